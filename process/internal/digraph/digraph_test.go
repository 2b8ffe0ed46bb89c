package digraph_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process/internal/digraph"
)

func graph(n int, edges ...[2]int32) *digraph.Graph {
	from, to := make([]int32, len(edges)), make([]int32, len(edges))
	for i, e := range edges {
		from[i], to[i] = e[0], e[1]
	}
	return digraph.New(n, from, to, []int32{0})
}

func TestBlocks(t *testing.T) {
	// 0 splits to 1 and 2, which meet in 3; 3 splits to 4 and 5, which never meet.
	g := graph(6, [2]int32{0, 1}, [2]int32{0, 2}, [2]int32{1, 3}, [2]int32{2, 3}, [2]int32{3, 4}, [2]int32{3, 5})
	assert.Equal(t, []int32{3, -1, -1, -1, -1, -1}, g.Blocks())
	assert.Equal(t, []int32{3, -1, -1, 6, -1, -1}, g.Meetings())
	// A way in from beside makes it no block.
	g = graph(5, [2]int32{4, 0}, [2]int32{0, 1}, [2]int32{0, 2}, [2]int32{1, 3}, [2]int32{2, 3}, [2]int32{4, 3})
	assert.Equal(t, int32(-1), g.Blocks()[0])
}

func TestCyclesAndWaysBack(t *testing.T) {
	g := graph(4, [2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 1}, [2]int32{2, 3}, [2]int32{3, 3}, [2]int32{-1, 2})
	assert.Equal(t, []bool{false, false, true, false, true, false}, g.Back)
	assert.False(t, g.Cyclic(0))
	assert.True(t, g.Cyclic(1))
	assert.True(t, g.Cyclic(3))
	assert.Equal(t, g.Comp[1], g.Comp[2])
}

// reach is the slow twin of the components: two nodes are in one when each can come to the other.
func reach(n int, from, to []int32) [][]bool {
	r := make([][]bool, n)
	for i := range r {
		r[i] = make([]bool, n)
		r[i][i] = true
	}
	for i := range from {
		r[from[i]][to[i]] = true
	}
	for k := range n {
		for i := range n {
			for j := range n {
				r[i][j] = r[i][j] || r[i][k] && r[k][j]
			}
		}
	}
	return r
}

func TestAgainstTheSlowTwin(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 1))
		n := 1 + rng.IntN(9)
		var from, to []int32
		for range rng.IntN(2 * n) {
			from, to = append(from, int32(rng.IntN(n))), append(to, int32(rng.IntN(n)))
		}
		want := reach(n, from, to)
		g := digraph.New(n, append([]int32{}, from...), append([]int32{}, to...), []int32{0})
		place := make([]int, n)
		for i, v := range g.Order {
			place[v] = i
		}
		for i := range n {
			for j := range n {
				require.Equal(t, want[i][j] && want[j][i], g.Comp[i] == g.Comp[j], "seed %d: %d %d", seed, i, j)
			}
			require.Equal(t, want[i], g.Reach([]int32{int32(i)}, false))
		}
		for e := range from {
			if g.Comp[from[e]] != g.Comp[to[e]] {
				require.Greater(t, g.Comp[from[e]], g.Comp[to[e]])
			}
			if !g.Back[e] && from[e] != to[e] {
				require.Less(t, place[from[e]], place[to[e]], "seed %d: the order is topological without the ways back", seed)
			}
		}
		meet := g.Meetings()
		for v := range n { // every way from a split to a node without a way out passes its meeting
			if len(g.Out[v]) < 2 || meet[v] < 0 || int(meet[v]) == n {
				continue
			}
			require.NotEqual(t, int32(v), meet[v])
			require.True(t, want[v][meet[v]], "seed %d", seed)
		}
	}
}
