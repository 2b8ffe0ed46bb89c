package competencetest

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/competence"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

var competenceReviewAggregate = storetest.Aggregate[competence.Review]{
	Name: "Review",
	Make: func(id uuid.UUID, n int) competence.Review {
		return competence.Review{ID: id, Employee: uuid.UUID{15: byte(n + 1)}, Post: "undersköterska", Unit: "hemtjänst norr", Date: kvalitet.NewDate(2026, 3, 1+n%28), Scale: competence.DefaultScale,
			Ratings: []competence.Rating{{Demand: competence.DemandChange, Self: 3, Manager: 2, Agreed: 2, Wanted: 3}},
			Plan:    []competence.Activity{{Demand: competence.DemandChange, Text: "leda ett förbättringsarbete", Due: kvalitet.NewDate(2026, 12, 1)}}}
	},
	Fields: competenceReviewFields,
	Text:   func(v *competence.Review) *string { return &v.Post },
	Touch:  func(v *competence.Review) { v.Ratings[0].Agreed = 1 },
}

var competenceNeedAggregate = storetest.Aggregate[competence.Need]{
	Name: "Need",
	Make: func(id uuid.UUID, n int) competence.Need {
		have := n
		return competence.Need{ID: id, Goal: uuid.UUID{15: 1}, Competence: "demensvård", Unit: "hemtjänst norr", Needed: 12, Have: &have, Leaving: n / 2,
			Steps: []competence.Step{competence.StepRecruit, competence.StepDevelop}}
	},
	Fields: competenceNeedFields,
	Text:   func(v *competence.Need) *string { return &v.Competence },
	Touch:  func(v *competence.Need) { *v.Have = 99 },
}
