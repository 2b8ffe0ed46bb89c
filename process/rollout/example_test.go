package rollout_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/process/rollout"
)

// Which map is drawn which week, and by whom.
func ExamplePlan_Schedule() {
	slots := sound().Schedule()
	fmt.Println(len(slots), "kartor, den första vecka", slots[0].Week, "med ledare", slots[0].Leaders)
	first := sound().Loads()[0]
	fmt.Println("ledare", first.Leader, first.Hours, "timmar den veckan")
	// Output:
	// 68 kartor, den första vecka 2015-10-01 med ledare [1 2]
	// ledare 1 18 timmar den veckan
}

// Lidköping's plan: what it takes of leaders and of the business.
func ExampleLidkoping() {
	e := rollout.Lidkoping().Effort()
	fmt.Println(e.Leaders, e.Business, e.Total)
	// Output: 2720 3672 6392
}
