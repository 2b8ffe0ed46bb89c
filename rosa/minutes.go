package rosa

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Minutes is an estimate of working time in minutes: low, likely and high (låg, trolig, hög). Minutes are guesses by
// people who know, so three figures and not one. [Exactly] makes all three the same.
type Minutes struct {
	Low    decimal.Decimal `json:"low"`
	Likely decimal.Decimal `json:"likely"`
	High   decimal.Decimal `json:"high"`
}

// Exactly returns an estimate of one figure.
func Exactly(minutes decimal.Decimal) Minutes { return Minutes{minutes, minutes, minutes} }

// Of returns the estimate as one figure, rounded to 18 decimals.
func (m Minutes) Of(e Estimate) decimal.Decimal {
	switch e {
	case EstimatePERT:
		return m.Low.Add(m.Likely.Mul(decimal.NewFromInt(4))).Add(m.High).DivRound(decimal.NewFromInt(6), check.MaxScale)
	case EstimateTriangle:
		return m.Low.Add(m.Likely).Add(m.High).DivRound(decimal.NewFromInt(3), check.MaxScale)
	default:
		return m.Likely
	}
}

// Add sums figure by figure: the low sum is what it takes if every part goes well at once.
func (m Minutes) Add(n Minutes) Minutes {
	return Minutes{m.Low.Add(n.Low), m.Likely.Add(n.Likely), m.High.Add(n.High)}
}

// Times multiplies each figure.
func (m Minutes) Times(f decimal.Decimal) Minutes {
	return Minutes{m.Low.Mul(f), m.Likely.Mul(f), m.High.Mul(f)}
}

// Problems reports figures that are too long ("size"), negative ("range") or not in rising order ("order").
func (m Minutes) Problems() []kvalitet.Problem {
	var ps check.List
	smallDecimal(&ps, "/low", m.Low)
	smallDecimal(&ps, "/likely", m.Likely)
	smallDecimal(&ps, "/high", m.High)
	if len(ps) > 0 {
		return ps
	}
	ps.If(m.Low.IsNegative(), "range", "/low", "tiden är negativ", "the time is negative")
	ps.If(m.Low.GreaterThan(m.Likely), "order", "/likely", "trolig tid är kortare än låg", "the likely time is shorter than the low")
	ps.If(m.Likely.GreaterThan(m.High), "order", "/high", "hög tid är kortare än trolig", "the high time is shorter than the likely")
	return ps
}

// The size of a volume, a share or a time: products of three of them stay exact and quick to add.
const (
	smallScale = 12
	smallLimit = 1_000_000_000
)

// smallDecimal wants a figure of at most 12 decimals, below a billion either way: "size".
func smallDecimal(ps *check.List, path string, d decimal.Decimal) {
	ok := check.DecimalOK(d) && d.Exponent() >= -smallScale && d.Abs().LessThan(decimal.NewFromInt(smallLimit))
	ps.If(!ok, "size", path, "talet har fler än 12 decimaler eller är större än en miljard",
		"the number has more than 12 decimals or is greater than a billion")
}
