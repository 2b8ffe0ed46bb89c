package cycle_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

func date(y int, m time.Month, d int) kvalitet.Date { return kvalitet.NewDate(y, m, d) }

func day(t testing.TB, s string) kvalitet.Date {
	t.Helper()
	d, err := kvalitet.ParseDate(s)
	require.NoError(t, err)
	return d
}

// gauss is Easter by Gauss's rule with its two exceptions: another reckoning than the one in the package.
func gauss(y int) kvalitet.Date {
	k := y / 100
	p := (13 + 8*k) / 25
	m := (15 - p + k - k/4) % 30
	n := (4 + k - k/4) % 7
	a, b, c := y%19, y%4, y%7
	d := (19*a + m) % 30
	e := (2*b + 4*c + 6*d + n) % 7
	switch {
	case d == 29 && e == 6:
		return date(y, time.April, 19)
	case d == 28 && e == 6 && (11*m+11)%30 < 19:
		return date(y, time.April, 18)
	default:
		return date(y, time.March, 22).AddDays(d + e)
	}
}

func TestEaster(t *testing.T) {
	for y := 1583; y <= 9999; y++ {
		require.Equal(t, gauss(y), cycle.Easter(y), y)
	}
	// The earliest and the latest Easter of the span, and years that simple rules get wrong.
	for _, want := range []string{"1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2008-03-23", "2038-04-25", "2049-04-18", "2076-04-19", "2160-03-23"} {
		d := day(t, want)
		assert.Equal(t, d, cycle.Easter(d.Year))
	}
}

// free is the slow, readable twin of the Swedish calendar: written from the sources, day by day, without its rules.
func free(d kvalitet.Date) bool {
	w, y := d.Weekday(), d.Year
	fromEaster := d.Days(gauss(y))
	fixed := func(m time.Month, day int) bool { return d.Month == m && d.Day == day }
	between := func(m time.Month, from, to int) bool { return d.Month == m && from <= d.Day && d.Day <= to }
	switch {
	case w == time.Saturday || w == time.Sunday:
		return true
	case fixed(1, 1), fixed(1, 6), fixed(12, 24), fixed(12, 25), fixed(12, 26), fixed(12, 31):
		return true
	case fromEaster == -2, fromEaster == 1, fromEaster == 39:
		return true
	case fixed(5, 1):
		return y >= 1939
	case fromEaster == 50:
		return y <= 2004 || y >= 2005 && fixed(6, 6)
	case fixed(6, 6):
		return y >= 2005
	case fixed(3, 25), fixed(6, 23), fixed(6, 24):
		if y < 1953 {
			return true
		}
	}
	return y >= 1953 && w == time.Friday && between(6, 19, 25)
}

func TestWorkingDaysAgainstTheTwin(t *testing.T) {
	cal := cycle.Sweden()
	n := 0
	start := date(cycle.FirstYear, 1, 1)
	for d := start; d.Year <= cycle.LastYear; d = d.AddDays(1) {
		require.Equal(t, !free(d), cal.IsWorkingDay(d), d)
		require.Equal(t, n, cal.WorkingDays(start, d), d)
		if !free(d) {
			n++
			require.Equal(t, d, cal.AddWorkingDays(start, n), n)
		}
	}
}

// testdata/calendar.csv was made by python-holidays 0.10.1 and dateutil's Easter, with the three eves added: year,
// Easter, working days of the year, 15 April rolled forward, 31 October rolled forward. Working days are left out up to
// 1953: that calendar keeps 25 March as a holiday one year longer, and midsummer's eve on a Friday before the reform.
func TestAgainstAnotherCalendar(t *testing.T) {
	file, err := os.Open("testdata/calendar.csv")
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 300)
	cal := cycle.Sweden()
	for _, row := range rows {
		year, err := strconv.Atoi(row[0])
		require.NoError(t, err)
		assert.Equal(t, row[1], cycle.Easter(year).String())
		if year > 1953 {
			assert.Equal(t, row[2], strconv.Itoa(cal.WorkingDays(date(year, 1, 1), date(year+1, 1, 1))), year)
		}
		assert.Equal(t, row[3], cal.RollForward(date(year, 4, 15)).String())
		assert.Equal(t, row[4], cal.RollForward(date(year, 10, 31)).String())
	}
}

// The figures are worked out by hand from the law of time (lag 1930:173) and the dates of the holidays.
func TestWorkedExamples(t *testing.T) {
	cal := cycle.Sweden()
	for _, c := range []struct {
		name, from string
		n          int
		want       string
	}{
		{"two days over midsummer", "2026-06-18", 2, "2026-06-23"},
		{"two days over Christmas", "2025-12-23", 2, "2025-12-30"},
		{"five days over Christmas and Epiphany", "2025-12-23", 5, "2026-01-07"},
		{"ten days over Easter", "2026-03-27", 10, "2026-04-14"},
		{"none", "2026-06-20", 0, "2026-06-20"},
		{"one from a Saturday", "2026-06-20", 1, "2026-06-22"},
		{"one back over midsummer", "2026-06-22", -1, "2026-06-18"},
		{"one back from a Sunday", "2026-11-22", -1, "2026-11-20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, cal.AddWorkingDays(day(t, c.from), c.n).String())
		})
	}
	for year, want := range map[int]int{2025: 249, 2026: 251, 2027: 253, 2028: 251} {
		assert.Equal(t, want, cal.WorkingDays(date(year, 1, 1), date(year+1, 1, 1)), year)
	}
	for _, c := range []struct {
		name, from string
		months     int
		want       string
	}{
		{"annual report 2028: Easter Eve", "2028-04-15", 0, "2028-04-18"},
		{"annual report 2029: Sunday", "2029-04-15", 0, "2029-04-16"},
		{"interim report to 31 August 2026: All Saints", "2026-08-31", 2, "2026-11-02"},
		{"interim report to 31 August 2027: Sunday", "2027-08-31", 2, "2027-11-01"},
		{"interim report to 30 June 2025: Saturday", "2025-06-30", 2, "2025-09-01"},
		{"patient safety report 2026: Sunday", "2026-03-01", 0, "2026-03-02"},
		{"a shorter month", "2027-12-31", 2, "2028-02-29"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, cal.AddMonths(day(t, c.from), c.months, true).String())
		})
	}
	assert.Equal(t, "2026-10-31", cal.AddMonths(date(2026, 8, 31), 2, false).String(), "a political decision does not roll")
	assert.Equal(t, "2026-11-23", cal.ClockStart(date(2026, 11, 22)).String())
}

func TestOutsideTheCalendar(t *testing.T) {
	cal := cycle.Sweden()
	last := date(2199, 12, 30)
	assert.True(t, cal.IsWorkingDay(last))
	for name, d := range map[string]kvalitet.Date{
		"past the end":       cal.AddWorkingDays(last, 1),
		"far past the end":   cal.AddWorkingDays(last, 1<<62),
		"before the start":   cal.AddWorkingDays(date(1900, 1, 2), -1),
		"far before":         cal.AddWorkingDays(date(1900, 1, 2), -1<<62),
		"from outside":       cal.AddWorkingDays(date(1899, 12, 29), 5),
		"from no date":       cal.AddWorkingDays(kvalitet.Date{}, 5),
		"rolled at the end":  cal.RollForward(date(2199, 12, 31)),
		"months without end": cal.AddMonths(last, 1<<40, true),
		"past year 9999":     cal.AddMonths(last, 12*9000, false),
	} {
		assert.True(t, d.IsZero(), "%s: %v", name, d)
	}
	assert.False(t, cal.IsWorkingDay(date(1899, 12, 29)))
	assert.False(t, cal.IsWorkingDay(date(2026, 2, 30)))
	assert.Equal(t, date(1900, 1, 2), cal.AddWorkingDays(date(1900, 1, 3), -1))
	all := cal.WorkingDays(date(1900, 1, 1), date(2200, 1, 1))
	assert.Equal(t, all, cal.WorkingDays(date(1, 1, 1), date(9999, 1, 1)))
	assert.Equal(t, -all, cal.WorkingDays(date(2200, 1, 1), date(1900, 1, 1)))
	assert.Equal(t, last, cal.AddWorkingDays(date(1900, 1, 1), all))
}

func TestHolidays(t *testing.T) {
	cal := cycle.Sweden()
	for _, c := range []struct {
		code string
		year int
		want string // "" when it is none that year
	}{
		{"may-day", 1938, ""}, {"may-day", 1939, "1939-05-01"},
		{"midsummer", 1952, "1952-06-24"}, {"midsummer", 1953, "1953-06-20"}, {"midsummer-eve", 2026, "2026-06-19"},
		{"all-saints", 1952, "1952-11-02"}, {"all-saints", 1953, "1953-10-31"}, {"all-saints", 2026, "2026-10-31"},
		{"annunciation", 1952, "1952-03-25"}, {"annunciation", 1953, ""},
		{"pentecost-monday", 2004, "2004-05-31"}, {"pentecost-monday", 2005, ""},
		{"national-day", 2004, ""}, {"national-day", 2005, "2005-06-06"},
		{"ascension", 2026, "2026-05-14"}, {"good-friday", 2026, "2026-04-03"},
	} {
		got := ""
		for _, h := range cal.Holidays(c.year) {
			if h.Code == c.code {
				got = h.Date.String()
				assert.True(t, h.Name.Complete())
				assert.True(t, h.Source.Grade.Valid())
			}
		}
		assert.Equal(t, c.want, got, "%s %d", c.code, c.year)
	}
	assert.Len(t, cal.Holidays(2026), 16)
}

func TestLocalClosing(t *testing.T) {
	cal := cycle.Sweden()
	assert.Equal(t, []kvalitet.Date{date(2026, 1, 2), date(2026, 1, 5), date(2026, 5, 15)}, cal.Bridges(2026))
	closed := cal.Closing(cal.Bridges(2026)...)
	assert.Equal(t, 248, closed.WorkingDays(date(2026, 1, 1), date(2027, 1, 1)))
	assert.Equal(t, 251, cal.WorkingDays(date(2026, 1, 1), date(2027, 1, 1)), "the first calendar is unchanged")
	assert.Equal(t, date(2026, 1, 7), closed.AddWorkingDays(date(2025, 12, 30), 1))
	assert.Len(t, closed.Holidays(2026), 19)

	half, err := cal.ClosingRules(cycle.SwedishHalfDays()...)
	require.NoError(t, err)
	assert.False(t, half.IsWorkingDay(date(2026, 4, 2)), "skärtorsdagen")
	assert.False(t, half.IsWorkingDay(date(2026, 10, 30)), "allhelgonaafton")
	_, err = cal.ClosingRules(cycle.HolidayRule{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)

	def := cycle.SwedishDefinition()
	def.Opened = []kvalitet.Date{date(2026, 11, 21)}
	open, err := cycle.NewCalendar(def)
	require.NoError(t, err)
	assert.True(t, open.IsWorkingDay(date(2026, 11, 21)), "a Saturday worked in")
	assert.Equal(t, def, open.Definition())
}

func TestDefinitionProblems(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*cycle.CalendarDefinition)
		code   string
		path   string
	}{
		{"no weekday left", func(d *cycle.CalendarDefinition) { d.Rest = []int{1, 2, 3, 4, 5, 6, 7} }, "range", "/rest"},
		{"no such weekday", func(d *cycle.CalendarDefinition) { d.Rest = []int{8} }, "range", "/rest/0"},
		{"a weekday twice", func(d *cycle.CalendarDefinition) { d.Rest = []int{6, 6} }, "duplicate", "/rest/1"},
		{"a rule without a day", func(d *cycle.CalendarDefinition) { d.Rules[0].On = cycle.DayRule{} }, "missing", "/rules/0/on/month"},
		{"a rule of Easter in a month", func(d *cycle.CalendarDefinition) { d.Rules[0].On.Easter = true }, "conflict", "/rules/0/on/easter"},
		{"a month too many", func(d *cycle.CalendarDefinition) { d.Rules[0].On.Month = 13 }, "range", "/rules/0/on/month"},
		{"a day too many", func(d *cycle.CalendarDefinition) { d.Rules[0].On.Day = 32 }, "range", "/rules/0/on/day"},
		{"a weekday too many", func(d *cycle.CalendarDefinition) { d.Rules[0].On.Weekday = 8 }, "range", "/rules/0/on/weekday"},
		{"an offset too far", func(d *cycle.CalendarDefinition) { d.Rules[0].On.Offset = 367 }, "range", "/rules/0/on/offset"},
		{"months too far", func(d *cycle.CalendarDefinition) { d.Rules[0].On.Months = 25 }, "range", "/rules/0/on/months"},
		{"years backwards", func(d *cycle.CalendarDefinition) { d.Rules[0].From, d.Rules[0].Until = 2005, 2004 }, "order", "/rules/0/until"},
		{"no day closed", func(d *cycle.CalendarDefinition) { d.Closed = []kvalitet.Date{{}} }, "missing", "/closed/0"},
		{"no such day opened", func(d *cycle.CalendarDefinition) { d.Opened = []kvalitet.Date{date(2026, 2, 30)} }, "date", "/opened/0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := cycle.SwedishDefinition()
			require.NoError(t, d.Validate())
			c.change(&d)
			require.Len(t, d.Problems(), 1)
			assert.Equal(t, c.code, d.Problems()[0].Code)
			assert.Equal(t, c.path, d.Problems()[0].Path)
			_, err := cycle.NewCalendar(d)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
}

// Working days are additive, and counting undoes adding, wherever one starts.
func FuzzWorkingDays(f *testing.F) {
	f.Add(46000, 10)
	f.Add(0, -3)
	cal := cycle.Sweden()
	f.Fuzz(func(t *testing.T, offset, n int) {
		from := date(1900, 1, 1).AddDays(offset % 120000)
		to := cal.AddWorkingDays(from, n)
		if to.IsZero() || n == 0 {
			return
		}
		require.True(t, cal.IsWorkingDay(to))
		if n > 0 {
			require.Equal(t, n, cal.WorkingDays(from.AddDays(1), to.AddDays(1)))
		} else {
			require.Equal(t, -n, cal.WorkingDays(to, from))
		}
		require.Equal(t, to, cal.RollForward(to))
	})
}

func BenchmarkAddWorkingDays(b *testing.B) {
	cal, from := cycle.Sweden(), date(2026, 11, 22)
	b.ReportAllocs()
	for b.Loop() {
		cal.AddWorkingDays(from, 1000)
	}
}

func BenchmarkWorkingDays(b *testing.B) {
	cal, from, until := cycle.Sweden(), date(1926, 11, 22), date(2026, 11, 22)
	b.ReportAllocs()
	for b.Loop() {
		cal.WorkingDays(from, until)
	}
}

func BenchmarkSweden(b *testing.B) {
	for b.Loop() {
		cycle.Sweden()
	}
}
