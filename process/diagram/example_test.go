package diagram_test

import (
	"fmt"
	"strings"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

// A file of another tool is read as a map, checked or measured, and written again.
func ExampleReadBPMN() {
	var file strings.Builder
	if err := diagram.WriteBPMN(&file, process.LidkopingActionPlan()); err != nil {
		fmt.Println(err)
		return
	}
	doc, err := diagram.ReadBPMN(strings.NewReader(file.String()))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Map.Name, len(doc.Map.Nodes), len(doc.Problems), doc.Drawn())
	// Output: Ta fram handlingsplan på enhetsnivå 14 0 true
}

// A picture with lanes that screen readers can read.
func ExampleWriteSVG() {
	var b strings.Builder
	err := diagram.WriteSVG(&b, process.LidkopingActionPlan(), "sv")
	fmt.Println(strings.HasPrefix(b.String(), "<svg"), strings.Contains(b.String(), "<title"), err)
	// Output: true true <nil>
}

// Where everything stands, for one's own drawing.
func ExampleLayout() {
	d := diagram.Layout(process.LidkopingActionPlan())
	fmt.Println(len(d.Nodes), len(d.Lanes), d.Nodes[0].Box.Overlaps(d.Nodes[1].Box))
	// Output: 14 2 false
}

// The municipality's processes on one page.
func ExampleWriteTopMap() {
	var b strings.Builder
	err := diagram.WriteTopMap(&b, process.OrebroProcesses(), "sv")
	fmt.Println(strings.HasPrefix(b.String(), "<svg"), err)
	// Output: true <nil>
}
