package governance

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// GoalSchema is the schema member of a goal's JSON form.
const GoalSchema = "governance/goal/v1"

// Goal is something to be achieved (mål, inriktning, åtagande …), on one level of a model.
type Goal struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Level   LevelCode `json:"level"`
	Text    string    `json:"text"`
	// Scope says what and whom the goal concerns (avgränsning), when the text does not.
	Scope string `json:"scope,omitempty"`
	// Parents are the goals that this one answers. The first is the primary parent: the tree is walked and rolled up
	// along it, so that nothing is counted twice.
	Parents []uuid.UUID `json:"parents,omitempty"`
	// Body is the code of the body that adopted the goal.
	Body string `json:"body,omitempty"`
	// Responsible is the role that answers for the goal (ansvarig): a role, never a person.
	Responsible string `json:"responsible,omitempty"`
	// Participants are the roles that took part when the goal was made (delaktighet).
	Participants []string `json:"participants,omitempty"`
	// Basis says why the goal can be reached: starting point, resources (realism).
	Basis string `json:"basis,omitempty"`
	// Period is when the goal holds.
	Period kvalitet.Period `json:"period,omitzero"`
	// Due is the day when it shall be reached, when that is not the last day of the period.
	Due kvalitet.Date `json:"due,omitzero"`
	// Indicators measure the goal.
	Indicators []Measure `json:"indicators,omitempty"`
	// Parts name what a goal above is made of, when all of it must be answered (träffbild): codes of the municipality's.
	Parts []string `json:"parts,omitempty"`
	// Covers are the parts of the primary parent that this goal answers.
	Covers []string `json:"covers,omitempty"`
	// Unanswered says why no goal below answers this one, when that is so.
	Unanswered string `json:"unanswered,omitempty"`
	// Progress is how far an assignment without indicators has come.
	Progress Progress `json:"progress,omitzero"`
	// Perspectives are the codes of the scorecard's perspectives that the goal belongs to.
	Perspectives []string `json:"perspectives,omitempty"`
	// Agenda are the goals of Agenda 2030 that this one touches.
	Agenda []AgendaTag `json:"agenda,omitempty"`
	// Alignments are goals that others have set, of a [Framework], that this one touches: the EU's, the region's.
	Alignments []Alignment `json:"alignments,omitempty"`
	// References name the goal in other systems.
	References []kvalitet.Reference `json:"references,omitempty"`
	// Retired is the day from which the goal is no longer followed; goals are never deleted.
	Retired kvalitet.Date `json:"retired,omitzero"`
}

// Measure is an indicator in its use for one goal (mått).
type Measure struct {
	Indicator uuid.UUID `json:"indicator"`
	// Weight is what the measure weighs among the goal's; nil is 1, and 0 only informs.
	Weight *int `json:"weight,omitempty"`
	// Covers names the parts of the goal that the measure speaks of, see [Coverage].
	Covers []string `json:"covers,omitempty"`
}

// maxWeight keeps sums of weights far from overflow.
const maxWeight = 1_000_000

// weight returns the weight with its default.
func (m Measure) weight() int {
	if m.Weight == nil {
		return 1
	}
	return *m.Weight
}

// Primary returns the primary parent, and false for a goal at the top.
func (g Goal) Primary() (uuid.UUID, bool) {
	if len(g.Parents) == 0 {
		return uuid.Nil, false
	}
	return g.Parents[0], true
}

// Deadline returns Due or, without it, the last day of the period; zero when neither is set.
func (g Goal) Deadline() kvalitet.Date {
	if !g.Due.IsZero() {
		return g.Due
	}
	return g.Period.Last()
}

// Problems reports what keeps the goal from existing. Whether it is a good goal is for [SMARTA] to say.
func (g Goal) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", g.ID)
	ps.Version(g.Version)
	ps.Text("/level", string(g.Level))
	ps.Text("/text", g.Text)
	ps.OptionalText("/scope", g.Scope)
	check.Unique(&ps, "/parents", g.Parents, func(id uuid.UUID) uuid.UUID { return id })
	for i, parent := range g.Parents {
		ps.ID(check.At("/parents", i), parent)
	}
	ps.If(g.ID != uuid.Nil && slices.Contains(g.Parents, g.ID), "cycle", "/parents",
		"målet är sitt eget överordnade mål", "the goal is its own parent")
	ps.OptionalText("/body", g.Body)
	ps.OptionalText("/responsible", g.Responsible)
	ps.OptionalText("/basis", g.Basis)
	ps.Under("/period", g.Period.Problems())
	ps.OptionalDate("/due", g.Due)
	check.Unique(&ps, "/indicators", g.Indicators, func(m Measure) uuid.UUID { return m.Indicator })
	for i, m := range g.Indicators {
		ps.ID(check.At("/indicators", i)+"/indicator", m.Indicator)
		ps.If(m.weight() < 0, "range", check.At("/indicators", i)+"/weight", "vikten är negativ", "the weight is negative")
		ps.If(m.weight() > maxWeight, "range", check.At("/indicators", i)+"/weight", "vikten är över 1 000 000", "the weight is above 1,000,000")
		at := check.At("/indicators", i) + "/covers"
		check.Unique(&ps, at, m.Covers, func(part string) string { return part })
		for j, part := range m.Covers {
			ps.Text(check.At(at, j), part)
		}
	}
	for _, list := range []struct {
		path  string
		codes []string
	}{{"/participants", g.Participants}, {"/parts", g.Parts}, {"/covers", g.Covers}, {"/perspectives", g.Perspectives}} {
		check.Unique(&ps, list.path, list.codes, func(code string) string { return code })
		for i, code := range list.codes {
			ps.Text(check.At(list.path, i), code)
		}
	}
	ps.OptionalText("/unanswered", g.Unanswered)
	ps.OptionalEnum("/progress", g.Progress)
	check.Unique(&ps, "/agenda", g.Agenda, func(a AgendaTag) AgendaTag { return a })
	for i, tag := range g.Agenda {
		ps.Under(check.At("/agenda", i), tag.Problems())
	}
	check.Unique(&ps, "/alignments", g.Alignments, func(a Alignment) Alignment { return a })
	for i, a := range g.Alignments {
		ps.Under(check.At("/alignments", i), a.Problems())
	}
	ps.References("/references", g.References)
	ps.OptionalDate("/retired", g.Retired)
	return ps
}

// Validate returns the problems as an error.
func (g Goal) Validate() error { return kvalitet.Invalid(g.Problems()) }

// MarshalJSON writes the goal as a document of [GoalSchema].
func (g Goal) MarshalJSON() ([]byte, error) {
	type plain Goal
	return jsondoc.Marshal(GoalSchema, plain(g))
}

// UnmarshalJSON reads a document of [GoalSchema]; an unknown member is [kvalitet.ErrInvalid].
func (g *Goal) UnmarshalJSON(data []byte) error {
	type plain Goal
	return jsondoc.Unmarshal(GoalSchema, data, (*plain)(g))
}
