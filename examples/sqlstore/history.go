package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// History yields every change of a document, the first one first. Each is checked against the one before it: a change
// whose hash does not follow gives an error, which is the last pair.
func (s *Store) History(ctx context.Context, kind string, id uuid.UUID) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		rows, err := s.database.query(ctx, `SELECT version, at, role, body, hash FROM history
			WHERE tenant = $1 AND kind = $2 AND id = $3 ORDER BY version`, s.tenant, kind, id.String())
		if err != nil {
			yield(Change{}, cause(ctx, err))
			return
		}
		defer rows.Close()
		before := ""
		for n := int64(1); rows.Next(); n++ {
			c := change{tenant: s.tenant, kind: kind, id: id.String()}
			var at, hash string
			if err := rows.Scan(&c.version, &at, &c.role, &c.body, &hash); err != nil {
				yield(Change{}, cause(ctx, err))
				return
			}
			if c.version != n || c.hash(before, at) != hash {
				yield(Change{}, fmt.Errorf("%s %s version %d: %w", kind, id, c.version, errTampered))
				return
			}
			before = hash
			when, err := time.Parse("2006-01-02T15:04:05.000000Z", at)
			if err != nil {
				yield(Change{}, fmt.Errorf("%s %s version %d: %w", kind, id, c.version, errTampered))
				return
			}
			if !yield(Change{Kind: kind, ID: id, Version: c.version, At: when, Role: c.role, Body: json.RawMessage(c.body), Hash: hash}, nil) {
				return
			}
		}
		if err := cause(ctx, rows.Err()); err != nil {
			yield(Change{}, err)
		}
	}
}

// errTampered says that the history does not hang together.
var errTampered = fmt.Errorf("%w: historiken hänger inte ihop / the history does not hang together", kvalitet.ErrInvalid)

// Verify reads the tenant's whole history and reports every document whose chain is broken or does not end in the
// document as it stands.
func (s *Store) Verify(ctx context.Context) error {
	type head struct{ kind, id, hash string }
	rows, err := s.database.query(ctx, `SELECT kind, id, hash FROM document WHERE tenant = $1 ORDER BY kind, id`, s.tenant)
	if err != nil {
		return cause(ctx, err)
	}
	defer rows.Close()
	var heads []head
	for rows.Next() {
		var h head
		if err := rows.Scan(&h.kind, &h.id, &h.hash); err != nil {
			return err
		}
		heads = append(heads, h)
	}
	if err := cause(ctx, rows.Err()); err != nil {
		return err
	}
	for _, h := range heads {
		id, err := uuid.Parse(h.id)
		if err != nil {
			return err
		}
		last := ""
		for c, err := range s.History(ctx, h.kind, id) {
			if err != nil {
				return err
			}
			last = c.Hash
		}
		if last != h.hash {
			return fmt.Errorf("%s %s: %w", h.kind, h.id, errTampered)
		}
	}
	return nil
}
