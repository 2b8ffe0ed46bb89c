package sqlstore_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

// onEach runs a test on every kind of database; open gives a fresh, empty store.
func onEach(t *testing.T, test func(t *testing.T, open func(*testing.T) *sqlstore.Store)) {
	t.Run("SQLite", func(t *testing.T) { test(t, openSQLite) })
}

func openSQLite(t *testing.T) *sqlstore.Store {
	t.Helper()
	s, err := sqlstore.Open(t.Context(), filepath.Join(t.TempDir(), "kvalitet.db"), sqlstore.Options{Tenant: "0580"})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}
