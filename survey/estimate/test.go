package estimate

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// Test is the outcome of a test (prövning). DF2 is the second number of degrees of freedom of an F test, NaN otherwise.
type Test struct {
	// Estimate is what was tested: a difference or a mean; NaN for a test of association.
	Estimate Estimate
	// Statistic is t, F or chi-square.
	Statistic, DF, DF2 float64
	// P is the probability of a statistic at least as extreme when there is no difference (p-värde), two-sided.
	P float64
	// Problem is why there is no test; zero when there is one.
	Problem kvalitet.Problem
}

func noTest(p kvalitet.Problem) Test {
	nan := math.NaN()
	return Test{Estimate: refused(p), Statistic: nan, DF: nan, DF2: nan, P: nan, Problem: p}
}

// TTest tests whether two groups have the same mean (t-test): group is 1, 0 or, for those in neither, NaN. The estimate
// is the mean of group 1 less that of group 0, with their covariance; degrees of freedom are the design's less one.
func (s *Sample) TTest(y, group []float64) Test {
	if p := columns(s, y, group); p != nil {
		return noTest(*p)
	}
	a := s.answered(y).answered(group)
	ones, zeros := make([]bool, len(y)), make([]bool, len(y))
	for i, g := range group {
		ones[i], zeros[i] = g == 1, g == 0
	}
	return a.tested(a.Domain(ones).MeanOf(y).Minus(a.Domain(zeros).MeanOf(y)), 0, a.DF()-1)
}

// TTestMean tests whether the mean is a given one (t-test mot ett värde).
func (s *Sample) TTestMean(y []float64, mean float64) Test {
	return s.tested(s.MeanOf(y), mean, s.DF()-1)
}

func (s *Sample) tested(l Linearised, null, df float64) Test {
	e := s.WithDF(df).Estimate(l)
	e.DF = df
	if e.Problem.Code != "" {
		t := noTest(e.Problem)
		t.Estimate = e
		return t
	}
	t := (e.Value - null) / e.SE
	return Test{Estimate: e, Statistic: t, DF: df, DF2: math.NaN(), P: 2 * stat.StudentTail(math.Abs(t), df)}
}

// Significance says whether a difference is established and why (statistiskt säkerställd). The zero value is not.
type Significance struct {
	Established bool
	Reason      kvalitet.Label
}

// Established judges an estimated difference: it is established when its interval leaves zero out, that is, when it is
// larger than its margin; as large as the margin is not enough. It looks at the margin of the difference: whether the
// intervals of the two values overlap does not decide.
func Established(difference Estimate) Significance {
	margin := difference.Margin()
	switch {
	case math.IsNaN(difference.Value) || math.IsNaN(margin):
		return Significance{Reason: kvalitet.Label{SV: "skillnaden kan inte bedömas: " + difference.Problem.SV,
			EN: "the difference cannot be judged: " + difference.Problem.EN}}
	case math.Abs(difference.Value) > margin:
		return Significance{Established: true, Reason: kvalitet.Label{SV: "skillnaden är större än sin felmarginal",
			EN: "the difference is larger than its margin of error"}}
	default:
		return Significance{Reason: kvalitet.Label{SV: "skillnaden är inte större än sin felmarginal",
			EN: "the difference is not larger than its margin of error"}}
	}
}

// Independent is the difference between estimates of two samples that were drawn independently, such as two years: the
// variances add. The interval is at the 95 % level by the normal distribution.
func Independent(a, b Estimate) Estimate {
	e := Estimate{Value: a.Value - b.Value, SE: math.Hypot(a.SE, b.SE), DF: math.Min(a.DF, b.DF), N: a.N + b.N,
		Effect: math.NaN(), EffectReplaced: math.NaN(), Problem: a.Problem}
	if e.Problem.Code == "" {
		e.Problem = b.Problem
	}
	return e.At(0.95, math.Inf(1))
}
