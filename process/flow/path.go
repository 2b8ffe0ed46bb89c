package flow

import (
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/process"
)

// longestPath is the critical path of a map without decisions and ways back (CPM).
type longestPath struct {
	length float64
	path   []string
	slack  []float64
}

// network solves a map of steps and parallel ways by its longest path, also when its ways do not nest. It is nil when
// the map has a decision or a way back, or several starts.
func (n *net) network(time func(int32) float64) *longestPath {
	if len(n.starts) != 1 {
		return nil
	}
	for v := range n.m.Nodes {
		if n.g.Cyclic(int32(v)) || len(n.g.Out[v]) > 1 && !n.parallel(int32(v)) {
			return nil
		}
	}
	reached := n.g.Reach(n.starts, false)
	finish, after := make([]float64, len(n.m.Nodes)), make([]float64, len(n.m.Nodes))
	before := make([]int32, len(n.m.Nodes))
	l := &longestPath{slack: make([]float64, len(n.m.Nodes)), path: []string{}}
	last := int32(-1)
	for _, v := range n.g.Order {
		before[v], l.slack[v] = -1, -1
		if !reached[v] {
			continue
		}
		start := 0.0
		for _, f := range n.g.In[v] {
			if u := n.g.From[f]; reached[u] && (before[v] < 0 || finish[u] > start) {
				before[v], start = u, finish[u]
			}
		}
		finish[v] = start + time(v)
		if last < 0 || finish[v] > l.length || finish[v] == l.length && len(n.g.Out[v]) == 0 {
			last, l.length = v, finish[v]
		}
	}
	for i := len(n.g.Order) - 1; i >= 0; i-- {
		v := n.g.Order[i]
		for _, f := range n.g.Out[v] {
			after[v] = max(after[v], time(n.g.To[f])+after[n.g.To[f]])
		}
		if reached[v] {
			l.slack[v] = l.length - finish[v] - after[v]
		}
	}
	for v := last; v >= 0; v = before[v] {
		if n.isStep(v) {
			l.path = append([]string{n.m.Nodes[v].ID}, l.path...)
		}
	}
	return l
}

func (n *net) isStep(v int32) bool {
	k := n.m.Nodes[v].Kind
	return k == process.NodeActivity || k == process.NodeSubprocess
}

// checkShape reports parallel splits that are not blocks: a way in from beside, or a way that gets out of the block
// before it ends.
func (n *net) checkShape() {
	for v := range n.m.Nodes {
		b, ok := n.blocks[int32(v)]
		if !ok {
			continue
		}
		owner := make(map[int32]int)
		bad := false
		for i, br := range b.branches {
			for _, w := range br.nodes {
				if first, twice := owner[w]; twice && first != i {
					bad = true
				}
				owner[w] = i
			}
		}
		for i, br := range b.branches {
			for _, w := range br.nodes {
				for _, f := range n.g.In[w] {
					u := n.g.From[f]
					if other, inside := owner[u]; u != int32(v) && (!inside || other != i) {
						bad = true
					}
				}
				bad = bad || w == int32(v)
			}
		}
		if bad {
			n.ps.Add("shape", check.At("/nodes", v), "de parallella vägarna bildar inget block och kan inte räknas exakt",
				"the parallel ways are no block and cannot be calculated exactly")
		}
	}
}

// critical follows the slowest branch of parallel ways and the longest way out of decisions, ways back left out.
func (n *net) critical(time func(int32) float64, slowest map[int32]int) []string {
	rest := make([]float64, len(n.m.Nodes)) // longest time from the node on
	via := make([]int32, len(n.m.Nodes))
	for i := len(n.g.Order) - 1; i >= 0; i-- {
		v := n.g.Order[i]
		via[v] = -1
		for k, f := range n.g.Out[v] {
			w := n.g.To[f]
			if n.g.Back[f] || w == v {
				continue
			}
			if _, split := n.blocks[v]; split && slowest[v] != k {
				continue
			}
			if n.m.Flows[f].Kind == process.FlowBoundary && n.ways[v][k].p == 0 {
				continue
			}
			if via[v] < 0 || rest[w] > rest[via[v]] {
				via[v] = w
			}
		}
		if rest[v] = time(v); via[v] >= 0 {
			rest[v] += rest[via[v]]
		}
	}
	path := []string{}
	at := int32(-1)
	for _, s := range n.starts {
		if at < 0 || rest[s] > rest[at] {
			at = s
		}
	}
	for ; at >= 0; at = via[at] {
		if n.isStep(at) {
			path = append(path, n.m.Nodes[at].ID)
		}
	}
	return path
}

// expectedHandovers counts, over all activities, how often each is followed by one of another role.
func (n *net) expectedHandovers(role func(int32) string) float64 {
	visits := make(map[int32]float64)
	total := 0.0
	for v := range n.m.Nodes {
		if !n.isStep(int32(v)) {
			continue
		}
		one := func(w int32) float64 {
			if w == int32(v) {
				return 1
			}
			return 0
		}
		visits[int32(v)] = n.total(measure{one, sum})
		total += visits[int32(v)] * n.leaves(int32(v), role)
	}
	return total
}

// leaves is how many activities of another role come next after one visit, on average: through gateways and events, by
// the probabilities of decisions and all ways of a parallel split.
func (n *net) leaves(v int32, role func(int32) string) float64 {
	weight := map[int32]float64{v: 1}
	order := []int32{v}
	total := 0.0
	const steps = 10_000 // gateways that lead only to each other are a fault of the map; the rules say so
	for i := 0; i < len(order) && i < steps; i++ {
		u := order[i]
		p := weight[u]
		weight[u] = 0
		if p < 1e-12 {
			continue
		}
		for k, f := range n.g.Out[u] {
			w := n.g.To[f]
			q := p
			if !n.parallel(u) && len(n.ways[u]) > k {
				q *= n.ways[u][k].p
			}
			switch {
			case !n.isStep(w):
				weight[w] += q
				order = append(order, w)
			case role(w) != role(v):
				total += q
			}
		}
	}
	return total
}
