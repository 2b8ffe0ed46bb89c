package diagram_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

// faults finds everything that makes a drawing hard to read: what overlaps, what runs through what, and edges that run
// on top of each other without sharing an end.
func faults(m process.Map, d diagram.Drawing) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for i, a := range d.Nodes {
		for _, b := range d.Nodes[i+1:] {
			if a.Box.Overlaps(b.Box) {
				say("nodes %s and %s overlap", a.ID, b.ID)
			}
		}
		if l := d.LaneOf[i]; l >= 0 && (!d.Lanes[l].Box.Contains(a.Box.Center()) || outside(a.Box, d.Lanes[l].Box)) {
			say("node %s is outside lane %s", a.ID, d.Lanes[l].ID)
		}
	}
	type text struct {
		of  string
		box diagram.Box
	}
	var texts []text
	for _, n := range d.Nodes {
		if n.Label.W > 0 {
			texts = append(texts, text{"node " + n.ID, n.Label})
		}
	}
	for _, e := range d.Edges {
		if e.Label.W > 0 {
			texts = append(texts, text{"edge " + e.ID, e.Label})
		}
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			if a.box.Overlaps(b.box) {
				say("the labels of %s and %s overlap", a.of, b.of)
			}
		}
		for _, n := range d.Nodes {
			if a.box.Overlaps(n.Box) {
				say("the label of %s covers node %s", a.of, n.ID)
			}
		}
		if a.box.X < 0 || a.box.Y < 0 || a.box.X+a.box.W > d.Width || a.box.Y+a.box.H > d.Height {
			say("the label of %s is outside the drawing", a.of)
		}
	}
	for i, e := range d.Edges {
		f := m.Flows[i]
		if len(e.Points) < 2 {
			say("edge %s has %d points", e.ID, len(e.Points))
			continue
		}
		for k := 1; k < len(e.Points); k++ {
			p, q := e.Points[k-1], e.Points[k]
			if p.X != q.X && p.Y != q.Y {
				say("edge %s is not level or plumb", e.ID)
			}
			line := stretch(p, q)
			for _, n := range d.Nodes {
				if line.Overlaps(n.Box) {
					say("edge %s runs through node %s", e.ID, n.ID)
				}
			}
			for _, tx := range texts {
				if line.Overlaps(tx.box) {
					say("edge %s runs through the label of %s", e.ID, tx.of)
				}
			}
			for p, pool := range d.Pools {
				if d.Black[p] && line.Overlaps(pool.Box) {
					say("edge %s runs through participant %s", e.ID, pool.ID)
				}
			}
			for j := i + 1; j < len(d.Edges); j++ {
				g := m.Flows[j]
				if f.From == g.From || f.To == g.To {
					continue
				}
				for h := 1; h < len(d.Edges[j].Points); h++ {
					if onTop(p, q, d.Edges[j].Points[h-1], d.Edges[j].Points[h]) {
						say("edges %s and %s run on top of each other", e.ID, d.Edges[j].ID)
					}
				}
			}
		}
	}
	return out
}

func outside(a, b diagram.Box) bool {
	return a.X < b.X || a.Y < b.Y || a.X+a.W > b.X+b.W || a.Y+a.H > b.Y+b.H
}

// stretch is the line as a box that has an inside only along it.
func stretch(p, q diagram.Point) diagram.Box {
	return diagram.Box{X: min(p.X, q.X), Y: min(p.Y, q.Y), W: max(p.X, q.X) - min(p.X, q.X), H: max(p.Y, q.Y) - min(p.Y, q.Y)}
}

func onTop(a, b, c, d diagram.Point) bool {
	switch {
	case a.X == b.X && c.X == d.X && a.X == c.X:
		return min(a.Y, b.Y) < max(c.Y, d.Y) && min(c.Y, d.Y) < max(a.Y, b.Y)
	case a.Y == b.Y && c.Y == d.Y && a.Y == c.Y:
		return min(a.X, b.X) < max(c.X, d.X) && min(c.X, d.X) < max(a.X, b.X)
	default:
		return false
	}
}

func TestPresetsAreDrawnWithoutFaults(t *testing.T) {
	for _, m := range process.Presets() {
		assert.Empty(t, faults(m, diagram.Layout(m)), m.Name)
	}
}

func TestRandomMapsAreDrawnWithoutFaults(t *testing.T) {
	for seed := range uint64(3000) {
		m := randomMap(seed, 5+int(seed*7%56), int(seed%7))
		require.NoError(t, m.Validate())
		assert.Empty(t, faults(m, diagram.Layout(m)), "seed %d", seed)
	}
}
