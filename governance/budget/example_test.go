package budget_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/governance/budget"
)

func ExampleSplit() {
	parts, _ := budget.Split(decimal.RequireFromString("1000.00"), []budget.Key{
		{ID: "förskola", Weight: decimal.NewFromInt(1)},
		{ID: "grundskola", Weight: decimal.NewFromInt(1)},
		{ID: "gymnasium", Weight: decimal.NewFromInt(1)},
	})
	for _, p := range parts {
		fmt.Println(p.ID, p.Amount.StringFixed(2))
	}
	// Output:
	// förskola 333.34
	// grundskola 333.33
	// gymnasium 333.33
}

func ExampleBalanceStatement_Compute() {
	s := budget.BalanceStatement{Year: 2019, Result: decimal.NewFromInt(52966), // Upplands-Bro, tkr
		Adjustments: []budget.Adjustment{{Text: "realisationsvinster", Amount: decimal.NewFromInt(-4644)}},
		ToReserve:   decimal.NewFromInt(33397), OpeningReserve: decimal.NewNullDecimal(decimal.NewFromInt(73690))}
	b, _ := s.Compute()
	fmt.Println(b.AfterAdjustments, b.Balance, b.Reserve.Decimal)
	// Output: 48322 14925 107087
}

func ExampleRestore() {
	deficits, _ := budget.Restore([]budget.YearBalance{ // Malmö, mnkr
		{Year: 2014, Balance: decimal.NewFromInt(-193)},
		{Year: 2015, Balance: decimal.NewFromInt(355)},
	})
	fmt.Println(deficits[0].Year, deficits[0].Amount, "återställt", deficits[0].Restored)
	// Output: 2014 193 återställt 2015
}

func ExampleGrantTerms_Grant() {
	g, _ := budget.SchoolGrant().Grant(decimal.NewFromInt(97000), decimal.Zero)
	fmt.Println(g.Base.StringFixed(2), g.Total.StringFixed(2))
	// Output: 100000.00 106382.98
}

func ExampleSettle() {
	settled, _ := budget.Settle([]budget.VolumeLine{{ID: "förskola", Unit: "barn", Price: decimal.NewFromInt(150000),
		Planned: decimal.NewFromInt(100), Actual: budget.MeanVolume(decimal.NewFromInt(103), decimal.NewFromInt(104)), Risk: budget.RiskCouncil}})
	fmt.Println(settled[0].Frame.StringFixed(2), settled[0].Council.StringFixed(2))
	// Output: 15525000.00 525000.00
}

func ExampleEfficiency() {
	frames, _ := budget.Efficiency(decimal.NewFromInt(100), []budget.Part{
		{ID: "barn", Amount: decimal.NewFromInt(6000)}, {ID: "social", Amount: decimal.NewFromInt(4000)}})
	for _, f := range frames {
		fmt.Println(f.ID, f.Amount.StringFixed(2))
	}
	// Output:
	// barn 5940.00
	// social 3960.00
}

func ExampleJudge() {
	results, _ := budget.Judge(budget.Accounts{Result: decimal.NewNullDecimal(decimal.NewFromInt(20)), Base: decimal.NewNullDecimal(decimal.NewFromInt(1000))},
		budget.FinancialGoals()[:2])
	for _, r := range results {
		fmt.Println(r.Goal.Measure, r.Outcome)
	}
	// Output:
	// result met
	// selfFinancing unknown
}
