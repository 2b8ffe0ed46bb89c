package main

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"github.com/kommunkvalitet/kvalitet/risk"
)

// riskColours go from the lowest band to the highest; light enough for black text.
var riskColours = []string{"#cfe8cf", "#fff3b0", "#ffd9a0", "#f6b1a8", "#e58c8a", "#d46a6a"}

// riskSVG draws a heat map: a cell per pair of steps with its value, coloured by band, and how many risks stand there.
func riskSVG(m risk.Matrix, heat risk.Heat, lang string) []byte {
	const left, top, w, h = 150, 40, 110, 70
	var b bytes.Buffer
	text := func(x, y int, size int, anchor, s string) {
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d" text-anchor="%s">`, x, y, size, anchor)
		_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
		b.WriteString("</text>\n")
	}
	rows, columns := len(m.Likelihood.Steps), len(m.Consequence.Steps)
	width, height := left+columns*w+20, top+rows*h+60
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" role="img">`+"\n", width, height)
	b.WriteString("<title>")
	_ = xml.EscapeText(&b, []byte(m.Name.In(lang)))
	b.WriteString("</title>\n")
	text(left, 25, 14, "start", m.Likelihood.Name.In(lang)+" × "+m.Consequence.Name.In(lang))
	for l := rows; l >= 1; l-- {
		y := top + (rows-l)*h
		text(left-10, y+h/2+5, 13, "end", m.Likelihood.Steps[l-1].Name.In(lang))
		for c := 1; c <= columns; c++ {
			x := left + (c-1)*w
			v, _ := m.Rate(l, c)
			colour := "#ffffff"
			if v.Level > 0 {
				colour = riskColours[bandColour(v.Level-1, len(m.Bands))]
			}
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" stroke="#555"/>`+"\n", x, y, w, h, colour)
			text(x+8, y+18, 12, "start", fmt.Sprint(v.Value))
			if n := heat.Counts[l-1][c-1]; n > 0 {
				text(x+w/2, y+h/2+12, 22, "middle", fmt.Sprint(n))
			}
		}
	}
	for c := range columns {
		text(left+c*w+w/2, top+rows*h+22, 13, "middle", m.Consequence.Steps[c].Name.In(lang))
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// bandColour spreads the bands over the colours, the highest always the same red.
func bandColour(band, bands int) int {
	if bands < 2 {
		return 0
	}
	return band * min(len(riskColours)-1, max(bands-1, 3)) / (bands - 1)
}
