package process

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Truth is how true a statement of PEMM is. The zero value is "not answered".
type Truth uint8

// The answers.
const (
	TruthRed    Truth = iota + 1 // red
	TruthYellow                  // yellow
	TruthGreen                   // green
)

var truths = enum.Of[Truth]("svar", "answer",
	enum.Row{Code: "untrue", SV: "stämmer inte", EN: "largely untrue"},
	enum.Row{Code: "somewhat", SV: "stämmer delvis", EN: "somewhat true"},
	enum.Row{Code: "true", SV: "stämmer", EN: "largely true"},
)

// Truths returns all answers in order.
func Truths() []Truth { return truths.All() }

// ParseTruth reads a code such as "untrue".
func ParseTruth(code string) (Truth, error) { return truths.Parse(code) }

// Valid reports whether t is one of the answers; the zero value is not.
func (t Truth) Valid() bool { return truths.Valid(t) }

// String returns the code; the zero value is the empty text.
func (t Truth) String() string { return truths.Code(t) }

// Label returns the name in both languages.
func (t Truth) Label() kvalitet.Label { return kvalitet.Label(truths.Label(t)) }

// MarshalText writes the code.
func (t Truth) MarshalText() ([]byte, error) { return truths.MarshalText(t) }

// UnmarshalText reads a code; an empty text is "not set".
func (t *Truth) UnmarshalText(text []byte) error { return truths.UnmarshalText(text, t) }

// Value stores the code; "not set" is NULL.
func (t Truth) Value() (driver.Value, error) { return truths.Value(t) }

// Scan reads what Value stored.
func (t *Truth) Scan(src any) error { return truths.Scan(src, t) }
