package risk

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Stage is what a rating assumes (bedömningens läge). The zero value is "not set".
type Stage uint8

// The stages.
const (
	StageInherent Stage = iota + 1 // without any measures
	StageCurrent                   // as things are today: what a ranking uses
	StageResidual                  // when the measures under way are done
	StageTarget                    // what the body wants to reach
)

var stages = enum.Of[Stage]("läge", "stage",
	enum.Row{Code: "inherent", SV: "inneboende risk", EN: "inherent"},
	enum.Row{Code: "current", SV: "nuvarande risk", EN: "current"},
	enum.Row{Code: "residual", SV: "kvarstående risk", EN: "residual"},
	enum.Row{Code: "target", SV: "målrisk", EN: "target"},
)

// Stages returns all stages in order.
func Stages() []Stage { return stages.All() }

// ParseStage reads a code such as "inherent".
func ParseStage(code string) (Stage, error) { return stages.Parse(code) }

// Valid reports whether s is one of the stages; the zero value is not.
func (s Stage) Valid() bool { return stages.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Stage) String() string { return stages.Code(s) }

// Label returns the name.
func (s Stage) Label() kvalitet.Label { return kvalitet.Label(stages.Label(s)) }

// MarshalText writes the code.
func (s Stage) MarshalText() ([]byte, error) { return stages.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Stage) UnmarshalText(text []byte) error { return stages.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Stage) Value() (driver.Value, error) { return stages.Value(s) }

// Scan reads what Value stored.
func (s *Stage) Scan(src any) error { return stages.Scan(src, s) }
