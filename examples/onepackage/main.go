// Command onepackage uses one package of the library and no database: an indicator is followed up, and the verdict can be
// repeated by hand.
package main

import (
	"fmt"
	"os"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	indicator := governance.Indicator{ID: uuid.New(), Name: "Behöriga till gymnasieskolan", Kind: governance.IndicatorResult, Unit: "%",
		Better: governance.BetterHigher, Targets: []governance.Target{{Kind: governance.TargetMinimum, Level: decimal.NewFromInt(90), Period: kvalitet.Year(2026)}}}
	goal := governance.Goal{ID: uuid.New(), Level: governance.LevelVision, Text: "Alla barn lyckas i skolan",
		Indicators: []governance.Measure{{Indicator: indicator.ID}}}
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal}, indicator)
	if err != nil {
		return err
	}
	outcome := governance.Measured(uuid.New(), indicator.ID, kvalitet.Year(2026), decimal.RequireFromString("87.4"))
	result, err := tree.FollowUp([]governance.Measurement{outcome}, governance.ShareMet())
	if err != nil {
		return err
	}
	fmt.Println(result.Goal(goal.ID).Status.Label().In("sv"))
	for step := range result.Trace(goal.ID) {
		fmt.Println(step.Text.In("sv"))
	}
	return nil
}
