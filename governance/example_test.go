package governance_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/governancetest"
)

func ExampleSMARTA() {
	goal := governance.Goal{ID: id(1), Level: governance.LevelBoardGoal,
		Text: "Andelen nöjda brukare ska öka till minst 85 % senast 2027", Scope: "hemtjänst",
		Due: kvalitet.NewDate(2027, 12, 31)}
	for _, f := range kvalitet.Run(governance.SMARTA(), governance.NewPass(goal)) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.In("sv"))
		}
	}
	// Output:
	// governance.smarta.measurable Målet saknar indikator.
	// governance.smarta.responsible Målet saknar ansvarig.
}

// A rule of your own stands beside ours.
func ExampleRule() {
	children := &governance.Rule{
		ID:     "ale.goal.children",
		Title:  kvalitet.Label{SV: "Berör målet barn?", EN: "Does the goal concern children?"},
		Doc:    kvalitet.Label{SV: "Kommunens barnbokslut följer upp dessa mål.", EN: "The children's accounts follow these goals."},
		Source: kvalitet.Source{Title: "Barnbokslut", Grade: kvalitet.GradePublished},
		Check: func(p *governance.Pass) kvalitet.Finding {
			if strings.Contains(strings.ToLower(p.Goal.Text), "barn") {
				return kvalitet.Met()
			}
			return kvalitet.NotMet("Målet nämner inte barn.", "The goal does not mention children.")
		},
	}
	rules := append(governance.SMARTA(), children)
	findings := kvalitet.Run(rules, governance.NewPass(governance.Goal{Text: "Fler barn ska lära sig simma"}))
	last := findings[len(findings)-1]
	fmt.Println(last.Rule, last.Outcome.Label().SV)
	// Output: ale.goal.children uppfylld
}

func ExampleTree_FollowUp() {
	goal, indicator := graduates()
	goal.Level, goal.Parents = governance.LevelVision, nil
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, indicator)
	if err != nil {
		fmt.Println(err)
		return
	}
	outcome := governance.Measured(id(201), indicator.ID, kvalitet.Year(2012), decimal.RequireFromString("83.5"))
	result, err := tree.FollowUp([]governance.Measurement{outcome}, governance.ShareMet())
	if err != nil {
		fmt.Println(err)
		return
	}
	got := result.Goal(goal.ID)
	fmt.Println(got.Status.Label().SV, got.Met, "av", got.Judged)
	for step := range result.Trace(goal.ID) {
		fmt.Println(step)
	}
	// Output:
	// ej uppfyllt 0 av 1
	// Slutbetyg från gymnasieskolan: utfall 83,5, målvärde minst 85, 83,5 ÷ 85 = 98,2353 % → delvis uppfyllt (regel share-met v1)
	// 0 av 1 mått når målvärdet; 1 av 1 bedömda; vikt 0 av 1; uppfyllt från 100 %, delvis från 50 %, bedöms från 50 % av vikten → ej uppfyllt (regel share-met v1)
}

func ExampleLoadTree() {
	ctx := context.Background()
	store := governancetest.NewMemStore() // your own store in a host
	vision := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "En stad i två länder"}
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{vision})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := governance.SaveTree(ctx, store, tree); err != nil {
		fmt.Println(err)
		return
	}
	tree, err = governance.LoadTree(ctx, store, governance.Haparanda().ID, kvalitet.NewDate(2027, 1, 1))
	fmt.Println(tree.Len(), err)
	// Output: 1 <nil>
}

func ExampleModel() {
	for _, l := range governance.Orebro().Levels {
		fmt.Println(l.Code, l.Name.In("sv"))
	}
	// Output:
	// mission kommunens uppdrag
	// strategicArea strategiskt område
	// goalArea målområde
	// goal mål
	// assignment uppdrag
}
