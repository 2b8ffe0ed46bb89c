package control_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

func ExampleSelect() {
	ranked := []control.Risk{
		{ID: "R1", Text: "Avgifter beslutas utan inkomster", Value: 12},
		{ID: "R2", Text: "Sen arkivering", Value: 9},
	}
	common := []control.Risk{{ID: "KG1", Text: "Bisysslor anmäls inte", Common: true}}
	for _, row := range control.Select(ranked, control.Over(9), control.MustHave(common...)) {
		fmt.Println(row.Risk.ID, row.Chosen, row.Reasons[0].Text.In("sv"))
	}
	// Output:
	// R1 true riskvärdet 12 är över 9
	// R2 false inget urvalskriterium är uppfyllt
	// KG1 true kommungemensam kontroll
}

func ExampleAssess() {
	f := wholeFile()
	f.Executions = f.Executions[:3] // P1 was never tested
	a := control.Assess(id(1), control.NewPass(f, control.Orebro(), afterwards), control.DefaultProfile())
	for _, r := range a.Aspects {
		fmt.Println(r.Aspect.Label().In("sv"), r.Grade.Label().In("sv"))
		for _, why := range r.Reasons {
			fmt.Println("  ", why.Text.In("sv"))
		}
	}
	// Output:
	// riskanalysens kvalitet grön
	// planens täckning grön
	// genomförande röd
	//    Kontrollmoment P1 (Legitimation är kontrollerad) är inte utfört för år 2027; det skulle ha gjorts senast 2027-12-31.
	// uppföljning grön
	// tid och form grön
}

func ExampleCarryForward() {
	for _, item := range control.CarryForward(wholeFile(), control.Orebro(), afterwards) {
		fmt.Println(item.ID, item.Text, "–", item.Action)
	}
	// Output: 2027-V1 Avgiftsbeslut är rätt räknade – ny blankett
}

func ExampleState() {
	for _, s := range control.State(control.NewPass(wholeFile(), control.Orebro(), afterwards), nil, nil, nil)[:5] {
		fmt.Println(s.Step.Label().In("sv"), "–", s.Status.Label().In("sv"), s.Done)
	}
	// Output:
	// risk- och väsentlighetsanalys – klart 2026-10-05
	// tillsynsplan beslutad – klart 2026-11-20
	// tillsyn utförd – klart 2027-11-16
	// tillsynsrapport registrerad – klart 2027-12-15
	// bedömning av nämnden – pågår
}

// Your own rule, beside ours.
func ExampleAllRules() {
	rules := append(control.AllRules(), &control.Rule{
		ID:     "ale.control.recipient",
		Title:  kvalitet.Label{SV: "Får förvaltningschefen resultatet?", EN: "Does the head get the result?"},
		Doc:    kvalitet.Label{SV: "Ange förvaltningschefen.", EN: "Name the head."},
		Source: kvalitet.OurDefault("Ale"),
		Check: func(p *control.Pass) kvalitet.Finding {
			for _, a := range p.Activities() {
				if a.Recipient != "förvaltningschef" {
					return kvalitet.NotMet(a.Number.String()+" går till "+a.Recipient, a.Number.String()+" goes to "+a.Recipient)
				}
			}
			return kvalitet.Met()
		},
	})
	findings := kvalitet.Run(rules, control.NewPass(wholeFile(), control.Orebro(), afterwards))
	fmt.Println(findings[len(findings)-1].Outcome)
	// Output: met
}

func ExampleGradeSystem() {
	no := false
	g, _ := control.GradeSystem(2027, control.Orebro().Focus, control.Judgement{Principle: 17, Present: &no})
	fmt.Println(g.Effective.Label().In("sv"))
	fmt.Println(g.Reasons[1].In("sv"))
	// Output:
	// ej uppfylld
	// princip 17 (brister rapporteras och åtgärdas): finns inte
}
