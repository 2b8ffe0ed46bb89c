package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func TestReadingChoosesTheColumnsWords(t *testing.T) {
	tests := map[string]struct {
		axis   risk.Axis
		column []string
		want   []int // steps; 0 is not rated
		rival  bool
	}{
		"our own words":                 {risk.Matrix4x4().Likelihood, []string{"Osannolik", "Mindre sannolik", "möjlig", "SANNOLIK"}, []int{1, 2, 3, 4}, false},
		"with trolig as the highest":    {risk.Matrix4x4().Likelihood, []string{"Osannolik", "Möjlig", "Sannolik", "Trolig"}, []int{1, 2, 3, 4}, false},
		"words that fit two lists":      {risk.Matrix4x4().Likelihood, []string{"Osannolik", "Möjlig", "Sannolik"}, []int{1, 3, 4}, true},
		"a number settles it":           {risk.Matrix4x4().Likelihood, []string{"2 Möjlig", "Möjlig", "Sannolik"}, []int{2, 2, 3}, false},
		"inflected":                     {risk.Matrix4x4().Consequence, []string{"Försumbart", "lindriga", "Kännbara", "Allvarligt"}, []int{1, 2, 3, 4}, false},
		"numbers":                       {risk.Matrix4x4().Consequence, []string{"1", "4,0", "3.", " 2 "}, []int{1, 4, 3, 2}, false},
		"number and word":               {risk.Matrix4x4().Consequence, []string{"3 – Kännbar", "Allvarlig (4)", "1: Försumbar"}, []int{3, 4, 1}, false},
		"not rated":                     {risk.Matrix4x4().Likelihood, []string{"", "–", "ej bedömd", "Not rated", "Möjlig"}, []int{0, 0, 0, 0, 3}, true},
		"low medium high":               {risk.Matrix3x3().Likelihood, []string{"Låg", "Medel", "Hög"}, []int{1, 2, 3}, false},
		"small and large":               {risk.Matrix4x4().Likelihood, []string{"Mycket litet", "Liten", "Stort", "Mycket stor"}, []int{1, 2, 3, 4}, false},
		"five steps":                    {risk.Matrix5x5().Likelihood, []string{"Mindre sannolikt", "Möjlig", "Mycket sannolik", "Sannolik", "Osannolik"}, []int{2, 3, 5, 4, 1}, false},
		"a step with two names":         {risk.Matrix4x4().Consequence, []string{"Försumbar", "Betydande", "Allvarlig/katastrofal", "Måttlig"}, []int{1, 3, 4, 2}, false},
		"English":                       {risk.Matrix4x4().Likelihood, []string{"Unlikely", "Less likely", "Possible", "Likely"}, []int{1, 2, 3, 4}, false},
		"decomposed letters":            {risk.Matrix4x4().Consequence, []string{"Fo\u0308rsumbar", "Ka\u0308nnbar"}, []int{1, 3}, false},
		"a word of another list beside": {risk.Matrix4x4().Likelihood, []string{"Osannolik", "Mindre sannolik", "Möjlig", "Trolig"}, []int{1, 2, 3, 4}, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := tt.axis.Reading(tt.column...)
			for i, cell := range tt.column {
				step, rated, err := r.Step(cell)
				require.NoError(t, err)
				assert.Equal(t, tt.want[i], step, cell)
				assert.Equal(t, tt.want[i] > 0, rated, cell)
			}
			assert.Equal(t, tt.rival, r.Rival() != nil, "%v", r.Rival())
			assert.Len(t, r.Words(), len(tt.axis.Steps))
		})
	}
}

func TestReadingRefuses(t *testing.T) {
	r := risk.Matrix4x4().Likelihood.Reading("Osannolik", "Mindre sannolik", "Möjlig", "Sannolik")
	for cell, code := range map[string]string{"5": "range", "0": "range", "-1": "range", "−1": "range", "10": "range", "2,5": "unknown", "kanske": "unknown",
		"2 – Möjlig": "conflict", "Medel": "ambiguous"} {
		t.Run(cell, func(t *testing.T) {
			_, rated, err := r.Step(cell)
			assert.False(t, rated)
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, code, invalid.Problems[0].Code)
		})
	}
}

// The values that a register states tell which of two lists it is written with.
func TestMatrixReadingGoesByTheValues(t *testing.T) {
	value := func(n int) *int { return &n }
	m := risk.Matrix4x4()
	rows := []risk.Words{{Likelihood: "Möjlig", Consequence: "4", Value: value(8)}, {Likelihood: "Sannolik", Consequence: "2", Value: value(6)}, {Likelihood: "Osannolik", Consequence: "1"}}
	l, c := m.Reading(rows)
	step, _, err := l.Step("Möjlig")
	require.NoError(t, err)
	assert.Equal(t, 2, step)
	assert.Nil(t, c.Rival())
	for i := range rows {
		rows[i].Value, rows[i].Band = nil, ""
	}
	rows[0].Band = "Åtgärda nu" // 3 × 4
	l, _ = m.Reading(rows)
	step, _, err = l.Step("Möjlig")
	require.NoError(t, err)
	assert.Equal(t, 3, step)
}

// Whatever stands in a cell, a step is on the scale or there is none.
func FuzzReading(f *testing.F) {
	for _, s := range []string{"3 – möjlig", "", "Sannolik (4)", "−1", "1e9", "99999999999999999999", "((", "Ka\u0308nnbar"} {
		f.Add(s, "möjlig")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, axis := range []risk.Axis{risk.Matrix4x4().Likelihood, risk.Matrix5x5().Consequence} {
			r := axis.Reading(a, b)
			for _, cell := range []string{a, b} {
				step, rated, err := r.Step(cell)
				if rated != axis.Has(step) || err != nil && rated {
					t.Errorf("%q: %d, %v, %v", cell, step, rated, err)
				}
			}
		}
	})
}
