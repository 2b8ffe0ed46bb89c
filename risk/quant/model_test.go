package quant_test

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk/quant"
)

// register draws the figures of a large register: probabilities of five kinds and triangular costs in thousands.
func register(n int) quant.Columns {
	r := rand.New(rand.NewPCG(1, 2))
	var c quant.Columns
	for range n {
		c.Probability = append(c.Probability, []float64{0.02, 0.08, 0.20, 0.40, 0.80}[[]int{0, 0, 1, 1, 1, 2, 2, 2, 3, 4}[r.IntN(10)]])
		low := float64(1 + r.IntN(50))
		mode := low + float64(1+r.IntN(400))
		u := r.Float64()
		c.Least, c.Mode, c.Most = append(c.Least, low), append(c.Mode, mode), append(c.Most, mode+math.Floor(1+5000*u*u*u))
	}
	return c
}

func portfolio(c quant.Columns) quant.Portfolio {
	var p quant.Portfolio
	for i := range c.Probability {
		p.Losses = append(p.Losses, quant.Loss{Counting: quant.CountingBernoulli, Rate: c.Probability[i],
			Severity: quant.Triangular(c.Least[i], c.Mode[i], c.Most[i])})
	}
	return p
}

// naive is the same simulation without its tricks: two random numbers per loss and a branch on each.
func naive(p quant.Portfolio, trials int) []float64 {
	r := rand.New(rand.NewPCG(7, 7))
	losses := make([]float64, trials)
	for t := range losses {
		for _, l := range p.Losses {
			if r.Float64() < l.Rate {
				losses[t] += l.Severity.Quantile(max(r.Float64(), 1e-300))
			}
		}
	}
	return losses
}

func TestTheFastWayAgreesWithTheSlow(t *testing.T) {
	c := register(500)
	p := portfolio(c)
	m, err := c.Model()
	require.NoError(t, err)
	losses := make([]float64, 20_000)
	m.Run(20260101, 0, losses)
	fast, slow := quant.Gather(losses), quant.Gather(naive(p, 20_000))
	for name, r := range map[string]quant.Result{"fast": fast, "slow": slow} {
		assert.InDelta(t, p.Mean(), r.Mean(), 3*r.StandardError(), name)
		// The standard error of a standard deviation is about sd/√(2n).
		assert.InDelta(t, p.StandardDeviation(), r.StandardDeviation(), 4*p.StandardDeviation()/math.Sqrt(2*20_000), name)
	}
	for _, q := range []float64{0.05, 0.5, 0.95} {
		assert.InEpsilon(t, slow.Quantile(q), fast.Quantile(q), 0.01, q)
	}
}

func TestColumnsAndLossesAreTheSame(t *testing.T) {
	c := register(300)
	byColumns, err := c.Model()
	require.NoError(t, err)
	byLosses, err := portfolio(c).Model()
	require.NoError(t, err)
	a, b := make([]float64, 100), make([]float64, 100)
	byColumns.Run(1, 0, a)
	byLosses.Run(1, 0, b)
	assert.Equal(t, a, b)
}

// Every kind of loss at once.
func mixed() quant.Portfolio {
	return quant.Portfolio{
		Losses: []quant.Loss{
			{ID: "vite", Counting: quant.CountingPoisson, Rate: 0.1, Severity: quant.Lognormal(100_000, 1_000_000)},
			{ID: "skadegörelse", Counting: quant.CountingPoisson, Rate: 6, Severity: quant.PERT(1_000, 5_000, 60_000)},
			{ID: "brand", Counting: quant.CountingBernoulli, Rate: 0.02, Severity: quant.PERT(1e6, 4e6, 9e6)},
			{ID: "stöld", Counting: quant.CountingBernoulli, Rate: 0.3, Severity: quant.Triangular(10_000, 20_000, 90_000)},
			{ID: "avgift", Counting: quant.CountingPoisson, Rate: 2, Severity: quant.Fixed(1_500)},
			{ID: "lika", Counting: quant.CountingBernoulli, Rate: 1, Severity: quant.Triangular(700, 700, 700)},
			{ID: "aldrig", Counting: quant.CountingBernoulli, Rate: 0, Severity: quant.Triangular(1, 2, 3)},
			{ID: "triangel", Counting: quant.CountingPoisson, Rate: 1.5, Severity: quant.Triangular(0, 1_000, 9_000)},
		},
		Shocks: []quant.Shock{{ID: "skyfall", Rate: 0.2, Losses: []int{1, 3}}},
	}
}

func TestSimulatedMeansAgreeWithTheExact(t *testing.T) {
	p := mixed()
	for seed := range uint64(2) {
		r, err := p.Simulate(20_000, seed)
		require.NoError(t, err)
		assert.InDelta(t, p.Mean(), r.Mean(), 3*p.StandardDeviation()/math.Sqrt(20_000), "seed %d", seed)
		assert.InEpsilon(t, p.StandardDeviation(), r.StandardDeviation(), 0.1, "seed %d", seed)
	}
	// One loss at a time, so that no fault hides behind the largest.
	for i, l := range p.Losses {
		alone := quant.Portfolio{Losses: p.Losses[i : i+1]}
		r, err := alone.Simulate(20_000, 3)
		require.NoError(t, err)
		assert.InDelta(t, l.Mean(), r.Mean(), 3*l.StandardDeviation()/math.Sqrt(20_000)+1e-9*l.Mean(), l.ID)
	}
}

func TestSameSeedSameBitsOnAnyNumberOfProcessors(t *testing.T) {
	m, err := mixed().Model()
	require.NoError(t, err)
	run := func(processors int) []float64 {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		losses := make([]float64, 2_000)
		m.Run(42, 0, losses)
		return losses
	}
	one := run(1)
	assert.Equal(t, one, run(2))
	assert.Equal(t, one, run(7))
	parts := make([]float64, 2_000)
	m.Run(42, 0, parts[:777])
	m.Run(42, 777, parts[777:])
	assert.Equal(t, one, parts, "in two parts")
	other := make([]float64, 2_000)
	m.Run(43, 0, other)
	assert.NotEqual(t, one, other)
}

func TestModelRefuses(t *testing.T) {
	_, err := quant.Columns{Probability: []float64{0.5}}.Model()
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	for name, c := range map[string]quant.Columns{
		"probability above 1": {[]float64{0.5, 1.1}, []float64{1, 1}, []float64{2, 2}, []float64{3, 3}},
		"not a number":        {[]float64{0.5, math.NaN()}, []float64{1, 1}, []float64{2, 2}, []float64{3, 3}},
		"mode below least":    {[]float64{0.5, 0.5}, []float64{1, 3}, []float64{2, 2}, []float64{3, 3}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.Model()
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
}

func TestRunAllocatesNothingPerTrial(t *testing.T) {
	m, err := register(100).Model()
	require.NoError(t, err)
	losses := make([]float64, 10_000)
	assert.Less(t, testing.AllocsPerRun(3, func() { m.Run(1, 0, losses) }), 40.0)
	// A single trial more does not allocate more.
	few := testing.AllocsPerRun(3, func() { m.Run(1, 0, losses[:1_000]) })
	many := testing.AllocsPerRun(3, func() { m.Run(1, 0, losses) })
	assert.InDelta(t, few, many, 8)
}

// Workload W6: 10 000 risks, 10 000 years.
func BenchmarkRun(b *testing.B) {
	m, err := register(10_000).Model()
	require.NoError(b, err)
	losses := make([]float64, 10_000)
	for b.Loop() {
		m.Run(20260101, 0, losses)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e8, "ns/draw")
}

func BenchmarkNaive(b *testing.B) {
	p := portfolio(register(10_000))
	for b.Loop() {
		naive(p, 100)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "ns/draw")
}

func BenchmarkGather(b *testing.B) {
	m, err := register(100).Model()
	require.NoError(b, err)
	losses := make([]float64, 10_000)
	m.Run(1, 0, losses)
	copied := make([]float64, len(losses))
	for b.Loop() {
		copy(copied, losses)
		quant.Gather(copied)
	}
}
