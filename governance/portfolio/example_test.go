package portfolio_test

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
)

func ExamplePrioritise() {
	a, b := uuid.UUID{15: 1}, uuid.UUID{15: 2}
	for _, p := range portfolio.Prioritise(portfolio.DefaultCriteria(), []portfolio.Scores{
		{Initiative: a, Points: map[string]int{"benefit": 3, "goals": 4, "feasible": 2, "urgent": 5}},
		{Initiative: b, Points: map[string]int{"benefit": 5, "goals": 5, "feasible": 4}},
	}) {
		fmt.Println(p.Initiative == a, p.Place, p.Sum, p.Parts, p.Open)
	}
	// Output:
	// true 1 30 [9 12 4 5] []
	// false 0 38 [15 15 8 0] [urgent]
}

func ExampleSynergies() {
	for _, s := range portfolio.Synergies([]portfolio.Initiative{
		{ID: uuid.UUID{15: 1}, Phase: portfolio.PhaseIdea, Processes: []string{"bygglov"}, Systems: []string{"e-arkiv"}},
		{ID: uuid.UUID{15: 2}, Phase: portfolio.PhasePrestudy, Processes: []string{"bygglov", "tillsyn"}},
	}) {
		fmt.Println(s.A[15], s.B[15], s.Processes)
	}
	// Output: 1 2 [bygglov]
}

func ExampleBoard_Neglected() {
	move := portfolio.OrebroBoards()[1]
	for _, d := range move.Neglected(portfolio.DutyIdentify, portfolio.DutyPrioritise, portfolio.DutyPrestudies, portfolio.DutyInitiate) {
		fmt.Println(d.Label().In("sv"))
	}
	// Output:
	// vara styrgrupp
	// bevaka synergier
}

// What must be there before an initiative leaves a phase, and what its document still lacks.
func ExampleSize_Wanted() {
	fmt.Println(portfolio.SizeProject.Has(portfolio.PhasePrestudy), portfolio.SizeProject.Wanted(portfolio.PhaseIdea))
	in := portfolio.Initiative{ID: uuid.UUID{15: 1}, Name: "E-tjänst för bygglov", Size: portfolio.SizeProject, Phase: portfolio.PhaseIdea}
	contents := portfolio.Contents(portfolio.DocumentIdea)
	fmt.Println(len(in.MissingSections(portfolio.DocumentIdea, contents)) == len(contents))
	// Output:
	// true [idea]
	// true
}

// A project that is under way without an owner.
func ExampleRules() {
	in := portfolio.Initiative{ID: uuid.UUID{15: 1}, Name: "E-tjänst för bygglov", Size: portfolio.SizeProject, Phase: portfolio.PhaseExecution}
	for _, f := range kvalitet.Run(portfolio.Rules(), &in)[:3] {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.portfolio.sized met
	// governance.portfolio.owner notMet
	// governance.portfolio.leader notMet
}
