package control

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Resolution is a decision that somebody took (beslut). The zero value is none.
type Resolution struct {
	Date kvalitet.Date `json:"date,omitzero"`
	// By is the body or the role that decided.
	By string `json:"by,omitempty"`
	// Reference tells where it stands: "§ 118", a case number.
	Reference string `json:"reference,omitempty"`
}

// Taken reports whether the decision can be found again: it has a day and a reference.
func (r Resolution) Taken() bool { return !r.Date.IsZero() && r.Reference != "" }

// Problems reports what keeps the decision from existing.
func (r Resolution) Problems() []kvalitet.Problem {
	var ps check.List
	ps.OptionalDate("/date", r.Date)
	ps.OptionalText("/by", r.By)
	ps.OptionalText("/reference", r.Reference)
	return ps
}

// Statement is a decided text about the year (yttrande): of the executive, of the auditors. The zero value is none.
type Statement struct {
	Text       string     `json:"text,omitempty"`
	Resolution Resolution `json:"resolution,omitzero"`
}

// Problems reports what keeps the statement from existing.
func (s Statement) Problems() []kvalitet.Problem {
	var ps check.List
	ps.OptionalText("/text", s.Text)
	ps.Under("/resolution", s.Resolution.Problems())
	return ps
}
