package governance_test

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func id(n int) uuid.UUID { return uuid.UUID{15: byte(n)} }

// graduates is one of the goals in Haparanda's teaching material, with the indicator that it speaks of.
func graduates() (governance.Goal, governance.Indicator) {
	in := governance.Indicator{
		ID: id(101), Name: "Slutbetyg från gymnasieskolan", Kind: governance.IndicatorResult,
		Better: governance.BetterHigher, Unit: "%",
		Targets: []governance.Target{{Kind: governance.TargetMinimum, Level: decimal.NewFromInt(85), Period: kvalitet.Year(2012)}},
	}
	g := governance.Goal{
		ID: id(1), Level: governance.LevelBoardGoal,
		Text:  "Andelen med slutbetyg från gymnasieskolan skall vara minst 85%",
		Scope: "gymnasieskolan", Body: "barn- och utbildningsnämnden", Responsible: "förvaltningschef",
		Participants: []string{"rektor"}, Basis: "81 % året före", Period: kvalitet.Year(2012),
		Indicators: []governance.Measure{{Indicator: in.ID}},
	}
	return g, in
}

func wholePass() *governance.Pass {
	g, in := graduates()
	return governance.NewPass(g, in)
}
