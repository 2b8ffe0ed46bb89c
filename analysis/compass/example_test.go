package compass_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
)

// Areas and totals have medians of their own: that of totals is not the sum of the areas'.
func ExampleMediansOf() {
	m := compass.MediansOf(compass.Edition2010(),
		card(2013, "2010", "450", "50", "60"), card(2014, "2010", "480", "55", "52"), card(2014, "2010", "", "61", "58"), card(2018, "2016", "600", "90"))
	fmt.Println(m.Cards, "kort, total", m.Total.Decimal)
	for _, a := range m.Areas {
		fmt.Println("område", a.Area, a.Median, "av", a.N)
	}
	// Output:
	// 3 kort, total 465
	// område 1 55 av 3
	// område 2 58 av 3
}

func ExampleEditionFor() {
	e, _ := compass.EditionFor(2009)
	area, _ := e.Area("5")
	fmt.Println(e.Code, e.Max(), area.Number, area.Title.Complete())
	// Output: 2002 800 5 true
}

// A total that does not agree was published so: the card stands, and a rule says it.
func ExampleRules() {
	c := card(2011, "2010", "359", "45", "45", "45", "45", "45", "46", "46", "46")
	fmt.Println(c.Validate())
	for _, f := range kvalitet.Run(compass.Rules(), &c) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// <nil>
	// compass.card.complete met
	// compass.card.total notMet
	// compass.card.actions notApplicable
}

// The tick questions before the award: what is not answered is not a no.
func ExampleSelfEvaluation_Readiness() {
	s := compass.SelfEvaluation{Award: "2013", Answers: []compass.Tick{
		{Question: "1", Branch: "democracy", Yes: true, Evidence: "medborgardialog 2012"}, {Question: "2", Branch: "democracy", Yes: true}, {Question: "3", Branch: "work"}}}
	for _, r := range s.Readiness(compass.Award2013()) {
		fmt.Println(r.Branch, r.Yes, r.Evidenced, r.No, r.Total)
	}
	// Output:
	// democracy 2 1 0 2
	// services 0 0 0 0
	// work 0 0 1 1
	// community 0 0 0 0
}

// Steady development over four years, measure by measure.
func ExampleMultiYear() {
	years := []int{2020, 2021, 2022, 2023}
	better := analysis.NewSeries("N15419", "1463", years, []float64{71, 74, 73, 76})
	better.Better = analysis.BetterHigher
	unclear := analysis.NewSeries("N00941", "1463", years[2:], []float64{6, 5})
	unclear.Better = analysis.BetterLower
	im := compass.MultiYear(4, 2023, better, unclear)
	fmt.Println(im.Better, im.Worse, im.NotAssessable, im.Score, im.Valid)
	// Output: 1 0 1 1 true
}
