package sqlstore_test

import (
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func TestReplace(t *testing.T) {
	s, err := sqlstore.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), sqlstore.Options{Replace: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	g := governance.Goal{ID: uuid.UUID{15: 1}, Level: governance.LevelVision, Text: "a"}
	for _, want := range []int64{1, 1} {
		got, err := s.PutGoal(t.Context(), g)
		require.NoError(t, err)
		assert.Equal(t, want, got.Version, "the same again changes nothing")
	}
	g.Text = "b"
	got, err := s.PutGoal(t.Context(), g)
	require.NoError(t, err)
	assert.EqualValues(t, 2, got.Version)
	n := 0
	for _, err := range s.History(t.Context(), "governance/goal", g.ID) {
		require.NoError(t, err)
		n++
	}
	assert.Equal(t, 2, n)
	require.NoError(t, s.Verify(t.Context()))
}
