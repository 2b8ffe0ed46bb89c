package sampling

import (
	"fmt"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// dice draws whole numbers below a bound, each equally probable, from a seed and a stream. The bounded draw is by
// multiplication with rejection (D. Lemire, 2019) and stands here, since that of math/rand/v2 is not promised to stay.
type dice struct{ source *rand.PCG }

func newDice(seed, stream uint64) dice { return dice{rand.NewPCG(seed, stream)} }

func (d dice) below(n uint64) uint64 {
	high, low := bits.Mul64(d.source.Uint64(), n)
	if low < n {
		for least := -n % n; low < least; {
			high, low = bits.Mul64(d.source.Uint64(), n)
		}
	}
	return high
}

// Random draws n different items of a population numbered 1–size, all samples equally probable, in the order of the
// draw. The first items are the same whatever n is: a sample that must grow keeps what has been tested.
func Random(size, n int, seed uint64) ([]int, error) {
	if err := drawn(size, n); err != nil {
		return nil, err
	}
	return newDice(seed, 0).random(size, n), nil
}

// random shuffles the numbers 1–size from the front and stops after n. Only places that have been moved are kept.
func (d dice) random(size, n int) []int {
	items := make([]int, n)
	moved := make(map[int]int, n)
	at := func(i int) int {
		if v, ok := moved[i]; ok {
			return v
		}
		return i + 1
	}
	for i := range n {
		j := i + int(d.below(uint64(size-i)))
		items[i] = at(j)
		moved[j] = at(i)
		delete(moved, i)
	}
	return items
}

// Systematic draws n items of a population numbered 1–size at even distance from a random start, in rising order. The
// distance is size/n, not rounded, so every item is equally probable also when n does not divide the size.
func Systematic(size, n int, seed uint64) ([]int, error) {
	if err := drawn(size, n); err != nil {
		return nil, err
	}
	start := newDice(seed, 0).below(uint64(size))
	items := make([]int, n)
	for i := range items {
		items[i] = int((start+uint64(i)*uint64(size))/uint64(n)) + 1
	}
	return items, nil
}

func drawn(size, n int) error {
	var ps check.List
	population(&ps, size, 1)
	ps.If(n < 1 || n > size, "range", "/size", "urvalet är tomt eller större än populationen",
		"the sample is empty or larger than the population")
	return kvalitet.Invalid(ps)
}

// Stratum is a part of the population (stratum): a unit, a kind of case.
type Stratum struct {
	Name string `json:"name"`
	// Population is the number of items in the stratum, at least 1.
	Population int `json:"population"`
	// Size is how many of them are drawn; [Allocate] fills it in.
	Size int `json:"size,omitzero"`
	// Items are those drawn, numbered from 1 within the stratum, in the order of the draw.
	Items []int `json:"items,omitempty"`
}

// Allocate divides a sample of n among the strata in proportion to their populations: every stratum gets one, and the
// rest goes by largest remainder, the first stratum before when remainders are equal. No stratum gets more than it has.
func Allocate(strata []Stratum, n int) ([]Stratum, error) {
	total, err := strataTotal(strata)
	if err != nil {
		return nil, err
	}
	var ps check.List
	ps.If(n < len(strata) || n > total, "range", "/size", fmt.Sprintf("urvalet ska vara minst %d (ett per stratum) och högst %d", len(strata), total),
		fmt.Sprintf("the sample is to be at least %d (one per stratum) and at most %d", len(strata), total))
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	out := slices.Clone(strata)
	type remainder struct {
		stratum int
		rest    *big.Int
	}
	rest := make([]remainder, len(out))
	left := n
	for i := range out {
		product := new(big.Int).Mul(big.NewInt(int64(n)), big.NewInt(int64(out[i].Population)))
		whole, r := product.DivMod(product, big.NewInt(int64(total)), new(big.Int))
		out[i].Size, out[i].Items = int(whole.Int64()), nil
		if out[i].Size == 0 { // its one is more than its part
			out[i].Size, r = 1, new(big.Int)
		}
		left -= out[i].Size
		rest[i] = remainder{i, r}
	}
	slices.SortStableFunc(rest, func(a, b remainder) int { return b.rest.Cmp(a.rest) })
	for i := 0; left > 0; i = (i + 1) % len(rest) {
		if s := &out[rest[i].stratum]; s.Size < s.Population {
			s.Size++
			left--
		}
	}
	for ; left < 0; left++ { // the ones of small strata are taken from the largest
		largest := 0
		for i := range out {
			if out[i].Size > out[largest].Size {
				largest = i
			}
		}
		out[largest].Size--
	}
	return out, nil
}

// Stratified allocates a sample of n and draws each stratum at random, from a stream of its own: another stratum does
// not change what is drawn in this one.
func Stratified(strata []Stratum, n int, seed uint64) ([]Stratum, error) {
	out, err := Allocate(strata, n)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Items = newDice(seed, uint64(i)).random(out[i].Population, out[i].Size)
	}
	return out, nil
}

func strataTotal(strata []Stratum) (int, error) {
	var ps check.List
	ps.If(len(strata) == 0, "missing", "/strata", "inget stratum är angivet", "there is no stratum")
	check.Unique(&ps, "/strata", strata, func(s Stratum) string { return s.Name })
	total := 0
	for i, s := range strata {
		ps.If(s.Population < 1 || s.Population > MaxPopulation-total, "range", check.At("/strata", i)+"/population",
			fmt.Sprintf("populationen är inte 1–%d", MaxPopulation), fmt.Sprintf("the population is not 1–%d", MaxPopulation))
		if s.Population > 0 && s.Population <= MaxPopulation-total {
			total += s.Population
		}
	}
	return total, kvalitet.Invalid(ps)
}
