package governance_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

func TestJSON(t *testing.T) {
	g, in := graduates()
	golden.JSON(t, "testdata/goal.json", g)
	golden.JSON(t, "testdata/indicator.json", in)
	golden.JSON(t, "testdata/measurement.json",
		governance.Measured(id(201), in.ID, kvalitet.Year(2012), decimal.RequireFromString("83.50")))
	golden.JSON(t, "testdata/measurement-missing.json",
		governance.Measurement{ID: id(202), Indicator: in.ID, Period: kvalitet.Year(2013), Missing: governance.MissingSecret})
	golden.JSON(t, "testdata/policy.json", governance.ShareMet())
	golden.JSON(t, "testdata/model-orebro.json", governance.Orebro())
	golden.JSON(t, "testdata/model-haparanda.json", governance.Haparanda())
	golden.JSON(t, "testdata/model-lidkoping.json", governance.Lidkoping())
	golden.JSON(t, "testdata/model-skelleftea.json", governance.Skelleftea())
	golden.JSON(t, "testdata/mapping.json", toSkelleftea())
	golden.JSON(t, "testdata/scorecard.json", governance.SkellefteaScorecard())
	golden.JSON(t, "testdata/verdict.json", governance.Verdict{ID: id(1), Goal: id(2), Period: kvalitet.Year(2027), Computed: governance.StatusNotMet,
		Rule: "share-met", Edition: 1, Met: 1, Judged: 3, Total: 4, Decided: governance.StatusPartly, Motive: "åtgärder pågår enligt plan",
		Body: "barn- och utbildningsnämnden", On: kvalitet.NewDate(2028, 2, 14)})
	golden.JSON(t, "testdata/economy.json", economyVerdict())
	full := governance.Indicator{ID: id(3), Name: "Nöjda brukare", Better: governance.BetterHigher, Frequency: 12, BySex: true, Baseline: some("80.1"),
		Noise: dec("0.5"), Worth: governance.Worth{Citizens: "trygg ålderdom"}, Targets: []governance.Target{
			{Kind: governance.TargetTrajectory, Steps: []governance.TargetStep{{By: kvalitet.NewDate(2027, 12, 31), Level: dec("85")}, {By: kvalitet.NewDate(2030, 12, 31), Level: dec("90")}}},
			{Kind: governance.TargetChange, Exclusive: true, Motive: "ändrad mätning"}}}
	golden.JSON(t, "testdata/indicator-full.json", full)
}

func TestJSONRefusesWhatItWouldLose(t *testing.T) {
	var g governance.Goal
	for name, text := range map[string]string{
		"unknown member":      `{"schema":"governance/goal/v1","text":"x","colour":"red"}`,
		"another schema":      `{"schema":"governance/goal/v2","text":"x"}`,
		"a day that is none":  `{"due":"2027-02-30"}`,
		"level of wrong type": `{"level":7}`,
	} {
		t.Run(name, func(t *testing.T) {
			require.ErrorIs(t, json.Unmarshal([]byte(text), &g), kvalitet.ErrInvalid)
		})
	}
}

// Whatever can be read is judged without a panic, and what is valid comes back the same.
func FuzzGoalJSON(f *testing.F) {
	g, _ := graduates()
	seed, err := json.Marshal(g)
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var g governance.Goal
		if json.Unmarshal(data, &g) != nil || g.Validate() != nil {
			return
		}
		kvalitet.Run(governance.SMARTA(), governance.NewPass(g))
		first, err := json.Marshal(g)
		require.NoError(t, err)
		var back governance.Goal
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

// fuzzDocument feeds bytes to a document's reader: what is read is checked without a panic and comes back the same.
func fuzzDocument[T interface{ Validate() error }](f *testing.F, seeds ...T) {
	f.Helper()
	for _, v := range seeds {
		seed, err := json.Marshal(v)
		require.NoError(f, err)
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v T
		if json.Unmarshal(data, &v) != nil || v.Validate() != nil {
			return
		}
		first, err := json.Marshal(v)
		require.NoError(t, err)
		var back T
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func FuzzIndicatorJSON(f *testing.F) {
	_, in := graduates()
	fuzzDocument(f, in)
}

func FuzzMeasurementJSON(f *testing.F) {
	fuzzDocument(f, governance.Measured(id(1), id(2), kvalitet.Year(2027), dec("83.50")))
}

func FuzzModelJSON(f *testing.F) { fuzzDocument(f, governance.Models()...) }

func FuzzVerdictJSON(f *testing.F) {
	fuzzDocument(f, governance.Verdict{ID: id(1), Goal: id(2), Period: kvalitet.Year(2027), Computed: governance.StatusMet, Rule: "share-met", Edition: 1})
}

// economyVerdict is a council's that overrules the policy.
func economyVerdict() governance.EconomyVerdict {
	v := governance.DefaultEconomyPolicy().Judge(governance.Summary{Met: 2, NotMet: 1}, governance.Summary{Met: 5, Partly: 2})
	v.ID, v.Period, v.On = id(1), kvalitet.Year(2027), kvalitet.NewDate(2028, 4, 24)
	v.Decided, v.Motive, v.Body = governance.ConformityFull, "engångskostnad för avveckling", "kommunfullmäktige"
	return v
}

func FuzzEconomyVerdictJSON(f *testing.F) { fuzzDocument(f, economyVerdict()) }

func FuzzMappingJSON(f *testing.F) {
	seed, err := json.Marshal(toSkelleftea())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var m governance.Mapping
		if json.Unmarshal(data, &m) == nil {
			m.Problems(governance.Haparanda(), governance.Skelleftea())
		}
	})
}
