// Package memstore is the in-memory store behind every <pkg>test.MemStore: an honest twin of a database. It keeps
// documents, not values, so what comes back has been through JSON as it would have been with a real store.
package memstore

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Fields tells where the value T keeps its identity and its version.
type Fields[T any] func(*T) (id *uuid.UUID, version *int64)

// Table keeps the values of one type. Make one with New. It may be used from many goroutines.
type Table[T any] struct {
	fields Fields[T]
	mu     sync.RWMutex
	rows   map[uuid.UUID]row
}

type row struct {
	version  int64
	document []byte
}

// New returns an empty table.
func New[T any](fields Fields[T]) *Table[T] {
	return &Table[T]{fields: fields, rows: make(map[uuid.UUID]row)}
}

// Get returns the value with the identity, or wraps kvalitet.ErrNotFound.
func (t *Table[T]) Get(ctx context.Context, id uuid.UUID) (T, error) {
	var v T
	if err := ctx.Err(); err != nil {
		return v, err
	}
	t.mu.RLock()
	r, ok := t.rows[id]
	t.mu.RUnlock()
	if !ok {
		return v, fmt.Errorf("%T %s: %w", v, id, kvalitet.ErrNotFound)
	}
	err := json.Unmarshal(r.document, &v)
	return v, err
}

// Put creates the value when its version is 0 and otherwise replaces the version that it names. It returns the value
// with its new version, or wraps kvalitet.ErrConflict when the stored version is another.
func (t *Table[T]) Put(ctx context.Context, v T) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	id, version := t.fields(&v)
	t.mu.Lock()
	defer t.mu.Unlock()
	if stored := t.rows[*id].version; stored != *version {
		return none, fmt.Errorf("%T %s: version %d, lagrad/stored %d: %w", v, *id, *version, stored, kvalitet.ErrConflict)
	}
	*version++
	document, err := json.Marshal(v)
	if err != nil {
		return none, err
	}
	var stored T
	if err := json.Unmarshal(document, &stored); err != nil {
		return none, err
	}
	t.rows[*id] = row{*version, document}
	return stored, nil
}

// List yields the values that match, ordered by identity, as they stood when the loop began. An error is the last pair.
func (t *Table[T]) List(ctx context.Context, match func(*T) bool) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		t.mu.RLock()
		ids := make([]uuid.UUID, 0, len(t.rows))
		for id := range t.rows {
			ids = append(ids, id)
		}
		slices.SortFunc(ids, func(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) })
		documents := make([][]byte, len(ids))
		for i, id := range ids {
			documents[i] = t.rows[id].document
		}
		t.mu.RUnlock()
		for _, document := range documents {
			if err := ctx.Err(); err != nil {
				yield(none, err)
				return
			}
			var v T
			if err := json.Unmarshal(document, &v); err != nil {
				yield(none, err)
				return
			}
			if match(&v) && !yield(v, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(none, err)
		}
	}
}
