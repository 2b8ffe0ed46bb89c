package budget

import (
	"database/sql/driver"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// VolumeLine pays a service by price and volume (pris gånger volym, prestationsbaserad ersättning).
type VolumeLine struct {
	ID string `json:"id"`
	// Unit is what is counted: "barn", "timme", "plats".
	Unit string `json:"unit"`
	// Price is for one unit and the whole period, in kronor.
	Price decimal.Decimal `json:"price"`
	// Planned is the volume that the frame was made for.
	Planned decimal.Decimal `json:"planned"`
	// Actual is the volume that was, when it is known; see [MeanVolume].
	Actual decimal.NullDecimal `json:"actual,omitzero"`
	// Risk says who carries a volume other than the planned one.
	Risk RiskBearer `json:"risk"`
}

// Settled is a line after the settlement (volymavstämning). Amounts are in kronor.
type Settled struct {
	ID string `json:"id"`
	// Planned is price × planned volume, rounded to the öre: the frame.
	Planned decimal.Decimal `json:"planned"`
	// Actual is price × actual volume, rounded to the öre; not valid while the volume is not known.
	Actual decimal.NullDecimal `json:"actual"`
	// Frame is what the board has after the settlement: Actual when the council carries the risk, otherwise Planned.
	Frame decimal.Decimal `json:"frame"`
	// Council and Board are the differences that each carries; a positive amount is a cost more than planned.
	Council decimal.Decimal `json:"council"`
	Board   decimal.Decimal `json:"board"`
}

// Settle settles lines on their actual volumes. A line whose actual volume is not known keeps its frame, and nobody
// carries a difference.
func Settle(lines []VolumeLine) ([]Settled, error) {
	var ps check.List
	check.Unique(&ps, "", lines, func(l VolumeLine) string { return l.ID })
	for i, l := range lines {
		ps.Under(check.At("", i), l.Problems())
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	settled := make([]Settled, len(lines))
	for i, l := range lines {
		s := Settled{ID: l.ID, Planned: toOre(l.Price.Mul(l.Planned))}
		s.Frame = s.Planned
		if l.Actual.Valid {
			actual := toOre(l.Price.Mul(l.Actual.Decimal))
			s.Actual = decimal.NewNullDecimal(actual)
			if difference := actual.Sub(s.Planned); l.Risk == RiskCouncil {
				s.Frame, s.Council = actual, difference
			} else {
				s.Board = difference
			}
		}
		settled[i] = s
	}
	return settled, nil
}

// Problems reports what keeps the line from existing.
func (l VolumeLine) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/id", l.ID)
	ps.OptionalText("/unit", l.Unit)
	amount(&ps, "/price", l.Price)
	volume := func(path string, d decimal.Decimal) {
		ps.If(amount(&ps, path, d) && d.IsNegative(), "range", path, "volymen är negativ", "the volume is negative")
	}
	volume("/planned", l.Planned)
	volume("/actual", l.Actual.Decimal)
	ps.Enum("/risk", l.Risk)
	return ps
}

// MeanVolume is the mean of the volumes counted at the measuring days (varje månad, eller mätdatum såsom 15 september
// och 15 oktober), rounded to six decimals. It is not valid when there is none.
func MeanVolume(counts ...decimal.Decimal) decimal.NullDecimal {
	if len(counts) == 0 {
		return decimal.NullDecimal{}
	}
	total := decimal.Zero
	for _, c := range counts {
		if !check.DecimalOK(c) {
			return decimal.NullDecimal{}
		}
		total = total.Add(c)
	}
	return decimal.NewNullDecimal(total.DivRound(decimal.NewFromInt(int64(len(counts))), 6))
}

// Indexed raises an amount by rates after one another, each a part of one (0.025 is 2.5 %), and rounds to the öre at
// the end: indexuppräkning. A rate may be negative.
func Indexed(kronor decimal.Decimal, rates ...decimal.Decimal) (decimal.Decimal, error) {
	var ps check.List
	amount(&ps, "/amount", kronor)
	for i, r := range rates {
		if amount(&ps, check.At("/rates", i), r) {
			ps.If(r.Abs().GreaterThan(one), "range", check.At("/rates", i), "takten är inte mellan −1 och 1", "the rate is not between −1 and 1")
		}
	}
	ps.If(len(rates) > 100, "size", "/rates", "fler än 100 steg", "more than 100 steps")
	if len(ps) > 0 {
		return decimal.Zero, kvalitet.Invalid(ps)
	}
	for _, r := range rates {
		kronor = kronor.Mul(one.Add(r)).Round(18)
	}
	return toOre(kronor), nil
}

// Efficiency splits an efficiency demand (effektiviseringskrav) on everyone in proportion to their frames, and returns
// the frames less their parts; the parts sum to the demand to the öre. Frames that are zero or negative carry nothing.
func Efficiency(demand decimal.Decimal, frames []Part) ([]Part, error) {
	keys := make([]Key, len(frames))
	for i, f := range frames {
		keys[i] = Key{f.ID, f.Amount}
		if check.DecimalOK(f.Amount) && f.Amount.IsNegative() {
			keys[i].Weight = decimal.Zero
		}
	}
	savings, err := Split(demand, keys)
	if err != nil {
		return nil, err
	}
	for i := range savings {
		savings[i].Amount = frames[i].Amount.Sub(savings[i].Amount)
	}
	return savings, nil
}

// RiskBearer says who carries a volume other than the planned one (volymrisk). The zero value is "not set".
type RiskBearer uint8

// The bearers.
const (
	RiskCouncil RiskBearer = iota + 1 // fullmäktige: ramen följer volymen, en central reserv betalar
	RiskBoard                         // nämnden: ramen ligger fast
)

var riskBearers = enum.Of[RiskBearer]("bärare av volymrisk", "bearer of volume risk",
	enum.Row{Code: "council", SV: "fullmäktige", EN: "council"},
	enum.Row{Code: "board", SV: "nämnden", EN: "board"},
)

// RiskBearers returns all bearers in order.
func RiskBearers() []RiskBearer { return riskBearers.All() }

// ParseRiskBearer reads a code such as "council".
func ParseRiskBearer(code string) (RiskBearer, error) { return riskBearers.Parse(code) }

// Valid reports whether r is one of the bearers; the zero value is not.
func (r RiskBearer) Valid() bool { return riskBearers.Valid(r) }

// String returns the code; the zero value is the empty text.
func (r RiskBearer) String() string { return riskBearers.Code(r) }

// Label returns the bearer's name.
func (r RiskBearer) Label() kvalitet.Label { return kvalitet.Label(riskBearers.Label(r)) }

// MarshalText writes the code.
func (r RiskBearer) MarshalText() ([]byte, error) { return riskBearers.MarshalText(r) }

// UnmarshalText reads a code; an empty text is "not set".
func (r *RiskBearer) UnmarshalText(text []byte) error { return riskBearers.UnmarshalText(text, r) }

// Value stores the code; "not set" is NULL.
func (r RiskBearer) Value() (driver.Value, error) { return riskBearers.Value(r) }

// Scan reads what Value stored.
func (r *RiskBearer) Scan(src any) error { return riskBearers.Scan(src, r) }
