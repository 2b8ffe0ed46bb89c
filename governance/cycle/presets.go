package cycle

import (
	"strings"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

var (
	sourceOrebro = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Planer på olika nivåer",
		Grade: kvalitet.GradePublished}
	sourceLidkoping = kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem",
		Section: "6.6 Styrprocessen", Grade: kvalitet.GradePublished}
)

// local is a deadline of a municipality's own: due every year, with no roll.
func local(source kvalitet.Source, day kvalitet.Grade, section, code, sv, en, by string, about int, opens, due DayRule, after ...string) Deadline {
	if section != "" {
		source.Section = section
	}
	return Deadline{Code: code, Title: kvalitet.Label{SV: sv, EN: en}, Source: source, Day: day, Opens: opens, Due: due,
		Years: YearsAll, About: about, By: by, After: after}
}

// only narrows a deadline to some years.
func (d Deadline) only(years Years) Deadline {
	d.Years = years
	return d
}

// Orebro returns Örebro's wheel: the statutory days, the days of its quality handbook, and days of our own where the
// handbook names a step without one. The planning year opens with the omvärldsdag in November, eleven months before
// the ÖSB that it feeds; in an election year the ÖSB waits for the newly elected council.
func Orebro() Wheel {
	book, ours := kvalitet.GradePublished, kvalitet.GradeDefault
	add := func(day kvalitet.Grade, section, code, sv, en, by string, about int, opens, due DayRule, after ...string) Deadline {
		return local(sourceOrebro, day, section, code, sv, en, by, about, opens, due, after...)
	}
	var none DayRule
	boardPlan := add(book, "", "operations-plan", "Driftnämnderna fastställer verksamhetsplan med budget", "Operating boards adopt operations plans with budgets", "operatingBoard", 1, On(time.December, 1), EndOf(time.January), "programme-plan", "osb")
	boardPlan.NextYear = true
	return Wheel{ID: presetID("wheel/orebro"), Name: kvalitet.Label{SV: "Örebros årshjul", EN: "Örebro's year"}, Source: sourceOrebro}.With(
		add(book, "Omvärldsdag", "outlook-day", "Kommungemensam omvärldsdag", "Joint day on the world around", "director", 2, On(time.November, 1), EndOf(time.November)),
		add(book, "", "osb", "Fullmäktige antar ÖSB (övergripande strategier och budget)", "Council adopts overall strategies and budget", "council", 1, On(time.October, 1), EndOf(time.October), "outlook-day").only(YearsOrdinary),
		add(book, "", "osb", "Det nyvalda fullmäktige antar ÖSB (övergripande strategier och budget)", "Newly elected council adopts overall strategies and budget", "council", 1, On(time.October, 15), EndOf(time.October), "outlook-day").only(YearsElection),
		add(book, "", "programme-plan", "Programnämnderna antar programplaner", "Programme boards adopt programme plans", "programmeBoard", 1, On(time.November, 1), EndOf(time.November), "osb"),
		add(book, "", "executive-plan", "Kommunstyrelsen antar kommunstyrelseplanen", "Executive board adopts its plan", "executive", 1, On(time.November, 1), EndOf(time.November), "osb"),
		boardPlan,
		add(ours, "", "unit-plan", "Enheterna tar fram enhetsplaner", "Units make unit plans", "unitManagement", 0, On(time.February, 1), EndOf(time.February), "operations-plan"),
		add(ours, "Uppföljning med analys", "interim-1", "Delårsrapport 1 per 30 april", "Interim report 1 as of 30 April", "executive", 0, none, EndOf(time.May), "operations-plan"),
		add(ours, "Uppföljning med analys", "interim-2", "Nämndernas delårsrapport 2 per 31 augusti", "Boards' interim report 2 as of 31 August", "board", 0, none, EndOf(time.September), "interim-1"),
		add(ours, "Förvaltningschefens utvecklingsuppdrag", "year-story", "Förvaltningarnas årsberättelse", "Administrations' story of the year", "headOfAdministration", -1, none, EndOf(time.February), "interim-2"),
		add(ours, "Internkontroll", "risk-analysis", "Nämnderna gör risk- och väsentlighetsanalys", "Boards analyse risk and materiality", "board", 1, none, EndOf(time.November)),
		add(ours, "Internkontroll", "supervision-plan", "Nämnderna beslutar tillsynsplan för nästa år", "Boards adopt supervision plans for next year", "board", 1, none, EndOf(time.December), "risk-analysis"),
		add(book, "Internkontroll", "supervision-report", "Nämndernas tillsynsrapporter är registrerade", "Boards' supervision reports are registered", "board", 0, none, On(time.December, 31), "supervision-plan"),
		add(ours, "Internkontroll", "supervision-summary", "Kommunledningskontorets rapport om internkontroll till kommunstyrelsen", "Central office's report on internal control to the executive board", "controlGroup", -1, none, EndOf(time.March), "supervision-report"),
		add(ours, "Ledningsforum", "managers-spring", "Chefsforum, vår", "Managers' forum, spring", "director", 0, none, EndOf(time.April)),
		add(ours, "Ledningsforum", "managers-autumn", "Chefsforum, höst", "Managers' forum, autumn", "director", 0, none, EndOf(time.October)),
		add(ours, "Kvalitetspriset", "award-application", "Ansökan om kvalitetspriset", "Applications for the quality award", "qualityDirector", 0, On(time.September, 1), EndOf(time.November)),
		add(ours, "Kvalitetspriset", "award", "Kvalitetspriset delas ut", "Quality award is given", "qualityDirector", -1, On(time.March, 1), EndOf(time.May), "award-application"),
	).With(Statutory()...)
}

// Lidkoping returns Lidköping's wheel: the statutory days and the twenty steps of its steering process, planning and
// follow-up. The document gives the order; the days are our default. In an election year the newly elected council
// adopts the SPB (strategisk plan och budget).
func Lidkoping() Wheel {
	add := func(code, sv, en, by string, about int, due DayRule, after ...string) Deadline {
		return local(sourceLidkoping, kvalitet.GradeDefault, "", code, sv, en, by, about, DayRule{}, due, after...)
	}
	elected := add("spb", "Det nyvalda fullmäktige beslutar om SPB", "Newly elected council adopts strategic plan and budget", "council", 1, EndOf(time.November), "budget-preparation")
	elected.Opens = On(time.October, 15)
	return Wheel{ID: presetID("wheel/lidkoping"), Name: kvalitet.Label{SV: "Lidköpings årshjul", EN: "Lidköping's year"}, Source: sourceLidkoping}.With(
		add("dialogue-day", "Dialogdag", "Dialogue day", "council", 1, EndOf(time.January)),
		add("basis", "Underlag och statistikpaket tas fram", "Basis and statistics are put together", "managementGroup", 1, EndOf(time.February), "dialogue-day"),
		add("direction", "Inriktningsbeslut", "Decision on direction", "executive", 1, EndOf(time.March), "basis"),
		add("board-spb", "Nämndernas SPB-arbete", "Boards work on strategic plan and budget", "board", 1, EndOf(time.April), "direction"),
		add("board-spb-decision", "Nämnderna beslutar om SPB", "Boards decide on strategic plan and budget", "board", 1, On(time.May, 15), "board-spb"),
		add("budget-preparation", "Budgetberedning", "Budget preparation", "budgetPreparation", 1, EndOf(time.May), "board-spb-decision"),
		add("interim-1", "Delårsrapport 1", "Interim report 1", "board", 0, On(time.May, 15)),
		add("interim-1-board", "Nämnderna beslutar om delårsrapport 1", "Boards decide on interim report 1", "board", 0, EndOf(time.May), "interim-1"),
		add("interim-1-council", "Fullmäktige beslutar om delårsrapport 1", "Council decides on interim report 1", "council", 0, EndOf(time.June), "interim-1-board"),
		add("spb", "Fullmäktige beslutar om SPB", "Council adopts strategic plan and budget", "council", 1, EndOf(time.June), "budget-preparation").only(YearsOrdinary),
		elected.only(YearsElection),
		add("board-detail", "Nämndernas arbete med SPB i detalj", "Boards work out the details", "board", 1, On(time.December, 10), "spb"),
		add("board-detail-decision", "Nämnderna beslutar om SPB i detalj och handlingsplaner", "Boards adopt details and action plans", "board", 1, On(time.December, 20), "board-detail"),
		add("interim-2", "Delårsrapport 2", "Interim report 2", "board", 0, On(time.September, 20), "interim-1-council"),
		add("interim-2-board", "Nämnderna beslutar om delårsrapport 2", "Boards decide on interim report 2", "board", 0, EndOf(time.September), "interim-2"),
		add("follow-up-preparation", "Uppföljningsberedning", "Follow-up preparation", "followUpPreparation", 0, On(time.October, 20), "interim-2-board"),
		add("interim-2-council", "Fullmäktige beslutar om delårsrapport 2", "Council decides on interim report 2", "council", 0, EndOf(time.November), "interim-report", "follow-up-preparation"),
		add("board-report", "Nämndernas verksamhetsberättelser", "Boards' reports of the year", "board", -1, EndOf(time.January), "interim-2-council"),
		add("board-report-decision", "Nämnderna beslutar om verksamhetsberättelserna", "Boards decide on the reports of the year", "board", -1, EndOf(time.February), "board-report"),
		add("annual-report-preparation", "Beredning av årsredovisningen", "Preparation of the annual report", "executive", -1, EndOf(time.March), "board-report-decision"),
		add("annual-report-council", "Fullmäktige beslutar om årsredovisningen", "Council decides on the annual report", "council", -1, EndOf(time.May), "annual-report", "annual-report-preparation"),
	).With(Statutory()...)
}

// StatutoryWheel returns the wheel of a municipality without days of its own.
func StatutoryWheel() Wheel {
	return Wheel{ID: presetID("wheel/statutory"), Name: kvalitet.Label{SV: "Lagens årshjul", EN: "The year of the law"},
		Source: kvalitet.Source{Title: localGovernmentAct, Grade: kvalitet.GradeStatute}}.With(Statutory()...)
}

// WheelNamed finds a preset among [Wheels]: "lag" (or "statutory"), "orebro", "ystad" …; with or without the dots of å,
// ä and ö, in any case.
func WheelNamed(name string) (Wheel, bool) {
	name = strings.NewReplacer("å", "a", "ä", "a", "ö", "o").Replace(strings.ToLower(name))
	if name == "statutory" {
		name = "lag"
	}
	w, ok := Wheels()[name]
	return w, ok
}
