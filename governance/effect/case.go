package effect

import (
	"fmt"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// CaseSchema is the schema member of a business case's JSON form.
const CaseSchema = "governance/benefit-case/v1"

// Case is a business case (nyttokalkyl): the benefits and the costs of a change by year, in one price level.
type Case struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Name    string    `json:"name"`
	// Start is year 0, the calendar year of the decision.
	Start int `json:"start"`
	// Rate is the discount rate in per cent a year.
	Rate decimal.Decimal `json:"rate"`
	// GoLive is when the change is in use; no benefit comes before that year.
	GoLive   kvalitet.Date `json:"goLive,omitzero"`
	Benefits []Benefit     `json:"benefits,omitempty"`
	Costs    []Cost        `json:"costs,omitempty"`
}

// DefaultRate is 3 per cent, as in the public sector's common calculation sheet; a municipality sets its own.
var DefaultRate = decimal.NewFromInt(3)

// Benefit is one thing that becomes better, for somebody, by an amount.
type Benefit struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// Owner is the role that takes the benefit home.
	Owner string `json:"owner,omitempty"`
	// Metric is how one sees it.
	Metric Metric `json:"metric,omitzero"`
	// Resource is the code of the hours or the post that is freed, so that none is counted twice.
	Resource string `json:"resource,omitempty"`
	// Released says when a post or a purchase is taken out of the budget; a financial benefit needs it.
	Released kvalitet.Date   `json:"released,omitzero"`
	Planned  []Flow          `json:"planned,omitempty"`
	Realised []Flow          `json:"realised,omitempty"`
	Checks   []kvalitet.Date `json:"checks,omitempty"` // when it is followed up
}

// Cost is one outlay.
type Cost struct {
	Name     string `json:"name"`
	Planned  []Flow `json:"planned,omitempty"`
	Realised []Flow `json:"realised,omitempty"`
}

// Flow is what comes in a year: kronor in three estimates, and hours beside them. Realised flows use Base alone.
type Flow struct {
	Year int             `json:"year"` // from 0
	Base decimal.Decimal `json:"base"`
	// Low and High are the careful and the favourable estimate of a benefit; invalid is the same as Base.
	Low  decimal.NullDecimal `json:"low,omitzero"`
	High decimal.NullDecimal `json:"high,omitzero"`
	// Hours are freed or used; they are shown beside the kronor and never added to them.
	Hours decimal.Decimal `json:"hours,omitzero"`
}

func (f Flow) low() decimal.Decimal  { return or(f.Low, f.Base) }
func (f Flow) high() decimal.Decimal { return or(f.High, f.Base) }

func or(d decimal.NullDecimal, base decimal.Decimal) decimal.Decimal {
	if d.Valid {
		return d.Decimal
	}
	return base
}

// MaxYears is the longest time that a case covers.
const MaxYears = 100

// Problems reports what keeps the case from existing.
func (c Case) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", c.ID)
	ps.Version(c.Version)
	ps.Text("/name", c.Name)
	ps.If(c.Start < 1 || c.Start > 9999-MaxYears, "range", "/start", "startåret är inget år", "the start is no year")
	ps.Decimal("/rate", c.Rate)
	ps.If(check.DecimalOK(c.Rate) && c.Rate.Cmp(decimal.NewFromInt(-99)) < 0, "range", "/rate", "räntan är under −99 procent", "the rate is below −99 per cent")
	ps.If(check.DecimalOK(c.Rate) && c.Rate.Cmp(decimal.NewFromInt(1000)) > 0, "range", "/rate", "räntan är över 1 000 procent", "the rate is above 1,000 per cent")
	ps.OptionalDate("/goLive", c.GoLive)
	for i, b := range c.Benefits {
		at := check.At("/benefits", i)
		ps.Text(at+"/name", b.Name)
		ps.Enum(at+"/kind", b.Kind)
		ps.OptionalDate(at+"/released", b.Released)
		ps.OptionalDate(at+"/metric/due", b.Metric.Due)
		checkFlows(&ps, at+"/planned", b.Planned)
		checkFlows(&ps, at+"/realised", b.Realised)
		for j, d := range b.Checks {
			ps.Date(check.At(at+"/checks", j), d)
		}
	}
	for i, cost := range c.Costs {
		at := check.At("/costs", i)
		ps.Text(at+"/name", cost.Name)
		checkFlows(&ps, at+"/planned", cost.Planned)
		checkFlows(&ps, at+"/realised", cost.Realised)
	}
	return ps
}

func checkFlows(ps *check.List, path string, flows []Flow) {
	check.Unique(ps, path, flows, func(f Flow) int { return f.Year })
	for i, f := range flows {
		at := check.At(path, i)
		ps.If(f.Year < 0 || f.Year > MaxYears, "range", at+"/year", fmt.Sprintf("året är inte 0–%d", MaxYears), fmt.Sprintf("the year is not 0–%d", MaxYears))
		for _, a := range []struct {
			name string
			v    decimal.Decimal
		}{{"/base", f.Base}, {"/low", f.low()}, {"/high", f.high()}, {"/hours", f.Hours}} {
			ps.Decimal(at+a.name, a.v)
		}
		if check.DecimalOK(f.Base) && check.DecimalOK(f.low()) && check.DecimalOK(f.high()) {
			ps.If(f.low().GreaterThan(f.Base) || f.Base.GreaterThan(f.high()), "order", at+"/low",
				"skattningarna är inte i ordning: låg, trolig, hög", "the estimates are not in order: low, base, high")
		}
	}
}

// Validate returns the problems as an error.
func (c Case) Validate() error { return kvalitet.Invalid(c.Problems()) }

// MarshalJSON writes the case as a document of [CaseSchema].
func (c Case) MarshalJSON() ([]byte, error) {
	type plain Case
	return jsondoc.Marshal(CaseSchema, plain(c))
}

// UnmarshalJSON reads a document of [CaseSchema]; an unknown member is [kvalitet.ErrInvalid].
func (c *Case) UnmarshalJSON(data []byte) error {
	type plain Case
	return jsondoc.Unmarshal(CaseSchema, data, (*plain)(c))
}
