// Command readme is the program in the README.
package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func main() {
	goal := governance.Goal{ID: uuid.New(), Level: governance.LevelBoardGoal, Text: "Fler barn ska lära sig simma"}
	rules := append(governance.SMARTA(), &governance.Rule{
		ID:     "ale.goal.children",
		Title:  kvalitet.Label{SV: "Berör målet barn?", EN: "Does the goal concern children?"},
		Doc:    kvalitet.Label{SV: "Barnbokslutet följer dessa mål.", EN: "The children's accounts follow these goals."},
		Source: kvalitet.Source{Title: "Barnbokslut", Grade: kvalitet.GradePublished},
		Check: func(p *governance.Pass) kvalitet.Finding {
			if strings.Contains(p.Goal.Text, "barn") {
				return kvalitet.Met()
			}
			return kvalitet.NotMet("Målet nämner inte barn.", "The goal does not mention children.")
		},
	})
	for _, f := range kvalitet.Run(rules, governance.NewPass(goal)) {
		fmt.Println(f.Rule, f.Outcome.Label().In("sv"), f.Text.In("sv"))
	}
}
