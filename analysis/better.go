package analysis

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Better is the direction of good (önskad riktning). The zero value is "not known": then nothing is called better or
// worse, and no colour is given.
type Better uint8

// The directions of good.
const (
	BetterHigher  Better = iota + 1 // more is better
	BetterLower                     // less is better
	BetterNeither                   // a volume or a structure: neither is better
)

var betters = enum.Of[Better]("önskad riktning", "direction of good",
	enum.Row{Code: "higher", SV: "högre är bättre", EN: "higher is better"},
	enum.Row{Code: "lower", SV: "lägre är bättre", EN: "lower is better"},
	enum.Row{Code: "neither", SV: "varken högre eller lägre är bättre", EN: "neither is better"},
)

// sign is 1 when more is better, −1 when less is, and 0 when nobody can say.
func (b Better) sign() float64 {
	switch b {
	case BetterHigher:
		return 1
	case BetterLower:
		return -1
	default:
		return 0
	}
}

// Betters returns all directions in order.
func Betters() []Better { return betters.All() }

// ParseBetter reads a code such as "higher".
func ParseBetter(code string) (Better, error) { return betters.Parse(code) }

// Valid reports whether b is one of the directions; the zero value is not.
func (b Better) Valid() bool { return betters.Valid(b) }

// String returns the code; the zero value is the empty text.
func (b Better) String() string { return betters.Code(b) }

// Label returns the direction's name.
func (b Better) Label() kvalitet.Label { return kvalitet.Label(betters.Label(b)) }

// MarshalText writes the code.
func (b Better) MarshalText() ([]byte, error) { return betters.MarshalText(b) }

// UnmarshalText reads a code; an empty text is "not set".
func (b *Better) UnmarshalText(text []byte) error { return betters.UnmarshalText(text, b) }

// Value stores the code; "not set" is NULL.
func (b Better) Value() (driver.Value, error) { return betters.Value(b) }

// Scan reads what Value stored.
func (b *Better) Scan(src any) error { return betters.Scan(src, b) }
