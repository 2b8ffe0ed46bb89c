package risk_test

import (
	"cmp"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// columns draws a register of n risks in so many units, rated with two matrices; one in fifty is not rated.
func columns(t testing.TB, n, units int) risk.Columns {
	five, err := risk.Matrix5x5().Table()
	require.NoError(t, err)
	four, err := risk.Matrix4x4().Table()
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(1, 2))
	c := risk.Columns{Unit: make([]uint16, n), Day: make([]int32, n), Ratings: []risk.Rated{
		{Table: five, Likelihood: make([]uint8, n), Consequence: make([]uint8, n)},
		{Table: four, Likelihood: make([]uint8, n), Consequence: make([]uint8, n)}}}
	for i := range n {
		u := r.Float64()
		c.Unit[i], c.Day[i] = uint16(float64(units)*u*u), int32(18_262+r.IntN(2_192))
		if r.IntN(50) == 0 {
			continue
		}
		for j, steps := range []int{5, 4} {
			c.Ratings[j].Likelihood[i], c.Ratings[j].Consequence[i] = uint8(1+r.IntN(steps)), uint8(1+r.IntN(steps))
		}
	}
	return c
}

// slow is the same as Columns.Score, one risk at a time with maps and a stable sort.
func slow(c risk.Columns, ms []risk.Matrix, top int) (values [][]uint16, heat []map[[3]int]int, rows []int) {
	type row struct{ id, value, consequence, day int }
	var rated []row
	for j, m := range ms {
		values, heat = append(values, make([]uint16, len(c.Unit))), append(heat, map[[3]int]int{})
		for i := range c.Unit {
			l, k := int(c.Ratings[j].Likelihood[i]), int(c.Ratings[j].Consequence[i])
			v, err := m.Rate(l, k)
			if err != nil {
				heat[j][[3]int{int(c.Unit[i])}]++
				continue
			}
			values[j][i] = uint16(v.Value)
			heat[j][[3]int{int(c.Unit[i]), l, k}]++
			if j == 0 {
				rated = append(rated, row{i, v.Value, k, int(c.Day[i])})
			}
		}
	}
	slices.SortStableFunc(rated, func(a, b row) int {
		return cmp.Or(b.value-a.value, b.consequence-a.consequence, a.day-b.day)
	})
	for _, r := range rated[:min(top, len(rated))] {
		rows = append(rows, r.id)
	}
	return values, heat, rows
}

func TestColumnsAgreeWithTheSlowWay(t *testing.T) {
	c := columns(t, 60_000, 40)
	ms := []risk.Matrix{risk.Matrix5x5(), risk.Matrix4x4()}
	var got risk.Scored
	for _, processors := range []int{1, 2, 5} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			require.NoError(t, c.Score(40, 1_000, &got))
		}()
		values, heat, rows := slow(c, ms, 1_000)
		assert.Equal(t, rows, got.Top)
		for j, m := range ms {
			assert.Equal(t, values[j], got.Ratings[j].Value)
			for u := range 40 {
				assert.Equal(t, heat[j][[3]int{u}], got.Ratings[j].Unrated(u))
				for l := range m.Likelihood.Steps {
					for k := range m.Consequence.Steps {
						require.Equal(t, heat[j][[3]int{u, l + 1, k + 1}], got.Ratings[j].Count(u, l+1, k+1))
					}
				}
			}
		}
	}
	for i, v := range got.Ratings[0].Value {
		if b := got.Ratings[0].Band[i]; v == 0 {
			require.Zero(t, b)
		} else {
			require.Equal(t, []int{int(b) - 1}, risk.Matrix5x5().BandsOf(int(v)))
		}
	}
}

// However many are asked for, and however many share value and day, the top is the slow way's.
func TestTopOfAnyLength(t *testing.T) {
	c := columns(t, 3_000, 3)
	for i := range c.Day {
		c.Day[i] %= 3
	}
	var got risk.Scored
	_, _, rows := slow(c, []risk.Matrix{risk.Matrix5x5()}, 3_000)
	for n := 1; n < 3_000; n += 1 + n/20 {
		require.NoError(t, c.Score(3, n, &got))
		require.Equal(t, rows[:min(n, len(rows))], got.Top, n)
	}
}

func TestTopTakesAllThereAre(t *testing.T) {
	c := columns(t, 100, 3)
	var got risk.Scored
	require.NoError(t, c.Score(3, 1_000, &got))
	_, _, rows := slow(c, []risk.Matrix{risk.Matrix5x5()}, 1_000)
	assert.Equal(t, rows, got.Top)
	require.NoError(t, c.Score(3, 0, &got))
	assert.Empty(t, got.Top)
	c.Day = nil
	require.NoError(t, c.Score(3, 5, &got))
	assert.Len(t, got.Top, 5)
}

func TestRollup(t *testing.T) {
	c := columns(t, 1_000, 4)
	var got risk.Scored
	require.NoError(t, c.Score(4, 0, &got))
	s := got.Ratings[0]
	want := s.Count(0, 3, 3) + s.Count(1, 3, 3) + s.Count(2, 3, 3) + s.Count(3, 3, 3)
	leaf, below := s.Count(3, 3, 3), s.Count(1, 3, 3)+s.Count(3, 3, 3)
	s.Rollup([]int32{-1, 0, 0, 1})
	assert.Equal(t, want, s.Count(0, 3, 3))
	assert.Equal(t, below, s.Count(1, 3, 3))
	assert.Equal(t, leaf, s.Count(3, 3, 3))
}

func TestScoreRefuses(t *testing.T) {
	tests := map[string]func(*risk.Columns){
		"a column too short":  func(c *risk.Columns) { c.Day = c.Day[1:] },
		"steps too few":       func(c *risk.Columns) { c.Ratings[1].Likelihood = c.Ratings[1].Likelihood[1:] },
		"no rating":           func(c *risk.Columns) { c.Ratings = nil },
		"step off the scale":  func(c *risk.Columns) { c.Ratings[1].Likelihood[7], c.Ratings[1].Consequence[7] = 5, 1 },
		"step off all scales": func(c *risk.Columns) { c.Ratings[0].Likelihood[7] = 200 },
		"unit too high":       func(c *risk.Columns) { c.Unit[99] = 3 },
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			c := columns(t, 100, 3)
			change(&c)
			var got risk.Scored
			require.ErrorIs(t, c.Score(3, 10, &got), kvalitet.ErrInvalid)
		})
	}
	m := risk.Matrix4x4()
	m.Bands = m.Bands[1:] // 1–3 lie in no band
	_, err := m.Table()
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestScoreAllocatesNothingPerRisk(t *testing.T) {
	c := columns(t, 50_000, 100)
	var into risk.Scored
	require.NoError(t, c.Score(100, 1_000, &into))
	assert.Less(t, testing.AllocsPerRun(5, func() { _ = c.Score(100, 1_000, &into) }), 20.0)
}

// Workload W2: a million risks in 2 000 units, two matrices, the top thousand.
func BenchmarkScore(b *testing.B) {
	c := columns(b, 1_000_000, 2_000)
	var into risk.Scored
	require.NoError(b, c.Score(2_000, 1_000, &into))
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Score(2_000, 1_000, &into)
	}
}

func BenchmarkScoreSlow(b *testing.B) {
	c := columns(b, 100_000, 2_000)
	for b.Loop() {
		slow(c, []risk.Matrix{risk.Matrix5x5(), risk.Matrix4x4()}, 1_000)
	}
}
