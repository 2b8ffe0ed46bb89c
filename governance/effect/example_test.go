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
