package diagram

import (
	"strconv"
	"strings"
)

// rest puts what a drawing has no shape for (data objects, annotations, groups) in a row below it, and draws a
// straight line for what ties it to something.
func (d *Document) rest(b *builder, pl *element) {
	places := make(map[string]Point)
	for _, s := range b.d.Nodes {
		places[d.doc(s.ID)] = s.Box.Center()
	}
	x := margin
	walk := func(e *element) {
		for _, c := range e.elements() {
			id := c.attr("id")
			size := map[string]Box{"dataObjectReference": {W: 36, H: 50}, "dataStoreReference": {W: 50, H: 50}, "textAnnotation": {W: 100, H: 50},
				"group": {W: 100, H: 80}}[c.local()]
			if _, node := kinds[c.local()]; node && !d.refs[id] { // not on the map
				size = Box{W: taskWidth, H: taskHeight}
				if strings.HasSuffix(c.local(), "Event") {
					size = Box{W: eventSize, H: eventSize}
				}
			}
			if size.W > 0 && id != "" && d.is(c, modelNS, c.local()) {
				size.X, size.Y = x, b.d.Height+margin
				x += size.W + 80
				places[id] = size.Center()
				pl.add(b.shape(id, Shape{Box: size}))
			}
		}
	}
	tie := func(e *element) {
		if !d.is(e, modelNS, "association", "dataInputAssociation", "dataOutputAssociation") || e.attr("id") == "" {
			return
		}
		from, okFrom := places[e.attr("sourceRef")]
		to, okTo := places[e.attr("targetRef")]
		if okFrom && okTo {
			b.edge(pl, e.attr("id"), from, to)
		}
	}
	scopes := []*element{d.scope}
	if d.scope == nil {
		scopes = append(d.all(d.root, "process"), d.all(d.root, "collaboration")...)
	}
	for _, c := range scopes {
		walk(c)
		for _, e := range c.elements() {
			tie(e)
		}
	}
}

func (b *builder) edge(pl *element, ref string, points ...Point) {
	e := newElement(b.dip+"BPMNEdge", "id", b.id("di:"+ref, ref+"_di", ""), "bpmnElement", ref)
	for _, p := range points {
		e.add(newElement(b.ddp+"waypoint", "x", strconv.Itoa(p.X), "y", strconv.Itoa(p.Y)))
	}
	pl.add(e)
}
