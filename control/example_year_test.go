package control_test

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

// What can be said of a plan before the year begins: the roles, and that adopted rows were changed without a decision.
func ExamplePlanRules() {
	f := wholeFile()
	f.Plan.Activities[1].Responsible = f.Plan.Activities[1].Owner // whoever owns the control is to test it
	findings := kvalitet.Run(control.PlanRules(), control.NewPass(control.File{Body: f.Body, Year: f.Year, Plan: f.Plan}, control.Orebro(), day("2026-12-01")))
	for _, finding := range findings {
		if finding.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(finding.Rule, finding.Path)
		}
	}
	// Output:
	// control.plan.separation /plan/activities/1/responsible
	// control.plan.frozen /plan/seal
}

// The models name the last day of each step.
func ExampleModels() {
	for _, m := range control.Models() {
		fmt.Println(m.Name.In("sv"), "–", m.Due(control.StepReport, 2027))
	}
	// Output:
	// Örebros internkontroll – 2027-12-31
	// Göteborgs internkontroll – 2028-01-31
	// Hultsfreds internkontroll – 2028-04-15
	// Kalmars internkontroll – 2028-04-15
	// Melleruds internkontroll – 2028-04-01
}

// An adopted plan is changed by a decision; what was adopted stays as it is.
func ExamplePlan_Amend() {
	plan := *wholeFile().Plan
	changed := plan.Activities[1]
	changed.Sample = 93
	amended, err := plan.Amend(control.Amendment{Date: day("2027-03-02"), Motive: "fel väntas", Resolution: decision("2027-03-20", "§ 31"),
		Changes: []control.Change{{Number: changed.Number, Activity: &changed}}})
	intact, _ := amended.Intact()
	fmt.Println(amended.Current()[1].Sample, amended.Activities[1].Sample, intact, err)
	_, err = plan.Amend(control.Amendment{Changes: []control.Change{{Number: changed.Number}}})
	fmt.Println(err != nil) // nobody has decided
	// Output:
	// 93 59 true <nil>
	// true
}

// A done action is not yet an effective one.
func ExampleDeviation_Close() {
	d := control.Deviation{ID: id(21), Body: "Socialnämnden", Year: 2027, Activity: number("V1"), Found: day("2027-04-14"), Text: "Gammal inkomst i två beslut",
		Action: "ny blankett", Owner: "enhetschef", Due: day("2027-06-30"), Done: day("2027-06-15")}
	_, err := d.Close(day("2027-10-15"))
	fmt.Println(err != nil, d.Open(day("2027-10-15")), d.Overdue(day("2027-10-15")))
	d.Effect = control.Effect{Date: day("2027-10-12"), Shown: ptr(true)}
	closed, err := d.Close(day("2027-10-15"))
	fmt.Println(closed.Closed, err)
	// Output:
	// true true false
	// 2027-10-15 <nil>
}

// The occasions of a control that is tested once a tertial, in the months when schools are open.
func ExampleActivity_Occurrences() {
	a := control.Activity{Number: number("V3"), Frequency: control.FrequencyTertial, Period: kvalitet.Period{From: day("2027-01-07"), Until: day("2027-12-18")}}
	for _, o := range a.Occurrences(2027) {
		fmt.Println(o.Due)
	}
	// Output:
	// 2027-04-30
	// 2027-08-31
	// 2027-12-17
}

func ExampleCount() {
	var sum control.Counts
	late := wholeFile()
	late.Executions = late.Executions[:2]
	for _, f := range []control.File{wholeFile(), late} {
		sum = sum.Add(control.Count(control.NewPass(f, control.Orebro(), afterwards)))
	}
	fmt.Println(sum.Done, "av", sum.Occasions, "kontroller utförda,", sum.Missed(), "uteblivna,", sum.Wrong, "fel av", sum.Tested)
	// Output: 6 av 8 kontroller utförda, 2 uteblivna, 4 fel av 177
}

// "Not due" and "not applicable" never become "no deviation".
func ExampleWorstResult() {
	fmt.Println(control.WorstResult(control.ResultNoDeviation, control.ResultMinor, control.ResultNotDue))
	fmt.Println(control.WorstResult(control.ResultNotApplicable, control.ResultNotApplicable))
	// Output:
	// minor
	// notApplicable
}

func ExampleParseNumber() {
	var numbers []control.Number
	for _, text := range []string{"V10", "E1", "V2"} {
		n, err := control.ParseNumber(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		numbers = append(numbers, n)
	}
	slices.SortFunc(numbers, control.Number.Compare)
	fmt.Println(numbers)
	// Output: [E1 V2 V10]
}

// What the auditors get: which documents there are, with a hash of each, and the evidence that they point at.
func ExampleNewDossier() {
	d, err := control.NewDossier(wholeFile())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, doc := range d.Documents[:2] {
		fmt.Println(doc.Schema, len(doc.Hash))
	}
	fmt.Println(d.Evidence[0].Reference)
	// Output:
	// control/plan/v1 64
	// control/execution/v1 64
	// SOC 2027/31
}

// A board that has not reported is found when its name is expected.
func ExampleOverviewRules() {
	p := control.NewPass(wholeFile(), control.Orebro(), afterwards)
	overview, err := control.Summarise(id(2), 2027, afterwards, []*control.Pass{p}, []control.Assessment{control.Assess(id(1), p, control.DefaultProfile())})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range kvalitet.Run(control.OverviewRules(), &control.OverviewPass{Overview: overview, Expected: []string{"Socialnämnden", "Byggnadsnämnden"}}) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// control.overview.bodies notMet
	// control.overview.judged met
	// control.overview.executive unknown
	// control.overview.auditors unknown
}

func ExamplePrinciples() {
	for _, p := range control.Principles()[15:] {
		fmt.Println(p.Number, p.Component.Label().SV)
	}
	// Output:
	// 16 tillsyn
	// 17 tillsyn
}

// Criteria are data; a risk that nobody rated is chosen only by those that ask for no value.
func ExampleCriterion() {
	risks := []control.Risk{{ID: "R1", Text: "Ingen har värderat den", Flagged: true}, {ID: "R2", Text: "Fel attest", Value: 9}}
	for _, row := range control.Select(risks, control.AtLeast(9), control.Flagged()) {
		fmt.Println(row.Risk.ID, row.Chosen, row.Reasons[0].Code)
	}
	// Output:
	// R1 true flagged
	// R2 true atLeast
}

// Reasons to choose a risk, each a criterion that a municipality combines as it likes.
func ExampleConsequence() {
	risks := []control.Risk{{ID: "R1", Text: "Fel attest", Area: control.AreaEconomy, Value: 4, Consequence: 4},
		{ID: "R2", Text: "Sen arkivering", Area: control.AreaOperations, Value: 6, Consequence: 2, Deviated: true}}
	for _, criteria := range [][]control.Criterion{{control.Consequence(4)}, {control.Deviated()}, {control.PerArea(1)}} {
		for _, row := range control.Select(risks, criteria...) {
			fmt.Print(row.Risk.ID, " ", row.Chosen, " ")
		}
		fmt.Println(criteria[0].Kind)
	}
	// Output:
	// R1 true R2 false consequence
	// R1 false R2 true deviated
	// R1 true R2 true perArea
}

// The rules of one aspect of the assessment.
func ExampleRules() {
	for _, a := range control.Aspects() {
		fmt.Println(a.Label().SV, len(control.Rules(a)) > 0)
	}
	// Output:
	// riskanalysens kvalitet true
	// planens täckning true
	// genomförande true
	// uppföljning true
	// tid och form true
}
