package sampling

import (
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// ReliabilityFactor is the Poisson factor of an upper limit: the mean for which at most so many errors have the
// probability 1 − confidence. At 95 % it is 3.00, 4.74, 6.30, 7.75 … for 0, 1, 2, 3 … errors. It is NaN outside
// errors ≥ 0 and 0 < confidence < 1.
func ReliabilityFactor(errors int, confidence float64) float64 {
	if errors < 0 || !(confidence > 0 && confidence < 1) {
		return math.NaN()
	}
	target := riskOf(confidence).near
	if errors == 0 {
		return -math.Log(target)
	}
	df := 2 * (float64(errors) + 1)
	low, high := 0.0, df
	for stat.ChiSquareTail(2*high, df) > target {
		low, high = high, 2*high
	}
	for range 200 {
		mid := low + (high-low)/2
		if mid <= low || mid >= high {
			break
		}
		if stat.ChiSquareTail(2*mid, df) > target {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

// expansion is the factor by which an expected misstatement is raised, by risk in per cent (AICPA, Audit Sampling).
var expansion = []struct {
	risk, factor float64
}{{0.01, 1.9}, {0.05, 1.6}, {0.10, 1.5}, {0.15, 1.4}, {0.20, 1.3}, {0.25, 1.25}, {0.30, 1.2}, {0.37, 1.15}, {0.50, 1}}

// ExpansionFactor returns the published factor for the confidence, between two published ones the line between them.
func ExpansionFactor(confidence float64) float64 {
	r := riskOf(confidence).near
	if r <= expansion[0].risk {
		return expansion[0].factor
	}
	for i := 1; i < len(expansion); i++ {
		a, b := expansion[i-1], expansion[i]
		if r <= b.risk {
			return a.factor + (r-a.risk)/(b.risk-a.risk)*(b.factor-a.factor)
		}
	}
	return 1
}

// MoneyPlan is what a sample by amount shall show (plan för urval efter belopp). Amounts are in öre.
type MoneyPlan struct {
	// Amount is the sum of all items, Tolerable the misstatement that is just too large, Expected the one that there
	// probably is.
	Amount    int64 `json:"amount"`
	Tolerable int64 `json:"tolerable"`
	Expected  int64 `json:"expected,omitzero"`
	// Confidence is in the open interval 0–1.
	Confidence float64 `json:"confidence"`
}

// MaxAmount is the largest sum in öre: ten thousand billion kronor.
const MaxAmount = 1_000_000_000_000_000

// Problems reports numbers outside their range ("range") and an expected misstatement that, raised by its factor, is
// not below the tolerable one ("order").
func (p MoneyPlan) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(p.Amount < 1 || p.Amount > MaxAmount, "range", "/amount", "summan är inte rimlig", "the sum is out of range")
	ps.If(p.Tolerable < 1 || p.Tolerable > p.Amount, "range", "/tolerable", "det godtagbara felet är inte mellan 0 och summan",
		"the tolerable misstatement is not between 0 and the sum")
	open(&ps, "/confidence", p.Confidence)
	ps.If(p.Expected < 0 || float64(p.Expected)*ExpansionFactor(p.Confidence) >= float64(p.Tolerable), "order", "/expected",
		"det väntade felet är inte lägre än det godtagbara", "the expected misstatement is not below the tolerable one")
	return ps
}

// Validate returns the problems as an error.
func (p MoneyPlan) Validate() error { return kvalitet.Invalid(p.Problems()) }

// Interval is the distance between two drawn öre, rounded down: (tolerable − expected·expansion factor) / R₀.
func (p MoneyPlan) Interval() (int64, error) {
	if err := p.Validate(); err != nil {
		return 0, err
	}
	room := float64(p.Tolerable) - float64(p.Expected)*ExpansionFactor(p.Confidence)
	return max(1, int64(room/ReliabilityFactor(0, p.Confidence))), nil
}

// Size is the number of draws, ⌈amount/interval⌉.
func (p MoneyPlan) Size() (int, error) {
	interval, err := p.Interval()
	if err != nil {
		return 0, err
	}
	return int((p.Amount + interval - 1) / interval), nil
}

// MoneyItem is an item drawn by amount.
type MoneyItem struct {
	// Item is its number, from 1, in the order of the amounts.
	Item   int   `json:"item"`
	Amount int64 `json:"amount"`
	// Certain says that the amount reaches the interval: such an item is always drawn, and its error is not projected.
	Certain bool `json:"certain,omitempty"`
}

// Money draws items by amount: from a random start, each öre at the interval's distance picks the item that it lies
// in. Items of zero and credits (negative amounts) cannot be drawn and are to be looked at by themselves. The items
// are in rising order, each once.
func Money(amounts []int64, interval int64, seed uint64) ([]MoneyItem, error) {
	var ps check.List
	ps.If(interval < 1 || interval > MaxAmount, "range", "/interval", "intervallet är inte rimligt", "the interval is out of range")
	sum := int64(0)
	for i, a := range amounts {
		if a > MaxAmount-sum {
			ps.Add("range", check.At("/amounts", i), "summan blir för stor", "the sum becomes too large")
			break
		}
		sum += max(a, 0)
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	next := int64(newDice(seed, 0).below(uint64(interval)))
	items := []MoneyItem{}
	passed := int64(0)
	for i, a := range amounts {
		if a <= 0 {
			continue
		}
		passed += a
		if next >= passed {
			continue
		}
		items = append(items, MoneyItem{Item: i + 1, Amount: a, Certain: a >= interval})
		next += ((passed-1-next)/interval + 1) * interval
	}
	return items, nil
}

// Misstatement is an item that proved wrong: what the books say and what is right, in öre.
type Misstatement struct {
	Book  int64 `json:"book"`
	Right int64 `json:"right"`
}

// Projection is what the misstatements found say of the whole sum, in öre rounded to the nearest (slutsats).
type Projection struct {
	// Likely is the projected overstatement.
	Likely int64 `json:"likely"`
	// Upper is the upper limit of the overstatement (Stringer), Basic the part of it that is there also when nothing
	// was found.
	Upper int64 `json:"upper"`
	Basic int64 `json:"basic"`
	// Understated is the sum of the understatements found, which are not projected and not set off.
	Understated int64 `json:"understated"`
}

// Project evaluates a sample that was drawn with the interval. An item below the interval has a taint, the share of
// its amount that is wrong; the taints in falling order are weighed with the steps between the reliability factors.
// Items that reach the interval count with their own error. A share above 1 (a right amount below zero) is kept as it
// is.
func Project(found []Misstatement, interval int64, confidence float64) (Projection, error) {
	var ps check.List
	open(&ps, "/confidence", confidence)
	ps.If(interval < 1 || interval > MaxAmount, "range", "/interval", "intervallet är inte rimligt", "the interval is out of range")
	for i, m := range found {
		ps.If(m.Book < 1 || m.Book > MaxAmount || m.Right < -MaxAmount || m.Right > MaxAmount, "range", check.At("/found", i),
			fmt.Sprintf("beloppet %d är inte rimligt", m.Book), fmt.Sprintf("the amount %d is out of range", m.Book))
	}
	if len(ps) > 0 {
		return Projection{}, kvalitet.Invalid(ps)
	}
	var taints []float64
	var p Projection
	certain := 0.0
	for _, m := range found {
		switch wrong := m.Book - m.Right; {
		case wrong < 0:
			p.Understated -= wrong
		case m.Book >= interval:
			certain += float64(wrong)
		default:
			taints = append(taints, float64(wrong)/float64(m.Book))
		}
	}
	slices.SortFunc(taints, func(a, b float64) int {
		switch {
		case a > b:
			return -1
		case a < b:
			return 1
		default:
			return 0
		}
	})
	j := float64(interval)
	before := ReliabilityFactor(0, confidence)
	basic := before * j
	likely, upper := certain, certain+basic
	for i, t := range taints {
		factor := ReliabilityFactor(i+1, confidence)
		likely += t * j
		upper += t * j * (factor - before)
		before = factor
	}
	p.Likely, p.Upper, p.Basic = int64(math.Round(likely)), int64(math.Round(upper)), int64(math.Round(basic))
	return p, nil
}
