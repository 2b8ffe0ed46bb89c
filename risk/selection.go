package risk

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Selected is a risk with why it is in the plan, or without reasons when it is not (urval).
type Selected struct {
	Ranked
	Reasons []Reason
}

// In reports whether the risk is in the plan.
func (s Selected) In() bool { return len(s.Reasons) > 0 }

// Select chooses what goes into the supervision plan (urval till tillsynsplanen), and says why for each: the value
// passes the rule's limit, the consequence is enough in itself, the risk is flagged, common to all bodies, or among
// the must-haves; last, an area that has fewer than the rule's number is filled up with its highest rated risks. The
// answer has every risk, in the order of the ranking.
func Select(ranked []Ranked, rule PlanRule, mustHave ...uuid.UUID) []Selected {
	must := make(map[uuid.UUID]bool, len(mustHave))
	for _, id := range mustHave {
		must[id] = true
	}
	selected := make([]Selected, len(ranked))
	perArea := make(map[string]int)
	for i, k := range ranked {
		reasons := rule.Reasons(k.Value)
		if k.Risk.Flagged {
			reasons = append(reasons, Reason{"flagged", label("risken är särskilt utpekad", "the risk is flagged")})
		}
		if must[k.Risk.ID] {
			reasons = append(reasons, Reason{"mustHave", label("risken ska alltid granskas", "the risk is always to be reviewed")})
		}
		if k.Risk.Common || k.Risk.Answers != uuid.Nil {
			reasons = append(reasons, Reason{"common", label("risken är kommungemensam", "the risk is common to the municipality")})
		}
		selected[i] = Selected{k, reasons}
		if len(reasons) > 0 {
			perArea[k.Risk.Area]++
		}
	}
	for i := range selected {
		s := &selected[i]
		if !s.In() && s.Rated() && perArea[s.Risk.Area] < rule.PerArea {
			perArea[s.Risk.Area]++
			area := kvalitet.Label{SV: s.Risk.Area, EN: s.Risk.Area}
			if a, ok := AreaNamed(Areas(), s.Risk.Area); ok {
				area = a.Name
			}
			s.Reasons = []Reason{{"area", label("området "+area.SV+" ska ha fler", "the area "+area.EN+" is to have more")}}
		}
	}
	return selected
}
