package service

import (
	"github.com/google/uuid"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// PromiseSchema is the schema member of a promise's JSON form.
const PromiseSchema = "governance/promise/v1"

// Promise is something that citizens may count on (löfte): a limit of time between two events, kept in a share of the
// cases.
type Promise struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Kind    Kind      `json:"kind"`
	// Text is the promise as citizens read it.
	Text string `json:"text"`
	Body string `json:"body,omitempty"`
	// Channel is how the citizen comes: "telefon", "e-post" …; empty is any.
	Channel string `json:"channel,omitempty"`
	// Start and End name the events between which the clock runs: "fullständig ansökan", "beslut".
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
	// Limit is the longest time; a promise without one is not judged.
	Limit Limit `json:"limit,omitzero"`
	// Share is how large a part of the cases shall be within the limit, in per cent; invalid means 100.
	Share decimal.NullDecimal `json:"share,omitzero"`
	// Soft promises say "i normalfallet" or the like: they are measured, not judged.
	Soft bool `json:"soft,omitempty"`
	// Clock says when time runs.
	Clock Clock `json:"clock,omitzero"`
	// Remedy is what happens when the promise is broken.
	Remedy Remedy `json:"remedy,omitzero"`
	// Exclusions are the codes of reasons for which an event is left out.
	Exclusions []string `json:"exclusions,omitempty"`
	// Duties are what the citizen answers for, where the promise binds both.
	Duties []string        `json:"duties,omitempty"`
	Period kvalitet.Period `json:"period,omitzero"`
	Source kvalitet.Source `json:"source"`
}

// Limit is a number of units of time. The zero value is no limit.
type Limit struct {
	Amount int  `json:"amount"`
	Unit   Unit `json:"unit"`
}

// IsZero reports whether there is no limit.
func (l Limit) IsZero() bool { return l == Limit{} }

// Remedy is what happens when a promise is broken (rättelse).
type Remedy struct {
	// Contact is the role that gets in touch with the citizen (enhetschef).
	Contact string `json:"contact,omitempty"`
	// Complain says where to complain.
	Complain string `json:"complain,omitempty"`
	// Investigate, Admit and Correct are the three things that a service declaration promises to do.
	Investigate bool `json:"investigate,omitempty"`
	Admit       bool `json:"admit,omitempty"`
	Correct     bool `json:"correct,omitempty"`
	// Compensation is paid, without the citizen having to watch the clock.
	Compensation Compensation `json:"compensation,omitzero"`
}

// IsZero reports whether nothing happens.
func (r Remedy) IsZero() bool { return r == Remedy{} }

// hundred is the share that is required unless another is stated.
var hundred = decimal.NewFromInt(100)

// Required returns the share that must be within the limit, in per cent.
func (p Promise) Required() decimal.Decimal {
	if p.Share.Valid {
		return p.Share.Decimal
	}
	return hundred
}

// Judged reports whether the promise can be kept or broken: it has a limit, is not soft and is no policy.
func (p Promise) Judged() bool { return !p.Limit.IsZero() && !p.Soft && p.Kind != KindPolicy }

// Problems reports what keeps the promise from existing. Whether it is a good promise is for [PromiseRules] to say.
func (p Promise) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", p.ID)
	ps.Version(p.Version)
	ps.Enum("/kind", p.Kind)
	ps.Text("/text", p.Text)
	ps.OptionalText("/body", p.Body)
	ps.OptionalText("/channel", p.Channel)
	ps.OptionalText("/start", p.Start)
	ps.OptionalText("/end", p.End)
	if !p.Limit.IsZero() {
		ps.If(p.Limit.Amount < 0, "range", "/limit/amount", "gränsen är negativ", "the limit is negative")
		ps.Enum("/limit/unit", p.Limit.Unit)
	}
	if p.Share.Valid {
		ps.Decimal("/share", p.Share.Decimal)
		ps.If(check.DecimalOK(p.Share.Decimal) && (p.Share.Decimal.IsNegative() || p.Share.Decimal.GreaterThan(hundred)),
			"range", "/share", "andelen är inte 0–100 procent", "the share is not 0–100 per cent")
	}
	ps.Under("/clock", p.Clock.Problems())
	ps.Under("/remedy/compensation", p.Remedy.Compensation.Problems())
	check.Unique(&ps, "/exclusions", p.Exclusions, func(code string) string { return code })
	ps.Under("/period", p.Period.Problems())
	return ps
}

// Validate returns the problems as an error.
func (p Promise) Validate() error { return kvalitet.Invalid(p.Problems()) }

// MarshalJSON writes the promise as a document of [PromiseSchema].
func (p Promise) MarshalJSON() ([]byte, error) {
	type plain Promise
	return jsondoc.Marshal(PromiseSchema, plain(p))
}

// UnmarshalJSON reads a document of [PromiseSchema]; an unknown member is [kvalitet.ErrInvalid].
func (p *Promise) UnmarshalJSON(data []byte) error {
	type plain Promise
	return jsondoc.Unmarshal(PromiseSchema, data, (*plain)(p))
}
