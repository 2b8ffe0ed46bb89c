package quant_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/risk/quant"
)

func TestEnums(t *testing.T) {
	t.Run("Shape", func(t *testing.T) { enumtest.Run(t, quant.Shapes(), quant.ParseShape) })
	t.Run("Counting", func(t *testing.T) { enumtest.Run(t, quant.Countings(), quant.ParseCounting) })
}

func poisson(rate, low, high float64) quant.Loss {
	return quant.Loss{Counting: quant.CountingPoisson, Rate: rate, Severity: quant.Lognormal(low, high)}
}

// The yearly means of riskquant (Netflix-Skunkworks/riskquant): the golden value of its test, and the three of its
// README, which has three significant digits.
func TestLognormalAgainstRiskquant(t *testing.T) {
	assert.InEpsilon(t, 40_400.128269457266, poisson(0.10, 100_000, 1_000_000).Mean(), 1e-12)
	assert.InEpsilon(t, 40_400, poisson(0.01, 1e6, 1e7).Mean(), 0.002)
	assert.InEpsilon(t, 26_600_000, poisson(0.10, 1e7, 1e9).Mean(), 0.002)
	assert.InEpsilon(t, 1_010_000, poisson(0.05, 5e6, 5e7).Mean(), 0.002)
}

func TestLognormal(t *testing.T) {
	s := quant.Lognormal(100_000, 1_000_000)
	mu, sigma, ok := s.MuSigma()
	assert.True(t, ok)
	assert.InEpsilon(t, math.Log(math.Sqrt(1e5*1e6)), mu, 1e-12)        // the median is the geometric mean, 316 227.77
	assert.InEpsilon(t, math.Ln10/(2*1.6448536269514722), sigma, 1e-12) // 0.69994
	assert.InEpsilon(t, 100_000, s.Quantile(0.05), 1e-9)
	assert.InEpsilon(t, 316_227.766017, s.Quantile(0.5), 1e-9)
	assert.InEpsilon(t, 1_000_000, s.Quantile(0.95), 1e-9)
	assert.InEpsilon(t, 404_001.28269457266, s.Mean(), 1e-12)
	// A lognormal's variance is (e^σ²−1)·e^(2μ+σ²).
	assert.InEpsilon(t, (math.Exp(sigma*sigma)-1)*math.Exp(2*mu+sigma*sigma), s.Variance(), 1e-12)
	assert.InEpsilon(t, 5_000, quant.Lognormal(5_000, 5_000).Mean(), 1e-12)
}

// Means and variances of textbook form, and medians that follow from them.
func TestOtherShapes(t *testing.T) {
	p := quant.PERT(10, 20, 60)
	assert.InDelta(t, 25, p.Mean(), 1e-12)            // (10 + 4·20 + 60)/6
	assert.InDelta(t, 15.0*35/7, p.Variance(), 1e-12) // (μ−a)(b−μ)/7
	assert.InDelta(t, 30, quant.PERT(0, 30, 60).Quantile(0.5), 1e-9)
	tri := quant.Triangular(0, 0, 10)
	assert.InDelta(t, 10.0/3, tri.Mean(), 1e-12)
	assert.InDelta(t, 100.0/18, tri.Variance(), 1e-12)
	assert.InDelta(t, 10-math.Sqrt(50), tri.Quantile(0.5), 1e-12)
	assert.InDelta(t, math.Sqrt(50), quant.Triangular(0, 10, 10).Quantile(0.5), 1e-12)
	assert.InDelta(t, 7, quant.Fixed(7).Quantile(0.99), 0)
	assert.Zero(t, quant.Fixed(7).StandardDeviation())
	for _, same := range []quant.Severity{quant.PERT(5, 5, 5), quant.Triangular(5, 5, 5)} {
		assert.InDelta(t, 5, same.Quantile(0.3), 0)
	}
	var none quant.Severity
	for _, v := range []float64{none.Mean(), none.Variance(), none.Quantile(0.5), p.Quantile(0), p.Quantile(1), p.Quantile(math.NaN())} {
		assert.True(t, math.IsNaN(v))
	}
	_, _, ok := p.MuSigma()
	assert.False(t, ok)
}

// Poisson and Bernoulli have the same mean; the variances differ by (pμ)².
func TestCountingDecidesTheTail(t *testing.T) {
	p := poisson(0.3, 1_000, 9_000)
	b := p
	b.Counting = quant.CountingBernoulli
	assert.InEpsilon(t, p.Mean(), b.Mean(), 1e-12)
	assert.InEpsilon(t, p.Mean()*p.Mean(), p.Variance()-b.Variance(), 1e-9)
	sure := quant.Loss{Counting: quant.CountingBernoulli, Rate: 1, Severity: quant.Fixed(100)}
	assert.Zero(t, sure.StandardDeviation())
}

func TestShockTiesLossesTogether(t *testing.T) {
	p := quant.Portfolio{Losses: []quant.Loss{{Counting: quant.CountingPoisson, Severity: quant.Fixed(10)}, {Counting: quant.CountingPoisson, Severity: quant.Fixed(20)}},
		Shocks: []quant.Shock{{Rate: 0.5, Losses: []int{0, 1}}}}
	assert.InDelta(t, 15, p.Mean(), 1e-12)
	assert.InDelta(t, 0.5*30*30, p.Variance(), 1e-12) // together 30 each time, not 10² + 20²
	r, err := p.Simulate(20_000, 1)
	require.NoError(t, err)
	assert.InDelta(t, 15, r.Mean(), 3*r.StandardError())
	assert.InDelta(t, math.Exp(-0.5), 1-r.Exceedance(0), 0.02, "a year without a shock costs nothing")
}

func TestEffect(t *testing.T) {
	l := poisson(0.4, 100_000, 1_000_000)
	e := quant.Effect{FewerLosses: 0.5, CheaperLosses: 0.2, Cost: 40_000}
	assert.InEpsilon(t, l.Mean()*0.4, l.With(e).Mean(), 1e-12) // half as often, four fifths as much
	assert.InEpsilon(t, l.Mean()*0.6, e.Saved(l), 1e-12)
	roi, ok := e.Return(l)
	assert.True(t, ok)
	assert.InEpsilon(t, (l.Mean()*0.6-40_000)/40_000, roi, 1e-12)
	_, ok = quant.Effect{FewerLosses: 1}.Return(l)
	assert.False(t, ok, "what costs nothing has no return")
	p := quant.Portfolio{Losses: []quant.Loss{l, l}}.With([]quant.Effect{e})
	assert.InEpsilon(t, l.Mean()*1.4, p.Mean(), 1e-12)
	assert.Empty(t, e.Problems())
	assert.Len(t, quant.Effect{FewerLosses: 2, CheaperLosses: -1, Cost: math.NaN()}.Problems(), 3)
}

func TestResult(t *testing.T) {
	r := quant.Gather([]float64{30, 10, 20, 40, 0})
	assert.Equal(t, 5, r.Trials())
	assert.InDelta(t, 20, r.Mean(), 0)
	assert.InDelta(t, math.Sqrt(250), r.StandardDeviation(), 1e-12)
	assert.InDelta(t, math.Sqrt(50), r.StandardError(), 1e-12)
	assert.InDelta(t, 20, r.Quantile(0.5), 0)
	assert.InDelta(t, 38, r.Quantile(0.95), 1e-12) // R: quantile(c(0,10,20,30,40), .95) = 38
	assert.InDelta(t, 0, r.Quantile(0), 0)
	assert.InDelta(t, 40, r.Quantile(1), 0)
	assert.InDelta(t, 0.4, r.Exceedance(20), 0)
	assert.InDelta(t, 1, r.Exceedance(-1), 0)
	assert.InDelta(t, 0, r.Exceedance(40), 0)
	assert.InDelta(t, 35, r.Shortfall(0.6), 0)
	assert.InDelta(t, 40, r.Shortfall(1), 0)
	assert.Equal(t, []quant.Exceeding{{Loss: 5, Probability: 0.8}, {Loss: 25, Probability: 0.4}}, r.Curve(5, 25))
	assert.True(t, math.IsNaN(r.Quantile(2)) && math.IsNaN(r.Shortfall(-1)) && math.IsNaN(quant.Gather(nil).Quantile(0.5)))
	assert.True(t, quant.Tolerance{{Loss: 20, Probability: 0.5}, {Loss: 35, Probability: 0.2}}.Within(r))
	assert.False(t, quant.Tolerance{{Loss: 20, Probability: 0.5}, {Loss: 35, Probability: 0.1}}.Within(r))
	assert.Equal(t, "medel 20 kr, 95 % 38 kr", r.String())
	assert.True(t, math.IsNaN(quant.Gather([]float64{1}).StandardDeviation()))
}

// The curve falls as the amounts rise, and each amount is exceeded about as often as it says.
func TestCurveFalls(t *testing.T) {
	r, err := mixed().Simulate(5_000, 9)
	require.NoError(t, err)
	curve := r.Curve()
	for i := 1; i < len(curve); i++ {
		assert.Greater(t, curve[i].Loss, curve[i-1].Loss)
		assert.LessOrEqual(t, curve[i].Probability, curve[i-1].Probability)
	}
}

func TestSimulateRefuses(t *testing.T) {
	for _, trials := range []int{0, -1, quant.MaxTrials + 1} {
		_, err := mixed().Simulate(trials, 1)
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
	}
	_, err := quant.Portfolio{Losses: []quant.Loss{{}}}.Simulate(10, 1)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	r, err := quant.Portfolio{}.Simulate(10, 1)
	require.NoError(t, err)
	assert.Zero(t, r.Mean())
}

func TestProblems(t *testing.T) {
	require.NoError(t, mixed().Validate())
	tests := map[string]struct {
		change     func(*quant.Portfolio)
		code, path string
	}{
		"no counting":         {func(p *quant.Portfolio) { p.Losses[0].Counting = 0 }, "missing", "/losses/0/counting"},
		"negative rate":       {func(p *quant.Portfolio) { p.Losses[0].Rate = -1 }, "range", "/losses/0/rate"},
		"rate no number":      {func(p *quant.Portfolio) { p.Losses[0].Rate = math.NaN() }, "range", "/losses/0/rate"},
		"probability above 1": {func(p *quant.Portfolio) { p.Losses[2].Rate = 1.5 }, "range", "/losses/2/rate"},
		"no shape":            {func(p *quant.Portfolio) { p.Losses[0].Severity.Shape = 0 }, "missing", "/losses/0/severity/shape"},
		"lognormal from 0":    {func(p *quant.Portfolio) { p.Losses[0].Severity.Low = 0 }, "range", "/losses/0/severity/low"},
		"infinite":            {func(p *quant.Portfolio) { p.Losses[0].Severity.High = math.Inf(1) }, "range", "/losses/0/severity/high"},
		"backwards":           {func(p *quant.Portfolio) { p.Losses[0].Severity.High = 10 }, "order", "/losses/0/severity/high"},
		"mode outside":        {func(p *quant.Portfolio) { p.Losses[1].Severity.Mode = 1e7 }, "order", "/losses/1/severity/mode"},
		"negative fixed":      {func(p *quant.Portfolio) { p.Losses[4].Severity.Low = -1 }, "range", "/losses/4/severity/low"},
		"shock of nothing":    {func(p *quant.Portfolio) { p.Shocks[0].Losses[0] = 99 }, "unknown", "/shocks/0/losses/0"},
		"shock twice":         {func(p *quant.Portfolio) { p.Shocks[0].Losses = []int{1, 1} }, "duplicate", "/shocks/0/losses/1"},
		"shock rate":          {func(p *quant.Portfolio) { p.Shocks[0].Rate = -1 }, "range", "/shocks/0/rate"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := mixed()
			tt.change(&p)
			problems := p.Problems()
			require.NotEmpty(t, problems)
			assert.Equal(t, tt.code, problems[0].Code)
			assert.Equal(t, tt.path, problems[0].Path)
		})
	}
	require.NoError(t, poisson(1, 1, 2).Validate())
	require.ErrorIs(t, quant.Lognormal(2, 1).Validate(), kvalitet.ErrInvalid)
}

// A risk of one loss in five years that costs about 300 000 kr is "less likely" and "noticeable" by these anchors.
func TestPlace(t *testing.T) {
	m := risk.Matrix4x4()
	for i, least := range []int64{0, 10_000, 100_000, 1_000_000} {
		m.Consequence.Steps[i].Anchors = []risk.Anchor{{Kind: risk.KindEconomy, Least: decimal.NewNullDecimal(decimal.NewFromInt(least))}}
	}
	require.NoError(t, m.Validate())
	v, err := quant.Place(poisson(0.2, 100_000, 1_000_000), m, risk.KindEconomy)
	require.NoError(t, err)
	assert.Equal(t, "6 Bevaka", v.String())
	_, err = quant.Place(poisson(0.2, 100_000, 1_000_000), m, risk.KindTrust)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = quant.Place(poisson(0.2, 100_000, 1_000_000), risk.Matrix5x5(), risk.KindEconomy)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = quant.Place(quant.Loss{}, m, risk.KindEconomy)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/portfolio.json", mixed())
	golden.JSON(t, "testdata/portfolio-empty.json", quant.Portfolio{})
	var p quant.Portfolio
	require.ErrorIs(t, json.Unmarshal([]byte(`{"losses":[],"colour":1}`), &p), kvalitet.ErrInvalid)
}

// What is valid can be simulated, costs what it should on average, and never less than nothing.
func FuzzSimulate(f *testing.F) {
	f.Add(uint8(1), uint8(1), 0.1, 1e5, 1e6, 0.0)
	f.Add(uint8(2), uint8(2), 3.0, 1e3, 1e4, 2e3)
	f.Add(uint8(3), uint8(2), 0.5, 0.0, 0.0, 0.0)
	f.Fuzz(func(t *testing.T, shape, counting uint8, rate, low, high, mode float64) {
		l := quant.Loss{Counting: quant.Counting(counting), Rate: rate, Severity: quant.Severity{Shape: quant.Shape(shape), Low: low, High: high, Mode: mode}}
		if l.Validate() != nil || rate > 50 {
			return
		}
		r, err := quant.Portfolio{Losses: []quant.Loss{l}}.Simulate(20, 1)
		require.NoError(t, err)
		if !(r.Quantile(0) >= 0) || !(l.Mean() >= 0) || math.IsInf(r.Mean(), 0) && !math.IsInf(l.Mean(), 0) {
			t.Errorf("%+v: %v, %v", l, r.Quantile(0), l.Mean())
		}
	})
}
