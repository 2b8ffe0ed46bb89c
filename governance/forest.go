package governance

import (
	"fmt"
	"math"
	"math/bits"
	"sync"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Absent marks a baseline, a target or an outcome that is missing in a [Forest].
const Absent = math.MinInt64

// ForestColumns is goals and measures as columns, one row per node: what [NewForest] compiles. Rows may stand in any
// order.
type ForestColumns struct {
	// Parent is the row of each node's parent; −1 for a root.
	Parent []int32
	// Weight is what each node weighs among its siblings, 0–1 000 000. Weights are whole numbers: multiply all by
	// the same power of ten.
	Weight []int32
	// Baseline, Target and Outcome are of the leaves, as whole numbers times the same power of ten; [Absent] is
	// missing, and those of inner nodes are not read. Values lie within ±10¹⁵.
	Baseline, Target, Outcome []int64
}

// Forest is a compiled set of goal trees whose leaves have values, for roll-ups of millions of nodes (sammanvägning). A
// leaf's value is the way gone from its baseline to its target, clamp(100·(outcome − baseline) ÷ (target − baseline), 0,
// 100), missing when the outcome is or the target equals the baseline. An inner node's value is the weighted mean of its
// children that have one, missing when none has.
//
// Nodes are kept in depth-first order, so that a roll-up is one pass from the last to the first. A Forest that is only
// read may be shared; [Forest.SetOutcome] must not run beside anything else.
type Forest struct {
	row    []int32 // place → row of the columns
	place  []int32 // row → place
	inner  []int32 // place → number of the inner node; −1 for a leaf
	up     []int32 // place → number of the inner node above; −1 for a root
	weight []int32

	baseline, target, outcome []int64 // by place

	nodes []forestNode // the inner nodes in depth-first order, filled by Compute
}

// forestNode is what is known of an inner node: Σ weight·value and Σ weight over the children with a value, in fixed
// point, Σ weight over all children, and the leaves below.
type forestNode struct {
	sum      uint64 // of weight times value
	with     int64  // weight of the children that have a value
	all      int64  // weight of all children
	value    int64  // times valueScale; −1 is missing
	leaves   int32
	measured int32
	place    int32
}

// valueScale is the fixed point of values: 100 per cent is 10¹¹, so rounding stays below 10⁻⁹ per cent.
const valueScale = 1_000_000_000

// maxSum bounds the weight of one node's children together, so that their sum of weight times value fits 64 bits.
const maxSum = math.MaxUint64 / (100 * valueScale)

// maxFigure bounds the figures of a forest: 100 times the difference of two of them fits the arithmetic.
const maxFigure = 1_000_000_000_000_000

// NewForest compiles the columns. It reports columns of different lengths ("length"), parents that are no rows
// ("unknown"), rings ("cycle"), weights outside 0–1 000 000 and figures beyond ±10¹⁵ ("range"); at most one of each.
func NewForest(c ForestColumns) (*Forest, error) {
	n := len(c.Parent)
	var ps check.List
	for _, column := range []struct {
		path   string
		length int
	}{{"/weight", len(c.Weight)}, {"/baseline", len(c.Baseline)}, {"/target", len(c.Target)}, {"/outcome", len(c.Outcome)}} {
		ps.If(column.length != n, "length", column.path, fmt.Sprintf("kolumnen har %d rader, parent %d", column.length, n),
			fmt.Sprintf("the column has %d rows, parent %d", column.length, n))
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	checkRows(&ps, c)
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	f := &Forest{row: make([]int32, n), place: make([]int32, n), inner: make([]int32, n), up: make([]int32, n), weight: make([]int32, n),
		baseline: make([]int64, n), target: make([]int64, n), outcome: make([]int64, n)}
	if !f.sort(c.Parent) {
		ps.Add("cycle", "/parent", "noderna är varandras överordnade i en ring", "the nodes are each other's parents in a ring")
		return nil, kvalitet.Invalid(ps)
	}
	for p, r := range f.row {
		f.weight[p], f.baseline[p], f.target[p], f.outcome[p] = c.Weight[r], c.Baseline[r], c.Target[r], c.Outcome[r]
	}
	f.Compute()
	return f, nil
}

func checkRows(ps *check.List, c ForestColumns) {
	n := int32(len(c.Parent))
	seen := map[string]bool{}
	once := func(bad bool, code, path string, i int, sv, en string) {
		if bad && !seen[code+path] {
			seen[code+path] = true
			ps.Add(code, check.At(path, i), sv, en)
		}
	}
	below := make([]int64, n)
	for i, p := range c.Parent {
		once(p < -1 || p >= n, "unknown", "/parent", i, "den överordnade raden finns inte", "the parent row does not exist")
		once(c.Weight[i] < 0 || c.Weight[i] > maxWeight, "range", "/weight", i, "vikten är inte 0–1 000 000", "the weight is not 0–1,000,000")
		for _, v := range [3]int64{c.Baseline[i], c.Target[i], c.Outcome[i]} {
			once(v != Absent && (v > maxFigure || v < -maxFigure), "range", "/outcome", i, "talet är större än 10¹⁵", "the figure is beyond 10¹⁵")
		}
		if p >= 0 && p < n {
			below[p] += int64(c.Weight[i])
			once(below[p] > maxSum, "range", "/weight", i, "syskonens vikter är tillsammans för stora", "the siblings' weights are too large together")
		}
	}
}

// sort puts the rows in depth-first order, siblings in the order of their rows; false when some lie on a ring.
func (f *Forest) sort(parent []int32) bool {
	n := len(parent)
	first, next := make([]int32, n), make([]int32, n)
	roots := int32(-1)
	for i := range first {
		first[i] = -1
	}
	for i := n - 1; i >= 0; i-- {
		if p := parent[i]; p < 0 {
			next[i], roots = roots, int32(i)
		} else {
			next[i], first[p] = first[p], int32(i)
		}
	}
	at := int32(0)
	for node := roots; node >= 0; {
		f.row[at], f.place[node], f.inner[at], f.up[at] = node, at, -1, -1
		if p := parent[node]; p >= 0 {
			f.up[at] = f.inner[f.place[p]]
		}
		if first[node] >= 0 {
			f.inner[at] = int32(len(f.nodes))
			f.nodes = append(f.nodes, forestNode{place: at})
			at++
			node = first[node]
			continue
		}
		at++
		for next[node] < 0 && parent[node] >= 0 { // back up to a node that has a sibling
			node = parent[node]
		}
		node = next[node]
	}
	return int(at) == n
}

// Len returns the number of nodes.
func (f *Forest) Len() int { return len(f.row) }

// Compute rolls every value up, from the leaves to the roots, without allocating. [NewForest] has done so once; after
// changes of single outcomes [Forest.SetOutcome] has already brought the nodes above up to date.
func (f *Forest) Compute() { f.compute(0, len(f.inner)) }

// ComputeWith is [Forest.Compute] with the trees shared out between workers, at least one. The result does not depend on
// how many.
func (f *Forest) ComputeWith(workers int) {
	n := len(f.inner)
	var done sync.WaitGroup
	from := 0
	for w := 1; w <= workers && from < n; w++ {
		to := max(from, n*w/workers)
		for to < n && f.up[to] >= 0 {
			to++ // not in the middle of a tree
		}
		if w == workers {
			to = n
		}
		start := from
		done.Go(func() { f.compute(start, to) })
		from = to
	}
	done.Wait()
}

// compute rolls up the whole trees between two places.
func (f *Forest) compute(from, to int) {
	for p := to - 1; p >= from; p-- {
		if inner := f.inner[p]; inner >= 0 { // clear the nodes of the range, which lie together
			last := int(inner)
			for i := last; i >= 0 && int(f.nodes[i].place) >= from; i-- {
				f.nodes[i] = forestNode{place: f.nodes[i].place}
			}
			break
		}
	}
	for p := to - 1; p >= from; p-- {
		up, inner := f.up[p], f.inner[p]
		if inner >= 0 {
			node := &f.nodes[inner]
			node.finish()
			if up >= 0 {
				f.nodes[up].take(node, int64(f.weight[p]))
			}
			continue
		}
		if up < 0 {
			continue
		}
		above, weight := &f.nodes[up], int64(f.weight[p])
		above.all += weight
		above.leaves++
		if value := f.leaf(p); value >= 0 {
			above.with += weight
			above.sum += uint64(weight) * uint64(value)
			above.measured++
		}
	}
}

// take adds a child to what is known of its parent.
func (n *forestNode) take(child *forestNode, weight int64) {
	n.all += weight
	n.leaves += child.leaves
	n.measured += child.measured
	if child.value >= 0 {
		n.with += weight
		n.sum += uint64(weight) * uint64(child.value)
	}
}

// finish divides. A mean of values that weigh nothing is missing.
func (n *forestNode) finish() {
	n.value = -1
	if n.with > 0 {
		n.value = int64((n.sum + uint64(n.with)/2) / uint64(n.with))
	}
}

// leaf is the way gone from the baseline to the target, in fixed point; −1 is missing.
func (f *Forest) leaf(p int) int64 {
	baseline, target, outcome := f.baseline[p], f.target[p], f.outcome[p]
	if outcome == Absent || baseline == Absent || target == Absent || target == baseline {
		return -1
	}
	way, gone := target-baseline, outcome-baseline
	if way < 0 {
		way, gone = -way, -gone
	}
	switch {
	case gone <= 0:
		return 0
	case gone >= way:
		return 100 * valueScale
	}
	if gone <= math.MaxInt64/(100*valueScale) {
		return int64((uint64(gone)*(100*valueScale) + uint64(way)/2) / uint64(way))
	}
	hi, lo := bits.Mul64(uint64(gone), 100*valueScale)
	lo, carry := bits.Add64(lo, uint64(way)/2, 0)
	q, _ := bits.Div64(hi+carry, lo, uint64(way))
	return int64(q)
}
