package effect_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

func ExampleWorth() {
	hours, kronor := effect.Worth(decimal.NewFromInt(6), decimal.NewFromInt(12_000), decimal.NewFromInt(450))
	fmt.Println(hours, "timmar,", kronor, "kr")
	// Output: 1200 timmar, 540000 kr
}

func ExampleCaseRules() {
	c := effect.Case{Benefits: []effect.Benefit{{Name: "färre brev", Kind: effect.KindFinancial}}}
	for _, f := range kvalitet.Run(effect.CaseRules(), &c) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Text.In("sv"))
		}
	}
	// Output:
	// Nyttan saknar ägare.
	// Nyttan saknar mått eller utgångsläge.
	// Det framgår inte när tjänsten eller köpet tas bort.
	// Nyttan har inget datum för uppföljning.
}

// That everything in an effect map leads somewhere, and that its purposes can be measured.
func ExampleMapRules() {
	m := effect.Map{Name: "Digital ansökan", Nodes: []effect.Node{
		{ID: "purpose", Level: effect.LevelPurpose, Text: "Kortare väntan"}, {ID: "group", Level: effect.LevelGroup, Text: "Sökande", Serves: []effect.Edge{{Node: "purpose"}}}}}
	for _, f := range kvalitet.Run(effect.MapRules(), &m) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.effect.purpose met
	// governance.effect.metric notMet
	// governance.effect.orphan met
	// governance.effect.served notMet
	// governance.effect.weights met
}
