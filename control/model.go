package control

import (
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ModelSchema is the schema member of a model's JSON form.
const ModelSchema = "control/model/v1"

// Model is how a municipality runs internal control (modell för intern kontroll), as data: areas, selection, severity
// steps, days, and how far COSO has been brought in.
type Model struct {
	ID      uuid.UUID       `json:"id"`
	Version int64           `json:"version"`
	Name    kvalitet.Label  `json:"name"`
	Source  kvalitet.Source `json:"source"`
	// Areas are those in which every body makes its analysis.
	Areas []Area `json:"areas"`
	// Criteria select what gets a control activity; those by value or consequence are also the limit above which every
	// risk must have a control or a decision.
	Criteria []Criterion `json:"criteria,omitempty"`
	// Severities grade a deviation, from the mildest.
	Severities []Severity `json:"severities"`
	// Deadlines are the days of the year, in the order of the steps; a step without a day has none.
	Deadlines []Deadline `json:"deadlines,omitempty"`
	// Focus tells from which operating year each component of COSO is worked with; a component that is not named is
	// not brought in yet.
	Focus []Focus `json:"focus,omitempty"`
}

// Severity is a step on the scale of deviations (allvarlighetsgrad), with a text that tells when to use it.
type Severity struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	Text kvalitet.Label `json:"text"`
	// Major says that a deviation of the step is a major one.
	Major bool `json:"major,omitempty"`
}

// Deadline is the last day of a step.
type Deadline struct {
	Step Step `json:"step"`
	// By is the role or body that does it.
	By string `json:"by"`
	// Years counts from the operating year: −1 is the year before, 1 the year after.
	Years int `json:"years,omitzero"`
	// Month and Day are the last day; day 0 is the last of the month.
	Month time.Month `json:"month"`
	Day   int        `json:"day,omitzero"`
	// Source is where the day comes from.
	Source kvalitet.Source `json:"source"`
}

// In returns the last day for an operating year.
func (d Deadline) In(year int) kvalitet.Date {
	last := kvalitet.NewDate(year+d.Years, d.Month, 1).EndOfMonth()
	if d.Day > 0 {
		last.Day = min(d.Day, last.Day)
	}
	return last
}

// Focus is a component and the first operating year in which it is worked with.
type Focus struct {
	Component Component `json:"component"`
	From      int       `json:"from"`
}

// Deadline returns the step's deadline, and false when the model has none.
func (m Model) Deadline(s Step) (Deadline, bool) {
	for _, d := range m.Deadlines {
		if d.Step == s {
			return d, true
		}
	}
	return Deadline{}, false
}

// Due returns the last day of a step for an operating year; "no date" without a deadline.
func (m Model) Due(s Step, year int) kvalitet.Date {
	d, ok := m.Deadline(s)
	if !ok {
		return kvalitet.Date{}
	}
	return d.In(year)
}

// Area returns the model's area with the code.
func (m Model) Area(code AreaCode) (Area, bool) {
	for _, a := range m.Areas {
		if a.Code == code {
			return a, true
		}
	}
	return Area{}, false
}

// Severity returns the step of the scale with the code.
func (m Model) Severity(code string) (Severity, bool) {
	for _, s := range m.Severities {
		if s.Code == code {
			return s, true
		}
	}
	return Severity{}, false
}

// limits are the criteria that ask for a control or a decision.
func (m Model) limits() []Criterion {
	var limits []Criterion
	for _, c := range m.Criteria {
		if c.limit() {
			limits = append(limits, c)
		}
	}
	return limits
}

// Problems reports what keeps the model from existing.
func (m Model) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.Label("/name", m.Name)
	ps.Text("/source/title", m.Source.Title)
	ps.Enum("/source/grade", m.Source.Grade)
	ps.If(len(m.Areas) == 0, "missing", "/areas", "modellen har inget område", "the model has no area")
	check.Unique(&ps, "/areas", m.Areas, func(a Area) AreaCode { return a.Code })
	for i, a := range m.Areas {
		ps.Under(check.At("/areas", i), a.Problems())
	}
	for i, c := range m.Criteria {
		ps.Under(check.At("/criteria", i), c.Problems())
	}
	ps.If(len(m.Severities) == 0, "missing", "/severities", "modellen har ingen allvarlighetsgrad", "the model has no severity")
	check.Unique(&ps, "/severities", m.Severities, func(s Severity) string { return s.Code })
	for i, s := range m.Severities {
		ps.Text(check.At("/severities", i)+"/code", s.Code)
		ps.Label(check.At("/severities", i)+"/name", s.Name)
		ps.Label(check.At("/severities", i)+"/text", s.Text)
	}
	check.Unique(&ps, "/deadlines", m.Deadlines, func(d Deadline) Step { return d.Step })
	for i, d := range m.Deadlines {
		at := check.At("/deadlines", i)
		ps.Enum(at+"/step", d.Step)
		ps.Text(at+"/by", d.By)
		ps.If(d.Years < -2 || d.Years > 2, "range", at+"/years", "fler än två år bort", "more than two years away")
		ps.If(d.Month < 1 || d.Month > 12, "range", at+"/month", "månaden är inte 1–12", "the month is not 1–12")
		ps.If(d.Day < 0 || d.Day > 31, "range", at+"/day", "dagen är inte 1–31", "the day is not 1–31")
		ps.Text(at+"/source/title", d.Source.Title)
		ps.Enum(at+"/source/grade", d.Source.Grade)
	}
	check.Unique(&ps, "/focus", m.Focus, func(f Focus) Component { return f.Component })
	for i, f := range m.Focus {
		ps.Enum(check.At("/focus", i)+"/component", f.Component)
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
