package analysis

import (
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// Correlation is how two columns vary together (samvariation).
type Correlation struct {
	N int // pairs with both values
	R float64
	// P is two-sided, by Student's t with N−2 degrees of freedom.
	P float64
}

// Pearson is the linear correlation of pairs; a pair with NaN is left out. R and P are NaN with fewer than three pairs
// or when a column does not vary.
func Pearson(x, y []float64) Correlation {
	a, b := complete(x, y)
	return pearson(a, b)
}

// Spearman is the correlation of ranks, equal values sharing their mean rank, ranked among the pairs that are complete.
func Spearman(x, y []float64) Correlation {
	a, b := complete(x, y)
	return pearson(Ranks(a, TiesAverage), Ranks(b, TiesAverage))
}

// complete returns the pairs without NaN.
func complete(x, y []float64) (a, b []float64) {
	for i := range min(len(x), len(y)) {
		if !math.IsNaN(x[i]) && !math.IsNaN(y[i]) {
			a, b = append(a, x[i]), append(b, y[i])
		}
	}
	return a, b
}

func pearson(x, y []float64) Correlation {
	n := len(x)
	c := Correlation{N: n, R: math.NaN(), P: math.NaN()}
	if n < 3 {
		return c
	}
	mx, my := mean(x), mean(y)
	sxx, syy, sxy := 0.0, 0.0, 0.0
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		sxx += dx * dx
		syy += dy * dy
		sxy += dx * dy
	}
	if sxx == 0 || syy == 0 {
		return c
	}
	c.R = min(max(sxy/(math.Sqrt(sxx)*math.Sqrt(syy)), -1), 1)
	c.P = correlationP(c.R, float64(n))
	return c
}

// correlationP is the two-sided probability of a correlation as far from zero among n independent pairs.
func correlationP(r, n float64) float64 {
	if n <= 2 {
		return math.NaN()
	}
	df := n - 2
	return math.Min(1, 2*stat.StudentTail(math.Abs(r)*math.Sqrt(df/((1-r)*(1+r))), df))
}

// BenjaminiHochberg returns the adjusted p-values (q): the smallest share of false discoveries at which each one would
// be among the discoveries. NaN stays NaN and is not counted.
func BenjaminiHochberg(p []float64) []float64 {
	order := make([]int, 0, len(p))
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		default:
			return 0
		}
	})
	q := slices.Clone(p)
	m, least := float64(len(order)), 1.0
	for k, i := range slices.Backward(order) {
		least = math.Min(least, p[i]*m/float64(k+1))
		q[i] = least
	}
	return q
}
