package rosa_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

func TestJSON(t *testing.T) {
	c := permit()
	c.Parts[0].Findings.References = map[rosa.Gate]string{rosa.GateTraining: "T 1", rosa.GateRoutine: "R 12"}
	golden.JSON(t, "testdata/casetype.json", c)
	golden.JSON(t, "testdata/session.json", session())
	golden.JSON(t, "testdata/agreement.json", agreement())
	c.Parts[0].Findings.Web, c.Parts[1].Findings.Routine, c.Parts[1].Findings.System = rosa.AnswerNo, rosa.AnswerNo, rosa.AnswerNo
	report, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
	require.NoError(t, err)
	golden.JSON(t, "testdata/report.json", report)
	empty, err := rosa.Analyse(nil, rosa.DefaultBoundary)
	require.NoError(t, err)
	golden.JSON(t, "testdata/report-empty.json", empty)
}

func TestJSONRefusesWhatItWouldLose(t *testing.T) {
	var c rosa.CaseType
	for name, text := range map[string]string{
		"unknown member": `{"schema":"rosa/casetype/v1","name":"x","colour":"red"}`,
		"another schema": `{"schema":"rosa/casetype/v2","name":"x"}`,
		"unknown level":  `{"parts":[{"level":"nine"}]}`,
		"not an object":  `[]`,
	} {
		t.Run(name, func(t *testing.T) { require.ErrorIs(t, json.Unmarshal([]byte(text), &c), kvalitet.ErrInvalid) })
	}
}

// Whatever can be read is analysed without a panic, and what is valid comes back the same.
func FuzzCaseTypeJSON(f *testing.F) {
	seed, err := json.Marshal(permit())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var c rosa.CaseType
		if json.Unmarshal(data, &c) != nil {
			return
		}
		kvalitet.Run(rosa.Rules(), rosa.NewPass(c))
		if _, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary); err != nil {
			return
		}
		rosa.Boundaries([]rosa.CaseType{c}, rosa.DefaultBoundary)
		roundTrip(t, c)
	})
}

func FuzzSessionJSON(f *testing.F) {
	seed, err := json.Marshal(session())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var s rosa.Session
		if json.Unmarshal(data, &s) != nil || s.Validate() != nil {
			return
		}
		s.Progress([]rosa.CaseType{permit()})
		roundTrip(t, s)
	})
}

func FuzzAgreementJSON(f *testing.F) {
	seed, err := json.Marshal(agreement())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var a rosa.Agreement
		if json.Unmarshal(data, &a) == nil && a.Validate() == nil {
			roundTrip(t, a)
		}
	})
}

func roundTrip[T any](t *testing.T, v T) {
	t.Helper()
	first, err := json.Marshal(v)
	require.NoError(t, err)
	var back T
	require.NoError(t, json.Unmarshal(first, &back))
	second, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(first), string(second))
}
