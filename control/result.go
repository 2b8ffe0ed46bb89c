package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Result is what a test of a control showed (resultat). A control that is not due, one that was not done and one done
// without a finding are three things. The zero value is "not set".
type Result uint8

// The results.
const (
	ResultNotDue        Result = iota + 1 // the day has not come
	ResultNotDone                         // the day has passed without a test
	ResultNoDeviation                     // tested, nothing wrong
	ResultMinor                           // tested, something wrong
	ResultMajor                           // tested, much or something grave wrong
	ResultNotApplicable                   // there was nothing to test: this is not "passed"
)

var results = enum.Of[Result]("resultat", "result",
	enum.Row{Code: "notDue", SV: "ännu inte aktuell", EN: "not due yet"},
	enum.Row{Code: "notDone", SV: "inte utförd", EN: "not done"},
	enum.Row{Code: "noDeviation", SV: "utan avvikelse", EN: "no deviation"},
	enum.Row{Code: "minor", SV: "mindre avvikelse", EN: "minor deviation"},
	enum.Row{Code: "major", SV: "större avvikelse", EN: "major deviation"},
	enum.Row{Code: "notApplicable", SV: "ej tillämplig", EN: "not applicable"},
)

// Results returns all of them in order.
func Results() []Result { return results.All() }

// ParseResult reads a code such as "notDue".
func ParseResult(code string) (Result, error) { return results.Parse(code) }

// Valid reports whether r is in the set; the zero value is not.
func (r Result) Valid() bool { return results.Valid(r) }

// String returns the code; the zero value is the empty text.
func (r Result) String() string { return results.Code(r) }

// Label returns the name.
func (r Result) Label() kvalitet.Label { return kvalitet.Label(results.Label(r)) }

// MarshalText writes the code.
func (r Result) MarshalText() ([]byte, error) { return results.MarshalText(r) }

// UnmarshalText reads a code; an empty text is "not set".
func (r *Result) UnmarshalText(text []byte) error { return results.UnmarshalText(text, r) }

// Value stores the code; "not set" is NULL.
func (r Result) Value() (driver.Value, error) { return results.Value(r) }

// Scan reads what Value stored.
func (r *Result) Scan(src any) error { return results.Scan(src, r) }
