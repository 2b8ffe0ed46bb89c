package quant

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// PortfolioSchema is the schema member of a portfolio's JSON form.
const PortfolioSchema = "risk/quant/portfolio/v1"

// Portfolio is the losses that are added up to a year (riskportfölj). Losses are independent of each other, except
// for what the shocks tie together.
type Portfolio struct {
	Losses []Loss  `json:"losses"`
	Shocks []Shock `json:"shocks,omitempty"`
}

// Shock is an event that sets off several losses at once (gemensam orsak): a flood, a failed supplier. It comes on top
// of the losses' own rates.
type Shock struct {
	ID string `json:"id"`
	// Rate is the number of shocks a year on average, by Poisson.
	Rate float64 `json:"rate"`
	// Losses are places in the portfolio's list, from 0; each gives one loss per shock.
	Losses []int `json:"losses"`
}

// Mean is the expected loss of a year: the sum of the losses' means and of what the shocks set off.
func (p Portfolio) Mean() float64 {
	sum := 0.0
	for _, l := range p.Losses {
		sum += l.Mean()
	}
	for _, s := range p.Shocks {
		mean, _ := p.shock(s)
		sum += s.Rate * mean
	}
	return sum
}

// Variance is the variance of a year's loss. What is independent adds up; a shock adds λ(Σσ² + (Σμ)²) over the losses
// that it sets off.
func (p Portfolio) Variance() float64 {
	sum := 0.0
	for _, l := range p.Losses {
		sum += l.Variance()
	}
	for _, s := range p.Shocks {
		mean, variance := p.shock(s)
		sum += s.Rate * (variance + mean*mean)
	}
	return sum
}

// StandardDeviation is the square root of the variance.
func (p Portfolio) StandardDeviation() float64 { return math.Sqrt(p.Variance()) }

// shock gives the mean and the variance of what one shock costs.
func (p Portfolio) shock(s Shock) (mean, variance float64) {
	for _, i := range s.Losses {
		mean += p.Losses[i].Severity.Mean()
		variance += p.Losses[i].Severity.Variance()
	}
	return mean, variance
}

// With returns the portfolio with measures taken: effects[i] on loss i; losses without one stand as they are.
func (p Portfolio) With(effects []Effect) Portfolio {
	losses := make([]Loss, len(p.Losses))
	for i, l := range p.Losses {
		losses[i] = l
		if i < len(effects) {
			losses[i] = l.With(effects[i])
		}
	}
	p.Losses = losses
	return p
}

// Problems reports what is wrong with the losses and the shocks, among others a shock that names a loss that is not
// there ("unknown") or twice ("duplicate").
func (p Portfolio) Problems() []kvalitet.Problem {
	var ps check.List
	for i, l := range p.Losses {
		ps.Under(check.At("/losses", i), l.Problems())
	}
	for i, s := range p.Shocks {
		at := check.At("/shocks", i)
		ps.OptionalText(at+"/id", s.ID)
		ps.If(!(s.Rate >= 0 && s.Rate <= maxRate), "range", at+"/rate", "frekvensen är inget tal från 0 till 10 000 per år",
			"the rate is not a number from 0 to 10,000 a year")
		check.Unique(&ps, at+"/losses", s.Losses, func(n int) int { return n })
		for j, n := range s.Losses {
			ps.If(n < 0 || n >= len(p.Losses), "unknown", check.At(at+"/losses", j), "skadan finns inte", "no such loss")
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (p Portfolio) Validate() error { return kvalitet.Invalid(p.Problems()) }

// MarshalJSON writes the portfolio as a document of [PortfolioSchema].
func (p Portfolio) MarshalJSON() ([]byte, error) {
	type plain Portfolio
	if p.Losses == nil {
		p.Losses = []Loss{}
	}
	return jsondoc.Marshal(PortfolioSchema, plain(p))
}

// UnmarshalJSON reads a document of [PortfolioSchema]; an unknown member is [kvalitet.ErrInvalid].
func (p *Portfolio) UnmarshalJSON(data []byte) error {
	type plain Portfolio
	return jsondoc.Unmarshal(PortfolioSchema, data, (*plain)(p))
}
