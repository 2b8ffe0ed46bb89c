package cycle

import (
	"cmp"
	"database/sql/driver"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// HolidayRule is a day that is free every year (helgdag), with the years in which the rule holds.
type HolidayRule struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	Kind HolidayKind    `json:"kind"`
	On   DayRule        `json:"on"`
	// From and Until are the years in force, half-open; 0 is without end.
	From   int             `json:"from,omitzero"`
	Until  int             `json:"until,omitzero"`
	Source kvalitet.Source `json:"source"`
}

// In returns the day in a year, and false for a year in which the rule does not hold.
func (h HolidayRule) In(year int) (kvalitet.Date, bool) {
	if year < h.From || h.Until != 0 && year >= h.Until {
		return kvalitet.Date{}, false
	}
	d := h.On.In(year)
	return d, !d.IsZero()
}

// Problems reports what keeps the rule from existing.
func (h HolidayRule) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", h.Code)
	ps.Label("/name", h.Name)
	ps.Enum("/kind", h.Kind)
	ps.Under("/on", h.On.Problems())
	ps.If(h.Until != 0 && h.Until <= h.From, "order", "/until", "regeln upphör innan den börjar gälla",
		"the rule ends before it begins")
	ps.Text("/source/title", h.Source.Title)
	ps.Enum("/source/grade", h.Source.Grade)
	return ps
}

// Holiday is one day that is free (helgdag eller jämställd afton).
type Holiday struct {
	Date   kvalitet.Date   `json:"date"`
	Code   string          `json:"code"`
	Name   kvalitet.Label  `json:"name"`
	Kind   HolidayKind     `json:"kind"`
	Source kvalitet.Source `json:"source"`
}

// HolidaysIn returns the days that the rules give in a year, by date and then by code.
func HolidaysIn(rules []HolidayRule, year int) []Holiday {
	var days []Holiday
	for _, r := range rules {
		if d, ok := r.In(year); ok {
			days = append(days, Holiday{d, r.Code, r.Name, r.Kind, r.Source})
		}
	}
	slices.SortFunc(days, func(a, b Holiday) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Code, b.Code))
	})
	return days
}

// HolidayKind tells why a day is free. The zero value is "not set".
type HolidayKind uint8

// The kinds of free days.
const (
	HolidayPublic HolidayKind = iota + 1 // allmän helgdag
	HolidayEve                           // afton som räknas som helgdag när en tid löper ut
	HolidayLocal                         // dag som kommunen själv har stängt
)

var holidayKinds = enum.Of[HolidayKind]("slag av ledig dag", "kind of holiday",
	enum.Row{Code: "public", SV: "allmän helgdag", EN: "public holiday"},
	enum.Row{Code: "eve", SV: "afton jämställd med helgdag", EN: "eve on a par with a holiday"},
	enum.Row{Code: "local", SV: "lokalt stängd dag", EN: "closed locally"},
)

// HolidayKinds returns all kinds in order.
func HolidayKinds() []HolidayKind { return holidayKinds.All() }

// ParseHolidayKind reads a code such as "public".
func ParseHolidayKind(code string) (HolidayKind, error) { return holidayKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k HolidayKind) Valid() bool { return holidayKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k HolidayKind) String() string { return holidayKinds.Code(k) }

// Label returns the kind's name.
func (k HolidayKind) Label() kvalitet.Label { return kvalitet.Label(holidayKinds.Label(k)) }

// MarshalText writes the code.
func (k HolidayKind) MarshalText() ([]byte, error) { return holidayKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *HolidayKind) UnmarshalText(text []byte) error { return holidayKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k HolidayKind) Value() (driver.Value, error) { return holidayKinds.Value(k) }

// Scan reads what Value stored.
func (k *HolidayKind) Scan(src any) error { return holidayKinds.Scan(src, k) }
