package cycle

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// WheelSchema is the schema member of a wheel's JSON form.
const WheelSchema = "governance/wheel/v1"

// Wheel is the municipal year as data (årshjul): what is due, when, by whom and after what.
type Wheel struct {
	ID        uuid.UUID       `json:"id"`
	Version   int64           `json:"version"`
	Name      kvalitet.Label  `json:"name"`
	Source    kvalitet.Source `json:"source"`
	Deadlines []Deadline      `json:"deadlines"`
}

// Entry is one deadline in one year (post i årshjulet).
type Entry struct {
	Code  string         `json:"code"`
	Title kvalitet.Label `json:"title"`
	// Date is the last day, rolled forward where that applies.
	Date kvalitet.Date `json:"date"`
	// From is the first day of the window; equal to Nominal when nothing opens before.
	From kvalitet.Date `json:"from"`
	// Nominal is the day before it was rolled.
	Nominal kvalitet.Date   `json:"nominal"`
	Rolled  bool            `json:"rolled"`
	Source  kvalitet.Source `json:"source"`
	Day     kvalitet.Grade  `json:"day"`
	// About is the operating year that it concerns.
	About int      `json:"about"`
	By    string   `json:"by,omitempty"`
	After []string `json:"after,omitempty"`
}

// Problems reports what keeps the wheel from existing: a deadline after one that is not in the wheel is "unknown",
// deadlines that wait for each other are "cycle".
func (w Wheel) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", w.ID)
	ps.Version(w.Version)
	ps.Label("/name", w.Name)
	known := make(map[string][]string, len(w.Deadlines))
	for _, d := range w.Deadlines {
		known[d.Code] = append(known[d.Code], d.After...)
	}
	for i, d := range w.Deadlines {
		at := check.At("/deadlines", i)
		ps.Under(at, d.Problems())
		for j, code := range d.After {
			_, ok := known[code]
			ps.If(!ok, "unknown", check.At(at+"/after", j), "ingen frist har koden "+code, "no deadline has the code "+code)
		}
		ps.If(!slices.Contains(d.After, d.Code) && reaches(known, d.Code), "cycle", at+"/after", "fristerna väntar på varandra", "the deadlines wait for each other")
	}
	return ps
}

// reaches reports whether following After from the code leads back to it.
func reaches(after map[string][]string, code string) bool {
	seen := map[string]bool{}
	next := slices.Clone(after[code])
	for len(next) > 0 {
		c := next[len(next)-1]
		next = next[:len(next)-1]
		if c == code {
			return true
		}
		if !seen[c] {
			seen[c] = true
			next = append(next, after[c]...)
		}
	}
	return false
}

// Validate returns the problems as an error.
func (w Wheel) Validate() error { return kvalitet.Invalid(w.Problems()) }

// MarshalJSON writes the wheel as a document of [WheelSchema].
func (w Wheel) MarshalJSON() ([]byte, error) {
	type plain Wheel
	p := plain(w)
	p.Deadlines = append([]Deadline{}, w.Deadlines...)
	return jsondoc.Marshal(WheelSchema, p)
}

// UnmarshalJSON reads a document of [WheelSchema]; an unknown member is [kvalitet.ErrInvalid].
func (w *Wheel) UnmarshalJSON(data []byte) error {
	type plain Wheel
	return jsondoc.Unmarshal(WheelSchema, data, (*plain)(w))
}

// With returns the wheel with more deadlines.
func (w Wheel) With(deadlines ...Deadline) Wheel {
	w.Deadlines = slices.Concat(w.Deadlines, deadlines)
	return w
}

// Year yields the entries whose last day, rolled, lies in the calendar year, by date and then by code.
func (w Wheel) Year(year int, cal *Calendar) iter.Seq[Entry] {
	return slices.Values(w.entries(year-2, year+1, cal, func(e Entry) bool { return e.Date.Year == year }))
}

// Operating returns the entries of an operating year (verksamhetsår), from the first look at the world around until
// the discharge from liability, by date and then by code.
func (w Wheel) Operating(year int, cal *Calendar) []Entry {
	return w.entries(year-5, year+5, cal, func(e Entry) bool { return e.About == year })
}

func (w Wheel) entries(from, to int, cal *Calendar, wanted func(Entry) bool) []Entry {
	var entries []Entry
	for year := from; year <= to; year++ {
		for _, d := range w.Deadlines {
			if e, ok := d.in(year, cal); ok && wanted(e) {
				entries = append(entries, e)
			}
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Code, b.Code))
	})
	return entries
}

// Overlap is a span of days in which the work of several operating years is open at once (överlapp).
type Overlap struct {
	Period kvalitet.Period `json:"period"`
	Years  []int           `json:"years"`
}

// Overlaps tells which operating years are open on the days of a calendar year. An operating year is open from the
// first day of its first entry through the date of its last. The spans follow each other and cover every day on which
// a year is open.
func (w Wheel) Overlaps(year int, cal *Calendar) []Overlap {
	type open struct {
		year int
		kvalitet.Period
	}
	whole := kvalitet.Year(year)
	edges := []kvalitet.Date{whole.From, whole.Until}
	var years []open
	for about := year - 5; about <= year+5; about++ {
		var p kvalitet.Period
		for _, e := range w.Operating(about, cal) {
			if p.From.IsZero() || e.From.Before(p.From) {
				p.From = e.From
			}
			if next := e.Date.AddDays(1); next.After(p.Until) {
				p.Until = next
			}
		}
		if !p.IsZero() && p.Overlaps(whole) {
			years = append(years, open{about, p})
			edges = append(edges, p.From, p.Until)
		}
	}
	slices.SortFunc(edges, kvalitet.Date.Compare)
	edges = slices.Compact(edges)
	var overlaps []Overlap
	for i, from := range edges[:len(edges)-1] {
		span := kvalitet.Period{From: from, Until: edges[i+1]}
		var now []int
		for _, o := range years {
			if span.Within(o.Period) && span.Within(whole) {
				now = append(now, o.year)
			}
		}
		if len(now) > 0 {
			overlaps = append(overlaps, Overlap{span, now})
		}
	}
	return overlaps
}

// Conflict is an entry that comes before what it builds on (en plan före den plan som den bygger på).
type Conflict struct {
	Entry Entry `json:"entry"`
	// Before is the entry that should have come first.
	Before Entry          `json:"before"`
	Text   kvalitet.Label `json:"text"`
}

// Conflicts returns the entries of an operating year whose last day comes before the last day of something that they
// build on. It is a warning: a budget that is put off to December makes one (KL 11 kap. 11 §).
func (w Wheel) Conflicts(year int, cal *Calendar) []Conflict {
	entries := w.Operating(year, cal)
	var conflicts []Conflict
	for _, e := range entries {
		for _, upper := range entries {
			if slices.Contains(e.After, upper.Code) && e.Date.Before(upper.Date) {
				conflicts = append(conflicts, Conflict{e, upper, kvalitet.Label{
					SV: e.Title.SV + " (" + e.Date.String() + ") kommer före " + upper.Title.SV + " (" + upper.Date.String() + "), verksamhetsåret " + strconv.Itoa(year),
					EN: e.Title.EN + " (" + e.Date.String() + ") comes before " + upper.Title.EN + " (" + upper.Date.String() + "), operating year " + strconv.Itoa(year)}})
			}
		}
	}
	return conflicts
}
