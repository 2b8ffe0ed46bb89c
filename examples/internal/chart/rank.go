package chart

import "math"

// Mark is one row of a ranking.
type Mark struct {
	Name  string
	Value float64
	Tone  Tone
	Own   bool
}

// Rank is figures side by side, in the order given.
type Rank struct {
	ID, Title, Desc, Unit, Lang string
	Marks                       []Mark
}

// SVG draws the ranking as bars with their values; one's own is outlined and in bold.
func (c Rank) SVG() []byte {
	const w, left, right, top, row = 640.0, 190.0, 90.0, 40.0, 24.0
	h := top + row*float64(len(c.Marks)) + 10
	p := newPicture(c.ID, c.Title, c.Desc, w, h)
	p.text(10, 20, "start", "strong", clip(c.Title, 84))
	values := []float64{0}
	for _, m := range c.Marks {
		values = append(values, m.Value)
	}
	x := newScale(values, left, w-right)
	for i, m := range c.Marks {
		y := top + row*float64(i)
		class := "small"
		if m.Own {
			class = "small strong"
			p.rect(4, y-2, w-8, row-2, "tint-accent")
		}
		p.text(left-10, y+13, "end", class, m.Tone.Symbol()+" "+clip(m.Name, 24))
		if math.IsNaN(m.Value) {
			p.text(left+4, y+13, "start", "small quiet", "–")
			continue
		}
		from, to := math.Min(x.at(0), x.at(m.Value)), math.Max(x.at(0), x.at(m.Value))
		p.rect(from, y+2, math.Max(to-from, 1), row-8, m.Tone.String())
		p.text(to+6, y+13, "start", class, Format(m.Value, c.Lang))
	}
	p.line(x.at(0), top-4, x.at(0), h-8, "axis")
	p.text(w-10, 20, "end", "small quiet", clip(c.Unit, 22))
	return p.done()
}
