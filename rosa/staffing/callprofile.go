package staffing

import (
	"fmt"
	"math"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// CallProfileSchema is the schema member of a call profile's JSON form.
const CallProfileSchema = "rosa/staffing/callprofile/v1"

// CallProfile is how the calls of a week spread over its opening hours (samtalsprofil): a forecast per interval. It has no
// date; a year has several, such as an ordinary week and the week when school begins.
type CallProfile struct {
	ID      uuid.UUID
	Version int64
	Name    string
	// Interval is the length of every interval: [DefaultInterval] is usual.
	Interval time.Duration
	// Handling and Patience are as in [Load].
	Handling, Patience time.Duration
	// Minimum is the fewest agents in an open interval, whatever the calls.
	Minimum int
	// Days are the opening hours.
	Days []Day
}

// Day is one stretch of opening hours.
type Day struct {
	// Weekday is 1 (Monday) to 7 (Sunday).
	Weekday int `json:"weekday"`
	// From is when it opens, in minutes after midnight.
	From int `json:"from"`
	// Calls are expected in each interval from then on.
	Calls []float64 `json:"calls"`
}

// Weekly returns the number of calls of the week.
func (p CallProfile) Weekly() float64 {
	var sum float64
	for _, d := range p.Days {
		for _, c := range d.Calls {
			sum += c
		}
	}
	return sum
}

// Scaled returns the profile with the same shape and another number of calls a week. A profile without calls has no
// shape and is returned as it is.
func (p CallProfile) Scaled(weekly float64) CallProfile {
	before := p.Weekly()
	if before == 0 {
		return p
	}
	days := make([]Day, len(p.Days))
	for i, d := range p.Days {
		calls := make([]float64, len(d.Calls))
		for j, c := range d.Calls {
			calls[j] = c * weekly / before
		}
		days[i] = Day{d.Weekday, d.From, calls}
	}
	p.Days = days
	return p
}

// load is the load of an interval with so many calls.
func (p CallProfile) load(calls float64) Load {
	return Load{Calls: calls, Interval: p.Interval, Handling: p.Handling, Patience: p.Patience}
}

// Problems reports what keeps the profile from existing: among others hours that reach past midnight ("range") and two
// stretches of a day that overlap ("overlap").
func (p CallProfile) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", p.ID)
	ps.Version(p.Version)
	ps.Text("/name", p.Name)
	ps.If(p.Interval < time.Minute || p.Interval > 24*time.Hour, "range", "/interval",
		"intervallet är inte mellan en minut och ett dygn", "the interval is not between a minute and a day")
	ps.If(p.Handling <= 0, "range", "/handling", "handläggningstiden är inte längre än noll", "the handling time is not longer than zero")
	ps.If(p.Patience < 0, "range", "/patience", "tålamodet är negativt", "the patience is negative")
	ps.If(p.Minimum < 0 || p.Minimum > 10_000, "range", "/minimum", "det minsta antalet är inte mellan 0 och 10 000", "the minimum is not between 0 and 10,000")
	for i, d := range p.Days {
		at := check.At("/days", i)
		ps.If(d.Weekday < 1 || d.Weekday > 7, "range", at+"/weekday", "veckodagen är inte mellan 1 och 7", "the weekday is not between 1 and 7")
		until := p.end(d)
		ps.If(d.From < 0 || until > 24*time.Hour, "range", at+"/from", "tiden ligger utanför dygnet", "the hours reach outside the day")
		for _, e := range p.Days[:i] {
			start, end := time.Duration(d.From)*time.Minute, time.Duration(e.From)*time.Minute
			ps.If(d.Weekday == e.Weekday && start < p.end(e) && end < until, "overlap", at+"/from",
				"tiderna överlappar en annan rad för samma dag", "the hours overlap another row of the same day")
		}
		for j, c := range d.Calls {
			ps.If(!(c >= 0 && c <= 1e9), "range", check.At(at+"/calls", j), "antalet samtal är inte mellan 0 och en miljard",
				"the number of calls is not between 0 and a billion")
		}
	}
	return ps
}

// end is when the stretch of hours ends; a day of absurdly many intervals ends after it should.
func (p CallProfile) end(d Day) time.Duration {
	if len(d.Calls) > 24*60 {
		return math.MaxInt64
	}
	return time.Duration(d.From)*time.Minute + time.Duration(len(d.Calls))*p.Interval
}

// Validate returns the problems as an error.
func (p CallProfile) Validate() error { return kvalitet.Invalid(p.Problems()) }

// callProfileJSON is the profile with its times in seconds.
type callProfileJSON struct {
	ID       uuid.UUID `json:"id"`
	Version  int64     `json:"version"`
	Name     string    `json:"name"`
	Interval seconds   `json:"interval"`
	Handling seconds   `json:"handling"`
	Patience seconds   `json:"patience,omitzero"`
	Minimum  int       `json:"minimum,omitzero"`
	Days     []Day     `json:"days,omitempty"`
}

// MarshalJSON writes the profile as a document of [CallProfileSchema], with times in seconds.
func (p CallProfile) MarshalJSON() ([]byte, error) {
	return jsondoc.Marshal(CallProfileSchema, callProfileJSON{p.ID, p.Version, p.Name, seconds(p.Interval), seconds(p.Handling), seconds(p.Patience), p.Minimum, p.Days})
}

// UnmarshalJSON reads a document of [CallProfileSchema]; an unknown member is [kvalitet.ErrInvalid].
func (p *CallProfile) UnmarshalJSON(data []byte) error {
	var j callProfileJSON
	if err := jsondoc.Unmarshal(CallProfileSchema, data, &j); err != nil {
		return err
	}
	*p = CallProfile{j.ID, j.Version, j.Name, time.Duration(j.Interval), time.Duration(j.Handling), time.Duration(j.Patience), j.Minimum, j.Days}
	return nil
}

// clock writes a time after midnight: "08:30".
func clock(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
}
