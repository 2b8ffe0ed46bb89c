package rosa_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

func TestEnums(t *testing.T) {
	t.Run("Answer", func(t *testing.T) { enumtest.Run(t, rosa.Answers(), rosa.ParseAnswer) })
	t.Run("Estimate", func(t *testing.T) { enumtest.Run(t, rosa.Estimates(), rosa.ParseEstimate) })
	t.Run("Gate", func(t *testing.T) { enumtest.Run(t, rosa.Gates(), rosa.ParseGate) })
	t.Run("Level", func(t *testing.T) { enumtest.Run(t, rosa.Levels(), rosa.ParseLevel) })
	t.Run("Question", func(t *testing.T) { enumtest.Run(t, rosa.Questions(), rosa.ParseQuestion) })
	t.Run("Role", func(t *testing.T) { enumtest.Run(t, rosa.Roles(), rosa.ParseRole) })
}
