package document

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// RequirementSetSchema and EvidenceSchema are the schema members of the JSON forms.
const (
	RequirementSetSchema = "governance/requirement-set/v1"
	EvidenceSchema       = "governance/evidence/v1"
)

// RequirementSet is a statute, a regulation or a standard as a list of requirements (kravmängd). It holds their
// numbers and short names of our own, never their texts.
type RequirementSet struct {
	ID           uuid.UUID       `json:"id"`
	Version      int64           `json:"version"`
	Code         string          `json:"code"`
	Name         kvalitet.Label  `json:"name"`
	Source       kvalitet.Source `json:"source"`
	Requirements []Requirement   `json:"requirements"`
}

// Requirement is one clause (krav).
type Requirement struct {
	Number string         `json:"number"` // "5 kap. 1 §", "6.2"
	Name   kvalitet.Label `json:"name"`
	// Needs are kinds of evidence of which at least one must be there; none asks for any.
	Needs []EvidenceKind `json:"needs,omitempty"`
	// Source is the clause's own, when it differs from the set's.
	Source kvalitet.Source `json:"source,omitzero"`
}

// EvidenceKind names a kind of evidence (slag av bevis). The set is open.
type EvidenceKind string

// The kinds of evidence that the module's packages make.
const (
	EvidenceDocument  EvidenceKind = "document"  // styrdokument, rutin
	EvidenceGoal      EvidenceKind = "goal"      // mål med indikatorer
	EvidencePlan      EvidenceKind = "plan"      // antagen plan
	EvidenceReport    EvidenceKind = "report"    // delårsrapport, årsredovisning, kvalitetsberättelse
	EvidenceDecision  EvidenceKind = "decision"  // protokollfört beslut
	EvidenceProcess   EvidenceKind = "process"   // beskriven process
	EvidenceRole      EvidenceKind = "role"      // fördelat ansvar
	EvidenceRisk      EvidenceKind = "risk"      // riskanalys
	EvidenceControl   EvidenceKind = "control"   // egenkontroll, tillsyn
	EvidenceComplaint EvidenceKind = "complaint" // hantering av klagomål och avvikelser
	EvidenceAnalysis  EvidenceKind = "analysis"  // sammanställning och analys
	EvidenceAction    EvidenceKind = "action"    // åtgärd
	EvidenceSurvey    EvidenceKind = "survey"    // undersökning
	EvidenceTraining  EvidenceKind = "training"  // kompetens
	EvidenceAudit     EvidenceKind = "audit"     // revision
)

// Problems reports what keeps the set from existing.
func (s RequirementSet) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", s.ID)
	ps.Version(s.Version)
	ps.Text("/code", s.Code)
	ps.Label("/name", s.Name)
	ps.Text("/source/title", s.Source.Title)
	check.Unique(&ps, "/requirements", s.Requirements, func(r Requirement) string { return r.Number })
	for i, r := range s.Requirements {
		ps.Text(check.At("/requirements", i)+"/number", r.Number)
		ps.Label(check.At("/requirements", i)+"/name", r.Name)
	}
	return ps
}

// Validate returns the problems as an error.
func (s RequirementSet) Validate() error { return kvalitet.Invalid(s.Problems()) }

// MarshalJSON writes the set as a document of [RequirementSetSchema].
func (s RequirementSet) MarshalJSON() ([]byte, error) {
	type plain RequirementSet
	p := plain(s)
	p.Requirements = append([]Requirement{}, s.Requirements...)
	return jsondoc.Marshal(RequirementSetSchema, p)
}

// UnmarshalJSON reads a document of [RequirementSetSchema]; an unknown member is [kvalitet.ErrInvalid].
func (s *RequirementSet) UnmarshalJSON(data []byte) error {
	type plain RequirementSet
	return jsondoc.Unmarshal(RequirementSetSchema, data, (*plain)(s))
}

// Requirement returns the requirement with the number.
func (s RequirementSet) Requirement(number string) (Requirement, bool) {
	i := slices.IndexFunc(s.Requirements, func(r Requirement) bool { return r.Number == number })
	if i < 0 {
		return Requirement{}, false
	}
	return s.Requirements[i], true
}

// Evidence shows how requirements are met (bevis): something in the municipality that answers clauses of one or more
// sets. Evidence may also say that a clause does not apply, and why.
type Evidence struct {
	ID      uuid.UUID    `json:"id"`
	Version int64        `json:"version"`
	Title   string       `json:"title"`
	Kind    EvidenceKind `json:"kind"`
	// Thing is what the evidence is, where it has an identity: a process, a risk analysis, a document.
	Thing uuid.UUID `json:"thing,omitzero"`
	// Answers are the clauses that it answers.
	Answers []Clause `json:"answers"`
	// NotApplicable says that the clauses do not apply; Text then says why.
	NotApplicable bool   `json:"notApplicable,omitempty"`
	Text          string `json:"text,omitempty"`
	// Period is when it is good; without an end until further notice.
	Period kvalitet.Period `json:"period,omitzero"`
	Owner  string          `json:"owner,omitempty"`
}

// Clause names a requirement of a set.
type Clause struct {
	Set    string `json:"set"`
	Number string `json:"number"`
}

// Problems reports what keeps the evidence from existing.
func (e Evidence) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", e.ID)
	ps.Version(e.Version)
	ps.Text("/title", e.Title)
	ps.Text("/kind", string(e.Kind))
	ps.If(len(e.Answers) == 0, "missing", "/answers", "beviset svarar inte på något krav", "the evidence answers no requirement")
	check.Unique(&ps, "/answers", e.Answers, func(c Clause) Clause { return c })
	for i, c := range e.Answers {
		ps.Text(check.At("/answers", i)+"/set", c.Set)
		ps.Text(check.At("/answers", i)+"/number", c.Number)
	}
	ps.If(e.NotApplicable && e.Text == "", "missing", "/text", "skälet till att kravet inte är tillämpligt saknas", "the reason why the requirement does not apply is missing")
	ps.OptionalText("/text", e.Text)
	ps.Under("/period", e.Period.Problems())
	return ps
}

// Validate returns the problems as an error.
func (e Evidence) Validate() error { return kvalitet.Invalid(e.Problems()) }

// MarshalJSON writes the evidence as a document of [EvidenceSchema].
func (e Evidence) MarshalJSON() ([]byte, error) {
	type plain Evidence
	p := plain(e)
	p.Answers = append([]Clause{}, e.Answers...)
	return jsondoc.Marshal(EvidenceSchema, p)
}

// UnmarshalJSON reads a document of [EvidenceSchema]; an unknown member is [kvalitet.ErrInvalid].
func (e *Evidence) UnmarshalJSON(data []byte) error {
	type plain Evidence
	return jsondoc.Unmarshal(EvidenceSchema, data, (*plain)(e))
}
