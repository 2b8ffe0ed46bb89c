package improve_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process/improve"
)

// What is due in a case, with what is to be escalated.
func ExamplePolicy_Tasks() {
	c := missed(1)
	c.Effect, c.Closed = nil, kvalitet.Date{} // nobody has seen what the action gave
	for _, task := range improve.Kristianstad().Tasks(c, day(12, 1), improve.Weekdays{}) {
		fmt.Println(task.Code, task.Due, task.Late)
	}
	fmt.Println(c.Stage().Label().SV)
	// Output:
	// checkEffect 2026-03-06 true
	// väntar på effekt
}

// A turn of the wheel gives what its phase should before the next may begin.
func ExampleWheel_Next() {
	w := improve.Wheel{ID: id(1), Name: "Kortare väntan", Round: 1, Aim: "halverad väntan"}
	fmt.Println(w.Phase().Label().SV, w.Missing(improve.PhasePlan))
	next, err := turn().Next(id(2))
	fmt.Println(next.Round, next.Baseline, next.Phase().Label().SV, err)
	// Output:
	// planera [/measure /baseline /expected /change]
	// 2 12 planera <nil>
}

// The more a proposal touches, the higher the decision.
func ExampleMayDecide() {
	for _, s := range []improve.Scope{{}, {Map: true}, {Map: true, Resources: true}} {
		fmt.Println(improve.MayDecide(s)[0].Label().SV)
	}
	// Output:
	// förbättringsledare
	// delprocessägare
	// ledningsgrupp
}

func ExampleTimeToFix() {
	for _, f := range improve.TimeToFix([]improve.Case{missed(1), missed(2)}) {
		fmt.Println("allvarlighet", f.Severity, f.Cases, "ärenden,", f.Mean, "dagar")
	}
	// Output: allvarlighet 3 2 ärenden, 59 dagar
}

// A suspected lex Sarah case is flagged; people decide.
func ExamplePolicy_Grave() {
	c := missed(1)
	fmt.Println(c.Assessment.Score(), improve.Kristianstad().Grave(c))
	c.Assessment = &improve.Assessment{Date: day(2, 4), Severity: 2, Probability: 3}
	fmt.Println(c.Assessment.Score(), improve.Kristianstad().Grave(c))
	// Output:
	// 9 true
	// 6 false
}

// Who answers when the holder is away.
func ExamplePolicy_Deputy() {
	p := improve.Kristianstad()
	fmt.Println(p.Deputy("Enhetschef", "Biträdande enhetschef", day(2, 2), day(2, 3), improve.Weekdays{}))
	fmt.Println(p.Deputy("Enhetschef", "Biträdande enhetschef", day(2, 2), day(3, 2), improve.Weekdays{}))
	// Output:
	// Enhetschef
	// Biträdande enhetschef
}
