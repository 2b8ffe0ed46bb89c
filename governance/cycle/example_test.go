package cycle_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

func ExampleCalendar_AddWorkingDays() {
	cal := cycle.Sweden()
	received := kvalitet.NewDate(2026, 6, 18) // the day before Midsummer Eve
	fmt.Println(cal.AddWorkingDays(received, 2))
	// Output: 2026-06-23
}

func ExampleCalendar_AddMonths() {
	cal := cycle.Sweden()
	period := kvalitet.NewDate(2026, 8, 31)
	fmt.Println(cal.AddMonths(period, 2, true), "rapport")
	fmt.Println(cal.AddMonths(period, 2, false), "politiskt beslut")
	// Output:
	// 2026-11-02 rapport
	// 2026-10-31 politiskt beslut
}

func ExampleCalendar_Closing() {
	cal := cycle.Sweden()
	bridges := cal.Bridges(2026) // klämdagar
	fmt.Println(bridges)
	fmt.Println(cal.WorkingDays(kvalitet.Year(2026).From, kvalitet.Year(2026).Until),
		cal.Closing(bridges...).WorkingDays(kvalitet.Year(2026).From, kvalitet.Year(2026).Until))
	// Output:
	// [2026-01-02 2026-01-05 2026-05-15]
	// 251 248
}

func ExampleWheel_Year() {
	for e := range cycle.Orebro().Year(2028, cycle.Sweden()) {
		if e.Rolled {
			fmt.Println(e.Date, e.Title.In("sv"), e.Source)
		}
	}
	// Output:
	// 2028-04-18 Årsredovisningen lämnas till fullmäktige och revisorerna Kommunallag (2017:725) 11 kap. 20 §
	// 2028-04-18 Kommunstyrelsen prövar varje bolags verksamhet under föregående år Kommunallag (2017:725) 6 kap. 9 §
}

func ExampleWheel_Overlaps() {
	for _, o := range cycle.Orebro().Overlaps(2027, cycle.Sweden()) {
		fmt.Println(o.Period.From, o.Years)
	}
	// Output:
	// 2027-01-01 [2026 2027 2028]
	// 2027-07-01 [2027 2028]
	// 2027-11-01 [2027 2028 2029]
}

func ExampleWheel_Conflicts() {
	w := cycle.Orebro()
	for i, d := range w.Deadlines {
		if d.Code == "osb" {
			w.Deadlines[i].Due = cycle.EndOf(12) // the budget is put off
		}
	}
	for _, c := range w.Conflicts(2028, cycle.Sweden()) {
		fmt.Println(c.Entry.Code, "före", c.Before.Code)
	}
	// Output:
	// executive-plan före osb
	// programme-plan före osb
}

func ExampleICalendar_Write() {
	w := cycle.StatutoryWheel()
	entries := slices.Collect(w.Year(2028, cycle.Sweden()))
	var file strings.Builder
	if err := (cycle.ICalendar{ID: w.ID, Name: w.Name}).Write(&file, slices.Values(entries[2:3])); err != nil {
		fmt.Println(err)
	}
	fmt.Print(strings.ReplaceAll(file.String(), "\r\n", "\n"))
	// Output:
	// BEGIN:VCALENDAR
	// VERSION:2.0
	// PRODID:-//kvalitet//governance cycle//SV
	// CALSCALE:GREGORIAN
	// METHOD:PUBLISH
	// X-WR-CALNAME:Lagens årshjul
	// BEGIN:VEVENT
	// UID:278901e6-071b-5070-ade0-19736a9fcfcc
	// DTSTAMP:20280101T000000Z
	// DTSTART;VALUE=DATE:20280418
	// DTEND;VALUE=DATE:20280419
	// SUMMARY;LANGUAGE=sv:Årsredovisningen lämnas till fullmäktige och revisor
	//  erna
	// DESCRIPTION;LANGUAGE=sv:Kommunallag (2017:725) 11 kap. 20 §\nFlyttad från
	//   2028-04-15\, som inte är en arbetsdag.
	// TRANSP:TRANSPARENT
	// END:VEVENT
	// END:VCALENDAR
}

func ExampleValidateChange() {
	adopted := cycle.Plan{ID: uuid.UUID{15: 1}, Title: "Verksamhetsplan 2027", Adoption: cycle.Adoption{Body: "socialnämnden", On: kvalitet.NewDate(2026, 12, 15)}}
	changed := adopted
	changed.Title = "Verksamhetsplan 2027, rättad"
	fmt.Println(cycle.ValidateChange(adopted, changed))
	// Output: ogiltigt värde / invalid value: /: planen är antagen och kan inte ändras; gör en ny plan som ersätter den / the plan is adopted and cannot be changed; make a new plan that supersedes it
}

func ExampleEaster() {
	fmt.Println(cycle.Easter(2028))
	// Output: 2028-04-16
}
