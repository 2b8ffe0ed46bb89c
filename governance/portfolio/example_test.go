package portfolio_test

import (
	"fmt"

	"github.com/google/uuid"

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
