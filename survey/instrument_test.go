package survey_test

import (
	"encoding/json"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/survey"
)

func TestPresetsAreValidAndDifferent(t *testing.T) {
	seen := map[uuid.UUID]string{}
	for _, in := range survey.Presets() {
		require.NoError(t, in.Validate(), in.Code)
		assert.Empty(t, seen[in.ID], in.Code)
		seen[in.ID] = in.Code
		found, ok := survey.Preset(in.Code)
		assert.True(t, ok)
		assert.Equal(t, in.Code, found.Code)
		assert.True(t, in.Source.Grade.Valid(), in.Code)
		for _, m := range in.Minimums {
			assert.True(t, m.Source.Grade.Valid(), in.Code)
		}
	}
	for name, code := range map[string]string{"Servicemätning": "service", "medborgarundersökningen": "citizen", "företagsklimat": "insikt"} {
		found, ok := survey.Preset(name)
		assert.True(t, ok, name)
		assert.Equal(t, code, found.Code)
	}
	_, ok := survey.Preset("finns inte")
	assert.False(t, ok)
}

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/instrument-nki.json", survey.NKI())
	golden.JSON(t, "testdata/instrument-hme.json", survey.HME())
	golden.JSON(t, "testdata/instrument-insikt.json", survey.Insikt())
	golden.JSON(t, "testdata/instrument-citizen.json", survey.Citizen())
	golden.JSON(t, "testdata/order.json", wholeOrder())
}

func TestInstrumentProblems(t *testing.T) {
	weight := func(s string) *decimal.Decimal { d := decimal.RequireFromString(s); return &d }
	tests := map[string]struct {
		change func(*survey.Instrument)
		code   string
		path   string
	}{
		"no id":              {func(in *survey.Instrument) { in.ID = uuid.Nil }, "missing", "/id"},
		"no edition":         {func(in *survey.Instrument) { in.Edition = "" }, "missing", "/edition"},
		"scale of one grade": {func(in *survey.Instrument) { in.Scale.Max = in.Scale.Min }, "range", "/scale"},
		"scale too long":     {func(in *survey.Instrument) { in.Scale.Max = 15 }, "range", "/scale"},
		"words too few":      {func(in *survey.Instrument) { in.Scale.Words = []kvalitet.Label{{SV: "a", EN: "a"}} }, "size", "/scale/words"},
		"no questions":       {func(in *survey.Instrument) { in.Questions, in.Indices = nil, nil }, "missing", "/questions"},
		"same question":      {func(in *survey.Instrument) { in.Questions[1].Code = in.Questions[0].Code }, "duplicate", "/questions/1"},
		"unknown question":   {func(in *survey.Instrument) { in.Indices[0].Questions[0].Question = "x" }, "unknown", "/indices/0/questions/0/question"},
		"some weights":       {func(in *survey.Instrument) { in.Indices[0].Questions[0].Weight = weight("1") }, "missing", "/indices/0/questions"},
		"negative weight": {func(in *survey.Instrument) {
			for i := range in.Indices[0].Questions {
				in.Indices[0].Questions[i].Weight = weight([]string{"-1", "1", "1"}[i])
			}
		}, "range", "/indices/0/questions/0/weight"},
		"no weight at all": {func(in *survey.Instrument) {
			for i := range in.Indices[0].Questions {
				in.Indices[0].Questions[i].Weight = weight("0")
			}
		}, "range", "/indices/0/questions"},
		"huge weight":        {func(in *survey.Instrument) { in.Indices[0].Questions[0].Weight = weight("1e9999") }, "size", "/indices/0/questions/0/weight"},
		"share without edge": {func(in *survey.Instrument) { in.Indices[0].Kind = survey.IndexShare }, "range", "/indices/0/positive"},
		"minimum of nothing": {func(in *survey.Instrument) { in.Minimums[0].N = 0 }, "range", "/minimums/0/n"},
		"bands fall":         {func(in *survey.Instrument) { in.Bands[0].Bands[1].From = decimal.NewFromInt(-1) }, "order", "/bands/0/bands/1/from"},
		"break of no index":  {func(in *survey.Instrument) { in.Breaks[0].Index = "x" }, "unknown", "/breaks/0/index"},
		"decimals":           {func(in *survey.Instrument) { in.Decimals = 7 }, "range", "/decimals"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := survey.NKI()
			tt.change(&in)
			ps := in.Problems()
			require.NotEmpty(t, ps)
			assert.Equal(t, tt.code, ps[0].Code)
			assert.Equal(t, tt.path, ps[0].Path)
			assert.ErrorIs(t, in.Validate(), kvalitet.ErrInvalid)
		})
	}
}

// Insikt shows a unit from 7 answers, an area from 10 and a total from 20 (SKR); HME has one rule for all levels.
func TestMinimum(t *testing.T) {
	none := kvalitet.Date{}
	assert.Equal(t, 7, survey.Insikt().Minimum(survey.LevelUnit, none).N)
	assert.Equal(t, 10, survey.Insikt().Minimum(survey.LevelArea, none).N)
	assert.Equal(t, 20, survey.Insikt().Minimum(survey.LevelTotal, none).N)
	assert.Equal(t, 7, survey.Insikt().Minimum(survey.LevelQuestion, none).N)
	assert.Equal(t, 10, survey.HME().Minimum(survey.LevelTotal, none).N)
	assert.Equal(t, 30, survey.Service().Minimum(survey.LevelTotal, none).N)
	assert.Equal(t, 1, survey.Instrument{}.Minimum(survey.LevelUnit, none).N)
	dated := survey.Insikt()
	dated.Minimums = append(dated.Minimums, survey.Minimum{Level: survey.LevelArea, N: 12, From: kvalitet.NewDate(2027, 1, 1)})
	assert.Equal(t, 10, dated.Minimum(survey.LevelArea, kvalitet.NewDate(2026, 12, 31)).N)
	assert.Equal(t, 12, dated.Minimum(survey.LevelArea, kvalitet.NewDate(2027, 1, 1)).N)
}

// Publishers disagree: an index of 70 is high with SKR, between passed and high with SBA, and passed with Väsby.
func TestVerdictsOfAllPublishersAreShown(t *testing.T) {
	words := map[string]string{}
	for _, v := range survey.Insikt().Verdicts("NKI", decimal.NewFromInt(70)) {
		words[v.Publisher] = v.Name.SV
	}
	assert.Equal(t, map[string]string{"SKR": "högt", "SBA": "klart godkänt", "Upplands Väsby": "godkänt"}, words)
	assert.Len(t, survey.Insikt().Verdicts("kompetens", decimal.NewFromInt(70)), 2, "SBA's words are for the total only")

	edge := func(index int64) (scb, gnosjo string) {
		v := survey.NKI().Verdicts("NKI", decimal.NewFromInt(index))
		return v[0].Name.SV, v[1].Name.SV
	}
	scb, gnosjo := edge(75)
	assert.Equal(t, "mycket nöjd", scb)
	assert.Equal(t, "nöjd", gnosjo)
	scb, gnosjo = edge(53)
	assert.Equal(t, "godkänt", scb)
	assert.Equal(t, "nöjd", gnosjo)
	_, ok := survey.Insikt().Bands[1].Of(decimal.NewFromInt(62))
	assert.False(t, ok)
}

func TestInsiktRanked(t *testing.T) {
	assert.True(t, survey.InsiktRanked(0.5, 0.4, 0.4, 0.3))
	assert.False(t, survey.InsiktRanked(0.8, 0.8, 0.8, 0.29))
	assert.False(t, survey.InsiktRanked(0.4, 0.4, 0.4, 0.39))
	assert.False(t, survey.InsiktRanked())
	assert.Len(t, survey.InsiktAreas("2010"), 6)
	assert.Len(t, survey.InsiktAreas("2024"), 4)
}

func FuzzInstrumentJSON(f *testing.F) {
	for _, in := range survey.Presets() {
		seed, err := json.Marshal(in)
		require.NoError(f, err)
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var in survey.Instrument
		if json.Unmarshal(data, &in) != nil || in.Validate() != nil {
			return
		}
		tally := survey.NewTally(in)
		tally.Add("a", []uint8{1, 2, survey.DontKnow, 3, 200})
		tally.Groups()
		first, err := json.Marshal(in)
		require.NoError(t, err)
		var back survey.Instrument
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func FuzzOrderJSON(f *testing.F) {
	seed, err := json.Marshal(wholeOrder())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var o survey.Order
		if json.Unmarshal(data, &o) != nil || o.Validate() != nil {
			return
		}
		kvalitet.Run(survey.Rules(), survey.NewPass(o))
		survey.Collisions([]survey.Order{o, o}, 30)
		_, err := json.Marshal(o)
		require.NoError(t, err)
	})
}
