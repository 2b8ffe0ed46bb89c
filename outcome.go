package kvalitet

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Outcome is what a rule answered (utfall). The zero value is "not set" and never leaves [Run].
type Outcome uint8

// The outcomes. Unknown means that data is missing; it is never the same as NotMet.
const (
	OutcomeMet           Outcome = iota + 1 // yes
	OutcomeNotMet                           // no
	OutcomeNotApplicable                    // the question does not arise
	OutcomeNotInForce                       // the rule does not apply on the day
	OutcomeUnknown                          // data is missing
)

var outcomes = enum.Of[Outcome]("utfall", "outcome",
	enum.Row{Code: "met", SV: "uppfylld", EN: "met"},
	enum.Row{Code: "notMet", SV: "ej uppfylld", EN: "not met"},
	enum.Row{Code: "notApplicable", SV: "ej tillämplig", EN: "not applicable"},
	enum.Row{Code: "notInForce", SV: "gäller inte", EN: "not in force"},
	enum.Row{Code: "unknown", SV: "går inte att avgöra", EN: "unknown"},
)

// Outcomes returns all outcomes in order.
func Outcomes() []Outcome { return outcomes.All() }

// ParseOutcome reads a code such as "notMet".
func ParseOutcome(code string) (Outcome, error) { return outcomes.Parse(code) }

// Valid reports whether o is one of the outcomes; the zero value is not.
func (o Outcome) Valid() bool { return outcomes.Valid(o) }

// String returns the code; the zero value is the empty text.
func (o Outcome) String() string { return outcomes.Code(o) }

// Label returns the outcome's name.
func (o Outcome) Label() Label { return Label(outcomes.Label(o)) }

// MarshalText writes the code.
func (o Outcome) MarshalText() ([]byte, error) { return outcomes.MarshalText(o) }

// UnmarshalText reads a code; an empty text is "not set".
func (o *Outcome) UnmarshalText(text []byte) error { return outcomes.UnmarshalText(text, o) }

// Value stores the code; "not set" is NULL.
func (o Outcome) Value() (driver.Value, error) { return outcomes.Value(o) }

// Scan reads what Value stored.
func (o *Outcome) Scan(src any) error { return outcomes.Scan(src, o) }
