package digraph

// Meetings gives for every split (more than one way out) the first node that all its ways come to: its immediate
// postdominator. The number of nodes stands for the end of everything, −1 for a split that has no way to an end and
// for a node that is no split. Blocks narrows this to blocks.
func (g *Graph) Meetings() []int32 {
	n := len(g.Out)
	post := dominators(n, g.reverseOrder(), g.Out, g.To)
	for v := range post {
		if len(g.Out[v]) < 2 {
			post[v] = -1
		}
	}
	return post
}

// Blocks gives for every split the node where all its ways meet again and where nothing else leads: the split
// dominates the meeting, and the meeting postdominates the split. The result is −1 where there is none.
func (g *Graph) Blocks() []int32 {
	dom := dominators(len(g.Out), g.Order, g.In, g.From)
	meet := g.Meetings()
	for s, j := range meet {
		if j < 0 || int(j) == len(g.Out) || dom[j] != int32(s) {
			meet[s] = -1
		}
	}
	return meet
}

// reverseOrder is a reverse postorder of the graph with every edge turned, from the nodes without a way out.
func (g *Graph) reverseOrder() []int32 {
	n := len(g.Out)
	seen, next := make([]bool, n), make([]int, n)
	var path, post []int32
	for root := range int32(n) {
		if len(g.Out[root]) > 0 || seen[root] {
			continue
		}
		seen[root] = true
		path = append(path, root)
		for len(path) > 0 {
			v := path[len(path)-1]
			if next[v] == len(g.In[v]) {
				path = path[:len(path)-1]
				post = append(post, v)
				continue
			}
			u := g.From[g.In[v][next[v]]]
			next[v]++
			if !seen[u] {
				seen[u] = true
				path = append(path, u)
			}
		}
	}
	return reverse(post)
}

// dominators gives each node's immediate dominator: n is the root before every node without a way in, −1 a node outside
// the order. The iteration is that of Cooper, Harvey and Kennedy ("A simple, fast dominance algorithm"), which on maps
// of ordinary shape is done after two rounds; the limit keeps it linear on every other.
func dominators(n int, order []int32, in [][]int32, from []int32) []int32 {
	root := int32(n)
	dom, rank := make([]int32, n+1), make([]int32, n+1)
	for v := range dom {
		dom[v], rank[v] = -1, -1
	}
	dom[root], rank[root] = root, 0
	for i, v := range order {
		rank[v] = int32(i + 1)
	}
	meet := func(a, b int32) int32 {
		for a != b {
			for rank[a] > rank[b] {
				a = dom[a]
			}
			for rank[b] > rank[a] {
				b = dom[b]
			}
		}
		return a
	}
	const rounds = 20
	for range rounds {
		changed := false
		for _, v := range order {
			d, walked := int32(-1), false // walked: some node before it leads here; if not, the walk began here
			for _, e := range in[v] {
				walked = walked || rank[from[e]] >= 0 && rank[from[e]] < rank[v]
				switch u := from[e]; {
				case rank[u] < 0 || dom[u] < 0:
				case d < 0:
					d = u
				default:
					d = meet(d, u)
				}
			}
			if d < 0 || !walked {
				d = root
			}
			if dom[v] != d {
				dom[v], changed = d, true
			}
		}
		if !changed {
			break
		}
	}
	return dom[:n]
}
