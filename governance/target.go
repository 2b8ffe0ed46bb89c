package governance

import (
	"database/sql/driver"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Target is the level that an indicator shall reach (målvärde).
type Target struct {
	Kind TargetKind `json:"kind"`
	// Level is the minimum, the maximum, the exact value, or the lower end of the interval.
	Level decimal.Decimal `json:"level"`
	// High is the upper end of an interval, included; unused by the other kinds.
	High decimal.Decimal `json:"high,omitzero"`
	// Period is when the target holds; zero is always.
	Period kvalitet.Period `json:"period,omitzero"`
	// Decided is the day of the decision, and Motive why it was revised.
	Decided kvalitet.Date `json:"decided,omitzero"`
	Motive  string        `json:"motive,omitempty"`
}

// Met reports whether the value reaches the target. Values are compared as they stand, unrounded.
func (t Target) Met(value decimal.Decimal) bool {
	switch t.Kind {
	case TargetMinimum:
		return value.Cmp(t.Level) >= 0
	case TargetMaximum:
		return value.Cmp(t.Level) <= 0
	case TargetInterval:
		return value.Cmp(t.Level) >= 0 && value.Cmp(t.High) <= 0
	case TargetExact:
		return value.Equal(t.Level)
	default:
		return false
	}
}

// Problems reports what keeps the target from existing.
func (t Target) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Enum("/kind", t.Kind)
	ps.Decimal("/level", t.Level)
	ps.Decimal("/high", t.High)
	if check.DecimalOK(t.Level) && check.DecimalOK(t.High) {
		ps.If(t.Kind == TargetInterval && t.High.Cmp(t.Level) < 0, "order", "/high",
			"intervallet slutar under sin början", "the interval ends below its beginning")
		ps.If(t.Kind.Valid() && t.Kind != TargetInterval && !t.High.IsZero(), "range", "/high",
			"bara ett intervall har en övre gräns", "only an interval has an upper end")
	}
	ps.Under("/period", t.Period.Problems())
	ps.OptionalDate("/decided", t.Decided)
	ps.OptionalText("/motive", t.Motive)
	return ps
}

// TargetKind is how a value is held against a target. The zero value is "not set".
type TargetKind uint8

// The kinds of target.
const (
	TargetMinimum  TargetKind = iota + 1 // at least (minst)
	TargetMaximum                        // at most (högst)
	TargetInterval                       // from–to, both included
	TargetExact                          // exactly
)

var targetKinds = enum.Of[TargetKind]("slag av målvärde", "kind of target",
	enum.Row{Code: "minimum", SV: "minst", EN: "at least"},
	enum.Row{Code: "maximum", SV: "högst", EN: "at most"},
	enum.Row{Code: "interval", SV: "mellan", EN: "between"},
	enum.Row{Code: "exact", SV: "exakt", EN: "exactly"},
)

// TargetKinds returns all kinds in order.
func TargetKinds() []TargetKind { return targetKinds.All() }

// ParseTargetKind reads a code such as "minimum".
func ParseTargetKind(code string) (TargetKind, error) { return targetKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k TargetKind) Valid() bool { return targetKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k TargetKind) String() string { return targetKinds.Code(k) }

// Label returns the kind's name.
func (k TargetKind) Label() kvalitet.Label { return kvalitet.Label(targetKinds.Label(k)) }

// MarshalText writes the code.
func (k TargetKind) MarshalText() ([]byte, error) { return targetKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *TargetKind) UnmarshalText(text []byte) error { return targetKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k TargetKind) Value() (driver.Value, error) { return targetKinds.Value(k) }

// Scan reads what Value stored.
func (k *TargetKind) Scan(src any) error { return targetKinds.Scan(src, k) }
