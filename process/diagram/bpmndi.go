package diagram

import (
	"strconv"

	"github.com/kommunkvalitet/kvalitet/process"
)

// diagram makes the drawing's part of a document: a shape for everything that stands, an edge for every flow. Pools and
// lanes come first, as what comes later is drawn on top.
func (b *builder) diagram(plane string) *element {
	pl := newElement(b.dip+"BPMNPlane", "id", b.id("plane", "Plane_1", ""), "bpmnElement", plane)
	for i, s := range b.d.Pools {
		pl.add(b.shape(b.ids["p:"+strconv.Itoa(i)], s, "isHorizontal", "true"))
	}
	for i, s := range b.d.Lanes {
		pl.add(b.shape(b.ids["l:"+b.m.Lanes[i].ID], s, "isHorizontal", "true"))
	}
	b.contents(pl)
	return newElement(b.dip+"BPMNDiagram", "id", b.id("diagram", "Diagram_1", "")).add(pl)
}

// contents adds nodes and flows.
func (b *builder) contents(pl *element) {
	for i, s := range b.d.Nodes {
		n := b.m.Nodes[i]
		var attrs []string
		switch n.Kind {
		case process.NodeDecision:
			attrs = []string{"isMarkerVisible", "true"}
		case process.NodeSubprocess:
			attrs = []string{"isExpanded", "false"}
		default:
		}
		pl.add(b.shape(b.ids["n:"+n.ID], s, attrs...))
	}
	for i, e := range b.d.Edges {
		if len(e.Points) < 2 {
			continue
		}
		ref := b.ids["f:"+b.m.Flows[i].ID]
		edge := newElement(b.dip+"BPMNEdge", "id", b.id("di:"+ref, ref+"_di", ""), "bpmnElement", ref)
		for _, p := range e.Points {
			edge.add(newElement(b.ddp+"waypoint", "x", strconv.Itoa(p.X), "y", strconv.Itoa(p.Y)))
		}
		if len(e.Lines) > 0 {
			edge.add(b.label(e.Label))
		}
		pl.add(edge)
	}
}

func (b *builder) shape(ref string, s Shape, attrs ...string) *element {
	e := newElement(b.dip+"BPMNShape", append([]string{"id", b.id("di:"+ref, ref+"_di", ""), "bpmnElement", ref}, attrs...)...)
	e.add(b.bounds(s.Box))
	if s.Label.W > 0 {
		e.add(b.label(s.Label))
	}
	return e
}

func (b *builder) bounds(x Box) *element {
	return newElement(b.dcp+"Bounds", "x", strconv.Itoa(x.X), "y", strconv.Itoa(x.Y), "width", strconv.Itoa(x.W), "height", strconv.Itoa(x.H))
}

func (b *builder) label(x Box) *element { return newElement(b.dip + "BPMNLabel").add(b.bounds(x)) }
