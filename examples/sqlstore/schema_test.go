package sqlstore_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

// In a database as each earlier version left it, with a document written as that version wrote it, everything is there
// after the migration and can be changed.
func TestMigrationFromEveryVersion(t *testing.T) {
	const (
		at   = "2026-01-02T03:04:05.000006Z"
		body = `{"schema":"governance/goal/v1","id":"00000000-0000-0000-0000-000000000001","version":1,"level":"vision","text":"Mål 1"}`
	)
	id := uuid.UUID{15: 1}
	hash := sqlstore.FirstHash("Lund", goalKind, id.String(), at, "kvalitetsledare", body)
	// How a program of the version wrote a document: the last entry holds for the versions that follow.
	written := []string{
		0: ``,
		1: fmt.Sprintf(`
			INSERT INTO document (tenant, kind, id, version, key1, key2, key3, body, hash) VALUES ('Lund', '%[1]s', '%[2]s', 1, 'vision', '', '', '%[5]s', '%[6]s');
			INSERT INTO history (tenant, kind, id, version, at, role, body, hash) VALUES ('Lund', '%[1]s', '%[2]s', 1, '%[3]s', '%[4]s', '%[5]s', '%[6]s');`,
			goalKind, id, at, "kvalitetsledare", body, hash),
		2: fmt.Sprintf(`
			INSERT INTO document (tenant, kind, id, version, at, role, key1, key2, key3, body, hash) VALUES ('Lund', '%[1]s', '%[2]s', 1, '%[3]s', '%[4]s', 'vision', '', '', '%[5]s', '%[6]s');`,
			goalKind, id, at, "kvalitetsledare", body, hash),
	}
	for version := range sqlstore.SchemaVersions() + 1 {
		t.Run(fmt.Sprint("from ", version), func(t *testing.T) {
			onOwn(t, func(t *testing.T, db own) {
				postgres := strings.HasPrefix(db.address, "postgres")
				_, err := db.raw.Exec(`CREATE TABLE schema_version (version INTEGER NOT NULL); INSERT INTO schema_version VALUES (` + fmt.Sprint(version) + `);` +
					sqlstore.SchemaUntil(version, postgres))
				require.NoError(t, err)
				db.exec(t, written[min(version, len(written)-1)])

				s := db.open(t, sqlstore.Options{Tenant: "Lund"})
				require.NoError(t, s.Verify(t.Context()))
				var now int
				require.NoError(t, db.raw.QueryRow(`SELECT version FROM schema_version`).Scan(&now))
				assert.Equal(t, sqlstore.SchemaVersions(), now)
				if version == 0 {
					return
				}
				g, err := s.Goal(t.Context(), id)
				require.NoError(t, err)
				assert.Equal(t, "Mål 1", g.Text)
				g.Text = "Mål 1, ändrat"
				_, err = s.PutGoal(t.Context(), g)
				require.NoError(t, err)
				require.NoError(t, s.Verify(t.Context()))
				changes, err := history(t.Context(), s, id)
				require.NoError(t, err)
				require.Len(t, changes, 2)
				assert.Equal(t, "kvalitetsledare", changes[0].Role)
				assert.Equal(t, time.Date(2026, 1, 2, 3, 4, 5, 6000, time.UTC), changes[0].At)
				assert.Equal(t, body, string(changes[0].Body))
			})
		})
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		require.NoError(t, db.open(t, sqlstore.Options{}).Verify(t.Context()))
		db.exec(t, `UPDATE schema_version SET version = version + 1`)
		_, err := sqlstore.Open(t.Context(), db.address, sqlstore.Options{})
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
		require.ErrorContains(t, err, "nyare schema")
		assert.NotContains(t, err.Error(), "secret")
	})
}

func TestTwoHostsStartAtOnce(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		var wg sync.WaitGroup
		for n := range byte(6) {
			wg.Go(func() {
				s, err := sqlstore.Open(t.Context(), db.address, sqlstore.Options{})
				if err != nil {
					t.Error(err)
					return
				}
				_, err = s.PutGoal(t.Context(), goal(n+1))
				assert.NoError(t, err)
				assert.NoError(t, s.Close())
			})
		}
		wg.Wait()
		s := db.open(t, sqlstore.Options{})
		for n := range byte(6) {
			_, err := s.Goal(t.Context(), goal(n+1).ID)
			require.NoError(t, err)
		}
	})
}

func TestOpenRefuses(t *testing.T) {
	for name, address := range map[string]string{
		"nothing": "", "memory, which no two connections share": ":memory:", "a directory": t.TempDir(),
		"no server": "postgres://someone:secret@127.0.0.1:1/x?sslmode=disable&connect_timeout=2",
		"no sense":  "postgres://someone:secret@127.0.0.1:x/",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := sqlstore.Open(t.Context(), address, sqlstore.Options{})
			require.Error(t, err)
			assert.NotContains(t, err.Error(), "secret", "a password is not told")
		})
	}
}
