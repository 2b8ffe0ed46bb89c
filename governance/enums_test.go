package governance_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
)

func TestEnums(t *testing.T) {
	t.Run("Class", func(t *testing.T) { enumtest.Run(t, governance.Classes(), governance.ParseClass) })
	t.Run("DeadlineKind", func(t *testing.T) { enumtest.Run(t, governance.DeadlineKinds(), governance.ParseDeadlineKind) })
	t.Run("Term", func(t *testing.T) { enumtest.Run(t, governance.Terms(), governance.ParseTerm) })
	t.Run("Basis", func(t *testing.T) { enumtest.Run(t, governance.Bases(), governance.ParseBasis) })
	t.Run("Conformity", func(t *testing.T) { enumtest.Run(t, governance.Conformities(), governance.ParseConformity) })
	t.Run("Desirability", func(t *testing.T) { enumtest.Run(t, governance.Desirabilities(), governance.ParseDesirability) })
	t.Run("Direction", func(t *testing.T) { enumtest.Run(t, governance.Directions(), governance.ParseDirection) })
	t.Run("Progress", func(t *testing.T) { enumtest.Run(t, governance.Progresses(), governance.ParseProgress) })
	t.Run("Better", func(t *testing.T) { enumtest.Run(t, governance.Betters(), governance.ParseBetter) })
	t.Run("IndicatorKind", func(t *testing.T) { enumtest.Run(t, governance.IndicatorKinds(), governance.ParseIndicatorKind) })
	t.Run("Missing", func(t *testing.T) { enumtest.Run(t, governance.Missings(), governance.ParseMissing) })
	t.Run("Status", func(t *testing.T) { enumtest.Run(t, governance.Statuses(), governance.ParseStatus) })
	t.Run("Strictness", func(t *testing.T) { enumtest.Run(t, governance.Strictnesses(), governance.ParseStrictness) })
	t.Run("TargetKind", func(t *testing.T) { enumtest.Run(t, governance.TargetKinds(), governance.ParseTargetKind) })
}
