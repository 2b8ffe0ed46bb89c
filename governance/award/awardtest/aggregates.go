package awardtest

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/governance/award"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

var awardAggregate = storetest.Aggregate[award.Award]{
	Name: "Award",
	Make: func(id uuid.UUID, n int) award.Award {
		a := []award.Award{award.Orebro(), award.Uppsala()}[n%2]
		a.ID = id
		return a
	},
	Fields:  awardFields,
	Text:    func(v *award.Award) *string { return &v.Name.SV },
	Touch:   func(v *award.Award) { v.Categories[0].Criteria[0].Weight = 99 },
	Decimal: func(v *award.Award) *decimal.Decimal { return &v.Categories[0].Prize },
}

var awardEntryAggregate = storetest.Aggregate[award.Entry]{
	Name: "Entry",
	Make: func(id uuid.UUID, n int) award.Entry {
		return award.Entry{ID: id, Award: award.Orebro().ID, Category: "kvalitet", Unit: "biblioteket", Title: "Öppet jämt", Gates: map[string]bool{"funded": n%2 == 0},
			Votes: []award.Vote{{Role: "jury 1", Scores: map[string]int{"simplify": 3, "renew": n % 6}}}}
	},
	Fields: awardEntryFields,
	Text:   func(v *award.Entry) *string { return &v.Title },
	Touch:  func(v *award.Entry) { v.Votes[0].Scores["renew"] = 99; v.Gates["funded"] = false },
}
