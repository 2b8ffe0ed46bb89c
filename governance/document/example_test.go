package document_test

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/document"
)

// Which documents hold on a day, and what replaced the one that people still quote.
func ExampleRegister_InForce() {
	old := document.SteeringDocument{ID: uuid.UUID{15: 1}, Title: "Upphandlingspolicy 2019", Type: "policy", Body: "council", Level: document.LevelCouncil,
		Adopted: kvalitet.NewDate(2019, 5, 2)}
	current := document.SteeringDocument{ID: uuid.UUID{15: 2}, Title: "Upphandlingspolicy 2026", Type: "policy", Body: "council", Level: document.LevelCouncil,
		Adopted: kvalitet.NewDate(2026, 6, 15), Supersedes: []uuid.UUID{old.ID}}
	r, err := document.NewRegister(old, current)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range r.InForce(kvalitet.NewDate(2026, 11, 22)) {
		fmt.Println(d.Title)
	}
	by, ok := r.Superseded(old.ID, kvalitet.NewDate(2026, 11, 22))
	fmt.Println(by.Title, ok)
	// Output:
	// Upphandlingspolicy 2026
	// Upphandlingspolicy 2026 true
}

// What a type of document is, and who may adopt it.
func ExampleTypeOf() {
	t, ok := document.TypeOf(document.Types(), "policy")
	fmt.Println(t.Name.SV, t.Levels[0].Label().SV, ok)
	// Output: policy kommunfullmäktige true
}

// Sets of requirements that a municipality can be held against.
func ExampleRequirementSets() {
	for _, s := range document.RequirementSets() {
		fmt.Println(s.Code, len(s.Requirements))
	}
	r, _ := document.SOSFS2011().Requirement("5 kap. 1 §")
	fmt.Println(r.Name.SV)
	// Output:
	// SOSFS 2011:9 12
	// KL 22
	// ISO 9001:2015 19
	// Svensk Kvalitetsbas 3
	// ISO 14001:2015 19
	// Skollagen 4 kap. 9
	// Patientsäkerhetslagen 3 kap. 6
	// LSS 5
	// Förvaltningslagen 5
	// riskanalys
}
