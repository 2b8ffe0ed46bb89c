package improve

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Phase is a quarter of the wheel of improvement (förbättringshjulet, PDSA). The zero value is "not set".
type Phase uint8

// The phases.
const (
	PhasePlan  Phase = iota + 1 // what, why and how it will be known
	PhaseDo                     // trying it
	PhaseStudy                  // comparing with what was expected
	PhaseAct                    // keeping, changing or dropping it
)

var phases = enum.Of[Phase]("fas", "phase",
	enum.Row{Code: "plan", SV: "planera", EN: "plan"},
	enum.Row{Code: "do", SV: "genomföra", EN: "do"},
	enum.Row{Code: "study", SV: "följa upp", EN: "study"},
	enum.Row{Code: "act", SV: "åtgärda", EN: "act"},
)

// Phases returns all phases in order.
func Phases() []Phase { return phases.All() }

// ParsePhase reads a code such as "plan".
func ParsePhase(code string) (Phase, error) { return phases.Parse(code) }

// Valid reports whether p is one of the phases; the zero value is not.
func (p Phase) Valid() bool { return phases.Valid(p) }

// String returns the code; the zero value is the empty text.
func (p Phase) String() string { return phases.Code(p) }

// Label returns the name in both languages.
func (p Phase) Label() kvalitet.Label { return kvalitet.Label(phases.Label(p)) }

// MarshalText writes the code.
func (p Phase) MarshalText() ([]byte, error) { return phases.MarshalText(p) }

// UnmarshalText reads a code; an empty text is "not set".
func (p *Phase) UnmarshalText(text []byte) error { return phases.UnmarshalText(text, p) }

// Value stores the code; "not set" is NULL.
func (p Phase) Value() (driver.Value, error) { return phases.Value(p) }

// Scan reads what Value stored.
func (p *Phase) Scan(src any) error { return phases.Scan(src, p) }

// Stage is how far a case has come (läge); it is computed, see [Case.Stage]. The zero value is "not set".
type Stage uint8

// The stages.
const (
	StageObserved  Stage = iota + 1 // reported, not assessed
	StageAssessed                   // severity and recurrence judged
	StageExplained                  // a root cause is known
	StageActing                     // actions are under way
	StageWaiting                    // actions are done, the effect is not shown
	StageClosed                     // the effect is shown, or it was decided to do nothing
)

var stages = enum.Of[Stage]("läge", "stage",
	enum.Row{Code: "observed", SV: "rapporterad", EN: "observed"},
	enum.Row{Code: "assessed", SV: "bedömd", EN: "assessed"},
	enum.Row{Code: "explained", SV: "orsak känd", EN: "explained"},
	enum.Row{Code: "acting", SV: "åtgärdas", EN: "acting"},
	enum.Row{Code: "waiting", SV: "väntar på effekt", EN: "waiting for effect"},
	enum.Row{Code: "closed", SV: "avslutad", EN: "closed"},
)

// Stages returns all stages in order.
func Stages() []Stage { return stages.All() }

// ParseStage reads a code such as "observed".
func ParseStage(code string) (Stage, error) { return stages.Parse(code) }

// Valid reports whether s is one of the stages; the zero value is not.
func (s Stage) Valid() bool { return stages.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Stage) String() string { return stages.Code(s) }

// Label returns the name in both languages.
func (s Stage) Label() kvalitet.Label { return kvalitet.Label(stages.Label(s)) }

// MarshalText writes the code.
func (s Stage) MarshalText() ([]byte, error) { return stages.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Stage) UnmarshalText(text []byte) error { return stages.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Stage) Value() (driver.Value, error) { return stages.Value(s) }

// Scan reads what Value stored.
func (s *Stage) Scan(src any) error { return stages.Scan(src, s) }
