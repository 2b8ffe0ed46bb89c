package outlook_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/outlook"
)

func ExampleObservationRules() {
	o := outlook.Observation{Text: "Färre barn föds", Effect: outlook.GradeHigh, Uncertainty: outlook.GradeLow}
	for _, f := range kvalitet.Run(outlook.ObservationRules(outlook.DefaultScreening()), &o) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.outlook.screened met
	// governance.outlook.trace notMet
	// governance.outlook.source notMet
}
