package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each kind of consequence has a column; the most serious gives the value and is named, and an empty one is not rated.
func TestRiskRateKindsOfConsequence(t *testing.T) {
	csv := "id;risk;sannolikhet;konsekvens;konsekvens_ekonomi;Konsekvens – förtroende;konsekvens_miljö\n" +
		"R1;Upphandling överprövas;3;Vi måste göra om den;2;Allvarlig;1\n" +
		"R2;Utbetalning till fel konto;2;Pengarna förloras;4;;\n" +
		"R3;Journal lämnas ut;2;Sekretessen bryts;;;\n" +
		"R4;Arkivet svämmar över;2;Handlingar förstörs;7;1;1\n"
	got := kommandJSON[rateResult](t, exitFindings, csv, "risk", "rate", "-")
	require.Len(t, got.Risks, 3)
	assert.Equal(t, 12, *got.Risks[0].Value, "3 × 4: trust drives")
	assert.Equal(t, "trust", got.Risks[0].Driver)
	assert.Len(t, got.Risks[0].Consequences, 3)
	assert.Equal(t, "miljö", got.Risks[0].Consequences[2].Kind, "a kind of the municipality's own")
	assert.Equal(t, []any{8, "economy"}, []any{*got.Risks[1].Value, got.Risks[1].Driver})
	assert.False(t, got.Risks[2].Rated, "no kind rated is not rated")
	require.Len(t, got.Problems, 1)
	assert.Equal(t, []any{5, "konsekvens_ekonomi", "range"}, []any{got.Problems[0].Row, got.Problems[0].Column, got.Problems[0].Code})

	got = kommandJSON[rateResult](t, exitDone, csv[:len(csv)-len("R4;Arkivet svämmar över;2;Handlingar förstörs;7;1;1\n")], "risk", "rate", "-", "-kind", "ekonomi")
	assert.Equal(t, 6, *got.Risks[0].Value, "3 × 2 by the economy alone")
	assert.Equal(t, 8, *got.Risks[1].Value)
}

// A whole consequence beside the kinds counts when it is higher, and two kinds alone need no whole.
func TestRiskRateKindsBesideTheWhole(t *testing.T) {
	got := kommandJSON[rateResult](t, exitDone, "id;risk;sannolikhet;konsekvens;konsekvens (ekonomi)\nR1;A;2;4;1\n", "risk", "rate", "-")
	assert.Equal(t, 8, *got.Risks[0].Value)
	assert.Empty(t, got.Risks[0].Driver)
	got = kommandJSON[rateResult](t, exitDone, "id;risk;likelihood;consequence (economy);consequence (trust)\nR1;A;2;4;1\n", "risk", "rate", "-")
	assert.Equal(t, []any{8, "economy"}, []any{*got.Risks[0].Value, got.Risks[0].Driver})
}

// Where the matrix says what a step is in kronor, an amount is placed on the axis.
func TestRiskRateAmountsByTheMatrixsAnchors(t *testing.T) {
	file := filepath.Join(t.TempDir(), "matrix.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"code":"kr","name":{"sv":"Egen","en":"Own"},"likelihood":{"name":{"sv":"Sannolikhet","en":"Likelihood"},
 "steps":[{"name":{"sv":"Låg","en":"Low"}},{"name":{"sv":"Hög","en":"High"}}]},
 "consequence":{"name":{"sv":"Konsekvens","en":"Consequence"},"steps":[
  {"name":{"sv":"Liten","en":"Small"},"anchors":[{"kind":"economy","least":"10"}]},
  {"name":{"sv":"Stor","en":"Large"},"anchors":[{"kind":"economy","least":"100000"}]}]},
 "bands":[{"code":"low","name":{"sv":"Låg","en":"Low"},"from":1,"to":2},{"code":"high","name":{"sv":"Hög","en":"High"},"from":3,"to":4}]}`), 0o600))
	got := kommandJSON[rateResult](t, exitDone, "id;risk;sannolikhet;konsekvens_ekonomi\nR1;A;2;250 000 kr\nR2;B;2;99999\n", "risk", "rate", "-", "-profile", file)
	assert.Equal(t, []int{4, 2}, []int{*got.Risks[0].Value, *got.Risks[1].Value})
}

// The ways in which registers head such columns, and those that are something else.
func TestKindOfHeading(t *testing.T) {
	for heading, want := range map[string]string{"konsekvens_ekonomi": "economy", "Konsekvens ekonomi": "economy", "Konsekvens – förtroende": "trust", "Konsekvens (människor)": "people",
		"Konsekvens för verksamheten": "service", "Ekonomisk konsekvens": "economy", "consequence: legal": "law", "Konsekvens, miljö": "miljö",
		"Konsekvens": "", "Konsekvens 1-4": "", "Konsekvens (K)": "k", "Kvarstående konsekvens": "", "Risk": "", "Möjlig konsekvens": ""} {
		kind, _ := kindOf(heading)
		assert.Equal(t, want, kind, heading)
	}
}
