package kvalitet_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

// row is one member of a closed set as the table in the code says it.
type row struct{ code, sv, en string }

// closedSet is a call of enum.Of.
type closedSet struct {
	name string
	rows []row
}

// literal is the text of a string in the source; nothing for anything else.
func literal(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if s, err := strconv.Unquote(lit.Value); err == nil {
			return s
		}
	}
	return ""
}

// members returns the strings of a composite literal by name, or by place when it has no names.
func members(lit *ast.CompositeLit, names ...string) map[string]string {
	found := map[string]string{}
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				found[key.Name] = literal(kv.Value)
			}
		} else if i < len(names) {
			found[names[i]] = literal(e)
		}
	}
	return found
}

// closedSets finds the closed sets of a package.
func (f *folder) closedSets() []closedSet {
	var all []closedSet
	for _, file := range f.sorted() {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			index, ok := call.Fun.(*ast.IndexExpr)
			if !ok || f.text(index.X) != "enum.Of" {
				return true
			}
			set := closedSet{name: f.text(index.Index)}
			for _, arg := range call.Args[2:] {
				if lit, ok := arg.(*ast.CompositeLit); ok {
					m := members(lit, "Code", "SV", "EN")
					set.rows = append(set.rows, row{m["Code"], m["SV"], m["EN"]})
				}
			}
			all = append(all, set)
			return true
		})
	}
	slices.SortFunc(all, func(a, b closedSet) int { return strings.Compare(a.name, b.name) })
	return all
}

// homonyms are Swedish terms that have two English ones, because they mean two things. Any other term has one.
var homonyms = map[string]string{
	"Dra slutsats":         "the step's name in two models",
	"Skellefteås styrkort": "the model, and its one card",
	"avslutad":             "a case is closed, a project is done",
	"ekonomi":              "a class of the world around, and a perspective",
	"förslag":              "what staff propose, and what citizens suggest",
	"genomförande":         "a phase of a project, and of a control",
	"går inte att bedöma":  "a step of an analysis, and a statement about control",
	"medel":                "an average, a grade, and the means to an end",
	"mått":                 "a measure, and the measures of a process",
	"oförändrat":           "a direction, and what it is worth",
	"uppfyllt":             "a goal is met, a requirement is covered",
	"åtgärda":              "a phase of the wheel, and a treatment of risk",
}

// glossary collects the short labels of the library: Swedish, English, packages.
func glossary(t *testing.T) map[string]map[string][]string {
	terms := map[string]map[string][]string{}
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		add := func(sv, en string) {
			if sv == "" || en == "" || strings.ContainsAny(sv, "?%") || strings.HasPrefix(sv, ",") || strings.HasSuffix(sv, ".") || len(strings.Fields(sv)) > 4 {
				return // a question, a sentence or a part of one
			}
			if terms[sv] == nil {
				terms[sv] = map[string][]string{}
			}
			if !slices.Contains(terms[sv][en], f.path()) {
				terms[sv][en] = append(terms[sv][en], f.path())
			}
		}
		for _, set := range f.closedSets() {
			for _, r := range set.rows {
				add(r.sv, r.en)
			}
		}
		for _, file := range f.sorted() {
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.CompositeLit); ok && lit.Type != nil && strings.HasSuffix(f.text(lit.Type), "Label") {
					m := members(lit, "SV", "EN")
					add(m["SV"], m["EN"])
				}
				return true
			})
		}
	}
	return terms
}

// The same Swedish term is the same English one everywhere. GLOSSARY.md has them all.
func TestGlossary(t *testing.T) {
	terms := glossary(t)
	var b strings.Builder
	fmt.Fprintf(&b, "# Glossary\n\nThe short labels of the library, written from the code by `make generate`; do not edit.\n\n| svenska | English | packages |\n|---|---|---|\n")
	for _, sv := range slices.Sorted(maps.Keys(terms)) {
		english := slices.Sorted(maps.Keys(terms[sv]))
		if len(english) > 1 && homonyms[sv] == "" {
			t.Errorf("%q is %q: choose one", sv, terms[sv])
		}
		for _, en := range english {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", sv, en, strings.Join(terms[sv][en], ", "))
		}
	}
	golden.File(t, "GLOSSARY.md", []byte(b.String()))
}

// Codes of closed sets are promises: testdata/enums.txt shows when one changes, goes or gets another place.
func TestEnumCodes(t *testing.T) {
	var b strings.Builder
	for _, f := range house(t) {
		if !f.isDomain() {
			continue
		}
		for _, set := range f.closedSets() {
			fmt.Fprintf(&b, "%s.%s", f.path(), set.name)
			for _, r := range set.rows {
				b.WriteString(" " + r.code)
			}
			b.WriteString("\n")
		}
	}
	golden.File(t, "testdata/enums.txt", []byte(b.String()))
}

// problemCodes finds the codes of the problems that a package makes, where they stand as text.
func (f *folder) problemCodes() []string {
	found := map[string]bool{}
	for _, file := range f.sorted() {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				switch {
				case ok && sel.Sel.Name == "Add" && len(n.Args) == 4:
					found[literal(n.Args[0])] = true
				case ok && sel.Sel.Name == "If" && len(n.Args) == 5:
					found[literal(n.Args[1])] = true
				}
			case *ast.CompositeLit:
				if n.Type != nil && f.text(n.Type) == "kvalitet.Problem" {
					found[members(n, "Code")["Code"]] = true
				}
			}
			return true
		})
	}
	delete(found, "")
	return slices.Sorted(maps.Keys(found))
}

// Codes of problems are promises too: a form on a screen knows them.
func TestProblemCodes(t *testing.T) {
	code := regexp.MustCompile(`^[a-z][a-zA-Z0-9-]*$`)
	var b strings.Builder
	for _, f := range house(t) {
		codes := f.problemCodes()
		for _, c := range codes {
			if !code.MatchString(c) {
				t.Errorf("%s: the code %q is not one word", f.path(), c)
			}
		}
		if len(codes) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", f.path(), strings.Join(codes, " "))
		}
	}
	golden.File(t, "testdata/problems.txt", []byte(b.String()))
}
