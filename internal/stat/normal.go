package stat

import "math"

// NormalCDF is the probability that a standard normal variable is at most x.
func NormalCDF(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }

// NormalQuantile is the x with NormalCDF(x) = p; ±Inf for 1 and 0.
func NormalQuantile(p float64) float64 {
	switch {
	case !(p >= 0 && p <= 1):
		return math.NaN()
	case p > 0.5:
		return -NormalQuantile(1 - p)
	case p == 0:
		return math.Inf(-1)
	case p == 0.5:
		return 0
	}
	x := -math.Sqrt(-2 * math.Log(p)) // beyond the quantile, so that the steps approach it from one side
	for range 100 {
		cdf := NormalCDF(x)
		step := math.Log(cdf/p) * cdf * math.Sqrt(2*math.Pi) * math.Exp(x*x/2) // Newton's method on log CDF
		if math.IsNaN(step) || math.Abs(step) <= 1e-16*math.Abs(x) {
			break
		}
		x -= step
	}
	return x
}
