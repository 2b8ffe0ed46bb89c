package analysis

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Colour is the relative colour of a value in a comparison set (jämförarens färg). It says where the value stands among
// others, never whether it is good enough. The zero value is "not set".
type Colour uint8

// The colours of the published comparison: quarters from the best.
const (
	ColourGreen  Colour = iota + 1 // the best quarter
	ColourYellow                   // the middle half
	ColourRed                      // the worst quarter
	ColourGrey                     // no value, too few to compare with, or no direction of good
)

var colours = enum.Of[Colour]("färg", "colour",
	enum.Row{Code: "green", SV: "grön", EN: "green"},
	enum.Row{Code: "yellow", SV: "gul", EN: "yellow"},
	enum.Row{Code: "red", SV: "röd", EN: "red"},
	enum.Row{Code: "grey", SV: "grå", EN: "grey"},
)

// Colours returns all colours in order.
func Colours() []Colour { return colours.All() }

// ParseColour reads a code such as "green".
func ParseColour(code string) (Colour, error) { return colours.Parse(code) }

// Valid reports whether c is one of the colours; the zero value is not.
func (c Colour) Valid() bool { return colours.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Colour) String() string { return colours.Code(c) }

// Label returns the colour's name.
func (c Colour) Label() kvalitet.Label { return kvalitet.Label(colours.Label(c)) }

// MarshalText writes the code.
func (c Colour) MarshalText() ([]byte, error) { return colours.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Colour) UnmarshalText(text []byte) error { return colours.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Colour) Value() (driver.Value, error) { return colours.Value(c) }

// Scan reads what Value stored.
func (c *Colour) Scan(src any) error { return colours.Scan(src, c) }
