package estimate

import "math"

// Diagnostics say what the adjustments have done to the weights (viktdiagnostik).
type Diagnostics struct {
	// N is the number of respondents with a weight, Sum the sum of the weights: the estimated population.
	N   int
	Sum float64
	// Smallest and Largest weight; NaN without respondents.
	Smallest, Largest float64
	// Kish is the effect of unequal weights on the variance of a mean, n·Σw²/(Σw)²: 1 when all are equal.
	Kish float64
	// Effective is the number of respondents with equal weights that would say as much, (Σw)²/Σw².
	Effective float64
}

// Diagnostics looks at the weights of the domain.
func (s *Sample) Diagnostics() Diagnostics {
	d := Diagnostics{Smallest: math.NaN(), Largest: math.NaN()}
	squares := 0.0
	for i := range s.weights {
		w := s.weight(i)
		if w == 0 {
			continue
		}
		if d.N++; d.N == 1 {
			d.Smallest, d.Largest = w, w
		}
		d.Smallest, d.Largest = math.Min(d.Smallest, w), math.Max(d.Largest, w)
		d.Sum += w
		squares += w * w
	}
	d.Kish = float64(d.N) * squares / (d.Sum * d.Sum)
	d.Effective = d.Sum * d.Sum / squares
	return d
}
