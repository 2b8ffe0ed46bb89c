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

// A dialogue about what is already decided is information.
func ExampleDialogueRules() {
	no := false
	d := outlook.Dialogue{Question: "Var ska badhuset ligga?", Influence: &no, Groups: []string{"barn", "äldre"}, Reached: []string{"äldre"}}
	for _, f := range kvalitet.Run(outlook.DialogueRules(), &outlook.DialoguePass{Dialogue: d}) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule)
		}
	}
	// Output:
	// governance.dialogue.influence
	// governance.dialogue.groups
}

// The recurring meetings about the future, and what each is held before.
func ExampleOccasions() {
	for _, o := range outlook.Occasions() {
		fmt.Println(o.Code, "före", o.Before.SV)
	}
	// Output:
	// omvarldsdag före planeringsåret
	// omvarldsteam före planeringsåret
	// framtidsdagar före budgetarbetet
	// dialogdag före budgetarbetet
}
