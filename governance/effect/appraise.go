package effect

import (
	"database/sql/driver"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Appraisal is what a case comes to under one estimate.
type Appraisal struct {
	// Net is benefit minus cost by year, from year 0.
	Net []decimal.Decimal `json:"net"`
	// Total is their sum and PresentValue their sum discounted to year 0, rounded to the öre.
	Total        decimal.Decimal `json:"total"`
	PresentValue decimal.Decimal `json:"presentValue"`
	// Payback is the number of years until the sum is back at zero, linear within the year; Discounted the same with
	// discounted amounts. Invalid when it never is, or was never below.
	Payback    decimal.NullDecimal `json:"payback,omitzero"`
	Discounted decimal.NullDecimal `json:"discounted,omitzero"`
	// Ratio is discounted benefit per discounted krona of cost; invalid without cost.
	Ratio decimal.NullDecimal `json:"ratio,omitzero"`
	// Hours are freed by year, apart from the kronor.
	Hours []decimal.Decimal `json:"hours"`
	// Budget is the part of Total that is financial benefit minus cost: the only part that may reduce a budget.
	Budget decimal.Decimal `json:"budget"`
}

// places is the scale of discount factors and of years until payback.
const places = 16

// Appraise computes the case under an estimate. The case must be valid.
func (c Case) Appraise(e Estimate) Appraisal {
	years := c.years()
	benefit, cost, hours := zeros(years), zeros(years), zeros(years)
	budget := decimal.Zero
	for _, b := range c.Benefits {
		for _, f := range e.flows(b.Planned, b.Realised) {
			benefit[f.Year] = benefit[f.Year].Add(e.of(f))
			hours[f.Year] = hours[f.Year].Add(f.Hours)
			if b.Kind == KindFinancial {
				budget = budget.Add(e.of(f))
			}
		}
	}
	for _, k := range c.Costs {
		for _, f := range e.flows(k.Planned, k.Realised) {
			amount := e.cost(f)
			cost[f.Year] = cost[f.Year].Add(amount)
			budget = budget.Sub(amount)
		}
	}
	a := Appraisal{Net: zeros(years), Hours: hours, Budget: budget}
	discounted := zeros(years)
	var benefits, costs decimal.Decimal
	factor := decimal.NewFromInt(1)
	growth := decimal.NewFromInt(1).Add(c.Rate.Shift(-2))
	for t := range years {
		a.Net[t] = benefit[t].Sub(cost[t])
		a.Total = a.Total.Add(a.Net[t])
		discounted[t] = a.Net[t].DivRound(factor, places)
		a.PresentValue = a.PresentValue.Add(discounted[t])
		benefits = benefits.Add(benefit[t].DivRound(factor, places))
		costs = costs.Add(cost[t].DivRound(factor, places))
		factor = factor.Mul(growth).Round(2 * places)
	}
	a.Payback, a.Discounted = payback(a.Net), payback(discounted)
	if costs.IsPositive() {
		a.Ratio = decimal.NewNullDecimal(benefits.DivRound(costs, places))
	}
	a.PresentValue = a.PresentValue.Round(2)
	return a
}

func (c Case) years() int {
	last := -1
	for _, b := range c.Benefits {
		for _, flows := range [][]Flow{b.Planned, b.Realised} {
			for _, f := range flows {
				last = max(last, f.Year)
			}
		}
	}
	for _, k := range c.Costs {
		for _, flows := range [][]Flow{k.Planned, k.Realised} {
			for _, f := range flows {
				last = max(last, f.Year)
			}
		}
	}
	return last + 1
}

func zeros(n int) []decimal.Decimal { return make([]decimal.Decimal, n) }

// payback finds when the sum of flows comes back to zero after having been below it. Year t's flow is spread evenly
// over the year that ends at t, so that year 0's lies at once.
func payback(flows []decimal.Decimal) decimal.NullDecimal {
	sum, below := decimal.Zero, false
	for t, f := range flows {
		before := sum
		sum = sum.Add(f)
		if sum.IsNegative() {
			below = true
			continue
		}
		if below && before.IsNegative() {
			part := before.Neg().DivRound(f, places)
			return decimal.NewNullDecimal(decimal.NewFromInt(int64(t - 1)).Add(part))
		}
	}
	return decimal.NullDecimal{}
}

// Estimate is which of the figures are used. The zero value is "not set" and counts as base.
type Estimate uint8

// The estimates. Under low, benefits are low and costs high; under high the other way.
const (
	EstimateLow Estimate = iota + 1
	EstimateBase
	EstimateHigh
	EstimateRealised // what came, and nothing planned
)

var estimates = enum.Of[Estimate]("skattning", "estimate",
	enum.Row{Code: "low", SV: "försiktig", EN: "low"},
	enum.Row{Code: "base", SV: "trolig", EN: "base"},
	enum.Row{Code: "high", SV: "gynnsam", EN: "high"},
	enum.Row{Code: "realised", SV: "utfall", EN: "realised"},
)

func (e Estimate) flows(planned, realised []Flow) []Flow {
	if e == EstimateRealised {
		return realised
	}
	return planned
}

func (e Estimate) of(f Flow) decimal.Decimal {
	switch e {
	case EstimateLow:
		return f.low()
	case EstimateHigh:
		return f.high()
	default:
		return f.Base
	}
}

// cost turns the estimate around: what is good for a benefit is bad for a cost.
func (e Estimate) cost(f Flow) decimal.Decimal {
	switch e {
	case EstimateLow:
		return f.high()
	case EstimateHigh:
		return f.low()
	default:
		return f.Base
	}
}

// Estimates returns all estimates in order.
func Estimates() []Estimate { return estimates.All() }

// ParseEstimate reads a code such as "base".
func ParseEstimate(code string) (Estimate, error) { return estimates.Parse(code) }

// Valid reports whether e is one of the estimates; the zero value is not.
func (e Estimate) Valid() bool { return estimates.Valid(e) }

// String returns the code; the zero value is the empty text.
func (e Estimate) String() string { return estimates.Code(e) }

// Label returns the estimate's name.
func (e Estimate) Label() kvalitet.Label { return kvalitet.Label(estimates.Label(e)) }

// MarshalText writes the code.
func (e Estimate) MarshalText() ([]byte, error) { return estimates.MarshalText(e) }

// UnmarshalText reads a code; an empty text is "not set".
func (e *Estimate) UnmarshalText(text []byte) error { return estimates.UnmarshalText(text, e) }

// Value stores the code; "not set" is NULL.
func (e Estimate) Value() (driver.Value, error) { return estimates.Value(e) }

// Scan reads what Value stored.
func (e *Estimate) Scan(src any) error { return estimates.Scan(src, e) }
