// Package enumtest checks that a closed set keeps what package enum promises: codes that differ, names in both
// languages, and text and database forms that come back as they went in.
package enumtest

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/kommunkvalitet/kvalitet"
)

// Member is what a closed set's type has.
type Member interface {
	~uint8
	Valid() bool
	Label() kvalitet.Label
	Writer
}

// Writer is the part of a member that writes it, for people, for documents and for a database.
type Writer interface {
	fmt.Stringer
	encoding.TextMarshaler
	driver.Valuer
}

// Reader is what a pointer to a closed set's type has.
type Reader[T any] interface {
	*T
	encoding.TextUnmarshaler
	sql.Scanner
}

// A code is one word in lowerCamelCase: it stands in documents, in addresses and in the columns of a table.
var code = regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`)

// Run fails the test for each promise that the set does not keep.
func Run[T Member, P Reader[T]](t *testing.T, all []T, parse func(string) (T, error)) {
	t.Helper()
	for _, problem := range Problems[T, P](all, parse) {
		t.Error(problem)
	}
}

// Problems tells what is wrong with a set; nothing when it keeps every promise.
func Problems[T Member, P Reader[T]](all []T, parse func(string) (T, error)) []string {
	var problems []string
	check := func(ok bool, format string, args ...any) {
		if !ok {
			problems = append(problems, fmt.Sprintf(format, args...))
		}
	}
	// readers are the ways in; each is tried on a value that has something else in it.
	readers := []struct {
		name string
		read func(string, P) error
	}{
		{"ParseT", func(s string, p P) error {
			v, err := parse(s)
			if err == nil {
				*p = v
			}
			return err
		}},
		{"UnmarshalText", func(s string, p P) error { return p.UnmarshalText([]byte(s)) }},
		{"Scan of a string", func(s string, p P) error { return p.Scan(s) }},
		{"Scan of bytes", func(s string, p P) error { return p.Scan([]byte(s)) }},
	}
	check(len(all) > 0, "the set is empty")
	seen := map[string]bool{}
	for i, v := range all {
		check(int(v) == i+1, "member %d has the value %d", i+1, uint8(v))
		check(v.Valid(), "%q is not valid", v)
		check(code.MatchString(v.String()), "the code %q is not one word in lowerCamelCase", v)
		check(!seen[v.String()], "the code %q stands twice", v)
		seen[v.String()] = true
		for _, text := range []string{v.Label().SV, v.Label().EN} {
			check(text != "" && text == strings.TrimSpace(text), "%q lacks a name in a language: %+v", v, v.Label())
		}
		text, err := v.MarshalText()
		check(err == nil && string(text) == v.String(), "%q is written as %q, %v", v, text, err)
		stored, err := v.Value()
		check(err == nil && stored == v.String(), "%q is stored as %v, %v", v, stored, err)
		for _, r := range readers {
			back := T(255)
			err := r.read(v.String(), &back)
			check(err == nil && back == v, "%s: %q is read as %q, %v", r.name, v, back, err)
		}
	}

	var zero T
	check(!zero.Valid(), "the zero value is valid")
	check(zero.Label().Complete(), "the zero value lacks a name in a language: %+v", zero.Label())
	text, err := zero.MarshalText()
	check(err == nil && len(text) == 0 && zero.String() == "", "the zero value is written as %q, %v", text, err)
	stored, err := zero.Value()
	check(err == nil && stored == nil, "the zero value is stored as %v, %v, not as NULL", stored, err)
	for name, err := range map[string]error{
		"an empty text": readInto[T, P](func(p P) error { return p.UnmarshalText(nil) }),
		"NULL":          readInto[T, P](func(p P) error { return p.Scan(nil) }),
	} {
		check(err == nil, "%s is not read as the zero value: %v", name, err)
	}

	invalid := func(err error) bool { return errors.Is(err, kvalitet.ErrInvalid) }
	outside := T(len(seen) + 1)
	check(!outside.Valid(), "the value after the last is valid")
	check(outside.String() != "" && !seen[outside.String()], "the value after the last is written as a member: %q", outside)
	_, err = outside.MarshalText()
	check(invalid(err), "the value after the last can be written: %v", err)
	_, err = outside.Value()
	check(invalid(err), "the value after the last can be stored: %v", err)
	for _, r := range readers {
		back := T(1)
		err := r.read("no such code", &back)
		check(invalid(err) && back == 1, "%s: an unknown code gives %q, %v", r.name, back, err)
	}
	_, err = parse("")
	check(invalid(err), "ParseT takes an empty code: %v", err)
	back := P(new(T))
	check(invalid(back.Scan(1)), "a number can be scanned")
	return problems
}

// readInto wants the zero value from a reader that begins with another.
func readInto[T Member, P Reader[T]](read func(P) error) error {
	v := T(1)
	if err := read(&v); err != nil {
		return err
	}
	if v != 0 {
		return fmt.Errorf("it became %q", v)
	}
	return nil
}

// Declared returns the names of the types that the Go files in the directory make with enum.Of, sorted, so that a test
// can tell whether its list of sets is all of them.
func Declared(dir string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if name, ok := madeBy(n); ok {
				names = append(names, name)
			}
			return true
		})
	}
	slices.Sort(names)
	return names, nil
}

// madeBy returns T when n is enum.Of[T].
func madeBy(n ast.Node) (string, bool) {
	index, ok := n.(*ast.IndexExpr)
	if !ok {
		return "", false
	}
	of, ok := index.X.(*ast.SelectorExpr)
	if !ok || of.Sel.Name != "Of" {
		return "", false
	}
	pkg, ok := of.X.(*ast.Ident)
	if !ok || pkg.Name != "enum" {
		return "", false
	}
	name, ok := index.Index.(*ast.Ident)
	if !ok {
		return "", false
	}
	return name.Name, true
}
