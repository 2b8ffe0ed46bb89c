package kvalitet_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

func ExampleParseDate() {
	d, err := kvalitet.ParseDate("2027-02-28")
	fmt.Println(d, d.Weekday(), err)

	_, err = kvalitet.ParseDate("2027-02-29")
	fmt.Println(errors.Is(err, kvalitet.ErrInvalid), err)
	// Output:
	// 2027-02-28 Sunday <nil>
	// true ogiltigt värde / invalid value: "2027-02-29" är inget datum av formen 2006-01-02 / is not a date of the form 2006-01-02
}

func ExampleDate_AddMonths() {
	d := kvalitet.NewDate(2027, time.January, 31)
	fmt.Println(d.AddMonths(1))
	fmt.Println(d.AddMonths(13))
	fmt.Println(d.AddMonths(2))
	fmt.Println(d.AddMonths(-2))
	// Output:
	// 2027-02-28
	// 2028-02-29
	// 2027-03-31
	// 2026-11-30
}

func ExampleDate_Days() {
	received := kvalitet.NewDate(2026, time.November, 22)
	answered := kvalitet.NewDate(2027, time.January, 10)
	fmt.Println(answered.Days(received), "dagar")
	// Output: 49 dagar
}

func ExamplePeriod() {
	year := kvalitet.Year(2028)
	days, _ := year.Days()
	fmt.Println(year.From, "till och med", year.Last(), "är", days, "dagar")
	fmt.Println(year.Contains(year.Until))

	term := kvalitet.Period{From: kvalitet.NewDate(2026, time.October, 15)} // no end yet
	fmt.Println(year.Within(term), term.Overlaps(kvalitet.Year(2026)))
	// Output:
	// 2028-01-01 till och med 2028-12-31 är 366 dagar
	// false
	// true true
}

func ExampleLabel_In() {
	label := kvalitet.OutcomeNotMet.Label()
	fmt.Println(label.In("sv"))
	fmt.Println(label.In("en-GB"))
	// Output:
	// ej uppfylld
	// not met
}

// Pass is what a rule looks at. A package names its own; a host may have one too.
type Pass struct {
	Text     string
	Children *bool // nil: nobody has said
}

// childRules are a host's own rules. They are values: to use them with a package's, append them to its slice.
func childRules() []*kvalitet.Rule[*Pass] {
	return []*kvalitet.Rule[*Pass]{{
		ID:    "ale.goal.children",
		Title: kvalitet.Label{SV: "Är barnets bästa prövat?", EN: "Has the child's best interest been considered?"},
		Doc: kvalitet.Label{
			SV: "Ett mål som rör barn ska vara prövat mot barnets bästa. Pröva målet och skriv ned prövningen.",
			EN: "A goal that concerns children is tried against their best interest. Do so, and write it down."},
		Source: kvalitet.Source{Title: "Lag (2018:1197) om Förenta nationernas konvention om barnets rättigheter", Section: "artikel 3", Grade: kvalitet.GradeStatute},
		From:   kvalitet.NewDate(2020, time.January, 1),
		Check: func(p *Pass) kvalitet.Finding {
			switch {
			case p.Children == nil:
				return kvalitet.Unknown("det är inte angivet om målet rör barn", "it is not said whether the goal concerns children")
			case !*p.Children:
				return kvalitet.NotApplicable("målet rör inte barn", "the goal does not concern children")
			default:
				return kvalitet.NotMet("prövningen av barnets bästa saknas", "the trial of the child's best interest is missing").
					At(kvalitet.Place{Path: "/text"})
			}
		},
	}}
}

func ExampleRun() {
	yes := true
	for _, pass := range []*Pass{{Text: "Fler cykelbanor"}, {Text: "Fler ska bli behöriga till gymnasiet", Children: &yes}} {
		for _, f := range kvalitet.Run(childRules(), pass) {
			fmt.Printf("%s [%s] %s: %s\n", f.Rule, f.Path, f.Outcome.Label().In("sv"), f.Text.In("sv"))
		}
	}
	// Output:
	// ale.goal.children [] går inte att avgöra: det är inte angivet om målet rör barn
	// ale.goal.children [/text] ej uppfylld: prövningen av barnets bästa saknas
}

func ExampleRunOn() {
	before := kvalitet.NewDate(2019, time.December, 31)
	for _, f := range kvalitet.RunOn(before, childRules(), &Pass{}) {
		fmt.Println(f.Outcome, "–", f.Text.In("sv"))
	}
	// Output: notInForce – Regeln gäller inte 2019-12-31.
}

func ExampleValidateRules() {
	rules := childRules()
	fmt.Println(kvalitet.ValidateRules(rules))

	rules[0].ID = "Barn"
	rules[0].Check = nil
	fmt.Println(kvalitet.ValidateRules(rules))
	// Output:
	// <nil>
	// ogiltigt värde / invalid value: /0/id: regelns id ska vara gemener, siffror och bindestreck i minst två delar skilda med punkt / a rule's id is lower-case letters, digits and hyphens in at least two parts joined by dots
	// /0/check: funktionen saknas / the function is missing
}

func ExampleEvaluate() {
	findings := []kvalitet.Finding{
		{Rule: "governance.smarta.specific", Outcome: kvalitet.OutcomeMet},
		{Rule: "governance.smarta.measurable", Outcome: kvalitet.OutcomeNotMet},
		{Rule: "governance.smarta.responsible", Outcome: kvalitet.OutcomeUnknown},
	}
	profile := kvalitet.Profile{Rules: map[string]kvalitet.Setting{
		"governance.smarta.measurable": {Severity: kvalitet.SeverityError, Weight: 3},
	}}
	e := kvalitet.Evaluate(profile, findings)
	share, _ := e.Share()
	fmt.Printf("%.0f %% av vikten, värst: %s, utan svar: %d\n", 100*share, e.Worst.Label().In("sv"), e.Unknown)
	// Output: 25 % av vikten, värst: fel, utan svar: 1
}

func ExampleValidateProfile() {
	p := kvalitet.Profile{Rules: map[string]kvalitet.Setting{"ale.goal.childern": {Off: true}}}
	fmt.Println(kvalitet.ValidateProfile(p, childRules()))
	// Output: ogiltigt värde / invalid value: /rules/ale.goal.childern: regeln finns inte / no such rule
}

func ExampleInvalid() {
	err := kvalitet.Invalid([]kvalitet.Problem{
		{Code: "missing", Path: "/text", SV: "texten saknas", EN: "the text is missing"},
	})
	var invalid *kvalitet.ValidationError
	if errors.As(err, &invalid) {
		for _, p := range invalid.Problems {
			fmt.Println(p.Code, p.Path, p.Text().In("sv"))
		}
	}
	fmt.Println(errors.Is(err, kvalitet.ErrInvalid), kvalitet.Invalid(nil))
	// Output:
	// missing /text texten saknas
	// true <nil>
}

func ExampleOurDefault() {
	s := kvalitet.OurDefault("högst nio aktiviteter i en karta")
	fmt.Printf("%s (%s)\n", s, s.Grade.Label().In("sv"))
	// Output: kvalitet högst nio aktiviteter i en karta (vår standardinställning)
}
