package kvalitet

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Source tells where a rule, a scale or a threshold comes from (källa).
type Source struct {
	Title   string `json:"title"`             // "Kommunallag (2017:725)", "Örebro kommuns kvalitetshandbok"
	Section string `json:"section,omitempty"` // "6 kap. 6 §", "Analystrappan, steg 3"
	URL     string `json:"url,omitempty"`
	Grade   Grade  `json:"grade"`
}

// String gives the title and the section: "Kommunallag (2017:725) 6 kap. 6 §".
func (s Source) String() string {
	if s.Section == "" {
		return s.Title
	}
	return s.Title + " " + s.Section
}

// OurDefault is the source of a threshold or a convention that this library chose because no source decides it.
// The section tells what was chosen.
func OurDefault(section string) Source {
	return Source{Title: "kvalitet", Section: section, Grade: GradeDefault}
}

// Grade tells how firm a source is (källans tyngd). The zero value is "not set".
type Grade uint8

// The grades, from the firmest.
const (
	GradeStatute   Grade = iota + 1 // read in a statute (författning): may be a rule
	GradePublished                  // read in a published method or document: may be a rule
	GradeDefault                    // our default, unconfirmed elsewhere: data that a municipality may override
)

var grades = enum.Of[Grade]("tyngd", "grade",
	enum.Row{Code: "statute", SV: "författning", EN: "statute"},
	enum.Row{Code: "published", SV: "publicerad metod", EN: "published method"},
	enum.Row{Code: "default", SV: "vår standardinställning", EN: "our default"},
)

// Grades returns all grades in order.
func Grades() []Grade { return grades.All() }

// ParseGrade reads a code such as "statute".
func ParseGrade(code string) (Grade, error) { return grades.Parse(code) }

// Valid reports whether g is one of the grades; the zero value is not.
func (g Grade) Valid() bool { return grades.Valid(g) }

// String returns the code; the zero value is the empty text.
func (g Grade) String() string { return grades.Code(g) }

// Label returns the grade's name.
func (g Grade) Label() Label { return Label(grades.Label(g)) }

// MarshalText writes the code.
func (g Grade) MarshalText() ([]byte, error) { return grades.MarshalText(g) }

// UnmarshalText reads a code; an empty text is "not set".
func (g *Grade) UnmarshalText(text []byte) error { return grades.UnmarshalText(text, g) }

// Value stores the code; "not set" is NULL.
func (g Grade) Value() (driver.Value, error) { return grades.Value(g) }

// Scan reads what Value stored.
func (g *Grade) Scan(src any) error { return grades.Scan(src, g) }
