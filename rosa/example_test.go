package rosa_test

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/rosatest"
)

func ExampleAnalyse() {
	c := permit()
	c.Parts[0].Findings.Web = rosa.AnswerNo
	c.Parts[1].Findings.Routine = rosa.AnswerNo
	report, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("flyttbara", report.Movable, "klara", report.Ready)
	for _, g := range report.Gaps {
		fmt.Println(g.Gate.Label().SV, g.Minutes)
	}
	// Output:
	// flyttbara 4950 klara 0
	// dokumenterad rutin 4050
	// webbinformation 900
}

// What is still open, and whom to ask.
func ExampleCaseType_Open() {
	c := permit()
	c.Parts[1].Findings.Delegation = 0
	for _, q := range c.Open(rosa.DefaultBoundary) {
		fmt.Printf("%s: %s (%s)\n", q.Part, q.Question.Label().SV, q.By.Label().SV)
	}
	// Output: beslut: Är beslutet delegerat till kontaktcentret? (sakkunnig)
}

func ExampleBoundaries() {
	for _, doc := range rosa.Boundaries([]rosa.CaseType{permit()}, rosa.DefaultBoundary) {
		fmt.Println(doc.Body)
		for _, l := range doc.Do {
			fmt.Println("gör:", l.Name)
		}
		for _, l := range doc.Refer {
			fmt.Println("hänvisar:", l.Name, "→", l.Who)
		}
	}
	// Output:
	// samhällsbyggnadsnämnden
	// gör: Svara på frågor
	// gör: Besluta enligt regel
	// hänvisar: Bedöma särskilda skäl → trafikenheten
}

func ExampleRules() {
	c := permit()
	c.Parts[1].Queue = "snabb"
	for _, f := range kvalitet.Run(rosa.Rules(), rosa.NewPass(c)) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.In("sv"))
		}
	}
	// Output: rosa.case.queue Utredning och snabba frågor delar kö.
}

func ExampleMethod_Draft() {
	a := rosa.Method{}.Draft(id(60), "samhällsbyggnadsnämnden", "kontaktcenter", kvalitet.Year(2027), []rosa.CaseType{permit()})
	ready, waiting := a.Ready()
	fmt.Println(len(a.Items), "delar,", ready, "minuter klara,", waiting, "väntar")
	// Output: 2 delar, 4950 minuter klara, 0 väntar
}

func ExampleLoadReport() {
	ctx := context.Background()
	store := rosatest.NewMemStore() // your own store in a host
	if _, err := rosa.SaveCaseTypes(ctx, store, permit()); err != nil {
		fmt.Println(err)
		return
	}
	report, err := rosa.LoadReport(ctx, store, "samhällsbyggnadsnämnden", rosa.Method{})
	fmt.Println(report.Movable, err)
	// Output: 4950 <nil>
}

func ExampleLoadSession() {
	ctx := context.Background()
	store := rosatest.NewMemStore()
	_, err := rosa.SaveCaseTypes(ctx, store, permit())
	if err == nil {
		s := session()
		s.Cases = append(s.Cases, uuid.UUID{15: 77}) // since removed
		_, err = rosa.SaveSession(ctx, store, s)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	s, cases, err := rosa.LoadSession(ctx, store, id(50))
	all := s.Progress(cases)[0]
	fmt.Println(all.Answered, "av", all.Asked, "frågor besvarade", err)
	// Output: 31 av 31 frågor besvarade <nil>
}
