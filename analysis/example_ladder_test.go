package analysis_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/analysistest"
)

// results is a municipality's series of whole years from 2018.
func results(kpi, entity string, values ...float64) analysis.Series {
	years := make([]int, len(values))
	for i := range years {
		years[i] = 2018 + i
	}
	return analysis.NewSeries(kpi, entity, years, values)
}

func ExampleAgainst() {
	own := results("N15419", "1715", 71, 74, 73, 76, 78, 79)
	var others []analysis.Series
	for i, last := range []float64{70, 72, 74, 75, 77, 80, 81} {
		others = append(others, results("N15419", fmt.Sprintf("%04d", 1801+i), 70, 71, 72, 73, 74, last))
	}
	set := analysis.PeerSet{Kind: analysis.PeerSimilar, Name: kvalitet.Label{SV: "liknande kommuner", EN: "similar municipalities"}, Year: 2025}
	ladder := analysis.Climb(own, analysis.Against(analysis.PeersOf(set, others...)), analysis.Toward(analysis.BetterHigher))
	rank, _ := ladder.Evidence(analysis.MethodRank)
	fmt.Println(rank, ladder.ComputedColour())
	// Output: Plats 3 av 8 i liknande kommuner 2023, kvartil 2: gul. yellow
}

func ExampleSubgroups() {
	women, men := results("N00925", "0580", 82, 83, 85, 84), results("N00925", "0580", 74, 75, 76, 74)
	women.Sex, men.Sex = analysis.SexWomen, analysis.SexMen
	ladder := analysis.Climb(results("N00925", "0580", 78, 79, 80, 79), analysis.Subgroups(women, men))
	e, _ := ladder.Evidence(analysis.MethodSubgroups)
	gap, _ := e.Number("gap")
	same, _ := e.Number("sameSign")
	fmt.Println(gap, same)
	// Output: 10 4
}

// The judged steps are people's, signed by a role; what differs from the figures needs a motive.
func ExampleLadder_Assess() {
	ladder := analysis.Climb(results("N15419", "1715", 71, 74, 73, 76, 78, 79), analysis.Target(80), analysis.Toward(analysis.BetterHigher))
	signed := analysis.Signature{Role: "förvaltningschef", Date: kvalitet.NewDate(2026, time.March, 1)}
	for _, err := range []error{
		ladder.Accept(signed),
		ladder.Excuse(analysis.StepOthers, analysis.Excuse{Reason: "ingen jämförelse är hämtad", Signed: signed}),
		ladder.Excuse(analysis.StepPatterns, analysis.Excuse{Reason: "inget annat mått finns", Signed: signed}),
		ladder.Conclude(analysis.Conclusion{Text: "Målet är nästan nått", Rests: []string{analysis.MethodGap}, Causes: []string{"fler behöriga lärare"}, Signed: signed}),
		ladder.Assess(analysis.SelfAssessment{Colour: analysis.ColourYellow, Signed: signed}),
		ladder.Assess(analysis.SelfAssessment{Colour: analysis.ColourYellow, Motive: "trenden är god", Signed: signed}),
		ladder.Propose(analysis.Action{Text: "Mentorer i årskurs 9", Owner: "rektor", Due: kvalitet.NewDate(2026, 8, 31), FollowUp: kvalitet.NewDate(2027, 1, 31)}),
	} {
		fmt.Println(err == nil)
	}
	fmt.Println(ladder.SelfAssessment.Colour, "i stället för", ladder.SelfAssessment.Computed, len(ladder.Actions))
	// Output:
	// true
	// true
	// true
	// true
	// false
	// true
	// true
	// yellow i stället för red 1
}

// A method of your own beside ours.
func ExampleUsing() {
	doubled := &analysis.Method{ID: "ale.doubled", Title: kvalitet.Label{SV: "Har värdet fördubblats?", EN: "Has the value doubled?"},
		Compute: func(p *analysis.Pass) analysis.Evidence {
			points := p.Series.Present()
			e := analysis.Evidence{Verdict: analysis.VerdictUnclear}
			if points[len(points)-1].Value >= 2*points[0].Value {
				e.Verdict = analysis.VerdictPositive
			}
			return e
		}}
	model := analysis.Orebro()
	model.Steps[0].Questions[0].Methods = append(model.Steps[0].Questions[0].Methods, doubled.ID)
	ladder := analysis.Climb(results("U60030", "1440", 12, 18, 25), analysis.By(model), analysis.Using(append(analysis.Methods(), doubled)...))
	e, _ := ladder.Evidence("ale.doubled")
	fmt.Println(e.Verdict)
	// Output: positive
}

func ExampleUnder() {
	policy := analysis.DefaultPolicy()
	policy.MinTrend = 4 // our default is six values
	s := results("N15419", "1715", 71, 73, 76, 78)
	for _, p := range []analysis.Policy{analysis.DefaultPolicy(), policy} {
		ladder := analysis.Climb(s, analysis.Under(p), analysis.Toward(analysis.BetterHigher))
		e, _ := ladder.Evidence(analysis.MethodTheilSen)
		fmt.Println(p.MinTrend, e.Verdict)
	}
	// Output:
	// 6 notAssessable
	// 4 positive
}

// Values on the two sides of a change of method are never compared.
func ExampleSeries_Segments() {
	s := results("N15419", "1715", 71, 74, 73, 76, 78)
	s.Breaks = []analysis.Break{{Time: 2021, Reason: kvalitet.Label{SV: "nytt betygssystem", EN: "new grades"}}}
	for _, part := range s.Segments() {
		last, _ := part.Last()
		fmt.Println(len(part.Points), "värden till", last.Time)
	}
	fmt.Println(analysis.Changes(s).Points[2].Time) // no change over the break
	// Output:
	// 3 värden till 2020
	// 2 värden till 2022
	// 2022
}

func ExampleGapBetween() {
	women, men := results("U30600", "0580", 82), results("U30600", "0580", 74)
	women.Points[0].Margin, men.Points[0].Margin = 4, 5
	gap, _ := analysis.GapBetween(women, men, 0, 1.96)
	fmt.Printf("%.0f ± %.1f, fastställd: %t\n", gap.Value, gap.Margin, gap.Established)
	// Output: 8 ± 6.4, fastställd: true
}

// Two measures that both rise look alike; what is compared is their changes.
func ExamplePatterns() {
	a := results("N15419", "1715", 71, 74, 73, 76, 78, 79, 78, 81, 83, 82, 86, 85)
	b := results("N15813", "1715", 10, 13, 11, 15, 16, 18, 16, 20, 21, 20, 25, 23)
	for _, levels := range []bool{true, false} {
		for _, p := range analysis.Patterns([][]analysis.Series{{a}, {b}}, analysis.PatternOptions{Levels: levels, Level: 0.05, AtLeast: 10}) {
			fmt.Printf("%s och %s: r = %.2f av %d, fastställt: %t\n", p.A, p.B, p.R, p.N, p.Established)
		}
	}
	// Output:
	// N15419 och N15813: r = 1.00 av 12, fastställt: false
	// N15419 och N15813: r = 0.95 av 11, fastställt: true
}

// How much an index rests on one of its measures.
func ExampleLeaveOneOut() {
	for _, s := range analysis.LeaveOneOut([]analysis.CompositePart{
		{KPI: "betyg", Better: analysis.BetterHigher, Values: []float64{0, 50, 100}},
		{KPI: "trygghet", Better: analysis.BetterHigher, Values: []float64{10, 20, 30}},
		{KPI: "kostnad", Better: analysis.BetterLower, Values: []float64{10, 30, 20}},
	}, analysis.QuantileR7) {
		fmt.Printf("utan %s ändras index med högst %.0f\n", s.Left, s.Shift)
	}
	// Output:
	// utan betyg ändras index med högst 50
	// utan trygghet ändras index med högst 50
	// utan kostnad ändras index med högst 50
}

// Panels as they come from a file, in memory for one.
func ExamplePanelKernel_Stream() {
	kernel, err := analysis.NewPanelKernel(3, []uint8{0, 0})
	if err != nil {
		fmt.Println(err)
		return
	}
	panels := func(yield func(string, analysis.Panel) bool) {
		_ = yield("N15419", analysis.Panel{Better: analysis.BetterHigher, Target: 80, Values: []float64{71, 74, 79, 70, 70, 75}}) &&
			yield("N00941", analysis.Panel{Better: analysis.BetterLower, Target: 5, Values: []float64{7, 6, 4, 9, 9, 8}})
	}
	for kpi, result := range kernel.Stream(panels) {
		fmt.Println(kpi, result.Change, result.Rank)
	}
	// Output:
	// N15419 [5 5] [1 2]
	// N00941 [-2 -1] [1 2]
}

// What nobody has said is unknown, not a no.
func ExampleIndicatorRules() {
	yes := true
	for _, f := range kvalitet.Run(analysis.IndicatorRules(), &analysis.IndicatorPass{Series: results("N15419", "1715", 71, 74, 73), Residents: &yes}) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// analysis.indicator.overtime met
	// analysis.indicator.residents met
	// analysis.indicator.elected unknown
	// analysis.indicator.improvement unknown
	// analysis.indicator.comparable notMet
}

// The questions of the judged steps are answered by people, each under its code.
func ExampleLadder_Judge() {
	ladder := analysis.Climb(results("N15419", "1715", 71, 74, 73, 76, 78, 79), analysis.Target(75))
	factors, _ := ladder.Step(analysis.StepFactors)
	err := ladder.Judge(analysis.Judgement{Question: factors.Questions[0].Code, Text: "Fler behöriga lärare",
		Signed: analysis.Signature{Role: "rektor", Date: kvalitet.NewDate(2026, time.March, 1)}})
	factors, _ = ladder.Step(analysis.StepFactors)
	fmt.Println(len(factors.Judgements), factors.Assessed(), err)
	for _, p := range ladder.Unanswered() {
		fmt.Println(p.Path)
	}
	// Output:
	// 1 false <nil>
	// /steps/2
	// /steps/3
}

// A model of one's own, stored and found by its name.
func ExampleFindModel() {
	ctx := context.Background()
	store := analysistest.NewMemStore() // your own store in a host
	if _, err := analysis.SaveModel(ctx, store, analysis.RKA()); err != nil {
		fmt.Println(err)
		return
	}
	m, err := analysis.FindModel(ctx, store, analysis.RKA().Name.SV)
	fmt.Println(len(m.Steps), err)
	// Output: 10 <nil>
}

// Figures by name, in the order in which they were added; one that does not exist is left out.
func ExampleNumbers() {
	var n analysis.Numbers
	n.Add("latest", 79.3)
	n.Add("quotient", math.NaN())
	text, err := json.Marshal(n)
	_, ok := n.Get("quotient")
	fmt.Println(string(text), ok, err)
	// Output: {"latest":79.3} false <nil>
}
