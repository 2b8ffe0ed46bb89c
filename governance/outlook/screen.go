package outlook

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Screen is what a screening of effect and uncertainty comes to. The zero value is "not set".
type Screen uint8

// The screens in order.
const (
	ScreenPlan Screen = iota + 1
	ScreenScenario
	ScreenWatch
	ScreenLeave
)

var screens = enum.Of[Screen]("gallring", "screening",
	enum.Row{Code: "plan", SV: "tas in i planen", EN: "goes into the plan"},
	enum.Row{Code: "scenario", SV: "prövas i scenarier", EN: "tried in scenarios"},
	enum.Row{Code: "watch", SV: "bevakas", EN: "watched"},
	enum.Row{Code: "leave", SV: "lämnas", EN: "left"},
)

// Screens returns all of them in order.
func Screens() []Screen { return screens.All() }

// ParseScreen reads a code such as "plan".
func ParseScreen(code string) (Screen, error) { return screens.Parse(code) }

// Valid reports whether s is one of the set; the zero value is not.
func (s Screen) Valid() bool { return screens.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Screen) String() string { return screens.Code(s) }

// Label returns the name.
func (s Screen) Label() kvalitet.Label { return kvalitet.Label(screens.Label(s)) }

// MarshalText writes the code.
func (s Screen) MarshalText() ([]byte, error) { return screens.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Screen) UnmarshalText(text []byte) error { return screens.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Screen) Value() (driver.Value, error) { return screens.Value(s) }

// Scan reads what Value stored.
func (s *Screen) Scan(src any) error { return screens.Scan(src, s) }
