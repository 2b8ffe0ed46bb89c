package service

import (
	"math"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Event is one case under a promise. The zone of its instants decides which day they lie on.
type Event struct {
	// Start is when the matter came in, Complete when it was complete, End when the promise was fulfilled; a zero End
	// is still open.
	Start    time.Time `json:"start"`
	Complete time.Time `json:"complete,omitzero"`
	End      time.Time `json:"end,omitzero"`
	Pauses   []Pause   `json:"pauses,omitempty"`
	// Excluded is the code of the reason why the event is left out, when the promise knows it.
	Excluded string `json:"excluded,omitempty"`
}

// Fulfilment is how a promise was kept (utfall). Within + Breaches = Total; the rest of the events are Open,
// NotStarted or Excluded.
type Fulfilment struct {
	// Within counts the events that ended within the limit, and Breaches those that ended after it or are still open
	// after it. Total is both.
	Within   int `json:"within"`
	Breaches int `json:"breaches"`
	Total    int `json:"total"`
	// Overdue counts the breaches that are still open.
	Overdue int `json:"overdue"`
	// Open counts those still open within the limit: they are judged later.
	Open int `json:"open"`
	// NotStarted counts those whose clock has not started, such as incomplete applications; Excluded those left out.
	NotStarted int `json:"notStarted"`
	Excluded   int `json:"excluded"`
	// Median, P90 and Longest are times of the ended events in the promise's unit; NaN without any.
	Median  float64 `json:"-"`
	P90     float64 `json:"-"`
	Longest float64 `json:"-"`
	// Verdict is kept, broken, or not judged: a soft promise, a policy, or no event to judge.
	Verdict Verdict `json:"verdict"`
}

// Share returns Within of Total in per cent, unrounded to 16 decimals, and false when there is nothing to judge.
func (f Fulfilment) Share() (decimal.Decimal, bool) {
	if f.Total == 0 {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromInt(int64(f.Within)*100).DivRound(decimal.NewFromInt(int64(f.Total)), 16), true
}

// Outcome is one event's place in a fulfilment.
type Outcome struct {
	// State is within, breach, open, notStarted or excluded.
	State State
	// Time is the time so far in the promise's unit.
	Time float64
	// Late is the number of calendar days after the limit; 0 when it is kept. For limits in open time it is 0 on the
	// same day.
	Late int
	// Ended reports whether the event has ended.
	Ended bool
}

// Judge holds events against the promise at an instant: those that start after it have not happened. The promise must
// be valid and have a limit; days must know the years of the events.
func (p Promise) Judge(events []Event, at time.Time, days WorkingDays) Fulfilment {
	var f Fulfilment
	times := make([]float64, 0, len(events))
	for i := range events {
		o := p.Outcome(&events[i], at, days)
		switch o.State {
		case StateWithin:
			f.Within++
		case StateBreach:
			f.Breaches++
			if !o.Ended {
				f.Overdue++
			}
		case StateOpen:
			f.Open++
		case StateNotStarted:
			f.NotStarted++
		case StateExcluded:
			f.Excluded++
		}
		if o.Ended && (o.State == StateWithin || o.State == StateBreach) {
			times = append(times, o.Time)
		}
	}
	f.Total = f.Within + f.Breaches
	slices.Sort(times)
	f.Median, f.P90, f.Longest = quantile(times, 0.5), quantile(times, 0.9), quantile(times, 1)
	f.Verdict = p.verdict(f)
	return f
}

func (p Promise) verdict(f Fulfilment) Verdict {
	if !p.Judged() || f.Total == 0 {
		return VerdictNotJudged
	}
	// Within/Total ≥ share/100, as a product of whole numbers.
	if decimal.NewFromInt(int64(f.Within)*100).Cmp(p.Required().Mul(decimal.NewFromInt(int64(f.Total)))) >= 0 {
		return VerdictKept
	}
	return VerdictBroken
}

// Outcome judges one event at an instant.
func (p Promise) Outcome(e *Event, at time.Time, days WorkingDays) Outcome {
	if e.Excluded != "" && slices.Contains(p.Exclusions, e.Excluded) {
		return Outcome{State: StateExcluded}
	}
	start := e.Start
	if p.Clock.FromComplete {
		start = e.Complete
	}
	if start.IsZero() || start.After(at) {
		return Outcome{State: StateNotStarted}
	}
	end := e.End
	ended := !end.IsZero() && !end.After(at)
	if !ended {
		end = at
	}
	o := Outcome{State: StateWithin, Ended: ended}
	if unit := p.Limit.Unit.length(); unit > 0 {
		ran := p.Clock.running(start, end, e.Pauses, days)
		o.Time = float64(ran) / float64(unit)
		// As whole units and a rest, which no limit overflows.
		if whole, limit := ran/unit, time.Duration(p.Limit.Amount); whole > limit || whole == limit && ran%unit > 0 {
			o.State = StateBreach
			o.Late = max(0, kvalitet.DateOf(end).Days(kvalitet.DateOf(start)))
		}
	} else {
		var due kvalitet.Date
		o.Time, due = p.countDays(start, end, e.Pauses, days)
		if late := kvalitet.DateOf(end.In(start.Location())).Days(due); late > 0 {
			o.State, o.Late = StateBreach, late
		}
	}
	if o.State == StateWithin && !ended {
		o.State = StateOpen
	}
	return o
}

// Due returns the last day on which an event that starts then is within the limit, pauses left out; "no date" for
// limits in open time.
func (p Promise) Due(start time.Time, days WorkingDays) kvalitet.Date {
	if p.Limit.Unit.length() > 0 {
		return kvalitet.Date{}
	}
	_, due := p.countDays(start, start, nil, days)
	return due
}

// countDays returns the days that have run, in the promise's unit, and the day on which the limit ends.
func (p Promise) countDays(start, end time.Time, pauses []Pause, days WorkingDays) (float64, kvalitet.Date) {
	zone := start.Location()
	from, to := p.Clock.startDay(start), kvalitet.DateOf(end.In(zone))
	working := p.Limit.Unit == UnitWorkingDay
	count := func(a, b kvalitet.Date) int { // days after a, through b
		switch {
		case !a.Before(b):
			return 0
		case working:
			return days.WorkingDays(a.AddDays(1), b.AddDays(1))
		default:
			return b.Days(a)
		}
	}
	paused := 0
	for _, pause := range disjoint(pauses, start, end) {
		paused += count(kvalitet.DateOf(pause.From.In(zone)), kvalitet.DateOf(pause.Until.In(zone)))
	}
	ran := float64(max(0, count(from, to)-paused))
	amount := p.Limit.Amount
	switch p.Limit.Unit {
	case UnitWorkingDay:
		return ran, days.AddWorkingDays(from, amount+paused)
	case UnitWeek:
		return ran / 7, from.AddDays(7*amount + paused)
	case UnitStartedWeek:
		return math.Ceil(ran / 7), from.AddDays(7*amount + paused)
	case UnitWeekStart:
		monday := from.AddDays(7*amount + paused - (int(from.Weekday())+6)%7)
		return ran / 7, days.AddWorkingDays(monday.AddDays(-1), 1)
	default:
		return ran, from.AddDays(amount + paused)
	}
}

// quantile interpolates linearly between the order statistics (R's type 7).
func quantile(sorted []float64, p float64) float64 {
	n := len(sorted)
	if n == 0 {
		return math.NaN()
	}
	h := p * float64(n-1)
	i := int(h)
	if i+1 >= n {
		return sorted[n-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}
