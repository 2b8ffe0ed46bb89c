package award

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of one entry.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: an entry, and the award that it competes for.
type Pass struct {
	Award Award
	Entry Entry
}

// NewPass returns a pass for an entry to an award.
func NewPass(a Award, e Entry) *Pass { return &Pass{Award: a, Entry: e} }

// Rules returns the checks of an entry before a place is announced: the gates, and what the jury did. The award and the
// entry must be valid.
func Rules() []*Rule {
	gates := kvalitet.Source{Title: "Uppsala kommun, kvalitetspriset 2024", Section: "förkrav", Grade: kvalitet.GradePublished}
	return []*Rule{
		{
			ID: "governance.award.category", Source: gates,
			Title: kvalitet.Label{SV: "Finns kategorin i priset?", EN: "Does the award have the category?"},
			Doc: kvalitet.Label{SV: "Ett bidrag bedöms med kategorins kriterier. Ange en av prisets kategorier.",
				EN: "An entry is judged by the criteria of its category. State one of the award's."},
			Check: func(p *Pass) kvalitet.Finding {
				if _, ok := p.Award.Category(p.Entry.Category); !ok || p.Entry.Award != p.Award.ID {
					return kvalitet.NotMet("Bidraget tävlar inte i någon av prisets kategorier.", "The entry is in none of the award's categories.").
						At(kvalitet.Place{Path: "/category"})
				}
				return kvalitet.Met()
			},
		},
		{
			ID: "governance.award.gates", Source: gates,
			Title: kvalitet.Label{SV: "Klarar bidraget förkraven?", EN: "Does the entry pass the gates?"},
			Doc: kvalitet.Label{SV: "Ett bidrag som inte klarar förkraven bedöms inte. Ett förkrav som ingen har prövat är varken klarat eller inte.",
				EN: "An entry that does not pass the gates is not judged. A gate at which nobody has looked is neither passed nor failed."},
			Check: passed,
		},
		{
			ID: "governance.award.scored", Source: kvalitet.OurDefault("alla i juryn poängsätter alla kriterier"),
			Title: kvalitet.Label{SV: "Har hela juryn poängsatt alla kriterier?", EN: "Has the whole jury scored every criterion?"},
			Doc: kvalitet.Label{SV: "Ett kriterium utan poäng är inte noll. Komplettera, annars rangordnas bidraget inte.",
				EN: "A criterion without a score is not zero. Complete it, or the entry is not ranked."},
			Check: scored,
		},
	}
}

func passed(p *Pass) kvalitet.Finding {
	if len(p.Award.Gates) == 0 {
		return kvalitet.NotApplicable("Priset har inga förkrav.", "The award has no gates.")
	}
	var failed []kvalitet.Place
	unseen := 0
	for _, g := range p.Award.Gates {
		switch ok, seen := p.Entry.Gates[g.Code]; {
		case !seen:
			unseen++
		case !ok:
			failed = append(failed, kvalitet.Place{Path: "/gates", Note: g.Name})
		}
	}
	switch {
	case len(failed) > 0:
		return kvalitet.NotMet("Bidraget klarar inte förkraven.", "The entry does not pass the gates.").At(failed...)
	case unseen > 0:
		return kvalitet.Unknown(fmt.Sprintf("Förkrav som inte är prövade: %d.", unseen), fmt.Sprintf("Gates that have not been looked at: %d.", unseen))
	default:
		return kvalitet.Met()
	}
}

func scored(p *Pass) kvalitet.Finding {
	c, ok := p.Award.Category(p.Entry.Category)
	if !ok || len(p.Entry.Votes) == 0 {
		return kvalitet.Unknown("Ingen har poängsatt bidraget.", "Nobody has scored the entry.")
	}
	var missing []kvalitet.Place
	for i, v := range p.Entry.Votes {
		for _, k := range c.Criteria {
			if score, ok := v.Scores[k.Code]; !ok || score > p.Award.MaxScore {
				missing = append(missing, kvalitet.Place{Path: check.At("/votes", i) + "/scores", Note: k.Name})
			}
		}
	}
	if len(missing) > 0 {
		return kvalitet.NotMet("Poäng saknas eller är över den högsta.", "Scores are missing or above the highest.").At(missing...)
	}
	return kvalitet.Met()
}
