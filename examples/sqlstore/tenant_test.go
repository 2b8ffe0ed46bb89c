package sqlstore_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// Three municipalities with the same identities: each sees its own, whichever connection it is given.
func TestNoQueryCrossesTenants(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		all := db.open(t, sqlstore.Options{})
		tenants := []string{"", "Lund", "Åre' OR '1'='1"}
		for _, name := range tenants {
			s := all.ForTenant(name)
			for n := range byte(3) {
				g := goal(n + 1)
				g.Text, g.Body = "Mål i "+name, "KS"
				g, err := s.PutGoal(t.Context(), g)
				require.NoError(t, err, "another's identity is free")
				if name == "Lund" {
					_, err = s.PutGoal(t.Context(), g)
					require.NoError(t, err)
				}
			}
		}
		for range 2 {
			for _, name := range tenants {
				s := all.ForTenant(name)
				g, err := s.Goal(t.Context(), goal(1).ID)
				require.NoError(t, err)
				assert.Equal(t, "Mål i "+name, g.Text)
				for _, q := range []governance.GoalQuery{{}, {Body: "KS"}, {Level: governance.LevelVision}} {
					n := 0
					for g, err := range s.Goals(t.Context(), q) {
						require.NoError(t, err)
						assert.Equal(t, "Mål i "+name, g.Text)
						n++
					}
					assert.Equal(t, 3, n)
				}
				changes, err := history(t.Context(), s, goal(1).ID)
				require.NoError(t, err)
				assert.Len(t, changes, int(g.Version))
				require.NoError(t, s.Verify(t.Context()))
			}
		}
		stale := goal(1)
		stale.Version = 2 // which Lund has
		_, err := all.ForTenant("").PutGoal(t.Context(), stale)
		require.ErrorIs(t, err, kvalitet.ErrConflict)
		_, err = all.ForTenant("lund").Goal(t.Context(), goal(1).ID)
		require.ErrorIs(t, err, kvalitet.ErrNotFound)
		for g, err := range all.ForTenant("Lun_").Goals(t.Context(), governance.GoalQuery{}) {
			t.Error(g, err)
		}
	})
}

// SQL that forgets the tenant meets row-level security, in whatever hand: the table's owner, no superuser.
func TestForgottenWhere(t *testing.T) {
	needPostgres(t)
	s, err := sqlstore.Open(t.Context(), server.Address, sqlstore.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	for _, name := range []string{"", "forgot A", "forgot B"} {
		_, err = s.ForTenant(name).PutGoal(t.Context(), goal(1))
		require.NoError(t, err)
	}
	db := rawPostgres(t, server.Address)
	conn, err := db.Conn(t.Context())
	require.NoError(t, err)
	defer conn.Close()
	tenants := func(table string) string {
		rows, err := conn.QueryContext(t.Context(), `SELECT DISTINCT tenant FROM `+table+` ORDER BY 1`)
		require.NoError(t, err)
		defer rows.Close()
		var names []string
		for rows.Next() {
			var name string
			require.NoError(t, rows.Scan(&name))
			names = append(names, "<"+name+">")
		}
		require.NoError(t, rows.Err())
		return strings.Join(names, "")
	}
	exec := func(statement string) (int64, error) {
		res, err := conn.ExecContext(t.Context(), statement)
		if err != nil {
			return 0, err
		}
		return res.RowsAffected()
	}
	for _, c := range []struct{ setting, sees string }{
		{"", ""}, // nobody made the setting, or it was reset
		{"=forgot A", "<forgot A>"},
		{"=forgot B", "<forgot B>"},
		{"=", "<>"},
		{"=forgot _", ""},
		{"=forgot A' OR true --", ""},
	} {
		_, err := conn.ExecContext(t.Context(), `SELECT set_config('kvalitet.tenant', $1, false)`, c.setting)
		require.NoError(t, err)
		for _, table := range []string{"document", "history"} {
			assert.Equal(t, c.sees, tenants(table), "%s with %q", table, c.setting)
		}
	}
	_, err = exec(`SET kvalitet.tenant = '=forgot A'`)
	require.NoError(t, err)
	n, err := exec(`UPDATE document SET version = 2, hash = 'x' WHERE version = 1`)
	require.NoError(t, err)
	assert.EqualValues(t, 1, n, "only A's")
	for _, statement := range []string{
		`UPDATE document SET tenant = 'forgot B', version = 3`,
		`INSERT INTO document (tenant, kind, id, version, key1, key2, key3, body, hash) VALUES ('forgot B', 'x', 'x', 1, '', '', '', '{}', '')`,
		`INSERT INTO history (tenant, kind, id, version, at, role, body, hash) VALUES ('forgot B', 'x', 'x', 1, '', '', '{}', '')`,
	} {
		_, err = exec(statement)
		require.ErrorContains(t, err, "row-level security", statement)
	}
	require.NoError(t, s.ForTenant("forgot B").Verify(t.Context()))
	require.Error(t, s.ForTenant("forgot A").Verify(t.Context()))

	_, err = exec(`RESET kvalitet.tenant`)
	require.NoError(t, err)
	assert.Empty(t, tenants("document"))
}
