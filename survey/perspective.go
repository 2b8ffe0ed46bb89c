package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Perspective is from where a result is analysed (analysperspektiv). The zero value is "not set".
type Perspective uint8

// The perspectives.
const (
	PerspectiveUnit       Perspective = iota + 1 // heads of units on their own results
	PerspectiveDepartment                        // heads of departments on theirs
	PerspectiveWhole                             // programme directors and process owners on all of their area
)

var perspectives = enum.Of[Perspective]("analysperspektiv", "perspective of analysis",
	enum.Row{Code: "unit", SV: "enhetens", EN: "the unit's"},
	enum.Row{Code: "department", SV: "förvaltningens", EN: "the department's"},
	enum.Row{Code: "whole", SV: "helhetens", EN: "the whole's"},
)

// Perspectives returns all members in order.
func Perspectives() []Perspective { return perspectives.All() }

// ParsePerspective reads a code such as "department".
func ParsePerspective(code string) (Perspective, error) { return perspectives.Parse(code) }

// Valid reports whether p is a member of the set; the zero value is not.
func (p Perspective) Valid() bool { return perspectives.Valid(p) }

// String returns the code; the zero value is the empty text.
func (p Perspective) String() string { return perspectives.Code(p) }

// Label returns the name in both languages.
func (p Perspective) Label() kvalitet.Label { return kvalitet.Label(perspectives.Label(p)) }

// MarshalText writes the code.
func (p Perspective) MarshalText() ([]byte, error) { return perspectives.MarshalText(p) }

// UnmarshalText reads a code; an empty text is "not set".
func (p *Perspective) UnmarshalText(text []byte) error { return perspectives.UnmarshalText(text, p) }

// Value stores the code; "not set" is NULL.
func (p Perspective) Value() (driver.Value, error) { return perspectives.Value(p) }

// Scan reads what Value stored.
func (p *Perspective) Scan(src any) error { return perspectives.Scan(src, p) }
