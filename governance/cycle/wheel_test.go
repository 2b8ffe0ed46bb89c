package cycle_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

func wheels() map[string]cycle.Wheel {
	return map[string]cycle.Wheel{"orebro": cycle.Orebro(), "lidkoping": cycle.Lidkoping(), "statutory": cycle.StatutoryWheel()}
}

func find(t testing.TB, w cycle.Wheel, year int, code string) cycle.Entry {
	t.Helper()
	var found []cycle.Entry
	for e := range w.Year(year, cycle.Sweden()) {
		if e.Code == code {
			found = append(found, e)
		}
	}
	require.Len(t, found, 1, "%s %d", code, year)
	return found[0]
}

func TestPresetWheels(t *testing.T) {
	for name, w := range cycle.Wheels() {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, w.Validate())
			byName, ok := cycle.WheelNamed(name)
			assert.True(t, ok)
			assert.Equal(t, w, byName)
			for year := 1995; year < 2100; year++ {
				assert.Empty(t, w.Conflicts(year, cycle.Sweden()), "plans come after the plans they build on")
				last := date(year, 1, 1)
				for e := range w.Year(year, cycle.Sweden()) {
					require.Equal(t, year, e.Date.Year)
					require.False(t, e.Date.Before(last), "ordered by date")
					require.False(t, e.Date.Before(e.Nominal))
					require.False(t, e.Nominal.Before(e.From))
					require.Equal(t, e.Rolled, e.Date != e.Nominal)
					last = e.Date
				}
			}
		})
	}
	_, ok := cycle.WheelNamed("ale")
	assert.False(t, ok)
}

// The statutory days are those of kommunallagen's clauses with the holidays of each year; the local ones stand in
// Örebro's quality handbook.
func TestDeadlinesOfTheYear(t *testing.T) {
	w := cycle.Orebro()
	for _, c := range []struct {
		year       int
		code, date string
		rolled     bool
		about      int
		source     string
	}{
		{2028, "annual-report", "2028-04-18", true, 2027, "Kommunallag (2017:725) 11 kap. 20 §"},
		{2029, "annual-report", "2029-04-16", true, 2028, "Kommunallag (2017:725) 11 kap. 20 §"},
		{2026, "annual-report", "2026-04-15", false, 2025, "Kommunallag (2017:725) 11 kap. 20 §"},
		{2017, "annual-report", "2017-04-18", true, 2016, "Kommunallag (1991:900) 8 kap."},
		{2026, "interim-report", "2026-11-02", true, 2026, "Kommunallag (2017:725) 11 kap. 16 §"},
		{2027, "interim-report", "2027-11-01", true, 2027, "Kommunallag (2017:725) 11 kap. 16 §"},
		{2026, "patient-safety", "2026-03-02", true, 2025, "Patientsäkerhetslag (2010:659) 3 kap. 10 §"},
		{2026, "budget-proposal", "2026-10-31", false, 2027, "Kommunallag (2017:725) 11 kap. 8 §"},
		{2026, "budget", "2026-11-30", false, 2027, "Kommunallag (2017:725) 11 kap. 10 § och 5 kap. 9 §"},
		{2027, "budget", "2027-11-30", false, 2028, "Kommunallag (2017:725) 11 kap. 10 §"},
		{2026, "new-council", "2026-10-15", false, 2026, "Kommunallag (2017:725) 5 kap. 9 §"},
		{2026, "discharge", "2026-06-30", false, 2025, "Kommunallag (2017:725) 5 kap. 24 §"},
		{2026, "osb", "2026-10-31", false, 2027, "Örebro kommuns kvalitetshandbok Planer på olika nivåer"},
		{2026, "outlook-day", "2026-11-30", false, 2028, "Örebro kommuns kvalitetshandbok Omvärldsdag"},
		{2026, "programme-plan", "2026-11-30", false, 2027, "Örebro kommuns kvalitetshandbok Planer på olika nivåer"},
		{2027, "operations-plan", "2027-01-31", false, 2027, "Örebro kommuns kvalitetshandbok Planer på olika nivåer"},
		{2026, "supervision-report", "2026-12-31", false, 2026, "Örebro kommuns kvalitetshandbok Internkontroll"},
		{2027, "private-providers", "2027-12-31", false, 2027, "Kommunallag (2017:725) 5 kap. 3 §"},
	} {
		e := find(t, w, c.year, c.code)
		assert.Equal(t, c.date, e.Date.String(), "%s %d", c.code, c.year)
		assert.Equal(t, c.rolled, e.Rolled, "%s %d", c.code, c.year)
		assert.Equal(t, c.about, e.About, "%s %d", c.code, c.year)
		assert.Equal(t, c.source, e.Source.String())
	}
	assert.Equal(t, date(2026, 10, 15), find(t, w, 2026, "osb").From, "the newly elected council")
	assert.Equal(t, date(2027, 10, 1), find(t, w, 2027, "osb").From)
	assert.Equal(t, date(2026, 12, 1), find(t, w, 2027, "operations-plan").From)
	for e := range w.Year(2027, cycle.Sweden()) {
		assert.NotEqual(t, "new-council", e.Code)
	}
	july := cycle.Wheel{}.With(cycle.InterimReport(time.June))
	assert.Equal(t, "2025-09-01", find(t, july, 2025, "interim-report").Date.String())
}

// Whoever the wheels and ladders name is a body, a role or a forum of the municipality, or a kind of body.
func TestWhoDoesWhat(t *testing.T) {
	for _, c := range []struct {
		wheel  cycle.Wheel
		ladder cycle.Ladder
		in     org.Organisation
	}{{cycle.Orebro(), cycle.OrebroLadder(), org.Orebro()}, {cycle.Lidkoping(), cycle.LidkopingLadder(), org.Lidkoping()}} {
		known := func(code string) {
			_, body := c.in.Body(code)
			_, role := c.in.Role(code)
			_, forum := c.in.Forum(code)
			_, err := org.ParseBodyKind(code)
			assert.True(t, code == "" || body || role || forum || err == nil, "%s: %s", c.wheel.Name.SV, code)
		}
		for _, d := range c.wheel.Deadlines {
			known(d.By)
		}
		for _, r := range c.ladder {
			known(r.AdoptedBy)
			known(r.PreparedBy)
		}
	}
}

func TestElections(t *testing.T) {
	for day, term := range map[string]string{"2026-09-13": "2026-10-15", "2030-09-08": "2030-10-15", "2014-09-14": "2014-10-15", "2010-09-19": "2010-11-01", "2006-09-17": "2006-11-01"} {
		d, err := kvalitet.ParseDate(day)
		require.NoError(t, err)
		assert.True(t, cycle.ElectionYear(d.Year))
		assert.Equal(t, d, cycle.ElectionDay(d.Year))
		assert.Equal(t, term, cycle.TermStart(d.Year).String())
	}
	for _, year := range []int{1970, 1973, 1991, 1994, 1998} {
		assert.True(t, cycle.ElectionYear(year), year)
	}
	for _, year := range []int{1966, 1971, 1995, 1997, 2025, 2027} {
		assert.False(t, cycle.ElectionYear(year), year)
		assert.True(t, cycle.ElectionDay(year).IsZero())
		assert.True(t, cycle.TermStart(year).IsZero())
	}
	assert.False(t, cycle.Years(0).Includes(2026))
}

// Months as the municipalities have published them (domain facts, section 4).
func TestMunicipalWheels(t *testing.T) {
	assert.Len(t, cycle.Wheels(), 11)
	for _, name := range []string{"Luleå", "SÖDERTÄLJE", "statutory"} {
		_, ok := cycle.WheelNamed(name)
		assert.True(t, ok, name)
	}
	budget := func(name string, year int) kvalitet.Date {
		w, _ := cycle.WheelNamed(name)
		return find(t, w, year, "council-budget").Nominal
	}
	for name, month := range map[string]time.Month{"ystad": time.June, "ostersund": time.September, "lulea": time.October, "katrineholm": time.November, "uppsala": time.November, "smedjebacken": time.November, "sodertalje": time.December} {
		assert.Equal(t, month, budget(name, 2027).Month, name)
		assert.GreaterOrEqual(t, budget(name, 2026).Month, time.November, "%s: an election year's budget is the new council's, KL 11 kap. 10 §", name)
	}
	count := func(name, prefix string) (n int) {
		w, _ := cycle.WheelNamed(name)
		for e := range w.Year(2027, cycle.Sweden()) {
			if strings.HasPrefix(e.Code, prefix) {
				n++
			}
		}
		return n
	}
	assert.Equal(t, 12, count("smedjebacken", "forecast-"))
	assert.Equal(t, 9, count("katrineholm", "executive-follow-up-"), "not in January, June and August")
	assert.Equal(t, []int{3, 2, 3}, []int{count("ostersund", "follow-up-"), count("eskilstuna", "follow-up-"), count("uppsala", "follow-up-")})
	lulea, _ := cycle.WheelNamed("lulea")
	three := 0
	for _, span := range lulea.Overlaps(2027, cycle.Sweden()) {
		if len(span.Years) >= 3 {
			three++
		}
	}
	assert.Positive(t, three, "three years open at once")
}

func TestOverlaps(t *testing.T) {
	spans := cycle.Orebro().Overlaps(2027, cycle.Sweden())
	assert.Equal(t, []cycle.Overlap{
		{kvalitet.Period{From: date(2027, 1, 1), Until: date(2027, 7, 1)}, []int{2026, 2027, 2028}},
		{kvalitet.Period{From: date(2027, 7, 1), Until: date(2027, 11, 1)}, []int{2027, 2028}},
		{kvalitet.Period{From: date(2027, 11, 1), Until: date(2028, 1, 1)}, []int{2027, 2028, 2029}},
	}, spans, "three years open at once from the omvärldsdag until the discharge")
	assert.Empty(t, cycle.Wheel{}.Overlaps(2027, cycle.Sweden()))
}

func TestConflicts(t *testing.T) {
	w := cycle.Orebro()
	for i, d := range w.Deadlines {
		if d.Code == "osb" {
			w.Deadlines[i].Due = cycle.EndOf(time.December) // the budget put off by KL 11 kap. 11 §
		}
	}
	conflicts := w.Conflicts(2028, cycle.Sweden())
	var codes []string
	for _, c := range conflicts {
		codes = append(codes, c.Entry.Code+" before "+c.Before.Code)
		assert.True(t, c.Text.Complete())
	}
	assert.Equal(t, []string{"executive-plan before osb", "programme-plan before osb"}, codes)
	assert.Contains(t, conflicts[0].Text.SV, "2027-11-30) kommer före")
}

func TestWheelProblems(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*cycle.Wheel)
		code   string
		path   string
	}{
		{"after what is not there", func(w *cycle.Wheel) { w.Deadlines[0].After = []string{"vision"} }, "unknown", "/deadlines/0/after/0"},
		{"after itself", func(w *cycle.Wheel) { w.Deadlines[0].After = []string{"outlook-day"} }, "cycle", "/deadlines/0/after/0"},
		{"in a ring", func(w *cycle.Wheel) { w.Deadlines[0].After = []string{"programme-plan"} }, "cycle", "/deadlines/0/after"},
		{"next year without a start", func(w *cycle.Wheel) { w.Deadlines[0].Opens, w.Deadlines[0].NextYear = cycle.DayRule{}, true }, "missing", "/deadlines/0/opens"},
		{"no kind of years", func(w *cycle.Wheel) { w.Deadlines[0].Years = 0 }, "missing", "/deadlines/0/years"},
		{"no day", func(w *cycle.Wheel) { w.Deadlines[0].Due = cycle.DayRule{} }, "missing", "/deadlines/0/due/month"},
		{"far away", func(w *cycle.Wheel) { w.Deadlines[0].About = 5 }, "range", "/deadlines/0/about"},
		{"no source", func(w *cycle.Wheel) { w.Deadlines[0].Source.Title = "" }, "missing", "/deadlines/0/source/title"},
		{"no grade of the day", func(w *cycle.Wheel) { w.Deadlines[0].Day = 0 }, "missing", "/deadlines/0/day"},
		{"in force backwards", func(w *cycle.Wheel) {
			w.Deadlines[0].InForce = kvalitet.Period{From: date(2027, 1, 1), Until: date(2026, 1, 1)}
		}, "order", "/deadlines/0/inForce/until"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := cycle.Orebro()
			c.change(&w)
			problems := w.Problems()
			require.NotEmpty(t, problems)
			assert.True(t, slices.ContainsFunc(problems, func(p kvalitet.Problem) bool { return p.Code == c.code && p.Path == c.path }), "%v", problems)
		})
	}
}

func ics(t testing.TB, c cycle.ICalendar, entries ...cycle.Entry) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, c.Write(&b, slices.Values(entries)))
	return b.String()
}

// unfold reads content lines as a client does, and checks what RFC 5545 3.1 asks of their form.
func unfold(t testing.TB, file string) []string {
	t.Helper()
	require.True(t, utf8.ValidString(file))
	require.True(t, strings.HasSuffix(file, "\r\n"))
	require.Equal(t, strings.Count(file, "\n"), strings.Count(file, "\r\n"), "every line ends with CRLF")
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(line), 75, "octets of %q", line)
		require.True(t, utf8.ValidString(line), "folded inside a character: %q", line)
		if rest, ok := strings.CutPrefix(line, " "); ok {
			lines[len(lines)-1] += rest
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

func TestICalendar(t *testing.T) {
	for name, w := range wheels() {
		for _, lang := range []string{"sv", "en"} {
			var b bytes.Buffer
			require.NoError(t, cycle.ICalendar{ID: w.ID, Name: w.Name, Lang: lang}.Write(&b, w.Year(2028, cycle.Sweden())))
			golden.File(t, "testdata/"+name+"-2028-"+lang+".ics", b.Bytes())
			lines := unfold(t, b.String())
			assert.Equal(t, "BEGIN:VCALENDAR", lines[0])
			assert.Equal(t, "END:VCALENDAR", lines[len(lines)-1])
			uids := map[string]bool{}
			for _, line := range lines {
				if uid, ok := strings.CutPrefix(line, "UID:"); ok {
					assert.False(t, uids[uid], "a UID is used once")
					uids[uid] = true
				}
			}
			assert.Len(t, uids, len(slices.Collect(w.Year(2028, cycle.Sweden()))))
		}
	}
}

func TestUIDsAreStableAndUnique(t *testing.T) {
	cal := cycle.Sweden().Closing(cycle.Sweden().Bridges(2028)...)
	for name, w := range wheels() {
		seen := map[string]string{}
		for year := 2020; year < 2040; year++ {
			entries := slices.Collect(w.Year(year, cal))
			for _, h := range cal.Holidays(year) {
				entries = append(entries, h.Entry())
			}
			for _, e := range entries {
				for _, line := range unfold(t, ics(t, cycle.ICalendar{ID: w.ID}, e)) {
					if strings.HasPrefix(line, "UID:") {
						assert.Empty(t, seen[line], "%s: %s %v", name, e.Code, e.Date)
						seen[line] = e.Code
					}
				}
			}
		}
	}
	e := find(t, cycle.Orebro(), 2028, "annual-report")
	first := ics(t, cycle.ICalendar{ID: cycle.Orebro().ID}, e)
	e.Date = e.Date.AddDays(7)
	moved := ics(t, cycle.ICalendar{ID: cycle.Orebro().ID}, e)
	uid := func(file string) string { return unfold(t, file)[7] }
	assert.Equal(t, uid(first), uid(moved), "an event that is moved keeps its UID")
	assert.Contains(t, uid(first), "UID:")
}

func TestICalendarTextAndStamp(t *testing.T) {
	e := cycle.Entry{Code: "x", Date: date(2028, 2, 29), Nominal: date(2028, 2, 29), From: date(2028, 2, 29), About: 2028,
		Title:  kvalitet.Label{SV: "Räksmörgås; kaffe, te\\mjölk\r\nrad två\x00\xff" + strings.Repeat("å", 80), EN: "x"},
		Source: kvalitet.Source{Title: "källa"}}
	lines := unfold(t, ics(t, cycle.ICalendar{Stamp: date(2026, 11, 22), Name: kvalitet.Label{SV: "År;et"}}, e))
	assert.Contains(t, lines, `X-WR-CALNAME:År\;et`)
	assert.Contains(t, lines, "DTSTAMP:20261122T000000Z")
	assert.Contains(t, lines, "DTSTART;VALUE=DATE:20280229")
	assert.Contains(t, lines, "DTEND;VALUE=DATE:20280301")
	assert.Contains(t, lines, `SUMMARY;LANGUAGE=sv:Räksmörgås\; kaffe\, te\\mjölk\nrad två`+"\uFFFD"+strings.Repeat("å", 80))
	var b bytes.Buffer
	require.ErrorIs(t, cycle.ICalendar{}.Write(&b, slices.Values([]cycle.Entry(nil))), kvalitet.ErrInvalid)
	require.Error(t, cycle.ICalendar{}.Write(broken{}, slices.Values([]cycle.Entry{e})))
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, assert.AnError }

// Whatever the texts, the file keeps its form and says as many lines.
func FuzzICalendar(f *testing.F) {
	f.Add("å", "b;c")
	f.Add(strings.Repeat("\U0001F600", 40), "\r\n BEGIN:VEVENT")
	f.Fuzz(func(t *testing.T, title, source string) {
		e := cycle.Entry{Code: "x", Title: kvalitet.Label{SV: title, EN: title}, Date: date(2028, 1, 2), Source: kvalitet.Source{Title: source}}
		require.Len(t, unfold(t, ics(t, cycle.ICalendar{}, e)), 16)
	})
}
