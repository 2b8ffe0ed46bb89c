package chart

// Bar is one bar of a profile.
type Bar struct {
	Label string
	Value float64
	Note  string
}

// Bars is a profile over a day or a week, such as the number of agents.
type Bars struct {
	ID, Title, Desc, YName, Lang string
	Bars                         []Bar
}

// SVG draws the bars with their values above them.
func (c Bars) SVG() []byte {
	const w, h, left, top, bottom = 640.0, 290.0, 50.0, 62.0, 36.0
	p := newPicture(c.ID, c.Title, c.Desc, w, h)
	p.text(10, 20, "start", "strong", clip(c.Title, 84))
	values := []float64{0}
	for _, b := range c.Bars {
		values = append(values, b.Value)
	}
	y := newScale(values, h-bottom, top)
	for _, m := range y.marks {
		p.line(left, y.at(m), w-10, y.at(m), "grid")
		p.text(left-8, y.at(m)+4, "end", "small quiet", Format(m, c.Lang))
	}
	step := (w - left - 10) / float64(max(len(c.Bars), 1))
	for i, b := range c.Bars {
		x := left + step*float64(i)
		p.rect(x+step*.15, y.at(b.Value), step*.7, y.at(0)-y.at(b.Value), "accent")
		p.text(x+step/2, y.at(b.Value)-5, "middle", "small strong", Format(b.Value, c.Lang))
		p.text(x+step/2, h-bottom+16, "middle", "small quiet", clip(b.Label, max(3, int(step/6.5))))
	}
	p.text(10, top-22, "start", "small strong", c.YName)
	return p.done()
}
