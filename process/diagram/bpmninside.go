package diagram

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/process"
)

// inside draws what is within the sub-processes of a process, or of a sub-process, each on a plane of its own, unless a
// diagram does so already. On the plane above they stand collapsed.
func (d *Document) inside(scope *element) {
	planes := make(map[string]bool)
	for _, e := range d.root.elements() {
		if plane := e.child("BPMNPlane"); plane != nil && d.is(e, diNS, "BPMNDiagram") {
			planes[localName(plane.attr("bpmnElement"))] = true
		}
	}
	for _, e := range scope.elements() {
		if kinds[e.local()] != process.NodeSubprocess || !d.is(e, modelNS, e.local()) || planes[e.attr("id")] {
			continue
		}
		in := newDocument(d.root)
		in.pre, in.scope, in.plane = d.pre, e, e.attr("id")
		var ps check.List // what the inside lacks was told of when the whole was read
		in.readProcess(e, "", &ps)
		if len(in.Map.Nodes) > 0 {
			d.root.children = append(d.root.children, in.diagram())
			d.inside(e)
		}
	}
}

// outerLanes makes room for the lanes that hold other lanes: a strip to the left of them, by which the pool grows. It
// gives their elements and boxes.
func (d *Document) outerLanes(b *builder) (outer []*element, boxes []Box) {
	index := make(map[*element]int)
	for i, l := range b.m.Lanes {
		if e := d.lanes[l.ID]; e != nil {
			index[e] = i
		}
	}
	if d.scope != nil { // lanes within a sub-process are not drawn
		return nil, nil
	}
	for _, p := range d.all(d.root, "process") {
		deepest := 0
		var depth func(set *element, level int)
		depth = func(set *element, level int) {
			for _, e := range d.all(set, "lane") {
				deepest = max(deepest, level)
				if inner := e.child("childLaneSet"); inner != nil {
					depth(inner, level+1)
				}
			}
		}
		// place gives the box around the lanes of a set, each moved left by the levels that are missing below it.
		var place func(set *element, level int) Box
		place = func(set *element, level int) (around Box) {
			for _, e := range d.all(set, "lane") {
				shift := strip * (deepest - level)
				box := Box{}
				i, own := index[e]
				if own {
					box = b.d.Lanes[i].Box
				}
				if inner := e.child("childLaneSet"); inner != nil {
					box = union(box, place(inner, level+1))
					box.X, box.W = box.X-strip, box.W+strip
					outer, boxes = append(outer, e), append(boxes, box)
				} else if own && shift > 0 {
					box.X, box.W = box.X-shift, box.W+shift
					b.d.Lanes[i].Box = box
				}
				around = union(around, box)
			}
			return around
		}
		for _, set := range d.all(p, "laneSet") {
			depth(set, 1)
		}
		for _, set := range d.all(p, "laneSet") {
			if around := place(set, 1); deepest > 1 {
				for i, pool := range b.d.Pools {
					if pool.Box.Contains(Point{around.X + around.W/2, around.Y + around.H/2}) {
						grow := strip * (deepest - 1)
						b.d.Pools[i].Box.X, b.d.Pools[i].Box.W = pool.Box.X-grow, pool.Box.W+grow
					}
				}
			}
		}
	}
	slices.Reverse(outer) // the outermost first, under what it holds
	slices.Reverse(boxes)
	return outer, boxes
}

// union is the least box around both; an empty box adds nothing.
func union(a, b Box) Box {
	switch {
	case a.W == 0:
		return b
	case b.W == 0:
		return a
	}
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return Box{x, y, max(a.X+a.W, b.X+b.W) - x, max(a.Y+a.H, b.Y+b.H) - y}
}
