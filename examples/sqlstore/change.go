package sqlstore

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
)

// change is one new version of a document.
type change struct {
	tenant, kind, id string
	version          int64
	at, role         string
	keys             keys
	body             []byte
}

// instant is how a moment is kept: UTC, microseconds.
const instant = "2006-01-02T15:04:05.000000Z"

// write makes the change at this moment.
func (s *Store) write(ctx context.Context, c change) error {
	if err := checkText("role", c.role); err != nil {
		return err
	}
	now := s.database.now().UTC()
	if now.Year() < 1 || now.Year() > 9999 {
		return fmt.Errorf("%w: klockan går fel / the clock is wrong: %s", kvalitet.ErrInvalid, now)
	}
	c.at = now.Format(instant)
	q, err := s.writing(ctx)
	if err != nil {
		return err
	}
	defer q.release()
	conn, ok := q.(tenantConn)
	if !ok {
		_, err = s.database.apply(ctx, q, c)
		return err
	}
	// A server may finish a statement that its client has given up; without the commit that does nothing.
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := s.database.apply(ctx, tx, c); err != nil {
		return err
	}
	return tx.Commit()
}

// apply writes the document when the stored version is the one before, and returns the hash of the change. It is one
// statement, within which the database appends the history.
func (d *database) apply(ctx context.Context, q querier, c change) (string, error) {
	if c.version == 1 {
		hash := c.hash("")
		res, err := q.ExecContext(ctx, d.sql(`INSERT INTO document (tenant, kind, id, version, at, role, key1, key2, key3, body, hash)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`),
			c.tenant, c.kind, c.id, c.version, c.at, c.role, c.keys[0], c.keys[1], c.keys[2], string(c.body), hash)
		return hash, one(res, err)
	}
	var before string
	err := q.QueryRowContext(ctx, d.sql(`SELECT hash FROM document WHERE tenant = $1 AND kind = $2 AND id = $3 AND version = $4`),
		c.tenant, c.kind, c.id, c.version-1).Scan(&before)
	if errors.Is(err, sql.ErrNoRows) {
		return "", kvalitet.ErrConflict
	}
	if err != nil {
		return "", err
	}
	hash := c.hash(before)
	// A hash belongs to one version only: that it is still the stored one is the comparison.
	res, err := q.ExecContext(ctx, d.sql(`UPDATE document SET version = $4, at = $5, role = $6, key1 = $7, key2 = $8, key3 = $9, body = $10, hash = $11
		WHERE tenant = $1 AND kind = $2 AND id = $3 AND hash = $12`),
		c.tenant, c.kind, c.id, c.version, c.at, c.role, c.keys[0], c.keys[1], c.keys[2], string(c.body), hash, before)
	return hash, one(res, err)
}

// hash chains the change to the one before it. Every part is preceded by its length, so that no two changes share a text.
func (c change) hash(before string) string {
	sum := sha256.New()
	for _, part := range []string{before, c.tenant, c.kind, c.id, strconv.FormatInt(c.version, 10), c.at, c.role} {
		_, _ = io.WriteString(sum, strconv.Itoa(len(part))+":"+part)
	}
	_, _ = io.WriteString(sum, strconv.Itoa(len(c.body))+":")
	_, _ = sum.Write(c.body)
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

// The most bytes of a text that an index holds, so that PostgreSQL can.
const maxIndexed = 200

// indexed gives the keys as they are stored: a text that is long, or that PostgreSQL cannot hold, by its hash. Whether
// a value matches is decided by its document.
func (k keys) indexed() keys {
	for i, text := range k {
		if !storable(text) {
			sum := sha256.Sum256([]byte(text))
			k[i] = "sha256:" + hex.EncodeToString(sum[:])
		}
	}
	return k
}

func storable(text string) bool {
	return len(text) <= maxIndexed && !strings.Contains(text, "\x00") && utf8.ValidString(text)
}

// checkText wants a short text of valid UTF-8.
func checkText(what, text string) error {
	if !storable(text) {
		return fmt.Errorf("%w: %s: högst %d byte UTF-8 / at most %[3]d bytes of UTF-8", kvalitet.ErrInvalid, what, maxIndexed)
	}
	return nil
}
