package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Quadrant is a place in the priority matrix (ruta). The zero value is "not placed".
type Quadrant uint8

// The quadrants, and a place for factors whose effect is not reliable.
const (
	QuadrantPrioritise Quadrant = iota + 1 // low grade, high effect
	QuadrantKeep                           // high grade, high effect
	QuadrantImprove                        // low grade, low effect
	QuadrantLower                          // high grade, low effect
	QuadrantNoEffect                       // the interval of the effect has zero in it
)

var quadrants = enum.Of[Quadrant]("ruta i prioriteringsmatrisen", "quadrant of the priority matrix",
	enum.Row{Code: "prioritise", SV: "Prioritera!", EN: "Prioritise"},
	enum.Row{Code: "keep", SV: "Bevara", EN: "Keep"},
	enum.Row{Code: "improve", SV: "Förbättra om möjligt", EN: "Improve if possible"},
	enum.Row{Code: "lower", SV: "Lägre prioritet", EN: "Lower priority"},
	enum.Row{Code: "noEffect", SV: "Ingen säker effekt", EN: "No reliable effect"},
)

// Quadrants returns all members in order.
func Quadrants() []Quadrant { return quadrants.All() }

// ParseQuadrant reads a code such as "keep".
func ParseQuadrant(code string) (Quadrant, error) { return quadrants.Parse(code) }

// Valid reports whether q is a member of the set; the zero value is not.
func (q Quadrant) Valid() bool { return quadrants.Valid(q) }

// String returns the code; the zero value is the empty text.
func (q Quadrant) String() string { return quadrants.Code(q) }

// Label returns the name in both languages.
func (q Quadrant) Label() kvalitet.Label { return kvalitet.Label(quadrants.Label(q)) }

// MarshalText writes the code.
func (q Quadrant) MarshalText() ([]byte, error) { return quadrants.MarshalText(q) }

// UnmarshalText reads a code; an empty text is "not set".
func (q *Quadrant) UnmarshalText(text []byte) error { return quadrants.UnmarshalText(text, q) }

// Value stores the code; "not set" is NULL.
func (q Quadrant) Value() (driver.Value, error) { return quadrants.Value(q) }

// Scan reads what Value stored.
func (q *Quadrant) Scan(src any) error { return quadrants.Scan(src, q) }
