package sampling

import "math"

// draw is a sample of n from a population of a size with so many errors (hypergeometric), or from one without end at a
// rate (binomial, size 0). The terms are computed by Loader's saddle-point form, which cancels nothing, and summed from
// the side where they fall.
type draw struct {
	n      int
	size   int     // 0: without end
	errors int     // in the population, when it has a size
	rate   float64 // of errors, when it has none
}

// lowest and highest are the fewest and the most errors that the sample can hold.
func (d draw) lowest() int {
	if d.size == 0 {
		return 0
	}
	return max(0, d.n-(d.size-d.errors))
}

func (d draw) highest() int {
	if d.size == 0 {
		return d.n
	}
	return min(d.n, d.errors)
}

// term is the probability of exactly k errors.
func (d draw) term(k int) float64 {
	if d.size == 0 {
		return binomialTerm(float64(k), float64(d.n), d.rate, 1-d.rate)
	}
	p := float64(d.n) / float64(d.size)
	q := float64(d.size-d.n) / float64(d.size)
	return binomialTerm(float64(k), float64(d.errors), p, q) *
		binomialTerm(float64(d.n-k), float64(d.size-d.errors), p, q) /
		binomialTerm(float64(d.n), float64(d.size), p, q)
}

// down is term(k−1)/term(k).
func (d draw) down(k int) float64 {
	x, n := float64(k), float64(d.n)
	if d.size == 0 {
		return x / (n - x + 1) * (1 - d.rate) / d.rate
	}
	errors, size := float64(d.errors), float64(d.size)
	return x / (n - x + 1) * (size - errors - n + x) / (errors - x + 1)
}

// atMost is the probability of at most k errors.
func (d draw) atMost(k int) float64 {
	switch {
	case k < d.lowest():
		return 0
	case k >= d.highest():
		return 1
	}
	mean := float64(d.n) * d.rate
	if d.size > 0 {
		mean = float64(d.n) * float64(d.errors) / float64(d.size)
	}
	if float64(k) <= mean {
		return d.sumDown(k)
	}
	return 1 - d.sumUp(k+1)
}

// sumDown sums the terms from k down to the lowest.
func (d draw) sumDown(k int) float64 {
	sum, t := 0.0, 1.0
	for x := k; x >= d.lowest() && t > sum*1e-17; x-- {
		sum += t
		t *= d.down(x)
	}
	return d.term(k) * sum
}

// sumUp sums the terms from k up to the highest.
func (d draw) sumUp(k int) float64 {
	sum, t := 0.0, 1.0
	for x := k; x <= d.highest() && t > sum*1e-17; x++ {
		sum += t
		if x < d.highest() {
			t /= d.down(x + 1)
		}
	}
	return d.term(k) * sum
}

// binomialTerm is the probability of x successes of n, p and q = 1−p given apart so that neither loses digits.
// C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
func binomialTerm(x, n, p, q float64) float64 {
	switch {
	case x < 0 || x > n:
		return 0
	case p == 0:
		return oneIf(x == 0)
	case q == 0:
		return oneIf(x == n)
	case x == 0:
		return math.Exp(n * logOf(q, p))
	case x == n:
		return math.Exp(n * logOf(p, q))
	}
	log := remainder(n) - remainder(x) - remainder(n-x) - deviance(x, n*p) - deviance(n-x, n*q)
	return math.Exp(log) * math.Sqrt(n/(2*math.Pi*x*(n-x)))
}

func oneIf(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// logOf is the logarithm of p, whose complement is known.
func logOf(p, complement float64) float64 {
	if p > 0.5 {
		return math.Log1p(-complement)
	}
	return math.Log(p)
}

// remainder is log n! − [log √(2πn) + n·log n − n], the error of Stirling's formula.
func remainder(n float64) float64 {
	if n < 16 {
		lg, _ := math.Lgamma(n + 1)
		return lg - (n+0.5)*math.Log(n) + n - 0.5*math.Log(2*math.Pi)
	}
	y := 1 / (n * n)
	return (1.0/12 - y*(1.0/360-y*(1.0/1260-y*(1.0/1680-y*(1.0/1188-y*(691.0/360360)))))) / n
}

// deviance is x·log(x/m) + m − x, also where x is close to m.
func deviance(x, m float64) float64 {
	if math.Abs(x-m) >= 0.1*(x+m) {
		return x*math.Log(x/m) + m - x
	}
	v := (x - m) / (x + m)
	sum, power := (x-m)*v, 2*x*v
	for j := 1.0; j < 1000; j++ {
		power *= v * v
		next := sum + power/(2*j+1)
		if next == sum {
			break
		}
		sum = next
	}
	return sum
}
