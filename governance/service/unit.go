package service

import (
	"database/sql/driver"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Unit is what a limit is counted in (tidsenhet). The zero value is "not set".
type Unit uint8

// The units. The first three count open time, the others whole days.
const (
	UnitSecond      Unit = iota + 1
	UnitMinute           // minut
	UnitHour             // timme
	UnitWorkingDay       // arbetsdag
	UnitCalendarDay      // kalenderdag
	UnitWeek             // vecka: seven calendar days
	UnitStartedWeek      // påbörjad vecka: a week that has begun counts as a whole one
	UnitWeekStart        // veckans början: by the first working day of the n-th calendar week after
)

var units = enum.Of[Unit]("tidsenhet", "unit of time",
	enum.Row{Code: "second", SV: "sekund", EN: "second"},
	enum.Row{Code: "minute", SV: "minut", EN: "minute"},
	enum.Row{Code: "hour", SV: "timme", EN: "hour"},
	enum.Row{Code: "workingDay", SV: "arbetsdag", EN: "working day"},
	enum.Row{Code: "calendarDay", SV: "kalenderdag", EN: "calendar day"},
	enum.Row{Code: "week", SV: "vecka", EN: "week"},
	enum.Row{Code: "startedWeek", SV: "påbörjad vecka", EN: "started week"},
	enum.Row{Code: "weekStart", SV: "veckans början", EN: "start of week"},
)

// Units returns all units in order.
func Units() []Unit { return units.All() }

// ParseUnit reads a code such as "workingDay".
func ParseUnit(code string) (Unit, error) { return units.Parse(code) }

// Valid reports whether u is one of the units; the zero value is not.
func (u Unit) Valid() bool { return units.Valid(u) }

// String returns the code; the zero value is the empty text.
func (u Unit) String() string { return units.Code(u) }

// Label returns the unit's name.
func (u Unit) Label() kvalitet.Label { return kvalitet.Label(units.Label(u)) }

// MarshalText writes the code.
func (u Unit) MarshalText() ([]byte, error) { return units.MarshalText(u) }

// UnmarshalText reads a code; an empty text is "not set".
func (u *Unit) UnmarshalText(text []byte) error { return units.UnmarshalText(text, u) }

// Value stores the code; "not set" is NULL.
func (u Unit) Value() (driver.Value, error) { return units.Value(u) }

// Scan reads what Value stored.
func (u *Unit) Scan(src any) error { return units.Scan(src, u) }

// length is the unit's length in open time, and 0 for units of days.
func (u Unit) length() time.Duration {
	switch u {
	case UnitSecond:
		return time.Second
	case UnitMinute:
		return time.Minute
	case UnitHour:
		return time.Hour
	default:
		return 0
	}
}
