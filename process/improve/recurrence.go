package improve

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Recurrence is a case that came again although the effect of an earlier one was shown (upprepning).
type Recurrence struct {
	Case uuid.UUID `json:"case"`
	// Of is the latest earlier case with the same process, category and cause, within the window.
	Of   uuid.UUID `json:"of"`
	Days int       `json:"days"`
}

// Recurrences is how often the same thing came back.
type Recurrences struct {
	Found []Recurrence `json:"found"`
	// Closed counts the cases closed with a shown effect; Returned how many of them came back.
	Closed   int `json:"closed"`
	Returned int `json:"returned"`
	// ByCause counts recurrences by cause key, most frequent first, then by key.
	ByCause []CauseCount `json:"byCause"`
}

// CauseCount is a cause and how often it came back.
type CauseCount struct {
	Key   string `json:"key"`
	Count int    `json:"count"`
}

// Rate is returned / closed, and false when nothing has been closed with a shown effect.
func (r Recurrences) Rate() (float64, bool) {
	if r.Closed == 0 {
		return 0, false
	}
	return float64(r.Returned) / float64(r.Closed), true
}

type causeKey struct {
	process       uuid.UUID
	category, key string
}

// Recurrences looks for cases of the same process, category and cause key that were observed after an earlier one's
// effect was shown, at most the policy's window later. Cases without a cause are in neither count. The order of the
// cases does not matter.
func (p Policy) Recurrences(cases []Case) Recurrences {
	r := Recurrences{Found: []Recurrence{}, ByCause: []CauseCount{}}
	sorted := slices.Clone(cases)
	slices.SortFunc(sorted, func(a, b Case) int {
		return cmp.Or(a.Date.Compare(b.Date), slices.Compare(a.ID[:], b.ID[:]))
	})
	shown := make(map[causeKey][]Case) // with shown effect, in the order of the day that it was shown
	for _, c := range sorted {
		if c.Cause != nil && c.Effect != nil && c.Effect.Shown && !c.Closed.IsZero() {
			k := causeKey{c.Process, c.Category, c.Cause.Key}
			shown[k] = append(shown[k], c)
			r.Closed++
		}
	}
	for _, list := range shown {
		slices.SortFunc(list, func(a, b Case) int {
			return cmp.Or(a.Effect.Date.Compare(b.Effect.Date), slices.Compare(a.ID[:], b.ID[:]))
		})
	}
	returned, counts := make(map[uuid.UUID]bool), make(map[string]int)
	for _, c := range sorted {
		if c.Cause == nil {
			continue
		}
		before := shown[causeKey{c.Process, c.Category, c.Cause.Key}]
		at, _ := slices.BinarySearchFunc(before, c.Date, func(e Case, day kvalitet.Date) int {
			if e.Effect.Date.Before(day) {
				return -1
			}
			return 1
		})
		if at == 0 {
			continue
		}
		earlier := before[at-1]
		days := c.Date.Days(earlier.Effect.Date)
		if earlier.ID == c.ID || days > p.WindowDays {
			continue
		}
		r.Found = append(r.Found, Recurrence{c.ID, earlier.ID, days})
		counts[c.Cause.Key]++
		if !returned[earlier.ID] {
			returned[earlier.ID] = true
			r.Returned++
		}
	}
	for key, n := range counts {
		r.ByCause = append(r.ByCause, CauseCount{key, n})
	}
	slices.SortFunc(r.ByCause, func(a, b CauseCount) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key)) })
	return r
}

// TimeToFix is the days from observation to closing of the cases that are closed, by severity: mean and count. Cases
// that were not assessed have severity 0.
func TimeToFix(cases []Case) []Fix {
	sum := make(map[int]*Fix)
	for _, c := range cases {
		if c.Closed.IsZero() {
			continue
		}
		s := 0
		if c.Assessment != nil {
			s = c.Assessment.Severity
		}
		if sum[s] == nil {
			sum[s] = &Fix{Severity: s}
		}
		sum[s].Cases++
		sum[s].Mean += float64(c.Closed.Days(c.Date))
	}
	out := make([]Fix, 0, len(sum))
	for _, f := range sum {
		f.Mean /= float64(f.Cases)
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Fix) int { return cmp.Compare(a.Severity, b.Severity) })
	return out
}

// Fix is how long cases of a severity took to close, in days.
type Fix struct {
	Severity int     `json:"severity"`
	Cases    int     `json:"cases"`
	Mean     float64 `json:"mean"`
}
