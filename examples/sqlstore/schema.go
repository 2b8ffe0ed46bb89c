package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// migrations brings a database from version i to version i+1. They run forwards only and are never changed once
// released. Text is compared byte by byte, so that å is not a.
var migrations = []struct{ sqlite, postgres string }{
	{
		sqlite: `
CREATE TABLE document (
	tenant  TEXT NOT NULL,
	kind    TEXT NOT NULL,
	id      TEXT NOT NULL,
	version INTEGER NOT NULL CHECK (version > 0),
	key1    TEXT NOT NULL,
	key2    TEXT NOT NULL,
	key3    TEXT NOT NULL,
	body    TEXT NOT NULL,
	hash    TEXT NOT NULL,
	PRIMARY KEY (tenant, kind, id)
) WITHOUT ROWID;
CREATE INDEX document_key1 ON document (tenant, kind, key1) WHERE key1 <> '';
CREATE INDEX document_key2 ON document (tenant, kind, key2) WHERE key2 <> '';
CREATE TABLE history (
	tenant  TEXT NOT NULL,
	kind    TEXT NOT NULL,
	id      TEXT NOT NULL,
	version INTEGER NOT NULL,
	at      TEXT NOT NULL,
	role    TEXT NOT NULL,
	body    TEXT NOT NULL,
	hash    TEXT NOT NULL,
	PRIMARY KEY (tenant, kind, id, version)
) WITHOUT ROWID;
CREATE TRIGGER history_append_only_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_append_only_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
`,
		postgres: `
CREATE TABLE document (
	tenant  TEXT COLLATE "C" NOT NULL,
	kind    TEXT COLLATE "C" NOT NULL,
	id      TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL CHECK (version > 0),
	key1    TEXT COLLATE "C" NOT NULL,
	key2    TEXT COLLATE "C" NOT NULL,
	key3    TEXT COLLATE "C" NOT NULL,
	body    TEXT NOT NULL,
	hash    TEXT NOT NULL,
	PRIMARY KEY (tenant, kind, id)
);
CREATE INDEX document_key1 ON document (tenant, kind, key1) WHERE key1 <> '';
CREATE INDEX document_key2 ON document (tenant, kind, key2) WHERE key2 <> '';
CREATE TABLE history (
	tenant  TEXT COLLATE "C" NOT NULL,
	kind    TEXT COLLATE "C" NOT NULL,
	id      TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	at      TEXT NOT NULL,
	role    TEXT NOT NULL,
	body    TEXT NOT NULL,
	hash    TEXT NOT NULL,
	PRIMARY KEY (tenant, kind, id, version)
);
CREATE FUNCTION history_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$;
CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION history_append_only();
`,
	},
}

// migrate brings the schema up to date in one transaction. Of two hosts that start at once, the second waits and then
// finds nothing to do.
func (d *database) migrate(ctx context.Context) error {
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if d.postgres {
		if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(5871, 1)`); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)`); err != nil {
		return err
	}
	var version int
	err = tx.QueryRowContext(ctx, `SELECT version FROM schema_version`).Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = tx.ExecContext(ctx, `INSERT INTO schema_version (version) VALUES (0)`)
	}
	if err != nil {
		return err
	}
	if version > len(migrations) {
		return fmt.Errorf("schema %d > %d: %w", version, len(migrations), errNewer)
	}
	for _, m := range migrations[version:] {
		statements := m.sqlite
		if d.postgres {
			statements = m.postgres
		}
		if _, err := tx.ExecContext(ctx, statements); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, d.sql(`UPDATE schema_version SET version = $1`), len(migrations)); err != nil {
		return err
	}
	return tx.Commit()
}
