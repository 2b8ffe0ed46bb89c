package flow

import (
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/process/internal/digraph"
)

// measure is what is added up: what a visit of a node counts, and how parallel ways are put together.
type measure struct {
	visit func(v int32) float64
	// join puts together the values of a split's branches.
	join func(split int32, branches []float64) float64
}

func sum(_ int32, values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

func longest(_ int32, values []float64) float64 { return slices.Max(values) }

// total is the expected value of a measure over a whole case. Several starts are alternatives, equally common.
func (n *net) total(ms measure) float64 {
	all := make([]int32, 0, len(n.m.Nodes))
	for v := range n.m.Nodes {
		all = append(all, int32(v))
	}
	n.splits = make(map[int32]float64)
	values := n.solve(all, n.ways, ms, func(int32) float64 { return 0 })
	t := 0.0
	for _, s := range n.starts {
		t += values[s] / float64(len(n.starts))
	}
	return t
}

// solve gives, for each of the nodes, the expected value from there on, when what lies beyond them is known. The
// strongly connected parts are solved in turn, the last first.
func (n *net) solve(nodes []int32, ways [][]way, ms measure, beyond func(int32) float64) map[int32]float64 {
	value := make(map[int32]float64, len(nodes))
	at := make(map[int32]int32, len(nodes))
	for i, v := range nodes {
		at[v] = int32(i)
	}
	var from, to []int32
	for i, v := range nodes {
		for _, w := range ways[v] {
			if j, ok := at[w.to]; ok {
				from, to = append(from, int32(i)), append(to, j)
			}
		}
	}
	g := digraph.New(len(nodes), from, to, nil)
	parts := make([][]int32, len(g.Size))
	for _, i := range g.Order {
		parts[g.Comp[i]] = append(parts[g.Comp[i]], nodes[i])
	}
	known := func(v int32) float64 {
		if x, ok := value[v]; ok {
			return x
		}
		if v == end {
			return 0
		}
		return beyond(v)
	}
	for c, part := range parts { // components are numbered so that ways run to lower numbers
		switch {
		case g.Size[c] == 1 && !g.Cyclic(at[part[0]]):
			v := part[0]
			x := n.own(v, ms)
			for _, w := range ways[v] {
				x += w.p * known(w.to)
			}
			value[v] = x
		case n.once:
			n.solveOnce(part, ways, ms, known, value)
		default:
			n.solveCycle(part, ways, ms, known, value)
		}
	}
	return value
}

// own is what one visit of a node counts: for a split, with its branches.
func (n *net) own(v int32, ms measure) float64 {
	x := ms.visit(v)
	b, ok := n.blocks[v]
	if !ok {
		return x
	}
	if done, ok := n.splits[v]; ok {
		return done
	}
	n.splits[v] = x // for a split inside its own branches, which checkShape reports
	values := make([]float64, len(b.branches))
	for i, br := range b.branches {
		if len(br.nodes) == 0 {
			continue
		}
		inner := n.solve(br.nodes, n.ways, ms, func(int32) float64 { return 0 })
		values[i] = inner[br.first]
	}
	n.splits[v] = x + ms.join(v, values)
	return n.splits[v]
}

// solveCycle solves value = own + Σ p·value for nodes that lead back to each other, by elimination with pivoting.
func (n *net) solveCycle(part []int32, ways [][]way, ms measure, known func(int32) float64, value map[int32]float64) {
	at := make(map[int32]int, len(part))
	for i, v := range part {
		at[v] = i
	}
	k := len(part)
	a := make([][]float64, k)
	for i, v := range part {
		a[i] = make([]float64, k+1)
		a[i][i] = 1
		a[i][k] = n.own(v, ms)
		for _, w := range ways[v] {
			if j, ok := at[w.to]; ok {
				a[i][j] -= w.p
			} else {
				a[i][k] += w.p * known(w.to)
			}
		}
	}
	for c := range k {
		pivot := c
		for r := c + 1; r < k; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[pivot][c]) {
				pivot = r
			}
		}
		a[c], a[pivot] = a[pivot], a[c]
		if math.Abs(a[c][c]) < 1e-12 {
			n.endless(part[0])
			for _, v := range part {
				value[v] = 0
			}
			return
		}
		for r := range k {
			if r == c || a[r][c] == 0 {
				continue
			}
			f := a[r][c] / a[c][c]
			for j := c; j <= k; j++ {
				a[r][j] -= f * a[c][j]
			}
		}
	}
	for i, v := range part {
		value[v] = a[i][k] / a[i][i]
	}
}

func (n *net) endless(v int32) {
	at := check.At("/nodes", int(v))
	for _, p := range n.ps {
		if p.Code == "cycle" && p.Path == at {
			return
		}
	}
	n.ps.Add("cycle", at, "slingan har ingen utgång som tas", "the loop has no exit that is taken")
}

// solveOnce lets every way back to a loop's first node be taken at most once: the second time round those ways are
// gone and the others share their probability. Loops inside the loop are solved the same way.
func (n *net) solveOnce(part []int32, ways [][]way, ms measure, known func(int32) float64, value map[int32]float64) {
	head := n.head(part)
	second, first := slices.Clone(ways), slices.Clone(ways)
	const again = int32(-2)
	for _, v := range part {
		left := 0.0
		var kept, marked []way
		for _, w := range ways[v] {
			if w.to == head {
				marked = append(marked, way{again, w.p})
				continue
			}
			left += w.p
			kept, marked = append(kept, w), append(marked, w)
		}
		if len(kept) == len(ways[v]) {
			continue
		}
		if left <= 0 {
			n.endless(v)
			kept = []way{{end, 1}}
			left = 1
		}
		for i := range kept {
			kept[i].p /= left
		}
		second[v], first[v] = kept, marked
	}
	again2 := n.solve(part, second, ms, known)
	values := n.solve(part, first, ms, func(v int32) float64 {
		if v == again {
			return again2[head]
		}
		return known(v)
	})
	for _, v := range part {
		value[v] = values[v]
	}
}

// head is the first node of a loop: the one that is come to from outside, or the first in order.
func (n *net) head(part []int32) int32 {
	inside := make(map[int32]bool, len(part))
	for _, v := range part {
		inside[v] = true
	}
	for _, v := range part {
		for _, f := range n.g.In[v] {
			if !inside[n.g.From[f]] {
				return v
			}
		}
	}
	return part[0]
}
