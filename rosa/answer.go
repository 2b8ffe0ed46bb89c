package rosa

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Answer is what the experts said to a question (svar). The zero value is "not set": the question is open, which is
// never the same as no.
type Answer uint8

// The answers.
const (
	AnswerYes           Answer = iota + 1
	AnswerNo                   // it is missing, or does not hold
	AnswerNotApplicable        // the question does not arise
)

var answers = enum.Of[Answer]("svar", "answer",
	enum.Row{Code: "yes", SV: "ja", EN: "yes"},
	enum.Row{Code: "no", SV: "nej", EN: "no"},
	enum.Row{Code: "notApplicable", SV: "ej aktuellt", EN: "not applicable"},
)

// Answers returns all of them in order.
func Answers() []Answer { return answers.All() }

// ParseAnswer reads a code.
func ParseAnswer(code string) (Answer, error) { return answers.Parse(code) }

// Valid reports whether a is in the set; the zero value is not.
func (a Answer) Valid() bool { return answers.Valid(a) }

// String returns the code; the zero value is the empty text.
func (a Answer) String() string { return answers.Code(a) }

// Label returns the name.
func (a Answer) Label() kvalitet.Label { return kvalitet.Label(answers.Label(a)) }

// MarshalText writes the code.
func (a Answer) MarshalText() ([]byte, error) { return answers.MarshalText(a) }

// UnmarshalText reads a code; an empty text is "not set".
func (a *Answer) UnmarshalText(text []byte) error { return answers.UnmarshalText(text, a) }

// Value stores the code; "not set" is NULL.
func (a Answer) Value() (driver.Value, error) { return answers.Value(a) }

// Scan reads what Value stored.
func (a *Answer) Scan(src any) error { return answers.Scan(src, a) }
