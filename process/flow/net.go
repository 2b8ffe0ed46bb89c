package flow

import (
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/internal/digraph"
)

// way is one way out of a node, taken with a probability.
type way struct {
	to int32
	p  float64
}

// block is a parallel split reduced to one step: its ways, each with its own network, and the node where they meet.
type block struct {
	branches []branch
	meet     int32
}

// branch is a parallel way from its first node up to, but not including, the meeting.
type branch struct {
	first int32
	nodes []int32
}

// net is a map as a network for calculation: every node has ways out with probabilities, a parallel split has one way
// out, to where its ways meet, and its branches beside.
type net struct {
	m      *process.Map
	g      *digraph.Graph
	ways   [][]way
	blocks map[int32]*block
	inside []bool // within a branch of some block
	starts []int32
	once   bool
	splits map[int32]float64 // what each split counts with its branches, within one total
	ps     check.List
}

const end = int32(-1) // where everything leads to at last

func newNet(m *process.Map, o Options) *net {
	n := &net{m: m, ways: make([][]way, len(m.Nodes)), blocks: make(map[int32]*block), inside: make([]bool, len(m.Nodes)), once: o.Rework == ReworkOnce}
	index := make(map[string]int32, len(m.Nodes))
	for i := len(m.Nodes) - 1; i >= 0; i-- {
		index[m.Nodes[i].ID] = int32(i)
	}
	from, to := make([]int32, len(m.Flows)), make([]int32, len(m.Flows))
	for i, f := range m.Flows {
		a, okA := index[f.From]
		b, okB := index[f.To]
		if from[i], to[i] = a, b; f.IsMessage() || !okA || !okB {
			from[i], to[i] = -1, -1
		}
	}
	hasIn := make([]bool, len(m.Nodes))
	for _, b := range to {
		if b >= 0 {
			hasIn[b] = true
		}
	}
	for i, node := range m.Nodes {
		if node.Kind == process.NodeStart {
			n.starts = append(n.starts, int32(i))
		}
	}
	if len(n.starts) == 0 { // a sketch without a start begins where nothing leads
		for i := range m.Nodes {
			if !hasIn[i] {
				n.starts = append(n.starts, int32(i))
			}
		}
	}
	n.g = digraph.New(len(m.Nodes), from, to, n.starts)
	meet := n.g.Meetings()
	for v := range m.Nodes {
		n.readWays(int32(v), meet)
	}
	return n
}

// parallel reports whether all ways out of the node are taken: a parallel gateway, or several arrows out of a step. An
// event at a step's border is another way out, taken instead of the usual one.
func (n *net) parallel(v int32) bool {
	if len(n.g.Out[v]) < 2 || n.bordered(v) {
		return false
	}
	switch n.m.Nodes[v].Kind {
	case process.NodeDecision, process.NodeInclusive, process.NodeComplex, process.NodeEventBased:
		return false
	default:
		return true
	}
}

func (n *net) bordered(v int32) bool {
	return slices.ContainsFunc(n.g.Out[v], func(f int32) bool { return n.m.Flows[f].Kind == process.FlowBoundary })
}

func (n *net) readWays(v int32, meet []int32) {
	out := n.g.Out[v]
	switch {
	case len(out) == 0:
		n.ways[v] = []way{{end, 1}}
	case n.parallel(v):
		j := meet[v]
		if j < 0 || int(j) == len(n.m.Nodes) {
			j = end
		}
		b := &block{meet: j}
		for _, f := range out {
			first := n.g.To[f]
			b.branches = append(b.branches, branch{first, n.region(first, j)})
		}
		n.blocks[v] = b
		n.ways[v] = []way{{j, 1}}
	default:
		n.readChoice(v, out)
	}
}

// readChoice reads the probabilities of a decision. Where one is missing it is what the others leave; where several
// are, they share it equally and the result says that it is a guess. Probabilities that do not sum to 1 are said to be
// wrong and taken as weights, a negative one as nothing, so that no time comes out negative.
func (n *net) readChoice(v int32, out []int32) {
	at := check.At("/nodes", int(v))
	if k := n.m.Nodes[v].Kind; len(out) > 1 && (k == process.NodeInclusive || k == process.NodeComplex) {
		n.ps.Add("shape", at, "inklusiva och sammansatta vägval kan inte räknas; de räknas som beslut", "inclusive and complex gateways cannot be calculated; they are counted as decisions")
	}
	known, sum, negative, rare := 0, 0.0, false, 0
	for _, f := range out {
		if p := n.m.Flows[f].Probability; p == nil && n.m.Flows[f].Kind == process.FlowBoundary {
			rare++
		} else if p != nil {
			known++
			sum += max(0, *p)
			negative = negative || *p < 0
		}
	}
	n.ps.If(rare > 0, "guess", at, "hur ofta händelsen vid aktivitetens gräns inträffar är inte känt; den räknas som om den aldrig inträffar",
		"how often the event at the activity's border happens is not known; it is counted as if it never does")
	rest := 0.0
	if missing := len(out) - known - rare; missing > 0 {
		rest = max(0, 1-sum) / float64(missing)
		if len(out) > 1 && missing > 1 {
			n.ps.Add("guess", at, "sannolikheter saknas; vägarna antas lika vanliga", "probabilities are missing; the ways are taken to be equally common")
		}
	}
	if len(out) == 1 {
		n.ways[v] = []way{{n.g.To[out[0]], 1}}
		return
	}
	total := sum + rest*float64(len(out)-known-rare)
	if math.Abs(total-1) <= 1e-6 && !negative {
		total = 1
	} else {
		n.ps.Add("probability", at, "sannolikheterna blir inte 1", "the probabilities do not sum to 1")
	}
	for _, f := range out {
		p := rest
		if q := n.m.Flows[f].Probability; q != nil {
			p = max(0, *q)
		} else if n.m.Flows[f].Kind == process.FlowBoundary {
			p = 0
		}
		if total > 0 {
			p /= total
		}
		n.ways[v] = append(n.ways[v], way{n.g.To[f], p})
	}
}

// region is every node that can be come to from the first without passing the meeting.
func (n *net) region(first, meet int32) []int32 {
	if first == meet {
		return nil
	}
	seen := map[int32]bool{first: true}
	nodes := []int32{first}
	for i := 0; i < len(nodes); i++ {
		for _, f := range n.g.Out[nodes[i]] {
			if w := n.g.To[f]; w != meet && !seen[w] {
				seen[w] = true
				nodes = append(nodes, w)
			}
		}
	}
	for _, v := range nodes {
		n.inside[v] = true
	}
	return nodes
}
