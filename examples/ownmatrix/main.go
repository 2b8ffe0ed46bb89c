// Command ownmatrix rates risks by a municipality's own matrix, which is a document: no code changes with it. What is
// illogical in the matrix is told, before anybody rates by it.
package main

import (
	_ "embed"
	"fmt"
	"os"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

//go:embed matris.json
var document []byte

func main() {
	m, problems, err := risk.ParseMatrix(document)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, p := range problems {
		fmt.Println(p.Path, p.Text().In("sv"))
	}
	for _, f := range m.Lint() {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.In("sv"))
		}
	}
	for _, steps := range [][2]int{{1, 4}, {3, 1}, {2, 2}} {
		v, err := m.Rate(steps[0], steps[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Printf("%s, %s: %d %s\n", m.Likelihood.Steps[steps[0]-1].Name.In("sv"), m.Consequence.Steps[steps[1]-1].Name.In("sv"), v.Value, v.Band.Name.In("sv"))
	}
}
