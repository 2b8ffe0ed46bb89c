package org_test

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/org"
)

// Who may decide, and whether it may be delegated: with the clause that says so.
func ExampleMayDecide() {
	budget, _ := org.MatterOf(org.Matters(), "budget")
	for _, kind := range []org.BodyKind{org.BodyCouncil, org.BodyExecutive} {
		r := org.MayDecide(budget, kind)
		fmt.Println(kind.Label().SV, r.Allowed, r.Source)
	}
	r := org.MayDelegate(budget, org.DelegateEmployee)
	fmt.Println(r.Allowed, r.Source)
	// Output:
	// kommunfullmäktige true Kommunallag (2017:725) 5 kap. 1 §
	// kommunstyrelse false Kommunallag (2017:725) 5 kap. 1 §
	// false Kommunallag (2017:725) 5 kap. 2 §
}

// A decision by delegation, and the list that the board gets at its next meeting.
func ExampleReportList() {
	d := org.Delegation{ID: uuid.UUID{15: 1}, Body: "SN", Text: "Bevilja hemtjänst", To: org.DelegateEmployee, Role: "unitManager"}
	decided, err := d.Decide(uuid.UUID{15: 2}, kvalitet.NewDate(2027, 3, 4), "SN 2027/118", org.Matters())
	if err != nil {
		fmt.Println(err)
		return
	}
	meetings := []kvalitet.Date{kvalitet.NewDate(2027, 2, 17), kvalitet.NewDate(2027, 3, 17)}
	for _, x := range org.ReportList([]org.DelegatedDecision{decided}, meetings[1]) {
		fmt.Println(x.Reference, x.Role, x.Due(meetings))
	}
	fmt.Println(len(org.Unreported([]org.DelegatedDecision{decided}, meetings, kvalitet.NewDate(2027, 4, 1))), "ej anmält")
	// Output:
	// SN 2027/118 unitManager 2027-03-17
	// 1 ej anmält
}

// A row of the order that law forbids is refused before anyone decides by it.
func ExampleDelegation_Decide() {
	d := org.Delegation{ID: uuid.UUID{15: 1}, Body: "SN", Text: "Anta verksamhetsplanen", To: org.DelegateEmployee, Role: "unitManager", Bars: []org.Bar{org.BarGoals}}
	_, err := d.Decide(uuid.UUID{15: 2}, kvalitet.NewDate(2027, 3, 4), "SN 2027/119", org.Matters())
	fmt.Println(err != nil)
	// Output: true
}

// A board is renamed and then split; records keep the code that they were made with.
func ExampleOrganisation_Successors() {
	o := org.Organisation{Aliases: []org.Alias{
		{Old: "school", New: "education", On: kvalitet.NewDate(2019, 1, 1)},
		{Old: "education", New: "learning", On: kvalitet.NewDate(2023, 1, 1)}, {Old: "education", New: "youth", On: kvalitet.NewDate(2023, 1, 1)}}}
	fmt.Println(o.Successors("school", kvalitet.NewDate(2020, 1, 1)), o.Successors("school", kvalitet.NewDate(2027, 1, 1)))
	fmt.Println(o.Predecessors("youth", kvalitet.NewDate(2027, 1, 1)))
	// Output:
	// [education] [learning youth]
	// [education school youth]
}

// Names as people write them.
func ExampleOrganisation_BodyNamed() {
	for _, o := range org.Presets() {
		body, ok := o.BodyNamed("Kommunstyrelsen")
		fmt.Println(o.Name.SV, ok, body.Kind.IsBoard())
	}
	// Output:
	// Örebro kommun true true
	// Lidköpings kommun true true
	// Haparanda stad true true
	// Skellefteå kommun true true
	// Marks kommun true true
}

func ExampleRules() {
	o := org.Haparanda()
	for _, f := range kvalitet.Run(org.Rules(), org.NewPass(o)) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.org.bodies met
	// governance.org.accountable notApplicable
	// governance.org.forum.mandate met
	// governance.org.forum.chair notMet
	// governance.org.delegation notApplicable
	// governance.org.companies unknown
	// governance.org.oversight unknown
}
