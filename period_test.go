package kvalitet_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

func period(t testing.TB, from, until string) kvalitet.Period {
	t.Helper()
	return kvalitet.Period{From: day(t, from), Until: day(t, until)}
}

func TestPeriodContains(t *testing.T) {
	year := kvalitet.Year(2027)
	for _, c := range []struct {
		name   string
		period kvalitet.Period
		date   string
		want   bool
	}{
		{"its first day", year, "2027-01-01", true},
		{"its last day", year, "2027-12-31", true},
		{"the day before", year, "2026-12-31", false},
		{"the end day", year, "2028-01-01", false},
		{"open end", period(t, "2027-01-01", ""), "9999-12-31", true},
		{"open end, before", period(t, "2027-01-01", ""), "2026-12-31", false},
		{"open start", period(t, "", "2027-01-01"), "0001-01-01", true},
		{"open start, the end day", period(t, "", "2027-01-01"), "2027-01-01", false},
		{"always", kvalitet.Period{}, "2027-01-01", true},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.period.Contains(day(t, c.date))) })
	}
}

// Periods on a line of six days, with open ends, compared with sets of days.
func TestPeriodsAgainstSetsOfDays(t *testing.T) {
	const days = 6
	origin := day(t, "2026-12-29")
	at := func(n int) kvalitet.Date { return origin.AddDays(n) }
	var periods []kvalitet.Period
	for from := -1; from < days; from++ {
		for until := from + 1; until <= days; until++ {
			var p kvalitet.Period
			if from >= 0 {
				p.From = at(from)
			}
			if until < days {
				p.Until = at(until)
			}
			if p.Problems() == nil {
				periods = append(periods, p)
			}
		}
	}
	// Two days beyond either end stand for all days that an open end reaches.
	set := func(p kvalitet.Period) (in [days + 4]bool) {
		for n := range in {
			in[n] = p.Contains(at(n - 2))
		}
		return in
	}
	for _, p := range periods {
		for _, q := range periods {
			within, overlaps := true, false
			inQ := set(q)
			for n, inP := range set(p) {
				within = within && (!inP || inQ[n])
				overlaps = overlaps || inP && inQ[n]
			}
			assert.Equal(t, within, p.Within(q), "%v within %v", p, q)
			assert.Equal(t, overlaps, p.Overlaps(q), "%v overlaps %v", p, q)
		}
	}
}

func TestPeriodDaysAndLast(t *testing.T) {
	for _, c := range []struct {
		name   string
		period kvalitet.Period
		days   int
		ok     bool
		last   string
	}{
		{"common year", kvalitet.Year(2027), 365, true, "2027-12-31"},
		{"leap year", kvalitet.Year(2028), 366, true, "2028-12-31"},
		{"one day", period(t, "2027-01-01", "2027-01-02"), 1, true, "2027-01-01"},
		{"open end", period(t, "2027-01-01", ""), 0, false, ""},
		{"open start", period(t, "", "2027-01-01"), 0, false, "2026-12-31"},
		{"always", kvalitet.Period{}, 0, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			days, ok := c.period.Days()
			assert.Equal(t, c.days, days)
			assert.Equal(t, c.ok, ok)
			assert.Equal(t, c.last, c.period.Last().String())
		})
	}
}

func TestPeriodProblems(t *testing.T) {
	bad := kvalitet.NewDate(2027, time.February, 30)
	for _, c := range []struct {
		name   string
		period kvalitet.Period
		want   []string // code and path
	}{
		{"always", kvalitet.Period{}, nil},
		{"a year", kvalitet.Year(2027), nil},
		{"open end", period(t, "2027-01-01", ""), nil},
		{"empty", period(t, "2027-01-01", "2027-01-01"), []string{"order /until"}},
		{"backwards", period(t, "2027-01-02", "2027-01-01"), []string{"order /until"}},
		{"no such first day", kvalitet.Period{From: bad}, []string{"date /from"}},
		{"no such end day", kvalitet.Period{Until: bad}, []string{"date /until"}},
		{"all at once", kvalitet.Period{From: bad, Until: bad}, []string{"date /from", "date /until", "order /until"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, codes(c.period.Problems()))
			assert.Equal(t, c.want, codesOf(t, c.period.Validate()))
		})
	}
}

func TestPeriodJSON(t *testing.T) {
	for _, c := range []struct {
		name   string
		period kvalitet.Period
		want   string
	}{
		{"a year", kvalitet.Year(2027), `{"from":"2027-01-01","until":"2028-01-01"}`},
		{"open end", period(t, "2027-01-01", ""), `{"from":"2027-01-01"}`},
		{"always", kvalitet.Period{}, `{}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := json.Marshal(c.period)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(data))
			var back kvalitet.Period
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, c.period, back)
			assert.Equal(t, c.period == kvalitet.Period{}, back.IsZero())
		})
	}
}
