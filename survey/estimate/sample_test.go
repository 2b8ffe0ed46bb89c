package estimate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

var nan = math.NaN()

func code(t *testing.T, err error) string {
	t.Helper()
	var invalid *kvalitet.ValidationError
	require.ErrorAs(t, err, &invalid)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	for _, p := range invalid.Problems {
		assert.True(t, p.Text().Complete(), p.Code)
	}
	return invalid.Problems[0].Code
}

func TestDesignProblems(t *testing.T) {
	four := []float64{4, 4, 4, 4}
	tests := map[string]struct {
		design estimate.Design
		code   string
	}{
		"columns of different length": {estimate.Design{Strata: []int{1, 1, 2, 2}, Weights: []float64{1}}, "size"},
		"other number of answers":     {estimate.Design{Strata: []int{1, 1}}, "size"},
		"negative weight":             {estimate.Design{Weights: []float64{1, 1, 1, -1}}, "range"},
		"weight that is no number":    {estimate.Design{Weights: []float64{1, 1, 1, nan}}, "range"},
		"sizes and shares mixed":      {estimate.Design{Population: []float64{4, 4, 4, 0.5}}, "range"},
		"population of nothing":       {estimate.Design{Population: []float64{4, 4, 4, 0}}, "range"},
		"population varies":           {estimate.Design{Population: []float64{4, 4, 4, 5}}, "range"},
		"more drawn than there are":   {estimate.Design{Population: []float64{3, 3, 3, 3}}, "range"},
		"cluster in two strata":       {estimate.Design{Strata: []int{1, 1, 2, 2}, Clusters: []int{1, 2, 2, 3}}, "nested"},
		"one cluster":                 {estimate.Design{Clusters: []int{1, 1, 1, 1}}, "single"},
		"later stage without units":   {estimate.Design{Clusters: []int{1, 1, 2, 2}, Further: []estimate.Stage{{Strata: []int{1, 1, 1, 1}}}}, "missing"},
		"population of one stage":     {estimate.Design{Clusters: []int{1, 1, 2, 2}, Population: four, Further: []estimate.Stage{{Clusters: []int{1, 2, 1, 2}}}}, "missing"},
		"policy":                      {estimate.Design{Strata: []int{1, 1, 2, 2}, Lonely: 99}, "enum"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := tt.design.Sample(4)
			assert.Equal(t, tt.code, code(t, err))
			e := tt.design.Mean([]float64{1, 2, 3, 4})
			assert.True(t, math.IsNaN(e.Value))
			assert.Equal(t, tt.code, e.Problem.Code)
			assert.Equal(t, tt.code, tt.design.Total([]float64{1, 2, 3, 4}).Problem.Code)
		})
	}
	require.NoError(t, estimate.Design{Strata: []int{1, 1}}.Validate())
}

// A simple random sample: the mean's standard error is s/√n·√(1−n/N), as in any textbook.
func TestSimpleRandomSample(t *testing.T) {
	y := []float64{3, 5, 8, 2, 7}
	d := estimate.Design{Population: []float64{20, 20, 20, 20, 20}}
	e := d.Mean(y)
	s2 := (4. + 0 + 9 + 9 + 4) / 4
	assert.InDelta(t, 5, e.Value, 1e-12)
	assert.InDelta(t, math.Sqrt(s2/5*(1-5./20)), e.SE, 1e-12)
	assert.InDelta(t, 1, e.Effect, 1e-12)
	assert.Equal(t, 5, e.N)
	assert.InDelta(t, 4, e.DF, 0)
	total := d.Total(y)
	assert.InDelta(t, 100, total.Value, 1e-12)
	assert.InDelta(t, 20*e.SE, total.SE, 1e-12)
	whole := estimate.Design{Population: []float64{1, 1, 1, 1, 1}}
	s, err := whole.Sample(5)
	require.NoError(t, err)
	census := s.Mean(y)
	assert.Zero(t, census.SE, "everybody was asked")
	assert.Empty(t, census.Problem.Code)
	assert.InDelta(t, census.Value, census.Low, 1e-12)
}

func TestNotEstimableIsSaid(t *testing.T) {
	s, err := estimate.Design{Clusters: []int{1, 1, 2, 2, 3, 3}}.Sample(6)
	require.NoError(t, err)
	one := func(v ...float64) []float64 { return v }
	alone := s.Domain([]bool{true, true, false, false, false, false})
	for name, tt := range map[string]struct {
		e    estimate.Estimate
		code string
	}{
		"nobody answered":        {s.Mean(one(nan, nan, nan, nan, nan, nan)), "empty"},
		"nobody's total":         {s.Total(one(nan, nan, nan, nan, nan, nan)), "empty"},
		"nobody's ratio":         {s.Ratio(one(nan, nan, nan, nan, nan, nan), one(1, 1, 1, 1, 1, 1)), "empty"},
		"ratio to nothing":       {s.Ratio(one(1, 2, 3, 4, 5, 6), one(0, 0, 0, 0, 0, 0)), "zero"},
		"a single cluster":       {alone.Mean(one(1, 2, 3, 4, 5, 6)), "single"},
		"quantile of a cluster":  {alone.Quantile(one(1, 2, 3, 4, 5, 6), .5, estimate.QuantileOptions{}), "single"},
		"all the same":           {s.Mean(one(2, 2, 2, 2, 2, 2)), "noVariation"},
		"all yes":                {s.Proportion(one(1, 1, 1, 1, 1, 1), estimate.IntervalBeta), "noVariation"},
		"quantile of the same":   {s.Quantile(one(2, 2, 2, 2, 2, 2), .5, estimate.QuantileOptions{}), "noVariation"},
		"no degrees of freedom":  {s.WithDF(0).Proportion(one(1, 0, 1, 1, 0, 1), estimate.IntervalMean), "df"},
		"quantile without df":    {s.WithDF(0).Quantile(one(1, 2, 3, 4, 5, 6), .5, estimate.QuantileOptions{}), "df"},
		"mean without df":        {s.WithDF(-1).Mean(one(1, 2, 3, 4, 5, 6)), "df"},
		"wrong length":           {s.Mean(one(1)), "size"},
		"total of wrong length":  {s.Total(one(1)), "size"},
		"ratio of wrong length":  {s.Ratio(one(1), one(1)), "size"},
		"wrong quantile":         {s.Quantile(one(1), .5, estimate.QuantileOptions{}), "size"},
		"quantile beyond":        {s.Quantile(one(1, 2, 3, 4, 5, 6), 1, estimate.QuantileOptions{}), "range"},
		"variance of nobody":     {s.Variance(one(nan, nan, nan, nan, nan, nan)), "empty"},
		"extreme quantile":       {s.Quantile(one(1, 2, 3, 4, 5, 6), .7, estimate.QuantileOptions{}), "tail"},
		"a difference of nobody": {s.Estimate(s.MeanOf(one(1, 2, 3, 4, 5, 6)).Minus(s.MeanOf(one(nan, nan, nan, nan, nan, nan)))), "empty"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.code, tt.e.Problem.Code)
			assert.True(t, tt.e.Problem.Text().Complete())
			assert.True(t, math.IsNaN(tt.e.Low) || math.IsNaN(tt.e.High) || math.IsNaN(tt.e.SE), "never an interval that pretends")
		})
	}
	assert.True(t, math.IsNaN(s.MeanOf(one(nan, nan, nan, nan, nan, nan)).Value()))
	_, err = s.Covariance(s.MeanOf(one(1)))
	assert.Equal(t, "size", code(t, err))
}

func TestLonelyPolicies(t *testing.T) {
	y := []float64{1, 5, 2, 8, 4}
	d := estimate.Design{Strata: []int{1, 1, 2, 2, 3}}
	assert.Equal(t, "lonely", d.Mean(y).Problem.Code, "refused unless a policy is declared")
	s, err := d.Sample(5)
	require.NoError(t, err)
	_, err = s.Covariance(s.MeanOf(y))
	assert.Equal(t, "lonely", code(t, err))
	assert.Equal(t, "lonely", s.TTestMean(y, 0).Problem.Code)
	assert.Equal(t, "lonely", s.Quantile(y, .5, estimate.QuantileOptions{}).Problem.Code)
	assert.Empty(t, d.Mean([]float64{1, 5, 2, 8, nan}).Problem.Code, "nobody in the lonely stratum is behind this mean")
	se := map[estimate.Lonely]float64{}
	for _, l := range estimate.Lonelies()[1:] {
		d.Lonely = l
		e := d.Mean(y)
		require.Empty(t, e.Problem.Code, l)
		se[l] = e.SE
	}
	assert.InDelta(t, se[estimate.LonelyRemove], se[estimate.LonelyCertainty], 1e-15)
	assert.Greater(t, se[estimate.LonelyAverage], se[estimate.LonelyRemove])
	assert.InDelta(t, math.Sqrt(1.5)*se[estimate.LonelyRemove], se[estimate.LonelyAverage], 1e-12, "two of three strata have a variance")
	d = estimate.Design{Strata: []int{1, 1, 2, 2, 3}, Population: []float64{9, 9, 9, 9, 1}}
	assert.Empty(t, d.Mean(y).Problem.Code, "a stratum that was drawn whole needs no policy")
}

func TestAdjustmentProblems(t *testing.T) {
	s, err := estimate.Design{Weights: []float64{1, 1, 1, 1}}.Sample(4)
	require.NoError(t, err)
	cell := []int{0, 0, 1, 1}
	part := s.Domain([]bool{true, true, false, false})
	ones := [][]float64{{1, 1, 1, 1}}
	negative, err := s.Calibrate([][]float64{{1, 1, 1, 1}, {0, 1, 2, 3}}, []float64{4, 30}, estimate.CalibrateOptions{})
	require.NoError(t, err)
	for name, tt := range map[string]struct {
		run  func() (*estimate.Sample, error)
		code string
	}{
		"cell without people":      {func() (*estimate.Sample, error) { return s.PostStratify(cell, []float64{5, 0}) }, "range"},
		"cell without respondents": {func() (*estimate.Sample, error) { return s.PostStratify(cell, []float64{5, 5, 5}) }, "empty"},
		"respondent without cell":  {func() (*estimate.Sample, error) { return s.PostStratify([]int{0, 0, 1, -1}, []float64{5, 5}) }, "unknown"},
		"no number of people":      {func() (*estimate.Sample, error) { return s.PostStratify(cell, []float64{5, nan}) }, "range"},
		"other number of cells":    {func() (*estimate.Sample, error) { return s.PostStratify(cell[:2], []float64{5, 5}) }, "size"},
		"a domain":                 {func() (*estimate.Sample, error) { return part.PostStratify(cell, []float64{5, 5}) }, "domain"},
		"a domain calibrated": {func() (*estimate.Sample, error) {
			return part.Calibrate(ones, []float64{5}, estimate.CalibrateOptions{})
		}, "domain"},
		"totals too few": {func() (*estimate.Sample, error) { return s.Calibrate(ones, nil, estimate.CalibrateOptions{}) }, "size"},
		"missing values": {func() (*estimate.Sample, error) {
			return s.Calibrate([][]float64{{1, 1, 1, nan}}, []float64{5}, estimate.CalibrateOptions{})
		}, "range"},
		"bounds on one side": {func() (*estimate.Sample, error) {
			return s.Calibrate(ones, []float64{5}, estimate.CalibrateOptions{Lower: 1.1, Upper: 2})
		}, "range"},
		"logit without bounds": {func() (*estimate.Sample, error) {
			return s.Calibrate(ones, []float64{5}, estimate.CalibrateOptions{Function: estimate.CalibrateLogit})
		}, "missing"},
		"out of reach": {func() (*estimate.Sample, error) {
			return s.Calibrate(ones, []float64{9}, estimate.CalibrateOptions{Function: estimate.CalibrateLogit, Lower: .5, Upper: 2})
		}, "convergence"},
		"contradiction": {func() (*estimate.Sample, error) {
			return s.Calibrate([][]float64{ones[0], ones[0]}, []float64{5, 6}, estimate.CalibrateOptions{})
		}, "convergence"},
		"negative weights again": {func() (*estimate.Sample, error) {
			return negative.Calibrate(ones, []float64{9}, estimate.CalibrateOptions{})
		}, "range"},
		"margins contradict": {func() (*estimate.Sample, error) {
			return s.Rake([]estimate.Margin{{cell, []float64{5, 5}}, {[]int{0, 1, 0, 1}, []float64{5, 50}}}, estimate.RakeOptions{Epsilon: 1e-12})
		}, "sum"},
		"margin without people": {func() (*estimate.Sample, error) {
			return s.Rake([]estimate.Margin{{cell, []float64{5, 0}}}, estimate.RakeOptions{})
		}, "range"},
		"limits crossed":    {func() (*estimate.Sample, error) { return s.Trim(2, 1, false) }, "range"},
		"everybody outside": {func() (*estimate.Sample, error) { return s.Trim(2, 3, false) }, "range"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := tt.run()
			require.Error(t, err)
			assert.Equal(t, tt.code, code(t, err))
		})
	}
	assert.Equal(t, "linear [-Inf, +Inf]", estimate.CalibrateOptions{}.String())
}

// Calibrated weights reach the totals, whatever the function, and the sample that they came from is as it was.
func TestCalibrationReachesItsTotals(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	n := 60
	x := [][]float64{make([]float64, n), make([]float64, n)}
	variance := make([]float64, n)
	for i := range n {
		x[0][i], x[1][i], variance[i] = 1, r.Float64()*10, 1+r.Float64()
	}
	s, err := estimate.Design{}.Sample(n)
	require.NoError(t, err)
	before := s.Weights()
	totals := []float64{70, 360}
	for name, o := range map[string]estimate.CalibrateOptions{
		"linear": {}, "linear bounded": {Lower: 0.4, Upper: 3}, "raking": {Function: estimate.CalibrateRaking},
		"logit": {Function: estimate.CalibrateLogit, Lower: 0.3, Upper: 3}, "with variances": {Variance: variance},
		"raking with variances": {Function: estimate.CalibrateRaking, Variance: variance},
	} {
		c, err := s.Calibrate(x, totals, o)
		require.NoError(t, err, name)
		for j := range x {
			assert.InEpsilon(t, totals[j], c.Total(x[j]).Value, 1e-6, name)
			assert.Less(t, c.Total(x[j]).SE, 1e-6, "%s: a known total has no error", name)
		}
		if o.Upper > 0 {
			for i, w := range c.Weights() {
				assert.LessOrEqual(t, w, o.Upper*before[i]*(1+1e-9), name)
			}
		}
	}
	assert.Equal(t, before, s.Weights())
	far, err := s.Calibrate(x[:1], []float64{60 * 1000}, estimate.CalibrateOptions{Function: estimate.CalibrateRaking})
	require.NoError(t, err)
	assert.InEpsilon(t, 60_000, far.Diagnostics().Sum, 1e-9)
}

func TestTrim(t *testing.T) {
	s, err := estimate.Design{Weights: []float64{1, 2, 3, 14}}.Sample(4)
	require.NoError(t, err)
	once, err := s.Trim(math.Inf(-1), 4, false)
	require.NoError(t, err)
	assert.InDeltaSlice(t, []float64{1 + 10./3, 2 + 10./3, 3 + 10./3, 4}, once.Weights(), 1e-12)
	_, err = s.Trim(math.Inf(-1), 4, true)
	require.Error(t, err, "twenty people do not fit in four weights of at most 4")
	strict, err := s.Trim(math.Inf(-1), 6, true)
	require.NoError(t, err)
	for _, w := range strict.Weights() {
		assert.LessOrEqual(t, w, 6+1e-9)
	}
	assert.InDelta(t, 20, strict.Diagnostics().Sum, 1e-9)
	same, err := s.Trim(0, 100, true)
	require.NoError(t, err)
	assert.Equal(t, s.Weights(), same.Weights())
}

func TestPermutationChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	n := 80
	d := estimate.Design{Strata: make([]int, n), Clusters: make([]int, n), Weights: make([]float64, n)}
	y := make([]float64, n)
	for i := range n {
		d.Strata[i], d.Clusters[i] = i%4, i%16
		d.Weights[i], y[i] = 1+r.Float64(), r.NormFloat64()
	}
	first := d.Mean(y)
	p := estimate.Design{}
	var shuffled []float64
	for _, i := range r.Perm(n) {
		p.Strata, p.Clusters, p.Weights = append(p.Strata, d.Strata[i]), append(p.Clusters, d.Clusters[i]), append(p.Weights, d.Weights[i])
		shuffled = append(shuffled, y[i])
	}
	second := p.Mean(shuffled)
	assert.InEpsilon(t, first.Value, second.Value, 1e-12)
	assert.InEpsilon(t, first.SE, second.SE, 1e-12)
	assert.InDelta(t, first.DF, second.DF, 0)
}

func TestIndependentAndEstablished(t *testing.T) {
	a := estimate.Estimate{Value: 74, SE: 1, N: 100, DF: 99}
	b := estimate.Estimate{Value: 72, SE: 1, N: 100, DF: 80}
	d := estimate.Independent(a, b)
	assert.InDelta(t, 1.959963984540054*math.Sqrt2, d.Margin(), 1e-12)
	assert.False(t, estimate.Established(d).Established, "74 to 72 is within the margin")
	b.Value = 70
	assert.True(t, estimate.Established(estimate.Independent(a, b)).Established)
	edge := estimate.Estimate{Value: 2, Low: 0, High: 4}
	assert.False(t, estimate.Established(edge).Established, "as large as the margin is not enough")
	b.Problem.Code = "single"
	assert.Equal(t, "single", estimate.Independent(a, b).Problem.Code)
	assert.True(t, estimate.Established(estimate.Estimate{Value: nan}).Reason.Complete())
}

func TestTests(t *testing.T) {
	s, err := estimate.Design{}.Sample(6)
	require.NoError(t, err)
	y := []float64{1, 2, 3, 6, 7, 9}
	group := []float64{0, 0, 0, 1, 1, 1}
	tt := s.TTest(y, group)
	assert.InDelta(t, 22./3-2, tt.Estimate.Value, 1e-12)
	assert.InDelta(t, 4, tt.DF, 0)
	assert.Less(t, tt.P, 0.05)
	assert.Equal(t, "size", s.TTest(y[:1], group).Problem.Code)
	assert.Equal(t, "empty", s.TTest(y, []float64{0, 0, 0, 0, 0, 0}).Problem.Code)
	assert.Equal(t, "size", s.ChiSquare([]int{1}, []int{1}, true).Problem.Code)
	assert.Equal(t, "size", s.ChiSquare([]int{0, 0, 0, 0, 0, 0}, []int{0, 1, 0, 1, 0, 1}, true).Problem.Code)
	c := s.ChiSquare([]int{0, 0, 0, 1, 1, 1}, []int{0, 0, 1, 1, 1, -1}, false)
	assert.Empty(t, c.Problem.Code)
	assert.InDelta(t, 1, c.DF, 0)
}

func TestSampleSizes(t *testing.T) {
	// Cochran's n₀ = z²·p·q/d² = 384.1 for ±5 points, 1 067.1 for ±3; both without end.
	all, err := estimate.SampleSizes(0.95, estimate.Precision{Population: math.Inf(1), Margin: .05}, estimate.Precision{Population: math.Inf(1), Margin: .03},
		estimate.Precision{Population: 100, Margin: .01, Response: .5}, estimate.Precision{Population: 1000, Margin: 1, Deviation: 10, Effect: 2})
	require.NoError(t, err)
	assert.Equal(t, 385, all[0].Answers)
	assert.Equal(t, 1068, all[1].Answers)
	assert.False(t, all[2].Reached)
	assert.Equal(t, 50, all[2].Answers)
	assert.Greater(t, all[2].Margin, .01)
	assert.Equal(t, int(math.Ceil(200/(1/(1.959963984540054*1.959963984540054)+.2))), all[3].Answers)
	for name, p := range map[string]estimate.Precision{"population": {Margin: 1}, "margin": {Population: 5}, "deviation": {Population: 5, Margin: 1, Deviation: -1},
		"effect": {Population: 5, Margin: 1, Effect: nan}, "response": {Population: 5, Margin: 1, Response: 2}} {
		_, err := estimate.SampleSizes(.95, p)
		assert.Equal(t, "range", code(t, err), name)
	}
	_, err = estimate.SampleSizes(1)
	assert.Equal(t, "range", code(t, err))
}

func BenchmarkMean(b *testing.B) {
	n := 100_000
	d := estimate.Design{Strata: make([]int, n), Weights: make([]float64, n)}
	y := make([]float64, n)
	for i := range n {
		d.Strata[i], d.Weights[i], y[i] = i%290, 1+float64(i%7), float64(i%10)
	}
	s, err := d.Sample(n)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s.Mean(y)
	}
}
