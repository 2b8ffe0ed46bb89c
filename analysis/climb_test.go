package analysis_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

// brp is a short series in the shape of N03702 (BRP per inhabitant); the values are made up.
func brp() analysis.Series {
	return analysis.NewSeries("N03702", "0319", []int{2020, 2021, 2022, 2023}, []float64{310.1, 330.2, 350.3, 345.5})
}

func number(t *testing.T, e analysis.Evidence, name string) float64 {
	t.Helper()
	v, ok := e.Number(name)
	require.True(t, ok, "%s has no number %s: %+v", e.Method, name, e)
	return v
}

func evidence(t *testing.T, l analysis.Ladder, method string) analysis.Evidence {
	t.Helper()
	e, ok := l.Evidence(method)
	require.True(t, ok, method)
	assert.True(t, e.Text.Complete(), "%s has a sentence in both languages", method)
	return e
}

func peers(values ...float64) analysis.Peers {
	var series []analysis.Series
	for i, v := range values {
		series = append(series, analysis.NewSeries("N03702", string(rune('A'+i)), []int{2023}, []float64{v}))
	}
	return analysis.PeersOf(analysis.PeerSet{Kind: analysis.PeerNetwork}, series...)
}

func TestPresetsAreValid(t *testing.T) {
	require.NoError(t, analysis.Orebro().Validate())
	require.NoError(t, analysis.DefaultPolicy().Validate())
	questions := 0
	for _, s := range analysis.Orebro().Steps {
		questions += len(s.Questions)
	}
	assert.Len(t, analysis.Orebro().Steps, 9)
	assert.Equal(t, 35, questions) // counted in the handbook: 4, 4, 3, 4, 4, 3, 8, 2, 3
}

func TestClimb(t *testing.T) {
	l := analysis.Climb(brp(), analysis.Against(peers(300, 340, 345.5, 360, 400, 420, 430)), analysis.Target(350), analysis.Toward(analysis.BetterHigher))
	require.Len(t, l.Steps, 9)

	change := evidence(t, l, analysis.MethodChange)
	assert.InDelta(t, -4.8, number(t, change, "change"), 1e-12)
	assert.Equal(t, analysis.VerdictUnclear, change.Verdict, "four values are too few for limits")

	gap := evidence(t, l, analysis.MethodGap)
	assert.InDelta(t, -4.5, number(t, gap, "gap"), 1e-12)
	assert.Equal(t, analysis.VerdictNegative, gap.Verdict)

	rank := evidence(t, l, analysis.MethodRank)
	assert.InDelta(t, 5.0, number(t, rank, "rank"), 1e-9, "four are higher")
	assert.InDelta(t, 3.0, number(t, rank, "quartile"), 1e-9)
	assert.InDelta(t, 8.0, number(t, rank, "n"), 1e-9)
	assert.InDelta(t, 100*(2+1.0)/8, number(t, rank, "midPercentile"), 1e-9)
	assert.Len(t, rank.Details, 7)
}

func TestGap(t *testing.T) {
	with := func(margin float64, options ...analysis.Option) analysis.Evidence {
		s := brp()
		s.Points[3].Margin = margin
		return evidence(t, analysis.Climb(s, options...), analysis.MethodGap)
	}
	assert.Equal(t, analysis.VerdictNotAssessable, with(0).Verdict, "no target")
	assert.Equal(t, analysis.VerdictNeutral, with(0, analysis.Target(350)).Verdict, "no direction")
	assert.Equal(t, analysis.VerdictPositive, with(0, analysis.Target(350), analysis.Toward(analysis.BetterLower)).Verdict)
	assert.Equal(t, analysis.VerdictPositive, with(0, analysis.Target(345.5), analysis.Toward(analysis.BetterHigher)).Verdict, "exactly on the target")
	assert.Equal(t, analysis.VerdictUnclear, with(5, analysis.Target(350), analysis.Toward(analysis.BetterHigher)).Verdict, "within the margin")
}

// 17.4 against 19.8 with ±2.5 is not established (the worked school example).
func TestChangeAgainstMargin(t *testing.T) {
	s := analysis.NewSeries("N1", "0319", []int{2022, 2023}, []float64{19.8, 17.4})
	s.Points[0].Margin = 2.5
	s.Better = analysis.BetterHigher
	assert.Equal(t, analysis.VerdictUnclear, evidence(t, analysis.Climb(s), analysis.MethodChange).Verdict)
	s.Points[1].Value = 17.2
	assert.Equal(t, analysis.VerdictNegative, evidence(t, analysis.Climb(s), analysis.MethodChange).Verdict)
	s.Points[1].Value, s.Points[0].Value, s.Points[0].Margin = 2.5, 5, 2.5
	assert.Equal(t, analysis.VerdictUnclear, evidence(t, analysis.Climb(s), analysis.MethodChange).Verdict, "exactly the margin")
}

func TestStand(t *testing.T) {
	nan := math.NaN()
	tests := map[string]struct {
		own      float64
		others   []float64
		better   analysis.Better
		rank, q  int
		mid      float64
		colour   analysis.Colour
		colourOf int
	}{
		"best of four":         {4, []float64{1, 2, 3}, analysis.BetterHigher, 1, 1, 87.5, analysis.ColourGreen, 4},
		"worst of four":        {1, []float64{2, 3, 4}, analysis.BetterHigher, 4, 4, 12.5, analysis.ColourRed, 4},
		"lower is better":      {1, []float64{2, 3, 4}, analysis.BetterLower, 1, 1, 12.5, analysis.ColourGreen, 4},
		"ties share the best":  {3, []float64{3, 3, 4}, analysis.BetterHigher, 2, 2, 37.5, analysis.ColourYellow, 4},
		"no value is left out": {3, []float64{nan, 4}, analysis.BetterHigher, 2, 3, 25, analysis.ColourYellow, 2},
		"too few for a colour": {4, []float64{1, 2}, analysis.BetterHigher, 1, 1, 250.0 / 3, analysis.ColourGrey, 8},
		"no direction":         {4, []float64{1, 2}, 0, 1, 1, 250.0 / 3, analysis.ColourGrey, 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, ok := analysis.Stand(tt.own, tt.others, tt.better)
			require.True(t, ok)
			assert.Equal(t, tt.rank, s.Rank)
			assert.Equal(t, tt.q, s.Quartile)
			assert.InDelta(t, tt.mid, s.MidPercentile, 1e-12)
			assert.Equal(t, tt.colour, s.Colour(tt.better, tt.colourOf))
		})
	}
	_, ok := analysis.Stand(nan, nil, 0)
	assert.False(t, ok)
}

func TestBreakSplitsTheSeries(t *testing.T) {
	s := brp()
	s.Breaks = []analysis.Break{{Time: 2023}}
	assert.Len(t, s.Segments(), 2)
	assert.Equal(t, analysis.VerdictNotAssessable, evidence(t, analysis.Climb(s), analysis.MethodChange).Verdict)
}
