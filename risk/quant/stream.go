package quant

import (
	"math"

	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// stream is the random numbers of one trial: SplitMix64 (Steele, Lea and Flood 2014) from a place that the seed and
// the trial's number decide, so that a trial is the same whichever core runs it.
type stream struct{ state uint64 }

const golden = 0x9E3779B97F4A7C15

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func newStream(seed uint64, trial int) stream {
	return stream{mix(mix(seed+golden) + golden*(uint64(trial)+1))}
}

func (s *stream) next() uint64 {
	s.state += golden
	return mix(s.state)
}

// uniform is strictly between 0 and 1.
func (s *stream) uniform() float64 { return (float64(s.next()>>11) + 0.5) * 0x1p-53 }

func (s *stream) normal() float64 { return stat.NormalQuantile(s.uniform()) }

// count draws how many losses a year has by Poisson: arrivals with exponential gaps. The work is that of drawing the
// losses themselves.
func (s *stream) count(rate float64) int {
	n := 0
	for t := -math.Log(s.uniform()); t < rate; t -= math.Log(s.uniform()) {
		n++
	}
	return n
}

// gamma draws from a gamma distribution of shape at least 1 (Marsaglia and Tsang 2000).
func (s *stream) gamma(shape float64) float64 {
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := s.normal()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		if math.Log(s.uniform()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

// sampler draws amounts of one severity with its parameters worked out.
type sampler struct {
	shape          Shape
	low, width     float64
	mu, sigma      float64
	alpha, beta    float64
	turn, up, down float64 // triangular: where the density turns, and the two squared scales
}

func newSampler(sv Severity) sampler {
	p := sampler{shape: sv.Shape, low: sv.Low, width: sv.High - sv.Low}
	switch {
	case sv.Shape == ShapeLognormal:
		p.mu, p.sigma, _ = sv.MuSigma()
	case sv.Shape == ShapeFixed || p.width == 0:
		p.shape = ShapeFixed
	case sv.Shape == ShapePERT:
		p.alpha, p.beta = sv.pert()
	case sv.Shape == ShapeTriangular:
		p.turn, p.up, p.down = (sv.Mode-sv.Low)/p.width, p.width*(sv.Mode-sv.Low), p.width*(sv.High-sv.Mode)
	}
	return p
}

func (p *sampler) draw(s *stream) float64 {
	switch p.shape {
	case ShapeLognormal:
		return math.Exp(p.mu + p.sigma*s.normal())
	case ShapePERT:
		x := s.gamma(p.alpha)
		return p.low + p.width*(x/(x+s.gamma(p.beta)))
	case ShapeTriangular:
		if u := s.uniform(); u < p.turn {
			return p.low + math.Sqrt(u*p.up)
		} else {
			return p.low + p.width - math.Sqrt((1-u)*p.down)
		}
	default:
		return p.low
	}
}
