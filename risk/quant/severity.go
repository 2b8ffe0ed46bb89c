package quant

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// z95 is the 95 % quantile of the normal distribution.
const z95 = 1.6448536269514722

// Severity is what one loss costs (skadebelopp), in kronor. The zero value is not a severity.
type Severity struct {
	Shape Shape `json:"shape"`
	// Low and High are the 5 % and the 95 % quantile of a lognormal, and the least and the most of a PERT or a
	// triangular. A fixed amount is Low alone.
	Low  float64 `json:"low"`
	High float64 `json:"high,omitzero"`
	// Mode is the most likely amount of a PERT or a triangular.
	Mode float64 `json:"mode,omitzero"`
}

// Lognormal is a loss that lies below low in one case of twenty and above high in one of twenty, 0 < low ≤ high.
func Lognormal(low, high float64) Severity {
	return Severity{Shape: ShapeLognormal, Low: low, High: high}
}

// PERT is a loss between least and most that is close to mode: a beta distribution of shape 4.
func PERT(least, mode, most float64) Severity {
	return Severity{Shape: ShapePERT, Low: least, Mode: mode, High: most}
}

// Triangular is a loss between least and most whose density rises straight to mode and falls straight from it.
func Triangular(least, mode, most float64) Severity {
	return Severity{Shape: ShapeTriangular, Low: least, Mode: mode, High: most}
}

// Fixed is a loss that always costs the same.
func Fixed(amount float64) Severity { return Severity{Shape: ShapeFixed, Low: amount} }

// MuSigma gives the parameters of a lognormal: the mean and the standard deviation of the natural logarithm,
//
//	μ = (ln low + ln high) / 2,  σ = (ln high − ln low) / (2 · 1.6448536…),
//
// and false for the other shapes.
func (s Severity) MuSigma() (mu, sigma float64, ok bool) {
	if s.Shape != ShapeLognormal {
		return 0, 0, false
	}
	low, high := math.Log(s.Low), math.Log(s.High)
	return (low + high) / 2, (high - low) / (2 * z95), true
}

// Mean is the expected cost of one loss.
func (s Severity) Mean() float64 {
	switch s.Shape {
	case ShapeLognormal:
		mu, sigma, _ := s.MuSigma()
		return math.Exp(mu + sigma*sigma/2)
	case ShapePERT:
		return (s.Low + 4*s.Mode + s.High) / 6
	case ShapeTriangular:
		return (s.Low + s.Mode + s.High) / 3
	case ShapeFixed:
		return s.Low
	default:
		return math.NaN()
	}
}

// Variance is the variance of the cost of one loss.
func (s Severity) Variance() float64 {
	switch s.Shape {
	case ShapeLognormal:
		_, sigma, _ := s.MuSigma()
		return s.Mean() * s.Mean() * math.Expm1(sigma*sigma)
	case ShapePERT:
		return (s.Mean() - s.Low) * (s.High - s.Mean()) / 7
	case ShapeTriangular:
		a, c, b := s.Low, s.Mode, s.High
		return ((b-a)*(b-a) - (c-a)*(b-c)) / 18
	case ShapeFixed:
		return 0
	default:
		return math.NaN()
	}
}

// StandardDeviation is the square root of the variance.
func (s Severity) StandardDeviation() float64 { return math.Sqrt(s.Variance()) }

// Quantile is the amount that a loss stays within with probability p, 0 < p < 1; NaN outside.
func (s Severity) Quantile(p float64) float64 {
	if !(p > 0 && p < 1) {
		return math.NaN()
	}
	switch s.Shape {
	case ShapeLognormal:
		mu, sigma, _ := s.MuSigma()
		return math.Exp(mu + sigma*stat.NormalQuantile(p))
	case ShapePERT:
		if s.High == s.Low {
			return s.Low
		}
		alpha, beta := s.pert()
		return s.Low + (s.High-s.Low)*stat.BetaQuantile(p, alpha, beta)
	case ShapeTriangular:
		if s.High == s.Low {
			return s.Low
		}
		width := s.High - s.Low
		if p < (s.Mode-s.Low)/width {
			return s.Low + math.Sqrt(p*width*(s.Mode-s.Low))
		}
		return s.High - math.Sqrt((1-p)*width*(s.High-s.Mode))
	case ShapeFixed:
		return s.Low
	default:
		return math.NaN()
	}
}

// pert gives the parameters of the beta distribution.
func (s Severity) pert() (alpha, beta float64) {
	width := s.High - s.Low
	return 1 + 4*(s.Mode-s.Low)/width, 1 + 4*(s.High-s.Mode)/width
}

// scaled is the severity of a loss that costs factor times as much.
func (s Severity) scaled(factor float64) Severity {
	s.Low *= factor
	s.High *= factor
	s.Mode *= factor
	return s
}

// maxAmount keeps squares and sums of amounts finite.
const maxAmount = 1e18

// Problems reports an amount that is not a number between 0 and 10¹⁸ ("range"; a lognormal's are above 0) and amounts
// in the wrong order ("order").
func (s Severity) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Enum("/shape", s.Shape)
	amount := func(path string, v float64) {
		ps.If(!(v >= 0 && v <= maxAmount) || s.Shape == ShapeLognormal && v <= 0, "range", path,
			"beloppet är inget tal mellan 0 och 10¹⁸ (en lognormal fördelnings är över 0)",
			"the amount is not a number between 0 and 10¹⁸ (a lognormal's is above 0)")
	}
	amount("/low", s.Low)
	if s.Shape == ShapeFixed {
		return ps
	}
	amount("/high", s.High)
	ps.If(s.High < s.Low, "order", "/high", "det högsta beloppet är lägre än det lägsta", "the highest amount is below the lowest")
	if s.Shape == ShapePERT || s.Shape == ShapeTriangular {
		ps.If(!(s.Mode >= s.Low && s.Mode <= s.High), "order", "/mode",
			"det mest sannolika beloppet ligger inte mellan det lägsta och det högsta", "the most likely amount is not between the lowest and the highest")
	}
	return ps
}

// Validate returns the problems as an error.
func (s Severity) Validate() error { return kvalitet.Invalid(s.Problems()) }
