package kvalitet_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The import policy of the module. Packages meet only in a host, so that a municipality can take one of the seven
// without the rest, and a change in one cannot break another.
const module = "github.com/kommunkvalitet/kvalitet"

var (
	seven = []string{"governance", "process", "risk", "rosa", "control", "survey", "analysis"}

	dependencies = []string{"github.com/google/uuid", "github.com/shopspring/decimal", "github.com/stretchr/testify"}

	// forbidden tells why library code does not import a package of the standard library. A name covers what is below it.
	forbidden = map[string]string{
		"os":          "the host opens files and reads the environment",
		"log":         "the library returns errors, the host logs",
		"net":         "the library does not use the network",
		"syscall":     "the library asks nothing of the system",
		"unsafe":      "the library is plain Go",
		"C":           "the library is plain Go",
		"plugin":      "rules are the plugins",
		"math/rand":   "use math/rand/v2 with a seed from the caller",
		"crypto/rand": "randomness takes a seed from the caller",
		"testing":     "it would come along into the users' binaries",
	}

	// excepted are names below a forbidden one that only calculate.
	excepted = []string{"math/rand/v2", "net/url", "net/netip", "net/mail"}
)

// library yields the Go files of the library module that are not tests, parsed.
func library(tree fs.FS, mode parser.Mode, visit func(name string, file *ast.File, fset *token.FileSet)) error {
	fset := token.NewFileSet()
	return fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if name != "." && (name == "examples" || base == "testdata" || base == "node_modules" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		source, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(fset, name, source, mode|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		visit(name, file, fset)
		return nil
	})
}

// importProblems tells which imports in the tree break the policy.
func importProblems(tree fs.FS) ([]string, error) {
	var problems []string
	err := library(tree, parser.ImportsOnly, func(name string, file *ast.File, _ *token.FileSet) {
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				imported = spec.Path.Value
			}
			if why := importProblem(path.Dir(name), imported); why != "" {
				problems = append(problems, fmt.Sprintf("%s imports %s: %s", name, imported, why))
			}
		}
	})
	return problems, err
}

// importProblem tells why the package in the directory may not import the other; nothing when it may.
func importProblem(dir, imported string) string {
	own, isOwn := strings.CutPrefix(imported+"/", module+"/")
	switch {
	case isOwn:
		return ownProblem(dir, path.Clean(own))
	case imported == "C" || !strings.Contains(strings.Split(imported, "/")[0], "."):
		return standardProblem(dir, imported)
	case !slices.Contains(dependencies, imported) && !strings.HasPrefix(imported, "github.com/stretchr/testify/"):
		return "it is none of the module's dependencies"
	case strings.HasPrefix(imported, "github.com/stretchr/testify"):
		return "only tests use it"
	case dir == ".":
		return "the shared vocabulary has no dependencies"
	default:
		return ""
	}
}

func standardProblem(dir, imported string) string {
	switch {
	case slices.Contains(excepted, imported),
		imported == "testing" && isSupport(dir),
		imported == "os" && dir == "internal/golden",
		imported == "net/http" && dir == "analysis/kolada":
		return ""
	}
	for name := imported; name != "."; name = path.Dir(name) {
		if why, ok := forbidden[name]; ok {
			return why
		}
	}
	return ""
}

// ownProblem tells why a package of the module may not import another; "." is the root.
func ownProblem(dir, other string) string {
	from, to := top(dir), top(other)
	switch {
	case from == "":
		return "the directory has no place in the house"
	case isSupport(other) && !isSupport(dir):
		return "only tests use it"
	case to == "." && from == ".":
		return "it is itself"
	case to == ".", to == "internal":
		return ""
	case from == ".":
		return "the shared vocabulary knows no domain"
	case from == "internal":
		return "what all share knows no domain"
	case from != to:
		return "packages of the seven meet only in a host"
	case isInternal(dir):
		return "what a package shares below it knows nothing of it"
	case isInternal(other):
		return ""
	case isTestPackage(dir):
		if other == path.Dir(dir) || other == path.Dir(path.Dir(dir)) && top(other) != "" {
			return ""
		}
		return "a package of tests knows only its parent, and the one above that"
	case strings.HasPrefix(other, dir+"/"):
		return "a parent does not import its child"
	case other == path.Dir(dir), path.Dir(other) == path.Dir(dir):
		return ""
	default:
		return "it is neither its parent nor its sibling"
	}
}

// top is the first part of a directory that has a place in the house; nothing for another.
func top(dir string) string {
	first, _, _ := strings.Cut(dir, "/")
	if first == "." || first == "internal" || slices.Contains(seven, first) {
		return first
	}
	return ""
}

// isTestPackage reports whether the directory is the <pkg>test of its parent: governance/governancetest.
func isTestPackage(dir string) bool { return path.Base(dir) == path.Base(path.Dir(dir))+"test" }

// isInternal reports whether the directory lies in an internal directory of one of the seven: what its packages share.
func isInternal(dir string) bool { return strings.Contains(dir, "/internal/") }

// isSupport reports whether the package serves tests only.
func isSupport(dir string) bool {
	return isTestPackage(dir) || slices.Contains([]string{"internal/golden", "internal/storetest", "internal/enumtest", "internal/schema"}, dir)
}

// clockProblems tells where the tree reads the clock or has a function that runs by itself.
func clockProblems(tree fs.FS) ([]string, error) {
	var problems []string
	err := library(tree, 0, func(_ string, file *ast.File, fset *token.FileSet) {
		report := func(n ast.Node, what string) {
			problems = append(problems, fmt.Sprintf("%v %s", fset.Position(n.Pos()), what))
		}
		clock := ""
		for _, spec := range file.Imports {
			if spec.Path.Value != `"time"` {
				continue
			}
			clock = "time"
			if spec.Name != nil {
				clock = spec.Name.Name
			}
			if clock == "." {
				report(spec, "imports time without a name")
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv == nil && n.Name.Name == "init" {
					report(n, "has an init function")
				}
			case *ast.SelectorExpr:
				pkg, ok := n.X.(*ast.Ident)
				if ok && pkg.Name == clock && slices.Contains([]string{"Now", "Since", "Until"}, n.Sel.Name) {
					report(n, "reads the clock with time."+n.Sel.Name)
				}
			}
			return true
		})
	})
	return problems, err
}

// direct returns the direct requirements of a go.mod.
func direct(mod string) []string {
	var required []string
	block := false
	for line := range strings.Lines(mod) {
		statement, comment, _ := strings.Cut(line, "//")
		words := strings.Fields(statement)
		switch {
		case len(words) == 0:
			continue
		case words[0] == "require" && len(words) == 2 && words[1] == "(":
			block = true
			continue
		case words[0] == ")":
			block = false
			continue
		case words[0] == "require":
			words = words[1:]
		case !block:
			continue
		}
		if strings.TrimSpace(comment) != "indirect" {
			required = append(required, words[0])
		}
	}
	slices.Sort(required)
	return required
}

func TestTheImportPolicyIsKept(t *testing.T) {
	problems, err := importProblems(os.DirFS("."))
	require.NoError(t, err)
	assert.Empty(t, problems)
}

func TestTheLibraryReadsNoClockAndRunsNothingByItself(t *testing.T) {
	problems, err := clockProblems(os.DirFS("."))
	require.NoError(t, err)
	assert.Empty(t, problems)
}

func TestTheModuleHasThreeDependencies(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	assert.Equal(t, dependencies, direct(string(mod)))
}

func TestImportPolicyCatchesWhatIsPlanted(t *testing.T) {
	for _, c := range []struct {
		name, file, imports string
		caught              bool
	}{
		{"the standard library", "risk/a.go", "encoding/json", false},
		{"uuid", "risk/a.go", "github.com/google/uuid", false},
		{"decimal in a subpackage", "risk/quant/a.go", "github.com/shopspring/decimal", false},
		{"the root", "risk/a.go", module, false},
		{"internal", "risk/a.go", module + "/internal/check", false},
		{"a parent", "governance/cycle/a.go", module + "/governance", false},
		{"a sibling under the same parent", "governance/cycle/a.go", module + "/governance/org", false},
		{"internal among itself", "internal/check/a.go", module + "/internal/enum", false},
		{"the root uses internal", "a.go", module + "/internal/enum", false},
		{"embedded files", "rosa/a.go", "embed", false},
		{"seeded randomness", "risk/quant/a.go", "math/rand/v2", false},
		{"the network's client", "analysis/kolada/a.go", "net/http", false},
		{"addresses are only text", "process/a.go", "net/url", false},
		{"a package of tests uses its parent", "governance/governancetest/a.go", module + "/governance", false},
		{"a package of tests uses testing", "governance/cycle/cycletest/a.go", "testing", false},
		{"a package of tests uses the engine", "governance/governancetest/a.go", module + "/internal/storetest", false},
		{"a package of tests uses what its parent may", "process/improve/improvetest/a.go", module + "/process", false},
		{"what a package shares below it", "process/flow/a.go", module + "/process/internal/digraph", false},
		{"golden files", "internal/golden/a.go", "os", false},
		{"a test may use what it likes", "risk/a_test.go", "github.com/stretchr/testify/assert", false},
		{"a host may use what it likes", "examples/host/a.go", "net/http", false},
		{"test data is no code", "risk/testdata/a.go", "os", false},

		{"what is shared below knows its user", "process/internal/digraph/a.go", module + "/process", true},
		{"what another of the seven shares below it", "risk/a.go", module + "/process/internal/digraph", true},
		{"another of the seven", "risk/a.go", module + "/process", true},
		{"a subpackage of another of the seven", "risk/a.go", module + "/process/flow", true},
		{"another, from a subpackage", "process/improve/a.go", module + "/governance/cycle", true},
		{"a child", "governance/a.go", module + "/governance/org", true},
		{"a child of a sibling", "governance/org/a.go", module + "/governance/cycle/lunar", true},
		{"a grandparent", "governance/cycle/lunar/a.go", module + "/governance", true},
		{"a package of tests", "governance/a.go", module + "/governance/governancetest", true},
		{"a package of tests of a sibling", "governance/cycle/a.go", module + "/governance/org/orgtest", true},
		{"a package of tests uses a sibling of its parent", "governance/cycle/cycletest/a.go", module + "/governance/org", true},
		{"a package of tests of another", "risk/risktest/a.go", module + "/governance/governancetest", true},
		{"the engine of the tests", "governance/a.go", module + "/internal/storetest", true},
		{"golden files outside tests", "risk/a.go", module + "/internal/golden", true},
		{"the root uses a domain", "a.go", module + "/risk", true},
		{"the root has a dependency", "a.go", "github.com/google/uuid", true},
		{"internal uses a domain", "internal/check/a.go", module + "/risk", true},
		{"internal has a name like the root", "internal/check/a.go", module + "extra", true},
		{"a directory without a place", "billing/a.go", module, true},
		{"testify", "risk/a.go", "github.com/stretchr/testify/require", true},
		{"testify in a package of tests", "risk/risktest/a.go", "github.com/stretchr/testify/assert", true},
		{"testing in the library", "risk/a.go", "testing", true},
		{"testing's own", "risk/a.go", "testing/fstest", true},
		{"a fourth dependency", "risk/a.go", "gonum.org/v1/gonum/stat", true},
		{"what a dependency has below it", "risk/a.go", "github.com/google/uuid/internal", true},
		{"os", "risk/a.go", "os", true},
		{"os in the client", "analysis/kolada/a.go", "os", true},
		{"os in a package of tests", "risk/risktest/a.go", "os", true},
		{"below os", "process/diagram/a.go", "os/exec", true},
		{"net", "analysis/kolada/a.go", "net", true},
		{"net/http", "analysis/a.go", "net/http", true},
		{"below net/http", "analysis/kolada/a.go", "net/http/httputil", true},
		{"randomness without a seed", "risk/quant/a.go", "math/rand", true},
		{"randomness of the system", "control/sampling/a.go", "crypto/rand", true},
		{"log", "risk/a.go", "log", true},
		{"cgo", "risk/a.go", "C", true},
		{"internal uses os", "internal/check/a.go", "os", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := fmt.Sprintf("package a\n\nimport _ %q\n", c.imports)
			problems, err := importProblems(fstest.MapFS{c.file: {Data: []byte(source)}})
			require.NoError(t, err)
			if !c.caught {
				assert.Empty(t, problems)
				return
			}
			require.Len(t, problems, 1)
			assert.Contains(t, problems[0], c.file+" imports "+c.imports+": ")
		})
	}
}

func TestTheClockIsCaughtWhenPlanted(t *testing.T) {
	for _, c := range []struct {
		name, file, source string
		caught             bool
	}{
		{"the library", "risk/a.go", "import \"time\"\n\nvar x = time.Now()", true},
		{"not called at once", "risk/a.go", "import \"time\"\n\nvar now = time.Now", true},
		{"under another name", "risk/a.go", "import clock \"time\"\n\nvar x = clock.Since(clock.Time{})", true},
		{"without a name", "risk/a.go", "import . \"time\"\n\nvar x = Now()", true},
		{"until", "internal/check/a.go", "import \"time\"\n\nfunc f(t time.Time) any { return time.Until(t) }", true},
		{"init", "risk/a.go", "func init() {}", true},
		{"a method called init", "risk/a.go", "type t struct{}\n\nfunc (t) init() {}", false},
		{"a field called Now", "risk/a.go", "import \"time\"\n\nvar x struct{ Now time.Time }\n\nvar y = x.Now", false},
		{"a day that was given", "risk/a.go", "import \"time\"\n\nvar x = time.Date", false},
		{"a test", "risk/a_test.go", "import \"time\"\n\nvar x = time.Now()", false},
		{"a host", "examples/host/a.go", "import \"time\"\n\nvar x = time.Now()", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems, err := clockProblems(fstest.MapFS{c.file: {Data: []byte("package a\n\n" + c.source + "\n")}})
			require.NoError(t, err)
			assert.Equal(t, c.caught, len(problems) == 1, "%v", problems)
		})
	}
}

func TestCodeThatCannotBeReadIsAnError(t *testing.T) {
	tree := fstest.MapFS{"risk/a.go": {Data: []byte("package")}}
	_, err := importProblems(tree)
	require.Error(t, err)
	_, err = clockProblems(tree)
	require.Error(t, err)
}

func TestDirectRequirements(t *testing.T) {
	for _, c := range []struct {
		name, mod string
		want      []string
	}{
		{"none", "module a\n\ngo 1.26\n", nil},
		{"one line", "module a\nrequire b.se/b v1.0.0\n", []string{"b.se/b"}},
		{"blocks", "require (\n\tc.se/c v1.0.0\n\tb.se/b v1.0.0 // why\n)\n\nrequire (\n\td.se/d v1.0.0 // indirect\n)\n", []string{"b.se/b", "c.se/c"}},
		{"other blocks", "replace (\n\tb.se/b => ../b\n)\nexclude c.se/c v1.0.0\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, direct(c.mod)) })
	}
}
