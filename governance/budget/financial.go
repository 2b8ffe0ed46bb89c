package budget

import (
	"database/sql/driver"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Accounts are the figures of a year that the financial goals are counted from, in one unit. A figure that is not
// valid is not known, and goals that need it are not judged.
type Accounts struct {
	Result decimal.NullDecimal `json:"result,omitzero"`
	// Base is taxes, general state grants and equalisation.
	Base decimal.NullDecimal `json:"base,omitzero"`
	// Equity is without, EquityWithPensions with the pension obligation outside the balance sheet.
	Equity             decimal.NullDecimal `json:"equity,omitzero"`
	EquityWithPensions decimal.NullDecimal `json:"equityWithPensions,omitzero"`
	Assets             decimal.NullDecimal `json:"assets,omitzero"`
	Depreciation       decimal.NullDecimal `json:"depreciation,omitzero"`
	Investments        decimal.NullDecimal `json:"investments,omitzero"`
	// Budget and Cost are the boards' net cost, planned and actual.
	Budget decimal.NullDecimal `json:"budget,omitzero"`
	Cost   decimal.NullDecimal `json:"cost,omitzero"`
}

// FinancialGoal is a goal for good financial management (finansiellt mål): at least or at most so much of a measure.
type FinancialGoal struct {
	Measure FinancialMeasure `json:"measure"`
	// Limit is a part of one: 0.02 is 2 %.
	Limit  decimal.Decimal `json:"limit"`
	Source kvalitet.Source `json:"source"`
}

// FinancialResult is what a goal came to.
type FinancialResult struct {
	Goal FinancialGoal `json:"goal"`
	// Value is a part of one, rounded to six decimals for show; it is not valid when a figure is not known or the
	// denominator is zero.
	Value   decimal.NullDecimal `json:"value"`
	Outcome kvalitet.Outcome    `json:"outcome"`
}

// Judge judges goals on a year's accounts. The comparison is exact: value and limit are compared as products, not
// rounded.
func Judge(a Accounts, goals []FinancialGoal) ([]FinancialResult, error) {
	var ps check.List
	for _, f := range []struct {
		path string
		d    decimal.NullDecimal
	}{{"/result", a.Result}, {"/base", a.Base}, {"/equity", a.Equity}, {"/equityWithPensions", a.EquityWithPensions}, {"/assets", a.Assets},
		{"/depreciation", a.Depreciation}, {"/investments", a.Investments}, {"/budget", a.Budget}, {"/cost", a.Cost}} {
		amount(&ps, f.path, f.d.Decimal)
	}
	for i, g := range goals {
		ps.Under(check.At("/goals", i), g.Problems())
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	results := make([]FinancialResult, len(goals))
	for i, g := range goals {
		results[i] = FinancialResult{Goal: g, Outcome: kvalitet.OutcomeUnknown}
		over, under, known := g.Measure.fraction(a)
		if !known || !under.IsPositive() {
			continue
		}
		results[i].Value = decimal.NewNullDecimal(over.DivRound(under, 6))
		compared := over.Cmp(g.Limit.Mul(under))
		results[i].Outcome = kvalitet.OutcomeNotMet
		if compared == 0 || compared > 0 == g.Measure.HigherIsBetter() {
			results[i].Outcome = kvalitet.OutcomeMet
		}
	}
	return results, nil
}

// Problems reports what keeps the goal from existing.
func (g FinancialGoal) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Enum("/measure", g.Measure)
	amount(&ps, "/limit", g.Limit)
	return ps
}

// FinancialGoals returns goals of the kind that municipalities set: a result of 2 % of the base, assets paid without
// loans, solidity that counts pensions above zero, investments of at most 10 % and a deviation of at most 1 %. The
// kinds are published; these levels are our default, and every council sets its own.
func FinancialGoals() []FinancialGoal {
	ours := kvalitet.OurDefault("nivåer för finansiella mål")
	return []FinancialGoal{
		{MeasureResult, decimal.New(2, -2), ours},
		{MeasureSelfFinancing, decimal.New(1, 0), ours},
		{MeasureSolidityWithPensions, decimal.Zero, ours},
		{MeasureInvestments, decimal.New(10, -2), ours},
		{MeasureDeviation, decimal.New(1, -2), ours},
	}
}

// FinancialMeasure is what a financial goal measures (finansiellt nyckeltal). The zero value is "not set".
type FinancialMeasure uint8

// The measures.
const (
	MeasureResult               FinancialMeasure = iota + 1 // resultat / skatter och bidrag
	MeasureSolidity                                         // eget kapital / tillgångar
	MeasureSolidityWithPensions                             // eget kapital inklusive pensionsåtagande / tillgångar
	MeasureSelfFinancing                                    // (resultat + avskrivningar) / investeringar
	MeasureInvestments                                      // investeringar / skatter och bidrag
	MeasureDeviation                                        // |kostnad − budget| / budget
)

// HigherIsBetter reports whether the limit is the least that is wished; otherwise it is the most.
func (m FinancialMeasure) HigherIsBetter() bool {
	return m != MeasureInvestments && m != MeasureDeviation
}

// fraction returns the measure as a numerator and a denominator, and false when a figure is not known.
func (m FinancialMeasure) fraction(a Accounts) (over, under decimal.Decimal, known bool) {
	of := func(n, d decimal.NullDecimal) (decimal.Decimal, decimal.Decimal, bool) {
		return n.Decimal, d.Decimal, n.Valid && d.Valid
	}
	switch m {
	case MeasureResult:
		return of(a.Result, a.Base)
	case MeasureSolidity:
		return of(a.Equity, a.Assets)
	case MeasureSolidityWithPensions:
		return of(a.EquityWithPensions, a.Assets)
	case MeasureSelfFinancing:
		over, under, known = of(a.Result, a.Investments)
		return over.Add(a.Depreciation.Decimal), under, known && a.Depreciation.Valid
	case MeasureInvestments:
		return of(a.Investments, a.Base)
	case MeasureDeviation:
		over, under, known = of(a.Cost, a.Budget)
		return over.Sub(under).Abs(), under, known
	default:
		return decimal.Zero, decimal.Zero, false
	}
}

var financialMeasures = enum.Of[FinancialMeasure]("finansiellt nyckeltal", "financial measure",
	enum.Row{Code: "result", SV: "resultat i andel av skatter och bidrag", EN: "result as a share of taxes and grants"},
	enum.Row{Code: "solidity", SV: "soliditet", EN: "solidity"},
	enum.Row{Code: "solidityWithPensions", SV: "soliditet inklusive pensionsåtagande", EN: "solidity including pension obligations"},
	enum.Row{Code: "selfFinancing", SV: "självfinansieringsgrad av investeringar", EN: "self-financing of investments"},
	enum.Row{Code: "investments", SV: "investeringar i andel av skatter och bidrag", EN: "investments as a share of taxes and grants"},
	enum.Row{Code: "deviation", SV: "budgetavvikelse", EN: "deviation from the budget"},
)

// FinancialMeasures returns all measures in order.
func FinancialMeasures() []FinancialMeasure { return financialMeasures.All() }

// ParseFinancialMeasure reads a code such as "result".
func ParseFinancialMeasure(code string) (FinancialMeasure, error) {
	return financialMeasures.Parse(code)
}

// Valid reports whether m is one of the measures; the zero value is not.
func (m FinancialMeasure) Valid() bool { return financialMeasures.Valid(m) }

// String returns the code; the zero value is the empty text.
func (m FinancialMeasure) String() string { return financialMeasures.Code(m) }

// Label returns the measure's name.
func (m FinancialMeasure) Label() kvalitet.Label { return kvalitet.Label(financialMeasures.Label(m)) }

// MarshalText writes the code.
func (m FinancialMeasure) MarshalText() ([]byte, error) { return financialMeasures.MarshalText(m) }

// UnmarshalText reads a code; an empty text is "not set".
func (m *FinancialMeasure) UnmarshalText(text []byte) error {
	return financialMeasures.UnmarshalText(text, m)
}

// Value stores the code; "not set" is NULL.
func (m FinancialMeasure) Value() (driver.Value, error) { return financialMeasures.Value(m) }

// Scan reads what Value stored.
func (m *FinancialMeasure) Scan(src any) error { return financialMeasures.Scan(src, m) }
