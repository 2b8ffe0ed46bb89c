package control_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

func TestJSON(t *testing.T) {
	f := wholeFile()
	plan, err := f.Plan.Amend(control.Amendment{Date: day("2027-05-02"), Motive: "fler", Resolution: decision("2027-05-20", "§ 44"),
		Changes: []control.Change{{Number: number("V1"), Activity: &f.Plan.Activities[0]}, {Number: number("P1")}}})
	require.NoError(t, err)
	golden.JSON(t, "testdata/plan.json", plan)
	golden.JSON(t, "testdata/execution.json", f.Executions[0])
	golden.JSON(t, "testdata/deviation.json", f.Deviations[0])
	p := control.NewPass(f, control.Orebro(), afterwards)
	golden.JSON(t, "testdata/report.json", control.Compile(p))
	f.Report.Case = ""
	p = control.NewPass(f, control.Orebro(), afterwards)
	a := control.Assess(id(41), p, control.DefaultProfile())
	golden.JSON(t, "testdata/assessment.json", a)
	o, err := control.Summarise(id(51), 2027, afterwards, []*control.Pass{p}, []control.Assessment{a})
	require.NoError(t, err)
	o.Executive = control.Statement{Text: "Kommunstyrelsen noterar rapporten.", Resolution: decision("2028-02-15", "§ 22")}
	golden.JSON(t, "testdata/overview.json", o)
	golden.JSON(t, "testdata/model-orebro.json", control.Orebro())
}

func TestJSONRefusesWhatItWouldLose(t *testing.T) {
	for name, text := range map[string]string{
		"unknown member":         `{"schema":"control/plan/v1","colour":"red"}`,
		"another schema":         `{"schema":"control/plan/v2"}`,
		"a number that is none":  `{"activities":[{"number":"17"}]}`,
		"an unknown frequency":   `{"activities":[{"number":"V1","frequency":"nu och då"}]}`,
		"a decision as a number": `{"adopted":7}`,
	} {
		t.Run(name, func(t *testing.T) {
			var p control.Plan
			require.ErrorIs(t, json.Unmarshal([]byte(text), &p), kvalitet.ErrInvalid)
		})
	}
}

// Whatever can be read is judged without a panic, and what is valid comes back the same.
func FuzzFileJSON(f *testing.F) {
	seed, err := json.Marshal(wholeFile())
	require.NoError(f, err)
	f.Add(seed)
	f.Add([]byte(`{"body":"x","year":2027,"plan":{"activities":[{"number":"V1","frequency":"weekly","period":{"from":"2027-12-31"}}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var file control.File
		if json.Unmarshal(data, &file) != nil || file.Year < 1974 || file.Year > 2199 {
			return
		}
		p := control.NewPass(file, control.Orebro(), afterwards)
		kvalitet.Run(control.AllRules(), p)
		control.Compile(p)
		if kvalitet.Invalid(file.Problems()) != nil {
			return
		}
		first, err := json.Marshal(file)
		require.NoError(t, err)
		var back control.File
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func FuzzParseNumber(f *testing.F) {
	f.Add("V1")
	f.Add("öä12")
	f.Fuzz(func(t *testing.T, text string) {
		n, err := control.ParseNumber(text)
		if err != nil {
			return
		}
		back, err := control.ParseNumber(n.String())
		require.NoError(t, err)
		require.Equal(t, n, back)
		_, err = n.MarshalText()
		require.NoError(t, err)
	})
}

// The documents on all bodies and the model come back the same too.
func FuzzYearJSON(f *testing.F) {
	for _, v := range []any{control.Orebro(), control.Overview{ID: id(1), Year: 2027, On: afterwards}, control.Assessment{ID: id(1), Body: "x", Year: 2027, On: afterwards, Computed: control.GradeRed}} {
		seed, err := json.Marshal(v)
		require.NoError(f, err)
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		comesBack[control.Model](t, data)
		comesBack[control.Overview](t, data)
		comesBack[control.Assessment](t, data)
	})
}

func comesBack[T interface{ Validate() error }](t *testing.T, data []byte) {
	t.Helper()
	var v, back T
	if json.Unmarshal(data, &v) != nil || v.Validate() != nil {
		return
	}
	first, err := json.Marshal(v)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(first, &back))
	second, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(first), string(second))
}
