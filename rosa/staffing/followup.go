package staffing

import (
	"maps"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet/rosa"
)

// FollowUp is what became of the contacts of one case type, or of all (uppföljning). A share of nothing is nil, which is
// not zero.
type FollowUp struct {
	// Case is the case type; empty is all.
	Case      string `json:"case"`
	Contacts  uint64 `json:"contacts"`
	Answered  uint64 `json:"answered"`
	Abandoned uint64 `json:"abandoned"`
	Repeated  uint64 `json:"repeated"`
	// Solved is the share solved, with its denominator. Of matters, only what is solved at the first contact counts.
	Solved []SolvedShare `json:"solved"`
	// Expected is the share that ROSA expects to be solved, and Ratio the share solved of the answered ÷ Expected: below
	// 1 points at training, routines or system access. Nil without an expectation, or an expectation of nothing.
	Expected *float64 `json:"expected,omitempty"`
	Ratio    *float64 `json:"ratio,omitempty"`
	// Wait describes the waits of those answered; nil when nobody was.
	Wait *Wait `json:"wait,omitempty"`
	// ServiceLevel is the share of all contacts that was answered within the target's time.
	ServiceLevel *float64 `json:"serviceLevel,omitempty"`
	// Met says whether the target was kept; nil when that cannot be said.
	Met *bool `json:"met,omitempty"`
	// Unnecessary is the share of the contacts with a noted reason whose reason is not the matter itself, and Reasons
	// the parts of it, most common first. Noted is the number behind: what nobody noted is neither.
	Unnecessary *float64      `json:"unnecessary,omitempty"`
	Noted       uint64        `json:"noted"`
	Reasons     []DemandShare `json:"reasons"`
}

// SolvedShare is a share of solved contacts with its denominator.
type SolvedShare struct {
	Of    Denominator `json:"of"`
	Count uint64      `json:"count"`
	N     uint64      `json:"n"`
	Share *float64    `json:"share,omitempty"`
}

// DemandShare is how common a reason is among the contacts with a noted reason.
type DemandShare struct {
	Demand Demand  `json:"demand"`
	Count  uint64  `json:"count"`
	Share  float64 `json:"share"`
}

// Wait describes waits in seconds. A percentile is the shortest wait that at least so many did not exceed (nearest rank).
// The mean is of whole seconds begun, at most a second too long.
type Wait struct {
	Mean    float64 `json:"mean"`
	Median  int     `json:"median"`
	P80     int     `json:"p80"`
	P90     int     `json:"p90"`
	Longest int     `json:"longest"`
}

// FollowUp gives one row per case type, ordered by name, after a row of all. Expected holds the share that is expected to
// be solved, by case type; see [Expected].
func (t *Tally) FollowUp(target Target, expected map[string]float64) []FollowUp {
	all := new(group)
	rows := []FollowUp{{}}
	for _, name := range slices.Sorted(maps.Keys(t.groups)) {
		g := t.groups[name]
		all.merge(g)
		rows = append(rows, g.followUp(name, target))
		last := &rows[len(rows)-1]
		if e, ok := expected[name]; ok {
			last.compare(e)
		}
	}
	rows[0] = all.followUp("", target)
	return rows
}

// Expected returns, by the name of the case type, the share of cases that never go above the boundary at the least: what
// the centre is expected to solve.
func Expected(report rosa.Report) map[string]float64 {
	expected := make(map[string]float64, len(report.Cases))
	for _, c := range report.Cases {
		expected[c.Name] = c.SolvableLow.InexactFloat64()
	}
	return expected
}

func (f *FollowUp) compare(expected float64) {
	f.Expected = &expected
	for _, s := range f.Solved {
		if s.Of == OfAnswered && s.Share != nil && expected > 0 {
			ratio := *s.Share / expected
			f.Ratio = &ratio
		}
	}
}

func (g *group) followUp(name string, target Target) FollowUp {
	answered, abandoned := total(g.answered), total(g.abandoned)
	n := answered + abandoned
	f := FollowUp{Case: name, Contacts: n, Answered: answered, Abandoned: abandoned, Repeated: g.repeated, Reasons: []DemandShare{}}
	for _, d := range []SolvedShare{{Of: OfContacts, Count: g.solved, N: n}, {Of: OfAnswered, Count: g.solved, N: answered},
		{Of: OfMatters, Count: g.solvedFirst, N: n - g.repeated}} {
		d.Share = ratio(d.Count, d.N)
		f.Solved = append(f.Solved, d)
	}
	f.Wait = describe(g.answered)
	f.ServiceLevel = ratio(within(g.answered, target), n)
	if f.ServiceLevel != nil && (target.Share > 0 || target.MeanWait > 0) {
		met := *f.ServiceLevel >= target.Share && (target.MeanWait == 0 || f.Wait != nil && f.Wait.Mean <= target.MeanWait.Seconds())
		f.Met = &met
	}
	g.reasons(&f)
	return f
}

// reasons fills in why people made contact.
func (g *group) reasons(f *FollowUp) {
	for _, d := range Demands() {
		f.Noted += g.demands[d]
	}
	f.Unnecessary = ratio(f.Noted-g.demands[DemandNeeded], f.Noted)
	for _, d := range Demands() {
		if count := g.demands[d]; d != DemandNeeded && count > 0 {
			f.Reasons = append(f.Reasons, DemandShare{d, count, float64(count) / float64(f.Noted)})
		}
	}
	slices.SortStableFunc(f.Reasons, func(a, b DemandShare) int {
		switch {
		case a.Count > b.Count:
			return -1
		case a.Count < b.Count:
			return 1
		default:
			return 0
		}
	})
}

// within counts the answered who waited no longer than the target's time, in whole seconds.
func within(answered []uint64, target Target) uint64 {
	return total(answered[:min(len(answered), int(target.Within.Seconds())+1)])
}

func ratio(count, n uint64) *float64 {
	if n == 0 {
		return nil
	}
	share := float64(count) / float64(n)
	return &share
}

// describe summarises a histogram of waits; nil when it is empty.
func describe(waits []uint64) *Wait {
	n := total(waits)
	if n == 0 {
		return nil
	}
	var w Wait
	var seen, seconds uint64
	rank := func(p float64) uint64 { return max(uint64(math.Ceil(p*float64(n)-1e-9)), 1) }
	for _, q := range []struct {
		rank uint64
		at   *int
	}{{rank(0.5), &w.Median}, {rank(0.8), &w.P80}, {rank(0.9), &w.P90}, {n, &w.Longest}} {
		*q.at = at(waits, q.rank)
	}
	for s, count := range waits {
		seen += count
		seconds += uint64(s) * count
	}
	w.Mean = float64(seconds) / float64(seen)
	return &w
}

// at returns the wait of the rank-th shortest.
func at(waits []uint64, rank uint64) int {
	var seen uint64
	for s, count := range waits {
		if seen += count; seen >= rank {
			return s
		}
	}
	return len(waits) - 1
}
