package analysis_test

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// columns makes measures of which the first half share a factor; grid makes ties.
func columns(m, units int, grid float64, seed uint64) [][]float64 {
	r := rand.New(rand.NewPCG(seed, 2))
	factor := make([]float64, units)
	for u := range factor {
		factor[u] = r.NormFloat64()
	}
	all := make([][]float64, m)
	for c := range all {
		all[c] = make([]float64, units)
		for u := range all[c] {
			v := r.NormFloat64() + 1000
			if c < m/2 {
				v += factor[u]
			}
			all[c][u] = math.Round(v/grid) * grid
			if r.Float64() < 0.3 {
				all[c][u] = math.NaN()
			}
		}
	}
	return all
}

func TestScanAgainstItsSlowTwin(t *testing.T) {
	for _, ranks := range []bool{false, true} {
		for _, units := range []int{3, 30, 64, 65, 291} {
			cols := columns(21, units, 0.25, uint64(units))
			for u := range cols[20] {
				cols[20][u] = 7 // does not vary
			}
			into := make([]float64, 21*20/2)
			s, err := analysis.ScanPairs(cols, analysis.ScanOptions{Ranks: ranks, Level: 0.05, AtLeast: 3, Into: into})
			require.NoError(t, err)
			var all []analysis.ScanPair
			var p []float64
			sum := 0.0
			for i := range cols {
				for j := i + 1; j < len(cols); j++ {
					c := analysis.Pearson(cols[i], cols[j])
					if ranks {
						c = analysis.Spearman(cols[i], cols[j])
					}
					k := i*(2*21-i-1)/2 + j - i - 1
					require.True(t, same(c.R, into[k]), "%v %d: %d %d: %v %v", ranks, units, i, j, c, into[k])
					if !math.IsNaN(c.R) {
						sum += math.Abs(c.R)
						all, p = append(all, analysis.ScanPair{A: i, B: j, Correlation: c}), append(p, c.P)
					}
				}
			}
			q := analysis.BenjaminiHochberg(p)
			assert.Equal(t, len(all), s.Tested)
			assert.Equal(t, 210-len(all), s.NotTested)
			assert.InDelta(t, sum, s.SumAbs, 1e-9)
			got := slices.Collect(s.Pairs())
			assert.Len(t, got, s.Len())
			k := 0
			for i, want := range all {
				if q[i] > 0.05 {
					continue
				}
				require.Less(t, k, len(got))
				assert.Equal(t, []int{want.A, want.B, want.N}, []int{got[k].A, got[k].B, got[k].N})
				assert.InDelta(t, want.R, got[k].R, 1e-12)
				assert.InDelta(t, q[i], got[k].Q, 1e-6) // with three units P is as uncertain as 1−R²
				assert.LessOrEqual(t, got[k].P, s.Threshold)
				k++
			}
			assert.Len(t, got, k)
		}
	}
}

func TestScanDoesNotDependOnProcessors(t *testing.T) {
	cols := columns(60, 100, 0.01, 5)
	scan := func() (analysis.Scan, []analysis.ScanPair) {
		s, err := analysis.ScanPairs(cols, analysis.ScanOptions{Level: 0.05})
		require.NoError(t, err)
		pairs := slices.Collect(s.Pairs())
		return analysis.Scan{Tested: s.Tested, Threshold: s.Threshold, SumAbs: s.SumAbs}, pairs
	}
	many, pairs := scan()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, same := scan()
	assert.Equal(t, many, one)
	assert.Equal(t, pairs, same)
}

func TestScanRefuses(t *testing.T) {
	_, err := analysis.ScanPairs([][]float64{{1, 2}, {1}}, analysis.ScanOptions{Level: 0.05})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = analysis.ScanPairs([][]float64{{1, 2}, {1, 2}}, analysis.ScanOptions{Level: 1.5})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	s, err := analysis.ScanPairs(nil, analysis.ScanOptions{})
	require.NoError(t, err)
	assert.Zero(t, s.Len())
}

// On data without any pattern the share of scans that find one stays at the level: with no true relation the false
// discovery rate is the chance of any finding at all.
func TestFalsePatternsStayAtTheRate(t *testing.T) {
	const scans = 400
	for _, ranks := range []bool{false, true} {
		found := 0
		for i := range scans {
			r := rand.New(rand.NewPCG(uint64(i), 77))
			cols := make([][]float64, 8)
			for c := range cols {
				cols[c] = make([]float64, 60)
				for u := range cols[c] {
					cols[c][u] = r.NormFloat64()
				}
			}
			s, err := analysis.ScanPairs(cols, analysis.ScanOptions{Ranks: ranks, Level: 0.05})
			require.NoError(t, err)
			if s.Len() > 0 {
				found++
			}
		}
		assert.Less(t, found, 34, "20 of 400 expected, three standard deviations are 13") // 0.05·400 + 3·√(400·0.05·0.95)
	}
}

// The changes of series that are pure noise follow each other; without caution one pair in ten would look related.
func TestFalsePatternsAmongChangesStayAtTheRate(t *testing.T) {
	const scans, years = 3000, 24
	plain, cautious := 0, 0
	for i := range scans {
		r := rand.New(rand.NewPCG(uint64(i), 78))
		measures := make([][]analysis.Series, 2)
		for c := range measures {
			s := analysis.Series{KPI: string(rune('A' + c)), Entity: "0319", Sex: analysis.SexTotal}
			for y := range years {
				s.Points = append(s.Points, analysis.Point{Time: float64(2000 + y), Value: r.NormFloat64()})
			}
			measures[c] = []analysis.Series{s}
		}
		p := analysis.Patterns(measures, analysis.PatternOptions{Level: 0.05, AtLeast: 10})
		require.Len(t, p, 1)
		if p[0].Q <= 0.05 {
			plain++
		}
		if p[0].Established {
			cautious++
		}
	}
	assert.Greater(t, plain, 186, "the plain p-value finds too much: 150 of 3000 expected")
	assert.Less(t, cautious, 186) // 0.05·3000 + 3·√(3000·0.05·0.95)
}

func BenchmarkScanPearson(b *testing.B)  { benchmarkScan(b, false) }
func BenchmarkScanSpearman(b *testing.B) { benchmarkScan(b, true) }

func benchmarkScan(b *testing.B, ranks bool) {
	cols := columns(200, 290, 0.01, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := analysis.ScanPairs(cols, analysis.ScanOptions{Ranks: ranks, Level: 0.05, AtLeast: 20}); err != nil {
			b.Fatal(err)
		}
	}
}

// Two measures that merely drift look related in their levels; that is shown and never called established.
func TestLevelsNeverEstablishAPattern(t *testing.T) {
	a, b := make([]float64, 20), make([]float64, 20)
	for i := range a {
		a[i], b[i] = float64(i), float64(i*i)
	}
	one, two := line("N1", a...), line("N2", b...)
	p := analysis.Patterns([][]analysis.Series{{one}, {two}}, analysis.PatternOptions{Levels: true, Level: 0.05})
	require.Len(t, p, 1)
	assert.Less(t, p[0].Q, 1e-6)
	assert.False(t, p[0].Established)
}
