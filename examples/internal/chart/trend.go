package chart

import (
	"math"
	"strconv"
)

// Series is values by year; NaN where there is none.
type Series struct {
	Name   string
	Values []float64
}

// Trend is a figure over time: one's own line, the others' behind it, and a target.
type Trend struct {
	ID, Title, Desc, Unit, Lang string
	From                        int // the year of the first value
	Own                         Series
	Others                      []Series
	Target                      float64 // NaN for none
}

// SVG draws the trend.
func (c Trend) SVG() []byte {
	const w, h, left, right, top, bottom = 680.0, 300.0, 64.0, 160.0, 34.0, 34.0
	p := newPicture(c.ID, c.Title, c.Desc, w, h)
	p.text(left, 20, "start", "strong", clip(c.Title, 76))
	all := []float64{c.Target}
	all = append(all, c.Own.Values...)
	for _, s := range c.Others {
		all = append(all, s.Values...)
	}
	y := newScale(all, h-bottom, top)
	n := len(c.Own.Values)
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = left
		if n > 1 {
			xs[i] += float64(i) / float64(n-1) * (w - left - right)
		}
	}
	for _, m := range y.marks {
		p.line(left, y.at(m), w-right, y.at(m), "grid")
		p.text(left-8, y.at(m)+4, "end", "small quiet", Format(m, c.Lang))
	}
	p.text(left-8, top-8, "end", "small quiet", clip(c.Unit, 12))
	every := max(1, (n+7)/8)
	for i, x := range xs {
		if i%every == 0 {
			p.text(x, h-bottom+18, "middle", "small quiet", strconv.Itoa(c.From+i))
		}
	}
	for _, s := range c.Others {
		p.path(xs, places(y, s.Values), "neutral")
	}
	labels := &column{}
	if !math.IsNaN(c.Target) {
		p.line(left, y.at(c.Target), w-right, y.at(c.Target), "line target")
		labels.add(y.at(c.Target), "målvärde "+Format(c.Target, c.Lang), "small")
		if c.Lang == "en" {
			labels.texts[0] = "target " + Format(c.Target, c.Lang)
		}
	}
	own := places(y, c.Own.Values)
	p.path(xs, own, "accent")
	last := -1
	for i, v := range own {
		if !math.IsNaN(v) {
			p.circle(xs[i], v, 3.5, "accent")
			last = i
		}
	}
	if last >= 0 {
		labels.add(own[last], clip(c.Own.Name, 14)+" "+Format(c.Own.Values[last], c.Lang), "small strong")
	}
	labels.draw(p, w-right+8)
	return p.done()
}

func places(y scale, values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = y.at(v)
	}
	return out
}

// column keeps labels beside each other from lying on each other.
type column struct {
	ys      []float64
	texts   []string
	classes []string
}

func (c *column) add(y float64, text, class string) {
	c.ys, c.texts, c.classes = append(c.ys, y), append(c.texts, text), append(c.classes, class)
}

func (c *column) draw(p *picture, x float64) {
	for i := 1; i < len(c.ys); i++ {
		for j := range i {
			if d := c.ys[i] - c.ys[j]; math.Abs(d) < 14 {
				if d < 0 {
					c.ys[i] = c.ys[j] - 14
				} else {
					c.ys[i] = c.ys[j] + 14
				}
			}
		}
	}
	for i, y := range c.ys {
		p.text(x, y+4, "start", c.classes[i], c.texts[i])
	}
}
