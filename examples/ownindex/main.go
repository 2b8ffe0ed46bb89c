// Command ownindex counts answers to a municipality's own questionnaire: the questions, the scale, the index and the least
// number of answers are a document.
package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"

	"github.com/kommunkvalitet/kvalitet/survey"
)

//go:embed trygghet.json
var document []byte

func main() {
	var in survey.Instrument
	err := json.Unmarshal(document, &in)
	if err == nil {
		err = in.Validate()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	tally := survey.NewTally(in)
	for i := range 40 { // a respondent a row: the answers in the order of the questions
		tally.Add("Centrum", []uint8{uint8(1 + i%5), uint8(3 + i%3)})
	}
	for range 3 {
		tally.Add("Skärgården", []uint8{5, 5})
	}
	for _, g := range tally.Groups() {
		v := g.Value("TI")
		if v.Suppressed() {
			fmt.Println(g.Name, v.Symbol.Label().In("sv"))
			continue
		}
		fmt.Printf("%s %s ± %.1f (%d svar)\n", g.Name, v.Rounded.Decimal, v.Margin, v.N)
	}
}
