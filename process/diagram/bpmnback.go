package diagram

import (
	"io"
	"slices"
	"strconv"
	"strings"
)

// WriteBPMN writes the document back. A drawing that is complete is kept as it stands, and so is everything else; when
// something has no place in it, or a node stands outside its lane, the whole is drawn anew and the flows in and out of
// each node are written out. Names that have been changed in the map are changed in the document; nodes and flows are
// those of the file.
func (d *Document) WriteBPMN(w io.Writer) error {
	for _, n := range d.Map.Nodes {
		if e := d.nodes[n.ID]; e != nil && n.Name != "" && n.Name != strings.Join(strings.Fields(e.attr("name")), " ") {
			e.set("name", n.Name)
		}
	}
	for _, l := range d.Map.Lanes {
		if e := d.lanes[l.ID]; e != nil && l.Name != "" {
			e.set("name", l.Name)
		}
	}
	if !d.Drawn() {
		d.draw()
	}
	return writeXML(w, d.head, d.root, false)
}

// Drawn reports whether the document's own drawing is complete: every pool, lane, node and flow has a place, and every
// node's centre is inside the lane that lists it.
func (d *Document) Drawn() bool {
	boxes, edges := make(map[string]Box), make(map[string]bool)
	var walk func(e *element)
	walk = func(e *element) {
		ref := localName(e.attr("bpmnElement"))
		switch {
		case d.is(e, diNS, "BPMNShape"):
			if b := e.child("Bounds"); b != nil {
				x, okX := strconv.ParseFloat(b.attr("x"), 64)
				y, okY := strconv.ParseFloat(b.attr("y"), 64)
				bw, okW := strconv.ParseFloat(b.attr("width"), 64)
				h, okH := strconv.ParseFloat(b.attr("height"), 64)
				if okX == nil && okY == nil && okW == nil && okH == nil {
					boxes[ref] = Box{int(x), int(y), int(bw), int(h)}
				}
			}
		case d.is(e, diNS, "BPMNEdge"):
			points := 0
			for _, c := range e.elements() {
				if c.local() == "waypoint" {
					points++
				}
			}
			edges[ref] = points > 1
		case d.is(e, diNS, "BPMNDiagram") || d.is(e, diNS, "BPMNPlane") || e == d.root:
			for _, c := range e.elements() {
				walk(c)
			}
		}
	}
	walk(d.root)
	for _, f := range d.Map.Flows {
		if id := d.doc(f.ID); d.refs[id] && !edges[id] {
			return false
		}
	}
	for _, p := range d.Map.Participants {
		if _, ok := boxes[d.doc(p.ID)]; !ok {
			return false
		}
	}
	for _, id := range d.pools {
		if _, ok := boxes[id]; !ok {
			return false
		}
	}
	for _, l := range d.Map.Lanes {
		if _, ok := boxes[d.doc(l.ID)]; !ok && d.lanes[l.ID] != nil {
			return false
		}
	}
	for _, n := range d.Map.Nodes {
		box, ok := boxes[d.doc(n.ID)]
		if !ok {
			return false
		}
		if lane, ok := boxes[d.doc(n.Lane)]; ok && !lane.Contains(box.Center()) {
			return false
		}
	}
	return true
}

// draw replaces the drawing of the process by our own.
func (d *Document) draw() {
	diagram := d.diagram()
	d.root.children = slices.DeleteFunc(d.root.children, func(c any) bool {
		e, ok := c.(*element)
		return ok && d.is(e, diNS, "BPMNDiagram") && d.drawsProcess(e)
	})
	d.root.children = append(d.root.children, diagram)
	for _, p := range d.all(d.root, "process") {
		d.inside(p)
	}
}

// diagram draws the map.
func (d *Document) diagram() *element {
	b := newBuilder(d.Map)
	b.taken = make(map[string]bool)
	collect(d.root, b.taken)
	b.p = d.prefix(modelNS, "bpmn")
	b.dip, b.dcp, b.ddp = d.prefix(diNS, "bpmndi"), d.prefix(dcNS, "dc"), d.prefix(ddNS, "di")
	b.ids = make(map[string]string)
	for _, n := range d.Map.Nodes {
		b.ids["n:"+n.ID] = d.doc(n.ID)
	}
	for _, f := range d.Map.Flows {
		b.ids["f:"+f.ID] = d.doc(f.ID)
	}
	d.mend(b)
	outer, boxes := d.outerLanes(b)
	pl := newElement(b.dip+"BPMNPlane", "id", b.id("plane", "Plane_1", ""), "bpmnElement", d.plane)
	for i, s := range b.d.Pools {
		switch id, ok := d.pools[s.ID]; {
		case b.d.Black[i]:
			pl.add(b.shape(d.doc(s.ID), s, "isHorizontal", "true"))
		case ok:
			pl.add(b.shape(id, s, "isHorizontal", "true"))
		}
	}
	for i, e := range outer {
		pl.add(b.shape(e.attr("id"), Shape{Box: boxes[i]}, "isHorizontal", "true"))
	}
	for i, s := range b.d.Lanes {
		if e := d.lanes[d.Map.Lanes[i].ID]; e != nil && len(d.pools) > 0 && !slices.Contains(outer, e) {
			pl.add(b.shape(d.doc(s.ID), s, "isHorizontal", "true"))
		}
	}
	for i := range b.d.Edges { // what is only on the map has no element to draw
		if !d.refs[d.doc(b.d.Edges[i].ID)] {
			b.d.Edges[i].Points = nil
		}
	}
	b.contents(pl)
	d.rest(b, pl)
	return newElement(b.dip+"BPMNDiagram", "id", b.id("diagram", "Diagram_1", "")).add(pl)
}

// drawsProcess reports whether a diagram is of the collaboration or a process, not of the inside of a sub-process.
func (d *Document) drawsProcess(diagram *element) bool {
	plane := diagram.child("BPMNPlane")
	if plane == nil || localName(plane.attr("bpmnElement")) == d.plane {
		return true
	}
	for _, e := range d.root.elements() {
		if d.is(e, modelNS, "process", "collaboration") && e.attr("id") == localName(plane.attr("bpmnElement")) {
			return true
		}
	}
	return plane.attr("bpmnElement") == ""
}

// prefix finds the prefix of a namespace, declaring it when the document has none.
func (d *Document) prefix(ns, want string) string {
	for _, a := range d.root.attrs {
		if a.value != ns {
			continue
		}
		if a.name == "xmlns" {
			return ""
		}
		if len(a.name) > 6 && a.name[:6] == "xmlns:" {
			return a.name[6:] + ":"
		}
	}
	for d.root.attr("xmlns:"+want) != "" {
		want += "1"
	}
	d.root.set("xmlns:"+want, ns)
	d.declare(ns, want)
	return want + ":"
}

func collect(e *element, ids map[string]bool) {
	if id := e.attr("id"); id != "" {
		ids[id] = true
	}
	for _, c := range e.elements() {
		collect(c, ids)
	}
}

// mend writes out what tools may leave out but others need: a pool around lanes, the lane of every node, and the flows
// in and out of every node.
func (d *Document) mend(b *builder) {
	if len(d.pools) == 0 && len(d.lanes) > 0 && d.scope == nil {
		for _, p := range d.all(d.root, "process") {
			participant := newElement(b.p+"participant", "id", b.id("participant", "Participant_1", ""), "name", d.Map.PoolName(), "processRef", p.attr("id"))
			collaboration := newElement(b.p+"collaboration", "id", b.id("collaboration", "Collaboration_1", "")).add(participant)
			d.root.children = slices.Insert(d.root.children, slices.IndexFunc(d.root.children, func(c any) bool { return c == any(p) }), any(collaboration))
			d.pools[""], d.plane = participant.attr("id"), collaboration.attr("id")
			break
		}
	}
	for i, n := range d.Map.Nodes {
		e := d.nodes[n.ID]
		if l := b.d.LaneOf[i]; l >= 0 && n.Lane == "" {
			if lane := d.lanes[d.Map.Lanes[l].ID]; lane != nil {
				ref := newElement(b.p + "flowNodeRef")
				ref.children = append(ref.children, text(d.doc(n.ID)))
				lane.add(ref)
			}
		}
		d.reconnect(b, e, i)
	}
}

// reconnect replaces a node's incoming and outgoing, which stand after documentation and extensions.
func (d *Document) reconnect(b *builder, e *element, v int) {
	e.children = slices.DeleteFunc(e.children, func(c any) bool {
		child, ok := c.(*element)
		return ok && d.is(child, modelNS, "incoming", "outgoing")
	})
	at := 0
	for i, c := range e.children {
		if child, ok := c.(*element); ok && d.is(child, modelNS, "documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef") {
			at = i + 1
		}
	}
	var ways element
	for _, list := range []struct {
		tag   string
		flows []int
	}{{"incoming", b.in[v]}, {"outgoing", b.out[v]}} {
		for _, f := range list.flows {
			if id := d.doc(d.Map.Flows[f].ID); d.refs[id] {
				c := newElement(b.p + list.tag)
				c.children = append(c.children, text(id))
				ways.add(c)
			}
		}
	}
	e.children = slices.Insert(e.children, at, ways.children...)
}
