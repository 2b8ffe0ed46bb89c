package kvalitet_test

import (
	"go/ast"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	docLink      = regexp.MustCompile(`\[\*?(\w+(?:\.\w+){0,2})\](?:[^(:\w]|$)`)
	markdownLink = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	columns      = regexp.MustCompile(`\s{2,}`)
	identifier   = regexp.MustCompile(`^[A-Z]\w*(\.[A-Z]\w*)?$`)
)

// names are what a package exports, by how a comment in the package writes it: "Goal", "Goal.Text".
func (f *folder) names() map[string]bool {
	found := map[string]bool{}
	for _, e := range f.api() {
		found[e.name] = true
	}
	return found
}

// A name in brackets in a comment is one that the reader can go to.
func TestDocLinks(t *testing.T) {
	byPath := map[string]map[string]bool{}
	for _, f := range house(t) {
		byPath[strings.TrimSuffix("github.com/kommunkvalitet/kvalitet/"+f.dir, "/.")] = f.names()
	}
	for _, f := range house(t) {
		if !f.isPublic() {
			continue
		}
		own := f.names()
		for _, file := range f.files {
			imported := map[string]map[string]bool{}
			for _, spec := range file.Imports {
				at := strings.Trim(spec.Path.Value, `"`)
				if names, ours := byPath[at]; ours {
					imported[path.Base(at)] = names
				}
			}
			for _, group := range file.Comments {
				for _, name := range linked(group) {
					pkg, rest, _ := strings.Cut(name, ".")
					switch {
					case own[name]:
					case imported[pkg] != nil:
						assert.True(t, imported[pkg][rest], "%s: [%s] is nowhere", f.fset.Position(group.Pos()), name)
					case ast.IsExported(name):
						assert.Fail(t, "a link to nowhere", "%s: [%s]", f.fset.Position(group.Pos()), name)
					}
				}
			}
		}
	}
}

// linked are the names in brackets in the text of a comment, code in it apart.
func linked(group *ast.CommentGroup) []string {
	var found []string
	for line := range strings.Lines(group.Text()) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		for _, m := range docLink.FindAllStringSubmatch(line, -1) {
			found = append(found, m[1])
		}
	}
	return found
}

// Whoever finds a Swedish word in a package's table of concepts finds the name beside it in the package.
func TestConceptTables(t *testing.T) {
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		_, table, _ := strings.Cut(f.files[path.Join(f.dir, "doc.go")].Doc.Text(), "# Concepts\n")
		table, _, _ = strings.Cut(table, "\n# ")
		own, rows := f.names(), 0
		for line := range strings.Lines(table) {
			cells := columns.Split(strings.TrimSpace(line), -1)
			if !strings.HasPrefix(line, "\t") || strings.EqualFold(cells[0], "Swedish") {
				continue
			}
			rows++
			for name := range strings.SplitSeq(cells[len(cells)-1], ", ") {
				if assert.True(t, identifier.MatchString(name), "%s: %q is no name: %s", f.path(), name, strings.TrimSpace(line)) {
					assert.True(t, own[name], "%s: %s is not there", f.path(), name)
				}
			}
		}
		assert.NotZero(t, rows, "%s has no table of concepts", f.path())
	}
}

// Every link from a text in the repository to a place in it arrives.
func TestMarkdownLinks(t *testing.T) {
	texts := map[string]string{}
	require.NoError(t, fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if err == nil && (strings.HasPrefix(path.Base(name), ".") && name != "." || path.Base(name) == "node_modules") {
				return fs.SkipDir
			}
			return err
		}
		if path.Ext(name) == ".md" {
			data, err := os.ReadFile(name)
			texts[name] = string(data)
			return err
		}
		return nil
	}))
	links := 0
	for name, text := range texts {
		for _, m := range markdownLink.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			links++
			file, anchor, _ := strings.Cut(m[1], "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
				_, err := os.Stat(target)
				require.NoError(t, err, "%s links to %s", name, m[1])
			}
			if anchor != "" {
				assert.True(t, heading(texts[target], anchor), "%s links to %s, which has no such heading", name, m[1])
			}
		}
	}
	assert.NotZero(t, links)
}

// heading reports whether a text has a heading with the anchor, as GitHub and others write anchors.
func heading(text, anchor string) bool {
	for line := range strings.Lines(text) {
		title, ok := strings.CutPrefix(strings.TrimLeft(line, "#"), " ")
		if !ok || !strings.HasPrefix(line, "#") {
			continue
		}
		slug := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			default:
				return -1
			}
		}, strings.TrimSpace(title))
		if slug == anchor {
			return true
		}
	}
	return false
}

// The README tells of every program in examples.
func TestREADMENamesEveryExample(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	dirs, err := os.ReadDir("examples")
	require.NoError(t, err)
	for _, d := range dirs {
		if d.IsDir() && d.Name() != "internal" {
			assert.Contains(t, string(readme), "`"+d.Name()+"`", "examples/%s", d.Name())
		}
	}
}
