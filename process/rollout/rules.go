package rollout

import (
	"fmt"
	"math"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of one plan: add your own to the slice that [Rules] returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a plan and what it amounts to.
type Pass struct {
	Plan   Plan
	Effort Effort
}

// NewPass multiplies the plan out.
func NewPass(p Plan) *Pass { return &Pass{Plan: p, Effort: p.Effort()} }

// Rules returns the checks of a plan's arithmetic and calendar. They look for contradictions within the plan; whether it
// is a wise plan is for people to say.
func Rules() []*Rule {
	source := kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "7.8 och 8", Grade: kvalitet.GradePublished}
	rule := func(id, titleSV, titleEN, docSV, docEN string, ask func(*Pass) kvalitet.Finding) *Rule {
		return &Rule{ID: "process.rollout." + id, Title: kvalitet.Label{SV: titleSV, EN: titleEN}, Doc: kvalitet.Label{SV: docSV, EN: docEN}, Source: source, Check: ask}
	}
	return []*Rule{
		rule("weeks", "Stämmer veckorna med kalendern?", "Do the weeks agree with the calendar?",
			"Antalet veckor jämförs med tiden från start till slut. Skillnaden ska förklaras, till exempel som semesterveckor.",
			"The number of weeks is compared with the time from start to end. The difference is to be explained, as holidays for instance.", weeks),
		rule("parts", "Blir delarna lika många timmar som sägs per process?", "Do the parts amount to the hours stated per process?",
			"Möten, förberedelser och dokumentation räknas ihop. Säg om dokumentationen ingår.",
			"Meetings, preparation and documentation are added up. Say whether the documentation is included.", parts),
		rule("business", "Stämmer verksamhetens timmar per process?", "Do the hours of the business per process agree?",
			"Timmar gånger deltagare för varje möte jämförs med den angivna summan.", "Hours times participants of each meeting are compared with the stated sum.", business),
		rule("leaders", "Stämmer processledarnas timmar totalt?", "Do the leaders' hours in all agree?",
			"Processer gånger ledare gånger timmar jämförs med den angivna summan.", "Processes times leaders times hours are compared with the stated sum.", leaders),
		rule("per-week", "Stämmer timmarna per ledare och vecka?", "Do the hours per leader and week agree?",
			"Jämförs med en decimals noggrannhet.", "Compared to one decimal.", perWeek),
		rule("share", "Räcker andelen av tjänsten till kartläggningen?", "Is the share of a post enough for the mapping?",
			"Timmarna per vecka jämförs med andelen av en heltidstjänst.", "The hours a week are compared with the share of a full post.", share),
		rule("share-hours", "Säger procent och timmar samma sak?", "Do per cent and hours say the same?",
			"En andel av en tjänst är ett bestämt antal timmar. Samma procent kan inte vara två olika antal.", "A share of a post is a definite number of hours. The same per cent cannot be two different numbers.", shareHours),
		rule("window", "Ryms kartläggningen i tidsplanens fönster?", "Does the mapping fit in the timetable's window?",
			"Görs alla kartor i fönstret blir veckorna tyngre än snittet över hela projektet.", "When all maps are made in the window, the weeks are heavier than the average over the project.", window),
		rule("training", "Är det klart vad utbildningen kostar?", "Is it clear what the training costs?",
			"Alternativ som inte är tydliga ger ett spann.", "Alternatives that are not clear give a span.", training),
		rule("timetable", "Ligger allt i tidsplanen inom projekttiden?", "Is everything in the timetable within the project?",
			"Aktiviteter och fönster före start eller efter slut är fel i tidsplanen.", "Activities and windows before the start or after the end are faults in the timetable.", timetable),
		rule("follow-up", "Hinner alla uppföljningsmöten hållas?", "Is there time for all follow-up meetings?",
			"Uppföljningen efter den sista kartan ska hållas före projektets slut.", "The follow-up after the last map is to be held before the project ends.", followUp),
	}
}

var unknownFigures = kvalitet.Unknown("Uppgifterna finns inte i planen.", "The plan does not state the figures.")

// num writes a number with at most two decimals and a decimal comma.
func num(x float64) string {
	return strings.ReplaceAll(numEN(x), ".", ",")
}

func numEN(x float64) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", x), "0"), ".")
}

func differ(a, b, within float64) bool { return math.Abs(a-b) > within+1e-9 }

func at(path string) kvalitet.Place { return kvalitet.Place{Path: path} }

func weeks(p *Pass) kvalitet.Finding {
	calendar := weeksOf(p.Plan.Period)
	if calendar == 0 || p.Plan.Weeks == 0 {
		return unknownFigures
	}
	if !differ(calendar, p.Plan.Weeks, 1) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Planen räknar med %s veckor, men det är %s veckor från start till slut; %s veckor är inte förklarade.", num(p.Plan.Weeks), num(calendar), num(calendar-p.Plan.Weeks)),
		fmt.Sprintf("The plan counts %s weeks, but there are %s weeks from start to end; %s weeks are not explained.", numEN(p.Plan.Weeks), numEN(calendar), numEN(calendar-p.Plan.Weeks))).At(at("/weeks"))
}

func parts(p *Pass) kvalitet.Finding {
	if p.Plan.HoursPerMap == 0 || len(p.Plan.Meetings) == 0 {
		return unknownFigures
	}
	without, with := p.Plan.parts(false), p.Plan.parts(true)
	want := with
	if p.Plan.DocumentationOutside {
		want = without
	}
	switch {
	case differ(want, p.Plan.HoursPerMap, 0):
		return kvalitet.NotMet(fmt.Sprintf("Delarna blir %s timmar, men planen säger %s.", num(want), num(p.Plan.HoursPerMap)),
			fmt.Sprintf("The parts amount to %s hours, but the plan says %s.", numEN(want), numEN(p.Plan.HoursPerMap))).At(at("/hoursPerMap"))
	case p.Plan.DocumentationOutside || !differ(without, with, 0):
		return kvalitet.Met()
	default:
		f := kvalitet.Met()
		f.Text = kvalitet.Label{SV: fmt.Sprintf("Stämmer bara om dokumentationen ingår: utan den är det %s timmar.", num(without)),
			EN: fmt.Sprintf("True only when the documentation is included: without it there are %s hours.", numEN(without))}
		return f.At(at("/documentation"))
	}
}

func stated(given, computed, within float64, path, sv, en string) kvalitet.Finding {
	if given == 0 {
		return unknownFigures
	}
	if !differ(given, computed, within) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Planen säger %s %s, men uträknat blir det %s.", num(given), sv, num(computed)),
		fmt.Sprintf("The plan says %s %s, but calculated it is %s.", numEN(given), en, numEN(computed))).At(at(path))
}

func business(p *Pass) kvalitet.Finding {
	return stated(p.Plan.Stated.BusinessPerMap, p.Effort.BusinessPerMap, 0, "/stated/businessPerMap", "timmar per process", "hours per process")
}

func leaders(p *Pass) kvalitet.Finding {
	return stated(p.Plan.Stated.LeaderHours, p.Effort.Leaders, 0.5, "/stated/leaderHours", "timmar", "hours")
}

func perWeek(p *Pass) kvalitet.Finding {
	return stated(p.Plan.Stated.PerLeaderWeek, math.Round(10*p.Effort.PerLeaderWeek)/10, 0.05, "/stated/perLeaderWeek", "timmar per ledare och vecka", "hours per leader and week")
}

func share(p *Pass) kvalitet.Finding {
	limit, path := p.Plan.MappingShare, "/mappingShare"
	if limit == 0 {
		limit, path = p.Plan.LeaderShare, "/leaderShare"
	}
	if limit == 0 || p.Effort.ShareNeeded == 0 {
		return unknownFigures
	}
	if p.Effort.ShareNeeded <= limit+1e-9 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("%s timmar i veckan är %s %% av en tjänst, men planen avsätter %s %%.", num(p.Effort.PerLeaderWeek), num(100*p.Effort.ShareNeeded), num(100*limit)),
		fmt.Sprintf("%s hours a week are %s %% of a post, but the plan sets aside %s %%.", numEN(p.Effort.PerLeaderWeek), numEN(100*p.Effort.ShareNeeded), numEN(100*limit))).At(at(path))
}

func shareHours(p *Pass) kvalitet.Finding {
	pl := p.Plan
	var places []kvalitet.Place
	note := func(path, sv, en string) {
		places = append(places, kvalitet.Place{Path: path, Note: kvalitet.Label{SV: sv, EN: en}})
	}
	asked := false
	for _, x := range []struct {
		path  string
		share float64
		hours [2]float64
	}{{"/mappingHours", pl.MappingShare, pl.MappingHours}, {"/otherHours", pl.OtherShare, pl.OtherHours}} {
		if x.share == 0 || x.hours[1] == 0 {
			continue
		}
		asked = true
		h := x.share * pl.weekHours()
		if h < x.hours[0]-1e-9 || h > x.hours[1]+1e-9 {
			note(x.path, num(h)+" timmar", numEN(h)+" hours")
		}
	}
	if pl.MappingShare > 0 && pl.MappingShare == pl.OtherShare && pl.MappingHours != pl.OtherHours && pl.OtherHours[1] > 0 {
		note("/otherHours", "samma procent, andra timmar", "the same per cent, other hours")
	}
	if pl.LeaderShare > 0 && pl.MappingHours[1] > 0 && pl.OtherHours[1] > 0 {
		h := pl.LeaderShare * pl.weekHours()
		note2 := fmt.Sprintf("%s–%s", num(pl.MappingHours[0]+pl.OtherHours[0]), num(pl.MappingHours[1]+pl.OtherHours[1]))
		if h < pl.MappingHours[0]+pl.OtherHours[0]-1e-9 || h > pl.MappingHours[1]+pl.OtherHours[1]+1e-9 {
			note("/leaderShare", num(h)+" timmar mot "+note2, numEN(h)+" hours against "+note2)
		}
	}
	switch {
	case !asked:
		return unknownFigures
	case len(places) == 0:
		return kvalitet.Met()
	default:
		return kvalitet.NotMet("Procent och timmar säger olika saker.", "Per cent and hours say different things.").At(places...)
	}
}

func window(p *Pass) kvalitet.Finding {
	w := weeksOf(p.Plan.Window)
	if w == 0 || p.Effort.Weeks == 0 || p.Effort.Leaders == 0 {
		return unknownFigures
	}
	limit := p.Plan.LeaderShare * p.Plan.weekHours()
	if limit == 0 {
		limit = p.Effort.PerLeaderWeek
	}
	if p.Effort.PerLeaderWindowWeek <= limit+1e-9 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Tidsplanen kartlägger under %s veckor; då blir det %s timmar per ledare och vecka, inte %s.", num(w), num(p.Effort.PerLeaderWindowWeek), num(p.Effort.PerLeaderWeek)),
		fmt.Sprintf("The timetable maps during %s weeks; that makes %s hours per leader and week, not %s.", numEN(w), numEN(p.Effort.PerLeaderWindowWeek), numEN(p.Effort.PerLeaderWeek))).At(at("/window"))
}

func training(p *Pass) kvalitet.Finding {
	if len(p.Plan.Training) == 0 {
		return unknownFigures
	}
	var places []kvalitet.Place
	for i, t := range p.Plan.Training {
		if t.Unclear {
			places = append(places, at(check.At("/training", i)))
		}
	}
	if len(places) == 0 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Det är oklart om kurserna är alternativ: kostnaden är mellan %s och %s kr.", p.Effort.TrainingFrom, p.Effort.TrainingTo),
		fmt.Sprintf("It is unclear whether the courses are alternatives: the cost is between %s and %s kr.", p.Effort.TrainingFrom, p.Effort.TrainingTo)).At(places...)
}

func timetable(p *Pass) kvalitet.Finding {
	if p.Plan.Period.IsZero() {
		return unknownFigures
	}
	var places []kvalitet.Place
	if !p.Plan.Window.IsZero() && !p.Plan.Window.Within(p.Plan.Period) {
		places = append(places, at("/window"))
	}
	for i, a := range p.Plan.Activities {
		if !a.Period.Within(p.Plan.Period) {
			places = append(places, kvalitet.Place{Path: check.At("/activities", i), Note: kvalitet.Label{SV: a.Name, EN: a.Name}})
		}
	}
	if len(places) == 0 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Tidsplanen har delar utanför projekttiden.", "The timetable has parts outside the project.").At(places...)
}

func followUp(p *Pass) kvalitet.Finding {
	slots := p.Plan.Schedule()
	if len(slots) == 0 || p.Plan.Period.Until.IsZero() {
		return unknownFigures
	}
	last := slots[len(slots)-1].FollowUp
	if last.Until.AddDays(-1).Before(p.Plan.Period.Until) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Uppföljningen av den sista kartan kan dröja till %s, efter projektets slut.", last.Last()),
		fmt.Sprintf("The follow-up of the last map may be as late as %s, after the project's end.", last.Last())).At(at("/followUpWeeks"))
}
