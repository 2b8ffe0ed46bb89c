package competence

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Step is what is done to have the competence needed (ARUBA). The zero value is "not set".
type Step uint8

// The steps in order.
const (
	StepAttract Step = iota + 1
	StepRecruit
	StepDevelop
	StepKeep
	StepLeave
)

var steps = enum.Of[Step]("ARUBA-steg", "step of supply",
	enum.Row{Code: "attract", SV: "attrahera", EN: "attract"},
	enum.Row{Code: "recruit", SV: "rekrytera", EN: "recruit"},
	enum.Row{Code: "develop", SV: "utveckla", EN: "develop"},
	enum.Row{Code: "keep", SV: "behålla", EN: "keep"},
	enum.Row{Code: "leave", SV: "avveckla", EN: "leave"},
)

// Steps returns all of them in order.
func Steps() []Step { return steps.All() }

// ParseStep reads a code such as "attract".
func ParseStep(code string) (Step, error) { return steps.Parse(code) }

// Valid reports whether s is one of the set; the zero value is not.
func (s Step) Valid() bool { return steps.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Step) String() string { return steps.Code(s) }

// Label returns the name.
func (s Step) Label() kvalitet.Label { return kvalitet.Label(steps.Label(s)) }

// MarshalText writes the code.
func (s Step) MarshalText() ([]byte, error) { return steps.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Step) UnmarshalText(text []byte) error { return steps.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Step) Value() (driver.Value, error) { return steps.Value(s) }

// Scan reads what Value stored.
func (s *Step) Scan(src any) error { return steps.Scan(src, s) }
