package award

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// Placed is an entry in a category's ranking.
type Placed struct {
	Entry uuid.UUID `json:"entry"`
	// Place is from 1; 0 is not ranked, for the gates that failed or were not looked at, or for scores that are missing.
	Place int `json:"place"`
	// Score is the mean over the jury of the weighted mean of the criteria, in parts of the highest score: 0–1, rounded
	// half away from zero to 10 decimals.
	Score decimal.Decimal `json:"score"`
	// Failed are the gates that the entry did not pass, Unseen those that were not looked at, and Unscored the criteria
	// that a jury member left out; the codes are in the award's order.
	Failed   []string `json:"failed,omitempty"`
	Unseen   []string `json:"unseen,omitempty"`
	Unscored []string `json:"unscored,omitempty"`
	// Tied says that the place was decided by the rule for ties, or is shared when that did not decide either.
	Tied bool `json:"tied,omitempty"`
}

// Rank ranks the entries of a category. Ties are decided by the criteria in their order: the higher sum of the first
// criterion goes first, then the second, and so on; entries that are alike in all share the place. Entries that are not
// ranked stand last. The award and the entries must be valid.
func (a Award) Rank(category string, entries []Entry) []Placed {
	c, _ := a.Category(category)
	type scored struct {
		Placed
		total int64 // Σ weight · score over the jury
		sums  []int // by criterion, over the jury
		votes int64
	}
	var all []scored
	for _, e := range entries {
		if e.Category != category || e.Award != a.ID {
			continue
		}
		s := scored{Placed: Placed{Entry: e.ID}, sums: make([]int, len(c.Criteria)), votes: int64(len(e.Votes))}
		for _, g := range a.Gates {
			switch passed, seen := e.Gates[g.Code]; {
			case !seen:
				s.Unseen = append(s.Unseen, g.Code)
			case !passed:
				s.Failed = append(s.Failed, g.Code)
			}
		}
		for i, k := range c.Criteria {
			missing := len(e.Votes) == 0
			for _, v := range e.Votes {
				score, ok := v.Scores[k.Code]
				missing = missing || !ok || score > a.MaxScore
				s.sums[i] += score
				s.total += int64(score) * int64(k.Weight)
			}
			if missing {
				s.Unscored = append(s.Unscored, k.Code)
			}
		}
		all = append(all, s)
	}
	weights := int64(0)
	for _, k := range c.Criteria {
		weights += int64(k.Weight)
	}
	out := func(s scored) int { return min(1, len(s.Failed)+len(s.Unseen)+len(s.Unscored)) }
	// total/votes compared as a product of whole numbers: the juries may differ in size.
	score := func(x, y scored) int { return cmp.Compare(x.total*y.votes, y.total*x.votes) }
	tie := func(x, y scored) int {
		for i := range x.sums {
			if d := cmp.Compare(int64(x.sums[i])*y.votes, int64(y.sums[i])*x.votes); d != 0 {
				return d
			}
		}
		return 0
	}
	slices.SortFunc(all, func(x, y scored) int {
		return cmp.Or(cmp.Compare(out(x), out(y)), score(y, x), tie(y, x), bytes.Compare(x.Entry[:], y.Entry[:]))
	})
	placed := make([]Placed, len(all))
	for i, s := range all {
		if out(s) == 0 {
			s.Score = decimal.NewFromInt(s.total).DivRound(decimal.NewFromInt(s.votes*weights*int64(a.MaxScore)), 10)
			s.Place = i + 1
			if i > 0 && score(s, all[i-1]) == 0 {
				s.Tied, placed[i-1].Tied = true, true
				if tie(s, all[i-1]) == 0 {
					s.Place = placed[i-1].Place
				}
			}
		}
		placed[i] = s.Placed
	}
	return placed
}
