package outlook

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Rung is how much say citizens have (delaktighetstrappan). The zero value is "not set".
type Rung uint8

// The rungs in order.
const (
	RungInformation Rung = iota + 1 // no dialogue
	RungConsultation
	RungDialogue
	RungInvolvement
	RungCoDecision
)

var rungs = enum.Of[Rung]("trappsteg", "rung",
	enum.Row{Code: "information", SV: "information", EN: "information"},
	enum.Row{Code: "consultation", SV: "konsultation", EN: "consultation"},
	enum.Row{Code: "dialogue", SV: "dialog", EN: "dialogue"},
	enum.Row{Code: "involvement", SV: "delaktighet", EN: "involvement"},
	enum.Row{Code: "coDecision", SV: "medbestämmande", EN: "co-decision"},
)

// Rungs returns all of them in order.
func Rungs() []Rung { return rungs.All() }

// ParseRung reads a code such as "information".
func ParseRung(code string) (Rung, error) { return rungs.Parse(code) }

// Valid reports whether r is one of the set; the zero value is not.
func (r Rung) Valid() bool { return rungs.Valid(r) }

// String returns the code; the zero value is the empty text.
func (r Rung) String() string { return rungs.Code(r) }

// Label returns the name.
func (r Rung) Label() kvalitet.Label { return kvalitet.Label(rungs.Label(r)) }

// MarshalText writes the code.
func (r Rung) MarshalText() ([]byte, error) { return rungs.MarshalText(r) }

// UnmarshalText reads a code; an empty text is "not set".
func (r *Rung) UnmarshalText(text []byte) error { return rungs.UnmarshalText(text, r) }

// Value stores the code; "not set" is NULL.
func (r Rung) Value() (driver.Value, error) { return rungs.Value(r) }

// Scan reads what Value stored.
func (r *Rung) Scan(src any) error { return rungs.Scan(src, r) }
