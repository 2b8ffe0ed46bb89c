package kvalitet_test

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// once reports whether the expression has not been followed for this before.
func (l *listener) once(what ...any) bool {
	key := fmt.Sprint(what...)
	first := !l.before[key]
	l.before[key] = true
	return first
}

// label demands a form of both languages of a label.
func (l *listener) label(e ast.Expr, form form) {
	if !l.once("label", e.Pos(), e.End(), form) {
		return
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		l.languages(e, form, nil, nil)
	case *ast.CallExpr:
		fn := l.object(e.Fun)
		for _, results := range l.results[fn] {
			if len(results) == 0 {
				continue
			}
			if lit, ok := results[0].(*ast.CompositeLit); ok {
				l.languages(lit, form, fn, e.Args)
			} else {
				l.label(results[0], form)
			}
		}
	case *ast.Ident, *ast.SelectorExpr:
		l.sources(e, func(e ast.Expr, i int) {
			if i == 0 {
				l.label(e, form)
			}
		})
	}
}

// languages demands a form of what the literal of a label has. Where a function makes it of its parameters, the
// arguments of the one call are what counts.
func (l *listener) languages(lit *ast.CompositeLit, form form, fn types.Object, args []ast.Expr) {
	if lit.Type == nil || !strings.HasSuffix(types.ExprString(lit.Type), "Label") {
		return
	}
	for i, e := range lit.Elts {
		lang := []string{"sv", "en"}[min(i, 1)]
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			lang, e = strings.ToLower(types.ExprString(kv.Key)), kv.Value
		}
		if p, ok := l.params[l.object(e)]; ok && fn != nil && p.of == fn && p.i < len(args) {
			e = args[p.i]
		}
		l.text(e, want{form, lang, true, true})
	}
}

// sources calls f with everything that a name may stand for: the arguments of every call, and what it is given.
func (l *listener) sources(e ast.Expr, f func(e ast.Expr, i int)) {
	o := l.object(e)
	if p, ok := l.params[o]; ok {
		for _, call := range l.calls[p.of] {
			if p.i < len(call.Args) {
				f(call.Args[p.i], 0)
			} else if len(call.Args) == 1 {
				f(call.Args[0], p.i)
			}
		}
	}
	for _, v := range l.given[o] {
		f(v.of, v.i)
	}
}

// result demands a form of the i-th value of an expression.
func (l *listener) result(e ast.Expr, i int, w want) {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	switch {
	case !ok && i == 0:
		l.text(e, w)
	case ok && l.once("result", call.Pos(), call.End(), i, w):
		for _, results := range l.results[l.object(call.Fun)] {
			if i < len(results) {
				l.text(results[i], w)
			} else if len(results) == 1 {
				l.result(results[0], i, w)
			}
		}
	}
}

// text demands a form of a text, or of its beginning or its end.
func (l *listener) text(e ast.Expr, w want) {
	if !w.start && !w.end || !l.once("text", e.Pos(), e.End(), w) {
		return
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		l.listen(e, w)
	case *ast.BinaryExpr:
		l.text(e.X, w.part(true, false))
		l.text(e.Y, w.part(false, true))
		if w.form == told && w.end && !l.known(e.Y) {
			l.fault(e, "a sentence ends with a full stop", types.ExprString(e))
		}
	case *ast.CallExpr:
		if types.ExprString(e.Fun) != "fmt.Sprintf" {
			l.result(e, 0, w)
			return
		}
		l.text(e.Args[0], w)
		if format, ok := e.Args[0].(*ast.BasicLit); ok && len(e.Args) > 1 {
			if strings.HasPrefix(literal(format), "%s") {
				l.text(e.Args[1], w.part(true, false))
			}
			if strings.HasSuffix(literal(format), "%s") {
				l.text(e.Args[len(e.Args)-1], w.part(false, true))
			}
		}
	case *ast.Ident, *ast.SelectorExpr:
		l.sources(e, func(e ast.Expr, i int) { l.result(e, i, w) })
		if sel, ok := e.(*ast.SelectorExpr); ok && (sel.Sel.Name == "SV" || sel.Sel.Name == "EN") && w.start && w.end {
			l.label(sel.X, w.form) // a whole text of a label
		}
	}
}

// known reports whether a text can be followed.
func (l *listener) known(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return true
	case *ast.CallExpr:
		return types.ExprString(e.Fun) == "fmt.Sprintf" || len(l.results[l.object(e.Fun)]) > 0
	}
	_, param := l.params[l.object(e)]
	return param || len(l.given[l.object(e)]) > 0
}

// listen says what is wrong with a literal.
func (l *listener) listen(lit *ast.BasicLit, w want) {
	if text := literal(lit); text != "" {
		l.heard++
		for _, fault := range w.faults(text) {
			l.fault(lit, fault, text)
		}
	}
}

func (l *listener) fault(at ast.Node, fault, text string) {
	p := l.fset.Position(at.Pos())
	l.faults[fmt.Sprintf("%s:%d: %s: %q", p.Filename, p.Line, fault, text)] = true
}
