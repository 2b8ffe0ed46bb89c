package governance

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// Summary counts goals or measures per status (sammanställning), for an area or the whole. What could not be judged has a
// count of its own and is never read as partly met.
type Summary struct {
	Met       int `json:"met"`
	Partly    int `json:"partly"`
	NotMet    int `json:"notMet"`
	NotJudged int `json:"notJudged"`
}

// Add counts one more; a status that is not set counts as not judged.
func (s *Summary) Add(status Status) {
	switch status {
	case StatusMet:
		s.Met++
	case StatusPartly:
		s.Partly++
	case StatusNotMet:
		s.NotMet++
	default:
		s.NotJudged++
	}
}

// Total is the number of all.
func (s Summary) Total() int { return s.Met + s.Partly + s.NotMet + s.NotJudged }

// Judged is the number of those that were judged.
func (s Summary) Judged() int { return s.Met + s.Partly + s.NotMet }

// Share is the share of all that have the status, in per cent, rounded to one decimal half away from zero; false when
// there are none.
func (s Summary) Share(status Status) (decimal.Decimal, bool) {
	n := map[Status]int{StatusMet: s.Met, StatusPartly: s.Partly, StatusNotMet: s.NotMet, StatusNotJudged: s.NotJudged}[status]
	if s.Total() == 0 {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromInt(int64(n)*100).DivRound(decimal.NewFromInt(int64(s.Total())), 1), true
}

// Summary counts the goals of a level per status; of all levels when the code is empty.
func (r *Result) Summary(level LevelCode) Summary {
	var s Summary
	for i, g := range r.tree.goals {
		if level == "" || g.Level == level {
			s.Add(r.goals[i].Status)
		}
	}
	return s
}

// Area counts the goals below a goal, along primary parents.
func (r *Result) Area(id uuid.UUID) Summary {
	var s Summary
	i, ok := r.tree.place[id]
	if !ok {
		return s
	}
	open := append([]int(nil), r.tree.children[i]...)
	for len(open) > 0 {
		c := open[len(open)-1]
		open = append(open[:len(open)-1], r.tree.children[c]...)
		s.Add(r.goals[c].Status)
	}
	return s
}

// Measures counts every indicator in use once per status, however many goals it measures; what lies outside the remit is
// left out.
func (r *Result) Measures() Summary {
	var s Summary
	seen := make(map[uuid.UUID]bool)
	for i := range r.goals {
		for _, m := range r.goals[i].Measures {
			if !seen[m.Indicator] && m.Missing != MissingOutsideRemit {
				seen[m.Indicator] = true
				s.Add(m.Status)
			}
		}
	}
	return s
}
