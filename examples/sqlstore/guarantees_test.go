package sqlstore_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// own is a database of one test's own, beside which the test looks at it with SQL.
type own struct {
	address string
	raw     *sql.DB // as the store's user
	admin   *sql.DB // as one who is allowed everything
}

// onOwn runs a test on a database of its own of each kind.
func onOwn(t *testing.T, test func(t *testing.T, db own)) {
	t.Run("SQLite", func(t *testing.T) {
		dir := t.TempDir()
		file := filepath.Join(dir, "50 %? å#.db")
		raw, err := sql.Open("sqlite", "file:"+strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(file)+"?_pragma=busy_timeout(10000)&_pragma=recursive_triggers(0)")
		require.NoError(t, err)
		t.Cleanup(func() { _ = raw.Close() })
		test(t, own{file, raw, raw})
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		needPostgres(t)
		name := fmt.Sprintf("own%d", tenants.Add(1))
		first, err := sql.Open("pgx", server.Admin)
		require.NoError(t, err)
		defer first.Close()
		_, err = first.Exec(`CREATE DATABASE ` + name + ` OWNER kvalitet`)
		require.NoError(t, err)
		address := strings.Replace(server.Address, "/kvalitet?", "/"+name+"?", 1)
		test(t, own{address, rawPostgres(t, address), rawPostgres(t, strings.Replace(server.Admin, "/kvalitet?", "/"+name+"?", 1))})
	})
}

func rawPostgres(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func (db own) open(t *testing.T, o sqlstore.Options) *sqlstore.Store {
	t.Helper()
	s, err := sqlstore.Open(t.Context(), db.address, o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func (db own) exec(t *testing.T, statements string) {
	t.Helper()
	_, err := db.admin.Exec(statements)
	require.NoError(t, err)
}

// unguarded lets the administrator do what triggers forbid: what a person with the database's password can do.
func (db own) unguarded(t *testing.T, statement string) {
	t.Helper()
	if strings.HasPrefix(db.address, "postgres") {
		db.exec(t, `SET session_replication_role = replica; `+statement+`; SET session_replication_role = DEFAULT`)
		return
	}
	rows, err := db.admin.Query(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
	require.NoError(t, err)
	defer rows.Close()
	var drop, create []string
	for rows.Next() {
		var name, text string
		require.NoError(t, rows.Scan(&name, &text))
		drop, create = append(drop, `DROP TRIGGER `+name), append(create, text)
	}
	require.NoError(t, rows.Err())
	require.NoError(t, rows.Close())
	require.NotEmpty(t, drop)
	db.exec(t, strings.Join(drop, ";")+";"+statement+";"+strings.Join(create, ";"))
}

const goalKind = "governance/goal"

func goal(n byte) governance.Goal {
	return governance.Goal{ID: uuid.UUID{15: n}, Level: governance.LevelVision, Text: fmt.Sprintf("Mål %d", n)}
}

// threeVersions stores goals 1 and 2 in three versions each.
func threeVersions(t *testing.T, s *sqlstore.Store) {
	t.Helper()
	for n := range byte(2) {
		g := goal(n + 1)
		for v := range 3 {
			g.Text = fmt.Sprintf("Mål %d %c", n+1, 'a'+v)
			var err error
			g, err = s.PutGoal(t.Context(), g)
			require.NoError(t, err)
		}
	}
}

func history(ctx context.Context, s *sqlstore.Store, id uuid.UUID) (changes []sqlstore.Change, err error) {
	for c, err := range s.History(ctx, goalKind, id) {
		if err != nil {
			return changes, err
		}
		changes = append(changes, c)
	}
	return changes, nil
}

func TestTamperingShows(t *testing.T) {
	const first = `'00000000-0000-0000-0000-000000000001'`
	hash := strings.Repeat("0", 64)
	for _, c := range []struct {
		name, statement string
		inHistory       int // how many changes the history still shows; -1 when only Verify can see it
	}{
		{"a body in the history", `UPDATE history SET body = replace(body, 'Mål 1 b', 'Mål 1 x') WHERE id = ` + first, 1},
		{"one byte of the first body", `UPDATE history SET body = body || ' ' WHERE version = 1 AND id = ` + first, 0},
		{"a role", `UPDATE history SET role = 'nämnd' WHERE version = 3 AND id = ` + first, 2},
		{"a moment", `UPDATE history SET at = '2020-01-01T00:00:00.000000Z' WHERE version = 2 AND id = ` + first, 1},
		{"a hash", `UPDATE history SET hash = '` + hash + `' WHERE version = 2 AND id = ` + first, 1},
		{"a change taken out", `DELETE FROM history WHERE version = 2 AND id = ` + first, 1},
		{"the first change taken out", `DELETE FROM history WHERE version = 1 AND id = ` + first, 0},
		{"a change renumbered", `UPDATE history SET version = 7 WHERE version = 3 AND id = ` + first, 2},
		{"the last change taken out", `DELETE FROM history WHERE version = 3 AND id = ` + first, -1},
		{"the whole history taken out", `DELETE FROM history WHERE id = ` + first, -1},
		{"the document", `UPDATE document SET body = replace(body, 'Mål 1 c', 'Mål 1 x') WHERE id = ` + first, -1},
		{"the document's version", `UPDATE document SET version = 2 WHERE id = ` + first, -1},
		{"the document's hash", `UPDATE document SET hash = '` + hash + `' WHERE id = ` + first, -1},
		{"the document's role", `UPDATE document SET role = 'nämnd' WHERE id = ` + first, -1},
		{"the document taken out", `DELETE FROM document WHERE id = ` + first, -1},
		{"a document put in", `INSERT INTO document (tenant, kind, id, version, key1, key2, key3, body, hash)
			VALUES ('', 'governance/goal', 'x', 1, '', '', '', '{}', '')`, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			onOwn(t, func(t *testing.T, db own) {
				s := db.open(t, sqlstore.Options{})
				threeVersions(t, s)
				require.NoError(t, s.Verify(t.Context()))
				db.unguarded(t, c.statement)

				err := s.Verify(t.Context())
				require.ErrorIs(t, err, kvalitet.ErrInvalid)
				if strings.Contains(c.statement, first) {
					assert.ErrorContains(t, err, strings.Trim(first, "'"))
				}
				assert.NotContains(t, err.Error(), uuid.UUID{15: 2}.String(), "the other document is sound")
				if c.inHistory >= 0 {
					changes, err := history(t.Context(), s, uuid.UUID{15: 1})
					require.ErrorIs(t, err, kvalitet.ErrInvalid)
					assert.Len(t, changes, c.inHistory)
				}
				changes, err := history(t.Context(), s, uuid.UUID{15: 2})
				require.NoError(t, err)
				assert.Len(t, changes, 3)
			})
		})
	}
}

func TestVerifyReportsEveryFault(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		threeVersions(t, s)
		db.unguarded(t, `UPDATE history SET role = 'x'`)
		err := s.Verify(t.Context())
		require.ErrorContains(t, err, uuid.UUID{15: 1}.String())
		assert.ErrorContains(t, err, uuid.UUID{15: 2}.String())
	})
}

func TestHistoryIsAppendOnly(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		threeVersions(t, s)
		statements := map[string]string{
			"change":  `UPDATE history SET role = 'x'`,
			"delete":  `DELETE FROM history`,
			"rewrite": `UPDATE document SET body = '{}'`, // a document changes with a new version only
		}
		if strings.HasPrefix(db.address, "postgres") {
			statements["truncate"] = `TRUNCATE history`
		} else {
			statements["replace"] = `INSERT OR REPLACE INTO history SELECT tenant, kind, id, version, at, 'x', body, hash FROM history`
		}
		for name, statement := range statements {
			_, err := db.admin.Exec(statement)
			require.Error(t, err, name)
		}
		require.NoError(t, s.Verify(t.Context()))
	})
}

func TestHistoryTellsWhoAndWhen(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		var now time.Time
		s := db.open(t, sqlstore.Options{Now: func() time.Time { return now }})
		g := goal(1)
		moments := []time.Time{
			time.Date(2026, 1, 2, 3, 4, 5, 678_901_999, time.UTC),
			time.Date(2026, 1, 2, 1, 0, 0, 0, time.FixedZone("CET", 3600)), // the clock went back
			time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC),
		}
		for i, moment := range moments {
			now = moment
			var err error
			g, err = s.PutGoal(sqlstore.WithRole(t.Context(), fmt.Sprintf("roll %d", i)), g)
			require.NoError(t, err)
		}
		changes, err := history(t.Context(), s, g.ID)
		require.NoError(t, err)
		require.Len(t, changes, 3)
		for i, c := range changes {
			assert.Equal(t, goalKind, c.Kind)
			assert.Equal(t, g.ID, c.ID)
			assert.EqualValues(t, i+1, c.Version)
			assert.Equal(t, fmt.Sprintf("roll %d", i), c.Role)
			assert.Equal(t, moments[i].UTC().Truncate(time.Microsecond), c.At)
			assert.Contains(t, string(c.Body), fmt.Sprintf(`"version":%d`, i+1))
		}
		now = time.Date(12_000, 1, 1, 0, 0, 0, 0, time.UTC)
		_, err = s.PutGoal(t.Context(), g)
		require.ErrorIs(t, err, kvalitet.ErrInvalid, "no clock")
		require.NoError(t, s.Verify(t.Context()))
	})
}

func TestBrokenDocumentIsReportedAfterTheRest(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		for n := range byte(5) {
			_, err := s.PutGoal(t.Context(), goal(n+1))
			require.NoError(t, err)
		}
		db.unguarded(t, `UPDATE document SET body = '{"schema":"governance/goal/v99"}' WHERE id LIKE '%2'`)
		db.unguarded(t, `UPDATE document SET body = 'x' WHERE id LIKE '%4'`)
		var read []string
		var failed error
		for g, err := range s.Goals(t.Context(), governance.GoalQuery{}) {
			require.NoError(t, failed, "an error is the last pair")
			if failed = err; err == nil {
				read = append(read, g.Text)
			}
		}
		assert.Equal(t, []string{"Mål 1", "Mål 3", "Mål 5"}, read)
		require.ErrorIs(t, failed, kvalitet.ErrInvalid)
		for _, n := range []byte{2, 4} {
			require.ErrorContains(t, failed, uuid.UUID{15: n}.String())
			_, err := s.Goal(t.Context(), uuid.UUID{15: n})
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
			assert.ErrorContains(t, err, uuid.UUID{15: n}.String())
		}
	})
}

// A writer holds the row (and in SQLite the whole file) with an open transaction.
func (db own) writer(t *testing.T) (end func()) {
	t.Helper()
	conn, err := db.admin.Conn(t.Context())
	require.NoError(t, err)
	begin := `BEGIN`
	if !strings.HasPrefix(db.address, "postgres") {
		begin = `BEGIN IMMEDIATE`
	}
	for _, statement := range []string{begin, `UPDATE document SET version = version + 1`} {
		_, err = conn.ExecContext(t.Context(), statement)
		require.NoError(t, err)
	}
	return func() {
		_, err := conn.ExecContext(context.Background(), `ROLLBACK`)
		require.NoError(t, err)
		require.NoError(t, conn.Close())
	}
}

func TestReaderDoesNotWaitForWriter(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		stored, err := s.PutGoal(t.Context(), goal(1))
		require.NoError(t, err)
		end := db.writer(t)
		defer end()
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		got, err := s.Goal(ctx, stored.ID)
		require.NoError(t, err)
		assert.Equal(t, stored, got)
		for got, err := range s.Goals(ctx, governance.GoalQuery{}) {
			require.NoError(t, err)
			assert.Equal(t, stored, got)
		}
		require.NoError(t, s.Verify(ctx))
	})
}

func TestDeadlineAndCancelOfAWaitingWriter(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		g, err := s.PutGoal(t.Context(), goal(1))
		require.NoError(t, err)
		end := db.writer(t)
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		began := time.Now()
		_, err = s.PutGoal(ctx, g)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Less(t, time.Since(began), 5*time.Second)

		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(20*time.Millisecond, cancel)
		_, err = s.PutGoal(ctx, g)
		require.ErrorIs(t, err, context.Canceled)
		end()

		got, err := s.Goal(t.Context(), g.ID)
		require.NoError(t, err)
		assert.Equal(t, g, got, "the writes have not happened")
		_, err = s.PutGoal(t.Context(), g)
		require.NoError(t, err, "the store is as good as before")
		require.NoError(t, s.Verify(t.Context()))
	})
}

// One writer changes the goals in order, round after round. At any one moment the versions are those of one round, and
// from some goal on those of the round before; a list that read rows of different moments would see another order.
func TestListSeesOneMoment(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		s := open(t)
		const goals = 40
		var now [goals]governance.Goal
		for i := range now {
			now[i] = goal(byte(goals - i)) // against the order of the list
			now[i].Text = strings.Repeat("x", 4000)
			var err error
			now[i], err = s.PutGoal(t.Context(), now[i])
			require.NoError(t, err)
		}
		stop := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			for {
				for i := range now {
					select {
					case <-stop:
						return
					default:
					}
					var err error
					if now[i], err = s.PutGoal(t.Context(), now[i]); !assert.NoError(t, err) {
						return
					}
				}
			}
		})
		moved := int64(0)
		for start := time.Now(); time.Since(start) < 700*time.Millisecond || moved <= 2 && time.Since(start) < 30*time.Second; {
			var versions []int64
			for g, err := range s.Goals(t.Context(), governance.GoalQuery{}) {
				require.NoError(t, err)
				versions = append(versions, g.Version)
				if len(versions) == 1 || len(versions) == goals/2 {
					time.Sleep(2 * time.Millisecond) // the writer goes on
				}
			}
			require.Len(t, versions, goals)
			require.LessOrEqual(t, versions[goals-1], versions[0]+1, versions)
			require.IsNonDecreasing(t, versions)
			moved = versions[0]
		}
		close(stop)
		wg.Wait()
		assert.Greater(t, moved, int64(2), "the writer did write")
	})
}

func TestReadYourWrites(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		s := open(t)
		var wg sync.WaitGroup
		for n := range byte(4) {
			wg.Go(func() {
				g := goal(n + 1)
				for v := range 40 {
					g.Text = fmt.Sprintf("%d", v)
					var err error
					if g, err = s.PutGoal(t.Context(), g); !assert.NoError(t, err) {
						return
					}
					if got, err := s.Goal(t.Context(), g.ID); assert.NoError(t, err) {
						assert.Equal(t, g, got)
					}
				}
			})
		}
		wg.Wait()
	})
}

// Many writers and several stores of the same database count together: no step is lost.
func TestCompareAndSet(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		const writers, steps = 6, 15
		stores := []*sqlstore.Store{db.open(t, sqlstore.Options{}), db.open(t, sqlstore.Options{})}
		_, err := stores[0].PutGoal(t.Context(), goal(1))
		require.NoError(t, err)
		var wg sync.WaitGroup
		for w := range writers {
			s := stores[w%len(stores)]
			wg.Go(func() {
				for done := 0; done < steps; {
					g, err := s.Goal(t.Context(), goal(1).ID)
					if err != nil {
						t.Error(err)
						return
					}
					g.Text += "."
					switch _, err = s.PutGoal(t.Context(), g); {
					case err == nil:
						done++
					case !assert.ErrorIs(t, err, kvalitet.ErrConflict):
						return
					}
				}
			})
		}
		wg.Wait()
		g, err := stores[1].Goal(t.Context(), goal(1).ID)
		require.NoError(t, err)
		assert.EqualValues(t, 1+writers*steps, g.Version)
		assert.Equal(t, writers*steps, strings.Count(g.Text, "."))
		changes, err := history(t.Context(), stores[0], g.ID)
		require.NoError(t, err)
		assert.Len(t, changes, 1+writers*steps)
		require.NoError(t, stores[0].Verify(t.Context()))
	})
}
