package sqlstore

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// ExportSchema names the format of an export, in its first line.
const ExportSchema = "kvalitet/export/v1"

// The lines of an export: a first one, one per change, a last one.
type (
	exportHead struct {
		Schema string `json:"schema"`
	}
	exportChange struct {
		Tenant  string          `json:"tenant"`
		Kind    string          `json:"kind"`
		ID      string          `json:"id"`
		Version int64           `json:"version"`
		At      string          `json:"at"`
		Role    string          `json:"role"`
		Keys    keys            `json:"keys"` // of the document as it stands
		Body    json.RawMessage `json:"body"`
		Hash    string          `json:"hash"`
	}
	exportEnd struct {
		Changes int64  `json:"changes"`
		SHA256  string `json:"sha256"` // of every byte before this line
	}
)

// Export writes everything of the tenant as JSON Lines: every version of every document with its place in the chain,
// and at the end a checksum. It sees one moment, and the same contents give the same bytes whatever the database. A
// history that does not hang together is ErrInvalid, and what has been written is then no export.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	return s.export(ctx, w, func(*sql.Tx) ([]string, error) { return []string{s.tenant}, nil })
}

// ExportAll is Export of every tenant. On PostgreSQL it takes a user whom row-level security does not hold (BYPASSRLS);
// for another it is an error.
func (s *Store) ExportAll(ctx context.Context, w io.Writer) error {
	return s.export(ctx, w, func(tx *sql.Tx) ([]string, error) {
		if s.database.postgres { // an error is better than a part
			if _, err := tx.ExecContext(ctx, `SET LOCAL row_security = off`); err != nil {
				return nil, err
			}
		}
		rows, err := tx.QueryContext(ctx, `SELECT tenant FROM history UNION SELECT tenant FROM document ORDER BY tenant`)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		var tenants []string
		for rows.Next() {
			var tenant string
			if err := rows.Scan(&tenant); err != nil {
				return nil, err
			}
			tenants = append(tenants, tenant)
		}
		return tenants, rows.Err()
	})
}

func (s *Store) export(ctx context.Context, to io.Writer, tenants func(*sql.Tx) ([]string, error)) error {
	w := exportWriter{to: bufio.NewWriter(to), sum: sha256.New()}
	if err := w.line(exportHead{ExportSchema}); err != nil {
		return err
	}
	var changes int64
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		names, err := tenants(tx)
		if err != nil {
			return err
		}
		for _, name := range names {
			err := s.ForTenant(name).walk(ctx, tx, func(e entry) error {
				changes++
				return w.line(exportChange{e.tenant, e.kind, e.id, e.version, e.at, e.role, e.keys, e.body, e.hash})
			}, func(fault error) error { return fault })
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return cause(ctx, err)
	}
	if err := w.line(exportEnd{changes, hex.EncodeToString(w.sum.Sum(nil))}); err != nil {
		return err
	}
	return w.to.Flush()
}

type exportWriter struct {
	to  *bufio.Writer
	sum hash.Hash
}

func (w exportWriter) line(v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return invalid(err)
	}
	line = append(line, '\n')
	_, _ = w.sum.Write(line)
	_, err = w.to.Write(line)
	return err
}

// Import reads what [Store.Export] wrote of this tenant: all of it, or nothing. A file that is cut off, has been altered
// or holds another tenant is ErrInvalid; a document that is already here is ErrConflict.
func (s *Store) Import(ctx context.Context, r io.Reader) error {
	return s.read(ctx, r, func(tenant string) bool { return tenant == s.tenant })
}

// ImportAll is Import of whatever tenants the file holds.
func (s *Store) ImportAll(ctx context.Context, r io.Reader) error {
	return s.read(ctx, r, func(string) bool { return true })
}

func (s *Store) read(ctx context.Context, from io.Reader, wanted func(tenant string) bool) error {
	d := s.database
	tx, err := d.begin(ctx, d.write, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	r := exportReader{from: bufio.NewReader(from), sum: sha256.New()}
	var head exportHead
	if err := r.line(&head); err != nil {
		return err
	}
	if head.Schema != ExportSchema {
		return r.fault("filen är inte en export / the file is not an export")
	}
	var (
		chain  chain
		tenant *string
	)
	for {
		sum := hex.EncodeToString(r.sum.Sum(nil))
		var line struct {
			exportChange
			exportEnd
		}
		if err := r.line(&line); err != nil {
			return err
		}
		if line.SHA256 != "" {
			if line.SHA256 != sum || line.Changes != r.lines-2 {
				return r.fault("filen har ändrats / the file has been altered")
			}
			if _, err := r.from.ReadByte(); !errors.Is(err, io.EOF) {
				return r.fault("text efter slutet / text after the end")
			}
			return cause(ctx, tx.Commit())
		}
		e := line.exportChange
		c := change{tenant: e.Tenant, kind: e.Kind, id: e.ID, version: e.Version, at: e.At, role: e.Role, keys: e.Keys, body: e.Body}
		if id, err := uuid.Parse(c.id); err != nil || id.String() != c.id || checkText("tenant", c.tenant) != nil || !wanted(c.tenant) {
			return r.fault("fel kommun eller identitet / wrong tenant or identity")
		}
		if err := chain.follow(c, e.Hash); err != nil {
			return r.fault(err.Error())
		}
		if tenant == nil || *tenant != c.tenant {
			if err := d.inTenant(ctx, tx, c.tenant); err != nil {
				return cause(ctx, err)
			}
			tenant = &c.tenant
		}
		if _, err := d.apply(ctx, tx, c); err != nil {
			return fmt.Errorf("%s %s: %w", c.kind, c.id, cause(ctx, err))
		}
	}
}

type exportReader struct {
	from  *bufio.Reader
	sum   hash.Hash
	lines int64
}

// maxLine is the most bytes of a line: a document and what stands around it.
const maxLine = MaxDocument + 1<<16

// line reads a line into v, which knows every member of it.
func (r *exportReader) line(v any) error {
	r.lines++
	var line []byte
	for {
		part, err := r.from.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxLine:
			return r.fault("raden är för lång / the line is too long")
		case err == nil:
			_, _ = r.sum.Write(line)
			decoder := json.NewDecoder(bytes.NewReader(line))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(v); err != nil {
				return r.fault(err.Error())
			}
			return nil
		case errors.Is(err, io.EOF):
			return r.fault("filen är avhuggen / the file is cut off")
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

func (r *exportReader) fault(text string) error {
	return fmt.Errorf("%w: rad/line %d: %s", kvalitet.ErrInvalid, r.lines, text)
}
