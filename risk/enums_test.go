package risk_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func TestEnums(t *testing.T) {
	t.Run("Change", func(t *testing.T) { enumtest.Run(t, risk.Changes(), risk.ParseChange) })
	t.Run("DecisionState", func(t *testing.T) { enumtest.Run(t, risk.DecisionStates(), risk.ParseDecisionState) })
	t.Run("Effect", func(t *testing.T) { enumtest.Run(t, risk.Effects(), risk.ParseEffect) })
	t.Run("Formula", func(t *testing.T) { enumtest.Run(t, risk.Formulas(), risk.ParseFormula) })
	t.Run("Operator", func(t *testing.T) { enumtest.Run(t, risk.Operators(), risk.ParseOperator) })
	t.Run("Route", func(t *testing.T) { enumtest.Run(t, risk.Routes(), risk.ParseRoute) })
	t.Run("Stage", func(t *testing.T) { enumtest.Run(t, risk.Stages(), risk.ParseStage) })
	t.Run("Treatment", func(t *testing.T) { enumtest.Run(t, risk.Treatments(), risk.ParseTreatment) })
}
