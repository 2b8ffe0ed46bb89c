package diagram

import (
	"cmp"
	"slices"
)

// zones gives level stretches their tracks, the short ones nearest to the row above, and each zone its height.
func (l *layout) zones() {
	for _, lv := range l.levels {
		rt := lv.route
		switch {
		case rt.kind == message && lv == rt.band:
			lv.x1, lv.x2 = l.corner(l.from[rt.flow], rt.exit, rt, true), l.trackX(rt.out)
		case rt.kind == message:
			lv.x1, lv.x2 = l.corner(l.to[rt.flow], rt.entry, rt, false), l.trackX(rt.out)
		case rt.out != nil:
			lv.x1, lv.x2 = l.trackX(rt.out), l.trackX(rt.in)
		default:
			lv.x1, lv.x2 = l.cx(l.from[rt.flow]), l.trackX(rt.in)
		}
		lv.height = levelHeight
		lo, hi := min(lv.x1, lv.x2), max(lv.x1, lv.x2)
		if l.labelled(lv) {
			w := widest(rt.lines, labelFont) + 8
			lv.height += len(rt.lines) * lineHeight
			if lv.x2 >= lv.x1 {
				hi = max(hi, lv.x1+w)
			} else {
				lo = min(lo, lv.x1-w)
			}
		}
		lv.x1, lv.x2 = lo, hi
	}
	l.height = make(map[[2]int]int)
	groups := make(map[[3]int][]*level)
	for _, lv := range l.levels {
		above := 0
		if l.hangs(lv) {
			above = 1
		}
		key := [3]int{lv.zone, lv.pool, above}
		groups[key] = append(groups[key], lv)
	}
	for z := range len(l.grid.rows) + 1 {
		for p := range l.pools {
			top := stackLevels(groups[[3]int{2 * z, p, 0}], 0, false)
			l.height[[2]int{2 * z, p}] = stackLevels(groups[[3]int{2 * z, p, 1}], top, true)
		}
	}
}

// hangs reports whether the stretch belongs to the row below its zone. What comes from above turns in the upper part of
// a zone and what comes from below in the lower part, so that neither has to pass the other's labels.
func (l *layout) hangs(lv *level) bool {
	rt := lv.route
	if lv == rt.band2 {
		return rt.entry == sideTop
	}
	a := l.from[rt.flow]
	return rt.exit == sideTop || rt.exit == sideRight && a >= 0 && lv.zone == 2*l.row[a]
}

// stackLevels gives stretches their heights, the short ones nearest to their row, and returns where the last one ends.
func stackLevels(lvs []*level, top int, reverse bool) int {
	slices.SortStableFunc(lvs, func(a, b *level) int { return cmp.Compare(a.x2-a.x1, b.x2-b.x1) })
	var heights []int
	for i, lv := range lvs {
		for changed := true; changed; {
			changed = false
			for _, other := range lvs[:i] {
				if other.track == lv.track && other.x1 <= lv.x2+6 && lv.x1 <= other.x2+6 {
					lv.track++
					changed = true
				}
			}
		}
		if lv.track == len(heights) {
			heights = append(heights, 0)
		}
		heights[lv.track] = max(heights[lv.track], lv.height)
	}
	for t := range heights {
		at := t
		if reverse {
			at = len(heights) - 1 - t
		}
		top += heights[at]
		for _, lv := range lvs {
			if lv.track == at {
				lv.y = top - levelHeight/2
			}
		}
	}
	return top
}

// labelled reports whether the flow's label stands on this level stretch.
func (l *layout) labelled(lv *level) bool {
	rt := lv.route
	switch {
	case len(rt.lines) == 0:
		return false
	case rt.kind == message:
		return lv == rt.band || l.from[rt.flow] < 0
	default:
		return rt.exit != sideRight
	}
}

// rows stacks everything from the top.
func (l *layout) rows() {
	l.up, l.down, l.mid = make([]int, len(l.rowsList())), make([]int, len(l.rowsList())), make([]int, len(l.rowsList()))
	for r := range l.up {
		l.up[r], l.down[r] = taskHeight/2, taskHeight/2
	}
	for i, n := range l.m.Nodes {
		_, h := size(n.Kind)
		text := len(l.name[i]) * lineHeight
		if isGateway(n.Kind) {
			need(&l.up[l.row[i]], h/2+4+text)
		} else if !isTask(n.Kind) {
			need(&l.down[l.row[i]], h/2+4+text)
		}
	}
	l.stack = make([]int, len(l.routes))
	above := make(map[[2]int]int) // node, side → height of the labels beside it
	for i := range l.routes {
		rt := &l.routes[i]
		node, at, ok := l.beside(rt)
		if !ok || len(rt.lines) == 0 {
			continue
		}
		if l.under(rt) {
			need(&l.down[l.row[node]], len(rt.lines)*lineHeight+4)
			continue
		}
		l.stack[i] = above[[2]int{node, int(at)}]
		above[[2]int{node, int(at)}] += len(rt.lines) * lineHeight
		need(&l.up[l.row[node]], above[[2]int{node, int(at)}]+4)
	}
	l.zoneY = make(map[[2]int]int)
	l.laneY = make(map[int][2]int)
	l.poolY = make([][2]int, len(l.pools))
	y := margin
	for p := 0; p < len(l.pools); {
		if l.pools[p].black {
			end := p
			for end < len(l.pools) && l.pools[end].black {
				end++
			}
			if p > 0 {
				y += l.strip(p, end)
			}
			for i := p; i < end; i++ {
				l.poolY[i] = [2]int{y, y + blackHeight}
			}
			y += blackHeight + poolGap
			if p == 0 {
				y += l.strip(p, end)
			}
			p = end
			continue
		}
		top := y
		for r := l.pools[p].firstRow; r < l.pools[p].lastRow; r++ {
			if r == l.pools[p].firstRow {
				l.zoneY[[2]int{2 * r, p}] = y
				y += l.height[[2]int{2 * r, p}]
			}
			if lane := l.grid.rows[r].lane; r == l.pools[p].firstRow || l.grid.rows[r-1].lane != lane {
				start := y
				if r == l.pools[p].firstRow {
					start = top
				}
				l.laneY[lane] = [2]int{start, start}
			}
			y += rowPad + l.up[r]
			l.mid[r] = y
			y += l.down[r] + rowPad
			l.zoneY[[2]int{2 * (r + 1), p}] = y
			y += l.height[[2]int{2 * (r + 1), p}]
			lane := l.grid.rows[r].lane
			l.laneY[lane] = [2]int{l.laneY[lane][0], y}
		}
		l.poolY[p] = [2]int{top, y}
		y += poolGap
		p++
	}
	for _, lv := range l.levels {
		lv.y += l.zoneY[[2]int{lv.zone, lv.pool}]
	}
	l.d.Height = y - poolGap + margin
	l.d.Width = l.right + margin
}

// beside finds the node at whose right or left side the flow's label stands, above the line in the middle of the row.
func (l *layout) beside(rt *route) (node int, at side, ok bool) {
	a, b := l.from[rt.flow], l.to[rt.flow]
	switch {
	case rt.kind == nowhere:
		return 0, 0, false
	case a >= 0:
		return a, sideRight, rt.exit == sideRight
	default:
		return b, sideLeft, rt.band2 == nil
	}
}

func (l *layout) rowsList() []row { return l.grid.rows }

// strip is the room that messages need to spread to several participants side by side.
func (l *layout) strip(first, end int) int {
	if end-first < 2 {
		return 0
	}
	n := 0
	for i := range l.routes {
		if l.routes[i].kind == message && (l.poolOfEnd(l.from[i]) >= first && l.poolOfEnd(l.from[i]) < end || l.poolOfEnd(l.to[i]) >= first && l.poolOfEnd(l.to[i]) < end) {
			n++
		}
	}
	return n * levelHeight
}

// poolOfEnd is the pool of a participant; −1 for a node.
func (l *layout) poolOfEnd(end int) int {
	if end > -2 {
		return -1
	}
	return slices.IndexFunc(l.pools, func(p pool) bool { return p.black && p.participant == -2-end })
}
