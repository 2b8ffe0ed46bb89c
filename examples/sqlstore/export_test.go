package sqlstore

// SchemaVersions is how many versions the schema has had.
func SchemaVersions() int { return len(migrations) }

// SchemaUntil gives the statements that make the schema of an earlier version.
func SchemaUntil(version int, postgres bool) string {
	statements := ""
	for _, m := range migrations[:version] {
		if postgres {
			statements += m.postgres
		} else {
			statements += m.sqlite
		}
	}
	return statements
}

// FirstHash is the hash of the first change of a document.
func FirstHash(tenant, kind, id, at, role, body string) string {
	return change{tenant: tenant, kind: kind, id: id, version: 1, at: at, role: role, body: []byte(body)}.hash("")
}

// Writable is how a value is examined before it is written.
var Writable = writable
