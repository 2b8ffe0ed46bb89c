package analysis_test

import (
	"iter"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// panels makes measures with gaps and ties for municipalities and regions.
func panels(n, units, years int, seed uint64) ([]analysis.Panel, []uint8) {
	r := rand.New(rand.NewPCG(seed, 1))
	kinds := make([]uint8, units)
	for u := range kinds {
		if u%7 == 6 {
			kinds[u] = 1
		}
	}
	all := make([]analysis.Panel, n)
	for i := range all {
		v := make([]float64, units*years)
		for j := range v {
			v[j] = math.Round(r.NormFloat64()*20) / 2
			if r.Float64() < 0.3 {
				v[j] = math.NaN()
			}
		}
		all[i] = analysis.Panel{Better: []analysis.Better{analysis.BetterHigher, analysis.BetterLower, 0}[i%3], Target: 3, Values: v}
	}
	all[0].Target = math.NaN()
	return all, kinds
}

// slowPanel says the same as the kernel, as one would say it to a person.
func slowPanel(p analysis.Panel, kinds []uint8, years int) *analysis.PanelResult {
	r := analysis.NewPanelResult(len(kinds))
	for u := range kinds {
		row := p.Values[u*years : (u+1)*years]
		last := row[years-1]
		r.Change[u] = last - row[years-2]
		r.Gap[u] = last - p.Target
		if p.Better == analysis.BetterLower {
			r.Gap[u] = p.Target - last
		}
		var t, v []float64
		for y, x := range row {
			if !math.IsNaN(x) {
				t, v = append(t, float64(2000+y)), append(v, x)
			}
		}
		r.Slope[u] = math.NaN()
		if len(v) >= 3 {
			r.Slope[u] = analysis.FitLine(t, v).Slope
		}
		var others []float64
		for o, kind := range kinds {
			if o != u && kind == kinds[u] {
				others = append(others, p.Values[(o+1)*years-1])
			}
		}
		if s, ok := analysis.Stand(last, others, p.Better); ok {
			r.Rank[u], r.Quartile[u] = int32(s.Rank), uint8(s.Quartile)
		}
	}
	return r
}

func same(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9*max(1, math.Abs(a))
}

func TestPanelKernelAgainstItsSlowTwin(t *testing.T) {
	for _, years := range []int{2, 3, 25, 26} {
		all, kinds := panels(30, 40, years, uint64(years))
		k, err := analysis.NewPanelKernel(years, kinds)
		require.NoError(t, err)
		got := analysis.NewPanelResult(len(all) * len(kinds))
		k.All(got, all)
		for i, p := range all {
			want := slowPanel(p, kinds, years)
			for u := range kinds {
				j := i*len(kinds) + u
				require.True(t, same(want.Change[u], got.Change[j]), "change %d %d", i, u)
				require.True(t, same(want.Gap[u], got.Gap[j]), "gap %d %d: %v %v", i, u, want.Gap[u], got.Gap[j])
				require.True(t, same(want.Slope[u], got.Slope[j]), "slope %d %d: %v %v", i, u, want.Slope[u], got.Slope[j])
				require.Equal(t, want.Rank[u], got.Rank[j], "rank %d %d", i, u)
				require.Equal(t, want.Quartile[u], got.Quartile[j])
			}
		}
		var ids []string
		for id, r := range k.Stream(stream(all)) {
			ids = append(ids, id)
			n := (len(ids) - 1) * len(kinds)
			require.Equal(t, got.Rank[n:n+len(kinds)], r.Rank)
			if len(ids) == 5 {
				break
			}
		}
		assert.Len(t, ids, 5)
	}
}

func stream(all []analysis.Panel) iter.Seq2[string, analysis.Panel] {
	return func(yield func(string, analysis.Panel) bool) {
		for _, p := range all {
			if !yield("N", p) {
				return
			}
		}
	}
}

func TestPanelKernelRefuses(t *testing.T) {
	for _, years := range []int{0, 1, 27} {
		_, err := analysis.NewPanelKernel(years, []uint8{0})
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
	}
	_, err := analysis.NewPanelKernel(10, nil)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestPanelKernelAllocatesNothingPerPanel(t *testing.T) {
	all, kinds := panels(1, 311, 25, 1)
	k, err := analysis.NewPanelKernel(25, kinds)
	require.NoError(t, err)
	r := analysis.NewPanelResult(311)
	k.Into(r, all[0])
	assert.LessOrEqual(t, testing.AllocsPerRun(20, func() { k.Into(r, all[0]) }), 1.0)
}

// One measure of all municipalities and regions over 25 years; all of Kolada is 6 000 such.
func BenchmarkPanelKernel(b *testing.B) {
	all, kinds := panels(64, 311, 25, 1)
	k, err := analysis.NewPanelKernel(25, kinds)
	require.NoError(b, err)
	r := analysis.NewPanelResult(311)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		k.Into(r, all[i%64])
	}
}

func BenchmarkPanelSlowTwin(b *testing.B) {
	all, kinds := panels(1, 311, 25, 1)
	for b.Loop() {
		slowPanel(all[0], kinds, 25)
	}
}

// The same figures to the last bit, however many processors compute.
func TestPanelsDoNotDependOnTheProcessors(t *testing.T) {
	all, kinds := panels(50, 60, 12, 3)
	k, err := analysis.NewPanelKernel(12, kinds)
	require.NoError(t, err)
	want := analysis.NewPanelResult(50 * 60)
	for i, p := range all {
		k.Into(want.Part(60*i, 60*(i+1)), p)
	}
	for _, processors := range []int{1, 2, 7} {
		got := analysis.NewPanelResult(50 * 60)
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			k.All(got, all)
		}()
		for i := range want.Slope {
			require.Equal(t, math.Float64bits(want.Slope[i]), math.Float64bits(got.Slope[i]))
		}
		require.Equal(t, want.Rank, got.Rank)
		require.Equal(t, want.Quartile, got.Quartile)
	}
}
