package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5/stdlib"
)

// querier runs statements: a session, or a transaction.
type querier interface {
	ExecContext(ctx context.Context, statement string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, statement string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, statement string, args ...any) *sql.Row
}

// session is where one tenant's statements run. Releasing it gives back what it borrowed.
type session interface {
	querier
	release()
}

// tenantConn is a connection to PostgreSQL that has been given to a tenant.
type tenantConn struct{ *sql.Conn }

func (c tenantConn) release() { _ = c.Close() }

func (s *Store) reading(ctx context.Context) (session, error) {
	return s.session(ctx, s.database.read)
}

func (s *Store) writing(ctx context.Context) (session, error) {
	return s.session(ctx, s.database.write)
}

func (s *Store) session(ctx context.Context, p *pool) (session, error) {
	if err := checkText("tenant", s.tenant); err != nil {
		return nil, err
	}
	if !s.database.postgres {
		return p, nil
	}
	conn, err := p.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if err := conn.Raw(func(c any) error { return setTenant(ctx, c, s.tenant) }); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return tenantConn{conn}, nil
}

// The setting that row-level security compares with. Its value is a sign and then the tenant, so that the tenant ""
// differs from a setting that nobody made.
const (
	tenantSetting = "kvalitet.tenant"
	tenantSign    = "="
	setTenantFor  = `SELECT set_config('` + tenantSetting + `', $1, ` // true for the transaction, false for the connection
)

// setTenant gives the connection to the tenant, when another had it last.
func setTenant(ctx context.Context, driverConn any, tenant string) error {
	c, ok := driverConn.(*stdlib.Conn)
	if !ok {
		return fmt.Errorf("sqlstore: %T is not a connection of pgx", driverConn)
	}
	had := c.Conn().PgConn().CustomData()
	if had[tenantSetting] == tenantSign+tenant {
		return nil
	}
	delete(had, tenantSetting)
	if _, err := c.Conn().Exec(ctx, setTenantFor+`false)`, tenantSign+tenant); err != nil {
		return err
	}
	had[tenantSetting] = tenantSign + tenant
	return nil
}

// begin starts a transaction; inTenant gives it to a tenant.
func (d *database) begin(ctx context.Context, p *pool, o *sql.TxOptions) (*sql.Tx, error) {
	if !d.postgres {
		o = nil // a transaction of SQLite's is a snapshot as it is; the pool says whether it writes
	}
	return p.db.BeginTx(ctx, o)
}

func (d *database) inTenant(ctx context.Context, tx *sql.Tx, tenant string) error {
	if !d.postgres {
		return nil
	}
	_, err := tx.ExecContext(ctx, setTenantFor+`true)`, tenantSign+tenant)
	return err
}

// pool is connections to a database. PostgreSQL's driver remembers prepared statements by itself; for SQLite the pool
// does, in its role as a session.
type pool struct {
	db         *sql.DB
	statements sync.Map // of *sql.Stmt by their text
}

func newPool(driver, address string) (*pool, error) {
	db, err := sql.Open(driver, address)
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(8)
	return &pool{db: db}, nil
}

// prepared returns the statement, prepared on some connection. Statements are constants of this package: they are few.
func (p *pool) prepared(ctx context.Context, statement string) (*sql.Stmt, error) {
	if s, ok := p.statements.Load(statement); ok {
		return s.(*sql.Stmt), nil
	}
	s, err := p.db.PrepareContext(ctx, statement)
	if err != nil {
		return nil, err
	}
	if first, loaded := p.statements.LoadOrStore(statement, s); loaded {
		_ = s.Close()
		return first.(*sql.Stmt), nil
	}
	return s, nil
}

func (p *pool) ExecContext(ctx context.Context, statement string, args ...any) (sql.Result, error) {
	s, err := p.prepared(ctx, statement)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

func (p *pool) QueryContext(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	s, err := p.prepared(ctx, statement)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (p *pool) QueryRowContext(ctx context.Context, statement string, args ...any) *sql.Row {
	s, err := p.prepared(ctx, statement)
	if err != nil {
		return p.db.QueryRowContext(ctx, statement, args...) // which tells of the error
	}
	return s.QueryRowContext(ctx, args...)
}

// release gives nothing back: the pool keeps its connections.
func (p *pool) release() {}

// sql gives a statement in the database's dialect. Statements are constants with $1, $2 … for values.
func (d *database) sql(statement string) string {
	if d.postgres {
		return statement
	}
	return strings.ReplaceAll(statement, "$", "?")
}
