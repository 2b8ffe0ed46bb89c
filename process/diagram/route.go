package diagram

import (
	"cmp"
	"slices"
)

// A route is how a flow runs, in terms of the grid. Vertical stretches run in the gap before a column, level ones in
// the zone below a row (or above a pool's first row), or along a row through cells that are empty. As boxes stand in
// cells, no route can run through one.
type route struct {
	flow int
	exit side
	// kind tells which stretches there are.
	kind  routeKind
	out   *vertical // in the gap after the source's column, or the only one of a message
	in    *vertical // in the gap before the target's column
	band  *level
	band2 *level // of a message, before it enters a task by its corner
	entry side
	lines []string // label
}

type side uint8

const (
	sideRight side = iota
	sideBottom
	sideTop
	sideLeft
)

type routeKind uint8

const (
	straight routeKind = iota // along the row
	step                      // right, one vertical, right
	drop                      // out of the corner, along the column, then along the target's row
	around                    // out, level in a zone, vertical, in; out is nil when it leaves by a corner
	message                   // between pools
	nowhere                   // an end is missing, or both are participants
)

// vertical is a stretch in a gap. Its ends are ranks: twice the row plus one is the middle of the row, twice the row is
// the zone above it; −1 and a rank beyond the last are participants.
type vertical struct {
	gap      int
	from, to int // ranks
	left     int // the row whose line comes from the left to it; −1 none
	right    int // the row whose line goes to the right from it; −1 none
	source   int // the node whose line comes from the left
	target   int
	track    int
	key      int
}

// level is a stretch in a zone.
type level struct {
	zone   int // 2·row is the zone above the row; the zone below row r is 2·(r+1)
	pool   int // tells two pools' zones of the same rank apart
	route  *route
	x1, x2 int
	height int
	track  int
	y      int
}

type router struct {
	*grid
	routes []route
	gaps   [][]*vertical // per gap: 0 before the first column … cols after the last
	levels []*level
	rowUse map[int][]span // row → columns used by lines along it, with the flow's ends
	colUse map[int][]span // column → ranks used by drops
}

type span struct{ from, to, source, target int }

func (r *router) empty(col, row int) bool {
	_, ok := r.cell[[2]int{col, row}]
	return !ok
}

// clear reports whether a line may run along a row through the columns from < c < to, and not on another's line.
func (r *router) clear(row, from, to, source, target int) bool {
	for c := from + 1; c < to; c++ {
		if !r.empty(c, row) {
			return false
		}
	}
	for _, s := range r.rowUse[row] {
		if s.from < to && from < s.to && s.source != source && s.target != target {
			return false
		}
	}
	return true
}

func (r *router) use(row, from, to, source, target int) {
	r.rowUse[row] = append(r.rowUse[row], span{from, to, source, target})
}

// routeAll chooses a route for every flow: those that can be straight first, then the rest in the order of the map.
func routeAll(g *grid) *router {
	r := &router{grid: g, routes: make([]route, len(g.m.Flows)), gaps: make([][]*vertical, g.cols+1),
		rowUse: make(map[int][]span), colUse: make(map[int][]span)}
	done := make([]bool, len(r.routes))
	rightTaken := make([]bool, len(g.m.Nodes))
	for i := range r.routes {
		rt := &r.routes[i]
		rt.flow = i
		a, b := g.from[i], g.to[i]
		switch {
		case a == -1 || b == -1:
			rt.kind, done[i] = nowhere, true
		case a < 0 && b < 0:
			rt.kind, done[i] = nowhere, true
		case a >= 0 && b >= 0 && g.row[a] == g.row[b] && g.col[a] < g.col[b] && !rightTaken[a] && r.clear(g.row[a], g.col[a], g.col[b], a, b) &&
			!g.m.Flows[i].IsMessage():
			rt.kind, done[i] = straight, true
			rightTaken[a] = true
			r.use(g.row[a], g.col[a], g.col[b], a, b)
		}
	}
	order := make([]int, 0, len(r.routes))
	for i := range r.routes {
		if !done[i] {
			order = append(order, i)
		}
	}
	// Up before down, near before far, back last: the first takes the right corner.
	weight := func(i int) int {
		a, b := g.from[i], g.to[i]
		if a < 0 || b < 0 {
			return 1 << 20
		}
		dc, dr := g.col[b]-g.col[a], g.row[b]-g.row[a]
		if dc <= 0 {
			return 1<<18 - dc
		}
		if dr > 0 {
			return 1<<10 + dr*64 + dc
		}
		return -dr*8 + dc
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(weight(x), weight(y)) })
	for _, i := range order {
		r.choose(&r.routes[i], rightTaken)
	}
	return r
}

func (r *router) vertical(gap, from, to, left, right, source, target int) *vertical {
	v := &vertical{gap: gap, from: from, to: to, left: left, right: right, source: source, target: target}
	v.key = from
	if to > from {
		v.key = -from
	}
	r.gaps[gap] = append(r.gaps[gap], v)
	return v
}

func (r *router) choose(rt *route, rightTaken []bool) {
	i := rt.flow
	a, b := r.from[i], r.to[i]
	if a < 0 || b < 0 || r.m.Flows[i].IsMessage() && (isTask(r.m.Nodes[a].Kind) || isTask(r.m.Nodes[b].Kind)) {
		r.chooseMessage(rt, a, b)
		return
	}
	kind := r.m.Nodes[a].Kind
	corner := isTask(kind) || isGateway(kind)
	rowA, rowB, colA, colB := r.row[a], r.row[b], r.col[a], r.col[b]
	if rightTaken[a] && corner {
		rt.exit = sideBottom
		plain := isGateway(kind) && len(wrap(r.m.Nodes[a].Name, labelWidth, labelFont, 4)) == 0 || isTask(kind)
		if rowB < rowA && plain && r.roofFree(a) {
			rt.exit = sideTop
		}
		if r.canDrop(rt, a, b) {
			rt.kind = drop
			r.use(rowB, colA, colB, a, b)
			r.colUse[colA] = append(r.colUse[colA], span{min(2*rowA+1, 2*rowB+1), max(2*rowA+1, 2*rowB+1), a, b})
			return
		}
	} else {
		rightTaken[a] = true
		if rowA != rowB && colB > colA {
			if r.clear(rowB, colA, colB, a, b) {
				rt.kind = step
				rt.out = r.vertical(colA+1, 2*rowA+1, 2*rowB+1, rowA, rowB, a, b)
				r.use(rowB, colA, colB, a, b)
				return
			}
			if r.clear(rowA, colA, colB, a, b) {
				rt.kind = step
				rt.out = r.vertical(colB, 2*rowA+1, 2*rowB+1, rowA, rowB, a, b)
				r.use(rowA, colA, colB, a, b)
				return
			}
		}
	}
	r.detour(rt, a, b)
}

// roofFree reports whether nothing in the cell above can leave by its lower corner.
func (r *router) roofFree(a int) bool {
	row := r.row[a]
	return row == 0 || r.rows[row-1].pool != r.rows[row].pool || r.empty(r.col[a], row-1)
}

// canDrop reports whether the way straight down (or up) from the corner and then along the target's row is free.
func (r *router) canDrop(rt *route, a, b int) bool {
	rowA, rowB, colA, colB := r.row[a], r.row[b], r.col[a], r.col[b]
	if rowA == rowB || colB <= colA || (rt.exit == sideTop) != (rowB < rowA) || !r.clear(rowB, colA-1, colB, a, b) {
		return false
	}
	if r.rows[rowA].pool != r.rows[rowB].pool {
		return false
	}
	lo, hi := min(rowA, rowB), max(rowA, rowB)
	for row := lo; row <= hi; row++ {
		if row != rowA && !r.empty(colA, row) {
			return false
		}
	}
	for _, s := range r.colUse[colA] {
		if s.from < 2*hi+1 && 2*lo+1 < s.to {
			return false
		}
	}
	return true
}

// detour takes the flow round by a zone.
func (r *router) detour(rt *route, a, b int) {
	rt.kind = around
	rowA, rowB := r.row[a], r.row[b]
	zone := 2 * (rowA + 1)
	if rt.exit == sideTop || rt.exit == sideRight && rowB < rowA {
		zone = 2 * rowA
	}
	if rt.exit == sideRight {
		rt.out = r.vertical(r.col[a]+1, 2*rowA+1, zone, rowA, -1, a, -1)
	}
	rt.in = r.vertical(r.col[b], zone, 2*rowB+1, -1, rowB, -1, b)
	rt.band = r.band(rt, zone, rowA)
}
