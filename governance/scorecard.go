package governance

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Scorecard is the perspectives under which goals are sorted (styrkort). How many and which is the municipality's
// choice; [SkellefteaScorecard] is a preset.
type Scorecard struct {
	Name         kvalitet.Label `json:"name"`
	Perspectives []Perspective  `json:"perspectives"`
}

// Perspective is a label that goals carry (perspektiv).
type Perspective struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
}

// Problems reports what keeps the scorecard from existing.
func (s Scorecard) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Label("/name", s.Name)
	ps.If(len(s.Perspectives) == 0, "missing", "/perspectives", "styrkortet har inga perspektiv", "the scorecard has no perspectives")
	check.Unique(&ps, "/perspectives", s.Perspectives, func(p Perspective) string { return p.Code })
	for i, p := range s.Perspectives {
		at := check.At("/perspectives", i)
		ps.Text(at+"/code", p.Code)
		ps.Label(at+"/name", p.Name)
	}
	return ps
}

// Validate returns the problems as an error.
func (s Scorecard) Validate() error { return kvalitet.Invalid(s.Problems()) }

// Balance is how goals spread over a scorecard (balans).
type Balance struct {
	// Perspectives has a row per perspective, in the scorecard's order.
	Perspectives []PerspectiveBalance `json:"perspectives"`
	// Unsorted are goals without a perspective of the scorecard.
	Unsorted []uuid.UUID `json:"unsorted,omitempty"`
}

// PerspectiveBalance is the goals of one perspective and what became of them. A goal in two perspectives is in both.
type PerspectiveBalance struct {
	Perspective Perspective `json:"perspective"`
	Goals       []uuid.UUID `json:"goals,omitempty"`
	// Summary counts the goals per status; all zero without a result.
	Summary Summary `json:"summary"`
}

// Empty are the perspectives that no goal is in.
func (b Balance) Empty() []Perspective {
	var empty []Perspective
	for _, p := range b.Perspectives {
		if len(p.Goals) == 0 {
			empty = append(empty, p.Perspective)
		}
	}
	return empty
}

// Balance sorts the goals under the perspectives. The result, which may be nil, tells what became of them.
func (s Scorecard) Balance(goals []Goal, result *Result) Balance {
	var b Balance
	for _, p := range s.Perspectives {
		row := PerspectiveBalance{Perspective: p}
		for _, g := range goals {
			if slices.Contains(g.Perspectives, p.Code) {
				row.Goals = append(row.Goals, g.ID)
				if result != nil {
					row.Summary.Add(result.Goal(g.ID).Status)
				}
			}
		}
		b.Perspectives = append(b.Perspectives, row)
	}
	for _, g := range goals {
		sorted := slices.ContainsFunc(s.Perspectives, func(p Perspective) bool { return slices.Contains(g.Perspectives, p.Code) })
		if !sorted {
			b.Unsorted = append(b.Unsorted, g.ID)
		}
	}
	return b
}
