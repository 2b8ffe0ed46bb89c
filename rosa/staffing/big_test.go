package staffing_test

import (
	"math/big"
)

// The queues once more, slowly and with 300 bits: Erlang B as a sum of states, Erlang A as a sum of states for the
// shares and as the density's integral in closed form for the wait. Nothing here is shared with the package.

const bits = 300

func bf(v float64) *big.Float        { return new(big.Float).SetPrec(bits).SetFloat64(v) }
func add(x, y *big.Float) *big.Float { return new(big.Float).SetPrec(bits).Add(x, y) }
func sub(x, y *big.Float) *big.Float { return new(big.Float).SetPrec(bits).Sub(x, y) }
func mul(x, y *big.Float) *big.Float { return new(big.Float).SetPrec(bits).Mul(x, y) }
func quo(x, y *big.Float) *big.Float { return new(big.Float).SetPrec(bits).Quo(x, y) }
func float(x *big.Float) float64     { v, _ := x.Float64(); return v }
func negligible(term, sum *big.Float) bool {
	return term.Sign() == 0 || sum.MantExp(nil)-term.MantExp(nil) > bits
}

// bigInverseB is 1/B(n, A) = Σ n!/(n−j)! A^(−j), from the full state down: other terms in another order than the recursion.
func bigInverseB(n int, a float64) *big.Float {
	sum, term := bf(1), bf(1)
	for j := n; j >= 1; j-- {
		term = quo(mul(term, bf(float64(j))), bf(a))
		sum = add(sum, term)
	}
	return sum
}

func bigErlangB(n int, a float64) *big.Float { return quo(bf(1), bigInverseB(n, a)) }

// bigErlangC is the share of the states n, n+1, … : with T = A^n/n!, C = T·n/(n−A) ÷ (Σ_{k<n} A^k/k! + T·n/(n−A)).
func bigErlangC(n int, a float64) *big.Float {
	waiting := quo(bf(float64(n)), sub(bf(float64(n)), bf(a)))
	return quo(waiting, add(sub(bigInverseB(n, a), bf(1)), waiting))
}

type bigPalm struct{ wait, abandon, meanWait, served float64 }

// bigErlangA adds up the states of M/M/n+M relative to state n: 1 + Σ Π a/(n + jθ). Times in handling times.
func bigErlangA(n int, a, theta, t float64) bigPalm {
	inverse := bigInverseB(n, a)
	queue, weighted := bigStates(float64(n), bf(a), theta)
	total := add(sub(inverse, bf(1)), queue)
	// J = ∫ e^g = queue/n, J(t) = e^g(t) · queue(a·e^(−θt))/n; answered within t follows by integration by parts.
	th, bt := bf(theta), bf(t)
	decay := bigExp(mul(mul(th, bt), bf(-1)))
	g := sub(mul(bf(a), quo(sub(bf(1), decay), th)), mul(bf(float64(n)), bt))
	late, _ := bigStates(float64(n), mul(bf(a), decay), theta)
	e := quo(mul(sub(inverse, bf(1)), bf(a)), bf(float64(n)))
	d := add(e, quo(mul(bf(a), queue), bf(float64(n))))
	served := add(sub(add(e, bigExp(g)), bf(1)), sub(queue, mul(bigExp(g), late)))
	return bigPalm{
		wait:     float(quo(queue, total)),
		abandon:  float(quo(mul(quo(weighted, total), th), bf(a))),
		meanWait: float(quo(quo(weighted, total), bf(a))),
		served:   float(quo(served, d)),
	}
}

// bigStates returns Σ π_{n+j}/π_n and Σ j·π_{n+j}/π_n for j ≥ 0.
func bigStates(n float64, a *big.Float, theta float64) (sum, weighted *big.Float) {
	sum, weighted = bf(1), bf(0)
	term := bf(1)
	for j := 1.0; ; j++ {
		term = quo(mul(term, a), add(bf(n), mul(bf(j), bf(theta))))
		sum = add(sum, term)
		weighted = add(weighted, mul(term, bf(j)))
		if negligible(mul(term, bf(j)), sum) {
			return sum, weighted
		}
	}
}

// bigExp is e^x by its series at x/2^k.
func bigExp(x *big.Float) *big.Float {
	halvings := max(x.MantExp(nil)+20, 0)
	small := new(big.Float).SetPrec(bits+64).SetMantExp(x, -halvings)
	sum, term := new(big.Float).SetPrec(bits+64).SetInt64(1), new(big.Float).SetPrec(bits+64).SetInt64(1)
	for k := int64(1); k < 60; k++ {
		term.Mul(term, small)
		term.Quo(term, new(big.Float).SetPrec(bits+64).SetInt64(k))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return new(big.Float).SetPrec(bits).Set(sum)
}
