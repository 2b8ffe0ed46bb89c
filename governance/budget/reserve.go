package budget

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// ReserveRule is the law's parameters of the reserve that evens out results over years (resultatutjämningsreserv
// 2013–2023, resultatreserv from 2024). The zero value is "no reserve".
type ReserveRule struct {
	// From and Until are the years in force, half-open; 0 is without end.
	From  int `json:"from"`
	Until int `json:"until,omitzero"`
	// Share of the base must stay in the result before anything is set aside; ShareNegative is the share for a
	// municipality whose equity including the pension obligation is negative.
	Share         decimal.Decimal `json:"share"`
	ShareNegative decimal.Decimal `json:"shareNegative"`
	// Cap is the most that the reserve may be, as a share of the base; zero is no cap.
	Cap    decimal.Decimal `json:"cap"`
	Source kvalitet.Source `json:"source"`
}

// ReserveRules returns the rules by year. That the reserve before 2024 had the same shares and no cap is unconfirmed
// and our default.
func ReserveRules() []ReserveRule {
	percent := func(n int64) decimal.Decimal { return decimal.New(n, -2) }
	return []ReserveRule{
		{From: 2013, Until: 2024, Share: percent(1), ShareNegative: percent(2),
			Source: kvalitet.Source{Title: "Kommunallag (2017:725)", Section: "11 kap. 14 § i lydelsen före 2024", Grade: kvalitet.GradeDefault}},
		{From: 2024, Share: percent(1), ShareNegative: percent(2), Cap: percent(5),
			Source: kvalitet.Source{Title: "Kommunallag (2017:725)", Section: "11 kap. 14 §", Grade: kvalitet.GradeStatute}},
	}
}

// ReserveRuleOf returns the rule of a year, and the zero value for a year without one.
func ReserveRuleOf(year int) ReserveRule {
	for _, r := range ReserveRules() {
		if year >= r.From && (r.Until == 0 || year < r.Until) {
			return r
		}
	}
	return ReserveRule{}
}

// IsZero reports whether there is no reserve.
func (r ReserveRule) IsZero() bool { return r.From == 0 }

// Max returns the most that may be set aside in a year:
//
//	min(result, afterAdjustments) − share × base, but never more than cap × base − opening, and never less than zero
//
// with the share for negative equity where that applies. An opening reserve that is not known counts as nothing.
func (r ReserveRule) Max(result, afterAdjustments, base decimal.Decimal, opening decimal.NullDecimal, negativeEquity bool) decimal.Decimal {
	share := r.Share
	if negativeEquity {
		share = r.ShareNegative
	}
	most := decimal.Min(result, afterAdjustments).Sub(share.Mul(base))
	if r.Cap.IsPositive() {
		most = decimal.Min(most, r.Cap.Mul(base).Sub(opening.Decimal))
	}
	return decimal.Max(decimal.Zero, most)
}
