package kvalitet_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

// thing is a system, method, tool, concept, body, role, forum or channel that the documents name, and its place in the code.
type thing struct {
	area, kind, swedish string
	documents           []string
	pkg, identifier     string
}

// documents are the letters of the inventory. Each municipality has an organisation to look roles, forums and channels up in.
var documents = []struct {
	letter, name string
	organisation func() org.Organisation
}{
	{"O", "Örebro", org.Orebro},
	{"L", "Lidköping", org.Lidkoping},
	{"H", "Haparanda", org.Haparanda},
	{"S", "Skellefteå", org.Skelleftea},
	{"M", "Mark", org.Mark},
	{"lag", "lag", nil},
	{"publ", "annan publicerad metod", nil},
}

// inventory reads what the documents name.
func inventory(t *testing.T) []thing {
	t.Helper()
	file, err := os.Open("testdata/inventory.csv")
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma = ';'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"area", "kind", "swedish", "documents", "package", "identifier"}, rows[0])
	var all []thing
	for _, row := range rows[1:] {
		all = append(all, thing{row[0], row[1], row[2], strings.Fields(row[3]), row[4], row[5]})
	}
	return all
}

// named reports whether the organisation knows the name of that kind; case and the second name count.
func named(o org.Organisation, kind, name string) bool {
	has := func(sv string, also []string) bool { return sv == name || slices.Contains(also, name) }
	switch kind {
	case "body":
		return slices.ContainsFunc(o.Bodies, func(b org.Body) bool { return has(b.Name.SV, b.AlsoCalled) })
	case "channel":
		return slices.ContainsFunc(o.Channels, func(c org.Channel) bool { return has(c.Name.SV, c.AlsoCalled) })
	case "role":
		return slices.ContainsFunc(o.Roles, func(r org.Role) bool { return has(r.Name.SV, r.AlsoCalled) })
	default:
		return slices.ContainsFunc(o.Forums, func(f org.Forum) bool { return has(f.Name.SV, f.AlsoCalled) })
	}
}

// Everything that the documents name has a place in the code, and the place exists.
func TestInventory(t *testing.T) {
	exports := map[string]bool{}
	for _, f := range house(t) {
		for _, e := range f.api() {
			exports[f.path()+"."+e.name] = true
		}
	}
	seen := map[string]bool{}
	for _, x := range inventory(t) {
		assert.Contains(t, []string{"system", "method", "tool", "concept", "body", "role", "forum", "channel"}, x.kind, x.swedish)
		assert.True(t, exports[x.pkg+"."+x.identifier], "%s: there is no %s.%s", x.swedish, x.pkg, x.identifier)
		key := x.area + "/" + x.kind + "/" + x.swedish
		assert.False(t, seen[key], "%s stands twice", key)
		seen[key] = true
		require.NotEmpty(t, x.documents, x.swedish)
		for _, letter := range x.documents {
			i := slices.IndexFunc(documents, func(d struct {
				letter, name string
				organisation func() org.Organisation
			}) bool {
				return d.letter == letter
			})
			require.GreaterOrEqual(t, i, 0, "%s: no document %q", x.swedish, letter)
			if slices.Contains([]string{"body", "role", "forum", "channel"}, x.kind) {
				require.NotNil(t, documents[i].organisation, x.swedish)
				assert.True(t, named(documents[i].organisation(), x.kind, x.swedish), "%s has no %s %q", documents[i].name, x.kind, x.swedish)
			}
		}
	}
}

// COVERAGE.md is the inventory as a page for people.
func TestCoverage(t *testing.T) {
	var b bytes.Buffer
	all := inventory(t)
	fmt.Fprintf(&b, "# Where everything is\n\nWritten from `testdata/inventory.csv` by `make generate`; a test looks every place up in the code.\n\n"+
		"%d systems, methods, tools, concepts, bodies, roles, forums and channels that the five municipal documents, the law and the\n"+
		"published methods name. A body, a role, a forum or a channel stands in the organisation of its municipality: `org.Orebro()`,\n"+
		"`org.Lidkoping()`, `org.Haparanda()`, `org.Skelleftea()` and `org.Mark()`.\n", len(all))
	area := ""
	for _, x := range all {
		if x.area != area {
			area = x.area
			fmt.Fprintf(&b, "\n## %s\n\n| svenska | kind | document | where |\n|---|---|---|---|\n", area)
		}
		var names []string
		for _, d := range documents {
			if slices.Contains(x.documents, d.letter) {
				names = append(names, d.name)
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s | [`%s.%s`](%s) |\n", x.swedish, x.kind, strings.Join(names, ", "), x.pkg, x.identifier, x.pkg)
	}
	golden.File(t, "COVERAGE.md", b.Bytes())
}
