package org

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// DelegatedDecisionSchema is the schema member of a delegated decision's JSON form.
const DelegatedDecisionSchema = "governance/delegated-decision/v1"

// DelegatedDecision is a decision by delegation and its way to the board's minutes (delegationsbeslut).
type DelegatedDecision struct {
	ID         uuid.UUID     `json:"id"`
	Version    int64         `json:"version"`
	Delegation uuid.UUID     `json:"delegation"`
	Body       string        `json:"body"`
	On         kvalitet.Date `json:"on"`
	// Role is the code of the role that decided: a role, never a person.
	Role string `json:"role,omitempty"`
	// Reference is the registry number (diarienummer).
	Reference string `json:"reference,omitempty"`
	// Report says that the decision has to be reported to the board.
	Report bool `json:"report"`
	// Reported is the day of the meeting at which it was.
	Reported kvalitet.Date `json:"reported,omitzero"`
}

// Decide records a decision by a delegation. What the delegation may not give is refused, with the clause, as
// [kvalitet.ErrInvalid] and code "delegation"; so is a day outside the delegation's period, code "period".
func (d Delegation) Decide(id uuid.UUID, on kvalitet.Date, reference string, matters []Matter) (DelegatedDecision, error) {
	r := d.Guard(matters)
	var ps check.List
	ps.If(!r.Allowed, "delegation", "/delegation", r.Reason.SV+" ("+r.Source.String()+")", r.Reason.EN+" ("+r.Source.String()+")")
	ps.If(!d.Period.Contains(on), "period", "/on", "delegationen gäller inte den dagen", "the delegation is not in force on that day")
	if err := kvalitet.Invalid(ps); err != nil {
		return DelegatedDecision{}, err
	}
	decision := DelegatedDecision{ID: id, Delegation: d.ID, Body: d.Body, On: on, Role: d.Role, Reference: reference, Report: r.Report}
	return decision, decision.Validate()
}

// Problems reports what keeps the decision from existing.
func (d DelegatedDecision) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", d.ID)
	ps.Version(d.Version)
	ps.ID("/delegation", d.Delegation)
	ps.Text("/body", d.Body)
	ps.Date("/on", d.On)
	ps.OptionalText("/reference", d.Reference)
	ps.OptionalDate("/reported", d.Reported)
	ps.If(!d.Reported.IsZero() && d.Reported.Before(d.On), "order", "/reported", "beslutet är anmält innan det fattades", "the decision was reported before it was taken")
	return ps
}

// Validate returns the problems as an error.
func (d DelegatedDecision) Validate() error { return kvalitet.Invalid(d.Problems()) }

// MarshalJSON writes the decision as a document of [DelegatedDecisionSchema].
func (d DelegatedDecision) MarshalJSON() ([]byte, error) {
	type plain DelegatedDecision
	return jsondoc.Marshal(DelegatedDecisionSchema, plain(d))
}

// UnmarshalJSON reads a document of [DelegatedDecisionSchema]; an unknown member is [kvalitet.ErrInvalid].
func (d *DelegatedDecision) UnmarshalJSON(data []byte) error {
	type plain DelegatedDecision
	return jsondoc.Unmarshal(DelegatedDecisionSchema, data, (*plain)(d))
}

// Due returns the meeting at which the decision should be reported: the first on or after its day, among the board's
// meetings in any order. It is "no date" when there is none, or nothing to report.
func (d DelegatedDecision) Due(meetings []kvalitet.Date) kvalitet.Date {
	var due kvalitet.Date
	for _, m := range meetings {
		if d.Report && !m.Before(d.On) && (due.IsZero() || m.Before(due)) {
			due = m
		}
	}
	return due
}

// Unreported returns the decisions that should have been reported at a meeting before the day and were not, in the
// order given (ej anmälda delegationsbeslut).
func Unreported(decisions []DelegatedDecision, meetings []kvalitet.Date, on kvalitet.Date) []DelegatedDecision {
	var late []DelegatedDecision
	for _, d := range decisions {
		due := d.Due(meetings)
		if !due.IsZero() && due.Before(on) && (d.Reported.IsZero() || !d.Reported.Before(on)) {
			late = append(late, d)
		}
	}
	return late
}

// ReportList returns the decisions to report at a meeting: those taken by then and not reported before, by day and
// then by reference (anmälningslista).
func ReportList(decisions []DelegatedDecision, meeting kvalitet.Date) []DelegatedDecision {
	var list []DelegatedDecision
	for _, d := range decisions {
		if d.Report && !d.On.After(meeting) && (d.Reported.IsZero() || d.Reported == meeting) {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b DelegatedDecision) int {
		if c := a.On.Compare(b.On); c != 0 {
			return c
		}
		switch {
		case a.Reference < b.Reference:
			return -1
		case a.Reference > b.Reference:
			return 1
		}
		return 0
	})
	return list
}
