package sampling

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// MaxPopulation is the largest population that is calculated with.
const MaxPopulation = 1_000_000_000

// Plan is what an attribute sample shall show (plan för avvikelseprövning): that the share of errors in the population
// is below Tolerable, with the confidence, when the sample holds no more errors than expected.
type Plan struct {
	// Population is the number of items; 0 is one without end, or of a size that is not known.
	Population int `json:"population,omitzero"`
	// Tolerable is the share of errors that is just too high, in the open interval 0–1.
	Tolerable float64 `json:"tolerable"`
	// Confidence is the probability to discover it, in the open interval 0–1; 1 minus it is the risk of overreliance.
	Confidence float64 `json:"confidence"`
	// Expected is the number of errors that the sample may hold; ExpectedRate is the share of errors that the population
	// is expected to have. Only one of them may be above zero.
	Expected     int     `json:"expected,omitzero"`
	ExpectedRate float64 `json:"expectedRate,omitzero"`
}

// Problems reports numbers outside their range ("range"), both kinds of expectation at once ("conflict"), and an
// expected rate that is not below the tolerable one ("order").
func (p Plan) Problems() []kvalitet.Problem {
	var ps check.List
	population(&ps, p.Population, 0)
	open(&ps, "/tolerable", p.Tolerable)
	open(&ps, "/confidence", p.Confidence)
	ps.If(p.Expected < 0 || p.Expected > MaxPopulation, "range", "/expected", "antalet väntade fel är inte rimligt",
		"the number of expected errors is out of range")
	if p.ExpectedRate != 0 {
		open(&ps, "/expectedRate", p.ExpectedRate)
		ps.If(p.Expected != 0, "conflict", "/expectedRate", "väntade fel anges antingen som antal eller som andel",
			"expected errors are either a number or a rate")
		ps.If(p.ExpectedRate >= p.Tolerable, "order", "/expectedRate",
			"den väntade felandelen är inte lägre än den godtagbara: inget urval kan visa det",
			"the expected rate is not below the tolerable one: no sample can show that")
	}
	return ps
}

// Validate returns the problems as an error.
func (p Plan) Validate() error { return kvalitet.Invalid(p.Problems()) }

func population(ps *check.List, n, least int) {
	ps.If(n < least || n > MaxPopulation, "range", "/population",
		fmt.Sprintf("populationen är inte %d–%d", least, MaxPopulation), fmt.Sprintf("the population is not %d–%d", least, MaxPopulation))
}

func open(ps *check.List, path string, x float64) {
	ps.If(!(x > 0 && x < 1), "range", path, "talet ligger inte mellan 0 och 1", "the number is not between 0 and 1")
}

// maxErrors bounds the search for an expected rate: one so close to the tolerable that more errors than these would
// have to be found needs a sample that nobody tests.
const maxErrors = 20_000

// Sized is the answer of [Size].
type Sized struct {
	// Size is the number of items to test.
	Size int `json:"size"`
	// Allowed is how many errors the sample may hold and still show what was planned.
	Allowed int `json:"allowed"`
	// Risk is the probability of at most so many errors when the population is just too bad; at most 1 − confidence.
	Risk float64 `json:"risk"`
}

// Size returns the smallest sample that shows the plan: the smallest n for which at most Allowed errors have a
// probability of at most 1 − confidence when the population holds ⌈tolerable·population⌉ errors (or has the tolerable
// rate, without a population). With an expected rate e the errors allowed are the fewest k with e·n ≤ k, which is how
// the AICPA's tables are made. A population too small to show it is tested whole. It is an error when the expected
// errors are no fewer than those that are too many, or the expected rate is so close to the tolerable one that more
// than 20 000 errors would have to be allowed.
func Size(p Plan) (Sized, error) {
	if err := p.Validate(); err != nil {
		return Sized{}, err
	}
	r := riskOf(p.Confidence)
	for k := p.Expected; ; k++ {
		n, ok := p.sizeFor(k, r)
		if !ok || k-p.Expected > maxErrors {
			return Sized{}, kvalitet.Invalid([]kvalitet.Problem{{Code: "order", Path: "/expected",
				SV: "de väntade felen når, eller nästan når, den godtagbara felandelen: inget rimligt urval kan visa det",
				EN: "the expected errors reach, or nearly reach, the tolerable rate: no sample of a reasonable size can show that"}})
		}
		if p.ExpectedRate == 0 || expectedIn(p.ExpectedRate, n) <= k {
			return Sized{Size: n, Allowed: k, Risk: p.tooBad(n).atMost(k)}, nil
		}
	}
}

// tooBad is a sample of n from a population that is just too bad.
func (p Plan) tooBad(n int) draw {
	if p.Population == 0 {
		return draw{n: n, rate: p.Tolerable}
	}
	return draw{n: n, size: p.Population, errors: share(p.Tolerable, p.Population)}
}

// sizeFor finds the smallest n by doubling and halving: the probability of at most k errors falls with n.
func (p Plan) sizeFor(k int, r risk) (int, bool) {
	most := MaxPopulation
	if p.Population > 0 {
		most = p.Population
	}
	if k >= most || p.Population > 0 && k >= share(p.Tolerable, p.Population) {
		return 0, false
	}
	high := k + 1
	for high < most && !p.tooBad(high).rejects(k, r) {
		high = min(2*high, most)
	}
	if !p.tooBad(high).rejects(k, r) {
		return 0, false
	}
	low := k // k items always hold at most k errors
	for high-low > 1 {
		if mid := low + (high-low)/2; p.tooBad(mid).rejects(k, r) {
			high = mid
		} else {
			low = mid
		}
	}
	return high, true
}

// Limit is what may be said of the population after the test (slutsats).
type Limit struct {
	// Rate is the highest share of errors that the sample does not refute, 0–1.
	Rate float64 `json:"rate"`
	// Errors is the number of errors of that share; with a population only.
	Errors int `json:"errors,omitzero"`
	// Found is the share of errors in the sample.
	Found float64 `json:"found"`
}

// UpperLimit returns the one-sided upper limit of the share of errors after a test of n items with so many errors: the
// highest for which the errors found, or fewer, have a probability above 1 − confidence. Without a population it is
// the limit of Clopper and Pearson; with one it is exact in whole errors. A population may be 0 for one without end.
func UpperLimit(size, n, errors int, confidence float64) (Limit, error) {
	var ps check.List
	population(&ps, size, 0)
	open(&ps, "/confidence", confidence)
	ps.If(n < 1 || n > MaxPopulation || size > 0 && n > size, "range", "/size",
		"urvalet är tomt eller större än populationen", "the sample is empty or larger than the population")
	ps.If(errors < 0 || errors > n, "range", "/found", "antalet fel är inte mellan 0 och urvalets storlek",
		"the number of errors is not between 0 and the size of the sample")
	if len(ps) > 0 {
		return Limit{}, kvalitet.Invalid(ps)
	}
	found := float64(errors) / float64(n)
	if size == 0 {
		if errors == n {
			return Limit{Rate: 1, Found: found}, nil
		}
		if errors == 0 { // the quantile has a closed form
			return Limit{Rate: -math.Expm1(math.Log(riskOf(confidence).near) / float64(n)), Found: found}, nil
		}
		return Limit{Rate: stat.BetaQuantile(confidence, float64(errors)+1, float64(n-errors)), Found: found}, nil
	}
	r := riskOf(confidence)
	low, high := errors, size-(n-errors) // low is never refuted; high is the most that there can be
	for low < high {
		mid := low + (high-low+1)/2
		if (draw{n: n, size: size, errors: mid}).rejects(errors, r) {
			high = mid - 1
		} else {
			low = mid
		}
	}
	return Limit{Rate: float64(low) / float64(size), Errors: low, Found: found}, nil
}
