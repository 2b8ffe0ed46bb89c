package sqlstore_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/postgrestest"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// rawSQL is what a hand would write for the same tables: prepared statements with ready values. It looks up the hash that
// the next one follows, but makes no JSON and no hash; what it reads becomes a goal, as with the store.
type rawSQL struct {
	db                    *sql.DB
	get, all              *sql.Stmt
	hash, create, replace *sql.Stmt
	begin                 bool // a write is a transaction
}

func prepareRaw(b *testing.B, address string) rawSQL {
	b.Helper()
	driver, dollar := "pgx", true
	if !strings.HasPrefix(address, "postgres") {
		driver, dollar = "sqlite", false
		address = "file:" + address + "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(10000)&_txlock=immediate"
	}
	db, err := sql.Open(driver, address)
	require.NoError(b, err)
	b.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	if dollar {
		_, err = db.Exec(`SET kvalitet.tenant = '=raw'`)
		require.NoError(b, err)
	}
	prepare := func(text string) *sql.Stmt {
		if !dollar {
			text = strings.ReplaceAll(text, "$", "?")
		}
		s, err := db.Prepare(text)
		require.NoError(b, err)
		return s
	}
	return rawSQL{
		db:   db,
		get:  prepare(`SELECT body FROM document WHERE tenant = 'raw' AND kind = $1 AND id = $2`),
		all:  prepare(`SELECT body FROM document WHERE tenant = 'raw' AND kind = $1 ORDER BY id`),
		hash: prepare(`SELECT hash FROM document WHERE tenant = 'raw' AND kind = $1 AND id = $2 AND version = $3`),
		create: prepare(`INSERT INTO document (tenant, kind, id, version, at, role, key1, key2, key3, body, hash)
			VALUES ('raw', $1, $2, 1, $3, '', 'vision', '', '', $4, $5)`),
		replace: prepare(`UPDATE document SET version = $1, at = $2, body = $3, hash = $4 WHERE tenant = 'raw' AND kind = $5 AND id = $6 AND hash = $7`),
		begin:   dollar,
	}
}

func (r rawSQL) write(ctx context.Context, s *sql.Stmt, args ...any) error {
	if !r.begin {
		_, err := s.ExecContext(ctx, args...)
		return err
	}
	tx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.StmtContext(ctx, s).ExecContext(ctx, args...); err != nil {
		return err
	}
	return tx.Commit()
}

// BenchmarkBesideRawSQL runs the store and raw SQL by turns on the same tables, which wait for the disk as in earnest,
// and reports what share of the raw speed the store has. Goal: at least 80 %.
func BenchmarkBesideRawSQL(b *testing.B) {
	b.Run("SQLite", func(b *testing.B) { besideRawSQL(b, filepath.Join(b.TempDir(), "x.db")) })
	b.Run("PostgreSQL", func(b *testing.B) {
		s, err := postgrestest.Run("fsync=on", "synchronous_commit=on", "full_page_writes=on")
		postgrestest.Need(b, err)
		b.Cleanup(s.Stop)
		besideRawSQL(b, s.Address)
	})
}

func besideRawSQL(b *testing.B, address string) {
	all, err := sqlstore.Open(b.Context(), address, sqlstore.Options{})
	require.NoError(b, err)
	b.Cleanup(func() { _ = all.Close() })
	s, raw := all.ForTenant("store"), prepareRaw(b, address)
	ctx := b.Context()
	text := strings.Repeat("Andelen nöjda brukare ska öka. ", 10)
	at, hash := "2026-01-02T03:04:05.000006Z", strings.Repeat("0", 64)
	ours, theirs := governance.Goal{}, uuid.UUID{}
	body := func(id uuid.UUID, version int64) string {
		body, err := json.Marshal(governance.Goal{ID: id, Version: version, Level: governance.LevelVision, Text: text})
		require.NoError(b, err)
		return string(body)
	}
	create := func() (func() error, func() error) {
		id := uuid.New()
		ready := body(id, 1)
		return func() (err error) {
				ours, err = s.PutGoal(ctx, governance.Goal{ID: id, Level: governance.LevelVision, Text: text})
				return err
			}, func() error {
				theirs = id
				return raw.write(ctx, raw.create, goalKind, id.String(), at, ready, hash)
			}
	}
	for range 100 { // for the lists
		a, c := create()
		require.NoError(b, a())
		require.NoError(b, c())
	}
	version := int64(1)
	first := theirs
	for _, c := range []struct {
		name string
		pair func() (store, raw func() error)
	}{
		{"create", create},
		{"replace", func() (func() error, func() error) {
			version++
			ready, v := body(first, version), version
			return func() (err error) { ours, err = s.PutGoal(ctx, ours); return err },
				func() error {
					var before string
					if err := raw.hash.QueryRowContext(ctx, goalKind, first.String(), v-1).Scan(&before); err != nil {
						return err
					}
					return raw.write(ctx, raw.replace, v, at, ready, hash, goalKind, first.String(), before)
				}
		}},
		{"get", func() (func() error, func() error) {
			return func() error { _, err := s.Goal(ctx, ours.ID); return err },
				func() error {
					var g governance.Goal
					var body []byte
					if err := raw.get.QueryRowContext(ctx, goalKind, first.String()).Scan(&body); err != nil {
						return err
					}
					return json.Unmarshal(body, &g)
				}
		}},
		{"list", func() (func() error, func() error) {
			return func() error {
					for _, err := range s.Goals(ctx, governance.GoalQuery{}) {
						if err != nil {
							return err
						}
					}
					return nil
				}, func() error {
					rows, err := raw.all.QueryContext(ctx, goalKind)
					if err != nil {
						return err
					}
					defer rows.Close()
					for rows.Next() {
						var g governance.Goal
						var body sql.RawBytes
						if err := rows.Scan(&body); err != nil {
							return err
						}
						if err := json.Unmarshal(body, &g); err != nil {
							return err
						}
					}
					return rows.Err()
				}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var spent [2][]time.Duration
			for i := 0; b.Loop(); i++ {
				one, other := c.pair()
				work := [2]func() error{one, other}
				for turn := range work {
					which := (turn + i) % 2
					began := time.Now()
					if err := work[which](); err != nil {
						b.Fatal(fmt.Sprint(c.name, " ", which), err)
					}
					spent[which] = append(spent[which], time.Since(began))
				}
			}
			store, raw := median(spent[0]), median(spent[1])
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(1/store.Seconds(), "store/s")
			b.ReportMetric(1/raw.Seconds(), "raw/s")
			b.ReportMetric(100*raw.Seconds()/store.Seconds(), "%-of-raw")
		})
	}
}

// median of the times: what else the machine does, and how the disk fares, weighs little.
func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}
