package budget_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
)

// Many frames, in whole öre.
func ExampleSplitOre() {
	frame, err := budget.Ore(decimal.RequireFromString("1000.00"))
	if err != nil {
		fmt.Println(err)
		return
	}
	parts := make([]int64, 3)
	budget.SplitOre(parts, frame, []int64{1, 1, 1})
	fmt.Println(parts, budget.Kronor(parts[0]))
	// Output: [33334 33333 33333] 333.34
}

// A frame that is decided keeps its keys and what they count.
func ExampleAllocation_Parts() {
	a := budget.Allocation{Title: "Ram till grundskolan", Frame: decimal.NewFromInt(450_000_000), Basis: "elever den 15 oktober", Keys: []budget.Key{
		{ID: "norr", Weight: decimal.NewFromInt(1204)}, {ID: "söder", Weight: decimal.NewFromInt(986)}}}
	parts, err := a.Parts()
	fmt.Println(parts[0].Amount.Add(parts[1].Amount).Equal(a.Frame), err)
	// Output: true <nil>
}

func ExampleIndexed() {
	amount, err := budget.Indexed(decimal.NewFromInt(97_000), decimal.RequireFromString("0.025"), decimal.RequireFromString("0.031"))
	fmt.Println(amount, err)
	// Output: 102507.18 <nil>
}

// The law changed in 2024, when a cap came: a year is judged by its own rule.
func ExampleReserveRuleOf() {
	result, base, opening := decimal.NewFromInt(60), decimal.NewFromInt(2_000), decimal.NewNullDecimal(decimal.NewFromInt(90)) // mnkr
	for _, year := range []int{2012, 2020, 2025} {
		rule := budget.ReserveRuleOf(year)
		if rule.IsZero() {
			fmt.Println(year, "ingen reserv")
			continue
		}
		fmt.Println(year, rule.Max(result, result, base, opening, false), rule.Source)
	}
	// Output:
	// 2012 ingen reserv
	// 2020 40 Kommunallag (2017:725) 11 kap. 14 § i lydelsen före 2024
	// 2025 10 Kommunallag (2017:725) 11 kap. 14 §
}

func ExampleBalanceRules() {
	pass, err := budget.NewBalancePass(budget.BalanceStatement{Year: 2027, Result: decimal.NewFromInt(-14)})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range kvalitet.Run(budget.BalanceRules(), pass) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.budget.balance.plan notMet
	// governance.budget.balance.overdue notApplicable
	// governance.budget.reserve.max notApplicable
	// governance.budget.reserve.covered notApplicable
}

func ExampleRestoration_Overdue() {
	deficits, err := budget.Restore([]budget.YearBalance{
		{Year: 2023, Balance: decimal.NewFromInt(-80)}, {Year: 2024, Balance: decimal.NewFromInt(30)}, {Year: 2025, Balance: decimal.NewFromInt(20)}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(deficits[0].Left, "kvar senast", deficits[0].LastYear, deficits[0].Overdue(2025), deficits[0].Overdue(2026))
	// Output: 30 kvar senast 2026 false true
}

func ExamplePlanned_InBalance() {
	p := budget.Planned{Income: decimal.NewFromInt(4_000), Costs: decimal.NewFromInt(4_010)}
	fmt.Println(p.InBalance().Outcome)
	p.FromReserve = decimal.NewFromInt(20)
	fmt.Println(p.InBalance().Outcome)
	// Output:
	// notMet
	// met
}

func ExamplePedagogicalCareGrant() {
	g, err := budget.PedagogicalCareGrant().Grant(decimal.NewFromInt(99_000), decimal.Zero)
	fmt.Println(g.Base.StringFixed(2), err)
	// Output: 100000.00 <nil>
}
