package survey_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/survey"
)

func TestEnums(t *testing.T) {
	t.Run("Base", func(t *testing.T) { enumtest.Run(t, survey.Bases(), survey.ParseBase) })
	t.Run("IndexKind", func(t *testing.T) { enumtest.Run(t, survey.IndexKinds(), survey.ParseIndexKind) })
	t.Run("Kind", func(t *testing.T) { enumtest.Run(t, survey.Kinds(), survey.ParseKind) })
	t.Run("Level", func(t *testing.T) { enumtest.Run(t, survey.Levels(), survey.ParseLevel) })
	t.Run("Method", func(t *testing.T) { enumtest.Run(t, survey.Methods(), survey.ParseMethod) })
	t.Run("Mode", func(t *testing.T) { enumtest.Run(t, survey.Modes(), survey.ParseMode) })
	t.Run("Perspective", func(t *testing.T) { enumtest.Run(t, survey.Perspectives(), survey.ParsePerspective) })
	t.Run("Quadrant", func(t *testing.T) { enumtest.Run(t, survey.Quadrants(), survey.ParseQuadrant) })
	t.Run("Symbol", func(t *testing.T) { enumtest.Run(t, survey.Symbols(), survey.ParseSymbol) })
}
