package governance_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func some(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

// one is a follow-up of a single measure, with what the case is about.
type one struct {
	indicator governance.Indicator
	policy    governance.Policy
	earlier   []string // outcomes of 2009, 2010 …, up to the year before
	outcome   string
	others    governance.Benchmark
	missing   governance.Missing
	prognosis bool
}

func (o one) follow(t *testing.T) (governance.GoalResult, *governance.Result) {
	t.Helper()
	in := o.indicator
	in.ID, in.Name = id(101), "mått"
	goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "mål", Indicators: []governance.Measure{{Indicator: in.ID}}}
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, in)
	require.NoError(t, err)
	var ms []governance.Measurement
	for i, v := range o.earlier {
		ms = append(ms, governance.Measured(id(210+i), in.ID, kvalitet.Year(2020-len(o.earlier)+i), dec(v)))
	}
	last := governance.Measurement{ID: id(250), Indicator: in.ID, Period: kvalitet.Year(2020), Others: o.others, Missing: o.missing, Prognosis: o.prognosis}
	if o.outcome != "" {
		last.Value = some(o.outcome)
	}
	result, err := tree.FollowUp(append(ms, last), o.policy)
	require.NoError(t, err)
	return result.Goal(goal.ID), result
}

func minimum(level string) []governance.Target {
	return []governance.Target{{Kind: governance.TargetMinimum, Level: dec(level)}}
}

func maximum(level string) []governance.Target {
	return []governance.Target{{Kind: governance.TargetMaximum, Level: dec(level)}}
}

func with(p governance.Policy, change func(*governance.Policy)) governance.Policy {
	change(&p)
	return p
}

func TestMeasureStatus(t *testing.T) {
	const (
		met, partly, notMet, notJudged = governance.StatusMet, governance.StatusPartly, governance.StatusNotMet, governance.StatusNotJudged
		higher, lower, near            = governance.BetterHigher, governance.BetterLower, governance.BetterNear
	)
	basis := func(b governance.Basis) governance.Policy {
		return with(governance.ShareMet(), func(p *governance.Policy) { p.Basis = b })
	}
	linear := with(governance.ShareMet(), func(p *governance.Policy) { p.Linear = true })
	quartiles := governance.Benchmark{Lower: some("40"), Upper: some("60"), Mean: some("50")}
	for _, c := range []struct {
		name  string
		one   one
		want  governance.Status
		ratio string
	}{
		// Helsingborg 2016: green from 100 per cent, yellow 91–99, red to 90; half-open here.
		{"exactly the target", one{indicator: governance.Indicator{Better: higher, Targets: minimum("85")}, outcome: "85"}, met, "100"},
		{"just under the target", one{indicator: governance.Indicator{Better: higher, Targets: minimum("85")}, outcome: "84.999"}, partly, "99.9988"},
		{"exactly on the limit", one{indicator: governance.Indicator{Better: higher, Targets: minimum("100")}, outcome: "91"}, partly, "91"},
		{"just under the limit", one{indicator: governance.Indicator{Better: higher, Targets: minimum("100")}, outcome: "90.99999999"}, notMet, "91"},
		{"between the published limits", one{indicator: governance.Indicator{Better: higher, Targets: minimum("100")}, outcome: "90.5"}, notMet, "90.5"},
		// Lower is better: 13 ÷ 16.1 and 1 − (16.1 − 13) ÷ 13, from the domain document.
		{"target over outcome", one{indicator: governance.Indicator{Better: lower, Targets: maximum("13")}, outcome: "16.1"}, notMet, "80.7453"},
		{"the linear formula", one{policy: linear, indicator: governance.Indicator{Better: lower, Targets: maximum("13")}, outcome: "16.1"}, notMet, "76.1538"},
		{"lower is better, reached", one{indicator: governance.Indicator{Better: lower, Targets: maximum("13")}, outcome: "12"}, met, "108.3333"},
		{"lower is better, nothing left", one{indicator: governance.Indicator{Better: lower, Targets: maximum("13")}, outcome: "0"}, met, "100"},
		// No ratio where it has no meaning.
		{"a zero target is met only at zero", one{indicator: governance.Indicator{Better: lower, Targets: maximum("0")}, outcome: "0.1"}, notMet, ""},
		{"a zero target at zero", one{indicator: governance.Indicator{Better: lower, Targets: maximum("0")}, outcome: "0"}, met, ""},
		{"a negative target", one{indicator: governance.Indicator{Better: higher, Targets: minimum("-5")}, outcome: "-5.1"}, notMet, ""},
		{"a negative outcome", one{indicator: governance.Indicator{Better: higher, Targets: minimum("5")}, outcome: "-1"}, notMet, ""},
		{"a balance", one{indicator: governance.Indicator{Better: higher, Balance: true, Targets: minimum("100")}, outcome: "99"}, notMet, ""},
		{"a rank", one{indicator: governance.Indicator{Better: lower, Targets: []governance.Target{{Kind: governance.TargetRank, Level: dec("50")}}}, outcome: "51"}, notMet, ""},
		{"a rank reached", one{indicator: governance.Indicator{Better: lower, Targets: []governance.Target{{Kind: governance.TargetRank, Level: dec("50")}}}, outcome: "50"}, met, ""},
		{"within an interval", one{indicator: governance.Indicator{Better: near, Targets: []governance.Target{{Kind: governance.TargetInterval, Level: dec("5"), High: dec("8")}}}, outcome: "8"}, met, ""},
		{"at the foot of an interval", one{indicator: governance.Indicator{Better: near, Targets: []governance.Target{{Kind: governance.TargetInterval, Level: dec("5"), High: dec("8")}}}, outcome: "5"}, met, ""},
		{"outside an interval", one{indicator: governance.Indicator{Better: near, Targets: []governance.Target{{Kind: governance.TargetInterval, Level: dec("5"), High: dec("8")}}}, outcome: "8.01"}, notMet, ""},
		{"more than, exactly there", one{indicator: governance.Indicator{Better: higher, Targets: []governance.Target{{Kind: governance.TargetMinimum, Level: dec("50"), Exclusive: true}}}, outcome: "50"}, partly, "100"},
		// Relative targets.
		{"better than last year", one{earlier: []string{"70"}, indicator: governance.Indicator{Better: higher, Targets: []governance.Target{{Kind: governance.TargetChange, Exclusive: true}}}, outcome: "70.1"}, met, "100.1429"},
		{"the same as last year", one{earlier: []string{"70"}, indicator: governance.Indicator{Better: higher, Targets: []governance.Target{{Kind: governance.TargetChange}}}, outcome: "70"}, met, "100"},
		{"two less than last year", one{earlier: []string{"8"}, indicator: governance.Indicator{Better: lower, Targets: []governance.Target{{Kind: governance.TargetChange, Level: dec("-2")}}}, outcome: "6.5"}, partly, "92.3077"},
		{"no last year", one{indicator: governance.Indicator{Better: higher, Targets: []governance.Target{{Kind: governance.TargetChange}}}, outcome: "70"}, notJudged, ""},
		{"the mean of others", one{others: quartiles, indicator: governance.Indicator{Better: lower, Targets: []governance.Target{{Kind: governance.TargetMean}}}, outcome: "50"}, met, "100"},
		{"the best quarter", one{others: quartiles, indicator: governance.Indicator{Better: higher, Targets: []governance.Target{{Kind: governance.TargetQuartile}}}, outcome: "59"}, partly, "98.3333"},
		{"the best quarter where lower is better", one{others: quartiles, indicator: governance.Indicator{Better: lower, Targets: []governance.Target{{Kind: governance.TargetQuartile}}}, outcome: "40"}, met, "100"},
		{"nobody to compare with", one{indicator: governance.Indicator{Better: higher, Targets: []governance.Target{{Kind: governance.TargetMean}}}, outcome: "59"}, notJudged, ""},
		// Other bases.
		{"met or not has no yellow", one{policy: basis(governance.BasisMet), indicator: governance.Indicator{Better: higher, Targets: minimum("100")}, outcome: "99"}, notMet, "99"},
		{"Malmö: improved", one{policy: basis(governance.BasisPrevious), earlier: []string{"5"}, indicator: governance.Indicator{Better: higher}, outcome: "6"}, met, ""},
		{"Malmö: unchanged", one{policy: basis(governance.BasisPrevious), earlier: []string{"5"}, indicator: governance.Indicator{Better: higher}, outcome: "5.0"}, partly, ""},
		{"Malmö: worse", one{policy: basis(governance.BasisPrevious), earlier: []string{"5"}, indicator: governance.Indicator{Better: lower}, outcome: "5.1"}, notMet, ""},
		{"Malmö: the method was changed", one{policy: basis(governance.BasisPrevious), earlier: []string{"5"}, missing: governance.MissingMethodChanged, indicator: governance.Indicator{Better: lower}, outcome: "5.1"}, notJudged, ""},
		{"Malmö: within the noise", one{policy: basis(governance.BasisPrevious), earlier: []string{"5"}, indicator: governance.Indicator{Better: lower, Noise: dec("0.5")}, outcome: "5.5"}, partly, ""},
		{"Västerås: against the baseline", one{policy: basis(governance.BasisBaseline), earlier: []string{"9"}, indicator: governance.Indicator{Better: higher, Baseline: some("5")}, outcome: "8"}, met, ""},
		{"Västerås: no baseline", one{policy: basis(governance.BasisBaseline), indicator: governance.Indicator{Better: higher}, outcome: "8"}, notJudged, ""},
		{"Lindesberg: best quarter", one{policy: basis(governance.BasisBenchmark), others: quartiles, indicator: governance.Indicator{Better: higher}, outcome: "60"}, met, ""},
		{"Lindesberg: middle half", one{policy: basis(governance.BasisBenchmark), others: quartiles, indicator: governance.Indicator{Better: higher}, outcome: "40"}, partly, ""},
		{"Lindesberg: worst quarter", one{policy: basis(governance.BasisBenchmark), others: quartiles, indicator: governance.Indicator{Better: higher}, outcome: "39"}, notMet, ""},
		{"Lindesberg: lower is better", one{policy: basis(governance.BasisBenchmark), others: quartiles, indicator: governance.Indicator{Better: lower}, outcome: "61"}, notMet, ""},
		{"Ale: at the mean", one{policy: basis(governance.BasisBenchmark), others: governance.Benchmark{Mean: some("50")}, indicator: governance.Indicator{Better: higher}, outcome: "50"}, met, ""},
		{"Ale: worse than the mean", one{policy: basis(governance.BasisBenchmark), others: governance.Benchmark{Mean: some("50")}, indicator: governance.Indicator{Better: lower}, outcome: "51"}, partly, ""},
		{"no benchmark", one{policy: basis(governance.BasisBenchmark), indicator: governance.Indicator{Better: higher}, outcome: "51"}, notJudged, ""},
		{"a benchmark says nothing of near", one{policy: basis(governance.BasisBenchmark), others: quartiles, indicator: governance.Indicator{Better: near}, outcome: "51"}, notJudged, ""},
		// Missing is never zero.
		{"no target", one{indicator: governance.Indicator{Better: higher}, outcome: "85"}, notJudged, ""},
		{"secret", one{indicator: governance.Indicator{Better: lower, Targets: maximum("5")}, missing: governance.MissingSecret}, notJudged, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.one.policy.Rule == "" {
				c.one.policy = governance.ShareMet()
			}
			got, result := c.one.follow(t)
			m := got.Measures[0]
			assert.Equal(t, c.want, m.Status)
			if c.ratio == "" {
				assert.False(t, m.Ratio.Valid, m.Ratio.Decimal)
			} else {
				assert.Equal(t, c.ratio, m.Ratio.Decimal.String())
			}
			for step := range result.Trace(id(1)) {
				assert.True(t, step.Text.Complete())
			}
		})
	}
}

func TestRulesOfTheWhole(t *testing.T) {
	measures := []struct{ target, outcome string }{{"100", "100"}, {"100", "95"}, {"100", "80"}, {"100", "150"}}
	for _, c := range []struct {
		policy governance.Policy
		want   governance.Status
		value  string
	}{
		{governance.ShareMet(), governance.StatusPartly, "50"},
		{governance.MeanRatio(), governance.StatusPartly, "93.75"}, // (100 + 95 + 80 + 100) ÷ 4: at most 100 each
		{governance.Weighted(), governance.StatusPartly, "92.5"},   // (100 + 95 + 2·80 + 2·100) ÷ 6
		{governance.Worst(), governance.StatusNotMet, ""},
		{governance.Gates(), governance.StatusPartly, "50"},
		{with(governance.ShareMet(), func(p *governance.Policy) { p.ForbidPartly = true }), governance.StatusNotMet, "50"},
		{with(governance.MeanRatio(), func(p *governance.Policy) { p.Partly = 94 }), governance.StatusNotMet, "93.75"},
	} {
		t.Run(c.policy.Rule, func(t *testing.T) {
			goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "mål"}
			var ins []governance.Indicator
			var ms []governance.Measurement
			for i, m := range measures {
				in := governance.Indicator{ID: id(100 + i), Name: "mått", Better: governance.BetterHigher, Targets: minimum(m.target)}
				ins = append(ins, in)
				weight := []int{1, 1, 2, 2}[i]
				goal.Indicators = append(goal.Indicators, governance.Measure{Indicator: in.ID, Weight: &weight})
				if c.policy.Rule != governance.RuleWeighted {
					goal.Indicators[i].Weight = nil
				}
				ms = append(ms, governance.Measured(id(200+i), in.ID, kvalitet.Year(2020), dec(m.outcome)))
			}
			tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, ins...)
			require.NoError(t, err)
			result, err := tree.FollowUp(ms, c.policy)
			require.NoError(t, err)
			got := result.Goal(id(1))
			assert.Equal(t, c.want, got.Status)
			assert.Equal(t, c.policy, result.Policy())
			if c.value == "" {
				assert.False(t, got.Value.Valid)
				return
			}
			assert.Equal(t, c.value, got.Value.Decimal.String())
		})
	}
}

// The mean is exact: against a slow twin in floating point on random figures.
func TestMeanRatioEqualsItsSlowTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 200 {
		goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "mål"}
		var ins []governance.Indicator
		var ms []governance.Measurement
		var sum, weights float64
		for i := range 1 + r.IntN(8) {
			target, outcome := 1+r.IntN(200), r.IntN(300)
			weight := 1 + r.IntN(5)
			lower := r.IntN(2) == 0
			in := governance.Indicator{ID: id(100 + i), Name: "mått", Better: governance.BetterHigher, Targets: minimum(fmt.Sprint(target))}
			ratio := float64(outcome) / float64(target)
			if lower {
				in.Better, in.Targets = governance.BetterLower, maximum(fmt.Sprint(target))
				ratio = float64(target) / math.Max(float64(outcome), 1e-12)
			}
			sum += float64(weight) * math.Min(100*ratio, 100)
			weights += float64(weight)
			ins = append(ins, in)
			goal.Indicators = append(goal.Indicators, governance.Measure{Indicator: in.ID, Weight: &weight})
			ms = append(ms, governance.Measured(id(200+i), in.ID, kvalitet.Year(2020), decimal.NewFromInt(int64(outcome))))
		}
		tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, ins...)
		require.NoError(t, err)
		result, err := tree.FollowUp(ms, governance.Weighted())
		require.NoError(t, err)
		require.InDelta(t, sum/weights, result.Goal(id(1)).Value.Decimal.InexactFloat64(), 1e-4)
	}
}

// Where a ratio has no meaning, a mean takes the way gone from the baseline to the target.
func TestProgressFromTheBaselineStandsInForARatio(t *testing.T) {
	got, result := one{policy: governance.MeanRatio(), outcome: "-2",
		indicator: governance.Indicator{Better: governance.BetterHigher, Baseline: some("-10"), Targets: minimum("0")}}.follow(t)
	assert.Equal(t, "80", got.Value.Decimal.String(), "8 of the 10 from −10 to 0")
	assert.False(t, got.Measures[0].Ratio.Valid)
	var told []string
	for step := range result.Trace(id(1)) {
		told = append(told, step.In("en"))
	}
	assert.Contains(t, told[0], "a ratio has no meaning here: counts as 80")
}

// Whatever the order of the measurements, the follow-up is the same; and a measure that reaches its target, given where
// there was none, never makes a goal that was met anything else.
func TestFollowUpProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 100 {
		goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "mål"}
		var ins []governance.Indicator
		var ms []governance.Measurement
		n := 2 + r.IntN(6)
		for i := range n {
			in := governance.Indicator{ID: id(100 + i), Name: "mått", Better: governance.BetterHigher, Targets: minimum("100")}
			ins = append(ins, in)
			goal.Indicators = append(goal.Indicators, governance.Measure{Indicator: in.ID})
			for year := range 1 + r.IntN(4) {
				m := governance.Measured(id(10+i*5+year), in.ID, kvalitet.Year(2015+year), decimal.NewFromInt(int64(80+r.IntN(40))))
				if r.IntN(4) == 0 {
					m.Value, m.Missing = decimal.NullDecimal{}, governance.MissingNotMeasured
				}
				ms = append(ms, m)
			}
		}
		tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, ins...)
		require.NoError(t, err)
		for _, policy := range governance.Policies() {
			first, err := tree.FollowUp(ms, policy)
			require.NoError(t, err)
			shuffled := append([]governance.Measurement(nil), ms...)
			r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			second, err := tree.FollowUp(shuffled, policy)
			require.NoError(t, err)
			require.Equal(t, first.Goal(goal.ID), second.Goal(goal.ID))
			if first.Goal(goal.ID).Status != governance.StatusMet {
				continue
			}
			for i, m := range first.Goal(goal.ID).Measures {
				if m.Status == governance.StatusNotJudged {
					more := append(shuffled, governance.Measured(id(99), ins[i].ID, kvalitet.Year(2030), decimal.NewFromInt(100)))
					third, err := tree.FollowUp(more, policy)
					require.NoError(t, err)
					require.Equal(t, governance.StatusMet, third.Goal(goal.ID).Status)
				}
			}
		}
	}
}

func TestTrends(t *testing.T) {
	for _, c := range []struct {
		name      string
		one       one
		direction governance.Direction
		desirable governance.Desirability
	}{
		{"a cost that fell (Ale)", one{earlier: []string{"151697"}, indicator: governance.Indicator{Better: governance.BetterLower}, outcome: "148815"},
			governance.DirectionDown, governance.DesirabilityBetter},
		{"children per adult that rose (Ale)", one{earlier: []string{"5.1"}, indicator: governance.Indicator{Better: governance.BetterLower}, outcome: "5.3"},
			governance.DirectionUp, governance.DesirabilityWorse},
		{"unchanged", one{earlier: []string{"5.10"}, indicator: governance.Indicator{Better: governance.BetterLower}, outcome: "5.1"},
			governance.DirectionUnchanged, governance.DesirabilitySame},
		{"nothing before", one{indicator: governance.Indicator{Better: governance.BetterLower}, outcome: "5.1"}, 0, 0},
		{"the baseline when there is nothing before", one{indicator: governance.Indicator{Better: governance.BetterHigher, Baseline: some("4")}, outcome: "5.1"},
			governance.DirectionUp, governance.DesirabilityBetter},
		{"a changed method", one{earlier: []string{"4"}, missing: governance.MissingMethodChanged, indicator: governance.Indicator{Better: governance.BetterHigher}, outcome: "5"}, 0, 0},
		{"nearer the interval", one{earlier: []string{"3"}, outcome: "9", indicator: governance.Indicator{Better: governance.BetterNear,
			Targets: []governance.Target{{Kind: governance.TargetInterval, Level: dec("5"), High: dec("8")}}}},
			governance.DirectionUp, governance.DesirabilityBetter},
		{"as far from the interval", one{earlier: []string{"4"}, outcome: "9", indicator: governance.Indicator{Better: governance.BetterNear,
			Targets: []governance.Target{{Kind: governance.TargetInterval, Level: dec("5"), High: dec("8")}}}},
			governance.DirectionUp, governance.DesirabilitySame},
		{"farther from the exact value", one{earlier: []string{"5"}, outcome: "7", indicator: governance.Indicator{Better: governance.BetterNear,
			Targets: []governance.Target{{Kind: governance.TargetExact, Level: dec("5")}}}},
			governance.DirectionUp, governance.DesirabilityWorse},
		{"near nothing", one{earlier: []string{"5"}, outcome: "7", indicator: governance.Indicator{Better: governance.BetterNear}}, governance.DirectionUp, 0},
		{"the line through three: up although the last fell", one{policy: with(governance.ShareMet(), func(p *governance.Policy) { p.TrendOver = 4 }),
			earlier: []string{"1", "5", "6"}, indicator: governance.Indicator{Better: governance.BetterHigher}, outcome: "5"},
			governance.DirectionUp, governance.DesirabilityBetter},
		{"too few for a line", one{policy: with(governance.ShareMet(), func(p *governance.Policy) { p.TrendOver = 4 }),
			earlier: []string{"1", "5"}, indicator: governance.Indicator{Better: governance.BetterHigher}, outcome: "5"}, 0, 0},
		{"over the baseline", one{policy: with(governance.ShareMet(), func(p *governance.Policy) { p.TrendOver = -1 }),
			earlier: []string{"9"}, indicator: governance.Indicator{Better: governance.BetterHigher, Baseline: some("4")}, outcome: "5"},
			governance.DirectionUp, governance.DesirabilityBetter},
		{"no baseline", one{policy: with(governance.ShareMet(), func(p *governance.Policy) { p.TrendOver = -1 }),
			earlier: []string{"9"}, indicator: governance.Indicator{Better: governance.BetterHigher}, outcome: "5"}, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.one.policy.Rule == "" {
				c.one.policy = governance.ShareMet()
			}
			got, _ := c.one.follow(t)
			assert.Equal(t, governance.Trend{Direction: c.direction, Desirability: c.desirable}, got.Measures[0].Trend)
		})
	}
	assert.Equal(t, governance.Trend{}, governance.TrendOver([]decimal.Decimal{dec("1"), dec("2")}, governance.BetterHigher))
	flat := governance.TrendOver([]decimal.Decimal{dec("1"), dec("7"), dec("1")}, governance.BetterHigher)
	assert.Equal(t, governance.Trend{Direction: governance.DirectionUnchanged, Desirability: governance.DesirabilitySame}, flat)
}

// A figure that was corrected is no figure to compare with.
func TestCorrectedOutcome(t *testing.T) {
	in := governance.Indicator{ID: id(101), Name: "mått", Better: governance.BetterHigher, Targets: minimum("10")}
	goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "mål", Indicators: []governance.Measure{{Indicator: in.ID}}}
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, in)
	require.NoError(t, err)
	result, err := tree.FollowUp([]governance.Measurement{
		governance.Measured(id(201), in.ID, kvalitet.Year(2019), dec("8")),
		governance.Measured(id(202), in.ID, kvalitet.Year(2020), dec("99")),
		governance.Measured(id(203), in.ID, kvalitet.Year(2020), dec("9"))}, governance.ShareMet())
	require.NoError(t, err)
	m := result.Goal(goal.ID).Measures[0]
	assert.Equal(t, "9", m.Value.Decimal.String())
	assert.Equal(t, "8", m.Previous.Decimal.String())
	assert.Equal(t, governance.DesirabilityBetter, m.Trend.Desirability)
}

func TestTrajectory(t *testing.T) {
	target := governance.Target{Kind: governance.TargetTrajectory, Steps: []governance.TargetStep{
		{By: kvalitet.NewDate(2020, time.December, 31), Level: dec("25")}, {By: kvalitet.NewDate(2025, time.December, 31), Level: dec("50")}}}
	require.Empty(t, target.Problems())
	for day, want := range map[kvalitet.Date]string{
		kvalitet.NewDate(2019, time.December, 31): "25", // the next given level, not one in between
		kvalitet.NewDate(2020, time.December, 31): "25",
		kvalitet.NewDate(2021, time.January, 1):   "50",
		kvalitet.NewDate(2025, time.December, 31): "50",
		kvalitet.NewDate(2030, time.December, 31): "50", // after the last
	} {
		got, ok := target.Resolve(governance.TargetContext{Better: governance.BetterHigher, On: day})
		require.True(t, ok)
		assert.Equal(t, want, got.Level.String(), day)
		assert.Equal(t, governance.TargetMinimum, got.Kind)
	}
	_, ok := governance.Target{Kind: governance.TargetTrajectory}.Resolve(governance.TargetContext{})
	assert.False(t, ok)
	near, ok := governance.Target{Kind: governance.TargetChange}.Resolve(governance.TargetContext{Better: governance.BetterNear, Previous: some("4")})
	assert.True(t, ok)
	assert.Equal(t, governance.TargetExact, near.Kind)
}

func TestTargetProblems(t *testing.T) {
	step := func(year int, level string) governance.TargetStep {
		return governance.TargetStep{By: kvalitet.NewDate(year, time.December, 31), Level: dec(level)}
	}
	for name, c := range map[string]struct {
		target governance.Target
		want   string
	}{
		"no kind":                   {governance.Target{}, "missing /kind"},
		"an interval backwards":     {governance.Target{Kind: governance.TargetInterval, Level: dec("2"), High: dec("1")}, "order /high"},
		"an upper end of a minimum": {governance.Target{Kind: governance.TargetMinimum, High: dec("1")}, "range /high"},
		"rank nought":               {governance.Target{Kind: governance.TargetRank}, "range /level"},
		"a trajectory to nowhere":   {governance.Target{Kind: governance.TargetTrajectory}, "missing /steps"},
		"steps of a minimum":        {governance.Target{Kind: governance.TargetMinimum, Steps: []governance.TargetStep{step(2020, "1")}}, "range /steps"},
		"steps backwards":           {governance.Target{Kind: governance.TargetTrajectory, Steps: []governance.TargetStep{step(2021, "1"), step(2020, "1")}}, "order /steps/1/by"},
		"a step without a day":      {governance.Target{Kind: governance.TargetTrajectory, Steps: []governance.TargetStep{{Level: dec("1")}}}, "missing /steps/0/by"},
		"a level of any size":       {governance.Target{Kind: governance.TargetMinimum, Level: decimal.New(1, 999_999)}, "size /level"},
	} {
		t.Run(name, func(t *testing.T) {
			problems := c.target.Problems()
			require.NotEmpty(t, problems)
			assert.Equal(t, c.want, problems[0].Code+" "+problems[0].Path)
		})
	}
}

// Revised during the year: judged against what is in force at the end, and shown with the original.
func TestRevisedTarget(t *testing.T) {
	got, result := one{policy: governance.ShareMet(), outcome: "82", indicator: governance.Indicator{Better: governance.BetterHigher,
		Targets: []governance.Target{{Kind: governance.TargetMinimum, Level: dec("85")},
			{Kind: governance.TargetMinimum, Level: dec("80"), Decided: kvalitet.NewDate(2020, time.May, 4), Motive: "pandemi"}}}}.follow(t)
	assert.Equal(t, governance.StatusMet, got.Status)
	require.NotNil(t, got.Measures[0].Original)
	assert.Equal(t, "85", got.Measures[0].Original.Level.String())
	for step := range result.Trace(id(1)) {
		assert.Contains(t, step.String(), "ursprungligen 85")
		break
	}
}

// Official statistics of last year are used beside this year's own figures, and say so.
func TestLateStatistics(t *testing.T) {
	goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "mål", Indicators: []governance.Measure{{Indicator: id(101)}, {Indicator: id(102)}}}
	in := governance.Indicator{ID: id(101), Name: "egen", Better: governance.BetterHigher, Targets: minimum("10")}
	late := in
	late.ID, late.Name = id(102), "Kolada"
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, in, late)
	require.NoError(t, err)
	result, err := tree.FollowUp([]governance.Measurement{governance.Measured(id(201), in.ID, kvalitet.Year(2020), dec("12")),
		governance.Measured(id(202), late.ID, kvalitet.Year(2019), dec("12"))}, governance.ShareMet())
	require.NoError(t, err)
	got := result.Goal(goal.ID)
	assert.Equal(t, []int{0, 1}, []int{got.Measures[0].Lag, got.Measures[1].Lag})
	var steps []string
	for step := range result.Trace(goal.ID) {
		steps = append(steps, step.String())
	}
	assert.NotContains(t, steps[0], "(från")
	assert.Contains(t, steps[1], "utfall 12 (från 2019)")
}

func TestPrognosisAndOutcome(t *testing.T) {
	in := governance.Indicator{ID: id(101), Name: "mått", Better: governance.BetterHigher, Targets: minimum("10")}
	goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "mål", Indicators: []governance.Measure{{Indicator: in.ID}}}
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, in)
	require.NoError(t, err)
	prognosis := governance.Measured(id(201), in.ID, kvalitet.Year(2020), dec("12"))
	prognosis.Prognosis = true
	women := governance.Measured(id(203), in.ID, kvalitet.Year(2021), dec("99"))
	women.Group = "women"
	first, err := tree.FollowUp([]governance.Measurement{prognosis, women}, governance.ShareMet())
	require.NoError(t, err)
	assert.Equal(t, governance.StatusMet, first.Goal(goal.ID).Status)
	assert.True(t, first.Goal(goal.ID).Prognosis)
	outcome := governance.Measured(id(202), in.ID, kvalitet.Year(2020), dec("9"))
	second, err := tree.FollowUp([]governance.Measurement{outcome, prognosis}, governance.ShareMet())
	require.NoError(t, err)
	assert.Equal(t, governance.StatusNotMet, second.Goal(goal.ID).Status, "an outcome comes before a prognosis, in any order")
	assert.False(t, second.Goal(goal.ID).Prognosis)
	assert.False(t, second.Goal(goal.ID).Measures[0].Previous.Valid, "a prognosis is no outcome to compare with")

	year := kvalitet.Year(2020)
	verdicts := []governance.Verdict{first.Verdict(id(1), goal.ID, year), second.Verdict(id(2), goal.ID, year)}
	require.NoError(t, verdicts[0].Validate())
	assert.Equal(t, []governance.PrognosisHit{{Goal: goal.ID, Expected: governance.StatusMet, Outcome: governance.StatusNotMet}},
		governance.PrognosisHits(verdicts))
	verdicts[1].Decided, verdicts[1].Motive, verdicts[1].Body = governance.StatusMet, "nästan", "nämnden"
	assert.True(t, governance.PrognosisHits(verdicts)[0].Hit)
	verdicts[0].Computed = governance.StatusNotJudged
	assert.Empty(t, governance.PrognosisHits(verdicts))
}

func TestPolicyProblems(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*governance.Policy)
		want   string
	}{
		"an unknown rule":    {func(p *governance.Policy) { p.Rule = "magic" }, "unknown /rule"},
		"no edition":         {func(p *governance.Policy) { p.Edition = 0 }, "range /edition"},
		"over a hundred":     {func(p *governance.Policy) { p.Near = 101 }, "range /near"},
		"limits backwards":   {func(p *governance.Policy) { p.Met = 10 }, "order /partly"},
		"no basis":           {func(p *governance.Policy) { p.Basis = 0 }, "missing /basis"},
		"a line through two": {func(p *governance.Policy) { p.TrendOver = 2 }, "range /trendOver"},
	} {
		t.Run(name, func(t *testing.T) {
			p := with(governance.ShareMet(), c.change)
			require.Len(t, p.Problems(), 1)
			assert.Equal(t, c.want, p.Problems()[0].Code+" "+p.Problems()[0].Path)
			require.ErrorIs(t, p.Validate(), kvalitet.ErrInvalid)
		})
	}
	for _, p := range governance.Policies() {
		require.NoError(t, p.Validate())
		got, ok := governance.PolicyNamed(p.Rule)
		assert.True(t, ok)
		assert.Equal(t, p, got)
	}
	_, ok := governance.PolicyNamed("magic")
	assert.False(t, ok)
}
