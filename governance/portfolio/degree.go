package portfolio

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Degree is how much of something there is, for sizing. The zero value is "not set".
type Degree uint8

// The degrees in order.
const (
	DegreeLow Degree = iota + 1
	DegreeMedium
	DegreeHigh
)

var degrees = enum.Of[Degree]("grad", "degree",
	enum.Row{Code: "low", SV: "låg", EN: "low"},
	enum.Row{Code: "medium", SV: "medel", EN: "medium"},
	enum.Row{Code: "high", SV: "hög", EN: "high"},
)

// Degrees returns all of them in order.
func Degrees() []Degree { return degrees.All() }

// ParseDegree reads a code such as "low".
func ParseDegree(code string) (Degree, error) { return degrees.Parse(code) }

// Valid reports whether d is one of the set; the zero value is not.
func (d Degree) Valid() bool { return degrees.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Degree) String() string { return degrees.Code(d) }

// Label returns the name.
func (d Degree) Label() kvalitet.Label { return kvalitet.Label(degrees.Label(d)) }

// MarshalText writes the code.
func (d Degree) MarshalText() ([]byte, error) { return degrees.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Degree) UnmarshalText(text []byte) error { return degrees.UnmarshalText(text, d) }

// Value stores the code; "not set" is NULL.
func (d Degree) Value() (driver.Value, error) { return degrees.Value(d) }

// Scan reads what Value stored.
func (d *Degree) Scan(src any) error { return degrees.Scan(src, d) }
