package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

// noise is n values of no meaning.
func noise(n int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 0))
	values := make([]float64, n)
	for i := range values {
		values[i] = r.NormFloat64()
	}
	return values
}

// municipalities are so many series of fifteen years.
func municipalities(kpi string, n int) []analysis.Series {
	all := make([]analysis.Series, n)
	years := make([]int, 15)
	for i := range years {
		years[i] = 2010 + i
	}
	for i := range all {
		all[i] = analysis.NewSeries(kpi, fmt.Sprintf("%04d", i), years, noise(len(years), uint64(i)))
	}
	return all
}

// What walks many values allocates by call, never by value.
func TestStatisticsAllocateNothingPerValue(t *testing.T) {
	few, many := noise(50, 1), noise(5_000, 1)
	sorted := slices.Sorted(slices.Values(many))
	for name, run := range map[string]func([]float64){
		"ranks":    func(v []float64) { analysis.Ranks(v, analysis.TiesAverage) },
		"adjusted": func(v []float64) { analysis.BenjaminiHochberg(v) },
		"spearman": func(v []float64) { analysis.Spearman(v, v) },
		"line":     func(v []float64) { analysis.FitLine(v, v) },
		"robust":   func(v []float64) { analysis.RobustZ(0, v) },
	} {
		assert.InDelta(t, testing.AllocsPerRun(5, func() { run(few) }), testing.AllocsPerRun(5, func() { run(many) }), 40, "%s: slices that double", name)
	}
	assert.Zero(t, testing.AllocsPerRun(5, func() { analysis.Stand(0, many, analysis.BetterHigher) }))
	assert.Zero(t, testing.AllocsPerRun(5, func() { analysis.Quantile(sorted, 0.25, analysis.QuantileR7) }))
}

func BenchmarkStatistics(b *testing.B) {
	values, years := noise(290, 1), noise(30, 2)
	times := make([]float64, len(years))
	for i := range times {
		times[i] = 1995 + float64(i)
	}
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"Stand", func() { analysis.Stand(0, values, analysis.BetterHigher) }},
		{"Ranks", func() { analysis.Ranks(values, analysis.TiesAverage) }},
		{"RobustZ", func() { analysis.RobustZ(0, values) }},
		{"Spearman", func() { analysis.Spearman(values, noise(290, 3)) }},
		{"MannKendall", func() { analysis.MannKendall(years) }},
		{"TheilSen", func() { analysis.TheilSen(times, years, 0.95) }},
		{"FitLine", func() { analysis.FitLine(times, years) }},
		{"XmR", func() { analysis.XmR(years, 2.66) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.run()
			}
		})
	}
}

func BenchmarkBenjaminiHochberg(b *testing.B) {
	p := make([]float64, 100_000)
	for i := range p {
		p[i] = float64(i*7919%100_000) / 100_000
	}
	b.ReportAllocs()
	for b.Loop() {
		analysis.BenjaminiHochberg(p)
	}
}

// One series against its seven similar municipalities.
func BenchmarkClimb(b *testing.B) {
	all := municipalities("N15419", 8)
	peers := analysis.PeersOf(analysis.PeerSet{Kind: analysis.PeerSimilar}, all[1:]...)
	b.ReportAllocs()
	for b.Loop() {
		analysis.Climb(all[0], analysis.Against(peers), analysis.Target(0), analysis.Toward(analysis.BetterHigher))
	}
}

// Forty measures of one municipality, in pairs.
func BenchmarkPatterns(b *testing.B) {
	measures := make([][]analysis.Series, 40)
	for i := range measures {
		measures[i] = municipalities(fmt.Sprint("N", i), i+1)[i:]
		measures[i][0].Entity = "0001"
	}
	b.ReportAllocs()
	for b.Loop() {
		analysis.Patterns(measures, analysis.PatternOptions{Level: 0.05, AtLeast: 10})
	}
}

func BenchmarkComposite(b *testing.B) {
	parts := make([]analysis.CompositePart, 20)
	for i := range parts {
		parts[i] = analysis.CompositePart{KPI: fmt.Sprint("N", i), Better: analysis.BetterHigher, Values: noise(290, uint64(i))}
	}
	b.Run("index", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			analysis.Composite(parts, analysis.QuantileR7)
		}
	})
	b.Run("without each measure", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			analysis.LeaveOneOut(parts, analysis.QuantileR7)
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	c := analysis.Conditions{}
	for i := range 290 {
		c.Entities = append(c.Entities, fmt.Sprintf("%04d", i))
	}
	for i := range 6 {
		c.Columns = append(c.Columns, analysis.Condition{KPI: fmt.Sprint("N", i), Weight: 1, Values: noise(290, uint64(i))})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Nearest("0007", 7); err != nil {
			b.Fatal(err)
		}
	}
}
