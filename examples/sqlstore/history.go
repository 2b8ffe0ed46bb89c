package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Change is one row of the history.
type Change struct {
	Kind    string    `json:"kind"`
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	At      time.Time `json:"at"`
	Role    string    `json:"role"`
	// Body is the document as it became; the change before it holds what it was.
	Body json.RawMessage `json:"body"`
	Hash string          `json:"hash"`
}

// errTampered says that the history does not hang together.
var errTampered = fmt.Errorf("%w: historiken hänger inte ihop / the history does not hang together", kvalitet.ErrInvalid)

// History yields every change of a document, the first one first. Each is checked against the one before it: a change
// whose hash does not follow gives an error, which is the last pair.
func (s *Store) History(ctx context.Context, kind string, id uuid.UUID) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		if err := checkText("kind", kind); err != nil {
			yield(Change{}, err)
			return
		}
		q, err := s.reading(ctx)
		if err != nil {
			yield(Change{}, cause(ctx, err))
			return
		}
		defer q.release()
		rows, err := q.QueryContext(ctx, s.database.sql(`SELECT version, at, role, body, hash FROM history
			WHERE tenant = $1 AND kind = $2 AND id = $3 ORDER BY version`), s.tenant, kind, id.String())
		if err != nil {
			yield(Change{}, cause(ctx, err))
			return
		}
		defer rows.Close()
		var chain chain
		for rows.Next() {
			c := change{tenant: s.tenant, kind: kind, id: id.String()}
			var hash string
			err := rows.Scan(&c.version, &c.at, &c.role, &c.body, &hash)
			if err != nil {
				yield(Change{}, cause(ctx, err))
				return
			}
			if err := chain.follow(c, hash); err != nil {
				yield(Change{}, err)
				return
			}
			at, err := time.Parse(instant, c.at)
			if err != nil {
				yield(Change{}, fmt.Errorf("%s %s version %d: %w", kind, id, c.version, errTampered))
				return
			}
			if !yield(Change{Kind: kind, ID: id, Version: c.version, At: at, Role: c.role, Body: json.RawMessage(c.body), Hash: hash}, nil) {
				return
			}
		}
		if err := cause(ctx, rows.Err()); err != nil {
			yield(Change{}, err)
		}
	}
}

// chain follows the changes of one document after another. The zero value is before the first.
type chain struct {
	tenant, kind, id string
	version          int64
	hash             string
}

// follow wants the change to be the next one of its document, or the first one of another.
func (l *chain) follow(c change, hash string) error {
	if l.tenant != c.tenant || l.kind != c.kind || l.id != c.id {
		*l = chain{tenant: c.tenant, kind: c.kind, id: c.id}
	}
	if c.version != l.version+1 || c.hash(l.hash) != hash {
		return fmt.Errorf("%s %s version %d: %w", c.kind, c.id, c.version, errTampered)
	}
	l.version, l.hash = c.version, hash
	return nil
}

// entry is a row of the history as an export has it: with the keys of its document as it stands.
type entry struct {
	change
	hash string
}

// Verify reads the tenant's whole history, as it is at one moment, and reports every document whose chain is broken or
// does not end in the document as it stands; of very many the first hundred.
//
// A chain shows a change that somebody made to a part of it. Who can write everything can also write another chain:
// against that, keep an export elsewhere.
func (s *Store) Verify(ctx context.Context) error {
	var faults []error
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		return s.walk(ctx, tx, func(entry) error { return nil }, func(fault error) error {
			if faults = append(faults, fault); len(faults) == 100 {
				return errEnough
			}
			return nil
		})
	})
	if err != nil && !errors.Is(err, errEnough) {
		faults = append(faults, cause(ctx, err))
	}
	return errors.Join(faults...)
}

var errEnough = errors.New("enough faults")

// snapshot runs f in a transaction that sees one moment of the tenant's rows.
func (s *Store) snapshot(ctx context.Context, f func(*sql.Tx) error) error {
	if err := checkText("tenant", s.tenant); err != nil {
		return err
	}
	tx, err := s.database.begin(ctx, s.database.read, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := s.database.inTenant(ctx, tx, s.tenant); err != nil {
		return err
	}
	return f(tx)
}

// walk visits the history of every document of the tenant, ordered by kind, identity and version. A document with a
// fault is reported once, at its first fault.
func (s *Store) walk(ctx context.Context, tx *sql.Tx, visit func(entry) error, fault func(error) error) error {
	rows, err := tx.QueryContext(ctx, s.database.sql(`SELECT h.kind, h.id, h.version, h.at, h.role, h.body, h.hash,
			COALESCE(d.key1, ''), COALESCE(d.key2, ''), COALESCE(d.key3, ''),
			COALESCE(d.version = h.version AND d.hash = h.hash AND d.at = h.at AND d.role = h.role AND d.body = h.body, FALSE)
		FROM history h LEFT JOIN document d ON d.tenant = h.tenant AND d.kind = h.kind AND d.id = h.id
		WHERE h.tenant = $1 ORDER BY h.kind, h.id, h.version`), s.tenant)
	if err != nil {
		return err
	}
	defer rows.Close()
	var (
		chain          chain
		last           change // the row before
		ended, skipped = true, false
	)
	end := func() error { // of a document
		if ended || skipped {
			return nil
		}
		return fault(fmt.Errorf("%s %s: dokumentet är inte historikens sista / the document is not the last of its history: %w", last.kind, last.id, errTampered))
	}
	for rows.Next() {
		e := entry{change: change{tenant: s.tenant}}
		var same bool
		if err := rows.Scan(&e.kind, &e.id, &e.version, &e.at, &e.role, &e.body, &e.hash, &e.keys[0], &e.keys[1], &e.keys[2], &same); err != nil {
			return err
		}
		if e.kind != last.kind || e.id != last.id {
			if err := end(); err != nil {
				return err
			}
			skipped = false
		}
		last, ended = e.change, same
		if skipped {
			continue
		}
		if err := chain.follow(e.change, e.hash); err != nil {
			skipped = true
			if err := fault(err); err != nil {
				return err
			}
			continue
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := end(); err != nil {
		return err
	}
	return s.withoutHistory(ctx, tx, fault)
}

// withoutHistory reports the documents that have none.
func (s *Store) withoutHistory(ctx context.Context, tx *sql.Tx, fault func(error) error) error {
	rows, err := tx.QueryContext(ctx, s.database.sql(`SELECT kind, id FROM document d WHERE tenant = $1
		AND NOT EXISTS (SELECT 1 FROM history h WHERE h.tenant = d.tenant AND h.kind = d.kind AND h.id = d.id) ORDER BY kind, id`), s.tenant)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var kind, id string
		if err := rows.Scan(&kind, &id); err != nil {
			return err
		}
		if err := fault(fmt.Errorf("%s %s: dokumentet saknar historik / the document has no history: %w", kind, id, errTampered)); err != nil {
			return err
		}
	}
	return rows.Err()
}
