package sqlstore_test

import (
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func all(t *testing.T, changes iter.Seq2[sqlstore.Change, error]) []sqlstore.Change {
	t.Helper()
	var list []sqlstore.Change
	for c, err := range changes {
		require.NoError(t, err)
		list = append(list, c)
	}
	return list
}

// Documents of any kind are read as they stand, with who changed them last, and only those of the tenant.
func TestDocumentsOfAnyKind(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
		s := db.open(t, sqlstore.Options{Tenant: "Lund", Now: func() time.Time { now = now.Add(time.Second); return now }})
		ctx := sqlstore.WithRole(t.Context(), "kvalitetsledare")
		n, err := s.Revision(ctx)
		require.NoError(t, err)
		assert.Zero(t, n, "nothing has happened")
		assert.Empty(t, all(t, s.Documents(ctx, "")))

		first, err := s.PutGoal(ctx, goal(1))
		require.NoError(t, err)
		_, err = s.PutGoal(ctx, goal(2))
		require.NoError(t, err)
		_, err = s.PutModel(ctx, governance.Haparanda())
		require.NoError(t, err)
		_, err = s.PutGoal(ctx, first)
		require.NoError(t, err)
		_, err = s.ForTenant("Åre").PutGoal(ctx, goal(1))
		require.NoError(t, err)

		n, err = s.Revision(ctx)
		require.NoError(t, err)
		assert.EqualValues(t, 4, n)
		assert.Len(t, all(t, s.Documents(ctx, "")), 3)
		goals := all(t, s.Documents(ctx, "governance/goal"))
		require.Len(t, goals, 2)
		assert.Equal(t, first.ID, goals[0].ID)
		latest := all(t, s.Latest(ctx, 2))
		require.Len(t, latest, 2)
		assert.Equal(t, first.ID, latest[0].ID)
		assert.Equal(t, "governance/model", latest[1].Kind)

		got, err := s.Document(ctx, "governance/goal", first.ID)
		require.NoError(t, err)
		changes, err := history(ctx, s, first.ID)
		require.NoError(t, err)
		assert.Equal(t, changes[1], got, "the last of its history")
		assert.Equal(t, "kvalitetsledare", got.Role)

		_, err = s.Document(ctx, "governance/goal", uuid.Max)
		require.ErrorIs(t, err, kvalitet.ErrNotFound)
		_, err = s.ForTenant("Luleå").Document(ctx, "governance/goal", first.ID)
		require.ErrorIs(t, err, kvalitet.ErrNotFound)
	})
}
