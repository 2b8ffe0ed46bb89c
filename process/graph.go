package process

import "github.com/kommunkvalitet/kvalitet/process/internal/digraph"

// graph is the order of a map's nodes: only sequences between nodes that exist. Nodes and flows are their indices.
type graph struct {
	*digraph.Graph
	index   map[string]int // node ID → index; the first of those that share an ID
	reached []bool         // from a start
	ends    []bool         // can reach an end
	meet    []int32        // per split: where its block ends; −1 is none
}

func newGraph(m *Map) *graph {
	g := &graph{index: make(map[string]int, len(m.Nodes))}
	var starts, ends []int32
	for i, node := range m.Nodes {
		if _, ok := g.index[node.ID]; !ok {
			g.index[node.ID] = i
		}
		switch node.Kind {
		case NodeStart:
			starts = append(starts, int32(i))
		case NodeEnd:
			ends = append(ends, int32(i))
		default:
		}
	}
	from, to := make([]int32, len(m.Flows)), make([]int32, len(m.Flows))
	for i, f := range m.Flows {
		a, okFrom := g.index[f.From]
		b, okTo := g.index[f.To]
		from[i], to[i] = int32(a), int32(b)
		if f.IsMessage() || !okFrom || !okTo {
			from[i] = -1
		}
	}
	g.Graph = digraph.New(len(m.Nodes), from, to, starts)
	g.reached = g.Reach(starts, false)
	g.ends = g.Reach(ends, true)
	g.meet = g.Blocks()
	return g
}
