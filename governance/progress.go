package governance

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Progress is how far an assignment has come (läget för ett uppdrag). Going on is not being partly met. The zero value is
// "not set".
type Progress uint8

// The stages of an assignment.
const (
	ProgressNotStarted Progress = iota + 1
	ProgressOngoing
	ProgressDone
	ProgressStopped
)

var progresses = enum.Of[Progress]("läge", "progress",
	enum.Row{Code: "notStarted", SV: "ej påbörjat", EN: "not started"},
	enum.Row{Code: "ongoing", SV: "pågår", EN: "going on"},
	enum.Row{Code: "done", SV: "genomfört", EN: "done"},
	enum.Row{Code: "stopped", SV: "avbrutet", EN: "stopped"},
)

// Progresses returns all stages in order.
func Progresses() []Progress { return progresses.All() }

// ParseProgress reads a code such as "ongoing".
func ParseProgress(code string) (Progress, error) { return progresses.Parse(code) }

// Valid reports whether p is one of the stages; the zero value is not.
func (p Progress) Valid() bool { return progresses.Valid(p) }

// String returns the code; the zero value is the empty text.
func (p Progress) String() string { return progresses.Code(p) }

// Label returns the stage's name.
func (p Progress) Label() kvalitet.Label { return kvalitet.Label(progresses.Label(p)) }

// MarshalText writes the code.
func (p Progress) MarshalText() ([]byte, error) { return progresses.MarshalText(p) }

// UnmarshalText reads a code; an empty text is "not set".
func (p *Progress) UnmarshalText(text []byte) error { return progresses.UnmarshalText(text, p) }

// Value stores the code; "not set" is NULL.
func (p Progress) Value() (driver.Value, error) { return progresses.Value(p) }

// Scan reads what Value stored.
func (p *Progress) Scan(src any) error { return progresses.Scan(src, p) }

// status is what the stage alone says of a goal: done is met, stopped is not; the others cannot be judged yet.
func (p Progress) status() Status {
	switch p {
	case ProgressDone:
		return StatusMet
	case ProgressStopped:
		return StatusNotMet
	default:
		return StatusNotJudged
	}
}
