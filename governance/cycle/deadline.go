package cycle

import (
	"database/sql/driver"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Deadline is something that is due once a year (tidsfrist), or in some years.
type Deadline struct {
	// Code names the deadline in its wheel: "annual-report". It may stand several times, for different years in force
	// and different kinds of years.
	Code   string          `json:"code"`
	Title  kvalitet.Label  `json:"title"`
	Source kvalitet.Source `json:"source"`
	// Day is how firm the day itself is: a law may set a duty and no day, and then the day is our default.
	Day kvalitet.Grade `json:"day"`
	// Opens is when the work or the window begins; none is the due day itself.
	Opens DayRule `json:"opens,omitzero"`
	// Due is the last day.
	Due DayRule `json:"due"`
	// NextYear says that Due lies in the year after Opens (december/januari).
	NextYear bool `json:"nextYear,omitempty"`
	// Roll moves a due day that is not a working day to the next one.
	Roll bool `json:"roll,omitempty"`
	// Years says in which years it is due.
	Years Years `json:"years"`
	// About is the operating year that it concerns, counted from the year of Opens, or of Due when nothing opens: 1 for
	// next year's budget, −1 for last year's annual report.
	About int `json:"about,omitzero"`
	// By is the code of the body, role or forum that does it.
	By string `json:"by,omitempty"`
	// After are the codes of what must have been done before, for the same operating year.
	After []string `json:"after,omitempty"`
	// InForce is when the deadline applies, by its due day.
	InForce kvalitet.Period `json:"inForce,omitzero"`
}

// Problems reports what keeps the deadline from existing.
func (d Deadline) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", d.Code)
	ps.Label("/title", d.Title)
	ps.Text("/source/title", d.Source.Title)
	ps.Enum("/source/grade", d.Source.Grade)
	ps.Enum("/day", d.Day)
	if !d.Opens.IsZero() {
		ps.Under("/opens", d.Opens.Problems())
	}
	ps.Under("/due", d.Due.Problems())
	ps.If(d.NextYear && d.Opens.IsZero(), "missing", "/opens", "fristen slutar nästa år men öppnar aldrig",
		"the deadline ends next year but never opens")
	ps.Enum("/years", d.Years)
	ps.If(d.About < -4 || d.About > 4, "range", "/about", "verksamhetsåret ligger mer än fyra år bort",
		"the operating year is more than four years away")
	check.Unique(&ps, "/after", d.After, func(code string) string { return code })
	for i, code := range d.After {
		ps.If(code == d.Code, "cycle", check.At("/after", i), "fristen följer på sig själv", "the deadline comes after itself")
	}
	ps.Under("/inForce", d.InForce.Problems())
	return ps
}

// in returns the deadline's entry of the year in which it opens, and false when it is not due then.
func (d Deadline) in(year int, cal *Calendar) (Entry, bool) {
	if !d.Years.Includes(year) {
		return Entry{}, false
	}
	dueYear := year
	if d.NextYear {
		dueYear++
	}
	nominal := d.Due.In(dueYear)
	if nominal.IsZero() || !d.InForce.Contains(nominal) {
		return Entry{}, false
	}
	e := Entry{Code: d.Code, Title: d.Title, Date: nominal, Nominal: nominal, From: nominal, Source: d.Source, Day: d.Day,
		About: year + d.About, By: d.By, After: d.After}
	if !d.Opens.IsZero() {
		e.From = d.Opens.In(year)
	}
	if d.Roll {
		e.Date = cal.RollForward(nominal)
	}
	e.Rolled = e.Date != e.Nominal
	return e, !e.Date.IsZero()
}

// ElectionYear reports whether councils are elected in the year: every third year 1970–1994, every fourth since then.
// Earlier years are not known and answer false.
func ElectionYear(year int) bool {
	if year >= 1994 {
		return (year-1994)%4 == 0
	}
	return year >= 1970 && (year-1970)%3 == 0
}

// ElectionDay returns the day of the election to the council in an election year: the second Sunday in September, the
// third before 2014. It is "no date" in other years. That the rule stands is unconfirmed for years to come.
func ElectionDay(year int) kvalitet.Date {
	if !ElectionYear(year) {
		return kvalitet.Date{}
	}
	rule := DayRule{Month: time.September, Day: 8, Weekday: 7}
	if year < 2014 {
		rule.Day = 15
	}
	return rule.In(year)
}

// TermStart returns the first day of the newly elected council in an election year: 15 October, 1 November before
// 2014 (our default). It is "no date" in other years. Boards and the executive begin on 1 January after.
func TermStart(year int) kvalitet.Date {
	switch {
	case !ElectionYear(year):
		return kvalitet.Date{}
	case year < 2014:
		return kvalitet.NewDate(year, time.November, 1)
	default:
		return kvalitet.NewDate(year, time.October, 15)
	}
}

// Years says in which years something is due (vilka år). The zero value is "not set".
type Years uint8

// The kinds of years.
const (
	YearsAll       Years = iota + 1 // every year
	YearsElection                   // valår
	YearsOrdinary                   // år utan val
	YearsFirstTerm                  // året efter valår, mandatperiodens första
)

var yearsKinds = enum.Of[Years]("slag av år", "kind of years",
	enum.Row{Code: "all", SV: "alla år", EN: "every year"},
	enum.Row{Code: "election", SV: "valår", EN: "election years"},
	enum.Row{Code: "ordinary", SV: "år utan val", EN: "years without an election"},
	enum.Row{Code: "firstOfTerm", SV: "året efter valår", EN: "years after an election"},
)

// Includes reports whether the year is one of them.
func (y Years) Includes(year int) bool {
	switch y {
	case YearsAll:
		return true
	case YearsElection:
		return ElectionYear(year)
	case YearsOrdinary:
		return !ElectionYear(year)
	case YearsFirstTerm:
		return ElectionYear(year - 1)
	default:
		return false
	}
}

// YearsKinds returns all kinds in order.
func YearsKinds() []Years { return yearsKinds.All() }

// ParseYears reads a code such as "election".
func ParseYears(code string) (Years, error) { return yearsKinds.Parse(code) }

// Valid reports whether y is one of the kinds; the zero value is not.
func (y Years) Valid() bool { return yearsKinds.Valid(y) }

// String returns the code; the zero value is the empty text.
func (y Years) String() string { return yearsKinds.Code(y) }

// Label returns the kind's name.
func (y Years) Label() kvalitet.Label { return kvalitet.Label(yearsKinds.Label(y)) }

// MarshalText writes the code.
func (y Years) MarshalText() ([]byte, error) { return yearsKinds.MarshalText(y) }

// UnmarshalText reads a code; an empty text is "not set".
func (y *Years) UnmarshalText(text []byte) error { return yearsKinds.UnmarshalText(text, y) }

// Value stores the code; "not set" is NULL.
func (y Years) Value() (driver.Value, error) { return yearsKinds.Value(y) }

// Scan reads what Value stored.
func (y *Years) Scan(src any) error { return yearsKinds.Scan(src, y) }
