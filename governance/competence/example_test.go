package competence_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/governance/competence"
)

func ExampleCalibrate() {
	review := func(unit string, self, manager int) competence.Review {
		return competence.Review{Unit: unit, Scale: competence.DefaultScale,
			Ratings: []competence.Rating{{Demand: competence.DemandChange, Self: self, Manager: manager}}}
	}
	for _, s := range competence.Calibrate([]competence.Review{
		review("norr", 3, 4), review("norr", 4, 4), review("söder", 3, 2), review("söder", 3, 3),
	}, 2, 1) {
		fmt.Println(s.Unit, s.Mean, s.Others, s.SelfAbove, s.Apart)
	}
	// Output:
	// norr 4 2.5 -0.5 true
	// söder 2.5 4 0.5 true
}
