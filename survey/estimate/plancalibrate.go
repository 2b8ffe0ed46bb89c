package estimate

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

func (r *run) calibrate(n *node, kind string) (*Sample, error) {
	var o CalibrateOptions
	name := strings.ToLower(n.get("calfun", "function", "distance", "funktion").str())
	if name == "" {
		name = strings.ToLower(n.get("method").str())
	}
	if kind == "linear" || kind == "logit" {
		name = kind
	}
	switch name {
	case "", "linear", "greg", "calibrate", "calibration", "regression":
		o.Function = CalibrateLinear
	case "raking", "exponential":
		o.Function = CalibrateRaking
	case "logit":
		o.Function = CalibrateLogit
	default:
		return nil, fault(n, "enum", "okänd kalibreringsfunktion: "+name, "unknown calibration function: "+name)
	}
	o.Lower, o.Upper = math.Inf(-1), math.Inf(1)
	if b := n.get("bounds", "limits", "gränser"); b != nil {
		limits := b.nums()
		if b.kind == '{' {
			limits = nil
			lower, ok := b.get("lower", "min").num()
			upper, ok2 := b.get("upper", "max").num()
			if ok && ok2 {
				limits = []float64{lower, upper}
			}
		}
		if len(limits) != 2 {
			return nil, fault(b, "size", "gränserna är inte två tal", "the bounds are not two numbers")
		}
		o.Lower, o.Upper = limits[0], limits[1]
	}
	o.Epsilon, _ = n.get("epsilon", "eps", "tolerance").num()
	iterations, _ := n.get("maxit", "maxIterations", "iterations").num()
	o.MaxIterations = int(iterations)
	if at := n.get("variance", "lambda", "sigma2"); at != nil {
		var err error
		if o.Variance, err = r.numbers(at, at.str()); err != nil {
			return nil, err
		}
	}
	columns, totals, err := r.totals(n)
	if err != nil {
		return nil, err
	}
	return r.sample.Calibrate(columns, totals, o)
}

// totals reads the known totals and makes the column of each. A member is "(Intercept)", a numeric variable, a
// variable with a value run together as in "stypeH" or "stype=H", or an object of the values of a variable.
func (r *run) totals(n *node) ([][]float64, []float64, error) {
	population := n.get("population", "totals", "summor")
	formula := n.get("formula", "variables", "formel").names()
	if population == nil {
		return nil, nil, fault(n, "missing", "summorna saknas", "the totals are missing")
	}
	var columns [][]float64
	var totals []float64
	add := func(x []float64, total *node) bool {
		t, ok := total.num()
		columns, totals = append(columns, x), append(totals, t)
		return ok
	}
	if population.kind == '[' && len(population.items) > 0 && population.items[0].kind != '{' {
		x, err := r.model(n, formula)
		if err != nil {
			return nil, nil, err
		}
		if len(x) != len(population.items) {
			return nil, nil, fault(population, "size", fmt.Sprintf("formeln ger %d kolumner, summorna är %d", len(x), len(population.items)),
				fmt.Sprintf("the formula gives %d columns, there are %d totals", len(x), len(population.items)))
		}
		for j, item := range population.items {
			add(x[j], item)
		}
		return columns, totals, nil
	}
	var ps check.List
	walk := func(key string, item *node) {
		if item.kind == '{' {
			v, err := r.column(item, key)
			if err != nil {
				ps = append(ps, failed(err).Problem)
				return
			}
			walkCounts(item, "", func(level string, count *node) { add(filled(v.hits(level)), count) })
			return
		}
		x, err := r.term(item, key, formula)
		if err != nil {
			ps = append(ps, failed(err).Problem)
			return
		}
		ps.If(!add(x, item), "type", item.path, "summan är inget tal", "the total is not a number")
	}
	if population.used == nil {
		population.used = make(map[string]bool)
	}
	for i, item := range population.items {
		if population.kind == '[' { // a list of {"name": …, "total": …}
			walk(item.get("name", "variable", "term").str(), item.get("total", "value", "population", "freq"))
			continue
		}
		population.used[population.keys[i]] = true
		walk(population.keys[i], item)
	}
	return columns, totals, kvalitet.Invalid(ps)
}

func (r *run) ones() []float64 {
	x := make([]float64, r.frame.n)
	for i := range x {
		x[i] = 1
	}
	return x
}

func filled(x []float64) []float64 {
	for i, v := range x {
		if v != v {
			x[i] = 0
		}
	}
	return x
}

// term is the column that a name in a list of totals stands for.
func (r *run) term(at *node, key string, formula []string) ([]float64, error) {
	switch fold(strings.Trim(key, "()")) {
	case "intercept", "n", "1", "konstant":
		if _, ok := r.frame.columns[key]; !ok {
			return r.ones(), nil
		}
	}
	if v, ok := r.frame.find(key); ok && v.numeric {
		return r.numbers(at, key)
	}
	if i := strings.IndexAny(key, "=:"); i > 0 {
		level := strings.Trim(strings.TrimLeft(key[i:], "=: "), `"' `)
		if v, ok := r.frame.find(strings.TrimSpace(key[:i])); ok && v.has(level) {
			return filled(v.hits(level)), nil
		}
		if left, right, ok := strings.Cut(key, ":"); ok { // an interaction, as in "stypeH:sch.wideYes"
			x, err := r.term(at, left, formula)
			if err != nil {
				return nil, err
			}
			y, err := r.term(at, right, formula)
			return product(x, y), err
		}
	}
	best, level := "", ""
	for _, name := range append(slices.Clone(formula), r.frame.names...) {
		inner := unwrapped(name)
		for _, prefix := range []string{name, inner} {
			if rest, ok := strings.CutPrefix(key, prefix); ok && rest != "" && len(prefix) > len(best) {
				if v, found := r.frame.find(inner); found && v.has(rest) {
					best, level = inner, rest
				}
			}
		}
	}
	if best != "" {
		v, _ := r.frame.find(best)
		return filled(v.hits(level)), nil
	}
	v, err := r.column(at, key)
	if err != nil {
		return nil, err
	}
	return v.number, nil
}

// model makes the columns of a formula: a constant, numbers as they are, and a factor as an indicator of each level
// but the first. "~ … - 1" and "~0 + …" leave the constant out and give the first factor all its levels.
func (r *run) model(n *node, names []string) ([][]float64, error) {
	raw := n.get("formula", "variables", "formel").str()
	bare := strings.Contains(strings.ReplaceAll(raw, " ", ""), "-1") || strings.HasPrefix(strings.ReplaceAll(raw, " ", ""), "~0+")
	var columns [][]float64
	if !bare {
		columns = append(columns, r.ones())
	}
	for _, name := range crossings(names) {
		x, err := r.contrasts(n, name, bare)
		if err != nil {
			return nil, err
		}
		bare = bare && len(x) == 1
		columns = append(columns, x...)
	}
	return columns, nil
}

// crossings writes "a*b" as a, b and a:b, the variables before what they have together.
func crossings(names []string) []string {
	var single, crossed []string
	for _, name := range names {
		name = strings.TrimSuffix(strings.ReplaceAll(name, " ", ""), "-1")
		left, right, ok := strings.Cut(name, "*")
		if ok && !strings.Contains(name, "(") {
			single, crossed = append(single, left, right), append(crossed, left+":"+right)
			continue
		}
		if strings.Contains(name, ":") {
			crossed = append(crossed, name)
			continue
		}
		single = append(single, name)
	}
	return append(single, crossed...)
}

// contrasts are the columns of one term: a number as it is, a factor as an indicator of each level but the first, and
// of two with a colon between them the products.
func (r *run) contrasts(n *node, name string, all bool) ([][]float64, error) {
	if left, right, ok := strings.Cut(name, ":"); ok {
		x, err := r.contrasts(n, left, false)
		if err != nil {
			return nil, err
		}
		y, err := r.contrasts(n, right, false)
		var columns [][]float64
		for _, b := range y {
			for _, a := range x {
				columns = append(columns, product(a, b))
			}
		}
		return columns, err
	}
	inner := unwrapped(name)
	v, err := r.column(n, inner)
	if err != nil {
		return nil, err
	}
	if v.numeric && inner == name {
		return [][]float64{v.number}, nil
	}
	levels := v.levels(func(int) bool { return true })
	if !all && len(levels) > 0 {
		levels = levels[1:]
	}
	var columns [][]float64
	for _, l := range levels {
		columns = append(columns, filled(v.hits(l)))
	}
	return columns, nil
}

func product(x, y []float64) []float64 {
	z := make([]float64, min(len(x), len(y)))
	for i := range z {
		z[i] = x[i] * y[i]
	}
	return z
}

// unwrapped is the variable inside factor(…); names that end with a parenthesis of their own are left alone.
func unwrapped(name string) string {
	for _, call := range []string{"factor(", "as.factor("} {
		if inner, ok := strings.CutPrefix(name, call); ok {
			return strings.TrimSuffix(inner, ")")
		}
	}
	return name
}
