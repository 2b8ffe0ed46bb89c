package cycle_test

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

func ExampleCalendar_Holidays() {
	for _, h := range cycle.Sweden().Holidays(2028)[3:6] {
		fmt.Println(h.Date, h.Name.SV)
	}
	// Output:
	// 2028-04-16 påskdagen
	// 2028-04-17 annandag påsk
	// 2028-05-01 första maj
}

// A statutory time that ends on a free day runs to the next working day; a promise begins the day after.
func ExampleCalendar_RollForward() {
	cal := cycle.Sweden()
	ends := kvalitet.NewDate(2026, 4, 3) // Good Friday
	fmt.Println(cal.IsWorkingDay(ends), cal.RollForward(ends), cal.ClockStart(kvalitet.NewDate(2026, 4, 2)))
	// Output: false 2026-04-07 2026-04-07
}

// A municipality that closes on the days before holidays.
func ExampleCalendar_ClosingRules() {
	cal, err := cycle.Sweden().ClosingRules(cycle.SwedishHalfDays()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	thursday := kvalitet.NewDate(2026, 4, 2) // skärtorsdagen
	fmt.Println(cycle.Sweden().IsWorkingDay(thursday), cal.IsWorkingDay(thursday))
	// Output: true false
}

// A calendar is data: this municipality keeps a day of its own.
func ExampleNewCalendar() {
	def := cycle.SwedishDefinition()
	def.Rules = append(def.Rules, cycle.HolidayRule{Code: "founding", Name: kvalitet.Label{SV: "kommunens dag", EN: "the municipality's day"},
		Kind: def.Rules[0].Kind, On: cycle.On(9, 15), Source: kvalitet.OurDefault("fullmäktige § 12")})
	cal, err := cycle.NewCalendar(def)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(cal.IsWorkingDay(kvalitet.NewDate(2026, 9, 15)), cal.Covers(kvalitet.NewDate(2026, 9, 15)))
	// Output: false true
}

func ExampleAfterEaster() {
	day, ok := cycle.HolidayRule{Code: "ascension", On: cycle.AfterEaster(39)}.In(2027)
	fmt.Println(day, ok)
	// Output: 2027-05-06 true
}

func ExampleElectionDay() {
	fmt.Println(cycle.ElectionDay(2026), cycle.TermStart(2026), cycle.ElectionYear(2027))
	// Output: 2026-09-13 2026-10-15 false
}

// The law's days with the municipality's own.
func ExampleWheel_With() {
	wheel := cycle.StatutoryWheel().With(cycle.Deadline{Code: "quality-report", Title: kvalitet.Label{SV: "Kvalitetsbokslut", EN: "Quality accounts"},
		Source: kvalitet.OurDefault("fullmäktige § 31"), Day: kvalitet.GradeDefault, Due: cycle.EndOf(2), Roll: true, Years: cycle.YearsAll, About: -1})
	for e := range wheel.Year(2027, cycle.Sweden()) {
		if e.Date.Month < 4 {
			fmt.Println(e.Date, e.Code)
		}
	}
	// Output:
	// 2027-03-01 patient-safety
	// 2027-03-01 quality-report
	// 2027-03-31 unexecuted-decisions-q1
}

// An operating year is longer than a calendar year.
func ExampleWheel_Operating() {
	entries := cycle.Orebro().Operating(2028, cycle.Sweden())
	fmt.Println(entries[0].Date, entries[0].Code, "…", entries[len(entries)-1].Date, entries[len(entries)-1].Code)
	// Output: 2026-11-30 outlook-day … 2029-06-30 discharge
}

// A board's plan is held against the plans above it.
func ExamplePlanRules() {
	upper := cycle.Plan{ID: uuid.UUID{15: 1}, Kind: cycle.PlanProgramme, Title: "Programplan", Body: "programnämnd social välfärd",
		Adoption: cycle.Adoption{Body: "programnämnd social välfärd", On: kvalitet.NewDate(2026, 11, 25), Section: "§ 214"}}
	plan := cycle.Plan{ID: uuid.UUID{15: 2}, Kind: cycle.PlanOperations, Title: "Verksamhetsplan", Body: "socialnämnden", BuildsOn: []uuid.UUID{upper.ID},
		Period: kvalitet.Year(2027), Adoption: cycle.Adoption{Body: "socialnämnden", On: kvalitet.NewDate(2026, 10, 14)}} // too early, and no paragraph
	for _, f := range kvalitet.Run(cycle.PlanRules(), &cycle.PlanPass{Plan: plan, Ladder: cycle.OrebroLadder(), Upper: []cycle.Plan{upper}, BodyKind: "operatingBoard"}) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.cycle.plan.upper met
	// governance.cycle.plan.order notMet
	// governance.cycle.plan.adopted notMet
	// governance.cycle.plan.answers notApplicable
	// governance.cycle.plan.term notApplicable
}

func ExampleReportRules() {
	report := cycle.PeriodReport{ID: uuid.UUID{15: 3}, Kind: cycle.ReportInterim2, Body: "kommunstyrelsen", Period: cycle.ReportInterim2.PeriodOf(2027),
		HandedOver: kvalitet.NewDate(2027, 10, 29)}
	fmt.Println(report.Period.Last(), report.Due(cycle.Sweden()))
	for _, f := range kvalitet.Run(cycle.ReportRules(), &cycle.ReportPass{Report: report, Calendar: cycle.Sweden()}) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// 2027-08-31 2027-11-01
	// governance.cycle.report.links notMet
	// governance.cycle.report.improvements notMet
	// governance.cycle.report.period met
	// governance.cycle.report.handed-over met
	// governance.cycle.report.actions unknown
}

// A preset by name, and a deadline told with its source.
func ExampleWheelNamed() {
	wheel, ok := cycle.WheelNamed("örebro")
	fmt.Println(wheel.Name.SV, ok)
	for e := range wheel.Year(2028, cycle.Sweden()) {
		if e.Code == "annual-report" {
			fmt.Println(e.Describe().SV)
		}
	}
	// Output:
	// Örebros årshjul true
	// Kommunallag (2017:725) 11 kap. 20 §
	// Flyttad från 2028-04-15, som inte är en arbetsdag.
}

// Who makes and who adopts each kind of plan.
func ExampleLadder_Rung() {
	for _, ladder := range []cycle.Ladder{cycle.OrebroLadder(), cycle.LidkopingLadder()} {
		rung, _ := ladder.Rung(cycle.PlanStrategy)
		fmt.Println(rung.Name.SV, "–", rung.AdoptedBy)
	}
	// Output:
	// övergripande strategier och budget (ÖSB) – council
	// strategisk plan och budget (SPB) med styrkort – council
}

// Swedish holidays of a year, without a calendar.
func ExampleHolidaysIn() {
	for _, h := range cycle.HolidaysIn(cycle.SwedishHolidays(), 2028) {
		if h.Date.Month == 6 {
			fmt.Println(h.Date, h.Name.SV)
		}
	}
	// Output:
	// 2028-06-04 pingstdagen
	// 2028-06-06 nationaldagen
	// 2028-06-23 midsommarafton
	// 2028-06-24 midsommardagen
}
