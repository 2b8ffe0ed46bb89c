package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Aspect is what the central assessment looks at (bedömningsgrund). The zero value is "not set".
type Aspect uint8

// The aspects.
const (
	AspectAnalysis   Aspect = iota + 1 // areas, rating, fraud, decisions
	AspectCoverage                     // risks, areas, common controls, complete rows
	AspectExecution                    // what was planned was done, independently and documented
	AspectFollowUp                     // last year, actions, effect, repetition
	AspectTimeliness                   // days, case reference, decisions
)

var aspects = enum.Of[Aspect]("bedömningsgrund", "aspect",
	enum.Row{Code: "analysis", SV: "riskanalysens kvalitet", EN: "quality of the analysis"},
	enum.Row{Code: "coverage", SV: "planens täckning", EN: "coverage of the plan"},
	enum.Row{Code: "execution", SV: "genomförande", EN: "completion"},
	enum.Row{Code: "followUp", SV: "uppföljning", EN: "follow-up"},
	enum.Row{Code: "timeliness", SV: "tid och form", EN: "timeliness and form"},
)

// Aspects returns all of them in order.
func Aspects() []Aspect { return aspects.All() }

// ParseAspect reads a code such as "analysis".
func ParseAspect(code string) (Aspect, error) { return aspects.Parse(code) }

// Valid reports whether a is in the set; the zero value is not.
func (a Aspect) Valid() bool { return aspects.Valid(a) }

// String returns the code; the zero value is the empty text.
func (a Aspect) String() string { return aspects.Code(a) }

// Label returns the name.
func (a Aspect) Label() kvalitet.Label { return kvalitet.Label(aspects.Label(a)) }

// MarshalText writes the code.
func (a Aspect) MarshalText() ([]byte, error) { return aspects.MarshalText(a) }

// UnmarshalText reads a code; an empty text is "not set".
func (a *Aspect) UnmarshalText(text []byte) error { return aspects.UnmarshalText(text, a) }

// Value stores the code; "not set" is NULL.
func (a Aspect) Value() (driver.Value, error) { return aspects.Value(a) }

// Scan reads what Value stored.
func (a *Aspect) Scan(src any) error { return aspects.Scan(src, a) }

// Grade is the colour of an aspect or a body (färg). Higher is worse. The zero value is "not set".
type Grade uint8

// The grades.
const (
	GradeGreen     Grade = iota + 1 // no fault
	GradeYellow                     // a fault that is a warning
	GradeRed                        // a fault that is an error
	GradeNotJudged                  // nothing to go by: neither good nor bad
)

var grades = enum.Of[Grade]("betyg", "grade",
	enum.Row{Code: "green", SV: "grön", EN: "green"},
	enum.Row{Code: "yellow", SV: "gul", EN: "yellow"},
	enum.Row{Code: "red", SV: "röd", EN: "red"},
	enum.Row{Code: "notJudged", SV: "går inte att bedöma", EN: "not judged"},
)

// Grades returns all of them in order.
func Grades() []Grade { return grades.All() }

// ParseGrade reads a code such as "green".
func ParseGrade(code string) (Grade, error) { return grades.Parse(code) }

// Valid reports whether g is in the set; the zero value is not.
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
