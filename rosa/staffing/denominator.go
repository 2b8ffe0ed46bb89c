package staffing

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Denominator is what a share of solved contacts is a share of (nämnare). Figures with different denominators cannot be
// compared, so it is always declared. The zero value is "not set".
type Denominator uint8

// The denominators.
const (
	OfContacts Denominator = iota + 1 // of all contacts, answered or not
	OfAnswered                        // of those answered
	OfMatters                         // of matters: a repeated contact about the same matter is not counted again
)

var denominators = enum.Of[Denominator]("nämnare", "denominator",
	enum.Row{Code: "contacts", SV: "av alla kontakter", EN: "of all contacts"},
	enum.Row{Code: "answered", SV: "av besvarade kontakter", EN: "of answered contacts"},
	enum.Row{Code: "matters", SV: "av ärenden, upprepade kontakter räknas en gång", EN: "of matters, repeated contacts counted once"},
)

// Denominators returns all of them in order.
func Denominators() []Denominator { return denominators.All() }

// ParseDenominator reads a code.
func ParseDenominator(code string) (Denominator, error) { return denominators.Parse(code) }

// Valid reports whether d is in the set; the zero value is not.
func (d Denominator) Valid() bool { return denominators.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Denominator) String() string { return denominators.Code(d) }

// Label returns the name.
func (d Denominator) Label() kvalitet.Label { return kvalitet.Label(denominators.Label(d)) }

// MarshalText writes the code.
func (d Denominator) MarshalText() ([]byte, error) { return denominators.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Denominator) UnmarshalText(text []byte) error { return denominators.UnmarshalText(text, d) }

// Value stores the code; "not set" is NULL.
func (d Denominator) Value() (driver.Value, error) { return denominators.Value(d) }

// Scan reads what Value stored.
func (d *Denominator) Scan(src any) error { return denominators.Scan(src, d) }
