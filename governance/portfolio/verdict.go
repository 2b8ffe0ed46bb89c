package portfolio

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Verdict is what is decided at a decision point (beslutspunkt). Nothing is decided by silence. The zero value is "not set".
type Verdict uint8

// The verdicts in order.
const (
	VerdictContinue Verdict = iota + 1
	VerdictRevise
	VerdictBack
	VerdictStop
)

var verdicts = enum.Of[Verdict]("beslut", "verdict",
	enum.Row{Code: "continue", SV: "fortsätt", EN: "continue"},
	enum.Row{Code: "revise", SV: "fortsätt enligt reviderad plan", EN: "continue to a revised plan"},
	enum.Row{Code: "back", SV: "gå tillbaka", EN: "go back"},
	enum.Row{Code: "stop", SV: "avbryt", EN: "stop"},
)

// Verdicts returns all of them in order.
func Verdicts() []Verdict { return verdicts.All() }

// ParseVerdict reads a code such as "continue".
func ParseVerdict(code string) (Verdict, error) { return verdicts.Parse(code) }

// Valid reports whether v is one of the set; the zero value is not.
func (v Verdict) Valid() bool { return verdicts.Valid(v) }

// String returns the code; the zero value is the empty text.
func (v Verdict) String() string { return verdicts.Code(v) }

// Label returns the name.
func (v Verdict) Label() kvalitet.Label { return kvalitet.Label(verdicts.Label(v)) }

// MarshalText writes the code.
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.MarshalText(v) }

// UnmarshalText reads a code; an empty text is "not set".
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.UnmarshalText(text, v) }

// Value stores the code; "not set" is NULL.
func (v Verdict) Value() (driver.Value, error) { return verdicts.Value(v) }

// Scan reads what Value stored.
func (v *Verdict) Scan(src any) error { return verdicts.Scan(src, v) }
