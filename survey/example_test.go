package survey_test

import (
	"context"
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
	"github.com/kommunkvalitet/kvalitet/survey/surveytest"
)

func ExampleNewTally() {
	t := survey.NewTally(survey.NKI())
	for _, grade := range []uint8{7, 8, 9, 6, 7, 8} {
		t.Add("Förskolan Ängen", []uint8{grade, grade - 1, grade})
	}
	t.Add("Förskolan Ängen", []uint8{survey.DontKnow})
	t.Add("Förskolan Bäcken", []uint8{10, 10, 10})
	for _, g := range t.Groups() {
		v := g.Value("NKI")
		if v.Suppressed() {
			fmt.Println(g.Name, v.Symbol.Sign())
			continue
		}
		fmt.Printf("%s %s ± %.1f (%d svar)\n", g.Name, v.Rounded.Decimal, v.Margin, v.N)
	}
	// Output:
	// Förskolan Bäcken ..
	// Förskolan Ängen 69 ± 9.3 (6 svar)
}

// Publishers do not agree on what an index of 70 is: all their words are given.
func ExampleInstrument_Verdicts() {
	t := survey.NewTally(survey.Insikt())
	for i := range 20 {
		grade := uint8(7 + i%2)
		t.Add("", []uint8{grade, grade, 7})
	}
	v := t.Groups()[0].Value("NKI")
	for _, verdict := range survey.Insikt().Verdicts("NKI", v.Rounded.Decimal) {
		fmt.Println(v.Rounded.Decimal, verdict.Publisher, verdict.Name.SV)
	}
	// Output:
	// 70 SKR högt
	// 70 SBA klart godkänt
	// 70 Upplands Väsby godkänt
}

func ExampleTable_Suppress() {
	t := survey.Table{
		Cells: []survey.Cell{{Key: "kvinnor", Count: 4}, {Key: "män", Count: 16}, {Key: "totalt", Count: 20}},
		Sums:  []survey.Sum{{Total: "totalt", Parts: []string{"kvinnor", "män"}}},
	}
	s, err := t.Suppress(7)
	fmt.Println(s.Primary, s.Complementary, err)
	// Output: [kvinnor] [män] <nil>
}

func ExampleComparable() {
	early := survey.Occasion{Instrument: survey.Insikt2010(), On: kvalitet.NewDate(2023, 4, 1)}
	late := survey.Occasion{Instrument: survey.Insikt(), On: kvalitet.NewDate(2025, 4, 1)}
	ok, why := survey.Comparable("NKI", early, late)
	fmt.Println(ok, why.SV)
	// Output: false tidsseriebrott 2024-01-01: totalen räknas på fyra myndighetsområden i stället för sex
}

func ExampleResponse_Rate() {
	rate, _ := survey.Response{Frame: 9064, Sample: 1000, OverCoverage: 4, Answers: 656}.Rate()
	fmt.Println(rate, "%")
	// Output: 65.9 %
}

func ExamplePriorities() {
	factors := []survey.Factor{
		{Code: "information", Grade: 61, GradeMargin: 2, Effect: 1.2, EffectMargin: 0.4, Unit: 5},
		{Code: "bemötande", Grade: 78, GradeMargin: 2, Effect: 0.25, EffectMargin: 0.05, Unit: 1},
		{Code: "lokaler", Grade: 55, GradeMargin: 2, Effect: 0.1, EffectMargin: 0.3, Unit: 1},
	}
	for _, p := range survey.Priorities(factors, survey.Cross{Grade: 68, Effect: 0.2}) {
		fmt.Printf("%s %.2f %s\n", p.Code, p.PerUnit, p.Quadrant.Label().SV)
	}
	// Output:
	// information 0.24 Prioritera!
	// bemötande 0.25 Bevara
	// lokaler 0.10 Ingen säker effekt
}

func ExampleRules() {
	order := survey.Order{Title: "Brukarundersökning i förskolan", Kind: survey.KindUsers, Method: survey.MethodQuestionnaire,
		DecidedBy: "enhetschef", OrderedBy: "programdirektör", Interval: 24, Funded: true, AllProviders: true, Edition: "2005"}
	for _, f := range kvalitet.Run(survey.Rules(), survey.NewPass(order)) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.SV)
		}
	}
	// Output:
	// survey.order.decided Rollen är enhetschef, men rutinen säger programnämnd eller kommunstyrelsen.
	// survey.order.analysis Rollen enhetschef saknar uppdrag att analysera ur enhetens perspektiv.
}

func ExampleHistogram() {
	h := survey.NewHistogram(1, 2) // one question; cells: women, men
	_ = h.Add([]uint16{0, 0, 0, 1, 1, 1}, [][]uint8{{5, 4, 0, 3, 2, 1}})
	design := survey.CellDesign{Stratum: []int{0, 0}, Weight: []float64{10, 20}, Population: []float64{90}}
	score := []float64{nan, 0, 25, 50, 75, 100}
	mean, se := make([]float64, 3), make([]float64, 3)
	err := h.DomainMeans(design, [][]int{{0}, {1}, {0, 1}}, score, mean, se)
	fmt.Printf("%.1f %.1f %v\n", mean, se, err)
	// Output: [87.5 25.0 40.6] [9.4 12.5 14.9] <nil>
}

func ExampleLoadPlan() {
	ctx := context.Background()
	store := surveytest.NewMemStore() // your own store in a host
	order := survey.Order{ID: id(1), Title: "Medarbetarenkät", Kind: survey.KindEmployees, Method: survey.MethodQuestionnaire,
		Instrument: survey.HME().ID, Edition: "2011", Field: kvalitet.Period{From: kvalitet.NewDate(2027, 10, 1), Until: kvalitet.NewDate(2027, 11, 1)}}
	if _, _, err := survey.SavePlan(ctx, store, []survey.Instrument{survey.HME()}, []survey.Order{order}); err != nil {
		fmt.Println(err)
		return
	}
	plan, err := survey.LoadPlan(ctx, store, kvalitet.Year(2027))
	for _, o := range plan.Orders {
		fmt.Println(o.Title, plan.Instruments[o.Instrument].Name.SV, err)
	}
	// Output: Medarbetarenkät Hållbart medarbetarengagemang <nil>
}
