package kvalitet_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

func day(t testing.TB, text string) kvalitet.Date {
	t.Helper()
	if text == "" {
		return kvalitet.Date{}
	}
	d, err := kvalitet.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       kvalitet.Date // zero: refused
	}{
		{"an ordinary day", "2026-11-22", kvalitet.NewDate(2026, time.November, 22)},
		{"leap day", "2028-02-29", kvalitet.NewDate(2028, time.February, 29)},
		{"leap day of a 400th year", "2000-02-29", kvalitet.NewDate(2000, time.February, 29)},
		{"first day", "0001-01-01", kvalitet.NewDate(1, time.January, 1)},
		{"last day", "9999-12-31", kvalitet.NewDate(9999, time.December, 31)},
		{"no leap day in a common year", "2027-02-29", kvalitet.Date{}},
		{"no leap day in a 100th year", "1900-02-29", kvalitet.Date{}},
		{"31 June", "2027-06-31", kvalitet.Date{}},
		{"year 0", "0000-01-01", kvalitet.Date{}},
		{"month 0", "2027-00-10", kvalitet.Date{}},
		{"month 13", "2027-13-10", kvalitet.Date{}},
		{"day 0", "2027-01-00", kvalitet.Date{}},
		{"empty", "", kvalitet.Date{}},
		{"short form", "2027-1-1", kvalitet.Date{}},
		{"no hyphens", "20270101", kvalitet.Date{}},
		{"other separator", "2027/01/01", kvalitet.Date{}},
		{"time of day", "2027-01-01T00:00", kvalitet.Date{}},
		{"space", " 2027-01-0", kvalitet.Date{}},
		{"sign", "+027-01-01", kvalitet.Date{}},
		{"other digits", "२०२७", kvalitet.Date{}},
		{"letter", "2027-O1-01", kvalitet.Date{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := kvalitet.ParseDate(c.text)
			assert.Equal(t, c.want, got)
			if c.want.IsZero() {
				require.ErrorIs(t, err, kvalitet.ErrInvalid)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.text, got.String())
			assert.True(t, got.Valid())
		})
	}
}

func TestParseDateAllocatesNothing(t *testing.T) {
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = kvalitet.ParseDate("2026-11-22") }))
}

func TestDateValid(t *testing.T) {
	for _, c := range []struct {
		name string
		date kvalitet.Date
		want bool
	}{
		{"no date", kvalitet.Date{}, false},
		{"a day", kvalitet.NewDate(2027, time.March, 31), true},
		{"year 10000", kvalitet.NewDate(10000, time.January, 1), false},
		{"negative year", kvalitet.NewDate(-1, time.January, 1), false},
		{"no month", kvalitet.NewDate(2027, 0, 1), false},
		{"no day", kvalitet.NewDate(2027, time.January, 0), false},
		{"30 February", kvalitet.NewDate(2027, time.February, 30), false},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.date.Valid()) })
	}
}

func TestDateOfReadsTheDayInTheMomentsZone(t *testing.T) {
	moment := time.Date(2026, time.December, 31, 23, 30, 0, 0, time.UTC)
	assert.Equal(t, "2026-12-31", kvalitet.DateOf(moment).String())
	assert.Equal(t, "2027-01-01", kvalitet.DateOf(moment.In(time.FixedZone("CET", 3600))).String())
}

func TestDateOrder(t *testing.T) {
	ordered := []kvalitet.Date{{}, day(t, "2025-12-31"), day(t, "2026-01-01"), day(t, "2026-01-31"), day(t, "2026-02-01")}
	for i, d := range ordered {
		for j, e := range ordered {
			assert.Equal(t, i < j, d.Before(e), "%v before %v", d, e)
			assert.Equal(t, i > j, d.After(e), "%v after %v", d, e)
			assert.Equal(t, i == j, d.Compare(e) == 0, "%v is %v", d, e)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		name, from string
		months     int
		want       string
	}{
		{"same day number", "2026-03-15", 1, "2026-04-15"},
		{"clamped to 28 February", "2027-01-31", 1, "2027-02-28"},
		{"clamped to 29 February", "2028-01-31", 1, "2028-02-29"},
		{"clamped to 30", "2026-03-31", 1, "2026-04-30"},
		{"not clamped over a short month", "2027-01-31", 2, "2027-03-31"},
		{"over the new year", "2026-12-31", 2, "2027-02-28"},
		{"December stays in its year", "2026-11-30", 1, "2026-12-30"},
		{"none", "2026-11-30", 0, "2026-11-30"},
		{"back", "2026-03-31", -1, "2026-02-28"},
		{"back over the new year", "2027-01-15", -1, "2026-12-15"},
		{"back a year", "2028-02-29", -12, "2027-02-28"},
		{"back many years", "2026-11-22", -12*2000 - 10, "0026-01-22"},
		{"no date", "", 5, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, day(t, c.from).AddMonths(c.months).String())
		})
	}
}

func TestAddYears(t *testing.T) {
	assert.Equal(t, "2029-02-28", day(t, "2028-02-29").AddYears(1).String())
	assert.Equal(t, "2032-02-29", day(t, "2028-02-29").AddYears(4).String())
	assert.Equal(t, "2025-12-31", day(t, "2026-12-31").AddYears(-1).String())
	assert.Zero(t, kvalitet.Date{}.AddYears(1))
}

func TestEndOfMonth(t *testing.T) {
	assert.Equal(t, "2028-02-29", day(t, "2028-02-01").EndOfMonth().String())
	assert.Equal(t, "2026-12-31", day(t, "2026-12-31").EndOfMonth().String())
	assert.Zero(t, kvalitet.Date{}.EndOfMonth())
}

func TestAddDaysAndWeekday(t *testing.T) {
	assert.Equal(t, "2028-03-01", day(t, "2028-02-28").AddDays(2).String())
	assert.Equal(t, "2026-12-31", day(t, "2027-01-01").AddDays(-1).String())
	assert.Zero(t, kvalitet.Date{}.AddDays(1))
	assert.Equal(t, time.Sunday, day(t, "2026-11-22").Weekday())
}

func TestDaysBeyondADuration(t *testing.T) {
	// A time.Duration ends after 292 years. 400 Gregorian years are 146 097 days.
	assert.Equal(t, 146_097, day(t, "2026-11-22").Days(day(t, "1626-11-22")))
	assert.Equal(t, -146_097, day(t, "1626-11-22").Days(day(t, "2026-11-22")))
	assert.Equal(t, 3_652_058, day(t, "9999-12-31").Days(day(t, "0001-01-01")))
	assert.Equal(t, 1, day(t, "2027-01-01").Days(day(t, "2026-12-31")))
	assert.Zero(t, day(t, "2027-01-01").Days(day(t, "2027-01-01")))
}

// next is the slow twin of the arithmetic: a calendar that is walked a day at a time by the almanac's own rules.
func next(d kvalitet.Date) kvalitet.Date {
	d.Day++
	if d.Valid() {
		return d
	}
	d.Day, d.Month = 1, d.Month+1
	if d.Month > time.December {
		d.Month, d.Year = time.January, d.Year+1
	}
	return d
}

func TestArithmeticAgainstAWalkedCalendar(t *testing.T) {
	start := day(t, "1795-01-01")
	d := start
	for n := range 150_000 { // 410 years: every kind of century
		if got := start.AddDays(n); got != d {
			t.Fatalf("%v + %d days = %v, the almanac says %v", start, n, got, d)
		}
		if got := d.Days(start); got != n {
			t.Fatalf("%v − %v = %d days, the almanac says %d", d, start, got, n)
		}
		if got, want := d.Weekday(), time.Weekday((int(start.Weekday())+n)%7); got != want {
			t.Fatalf("%v is a %v, the almanac says %v", d, got, want)
		}
		d = next(d)
	}
}

// monthsBySteps is the slow twin of AddMonths: one month at a time, and the day chosen last.
func monthsBySteps(d kvalitet.Date, n int) kvalitet.Date {
	year, month := d.Year, d.Month
	for ; n > 0; n-- {
		if month++; month > time.December {
			year, month = year+1, time.January
		}
	}
	for ; n < 0; n++ {
		if month--; month < time.January {
			year, month = year-1, time.December
		}
	}
	for number := d.Day; ; number-- {
		if try := kvalitet.NewDate(year, month, number); try.Valid() {
			return try
		}
	}
}

func TestAddMonthsAgainstASlowTwin(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	first := day(t, "1000-01-01")
	for range 100_000 {
		d := first.AddDays(random.IntN(3_000_000))
		n := random.IntN(2400) - 1200
		if got, want := d.AddMonths(n), monthsBySteps(d, n); got != want {
			t.Fatalf("%v + %d months = %v, want %v", d, n, got, want)
		}
	}
}

func TestDateText(t *testing.T) {
	type document struct {
		Day   kvalitet.Date `json:"day"`
		Other kvalitet.Date `json:"other,omitzero"`
	}
	data, err := json.Marshal(document{Day: day(t, "0345-06-07")})
	require.NoError(t, err)
	assert.Equal(t, `{"day":"0345-06-07"}`, string(data))
	data, err = json.Marshal(document{})
	require.NoError(t, err)
	assert.Equal(t, `{"day":""}`, string(data))

	back := document{Day: day(t, "2026-11-22")}
	require.NoError(t, json.Unmarshal(data, &back))
	assert.True(t, back.Day.IsZero(), "an empty text is no date")

	back = document{Day: day(t, "2026-11-22")}
	require.ErrorIs(t, json.Unmarshal([]byte(`{"day":"2026-02-30"}`), &back), kvalitet.ErrInvalid)
	assert.Equal(t, "2026-11-22", back.Day.String(), "unchanged on error")

	_, err = kvalitet.NewDate(2026, time.February, 30).MarshalText()
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-11-22", "2028-02-29", "2027-02-29", "0000-00-00", "9999-12-31", "", "2026-1-1", "२०२६-११"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := kvalitet.ParseDate(text)
		if err != nil {
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
			assert.Zero(t, d)
			return
		}
		assert.True(t, d.Valid())
		assert.Equal(t, text, d.String())
		want, err := time.Parse(time.DateOnly, text)
		require.NoError(t, err)
		assert.Equal(t, kvalitet.DateOf(want), d)
	})
}
