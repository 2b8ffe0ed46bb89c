package competence

import (
	"cmp"
	"math"
	"slices"
)

// Spread is how one unit's managers rate a demand beside all the others: what a calibration group talks about.
type Spread struct {
	Unit   string `json:"unit"`
	Demand Demand `json:"demand"`
	// Rated is how many were rated, Mean their mean and Others the mean of all other units' ratings.
	Rated  int     `json:"rated"`
	Mean   float64 `json:"mean"`
	Others float64 `json:"others"`
	// SelfAbove is the mean of the employees' own ratings less the managers', over those with both; NaN without any.
	SelfAbove float64 `json:"-"`
	// Apart says that the means differ by at least the limit.
	Apart bool `json:"apart"`
}

// Calibrate compares the managers' ratings between units, per demand, in the order of demands and units. Units with
// fewer than minimum ratings are left out, so that no single person can be told. A unit stands apart when its mean
// differs from the others' by at least limit steps. Reviews must have one scale.
func Calibrate(reviews []Review, minimum int, limit float64) []Spread {
	type sums struct{ n, manager, self, both, managerBoth int }
	type key struct {
		demand Demand
		unit   string
	}
	cells, totals := map[key]*sums{}, map[Demand]*sums{}
	for _, r := range reviews {
		for _, rating := range r.Ratings {
			if rating.Manager == 0 {
				continue
			}
			k := key{rating.Demand, r.Unit}
			if cells[k] == nil {
				cells[k] = &sums{}
			}
			if totals[rating.Demand] == nil {
				totals[rating.Demand] = &sums{}
			}
			for _, s := range []*sums{cells[k], totals[rating.Demand]} {
				s.n++
				s.manager += rating.Manager
				if rating.Self > 0 {
					s.both++
					s.self += rating.Self
					s.managerBoth += rating.Manager
				}
			}
		}
	}
	var out []Spread
	for k, s := range cells {
		others := totals[k.demand].n - s.n
		if s.n < minimum || others == 0 {
			continue
		}
		spread := Spread{Unit: k.unit, Demand: k.demand, Rated: s.n, Mean: float64(s.manager) / float64(s.n),
			Others: float64(totals[k.demand].manager-s.manager) / float64(others), SelfAbove: math.NaN()}
		if s.both > 0 {
			spread.SelfAbove = float64(s.self-s.managerBoth) / float64(s.both)
		}
		spread.Apart = math.Abs(spread.Mean-spread.Others) >= limit
		out = append(out, spread)
	}
	slices.SortFunc(out, func(a, b Spread) int { return cmp.Or(cmp.Compare(a.Demand, b.Demand), cmp.Compare(a.Unit, b.Unit)) })
	return out
}

// Shortages returns the needs whose gap is positive, the largest first, and those that are not counted last.
func Shortages(needs []Need) (short, unknown []Need) {
	for _, n := range needs {
		switch gap, ok := n.Gap(); {
		case !ok:
			unknown = append(unknown, n)
		case gap > 0:
			short = append(short, n)
		}
	}
	slices.SortStableFunc(short, func(a, b Need) int {
		x, _ := a.Gap()
		y, _ := b.Gap()
		return cmp.Compare(y, x)
	})
	return short, unknown
}
