package budget

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// BalanceStatementSchema is the schema member of a balance statement's JSON form.
const BalanceStatementSchema = "governance/balance-statement/v1"

// BalanceStatement is a year's account of the balance requirement (balanskravsutredning). All amounts are in one unit,
// kronor, tkr or mnkr.
type BalanceStatement struct {
	ID           uuid.UUID `json:"id"`
	Version      int64     `json:"version"`
	Municipality string    `json:"municipality,omitempty"`
	Year         int       `json:"year"`
	// Result is the result of the year (årets resultat).
	Result decimal.Decimal `json:"result"`
	// Adjustments are added to the result, signed: gains on sales and unrealised gains are negative, losses positive.
	Adjustments []Adjustment `json:"adjustments,omitempty"`
	// ToReserve is set aside in the reserve, FromReserve is used of it; neither is negative.
	ToReserve   decimal.Decimal `json:"toReserve"`
	FromReserve decimal.Decimal `json:"fromReserve"`
	// Exceptional are amounts that the council has decided not to restore for exceptional reasons (synnerliga skäl).
	Exceptional []Adjustment `json:"exceptional,omitempty"`
	// EarlierDeficit is what remains to restore from earlier years; not negative.
	EarlierDeficit decimal.Decimal `json:"earlierDeficit"`
	// OpeningReserve is the reserve at the beginning of the year, when it is known.
	OpeningReserve decimal.NullDecimal `json:"openingReserve,omitzero"`
	// Base is taxes, general state grants and equalisation (skatteintäkter, generella statsbidrag och utjämning), when
	// it is known. The reserve is counted from it.
	Base decimal.NullDecimal `json:"base,omitzero"`
	// NegativeEquity says that equity including the pension obligation (ansvarsförbindelsen) is below zero.
	NegativeEquity bool `json:"negativeEquity,omitempty"`
}

// Adjustment is one row of a balance statement.
type Adjustment struct {
	Text   string          `json:"text"`
	Amount decimal.Decimal `json:"amount"`
}

// Balance is what a statement comes to.
type Balance struct {
	// AfterAdjustments is the result after the adjustments (resultat efter balanskravsjusteringar).
	AfterAdjustments decimal.Decimal `json:"afterAdjustments"`
	// Balance is after the movements of the reserve and exceptional amounts (balanskravsresultat).
	Balance decimal.Decimal `json:"balance"`
	// AfterRestoration is Balance less the earlier deficit; a positive one is a surplus over all.
	AfterRestoration decimal.Decimal `json:"afterRestoration"`
	// ToRestore is what remains to restore after the year; not negative.
	ToRestore decimal.Decimal `json:"toRestore"`
	// Reserve is the reserve at the end of the year; not valid when the opening reserve is not known.
	Reserve decimal.NullDecimal `json:"reserve"`
	// ReserveMax is the most that may be set aside for the year; not valid when the base is not known or there was no
	// reserve that year.
	ReserveMax decimal.NullDecimal `json:"reserveMax"`
	Rule       ReserveRule         `json:"rule"`
}

// Compute does the statement's arithmetic:
//
//	AfterAdjustments = Result + Σ Adjustments
//	Balance          = AfterAdjustments − ToReserve + FromReserve + Σ Exceptional
//	AfterRestoration = Balance − EarlierDeficit
//	ToRestore        = max(0, −AfterRestoration)
//	Reserve          = OpeningReserve + ToReserve − FromReserve
//	ReserveMax       = see [ReserveRule.Max]
func (s BalanceStatement) Compute() (Balance, error) {
	if err := kvalitet.Invalid(s.figures()); err != nil {
		return Balance{}, err
	}
	rule := ReserveRuleOf(s.Year)
	b := Balance{Rule: rule, AfterAdjustments: s.Result.Add(sum(s.Adjustments))}
	b.Balance = b.AfterAdjustments.Sub(s.ToReserve).Add(s.FromReserve).Add(sum(s.Exceptional))
	b.AfterRestoration = b.Balance.Sub(s.EarlierDeficit)
	b.ToRestore = decimal.Max(decimal.Zero, b.AfterRestoration.Neg())
	if s.OpeningReserve.Valid {
		b.Reserve = decimal.NewNullDecimal(s.OpeningReserve.Decimal.Add(s.ToReserve).Sub(s.FromReserve))
	}
	if s.Base.Valid && !rule.IsZero() {
		b.ReserveMax = decimal.NewNullDecimal(rule.Max(s.Result, b.AfterAdjustments, s.Base.Decimal, s.OpeningReserve, s.NegativeEquity))
	}
	return b, nil
}

func sum(rows []Adjustment) decimal.Decimal {
	total := decimal.Zero
	for _, a := range rows {
		total = total.Add(a.Amount)
	}
	return total
}

// figures checks what Compute calculates with.
func (s BalanceStatement) figures() []kvalitet.Problem {
	var ps check.List
	amount(&ps, "/result", s.Result)
	rows := func(path string, rows []Adjustment) {
		for i, a := range rows {
			amount(&ps, check.At(path, i)+"/amount", a.Amount)
		}
	}
	rows("/adjustments", s.Adjustments)
	notNegative := func(path string, d decimal.Decimal) {
		ps.If(amount(&ps, path, d) && d.IsNegative(), "range", path, "beloppet är negativt", "the amount is negative")
	}
	notNegative("/toReserve", s.ToReserve)
	notNegative("/fromReserve", s.FromReserve)
	rows("/exceptional", s.Exceptional)
	notNegative("/earlierDeficit", s.EarlierDeficit)
	notNegative("/openingReserve", s.OpeningReserve.Decimal)
	notNegative("/base", s.Base.Decimal)
	return ps
}

// Problems reports what keeps the statement from existing. Whether it follows the law is for [BalanceRules] to say.
func (s BalanceStatement) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", s.ID)
	ps.Version(s.Version)
	ps.OptionalText("/municipality", s.Municipality)
	ps.If(s.Year < 1 || s.Year > 9999, "range", "/year", "året är inte 1–9999", "the year is not 1–9999")
	for i, a := range s.Adjustments {
		ps.OptionalText(check.At("/adjustments", i)+"/text", a.Text)
	}
	for i, a := range s.Exceptional {
		ps.Text(check.At("/exceptional", i)+"/text", a.Text)
	}
	return append(ps, s.figures()...)
}

// Validate returns the problems as an error.
func (s BalanceStatement) Validate() error { return kvalitet.Invalid(s.Problems()) }

// MarshalJSON writes the statement as a document of [BalanceStatementSchema].
func (s BalanceStatement) MarshalJSON() ([]byte, error) {
	type plain BalanceStatement
	return jsondoc.Marshal(BalanceStatementSchema, plain(s))
}

// UnmarshalJSON reads a document of [BalanceStatementSchema]; an unknown member is [kvalitet.ErrInvalid].
func (s *BalanceStatement) UnmarshalJSON(data []byte) error {
	type plain BalanceStatement
	return jsondoc.Unmarshal(BalanceStatementSchema, data, (*plain)(s))
}

// restoreYears is how long a municipality has to restore a deficit (KL 11 kap. 12 §).
const restoreYears = 3

// Restoration is one year's deficit and what has become of it (återställning av underskott).
type Restoration struct {
	Year   int             `json:"year"`
	Amount decimal.Decimal `json:"amount"`
	// Left is what is not yet restored.
	Left decimal.Decimal `json:"left"`
	// LastYear is the year by whose end it shall be restored, three years after its own.
	LastYear int `json:"lastYear"`
	// Restored is the year in which nothing was left; 0 while something is.
	Restored int `json:"restored,omitzero"`
}

// Overdue reports whether something is left after the last year.
func (r Restoration) Overdue(year int) bool { return r.Left.IsPositive() && year >= r.LastYear }

// YearBalance is the balance (balanskravsresultat) of a year.
type YearBalance struct {
	Year    int
	Balance decimal.Decimal
}

// Restore follows deficits through the years: a negative balance is a deficit, and a positive one restores the oldest
// deficits first. The years may come in any order; a year given twice is counted twice. It is [kvalitet.ErrInvalid]
// for an amount too large to calculate with.
func Restore(years []YearBalance) ([]Restoration, error) {
	var ps check.List
	for i, y := range years {
		amount(&ps, check.At("", i)+"/balance", y.Balance)
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	years = slices.Clone(years)
	slices.SortStableFunc(years, func(a, b YearBalance) int { return cmp.Compare(a.Year, b.Year) })
	var deficits []Restoration
	for _, y := range years {
		if y.Balance.IsNegative() {
			deficits = append(deficits, Restoration{Year: y.Year, Amount: y.Balance.Neg(), Left: y.Balance.Neg(), LastYear: y.Year + restoreYears})
			continue
		}
		surplus := y.Balance
		for i := range deficits {
			d := &deficits[i]
			use := decimal.Min(surplus, d.Left)
			surplus, d.Left = surplus.Sub(use), d.Left.Sub(use)
			if d.Restored == 0 && d.Left.IsZero() {
				d.Restored = y.Year
			}
		}
	}
	return deficits, nil
}
