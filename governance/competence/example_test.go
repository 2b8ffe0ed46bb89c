package competence_test

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/competence"
)

func ExampleCalibrate() {
	review := func(unit string, self, manager int) competence.Review {
		return competence.Review{Unit: unit, Scale: competence.DefaultScale,
			Ratings: []competence.Rating{{Demand: competence.DemandChange, Self: self, Manager: manager}}}
	}
	for _, s := range competence.Calibrate([]competence.Review{
		review("norr", 3, 4), review("norr", 4, 4), review("söder", 3, 2), review("söder", 3, 3),
	}, 2, 1) {
		fmt.Println(s.Unit, s.Mean, s.Others, s.SelfAbove, s.Apart)
	}
	// Output:
	// norr 4 2.5 -0.5 true
	// söder 2.5 4 0.5 true
}

// The largest gaps first; what nobody has counted is unknown, not zero.
func ExampleShortages() {
	some := func(n int) *int { return &n }
	short, unknown := competence.Shortages([]competence.Need{
		{Competence: "undersköterska", Needed: 40, Have: some(38), Leaving: 6}, {Competence: "bygglovshandläggare", Needed: 4, Have: some(4)},
		{Competence: "dataskydd", Needed: 2}})
	gap, _ := short[0].Gap()
	fmt.Println(short[0].Competence, gap, "–", unknown[0].Competence)
	// Output: undersköterska 8 – dataskydd
}

// For export: without the identity and the free text.
func ExampleReview_Redacted() {
	r := competence.Review{Employee: uuid.UUID{15: 7}, Post: "undersköterska", Scale: competence.DefaultScale,
		Ratings: []competence.Rating{{Demand: competence.DemandChange, Agreed: 2, Wanted: 4}}}
	gap, ok := r.Redacted().Ratings[0].Gap()
	fmt.Println(r.Redacted().Employee == uuid.Nil, gap, ok)
	// Output: true 2 true
}
