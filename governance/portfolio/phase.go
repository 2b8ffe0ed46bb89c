package portfolio

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Phase is how far a piece of development has come (fas). The zero value is "not set".
type Phase uint8

// The phases in order.
const (
	PhaseIdea Phase = iota + 1
	PhasePrestudy
	PhaseInitiation    // owner and financing
	PhaseEstablishment // projects only
	PhaseExecution
	PhaseClosing // projects only: handed over
	PhaseDone
	PhaseStopped
)

var phases = enum.Of[Phase]("fas", "phase",
	enum.Row{Code: "idea", SV: "idé", EN: "idea"},
	enum.Row{Code: "prestudy", SV: "förstudie", EN: "pre-study"},
	enum.Row{Code: "initiation", SV: "initiering", EN: "initiation"},
	enum.Row{Code: "establishment", SV: "etablering", EN: "establishment"},
	enum.Row{Code: "execution", SV: "genomförande", EN: "execution"},
	enum.Row{Code: "closing", SV: "avveckling", EN: "closing"},
	enum.Row{Code: "done", SV: "avslutad", EN: "done"},
	enum.Row{Code: "stopped", SV: "stoppad", EN: "stopped"},
)

// Phases returns all of them in order.
func Phases() []Phase { return phases.All() }

// ParsePhase reads a code such as "idea".
func ParsePhase(code string) (Phase, error) { return phases.Parse(code) }

// Valid reports whether p is one of the set; the zero value is not.
func (p Phase) Valid() bool { return phases.Valid(p) }

// String returns the code; the zero value is the empty text.
func (p Phase) String() string { return phases.Code(p) }

// Label returns the name.
func (p Phase) Label() kvalitet.Label { return kvalitet.Label(phases.Label(p)) }

// MarshalText writes the code.
func (p Phase) MarshalText() ([]byte, error) { return phases.MarshalText(p) }

// UnmarshalText reads a code; an empty text is "not set".
func (p *Phase) UnmarshalText(text []byte) error { return phases.UnmarshalText(text, p) }

// Value stores the code; "not set" is NULL.
func (p Phase) Value() (driver.Value, error) { return phases.Value(p) }

// Scan reads what Value stored.
func (p *Phase) Scan(src any) error { return phases.Scan(src, p) }
