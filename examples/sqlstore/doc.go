// Package sqlstore keeps every aggregate of the kvalitet library in SQLite or PostgreSQL. It is the reference that a
// host imports or copies.
//
// # One mechanism
//
// Every aggregate is a document: its JSON form, its version, and up to three keys that queries look for. All
// aggregates share one table, and one file per package names their kinds and keys. A change writes the document and
// appends a row of history in the same transaction: who (a role), when, the version, the document as it became, and a
// hash that chains the row to the one before it.
//
// # Guarantees
//
//   - Compare and set: of any number of writers that had read the same version, exactly one succeeds; the others get
//     kvalitet.ErrConflict and change nothing.
//   - What has been acknowledged is on disk: SQLite runs with WAL and synchronous=FULL, PostgreSQL with its defaults.
//   - A list is one statement and sees one moment. Reading does not wait for writing.
//   - A context that ends stops the call; a cancelled write has not happened.
//   - A database of a newer schema than this program knows is refused.
//   - A document that cannot be read is reported with its identity after the rest of its list.
//   - A tenant (a municipality) is part of every key. A [Store] sees one tenant.
package sqlstore
