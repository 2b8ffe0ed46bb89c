// Package digraph is the order of a process map's nodes: ways out and in, components, ways back and blocks. Nodes and
// edges are numbers, an edge with an end outside the graph is left out of everything, and every walk is done without
// recursion and in time linear in the graph's size.
package digraph

// Graph is a directed graph that has been walked through once. Read only.
type Graph struct {
	From, To []int32   // per edge; −1 when the edge is left out
	Out, In  [][]int32 // per node: edges, in their order
	Comp     []int32   // per node: strongly connected component; edges between components run to lower numbers
	Size     []int32   // per component: how many nodes
	Order    []int32   // the nodes in reverse postorder of the walk: topological when the ways back are left out
	Back     []bool    // per edge: leads back to a node that the walk is still inside
}

// New walks the graph depth first from the starts and then from what is left, in the order of the numbers.
func New(n int, from, to []int32, starts []int32) *Graph {
	g := &Graph{From: from, To: to, Out: make([][]int32, n), In: make([][]int32, n), Back: make([]bool, len(from))}
	for e := range from {
		if from[e] < 0 || to[e] < 0 {
			from[e], to[e] = -1, -1
			continue
		}
		g.Out[from[e]] = append(g.Out[from[e]], int32(e))
		g.In[to[e]] = append(g.In[to[e]], int32(e))
	}
	w := walk{g: g, number: make([]int32, n), low: make([]int32, n), next: make([]int32, n),
		onPath: make([]bool, n), onStack: make([]bool, n)}
	g.Comp = make([]int32, n)
	for _, v := range starts {
		w.from(v)
	}
	for v := range n {
		w.from(int32(v))
	}
	g.Order = reverse(w.post)
	return g
}

// walk is Tarjan's search with its own stack of the path.
type walk struct {
	g                 *Graph
	number, low, next []int32 // number 0 is not visited
	onPath, onStack   []bool
	stack, path, post []int32
	count             int32
}

func (w *walk) from(root int32) {
	if w.number[root] != 0 {
		return
	}
	w.path = append(w.path, root)
	for len(w.path) > 0 {
		v := w.path[len(w.path)-1]
		if w.number[v] == 0 {
			w.count++
			w.number[v], w.low[v] = w.count, w.count
			w.stack = append(w.stack, v)
			w.onPath[v], w.onStack[v] = true, true
		}
		if int(w.next[v]) == len(w.g.Out[v]) {
			w.leave(v)
			continue
		}
		e := w.g.Out[v][w.next[v]]
		w.next[v]++
		switch u := w.g.To[e]; {
		case w.number[u] == 0:
			w.path = append(w.path, u)
		case w.onStack[u]:
			w.low[v] = min(w.low[v], w.number[u])
			w.g.Back[e] = w.onPath[u]
		}
	}
}

func (w *walk) leave(v int32) {
	w.path = w.path[:len(w.path)-1]
	w.onPath[v] = false
	w.post = append(w.post, v)
	if len(w.path) > 0 {
		p := w.path[len(w.path)-1]
		w.low[p] = min(w.low[p], w.low[v])
	}
	if w.low[v] != w.number[v] {
		return
	}
	c := int32(len(w.g.Size))
	w.g.Size = append(w.g.Size, 0)
	for {
		u := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		w.onStack[u] = false
		w.g.Comp[u] = c
		w.g.Size[c]++
		if u == v {
			return
		}
	}
}

// Cyclic reports whether the node is part of a cycle.
func (g *Graph) Cyclic(v int32) bool {
	if g.Size[g.Comp[v]] > 1 {
		return true
	}
	for _, e := range g.Out[v] {
		if g.To[e] == v {
			return true
		}
	}
	return false
}

// Reach marks every node that can be come to from the nodes given, or, backwards, that can come to them.
func (g *Graph) Reach(nodes []int32, backwards bool) []bool {
	ways, head := g.Out, g.To
	if backwards {
		ways, head = g.In, g.From
	}
	marked := make([]bool, len(g.Out))
	var stack []int32
	mark := func(v int32) {
		if !marked[v] {
			marked[v] = true
			stack = append(stack, v)
		}
	}
	for _, v := range nodes {
		mark(v)
	}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, e := range ways[v] {
			mark(head[e])
		}
	}
	return marked
}

func reverse(s []int32) []int32 {
	r := make([]int32, len(s))
	for i, v := range s {
		r[len(s)-1-i] = v
	}
	return r
}
