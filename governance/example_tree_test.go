package governance_test

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// A direction of two parts, of which only one is answered.
func ExampleTree_RedThread() {
	goals := []governance.Goal{
		{ID: id(1), Level: governance.LevelVision, Text: "En trygg kommun", Unanswered: "besvaras av inriktningarna"},
		{ID: id(2), Level: governance.LevelDirection, Text: "Trygg hela livet", Parents: []uuid.UUID{id(1)}, Parts: []string{"barn", "äldre"}},
		{ID: id(3), Level: governance.LevelBoardGoal, Text: "Alla barn ska känna sig trygga i skolan", Parents: []uuid.UUID{id(2)}, Covers: []string{"barn"}},
	}
	tree, err := governance.NewTree(governance.Haparanda(), goals)
	if err != nil {
		fmt.Println(err)
		return
	}
	thread := tree.RedThread(nil)
	for _, t := range thread.Threads {
		goal, _ := tree.Goal(t.Goal)
		fmt.Println(goal.Text, t.Coverage.Covered, "av", t.Coverage.Parts, t.Coverage.Open, t.Broken())
	}
	fmt.Println("utan indikator:", len(thread.Unmeasured))
	// Output:
	// En trygg kommun 1 av 1 [] false
	// Trygg hela livet 1 av 2 [äldre] false
	// Alla barn ska känna sig trygga i skolan 0 av 1 [] true
	// utan indikator: 1
}

func ExampleMapping() {
	m := governance.Mapping{From: governance.Haparanda().ID, To: governance.Skelleftea().ID,
		Levels: map[governance.LevelCode]governance.LevelCode{
			governance.LevelVision: governance.LevelVision, governance.LevelDirection: governance.LevelGoal,
			governance.LevelBoardGoal: governance.LevelBoardGoal, governance.LevelCommitment: governance.LevelCommitment}}
	for _, p := range m.Problems(governance.Haparanda(), governance.Skelleftea()) {
		fmt.Println(p)
	}
	// Output: /levels/individual: nivån saknar motsvarighet / the level is not mapped
}

func ExampleScorecard() {
	card := governance.SkellefteaScorecard()
	goals := []governance.Goal{
		{ID: id(1), Text: "Nöjda brukare", Perspectives: []string{"citizen"}},
		{ID: id(2), Text: "Budget i balans", Perspectives: []string{"economy"}},
	}
	for _, p := range card.Balance(goals, nil).Empty() {
		fmt.Println("inget mål:", p.Name.SV)
	}
	// Output:
	// inget mål: utveckling och tillväxt
	// inget mål: medarbetare
}

// A board may decide otherwise than the rule, but it must say why.
func ExampleVerdict() {
	v := governance.Verdict{ID: id(1), Goal: id(2), Period: kvalitet.Year(2027), Computed: governance.StatusNotMet, Rule: governance.RuleShareMet, Edition: 1,
		Met: 2, Judged: 5, Total: 5, Decided: governance.StatusPartly, Body: "socialnämnden"}
	fmt.Println(v.Validate())
	v.Motive = "två mått nåddes först i januari"
	fmt.Println(v.Validate(), v.Status().Label().SV, v.Overruled())
	// Output:
	// ogiltigt värde / invalid value: /motive: beslutet avviker från beräkningen utan motiv / the decision differs from the computation without a motive
	// <nil> delvis uppfyllt true
}

func ExampleTarget_Resolve() {
	target := governance.Target{Kind: governance.TargetTrajectory, Steps: []governance.TargetStep{
		{By: kvalitet.NewDate(2020, 12, 31), Level: dec("25")}, {By: kvalitet.NewDate(2025, 12, 31), Level: dec("50")}}}
	now, _ := target.Resolve(governance.TargetContext{Better: governance.BetterHigher, On: kvalitet.NewDate(2022, 12, 31)})
	fmt.Println(now.Kind.Label().SV, now.Level, now.Met(dec("49.9")))
	// Output: minst 50 false
}
