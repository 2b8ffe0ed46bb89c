package analysis

import "math"

// XmRChart is the limits of a chart of individual values and moving ranges (styrdiagram). What lies within is ordinary variation.
type XmRChart struct {
	N     int
	Mean  float64
	MRBar float64 // the mean of |xᵢ − xᵢ₋₁|
	Lower float64 // Mean − factor · MRBar
	Upper float64 // Mean + factor · MRBar
	// RangeUpper is the limit of the moving ranges, 3.267 · MRBar (D₄ for two values).
	RangeUpper float64
	// Outside are the indices of the values outside the limits, and Run the length of the last run on one side of the mean.
	Outside []int
	Run     int
}

// XmR computes the chart of values in time order; the factor is 2.66 in the literature. With fewer than two values the
// limits do not exist (NaN).
func XmR(values []float64, factor float64) XmRChart {
	c := XmRChart{N: len(values)}
	if len(values) == 0 {
		nan := math.NaN()
		c.Mean, c.MRBar, c.Lower, c.Upper, c.RangeUpper = nan, nan, nan, nan, nan
		return c
	}
	c.Mean = mean(values)
	sum := 0.0
	for i, v := range values[1:] {
		sum += math.Abs(v - values[i])
	}
	c.MRBar = sum / float64(len(values)-1) // 0/0 for one value: NaN
	c.Lower, c.Upper, c.RangeUpper = c.Mean-factor*c.MRBar, c.Mean+factor*c.MRBar, 3.267*c.MRBar
	side := 0.0
	for i, v := range values {
		if v < c.Lower || v > c.Upper {
			c.Outside = append(c.Outside, i)
		}
		switch s := v - c.Mean; {
		case s*side > 0:
			c.Run++
		default:
			side, c.Run = s, 1
		}
	}
	return c
}

// mean is computed in two passes, so that figures far from zero keep their digits.
func mean(values []float64) float64 {
	n := float64(len(values))
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	first := sum / n
	rest := 0.0
	for _, v := range values {
		rest += v - first
	}
	return first + rest/n
}
