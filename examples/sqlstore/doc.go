// Package sqlstore keeps every aggregate of the kvalitet library in SQLite or PostgreSQL. It is the reference that a
// host imports or copies.
//
// # One mechanism
//
// Every aggregate is a document: its JSON form, its version, and up to three keys that queries look for. All
// aggregates share one table, and one file per package names their kinds and keys. A change is one statement that
// writes the document; the database itself then appends a row of history in the same transaction: who (a role), when,
// the version, the document as it became, and a hash that chains the row to the one before it. A document changes with
// a new version only, and the history is never changed: triggers refuse it.
//
// # Guarantees
//
//   - Compare and set: of any number of writers that had read the same version, exactly one succeeds; the others get
//     kvalitet.ErrConflict and change nothing.
//   - Who writes reads what was written: the value that Put returns is what every later Get returns.
//   - What has been acknowledged is on disk: SQLite runs with WAL and synchronous=FULL, PostgreSQL with its defaults.
//     examples/torture tries to disprove it with killed processes, full disks and clocks that jump.
//   - A list is one statement and sees one moment. Reading does not wait for writing.
//   - A context that ends stops the call, also one that waits for another writer. A write that was given up while it
//     was being acknowledged has happened wholly or not at all; reading tells which.
//   - A database of a newer schema than this program knows is refused. Of hosts that start at once, one brings the
//     schema up to date and the others wait for it.
//   - A document that cannot be read is reported with its identity after the rest of its list.
//   - A document of more than [MaxDocument] bytes, a number whose exponent is beyond 1000, and a tenant or a role of
//     more than 200 bytes are kvalitet.ErrInvalid. Values are otherwise kept as they are: whether one can exist is
//     asked of its Validate, before Put.
//   - [Store.Verify] notices a change that somebody made past the store to a document or to a part of its history. Who
//     may write everything can also write a whole new chain, or remove a document with all its history: an export that
//     is kept elsewhere shows that.
//
// # Tenants
//
// A tenant (a municipality) is part of every key, and a [Store] sees one tenant. On PostgreSQL a connection is given to
// a tenant by the setting kvalitet.tenant before it is used, and row-level security shows it that tenant's rows only:
// a query that forgets the tenant finds nothing of anybody else's. That holds for the tables' owner too, but not for a
// superuser: hosts use an ordinary role. The setting belongs to the connection, so a pooler in between must keep
// sessions apart (session pooling). SQLite has no such guard, only the keys.
//
// # Backup and move
//
// [Store.Export] writes everything of a tenant, and [Store.ExportAll] of all, as JSON Lines of one moment with the
// history, its chain and a checksum. [Store.Import] takes the whole file or nothing, in either kind of database.
package sqlstore
