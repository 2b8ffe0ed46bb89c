package quant

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Shape is the distribution of what one loss costs (fördelning). The zero value is "not set".
type Shape uint8

// The shapes.
const (
	ShapeLognormal  Shape = iota + 1 // from a 5–95 % range
	ShapePERT                        // from least, most likely and most; shape 4
	ShapeTriangular                  // from least, most likely and most
	ShapeFixed                       // always the same
)

var shapes = enum.Of[Shape]("fördelning", "distribution",
	enum.Row{Code: "lognormal", SV: "lognormal", EN: "lognormal"},
	enum.Row{Code: "pert", SV: "PERT", EN: "PERT"},
	enum.Row{Code: "triangular", SV: "triangel", EN: "triangular"},
	enum.Row{Code: "fixed", SV: "fast belopp", EN: "fixed amount"},
)

// Shapes returns all shapes in order.
func Shapes() []Shape { return shapes.All() }

// ParseShape reads a code such as "lognormal".
func ParseShape(code string) (Shape, error) { return shapes.Parse(code) }

// Valid reports whether s is one of the shapes; the zero value is not.
func (s Shape) Valid() bool { return shapes.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Shape) String() string { return shapes.Code(s) }

// Label returns the shape's name.
func (s Shape) Label() kvalitet.Label { return kvalitet.Label(shapes.Label(s)) }

// MarshalText writes the code.
func (s Shape) MarshalText() ([]byte, error) { return shapes.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Shape) UnmarshalText(text []byte) error { return shapes.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Shape) Value() (driver.Value, error) { return shapes.Value(s) }

// Scan reads what Value stored.
func (s *Shape) Scan(src any) error { return shapes.Scan(src, s) }
