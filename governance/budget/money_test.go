package budget_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

func TestEnums(t *testing.T) {
	t.Run("FinancialMeasure", func(t *testing.T) {
		enumtest.Run(t, budget.FinancialMeasures(), budget.ParseFinancialMeasure)
	})
	t.Run("RiskBearer", func(t *testing.T) { enumtest.Run(t, budget.RiskBearers(), budget.ParseRiskBearer) })
	t.Run("ShareOf", func(t *testing.T) { enumtest.Run(t, budget.ShareOfs(), budget.ParseShareOf) })
}

// Skolförordning 14 kap. 4–5 §§: 3 % of the base grant, 6 % of the whole; the mark-up reading for comparison.
func TestGrant(t *testing.T) {
	markup := budget.SchoolGrant()
	markup.Of = budget.ShareMarkup
	for _, c := range []struct {
		name              string
		terms             budget.GrantTerms
		costs, supplement string
		base, vat, total  string
	}{
		{"shares of the total", budget.SchoolGrant(), "97000", "0", "100000.00", "6382.98", "106382.98"},
		{"mark-ups", markup, "97000", "0", "99910.00", "5994.60", "105904.60"},
		{"with a supplement", budget.SchoolGrant(), "97000", "40000", "100000.00", "8936.17", "148936.17"},
		{"pedagogical care", budget.PedagogicalCareGrant(), "99000", "0", "100000.00", "6382.98", "106382.98"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, err := c.terms.Grant(dec(c.costs), dec(c.supplement))
			require.NoError(t, err)
			assert.Equal(t, c.base, g.Base.StringFixed(2))
			assert.Equal(t, c.vat, g.VAT.StringFixed(2))
			assert.Equal(t, c.total, g.Total.StringFixed(2))
			assert.True(t, g.Total.Equal(g.Costs.Add(g.Administration).Add(g.Supplement).Add(g.VAT)), "the parts sum to the whole")
		})
	}
	bad := budget.SchoolGrant()
	bad.VAT = dec("1")
	_, err := bad.Grant(dec("1"), dec("0"))
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = budget.SchoolGrant().Grant(dec("1e9999"), dec("0"))
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestSettle(t *testing.T) {
	lines := []budget.VolumeLine{
		{ID: "förskola", Unit: "barn", Price: dec("150000.50"), Planned: dec("100"), Actual: budget.MeanVolume(dec("103"), dec("104")), Risk: budget.RiskCouncil},
		{ID: "hemtjänst", Unit: "timme", Price: dec("412.35"), Planned: dec("1000"), Actual: known("990.5"), Risk: budget.RiskBoard},
		{ID: "skola", Unit: "elev", Price: dec("100000"), Planned: dec("10"), Risk: budget.RiskCouncil},
	}
	settled, err := budget.Settle(lines)
	require.NoError(t, err)
	assert.Equal(t, "15525051.75", settled[0].Frame.StringFixed(2), "the frame follows the volume: 103.5 × 150 000.50")
	assert.Equal(t, "525001.75", settled[0].Council.StringFixed(2))
	assert.True(t, settled[0].Board.IsZero())
	assert.Equal(t, "412350.00", settled[1].Frame.StringFixed(2), "the frame stands")
	assert.Equal(t, "-3917.32", settled[1].Board.StringFixed(2), "990.5 × 412.35 = 408 432.675 is rounded to .68 before the difference")
	assert.False(t, settled[2].Actual.Valid)
	assert.Equal(t, "1000000.00", settled[2].Frame.StringFixed(2))
	assert.True(t, settled[2].Council.IsZero())

	for name, change := range map[string]func(*budget.VolumeLine){
		"a negative volume":       func(l *budget.VolumeLine) { l.Planned = dec("-1") },
		"a negative outcome":      func(l *budget.VolumeLine) { l.Actual = known("-1") },
		"nobody carries the risk": func(l *budget.VolumeLine) { l.Risk = 0 },
		"no id":                   func(l *budget.VolumeLine) { l.ID = "" },
		"too large a price":       func(l *budget.VolumeLine) { l.Price = dec("1e9999") },
	} {
		l := lines[0]
		change(&l)
		_, err := budget.Settle([]budget.VolumeLine{l})
		require.ErrorIs(t, err, kvalitet.ErrInvalid, name)
	}
	assert.False(t, budget.MeanVolume().Valid)
	assert.False(t, budget.MeanVolume(dec("1e9999")).Valid)
	assert.Equal(t, "33.333333", budget.MeanVolume(dec("0"), dec("0"), dec("100")).Decimal.String())
}

func TestIndexedAndEfficiency(t *testing.T) {
	indexed, err := budget.Indexed(dec("1000000"), dec("0.025"), dec("0.031"), dec("-0.01"))
	require.NoError(t, err)
	assert.Equal(t, "1046207.25", indexed.StringFixed(2), "1 000 000 × 1.025 × 1.031 × 0.99 = 1 046 207.25")
	_, err = budget.Indexed(dec("1"), dec("1.01"))
	require.ErrorIs(t, err, kvalitet.ErrInvalid)

	// Lidköping's demand of 8 mnkr for half of 2016, on frames of our own.
	frames, err := budget.Efficiency(dec("8000000"), []budget.Part{{"barn", dec("600000000")}, {"social", dec("300000000")}, {"teknik", dec("99999999.99")}, {"avgift", dec("-5")}})
	require.NoError(t, err)
	assert.Equal(t, []string{"595200000.00", "297600000.00", "99199999.99", "-5.00"}, amounts(frames))
	_, err = budget.Efficiency(dec("1"), nil)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestFinancialGoals(t *testing.T) {
	a := budget.Accounts{Result: known("20"), Base: known("1000"), Equity: known("400"), EquityWithPensions: known("-1"), Assets: known("900"),
		Depreciation: known("50"), Investments: known("70"), Budget: known("900"), Cost: known("909.01")}
	results, err := budget.Judge(a, append(budget.FinancialGoals(), budget.FinancialGoal{Measure: budget.MeasureSolidity, Limit: dec("0.5")}))
	require.NoError(t, err)
	for i, want := range []struct {
		value   string
		outcome kvalitet.Outcome
	}{{"0.02", kvalitet.OutcomeMet}, {"1", kvalitet.OutcomeMet}, {"-0.001111", kvalitet.OutcomeNotMet}, {"0.07", kvalitet.OutcomeMet},
		{"0.010011", kvalitet.OutcomeNotMet}, {"0.444444", kvalitet.OutcomeNotMet}} {
		assert.True(t, dec(want.value).Equal(results[i].Value.Decimal), "%v: %v", results[i].Goal.Measure, results[i].Value.Decimal)
		assert.Equal(t, want.outcome, results[i].Outcome, results[i].Goal.Measure)
	}
	results, err = budget.Judge(budget.Accounts{Result: known("1"), Investments: known("0"), Depreciation: known("1")}, budget.FinancialGoals())
	require.NoError(t, err)
	for _, r := range results {
		assert.Equal(t, kvalitet.OutcomeUnknown, r.Outcome, "a missing figure is never a no")
		assert.False(t, r.Value.Valid)
	}
	_, err = budget.Judge(budget.Accounts{Base: known("1e9999")}, nil)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = budget.Judge(a, []budget.FinancialGoal{{}})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/allocation.json", budget.Allocation{ID: id(1), Title: "Ram", Body: "ks", Period: kvalitet.Year(2027), Frame: dec("1000.00"), Keys: keys("3", "1.5")})
	golden.JSON(t, "testdata/allocation-empty.json", budget.Allocation{})
	golden.JSON(t, "testdata/balance-statement.json", malmo()[2])
	golden.JSON(t, "testdata/balance-statement-reserve.json", upplandsBro()[0])
	var a budget.Allocation
	require.ErrorIs(t, json.Unmarshal([]byte(`{"colour":1}`), &a), kvalitet.ErrInvalid)
}

func FuzzBalanceStatementJSON(f *testing.F) {
	seed, err := json.Marshal(upplandsBro()[0])
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var s budget.BalanceStatement
		if json.Unmarshal(data, &s) != nil || s.Validate() != nil {
			return
		}
		p, err := budget.NewBalancePass(s)
		require.NoError(t, err)
		kvalitet.Run(budget.BalanceRules(), p)
		first, err := json.Marshal(s)
		require.NoError(t, err)
		var back budget.BalanceStatement
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func FuzzAllocationJSON(f *testing.F) {
	f.Add([]byte(`{"id":"00000000-0000-0000-0000-000000000001","title":"x","frame":"10.01","keys":[{"id":"a","weight":3},{"id":"b","weight":"4"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var a budget.Allocation
		if json.Unmarshal(data, &a) != nil || a.Validate() != nil {
			return
		}
		parts, err := a.Parts()
		require.NoError(t, err)
		sum := decimal.Zero
		for _, p := range parts {
			sum = sum.Add(p.Amount)
		}
		require.True(t, a.Frame.Equal(sum))
	})
}
