package kvalitet_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Findings are sentences to a person, problems and notes follow a place and are not, and a rule asks a question. See
// CONTRIBUTING.md. The examples are held to it with the library.
func TestVoice(t *testing.T) {
	dirs, err := filepath.Glob("examples/*")
	require.NoError(t, err)
	dirs = append(dirs, "examples/internal/table")
	for _, f := range house(t) {
		dirs = append(dirs, f.dir)
	}
	heard := 0
	for _, dir := range dirs {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		require.NoError(t, err)
		sources := map[string]string{}
		for _, name := range names {
			if !strings.HasSuffix(name, "_test.go") {
				text, err := os.ReadFile(name)
				require.NoError(t, err)
				sources[filepath.ToSlash(name)] = string(text)
			}
		}
		faults, n := listenTo(t, sources)
		heard += n
		for _, fault := range faults {
			t.Error(fault)
		}
	}
	assert.Greater(t, heard, 3000, "texts are no longer found: listener.begin knows what carries them")
}

// listenTo returns what is wrong with the texts of a package, and how many texts it has.
func listenTo(t *testing.T, sources map[string]string) (faults []string, heard int) {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for name, text := range sources {
		file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		require.NoError(t, err)
		files = append(files, file)
	}
	l := newListener(fset, files)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool { l.begin(n); return true })
	}
	for fault := range l.faults {
		faults = append(faults, fault)
	}
	slices.Sort(faults)
	return faults, l.heard
}

// begin demands a form of what makes a finding, a problem, evidence, a note or a rule.
func (l *listener) begin(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		fun := types.ExprString(n.Fun)
		method := fun[strings.LastIndex(fun, ".")+1:]
		switch {
		case fun == "kvalitet.NotMet" || fun == "kvalitet.NotApplicable" || fun == "kvalitet.Unknown":
			l.pair(n.Args, 0, told)
		case (method == "Add" || method == "Fail") && len(n.Args) == 4: // check.List, table.Row
			l.pair(n.Args, 2, noted)
		case method == "If" && len(n.Args) == 5:
			l.pair(n.Args, 3, noted)
		}
	case *ast.CompositeLit:
		if n.Type != nil {
			l.composite(n, types.ExprString(n.Type))
		}
	case *ast.AssignStmt:
		for i, to := range n.Lhs {
			if sel, ok := to.(*ast.SelectorExpr); ok && len(n.Rhs) == len(n.Lhs) {
				switch sel.Sel.Name {
				case "Hint":
					l.label(n.Rhs[i], told)
				case "Note":
					l.label(n.Rhs[i], noted)
				}
			}
		}
	}
}

// pair demands a form of two arguments in a row, or of the two results of the one argument.
func (l *listener) pair(args []ast.Expr, at int, form form) {
	for i, lang := range []string{"sv", "en"} {
		w := want{form, lang, true, true}
		if len(args) == 1 {
			l.result(args[0], i, w)
		} else {
			l.text(args[at+i], w)
		}
	}
}

// composite demands the forms of a rule, a problem, evidence, a finding or a place; kind is its type, which lists leave out.
func (l *listener) composite(lit *ast.CompositeLit, kind string) {
	if list, ok := lit.Type.(*ast.ArrayType); ok {
		for _, e := range lit.Elts {
			if element, ok := e.(*ast.CompositeLit); ok && element.Type == nil {
				l.composite(element, types.ExprString(list.Elt))
			}
		}
		return
	}
	kind = strings.TrimPrefix(kind, "kvalitet.")
	fields, order := map[string]ast.Expr{}, map[string][]string{"Problem": {"Code", "Path", "SV", "EN"}, "Note": {"Code", "Text"}}[kind]
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			fields[types.ExprString(kv.Key)] = kv.Value
		} else if i < len(order) {
			fields[order[i]] = e
		}
	}
	texts := func(form form) {
		if fields["SV"] != nil && fields["EN"] != nil {
			l.pair([]ast.Expr{fields["SV"], fields["EN"]}, 0, form)
		}
	}
	labels := func(form form, names ...string) {
		for _, name := range names {
			if fields[name] != nil {
				l.label(fields[name], form)
			}
		}
	}
	switch {
	case fields["Title"] != nil && fields["Doc"] != nil && fields["Check"] != nil:
		labels(asked, "Title")
		labels(told, "Doc")
	case kind == "Problem":
		texts(noted)
	case kind == "Note": // of evidence
		labels(noted, "Text")
	case strings.HasSuffix(kind, "Evidence"):
		labels(told, "Text")
		labels(noted, "Reason")
	case strings.HasSuffix(kind, "Finding"):
		texts(told) // a row of the command
		labels(told, "Text", "Hint")
		labels(noted, "Note")
	case strings.HasSuffix(kind, "Place"):
		labels(noted, "Note")
	}
}

// Each text breaks one rule of the voice, in a way of its own of reaching what carries it.
func TestVoiceHears(t *testing.T) {
	tests := map[string]struct{ source, want string }{
		"finding in small letters": {`var _ = kvalitet.NotMet("målet saknas.", "The goal is missing.")`, "p.go:2: a sentence begins with a capital letter"},
		"finding without a stop":   {`var _ = kvalitet.Unknown("Målet saknas.", "The goal is missing")`, "p.go:2: a sentence ends with a full stop"},
		"finding that ends in a value": {`func f(x T) { _ = kvalitet.NotMet("Målet saknar "+x.Name+".", "The goal lacks "+x.Name) }`,
			"p.go:2: a sentence ends with a full stop"},
		"finding that begins with a count": {`func f(n int) { _ = kvalitet.NotMet(fmt.Sprintf("%d mål saknas.", n), "Missing.") }`,
			"p.go:2: a count comes last"},
		"finding that shouts":     {`var _ = kvalitet.NotApplicable("Inget mål! Inget.", "No goal.")`, "p.go:2: exclamation mark"},
		"finding that pleads":     {`var _ = kvalitet.NotMet("Ange målet.", "Please state the goal.")`, "p.go:2: says neither"},
		"decimal point":           {`var _ = kvalitet.NotMet("Andelen är 0.5.", "The share is 0.5.")`, "p.go:2: decimal point in Swedish"},
		"space in thousands":      {`var _ = kvalitet.NotMet("Högst 1 000.", "At most 1 000.")`, "p.go:2: space in an English number"},
		"range with a hyphen":     {`var _ = kvalitet.NotMet("Välj 1-5.", "Choose 1–5.")`, "p.go:2: hyphen for a range"},
		"other quotation marks":   {`var _ = kvalitet.NotMet("Skriv ”ja”.", "Write yes.")`, "p.go:2: quotation marks are straight"},
		"stray space":             {`var _ = kvalitet.NotMet("Målet  saknas.", "The goal is missing.")`, "p.go:2: stray space"},
		"hint":                    {`func f(x kvalitet.Finding) { x.Hint = kvalitet.Label{SV: "Ange målet.", EN: "state the goal."} }`, "p.go:2: a sentence begins"},
		"note that is a sentence": {`var _ = kvalitet.Place{Path: "/text", Note: kvalitet.Label{SV: "Målet saknas", EN: "no goal"}}`, "p.go:2: what follows a place begins"},
		"problem with a stop":     {`var _ = []kvalitet.Problem{{Code: "missing", SV: "målet saknas.", EN: "the goal is missing"}}`, "p.go:2: what follows a place ends"},
		"problem of a list":       {`func f(ps check.List) { ps.If(true, "missing", "/goal", "målet saknas", "The goal is missing") }`, "p.go:2: what follows a place begins"},
		"title that is not a question": {`var _ = Rule{Title: kvalitet.Label{"Finns målet?", "The goal exists"}, Doc: d, Check: f}`,
			"p.go:2: a title is a question"},
		"title that is an open question": {`var _ = Rule{Title: kvalitet.Label{"Vilket är målet?", "Is there a goal?"}, Doc: d, Check: f}`,
			"p.go:2: a title is answered with yes or no"},
		"doc through a function": {`func rule(doc kvalitet.Label) Rule { return Rule{Title: t, Doc: doc, Check: f} }
			func label(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }
			var _ = rule(label("Ange målet.", "State the goal"))`, "p.go:4: a sentence ends with a full stop"},
		"two functions deep": {`func a(sv, en string) { _ = kvalitet.NotMet(fmt.Sprintf(sv, 1), fmt.Sprintf(en, 1)) }
			func b(sv, en string) { a(sv, en) }
			func c() { b("Mål utan värde: %d.", "goals without a value: %d.") }`, "p.go:4: a sentence begins with a capital letter"},
		"closure": {`func f() { no := func(sv, en string) { _ = kvalitet.NotMet(sv, en) }
			no("Nej.", "No") }`, "p.go:3: a sentence ends with a full stop"},
		"method and results": {`type pass struct{}
			func (pass) why() (string, string) { return "Målet saknas", "The goal is missing." }
			func f(p pass) { sv, en := p.why(); _ = kvalitet.NotMet(sv, en) }`, "p.go:3: a sentence ends with a full stop"},
		"constant": {"const sv = `målet saknas.`; var _ = kvalitet.NotMet(sv, `The goal is missing.`)", "p.go:2: a sentence begins"},
		"language of a label": {`func no(why kvalitet.Label) { _ = kvalitet.Unknown(why.SV, why.EN) }
			var _ = no(kvalitet.Label{SV: "Målet är okänt.", EN: "the goal is unknown."})`, "p.go:3: a sentence begins"},
		"table of one": {`var rows = []struct{ sv, en string }{{"Målet saknas", "The goal is missing."}}; func f() { for _, r := range rows { kvalitet.NotMet(r.sv, r.en) } }`, "p.go:2: a sentence ends"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			faults, _ := listenTo(t, map[string]string{"p.go": "package p\n" + tt.source})
			require.Len(t, faults, 1)
			assert.True(t, strings.HasPrefix(faults[0], tt.want), faults[0])
		})
	}
}

// What comes from the data is not ours to judge, nor is what only looks like a fault.
func TestVoiceBears(t *testing.T) {
	for _, source := range []string{
		`func f(x T) { _ = kvalitet.NotMet(x.SV, x.EN) }`,
		`func f(x T) { _ = kvalitet.NotMet(x.Name+" saknas.", fmt.Sprintf("%q is missing.", x.Name)) }`,
		`var _ = kvalitet.Problem{Code: "form", SV: "JSON går inte att läsa", EN: "Kolada's identity is missing"}`,
		`var _ = kvalitet.Place{Note: kvalitet.Label{SV: "2,5 procent, 2026-12-31", EN: "2.5 per cent, 1,000 and \"8-17\""}}`,
		`var _ = kvalitet.NotMet(fmt.Sprintf("Mål utan värde: %d av %d.", 1, 2), "From 1 to 2.")`,
	} {
		faults, _ := listenTo(t, map[string]string{"p.go": "package p\n" + source})
		assert.Empty(t, faults, source)
	}
}
