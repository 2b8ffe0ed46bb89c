package compass

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Comparison is two cards beside each other (jämförelse).
type Comparison struct {
	Comparable bool
	// Reason says why they are not comparable, or what must be known when they are.
	Reason kvalitet.Label
	// Difference is the second card's total minus the first's; invalid when they are not comparable or a total is missing.
	Difference decimal.NullDecimal
	// Areas are the differences of the areas that both have, in order; none when they are not comparable.
	Areas []AreaDifference
}

// AreaDifference is the change of one area.
type AreaDifference struct {
	Area       int
	Difference decimal.Decimal
}

// total is the published total, or the sum when every area has points.
func total(c Card, e Edition) (decimal.Decimal, bool) {
	if c.Total.Valid {
		return c.Total.Decimal, true
	}
	a := c.Account(e)
	return a.Sum, len(a.Missing) == 0
}

// Compare sets the second card against the first. Cards of different editions are not comparable: areas and questions
// have changed, also where a title has not. Published totals are used where they exist.
func Compare(first, second Card) Comparison {
	if first.Edition != second.Edition {
		return Comparison{Reason: kvalitet.Label{
			SV: fmt.Sprintf("olika utgåvor (%s och %s): områden och frågor har ändrats", first.Edition, second.Edition),
			EN: fmt.Sprintf("different editions (%s and %s): areas and questions have changed", first.Edition, second.Edition)}}
	}
	e, ok := EditionNamed(first.Edition)
	if !ok {
		return Comparison{Reason: kvalitet.Label{SV: "utgåvan finns inte", EN: "no such edition"}}
	}
	c := Comparison{Comparable: true}
	for _, area := range e.Areas {
		a, okA := first.Score(area.Number)
		b, okB := second.Score(area.Number)
		if okA && okB {
			c.Areas = append(c.Areas, AreaDifference{area.Number, b.Sub(a)})
		}
	}
	a, okA := total(first, e)
	b, okB := total(second, e)
	switch {
	case !okA || !okB:
		c.Reason = kvalitet.Label{SV: "någon total saknas: bara områden jämförs", EN: "a total is missing: only areas are compared"}
	default:
		c.Difference = decimal.NewNullDecimal(b.Sub(a))
		if first.Account(e).Mismatch || second.Account(e).Mismatch {
			c.Reason = kvalitet.Label{SV: "en publicerad total stämmer inte med sina delar: skillnaden är osäker", EN: "a published total does not agree with its parts: the difference is uncertain"}
		}
	}
	return c
}

// Medians are the medians of several cards of an edition (medianvärden): of each area, and of the totals. The median of
// totals is not the sum of the areas' medians, and nothing here adds them.
type Medians struct {
	Edition string
	Areas   []AreaMedian
	// Total is the median of the cards' totals; invalid when none has one.
	Total decimal.NullDecimal
	Cards int
}

// AreaMedian is the median of the cards that have points for the area.
type AreaMedian struct {
	Area   int
	Median decimal.Decimal
	N      int
}

// MediansOf computes the medians of the cards of an edition; cards of others are left out. The mean of the two in the
// middle has at most one digit more than they have.
func MediansOf(e Edition, cards ...Card) Medians {
	m := Medians{Edition: e.Code}
	var totals []decimal.Decimal
	points := make(map[int][]decimal.Decimal)
	for _, c := range cards {
		if c.Edition != e.Code {
			continue
		}
		m.Cards++
		if t, ok := total(c, e); ok {
			totals = append(totals, t)
		}
		for _, s := range c.Scores {
			points[s.Area] = append(points[s.Area], s.Points)
		}
	}
	for _, a := range e.Areas {
		if v, ok := median(points[a.Number]); ok {
			m.Areas = append(m.Areas, AreaMedian{a.Number, v, len(points[a.Number])})
		}
	}
	if v, ok := median(totals); ok {
		m.Total = decimal.NewNullDecimal(v)
	}
	return m
}

func median(values []decimal.Decimal) (decimal.Decimal, bool) {
	n := len(values)
	if n == 0 {
		return decimal.Decimal{}, false
	}
	slices.SortFunc(values, decimal.Decimal.Cmp)
	if n%2 == 1 {
		return values[n/2], true
	}
	const scale = 4
	return values[n/2-1].Add(values[n/2]).DivRound(decimal.NewFromInt(2), scale), true
}
