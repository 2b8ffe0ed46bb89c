package estimate

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// base counts who is behind a value: respondents, and whether they are of a single primary unit.
func (s *Sample) base() (n int, weight float64, alone bool) {
	first, several := int32(-1), false
	var sum precise
	for i, u := range s.levels[0].unit {
		w := s.weight(i)
		if w == 0 {
			continue
		}
		n++
		sum.add(w)
		several = several || first >= 0 && first != u
		first = u
	}
	return n, sum.value(), !several
}

var problemSize = kvalitet.Problem{Code: "size", SV: "variabeln har ett annat antal rader än designen",
	EN: "the variable has another number of rows than the design"}

func columns(s *Sample, ys ...[]float64) *kvalitet.Problem {
	for _, y := range ys {
		if len(y) != len(s.weights) {
			return &problemSize
		}
	}
	return nil
}

// TotalOf is Σwy over those in the domain who answered (Horvitz–Thompson).
func (s *Sample) TotalOf(y []float64) Linearised {
	if p := columns(s, y); p != nil {
		return Linearised{problem: p}
	}
	a := s.answered(y)
	l := Linearised{z: make([]float64, len(y)), in: a.in}
	if l.n, _, _ = a.base(); l.n == 0 {
		return Linearised{problem: &problemEmpty}
	}
	for i, v := range y {
		if w := a.weight(i); w != 0 {
			l.z[i] = w * v
			l.value += l.z[i]
		}
	}
	return l
}

// MeanOf is Σwy/Σw over those in the domain who answered (Hájek).
func (s *Sample) MeanOf(y []float64) Linearised {
	if p := columns(s, y); p != nil {
		return Linearised{problem: p}
	}
	a := s.answered(y)
	l := Linearised{z: make([]float64, len(y)), in: a.in}
	var sum float64
	var mean precise
	if l.n, sum, l.alone = a.base(); l.n == 0 {
		return Linearised{problem: &problemEmpty}
	}
	for i, v := range y {
		if w := a.weight(i); w != 0 {
			mean.add(w * v / sum)
		}
	}
	l.value = mean.value()
	for i, v := range y {
		if w := a.weight(i); w != 0 {
			l.z[i] = w * (v - l.value) / sum
		}
	}
	return l
}

// RatioOf is Σwy/Σwx over those in the domain who answered both (kvotskattning).
func (s *Sample) RatioOf(y, x []float64) Linearised {
	if p := columns(s, y, x); p != nil {
		return Linearised{problem: p}
	}
	a := s.answered(y).answered(x)
	var top, bottom float64
	l := Linearised{z: make([]float64, len(y)), in: a.in}
	if l.n, _, l.alone = a.base(); l.n == 0 {
		return Linearised{problem: &problemEmpty}
	}
	for i := range y {
		if w := a.weight(i); w != 0 {
			top, bottom = top+w*y[i], bottom+w*x[i]
		}
	}
	if bottom == 0 {
		return Linearised{problem: &problemZero}
	}
	l.value = top / bottom
	for i := range y {
		if w := a.weight(i); w != 0 {
			l.z[i] = w * (y[i] - l.value*x[i]) / bottom
		}
	}
	return l
}

// Total estimates the population total (summa). NaN in y is "not answered".
func (s *Sample) Total(y []float64) Estimate {
	e := s.Estimate(s.TotalOf(y))
	return s.effect(e, y, true)
}

// Mean estimates the population mean (medelvärde). NaN in y is "not answered".
func (s *Sample) Mean(y []float64) Estimate {
	return s.effect(s.Estimate(s.MeanOf(y)), y, false)
}

// Ratio estimates the ratio of two totals (kvot).
func (s *Sample) Ratio(y, x []float64) Estimate {
	l := s.RatioOf(y, x)
	e := s.Estimate(l)
	if l.problem != nil {
		return e
	}
	r := make([]float64, len(y))
	for i := range r {
		r[i] = y[i] - l.value*x[i]
	}
	return s.effect(e, r, true)
}

// Variance estimates the population variance of y: the mean of (y−ȳ)²·n/(n−1), where n counts everybody in the domain.
func (s *Sample) Variance(y []float64) Estimate {
	l := s.MeanOf(y)
	if l.problem != nil {
		return refused(*l.problem)
	}
	n, _, _ := s.base()
	return s.Estimate(s.MeanOf(squares(y, l, float64(n))))
}

func squares(y []float64, l Linearised, n float64) []float64 {
	sq := make([]float64, len(y))
	for i, v := range y {
		sq[i] = (v - l.value) * (v - l.value) * n / (n - 1)
	}
	return sq
}

// effect adds the design effects. The variance of a simple random sample of n from N = Σw is S²·(1/n−1/N) for a mean,
// and N² times that for a total. For a ratio y is its residual and e its variance in the same unit.
func (s *Sample) effect(e Estimate, y []float64, total bool) Estimate {
	if math.IsNaN(e.SE) {
		return e
	}
	l := s.MeanOf(y)
	spread := s.MeanOf(squares(y, l, float64(l.n)))
	_, sum, _ := s.answered(y).base()
	n := float64(l.n)
	if l.n < 2 || spread.value == 0 || sum < n {
		return e
	}
	v := e.SE * e.SE
	if total {
		t, p := s.covariance(s.TotalOf(y).z)
		if p != nil {
			return e
		}
		v = t[0][0] / (sum * sum)
	}
	e.EffectReplaced = v / (spread.value / n)
	if sum > n {
		e.Effect = v / (spread.value * (sum - n) / (sum * n))
	}
	return e
}
