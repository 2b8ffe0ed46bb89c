package kvalitet_test

import (
	"go/ast"
	"go/printer"
	"go/token"
	"io/fs"
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

// exported is one name that users can write, as one line of a package's API.txt.
type exported struct {
	name string // "Goal", "Goal.Text", "Goal.Problems"
	line string
	doc  bool // it, or the group or type that it stands in, has a comment
	pos  token.Position
}

// api lists what a package exports: functions, types with their fields and methods, constants and variables.
func (f *folder) api() []exported {
	var all []exported
	for _, file := range f.sorted() {
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				all = append(all, f.function(d)...)
			case *ast.GenDecl:
				all = append(all, f.declared(d)...)
			}
		}
	}
	slices.SortFunc(all, func(a, b exported) int { return strings.Compare(a.line, b.line) })
	return all
}

func (f *folder) function(d *ast.FuncDecl) []exported {
	name, receiver := d.Name.Name, ""
	if d.Recv != nil {
		receiver = strings.TrimPrefix(f.text(d.Recv.List[0].Type), "*")
		receiver, _, _ = strings.Cut(receiver, "[")
	}
	if !ast.IsExported(name) || receiver != "" && !ast.IsExported(receiver) {
		return nil
	}
	signature := strings.TrimPrefix(f.text(d.Type), "func")
	if receiver == "" {
		return []exported{{name, "func " + name + signature, d.Doc != nil, f.fset.Position(d.Pos())}}
	}
	return []exported{{receiver + "." + name, "method (" + f.text(d.Recv.List[0].Type) + ") " + name + signature, d.Doc != nil, f.fset.Position(d.Pos())}}
}

func (f *folder) declared(d *ast.GenDecl) []exported {
	var all []exported
	kind := ""
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			all = append(all, f.typed(s, d.Doc != nil)...)
		case *ast.ValueSpec:
			if s.Type != nil {
				kind = " " + f.text(s.Type)
			} else if len(s.Values) > 0 { // not an implicit repetition of the line above
				kind = ""
			}
			for _, name := range s.Names {
				if name.IsExported() {
					all = append(all, exported{name.Name, d.Tok.String() + " " + name.Name + kind, d.Doc != nil || s.Doc != nil || s.Comment != nil, f.fset.Position(name.Pos())})
				}
			}
		}
	}
	return all
}

// typed lists a type, and its exported fields or the methods that it asks for.
func (f *folder) typed(s *ast.TypeSpec, doc bool) []exported {
	if !s.Name.IsExported() {
		return nil
	}
	name, line := s.Name.Name, "type "+s.Name.Name
	if s.TypeParams != nil {
		line += "[" + f.text(s.TypeParams.List[0]) + "]"
	}
	if s.Assign.IsValid() {
		line += " ="
	}
	var parts *ast.FieldList
	word := "field "
	switch t := s.Type.(type) {
	case *ast.StructType:
		parts, line = t.Fields, line+" struct"
	case *ast.InterfaceType:
		parts, line, word = t.Methods, line+" interface", "asks "
	default:
		line += " " + f.text(t)
	}
	all := []exported{{name, line, doc || s.Doc != nil, f.fset.Position(s.Pos())}}
	if parts == nil {
		return all
	}
	for _, part := range parts.List {
		written := f.text(part.Type)
		if part.Tag != nil {
			written += " " + part.Tag.Value
		}
		if len(part.Names) == 0 {
			all = append(all, exported{name + "." + written, word + name + " embeds " + written, true, f.fset.Position(part.Pos())})
		}
		for _, field := range part.Names {
			if field.IsExported() {
				all = append(all, exported{name + "." + field.Name, word + name + "." + field.Name + " " + written, true, f.fset.Position(field.Pos())})
			}
		}
	}
	return all
}

// text is a part of the source on one line.
func (f *folder) text(n ast.Node) string {
	var b strings.Builder
	if field, ok := n.(*ast.Field); ok {
		for i, name := range field.Names {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(name.Name)
		}
		return b.String() + " " + f.text(field.Type)
	}
	if err := printer.Fprint(&b, token.NewFileSet(), n); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// A change of what users can write shows in API.txt, and so in review.
func TestAPI(t *testing.T) {
	for _, f := range house(t) {
		if !f.isPublic() {
			continue
		}
		t.Run(f.path(), func(t *testing.T) {
			all := f.api()
			var b strings.Builder
			b.WriteString("# What package " + f.path() + " exports. Written by `make generate`; do not edit.\n")
			for _, e := range all {
				b.WriteString(e.line + "\n")
				assert.True(t, e.doc, "%v: %s has no comment", e.pos, e.name)
			}
			golden.File(t, filepath.Join(f.dir, "API.txt"), []byte(b.String()))
		})
	}
}

// What is exported has a user: another package, a host, an example or a test. Members of closed sets belong to their
// set, and fields to their document.
func TestEverythingExportedIsUsed(t *testing.T) {
	word := regexp.MustCompile(`\b[A-Z]\w*`)
	comment := regexp.MustCompile(`(?m)(^|\s)//.*$`)
	times := map[string]int{}
	require.NoError(t, filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, w := range word.FindAll(comment.ReplaceAll(text, nil), -1) {
			times[string(w)]++
		}
		return err
	}))
	for _, f := range house(t) {
		if !f.isPublic() {
			continue
		}
		for _, e := range f.api() {
			if kind, _, _ := strings.Cut(e.line, " "); slices.Contains([]string{"func", "method", "type", "var"}, kind) {
				name := e.name[strings.LastIndex(e.name, ".")+1:]
				assert.Greater(t, times[name], 1, "%v: nothing uses %s", e.pos, e.name)
			}
		}
	}
}
