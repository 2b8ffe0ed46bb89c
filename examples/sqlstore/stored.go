package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// stored reads rows of the table document as changes: each document's last one.
const stored = `SELECT kind, id, version, at, role, body, hash FROM document WHERE tenant = $1`

// Document returns a document of any kind as it stands: its last change. Its place in the chain is not checked; that is
// what [Store.History] does.
func (s *Store) Document(ctx context.Context, kind string, id uuid.UUID) (Change, error) {
	for c, err := range s.changes(ctx, ` AND kind = $2 AND id = $3`, kind, id.String()) {
		return c, err
	}
	return Change{}, fmt.Errorf("%s %s: %w", kind, id, kvalitet.ErrNotFound)
}

// Documents yields every document of the tenant as it stands, ordered by kind and identity; a kind narrows the list to
// its own, "" is all.
func (s *Store) Documents(ctx context.Context, kind string) iter.Seq2[Change, error] {
	if kind == "" {
		return s.changes(ctx, ` ORDER BY kind, id`)
	}
	return s.changes(ctx, ` AND kind = $2 ORDER BY id`, kind)
}

// Latest yields the documents that were changed last, the last one first, at most n of them.
func (s *Store) Latest(ctx context.Context, n int) iter.Seq2[Change, error] {
	return s.changes(ctx, ` ORDER BY at DESC, kind, id LIMIT $2`, n)
}

// Revision counts the changes that the tenant's documents have seen: it grows by one with every change, and what is
// computed of the documents alone is the same while it is.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	q, err := s.reading(ctx)
	if err != nil {
		return 0, cause(ctx, err)
	}
	defer q.release()
	var n int64
	err = q.QueryRowContext(ctx, s.database.sql(`SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM document WHERE tenant = $1`), s.tenant).Scan(&n)
	return n, cause(ctx, err)
}

func (s *Store) changes(ctx context.Context, rest string, args ...any) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		q, err := s.reading(ctx)
		if err != nil {
			yield(Change{}, cause(ctx, err))
			return
		}
		defer q.release()
		rows, err := q.QueryContext(ctx, s.database.sql(stored+rest), append([]any{s.tenant}, args...)...)
		if err != nil {
			yield(Change{}, cause(ctx, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			c, err := scanChange(rows)
			if err != nil {
				yield(Change{}, cause(ctx, err))
				return
			}
			if !yield(c, nil) {
				return
			}
		}
		if err := cause(ctx, rows.Err()); err != nil {
			yield(Change{}, err)
		}
	}
}

func scanChange(rows *sql.Rows) (Change, error) {
	var (
		c      Change
		id, at string
		body   []byte
	)
	if err := rows.Scan(&c.Kind, &id, &c.Version, &at, &c.Role, &body, &c.Hash); err != nil {
		return c, err
	}
	var problems [2]error
	c.ID, problems[0] = uuid.Parse(id)
	c.At, problems[1] = time.Parse(instant, at)
	if err := errors.Join(problems[:]...); err != nil {
		return c, broken(c.Kind, id, err)
	}
	c.Body = body
	return c, nil
}
