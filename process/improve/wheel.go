package improve

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// WheelSchema is the schema member of a wheel's JSON form.
const WheelSchema = "process/improve/wheel/v1"

// Wheel is one turn of the wheel of improvement (förbättringshjulet): plan, do, study, act. A phase is entered only when
// the one before it has given what it should.
type Wheel struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Process uuid.UUID `json:"process,omitzero"`
	Name    string    `json:"name"`
	// Approach is the code of the [Approach] that the turn follows; empty is the wheel alone.
	Approach string `json:"approach,omitempty"`
	// Round counts the turns, from 1; Previous is the turn before.
	Round    int       `json:"round"`
	Previous uuid.UUID `json:"previous,omitzero"`
	// Plan: what is to be reached, how it is measured from where, what is expected and what is to be done.
	Aim      string `json:"aim,omitempty"`
	Measure  string `json:"measure,omitempty"`
	Baseline string `json:"baseline,omitempty"`
	Expected string `json:"expected,omitempty"`
	Change   string `json:"change,omitempty"`
	// Cases are the observations that the turn answers.
	Cases []uuid.UUID `json:"cases,omitempty"`
	// Do: when it was begun and ended, and what happened.
	Begun kvalitet.Date `json:"begun,omitzero"`
	Ended kvalitet.Date `json:"ended,omitzero"`
	// Study: the outcome and what was learnt.
	Outcome string `json:"outcome,omitempty"`
	Learnt  string `json:"learnt,omitempty"`
	// Act: "keep", "change" or "drop", who decided and when.
	Decision  string        `json:"decision,omitempty"`
	DecidedBy string        `json:"decidedBy,omitempty"`
	Decided   kvalitet.Date `json:"decided,omitzero"`
}

// Decisions are the ways to end a turn: keep the change (standardise it), change it (another turn) or drop it.
func Decisions() []string { return []string{"keep", "change", "drop"} }

// Missing tells what a phase still has to give before the next may be entered, as paths of the wheel's JSON form.
func (w Wheel) Missing(phase Phase) []string {
	var out []string
	want := func(path string, there bool) {
		if !there {
			out = append(out, path)
		}
	}
	switch phase {
	case PhasePlan:
		want("/aim", w.Aim != "")
		want("/measure", w.Measure != "")
		want("/baseline", w.Baseline != "")
		want("/expected", w.Expected != "")
		want("/change", w.Change != "")
	case PhaseDo:
		want("/begun", !w.Begun.IsZero())
		want("/ended", !w.Ended.IsZero())
	case PhaseStudy:
		want("/outcome", w.Outcome != "")
		want("/learnt", w.Learnt != "")
	case PhaseAct:
		want("/decision", w.Decision != "")
		want("/decidedBy", w.DecidedBy != "")
		want("/decided", !w.Decided.IsZero())
	}
	return out
}

// Phase is the first phase that is not finished; the zero value when the turn is.
func (w Wheel) Phase() Phase {
	for _, p := range Phases() {
		if len(w.Missing(p)) > 0 {
			return p
		}
	}
	return 0
}

// Next begins another turn of a wheel that is finished, from where this one ended: the outcome is the new baseline.
func (w Wheel) Next(id uuid.UUID) (Wheel, error) {
	if p := w.Phase(); p != 0 {
		return Wheel{}, kvalitet.Invalid([]kvalitet.Problem{{Code: "phase", Path: w.Missing(p)[0],
			SV: "varvet är inte slut: " + p.Label().SV, EN: "the turn is not finished: " + p.Label().EN}})
	}
	return Wheel{ID: id, Process: w.Process, Name: w.Name, Round: w.Round + 1, Previous: w.ID, Aim: w.Aim, Measure: w.Measure, Baseline: w.Outcome}, nil
}

// Problems reports what keeps the wheel from existing: a phase filled in before the ones before it, days out of order.
func (w Wheel) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", w.ID)
	ps.Version(w.Version)
	ps.Text("/name", w.Name)
	ps.OptionalText("/approach", w.Approach)
	ps.If(w.Round < 1, "range", "/round", "varvet är inte minst 1", "the round is not at least 1")
	ps.If(w.ID != uuid.Nil && w.Previous == w.ID, "cycle", "/previous", "varvet är sitt eget föregående", "the turn is its own previous")
	check.Unique(&ps, "/cases", w.Cases, func(id uuid.UUID) uuid.UUID { return id })
	begun := map[Phase]bool{PhaseDo: !w.Begun.IsZero() || !w.Ended.IsZero(), PhaseStudy: w.Outcome != "" || w.Learnt != "",
		PhaseAct: w.Decision != "" || !w.Decided.IsZero()}
	for _, p := range Phases() {
		for _, q := range Phases() {
			if q < p && begun[p] && len(w.Missing(q)) > 0 {
				ps.Add("phase", w.Missing(q)[0], "fasen "+p.Label().SV+" har börjat innan "+q.Label().SV+" är klar",
					"the phase "+p.Label().EN+" has begun before "+q.Label().EN+" is finished")
			}
		}
	}
	ps.OptionalDate("/begun", w.Begun)
	ps.OptionalDate("/ended", w.Ended)
	ps.If(!w.Ended.IsZero() && w.Ended.Before(w.Begun), "order", "/ended", "slutet är före början", "the end is before the beginning")
	ps.OptionalDate("/decided", w.Decided)
	ps.If(!w.Decided.IsZero() && w.Decided.Before(w.Ended), "order", "/decided", "beslutet är före slutet", "the decision is before the end")
	ps.If(w.Decision != "" && !slices.Contains(Decisions(), w.Decision), "enum", "/decision", "beslutet finns inte: "+w.Decision, "no such decision: "+w.Decision)
	return ps
}

// Validate returns the problems as an error.
func (w Wheel) Validate() error { return kvalitet.Invalid(w.Problems()) }

// MarshalJSON writes the wheel as a document of [WheelSchema].
func (w Wheel) MarshalJSON() ([]byte, error) {
	type plain Wheel
	return jsondoc.Marshal(WheelSchema, plain(w))
}

// UnmarshalJSON reads a document of [WheelSchema]; an unknown member is [kvalitet.ErrInvalid].
func (w *Wheel) UnmarshalJSON(data []byte) error {
	type plain Wheel
	return jsondoc.Unmarshal(WheelSchema, data, (*plain)(w))
}
