package analysis

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Verdict is what evidence says (utslag). The zero value is "not set". "Unclear" and "not assessable" are different: the
// first was looked at and nothing could be established, the second could not be looked at.
type Verdict uint8

// The verdicts.
const (
	VerdictPositive      Verdict = iota + 1 // established, the wished way; a target met; the best quarter
	VerdictUnclear                          // nothing established either way; the middle half
	VerdictNegative                         // established, the unwished way; a target missed; the worst quarter
	VerdictNeutral                          // established, but nobody has said which way is good
	VerdictNotAssessable                    // cannot be told, for the reason given
)

var verdicts = enum.Of[Verdict]("utslag", "verdict",
	enum.Row{Code: "positive", SV: "positivt", EN: "positive"},
	enum.Row{Code: "unclear", SV: "oklart", EN: "unclear"},
	enum.Row{Code: "negative", SV: "negativt", EN: "negative"},
	enum.Row{Code: "neutral", SV: "utan värdering", EN: "neutral"},
	enum.Row{Code: "notAssessable", SV: "går inte att bedöma", EN: "not assessable"},
)

// valued is the verdict on something established: sign is that of the difference, and b tells which way is good.
func valued(sign float64, b Better) Verdict {
	switch s := sign * b.sign(); {
	case s > 0:
		return VerdictPositive
	case s < 0:
		return VerdictNegative
	default:
		return VerdictNeutral
	}
}

// Verdicts returns all verdicts in order.
func Verdicts() []Verdict { return verdicts.All() }

// ParseVerdict reads a code such as "positive".
func ParseVerdict(code string) (Verdict, error) { return verdicts.Parse(code) }

// Valid reports whether v is one of the verdicts; the zero value is not.
func (v Verdict) Valid() bool { return verdicts.Valid(v) }

// String returns the code; the zero value is the empty text.
func (v Verdict) String() string { return verdicts.Code(v) }

// Label returns the verdict's name.
func (v Verdict) Label() kvalitet.Label { return kvalitet.Label(verdicts.Label(v)) }

// MarshalText writes the code.
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.MarshalText(v) }

// UnmarshalText reads a code; an empty text is "not set".
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.UnmarshalText(text, v) }

// Value stores the code; "not set" is NULL.
func (v Verdict) Value() (driver.Value, error) { return verdicts.Value(v) }

// Scan reads what Value stored.
func (v *Verdict) Scan(src any) error { return verdicts.Scan(src, v) }
