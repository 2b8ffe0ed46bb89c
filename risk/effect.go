package risk

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Effect is what a done measure turned out to do (uppföljd effekt). The zero value is "not followed up".
type Effect uint8

// The effects.
const (
	EffectFull    Effect = iota + 1 // what was claimed
	EffectPartial                   // less than was claimed
	EffectNone                      // done, and without effect
)

var effects = enum.Of[Effect]("effekt", "effect",
	enum.Row{Code: "full", SV: "avsedd effekt", EN: "full"},
	enum.Row{Code: "partial", SV: "viss effekt", EN: "partial"},
	enum.Row{Code: "none", SV: "ingen effekt", EN: "none"},
)

// Effects returns all effects in order.
func Effects() []Effect { return effects.All() }

// ParseEffect reads a code such as "full".
func ParseEffect(code string) (Effect, error) { return effects.Parse(code) }

// Valid reports whether e is one of the effects; the zero value is not.
func (e Effect) Valid() bool { return effects.Valid(e) }

// String returns the code; the zero value is the empty text.
func (e Effect) String() string { return effects.Code(e) }

// Label returns the name.
func (e Effect) Label() kvalitet.Label { return kvalitet.Label(effects.Label(e)) }

// MarshalText writes the code.
func (e Effect) MarshalText() ([]byte, error) { return effects.MarshalText(e) }

// UnmarshalText reads a code; an empty text is "not set".
func (e *Effect) UnmarshalText(text []byte) error { return effects.UnmarshalText(text, e) }

// Value stores the code; "not set" is NULL.
func (e Effect) Value() (driver.Value, error) { return effects.Value(e) }

// Scan reads what Value stored.
func (e *Effect) Scan(src any) error { return effects.Scan(src, e) }
