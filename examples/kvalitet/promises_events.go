package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

// readEvents gives each promise its events and returns the latest instant in the log.
func readEvents(t *table.Table, logs []*promiseLog, byName map[string]*promiseLog, zone *time.Location) time.Time {
	var last time.Time
	for _, r := range t.Rows {
		if r.Blank("start") && r.Blank("end") {
			continue
		}
		l := byName[promiseKey(r)]
		if l == nil && len(logs) == 1 && r.Blank("promise") {
			l = logs[0]
		}
		if l == nil {
			r.Fail("promise", "unknown", fmt.Sprintf("löftet %q finns inte", r.Text("promise")), fmt.Sprintf("no promise %q", r.Text("promise")))
			continue
		}
		e := service.Event{Excluded: r.Text("excluded")}
		ok := true
		for _, field := range []struct {
			column string
			to     *time.Time
		}{{"start", &e.Start}, {"end", &e.End}, {"complete", &e.Complete}} {
			if r.Blank(field.column) {
				continue
			}
			at, err := parseTime(r.Text(field.column), zone)
			if err != nil {
				r.Fail(field.column, "time", fmt.Sprintf("%q är ingen tidpunkt (2026-04-01 10:00)", r.Text(field.column)), fmt.Sprintf("%q is not a time (2026-04-01 10:00)", r.Text(field.column)))
				ok = false
				continue
			}
			*field.to = at
			if at.After(last) {
				last = at
			}
		}
		if ok && !e.Start.IsZero() && !e.End.IsZero() && e.End.Before(e.Start) {
			r.Fail("end", "order", "slutar innan det börjar", "ends before it starts")
			ok = false
		}
		if ok = ok && r.Require("start"); ok && readPauses(r, &e, zone) {
			l.events = append(l.events, e)
		}
	}
	return last
}

// readPauses reads "2026-04-01/2026-04-03" and more of them after a | sign.
func readPauses(r *table.Row, e *service.Event, zone *time.Location) bool {
	if r.Blank("pauses") {
		return true
	}
	for _, part := range strings.Split(r.Text("pauses"), "|") {
		from, until, _ := strings.Cut(part, "/")
		a, err1 := parseTime(from, zone)
		var b time.Time // still paused
		var err2 error
		if strings.TrimSpace(until) != "" {
			b, err2 = parseTime(until, zone)
		}
		if err1 != nil || err2 != nil {
			r.Fail("pauses", "time", "pauser skrivs från/till, flera skilda med |", "pauses are written from/until, several joined by |")
			return false
		}
		e.Pauses = append(e.Pauses, service.Pause{From: a, Until: b})
	}
	return true
}

// parseTime reads an instant: RFC 3339, or a day with or without a time of day, in the zone. A time of day that comes
// twice, when summer time ends, is the first of the two.
func parseTime(text string, zone *time.Location) (time.Time, error) {
	text = strings.TrimSpace(text)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04 -07:00"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.In(zone), nil
		}
	}
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15.04", "2006-01-02 15.04.05", "2006-01-02 kl 15:04", "2006-01-02 kl. 15.04", "20060102 15:04", "20060102T150405"} {
		if t, err := time.Parse(layout, text); err == nil {
			return wallClock(t, zone), nil
		}
	}
	if t, ok := table.ParseSerial(text); ok {
		return wallClock(t, zone), nil
	}
	day, clock := text, time.Time{}
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		for _, layout := range []string{"15:04", "15:04:05", "15.04"} {
			if t, err := time.Parse(layout, text[i+1:]); err == nil {
				day, clock = text[:i], t
			}
		}
	}
	d, err := table.ParseDate(day)
	if err != nil || strings.ContainsAny(day, ":T") {
		return time.Time{}, fmt.Errorf("%w: %q", kvalitet.ErrInvalid, text)
	}
	return wallClock(time.Date(d.Year, d.Month, d.Day, clock.Hour(), clock.Minute(), clock.Second(), 0, time.UTC), zone), nil
}

// wallClock is the first instant at which a clock in the zone shows the date and time of t.
func wallClock(t time.Time, zone *time.Location) time.Time {
	at := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), zone)
	if before := at.Add(-time.Hour); before.Hour() == at.Hour() {
		return before
	}
	return at
}
