package budget

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Ore returns an amount in kronor as whole öre. It is [kvalitet.ErrInvalid] for an amount with parts of an öre
// ("scale") and for one too large for an int64, about 92 thousand million million kronor ("size").
func Ore(kronor decimal.Decimal) (int64, error) {
	var ps check.List
	if ps.Decimal("", kronor); len(ps) > 0 {
		return 0, kvalitet.Invalid(ps)
	}
	ore := kronor.Shift(2)
	if !ore.IsInteger() {
		ps.Add("scale", "", "beloppet har delar av ett öre", "the amount has parts of an öre")
		return 0, kvalitet.Invalid(ps)
	}
	whole := ore.BigInt()
	if !whole.IsInt64() {
		ps.Add("size", "", "beloppet är för stort", "the amount is too large")
		return 0, kvalitet.Invalid(ps)
	}
	return whole.Int64(), nil
}

// Kronor returns whole öre as an amount in kronor with two decimals.
func Kronor(ore int64) decimal.Decimal { return decimal.New(ore, -2) }

// toOre rounds to the öre, half away from zero.
func toOre(d decimal.Decimal) decimal.Decimal { return d.Round(2) }

// amount wants an amount of a size that can be calculated with.
func amount(ps *check.List, path string, d decimal.Decimal) bool {
	ps.Decimal(path, d)
	return check.DecimalOK(d)
}

// share wants a part of one: 0 ≤ d < 1.
func share(ps *check.List, path string, d decimal.Decimal) {
	if amount(ps, path, d) {
		ps.If(d.IsNegative() || d.GreaterThanOrEqual(one), "range", path, "andelen är inte minst 0 och mindre än 1",
			"the share is not at least 0 and less than 1")
	}
}

var one = decimal.NewFromInt(1)
