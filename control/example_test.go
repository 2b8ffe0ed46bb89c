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
	// bedömning av nämnden – att göra
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

func ExampleDraft() {
	analysis := control.Analysis{Risks: []control.Risk{
		{ID: "R1", Text: "Avgifter beslutas utan inkomster", Area: control.AreaOperations, Value: 12, Control: "Avgiftsbeslut är rätt räknade"},
		{ID: "R2", Text: "Fakturor attesteras av fel person", Area: control.AreaEconomy, Value: 16},
	}}
	m := control.Orebro()
	plan := control.Draft(id(1), "Socialnämnden", 2027, m, analysis, control.Select(analysis.Risks, m.Criteria...))
	for _, a := range plan.Activities {
		fmt.Println(a.Number, a.Text, a.Due)
	}
	// Output:
	// V1 Avgiftsbeslut är rätt räknade 2027-12-31
	// E1 Kontroll av risken: Fakturor attesteras av fel person 2027-12-31
}

func ExamplePlan_Adopt() {
	plan := wholeFile().Plan // adopted
	plan.Activities[0].Sample = 10
	intact, sealed := plan.Intact()
	fmt.Println(intact, sealed)
	// Output: false true
}

func ExampleCompile() {
	report := control.Compile(control.NewPass(wholeFile(), control.Orebro(), afterwards))
	for _, row := range report.Rows {
		fmt.Printf("%s %s, %d av %d utförda, %d fel av %d\n", row.Activity, row.Result.Label().In("sv"), row.Done, row.Occasions, row.Wrong, row.Tested)
	}
	// Output:
	// V1 mindre avvikelse, 2 av 2 utförda, 2 fel av 50
	// E1 utan avvikelse, 1 av 1 utförda, 0 fel av 59
	// P1 utan avvikelse, 1 av 1 utförda, 0 fel av 18
}

func ExampleSummarise() {
	p := control.NewPass(wholeFile(), control.Orebro(), afterwards)
	a := control.Assess(id(1), p, control.DefaultProfile())
	overview, err := control.Summarise(id(2), 2027, afterwards, []*control.Pass{p}, []control.Assessment{a})
	fmt.Println(overview.Bodies[0].Body, overview.Bodies[0].Grade, overview.Total.Done, overview.Total.Missed(), err)
	// Output: Socialnämnden green 4 0 <nil>
}

func ExampleActivity_Schedule() {
	a := control.Activity{Number: number("V1"), Frequency: control.FrequencyTertial}
	done := []control.Execution{{Activity: number("V1"), Date: day("2027-05-04")}, {Activity: number("V1"), Date: day("2027-06-01")}}
	for _, o := range a.Schedule(2027, done, day("2027-09-01")) {
		fmt.Println(o.Due, o.Status.Label().In("sv"))
	}
	// Output:
	// 2027-04-30 utförd för sent
	// 2027-08-31 utförd i tid
	// 2027-12-31 att utföra nu
}

func ExampleDutiesOn() {
	for _, on := range []string{"2025-06-30", "2025-07-01"} {
		fmt.Println(control.DutiesOn(day(on))[0].Source)
	}
	// Output:
	// Kommunallag (2017:725) 6 kap. 6 § (lydelse före 1 juli 2025)
	// Kommunallag (2017:725) 6 kap. 6 § (lydelse enligt lag 2025:374)
}
