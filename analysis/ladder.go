package analysis

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// LadderSchema is the schema member of a ladder's JSON form.
const LadderSchema = "analysis/ladder/v1"

// Ladder is one analysis: a subject taken up the steps of a model (genomförd analys). Make one with [Climb].
type Ladder struct {
	ID           uuid.UUID `json:"id"`
	Version      int64     `json:"version"`
	Model        uuid.UUID `json:"model"`
	ModelVersion int64     `json:"modelVersion"`
	Subject      Subject   `json:"subject"`
	Set          PeerSet   `json:"set,omitzero"`
	Steps        []Rung    `json:"steps"`
}

// Rung is a step of the model with what was found on it.
type Rung struct {
	Step
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Assessed reports whether any evidence of the step says something.
func (r Rung) Assessed() bool { return slices.ContainsFunc(r.Evidence, Evidence.Assessed) }

// Step returns the rung of the step with the code.
func (l Ladder) Step(code StepCode) (Rung, bool) {
	i := slices.IndexFunc(l.Steps, func(r Rung) bool { return r.Code == code })
	if i < 0 {
		return Rung{}, false
	}
	return l.Steps[i], true
}

// Evidence returns what a method found, wherever it stands.
func (l Ladder) Evidence(method string) (Evidence, bool) {
	for _, r := range l.Steps {
		for _, e := range r.Evidence {
			if e.Method == method {
				return e, true
			}
		}
	}
	return Evidence{}, false
}

// Problems reports what keeps the ladder from existing.
func (l Ladder) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", l.ID)
	ps.Version(l.Version)
	ps.ID("/model", l.Model)
	ps.Text("/subject/kpi", l.Subject.KPI)
	ps.Text("/subject/entity", l.Subject.Entity)
	ps.If(len(l.Steps) == 0, "missing", "/steps", "analysen har inga steg", "the analysis has no steps")
	return ps
}

// Validate returns the problems as an error.
func (l Ladder) Validate() error { return kvalitet.Invalid(l.Problems()) }

// MarshalJSON writes the ladder as a document of [LadderSchema].
func (l Ladder) MarshalJSON() ([]byte, error) {
	type plain Ladder
	return jsondoc.Marshal(LadderSchema, plain(l))
}

// UnmarshalJSON reads a document of [LadderSchema]; an unknown member is [kvalitet.ErrInvalid].
func (l *Ladder) UnmarshalJSON(data []byte) error {
	type plain Ladder
	return jsondoc.Unmarshal(LadderSchema, data, (*plain)(l))
}
