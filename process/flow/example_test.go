package flow_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/process/flow"
)

// A loop once instead of again and again, and how many cases are under way.
func ExampleMeasure() {
	m := credit() // 8.65 days of which 8.9 hours are work
	for _, rework := range flow.Reworks() {
		r := flow.Measure(m, flow.Options{Rework: rework})
		fmt.Printf("%s: %.2f dygn, exakt: %t\n", rework.Label().SV, r.CycleTime/day, r.Exact())
	}
	fmt.Printf("%.0f ärenden på väg vid två i timmen\n", flow.Of(m).WorkInProgress(2))
	// Output:
	// geometrisk, 1/(1−r): 8.65 dygn, exakt: true
	// högst en gång, 1+r: 8.60 dygn, exakt: true
	// 138 ärenden på väg vid två i timmen
}
