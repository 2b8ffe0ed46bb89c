package kvalitet_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"io/fs"
)

// listener follows the texts of a package from what carries them back to the literals: through parameters, variables,
// constants, the fields of its own structs, and results. What comes from another package, or from the data, it leaves
// alone.
type listener struct {
	fset    *token.FileSet
	info    *types.Info
	calls   map[types.Object][]*ast.CallExpr // of a function
	params  map[types.Object]param           // of functions that have a name
	results map[types.Object][][]ast.Expr    // of a function, a list per return
	given   map[types.Object][]value         // to a variable, a constant or a field
	before  map[any]bool                     // what has been followed
	faults  map[string]bool
	heard   int
}

// param is the i-th parameter of a function.
type param struct {
	of types.Object
	i  int
}

// value is the i-th value of an expression.
type value struct {
	of ast.Expr
	i  int
}

// nothing imports nothing: only the package's own names are needed, and the type checker bears with the rest.
type nothing struct{}

func (nothing) Import(string) (*types.Package, error) { return nil, fs.ErrNotExist }

func newListener(fset *token.FileSet, files []*ast.File) *listener {
	l := &listener{
		fset: fset,
		info: &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}},

		calls: map[types.Object][]*ast.CallExpr{}, params: map[types.Object]param{}, results: map[types.Object][][]ast.Expr{},
		given: map[types.Object][]value{}, before: map[any]bool{}, faults: map[string]bool{},
	}
	config := types.Config{Importer: nothing{}, Error: func(error) {}}
	_, _ = config.Check("p", fset, files, l.info)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool { l.gather(n); return true })
	}
	return l
}

// object is what a name, a method or an instance stands for; nil for what another package has.
func (l *listener) object(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		switch o := l.info.ObjectOf(e).(type) {
		case *types.Func:
			return o.Origin()
		case *types.Var:
			return o.Origin()
		default:
			return o
		}
	case *ast.SelectorExpr:
		return l.object(e.Sel)
	case *ast.IndexExpr:
		return l.object(e.X)
	}
	return nil
}

// gather notes who calls whom, and what is given to what.
func (l *listener) gather(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if o := l.object(n.Fun); o != nil {
			l.calls[o] = append(l.calls[o], n)
		}
	case *ast.FuncDecl:
		if n.Body != nil {
			l.function(l.info.Defs[n.Name], n.Type, n.Body)
		}
	case *ast.AssignStmt:
		l.give(n.Lhs, n.Rhs)
	case *ast.ValueSpec:
		names := make([]ast.Expr, len(n.Names))
		for i, name := range n.Names {
			names[i] = name
		}
		l.give(names, n.Values)
	case *ast.CompositeLit:
		l.members(n)
	}
}

// give notes an assignment, of one value each or of the results of one call.
func (l *listener) give(to, from []ast.Expr) {
	for i := range to {
		o := l.object(to[i])
		switch {
		case o == nil:
		case len(from) == len(to):
			l.given[o] = append(l.given[o], value{from[i], 0})
			if lit, ok := from[i].(*ast.FuncLit); ok {
				l.function(o, lit.Type, lit.Body)
			}
		case len(from) == 1:
			l.given[o] = append(l.given[o], value{from[0], i})
		}
	}
}

// members notes what the unexported fields of the package's own structs are given; exported ones hold data.
func (l *listener) members(lit *ast.CompositeLit) {
	t := l.info.TypeOf(lit)
	if t == nil {
		return
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range lit.Elts {
		var field types.Object
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			field, e = l.object(kv.Key), kv.Value
		} else if i < s.NumFields() {
			field = s.Field(i).Origin()
		}
		if field != nil && !field.Exported() {
			l.given[field] = append(l.given[field], value{e, 0})
		}
	}
}

// function notes the parameters and results of a function.
func (l *listener) function(o types.Object, t *ast.FuncType, body *ast.BlockStmt) {
	i := 0
	for _, field := range t.Params.List {
		for _, name := range field.Names {
			l.params[l.info.Defs[name]] = param{o, i}
			i++
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		if ret, ok := n.(*ast.ReturnStmt); ok {
			l.results[o] = append(l.results[o], ret.Results)
		}
		_, inner := n.(*ast.FuncLit)
		return !inner
	})
}
