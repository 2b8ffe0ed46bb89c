package service

import (
	"cmp"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// Pattern is how often views of one process and cause came in a period, beside the period before it.
type Pattern struct {
	Process string `json:"process"`
	Cause   string `json:"cause"`
	Count   int    `json:"count"`
	Before  int    `json:"before"`
	// Recurring says that the count reaches the limit and is higher than before.
	Recurring bool `json:"recurring"`
}

// Compilation is a periodic summary of views (sammanställning), such as SOSFS 2011:9 5 kap. 6 § asks for.
type Compilation struct {
	Period kvalitet.Period `json:"period"`
	// ByType counts the messages of the period, in the order of [ViewTypes].
	ByType []int `json:"byType"`
	// LateAcknowledgements and LateAnswers count views of the period.
	LateAcknowledgements int `json:"lateAcknowledgements"`
	LateAnswers          int `json:"lateAnswers"`
	// Patterns are the complaints, views and suggestions by process and cause, the most frequent first.
	Patterns []Pattern `json:"patterns,omitempty"`
}

// RecurringFrom is how many views of one process and cause make a pattern: our default, a host passes its own.
const RecurringFrom = 3

// Compile counts the views received in a period and in the period of equal length before it. A pattern recurs when at
// least the given number came and more than before. The period must have both ends.
func Compile(views []View, period kvalitet.Period, recurring int, c Clocks, on kvalitet.Date, days WorkingDays) Compilation {
	length, _ := period.Days()
	before := kvalitet.Period{From: period.From.AddDays(-length), Until: period.From}
	result := Compilation{Period: period, ByType: make([]int, len(ViewTypes()))}
	type key struct{ process, cause string }
	counts := map[key]*Pattern{}
	for _, v := range views {
		now, then := period.Contains(v.Received), before.Contains(v.Received)
		if now {
			if v.Type.Valid() {
				result.ByType[v.Type-1]++
			}
			acknowledgement, answer := v.Late(c, on, days)
			if acknowledgement {
				result.LateAcknowledgements++
			}
			if answer {
				result.LateAnswers++
			}
		}
		if !now && !then || !v.Type.hasPatterns() {
			continue
		}
		p, ok := counts[key{v.Process, v.Cause}]
		if !ok {
			p = &Pattern{Process: v.Process, Cause: v.Cause}
			counts[key{v.Process, v.Cause}] = p
		}
		if now {
			p.Count++
		} else {
			p.Before++
		}
	}
	for _, p := range counts {
		p.Recurring = p.Count >= recurring && p.Count > p.Before
		result.Patterns = append(result.Patterns, *p)
	}
	slices.SortFunc(result.Patterns, func(a, b Pattern) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Process, b.Process), cmp.Compare(a.Cause, b.Cause))
	})
	return result
}
