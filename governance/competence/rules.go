package competence

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of one review.
type Rule = kvalitet.Rule[*Review]

// Rules returns the checks of a review.
func Rules() []*Rule {
	handbook := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Kompetensstyrningsmodell", Grade: kvalitet.GradePublished}
	return []*Rule{
		{
			ID: "governance.competence.demands", Source: handbook,
			Title: kvalitet.Label{SV: "Är alla fyra kompetenskraven med?", EN: "Are all four demands there?"},
			Doc:   kvalitet.Label{SV: "Tre krav gäller alla och det fjärde är befattningens yrkeskompetens.", EN: "Three demands are of everyone and the fourth is the post's professional competence."},
			Check: func(r *Review) kvalitet.Finding {
				for _, d := range Demands() {
					if !slices.ContainsFunc(r.Ratings, func(x Rating) bool { return x.Demand == d }) {
						return kvalitet.NotMet("Kravet saknas: "+d.Label().SV+".", "The demand is missing: "+d.Label().EN+".").At(kvalitet.Place{Path: "/ratings"})
					}
				}
				return kvalitet.Met()
			},
		},
		{
			ID: "governance.competence.both", Source: handbook,
			Title: kvalitet.Label{SV: "Har både medarbetare och chef bedömt?", EN: "Have both employee and manager rated?"},
			Doc:   kvalitet.Label{SV: "Båda bedömer inför samtalet; utan båda finns inget att tala om.", EN: "Both rate before the talk; without both there is nothing to talk about."},
			Check: everyRating(func(_ *Review, x Rating) bool { return x.Self > 0 && x.Manager > 0 },
				kvalitet.Unknown("Någon har inte bedömt.", "Somebody has not rated.")),
		},
		{
			ID: "governance.competence.agreed", Source: handbook,
			Title: kvalitet.Label{SV: "Är en gemensam bedömning gjord?", EN: "Has a common judgement been made?"},
			Doc:   kvalitet.Label{SV: "Bedömningen ligger till grund för utvecklingsplan och lön.", EN: "The judgement is the ground for the development plan and the pay."},
			Check: everyRating(func(_ *Review, x Rating) bool { return x.Agreed > 0 },
				kvalitet.Unknown("Den gemensamma bedömningen saknas.", "The common judgement is missing.")),
		},
		{
			ID: "governance.competence.plan", Source: handbook,
			Title: kvalitet.Label{SV: "Finns en aktivitet för varje gap?", EN: "Is there an activity for each gap?"},
			Doc:   kvalitet.Label{SV: "Ett gap mot befattningens krav ska mötas i utvecklingsplanen, med ett datum.", EN: "A gap to what the post asks is met in the development plan, with a date."},
			Check: everyRating(func(r *Review, x Rating) bool {
				gap, ok := x.Gap()
				return !ok || gap == 0 || slices.ContainsFunc(r.Plan, func(a Activity) bool { return a.Demand == x.Demand && !a.Due.IsZero() })
			}, kvalitet.NotMet("Ett gap saknar aktivitet med datum.", "A gap has no activity with a date.")),
		},
	}
}

// everyRating answers otherwise, with the places, when a rating is not good.
func everyRating(good func(*Review, Rating) bool, otherwise kvalitet.Finding) func(*Review) kvalitet.Finding {
	return func(r *Review) kvalitet.Finding {
		var places []kvalitet.Place
		for i, x := range r.Ratings {
			if !good(r, x) {
				places = append(places, kvalitet.Place{Path: check.At("/ratings", i), Note: x.Demand.Label()})
			}
		}
		if len(places) > 0 {
			return otherwise.At(places...)
		}
		if len(r.Ratings) == 0 {
			return kvalitet.Unknown("Inga bedömningar finns.", "There are no ratings.")
		}
		return kvalitet.Met()
	}
}
