package estimate

import (
	"encoding/json"
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// Result is one row of a report.
type Result struct {
	// Case is the statistic's own name in the plan, or its number from 1.
	Case string
	// Statistic is the canonical name: "mean", "total", "ratio" …
	Statistic string
	// Variable is the variable or expression; with a value behind it for the share or the total of a value ("stypeE").
	Variable string
	// Domain is the domain as the plan has it ("stype=='E'"), or variable=value pairs for each group of "by".
	Domain string
	// Level is the value that a share or total is about, Groups the values of the domain by "by".
	Level  string
	Groups []string
	// P is the share of a quantile; NaN for others.
	P float64
	Estimate
	// Test is set for tests; then Estimate is what was tested, or the statistic itself for a test of association.
	Test *Test
}

// jsonNumber is null for NaN and infinities.
type jsonNumber float64

func (x jsonNumber) MarshalJSON() ([]byte, error) {
	if f := float64(x); math.IsNaN(f) || math.IsInf(f, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(x))
}

// MarshalJSON writes the row; what cannot be estimated is null and "problem" says why.
func (r Result) MarshalJSON() ([]byte, error) {
	row := struct {
		Case      string            `json:"case"`
		Statistic string            `json:"statistic"`
		Variable  string            `json:"variable"`
		Domain    string            `json:"domain"`
		Level     string            `json:"level,omitempty"`
		Groups    []string          `json:"groups,omitempty"`
		P         *jsonNumber       `json:"p,omitempty"`
		Estimate  jsonNumber        `json:"estimate"`
		SE        jsonNumber        `json:"se"`
		Low       jsonNumber        `json:"ciLow"`
		High      jsonNumber        `json:"ciHigh"`
		DF        jsonNumber        `json:"df"`
		N         int               `json:"n"`
		Effect    *jsonNumber       `json:"deff,omitempty"`
		Test      *jsonNumber       `json:"testStatistic,omitempty"`
		DF2       *jsonNumber       `json:"df2,omitempty"`
		PValue    *jsonNumber       `json:"pValue,omitempty"`
		Problem   *kvalitet.Problem `json:"problem"`
	}{Case: r.Case, Statistic: r.Statistic, Variable: r.Variable, Domain: r.Domain, Level: r.Level, Groups: r.Groups,
		Estimate: jsonNumber(r.Value), SE: jsonNumber(r.SE), Low: jsonNumber(r.Low), High: jsonNumber(r.High), DF: jsonNumber(r.DF), N: r.N,
		P: present(r.P), Effect: present(r.Effect)}
	if r.Test != nil {
		row.Test, row.DF2, row.PValue = present(r.Test.Statistic), present(r.Test.DF2), present(r.Test.P)
	}
	if r.Problem.Code != "" {
		row.Problem = &r.Problem
	}
	return json.Marshal(row)
}

func present(x float64) *jsonNumber {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	n := jsonNumber(x)
	return &n
}
