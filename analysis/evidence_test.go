package analysis_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// line is a series from 2010 on.
func line(kpi string, values ...float64) analysis.Series {
	years := make([]int, len(values))
	for i := range years {
		years[i] = 2010 + i
	}
	return analysis.NewSeries(kpi, "0319", years, values)
}

func notes(e analysis.Evidence) []string {
	var codes []string
	for _, n := range e.Notes {
		codes = append(codes, n.Code)
	}
	return codes
}

func TestTrendEvidence(t *testing.T) {
	tests := map[string]struct {
		series analysis.Series
		better analysis.Better
		want   analysis.Verdict // by Mann and Kendall, and by the line
	}{
		"rising, higher is better": {line("N1", 1, 2.1, 3, 4.2, 5, 6.1, 7), analysis.BetterHigher, analysis.VerdictPositive},
		"rising, lower is better":  {line("N1", 1, 2.1, 3, 4.2, 5, 6.1, 7), analysis.BetterLower, analysis.VerdictNegative},
		"falling, nobody knows":    {line("N1", 7, 6, 5.1, 4, 3.2, 2, 1), 0, analysis.VerdictNeutral},
		"up and down":              {line("N1", 3, 5, 2, 6, 3, 5, 2), analysis.BetterHigher, analysis.VerdictUnclear},
		"too short":                {line("N1", 1, 2, 3, 4, 5), analysis.BetterHigher, analysis.VerdictNotAssessable},
		"far too short":            {line("N1", 1, 2), analysis.BetterHigher, analysis.VerdictNotAssessable},
		"empty":                    {line("N1"), analysis.BetterHigher, analysis.VerdictNotAssessable},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			l := analysis.Climb(tt.series, analysis.Toward(tt.better))
			for _, method := range []string{analysis.MethodMannKendall, analysis.MethodTheilSen, analysis.MethodForecast} {
				e := evidence(t, l, method)
				assert.Equal(t, tt.want, e.Verdict, method)
				assert.Equal(t, tt.want != analysis.VerdictNotAssessable, e.Assessed())
				assert.Equal(t, !e.Assessed(), e.Reason.Complete(), "%s: why nothing is said", method)
				if len(tt.series.Points) == 5 {
					assert.NotEmpty(t, e.Numbers, "the figures are there for those who want them")
				}
			}
		})
	}
}

func TestTheGuardsCanBeChanged(t *testing.T) {
	p := analysis.DefaultPolicy()
	p.MinTrend = 4
	l := analysis.Climb(line("N1", 1, 2, 3, 4, 5), analysis.Under(p))
	assert.True(t, evidence(t, l, analysis.MethodTheilSen).Assessed())
	p.Alpha, p.MinTrend, p.MinBaseline, p.MinCompared, p.MinPattern, p.MaxLag, p.LargeGap, p.DurbinWatson, p.XmR, p.Horizon = 0, 0, 0, 0, 0, -1, 0, 0, 0, 0
	assert.Len(t, p.Problems(), 10)
}

func TestDependentResidualsAreFlagged(t *testing.T) {
	e := evidence(t, analysis.Climb(line("N1", 1, 2, 4, 7, 9, 10, 10, 9, 7, 4, 2, 1)), analysis.MethodMannKendall)
	assert.Contains(t, notes(e), "dependence")
}

func TestABreakIsTold(t *testing.T) {
	s := line("N1", 100, 101, 102, 1, 2, 3, 4, 5, 6, 7)
	s.Breaks = []analysis.Break{{Time: 2013, Reason: kvalitet.Label{SV: "ny definition", EN: "new definition"}}}
	l := analysis.Climb(s)
	for _, method := range []string{analysis.MethodChange, analysis.MethodVariation, analysis.MethodMannKendall, analysis.MethodTheilSen, analysis.MethodForecast} {
		assert.Contains(t, notes(evidence(t, l, method)), "break", method)
	}
	assert.InDelta(t, 7.0, number(t, evidence(t, l, analysis.MethodMannKendall), "n"), 1e-9, "only the values after the break")
	assert.InDelta(t, 8, number(t, evidence(t, l, analysis.MethodForecast), "forecast"), 1e-9)
	s.Breaks = append(s.Breaks, analysis.Break{Time: 2030})
	assert.Len(t, s.Segments(), 2, "a break after the last value cuts nothing")
	s.Breaks = []analysis.Break{{Time: 1990}}
	assert.Len(t, s.Segments(), 1)
}

func TestVariationEvidence(t *testing.T) {
	calm := []float64{10, 11, 9, 10, 11, 9, 10, 11}
	e := evidence(t, analysis.Climb(line("N1", calm...)), analysis.MethodVariation)
	assert.Equal(t, analysis.VerdictUnclear, e.Verdict)
	e = evidence(t, analysis.Climb(line("N1", append(calm, 30)...), analysis.Toward(analysis.BetterLower)), analysis.MethodVariation)
	assert.Equal(t, analysis.VerdictNegative, e.Verdict)
	assert.Equal(t, []string{"2018"}, []string{e.Details[0].Name})
	e = evidence(t, analysis.Climb(line("N1", append(slices.Clone(calm), -30)...), analysis.Toward(analysis.BetterLower)), analysis.MethodVariation)
	assert.Contains(t, e.String(), "lågt")
	shifted := []float64{1, 9, 1, 9, 1, 9, 1, 9, 6, 7, 6, 7, 6, 7, 6, 7}
	e = evidence(t, analysis.Climb(line("N1", shifted...), analysis.Toward(analysis.BetterHigher)), analysis.MethodVariation)
	assert.Equal(t, analysis.VerdictPositive, e.Verdict, "eight on one side of the mean: %v", e.Numbers)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1", 1, 2, 3)), analysis.MethodVariation).Verdict)
	x := analysis.XmR(nil, 2.66)
	assert.True(t, math.IsNaN(x.Mean) && math.IsNaN(x.Upper))
	assert.True(t, math.IsNaN(analysis.XmR([]float64{1}, 2.66).Upper))
}

func TestChangeOfRegisterData(t *testing.T) {
	calm := []float64{10, 11, 9, 10, 11, 9, 10}
	e := evidence(t, analysis.Climb(line("N1", append(calm, 30)...), analysis.Toward(analysis.BetterHigher)), analysis.MethodChange)
	assert.Equal(t, analysis.VerdictPositive, e.Verdict)
	e = evidence(t, analysis.Climb(line("N1", append(slices.Clone(calm), 10)...)), analysis.MethodChange)
	assert.Contains(t, e.String(), "ingen förändring")
	half := line("N1", 1, 2)
	half.Points[1].Time = 2010.5
	assert.Contains(t, evidence(t, analysis.Climb(half), analysis.MethodChange).String(), "2010.5")
	e = evidence(t, analysis.Climb(half), analysis.MethodChange)
	assert.InDelta(t, 2.0, number(t, e, "changePerYear"), 1e-9)
}

func TestGapNotes(t *testing.T) {
	l := analysis.Climb(line("N1", 50), analysis.Target(100), analysis.Toward(analysis.BetterHigher))
	assert.Contains(t, notes(evidence(t, l, analysis.MethodGap)), "large")
	l = analysis.Climb(line("N1", 50), analysis.Target(0), analysis.Toward(analysis.BetterLower))
	_, ok := evidence(t, l, analysis.MethodGap).Number("gapShare")
	assert.False(t, ok, "no share of a target of zero")
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1"), analysis.Target(1)), analysis.MethodGap).Verdict)
}

func others(values ...[]float64) analysis.Peers {
	var series []analysis.Series
	for i, v := range values {
		s := line("N1", v...)
		s.Entity = string(rune('A' + i))
		series = append(series, s)
	}
	return analysis.PeersOf(analysis.PeerSet{}, series...)
}

func TestPeerChangeEvidence(t *testing.T) {
	set := others([]float64{1, 2}, []float64{1, 2.1}, []float64{1, 1.9}, []float64{5, 6.2}, []float64{5, 5.8}, []float64{3, 4}, []float64{3, 4.1})
	e := evidence(t, analysis.Climb(line("N1", 1, 9), analysis.Against(set), analysis.Toward(analysis.BetterHigher)), analysis.MethodPeerChange)
	assert.Equal(t, analysis.VerdictPositive, e.Verdict)
	assert.Len(t, e.Details, 7)
	assert.Contains(t, notes(e), "regression")
	e = evidence(t, analysis.Climb(line("N1", 9, 1), analysis.Against(set), analysis.Toward(analysis.BetterHigher)), analysis.MethodPeerChange)
	assert.Equal(t, analysis.VerdictNegative, e.Verdict)
	e = evidence(t, analysis.Climb(line("N1", 9, 10), analysis.Against(set)), analysis.MethodPeerChange)
	assert.Equal(t, analysis.VerdictUnclear, e.Verdict)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1", 9), analysis.Against(set)), analysis.MethodPeerChange).Verdict)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1", 9, 10), analysis.Against(others([]float64{1, 2}))), analysis.MethodPeerChange).Verdict)
}

func TestRobustEvidence(t *testing.T) {
	set := others([]float64{1}, []float64{2}, []float64{3}, []float64{4}, []float64{5}, []float64{6}, []float64{7})
	e := evidence(t, analysis.Climb(line("N1", 40), analysis.Against(set), analysis.Toward(analysis.BetterLower)), analysis.MethodRobust)
	assert.Equal(t, analysis.VerdictNegative, e.Verdict)
	// R: (40 - median(1:7)) / mad(1:7) = 36 / 2.9652.
	assert.InEpsilon(t, 36/2.9652, number(t, e, "robustZ"), 1e-12)
	same := others([]float64{1}, []float64{1}, []float64{1}, []float64{1}, []float64{5}, []float64{6}, []float64{7})
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1", 40), analysis.Against(same)), analysis.MethodRobust).Verdict)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1"), analysis.Against(same)), analysis.MethodRobust).Verdict)
}

func TestRankColoursAndNotes(t *testing.T) {
	set := others([]float64{1, 1}, []float64{2, 2}, []float64{3, 3}, []float64{4}, []float64{5, 5}, []float64{6, 6}, []float64{7, 7}, []float64{8, 8})
	rank := func(v float64, b analysis.Better, options ...analysis.Option) analysis.Evidence {
		return evidence(t, analysis.Climb(line("N1", 0, v), append(options, analysis.Against(set), analysis.Toward(b))...), analysis.MethodRank)
	}
	e := rank(9, analysis.BetterHigher)
	assert.Equal(t, analysis.VerdictPositive, e.Verdict)
	assert.Contains(t, notes(e), "missing", "one peer has no value for the year")
	assert.Contains(t, notes(e), "relative")
	assert.Equal(t, analysis.VerdictNegative, rank(9, analysis.BetterLower).Verdict)
	assert.Equal(t, analysis.VerdictUnclear, rank(4.5, analysis.BetterLower).Verdict)
	neutral := rank(9, 0)
	assert.Equal(t, analysis.VerdictNeutral, neutral.Verdict)
	assert.True(t, neutral.Reason.Complete())
	few := evidence(t, analysis.Climb(line("N1", 9), analysis.Against(others([]float64{1}, []float64{2})), analysis.Toward(analysis.BetterHigher)), analysis.MethodRank)
	assert.Equal(t, analysis.VerdictNeutral, few.Verdict, "three compared give no colour")
	assert.True(t, few.Reason.Complete())
	late := evidence(t, analysis.Climb(line("N1", 9), analysis.Against(set)), analysis.MethodRank)
	assert.Contains(t, notes(late), "lag")
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1", 1, 2, 3, 4), analysis.Against(set)), analysis.MethodRank).Verdict)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1"), analysis.Against(set)), analysis.MethodRank).Verdict)
}

func TestSubgroupEvidence(t *testing.T) {
	sexes := func(women, men []float64, margin float64) analysis.Evidence {
		w, m := line("N1", women...), line("N1", men...)
		w.Sex, m.Sex = analysis.SexWomen, analysis.SexMen
		for i := range w.Points {
			w.Points[i].Margin = margin
		}
		for i := range m.Points {
			m.Points[i].Margin = margin
		}
		return evidence(t, analysis.Climb(line("N1", women...), analysis.Subgroups(w, m)), analysis.MethodSubgroups)
	}
	e := sexes([]float64{75}, []float64{66}, 3)
	assert.Equal(t, analysis.VerdictNeutral, e.Verdict)
	assert.InEpsilon(t, 3*math.Sqrt2, number(t, e, "margin"), 1e-12)
	assert.Contains(t, e.String(), "kvinnor minus män")
	assert.Equal(t, analysis.VerdictUnclear, sexes([]float64{75}, []float64{71}, 3).Verdict, "4 is within √18")
	six := []float64{75, 75, 75, 75, 75, 75}
	e = sexes(six, []float64{70, 71, 72, 73, 74, 74.5}, 0)
	assert.Equal(t, analysis.VerdictNeutral, e.Verdict, "persistent")
	assert.InDelta(t, 6.0, number(t, e, "sameSign"), 1e-9)
	e = sexes(six, []float64{70, 71, 76, 73, 75, 74.5}, 0)
	assert.Equal(t, analysis.VerdictUnclear, e.Verdict)
	assert.InDelta(t, 1.0, number(t, e, "sameSign"), 1e-9)
	assert.Equal(t, analysis.VerdictNotAssessable, sexes([]float64{1}, []float64{math.NaN()}, 0).Verdict, "secret")
	three := analysis.Climb(line("N1", 1), analysis.Subgroups(line("N1", 1), line("N1", 2), line("N1", 3)))
	assert.Contains(t, notes(evidence(t, three, analysis.MethodSubgroups)), "multiple")
}

// A part against the whole that it belongs to: the covariance makes the margin smaller.
func TestGapBetweenDependentEstimates(t *testing.T) {
	part, whole := line("N1", 75), line("N1", 70)
	part.Points[0].Margin, whole.Points[0].Margin = 4, 3
	g, ok := analysis.GapBetween(part, whole, 1, 1.96)
	require.True(t, ok)
	assert.InDelta(t, math.Sqrt(16+9-2*1.96*1.96), g.Margin, 1e-12)
	assert.True(t, g.Established)
	_, ok = analysis.GapBetween(part, analysis.Series{}, 0, 1.96)
	assert.False(t, ok)
}

func TestPatternEvidence(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	var a, b, noise []float64
	level := 0.0
	for range 16 {
		level += r.NormFloat64()
		a, b, noise = append(a, level), append(b, 2*level+1), append(noise, r.NormFloat64())
	}
	l := analysis.Climb(line("N1", a...), analysis.Beside(line("N1", a...), line("N2", b...), line("N3", noise...), line("N4", 1, 2, 3)))
	e := evidence(t, l, analysis.MethodPatterns)
	assert.InDelta(t, 2.0, number(t, e, "tested"), 1e-9, "not itself, not the short one")
	assert.InDelta(t, 1.0, number(t, e, "tooFew"), 1e-9)
	assert.InDelta(t, 1.0, number(t, e, "established"), 1e-9)
	assert.Equal(t, "N2", e.Details[0].Name)
	assert.Contains(t, notes(e), "relation")
	for _, word := range []string{"orsak", "beror", "leder till", "påverka"} {
		assert.NotContains(t, strings.ToLower(e.String()), word)
	}
	e = evidence(t, analysis.Climb(line("N1", a...), analysis.Beside(line("N3", noise...))), analysis.MethodPatterns)
	assert.Equal(t, analysis.VerdictUnclear, e.Verdict)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1", a...)), analysis.MethodPatterns).Verdict)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(line("N1", 1, 2), analysis.Beside(line("N2", b...))), analysis.MethodPatterns).Verdict)
	assert.Equal(t, 1, analysis.Pearson([]float64{1, math.NaN()}, []float64{2, 3}).N)
}

func TestAnInvalidSeriesIsNotAnalysed(t *testing.T) {
	s := line("N1", 1, 2, 3)
	s.Points[2].Time = 2000
	l := analysis.Climb(s)
	for _, r := range l.Steps {
		assert.False(t, r.Assessed())
	}
	assert.Equal(t, "order", s.Problems()[0].Code)
	s = line("N1", 1, math.Inf(1))
	s.Points[0].Margin = -1
	s.Breaks = []analysis.Break{{Time: 2}, {Time: 1}, {Time: math.NaN()}}
	assert.Len(t, s.Problems(), 5)
}

func TestPointJSON(t *testing.T) {
	var p analysis.Point
	require.NoError(t, json.Unmarshal([]byte(`{"time":2024}`), &p))
	assert.Equal(t, analysis.MissingNotReported, p.Missing)
	require.NoError(t, json.Unmarshal([]byte(`{"time":2024,"value":0}`), &p))
	assert.Equal(t, analysis.Point{Time: 2024}, p, "zero is a value")
	require.Error(t, json.Unmarshal([]byte(`{"time":"x"}`), &p))
	require.Error(t, json.Unmarshal([]byte(`{"time":1,"missing":"bortglömd"}`), &p))
}

func TestNumbersJSON(t *testing.T) {
	var n analysis.Numbers
	require.NoError(t, json.Unmarshal([]byte(`{"b":1,"a":2.5}`), &n))
	text, err := json.Marshal(n)
	require.NoError(t, err)
	assert.Equal(t, `{"b":1,"a":2.5}`, string(text), "the order is kept")
	n.Add("c", math.NaN())
	assert.Len(t, n, 2)
	for _, bad := range []string{`{"a":"x"}`, `[1]`, `7`} {
		require.Error(t, json.Unmarshal([]byte(bad), &n), bad)
	}
}

// Adding the same constant to every value moves levels and leaves changes, slopes and tests alone.
func TestEvidenceDoesNotDependOnTheLevel(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 50 {
		var a, b []float64
		for range 12 {
			v := math.Round(r.NormFloat64() * 8)
			a, b = append(a, v), append(b, v+1024)
		}
		la, lb := analysis.Climb(line("N1", a...)), analysis.Climb(line("N1", b...))
		for method, names := range map[string][]string{analysis.MethodChange: {"change"}, analysis.MethodMannKendall: {"S", "varS", "p"},
			analysis.MethodTheilSen: {"slope", "low", "high"}, analysis.MethodForecast: {"slope", "slopeSE", "durbinWatson"}, analysis.MethodVariation: {"mrBar"}} {
			for _, name := range names {
				assert.InDelta(t, number(t, evidence(t, la, method), name), number(t, evidence(t, lb, method), name), 1e-9, "%s %s", method, name)
			}
		}
	}
}

// Whatever is climbed, every evidence has a sentence, a verdict, and only numbers that exist.
func FuzzClimb(f *testing.F) {
	f.Add(uint64(1), 12, 0.3, 350.0)
	f.Add(uint64(2), 0, 0.0, 0.0)
	f.Add(uint64(3), 3, 1.0, math.Inf(1))
	f.Fuzz(func(t *testing.T, seed uint64, n int, gaps, target float64) {
		r := rand.New(rand.NewPCG(seed, 1))
		values := make([]float64, min(max(n, 0), 60))
		for i := range values {
			values[i] = math.Round(r.NormFloat64()*10) / 2
			if r.Float64() < gaps {
				values[i] = math.NaN()
			}
		}
		l := analysis.Climb(line("N1", values...), analysis.Target(target), analysis.Toward(analysis.Better(seed%4)), analysis.Against(others(values, values)), analysis.Beside(line("N2", values...)))
		text, err := json.Marshal(l)
		require.NoError(t, err)
		var back analysis.Ladder
		require.NoError(t, json.Unmarshal(text, &back))
		for _, step := range l.Steps {
			for _, e := range step.Evidence {
				require.True(t, e.Verdict.Valid())
				require.True(t, e.Text.Complete())
			}
		}
	})
}

func TestEqualValuesHaveNoExactProbability(t *testing.T) {
	assert.True(t, math.IsNaN(analysis.MannKendall([]float64{1, 2, 2, 4, 5, 6}).PExact))
	assert.InDelta(t, 2.0/720, analysis.MannKendall([]float64{1, 2, 3, 4, 5, 6}).PExact, 1e-12, "one order of 720 rises all the way, one falls")
}

// Benjamini and Hochberg 1995, section 4.1: fifteen tests of a heart study, of which the procedure at 0.05 rejects four
// and Bonferroni three.
func TestBenjaminiHochbergRejectsFourOfFifteen(t *testing.T) {
	p := []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1}
	rejected, bonferroni := 0, 0
	for i, q := range analysis.BenjaminiHochberg(p) {
		if q <= 0.05 {
			rejected++
			assert.Less(t, i, 4)
		}
		if p[i] <= 0.05/15 {
			bonferroni++
		}
	}
	assert.Equal(t, []int{4, 3}, []int{rejected, bonferroni})
}
