package service

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// WorkingDays knows the working days; governance/cycle.Calendar is one.
type WorkingDays interface {
	// IsWorkingDay reports whether the day is a working day.
	IsWorkingDay(d kvalitet.Date) bool
	// AddWorkingDays returns the n-th working day after the day; 0 is the day itself.
	AddWorkingDays(from kvalitet.Date, n int) kvalitet.Date
	// WorkingDays counts the working days in [from, until).
	WorkingDays(from, until kvalitet.Date) int
}

// Clock says when a promise's time runs. The zero value runs round the clock, every day, from the start event.
type Clock struct {
	// Opening are the hours in which seconds, minutes and hours count; none is round the clock. Hours of Monday to Friday
	// count on working days, hours of Saturday and Sunday on those days. None count on a day that is in Closed.
	Opening []Opening       `json:"opening,omitempty"`
	Closed  []kvalitet.Date `json:"closed,omitempty"`
	// FromComplete starts the clock when the matter is complete (fullständig ansökan) rather than when it comes in.
	FromComplete bool `json:"fromComplete,omitempty"`
	// AfterHours counts a start after the day's last closing time as the next day's, for limits in days.
	AfterHours bool `json:"afterHours,omitempty"`
}

// Opening is hours on one day of the week: 0 is Sunday, as in package time. Minutes are counted from midnight.
type Opening struct {
	Weekday time.Weekday `json:"weekday"`
	From    Minute       `json:"from"`
	Until   Minute       `json:"until"`
}

// Minute is a time of day in minutes from midnight, 0–1440, written "16:30".
type Minute int

// MarshalText writes "16:30".
func (m Minute) MarshalText() ([]byte, error) {
	if m < 0 || m > 24*60 {
		return nil, fmt.Errorf("%w: %d minuter är ingen tid på dagen / minutes are no time of day", kvalitet.ErrInvalid, int(m))
	}
	return fmt.Appendf(nil, "%02d:%02d", int(m)/60, int(m)%60), nil
}

// UnmarshalText reads "16:30", "16.30" or "9:00"; 24:00 is the end of the day.
func (m *Minute) UnmarshalText(text []byte) error {
	var h, min int
	s := string(text)
	if i := slices.IndexFunc(text, func(b byte) bool { return b == ':' || b == '.' }); i > 0 && len(s)-i == 3 {
		if n, err := fmt.Sscanf(s[:i]+" "+s[i+1:], "%d %d", &h, &min); n == 2 && err == nil && h >= 0 && min >= 0 && min < 60 && h*60+min <= 24*60 {
			*m = Minute(h*60 + min)
			return nil
		}
	}
	return fmt.Errorf("%w: %q är ingen tid på dagen (16:30) / is not a time of day", kvalitet.ErrInvalid, s)
}

// Weekdays returns the same hours for Monday to Friday.
func Weekdays(from, until Minute) []Opening {
	var all []Opening
	for d := time.Monday; d <= time.Friday; d++ {
		all = append(all, Opening{d, from, until})
	}
	return all
}

// Problems reports hours that run backwards ("order"), lie outside the day ("range") or overlap ("overlap").
func (c Clock) Problems() []kvalitet.Problem {
	var ps check.List
	for i, o := range c.Opening {
		at := check.At("/opening", i)
		ps.If(o.Weekday < time.Sunday || o.Weekday > time.Saturday, "range", at+"/weekday", "veckodagen är inte 0–6", "the weekday is not 0–6")
		ps.If(o.From < 0 || o.Until > 24*60, "range", at, "tiden ligger utanför dagen", "the time lies outside the day")
		ps.If(o.From >= o.Until, "order", at+"/until", "stänger innan det öppnar", "closes before it opens")
		for j, other := range c.Opening[:i] {
			ps.If(o.Weekday == other.Weekday && o.From < other.Until && other.From < o.Until, "overlap", at,
				fmt.Sprintf("överlappar tid nummer %d", j+1), fmt.Sprintf("overlaps number %d", j+1))
		}
	}
	for i, d := range c.Closed {
		ps.Date(check.At("/closed", i), d)
	}
	return ps
}

// Pause is a time in which the clock stands still: waiting for the citizen, for instance. It is half-open.
type Pause struct {
	From  time.Time `json:"from"`
	Until time.Time `json:"until"`
}

// running returns the time that counts between two instants, pauses left out.
func (c Clock) running(from, until time.Time, pauses []Pause, days WorkingDays) time.Duration {
	total := c.open(from, until, days)
	for _, p := range disjoint(pauses, from, until) {
		total -= c.open(p.From, p.Until, days)
	}
	return total
}

// open returns the open time in [from, until).
func (c Clock) open(from, until time.Time, days WorkingDays) time.Duration {
	if !from.Before(until) {
		return 0
	}
	if len(c.Opening) == 0 {
		return until.Sub(from)
	}
	var total time.Duration
	zone := from.Location()
	last := kvalitet.DateOf(until.In(zone))
	for d := kvalitet.DateOf(from); !d.After(last); d = d.AddDays(1) {
		if weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday; !weekend && !days.IsWorkingDay(d) || slices.Contains(c.Closed, d) {
			continue
		}
		for _, o := range c.Opening {
			if o.Weekday != d.Weekday() {
				continue
			}
			begin := latest(from, instant(d, o.From, zone))
			end := earliest(until, instant(d, o.Until, zone))
			if begin.Before(end) {
				total += end.Sub(begin)
			}
		}
	}
	return total
}

func instant(d kvalitet.Date, m Minute, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, int(m)/60, int(m)%60, 0, 0, zone)
}

// startDay returns the day from which days are counted.
func (c Clock) startDay(start time.Time) kvalitet.Date {
	d := kvalitet.DateOf(start)
	if !c.AfterHours {
		return d
	}
	closing := Minute(-1)
	for _, o := range c.Opening {
		if o.Weekday == d.Weekday() {
			closing = max(closing, o.Until)
		}
	}
	if closing >= 0 && !start.Before(instant(d, closing, start.Location())) {
		return d.AddDays(1)
	}
	return d
}

// disjoint clips pauses to [from, until), orders them and joins those that touch.
func disjoint(pauses []Pause, from, until time.Time) []Pause {
	var clipped []Pause
	for _, p := range pauses {
		p.From, p.Until = latest(p.From, from), earliest(p.Until, until)
		if p.Until.IsZero() || !p.From.Before(p.Until) {
			continue
		}
		clipped = append(clipped, p)
	}
	slices.SortFunc(clipped, func(a, b Pause) int { return cmp.Or(a.From.Compare(b.From), a.Until.Compare(b.Until)) })
	out := clipped[:0]
	for _, p := range clipped {
		if n := len(out); n > 0 && !p.From.After(out[n-1].Until) {
			out[n-1].Until = latest(out[n-1].Until, p.Until)
			continue
		}
		out = append(out, p)
	}
	return out
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// earliest treats a zero instant as "not yet".
func earliest(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}
