package effect

import "github.com/shopspring/decimal"

// Worth turns freed time into kronor, for showing beside the hours: minutes per case × cases ÷ 60 × hourly cost
// (including employer's contributions), rounded to the öre, half away from zero. The hours are exact to 16 decimals.
func Worth(minutes, cases, hourly decimal.Decimal) (hours, kronor decimal.Decimal) {
	product := minutes.Mul(cases)
	return product.DivRound(decimal.NewFromInt(60), places), product.Mul(hourly).DivRound(decimal.NewFromInt(60), 2)
}
