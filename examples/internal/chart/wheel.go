package chart

import (
	"fmt"
	"math"
)

// Event is a day on the wheel, as a share of the year from 0 to 1.
type Event struct {
	At   float64
	Name string
}

// Wheel is the year as a circle (årshjul): months around, events numbered outside.
type Wheel struct {
	ID, Title, Desc string
	Months          [12]string
	Events          []Event
}

// SVG draws the wheel, January at the top and clockwise; the events' names stand beside it by number.
func (c Wheel) SVG() []byte {
	const w, cx, cy, inner, outer = 860.0, 230.0, 300.0, 90.0, 140.0
	h := math.Max(560, 50+19*float64(len(c.Events)))
	p := newPicture(c.ID, c.Title, c.Desc, w, h)
	p.text(10, 20, "start", "strong", clip(c.Title, 84))
	at := func(share, r float64) (float64, float64) {
		a := 2*math.Pi*share - math.Pi/2
		return cx + r*math.Cos(a), cy + r*math.Sin(a)
	}
	for m, name := range c.Months {
		a, b := float64(m)/12, float64(m+1)/12
		x1, y1 := at(a, inner)
		x2, y2 := at(a, outer)
		x3, y3 := at(b, outer)
		x4, y4 := at(b, inner)
		tint := "tint-neutral"
		if m%2 == 1 {
			tint = "tint-accent"
		}
		p.printf(`<path d="M%s %sL%s %sA%s %s 0 0 1 %s %sL%s %sA%s %s 0 0 0 %s %sZ" class="box %s"/>`,
			num(x1), num(y1), num(x2), num(y2), num(outer), num(outer), num(x3), num(y3), num(x4), num(y4), num(inner), num(inner), num(x1), num(y1), tint)
		x, y := at((a+b)/2, (inner+outer)/2)
		p.text(x, y+4, "middle", "small", name)
	}
	var taken [][2]float64
	for i, e := range c.Events {
		x, y := at(e.At, outer+14)
		for layer := 1.0; crowded(taken, x, y); layer++ {
			x, y = at(e.At, outer+14+19*layer)
		}
		taken = append(taken, [2]float64{x, y})
		p.circle(x, y, 9, "accent")
		p.text(x, y+4, "middle", "small letter", fmt.Sprint(i+1))
		p.text(2*cx+10, 50+19*float64(i), "start", "small", fmt.Sprintf("%d. %s", i+1, clip(e.Name, 58)))
	}
	return p.done()
}

// crowded reports whether a mark at the place would lie on another.
func crowded(taken [][2]float64, x, y float64) bool {
	for _, p := range taken {
		if math.Hypot(p[0]-x, p[1]-y) < 18.5 {
			return true
		}
	}
	return false
}
