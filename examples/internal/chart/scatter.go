package chart

// Dot is one point of a scatter.
type Dot struct {
	Name string
	X, Y float64
	Tone Tone
}

// Scatter is points in four quadrants, such as a priority matrix.
type Scatter struct {
	ID, Title, Desc, XName, YName, Lang string
	Dots                                []Dot
	CrossX, CrossY                      float64
	Quadrants                           [4]string // upper left, upper right, lower left, lower right
}

// SVG draws the scatter. Points are numbered, and named beside the picture.
func (c Scatter) SVG() []byte {
	const w, left, right, top, bottom = 720.0, 60.0, 300.0, 56.0, 44.0
	h := max(360.0, top+bottom+18*float64(len(c.Dots)))
	p := newPicture(c.ID, c.Title, c.Desc, w, h)
	p.text(10, 20, "start", "strong", clip(c.Title, 80))
	xs, ys := []float64{c.CrossX}, []float64{c.CrossY}
	for _, d := range c.Dots {
		xs, ys = append(xs, d.X), append(ys, d.Y)
	}
	x, y := newScale(xs, left, w-right), newScale(ys, h-bottom, top)
	for _, m := range x.marks {
		p.line(x.at(m), top, x.at(m), h-bottom, "grid")
		p.text(x.at(m), h-bottom+16, "middle", "small quiet", Format(m, c.Lang))
	}
	for _, m := range y.marks {
		p.line(left, y.at(m), w-right, y.at(m), "grid")
		p.text(left-6, y.at(m)+4, "end", "small quiet", Format(m, c.Lang))
	}
	p.line(x.at(c.CrossX), top, x.at(c.CrossX), h-bottom, "axis")
	p.line(left, y.at(c.CrossY), w-right, y.at(c.CrossY), "axis")
	p.text(left+4, top+12, "start", "small quiet", c.Quadrants[0])
	p.text(w-right-4, top+12, "end", "small quiet", c.Quadrants[1])
	p.text(left+4, h-bottom-6, "start", "small quiet", c.Quadrants[2])
	p.text(w-right-4, h-bottom-6, "end", "small quiet", c.Quadrants[3])
	for i, d := range c.Dots {
		n := string(rune('A' + i%26))
		p.circle(x.at(d.X), y.at(d.Y), 9, d.Tone.String())
		p.text(x.at(d.X), y.at(d.Y)+4, "middle", "small letter", n)
		p.text(w-right+14, top+12+18*float64(i), "start", "small", n+" "+d.Tone.Symbol()+" "+clip(d.Name, 44))
	}
	p.text((left+w-right)/2, h-10, "middle", "small strong", c.XName)
	p.text(10, top-14, "start", "small strong", c.YName)
	return p.done()
}
