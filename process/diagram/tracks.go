package diagram

import (
	"cmp"
	"slices"
)

// orderGap gives the verticals of a gap their tracks from the left. A line that comes from the left along a row must
// reach its vertical before one that goes on to the right along the same row has begun, or the two would run on top of
// each other; where that is impossible in a circle, one flow is taken round by a zone instead.
func (r *router) orderGap(gap int) int {
	for {
		order, stuck := r.sortGap(r.gaps[gap])
		if stuck == nil {
			return assignTracks(order)
		}
		r.bend(stuck)
	}
}

// before reports whether v must stand to the left of w.
func before(v, w *vertical) bool {
	return v != w && v.left >= 0 && v.left == w.right
}

// sortGap orders by the constraints and, among those that may stand next, by the key that avoids crossings. When it is
// stuck it returns the vertical to be bent.
func (r *router) sortGap(vs []*vertical) (order []*vertical, stuck *vertical) {
	rest := slices.Clone(vs)
	slices.SortStableFunc(rest, func(a, b *vertical) int { return cmp.Compare(a.key, b.key) })
	for len(rest) > 0 {
		at := slices.IndexFunc(rest, func(v *vertical) bool {
			return !slices.ContainsFunc(rest, func(w *vertical) bool { return before(w, v) })
		})
		if at < 0 {
			at = slices.IndexFunc(rest, func(v *vertical) bool { return v.left >= 0 && v.right >= 0 })
			return nil, rest[max(at, 0)]
		}
		order = append(order, rest[at])
		rest = slices.Delete(rest, at, at+1)
	}
	return order, nil
}

// bend splits a vertical in two with a level stretch between: one for the line from the left, one for the line to the
// right. Bent verticals constrain each other in one direction only, so that it never has to be done more often than
// there are verticals.
func (r *router) bend(v *vertical) {
	for i := range r.routes {
		rt := &r.routes[i]
		if rt.out != v || rt.kind != step {
			continue
		}
		zone := 2 * (v.left + 1)
		if v.right < v.left {
			zone = 2 * v.left
		}
		rt.kind = around
		rt.in = r.vertical(v.gap, zone, 2*v.right+1, -1, v.right, -1, v.target)
		rt.band = r.band(rt, zone, v.left)
		v.to, v.right = zone, -1
		return
	}
	v.left, v.right = -1, -1 // cannot happen: only a step has both; but a drawing is better than none
}

// assignTracks puts verticals that do not meet on the same track and returns how many tracks there are.
func assignTracks(order []*vertical) int {
	tracks := 0
	for i, v := range order {
		v.track = 0
		for _, w := range order[:i] {
			if before(w, v) {
				v.track = max(v.track, w.track+1)
			}
		}
		for changed := true; changed; {
			changed = false
			for _, w := range order[:i] {
				if w.track == v.track && meets(v, w) {
					v.track++
					changed = true
				}
			}
		}
		tracks = max(tracks, v.track+1)
	}
	return tracks
}

// meets reports whether two verticals share a height. Those that end in the same zone may share a track there only if
// they would not touch, which is not known yet; they do not.
func meets(v, w *vertical) bool {
	return min(v.from, v.to) <= max(w.from, w.to) && min(w.from, w.to) <= max(v.from, v.to)
}
