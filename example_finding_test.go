package kvalitet_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// The answers that a rule's check can give. What is missing is unknown, never "no", and a "no" says where.
func ExampleFinding() {
	check := func(goals []string, known bool) kvalitet.Finding {
		switch {
		case !known:
			return kvalitet.Unknown("målen är inte lästa", "the goals are not read")
		case len(goals) == 0:
			return kvalitet.NotApplicable("det finns inga mål", "there are no goals")
		case goals[0] == "":
			return kvalitet.NotMet("Målet saknar text.", "The goal has no text.").At(kvalitet.Place{Path: "/goals/0/text"})
		default:
			return kvalitet.Met()
		}
	}
	for _, f := range []kvalitet.Finding{check(nil, false), check(nil, true), check([]string{""}, true), check([]string{"Fler ska simma"}, true)} {
		fmt.Printf("%s %q\n", f.Outcome.Label().SV, f.Path)
	}
	// Output:
	// går inte att avgöra ""
	// ej tillämplig ""
	// ej uppfylld "/goals/0/text"
	// uppfylld ""
}

// A month on from the last day is the last day; a leap day is one year later the 28th.
func ExampleDate_AddYears() {
	leap := kvalitet.NewDate(2028, time.February, 29)
	fmt.Println(leap.AddYears(1), leap.AddDays(1), leap.EndOfMonth(), leap.Weekday())
	fmt.Println(leap.Before(leap.AddDays(1)), leap.Compare(leap))
	// Output:
	// 2029-02-28 2028-03-01 2028-02-29 Tuesday
	// true 0
}

// The day that it was in the zone of the instant: just after midnight in Sweden is yesterday in UTC.
func ExampleDateOf() {
	stockholm := time.FixedZone("CET", 3600)
	at := time.Date(2027, time.January, 1, 0, 30, 0, 0, stockholm)
	fmt.Println(kvalitet.DateOf(at), kvalitet.DateOf(at.UTC()), kvalitet.DateOf(at).Time(stockholm).Equal(at.Add(-30*time.Minute)))
	// Output: 2027-01-01 2026-12-31 true
}

// Periods are half-open: those that adjoin do not overlap.
func ExamplePeriod_Overlaps() {
	term := kvalitet.Period{From: kvalitet.NewDate(2026, 10, 15), Until: kvalitet.NewDate(2030, 10, 15)}
	fmt.Println(kvalitet.Year(2027).Within(term), kvalitet.Year(2026).Within(term), kvalitet.Year(2026).Overlaps(term), kvalitet.Year(2026).Overlaps(kvalitet.Year(2027)))
	fmt.Println(kvalitet.Year(2027).Last(), kvalitet.Year(2027).Contains(kvalitet.NewDate(2028, 1, 1)))
	// Output:
	// true false true false
	// 2027-12-31 false
}

// A municipality's own number for a rule's threshold; ours when it has none.
func ExampleProfile_Threshold() {
	p := kvalitet.Profile{Thresholds: map[string]float64{"process.map.activities": 15}}
	fmt.Println(p.Threshold("process.map.activities", 10), p.Threshold("process.map.elements", 50))
	// Output: 15 50
}

// A rule that came into force asks nothing of the years before.
func ExampleRule_InForce() {
	r := &kvalitet.Rule[string]{ID: "ale.goal.children", From: kvalitet.NewDate(2027, 1, 1)}
	fmt.Println(r.InForce(kvalitet.NewDate(2026, 12, 31)), r.InForce(kvalitet.NewDate(2027, 1, 1)))
	// Output: false true
}

// The schema of a document by the name that stands in it, for a host to publish or to check by.
func ExampleSchema() {
	text, ok := kvalitet.Schema("governance/goal/v1")
	_, unknown := kvalitet.Schema("governance/goal/v99")
	fmt.Println(json.Valid(text), ok, unknown)
	// Output: true true false
}
