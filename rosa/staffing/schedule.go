package staffing

import (
	"math"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Schedule is a week's staffing, interval by interval (bemanningsschema).
type Schedule struct {
	Slots []Slot `json:"slots"`
	// Peak is the most that must be scheduled in any interval.
	Peak int `json:"peak"`
	// Hours are the scheduled agent hours of the week.
	Hours float64 `json:"hours"`
	// Calls of the week, and the share of them answered in time, interval by interval.
	Calls        float64 `json:"calls"`
	ServiceLevel float64 `json:"serviceLevel"`
	// Mean is what the mean interval would need, and Missed the number of intervals that miss the target when every
	// interval is staffed for the mean: what a yearly mean hides.
	Mean   Need `json:"mean"`
	Missed int  `json:"missed"`
}

// Slot is one interval of a week.
type Slot struct {
	// Weekday is 1 (Monday) to 7, From and Until a time such as "08:30".
	Weekday int    `json:"weekday"`
	From    string `json:"from"`
	Until   string `json:"until"`
	// Calls are expected.
	Calls float64 `json:"calls"`
	Need
}

// Staff finds the smallest staffing of every interval. An interval without calls takes the profile's minimum.
func (p CallProfile) Staff(t Target) (Schedule, error) {
	var ps check.List
	ps.Under("/profile", p.Problems())
	ps.Under("/target", t.Problems())
	if err := kvalitet.Invalid(ps); err != nil {
		return Schedule{}, err
	}
	s := Schedule{Slots: []Slot{}}
	for _, d := range p.Days {
		start := time.Duration(d.From) * time.Minute
		for i, calls := range d.Calls {
			need, err := p.need(calls, t)
			if err != nil {
				return Schedule{}, err
			}
			from := start + time.Duration(i)*p.Interval
			s.add(Slot{Weekday: d.Weekday, From: clock(from), Until: clock(from + p.Interval), Calls: calls, Need: need}, p.Interval)
		}
	}
	if s.Calls == 0 {
		return s, nil
	}
	s.ServiceLevel /= s.Calls
	return s, s.compareWithMean(p, t)
}

// need is what one interval needs.
func (p CallProfile) need(calls float64, t Target) (Need, error) {
	load := p.load(calls)
	if calls == 0 {
		return Need{Performance: Performance{Model: load.Queue(), Agents: float64(p.Minimum), ServiceLevel: 1, ServiceLevelAnswered: 1},
			Scheduled: t.Scheduled(p.Minimum)}, nil
	}
	need, err := Agents(load, t)
	if err != nil || need.Agents >= float64(p.Minimum) {
		return need, err
	}
	performance, err := Evaluate(load, float64(p.Minimum), t.Within)
	return Need{Performance: performance, Scheduled: t.Scheduled(p.Minimum)}, err
}

func (s *Schedule) add(slot Slot, interval time.Duration) {
	s.Slots = append(s.Slots, slot)
	s.Peak = max(s.Peak, slot.Scheduled)
	s.Hours += float64(slot.Scheduled) * interval.Hours()
	s.Calls += slot.Calls
	s.ServiceLevel += slot.Calls * slot.ServiceLevel
}

// compareWithMean staffs every interval for the mean and counts those that then miss the target.
func (s *Schedule) compareWithMean(p CallProfile, t Target) error {
	mean, err := p.need(s.Calls/float64(len(s.Slots)), t)
	if err != nil {
		return err
	}
	s.Mean = mean
	for _, slot := range s.Slots {
		performance, err := Evaluate(p.load(slot.Calls), mean.Agents, t.Within)
		if slot.Calls > 0 && (err != nil || !t.MetBy(performance)) { // the only error left is overload
			s.Missed++
		}
	}
	return nil
}

// FTE returns how many full-time posts the hours are, rounded to one decimal, when a post works so many hours a week.
// Shrinkage is in the hours already. No source gives the hours of a post: they are the caller's.
func (s Schedule) FTE(hoursPerWeek float64) float64 {
	return math.Round(s.Hours/hoursPerWeek*10) / 10
}
