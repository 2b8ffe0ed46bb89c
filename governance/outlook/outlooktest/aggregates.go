package outlooktest

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/outlook"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

var observationAggregate = storetest.Aggregate[outlook.Observation]{
	Name: "Observation",
	Make: func(id uuid.UUID, n int) outlook.Observation {
		return outlook.Observation{ID: id, Text: "Fler äldre", Source: "SCB", Seen: kvalitet.NewDate(2026, 11, 1+n%28), Class: outlook.ClassSocial, Trend: "demografi",
			Effect: outlook.GradeHigh, Uncertainty: outlook.GradeLow, Goals: []uuid.UUID{{15: 1}}, Risks: []uuid.UUID{{15: 2}}, Plans: []uuid.UUID{{15: 3}}}
	},
	Fields: observationFields,
	Text:   func(v *outlook.Observation) *string { return &v.Text },
	Touch:  func(v *outlook.Observation) { v.Risks[0] = uuid.UUID{15: 99} },
}

var dialogueAggregate = storetest.Aggregate[outlook.Dialogue]{
	Name: "Dialogue",
	Make: func(id uuid.UUID, n int) outlook.Dialogue {
		yes := true
		return outlook.Dialogue{ID: id, Question: "Hur ska torget bli?", Body: "samhällsbyggnadsnämnden", Influence: &yes, Open: &yes, Rung: outlook.RungInvolvement,
			Groups: []string{"unga", "handlare"}, Reached: []string{"unga"}, Methods: []string{"möte"}, Period: kvalitet.Year(2026 + n%2),
			Decided: kvalitet.NewDate(2028, 2, 1), Feedback: kvalitet.NewDate(2028, 3, 1)}
	},
	Fields: dialogueFields,
	Text:   func(v *outlook.Dialogue) *string { return &v.Question },
	Touch:  func(v *outlook.Dialogue) { v.Groups[0] = "rörd"; *v.Influence = false },
}
