package cycle

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// FirstYear and LastYear are the years that a calendar knows, both included.
const (
	FirstYear = 1900
	LastYear  = 2199
)

// Calendar answers which days are working days (arbetsdagar) in the years [FirstYear] to [LastYear]. Days outside them
// are not working days and no deadline can be reached there; see [Calendar.Covers]. A Calendar does not change and may
// be used from many goroutines. Make one with [Sweden] or [NewCalendar].
//
// Working days are a bit per day with a running count per 64 days, so that counting the working days of a span takes
// the same time for a week as for a century.
type Calendar struct {
	def    CalendarDefinition
	work   []uint64 // bit i of the whole is day i after epoch
	before []int32  // working days before each word, and in all
}

var epoch = kvalitet.NewDate(FirstYear, time.January, 1)

// span is the number of days from FirstYear through LastYear.
var span = kvalitet.NewDate(LastYear+1, time.January, 1).Days(epoch)

// NewCalendar makes a calendar of a valid definition.
func NewCalendar(def CalendarDefinition) (*Calendar, error) {
	if err := def.Validate(); err != nil {
		return nil, err
	}
	return compile(def), nil
}

func compile(def CalendarDefinition) *Calendar {
	words := (span + 63) / 64
	c := &Calendar{def: def, work: make([]uint64, words), before: make([]int32, words+1)}
	var rest [8]bool
	for _, n := range def.Rest {
		rest[n] = true
	}
	for i, weekday := 0, isoWeekday(epoch); i < span; i++ {
		if !rest[weekday] {
			c.work[i/64] |= 1 << (i % 64)
		}
		weekday = weekday%7 + 1
	}
	for year := FirstYear - 1; year <= LastYear+1; year++ {
		for _, r := range def.Rules {
			if d, ok := r.In(year); ok {
				c.set(d, false)
			}
		}
	}
	for _, d := range def.Closed {
		c.set(d, false)
	}
	for _, d := range def.Opened {
		c.set(d, true)
	}
	for w, word := range c.work {
		c.before[w+1] = c.before[w] + int32(bits.OnesCount64(word))
	}
	return c
}

func (c *Calendar) set(d kvalitet.Date, work bool) {
	if i := d.Days(epoch); i >= 0 && i < span {
		c.work[i/64] &^= 1 << (i % 64)
		if work {
			c.work[i/64] |= 1 << (i % 64)
		}
	}
}

// Definition returns the data that the calendar was made of.
func (c *Calendar) Definition() CalendarDefinition { return c.def }

// Closing returns a calendar with more days closed.
func (c *Calendar) Closing(days ...kvalitet.Date) *Calendar {
	def := c.def
	def.Closed = slices.Concat(def.Closed, days)
	return compile(def)
}

// ClosingRules returns a calendar with more yearly rules, such as those of [SwedishHalfDays].
func (c *Calendar) ClosingRules(rules ...HolidayRule) (*Calendar, error) {
	def := c.def
	def.Rules = slices.Concat(def.Rules, rules)
	return NewCalendar(def)
}

// Covers reports whether the calendar knows the day.
func (c *Calendar) Covers(d kvalitet.Date) bool {
	return d.Valid() && d.Year >= FirstYear && d.Year <= LastYear
}

// IsWorkingDay reports whether d is a working day (arbetsdag).
func (c *Calendar) IsWorkingDay(d kvalitet.Date) bool {
	if !c.Covers(d) {
		return false
	}
	i := d.Days(epoch)
	return c.work[i/64]>>(i%64)&1 == 1
}

// WorkingDays counts the working days from and including from, up to but not including until. It is negative when
// until comes first.
func (c *Calendar) WorkingDays(from, until kvalitet.Date) int {
	return c.rank(until.Days(epoch)) - c.rank(from.Days(epoch))
}

// rank counts the working days before day i.
func (c *Calendar) rank(i int) int {
	i = max(0, min(i, span))
	n := int(c.before[i/64])
	if i%64 != 0 {
		n += bits.OnesCount64(c.work[i/64] & (1<<(i%64) - 1))
	}
	return n
}

// AddWorkingDays returns the n:th working day after from, not counting from itself: a time of n working days that
// begins to run the day after something happened ends on it. A negative n counts backwards, and 0 gives from as it is.
// The answer is "no date" when from is not covered, or when the calendar ends first.
func (c *Calendar) AddWorkingDays(from kvalitet.Date, n int) kvalitet.Date {
	if !c.Covers(from) {
		return kvalitet.Date{}
	}
	i := from.Days(epoch)
	switch {
	case n > 0:
		return c.nth(c.rank(i+1), n)
	case n < 0:
		return c.nth(c.rank(i), n+1)
	default:
		return from
	}
}

// nth returns the day of working day number base+n, the first of the calendar being number 1.
func (c *Calendar) nth(base, n int) kvalitet.Date {
	total := int(c.before[len(c.work)])
	if n > total-base || n <= -base {
		return kvalitet.Date{}
	}
	left := int32(base + n)
	w := sort.Search(len(c.work), func(w int) bool { return c.before[w+1] >= left })
	word := c.work[w]
	for left -= c.before[w]; left > 1; left-- {
		word &= word - 1
	}
	return epoch.AddDays(w*64 + bits.TrailingZeros64(word))
}

// RollForward returns d when it is a working day and otherwise the next one: a statutory time that ends on a free day
// runs to the next working day (lag 1930:173, 2 §). "No date" when the calendar ends first.
func (c *Calendar) RollForward(d kvalitet.Date) kvalitet.Date {
	if c.IsWorkingDay(d) {
		return d
	}
	return c.AddWorkingDays(d, 1)
}

// AddMonths returns the day n months later by lag (1930:173) 1 §, and rolls it forward when roll is true. A
// deadline for a report rolls; one for a political decision does not, unless a municipality says so.
func (c *Calendar) AddMonths(from kvalitet.Date, n int, roll bool) kvalitet.Date {
	if n < -12*9999 || n > 12*9999 {
		return kvalitet.Date{}
	}
	d := from.AddMonths(n)
	if roll {
		return c.RollForward(d)
	}
	if !d.Valid() {
		return kvalitet.Date{}
	}
	return d
}

// ClockStart returns the day on which a promise in working days begins to run: the next working day after something
// was received (klockan börjar gå nästa arbetsdag).
func (c *Calendar) ClockStart(received kvalitet.Date) kvalitet.Date {
	return c.AddWorkingDays(received, 1)
}

// Holidays returns the days of a year that the definition's rules and closed days make free, by date. Days of rest
// are not among them. A day may have two names.
func (c *Calendar) Holidays(year int) []Holiday {
	days := HolidaysIn(c.def.Rules, year)
	for _, d := range c.def.Closed {
		if d.Year == year {
			days = append(days, Holiday{d, "closed-" + d.String(), kvalitet.Label{SV: "stängd dag", EN: "closed"}, HolidayLocal,
				kvalitet.OurDefault("kommunens egen stängda dag")})
		}
	}
	slices.SortStableFunc(days, func(a, b Holiday) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Code, b.Code)) })
	return days
}

// Bridges returns the working days of a year between two days that are not (klämdagar), by date.
func (c *Calendar) Bridges(year int) []kvalitet.Date {
	var days []kvalitet.Date
	for d := kvalitet.NewDate(year, time.January, 1); d.Year == year; d = d.AddDays(1) {
		if c.IsWorkingDay(d) && !c.IsWorkingDay(d.AddDays(-1)) && !c.IsWorkingDay(d.AddDays(1)) {
			days = append(days, d)
		}
	}
	return days
}
