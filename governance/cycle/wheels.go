package cycle

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// step is a row of a municipality's year: what is done by the end of a month, and for which year.
type step struct {
	code, sv, en, by string
	about            int // the operating year, counted from the year of the month
	month            time.Month
	after            string
}

// published makes a wheel of the statutory days and a municipality's own steps. The months are published; that a step
// is due on the month's last day is our default.
func published(code, name string, steps ...step) Wheel {
	source := kvalitet.Source{Title: name, Section: "årshjul", Grade: kvalitet.GradePublished}
	w := Wheel{ID: presetID("wheel/" + code), Name: kvalitet.Label{SV: possessive(name) + " årshjul", EN: name + "'s year"}, Source: source}
	for _, s := range steps {
		d := local(source, kvalitet.GradeDefault, "", s.code, s.sv, s.en, s.by, s.about, DayRule{}, EndOf(s.month))
		if s.after != "" {
			d.After = []string{s.after}
		}
		if s.code == "council-budget" && s.month < time.November { // an election year's budget is the new council's
			elected := d
			elected.Title = kvalitet.Label{SV: "Det nyvalda fullmäktige beslutar om budgeten", EN: "Newly elected council decides on the budget"}
			elected.Opens, elected.Due = On(time.October, 15), EndOf(time.November)
			w = w.With(elected.only(YearsElection))
			d = d.only(YearsOrdinary)
		}
		w = w.With(d)
	}
	return w.With(Statutory()...)
}

// possessive gives a Swedish name its s.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name
	}
	return name + "s"
}

// Wheels returns the shipped wheels by the name that [WheelNamed] knows them by: the law's, Örebro's and Lidköping's,
// and the years that eight other municipalities have published, to begin from.
func Wheels() map[string]Wheel {
	followUp := func(sv, en string, about int, month time.Month) step {
		return step{code: fmt.Sprintf("follow-up-%02d", int(month)), sv: sv, en: en, by: "executive", about: about, month: month}
	}
	each := func(code, sv, en string, except ...time.Month) (all []step) {
		for m := time.January; m <= time.December; m++ {
			if !slices.Contains(except, m) {
				all = append(all, step{code: fmt.Sprintf("%s-%02d", code, int(m)), sv: sv, en: en, by: "executive", month: m})
			}
		}
		return all
	}
	budget := func(month time.Month, after string) step {
		return step{"council-budget", "Fullmäktige beslutar om budgeten", "Council decides on the budget", "council", 1, month, after}
	}
	return map[string]Wheel{
		"lag": StatutoryWheel(), "orebro": Orebro(), "lidkoping": Lidkoping(),
		"ostersund": published("ostersund", "Östersund",
			step{"planning", "Planeringen börjar", "Planning begins", "executive", 2, time.October, ""},
			step{"executive-frames", "Kommunstyrelsen beslutar om ramar", "Executive board decides on frames", "executive", 1, time.February, "planning"},
			step{"council-frames", "Fullmäktige beslutar om ramar", "Council decides on frames", "council", 1, time.March, "executive-frames"},
			step{"board-budget", "Nämndernas budgetarbete", "Boards work on the budget", "board", 1, time.June, "council-frames"},
			budget(time.September, "board-budget"),
			step{"budget-revision", "Budgeten revideras", "The budget is revised", "council", 1, time.November, "council-budget"},
			followUp("Uppföljning per 30 april", "Follow-up as of 30 April", 0, time.April), followUp("Uppföljning per 31 augusti", "Follow-up as of 31 August", 0, time.August),
			followUp("Uppföljning per 31 december", "Follow-up as of 31 December", 0, time.December),
			step{"council-annual-report", "Fullmäktige behandlar årsredovisningen", "Council treats the annual report", "council", -1, time.May, "annual-report"}),
		"smedjebacken": published("smedjebacken", "Smedjebacken", append(each("forecast", "Månadsprognos", "Monthly forecast"),
			step{"preliminary-budget", "Fullmäktige beslutar om preliminär budget", "Council decides on a preliminary budget", "council", 1, time.June, ""},
			budget(time.November, "preliminary-budget"))...),
		"ystad": published("ystad", "Ystad",
			step{"outlook", "Omvärldsanalys", "Analysis of the world around", "executive", 1, time.January, ""},
			step{"working-committee", "Kommunstyrelsens arbetsutskott tar upp planeringen", "The executive's working committee takes up the planning", "committee", 1, time.February, "outlook"},
			step{"analysis-days", "Analysdagar", "Days of analysis", "executive", 1, time.April, "working-committee"},
			step{"executive-budget", "Kommunstyrelsen beslutar om budgetförslaget", "Executive board decides on the budget proposal", "executive", 1, time.May, "analysis-days"},
			budget(time.June, "executive-budget")),
		"sodertalje": published("sodertalje", "Södertälje",
			step{"council-budget", "Fullmäktige beslutar om budgeten, vilket förutsätter synnerliga skäl (KL 11 kap. 11 §)", "Council decides on the budget, for which it needs exceptional reasons (KL 11:11)", "council", 1, time.December, "budget-proposal"}),
		"katrineholm": published("katrineholm", "Katrineholm", append(each("executive-follow-up", "Kommunstyrelsen följer upp ekonomin", "Executive board follows up the economy", time.January, time.June, time.August),
			step{"executive-budget", "Kommunstyrelsen beslutar om budgetförslaget", "Executive board decides on the budget proposal", "executive", 1, time.October, ""},
			budget(time.November, "executive-budget"))...),
		"lulea": published("lulea", "Luleå",
			step{"planning", "Planeringen av nästa år börjar", "Planning of the next year begins", "executive", 2, time.November, ""},
			budget(time.October, "planning"),
			step{"year-closed", "Året före är avslutat", "The year before is closed", "executive", -1, time.March, ""}),
		"eskilstuna": published("eskilstuna", "Eskilstuna",
			followUp("Delårsrapport 1 per 31 mars", "Interim report 1 as of 31 March", 0, time.March), followUp("Delårsrapport 2 per 31 augusti", "Interim report 2 as of 31 August", 0, time.August)),
		"uppsala": published("uppsala", "Uppsala", budget(time.November, ""),
			followUp("Uppföljning per april", "Follow-up as of April", 0, time.April), followUp("Delårsbokslut per augusti", "Interim accounts as of August", 0, time.August),
			followUp("Årsbokslut per december", "Annual accounts as of December", 0, time.December)),
	}
}
