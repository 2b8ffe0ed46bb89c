package risk_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func TestJSON(t *testing.T) {
	r := wholeRegister()
	golden.JSON(t, "testdata/risk.json", r.Risks[0])
	golden.JSON(t, "testdata/rating.json", r.Ratings[1])
	golden.JSON(t, "testdata/rating-none.json", risk.Rating{ID: id(1), Risk: id(2), Matrix: risk.Matrix4x4().Ref(), Stage: risk.StageCurrent, Date: on})
	golden.JSON(t, "testdata/decision.json", r.Decisions[0])
	golden.JSON(t, "testdata/measure.json", r.Measures[0])
	for _, m := range risk.Presets() {
		golden.JSON(t, "testdata/matrix-"+m.Code+".json", m)
	}
}

func TestJSONRefusesWhatItWouldLose(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		into any
	}{
		"unknown member": {`{"schema":"risk/risk/v1","colour":"red"}`, new(risk.Risk)},
		"another schema": {`{"schema":"risk/rating/v2"}`, new(risk.Rating)},
		"stage":          {`{"stage":"someday"}`, new(risk.Rating)},
		"a day":          {`{"date":"2027-02-30"}`, new(risk.Decision)},
		"a cost":         {`{"cost":"much"}`, new(risk.Measure)},
		"a matrix":       {`{"bands":7}`, new(risk.Matrix)},
	} {
		t.Run(name, func(t *testing.T) {
			require.ErrorIs(t, json.Unmarshal([]byte(tt.text), tt.into), kvalitet.ErrInvalid)
		})
	}
}

// Whatever can be read is judged without a panic, and what is valid comes back the same.
func FuzzRegisterJSON(f *testing.F) {
	r := wholeRegister()
	for _, v := range []any{r.Risks[0], r.Ratings[0], r.Decisions[0], r.Measures[0]} {
		seed, err := json.Marshal(v)
		require.NoError(f, err)
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var reg risk.Register
		var k risk.Risk
		var v risk.Rating
		var d risk.Decision
		var m risk.Measure
		if json.Unmarshal(data, &k) == nil {
			reg.Risks = []risk.Risk{k}
		}
		if json.Unmarshal(data, &v) == nil {
			reg.Ratings = []risk.Rating{v}
		}
		if json.Unmarshal(data, &d) == nil {
			reg.Decisions = []risk.Decision{d}
		}
		if json.Unmarshal(data, &m) == nil {
			reg.Measures = []risk.Measure{m}
		}
		valid := reg.Validate() == nil
		for _, p := range risk.Passes(reg, risk.Matrix4x4(), on) {
			kvalitet.Run(append(risk.Rules(), risk.SixSteps()...), p)
		}
		risk.Select(risk.Rank(reg, risk.Matrix4x4()), risk.Matrix4x4().Plan)
		if !valid || len(reg.Risks) == 0 {
			return
		}
		first, err := json.Marshal(k)
		require.NoError(t, err)
		var back risk.Risk
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}
