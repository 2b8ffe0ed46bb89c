package outlook

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ObservationSchema is the schema member of an observation's JSON form.
const ObservationSchema = "governance/observation/v1"

// Observation is something seen in the outside world that may matter (omvärldsobservation).
type Observation struct {
	ID      uuid.UUID     `json:"id"`
	Version int64         `json:"version"`
	Text    string        `json:"text"`
	Source  string        `json:"source,omitempty"` // where it was seen
	Seen    kvalitet.Date `json:"seen"`
	Class   Class         `json:"class"`
	// Trend is the code of the trend that it belongs to; empty is none.
	Trend string `json:"trend,omitempty"`
	// Effect and Uncertainty are judged at the screening; not set before.
	Effect      Grade `json:"effect,omitzero"`
	Uncertainty Grade `json:"uncertainty,omitzero"`
	// Goals, Risks and Plans are the host's identities of what the observation led to.
	Goals []uuid.UUID `json:"goals,omitempty"`
	Risks []uuid.UUID `json:"risks,omitempty"`
	Plans []uuid.UUID `json:"plans,omitempty"`
}

// Screening is from which grades an observation is taken further.
type Screening struct {
	// Effect is the grade from which the effect matters, and Uncertainty the one from which it cannot be planned for.
	Effect      Grade           `json:"effect"`
	Uncertainty Grade           `json:"uncertainty"`
	Source      kvalitet.Source `json:"source"`
}

// DefaultScreening takes high effects further and tries those that are also highly uncertain in scenarios: the grid of
// effect and uncertainty is published practice, the limits are our default.
func DefaultScreening() Screening {
	return Screening{Effect: GradeHigh, Uncertainty: GradeHigh, Source: kvalitet.OurDefault("hög effekt tas vidare; hög osäkerhet prövas i scenarier")}
}

// Screen says what becomes of an observation; "not set" when its effect or uncertainty has not been judged.
func (s Screening) Screen(o Observation) Screen {
	switch {
	case !o.Effect.Valid() || !o.Uncertainty.Valid():
		return 0
	case o.Effect >= s.Effect && o.Uncertainty >= s.Uncertainty:
		return ScreenScenario
	case o.Effect >= s.Effect:
		return ScreenPlan
	case o.Uncertainty >= s.Uncertainty:
		return ScreenWatch
	default:
		return ScreenLeave
	}
}

// Problems reports what keeps the observation from existing.
func (o Observation) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", o.ID)
	ps.Version(o.Version)
	ps.Text("/text", o.Text)
	ps.OptionalText("/source", o.Source)
	ps.Date("/seen", o.Seen)
	ps.Enum("/class", o.Class)
	ps.OptionalText("/trend", o.Trend)
	ps.OptionalEnum("/effect", o.Effect)
	ps.OptionalEnum("/uncertainty", o.Uncertainty)
	return ps
}

// Validate returns the problems as an error.
func (o Observation) Validate() error { return kvalitet.Invalid(o.Problems()) }

// MarshalJSON writes the observation as a document of [ObservationSchema].
func (o Observation) MarshalJSON() ([]byte, error) {
	type plain Observation
	return jsondoc.Marshal(ObservationSchema, plain(o))
}

// UnmarshalJSON reads a document of [ObservationSchema]; an unknown member is [kvalitet.ErrInvalid].
func (o *Observation) UnmarshalJSON(data []byte) error {
	type plain Observation
	return jsondoc.Unmarshal(ObservationSchema, data, (*plain)(o))
}

// Occasion is a recurring meeting about the future (omvärldsdag, framtidsdagar, dialogdag).
type Occasion struct {
	Code   string          `json:"code"`
	Name   kvalitet.Label  `json:"name"`
	Before kvalitet.Label  `json:"before"` // what it is held before
	Who    kvalitet.Label  `json:"who"`
	Source kvalitet.Source `json:"source"`
}

// Occasions returns those of the reference documents: Örebro's day and team, Skellefteå's days, Lidköping's day.
func Occasions() []Occasion {
	published := func(title, section string) kvalitet.Source {
		return kvalitet.Source{Title: title, Section: section, Grade: kvalitet.GradePublished}
	}
	plan := kvalitet.Label{SV: "planeringsåret", EN: "the planning year"}
	budget := kvalitet.Label{SV: "budgetarbetet", EN: "the budget work"}
	return []Occasion{
		{"omvarldsdag", kvalitet.Label{SV: "omvärldsdag", EN: "outlook day"}, plan, kvalitet.Label{SV: "politiker och chefer", EN: "politicians and managers"}, published("Örebro kommuns kvalitetshandbok", "Omvärldsanalys")},
		{"omvarldsteam", kvalitet.Label{SV: "omvärldsteam", EN: "outlook team"}, plan, kvalitet.Label{SV: "tjänstemän från hela organisationen", EN: "officers from the whole organisation"}, published("Örebro kommuns kvalitetshandbok", "Omvärldsanalys")},
		{"framtidsdagar", kvalitet.Label{SV: "framtidsdagar", EN: "future days"}, budget, kvalitet.Label{SV: "omkring hundra politiker och tjänstemän", EN: "about a hundred politicians and officers"}, published("Skellefteå kommun, Kvalitet", "Framtidsdagar")},
		{"dialogdag", kvalitet.Label{SV: "dialogdag", EN: "dialogue day"}, budget, kvalitet.Label{SV: "fullmäktige, nämnder och förvaltningar", EN: "council, boards and administrations"}, published("Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", "Styrprocessen")},
	}
}
