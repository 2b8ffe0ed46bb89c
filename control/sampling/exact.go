package sampling

import (
	"math"
	"math/big"
	"strconv"
)

// exactly is a float64 as the decimal that it is written as: 0.9 is nine tenths.
func exactly(x float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// risk is 1 − confidence, in both forms.
type risk struct {
	exact *big.Rat
	near  float64
}

func riskOf(confidence float64) risk {
	r := new(big.Rat).Sub(big.NewRat(1, 1), exactly(confidence))
	near, _ := r.Float64()
	return risk{r, near}
}

// The most that is decided by whole numbers: beyond it they would be slow, and such a tie does not arise in practice.
const (
	exactDraws = 3000
	exactRatio = 1e-10
)

// rejects reports whether at most k errors in the sample would be no more probable than the risk: then the errors of
// the draw's population are refuted. Where floating point is too close to tell, whole numbers decide. The rate of a
// population without end is taken as its decimal.
func (d draw) rejects(k int, r risk) bool {
	p := d.atMost(k)
	if math.Abs(p-r.near) > exactRatio*r.near || d.n > exactDraws {
		return p <= r.near
	}
	return d.exactAtMost(k).Cmp(r.exact) <= 0
}

// exactAtMost is atMost in whole numbers.
func (d draw) exactAtMost(k int) *big.Rat {
	if d.size == 0 {
		rate := exactly(d.rate)
		p, q := rate.Num(), new(big.Int).Sub(rate.Denom(), rate.Num())
		sum := new(big.Int)
		for x := 0; x <= min(k, d.n); x++ {
			t := new(big.Int).Binomial(int64(d.n), int64(x))
			t.Mul(t, new(big.Int).Exp(p, big.NewInt(int64(x)), nil))
			t.Mul(t, new(big.Int).Exp(q, big.NewInt(int64(d.n-x)), nil))
			sum.Add(sum, t)
		}
		return new(big.Rat).SetFrac(sum, new(big.Int).Exp(rate.Denom(), big.NewInt(int64(d.n)), nil))
	}
	sum := new(big.Int)
	for x := d.lowest(); x <= min(k, d.highest()); x++ {
		t := new(big.Int).Binomial(int64(d.errors), int64(x))
		sum.Add(sum, t.Mul(t, new(big.Int).Binomial(int64(d.size-d.errors), int64(d.n-x))))
	}
	return new(big.Rat).SetFrac(sum, new(big.Int).Binomial(int64(d.size), int64(d.n)))
}

// share is ⌈rate·size⌉: the fewest errors of a population of the size that reach the rate.
func share(rate float64, size int) int {
	r := exactly(rate)
	n := new(big.Int).Mul(r.Num(), big.NewInt(int64(size)))
	n.Add(n, new(big.Int).Sub(r.Denom(), big.NewInt(1)))
	return int(n.Div(n, r.Denom()).Int64())
}

// expectedIn is ⌈rate·n⌉, the errors that a sample of n is expected to hold, rounded up.
func expectedIn(rate float64, n int) int { return share(rate, n) }
