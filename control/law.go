package control

import (
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

const municipalAct = "Kommunallag (2017:725)"

// fraudDuty is the first day on which the law asks that internal control prevents errors and fraud.
var fraudDuty = kvalitet.NewDate(2025, time.July, 1)

// Duty is a duty of the law in one wording (lagkrav).
type Duty struct {
	Text   kvalitet.Label  `json:"text"`
	Source kvalitet.Source `json:"source"`
	// Period is when the wording is in force.
	Period kvalitet.Period `json:"period,omitzero"`
}

// Duties returns what the law asks of internal control, in our words. The duty of the boards stands twice, before and
// after lag (2025:374): a text made from an old template quotes the old wording. Before 2018 the same stood in 6 kap.
// 7 § of the act of 1991, so a search for the paragraph's number misses older documents.
func Duties() []Duty {
	from2018 := kvalitet.NewDate(2018, time.January, 1)
	statute := func(section string) kvalitet.Source {
		return kvalitet.Source{Title: municipalAct, Section: section, Grade: kvalitet.GradeStatute}
	}
	return []Duty{
		{kvalitet.Label{SV: "Varje nämnd ser till att den interna kontrollen är tillräcklig.",
			EN: "Every board sees to it that the internal control is sufficient."},
			statute("6 kap. 6 § (lydelse före 1 juli 2025)"), kvalitet.Period{From: from2018, Until: fraudDuty}},
		{kvalitet.Label{SV: "Varje nämnd ser till att den interna kontrollen räcker för att förebygga fel och oegentligheter, också när uppgiften är överlämnad till någon annan.",
			EN: "Every board sees to it that the internal control suffices to prevent errors and fraud, also where the task has been handed to someone else."},
			statute("6 kap. 6 § (lydelse enligt lag 2025:374)"), kvalitet.Period{From: fraudDuty}},
		{kvalitet.Label{SV: "Kommunstyrelsen har uppsikt över de andra nämnderna, de kommunala bolagen och kommunalförbunden.",
			EN: "The executive oversees the other boards, the municipality's companies and its associations."},
			statute("6 kap. 1 §"), kvalitet.Period{From: from2018}},
		{kvalitet.Label{SV: "Revisorerna prövar varje år om nämndernas interna kontroll är tillräcklig.",
			EN: "The auditors examine every year whether the boards' internal control is sufficient."},
			statute("12 kap. 1 §"), kvalitet.Period{From: from2018}},
	}
}

// DutiesOn returns those of [Duties] that are in force on the day.
func DutiesOn(day kvalitet.Date) []Duty {
	var in []Duty
	for _, d := range Duties() {
		if d.Period.Contains(day) {
			in = append(in, d)
		}
	}
	return in
}

// Objectives returns the three objectives of internal control in Örebro's handbook, each to be reached with reasonable
// assurance (rimlig grad av säkerhet): never a promise that nothing goes wrong.
func Objectives() []kvalitet.Label {
	return []kvalitet.Label{
		{SV: "verksamheten är ändamålsenlig och kostnadseffektiv", EN: "operations are effective and cost-efficient"},
		{SV: "den finansiella rapporteringen och informationen om verksamheten är tillförlitlig", EN: "financial reporting and information about operations are reliable"},
		{SV: "lagar, föreskrifter och riktlinjer följs", EN: "laws, regulations and guidelines are followed"},
	}
}
