package analysis

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ModelSchema is the schema member of a model's JSON form.
const ModelSchema = "analysis/model/v1"

// Model is a way of analysing in steps, as data (analystrappa): a host adds, replaces and translates steps by changing
// a copy. [Orebro] and [RKA] are presets.
type Model struct {
	ID      uuid.UUID       `json:"id"`
	Version int64           `json:"version"`
	Name    kvalitet.Label  `json:"name"`
	Steps   []Step          `json:"steps"`
	Source  kvalitet.Source `json:"source"`
}

// Step is one step of a model (steg).
type Step struct {
	Number int            `json:"number"` // from 1, rising
	Code   StepCode       `json:"code"`
	Title  kvalitet.Label `json:"title"`
	// Computed steps are answered by evidence; the others are for people, who sign with role and date.
	Computed  bool       `json:"computed"`
	Questions []Question `json:"questions,omitempty"`
}

// StepCode identifies a step within its model: "earlier", "targets". It is an open set of lower-case letters.
type StepCode string

// The codes that the presets share; a model may have others.
const (
	StepEarlier        StepCode = "earlier"        // jämför med tidigare mätningar
	StepTargets        StepCode = "targets"        // jämför med målvärden
	StepOthers         StepCode = "others"         // jämför med andra
	StepPatterns       StepCode = "patterns"       // identifiera mönster
	StepFactors        StepCode = "factors"        // påverkande faktorer
	StepBasis          StepCode = "basis"          // utöka underlaget
	StepConclusion     StepCode = "conclusion"     // dra slutsats
	StepSelfAssessment StepCode = "selfassessment" // självskattning
	StepActions        StepCode = "actions"        // föreslå åtgärder
)

// Question is what a step asks (fråga), with the methods that can answer it by computing.
type Question struct {
	Code    string         `json:"code"` // unique in the model: "earlier.direction"
	Text    kvalitet.Label `json:"text"`
	Methods []string       `json:"methods,omitempty"` // the IDs of [Method]s; none when it is for people alone
}

// Step returns the step with the code.
func (m Model) Step(code StepCode) (Step, bool) {
	i := slices.IndexFunc(m.Steps, func(s Step) bool { return s.Code == code })
	if i < 0 {
		return Step{}, false
	}
	return m.Steps[i], true
}

// Problems reports what keeps the model from existing: among others steps that are not numbered 1, 2, 3 … ("order"),
// codes used twice ("duplicate") and a computed step whose questions name no method ("missing").
func (m Model) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.Label("/name", m.Name)
	ps.If(len(m.Steps) == 0, "missing", "/steps", "modellen har inga steg", "the model has no steps")
	check.Unique(&ps, "/steps", m.Steps, func(s Step) StepCode { return s.Code })
	seen := make(map[string]bool)
	for i, s := range m.Steps {
		at := check.At("/steps", i)
		ps.If(s.Number != i+1, "order", at+"/number", "stegen är inte numrerade i följd", "the steps are not numbered in order")
		ps.Text(at+"/code", string(s.Code))
		ps.Label(at+"/title", s.Title)
		answered := false
		for j, q := range s.Questions {
			at := check.At(at+"/questions", j)
			ps.Text(at+"/code", q.Code)
			ps.If(seen[q.Code], "duplicate", at+"/code", "frågans kod är redan använd", "the question's code is already used")
			seen[q.Code] = true
			ps.Label(at+"/text", q.Text)
			answered = answered || len(q.Methods) > 0
		}
		ps.If(s.Computed && !answered, "missing", at+"/questions", "inget i steget beräknas", "nothing in the step is computed")
	}
	return ps
}

// Validate returns the problems as an error.
func (m Model) Validate() error { return kvalitet.Invalid(m.Problems()) }

// MarshalJSON writes the model as a document of [ModelSchema].
func (m Model) MarshalJSON() ([]byte, error) {
	type plain Model
	return jsondoc.Marshal(ModelSchema, plain(m))
}

// UnmarshalJSON reads a document of [ModelSchema]; an unknown member is [kvalitet.ErrInvalid].
func (m *Model) UnmarshalJSON(data []byte) error {
	type plain Model
	return jsondoc.Unmarshal(ModelSchema, data, (*plain)(m))
}
