package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func notMet(findings []kvalitet.Finding) []string {
	var ids []string
	for _, f := range findings {
		if f.Outcome == kvalitet.OutcomeNotMet {
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

// Which of the published grids are asymmetric, and which jump, was found by hand when they were collected
// (the ISO 27005 and EBIOS grids are not symmetric; only the grid with five levels can be written with limits).
func TestPresetsAreProved(t *testing.T) {
	want := map[string][]string{"iso27005": {"risk.matrix.symmetric"}, "ebios": {"risk.matrix.symmetric"}}
	writable := map[string]bool{"4x4": true, "5x5": true, "3x3": true, "malmo": true, "4x4-5": true}
	for _, m := range risk.Presets() {
		t.Run(m.Code, func(t *testing.T) {
			require.NoError(t, m.Validate())
			assert.Equal(t, want[m.Code], notMet(m.Lint()))
			for _, f := range m.Lint() {
				assert.True(t, f.Text.Complete())
			}
			_, ok := m.Thresholds()
			assert.Equal(t, writable[m.Code], ok, "limits on the product")
			p, ok := risk.Preset(m.Code)
			assert.True(t, ok)
			assert.Equal(t, m, p)
		})
	}
	_, ok := risk.Preset("finns inte")
	assert.False(t, ok)
}

// One defect in a sound matrix, and exactly the rules that must notice it.
func TestLint(t *testing.T) {
	number := func(n int) *int { return &n }
	tests := map[string]struct {
		change func(*risk.Matrix)
		want   []string
	}{
		"gap at a possible value": {func(m *risk.Matrix) { m.Bands[1].Highest = number(5) }, // 6 = 2×3 is left out
			[]string{"risk.matrix.covered"}},
		"no gap at values that cannot occur": {func(m *risk.Matrix) {
			for i, high := range []int{3, 6, 9, 16} { // 7, 10 and 11 are no products
				m.Bands[i].Highest = number(high)
			}
		}, nil},
		"overlap":         {func(m *risk.Matrix) { m.Bands[0].Highest = number(4) }, []string{"risk.matrix.once"}},
		"band never used": {func(m *risk.Matrix) { m.Bands[3].Lower = risk.AtLeast(17) }, []string{"risk.matrix.used"}},
		"limits that fall": {func(m *risk.Matrix) { m.Bands[2].Lower = risk.AtLeast(4); m.Bands[1].Lower = risk.AtLeast(8) },
			[]string{"risk.matrix.once", "risk.matrix.used", "risk.matrix.jump"}},
		"grid against limits": {func(m *risk.Matrix) { m.Grid = sound(); m.Grid[0][3] = "act" }, // 1×4
			[]string{"risk.matrix.jump", "risk.matrix.symmetric", "risk.matrix.ties", "risk.matrix.grid"}},
		"grid as limits": {func(m *risk.Matrix) { m.Grid = sound() }, nil},
		"grid falls": {func(m *risk.Matrix) { m.Grid = sound(); m.Grid[3][3] = "act" },
			[]string{"risk.matrix.monotone", "risk.matrix.grid"}},
		"identical rows": {func(m *risk.Matrix) {
			m.Formula, m.Values = risk.FormulaTable, [][]int{{1, 2, 3, 4}, {1, 2, 3, 4}, {3, 6, 9, 12}, {4, 8, 12, 16}}
		}, []string{"risk.matrix.jump", "risk.matrix.distinct", "risk.matrix.symmetric"}},
		"table turned": {func(m *risk.Matrix) {
			m.Formula, m.Values = risk.FormulaTable, [][]int{{16, 12, 8, 4}, {12, 9, 6, 3}, {8, 6, 4, 2}, {4, 3, 2, 1}}
		}, []string{"risk.matrix.monotone"}},
		"cell without a value": {func(m *risk.Matrix) {
			m.Formula, m.Values = risk.FormulaTable, [][]int{{1, 2, 3, 4}, {2, 4, 6, 8}, {3, 6, 9, 12}, {4, 8, 12}}
		}, []string{"risk.matrix.covered"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m := risk.Matrix4x4()
			tt.change(&m)
			findings := kvalitet.Run(risk.MatrixRules(), m)
			assert.Equal(t, tt.want, notMet(findings))
			for _, f := range findings {
				if f.Outcome == kvalitet.OutcomeNotMet {
					assert.True(t, f.Text.Complete(), f.Rule)
					assert.NotEmpty(t, f.Path, f.Rule)
				}
			}
		})
	}
}

// sound is the grid that the default's limits give.
func sound() [][]string {
	return [][]string{{"accept", "accept", "accept", "watch"}, {"accept", "watch", "watch", "act"},
		{"accept", "watch", "act", "actNow"}, {"watch", "act", "actNow", "actNow"}}
}

// Every matrix that can exist can be proved without a panic, and every cell that is rated is monotone when the proof
// says so.
func TestMonotoneMeansMonotone(t *testing.T) {
	for _, m := range risk.Presets() {
		for l := 1; l <= len(m.Likelihood.Steps); l++ {
			for c := 1; c <= len(m.Consequence.Steps); c++ {
				v, err := m.Rate(l, c)
				require.NoError(t, err)
				for _, next := range [][2]int{{l + 1, c}, {l, c + 1}} {
					if w, err := m.Rate(next[0], next[1]); err == nil {
						assert.GreaterOrEqual(t, w.Level, v.Level, "%s %v", m.Code, next)
						assert.GreaterOrEqual(t, w.Value, v.Value, "%s %v", m.Code, next)
					}
				}
			}
		}
	}
}
