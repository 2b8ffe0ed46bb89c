package estimate

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// CalibrateOptions choose the distance between old and new weights. The zero value is linear without bounds.
type CalibrateOptions struct {
	Function Calibration
	// Lower and Upper bound the factors new weight by old, when they are not both zero; [CalibrateLogit] needs them.
	Lower, Upper float64
	// Epsilon is the largest misfit |Σwx − X|/(1+|X|) that is accepted; zero is 1e-7.
	Epsilon float64
	// MaxIterations is the most steps of Newton's method; zero is 50.
	MaxIterations int
	// Variance is each respondent's assumed residual variance; nil is the same for all.
	Variance []float64
}

func (o CalibrateOptions) bounds() (lower, upper float64) {
	if o.Lower == 0 && o.Upper == 0 {
		return math.Inf(-1), math.Inf(1)
	}
	return o.Lower, o.Upper
}

// Calibrate changes the weights as little as possible so that the columns' weighted sums become the known totals
// (kalibrering). A column of ones with the population's size is the intercept, and is not added by itself. Totals that
// cannot be reached are refused ("convergence"). The variance is that of the residuals from the regression on the columns.
func (s *Sample) Calibrate(columns [][]float64, totals []float64, o CalibrateOptions) (*Sample, error) {
	if err := s.calibratable(columns, totals, o); err != nil {
		return nil, err
	}
	sigma := o.Variance
	root := func(i int) float64 { return math.Sqrt(s.weights[i]) }
	if sigma != nil {
		root = func(i int) float64 { return math.Sqrt(s.weights[i] / sigma[i]) }
	}
	b := orthonormal(scaled(columns, root))
	g, err := s.factors(columns, totals, b, o)
	if err != nil {
		return nil, err
	}
	probs := make([]float64, len(g))
	back := make([]float64, len(g)) // from the scale of the regression to that of weighted contributions
	for i := range g {
		probs[i] = s.probs[i] / g[i]
		if back[i] = g[i] * root(i); sigma != nil {
			back[i] *= sigma[i]
		}
	}
	c := s.with(probs)
	c.residuals = append(s.residuals[:len(s.residuals):len(s.residuals)], func(z []float64) {
		for i := range z {
			if back[i] != 0 {
				z[i] /= back[i]
			}
		}
		b.residual(z)
		for i := range z {
			z[i] *= back[i]
		}
	})
	return c, nil
}

func (s *Sample) calibratable(columns [][]float64, totals []float64, o CalibrateOptions) error {
	var ps check.List
	ps.If(s.in != nil, "domain", "", "vikterna justeras innan redovisningsgruppen väljs", "adjust the weights before the domain is chosen")
	ps.If(len(columns) != len(totals), "size", "/totals", "antalet summor är inte antalet variabler",
		"the number of totals is not the number of variables")
	for j, x := range columns {
		ok := len(x) == len(s.weights)
		for _, v := range x {
			ok = ok && !math.IsNaN(v) && !math.IsInf(v, 0)
		}
		ps.If(!ok, "range", check.At("/columns", j), "variabeln saknar värden", "the variable has missing values")
	}
	for _, w := range s.weights {
		if w < 0 {
			ps.Add("range", "/weights", "en tidigare justering gav en negativ vikt", "an earlier adjustment gave a negative weight")
			break
		}
	}
	ps.OptionalEnum("/function", o.Function)
	lower, upper := o.bounds()
	ps.If(!(lower < 1 && upper > 1), "range", "/bounds", "gränserna ska ligga på var sin sida om 1", "the bounds lie on either side of 1")
	ps.If(o.Function == CalibrateLogit && math.IsInf(lower, 0), "missing", "/bounds", "logit kräver gränser", "logit needs bounds")
	return kvalitet.Invalid(ps)
}

func scaled(columns [][]float64, by func(int) float64) [][]float64 {
	out := make([][]float64, len(columns))
	for j, x := range columns {
		out[j] = make([]float64, len(x))
		for i, v := range x {
			out[j][i] = v * by(i)
		}
	}
	return out
}

// farOff is how many times too small the sample's totals may be before the weights are scaled up as a whole first.
const farOff = 20

// factors are the g-weights: 1 + x't for the linear function, otherwise by Newton's method from t = 0.
func (s *Sample) factors(columns [][]float64, totals []float64, b basis, o CalibrateOptions) ([]float64, error) {
	w := append([]float64(nil), s.weights...)
	sums, smallest, mean := make([]float64, len(columns)), math.Inf(1), 0.0
	for j, x := range columns {
		sums[j] = dot(w, x)
		smallest = math.Min(smallest, totals[j]/sums[j])
		mean += totals[j] / sums[j] / float64(len(columns))
	}
	lower, upper := o.bounds()
	if (o.Function == 0 || o.Function == CalibrateLinear) && math.IsInf(lower, -1) && math.IsInf(upper, 1) {
		g := s.tilt(columns, b.gram(minus(totals, sums)), o.Variance)
		for i := range g {
			g[i]++
		}
		return g, reached(columns, totals, w, g, 1e-6)
	}
	scale := 1.0
	if smallest > farOff {
		scale = mean
		for i := range w {
			w[i] *= scale
		}
		for j := range sums {
			sums[j] *= scale
		}
	}
	g, err := newton(columns, totals, w, lower, upper, o, s)
	for i := range g {
		g[i] *= scale
	}
	return g, err
}

// tilt is x't by respondent, divided by the assumed variance.
func (s *Sample) tilt(columns [][]float64, t, sigma []float64) []float64 {
	u := make([]float64, len(s.weights))
	for j, x := range columns {
		for i, v := range x {
			u[i] += v * t[j]
		}
	}
	if sigma != nil {
		for i := range u {
			u[i] /= sigma[i]
		}
	}
	return u
}

func newton(columns [][]float64, totals, w []float64, lower, upper float64, o CalibrateOptions, s *Sample) ([]float64, error) {
	epsilon, steps := o.Epsilon, o.MaxIterations
	if epsilon == 0 {
		epsilon = 1e-7
	}
	if steps == 0 {
		steps = 50
	}
	t := make([]float64, len(columns))
	g, slope := make([]float64, len(w)), make([]float64, len(w))
	apply := func() bool {
		finite := true
		for i, u := range s.tilt(columns, t, o.Variance) {
			g[i], slope[i] = o.Function.factor(u, lower, upper)
			finite = finite && !math.IsNaN(g[i]+slope[i]) && !math.IsInf(g[i]+slope[i], 0)
		}
		return finite
	}
	misfit := func() []float64 {
		off := make([]float64, len(columns))
		for j, x := range columns {
			off[j] = totals[j]
			for i, v := range x {
				off[j] -= v * w[i] * g[i]
			}
		}
		return off
	}
	apply()
	for step := 1; step <= steps; step++ {
		b := orthonormal(scaled(columns, func(i int) float64 {
			v := w[i] * slope[i]
			if o.Variance != nil {
				v /= o.Variance[i]
			}
			return math.Sqrt(v)
		}))
		change := b.gram(misfit())
		for j := range t {
			t[j] += change[j]
		}
		for !apply() && step < steps {
			step++
			for j := range t {
				change[j] /= 2
				t[j] -= change[j]
			}
		}
		fits := true
		for j, off := range misfit() {
			fits = fits && math.Abs(off)/(1+math.Abs(totals[j])) < epsilon
		}
		if fits {
			return g, nil
		}
	}
	return nil, errUnreachable
}

var errUnreachable = kvalitet.Invalid([]kvalitet.Problem{{Code: "convergence", Path: "/totals",
	SV: "inga vikter inom gränserna ger de angivna summorna", EN: "no weights within the bounds give the totals"}})

func reached(columns [][]float64, totals, w, g []float64, epsilon float64) error {
	for j, x := range columns {
		sum := 0.0
		for i, v := range x {
			sum += w[i] * g[i] * v
		}
		if !(math.Abs(sum-totals[j])/(1+math.Abs(totals[j])) < epsilon) {
			return errUnreachable
		}
	}
	return nil
}

func minus(a, b []float64) []float64 {
	d := make([]float64, len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	return d
}

// String says what the options are, for reports: "raking [0.5, 2]".
func (o CalibrateOptions) String() string {
	f := o.Function
	if f == 0 {
		f = CalibrateLinear
	}
	lower, upper := o.bounds()
	return fmt.Sprintf("%s [%g, %g]", f, lower, upper)
}
