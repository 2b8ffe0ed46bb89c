package kvalitet_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// folder is a package of the library as its files say it, tests apart.
type folder struct {
	dir   string // "." for the root
	name  string
	files map[string]*ast.File // by path from the root
	fset  *token.FileSet
}

// whole is every package of the library, parsed once for all tests, ordered by directory.
var whole = sync.OnceValues(func() ([]*folder, error) {
	byDir := map[string]*folder{}
	err := library(os.DirFS("."), parser.ParseComments, func(name string, file *ast.File, fset *token.FileSet) {
		dir := path.Dir(name)
		if byDir[dir] == nil {
			byDir[dir] = &folder{dir: dir, name: file.Name.Name, files: map[string]*ast.File{}, fset: fset}
		}
		byDir[dir].files[name] = file
	})
	var all []*folder
	for _, f := range byDir {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b *folder) int { return strings.Compare(a.dir, b.dir) })
	return all, err
})

// house returns the packages of the library.
func house(t testing.TB) []*folder {
	t.Helper()
	all, err := whole()
	require.NoError(t, err)
	return all
}

// isPublic reports whether users can import the package.
func (f *folder) isPublic() bool {
	return top(f.dir) != "internal" && !isInternal(f.dir)
}

// isDomain reports whether the package is the root or has a domain: it is public and serves more than tests.
func (f *folder) isDomain() bool { return f.isPublic() && !isTestPackage(f.dir) }

// sorted returns the package's files in the order of their names.
func (f *folder) sorted() []*ast.File {
	names := make([]string, 0, len(f.files))
	for name := range f.files {
		names = append(names, name)
	}
	slices.Sort(names)
	files := make([]*ast.File, len(names))
	for i, name := range names {
		files[i] = f.files[name]
	}
	return files
}

// path is the package's name for users: "governance/org"; "kvalitet" is the root.
func (f *folder) path() string {
	if f.dir == "." {
		return f.name
	}
	return f.dir
}
