package estimate_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

// national is n respondents in 290 strata, with a grade, a class of four and a sex each.
func national(tb testing.TB, n int) (s *estimate.Sample, grade []float64, class, sex []int) {
	tb.Helper()
	d := estimate.Design{Strata: make([]int, n), Weights: make([]float64, n)}
	grade, class, sex = make([]float64, n), make([]int, n), make([]int, n)
	for i := range n {
		d.Strata[i], d.Weights[i] = i%290, 1+float64(i%7)
		grade[i], class[i], sex[i] = float64(i*31%10), i/7%4, i/3%2
	}
	s, err := d.Sample(n)
	require.NoError(tb, err)
	return s, grade, class, sex
}

func TestMeanAllocatesNothingPerRespondent(t *testing.T) {
	mean := func(n int) float64 {
		s, grade, _, _ := national(t, n)
		return testing.AllocsPerRun(5, func() { s.Mean(grade) })
	}
	assert.InDelta(t, mean(2_000), mean(40_000), 5)
}

func BenchmarkStatistics(b *testing.B) {
	s, grade, class, sex := national(b, 100_000)
	hit := make([]float64, len(sex))
	for i, k := range sex {
		hit[i] = float64(k)
	}
	in := make([]bool, len(sex))
	for i, k := range sex {
		in[i] = k == 1
	}
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"Total", func() { s.Total(grade) }},
		{"Ratio", func() { s.Ratio(grade, hit) }},
		{"Proportion", func() { s.Proportion(hit, estimate.IntervalLogit) }},
		{"Quantile", func() { s.Quantile(grade, 0.5, estimate.QuantileOptions{}) }},
		{"ChiSquare", func() { s.ChiSquare(class, sex, true) }},
		{"Domain", func() { s.Domain(in).Mean(grade) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.run()
			}
		})
	}
}

func BenchmarkAdjust(b *testing.B) {
	s, _, class, sex := national(b, 100_000)
	margins := []estimate.Margin{{Cell: class, Population: []float64{100_000, 110_000, 95_000, 97_000}}, {Cell: sex, Population: []float64{200_000, 202_000}}}
	ones, women := make([]float64, len(sex)), make([]float64, len(sex))
	for i, k := range sex {
		ones[i], women[i] = 1, float64(k)
	}
	for _, c := range []struct {
		name string
		run  func() (*estimate.Sample, error)
	}{
		{"PostStratify", func() (*estimate.Sample, error) { return s.PostStratify(class, margins[0].Population) }},
		{"Rake", func() (*estimate.Sample, error) { return s.Rake(margins, estimate.RakeOptions{}) }},
		{"Calibrate", func() (*estimate.Sample, error) {
			return s.Calibrate([][]float64{ones, women}, []float64{402_000, 202_000}, estimate.CalibrateOptions{Function: estimate.CalibrateLinear})
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A design file as R's users write one, with every statistic that it asks for.
func BenchmarkPlan(b *testing.B) {
	text, err := os.ReadFile("testdata/r/strat.json")
	require.NoError(b, err)
	plan, err := estimate.ParsePlan(text)
	require.NoError(b, err)
	f := frame(b, "testdata/r/apistrat.csv")
	b.ReportAllocs()
	for b.Loop() {
		plan.Run(f)
	}
}
