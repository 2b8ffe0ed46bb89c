package sqlstore_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/postgrestest"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

// The tests share one database of each kind; a fresh store is one of a tenant that nobody has used.
var (
	scratch string
	server  *postgrestest.Server

	serverErr error // why there is no server; see needPostgres
	tenants   atomic.Int64
)

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		memory := "/dev/shm" // as with the server, the tests do not wait for the disk
		if info, err := os.Stat(memory); err != nil || !info.IsDir() {
			memory = ""
		}
		if scratch, err = os.MkdirTemp(memory, "kvalitet-sqlite-"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer func() { _ = os.RemoveAll(scratch) }()
		if server, serverErr = postgrestest.Run(); serverErr == nil {
			defer server.Stop()
		}
		return m.Run()
	}())
}

// needPostgres ends a test that needs a server that is not there.
func needPostgres(t *testing.T) {
	t.Helper()
	postgrestest.Need(t, serverErr)
}

// onEach runs a test on every kind of database; open gives a fresh, empty store.
func onEach(t *testing.T, test func(t *testing.T, open func(*testing.T) *sqlstore.Store)) {
	t.Run("SQLite", func(t *testing.T) { test(t, fresh(sqlite)) })
	t.Run("PostgreSQL", func(t *testing.T) {
		needPostgres(t)
		test(t, fresh(postgres))
	})
}

var (
	sqlite   = sync.OnceValues(func() (*sqlstore.Store, error) { return open(filepath.Join(scratch, "kvalitet.db")) })
	postgres = sync.OnceValues(func() (*sqlstore.Store, error) { return open(server.Address) })
)

func fresh(database func() (*sqlstore.Store, error)) func(*testing.T) *sqlstore.Store {
	return func(t *testing.T) *sqlstore.Store {
		t.Helper()
		s, err := database()
		require.NoError(t, err)
		return s.ForTenant(fmt.Sprintf("tenant %d", tenants.Add(1)))
	}
}

func open(address string) (*sqlstore.Store, error) {
	return sqlstore.Open(context.Background(), address, sqlstore.Options{})
}
