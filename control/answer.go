package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Answer is what became of an item of last year (svar på förra årets punkt). The zero value is "not answered".
type Answer uint8

// The answers.
const (
	AnswerDone     Answer = iota + 1 // the action was taken
	AnswerUnderway                   // it goes on
	AnswerNotDone                    // nothing was done: a reason is needed
	AnswerDropped                    // a reason is needed
)

var answers = enum.Of[Answer]("svar", "answer",
	enum.Row{Code: "done", SV: "genomförd", EN: "done"},
	enum.Row{Code: "underway", SV: "åtgärd pågår", EN: "under way"},
	enum.Row{Code: "notDone", SV: "inte genomförd", EN: "not done"},
	enum.Row{Code: "dropped", SV: "inte längre aktuell", EN: "no longer relevant"},
)

// Answers returns all of them in order.
func Answers() []Answer { return answers.All() }

// ParseAnswer reads a code such as "done".
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
