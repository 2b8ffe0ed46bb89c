package estimate

import (
	"cmp"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// QuantileOptions choose the rule and the interval; the zero value is [QuantileMath] with the mean method.
type QuantileOptions struct {
	Rule     QuantileRule
	Interval Interval
}

// Quantile estimates the value below which the share p of the population lies (kvantil), 0 < p < 1. The interval is
// Woodruff's: that of the share at the quantile, turned back into values. SE is the interval's width by twice t. On a
// short scale of answers both ends may be the same answer: then that answer is the quantile beyond reasonable doubt.
func (s *Sample) Quantile(y []float64, p float64, o QuantileOptions) Estimate {
	if problem := columns(s, y); problem != nil {
		return refused(*problem)
	}
	a := s.answered(y)
	n, _, alone := a.base()
	switch {
	case !(p > 0 && p < 1):
		return refused(problemShare)
	case n == 0:
		return refused(problemEmpty)
	}
	d := distribution(a, y)
	q := o.Rule.quantile(d, p)
	below := make([]float64, len(y))
	for i, v := range y {
		if v <= q {
			below[i] = 1
		}
	}
	share := a.MeanOf(below)
	e := a.Estimate(share)
	if e.Problem.Code != "" && e.Problem.Code != problemSame.Code && e.Problem.Code != problemDF.Code && !alone {
		return e
	}
	df := s.df
	if math.IsNaN(df) {
		df = a.DF()
	}
	nan := math.NaN()
	se := e.SE
	e = Estimate{Value: q, SE: nan, Low: nan, High: nan, N: n, DF: a.DF(), Effect: nan, EffectReplaced: nan}
	switch {
	case alone:
		e.Problem = problemAlone
		return e
	case !(df > 0):
		e.Problem = problemDF
		return e
	case math.IsNaN(se) || d.x[0] == d.x[len(d.x)-1] && !s.whole():
		e.Problem = problemSame
		return e
	}
	method := o.Interval
	if method == 0 {
		method = IntervalMean
	}
	rows := a.rows()
	if s.in == nil && n == len(y) || len(s.residuals) > 0 {
		rows = len(s.weights)
	}
	low, high := method.interval(share.value, se, df, a.DF(), rows, s.confidence)
	if low >= 0 {
		e.Low = o.Rule.quantile(d, low)
	}
	if high <= 1 {
		e.High = o.Rule.quantile(d, high)
	}
	e.SE = (e.High - e.Low) / (2 * stat.StudentQuantile(0.5+s.confidence/2, df))
	if math.IsNaN(e.SE) {
		e.Problem = problemTail
	}
	return e
}

// weighted is a distribution: the values in order with their weights and the sums of weights so far.
type weighted struct {
	x, w, sums []float64
	total      float64
}

func distribution(s *Sample, y []float64) weighted {
	var order []int
	for i := range y {
		if s.weight(i) != 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(y[a], y[b]) })
	var d weighted
	for _, i := range order {
		d.x, d.w = append(d.x, y[i]), append(d.w, s.weights[i])
	}
	return d.summed()
}

// summed adds the weights up with the rounding error kept apart: whether a sum is exactly p of the whole decides which
// value is the quantile.
func (d weighted) summed() weighted {
	d.sums = make([]float64, len(d.w))
	var sum precise
	for i, w := range d.w {
		sum.add(w)
		d.sums[i] = sum.value()
	}
	d.total = sum.value()
	return d
}

// bracket finds the last place whose sum of weights is at most p of the whole, and the next; left is what remains of p.
func (d weighted) bracket(p float64) (low, high int, below, above float64) {
	for i, sum := range d.sums {
		if sum <= p*d.total {
			low = i
		}
	}
	high = min(low+1, len(d.x)-1)
	return low, high, p - d.sums[low]/d.total, d.sums[high]/d.total - p
}
