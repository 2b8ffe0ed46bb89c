package survey

import (
	"math"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Group is a group's result (grupp). It is read from a tally and does not change with it.
type Group struct {
	Name string
	// N is the number of respondents who answered something, Empty those who answered nothing.
	N, Empty int
	// Mixed says that the answers came in by more than one mode.
	Mixed  bool
	values []Value
}

// Value is an index in a group. One that is suppressed or that nobody answered has no figures: Symbol says which.
type Value struct {
	Code string
	// N is the number of respondents behind the index.
	N int
	// Index is the value 0–100, unrounded; NaN without one. Rounded is the same to the instrument's decimals, half away
	// from zero, from the exact fraction.
	Index   float64
	Rounded decimal.NullDecimal
	// Margin is the 95 % margin of error (felmarginal); NaN when it cannot be estimated.
	Margin float64
	Symbol Symbol
	// Minimum is the rule that decided whether the figure is shown.
	Minimum Minimum
}

// Suppressed reports whether the figure is kept back because too few have answered.
func (v Value) Suppressed() bool { return v.Symbol == SymbolSecret }

// Index returns the value of the index with the code; NaN when it is not shown.
func (g Group) Index(code string) float64 { return g.Value(code).Index }

// Margin returns the margin of error of the index with the code; NaN when it is not shown.
func (g Group) Margin(code string) float64 { return g.Value(code).Margin }

// Value returns the index with the code; one that does not exist has the sign for "not applicable".
func (g Group) Value(code string) Value {
	for _, v := range g.values {
		if v.Code == code {
			return v
		}
	}
	return Value{Code: code, Index: math.NaN(), Margin: math.NaN(), Symbol: SymbolNotApplicable}
}

// Values are all indices in the instrument's order.
func (g Group) Values() []Value { return append([]Value(nil), g.values...) }

// Groups are the groups by name, with what the instrument's minimum for a unit lets be shown.
func (t *Tally) Groups() []Group { return t.GroupsAt(LevelUnit, kvalitet.Date{}) }

// GroupsAt is Groups with the minimum of another level and day.
func (t *Tally) GroupsAt(level Level, on kvalitet.Date) []Group {
	minimum := t.instrument.Minimum(level, on)
	var all []Group
	for _, g := range t.sorted() {
		modes := 0
		for _, n := range g.modes[1:] {
			if n > 0 {
				modes++
			}
		}
		group := Group{Name: g.name, N: g.n, Empty: g.empty, Mixed: modes > 1}
		for i, x := range t.instrument.Indices {
			group.values = append(group.values, t.value(g, i, x, minimum))
		}
		all = append(all, group)
	}
	return all
}

// Count is how many in a group gave the answer to the instrument's question q; NoAnswer and DontKnow are codes too.
// Counts are raw: what is published of them goes through [Table.Suppress].
func (t *Tally) Count(group string, q int, answer uint8) int {
	g, ok := t.groups[group]
	if !ok || q < 0 || q >= len(g.counts) || answer >= slots {
		return 0
	}
	return int(g.counts[q][answer])
}

// ItemMean is the mean grade of question q in a group, those who answered; false when nobody did.
func (t *Tally) ItemMean(group string, q int) (float64, bool) {
	n, sum := 0, 0
	for a := 1; a <= t.instrument.Scale.steps(); a++ {
		k := t.Count(group, q, uint8(a))
		n, sum = n+k, sum+k*(t.instrument.Scale.Min+a-1)
	}
	return float64(sum) / float64(n), n > 0
}

func (t *Tally) value(g *tallied, i int, x Index, minimum Minimum) Value {
	v := Value{Code: x.Code, N: g.respondents[i], Index: math.NaN(), Margin: math.NaN(), Minimum: minimum}
	switch {
	case v.N == 0:
		v.Symbol = SymbolNone
		return v
	case v.N < minimum.N:
		v.Symbol = SymbolSecret
		return v
	}
	weights := x.weights()
	exact, ok := t.indices[i].exact(g.cross[i], weights)
	if !ok { // a question of the index that nobody answered
		v.Symbol = SymbolNone
		return v
	}
	v.Index, _ = exact.Float64()
	v.Rounded = decimal.NewNullDecimal(rounded(exact, t.instrument.Decimals))
	if se := t.indices[i].deviation(g.cross[i], weights, v.N, g.population); se > 0 || float64(v.N) == g.population {
		v.Margin = 1.959963984540054 * se // without variation there is no margin to give
	}
	return v
}

// weights are the questions' shares of the index.
func (x Index) weights() []*big.Rat {
	all, sum := make([]*big.Rat, len(x.Questions)), new(big.Rat)
	for k, p := range x.Questions {
		all[k] = big.NewRat(1, 1)
		if p.Weight != nil {
			all[k] = p.Weight.Rat()
		}
		sum.Add(sum, all[k])
	}
	for _, w := range all {
		w.Quo(w, sum)
	}
	return all
}

// pairs gives the place of each pair of questions in the cross table.
func (x *tallyIndex) pairs(f func(at, j, k int)) {
	at := 0
	for j := range x.questions {
		for k := j; k < len(x.questions); k++ {
			f(at, j, k)
			at += 4
		}
	}
}

// exact is the index as a fraction: Σ weight·(Σy/n)/steps·100.
func (x *tallyIndex) exact(cross []int64, weights []*big.Rat) (*big.Rat, bool) {
	sum, ok := new(big.Rat), true
	x.pairs(func(at, j, k int) {
		if j != k || !ok || weights[j].Sign() == 0 {
			return
		}
		if cross[at] == 0 {
			ok = false
			return
		}
		mean := big.NewRat(cross[at+1]*100, cross[at]*x.steps)
		sum.Add(sum, mean.Mul(mean, weights[j]))
	})
	return sum, ok
}

// deviation is the standard error of the index when respondents are a simple random sample: with u = Σ w(y−ȳ)/n over a
// respondent's answers it is √(n/(n−1)·(1−n/N)·Σu²), which the sums over pairs of questions give.
func (x *tallyIndex) deviation(cross []int64, weights []*big.Rat, n int, population float64) float64 {
	if n < 2 {
		return math.NaN()
	}
	k := len(x.questions)
	mean, part := make([]float64, k), make([]float64, k)
	x.pairs(func(at, j, l int) {
		if j == l && cross[at] > 0 {
			w, _ := weights[j].Float64()
			mean[j] = float64(cross[at+1]) / float64(cross[at])
			part[j] = w * 100 / float64(x.steps) / float64(cross[at])
		}
	})
	v := 0.0
	x.pairs(func(at, j, l int) {
		both, sj, sl, product := float64(cross[at]), float64(cross[at+1]), float64(cross[at+2]), float64(cross[at+3])
		c := part[j] * part[l] * (product - mean[j]*sl - mean[l]*sj + mean[j]*mean[l]*both)
		if j != l {
			c *= 2
		}
		v += c
	})
	v *= float64(n) / float64(n-1)
	if population >= float64(n) {
		v *= 1 - float64(n)/population
	}
	return math.Sqrt(max(v, 0))
}

// rounded is a fraction to a number of decimals, half away from zero.
func rounded(r *big.Rat, decimals int) decimal.Decimal {
	d, err := decimal.NewFromString(r.FloatString(decimals))
	if err != nil {
		return decimal.Decimal{}
	}
	return d
}
