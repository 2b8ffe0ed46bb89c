package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Frequency is how often a control is tested (frekvens). The zero value is "not set".
type Frequency uint8

// The frequencies.
const (
	FrequencyOnce       Frequency = iota + 1 // once in the period
	FrequencyYearly                          // once a year
	FrequencyHalfYearly                      // January–June and July–December
	FrequencyTertial                         // January–April, May–August, September–December
	FrequencyQuarterly                       // by calendar quarter
	FrequencyMonthly                         // by calendar month
	FrequencyWeekly                          // Monday to Sunday; the first and the last week of a period may be cut
	FrequencyContinuous                      // at every transaction; summed up once, at the end of the period
)

var frequencies = enum.Of[Frequency]("frekvens", "frequency",
	enum.Row{Code: "once", SV: "en gång", EN: "once"},
	enum.Row{Code: "yearly", SV: "varje år", EN: "yearly"},
	enum.Row{Code: "halfYearly", SV: "varje halvår", EN: "half-yearly"},
	enum.Row{Code: "tertial", SV: "varje tertial", EN: "every four months"},
	enum.Row{Code: "quarterly", SV: "varje kvartal", EN: "quarterly"},
	enum.Row{Code: "monthly", SV: "varje månad", EN: "monthly"},
	enum.Row{Code: "weekly", SV: "varje vecka", EN: "weekly"},
	enum.Row{Code: "continuous", SV: "löpande", EN: "continuous"},
)

// Frequencies returns all of them in order.
func Frequencies() []Frequency { return frequencies.All() }

// ParseFrequency reads a code such as "once".
func ParseFrequency(code string) (Frequency, error) { return frequencies.Parse(code) }

// Valid reports whether f is in the set; the zero value is not.
func (f Frequency) Valid() bool { return frequencies.Valid(f) }

// String returns the code; the zero value is the empty text.
func (f Frequency) String() string { return frequencies.Code(f) }

// Label returns the name.
func (f Frequency) Label() kvalitet.Label { return kvalitet.Label(frequencies.Label(f)) }

// MarshalText writes the code.
func (f Frequency) MarshalText() ([]byte, error) { return frequencies.MarshalText(f) }

// UnmarshalText reads a code; an empty text is "not set".
func (f *Frequency) UnmarshalText(text []byte) error { return frequencies.UnmarshalText(text, f) }

// Value stores the code; "not set" is NULL.
func (f Frequency) Value() (driver.Value, error) { return frequencies.Value(f) }

// Scan reads what Value stored.
func (f *Frequency) Scan(src any) error { return frequencies.Scan(src, f) }
