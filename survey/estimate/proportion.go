package estimate

import (
	"database/sql/driver"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// Proportion estimates the share of those in the domain with hit = 1 (andel); 0 is not, NaN has not answered. The
// interval by every method uses Student's t with the design's degrees of freedom. A share of 0 or 1 has an interval by
// [IntervalBeta] only when its variance can be estimated, which it cannot from the sample itself: it has none.
func (s *Sample) Proportion(hit []float64, method Interval) Estimate {
	l := s.MeanOf(hit)
	e := s.Estimate(l)
	if l.problem != nil || math.IsNaN(e.SE) {
		return e
	}
	e = s.effect(e, hit, false)
	df := s.df
	if math.IsNaN(df) {
		df = s.DF()
	}
	nan := math.NaN()
	switch {
	case s.whole():
		return e
	case !(df > 0):
		e.Low, e.High, e.Problem = nan, nan, problemDF
		return e
	case !(e.SE > 1e-12) && method != IntervalMean || e.Problem.Code == problemSame.Code:
		e.Low, e.High, e.Problem = nan, nan, problemSame
		return e
	}
	rows := 0
	for i := range s.weights {
		if s.present(i) {
			rows++
		}
	}
	se := e.SE
	if method == IntervalLogit || method == 0 {
		e.Value = s.logistic(hit, l.value)
		a := s.answered(hit)
		_, sum, _ := a.base()
		z := make([]float64, len(hit))
		for i, y := range hit {
			if w := a.weight(i); w != 0 {
				z[i] = w * (y - e.Value) / sum
			}
		}
		if v, p := s.covariance(z); p == nil {
			se = math.Sqrt(v[0][0])
		}
	}
	e.Low, e.High = method.interval(e.Value, se, df, s.DF(), rows, s.confidence)
	return e
}

// rows is the number of respondents in the domain, whether they answered or not.
func (s *Sample) rows() int {
	n := 0
	for i := range s.weights {
		if s.in == nil || s.in[i] {
			n++
		}
	}
	return n
}

// logistic is the share as a logistic regression on a constant finds it, by the same steps and the same rule to stop
// as other programs: it differs from the closed form in the tenth digit, and the interval with it.
func (s *Sample) logistic(hit []float64, share float64) float64 {
	a := s.answered(hit)
	rows, total := 0, 0.0
	for i := range s.weights {
		if s.present(i) {
			rows++
			total += s.weight(i)
		}
	}
	scale := float64(rows) / total
	var link, weight, size, deviance float64
	for i, y := range hit { // the first step starts from (wy+½)/(w+1)
		if w := a.weight(i) * scale; w != 0 {
			mu := (w*y + 0.5) / (w + 1)
			eta, v := math.Log(mu/(1-mu)), w*mu*(1-mu)
			link += v * (eta + (y-mu)/(mu*(1-mu)))
			weight += v
		}
	}
	for i, y := range hit {
		if w := a.weight(i) * scale; w != 0 {
			mu := (w*y + 0.5) / (w + 1)
			size += w
			deviance -= 2 * w * (y*math.Log(mu) + (1-y)*math.Log1p(-mu))
		}
	}
	eta := link / weight
	for range 25 {
		mu := 1 / (1 + math.Exp(-eta))
		now := -2 * size * (share*math.Log(mu) + (1-share)*math.Log1p(-mu))
		if math.Abs(now-deviance)/(math.Abs(now)+0.1) < 1e-8 {
			return mu
		}
		deviance = now
		eta += (share - mu) / (mu * (1 - mu))
	}
	return share
}

// Interval is how the interval of a share or of a quantile is made (intervallmetod). The zero value is "not set": the
// logit method for shares, the mean method for quantiles.
type Interval uint8

// The methods. All but the mean method stay within 0 and 1.
const (
	IntervalLogit  Interval = iota + 1 // on the logit scale, by logistic regression
	IntervalBeta                       // Clopper–Pearson with the effective sample size
	IntervalMean                       // value ± t · standard error
	IntervalXLogit                     // on the logit scale, by the delta method
	IntervalAsin                       // on the arcsine scale
)

var intervals = enum.Of[Interval]("intervallmetod", "interval method",
	enum.Row{Code: "logit", SV: "logit", EN: "logit"},
	enum.Row{Code: "beta", SV: "beta (Clopper–Pearson)", EN: "beta (Clopper–Pearson)"},
	enum.Row{Code: "mean", SV: "värdet ± marginalen", EN: "value ± margin"},
	enum.Row{Code: "xlogit", SV: "logit med deltametod", EN: "logit by the delta method"},
	enum.Row{Code: "asin", SV: "arcus sinus", EN: "arcsine"},
)

func (m Interval) interval(p, se, df, designDF float64, rows int, level float64) (low, high float64) {
	t := stat.StudentQuantile(0.5+level/2, df)
	switch m {
	case IntervalBeta:
		n := p * (1 - p) / (se * se)
		r := stat.StudentQuantile(0.5+level/2, float64(rows-1)) / stat.StudentQuantile(0.5+level/2, designDF)
		n *= r * r
		return stat.BetaQuantile(0.5-level/2, n*p, n*(1-p)+1), stat.BetaQuantile(0.5+level/2, n*p+1, n*(1-p))
	case IntervalMean:
		return p - t*se, p + t*se
	case IntervalAsin:
		c, d := math.Asin(math.Sqrt(p)), t*se/(2*math.Sqrt(p*(1-p)))
		return math.Pow(math.Sin(c-d), 2), math.Pow(math.Sin(c+d), 2)
	default:
		c, d := math.Log(p/(1-p)), t*se/(p*(1-p))
		return 1 / (1 + math.Exp(d-c)), 1 / (1 + math.Exp(-c-d))
	}
}

// Intervals returns all methods in order.
func Intervals() []Interval { return intervals.All() }

// ParseInterval reads a code such as "beta".
func ParseInterval(code string) (Interval, error) { return intervals.Parse(code) }

// Valid reports whether m is one of the methods; the zero value is not.
func (m Interval) Valid() bool { return intervals.Valid(m) }

// String returns the code; the zero value is the empty text.
func (m Interval) String() string { return intervals.Code(m) }

// Label returns the method's name.
func (m Interval) Label() kvalitet.Label { return kvalitet.Label(intervals.Label(m)) }

// MarshalText writes the code.
func (m Interval) MarshalText() ([]byte, error) { return intervals.MarshalText(m) }

// UnmarshalText reads a code; an empty text is "not set".
func (m *Interval) UnmarshalText(text []byte) error { return intervals.UnmarshalText(text, m) }

// Value stores the code; "not set" is NULL.
func (m Interval) Value() (driver.Value, error) { return intervals.Value(m) }

// Scan reads what Value stored.
func (m *Interval) Scan(src any) error { return intervals.Scan(src, m) }
