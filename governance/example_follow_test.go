package governance_test

import (
	"fmt"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// school is a vision with one direction and two goals, each with a measure.
func school() (*governance.Tree, []governance.Measurement, error) {
	measured := func(n int, text, target string) (governance.Goal, governance.Indicator) {
		in := governance.Indicator{ID: id(100 + n), Name: text, Better: governance.BetterHigher,
			Targets: []governance.Target{{Kind: governance.TargetMinimum, Level: dec(target)}}}
		return governance.Goal{ID: id(n), Level: governance.LevelBoardGoal, Text: text, Parents: []uuid.UUID{id(2)},
			Indicators: []governance.Measure{{Indicator: in.ID}}}, in
	}
	grades, first := measured(3, "Fler elever ska nå gymnasiebehörighet", "90")
	calm, second := measured(4, "Fler elever ska ha studiero", "80")
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{
		{ID: id(1), Level: governance.LevelVision, Text: "En kommun att växa i"},
		{ID: id(2), Level: governance.LevelDirection, Text: "En bra skola", Parents: []uuid.UUID{id(1)}},
		grades, calm}, first, second)
	return tree, []governance.Measurement{
		governance.Measured(id(201), first.ID, kvalitet.Year(2027), dec("91.5")),
		{ID: id(202), Indicator: second.ID, Period: kvalitet.Year(2027), Missing: governance.MissingNotPublished}}, err
}

func ExampleTree_Walk() {
	tree, _, err := school()
	if err != nil {
		fmt.Println(err)
		return
	}
	for depth, goal := range tree.Walk() {
		fmt.Printf("%*s%s\n", 2*depth, "", goal.Text)
	}
	for goal := range tree.Ancestors(id(4)) {
		fmt.Println("under:", goal.Text)
	}
	// Output:
	// En kommun att växa i
	//   En bra skola
	//     Fler elever ska nå gymnasiebehörighet
	//     Fler elever ska ha studiero
	// under: En bra skola
	// under: En kommun att växa i
}

// What is not published yet is not judged, and is never counted as a miss.
func ExampleResult_Summary() {
	tree, measurements, err := school()
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := tree.FollowUp(measurements, governance.ShareMet())
	if err != nil {
		fmt.Println(err)
		return
	}
	s := result.Summary(governance.LevelBoardGoal)
	met, _ := s.Share(governance.StatusMet)
	fmt.Println(s.Met, "uppfyllt och", s.NotJudged, "ej bedömt av", s.Total(), "–", met, "procent")
	fmt.Println("inriktningar:", result.Counts(governance.LevelDirection)[governance.StatusMet], "uppfyllda; mått:", result.Measures().Judged(), "av", result.Measures().Total(), "bedömda")
	// Output:
	// 1 uppfyllt och 1 ej bedömt av 2 – 50 procent
	// inriktningar: 1 uppfyllda; mått: 1 av 2 bedömda
}

// The same figures under every policy: a municipality chooses one and says which.
func ExamplePolicies() {
	goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "En bra skola"}
	var indicators []governance.Indicator
	var measurements []governance.Measurement
	for i, outcome := range []string{"90", "88", "85"} {
		in := governance.Indicator{ID: id(100 + i), Name: "mått", Better: governance.BetterHigher,
			Targets: []governance.Target{{Kind: governance.TargetMinimum, Level: dec("90")}}}
		goal.Indicators, indicators = append(goal.Indicators, governance.Measure{Indicator: in.ID}), append(indicators, in)
		measurements = append(measurements, governance.Measured(id(200+i), in.ID, kvalitet.Year(2027), dec(outcome)))
	}
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, indicators...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, policy := range governance.Policies() {
		result, err := tree.FollowUp(measurements, policy)
		if err != nil {
			fmt.Println(err)
			return
		}
		got := result.Goal(goal.ID)
		if got.Value.Valid {
			fmt.Println(policy.Rule, got.Status.Label().SV, got.Value.Decimal.Round(1))
		} else {
			fmt.Println(policy.Rule, got.Status.Label().SV) // nothing is summed
		}
	}
	// Output:
	// share-met ej uppfyllt 33.3
	// mean-ratio delvis uppfyllt 97.4
	// weighted delvis uppfyllt 97.4
	// worst delvis uppfyllt
	// gates ej uppfyllt 33.3
}

func ExampleTrendOf() {
	t := governance.TrendOf(dec("7.2"), dec("6.1"), governance.BetterLower, dec("0.5"), governance.Target{})
	fmt.Println(t.Direction.Label().SV, t.Desirability.Label().SV)
	t = governance.TrendOf(dec("7.2"), dec("6.9"), governance.BetterLower, dec("0.5"), governance.Target{}) // within the noise
	fmt.Println(t.Direction.Label().SV, t.Desirability.Label().SV)
	t = governance.TrendOver([]decimal.Decimal{dec("71"), dec("74"), dec("73"), dec("78")}, governance.BetterHigher)
	fmt.Println(t.Direction.Label().SV, t.Desirability.Label().SV)
	// Output:
	// ned bättre
	// oförändrat oförändrat
	// upp bättre
}

// A target that was lowered during the year: both are told.
func ExampleIndicator_TargetOn() {
	in := governance.Indicator{ID: id(1), Name: "gymnasiebehörighet", Better: governance.BetterHigher, Targets: []governance.Target{
		{Kind: governance.TargetMinimum, Level: dec("90"), Decided: kvalitet.NewDate(2026, 11, 20), Period: kvalitet.Year(2027)},
		{Kind: governance.TargetMinimum, Level: dec("87"), Decided: kvalitet.NewDate(2027, 5, 4), Period: kvalitet.Year(2027)}}}
	target, _ := in.TargetOn(kvalitet.NewDate(2027, 12, 31))
	original, _ := in.OriginalTargetOn(kvalitet.NewDate(2027, 12, 31))
	fmt.Println(target.Level, "beslutat", target.Decided, "– först", original.Level)
	// Output: 87 beslutat 2027-05-04 – först 90
}

// How good the forecasts of August were, when the year is over.
func ExamplePrognosisHits() {
	verdict := func(goal int, prognosis bool, status governance.Status) governance.Verdict {
		return governance.Verdict{ID: id(goal), Goal: id(goal), Period: kvalitet.Year(2027), Prognosis: prognosis, Computed: status}
	}
	hits := governance.PrognosisHits([]governance.Verdict{
		verdict(1, true, governance.StatusMet), verdict(1, false, governance.StatusPartly),
		verdict(2, true, governance.StatusNotMet), verdict(2, false, governance.StatusNotMet),
		verdict(3, true, governance.StatusMet), verdict(3, false, governance.StatusNotJudged)})
	for _, h := range hits {
		fmt.Println(h.Expected.Label().SV, "→", h.Outcome.Label().SV, h.Hit)
	}
	// Output:
	// uppfyllt → delvis uppfyllt false
	// ej uppfyllt → ej uppfyllt true
}

func ExampleIndicatorRules() {
	in := governance.Indicator{ID: id(1), Name: "Nöjdhet", Better: governance.BetterHigher, Unit: "%"}
	for _, f := range kvalitet.Run(governance.IndicatorRules(), &governance.IndicatorPass{Indicator: in}) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.indicator.overtime unknown
	// governance.indicator.citizens unknown
	// governance.indicator.elected unknown
	// governance.indicator.improvement unknown
	// governance.indicator.comparable unknown
}

// The checks of the text alone, with the places in it.
func ExampleTextRules() {
	text := "Kommunen ska verka för en god och attraktiv miljö"
	for _, f := range kvalitet.Run(governance.TextRules(), governance.NewPass(governance.Goal{Level: governance.LevelBoardGoal, Text: text})) {
		if f.Outcome == kvalitet.OutcomeNotMet && f.Span.End > 0 {
			fmt.Printf("%s %q\n", f.Rule, text[f.Span.Start:f.Span.End])
		}
	}
	// Output:
	// governance.text.effort "verka för"
	// governance.text.vague "god"
}

func ExampleAgenda() {
	goals := []governance.Goal{
		{ID: id(1), Text: "Fler ska resa kollektivt", Agenda: []governance.AgendaTag{{Number: 11}, {Number: 13}}},
		{ID: id(2), Text: "Fler tomter vid vattnet", Agenda: []governance.AgendaTag{{Number: 11}, {Number: 14, Against: true}}},
	}
	for _, row := range governance.Agenda(goals) {
		if len(row.For)+len(row.Against) > 0 {
			fmt.Println(row.Number, "för:", len(row.For), "mot:", len(row.Against))
		}
	}
	// Output:
	// 11 för: 2 mot: 0
	// 13 för: 1 mot: 0
	// 14 för: 0 mot: 1
}

// Four levels become three: what a level lacks is said before anything is moved.
func ExampleMapping_Apply() {
	from, to := governance.Haparanda(), governance.Skelleftea()
	m := governance.Mapping{From: from.ID, To: to.ID, Levels: map[governance.LevelCode]governance.LevelCode{
		governance.LevelVision: governance.LevelVision, governance.LevelDirection: governance.LevelGoal, governance.LevelBoardGoal: governance.LevelBoardGoal,
		governance.LevelCommitment: governance.LevelCommitment, governance.LevelIndividual: governance.LevelCommitment}}
	goals, err := m.Apply(from, to, []governance.Goal{
		{ID: id(1), Level: governance.LevelVision, Text: "En kommun att växa i"},
		{ID: id(2), Level: governance.LevelDirection, Text: "En bra skola", Parents: []uuid.UUID{id(1)}}})
	for _, g := range goals {
		fmt.Println(g.Level, g.Text)
	}
	fmt.Println(err)
	// Output:
	// vision En kommun att växa i
	// goal En bra skola
	// <nil>
}

// A whole export in one buffer, split among processors.
func ExampleVocabulary_Lines() {
	text := "Sjukfrånvaron ska minska till 5 procent 2028En attraktiv kommun"
	into := make([]governance.LineReading, 2)
	ok := governance.SwedishVocabulary().Lines(text, []uint32{0, uint32(len(text) - len("En attraktiv kommun")), uint32(len(text))}, into, 2)
	for _, r := range into {
		fmt.Println(r.Class.Label().SV, r.Measurable, r.Deadline.Label().SV)
	}
	fmt.Println(ok)
	// Output:
	// god true uttalad
	// svag false ingen
	// true
}

// Your own expressions, all looked for in one pass.
func ExampleNewScreen() {
	s, err := governance.NewScreen(governance.ScreenPattern{Name: "barn", Expr: "barn|elev"}, governance.ScreenPattern{Name: "äldre", Expr: "äldre|senior"})
	if err != nil {
		fmt.Println(err)
		return
	}
	found := s.Match("Fler elever ska lära sig simma")
	for i, name := range s.Names() {
		fmt.Println(name, found>>i&1 == 1)
	}
	// Output:
	// barn true
	// äldre false
}

// Nodes with identities and decimals, in any order.
func ExampleCompileForest() {
	value := func(text string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(text)) }
	f, err := governance.CompileForest([]governance.ForestNode{
		{ID: id(2), Parent: id(1), Weight: 1, Baseline: value("70"), Target: value("90"), Outcome: value("85.5")},
		{ID: id(1), Weight: 1},
		{ID: id(3), Parent: id(1), Weight: 1, Target: value("40")}, // no outcome: missing, not zero
	}, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	values, coverage := make([]float64, 3), make([]float64, 3)
	fmt.Println(f.Results(governance.ForestResult{Value: values, Coverage: coverage}))
	fmt.Printf("%.1f, täckning %.1f\n", values[1], coverage[1])
	// Output:
	// true
	// 77.5, täckning 0.5
}

// Down and up a tree.
func ExampleTree_Children() {
	tree, _, err := school()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, root := range tree.Roots() {
		fmt.Println(root.Text, len(tree.Children(root.ID)))
	}
	// Output: En kommun att växa i 1
}

// One outcome changes; what stands above it follows, without an allocation.
func ExampleForest_SetOutcome() {
	f, err := governance.NewForest(governance.ForestColumns{Parent: []int32{-1, 0, 0}, Weight: []int32{1, 1, 1},
		Baseline: []int64{governance.Absent, 0, 0}, Target: []int64{governance.Absent, 100, 100}, Outcome: []int64{governance.Absent, 50, 100}})
	if err != nil {
		fmt.Println(err)
		return
	}
	before, _ := f.At(0)
	f.SetOutcome(1, 80)
	after, _ := f.At(0)
	fmt.Println(before.Value, "→", after.Value)
	// Output: 75 → 90
}
