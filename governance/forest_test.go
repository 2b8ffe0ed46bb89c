package governance_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// grow makes organisations until there are n nodes: a vision, areas, goals, unit goals, indicators.
func grow(n int, seed uint64) governance.ForestColumns {
	r := rand.New(rand.NewPCG(seed, 1))
	var c governance.ForestColumns
	add := func(parent int) int {
		row := len(c.Parent)
		weight := int32(100)
		if r.IntN(2) == 0 {
			weight = int32(25 + r.IntN(376))
		}
		c.Parent, c.Weight = append(c.Parent, int32(parent)), append(c.Weight, weight)
		c.Baseline, c.Target, c.Outcome = append(c.Baseline, governance.Absent), append(c.Target, governance.Absent), append(c.Outcome, governance.Absent)
		return row
	}
	var fill func(parent, level int)
	fill = func(parent, level int) {
		if len(c.Parent) >= n {
			return
		}
		row := add(parent)
		if level == 4 {
			baseline := int64(r.IntN(100_000))
			way := int64(1000 + r.IntN(29_000))
			if r.IntN(4) == 0 {
				way = -way
			}
			if r.IntN(1000) == 0 {
				way = 0
			}
			c.Baseline[row], c.Target[row] = baseline, baseline+way
			if r.IntN(100) >= 15 {
				c.Outcome[row] = baseline + int64((-0.3+1.6*r.Float64())*float64(way))
			}
			return
		}
		from, span := [...]int{4, 3, 6, 4}[level], [...]int{5, 4, 9, 14}[level]
		for range from + r.IntN(span) {
			fill(row, level+1)
		}
	}
	for len(c.Parent) < n {
		fill(-1, 0)
	}
	return c
}

// slowForest is the readable twin: a recursion over maps in floating point, as the definition says.
type slowForest struct {
	columns  governance.ForestColumns
	children map[int32][]int
}

func newSlowForest(c governance.ForestColumns) slowForest {
	s := slowForest{columns: c, children: map[int32][]int{}}
	for row, parent := range c.Parent {
		s.children[parent] = append(s.children[parent], row)
	}
	return s
}

func (s slowForest) at(row int) governance.ForestValue {
	c := s.columns
	if len(s.children[int32(row)]) == 0 {
		v := governance.ForestValue{Value: math.NaN(), Leaves: 1}
		if c.Outcome[row] == governance.Absent || c.Baseline[row] == governance.Absent || c.Target[row] == governance.Absent || c.Target[row] == c.Baseline[row] {
			return v
		}
		way := float64(c.Outcome[row]-c.Baseline[row]) / float64(c.Target[row]-c.Baseline[row])
		v.Value, v.Coverage, v.Present = min(max(100*way, 0), 100), 1, 1
		return v
	}
	var v governance.ForestValue
	var sum, with, all float64
	for _, child := range s.children[int32(row)] {
		below, weight := s.at(child), float64(c.Weight[child])
		all += weight
		v.Leaves += below.Leaves
		v.Present += below.Present
		if !math.IsNaN(below.Value) {
			sum += weight * below.Value
			with += weight
		}
	}
	v.Value = sum / with // no child with a value: 0 ÷ 0 is not a number
	if all > 0 {
		v.Coverage = with / all
	}
	return v
}

func requireForest(t *testing.T, s slowForest, f *governance.Forest) {
	t.Helper()
	for row := range s.columns.Parent {
		want := s.at(row)
		got, ok := f.At(row)
		require.True(t, ok)
		require.InDelta(t, want.Value, got.Value, 1e-8, "row %d", row)
		require.InDelta(t, want.Coverage, got.Coverage, 1e-12, "row %d", row)
		require.Equal(t, want.Leaves, got.Leaves, "row %d", row)
		require.Equal(t, want.Present, got.Present, "row %d", row)
	}
}

func TestForestEqualsItsSlowTwin(t *testing.T) {
	for seed := range uint64(5) {
		c := grow(2000, seed)
		f, err := governance.NewForest(c)
		require.NoError(t, err)
		require.Equal(t, len(c.Parent), f.Len())
		requireForest(t, newSlowForest(c), f)
	}
}

// The order of the rows does not matter: a shuffled forest has the same values to the last bit.
func TestForestInAnyOrder(t *testing.T) {
	c := grow(2000, 7)
	f, err := governance.NewForest(c)
	require.NoError(t, err)
	perm := rand.New(rand.NewPCG(3, 3)).Perm(len(c.Parent)) // old row → new row
	var s governance.ForestColumns
	n := len(c.Parent)
	s.Parent, s.Weight = make([]int32, n), make([]int32, n)
	s.Baseline, s.Target, s.Outcome = make([]int64, n), make([]int64, n), make([]int64, n)
	for old, now := range perm {
		s.Parent[now] = -1
		if p := c.Parent[old]; p >= 0 {
			s.Parent[now] = int32(perm[p])
		}
		s.Weight[now], s.Baseline[now], s.Target[now], s.Outcome[now] = c.Weight[old], c.Baseline[old], c.Target[old], c.Outcome[old]
	}
	g, err := governance.NewForest(s)
	require.NoError(t, err)
	for old, now := range perm {
		a, _ := f.At(old)
		b, _ := g.At(now)
		require.Equal(t, fmt.Sprint(a), fmt.Sprint(b))
	}
}

func TestForestSetOutcome(t *testing.T) {
	c := grow(2000, 11)
	f, err := governance.NewForest(c)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(5, 5))
	for range 5000 {
		row := r.IntN(f.Len())
		outcome := int64(r.IntN(200_000) - 50_000)
		if r.IntN(4) == 0 {
			outcome = governance.Absent
		}
		if f.SetOutcome(row, outcome) {
			c.Outcome[row] = outcome
		}
	}
	requireForest(t, newSlowForest(c), f)
	again, err := governance.NewForest(c)
	require.NoError(t, err)
	for row := range c.Parent {
		a, _ := f.At(row)
		b, _ := again.At(row)
		require.Equal(t, fmt.Sprint(a), fmt.Sprint(b), "5000 changes give what a new roll-up gives, to the last bit")
	}
	assert.False(t, f.SetOutcome(0, 1), "an inner node has no outcome")
	assert.False(t, f.SetOutcome(-1, 1))
	assert.False(t, f.SetOutcome(f.Len(), 1))
	assert.False(t, f.SetOutcome(f.Len()-1, math.MaxInt64))
}

// By hand: two leaves of weight 1 and 3 at 50 and 100 per cent, one missing of weight 2.
func TestForestByHand(t *testing.T) {
	f, err := governance.NewForest(governance.ForestColumns{
		Parent: []int32{-1, 0, 0, 0}, Weight: []int32{1, 1, 3, 2},
		Baseline: []int64{governance.Absent, 0, 90, 10}, Target: []int64{governance.Absent, 10, 80, 20}, Outcome: []int64{governance.Absent, 5, 70, governance.Absent},
	})
	require.NoError(t, err)
	got, ok := f.At(0)
	require.True(t, ok)
	assert.Equal(t, governance.ForestValue{Value: 87.5, Coverage: 4.0 / 6, Leaves: 3, Present: 2}, got)
	_, ok = f.At(4)
	assert.False(t, ok)
}

func TestForestProblems(t *testing.T) {
	columns := func(parent []int32, weight ...int32) governance.ForestColumns {
		n := len(parent)
		c := governance.ForestColumns{Parent: parent, Weight: weight, Baseline: make([]int64, n), Target: make([]int64, n), Outcome: make([]int64, n)}
		return c
	}
	beyond := columns([]int32{-1}, 1)
	beyond.Outcome[0] = math.MaxInt64
	for name, c := range map[string]struct {
		columns governance.ForestColumns
		want    string
	}{
		"a short column":        {columns([]int32{-1, 0}, 1), "length"},
		"a parent that is none": {columns([]int32{-1, 7}, 1, 1), "unknown"},
		"a negative parent":     {columns([]int32{-2}, 1), "unknown"},
		"a ring":                {columns([]int32{1, 0}, 1, 1), "cycle"},
		"a ring beside a tree":  {columns([]int32{-1, 2, 1}, 1, 1, 1), "cycle"},
		"its own parent":        {columns([]int32{0}, 1), "cycle"},
		"a negative weight":     {columns([]int32{-1}, -1), "range"},
		"a large weight":        {columns([]int32{-1}, 1_000_001), "range"},
		"a large figure":        {beyond, "range"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := governance.NewForest(c.columns)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, c.want, invalid.Problems[0].Code)
		})
	}
	many := columns(make([]int32, 400))
	many.Parent[0] = -1
	for range many.Parent {
		many.Weight = append(many.Weight, 1_000_000)
	}
	_, err := governance.NewForest(many)
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "weights whose sum would not fit")
	empty, err := governance.NewForest(governance.ForestColumns{})
	require.NoError(t, err)
	assert.Zero(t, empty.Len())
}

func TestForestOfLargeFigures(t *testing.T) {
	f, err := governance.NewForest(governance.ForestColumns{Parent: []int32{-1, 0, 0}, Weight: []int32{1, 1, 1},
		Baseline: []int64{0, -1_000_000_000_000_000, 0}, Target: []int64{0, 1_000_000_000_000_000, 3}, Outcome: []int64{0, 0, 1}})
	require.NoError(t, err)
	v, _ := f.At(1)
	assert.InDelta(t, 50, v.Value, 0)
	v, _ = f.At(2)
	assert.InDelta(t, 100.0/3, v.Value, 1e-9)
	v, _ = f.At(0)
	assert.InDelta(t, 125.0/3, v.Value, 1e-9)
}

func TestCompileForest(t *testing.T) {
	d := func(s string) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.RequireFromString(s)) }
	nodes := []governance.ForestNode{
		{ID: id(3), Parent: id(1), Weight: 1, Baseline: d("0"), Target: d("10"), Outcome: d("2.5")},
		{ID: id(1), Weight: 1},
		{ID: id(4), Parent: id(1), Weight: 1, Baseline: d("1E+1"), Target: d("5.000"), Outcome: d("7.500")},
	}
	f, err := governance.CompileForest(nodes, 1)
	require.NoError(t, err)
	got, _ := f.At(1)
	assert.Equal(t, governance.ForestValue{Value: 37.5, Coverage: 1, Leaves: 2, Present: 2}, got)
	for name, change := range map[string]func([]governance.ForestNode){
		"more decimals than are kept": func(n []governance.ForestNode) { n[0].Outcome = d("2.55") },
		"a figure of any size":        func(n []governance.ForestNode) { n[0].Outcome = decimal.NewNullDecimal(decimal.New(1, 999_999)) },
		"an unknown parent":           func(n []governance.ForestNode) { n[0].Parent = id(9) },
		"the same node twice":         func(n []governance.ForestNode) { n[0].ID = id(4) },
	} {
		t.Run(name, func(t *testing.T) {
			changed := append([]governance.ForestNode(nil), nodes...)
			change(changed)
			_, err := governance.CompileForest(changed, 1)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
	_, err = governance.CompileForest([]governance.ForestNode{{ID: uuid.UUID{1}}}, 9)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestForestAllocatesNothing(t *testing.T) {
	c := grow(5000, 1)
	f, err := governance.NewForest(c)
	require.NoError(t, err)
	n := f.Len()
	into := governance.ForestResult{Value: make([]float64, n), Coverage: make([]float64, n), Leaves: make([]int32, n), Present: make([]int32, n)}
	leaf := n - 1
	assert.Zero(t, testing.AllocsPerRun(5, func() {
		f.Compute()
		f.SetOutcome(leaf, 5)
		require.True(t, f.Results(into))
	}))
	v, _ := f.At(0)
	assert.Equal(t, fmt.Sprint(v.Value, v.Coverage, v.Leaves, v.Present), fmt.Sprint(into.Value[0], into.Coverage[0], into.Leaves[0], into.Present[0]))
	assert.False(t, f.Results(governance.ForestResult{Value: make([]float64, 1)}))
}

func TestForestWithWorkers(t *testing.T) {
	c := grow(3000, 2)
	f, err := governance.NewForest(c)
	require.NoError(t, err)
	var want []governance.ForestValue
	for row := range c.Parent {
		v, _ := f.At(row)
		want = append(want, v)
	}
	for workers := range 9 {
		f.ComputeWith(workers + 1)
		for row := range c.Parent {
			v, _ := f.At(row)
			require.Equal(t, fmt.Sprint(want[row]), fmt.Sprint(v), "%d workers", workers+1)
		}
	}
}

func BenchmarkForestComputeTwo(b *testing.B) {
	f, err := governance.NewForest(grow(1_000_000, 1))
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		f.ComputeWith(2)
	}
}

func BenchmarkForestCompute(b *testing.B) {
	f, err := governance.NewForest(grow(1_000_000, 1))
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		f.Compute()
	}
}

func BenchmarkForestSetOutcome(b *testing.B) {
	c := grow(1_000_000, 1)
	f, err := governance.NewForest(c)
	require.NoError(b, err)
	var leaves []int
	for row, outcome := range c.Outcome {
		if outcome != governance.Absent {
			leaves = append(leaves, row)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(leaves), func(i, j int) { leaves[i], leaves[j] = leaves[j], leaves[i] })
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f.SetOutcome(leaves[i%len(leaves)], int64(i%100_000))
	}
}

func BenchmarkNewForest(b *testing.B) {
	c := grow(1_000_000, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := governance.NewForest(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompileForest(b *testing.B) {
	c := grow(1_000_000, 1)
	nodes := make([]governance.ForestNode, len(c.Parent))
	name := func(row int32) uuid.UUID {
		r := rand.New(rand.NewPCG(uint64(row), 9))
		var id uuid.UUID
		for i := range id {
			id[i] = byte(r.IntN(256))
		}
		return id
	}
	figure := func(v int64) decimal.NullDecimal {
		if v == governance.Absent {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(decimal.New(v, -3))
	}
	for i := range nodes {
		nodes[i] = governance.ForestNode{ID: name(int32(i)), Weight: c.Weight[i], Baseline: figure(c.Baseline[i]), Target: figure(c.Target[i]), Outcome: figure(c.Outcome[i])}
		if c.Parent[i] >= 0 {
			nodes[i].Parent = nodes[c.Parent[i]].ID
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := governance.CompileForest(nodes, 3); err != nil {
			b.Fatal(err)
		}
	}
}
