package governance

import (
	"database/sql/driver"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// IndicatorSchema is the schema member of an indicator's JSON form.
const IndicatorSchema = "governance/indicator/v1"

// Indicator is a figure that shows whether things go the wished way (indikator): a measure with targets.
type Indicator struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Name    string    `json:"name"`
	// Code is the identity at the source, such as Kolada's N15419.
	Code   string        `json:"code,omitempty"`
	Kind   IndicatorKind `json:"kind,omitzero"`
	Better Better        `json:"better"`
	Unit   string        `json:"unit,omitempty"`
	Source string        `json:"source,omitempty"`
	// Frequency is how often the indicator is measured, in months between two outcomes; 0 is not said.
	Frequency int `json:"frequency,omitzero"`
	// BySex says that the outcome is also given for women and men apart (könsuppdelad).
	BySex bool `json:"bySex,omitempty"`
	// Baseline is the starting value (utgångsvärde).
	Baseline decimal.NullDecimal `json:"baseline,omitzero"`
	// Noise is the size of a change, in the indicator's unit, that says nothing; a trend needs more.
	Noise decimal.Decimal `json:"noise,omitzero"`
	// Balance says that the figure is a result, a date or another figure whose ratio to a target means nothing; what
	// has a target at or below zero is treated so anyway.
	Balance bool `json:"balance,omitempty"`
	// Worth answers Haparanda's questions of a good indicator, see [IndicatorRules].
	Worth Worth `json:"worth,omitzero"`
	// Targets in the order in which they were decided. A target is never removed: the one in force when a period ends
	// is the one that the period is judged against, see [Indicator.TargetOn].
	Targets []Target `json:"targets,omitempty"`
}

// TargetOn returns the target that a period ending on the day is judged against: the last one decided among those
// that hold then.
func (in Indicator) TargetOn(day kvalitet.Date) (Target, bool) {
	for i := len(in.Targets) - 1; i >= 0; i-- {
		if in.Targets[i].Period.Contains(day) {
			return in.Targets[i], true
		}
	}
	return Target{}, false
}

// OriginalTargetOn returns the first target decided among those that hold on the day, for a report that shows what was
// revised.
func (in Indicator) OriginalTargetOn(day kvalitet.Date) (Target, bool) {
	for _, t := range in.Targets {
		if t.Period.Contains(day) {
			return t, true
		}
	}
	return Target{}, false
}

// Problems reports what keeps the indicator from existing.
func (in Indicator) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", in.ID)
	ps.Version(in.Version)
	ps.Text("/name", in.Name)
	ps.OptionalText("/code", in.Code)
	ps.OptionalEnum("/kind", in.Kind)
	ps.Enum("/better", in.Better)
	ps.OptionalText("/unit", in.Unit)
	ps.OptionalText("/source", in.Source)
	ps.If(in.Frequency < 0, "range", "/frequency", "antalet månader är negativt", "the number of months is negative")
	ps.Decimal("/baseline", in.Baseline.Decimal)
	ps.Decimal("/noise", in.Noise)
	ps.If(check.DecimalOK(in.Noise) && in.Noise.IsNegative(), "range", "/noise", "bruset är negativt", "the noise is negative")
	ps.Under("/worth", in.Worth.Problems())
	for i, target := range in.Targets {
		ps.Under(check.At("/targets", i), target.Problems())
	}
	return ps
}

// Validate returns the problems as an error.
func (in Indicator) Validate() error { return kvalitet.Invalid(in.Problems()) }

// MarshalJSON writes the indicator as a document of [IndicatorSchema].
func (in Indicator) MarshalJSON() ([]byte, error) {
	type plain Indicator
	return jsondoc.Marshal(IndicatorSchema, plain(in))
}

// UnmarshalJSON reads a document of [IndicatorSchema]; an unknown member is [kvalitet.ErrInvalid].
func (in *Indicator) UnmarshalJSON(data []byte) error {
	type plain Indicator
	return jsondoc.Unmarshal(IndicatorSchema, data, (*plain)(in))
}

// IndicatorKind is what an indicator measures (Haparanda's three kinds of measure). The zero value is "not set".
type IndicatorKind uint8

// The kinds of indicator.
const (
	IndicatorResource IndicatorKind = iota + 1 // money, time, posts
	IndicatorProcess                           // what is done
	IndicatorResult                            // what comes of it: satisfaction, quality, effect
)

var indicatorKinds = enum.Of[IndicatorKind]("slag av mått", "kind of indicator",
	enum.Row{Code: "resource", SV: "resursmått", EN: "resource measure"},
	enum.Row{Code: "process", SV: "arbetsprocess- eller aktivitetsmått", EN: "process measure"},
	enum.Row{Code: "result", SV: "kvalitets- eller resultatmått", EN: "result measure"},
)

// IndicatorKinds returns all kinds in order.
func IndicatorKinds() []IndicatorKind { return indicatorKinds.All() }

// ParseIndicatorKind reads a code such as "result".
func ParseIndicatorKind(code string) (IndicatorKind, error) { return indicatorKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k IndicatorKind) Valid() bool { return indicatorKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k IndicatorKind) String() string { return indicatorKinds.Code(k) }

// Label returns the kind's name.
func (k IndicatorKind) Label() kvalitet.Label { return kvalitet.Label(indicatorKinds.Label(k)) }

// MarshalText writes the code.
func (k IndicatorKind) MarshalText() ([]byte, error) { return indicatorKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *IndicatorKind) UnmarshalText(text []byte) error {
	return indicatorKinds.UnmarshalText(text, k)
}

// Value stores the code; "not set" is NULL.
func (k IndicatorKind) Value() (driver.Value, error) { return indicatorKinds.Value(k) }

// Scan reads what Value stored.
func (k *IndicatorKind) Scan(src any) error { return indicatorKinds.Scan(src, k) }

// Better is the direction of good (önskad riktning). The zero value is "not set".
type Better uint8

// The directions of good.
const (
	BetterHigher Better = iota + 1 // more is better
	BetterLower                    // less is better
	BetterNear                     // as near the target as possible
)

var betters = enum.Of[Better]("önskad riktning", "direction of good",
	enum.Row{Code: "higher", SV: "högre är bättre", EN: "higher is better"},
	enum.Row{Code: "lower", SV: "lägre är bättre", EN: "lower is better"},
	enum.Row{Code: "near", SV: "nära målvärdet är bäst", EN: "near the target is best"},
)

// Betters returns all directions in order.
func Betters() []Better { return betters.All() }

// ParseBetter reads a code such as "higher".
func ParseBetter(code string) (Better, error) { return betters.Parse(code) }

// Valid reports whether b is one of the directions; the zero value is not.
func (b Better) Valid() bool { return betters.Valid(b) }

// String returns the code; the zero value is the empty text.
func (b Better) String() string { return betters.Code(b) }

// Label returns the direction's name.
func (b Better) Label() kvalitet.Label { return kvalitet.Label(betters.Label(b)) }

// MarshalText writes the code.
func (b Better) MarshalText() ([]byte, error) { return betters.MarshalText(b) }

// UnmarshalText reads a code; an empty text is "not set".
func (b *Better) UnmarshalText(text []byte) error { return betters.UnmarshalText(text, b) }

// Value stores the code; "not set" is NULL.
func (b Better) Value() (driver.Value, error) { return betters.Value(b) }

// Scan reads what Value stored.
func (b *Better) Scan(src any) error { return betters.Scan(src, b) }
