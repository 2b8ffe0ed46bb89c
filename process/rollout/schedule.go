package rollout

import (
	"maps"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// Slot is one map's place in the calendar.
type Slot struct {
	Number int `json:"number"`
	// Week begins on this day; the map's leaders are numbered from 1.
	Week    kvalitet.Date `json:"week"`
	Leaders []int         `json:"leaders"`
	// FollowUp is when the follow-up meeting falls, half-open.
	FollowUp kvalitet.Period `json:"followUp"`
}

// Load is one leader's hours in one week.
type Load struct {
	Leader int           `json:"leader"`
	Week   kvalitet.Date `json:"week"`
	Hours  float64       `json:"hours"`
	// Over says that the hours are more than the leader's share of a post.
	Over bool `json:"over"`
}

// maxSlots keeps a plan of absurd size from taking all memory.
const maxSlots = 10_000

// Schedule lays the maps out: over the mapping window, or the project without one, evenly, in the order of the weeks,
// the leaders taking turns. A plan without days, leaders or maps has no schedule.
func (p Plan) Schedule() []Slot {
	window := p.Window
	if window.IsZero() {
		window = p.Period
	}
	weeks, count := weeksOf(window), int(math.Ceil(p.Effort().Maps-1e-9))
	if weeks <= 0 || count <= 0 || count > maxSlots || p.Leaders <= 0 {
		return nil
	}
	each := min(max(p.LeadersPerMap, 1), p.Leaders)
	from, to := p.FollowUpWeeks[0], p.FollowUpWeeks[1]
	if to == 0 {
		from, to = 6, 10
	}
	slots := make([]Slot, count)
	for i := range slots {
		s := Slot{Number: i + 1, Week: window.From.AddDays(7 * int(float64(i)*weeks/float64(count)))}
		for k := range each {
			s.Leaders = append(s.Leaders, (i*each+k)%p.Leaders+1)
		}
		s.FollowUp = kvalitet.Period{From: s.Week.AddDays(7 * from), Until: s.Week.AddDays(7*to + 1)}
		slots[i] = s
	}
	return slots
}

// Loads tells how the schedule loads each leader week by week: the hours of a map in its week, those of the last meeting
// at the beginning of the follow-up. Weeks without hours are left out; the order is by week and then by leader.
func (p Plan) Loads() []Load {
	slots := p.Schedule()
	if len(slots) == 0 {
		return nil
	}
	e := p.Effort()
	later := 0.0
	if n := len(p.Meetings); n > 0 {
		later = min(p.Meetings[n-1].Hours, e.LeaderPerMap)
	}
	first := slots[0].Week
	hours := make(map[[2]int]float64)
	for _, s := range slots {
		for _, l := range s.Leaders {
			now, then := s.Week.Days(first)/7, s.FollowUp.From.Days(first)/7
			hours[[2]int{now, l}] += e.LeaderPerMap - later
			hours[[2]int{then, l}] += later
		}
	}
	limit := p.LeaderShare * p.weekHours()
	weeks := slices.SortedFunc(maps.Keys(hours), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	loads := make([]Load, 0, len(weeks))
	for _, k := range weeks {
		loads = append(loads, Load{Leader: k[1], Week: first.AddDays(7 * k[0]), Hours: hours[k], Over: limit > 0 && hours[k] > limit})
	}
	return loads
}
