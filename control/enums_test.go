package control_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEnums(t *testing.T) {
	sets := map[string]func(*testing.T){
		"Answer":           func(t *testing.T) { enumtest.Run(t, control.Answers(), control.ParseAnswer) },
		"Aspect":           func(t *testing.T) { enumtest.Run(t, control.Aspects(), control.ParseAspect) },
		"Component":        func(t *testing.T) { enumtest.Run(t, control.Components(), control.ParseComponent) },
		"CriterionKind":    func(t *testing.T) { enumtest.Run(t, control.CriterionKinds(), control.ParseCriterionKind) },
		"Deficiency":       func(t *testing.T) { enumtest.Run(t, control.Deficiencies(), control.ParseDeficiency) },
		"Frequency":        func(t *testing.T) { enumtest.Run(t, control.Frequencies(), control.ParseFrequency) },
		"Grade":            func(t *testing.T) { enumtest.Run(t, control.Grades(), control.ParseGrade) },
		"OccurrenceStatus": func(t *testing.T) { enumtest.Run(t, control.OccurrenceStatuses(), control.ParseOccurrenceStatus) },
		"Result":           func(t *testing.T) { enumtest.Run(t, control.Results(), control.ParseResult) },
		"Step":             func(t *testing.T) { enumtest.Run(t, control.Steps(), control.ParseStep) },
		"StepStatus":       func(t *testing.T) { enumtest.Run(t, control.StepStatuses(), control.ParseStepStatus) },
		"Treatment":        func(t *testing.T) { enumtest.Run(t, control.Treatments(), control.ParseTreatment) },
	}
	declared, err := enumtest.Declared(".")
	require.NoError(t, err)
	assert.Len(t, declared, len(sets))
	for _, name := range declared {
		require.Contains(t, sets, name)
		t.Run(name, sets[name])
	}
}
