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
