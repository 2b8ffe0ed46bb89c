package quant

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/kommunkvalitet/kvalitet"
)

// MaxTrials is the most years that a [Result] is made of: they are all kept, eight bytes each.
const MaxTrials = 100_000_000

// Result is the losses of the simulated years (simulerade årsförluster).
type Result struct {
	sorted             []float64
	mean, sd, variance float64
}

// Simulate runs so many years of the portfolio and gathers them. The same seed gives the same result, to the last bit,
// on any number of processors. An invalid portfolio, and a number of trials outside 1–[MaxTrials], is
// [kvalitet.ErrInvalid].
func (p Portfolio) Simulate(trials int, seed uint64) (Result, error) {
	if trials < 1 || trials > MaxTrials {
		return Result{}, kvalitet.Invalid([]kvalitet.Problem{{Code: "range", Path: "/trials",
			SV: fmt.Sprintf("antalet försök är inte mellan 1 och %d", MaxTrials), EN: fmt.Sprintf("the number of trials is not between 1 and %d", MaxTrials)}})
	}
	m, err := p.Model()
	if err != nil {
		return Result{}, err
	}
	losses := make([]float64, trials)
	m.Run(seed, 0, losses)
	return Gather(losses), nil
}

// Gather makes a result of the losses, which it sorts in place and keeps. The moments are summed in the order of the
// trials. No losses give a result of NaN.
func Gather(losses []float64) Result {
	var r Result
	n := float64(len(losses))
	sum := 0.0
	for _, x := range losses {
		sum += x
	}
	r.mean = sum / n
	squares := 0.0
	for _, x := range losses {
		squares += (x - r.mean) * (x - r.mean)
	}
	r.variance = squares / (n - 1)
	r.sd = math.Sqrt(r.variance)
	slices.Sort(losses)
	r.sorted = losses
	return r
}

// Trials is the number of years.
func (r Result) Trials() int { return len(r.sorted) }

// Mean is the mean loss of a year.
func (r Result) Mean() float64 { return r.mean }

// StandardDeviation is that of a year's loss, with n−1; NaN for fewer than two years.
func (r Result) StandardDeviation() float64 { return r.sd }

// StandardError is how far the mean is likely to be from the true one: the standard deviation over √n.
func (r Result) StandardError() float64 { return r.sd / math.Sqrt(float64(len(r.sorted))) }

// Quantile is the loss that a year stays within with probability p, 0–1, interpolated between years (Hyndman and Fan's
// type 7); NaN outside.
func (r Result) Quantile(p float64) float64 {
	if !(p >= 0 && p <= 1) || len(r.sorted) == 0 {
		return math.NaN()
	}
	at := p * float64(len(r.sorted)-1)
	i := int(at)
	if i+1 >= len(r.sorted) {
		return r.sorted[len(r.sorted)-1]
	}
	return r.sorted[i] + (at-float64(i))*(r.sorted[i+1]-r.sorted[i])
}

// Exceedance is the share of the years whose loss is above the amount.
func (r Result) Exceedance(amount float64) float64 {
	i, _ := slices.BinarySearchFunc(r.sorted, amount, func(x, amount float64) int {
		if x > amount {
			return 1
		}
		return -1
	})
	return float64(len(r.sorted)-i) / float64(len(r.sorted))
}

// Shortfall is the mean of the years above the quantile p (expected shortfall): what a bad year costs when it comes.
// At least the worst year counts.
func (r Result) Shortfall(p float64) float64 {
	if !(p >= 0 && p <= 1) || len(r.sorted) == 0 {
		return math.NaN()
	}
	from := min(int(math.Ceil(p*float64(len(r.sorted)))), len(r.sorted)-1)
	sum := 0.0
	for _, x := range r.sorted[from:] {
		sum += x
	}
	return sum / float64(len(r.sorted)-from)
}

// Exceeding is a point of the loss exceedance curve: the probability that a year costs more.
type Exceeding struct {
	Loss        float64 `json:"loss"`
	Probability float64 `json:"probability"`
}

// Curve gives the exceedance curve at the amounts; without any, at the quantiles that correspond to the usual
// probabilities, from the most likely to the least, each amount once.
func (r Result) Curve(amounts ...float64) []Exceeding {
	if len(amounts) == 0 {
		for _, p := range []float64{0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001} {
			if x := r.Quantile(1 - p); len(amounts) == 0 || x > amounts[len(amounts)-1] {
				amounts = append(amounts, x)
			}
		}
	}
	curve := make([]Exceeding, len(amounts))
	for i, x := range amounts {
		curve[i] = Exceeding{x, r.Exceedance(x)}
	}
	return curve
}

// Tolerance is how much risk the municipality bears, as two points: a loss that may be exceeded with one probability,
// and a larger loss that may be exceeded with a smaller one (risktolerans).
type Tolerance [2]Exceeding

// Within reports whether the curve lies under both points.
func (t Tolerance) Within(r Result) bool {
	return r.Exceedance(t[0].Loss) <= t[0].Probability && r.Exceedance(t[1].Loss) <= t[1].Probability
}

// String gives the mean and a bad year in kronor, for a log.
func (r Result) String() string {
	return fmt.Sprintf("medel %s kr, 95 %% %s kr", strconv.FormatFloat(r.mean, 'f', 0, 64), strconv.FormatFloat(r.Quantile(0.95), 'f', 0, 64))
}
