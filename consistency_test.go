package kvalitet_test

import (
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

var headings = []string{"What it is for", "Concepts", "Rules and sources", "Storage", "JSON", "Time and numbers", "Concurrency"}

// Whoever has read the documentation of one package knows where to look in the next. A package may have more headings.
func TestDocHeadings(t *testing.T) {
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		file, ok := f.files[filepath.Join(f.dir, "doc.go")]
		require.True(t, ok, "%s has no doc.go", f.path())
		var found []string
		for line := range strings.Lines(file.Doc.Text()) {
			if heading, ok := strings.CutPrefix(strings.TrimSpace(line), "# "); ok && slices.Contains(headings, heading) {
				found = append(found, heading)
			}
		}
		assert.Equal(t, headings, found, f.path())
	}
}

// Every closed set has the nine functions and methods, and a test of enumtest.
func TestClosedSets(t *testing.T) {
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		tests := testText(t, f.dir)
		api := map[string]string{}
		for _, e := range f.api() {
			api[e.name] = e.line
		}
		for _, set := range f.closedSets() {
			if !ast.IsExported(set.name) {
				continue
			}
			for _, method := range []string{"Valid", "String", "Label", "MarshalText", "UnmarshalText", "Value", "Scan"} {
				assert.Contains(t, api, set.name+"."+method, f.path())
			}
			assert.Contains(t, api, "Parse"+set.name, f.path())
			all := false
			for _, line := range api {
				all = all || strings.HasPrefix(line, "func ") && strings.HasSuffix(line, "() []"+set.name)
			}
			assert.True(t, all, "%s: no function returns every %s", f.path(), set.name)
			assert.Regexp(t, `enumtest\.(Run|Problems)[^\n]*Parse`+set.name+`\b`, tests, "%s.%s", f.path(), set.name)
		}
	}
}

// testText is the text of a package's tests.
func testText(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	require.NoError(t, err)
	var b strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		b.Write(text)
	}
	return b.String()
}

var (
	ruleSet  = regexp.MustCompile(`^func ([A-Z]\w*)\([^)]*\) \[\]\*\w*Rule$`)
	ruleID   = regexp.MustCompile("(?m)^### `([^`]+)`$")
	ruleName = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+){1,4}$`)
)

// unions are functions that return what other sets hold.
var unions = []string{"control.AllRules", "control.PlanRules", "control.Rules"}

// Every function that returns rules stands in RULES.md, and every identity belongs to one package. testdata/rules.txt
// lists them, so that one that changes or goes shows.
func TestRules(t *testing.T) {
	owner := map[string]string{}
	for _, f := range house(t) {
		if !f.isDomain() || f.dir == "." {
			continue
		}
		document, err := os.ReadFile(filepath.Join(f.dir, "RULES.md"))
		for _, e := range f.api() {
			if m := ruleSet.FindStringSubmatch(e.line); m != nil {
				require.NoError(t, err, "%s has rules", f.path())
				set := f.name + "." + m[1]
				assert.True(t, strings.Contains(string(document), "`"+set+"(") || slices.Contains(unions, set), "RULES.md lacks the set %s", set)
			}
		}
		for _, m := range ruleID.FindAllStringSubmatch(string(document), -1) {
			assert.Regexp(t, ruleName, m[1], f.path())
			if other, ok := owner[m[1]]; ok && other != f.path() {
				t.Errorf("the rule %s belongs to both %s and %s", m[1], other, f.path())
			}
			owner[m[1]] = f.path()
		}
	}
	var lines []string
	for id, pkg := range owner {
		lines = append(lines, fmt.Sprintf("%s %s\n", pkg, id))
	}
	slices.Sort(lines)
	golden.File(t, "testdata/rules.txt", []byte(strings.Join(lines, "")))
}

// A storage interface that nothing in its package takes is a promise without a use.
func TestEveryStoreHasACaller(t *testing.T) {
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		embeds := map[string][]string{} // what an interface consists of
		taken := map[string]bool{}
		for _, file := range f.sorted() {
			for _, decl := range file.Decls {
				switch d := decl.(type) {
				case *ast.FuncDecl:
					if d.Name.IsExported() {
						ast.Inspect(d.Type.Params, func(n ast.Node) bool { // also what a nameless interface embeds
							if name, ok := n.(*ast.Ident); ok {
								taken[name.Name] = true
							}
							return true
						})
					}
				case *ast.GenDecl:
					for _, spec := range d.Specs {
						s, ok := spec.(*ast.TypeSpec)
						if !ok || s.TypeParams != nil {
							continue
						}
						if i, ok := s.Type.(*ast.InterfaceType); ok {
							embeds[s.Name.Name] = nil
							for _, m := range i.Methods.List {
								if len(m.Names) == 0 {
									embeds[s.Name.Name] = append(embeds[s.Name.Name], f.text(m.Type))
								}
							}
						}
					}
				}
			}
		}
		var mark func(name string)
		used := map[string]bool{}
		mark = func(name string) {
			used[name] = true
			for _, part := range embeds[name] {
				mark(part)
			}
		}
		for name := range taken {
			mark(name)
		}
		for name, parts := range embeds {
			for _, part := range parts {
				used[name] = used[name] || used[part] // a name for a reader and a writer together
			}
			if strings.HasSuffix(name, "Reader") || strings.HasSuffix(name, "Writer") || strings.HasSuffix(name, "Store") {
				assert.True(t, used[name], "%s.%s has no exported caller", f.path(), name)
			}
		}
	}
}

// Whoever has read how one package's stores are proved knows how all are: the same text, and every test named in it.
func TestSuiteDocs(t *testing.T) {
	suites := 0
	for _, f := range house(t) {
		if !f.isPublic() || !isTestPackage(f.dir) {
			continue
		}
		var doc string
		for _, file := range f.sorted() {
			doc += file.Doc.Text()
		}
		suites++
		assert.True(t, strings.HasPrefix(doc, "Package "+f.name+" proves a host's storage of package "+strings.TrimSuffix(f.name, "test")+
			", and has an honest one in memory: [MemStore].\n\n\tfunc TestStore(t *testing.T) {"), f.dir)
		for name := range f.names() {
			if strings.HasPrefix(name, "Test") && name != "TestStore" {
				assert.Contains(t, doc, "["+name+"]", f.dir)
			}
		}
	}
	assert.NotZero(t, suites)
}
