package analysis

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
)

// IndicatorPass is what the criteria of a good indicator look at: its data and what has been said of it.
type IndicatorPass struct {
	Series Series
	Peers  []Series
	// Residents, Elected and Improvement tell whether a role has said that the indicator interests residents, interests
	// elected representatives, and leads to improvement; nil when nobody has said.
	Residents, Elected, Improvement *bool
}

// IndicatorRule is a criterion of an indicator.
type IndicatorRule = kvalitet.Rule[*IndicatorPass]

// Thresholds of the two criteria that meet the data; both are ours.
const (
	indicatorYears = 3 // values of the same definition
	indicatorPeers = 3 // others with a value for the same time
)

var sourceCriteria = kvalitet.Source{Title: "Haparanda stad, Mål- och resultatstyrning", Section: "bra indikatorer", Grade: kvalitet.GradePublished}

// IndicatorRules returns Haparanda's five criteria of a good indicator: over time, of interest to residents and to
// elected representatives, leading to improvement, comparable. Two are read from the data, three must be said.
func IndicatorRules() []*IndicatorRule {
	said := func(id string, title, doc kvalitet.Label, field func(*IndicatorPass) *bool) *IndicatorRule {
		return &IndicatorRule{ID: id, Title: title, Doc: doc, Source: sourceCriteria, Check: func(p *IndicatorPass) kvalitet.Finding {
			switch v := field(p); {
			case v == nil:
				return kvalitet.Unknown("Ingen roll har tagit ställning.", "No role has decided.")
			case !*v:
				return kvalitet.NotMet("En roll har bedömt att den inte gör det.", "A role has judged that it does not.")
			default:
				return kvalitet.Met()
			}
		}}
	}
	return []*IndicatorRule{
		{
			ID:    "analysis.indicator.overtime",
			Title: kvalitet.Label{SV: "Finns indikatorn för flera år?", EN: "Does the indicator exist for several years?"},
			Doc: kvalitet.Label{SV: "Minst tre värden med samma definition; fler gör trender möjliga.",
				EN: "At least three values of the same definition; more make trends possible."},
			Source: sourceCriteria,
			Check: func(p *IndicatorPass) kvalitet.Finding {
				part, _ := p.Series.latest()
				if n := len(part.Present()); n < indicatorYears {
					return kvalitet.NotMet(fmt.Sprintf("Värden med dagens definition: %d, men minst %d behövs.", n, indicatorYears),
						fmt.Sprintf("Values of today's definition: %d, but at least %d are needed.", n, indicatorYears)).At(kvalitet.Place{Path: "/points"})
				}
				return kvalitet.Met()
			},
		},
		said("analysis.indicator.residents", kvalitet.Label{SV: "Intresserar den invånarna?", EN: "Does it interest residents?"},
			kvalitet.Label{SV: "En indikator är till för dem som verksamheten är till för. Låt en roll ta ställning.", EN: "An indicator is for those whom the service is for. Let a role decide."},
			func(p *IndicatorPass) *bool { return p.Residents }),
		said("analysis.indicator.elected", kvalitet.Label{SV: "Intresserar den de förtroendevalda?", EN: "Does it interest the elected?"},
			kvalitet.Label{SV: "De förtroendevalda ska kunna använda den. Låt en roll ta ställning.", EN: "The elected representatives must be able to use it. Let a role decide."},
			func(p *IndicatorPass) *bool { return p.Elected }),
		said("analysis.indicator.improvement", kvalitet.Label{SV: "Leder den till förbättring?", EN: "Does it lead to improvement?"},
			kvalitet.Label{SV: "Verksamheten ska kunna ändra resultatet. Låt en roll ta ställning.", EN: "The service must be able to change the result. Let a role decide."},
			func(p *IndicatorPass) *bool { return p.Improvement }),
		{
			ID:    "analysis.indicator.comparable",
			Title: kvalitet.Label{SV: "Går den att jämföra med andra kommuner?", EN: "Can it be compared with other municipalities?"},
			Doc: kvalitet.Label{SV: "Minst tre andra har värde för samma tid som det senaste egna.",
				EN: "At least three others have a value for the time of the latest own one."},
			Source: sourceCriteria,
			Check: func(p *IndicatorPass) kvalitet.Finding {
				last, ok := p.Series.Last()
				if !ok {
					return kvalitet.Unknown("Serien har inget värde.", "The series has no value.")
				}
				n := 0
				for _, peer := range p.Peers {
					if _, ok := peer.At(last.Time); ok && peer.Entity != p.Series.Entity {
						n++
					}
				}
				if n < indicatorPeers {
					return kvalitet.NotMet(fmt.Sprintf("Andra med värde för %s: %d, men minst %d behövs.", year(last.Time), n, indicatorPeers),
						fmt.Sprintf("Others with a value for %s: %d, but at least %d are needed.", year(last.Time), n, indicatorPeers))
				}
				return kvalitet.Met()
			},
		},
	}
}
