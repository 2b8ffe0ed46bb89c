package governance

import (
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// evidence is what is known of an indicator's outcomes.
type evidence struct {
	latest   Measurement
	known    bool
	previous decimal.NullDecimal // the value before the latest
	broken   bool                // the method was changed with the latest: no trend over it
	series   []decimal.Decimal   // outcomes in the order of time since the method was last changed, the latest last
}

// evidenceOf sorts the measurements of all by indicator and time. Of two for the same period an outcome comes after a
// prognosis, and otherwise the one given last.
func evidenceOf(measurements []Measurement) map[uuid.UUID]evidence {
	by := make(map[uuid.UUID][]Measurement)
	for _, m := range measurements {
		if m.Group == "" {
			by[m.Indicator] = append(by[m.Indicator], m)
		}
	}
	known := make(map[uuid.UUID]evidence, len(by))
	for id, ms := range by {
		slices.SortStableFunc(ms, func(a, b Measurement) int {
			if c := a.Period.Until.Compare(b.Period.Until); c != 0 {
				return c
			}
			switch {
			case a.Prognosis == b.Prognosis:
				return 0
			case a.Prognosis:
				return -1
			default:
				return 1
			}
		})
		known[id] = evidenceIn(ms)
	}
	return known
}

// newest is the year in which the last of the measurements with a value ends.
func newest(measurements []Measurement) int {
	year := 0
	for _, m := range measurements {
		if m.Value.Valid {
			year = max(year, m.Period.Last().Year)
		}
	}
	return year
}

func evidenceIn(ms []Measurement) evidence {
	e := evidence{latest: ms[len(ms)-1], known: true}
	for i, m := range ms {
		last := i == len(ms)-1
		if !last && (m.Prognosis || m.Period.Until == ms[i+1].Period.Until) {
			continue // what came out, and what was corrected, stands instead
		}
		if m.Missing == MissingMethodChanged {
			e.series, e.previous, e.broken = nil, decimal.NullDecimal{}, last
		}
		if !m.Value.Valid {
			continue
		}
		if !last {
			e.previous = m.Value
		}
		e.series = append(e.series, m.Value.Decimal)
	}
	return e
}
