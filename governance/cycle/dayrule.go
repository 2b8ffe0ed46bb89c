package cycle

import (
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// DayRule tells a day of every year (regel för en dag): start from Easter Sunday or from a month and day, go Months
// months forward, then to the first Weekday on or after, then Offset days. The zero value is no rule; see
// [DayRule.IsZero].
//
//	juldagen            {Month: 12, Day: 25}
//	långfredagen        {Easter: true, Offset: -2}
//	midsommarafton      {Month: 6, Day: 20, Weekday: 6, Offset: -1}   the day before the Saturday 20–26 June
//	valdagen            {Month: 9, Day: 8, Weekday: 7}                the second Sunday in September
//	delår, två månader  {Month: 8, Day: 31, Months: 2}
type DayRule struct {
	Easter bool       `json:"easter,omitempty"`
	Month  time.Month `json:"month,omitzero"`
	// Day is the day of the month; 0 is its last day.
	Day int `json:"day,omitzero"`
	// Months are added as lag (1930:173) counts: to the same day number or, in a shorter month, the last day.
	Months int `json:"months,omitzero"`
	// Weekday is 1 for Monday to 7 for Sunday; 0 does not move the day.
	Weekday int `json:"weekday,omitzero"`
	Offset  int `json:"offset,omitzero"`
}

// On is the rule of a fixed day.
func On(month time.Month, day int) DayRule { return DayRule{Month: month, Day: day} }

// EndOf is the rule of a month's last day.
func EndOf(month time.Month) DayRule { return DayRule{Month: month} }

// AfterEaster is the rule of a day so many days after Easter Sunday; a negative number is before.
func AfterEaster(days int) DayRule { return DayRule{Easter: true, Offset: days} }

// IsZero reports whether there is no rule.
func (r DayRule) IsZero() bool { return r == DayRule{} }

// In returns the rule's day in a year. A rule that is not valid gives "no date".
func (r DayRule) In(year int) kvalitet.Date {
	if r.IsZero() || len(r.Problems()) > 0 {
		return kvalitet.Date{}
	}
	day := Easter(year)
	if !r.Easter {
		day = kvalitet.NewDate(year, r.Month, 1).EndOfMonth()
		if r.Day > 0 {
			day.Day = min(r.Day, day.Day)
		}
	}
	if r.Months != 0 {
		day = day.AddMonths(r.Months)
	}
	if r.Weekday > 0 {
		day = day.AddDays((r.Weekday - isoWeekday(day) + 7) % 7)
	}
	if r.Offset != 0 {
		day = day.AddDays(r.Offset)
	}
	return day
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(d kvalitet.Date) int { return (int(d.Weekday())+6)%7 + 1 }

// Problems reports what keeps the rule from telling a day: no month and no Easter or both ("missing", "conflict"), and
// numbers out of range ("range").
func (r DayRule) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(!r.Easter && r.Month == 0, "missing", "/month", "månaden saknas", "the month is missing")
	ps.If(r.Easter && (r.Month != 0 || r.Day != 0), "conflict", "/easter",
		"dagen räknas antingen från påskdagen eller från en månad", "the day counts from either Easter or a month")
	ps.If(r.Month < 0 || r.Month > 12, "range", "/month", "månaden är inte 1–12", "the month is not 1–12")
	ps.If(r.Day < 0 || r.Day > 31, "range", "/day", "dagen är inte 1–31", "the day is not 1–31")
	ps.If(r.Months < -24 || r.Months > 24, "range", "/months", "fler än 24 månader", "more than 24 months")
	ps.If(r.Weekday < 0 || r.Weekday > 7, "range", "/weekday", "veckodagen är inte 1–7", "the weekday is not 1–7")
	ps.If(r.Offset < -366 || r.Offset > 366, "range", "/offset", "mer än ett år", "more than a year")
	return ps
}
