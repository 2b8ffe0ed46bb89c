package sqlstore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// keys are what queries look for in an aggregate: exact texts, "" for none. In a query "" is any.
type keys [3]string

// aggregate tells how a type is kept.
type aggregate[T any] struct {
	kind   string // "governance/goal"
	fields func(*T) (id *uuid.UUID, version *int64)
	keys   func(*T) keys
}

func noKeys[T any](*T) keys { return keys{} }

func anyValue[T any](*T) bool { return true }

func get[T any](ctx context.Context, s *Store, a aggregate[T], id uuid.UUID) (T, error) {
	var v T
	var body []byte
	err := s.database.queryRow(ctx, `SELECT body FROM document WHERE tenant = $1 AND kind = $2 AND id = $3`,
		s.tenant, a.kind, id.String()).Scan(&body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return v, fmt.Errorf("%s %s: %w", a.kind, id, kvalitet.ErrNotFound)
	case err != nil:
		return v, fmt.Errorf("%s %s: %w", a.kind, id, cause(ctx, err))
	}
	if err := json.Unmarshal(body, &v); err != nil {
		return v, fmt.Errorf("%s %s: %w", a.kind, id, err)
	}
	return v, nil
}

func put[T any](ctx context.Context, s *Store, a aggregate[T], v T) (T, error) {
	var none, stored T
	id, version := a.fields(&v)
	if s.replace && *version == 0 {
		same, err := current(ctx, s, a, &v)
		if err != nil || same {
			return v, err
		}
	}
	expected := *version
	*version++
	body, err := json.Marshal(v)
	if err != nil {
		return none, err
	}
	// What a reader will get, so that the writer sees the same.
	if err := json.Unmarshal(body, &stored); err != nil {
		return none, err
	}
	row := change{tenant: s.tenant, kind: a.kind, id: id.String(), version: expected + 1, keys: a.keys(&v), body: body, role: roleOf(ctx)}
	if err := s.database.apply(ctx, row); err != nil {
		return none, fmt.Errorf("%s %s: %w", a.kind, row.id, cause(ctx, err))
	}
	return stored, nil
}

// current gives v the version of what is stored, and reports whether that is the same.
func current[T any](ctx context.Context, s *Store, a aggregate[T], v *T) (bool, error) {
	id, version := a.fields(v)
	stored, err := get(ctx, s, a, *id)
	if errors.Is(err, kvalitet.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, was := a.fields(&stored)
	*version = *was
	before, err := json.Marshal(stored)
	if err != nil {
		return false, err
	}
	now, err := json.Marshal(*v)
	return bytes.Equal(before, now), err
}

func list[T any](ctx context.Context, s *Store, a aggregate[T], k keys, match func(*T) bool) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := s.database.query(ctx, `SELECT id, body FROM document WHERE tenant = $1 AND kind = $2
			AND ($3 = '' OR key1 = $3) AND ($4 = '' OR key2 = $4) AND ($5 = '' OR key3 = $5) ORDER BY id`,
			s.tenant, a.kind, k[0], k[1], k[2])
		if err != nil {
			yield(none, fmt.Errorf("%s: %w", a.kind, cause(ctx, err)))
			return
		}
		defer rows.Close()
		var broken []error
		for rows.Next() {
			var id string
			var body []byte
			if err := rows.Scan(&id, &body); err != nil {
				yield(none, fmt.Errorf("%s: %w", a.kind, cause(ctx, err)))
				return
			}
			var v T
			if err := json.Unmarshal(body, &v); err != nil {
				broken = append(broken, fmt.Errorf("%s %s: %w", a.kind, id, err))
				continue
			}
			if match(&v) && !yield(v, nil) {
				return
			}
		}
		err = rows.Err()
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		if err := errors.Join(append(broken, err)...); err != nil {
			yield(none, err)
		}
	}
}

// change is one new version of a document.
type change struct {
	tenant, kind, id string
	version          int64
	keys             keys
	body             []byte
	role             string
}

// apply writes the document and its history in one transaction, when the stored version is the one before.
func (d *database) apply(ctx context.Context, c change) error {
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	at := d.now().UTC().Format("2006-01-02T15:04:05.000000Z")
	hash, err := d.document(ctx, tx, c, at)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, d.sql(`INSERT INTO history (tenant, kind, id, version, at, role, body, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`),
		c.tenant, c.kind, c.id, c.version, at, c.role, string(c.body), hash); err != nil {
		return err
	}
	return tx.Commit()
}

// document creates or replaces the document and returns the hash of the change.
func (d *database) document(ctx context.Context, tx *sql.Tx, c change, at string) (string, error) {
	if c.version == 1 {
		hash := c.hash("", at)
		res, err := tx.ExecContext(ctx, d.sql(`INSERT INTO document (tenant, kind, id, version, key1, key2, key3, body, hash)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`),
			c.tenant, c.kind, c.id, c.version, c.keys[0], c.keys[1], c.keys[2], string(c.body), hash)
		return hash, one(res, err)
	}
	var before string
	lock := `SELECT hash FROM document WHERE tenant = $1 AND kind = $2 AND id = $3 AND version = $4`
	if d.postgres {
		lock += ` FOR UPDATE`
	}
	err := tx.QueryRowContext(ctx, d.sql(lock), c.tenant, c.kind, c.id, c.version-1).Scan(&before)
	if errors.Is(err, sql.ErrNoRows) {
		return "", kvalitet.ErrConflict
	}
	if err != nil {
		return "", err
	}
	hash := c.hash(before, at)
	res, err := tx.ExecContext(ctx, d.sql(`UPDATE document SET version = $4, key1 = $5, key2 = $6, key3 = $7, body = $8, hash = $9
		WHERE tenant = $1 AND kind = $2 AND id = $3 AND version = $4 - 1`),
		c.tenant, c.kind, c.id, c.version, c.keys[0], c.keys[1], c.keys[2], string(c.body), hash)
	return hash, one(res, err)
}

// hash chains the change to the one before it. Every part is preceded by its length, so that no two changes share a text.
func (c change) hash(before, at string) string {
	sum := sha256.New()
	for _, part := range []string{before, c.tenant, c.kind, c.id, fmt.Sprint(c.version), at, c.role, string(c.body)} {
		fmt.Fprintf(sum, "%d:", len(part))
		_, _ = io.WriteString(sum, part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func one(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n != 1 {
		err = kvalitet.ErrConflict
	}
	return err
}

func (d *database) queryRow(ctx context.Context, statement string, args ...any) *sql.Row {
	return d.read.QueryRowContext(ctx, d.sql(statement), args...)
}

func (d *database) query(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	return d.read.QueryContext(ctx, d.sql(statement), args...)
}

// cause prefers the context's own error: drivers have words of their own for a call that was cut short.
func cause(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

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
