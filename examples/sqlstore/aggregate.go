package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"strconv"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// MaxDocument is the most bytes that a document may have in its JSON form.
const MaxDocument = 16 << 20

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
	body, err := s.body(ctx, a.kind, id.String())
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return v, fmt.Errorf("%s %s: %w", a.kind, id, kvalitet.ErrNotFound)
	case err != nil:
		return v, fmt.Errorf("%s %s: %w", a.kind, id, cause(ctx, err))
	}
	if err := decode(body, &v); err != nil {
		return v, broken(a.kind, id.String(), err)
	}
	return v, nil
}

func (s *Store) body(ctx context.Context, kind, id string) ([]byte, error) {
	q, err := s.reading(ctx)
	if err != nil {
		return nil, err
	}
	defer q.release()
	var body []byte
	err = q.QueryRowContext(ctx, s.database.sql(`SELECT body FROM document WHERE tenant = $1 AND kind = $2 AND id = $3`), s.tenant, kind, id).Scan(&body)
	return body, err
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
	name := id.String()
	if *version < 0 || *version == math.MaxInt64 {
		return none, fmt.Errorf("%s %s: %w", a.kind, name, kvalitet.ErrConflict)
	}
	*version++
	body, err := encode(&v)
	if err == nil {
		// What a reader will get, so that the writer sees the same.
		if err = decode(body, &stored); err != nil {
			err = invalid(err)
		}
	}
	if err != nil {
		return none, fmt.Errorf("%s %s: %w", a.kind, name, err)
	}
	err = s.write(ctx, change{tenant: s.tenant, kind: a.kind, id: name, version: *version, keys: a.keys(&stored).indexed(), body: body, role: roleOf(ctx)})
	if err != nil {
		return none, fmt.Errorf("%s %s: %w", a.kind, name, cause(ctx, err))
	}
	return stored, nil
}

// encode writes a value as JSON. One that cannot be written or is too large is ErrInvalid.
func encode(v any) ([]byte, error) {
	if err := writable(v); err != nil {
		return nil, err
	}
	write := func() ([]byte, error) { return json.Marshal(v) }
	if own, ok := v.(json.Marshaler); ok {
		write = own.MarshalJSON // which needs no second look
	}
	body, err := write()
	if err != nil {
		return nil, invalid(err)
	}
	if len(body) > MaxDocument {
		return nil, errLarge
	}
	return body, nil
}

// decode reads what encode wrote into v, a pointer.
func decode(body []byte, v any) error {
	if own, ok := v.(json.Unmarshaler); ok {
		return own.UnmarshalJSON(body)
	}
	return json.Unmarshal(body, v)
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
	before, err := encode(&stored)
	if err != nil {
		return false, err
	}
	now, err := encode(v)
	return bytes.Equal(before, now), err
}

func list[T any](ctx context.Context, s *Store, a aggregate[T], k keys, match func(*T) bool) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		q, err := s.reading(ctx)
		if err != nil {
			yield(none, fmt.Errorf("%s: %w", a.kind, cause(ctx, err)))
			return
		}
		defer q.release()
		statement, args := `SELECT id, body FROM document WHERE tenant = $1 AND kind = $2`, []any{s.tenant, a.kind}
		for i, key := range k.indexed() {
			if key != "" {
				args = append(args, key)
				column := "key" + strconv.Itoa(i+1)
				statement += ` AND ` + column + ` = $` + strconv.Itoa(len(args)) + ` AND ` + column + ` <> ''`
			}
		}
		rows, err := q.QueryContext(ctx, s.database.sql(statement+` ORDER BY id`), args...)
		if err != nil {
			yield(none, fmt.Errorf("%s: %w", a.kind, cause(ctx, err)))
			return
		}
		defer rows.Close()
		var unread []error
		for rows.Next() {
			var id string
			var body sql.RawBytes
			if err := rows.Scan(&id, &body); err != nil {
				yield(none, fmt.Errorf("%s: %w", a.kind, cause(ctx, err)))
				return
			}
			var v T
			if err := decode(body, &v); err != nil {
				unread = append(unread, broken(a.kind, id, err))
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
		if err := errors.Join(append(unread, err)...); err != nil {
			yield(none, err)
		}
	}
}

// broken says which document cannot be read.
func broken(kind, id string, err error) error {
	return fmt.Errorf("%s %s: %w: dokumentet går inte att läsa / the document cannot be read: %w", kind, id, kvalitet.ErrInvalid, err)
}

func invalid(err error) error {
	if errors.Is(err, kvalitet.ErrInvalid) {
		return err
	}
	return fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
}

// cause prefers the context's own error: drivers have words of their own for a call that was cut short.
func cause(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}
