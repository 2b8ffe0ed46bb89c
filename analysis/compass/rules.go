package compass

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of a card: add your own to the slice that [Rules] returns.
type Rule = kvalitet.Rule[*Card]

// Rules returns the checks of a card: is it whole, does it add up, does it lead somewhere?
func Rules() []*Rule {
	return []*Rule{
		{
			ID:    "compass.card.complete",
			Title: kvalitet.Label{SV: "Har alla områden poäng?", EN: "Do all areas have points?"},
			Doc: kvalitet.Label{SV: "Ett område utan poäng är inte noll poäng. Hämta det från den fullständiga rapporten.",
				EN: "An area without points is not zero points. Take it from the full report."},
			Source: sourceSKR,
			Check: func(c *Card) kvalitet.Finding {
				e, ok := EditionNamed(c.Edition)
				if !ok {
					return kvalitet.Unknown("Utgåvan finns inte.", "The edition does not exist.")
				}
				if missing := c.Account(e).Missing; len(missing) > 0 {
					return kvalitet.NotMet("Poäng saknas för område "+list(missing)+".", "Points are missing for area "+list(missing)+".").At(kvalitet.Place{Path: "/scores"})
				}
				return kvalitet.Met()
			},
		},
		{
			ID:    "compass.card.total",
			Title: kvalitet.Label{SV: "Stämmer totalen med delarna?", EN: "Does the total agree with the parts?"},
			Doc: kvalitet.Label{SV: "Publicerade totaler är ibland beräknade på opublicerade halva poäng. Ändra inget: ange båda och fråga utgivaren.",
				EN: "Published totals are sometimes computed from unpublished half points. Change nothing: state both and ask the publisher."},
			Source: kvalitet.OurDefault("publicerad total behålls bredvid summan"),
			Check: func(c *Card) kvalitet.Finding {
				e, ok := EditionNamed(c.Edition)
				a := c.Account(e)
				switch {
				case !ok:
					return kvalitet.Unknown("Utgåvan finns inte.", "The edition does not exist.")
				case !c.Total.Valid:
					return kvalitet.NotApplicable("Ingen total är publicerad.", "No total is published.")
				case a.Mismatch:
					return kvalitet.NotMet(fmt.Sprintf("Summan är %s, men den publicerade totalen är %s.", comma(a.Sum), comma(c.Total.Decimal)),
						fmt.Sprintf("The sum is %v, but the published total is %v.", a.Sum, c.Total.Decimal)).At(kvalitet.Place{Path: "/total"})
				case len(a.Missing) > 0:
					return kvalitet.Unknown("Poäng saknas för några områden.", "Points are missing for some areas.")
				default:
					return kvalitet.Met()
				}
			},
		},
		{
			ID:    "compass.card.actions",
			Title: kvalitet.Label{SV: "Leder varje förbättringsområde till en åtgärd?", EN: "Does every improvement area lead to an action?"},
			Doc: kvalitet.Label{SV: "Ett förbättringsområde som ingen tar hand om är en bortkastad utvärdering. Koppla det till en åtgärd i planen.",
				EN: "An improvement area that nobody takes on is an evaluation wasted. Tie it to an action in the plan."},
			Source: sourceSKR,
			Check: func(c *Card) kvalitet.Finding {
				if len(c.Improvements) == 0 {
					return kvalitet.NotApplicable("Inga förbättringsområden är noterade.", "No improvement areas are noted.")
				}
				var open []kvalitet.Place
				for i, item := range c.Improvements {
					if len(item.Actions) == 0 {
						open = append(open, kvalitet.Place{Path: check.At("/improvements", i) + "/actions"})
					}
				}
				if len(open) > 0 {
					return kvalitet.NotMet(fmt.Sprintf("Förbättringsområden utan åtgärd: %d.", len(open)), fmt.Sprintf("Improvement areas without an action: %d.", len(open))).At(open...)
				}
				return kvalitet.Met()
			},
		},
	}
}

// list writes the numbers of areas: "2, 5".
func list(areas []int) string {
	return strings.Trim(strings.Join(strings.Fields(fmt.Sprint(areas)), ", "), "[]")
}

// comma writes points as Swedish does.
func comma(points decimal.Decimal) string { return strings.Replace(points.String(), ".", ",", 1) }
