package diagram

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/internal/digraph"
)

// grid is where everything stands before there are pixels: a column and a row per node, rows belonging to lanes and
// lanes to pools.
type grid struct {
	m    *process.Map
	g    *digraph.Graph
	from []int // per flow: node, −1 for none, −2−i for participant i
	to   []int
	col  []int
	row  []int // counted over all lanes
	lane []int // per node: its lane; −1 without lanes

	pools []pool // in drawing order; each has at least one row unless it is black
	rows  []row
	cols  int
	cell  map[[2]int]int // column, row → node
}

type pool struct {
	name        string
	black       bool
	participant int   // index; −1 for a pool with an inside
	lanes       []int // indices of its lanes
	firstRow    int   // half-open span of rows
	lastRow     int
}

type row struct {
	lane int // −1 for the only lane of a pool without lanes
	pool int
}

// place gives every node a column and a row. Columns are the longest way from a start when ways back are left out; the
// row within the lane follows the node that comes before, as far as the cell is free.
func place(m *process.Map) *grid {
	g := &grid{m: m, from: make([]int, len(m.Flows)), to: make([]int, len(m.Flows)), cell: make(map[[2]int]int)}
	g.resolve()
	g.columns()
	g.lanes()
	g.stack()
	return g
}

// resolve finds the ends of the flows.
func (g *grid) resolve() {
	end := make(map[string]int)
	for i, p := range g.m.Participants {
		end[p.ID] = -2 - i
	}
	for i := len(g.m.Nodes) - 1; i >= 0; i-- {
		end[g.m.Nodes[i].ID] = i
	}
	find := func(id string) int {
		if i, ok := end[id]; ok {
			return i
		}
		return -1
	}
	from, to := make([]int32, len(g.m.Flows)), make([]int32, len(g.m.Flows))
	for i, f := range g.m.Flows {
		g.from[i], g.to[i] = find(f.From), find(f.To)
		from[i], to[i] = int32(g.from[i]), int32(g.to[i])
		if f.IsMessage() || from[i] < 0 || to[i] < 0 {
			from[i], to[i] = -1, -1
		}
	}
	var starts []int32
	for i, n := range g.m.Nodes {
		if n.Kind == process.NodeStart {
			starts = append(starts, int32(i))
		}
	}
	g.g = digraph.New(len(g.m.Nodes), from, to, starts)
}

func (g *grid) columns() {
	g.col = make([]int, len(g.m.Nodes))
	for _, v := range g.g.Order {
		for _, f := range g.g.Out[v] {
			if w := g.g.To[f]; !g.g.Back[f] && w != v {
				g.col[w] = max(g.col[w], g.col[v]+1)
			}
		}
	}
	for i := len(g.g.Order) - 1; i >= 0; i-- { // a node without a way in stands beside what it leads to
		v := g.g.Order[i]
		if len(g.g.In[v]) > 0 || len(g.g.Out[v]) == 0 || g.m.Nodes[v].Kind == process.NodeStart {
			continue
		}
		near := -1
		for _, f := range g.g.Out[v] {
			if c := g.col[g.g.To[f]] - 1; near < 0 || c < near {
				near = c
			}
		}
		g.col[v] = max(near, 0)
	}
	for _, c := range g.col {
		g.cols = max(g.cols, c+1)
	}
	g.cols = max(g.cols, 1)
}

// lanes finds each node's lane. One that names none stands with the node before it, or after it, or in the first lane.
func (g *grid) lanes() {
	index := make(map[string]int)
	for i := len(g.m.Lanes) - 1; i >= 0; i-- {
		index[g.m.Lanes[i].ID] = i
	}
	g.lane = make([]int, len(g.m.Nodes))
	for i, n := range g.m.Nodes {
		l, ok := index[n.Lane]
		if !ok {
			l = -1
		}
		g.lane[i] = l
	}
	if len(g.m.Lanes) == 0 {
		return
	}
	for _, v := range g.g.Order {
		for _, f := range g.g.In[v] {
			if g.lane[v] < 0 {
				g.lane[v] = g.lane[g.g.From[f]]
			}
		}
	}
	for i := len(g.g.Order) - 1; i >= 0; i-- {
		v := g.g.Order[i]
		for _, f := range g.g.Out[v] {
			if g.lane[v] < 0 {
				g.lane[v] = g.lane[g.g.To[f]]
			}
		}
	}
	for i := range g.lane {
		g.lane[i] = max(g.lane[i], 0)
	}
}

// stack orders the pools and gives the nodes their rows.
func (g *grid) stack() {
	var inside []pool
	for i, l := range g.m.Lanes {
		at := slices.IndexFunc(inside, func(p pool) bool { return p.name == l.Pool })
		if at < 0 {
			at = len(inside)
			inside = append(inside, pool{name: l.Pool, participant: -1})
		}
		inside[at].lanes = append(inside[at].lanes, i)
	}
	if len(inside) == 0 {
		inside = []pool{{participant: -1}}
	}
	height := g.rowsOf()
	above, below := g.participants(height)
	g.pools = slices.Concat(above, inside, below)
	g.rows = nil
	for p := range g.pools {
		g.pools[p].firstRow = len(g.rows)
		if !g.pools[p].black {
			lanes := g.pools[p].lanes
			if len(lanes) == 0 {
				lanes = []int{-1}
			}
			for _, l := range lanes {
				for range height[l+1] {
					g.rows = append(g.rows, row{lane: l, pool: p})
				}
			}
		}
		g.pools[p].lastRow = len(g.rows)
	}
	base := make(map[int]int)
	for r := len(g.rows) - 1; r >= 0; r-- {
		base[g.rows[r].lane] = r
	}
	for v := range g.row {
		g.row[v] += base[g.lane[v]]
		g.cell[[2]int{g.col[v], g.row[v]}] = v
	}
}

// rowsOf gives each node its row within its lane and returns how many rows each lane has (at lane+1).
func (g *grid) rowsOf() []int {
	height := make([]int, len(g.m.Lanes)+1)
	for i := range height {
		height[i] = 1
	}
	g.row = make([]int, len(g.m.Nodes))
	order := make([]int, len(g.m.Nodes))
	rank := make([]int, len(g.m.Nodes))
	for i, v := range g.g.Order {
		order[i], rank[v] = int(v), i
	}
	wish := make([]int, len(g.m.Nodes))
	slices.SortStableFunc(order, func(a, b int) int { return g.col[a] - g.col[b] })
	taken := make(map[[3]int]bool) // lane, column, row
	for start := 0; start < len(order); {
		end := start
		for end < len(order) && g.col[order[end]] == g.col[order[start]] {
			v := order[end]
			wish[v] = 0
			for _, f := range g.g.In[v] {
				if u := int(g.g.From[f]); g.lane[u] == g.lane[v] && g.col[u] < g.col[v] {
					wish[v] = g.row[u]
					break
				}
			}
			end++
		}
		column := order[start:end]
		slices.SortStableFunc(column, func(a, b int) int {
			if wish[a] != wish[b] {
				return wish[a] - wish[b]
			}
			return rank[a] - rank[b]
		})
		slices.SortStableFunc(column, func(a, b int) int { return wish[a] - wish[b] })
		for _, v := range column {
			l := g.lane[v]
			r := wish[v]
			for d := 0; taken[[3]int{l, g.col[v], r}]; {
				d++
				r = wish[v] + d
				if up := wish[v] - d; up >= 0 && !taken[[3]int{l, g.col[v], up}] {
					r = up
				}
			}
			taken[[3]int{l, g.col[v], r}] = true
			g.row[v] = r
			height[l+1] = max(height[l+1], r+1)
		}
		start = end
	}
	return height
}

// participants puts each participant above or below the rest, nearer to where its first message goes.
func (g *grid) participants(height []int) (above, below []pool) {
	total := 0
	base := make([]int, len(height)+1)
	for l, h := range height {
		base[l] = total
		if l > 0 || len(g.m.Lanes) == 0 {
			total += h
		}
	}
	for i, p := range g.m.Participants {
		black := pool{name: p.Name, black: true, participant: i}
		up := true
		for f := range g.m.Flows {
			v := -1
			switch {
			case g.from[f] == -2-i:
				v = g.to[f]
			case g.to[f] == -2-i:
				v = g.from[f]
			}
			if v >= 0 {
				up = 2*(base[g.lane[v]+1]+g.row[v]) < total
				break
			}
		}
		if up {
			above = append(above, black)
		} else {
			below = append(below, black)
		}
	}
	return above, below
}
