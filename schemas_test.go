package kvalitet_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

// Every persisted document's schema is found by its name, and is the one that its package publishes.
func TestSchema(t *testing.T) {
	for _, p := range documentsOfTheLibrary {
		want, err := os.ReadFile(p.file())
		require.NoError(t, err)
		got, ok := kvalitet.Schema(p.name)
		assert.True(t, ok, p.name)
		assert.Equal(t, string(want), string(got), p.name)
	}
	for _, name := range []string{"", "goal", "governance/goal", "governance/goal/v2", "risk/goal/v1", "*/*/*", "../goal/v1", "governance//v1"} {
		_, ok := kvalitet.Schema(name)
		assert.False(t, ok, name)
	}
}
