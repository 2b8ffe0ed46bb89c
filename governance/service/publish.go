package service

import "github.com/kommunkvalitet/kvalitet"

// FewestShown is the least count that a published table shows by itself: our default, after the habit of not showing
// fewer than five persons. A host passes its own.
const FewestShown = 5

// Published is a compilation as it may be shown to everybody (publicerad sammanställning): every count in it is 0 or at
// least the minimum, and so is every difference between its totals and its rows. It says nothing of the period before.
type Published struct {
	Period  kvalitet.Period `json:"period"`
	Minimum int             `json:"minimum"`
	// Types are the counts by type, small ones together; none when there were too few to show even together.
	Types []PublishedTypes `json:"types,omitempty"`
	// Patterns are those large enough, in the order of the compilation; Rest is all others together, 0 when there are
	// none. Few says that all patterns together are too few to show.
	Patterns []PublishedPattern `json:"patterns,omitempty"`
	Rest     int                `json:"rest"`
	Few      bool               `json:"few,omitempty"`
	// LateAcknowledgements and LateAnswers speak of the municipality, not of those who wrote, and are shown as they are.
	LateAcknowledgements int `json:"lateAcknowledgements"`
	LateAnswers          int `json:"lateAnswers"`
}

// PublishedTypes is one count of one or more types. Which of several types it falls on is not told.
type PublishedTypes struct {
	Types []ViewType `json:"types"`
	Count int        `json:"count"`
}

// PublishedPattern is a pattern that is large enough to show.
type PublishedPattern struct {
	Process   string `json:"process"`
	Cause     string `json:"cause"`
	Count     int    `json:"count"`
	Recurring bool   `json:"recurring"`
}

// Publish makes the compilation fit to be shown to everybody. Counts below the minimum, zeros among them, are put
// together, and while the sum is still below it the smallest of the others joins. The types that have patterns and
// those that have none are kept apart, since the patterns sum to the former; a group that is too small as a whole is
// left out. A minimum of at most 1 hides nothing.
func (c Compilation) Publish(minimum int) Published {
	p := Published{Period: c.Period, Minimum: minimum, LateAcknowledgements: c.LateAcknowledgements, LateAnswers: c.LateAnswers}
	for _, patterned := range []bool{true, false} {
		var types []ViewType
		var counts []int
		for i, n := range c.ByType {
			if t := ViewTypes()[i]; t.hasPatterns() == patterned {
				types, counts = append(types, t), append(counts, n)
			}
		}
		alone, rest, few := together(counts, minimum)
		others := PublishedTypes{Count: rest}
		for i, t := range types {
			if alone[i] {
				p.Types = append(p.Types, PublishedTypes{Types: []ViewType{t}, Count: counts[i]})
			} else {
				others.Types = append(others.Types, t)
			}
		}
		if len(others.Types) > 0 && !few {
			p.Types = append(p.Types, others)
		}
	}
	counts := make([]int, len(c.Patterns))
	for i, row := range c.Patterns {
		counts[i] = row.Count
	}
	alone, rest, few := together(counts, minimum)
	p.Rest, p.Few = rest, few
	for i, row := range c.Patterns {
		if alone[i] {
			p.Patterns = append(p.Patterns, PublishedPattern{Process: row.Process, Cause: row.Cause, Count: row.Count, Recurring: row.Recurring})
		}
	}
	return p
}

// together says which counts stand alone, and what the others sum to: 0, or at least the minimum. When even all of them
// together are fewer, few is true and rest is 0.
func together(counts []int, minimum int) (alone []bool, rest int, few bool) {
	alone = make([]bool, len(counts))
	for i, n := range counts {
		if alone[i] = n >= max(minimum, 1); !alone[i] {
			rest += n
		}
	}
	for rest > 0 && rest < minimum {
		smallest := -1
		for i, n := range counts {
			if alone[i] && (smallest < 0 || n < counts[smallest]) {
				smallest = i
			}
		}
		if smallest < 0 {
			return alone, 0, true
		}
		alone[smallest] = false
		rest += counts[smallest]
	}
	return alone, rest, false
}
