package diagram

import "github.com/kommunkvalitet/kvalitet/process"

// The distances of a drawing.
const (
	margin      = 20
	trackStep   = 12
	gapPad      = 16
	rowPad      = 14
	poolGap     = 50
	levelHeight = 12
)

// Layout draws a map: the same map always gives the same drawing. It works on any map, also one that is not valid;
// flows whose ends are missing are left out. The work is roughly linear in the map's size, and quadratic in the number
// of flows that pass through one gap between columns.
func Layout(m process.Map) Drawing {
	g := place(&m)
	l := &layout{router: routeAll(g), d: Drawing{LaneOf: g.lane, PoolOf: make([]int, len(m.Lanes))}}
	l.labels()
	l.columns()
	l.zones()
	l.rows()
	l.shapes()
	l.edges()
	return l.d
}

type layout struct {
	*router
	d      Drawing
	lead   []int // per gap: room for labels after the column before it
	tail   []int // per gap: room for labels before the column after it
	gapX   []int
	colX   []int
	height map[[2]int]int // zone, pool → height
	zoneY  map[[2]int]int
	mid    []int // per row: where the centre of its nodes is
	up     []int
	down   []int
	name   [][]string // per node: lines outside
	stack  []int      // per flow: height of the labels below its own, beside the same node
	poolY  [][2]int
	laneY  map[int][2]int
	right  int
}

// labels breaks the names that stand outside their shapes and finds out how much room they need in the gaps.
func (l *layout) labels() {
	l.name = make([][]string, len(l.m.Nodes))
	for i, n := range l.m.Nodes {
		if !isTask(n.Kind) {
			l.name[i] = wrap(n.Name, labelWidth, labelFont, 4)
		}
	}
	l.lead, l.tail = make([]int, l.cols+1), make([]int, l.cols+1)
	for i := range l.routes {
		rt := &l.routes[i]
		if rt.kind == nowhere {
			continue
		}
		rt.lines = wrap(l.m.Flows[i].Name, labelWidth, labelFont, 3)
		if len(rt.lines) == 0 {
			continue
		}
		w := widest(rt.lines, labelFont) + 10
		if rt.kind == message && (rt.exit != sideRight || rt.entry != sideLeft) {
			w += 32 // see corner
		}
		a, b := l.from[i], l.to[i]
		switch {
		case a >= 0 && rt.exit == sideRight:
			half, _ := size(l.m.Nodes[a].Kind)
			need(&l.lead[l.col[a]+1], w-(taskWidth-half)/2)
		case a >= 0 && (rt.kind == drop || l.goesRight(rt)):
			need(&l.lead[l.col[a]+1], w-taskWidth/2)
		case a >= 0:
			need(&l.tail[l.col[a]], w-taskWidth/2)
		case b >= 0 && rt.entry == sideLeft:
			half, _ := size(l.m.Nodes[b].Kind)
			need(&l.tail[l.col[b]], w-(taskWidth-half)/2)
		case b >= 0:
			need(&l.tail[l.col[b]], w-taskWidth/2)
		}
	}
}

func need(room *int, w int) { *room = max(*room, w) }

// goesRight reports whether a flow that leaves by a corner turns right.
func (l *layout) goesRight(rt *route) bool {
	v := rt.in
	if rt.kind == message {
		v = rt.out
	}
	return v == nil || v.gap > l.col[l.from[rt.flow]]
}

func (l *layout) columns() {
	l.gapX, l.colX = make([]int, l.cols+1), make([]int, l.cols)
	x := margin + strip
	if len(l.m.Lanes) > 0 {
		x += strip
	}
	for c := range l.cols + 1 {
		l.gapX[c] = x
		tracks := l.orderGap(c)
		x += l.lead[c] + gapPad + max(tracks*trackStep, 8) + max(gapPad-trackStep/2, l.tail[c])
		if c < l.cols {
			l.colX[c] = x
			x += taskWidth
		}
	}
	l.right = x
}

func (l *layout) trackX(v *vertical) int {
	return l.gapX[v.gap] + l.lead[v.gap] + gapPad + v.track*trackStep
}

func (l *layout) cx(v int) int { return l.colX[l.col[v]] + taskWidth/2 }

// corner is where a flow meets a task's or a gateway's upper or lower edge. Messages keep apart from each other, from
// what else leaves there, and from those of the node across the zone.
func (l *layout) corner(v int, s side, rt *route, out bool) int {
	x := 0
	if rt.kind == message {
		x = 20
		if s == sideTop {
			x = 32
		}
		if !out {
			x = -x
		}
	}
	return l.cx(v) + x
}
