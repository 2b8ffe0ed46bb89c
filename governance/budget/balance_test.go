package budget_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/governance/budget/budgettest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func known(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

func adjusted(amounts ...string) []budget.Adjustment {
	var rows []budget.Adjustment
	for _, a := range amounts {
		rows = append(rows, budget.Adjustment{Text: "justering", Amount: dec(a)})
	}
	return rows
}

func id(n byte) uuid.UUID { return uuid.UUID{15: n} }

// malmo and upplandsBro are published statements: Malmö's annual report 2015 (mnkr) and Upplands-Bro's of 2019 and
// 2020 (tkr).
func malmo() []budget.BalanceStatement {
	return []budget.BalanceStatement{
		{ID: id(1), Municipality: "1280", Year: 2013, Result: dec("154"), Adjustments: adjusted("-33"),
			Exceptional: []budget.Adjustment{{Text: "RIPS-ränta", Amount: dec("106")}}},
		{ID: id(2), Municipality: "1280", Year: 2014, Result: dec("-149"), Adjustments: adjusted("-56", "12")},
		{ID: id(3), Municipality: "1280", Year: 2015, Result: dec("563"), Adjustments: adjusted("-23"), ToReserve: dec("185"), EarlierDeficit: dec("193")},
	}
}

func upplandsBro() []budget.BalanceStatement {
	return []budget.BalanceStatement{
		{ID: id(4), Municipality: "0139", Year: 2019, Result: dec("52966"), Adjustments: adjusted("-4644"), ToReserve: dec("33397"), OpeningReserve: known("73690")},
		{ID: id(5), Municipality: "0139", Year: 2020, Result: dec("-11708"), FromReserve: dec("11708"), OpeningReserve: known("107087")},
	}
}

func TestPublishedStatements(t *testing.T) {
	for _, c := range []struct {
		name                                                                string
		statement                                                           budget.BalanceStatement
		afterAdjustments, balance, afterRestoration, toRestore, reserveLeft string
	}{
		{"Malmö 2013", malmo()[0], "121", "227", "227", "0", ""},
		{"Malmö 2014", malmo()[1], "-193", "-193", "-193", "193", ""},
		{"Malmö 2015", malmo()[2], "540", "355", "162", "0", ""},
		{"Upplands-Bro 2019", upplandsBro()[0], "48322", "14925", "14925", "0", "107087"},
		{"Upplands-Bro 2020", upplandsBro()[1], "-11708", "0", "0", "0", "95379"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, c.statement.Validate())
			b, err := c.statement.Compute()
			require.NoError(t, err)
			assert.Equal(t, c.afterAdjustments, b.AfterAdjustments.String())
			assert.Equal(t, c.balance, b.Balance.String())
			assert.Equal(t, c.afterRestoration, b.AfterRestoration.String())
			assert.Equal(t, c.toRestore, b.ToRestore.String())
			assert.Equal(t, c.reserveLeft != "", b.Reserve.Valid)
			if b.Reserve.Valid {
				assert.Equal(t, c.reserveLeft, b.Reserve.Decimal.String())
			}
			assert.False(t, b.ReserveMax.Valid, "the base is not known")
		})
	}
}

// KL 11 kap. 14 §: the lower of the two results less 1 % (2 %) of the base, and the reserve at most 5 % of it.
func TestReserveMax(t *testing.T) {
	for _, c := range []struct {
		name      string
		statement budget.BalanceStatement
		want      string
	}{
		{"the result is lowest", budget.BalanceStatement{Year: 2024, Result: dec("40"), Adjustments: adjusted("5"), Base: known("1000")}, "30"},
		{"the adjusted result is lowest", budget.BalanceStatement{Year: 2024, Result: dec("40"), Adjustments: adjusted("-5"), Base: known("1000")}, "25"},
		{"negative equity", budget.BalanceStatement{Year: 2024, Result: dec("40"), Base: known("1000"), NegativeEquity: true}, "20"},
		{"the cap", budget.BalanceStatement{Year: 2024, Result: dec("100"), Base: known("1000"), OpeningReserve: known("15")}, "35"},
		{"no cap before 2024", budget.BalanceStatement{Year: 2023, Result: dec("100"), Base: known("1000"), OpeningReserve: known("15")}, "90"},
		{"the reserve is over the cap", budget.BalanceStatement{Year: 2024, Result: dec("100"), Base: known("1000"), OpeningReserve: known("60")}, "0"},
		{"a poor result", budget.BalanceStatement{Year: 2024, Result: dec("9.9"), Base: known("1000")}, "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := c.statement.Compute()
			require.NoError(t, err)
			require.True(t, b.ReserveMax.Valid)
			assert.Equal(t, c.want, b.ReserveMax.Decimal.String())
		})
	}
	before, err := budget.BalanceStatement{Year: 2012, Result: dec("100"), Base: known("1000")}.Compute()
	require.NoError(t, err)
	assert.False(t, before.ReserveMax.Valid, "no reserve before 2013")
	assert.True(t, before.Rule.IsZero())
	for _, r := range budget.ReserveRules() {
		assert.True(t, r.Source.Grade.Valid())
	}
}

func TestStatementProblems(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*budget.BalanceStatement)
		code   string
		path   string
	}{
		{"a negative reservation", func(s *budget.BalanceStatement) { s.ToReserve = dec("-1") }, "range", "/toReserve"},
		{"a negative use", func(s *budget.BalanceStatement) { s.FromReserve = dec("-1") }, "range", "/fromReserve"},
		{"a negative deficit", func(s *budget.BalanceStatement) { s.EarlierDeficit = dec("-1") }, "range", "/earlierDeficit"},
		{"a negative reserve", func(s *budget.BalanceStatement) { s.OpeningReserve = known("-1") }, "range", "/openingReserve"},
		{"a result that must never be expanded", func(s *budget.BalanceStatement) { s.Result = dec("1e9999") }, "size", "/result"},
		{"an adjustment that must never be expanded", func(s *budget.BalanceStatement) { s.Adjustments = adjusted("1e-9999") }, "size", "/adjustments/0/amount"},
		{"exceptional without a reason", func(s *budget.BalanceStatement) { s.Exceptional = []budget.Adjustment{{Amount: dec("1")}} }, "missing", "/exceptional/0/text"},
		{"no year", func(s *budget.BalanceStatement) { s.Year = 0 }, "range", "/year"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := malmo()[1]
			c.change(&s)
			require.Len(t, s.Problems(), 1)
			assert.Equal(t, c.code, s.Problems()[0].Code)
			assert.Equal(t, c.path, s.Problems()[0].Path)
		})
	}
	_, err := budget.BalanceStatement{Result: dec("1e9999")}.Compute()
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestRestore(t *testing.T) {
	years := []budget.YearBalance{{2015, dec("355")}, {2014, dec("-193")}, {2013, dec("227")}, {2016, dec("-10")}, {2017, dec("-5")}, {2019, dec("12")}}
	deficits, err := budget.Restore(years)
	require.NoError(t, err)
	require.Len(t, deficits, 3)
	assert.Equal(t, 2015, deficits[0].Restored, "a surplus before the deficit restores nothing")
	assert.Equal(t, 2019, deficits[1].Restored, "the oldest first")
	assert.Equal(t, "3", deficits[2].Left.String())
	assert.Equal(t, 2020, deficits[2].LastYear)
	assert.False(t, deficits[2].Overdue(2019))
	assert.True(t, deficits[2].Overdue(2020))
	assert.False(t, deficits[1].Overdue(2030))
	assert.Equal(t, 2015, years[0].Year, "the caller's years are not moved")
	_, err = budget.Restore([]budget.YearBalance{{2015, dec("1e9999")}})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(budget.BalanceRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("budget",
		rulesdoc.Of("budget.BalanceRules", kvalitet.Label{SV: "Balanskrav", EN: "Balance requirement"}, budget.BalanceRules())))
}

func TestBalanceRules(t *testing.T) {
	plan := func(year int, steps ...budget.RestorationStep) *budget.RestorationPlan {
		return &budget.RestorationPlan{Year: year, Adopted: kvalitet.NewDate(2015, 6, 1), Steps: steps}
	}
	for _, c := range []struct {
		name      string
		statement budget.BalanceStatement
		plan      *budget.RestorationPlan
		deficits  []budget.Restoration
		rule      string
		want      kvalitet.Outcome
	}{
		{"no deficit", malmo()[0], nil, nil, "balance.plan", kvalitet.OutcomeNotApplicable},
		{"a deficit without a plan", malmo()[1], nil, nil, "balance.plan", kvalitet.OutcomeNotMet},
		{"a plan for another year", malmo()[1], plan(2013), nil, "balance.plan", kvalitet.OutcomeNotMet},
		{"a plan that covers it", malmo()[1], plan(2014, budget.RestorationStep{2015, dec("100")}, budget.RestorationStep{2017, dec("93")}), nil, "balance.plan", kvalitet.OutcomeMet},
		{"a plan that covers less", malmo()[1], plan(2014, budget.RestorationStep{2015, dec("192")}), nil, "balance.plan", kvalitet.OutcomeNotMet},
		{"a plan in the fourth year", malmo()[1], plan(2014, budget.RestorationStep{2018, dec("193")}), nil, "balance.plan", kvalitet.OutcomeNotMet},
		{"no earlier deficits", malmo()[0], nil, nil, "balance.overdue", kvalitet.OutcomeNotApplicable},
		{"restored", malmo()[2], nil, []budget.Restoration{{Year: 2010, LastYear: 2013, Restored: 2012}}, "balance.overdue", kvalitet.OutcomeMet},
		{"not restored in time", malmo()[2], nil, []budget.Restoration{{Year: 2012, LastYear: 2015, Left: dec("1")}}, "balance.overdue", kvalitet.OutcomeNotMet},
		{"nothing set aside", malmo()[0], nil, nil, "reserve.max", kvalitet.OutcomeNotApplicable},
		{"base not known", malmo()[2], nil, nil, "reserve.max", kvalitet.OutcomeUnknown},
		{"within the limit", budget.BalanceStatement{Year: 2024, Result: dec("40"), ToReserve: dec("30"), Base: known("1000")}, nil, nil, "reserve.max", kvalitet.OutcomeMet},
		{"over the limit", budget.BalanceStatement{Year: 2024, Result: dec("40"), ToReserve: dec("30.01"), Base: known("1000")}, nil, nil, "reserve.max", kvalitet.OutcomeNotMet},
		{"before there was a reserve", budget.BalanceStatement{Year: 2012, Result: dec("40"), ToReserve: dec("1")}, nil, nil, "reserve.max", kvalitet.OutcomeNotMet},
		{"nothing used", malmo()[2], nil, nil, "reserve.covered", kvalitet.OutcomeNotApplicable},
		{"enough", upplandsBro()[1], nil, nil, "reserve.covered", kvalitet.OutcomeMet},
		{"not enough", budget.BalanceStatement{Year: 2020, FromReserve: dec("2"), OpeningReserve: known("1")}, nil, nil, "reserve.covered", kvalitet.OutcomeNotMet},
		{"opening not known", budget.BalanceStatement{Year: 2020, FromReserve: dec("2")}, nil, nil, "reserve.covered", kvalitet.OutcomeUnknown},
	} {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			p, err := budget.NewBalancePass(c.statement)
			require.NoError(t, err)
			p.Plan, p.Deficits = c.plan, c.deficits
			for _, f := range kvalitet.Run(budget.BalanceRules(), p) {
				if f.Rule == "governance.budget."+c.rule {
					assert.Equal(t, c.want, f.Outcome, f.Text.SV)
				}
			}
		})
	}
}

// KL 11 kap. 5 §: income exceeds costs, or the reserve covers, or there are exceptional reasons.
func TestPlannedInBalance(t *testing.T) {
	for _, c := range []struct {
		name    string
		planned budget.Planned
		want    kvalitet.Outcome
	}{
		{"in balance", budget.Planned{Income: dec("100.01"), Costs: dec("100")}, kvalitet.OutcomeMet},
		{"zero does not exceed", budget.Planned{Income: dec("100"), Costs: dec("100")}, kvalitet.OutcomeNotMet},
		{"covered by the reserve", budget.Planned{Income: dec("90"), Costs: dec("100"), FromReserve: dec("10")}, kvalitet.OutcomeMet},
		{"not covered", budget.Planned{Income: dec("90"), Costs: dec("100"), FromReserve: dec("9")}, kvalitet.OutcomeNotMet},
		{"exceptional", budget.Planned{Income: dec("90"), Costs: dec("100"), Exceptional: "stark ställning"}, kvalitet.OutcomeNotApplicable},
		{"too large", budget.Planned{Income: dec("1e9999")}, kvalitet.OutcomeUnknown},
	} {
		f := c.planned.InBalance()
		assert.Equal(t, c.want, f.Outcome, c.name)
		assert.Equal(t, "governance.budget.planned", f.Rule)
	}
}

func TestStore(t *testing.T) {
	ctx, s := t.Context(), budgettest.NewMemStore()
	for _, b := range malmo() {
		_, err := budget.SaveBalanceStatement(ctx, s, b)
		require.NoError(t, err)
	}
	p, err := budget.LoadBalancePass(ctx, s, id(3))
	require.NoError(t, err)
	require.Len(t, p.Deficits, 1)
	assert.Equal(t, 2015, p.Deficits[0].Restored)
	p, err = budget.LoadBalancePass(ctx, s, id(2))
	require.NoError(t, err)
	assert.Equal(t, "193", p.Deficits[0].Left.String(), "later years are not looked at")

	a := budget.Allocation{ID: id(9), Title: "Ram", Frame: dec("-0.02"), Keys: keys("1", "1", "1")}
	_, err = budget.SaveAllocation(ctx, s, a)
	require.NoError(t, err)
	parts, err := budget.LoadParts(ctx, s, a.ID)
	require.NoError(t, err)
	assert.Equal(t, []string{"-0.01", "-0.01", "0.00"}, amounts(parts))
	all, err := budget.LoadAllocations(ctx, s, budget.AllocationQuery{})
	require.NoError(t, err)
	assert.Len(t, all, 1)

	_, err = budget.SaveAllocation(ctx, s, budget.Allocation{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = budget.SaveBalanceStatement(ctx, s, budget.BalanceStatement{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = budget.LoadParts(ctx, s, id(99))
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = budget.LoadBalancePass(ctx, s, id(99))
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
}
