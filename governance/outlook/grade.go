package outlook

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Grade is how large an effect or an uncertainty is. The zero value is "not set".
type Grade uint8

// The grades in order.
const (
	GradeLow Grade = iota + 1
	GradeMedium
	GradeHigh
)

var grades = enum.Of[Grade]("grad", "grade",
	enum.Row{Code: "low", SV: "låg", EN: "low"},
	enum.Row{Code: "medium", SV: "medel", EN: "medium"},
	enum.Row{Code: "high", SV: "hög", EN: "high"},
)

// Grades returns all of them in order.
func Grades() []Grade { return grades.All() }

// ParseGrade reads a code such as "low".
func ParseGrade(code string) (Grade, error) { return grades.Parse(code) }

// Valid reports whether g is one of the set; the zero value is not.
func (g Grade) Valid() bool { return grades.Valid(g) }

// String returns the code; the zero value is the empty text.
func (g Grade) String() string { return grades.Code(g) }

// Label returns the name.
func (g Grade) Label() kvalitet.Label { return kvalitet.Label(grades.Label(g)) }

// MarshalText writes the code.
func (g Grade) MarshalText() ([]byte, error) { return grades.MarshalText(g) }

// UnmarshalText reads a code; an empty text is "not set".
func (g *Grade) UnmarshalText(text []byte) error { return grades.UnmarshalText(text, g) }

// Value stores the code; "not set" is NULL.
func (g Grade) Value() (driver.Value, error) { return grades.Value(g) }

// Scan reads what Value stored.
func (g *Grade) Scan(src any) error { return grades.Scan(src, g) }
