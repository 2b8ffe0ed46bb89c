package stat

import "math"

// BetaCDF is the regularised incomplete beta function I_x(a, b): the probability that a beta variable is at most x.
func BetaCDF(x, a, b float64) float64 {
	switch {
	case !(a > 0 && b > 0) || math.IsNaN(x):
		return math.NaN()
	case x <= 0:
		return 0
	case x >= 1:
		return 1
	}
	return betaCDF(x, 1-x, a, b)
}

// betaCDF takes x and its complement apart, so that an x near 1 loses no digit.
func betaCDF(x, complement, a, b float64) float64 {
	if x <= 0 {
		return 0
	}
	if complement <= 0 {
		return 1
	}
	front := math.Exp(a*logOf(x, complement) + b*logOf(complement, x) - logBeta(a, b))
	// Close to 1 the fraction of x would lose digits where that of the complement still converges.
	nearOne := complement < 1e-5 && complement < 4*(b+1)/(a+b+2)
	if x < (a+1)/(a+b+2) && !nearOne {
		return front * betaFraction(x, a, b) / a
	}
	return 1 - front*betaFraction(complement, b, a)/b
}

// logOf is the logarithm of x, whose complement is known.
func logOf(x, complement float64) float64 {
	if x > 0.5 {
		return math.Log1p(-complement)
	}
	return math.Log(x)
}

// betaFraction is the continued fraction of the incomplete beta function by the method of Lentz.
func betaFraction(x, a, b float64) float64 {
	const tiny, eps = 1e-300, 1e-16
	c, d := 1.0, 1-(a+b)*x/(a+1)
	if math.Abs(d) < tiny {
		d = tiny
	}
	d = 1 / d
	h := d
	for m := 1.0; m < 100_000; m++ {
		for _, numerator := range [2]float64{
			m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m)),
			-(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1)),
		} {
			if d = 1 + numerator*d; math.Abs(d) < tiny {
				d = tiny
			}
			if c = 1 + numerator/c; math.Abs(c) < tiny {
				c = tiny
			}
			d = 1 / d
			h *= d * c
		}
		if math.Abs(d*c-1) < eps {
			break
		}
	}
	return h
}

// logBeta is the logarithm of the beta function. For large arguments the three logarithms of the gamma function would
// cancel; Stirling's series with its correction keeps the digits.
func logBeta(a, b float64) float64 {
	if a > b {
		a, b = b, a
	}
	if a >= 10 {
		correction := stirling(a) + stirling(b) - stirling(a+b)
		return -0.5*math.Log(b) + 0.5*math.Log(2*math.Pi) + correction + (a-0.5)*math.Log(a/(a+b)) + b*math.Log1p(-a/(a+b))
	}
	la, _ := math.Lgamma(a)
	if b >= 10 {
		correction := stirling(b) - stirling(a+b)
		return la + correction + a - a*math.Log(a+b) + (b-0.5)*math.Log1p(-a/(a+b))
	}
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	return la + lb - lab
}

// stirling is log Γ(x) − [(x−½)·log x − x + ½·log 2π] for x ≥ 10.
func stirling(x float64) float64 {
	y := 1 / (x * x)
	return (1.0/12 - y*(1.0/360-y*(1.0/1260-y*(1.0/1680-y*(1.0/1188-y*(691.0/360360-y/156)))))) / x
}

// BetaQuantile is the x with BetaCDF(x, a, b) = p.
func BetaQuantile(p, a, b float64) float64 {
	switch {
	case !(p >= 0 && p <= 1 && a > 0 && b > 0) || math.IsInf(a, 0) || math.IsInf(b, 0):
		return math.NaN()
	case p == 0 || p == 1:
		return p
	}
	low, high := 0.0, 1.0
	x := a / (a + b)
	scale := logBeta(a, b)
	for range 200 {
		off := BetaCDF(x, a, b) - p
		if off > 0 {
			high = x
		} else {
			low = x
		}
		next := x - off*math.Exp(scale-(a-1)*math.Log(x)-(b-1)*math.Log1p(-x))
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		if math.Abs(next-x) <= 1e-16*x {
			return next
		}
		x = next
	}
	return x
}
