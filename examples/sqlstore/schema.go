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
	{ // The database itself appends the history; PostgreSQL shows a connection the rows of its tenant only.
		sqlite: `
ALTER TABLE document ADD COLUMN at TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN role TEXT NOT NULL DEFAULT '';
UPDATE document SET
	at   = COALESCE((SELECT h.at FROM history h WHERE h.tenant = document.tenant AND h.kind = document.kind AND h.id = document.id AND h.version = document.version), ''),
	role = COALESCE((SELECT h.role FROM history h WHERE h.tenant = document.tenant AND h.kind = document.kind AND h.id = document.id AND h.version = document.version), '');
CREATE TRIGGER history_append_only_replace BEFORE INSERT ON history
	WHEN EXISTS (SELECT 1 FROM history WHERE tenant = NEW.tenant AND kind = NEW.kind AND id = NEW.id AND version = NEW.version)
	BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER document_created AFTER INSERT ON document BEGIN
	INSERT INTO history (tenant, kind, id, version, at, role, body, hash)
	VALUES (NEW.tenant, NEW.kind, NEW.id, NEW.version, NEW.at, NEW.role, NEW.body, NEW.hash);
END;
CREATE TRIGGER document_changed AFTER UPDATE ON document BEGIN
	INSERT INTO history (tenant, kind, id, version, at, role, body, hash)
	VALUES (NEW.tenant, NEW.kind, NEW.id, NEW.version, NEW.at, NEW.role, NEW.body, NEW.hash);
END;
`,
		postgres: `
ALTER TABLE document ADD COLUMN at TEXT NOT NULL DEFAULT '', ADD COLUMN role TEXT NOT NULL DEFAULT '';
UPDATE document d SET at = h.at, role = h.role FROM history h
	WHERE h.tenant = d.tenant AND h.kind = d.kind AND h.id = d.id AND h.version = d.version;
CREATE TRIGGER history_not_truncated BEFORE TRUNCATE ON history FOR EACH STATEMENT EXECUTE FUNCTION history_append_only();
CREATE FUNCTION document_history() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	INSERT INTO history (tenant, kind, id, version, at, role, body, hash)
	VALUES (NEW.tenant, NEW.kind, NEW.id, NEW.version, NEW.at, NEW.role, NEW.body, NEW.hash);
	RETURN NULL;
END $$;
CREATE TRIGGER document_history AFTER INSERT OR UPDATE ON document FOR EACH ROW EXECUTE FUNCTION document_history();
DROP INDEX document_key1;
DROP INDEX document_key2;
CREATE INDEX document_key1 ON document (tenant, kind, key1, id) WHERE key1 <> '';
CREATE INDEX document_key2 ON document (tenant, kind, key2, id) WHERE key2 <> '';
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
ALTER TABLE history ENABLE ROW LEVEL SECURITY;
ALTER TABLE history FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON document USING (tenant = (SELECT substr(NULLIF(current_setting('kvalitet.tenant', true), ''), 2)));
CREATE POLICY tenant ON history USING (tenant = (SELECT substr(NULLIF(current_setting('kvalitet.tenant', true), ''), 2)));
`,
	},
}

// migrate brings the schema up to date in one transaction. Of two hosts that start at once, the second waits and then
// finds nothing to do. A schema that is up to date is only read: a role without the right to change it is enough then.
func (d *database) migrate(ctx context.Context) error {
	const read = `SELECT version FROM schema_version`
	var version int
	if err := d.read.db.QueryRowContext(ctx, read).Scan(&version); err == nil && version >= len(migrations) {
		return known(version)
	}
	tx, err := d.begin(ctx, d.write, nil)
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
	err = tx.QueryRowContext(ctx, read).Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		version = 0
		_, err = tx.ExecContext(ctx, `INSERT INTO schema_version (version) VALUES (0)`)
	}
	if err != nil {
		return err
	}
	if err := known(version); err != nil {
		return err
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

func known(version int) error {
	if version > len(migrations) {
		return fmt.Errorf("schema %d > %d: %w", version, len(migrations), errNewer)
	}
	return nil
}
