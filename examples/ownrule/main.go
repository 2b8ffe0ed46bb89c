// Command ownrule holds goals against a municipality's own rule, and lets a document that is no code decide how much it
// weighs.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// children is a rule of the municipality of Ale's own: the children's accounts follow goals that name them.
var children = &governance.Rule{
	ID:     "ale.goal.children",
	Title:  kvalitet.Label{SV: "Berör målet barn?", EN: "Does the goal concern children?"},
	Doc:    kvalitet.Label{SV: "Barnbokslutet följer dessa mål.", EN: "The children's accounts follow these goals."},
	Source: kvalitet.Source{Title: "Barnbokslut", Grade: kvalitet.GradePublished},
	Check: func(p *governance.Pass) kvalitet.Finding {
		if i := strings.Index(p.Goal.Text, "barn"); i >= 0 {
			runes := utf8.RuneCountInString(p.Goal.Text[:i])
			return kvalitet.Met().At(kvalitet.Place{Path: "/text", Span: kvalitet.Span{Start: i, End: i + 4, RuneStart: runes, RuneEnd: runes + 4}})
		}
		return kvalitet.NotMet("Målet nämner inte barn.", "The goal does not mention children.")
	},
}

// severities is what the municipality keeps beside the program: here its rule is an error, and one of ours is off.
const severities = `{"name": {"sv": "Ales regler", "en": "Ale's rules"}, "rules": {"ale.goal.children": {"severity": "error"}, "governance.smarta.accepted": {"off": true}}}`

func main() {
	rules := append(governance.SMARTA(), children)
	if err := kvalitet.ValidateRules(rules); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var profile kvalitet.Profile
	if err := json.Unmarshal([]byte(severities), &profile); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, text := range []string{"Fler barn ska lära sig simma", "Fler ska cykla till arbetet"} {
		goal := governance.Goal{Level: governance.LevelBoardGoal, Text: text}
		e := kvalitet.Evaluate(profile, kvalitet.Run(rules, governance.NewPass(goal)))
		fmt.Printf("%s: %d uppfyllda, %d ej, värst %s\n", text, e.Met, e.NotMet, e.Worst.Label().In("sv"))
	}
}
