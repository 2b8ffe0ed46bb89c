package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Mode is how an answer came in (insamlingssätt). Grades given to an interviewer tend to be higher: a comparison over modes is flagged. The zero value is "not set".
type Mode uint8

// The modes.
const (
	ModeWeb   Mode = iota + 1 // a link in a letter or a message
	ModePaper                 // a form by post
	ModePhone                 // an interviewer
	ModeVisit                 // filled in on the spot
)

var modes = enum.Of[Mode]("insamlingssätt", "mode of answer",
	enum.Row{Code: "web", SV: "webb", EN: "web"},
	enum.Row{Code: "paper", SV: "pappersenkät", EN: "paper"},
	enum.Row{Code: "phone", SV: "telefon", EN: "telephone"},
	enum.Row{Code: "visit", SV: "besök", EN: "visit"},
)

// Modes returns all members in order.
func Modes() []Mode { return modes.All() }

// ParseMode reads a code such as "paper".
func ParseMode(code string) (Mode, error) { return modes.Parse(code) }

// Valid reports whether m is a member of the set; the zero value is not.
func (m Mode) Valid() bool { return modes.Valid(m) }

// String returns the code; the zero value is the empty text.
func (m Mode) String() string { return modes.Code(m) }

// Label returns the name in both languages.
func (m Mode) Label() kvalitet.Label { return kvalitet.Label(modes.Label(m)) }

// MarshalText writes the code.
func (m Mode) MarshalText() ([]byte, error) { return modes.MarshalText(m) }

// UnmarshalText reads a code; an empty text is "not set".
func (m *Mode) UnmarshalText(text []byte) error { return modes.UnmarshalText(text, m) }

// Value stores the code; "not set" is NULL.
func (m Mode) Value() (driver.Value, error) { return modes.Value(m) }

// Scan reads what Value stored.
func (m *Mode) Scan(src any) error { return modes.Scan(src, m) }
