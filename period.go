package kvalitet

import "time"

// Period is a half-open span of days [From, Until): From belongs to it, Until does not. A zero From reaches back
// without end, a zero Until reaches forward without end, and the zero Period is always.
type Period struct {
	From  Date `json:"from,omitzero"`
	Until Date `json:"until,omitzero"`
}

// Year returns the calendar year as a period.
func Year(year int) Period {
	return Period{From: NewDate(year, time.January, 1), Until: NewDate(year+1, time.January, 1)}
}

// IsZero reports whether p is always.
func (p Period) IsZero() bool { return p == Period{} }

// Contains reports whether the day lies in the period.
func (p Period) Contains(d Date) bool {
	return !d.Before(p.From) && (p.Until.IsZero() || d.Before(p.Until))
}

// Within reports whether the whole of p lies in outer.
func (p Period) Within(outer Period) bool {
	return !p.From.Before(outer.From) && (outer.Until.IsZero() || !p.Until.IsZero() && !p.Until.After(outer.Until))
}

// Overlaps reports whether the periods have a day in common.
func (p Period) Overlaps(q Period) bool {
	return (p.Until.IsZero() || q.From.Before(p.Until)) && (q.Until.IsZero() || p.From.Before(q.Until))
}

// Days returns the number of days, and false when an end is open.
func (p Period) Days() (int, bool) {
	if p.From.IsZero() || p.Until.IsZero() {
		return 0, false
	}
	return p.Until.Days(p.From), true
}

// Last returns the last day of the period; "no date" when it has no end.
func (p Period) Last() Date { return p.Until.AddDays(-1) }

// Problems reports days that do not exist ("date") and a period that is empty or runs backwards ("order").
func (p Period) Problems() []Problem {
	var problems []Problem
	for _, end := range []struct {
		path string
		day  Date
	}{{"/from", p.From}, {"/until", p.Until}} {
		if !end.day.IsZero() && !end.day.Valid() {
			problems = append(problems, Problem{"date", end.path, "dagen finns inte", "the day does not exist"})
		}
	}
	if !p.From.IsZero() && !p.Until.IsZero() && !p.From.Before(p.Until) {
		problems = append(problems, Problem{"order", "/until",
			"perioden slutar innan den börjar (slutdagen hör inte till perioden)",
			"the period ends before it begins (the end day is not part of it)"})
	}
	return problems
}

// Validate returns the problems as an error.
func (p Period) Validate() error { return Invalid(p.Problems()) }
