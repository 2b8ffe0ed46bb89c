package analysis_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

func TestNearest(t *testing.T) {
	nan := math.NaN()
	c := analysis.Conditions{Entities: []string{"A", "B", "C", "D", "E"}, Columns: []analysis.Condition{
		{KPI: "population", Weight: 1, Values: []float64{0, 1, 3, 10, nan}},
		{KPI: "cost", Weight: 2, Values: []float64{5, 5, 5, 5, 5}},
	}}
	n, err := c.Nearest("C", 1)
	require.NoError(t, err)
	assert.Equal(t, []string{"E"}, n.Incomplete)
	require.Len(t, n.Nearest, 1)
	assert.Equal(t, "B", n.Nearest[0].Entity)
	assert.False(t, n.Nearest[0].Mutual, "B's nearest is A: nearness is not symmetric")
	// z of 0, 1, 3, 10 has the standard deviation √(61/3) … the distance is 2/sd · √(1/3), as cost has weight 2 of 3.
	assert.InDelta(t, 2/math.Sqrt((12.25+6.25+0.25+42.25)/3)*math.Sqrt(1.0/3), n.Nearest[0].Distance, 1e-12)
	assert.InDelta(t, 0.5, n.Nearest[0].Stability, 1e-9, "without population nobody can be told apart and A comes first")

	n, err = c.Nearest("A", 2)
	require.NoError(t, err)
	assert.Equal(t, []string{"B", "C"}, n.PeerSet(kvalitet.Label{SV: "närmast", EN: "nearest"}).Members)
	assert.True(t, n.Nearest[0].Mutual)

	c.Columns = c.Columns[:1]
	n, err = c.Nearest("A", 9)
	require.NoError(t, err)
	assert.Len(t, n.Nearest, 3)
	assert.InDelta(t, 1.0, n.Nearest[0].Stability, 1e-9)
	for name, bad := range map[string]analysis.Conditions{
		"no conditions": {Entities: []string{"A"}},
		"weight zero":   {Entities: []string{"A"}, Columns: []analysis.Condition{{KPI: "x", Values: []float64{1}}}},
		"short column":  {Entities: []string{"A"}, Columns: []analysis.Condition{{KPI: "x", Weight: 1}}},
		"not complete":  {Entities: []string{"A"}, Columns: []analysis.Condition{{KPI: "x", Weight: 1, Values: []float64{nan}}}},
	} {
		_, err := bad.Nearest("A", 1)
		require.ErrorIs(t, err, kvalitet.ErrInvalid, name)
	}
}

// Eleven entities 0, 1 … 10: by R's type 7 the 2.5th percentile is 0.25 and the 97.5th 9.75.
func TestComposite(t *testing.T) {
	up, down := make([]float64, 11), make([]float64, 11)
	for i := range up {
		up[i], down[i] = float64(i), float64(10-i)
	}
	one := analysis.Composite([]analysis.CompositePart{{KPI: "a", Better: analysis.BetterHigher, Values: up}}, analysis.QuantileR7)
	assert.InDelta(t, 0.0, one[0], 1e-9, "below the 2.5th percentile")
	assert.InDelta(t, 100.0, one[10], 1e-9)
	assert.InDelta(t, 50, one[5], 1e-9)
	parts := []analysis.CompositePart{{KPI: "a", Better: analysis.BetterHigher, Values: up}, {KPI: "b", Better: analysis.BetterLower, Values: down}}
	both := analysis.Composite(parts, analysis.QuantileR7)
	for i := range one {
		assert.InDelta(t, one[i], both[i], 1e-9, "the second is the first turned round")
	}
	for _, s := range analysis.LeaveOneOut(parts, analysis.QuantileR7) {
		assert.InDelta(t, 0, s.Shift, 1e-9, s.Left)
		assert.Zero(t, s.RankShift)
	}
	parts[1].Values[3] = math.NaN()
	both = analysis.Composite(parts, analysis.QuantileR7)
	assert.True(t, math.IsNaN(both[3]), "an entity that lacks a measure has no index")
	parts[1].Better = analysis.BetterHigher
	s := analysis.LeaveOneOut(parts, analysis.QuantileR7)
	require.Len(t, s, 2)
	assert.Equal(t, "a", s[0].Left)
	assert.Greater(t, s[0].Shift, 10.0)
	assert.Positive(t, s[0].RankShift)
	assert.Empty(t, analysis.LeaveOneOut(parts[:1], analysis.QuantileR7))
	assert.Nil(t, analysis.Composite(nil, analysis.QuantileR7))
	assert.Equal(t, kvalitet.GradePublished, analysis.CompositeSource().Grade)
}
