package cycle

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// PlanSchema is the schema member of a plan's JSON form.
const PlanSchema = "governance/plan/v1"

// PlanKind names a kind of plan (planslag). The set is open; a ladder says which kinds a municipality has.
type PlanKind string

// The kinds of plans in the reference documents.
const (
	PlanStrategy    PlanKind = "strategy"    // ÖSB, SPB: övergripande strategier och budget
	PlanProgramme   PlanKind = "programme"   // programplan
	PlanExecutive   PlanKind = "executive"   // kommunstyrelseplan
	PlanOperations  PlanKind = "operations"  // verksamhetsplan med budget
	PlanUnit        PlanKind = "unit"        // enhetsplan
	PlanWork        PlanKind = "work"        // arbetsplan
	PlanBudget      PlanKind = "budget"      // detaljbudget
	PlanAction      PlanKind = "action"      // handlingsplan
	PlanSupervision PlanKind = "supervision" // tillsynsplan
	PlanInvestment  PlanKind = "investment"  // investeringsprogram
	PlanCompetence  PlanKind = "competence"  // kompetensförsörjningsplan
)

// Adoption is the decision by which a plan or a report holds (antagande): who, when, and the paragraph of the minutes.
// The zero value is "not adopted".
type Adoption struct {
	Body    string        `json:"body,omitempty"`
	On      kvalitet.Date `json:"on,omitzero"`
	Section string        `json:"section,omitempty"` // "§ 214"
}

// Done reports whether there is a decision.
func (a Adoption) Done() bool { return !a.On.IsZero() }

func (a Adoption) problems(ps *check.List, path string) {
	ps.OptionalDate(path+"/on", a.On)
	ps.OptionalText(path+"/section", a.Section)
	ps.If(a.Done() && a.Body == "", "missing", path+"/body", "det beslutande organet saknas", "the deciding body is missing")
	ps.If(!a.Done() && (a.Body != "" || a.Section != ""), "missing", path+"/on", "beslutsdagen saknas", "the day of the decision is missing")
}

// Plan is a plan for an operating year (plan): what a body, an administration or a unit will do.
type Plan struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Kind    PlanKind  `json:"kind"`
	Title   string    `json:"title"`
	// Body is the code of the body, administration or unit whose plan it is.
	Body   string          `json:"body"`
	Period kvalitet.Period `json:"period"`
	// BuildsOn are the plans above it.
	BuildsOn []uuid.UUID `json:"buildsOn,omitempty"`
	// Prepared is the role or forum that made the plan and answers for keeping it.
	Prepared string `json:"prepared,omitempty"`
	// Answers say what the plan does about each goal and assignment above it.
	Answers  []Answer  `json:"answers,omitempty"`
	Sections []Section `json:"sections,omitempty"`
	Adoption Adoption  `json:"adoption,omitzero"`
	// Supersedes is the adopted plan that this one replaces: an adopted plan is never changed.
	Supersedes uuid.UUID `json:"supersedes,omitzero"`
	// References name the plan in other systems.
	References []kvalitet.Reference `json:"references,omitempty"`
	// Retired is the day from which the plan no longer holds.
	Retired kvalitet.Date `json:"retired,omitzero"`
}

// Answer is what a plan does about a goal or an assignment from above (svar på mål och uppdrag).
type Answer struct {
	// To is the goal or the assignment.
	To uuid.UUID `json:"to"`
	// Goals are the plan's own goals that answer it.
	Goals []uuid.UUID `json:"goals,omitempty"`
	// Text says how; it says why not when the plan does nothing about it.
	Text string `json:"text,omitempty"`
	// Declined says that the plan does nothing about it.
	Declined bool `json:"declined,omitempty"`
}

// Section is a part of a plan's or report's text. Codes are open; see [SectionLinks] and [SectionImprovements].
type Section struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Problems reports what keeps the plan from existing. Whether it is complete is for [PlanRules] to say.
func (p Plan) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", p.ID)
	ps.Version(p.Version)
	ps.Text("/kind", string(p.Kind))
	ps.Text("/title", p.Title)
	ps.Text("/body", p.Body)
	ps.Date("/period/from", p.Period.From)
	ps.Date("/period/until", p.Period.Until)
	ps.Under("/period", p.Period.Problems())
	check.Unique(&ps, "/buildsOn", p.BuildsOn, func(id uuid.UUID) uuid.UUID { return id })
	for i, id := range p.BuildsOn {
		ps.ID(check.At("/buildsOn", i), id)
		ps.If(id == p.ID && id != uuid.Nil, "cycle", check.At("/buildsOn", i), "planen bygger på sig själv", "the plan builds on itself")
	}
	check.Unique(&ps, "/answers", p.Answers, func(a Answer) uuid.UUID { return a.To })
	for i, a := range p.Answers {
		at := check.At("/answers", i)
		ps.ID(at+"/to", a.To)
		ps.OptionalText(at+"/text", a.Text)
		ps.If(a.Declined && a.Text == "", "missing", at+"/text", "skälet saknas", "the reason is missing")
		ps.If(a.Declined && len(a.Goals) > 0, "conflict", at+"/goals", "planen både avstår och svarar", "the plan both declines and answers")
		for j, id := range a.Goals {
			ps.ID(check.At(at+"/goals", j), id)
		}
	}
	sections(&ps, p.Sections)
	p.Adoption.problems(&ps, "/adoption")
	ps.If(p.Supersedes == p.ID && p.ID != uuid.Nil, "cycle", "/supersedes", "planen ersätter sig själv", "the plan replaces itself")
	ps.References("/references", p.References)
	ps.OptionalDate("/retired", p.Retired)
	return ps
}

func sections(ps *check.List, sections []Section) {
	check.Unique(ps, "/sections", sections, func(s Section) string { return s.Code })
	for i, s := range sections {
		ps.Text(check.At("/sections", i)+"/code", s.Code)
		ps.OptionalText(check.At("/sections", i)+"/text", s.Text)
	}
}

// Validate returns the problems as an error.
func (p Plan) Validate() error { return kvalitet.Invalid(p.Problems()) }

// MarshalJSON writes the plan as a document of [PlanSchema].
func (p Plan) MarshalJSON() ([]byte, error) {
	type plain Plan
	return jsondoc.Marshal(PlanSchema, plain(p))
}

// UnmarshalJSON reads a document of [PlanSchema]; an unknown member is [kvalitet.ErrInvalid].
func (p *Plan) UnmarshalJSON(data []byte) error {
	type plain Plan
	return jsondoc.Unmarshal(PlanSchema, data, (*plain)(p))
}

// Answer returns what the plan does about a goal or an assignment, and false when it says nothing.
func (p Plan) Answer(to uuid.UUID) (Answer, bool) {
	i := slices.IndexFunc(p.Answers, func(a Answer) bool { return a.To == to })
	if i < 0 {
		return Answer{}, false
	}
	return p.Answers[i], true
}

// ValidateChange checks that after may replace before in a store: an adopted plan is frozen, and only Retired and the
// version may change. Anything else is a new plan that supersedes it; the refusal is [kvalitet.ErrInvalid] with code
// "frozen".
func ValidateChange(before, after Plan) error {
	if !before.Adoption.Done() {
		return nil
	}
	before.Version, before.Retired = after.Version, after.Retired
	a, errA := json.Marshal(before)
	b, errB := json.Marshal(after)
	if errA == nil && errB == nil && bytes.Equal(a, b) {
		return nil
	}
	return kvalitet.Invalid([]kvalitet.Problem{{Code: "frozen", Path: "",
		SV: "planen är antagen och kan inte ändras; gör en ny plan som ersätter den",
		EN: "the plan is adopted and cannot be changed; make a new plan that supersedes it"}})
}
