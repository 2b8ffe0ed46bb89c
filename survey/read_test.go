package survey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

func TestScaleCode(t *testing.T) {
	five := survey.HME().Scale
	for cell, want := range map[string]uint8{
		"1": 1, "5": 5, " 4 ": 4, "4,0": 4, "4.0": 4, "5 - stämmer mycket bra": 5, "3 = varken eller": 3,
		"": 0, "-": 0, "NA": 0, "ej svar": 0, "vet ej": survey.DontKnow, "Vet inte/ingen åsikt": survey.DontKnow, "Don't know": survey.DontKnow,
		"Stämmer ganska bra": 4, "stämmer varken bra eller dåligt": 3,
	} {
		got, err := five.Code(cell)
		require.NoError(t, err, cell)
		assert.Equal(t, want, got, cell)
	}
	for _, cell := range []string{"0", "6", "4,5", "x", "-3", "1e9999", "12345678901234567890123456789012345678901"} {
		got, err := five.Code(cell)
		require.ErrorIs(t, err, kvalitet.ErrInvalid, cell)
		assert.Equal(t, survey.NoAnswer, got, cell)
	}
	words := survey.Citizen().Scale
	for cell, want := range map[string]uint8{"Mycket bra": 4, "very bad": 1, "ganska  dåligt": 2} {
		got, err := words.Code(cell)
		require.NoError(t, err)
		assert.Equal(t, want, got, cell)
	}
	zero := survey.Scale{Min: 0, Max: 10}
	got, err := zero.Code("0")
	require.NoError(t, err)
	assert.EqualValues(t, 1, got)
}

func TestColumns(t *testing.T) {
	hme := survey.HME()
	header := []string{"Enhet", "1. Mitt arbete känns meningsfullt", "Lär nytt och utvecklas", "q3", "ledarskap1", "HME5", "förutsättningar", "mål", "s2", "I know what is expected of me"}
	assert.Equal(t, []int{1, 2, 3, 4, 5, 6, 7, 8, 9}, hme.Columns(header))
	assert.Empty(t, hme.Missing(hme.Columns(header)))
	assert.Len(t, hme.Missing(hme.Columns([]string{"a", "q1"})), 8)
	assert.Equal(t, []int{2, 0, 1}, survey.NKI().Columns([]string{"Förväntan", "ideal", "Nöjdhet"}))
	assert.Len(t, survey.Insikt().Missing(survey.Insikt().Columns(nil)), 3, "the factors are optional")
}

func TestWithQuestionsAndCompleted(t *testing.T) {
	in := survey.Service().WithQuestions("tillgänglighet", "bemötande")
	require.NoError(t, in.Validate())
	tally := survey.NewTally(in)
	for range 30 {
		tally.Add("", []uint8{5, 1})
	}
	g := tally.Groups()[0]
	assert.InDelta(t, 50, g.Index("service"), 1e-12)
	assert.InDelta(t, 100, g.Index("tillgänglighet"), 1e-12)
	assert.Len(t, survey.Service().WithQuestions("en").Indices, 1)

	short := survey.Instrument{Code: "trygg", Scale: survey.Scale{Min: 1, Max: 5}, Questions: []survey.Question{{}, {Code: "kväll"}}}.Completed()
	require.NoError(t, short.Validate())
	assert.Equal(t, "q1", short.Questions[0].Code)
	assert.Equal(t, "trygg", short.Indices[0].Code)
	assert.Equal(t, short.ID, survey.Instrument{Code: "trygg", Scale: short.Scale, Questions: short.Questions}.Completed().ID)
}

func FuzzScaleCode(f *testing.F) {
	for _, s := range []string{"5", "4,0", "vet ej", "5 - bra", "1e999999999", "‑3", "\xff"} {
		f.Add(s)
	}
	scale := survey.NKI().Scale
	f.Fuzz(func(t *testing.T, cell string) {
		code, err := scale.Code(cell)
		if err == nil && code != survey.DontKnow {
			require.LessOrEqual(t, code, uint8(10))
		}
	})
}
