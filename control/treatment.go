package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Treatment is the one decision about a risk at a time (beslut om risken). The zero value is "not decided".
type Treatment uint8

// The decisions.
const (
	TreatmentTreat  Treatment = iota + 1 // a measure is taken at once (direktåtgärd)
	TreatmentReview                      // it is examined whether the control suffices: a control activity
	TreatmentAccept                      // the body lives with it
	TreatmentAvoid                       // the activity that brings the risk ends
	TreatmentShare                       // insurance, agreement
)

var treatments = enum.Of[Treatment]("beslut om risk", "risk decision",
	enum.Row{Code: "treat", SV: "åtgärda", EN: "treat"},
	enum.Row{Code: "review", SV: "granska", EN: "review"},
	enum.Row{Code: "accept", SV: "acceptera", EN: "accept"},
	enum.Row{Code: "avoid", SV: "undvik", EN: "avoid"},
	enum.Row{Code: "share", SV: "dela", EN: "share"},
)

// Treatments returns all of them in order.
func Treatments() []Treatment { return treatments.All() }

// ParseTreatment reads a code such as "treat".
func ParseTreatment(code string) (Treatment, error) { return treatments.Parse(code) }

// Valid reports whether t is in the set; the zero value is not.
func (t Treatment) Valid() bool { return treatments.Valid(t) }

// String returns the code; the zero value is the empty text.
func (t Treatment) String() string { return treatments.Code(t) }

// Label returns the name.
func (t Treatment) Label() kvalitet.Label { return kvalitet.Label(treatments.Label(t)) }

// MarshalText writes the code.
func (t Treatment) MarshalText() ([]byte, error) { return treatments.MarshalText(t) }

// UnmarshalText reads a code; an empty text is "not set".
func (t *Treatment) UnmarshalText(text []byte) error { return treatments.UnmarshalText(text, t) }

// Value stores the code; "not set" is NULL.
func (t Treatment) Value() (driver.Value, error) { return treatments.Value(t) }

// Scan reads what Value stored.
func (t *Treatment) Scan(src any) error { return treatments.Scan(src, t) }
