package kvalitet_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
)

func TestEveryEnum(t *testing.T) {
	problems := map[string][]string{
		"Grade":    enumtest.Problems(kvalitet.Grades(), kvalitet.ParseGrade),
		"Outcome":  enumtest.Problems(kvalitet.Outcomes(), kvalitet.ParseOutcome),
		"Severity": enumtest.Problems(kvalitet.Severities(), kvalitet.ParseSeverity),
	}
	declared, err := enumtest.Declared(".")
	require.NoError(t, err)
	assert.Equal(t, declared, slices.Sorted(maps.Keys(problems)), "this list is not every enum of the package")
	for name, found := range problems {
		assert.Empty(t, found, name)
	}
}

func TestSeveritiesRise(t *testing.T) {
	assert.Less(t, kvalitet.SeverityInfo, kvalitet.SeverityWarning)
	assert.Less(t, kvalitet.SeverityWarning, kvalitet.SeverityError)
}
