package staffing

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// The bounds of what is calculated. A country's contact centres together stay below them.
const (
	MaxTraffic = 1e7 // erlang
	MaxAgents  = 2e7
)

// ErlangB returns the share of callers who find every agent busy and are turned away (spärr), 0–1. Traffic is in
// erlang (calls × handling time ÷ interval). Both may be fractions; a fraction of an agent is the usual continuation
//
//	1/B(n, A) = A ∫₀^∞ e^(−At) (1+t)^n dt
//
// which for whole n is the recursion B₀ = 1, Bₖ = A·Bₖ₋₁ / (k + A·Bₖ₋₁). The recursion only multiplies and adds positive
// numbers, so that nothing overflows and the relative error stays near n roundings. Without traffic nobody is turned
// away, except by nobody: B(0, 0) is 1. A number that is negative, not finite or above [MaxTraffic] or [MaxAgents] is
// [kvalitet.ErrInvalid].
func ErlangB(agents, traffic float64) (float64, error) {
	if err := valid(agents, traffic); err != nil {
		return 0, err
	}
	return loss(agents, traffic), nil
}

// ErlangC returns the share of callers who have to wait when all do wait, 0–1:
//
//	C = n·B / (n − A·(1 − B))
//
// with [ErlangB]'s B. Traffic that is not less than the agents wraps [ErrOverload].
func ErlangC(agents, traffic float64) (float64, error) {
	if err := valid(agents, traffic); err != nil {
		return 0, err
	}
	if traffic >= agents {
		return 0, &OverloadError{Traffic: traffic, Agents: agents}
	}
	return wait(agents, traffic, loss(agents, traffic)), nil
}

// wait is Erlang C from Erlang B. The difference n − A is taken first: it is what remains just below overload.
func wait(agents, traffic, b float64) float64 {
	return agents * b / ((agents - traffic) + traffic*b)
}

func valid(agents, traffic float64) error {
	var problems []kvalitet.Problem
	add := func(path, sv, en string) {
		problems = append(problems, kvalitet.Problem{Code: "range", Path: path, SV: sv, EN: en})
	}
	if !(agents >= 0 && agents <= MaxAgents) { // NaN too
		add("/agents", "antalet handläggare är inte mellan 0 och 20 000 000", "the number of agents is not between 0 and 20,000,000")
	}
	if !(traffic >= 0 && traffic <= MaxTraffic) {
		add("/traffic", "trafiken är inte mellan 0 och 10 000 000 erlang", "the traffic is not between 0 and 10,000,000 erlang")
	}
	return kvalitet.Invalid(problems)
}

// loss is Erlang B of valid numbers.
func loss(agents, traffic float64) float64 {
	whole, part := math.Modf(agents)
	return climb(part, lossOfPart(part, traffic), part+whole, traffic)
}

// climb follows the recursion from b = B(from, A) to B(to, A), in whole steps. It ends early when nothing is left.
func climb(from, b, to, traffic float64) float64 {
	for k := from + 1; k <= to+0.5 && b > 0; k++ {
		b *= traffic
		b /= k + b
	}
	return b
}

// lossOfPart is B(f, A) for 0 ≤ f < 1. With a = f + 1 the integral is e^A A^(−f) Γ(a, A), an incomplete gamma
// function: by its power series for little traffic, by its continued fraction otherwise.
func lossOfPart(f, traffic float64) float64 {
	if f == 0 {
		return 1
	}
	if traffic == 0 {
		return 0
	}
	a := f + 1
	if traffic < 1.5 {
		term := traffic / a
		series := term
		for k := a + 1; term > series*0x1p-60; k++ {
			term *= traffic / k
			series += term
		}
		return 1 / (math.Exp(traffic)*math.Pow(traffic, -f)*math.Gamma(a) - series)
	}
	return 1 / (traffic * upperGammaFraction(a, traffic))
}

// upperGammaFraction is Γ(a, x) e^x x^(−a) for x ≥ 1.5 and 1 < a < 2, as Legendre's continued fraction by Lentz's method.
func upperGammaFraction(a, x float64) float64 {
	b := x + 1 - a
	c, d := math.Inf(1), 1/b
	h := d
	for i := 1.0; i < 1000; i++ {
		an := -i * (i - a)
		b += 2
		d = 1 / (an*d + b)
		c = b + an/c
		h *= c * d
		if math.Abs(c*d-1) < 0x1p-52 {
			break
		}
	}
	return h
}
