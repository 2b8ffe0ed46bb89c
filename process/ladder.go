package process

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// Ladder is a maturity ladder (mognadstrappa) as data. Two ladders are never merged: Lidköping measures before it sets
// goals, Skellefteå sets goals early.
type Ladder struct {
	Code   string          `json:"code"`
	Name   kvalitet.Label  `json:"name"`
	Source kvalitet.Source `json:"source"`
	Steps  []Step          `json:"steps"`
}

// Step is one step of a ladder. Its number is its place in the list, from 1.
type Step struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// Needs says what has to be in place.
	Needs kvalitet.Label `json:"needs,omitzero"`
	// Unconfirmed marks a step whose wording no source gave in full.
	Unconfirmed bool `json:"unconfirmed,omitzero"`
}

// Answer tells whether a step is taken, and how one knows.
type Answer struct {
	Step     string           `json:"step"`
	Outcome  kvalitet.Outcome `json:"outcome"`
	Evidence string           `json:"evidence,omitempty"`
	Date     kvalitet.Date    `json:"date,omitzero"`
}

// Maturity is a process's place on a ladder. Nothing averages: the strict level is the highest k with every step from
// 1 to k taken, the count is how many are taken in any order. Both are shown; they are equal when steps were taken in
// order.
type Maturity struct {
	Ladder  string `json:"ladder"`
	Strict  int    `json:"strict"`
	Count   int    `json:"count"`
	Unknown int    `json:"unknown"`
	Steps   int    `json:"steps"`
	// Next is the first step that is not taken; its zero value when all are.
	Next Step `json:"next"`
	// Answers has one answer per step, in order.
	Answers []Answer `json:"answers"`
}

// Climb places the answers on the ladder. A step without an answer is unknown: it stops the strict level as a "no"
// does, but it is reported as not known. One that is not applicable is passed over. The last answer to a step counts.
func (l Ladder) Climb(answers ...Answer) Maturity {
	m := Maturity{Ladder: l.Code, Steps: len(l.Steps), Answers: make([]Answer, len(l.Steps))}
	unbroken := true
	for i, s := range l.Steps {
		a := Answer{Step: s.Code, Outcome: kvalitet.OutcomeUnknown}
		for _, given := range answers {
			if given.Step == s.Code && given.Outcome.Valid() {
				a = given
			}
		}
		m.Answers[i] = a
		switch a.Outcome {
		case kvalitet.OutcomeMet:
			m.Count++
			if unbroken {
				m.Strict = i + 1
			}
			continue
		case kvalitet.OutcomeNotApplicable, kvalitet.OutcomeNotInForce:
			continue
		case kvalitet.OutcomeUnknown:
			m.Unknown++
		case kvalitet.OutcomeNotMet:
		}
		if unbroken {
			unbroken, m.Next = false, s
		}
	}
	return m
}

// Problems reports a ladder without steps, and steps without a code, with a repeated code or without a name.
func (l Ladder) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", l.Code)
	ps.Label("/name", l.Name)
	ps.If(len(l.Steps) == 0, "missing", "/steps", "steg saknas", "there are no steps")
	check.Unique(&ps, "/steps", l.Steps, func(s Step) string { return s.Code })
	for i, s := range l.Steps {
		ps.Text(check.At("/steps", i)+"/code", s.Code)
		ps.Label(check.At("/steps", i)+"/name", s.Name)
	}
	return ps
}

// Validate returns the problems as an error.
func (l Ladder) Validate() error { return kvalitet.Invalid(l.Problems()) }

// AssessmentSchema is the schema member of an assessment's JSON form.
const AssessmentSchema = "process/assessment/v1"

// Assessment is what was answered about a process on a day (mognadsbedömning), on one ladder or checklist.
type Assessment struct {
	ID      uuid.UUID     `json:"id"`
	Version int64         `json:"version"`
	Process uuid.UUID     `json:"process"`
	Ladder  string        `json:"ladder"`
	Date    kvalitet.Date `json:"date"`
	// By is the role that assessed; ThirdParty says that it does not belong to the process or its management.
	By         string   `json:"by,omitempty"`
	ThirdParty bool     `json:"thirdParty,omitzero"`
	Answers    []Answer `json:"answers,omitempty"`
}

// Problems reports what keeps the assessment from existing.
func (a Assessment) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", a.ID)
	ps.Version(a.Version)
	ps.ID("/process", a.Process)
	ps.Text("/ladder", a.Ladder)
	ps.Date("/date", a.Date)
	check.Unique(&ps, "/answers", a.Answers, func(a Answer) string { return a.Step })
	for i, answer := range a.Answers {
		at := check.At("/answers", i)
		ps.Text(at+"/step", answer.Step)
		ps.Enum(at+"/outcome", answer.Outcome)
		ps.OptionalText(at+"/evidence", answer.Evidence)
		ps.OptionalDate(at+"/date", answer.Date)
	}
	return ps
}

// Validate returns the problems as an error.
func (a Assessment) Validate() error { return kvalitet.Invalid(a.Problems()) }

// MarshalJSON writes the assessment as a document of [AssessmentSchema].
func (a Assessment) MarshalJSON() ([]byte, error) {
	type plain Assessment
	return jsondoc.Marshal(AssessmentSchema, plain(a))
}

// UnmarshalJSON reads a document of [AssessmentSchema]; an unknown member is [kvalitet.ErrInvalid].
func (a *Assessment) UnmarshalJSON(data []byte) error {
	type plain Assessment
	return jsondoc.Unmarshal(AssessmentSchema, data, (*plain)(a))
}
