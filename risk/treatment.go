package risk

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Treatment is what is decided about a risk (beslut om risken). The zero value is "not set".
type Treatment uint8

// The treatments.
const (
	TreatmentAccept   Treatment = iota + 1 // live with it, for a time
	TreatmentTreat                         // make it less likely or less serious
	TreatmentTransfer                      // insurance, agreement
	TreatmentAvoid                         // stop doing what gives it
)

var treatments = enum.Of[Treatment]("beslut", "treatment",
	enum.Row{Code: "accept", SV: "acceptera", EN: "accept"},
	enum.Row{Code: "treat", SV: "åtgärda", EN: "treat"},
	enum.Row{Code: "transfer", SV: "dela eller överföra", EN: "transfer"},
	enum.Row{Code: "avoid", SV: "undvika", EN: "avoid"},
)

// Treatments returns all treatments in order.
func Treatments() []Treatment { return treatments.All() }

// ParseTreatment reads a code such as "accept".
func ParseTreatment(code string) (Treatment, error) { return treatments.Parse(code) }

// Valid reports whether t is one of the treatments; the zero value is not.
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
