package estimate

import (
	"math"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

func fault(n *node, code, sv, en string) error {
	path := ""
	if n != nil {
		path = n.path
	}
	return kvalitet.Invalid([]kvalitet.Problem{{Code: code, Path: path, SV: sv, EN: en}})
}

// adjust applies the adjustments of the weights: a list in its own order, or members of the design in the order
// post-stratification, raking, calibration, trimming.
func (r *run) adjust(n *node) error {
	steps := n.get("adjust", "adjustments", "steps", "justering", "justeringar", "calibrations")
	for _, step := range steps.listOrOne() {
		kind := step.get("type", "kind", "method", "typ", "step").str()
		if err := r.step(kind, step); err != nil {
			return err
		}
	}
	for _, kind := range [][]string{{"postStratify", "poststratification", "postStrata", "efterstratifiering"}, {"rake", "raking"},
		{"calibrate", "calibration", "kalibrering", "kalibrera"}, {"trim", "trimWeights", "trimming", "trimma"}} {
		if step := n.get(kind...); step != nil {
			steps := step.listOrOne()
			if kind[0] == "trim" && len(step.nums()) > 0 { // [lower, upper], or the upper limit alone
				steps = []*node{step}
			}
			for _, s := range steps {
				if err := r.step(kind[0], s); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// listOrOne are the elements of a list, or an object on its own.
func (n *node) listOrOne() []*node {
	if n != nil && n.kind == '{' {
		return []*node{n}
	}
	return n.list()
}

func (r *run) step(kind string, n *node) error {
	var next *Sample
	var err error
	k := fold(kind)
	if asked := fold(n.get("type", "kind", "method", "typ").str()); strings.HasPrefix(k, "cal") || strings.HasPrefix(k, "kal") {
		switch { // post-stratification and raking are kinds of calibration
		case strings.HasPrefix(asked, "post"), strings.HasPrefix(asked, "efter"):
			k = asked
		case n.get("population", "totals", "summor") == nil && n.get("margins", "marginaler") != nil:
			k = "rake"
		}
	}
	switch {
	case strings.HasPrefix(k, "post") || strings.HasPrefix(k, "efter"):
		var m Margin
		if m, err = r.margin(n, n.get("population", "totals", "margins"), n.get("strata", "stratum", "variables", "variable", "by", "formula").names()); err == nil {
			next, err = r.sample.PostStratify(m.Cell, m.Population)
		}
	case strings.HasPrefix(k, "rak"):
		next, err = r.rake(n)
	case strings.HasPrefix(k, "cal") || strings.HasPrefix(k, "kal") || k == "linear" || k == "logit" || k == "greg":
		next, err = r.calibrate(n, k)
	case strings.HasPrefix(k, "trim"):
		limits := n.get("bounds", "limits").nums()
		if n.kind != '{' {
			if limits = n.nums(); len(limits) == 1 {
				limits = []float64{math.Inf(-1), limits[0]}
			}
		}
		lower, hasLower := n.get("lower", "min").num()
		upper, hasUpper := n.get("upper", "max").num()
		if len(limits) == 2 {
			lower, upper = limits[0], limits[1]
		} else {
			if !hasLower {
				lower = math.Inf(-1)
			}
			if !hasUpper {
				upper = math.Inf(1)
			}
		}
		next, err = r.sample.Trim(lower, upper, n.get("strict").yes())
	default:
		return fault(n, "enum", "okänd justering: "+kind, "unknown adjustment: "+kind)
	}
	if err != nil {
		return err
	}
	r.sample = next
	return nil
}

// margin reads a known distribution: {"E": 4421, …} by the value of the variable ("E.Yes" for two variables, or
// objects in objects), or a list of records with the variables and a count (Freq, N, population, total, antal).
func (r *run) margin(at, population *node, names []string) (Margin, error) {
	counts := []string{"freq", "n", "population", "total", "count", "antal", "value"}
	if population == nil {
		return Margin{}, fault(at, "missing", "populationen saknas", "the population is missing")
	}
	if len(names) == 0 && population.kind == '[' && len(population.items) > 0 {
		for _, k := range population.items[0].keys {
			if !slices.Contains(counts, fold(k)) {
				names = append(names, k)
			}
		}
	}
	if len(names) == 0 {
		return Margin{}, fault(at, "missing", "variabeln saknas", "the variable is missing")
	}
	columns := make([]*variable, len(names))
	for j, name := range names {
		var err error
		if columns[j], err = r.column(at, name); err != nil {
			return Margin{}, err
		}
	}
	var m Margin
	cells := make(map[string]int)
	add := func(key string, n *node) {
		if x, ok := n.num(); ok {
			cells[key] = len(m.Population)
			m.Population = append(m.Population, x)
		}
	}
	if population.kind == '[' {
		for _, record := range population.items {
			var parts []string
			for _, name := range names {
				parts = append(parts, record.get(name).str())
			}
			add(strings.Join(parts, "\x00"), record.get(counts...))
		}
	} else {
		walkCounts(population, "", add)
	}
	m.Cell = make([]int, r.frame.n)
	for i := range m.Cell {
		parts := make([]string, len(columns))
		for j, c := range columns {
			parts[j] = c.text[i]
		}
		m.Cell[i] = -1
		for _, sep := range []string{"\x00", ".", ":", ",", "|", "/", " "} {
			if k, ok := cells[strings.Join(parts, sep)]; ok {
				m.Cell[i] = k
				break
			}
		}
	}
	return m, nil
}

func walkCounts(n *node, prefix string, add func(string, *node)) {
	if n.used == nil {
		n.used = make(map[string]bool)
	}
	for i, item := range n.items {
		n.used[n.keys[i]] = true
		if item.kind == '{' {
			walkCounts(item, prefix+n.keys[i]+"\x00", add)
			continue
		}
		add(prefix+n.keys[i], item)
	}
}

func (r *run) rake(n *node) (*Sample, error) {
	var margins []Margin
	list := n.get("margins", "population", "populations", "marginaler")
	add := func(at, population *node, names []string) error {
		m, err := r.margin(at, population, names)
		margins = append(margins, m)
		return err
	}
	switch {
	case list == nil:
		return nil, fault(n, "missing", "marginalerna saknas", "the margins are missing")
	case list.kind == '{':
		if list.used == nil {
			list.used = make(map[string]bool)
		}
		for i, item := range list.items {
			list.used[list.keys[i]] = true
			names := terms("~" + strings.TrimPrefix(list.keys[i], "~"))
			if err := add(item, item, names); err != nil {
				return nil, err
			}
		}
	default:
		formulas := n.get("variables", "formulas", "sampleMargins")
		for i, item := range list.items {
			population := item.get("population", "totals", "counts", "margin")
			names := item.get("variable", "variables", "strata", "formula", "by").names()
			if population == nil {
				population = item
			}
			if len(names) == 0 && formulas != nil && i < len(formulas.items) {
				names = formulas.items[i].names()
			}
			if err := add(item, population, names); err != nil {
				return nil, err
			}
		}
	}
	var o RakeOptions
	o.Epsilon, _ = n.get("epsilon", "eps", "tolerance").num()
	iterations, _ := n.get("maxit", "maxIterations", "iterations").num()
	o.MaxIterations = int(iterations)
	if c := n.get("control"); c != nil {
		if x, ok := c.get("epsilon").num(); ok {
			o.Epsilon = x
		}
		if x, ok := c.get("maxit").num(); ok {
			o.MaxIterations = int(x)
		}
	}
	return r.sample.Rake(margins, o)
}
