package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"             // the driver "sqlite"

	"github.com/kommunkvalitet/kvalitet"
)

// Store is one tenant's documents in a database. It implements every storage interface of the library and may be used
// from many goroutines.
type Store struct {
	database *database
	tenant   string
	replace  bool
}

// database is the connections and the dialect, shared by the tenants' stores.
type database struct {
	read, write *pool
	postgres    bool
	now         func() time.Time
}

// Options are how a store is opened. The zero value is ready.
type Options struct {
	// Tenant is the municipality whose documents the store sees; empty is a tenant of its own.
	Tenant string
	// Replace is for jobs whose truth lies elsewhere, such as an import that is run again: a value of version 0 that is
	// already stored replaces what is there, and one that is the same changes nothing.
	Replace bool
	// Now tells the time for the history; time.Now when nil.
	Now func() time.Time
}

// Open opens the database at an address, "postgres://…" or the name of an SQLite file, and brings its schema up to
// date.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	d := &database{now: o.Now, postgres: strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")}
	if d.now == nil {
		d.now = time.Now
	}
	if err := d.connect(address); err != nil {
		return nil, err
	}
	if err := d.migrate(ctx); err != nil {
		_ = d.close()
		return nil, fmt.Errorf("%s: %w", redact(address), err)
	}
	return &Store{database: d, tenant: o.Tenant, replace: o.Replace}, nil
}

func (d *database) connect(address string) (err error) {
	if d.postgres {
		d.read, err = newPool("pgx", address)
		d.write = d.read
		return err
	}
	if address == "" || address == ":memory:" {
		return fmt.Errorf("%w: SQLite behöver ett filnamn / SQLite needs the name of a file", kvalitet.ErrInvalid)
	}
	// A writer waits for its turn up to the busy time-out, begins as a writer so that two never wait for each other,
	// and has a connection of its own so that readers never wait for it.
	file := "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(address)
	pragmas := url.Values{"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "busy_timeout(10000)"}}
	if d.read, err = newPool("sqlite", file+"?"+pragmas.Encode()); err != nil {
		return err
	}
	pragmas.Set("_txlock", "immediate")
	if d.write, err = newPool("sqlite", file+"?"+pragmas.Encode()); err != nil {
		return err
	}
	d.write.db.SetMaxOpenConns(1)
	return nil
}

// ForTenant returns a store of another tenant in the same database.
func (s *Store) ForTenant(tenant string) *Store {
	return &Store{database: s.database, tenant: tenant, replace: s.replace}
}

// Close closes the database for every tenant.
func (s *Store) Close() error { return s.database.close() }

func (d *database) close() error {
	if d.postgres {
		return d.read.db.Close()
	}
	return errors.Join(d.read.db.Close(), d.write.db.Close())
}

// redact takes the password out of an address.
func redact(address string) string {
	scheme, _, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return scheme + "://…"
	}
	return u.Redacted()
}

type roleKey struct{}

// WithRole notes in the context who makes a change, as a role ("kvalitetsledare"), never a person. The history keeps it.
func WithRole(ctx context.Context, role string) context.Context {
	return context.WithValue(ctx, roleKey{}, role)
}

func roleOf(ctx context.Context) string {
	role, _ := ctx.Value(roleKey{}).(string)
	return role
}

// errNewer says that the database was written by a newer program.
var errNewer = fmt.Errorf("%w: databasen har ett nyare schema än programmet / the database has a newer schema than the program", kvalitet.ErrInvalid)
