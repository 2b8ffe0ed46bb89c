package main

import (
	"os"
	"strings"
	"testing"
)

// The README shows this program, so that what it shows compiles.
func TestREADMEShowsThisProgram(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(program), "package main\n")
	if !strings.Contains(string(readme), "```go\npackage main\n"+body+"```\n") {
		t.Error("the README's program is not examples/readme/main.go")
	}
}

func Example() {
	main()
	// Output:
	// governance.smarta.specific ej uppfylld Målet saknar avgränsning: det framgår inte vad och vilka det gäller.
	// governance.smarta.measurable ej uppfylld Målet saknar indikator.
	// governance.smarta.accepted går inte att avgöra Det är inte antecknat vilka som deltog när målet togs fram.
	// governance.smarta.realistic går inte att avgöra Det är inte antecknat varför målet går att nå.
	// governance.smarta.timebound ej uppfylld Målet saknar slutdatum.
	// governance.smarta.responsible ej uppfylld Målet saknar ansvarig.
	// ale.goal.children uppfylld
}
