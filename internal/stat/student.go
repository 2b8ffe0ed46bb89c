package stat

import "math"

// StudentTail is the probability that a variable with Student's t distribution is larger than x. Infinite degrees of
// freedom are the normal distribution.
func StudentTail(x, df float64) float64 {
	switch {
	case !(df > 0) || math.IsNaN(x):
		return math.NaN()
	case math.IsInf(df, 1):
		return NormalCDF(-x)
	case x < 0:
		return 1 - StudentTail(-x, df)
	}
	square := x * x
	return 0.5 * betaCDF(df/(df+square), square/(df+square), df/2, 0.5)
}

// StudentQuantile is the x below which the share p of Student's t distribution lies.
func StudentQuantile(p, df float64) float64 {
	switch {
	case !(df > 0) || !(p >= 0 && p <= 1):
		return math.NaN()
	case math.IsInf(df, 1):
		return NormalQuantile(p)
	case p < 0.5:
		return -StudentQuantile(1-p, df)
	case p == 0.5:
		return 0
	case p == 1:
		return math.Inf(1)
	}
	tail := 1 - p
	low, high := 0.0, 1.0
	for StudentTail(high, df) > tail {
		low, high = high, high*2
	}
	x := (low + high) / 2
	scale := logBeta(df/2, 0.5) + 0.5*math.Log(df)
	for range 200 {
		off := StudentTail(x, df) - tail
		if off < 0 {
			high = x
		} else {
			low = x
		}
		next := x + off*math.Exp(scale+(df+1)/2*math.Log1p(x*x/df))
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		if math.Abs(next-x) <= 4e-16*x {
			return next
		}
		x = next
	}
	return x
}

// FTail is the probability that a variable with the F distribution is larger than x.
func FTail(x, df1, df2 float64) float64 {
	switch {
	case !(df1 > 0 && df2 > 0) || math.IsNaN(x):
		return math.NaN()
	case x <= 0:
		return 1
	case math.IsInf(x, 1):
		return 0
	case math.IsInf(df2, 1):
		return ChiSquareTail(x*df1, df1)
	}
	sum := df2 + df1*x
	return betaCDF(df2/sum, df1*x/sum, df2/2, df1/2)
}
