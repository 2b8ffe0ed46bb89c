package quant

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Loss is a risk in numbers (skadescenario): how often, and how much each time. ID is the host's own, usually the
// risk's identity or number.
type Loss struct {
	ID string `json:"id"`
	// Counting says how many losses a year can have.
	Counting Counting `json:"counting"`
	// Rate is the number of losses a year on average, or the probability of the one, 0–1, when Counting is Bernoulli.
	Rate     float64  `json:"rate"`
	Severity Severity `json:"severity"`
}

// Mean is the expected loss of a year (förväntad årsförlust): rate times the mean severity, however it is counted.
func (l Loss) Mean() float64 { return l.Rate * l.Severity.Mean() }

// Variance is the variance of a year's loss: λ(σ² + μ²) counted by Poisson, and p(σ² + μ²) − p²μ² by Bernoulli.
func (l Loss) Variance() float64 {
	mean := l.Severity.Mean()
	second := l.Severity.Variance() + mean*mean
	if l.Counting == CountingBernoulli {
		return l.Rate*second - l.Rate*l.Rate*mean*mean
	}
	return l.Rate * second
}

// StandardDeviation is the square root of the variance.
func (l Loss) StandardDeviation() float64 { return math.Sqrt(l.Variance()) }

// maxRate bounds the work of a trial.
const maxRate = 10_000

// Problems reports a rate that is not a number from 0 to 10 000, or above 1 when counted by Bernoulli ("range"), and
// what is wrong with the severity.
func (l Loss) Problems() []kvalitet.Problem {
	var ps check.List
	ps.OptionalText("/id", l.ID)
	ps.Enum("/counting", l.Counting)
	ps.If(!(l.Rate >= 0 && l.Rate <= maxRate), "range", "/rate", "frekvensen är inget tal från 0 till 10 000 per år",
		"the rate is not a number from 0 to 10,000 a year")
	ps.If(l.Counting == CountingBernoulli && l.Rate > 1, "range", "/rate", "sannolikheten är högre än 1",
		"the probability is above 1")
	ps.Under("/severity", l.Severity.Problems())
	return ps
}

// Validate returns the problems as an error.
func (l Loss) Validate() error { return kvalitet.Invalid(l.Problems()) }

// Effect is what measures do to a loss (åtgärders effekt): the zero value does nothing.
type Effect struct {
	// FewerLosses and CheaperLosses are the shares of the rate and of the cost that go away, 0–1.
	FewerLosses   float64 `json:"fewerLosses,omitzero"`
	CheaperLosses float64 `json:"cheaperLosses,omitzero"`
	// Cost is what the measures cost a year, in kronor.
	Cost float64 `json:"cost,omitzero"`
}

// With returns the loss as it is when the measures have had their effect.
func (l Loss) With(e Effect) Loss {
	l.Rate *= 1 - e.FewerLosses
	l.Severity = l.Severity.scaled(1 - e.CheaperLosses)
	return l
}

// Saved is the expected loss of a year that the measures take away.
func (e Effect) Saved(l Loss) float64 { return l.Mean() - l.With(e).Mean() }

// Return is what the measures give back for what they cost, (saved − cost) / cost, and false when they cost nothing:
// then there is no ratio, and it is not infinite.
func (e Effect) Return(l Loss) (float64, bool) {
	if !(e.Cost > 0) {
		return 0, false
	}
	return (e.Saved(l) - e.Cost) / e.Cost, true
}

// Problems reports shares outside 0–1 and a cost that is not a number between 0 and 10¹⁸ ("range").
func (e Effect) Problems() []kvalitet.Problem {
	var ps check.List
	for _, share := range []struct {
		path string
		v    float64
	}{{"/fewerLosses", e.FewerLosses}, {"/cheaperLosses", e.CheaperLosses}} {
		ps.If(!(share.v >= 0 && share.v <= 1), "range", share.path, "andelen är inte mellan 0 och 1", "the share is not between 0 and 1")
	}
	ps.If(!(e.Cost >= 0 && e.Cost <= maxAmount), "range", "/cost", "kostnaden är inget tal mellan 0 och 10¹⁸",
		"the cost is not a number between 0 and 10¹⁸")
	return ps
}
