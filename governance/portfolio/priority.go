package portfolio

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Criterion is something that ideas are judged by, with a whole weight of at least 0.
type Criterion struct {
	Code   string         `json:"code"`
	Name   kvalitet.Label `json:"name"`
	Weight int            `json:"weight"`
}

// DefaultCriteria are our default: benefit to citizens, contribution to goals, feasibility, urgency.
func DefaultCriteria() []Criterion {
	return []Criterion{
		{"benefit", kvalitet.Label{SV: "nytta för dem vi finns till för", EN: "benefit to those we are for"}, 3},
		{"goals", kvalitet.Label{SV: "bidrag till målen", EN: "contribution to the goals"}, 3},
		{"feasible", kvalitet.Label{SV: "genomförbarhet", EN: "feasibility"}, 2},
		{"urgent", kvalitet.Label{SV: "brådska", EN: "urgency"}, 1},
	}
}

// OrebroCriteria are the words by which Örebro's handbook wants development to be chosen: out of needs (behovsdriven
// utveckling), and to simplify, renew and improve (förenkla, förnya, förbättra). The weights of 1 are ours.
func OrebroCriteria() []Criterion {
	return []Criterion{
		{"need", kvalitet.Label{SV: "utgår från målgruppens behov", EN: "starts from the needs of those it is for"}, 1},
		{"simplify", kvalitet.Label{SV: "förenklar för dem vi finns till för", EN: "simplifies for those we are for"}, 1},
		{"renew", kvalitet.Label{SV: "förnyar arbetssätt och samarbete", EN: "renews ways of working and collaboration"}, 1},
		{"improve", kvalitet.Label{SV: "förbättrar resultat som går att visa", EN: "improves results that can be shown"}, 1},
	}
}

// Scores are an initiative's points by criterion, 0–5 by convention; a criterion that is absent has not been judged.
type Scores struct {
	Initiative uuid.UUID      `json:"initiative"`
	Points     map[string]int `json:"points"`
}

// Placed is an initiative in the ranking, with what each criterion gave.
type Placed struct {
	Initiative uuid.UUID `json:"initiative"`
	// Place is from 1; equal sums share a place (1, 2, 2, 4). 0 is not ranked, because a criterion was not judged.
	Place int `json:"place"`
	Sum   int `json:"sum"`
	// Parts are points × weight in the order of the criteria.
	Parts []int `json:"parts"`
	// Open are the codes of the criteria with weight that were not judged.
	Open []string `json:"open,omitempty"`
}

// Prioritise ranks initiatives by their weighted sums. One that lacks a judgement is not ranked and stands last: nothing
// missing is counted as zero.
func Prioritise(criteria []Criterion, scores []Scores) []Placed {
	placed := make([]Placed, len(scores))
	for i, s := range scores {
		p := Placed{Initiative: s.Initiative, Parts: make([]int, len(criteria))}
		for j, c := range criteria {
			points, ok := s.Points[c.Code]
			if !ok && c.Weight > 0 {
				p.Open = append(p.Open, c.Code)
			}
			p.Parts[j] = points * c.Weight
			p.Sum += p.Parts[j]
		}
		placed[i] = p
	}
	slices.SortFunc(placed, func(a, b Placed) int {
		return cmp.Or(cmp.Compare(min(len(a.Open), 1), min(len(b.Open), 1)), cmp.Compare(b.Sum, a.Sum), bytes.Compare(a.Initiative[:], b.Initiative[:]))
	})
	for i := range placed {
		if len(placed[i].Open) > 0 {
			break
		}
		placed[i].Place = i + 1
		if i > 0 && placed[i].Sum == placed[i-1].Sum {
			placed[i].Place = placed[i-1].Place
		}
	}
	return placed
}

// Synergy is what two initiatives have in common.
type Synergy struct {
	A         uuid.UUID `json:"a"`
	B         uuid.UUID `json:"b"`
	Groups    []string  `json:"groups,omitempty"`
	Processes []string  `json:"processes,omitempty"`
	Systems   []string  `json:"systems,omitempty"`
}

// Synergies returns the pairs of live initiatives that touch the same group, process or system, most in common first.
func Synergies(initiatives []Initiative) []Synergy {
	var found []Synergy
	for i, a := range initiatives {
		for _, b := range initiatives[i+1:] {
			if a.Phase >= PhaseDone || b.Phase >= PhaseDone {
				continue
			}
			s := Synergy{A: a.ID, B: b.ID, Groups: common(a.Groups, b.Groups), Processes: common(a.Processes, b.Processes), Systems: common(a.Systems, b.Systems)}
			if s.size() > 0 {
				found = append(found, s)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Synergy) int { return cmp.Compare(b.size(), a.size()) })
	return found
}

func (s Synergy) size() int { return len(s.Groups) + len(s.Processes) + len(s.Systems) }

// common returns what stands in both, sorted, once each.
func common(a, b []string) []string {
	var both []string
	for _, x := range a {
		if slices.Contains(b, x) && !slices.Contains(both, x) {
			both = append(both, x)
		}
	}
	slices.Sort(both)
	return both
}
