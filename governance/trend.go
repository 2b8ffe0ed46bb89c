package governance

import (
	"database/sql/driver"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Direction is which way a figure went, as a number (riktning). Whether that is good is [Desirability]. The zero value
// is "not set": there is nothing to compare with.
type Direction uint8

// The directions.
const (
	DirectionUp Direction = iota + 1
	DirectionDown
	DirectionUnchanged
)

var directions = enum.Of[Direction]("riktning", "direction",
	enum.Row{Code: "up", SV: "upp", EN: "up"},
	enum.Row{Code: "down", SV: "ned", EN: "down"},
	enum.Row{Code: "unchanged", SV: "oförändrat", EN: "unchanged"},
)

// Directions returns all directions in order.
func Directions() []Direction { return directions.All() }

// ParseDirection reads a code such as "up".
func ParseDirection(code string) (Direction, error) { return directions.Parse(code) }

// Valid reports whether d is one of the directions; the zero value is not.
func (d Direction) Valid() bool { return directions.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Direction) String() string { return directions.Code(d) }

// Label returns the direction's name.
func (d Direction) Label() kvalitet.Label { return kvalitet.Label(directions.Label(d)) }

// MarshalText writes the code.
func (d Direction) MarshalText() ([]byte, error) { return directions.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Direction) UnmarshalText(text []byte) error { return directions.UnmarshalText(text, d) }

// Value stores the code; "not set" is NULL.
func (d Direction) Value() (driver.Value, error) { return directions.Value(d) }

// Scan reads what Value stored.
func (d *Direction) Scan(src any) error { return directions.Scan(src, d) }

// Desirability is whether a change is the wished one (önskvärdhet). The zero value is "not set".
type Desirability uint8

// The desirabilities.
const (
	DesirabilityBetter Desirability = iota + 1
	DesirabilityWorse
	DesirabilitySame
)

var desirabilities = enum.Of[Desirability]("önskvärdhet", "desirability",
	enum.Row{Code: "better", SV: "bättre", EN: "better"},
	enum.Row{Code: "worse", SV: "sämre", EN: "worse"},
	enum.Row{Code: "same", SV: "oförändrat", EN: "same"},
)

// Desirabilities returns all desirabilities in order.
func Desirabilities() []Desirability { return desirabilities.All() }

// ParseDesirability reads a code such as "better".
func ParseDesirability(code string) (Desirability, error) { return desirabilities.Parse(code) }

// Valid reports whether d is one of the desirabilities; the zero value is not.
func (d Desirability) Valid() bool { return desirabilities.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Desirability) String() string { return desirabilities.Code(d) }

// Label returns the desirability's name.
func (d Desirability) Label() kvalitet.Label { return kvalitet.Label(desirabilities.Label(d)) }

// MarshalText writes the code.
func (d Desirability) MarshalText() ([]byte, error) { return desirabilities.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Desirability) UnmarshalText(text []byte) error {
	return desirabilities.UnmarshalText(text, d)
}

// Value stores the code; "not set" is NULL.
func (d Desirability) Value() (driver.Value, error) { return desirabilities.Value(d) }

// Scan reads what Value stored.
func (d *Desirability) Scan(src any) error { return desirabilities.Scan(src, d) }

// Trend is how a figure changed: two things that are easily mixed up, kept apart. The zero value is "no trend".
type Trend struct {
	Direction    Direction    `json:"direction,omitzero"`
	Desirability Desirability `json:"desirability,omitzero"`
}

// TrendOf compares two values. A change whose size is not above the noise is none. For a figure that is best near its
// target the change is better when it ends nearer; without a target its desirability is not set.
func TrendOf(from, to decimal.Decimal, better Better, noise decimal.Decimal, target Target) Trend {
	change := to.Sub(from)
	if change.Abs().Cmp(noise) <= 0 {
		return Trend{DirectionUnchanged, DesirabilitySame}
	}
	if better == BetterNear {
		return Trend{sign(change.Sign()), nearer(from, to, target)}
	}
	return trendFrom(change.Sign(), better)
}

// TrendOver takes the sign of the least-squares line through the values, in the order of time and evenly spaced. Fewer
// than three values make no line; the line is exact, and flat only when its slope is zero.
func TrendOver(values []decimal.Decimal, better Better) Trend {
	if len(values) < 3 {
		return Trend{}
	}
	slope := new(big.Rat)
	for i, v := range values {
		slope.Add(slope, new(big.Rat).Mul(v.Rat(), big.NewRat(int64(2*i-len(values)+1), 1)))
	}
	return trendFrom(slope.Sign(), better)
}

func sign(s int) Direction {
	switch {
	case s > 0:
		return DirectionUp
	case s < 0:
		return DirectionDown
	default:
		return DirectionUnchanged
	}
}

func trendFrom(change int, better Better) Trend {
	t := Trend{Direction: sign(change)}
	switch {
	case change == 0:
		t.Desirability = DesirabilitySame
	case better == BetterNear || !better.Valid():
	case change > 0 == (better == BetterHigher):
		t.Desirability = DesirabilityBetter
	default:
		t.Desirability = DesirabilityWorse
	}
	return t
}

// nearer compares the distances to the target.
func nearer(from, to decimal.Decimal, target Target) Desirability {
	if !target.Kind.Valid() {
		return 0
	}
	switch target.distance(to).Cmp(target.distance(from)) {
	case -1:
		return DesirabilityBetter
	case 1:
		return DesirabilityWorse
	default:
		return DesirabilitySame
	}
}
