package cycle

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// CalendarDefinitionSchema is the schema member of a calendar definition's JSON form.
const CalendarDefinitionSchema = "governance/calendar/v1"

// CalendarDefinition is a calendar as data (kalender): which weekdays are free, which holidays, and which days a municipality
// has closed or opened of its own.
type CalendarDefinition struct {
	ID      uuid.UUID      `json:"id"`
	Version int64          `json:"version"`
	Name    kvalitet.Label `json:"name"`
	// Rest are the weekdays without work, 1 for Monday to 7 for Sunday.
	Rest  []int         `json:"rest"`
	Rules []HolidayRule `json:"rules"`
	// Closed are single days without work besides the rules: a day squeezed between holidays (klämdag), a move.
	Closed []kvalitet.Date `json:"closed,omitempty"`
	// Opened are single days of work in spite of the rules.
	Opened []kvalitet.Date `json:"opened,omitempty"`
}

// Problems reports what keeps the calendar from existing: every weekday at rest is "range".
func (d CalendarDefinition) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", d.ID)
	ps.Version(d.Version)
	ps.Label("/name", d.Name)
	check.Unique(&ps, "/rest", d.Rest, func(n int) int { return n })
	for i, n := range d.Rest {
		ps.If(n < 1 || n > 7, "range", check.At("/rest", i), "veckodagen är inte 1–7", "the weekday is not 1–7")
	}
	ps.If(len(d.Rest) > 6, "range", "/rest", "ingen veckodag är arbetsdag", "no weekday is a working day")
	for i, r := range d.Rules {
		ps.Under(check.At("/rules", i), r.Problems())
	}
	for i, day := range d.Closed {
		ps.Date(check.At("/closed", i), day)
	}
	for i, day := range d.Opened {
		ps.Date(check.At("/opened", i), day)
	}
	return ps
}

// Validate returns the problems as an error.
func (d CalendarDefinition) Validate() error { return kvalitet.Invalid(d.Problems()) }

// MarshalJSON writes the definition as a document of [CalendarDefinitionSchema].
func (d CalendarDefinition) MarshalJSON() ([]byte, error) {
	type plain CalendarDefinition
	p := plain(d)
	p.Rest, p.Rules = append([]int{}, d.Rest...), append([]HolidayRule{}, d.Rules...)
	return jsondoc.Marshal(CalendarDefinitionSchema, p)
}

// UnmarshalJSON reads a document of [CalendarDefinitionSchema]; an unknown member is [kvalitet.ErrInvalid].
func (d *CalendarDefinition) UnmarshalJSON(data []byte) error {
	type plain CalendarDefinition
	return jsondoc.Unmarshal(CalendarDefinitionSchema, data, (*plain)(d))
}
