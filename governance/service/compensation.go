package service

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Compensation is money for a broken promise (kompensation): an amount, a fraction of the fee, or both, once or for
// each started week of delay, up to a cap. The zero value is none.
type Compensation struct {
	// Amount is in kronor.
	Amount decimal.Decimal `json:"amount,omitzero"`
	// Part of Parts of the fee: 1 of 5 is a fifth.
	Part  int `json:"part,omitzero"`
	Parts int `json:"parts,omitzero"`
	// PerStartedWeek multiplies by the weeks of delay, a week that has begun counting as one.
	PerStartedWeek bool `json:"perStartedWeek,omitempty"`
	// Cap is the most that is paid, in kronor; invalid is no cap beyond the fee for a fraction of it.
	Cap decimal.NullDecimal `json:"cap,omitzero"`
}

// IsZero reports whether nothing is paid.
func (c Compensation) IsZero() bool {
	return c.Amount.IsZero() && c.Part == 0 && c.Parts == 0 && !c.PerStartedWeek && !c.Cap.Valid
}

// For returns what is paid for a delay of a number of calendar days on a fee in kronor; 0 without delay. A fraction of
// the fee never comes to more than the fee. The result is rounded to whole öre, half away from zero.
func (c Compensation) For(late int, fee decimal.Decimal) decimal.Decimal {
	if late <= 0 {
		return decimal.Zero
	}
	times := int64(1)
	if c.PerStartedWeek {
		times = int64((late + 6) / 7)
	}
	paid := c.Amount.Mul(decimal.NewFromInt(times))
	if c.Parts > 0 {
		ofFee := fee.Mul(decimal.NewFromInt(int64(c.Part)*times)).DivRound(decimal.NewFromInt(int64(c.Parts)), 2)
		paid = paid.Add(decimal.Min(ofFee, fee))
	}
	if c.Cap.Valid {
		paid = decimal.Min(paid, c.Cap.Decimal)
	}
	return paid.Round(2)
}

// Problems reports amounts and fractions that cannot be.
func (c Compensation) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Decimal("/amount", c.Amount)
	ps.If(check.DecimalOK(c.Amount) && c.Amount.IsNegative(), "range", "/amount", "beloppet är negativt", "the amount is negative")
	ps.If(c.Part < 0 || c.Parts < 0 || c.Part > c.Parts, "range", "/part", "delen är ingen del av det hela", "the part is no part of the whole")
	if c.Cap.Valid {
		ps.Decimal("/cap", c.Cap.Decimal)
		ps.If(check.DecimalOK(c.Cap.Decimal) && c.Cap.Decimal.IsNegative(), "range", "/cap", "taket är negativt", "the cap is negative")
	}
	return ps
}
