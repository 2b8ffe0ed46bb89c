package main

import (
	"regexp"
	"strings"
	"time"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

// openingPattern is the days of the week, if any, and the hours: "mån-fre 8-16.30", "lör 10–14", "08:00-16:30".
var openingPattern = regexp.MustCompile(`^(?:(\p{L}+)\.?\s*(?:(?:[-–]|till|to)\s*(\p{L}+)\.?)?\s+)?(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d\d))?\s*[-–]\s*(\d{1,2})(?:[:.](\d\d))?$`)

// weekday reads the name of a day by its first letters, in Swedish or English.
func weekday(name string) (time.Weekday, bool) {
	name = strings.ToLower(name)
	for _, known := range []struct {
		prefix string
		day    time.Weekday
	}{{"mån", time.Monday}, {"man", time.Monday}, {"mon", time.Monday}, {"tis", time.Tuesday}, {"tue", time.Tuesday}, {"ons", time.Wednesday}, {"wed", time.Wednesday},
		{"tor", time.Thursday}, {"thu", time.Thursday}, {"fre", time.Friday}, {"fri", time.Friday}, {"lör", time.Saturday}, {"lor", time.Saturday}, {"sat", time.Saturday},
		{"sön", time.Sunday}, {"son", time.Sunday}, {"sun", time.Sunday}} {
		if strings.HasPrefix(name, known.prefix) {
			return known.day, true
		}
	}
	return 0, false
}

// parseOpening reads opening hours: parts with days of their own, or the same hours on all working days.
func parseOpening(text string) (all []service.Opening, ok bool) {
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == '|' || c == ';' }) {
		m := openingPattern.FindStringSubmatch(strings.TrimSpace(part))
		var from, until service.Minute
		if m == nil || from.UnmarshalText([]byte(m[3]+":"+(m[4] + "00")[:2])) != nil || until.UnmarshalText([]byte(m[5]+":"+(m[6] + "00")[:2])) != nil {
			return nil, false
		}
		if m[1] == "" {
			all = append(all, service.Weekdays(from, until)...)
			continue
		}
		first, ok1 := weekday(m[1])
		last, ok2 := first, true
		if m[2] != "" {
			last, ok2 = weekday(m[2])
		}
		switch lower := strings.ToLower(m[1]); {
		case m[2] == "" && (strings.HasPrefix(lower, "vardag") || strings.HasPrefix(lower, "weekday")):
			first, last, ok1 = time.Monday, time.Friday, true
		case m[2] == "" && (strings.HasPrefix(lower, "alla") || strings.HasPrefix(lower, "dagligen") || strings.HasPrefix(lower, "daily")):
			first, last, ok1 = time.Monday, time.Sunday, true
		}
		if !ok1 || !ok2 {
			return nil, false
		}
		for d := first; ; d = (d + 1) % 7 {
			all = append(all, service.Opening{Weekday: d, From: from, Until: until})
			if d == last {
				break
			}
		}
	}
	return all, len(all) > 0
}

// closeHolidays closes holidays on weekends for promises with hours on those days.
func closeHolidays(logs []*promiseLog, at time.Time, days *cycle.Calendar) {
	for _, l := range logs {
		weekend := false
		for _, o := range l.promise.Clock.Opening {
			weekend = weekend || o.Weekday == time.Saturday || o.Weekday == time.Sunday
		}
		if !weekend {
			continue
		}
		first := at.Year()
		for _, e := range l.events {
			if !e.Start.IsZero() {
				first = min(first, e.Start.Year())
			}
		}
		for year := max(first, at.Year()-50); year <= at.Year(); year++ {
			for _, h := range days.Holidays(year) {
				l.promise.Clock.Closed = append(l.promise.Clock.Closed, h.Date)
			}
		}
	}
}

// readClock reads opening hours; see parseOpening.
func (l *promiseLog) readClock(r *table.Row) bool {
	if r.Blank("opening") {
		return true
	}
	opening, ok := parseOpening(r.Text("opening"))
	if !ok {
		r.Fail("opening", "hours", "öppettiden skrivs \"08:00-16:30\" eller \"mån-fre 8-17, lör 10-14\"", "opening hours are written \"08:00-16:30\" or \"mon-fri 8-17, sat 10-14\"")
		return false
	}
	l.promise.Clock.Opening = opening
	return true
}
