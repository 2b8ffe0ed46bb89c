package cycle

import (
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

var (
	sourceHolidays = kvalitet.Source{Title: "Lag (1989:253) om allmänna helgdagar", Section: "1 §", Grade: kvalitet.GradeStatute}
	sourceTime     = kvalitet.Source{Title: "Lag (1930:173) om beräkning av lagstadgad tid", Section: "2 §", Grade: kvalitet.GradeStatute}
	sourceReform   = kvalitet.Source{Title: "Svenska högtider, kalenderreformen 1953", Grade: kvalitet.GradePublished,
		URL: "https://hogtider.wordpress.com/2013/02/15/vad-innebar-kalenderreformen-1953/"}
	sourceEves = kvalitet.OurDefault("aftnar före 1953 på fast dag")
)

// SwedishHolidays returns the rules of the Swedish public holidays and the three eves that the law on the reckoning
// of time puts on a par with them, for 1900–2199. What changed in that time:
//
//   - Första maj became a holiday in 1939.
//   - The calendar reform of 1953 moved midsommardagen from 24 June to a Saturday, alla helgons dag from the first
//     Sunday in November to a Saturday, and ended marie bebådelsedag on 25 March.
//   - Nationaldagen became a holiday in 2005 and annandag pingst ceased to be one.
//
// Sundays are holidays too, and are the calendar's days of rest. That the eves before 1953 count, and on which day,
// is our default.
func SwedishHolidays() []HolidayRule {
	rule := func(code, sv, en string, on DayRule) HolidayRule {
		return HolidayRule{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Kind: HolidayPublic, On: on, Source: sourceHolidays}
	}
	eve := func(code, sv, en string, on DayRule) HolidayRule {
		r := rule(code, sv, en, on)
		r.Kind, r.Source = HolidayEve, sourceTime
		return r
	}
	in := func(r HolidayRule, from, until int, source kvalitet.Source) HolidayRule {
		r.From, r.Until, r.Source = from, until, source
		return r
	}
	const reform = 1953
	midsummer := DayRule{Month: time.June, Day: 20, Weekday: 6}
	midsummerEve := midsummer
	midsummerEve.Offset = -1
	return []HolidayRule{
		rule("new-year", "nyårsdagen", "New Year's Day", On(time.January, 1)),
		rule("epiphany", "trettondedag jul", "Epiphany", On(time.January, 6)),
		in(rule("annunciation", "jungfru Marie bebådelsedag", "Annunciation", On(time.March, 25)), 0, reform, sourceReform),
		rule("good-friday", "långfredagen", "Good Friday", AfterEaster(-2)),
		rule("easter", "påskdagen", "Easter Sunday", AfterEaster(0)),
		rule("easter-monday", "annandag påsk", "Easter Monday", AfterEaster(1)),
		in(rule("may-day", "första maj", "May Day", On(time.May, 1)), 1939, 0, sourceHolidays),
		rule("ascension", "Kristi himmelsfärdsdag", "Ascension Day", AfterEaster(39)),
		rule("pentecost", "pingstdagen", "Pentecost", AfterEaster(49)),
		in(rule("pentecost-monday", "annandag pingst", "Whit Monday", AfterEaster(50)), 0, 2005, sourceHolidays),
		in(rule("national-day", "nationaldagen", "National Day", On(time.June, 6)), 2005, 0, sourceHolidays),
		in(eve("midsummer-eve", "midsommarafton", "Midsummer Eve", On(time.June, 23)), 0, reform, sourceEves),
		in(rule("midsummer", "midsommardagen", "Midsummer Day", On(time.June, 24)), 0, reform, sourceReform),
		in(eve("midsummer-eve", "midsommarafton", "Midsummer Eve", midsummerEve), reform, 0, sourceTime),
		in(rule("midsummer", "midsommardagen", "Midsummer Day", midsummer), reform, 0, sourceHolidays),
		in(rule("all-saints", "alla helgons dag", "All Saints' Day", DayRule{Month: time.November, Day: 1, Weekday: 7}), 0, reform, sourceReform),
		in(rule("all-saints", "alla helgons dag", "All Saints' Day", DayRule{Month: time.October, Day: 31, Weekday: 6}), reform, 0, sourceHolidays),
		eve("christmas-eve", "julafton", "Christmas Eve", On(time.December, 24)),
		rule("christmas", "juldagen", "Christmas Day", On(time.December, 25)),
		rule("boxing-day", "annandag jul", "Boxing Day", On(time.December, 26)),
		eve("new-year-eve", "nyårsafton", "New Year's Eve", On(time.December, 31)),
	}
}

// SwedishHalfDays returns rules for the days before a holiday on which many municipalities close early: trettondagsafton,
// skärtorsdagen, valborgsmässoafton and the Friday before alla helgons dag. They are working days unless a municipality
// adds them to its [CalendarDefinition]. Which they are is our default.
func SwedishHalfDays() []HolidayRule {
	day := func(code, sv, en string, on DayRule) HolidayRule {
		return HolidayRule{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Kind: HolidayLocal, On: on,
			Source: kvalitet.OurDefault("dagar med kortad arbetstid")}
	}
	return []HolidayRule{
		day("epiphany-eve", "trettondagsafton", "Epiphany Eve", On(time.January, 5)),
		day("maundy-thursday", "skärtorsdagen", "Maundy Thursday", AfterEaster(-3)),
		day("walpurgis", "valborgsmässoafton", "Walpurgis Night", On(time.April, 30)),
		day("all-saints-eve", "allhelgonaafton", "All Saints' Eve", DayRule{Month: time.October, Day: 31, Weekday: 6, Offset: -1}),
	}
}

// SwedishDefinition returns the calendar of Sweden as data: Saturdays and Sundays, [SwedishHolidays], and no day
// closed locally. That Saturdays are free in the whole span is our default; they were working days for much of the
// twentieth century.
func SwedishDefinition() CalendarDefinition {
	return CalendarDefinition{
		ID:   presetID("calendar/sweden"),
		Name: kvalitet.Label{SV: "Sverige", EN: "Sweden"},
		Rest: []int{6, 7}, Rules: SwedishHolidays(),
	}
}

// Sweden returns the Swedish calendar, the years [FirstYear] to [LastYear].
func Sweden() *Calendar { return compile(SwedishDefinition()) }
