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
	// Conclusion, SelfAssessment and Actions are people's; see [Ladder.Conclude], [Ladder.Assess] and [Ladder.Propose].
	Conclusion     *Conclusion     `json:"conclusion,omitempty"`
	SelfAssessment *SelfAssessment `json:"selfAssessment,omitempty"`
	Actions        []Action        `json:"actions,omitempty"`
	Record         Record          `json:"record"`
}

// Record is what is needed to repeat the computed part (reproducerbarhet).
type Record struct {
	// Inputs is the SHA-256 of everything that evidence was computed from, in a canonical form: series, comparison set,
	// peers' series, target, direction and policy. The same inputs give the same hash on every machine.
	Inputs string `json:"inputs"`
	// Edition is raised when the package's methods come to compute something else.
	Edition int `json:"edition"`
	// Methods are the methods that ran, in order.
	Methods []string `json:"methods,omitempty"`
	// Computed is when and by which role the evidence was accepted as computed; see [Ladder.Accept].
	Computed Signature `json:"computed,omitzero"`
}

// Edition of the computing methods.
const Edition = 1

// Accept signs the computed part: a role has looked at the evidence. The judged part is signed by its own entries.
func (l *Ladder) Accept(s Signature) error {
	if err := kvalitet.Invalid(s.problems()); err != nil {
		return err
	}
	l.Record.Computed = s
	return nil
}

// Rung is a step of the model with what was found on it.
type Rung struct {
	Step
	Evidence   []Evidence  `json:"evidence,omitempty"`
	Judgements []Judgement `json:"judgements,omitempty"`
	Excuse     *Excuse     `json:"excuse,omitempty"`
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
	for i, r := range l.Steps {
		at := check.At("/steps", i)
		for j, e := range r.Evidence {
			ps.Enum(check.At(at+"/evidence", j)+"/verdict", e.Verdict)
		}
		for j, x := range r.Judgements {
			ps.Text(check.At(at+"/judgements", j)+"/text", x.Text)
			ps.Under(check.At(at+"/judgements", j)+"/signed", x.Signed.problems())
		}
		if r.Excuse != nil {
			ps.Text(at+"/excuse/reason", r.Excuse.Reason)
			ps.Under(at+"/excuse/signed", r.Excuse.Signed.problems())
		}
	}
	if l.Conclusion != nil {
		ps.Under("", l.Unanswered())
		ps.Text("/conclusion/text", l.Conclusion.Text)
		ps.Under("/conclusion/signed", l.Conclusion.Signed.problems())
	}
	if l.SelfAssessment != nil {
		ps.Enum("/selfAssessment/colour", l.SelfAssessment.Colour)
		ps.Under("/selfAssessment/signed", l.SelfAssessment.Signed.problems())
	}
	for i, a := range l.Actions {
		ps.Under(check.At("/actions", i), a.problems())
	}
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
