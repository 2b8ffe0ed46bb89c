package estimate

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// Estimate is an estimate with its uncertainty (skattning med osäkerhet). What cannot be estimated is NaN, and Problem
// says why; there is never an interval of no width that pretends to be certain.
type Estimate struct {
	Value float64
	// SE is the standard error (medelfel) by linearisation.
	SE float64
	// Low and High are the confidence interval (konfidensintervall).
	Low, High float64
	// DF are the design's degrees of freedom in the domain.
	DF float64
	// N is the number of respondents behind the value.
	N int
	// Effect is the design effect (designeffekt): the variance by that of a simple random sample of the same size
	// drawn without replacement; EffectReplaced compares with one drawn with replacement. NaN where it has no meaning.
	Effect, EffectReplaced float64
	// Problem is why something is NaN; zero when nothing is.
	Problem kvalitet.Problem
}

// Margin is half the interval's width (felmarginal), NaN when there is no interval.
func (e Estimate) Margin() float64 { return (e.High - e.Low) / 2 }

// At returns the interval at another level and with other degrees of freedom, for estimates whose interval is the
// value plus and minus a multiple of the standard error.
func (e Estimate) At(level, df float64) Estimate {
	t := stat.StudentQuantile(0.5+level/2, df)
	e.Low, e.High = e.Value-t*e.SE, e.Value+t*e.SE
	return e
}

func refused(p kvalitet.Problem) Estimate {
	nan := math.NaN()
	return Estimate{Value: nan, SE: nan, Low: nan, High: nan, DF: nan, Effect: nan, EffectReplaced: nan, Problem: p}
}

var (
	problemEmpty = kvalitet.Problem{Code: "empty", SV: "ingen har svarat", EN: "nobody has answered"}
	problemZero  = kvalitet.Problem{Code: "zero", SV: "nämnaren är noll", EN: "the denominator is zero"}
	problemAlone = kvalitet.Problem{Code: "single", SV: "en enda enhet har svarat: osäkerheten kan inte skattas",
		EN: "a single unit has answered: the uncertainty cannot be estimated"}
	problemSame = kvalitet.Problem{Code: "noVariation", SV: "skattningen varierar inte: svaren är lika eller så har kalibreringen gett summan, och det finns inget intervall att ange",
		EN: "the estimate does not vary: the answers are equal or the calibration gives the total, and there is no interval to give"}
	problemShare = kvalitet.Problem{Code: "range", SV: "kvantilens andel är inte mellan 0 och 1", EN: "the share of the quantile is not between 0 and 1"}
	problemTail  = kvalitet.Problem{Code: "tail", SV: "intervallet når utanför svaren", EN: "the interval reaches beyond the answers"}
	problemDF    = kvalitet.Problem{Code: "df", SV: "inga frihetsgrader återstår", EN: "no degrees of freedom are left"}
)

// Linearised is a statistic together with what each respondent contributes to its deviation: all that is needed for
// variances and covariances. Differences and other linear combinations keep the covariance:
//
//	d := s.Domain(women).MeanOf(y).Minus(s.Domain(men).MeanOf(y))
//	e := s.Estimate(d)
type Linearised struct {
	value   float64
	z       []float64 // weighted contribution by respondent
	in      []bool    // who is behind the value; nil is everybody
	n       int
	alone   bool // fewer than two units behind a value that is no total, on both sides of a difference
	problem *kvalitet.Problem
}

// Value is the statistic itself; NaN when it cannot be estimated.
func (l Linearised) Value() float64 {
	if l.problem != nil {
		return math.NaN()
	}
	return l.value
}

// Minus is the difference between two statistics of the same sample.
func (l Linearised) Minus(m Linearised) Linearised { return l.Plus(m, -1) }

// Plus adds another statistic of the same sample times a coefficient.
func (l Linearised) Plus(m Linearised, coefficient float64) Linearised {
	sum := Linearised{value: l.value + coefficient*m.value, n: l.n + m.n, alone: (l.alone || l.n == 0) && m.alone, problem: l.problem}
	if sum.problem == nil {
		sum.problem = m.problem
	}
	sum.z = make([]float64, max(len(l.z), len(m.z)))
	copy(sum.z, l.z)
	for i, v := range m.z {
		sum.z[i] += coefficient * v
	}
	sum.in = either(l, m)
	return sum
}

// either is who is behind one or the other; nil when that is everybody.
func either(l, m Linearised) []bool {
	switch {
	case l.n == 0:
		return m.in
	case l.in == nil || m.in == nil || len(l.in) != len(m.in):
		return nil
	}
	in := make([]bool, len(l.in))
	for i := range in {
		in[i] = l.in[i] || m.in[i]
	}
	return in
}

// Times is the statistic times a number.
func (l Linearised) Times(c float64) Linearised {
	return Linearised{z: make([]float64, len(l.z)), problem: l.problem}.Plus(l, c)
}

// Estimate gives the statistic its standard error and its interval by the sample's design.
func (s *Sample) Estimate(l Linearised) Estimate {
	if l.problem != nil {
		return refused(*l.problem)
	}
	behind := s
	if l.in != nil { // a stratum that nobody behind the value is in needs no variance
		behind = s.Domain(l.in)
	}
	v, p := behind.covariance(l.z)
	if p != nil {
		return refused(*p)
	}
	e := Estimate{Value: l.value, SE: math.Sqrt(v[0][0]), N: l.n, DF: s.DF(), Effect: math.NaN(), EffectReplaced: math.NaN()}
	df := s.df
	if math.IsNaN(df) {
		df = math.Inf(1)
	}
	e = e.At(s.confidence, df)
	nan := math.NaN()
	switch {
	case s.whole():
	case l.alone:
		e.SE, e.Low, e.High, e.Problem = nan, nan, nan, problemAlone
	case e.SE <= 1e-14*math.Abs(e.Value):
		e.SE, e.Low, e.High, e.Problem = 0, nan, nan, problemSame
	case !(df > 0):
		e.Low, e.High, e.Problem = nan, nan, problemDF
	}
	return e
}

// whole reports whether every stratum of every stage was drawn whole: then there is no sampling error, and that is
// known, not pretended.
func (s *Sample) whole() bool {
	for i := range s.levels {
		for h := range s.levels[i].drawn {
			if s.levels[i].free(h) >= wholly {
				return false
			}
		}
	}
	return true
}

// Covariance is the covariance matrix of statistics of the same sample, or a problem.
func (s *Sample) Covariance(stats ...Linearised) ([][]float64, error) {
	z := make([][]float64, len(stats))
	for i, l := range stats {
		if l.problem != nil {
			return nil, kvalitet.Invalid([]kvalitet.Problem{*l.problem})
		}
		z[i] = l.z
	}
	v, p := s.covariance(z...)
	if p != nil {
		return nil, kvalitet.Invalid([]kvalitet.Problem{*p})
	}
	return v, nil
}
