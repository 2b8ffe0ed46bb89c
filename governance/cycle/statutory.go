package cycle

import (
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// act returns a source in a statute.
func act(title, section string) kvalitet.Source {
	return kvalitet.Source{Title: title, Section: section, Grade: kvalitet.GradeStatute}
}

const (
	localGovernmentAct    = "Kommunallag (2017:725)"
	oldLocalGovernmentAct = "Kommunallag (1991:900)"
)

var (
	sinceKL = kvalitet.Period{From: kvalitet.NewDate(2018, time.January, 1)}
	// The act of 1991 had the same days; its clauses are unconfirmed, so the grade is our default.
	oldKL     = kvalitet.Period{From: kvalitet.NewDate(1992, time.January, 1), Until: kvalitet.NewDate(2018, time.January, 1)}
	oldSource = kvalitet.Source{Title: oldLocalGovernmentAct, Section: "8 kap.", Grade: kvalitet.GradeDefault}
)

// Statutory returns the deadlines that the law sets for every municipality, with the clause and the days in force.
// A day in [Deadline.Day] that is our default marks a duty for which the law gives no day. Interim reports are to
// 30 June at the earliest and to 31 August at the latest; this is for the period that ends on 31 August, and
// [InterimReport] gives another.
func Statutory() []Deadline {
	statute, ours := kvalitet.GradeStatute, kvalitet.GradeDefault
	rules := []Deadline{
		{Code: "annual-report", Title: kvalitet.Label{SV: "Årsredovisningen lämnas till fullmäktige och revisorerna", EN: "Annual report handed to the council and the auditors"},
			Source: act(localGovernmentAct, "11 kap. 20 §"), Day: statute, Due: On(time.April, 15), Roll: true, About: -1,
			By: "executive", After: []string{"interim-report"}},
		{Code: "discharge", Title: kvalitet.Label{SV: "Fullmäktige beslutar om ansvarsfrihet", EN: "Council decides on discharge from liability"},
			Source: act(localGovernmentAct, "5 kap. 24 §"), Day: statute, Due: EndOf(time.June), About: -1,
			By: "council", After: []string{"annual-report"}},
		InterimReport(time.August),
		{Code: "budget-proposal", Title: kvalitet.Label{SV: "Kommunstyrelsen lägger fram budgetförslaget", EN: "Executive board presents the budget proposal"},
			Source: act(localGovernmentAct, "11 kap. 8 §"), Day: statute, Due: EndOf(time.October), About: 1, By: "executive"},
		{Code: "budget", Title: kvalitet.Label{SV: "Fullmäktige fastställer budget och skattesats", EN: "Council adopts the budget and the tax rate"},
			Source: act(localGovernmentAct, "11 kap. 10 §"), Day: statute, Due: EndOf(time.November), Years: YearsOrdinary, About: 1,
			By: "council", After: []string{"budget-proposal"}},
		{Code: "budget", Title: kvalitet.Label{SV: "Det nyvalda fullmäktige fastställer budget och skattesats", EN: "Newly elected council adopts the budget and the tax rate"},
			Source: act(localGovernmentAct, "11 kap. 10 § och 5 kap. 9 §"), Day: statute, Opens: On(time.October, 15), Due: EndOf(time.November),
			Years: YearsElection, About: 1, By: "council", After: []string{"budget-proposal"}},
		{Code: "budget-last", Title: kvalitet.Label{SV: "Sista dag för budgeten om synnerliga skäl har skjutit upp den (skattesatsen i november)", EN: "Last day for a budget put off for exceptional reasons (tax rate in November)"},
			Source: act(localGovernmentAct, "11 kap. 11 §"), Day: statute, Due: EndOf(time.December), About: 1, By: "council"},
		{Code: "company-decision", Title: kvalitet.Label{SV: "Kommunstyrelsen prövar varje bolags verksamhet under föregående år", EN: "Executive board reviews each company's operations of last year"},
			Source: act(localGovernmentAct, "6 kap. 9 §"), Day: ours, Due: On(time.April, 15), Roll: true, About: -1, By: "executive"},
		{Code: "private-providers", Title: kvalitet.Label{SV: "Fullmäktige antar program för privata utförare för mandatperioden", EN: "Council adopts the programme for private providers for its term"},
			Source: act(localGovernmentAct, "5 kap. 3 §"), Day: ours, Due: EndOf(time.December), Years: YearsFirstTerm, By: "council"},
		{Code: "new-council", Title: kvalitet.Label{SV: "Det nyvalda fullmäktiges mandatperiod börjar", EN: "Term of the newly elected council begins"},
			Source: act(localGovernmentAct, "5 kap. 9 §"), Day: statute, Due: On(time.October, 15), Years: YearsElection, By: "council"},
		{Code: "school-grants", Title: kvalitet.Label{SV: "Bidragsbelopp till fristående skolor beslutas för nästa år", EN: "Grants to independent schools are decided for next year"},
			Source: kvalitet.Source{Title: "Skolförordning (2011:185)", Section: "14 kap.", Grade: ours}, Day: ours, Due: EndOf(time.December), About: 1, By: "board"},
		{Code: "patient-safety", Title: kvalitet.Label{SV: "Patientsäkerhetsberättelsen är klar", EN: "Patient safety report is ready"},
			Source: act("Patientsäkerhetslag (2010:659)", "3 kap. 10 §"), Day: statute, Due: On(time.March, 1), Roll: true, About: -1, By: "board",
			InForce: kvalitet.Period{From: kvalitet.NewDate(2011, time.January, 1)}},
	}
	for i := range rules {
		if rules[i].Years == 0 {
			rules[i].Years = YearsAll
		}
		if rules[i].InForce.IsZero() {
			rules[i].InForce = sinceKL
		}
	}
	for _, r := range rules {
		switch r.Code {
		case "annual-report", "budget-proposal", "budget":
			r.Source, r.Day, r.InForce = oldSource, ours, oldKL
			rules = append(rules, r)
		}
	}
	quarterly := Deadline{Title: kvalitet.Label{SV: "Ej verkställda beslut rapporteras för kvartalet", EN: "Decisions not carried out are reported for the quarter"},
		Source: act("Lag (1993:387) om stöd och service till vissa funktionshindrade", "28 f–h §§"), Day: ours, Years: YearsAll, By: "board", InForce: sinceKL}
	for i, month := range []time.Month{time.March, time.June, time.September, time.December} {
		quarterly.Code = "unexecuted-decisions-q" + string(rune('1'+i))
		quarterly.Due = EndOf(month)
		rules = append(rules, quarterly)
	}
	return rules
}

// InterimReport returns the deadline of the interim report whose period ends with the month, June, July or August: it
// is handed over within two months.
func InterimReport(month time.Month) Deadline {
	return Deadline{Code: "interim-report",
		Title:  kvalitet.Label{SV: "Delårsrapporten lämnas till fullmäktige och revisorerna", EN: "Interim report handed to the council and the auditors"},
		Source: act(localGovernmentAct, "11 kap. 16 §"), Day: kvalitet.GradeStatute,
		Opens: EndOf(month), Due: DayRule{Month: month, Months: 2}, Roll: true, Years: YearsAll, By: "executive", InForce: sinceKL}
}
