package chart

import (
	"strconv"
	"strings"
)

// Cell is one field of a matrix.
type Cell struct {
	Value string // what the field is worth: "12"
	Count int
	Tone  Tone
}

// Matrix is a risk matrix: counts in fields, rows from the top.
type Matrix struct {
	ID, Title, Desc  string
	XName, YName     string
	XLabels, YLabels []string // YLabels from the top
	Cells            [][]Cell // rows from the top
	CountWord        string   // after the number of risks: "st"
}

// SVG draws the matrix. A field shows its value small and the number of risks large.
func (c Matrix) SVG() []byte {
	const left, top, cw, ch = 150.0, 44.0, 92.0, 58.0
	w, h := left+cw*float64(len(c.XLabels))+16, top+ch*float64(len(c.YLabels))+56
	p := newPicture(c.ID, c.Title, c.Desc, w, h)
	p.text(10, 20, "start", "strong", clip(c.Title, 70))
	for i, row := range c.Cells {
		y := top + ch*float64(i)
		p.text(left-10, y+ch/2+4, "end", "small", clip(c.YLabels[i], 20))
		for j, cell := range row {
			x := left + cw*float64(j)
			p.rect(x, y, cw, ch, "box tint-"+cell.Tone.String())
			p.text(x+6, y+14, "start", "small quiet", cell.Tone.Symbol()+" "+cell.Value)
			if cell.Count > 0 {
				p.text(x+cw/2, y+ch/2+10, "middle", "strong", strings.TrimSpace(strconv.Itoa(cell.Count)+" "+c.CountWord))
			}
		}
	}
	for j, label := range c.XLabels {
		p.text(left+cw*(float64(j)+.5), h-36, "middle", "small", clip(label, 14))
	}
	p.text(left+cw*float64(len(c.XLabels))/2, h-14, "middle", "small strong", c.XName)
	p.text(10, top-6, "start", "small strong", c.YName)
	return p.done()
}
