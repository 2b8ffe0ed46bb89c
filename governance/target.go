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
	// Level is the minimum, the maximum, the exact value, the lower end of the interval, the rank, or the change
	// wished from the previous outcome; unused by the mean, the quartile and the trajectory.
	Level decimal.Decimal `json:"level"`
	// High is the upper end of an interval, included; unused by the other kinds.
	High decimal.Decimal `json:"high,omitzero"`
	// Exclusive says that the level itself does not reach the target: "more than", "under", "better than last year".
	Exclusive bool `json:"exclusive,omitempty"`
	// Steps are the dated levels of a trajectory (målbana), in the order of their days. Between two days the later
	// level is what shall be reached; there is no interpolation.
	Steps []TargetStep `json:"steps,omitempty"`
	// Period is when the target holds; zero is always.
	Period kvalitet.Period `json:"period,omitzero"`
	// Decided is the day of the decision, and Motive why it was revised.
	Decided kvalitet.Date `json:"decided,omitzero"`
	Motive  string        `json:"motive,omitempty"`
}

// TargetStep is a level to be reached by a day.
type TargetStep struct {
	By    kvalitet.Date   `json:"by"`
	Level decimal.Decimal `json:"level"`
}

// TargetContext is what a relative target is resolved with.
type TargetContext struct {
	Better   Better
	On       kvalitet.Date       // the last day of the period that is judged
	Previous decimal.NullDecimal // the previous outcome
	Others   Benchmark           // what others reached
}

// Resolve turns a target that is relative to something into a minimum, a maximum, an interval or an exact level. It
// reports false when what the target is relative to is missing.
func (t Target) Resolve(c TargetContext) (Target, bool) {
	switch t.Kind {
	case TargetChange:
		return t.toward(c.Better, t.Level.Add(c.Previous.Decimal)), c.Previous.Valid
	case TargetMean:
		return t.toward(c.Better, c.Others.Mean.Decimal), c.Others.Mean.Valid
	case TargetQuartile:
		best := c.Others.Upper
		if c.Better == BetterLower {
			best = c.Others.Lower
		}
		return t.toward(c.Better, best.Decimal), best.Valid
	case TargetRank:
		return t.toward(BetterLower, t.Level), true
	case TargetTrajectory:
		for _, s := range t.Steps {
			if !s.By.Before(c.On) {
				return t.toward(c.Better, s.Level), true
			}
		}
		if len(t.Steps) == 0 {
			return t, false
		}
		return t.toward(c.Better, t.Steps[len(t.Steps)-1].Level), true
	default:
		return t, t.Kind.Valid()
	}
}

// toward is the target as a minimum or a maximum of the level.
func (t Target) toward(b Better, level decimal.Decimal) Target {
	t.Level, t.Steps = level, nil
	switch b {
	case BetterLower:
		t.Kind = TargetMaximum
	case BetterNear:
		t.Kind = TargetExact
	case BetterHigher:
		t.Kind = TargetMinimum
	}
	return t
}

// Met reports whether the value reaches a target that needs no resolving. Values are compared as they stand, unrounded.
func (t Target) Met(value decimal.Decimal) bool {
	at := value.Cmp(t.Level)
	switch t.Kind {
	case TargetMinimum:
		return at > 0 || at == 0 && !t.Exclusive
	case TargetMaximum:
		return at < 0 || at == 0 && !t.Exclusive
	case TargetInterval:
		return at >= 0 && value.Cmp(t.High) <= 0
	case TargetExact:
		return at == 0
	default:
		return false
	}
}

// distance is how far the value lies from the target; zero when it reaches it.
func (t Target) distance(value decimal.Decimal) decimal.Decimal {
	switch {
	case t.Met(value):
		return decimal.Zero
	case t.Kind == TargetInterval && value.Cmp(t.High) > 0:
		return value.Sub(t.High)
	default:
		return value.Sub(t.Level).Abs()
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
		ps.If(t.Kind == TargetRank && t.Level.Cmp(decimal.NewFromInt(1)) < 0, "range", "/level",
			"en plats är minst 1", "a rank is at least 1")
	}
	ps.If(t.Kind == TargetTrajectory && len(t.Steps) == 0, "missing", "/steps", "målbanan har inga nivåer", "the trajectory has no levels")
	ps.If(t.Kind.Valid() && t.Kind != TargetTrajectory && len(t.Steps) > 0, "range", "/steps",
		"bara en målbana har daterade nivåer", "only a trajectory has dated levels")
	for i, s := range t.Steps {
		at := check.At("/steps", i)
		ps.Date(at+"/by", s.By)
		ps.Decimal(at+"/level", s.Level)
		ps.If(i > 0 && !t.Steps[i-1].By.Before(s.By), "order", at+"/by", "dagarna är inte i ordning", "the days are not in order")
	}
	ps.Under("/period", t.Period.Problems())
	ps.OptionalDate("/decided", t.Decided)
	ps.OptionalText("/motive", t.Motive)
	return ps
}

// Benchmark is what others reached (jämförelsevärden): the mean and the quartiles of a comparison group. Each may be
// missing. Others are given by whoever compares; this package does not.
type Benchmark struct {
	Mean  decimal.NullDecimal `json:"mean,omitzero"`
	Lower decimal.NullDecimal `json:"lower,omitzero"` // a quarter of the others lie below
	Upper decimal.NullDecimal `json:"upper,omitzero"` // a quarter of the others lie above
	Group string              `json:"group,omitempty"`
	Year  int                 `json:"year,omitempty"`
}

// Problems reports figures that are too long ("size") and quartiles in the wrong order ("order").
func (b Benchmark) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Decimal("/mean", b.Mean.Decimal)
	ps.Decimal("/lower", b.Lower.Decimal)
	ps.Decimal("/upper", b.Upper.Decimal)
	ps.If(b.Lower.Valid && b.Upper.Valid && check.DecimalOK(b.Lower.Decimal) && check.DecimalOK(b.Upper.Decimal) &&
		b.Upper.Decimal.Cmp(b.Lower.Decimal) < 0, "order", "/upper", "kvartilerna är i fel ordning", "the quartiles are in the wrong order")
	ps.OptionalText("/group", b.Group)
	return ps
}

// TargetKind is how a value is held against a target. The zero value is "not set".
type TargetKind uint8

// The kinds of target.
const (
	TargetMinimum    TargetKind = iota + 1 // at least (minst)
	TargetMaximum                          // at most (högst)
	TargetInterval                         // from–to, both included
	TargetExact                            // exactly
	TargetChange                           // the previous outcome and a change
	TargetMean                             // as good as the mean of others
	TargetQuartile                         // among the best quarter of others
	TargetRank                             // at the rank or before it
	TargetTrajectory                       // dated levels
)

var targetKinds = enum.Of[TargetKind]("slag av målvärde", "kind of target",
	enum.Row{Code: "minimum", SV: "minst", EN: "at least"},
	enum.Row{Code: "maximum", SV: "högst", EN: "at most"},
	enum.Row{Code: "interval", SV: "mellan", EN: "between"},
	enum.Row{Code: "exact", SV: "exakt", EN: "exactly"},
	enum.Row{Code: "change", SV: "förändring från föregående", EN: "change from the previous"},
	enum.Row{Code: "mean", SV: "minst som genomsnittet", EN: "as good as the mean"},
	enum.Row{Code: "quartile", SV: "bland den bästa fjärdedelen", EN: "among the best quarter"},
	enum.Row{Code: "rank", SV: "plats högst", EN: "rank at most"},
	enum.Row{Code: "trajectory", SV: "målbana", EN: "trajectory"},
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
