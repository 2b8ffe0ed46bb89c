package rosa_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/rosa"
)

// Three estimates become one figure.
func ExampleMinutes_Of() {
	m := rosa.Minutes{Low: dec("10"), Likely: dec("15"), High: dec("26")}
	for _, e := range rosa.Estimates() {
		fmt.Println(e.Label().SV, m.Of(e))
	}
	// Output:
	// troligt värde 15
	// PERT 16
	// triangel 17
}

// What the index would be with a gate in place everywhere, and at another boundary.
func ExampleIndex() {
	c := permit()
	c.Parts[1].Findings.Answer(rosa.GateRoutine, rosa.AnswerNo)
	report, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Index.Ready.Round(1), "av", report.Index.Potential.Round(1))
	for _, v := range report.Index.Sensitivity {
		if v.Code == "with.routine" || v.Code == "boundaryBelow" {
			fmt.Println(v.Code, v.Ready.Round(1))
		}
	}
	// Output:
	// 14.6 av 80.5
	// boundaryBelow 14.6
	// with.routine 80.5
}

// Nobody is asked where a form is that does not exist.
func ExampleCaseType_Questions() {
	c := permit()
	before := len(c.Questions(rosa.DefaultBoundary))
	c.Parts[0].Findings.Form = rosa.AnswerNo
	fmt.Println(before, len(c.Questions(rosa.DefaultBoundary)))
	// Output: 31 30
}

// A case with most of its minutes movable is still not solved by the centre.
func ExampleReport_Case() {
	report, err := rosa.Analyse([]rosa.CaseType{permit()}, rosa.DefaultBoundary)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, _ := report.Case(id(1))
	fmt.Println("nivå", int(c.MaxLevel), c.Movable, "av", c.Minutes, "minuter;", "löses helt:", c.FullySolvable, c.SolvableLow)
	// Output: nivå 6 4950 av 6150 minuter; löses helt: false 0.9
}

// What would leave each activity of a process map.
func ExampleMethod_Links() {
	c := permit()
	for i := range c.Parts {
		c.Parts[i].Activity = rosa.Activity{Process: id(70), Activity: "handlägg"}
	}
	for _, l := range (rosa.Method{}).Links([]rosa.CaseType{c}) {
		fmt.Println(l.Activity.Activity, l.Parts, "delar,", l.Movable, "av", l.Minutes, "minuter")
	}
	// Output: handlägg 3 delar, 4950 av 6150 minuter
}
