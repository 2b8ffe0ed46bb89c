package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

type calendarDocument struct {
	Year        int
	WorkingDays int
	Deadlines   int
	Entries     []calendarEntry
	Overlaps    []cycle.Overlap
	Conflicts   []cycle.Conflict
}

func (d calendarDocument) entry(code string) (found []calendarEntry) {
	for _, e := range d.Entries {
		if e.Code == code {
			found = append(found, e)
		}
	}
	return found
}

func TestCalendar(t *testing.T) {
	ics := filepath.Join(t.TempDir(), "år.ics")
	d := kommandJSON[calendarDocument](t, exitDone, "", "calendar", "-year", "2028", "-cycle", "Örebro", "-ics", ics)
	report := d.entry("annual-report")
	require.Len(t, report, 1)
	assert.Equal(t, "2028-04-18", report[0].Date.String(), "15 April 2028 is Easter Eve")
	assert.True(t, report[0].Rolled)
	assert.Equal(t, "Kommunallag (2017:725) 11 kap. 20 §", report[0].Source)
	assert.Equal(t, "2028-04-14", d.entry("holiday.good-friday")[0].Date.String())
	assert.Equal(t, 251, d.WorkingDays)
	assert.Len(t, d.Overlaps, 3)
	file, err := os.ReadFile(ics)
	require.NoError(t, err)
	assert.Equal(t, len(d.Entries), strings.Count(string(file), "BEGIN:VEVENT"))

	d = kommandJSON[calendarDocument](t, exitDone, "", "calendar", "-year", "2026", "-cycle", "lag", "-holidays=false", "-lang", "en", "-closed", "2026-11-02")
	assert.Equal(t, "2026-11-03", d.entry("interim-report")[0].Date.String(), "All Saints, a Sunday, and a day of its own")
	assert.Equal(t, "Term of the newly elected council begins", d.entry("new-council")[0].Title)
	assert.Len(t, d.Entries, d.Deadlines)

	status, out, _ := kommand(t, "", "calendar", "-year", "2026", "-ics", "-")
	assert.Equal(t, exitDone, status)
	assert.True(t, strings.HasPrefix(out, "BEGIN:VCALENDAR\r\n"))
}

func TestCalendarOfOnesOwn(t *testing.T) {
	wheel, err := json.Marshal(cycle.Lidkoping())
	require.NoError(t, err)
	for _, name := range []string{file(t, "hjul.json", string(wheel)), "-"} {
		d := kommandJSON[calendarDocument](t, exitDone, string(wheel), "calendar", "-year", "2027", "-cycle", name)
		assert.Len(t, d.entry("dialogue-day"), 1)
	}
}

func TestCalendarUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"no year":             {"calendar"},
		"before the calendar": {"calendar", "-year", "1899"},
		"after the calendar":  {"calendar", "-year", "2200"},
		"no such wheel":       {"calendar", "-year", "2028", "-cycle", "ale"},
		"no wheel in it":      {"calendar", "-year", "2028", "-cycle", "-"},
		"no such day":         {"calendar", "-year", "2028", "-closed", "2028-02-30"},
		"no such directory":   {"calendar", "-year", "2028", "-ics", "/finns/inte/x.ics"},
		"no from":             {"deadline", "-working-days", "2"},
		"no way to reckon":    {"deadline", "-from", "2026-06-18"},
		"two ways to reckon":  {"deadline", "-from", "2026-06-18", "-working-days", "1", "-months", "1"},
		"no such from":        {"deadline", "-from", "2026-06-31", "-working-days", "1"},
		"from outside":        {"deadline", "-from", "1812-06-01", "-working-days", "1"},
		"ends outside":        {"deadline", "-from", "2199-12-30", "-working-days", "1"},
		"ends far outside":    {"deadline", "-from", "2199-12-30", "-days", "999999"},
		"bad closed day":      {"deadline", "-from", "2026-06-18", "-working-days", "1", "-closed", "x"},
		"no file":             {"budget", "split", "/finns/inte.json"},
		"no balance file":     {"budget", "balance", "/finns/inte.json"},
	} {
		status, _, errs := kommand(t, "{}", args...)
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
}

// The figures are worked out from the law of time and the dates of the holidays; see package cycle.
func TestDeadline(t *testing.T) {
	for _, c := range []struct{ name, args, want string }{
		{"over midsummer", "-from 2026-06-18 -working-days 2", "2026-06-23"},
		{"over Christmas", "-from 2025-12-23 -working-days 5", "2026-01-07"},
		{"back", "-from 2026-06-22 -working-days -1", "2026-06-18"},
		{"none", "-from 2026-06-20 -working-days 0", "2026-06-20"},
		{"two months, rolled", "-from 2026-08-31 -months 2 -roll", "2026-11-02"},
		{"two months", "-from 2026-08-31 -months 2", "2026-10-31"},
		{"a shorter month", "-from 20280131 -months 1", "2028-02-29"},
		{"the day itself, rolled", "-from 2028-04-15 -months 0 -roll", "2028-04-18"},
		{"only rolled", "-from 2028-04-15 -roll", "2028-04-18"},
		{"calendar days", "-from 2026-12-01 -days 30 -roll", "2027-01-04"},
		{"closed", "-from 2026-06-18 -working-days 2 -closed 2026-06-22", "2026-06-24"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := kommandJSON[struct{ Date string }](t, exitDone, "", append([]string{"deadline"}, strings.Fields(c.args)...)...)
			assert.Equal(t, c.want, got.Date)
			status, out, _ := kommand(t, "", append([]string{"deadline"}, strings.Fields(c.args)...)...)
			assert.Equal(t, exitDone, status)
			assert.Equal(t, "dag\n"+c.want+"\n", out)
		})
	}
}
