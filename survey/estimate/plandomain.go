package estimate

import (
	"math"
	"slices"
	"strings"
)

// narrow takes the statistic's domain: an expression, a list of them that all hold, {"variable": value}, or
// {"variable": …, "equals": …}.
func (q *request) narrow() error {
	d := q.n.get("domain", "subset", "where", "filter", "delgrupp", "urval")
	if d == nil || d.str() == "" && d.kind != '{' && d.kind != '[' || d.get("by") != nil || q.grouping(d) {
		return nil
	}
	in, label, err := q.condition(d)
	if err != nil {
		return err
	}
	q.sample, q.row.Domain = q.sample.Domain(in), label
	return nil
}

// grouping reports whether a domain is only the name of a variable, or several names: one that is not 0 and 1.
func (r *run) grouping(d *node) bool {
	names := d.names()
	if d.kind == '{' || len(names) == 0 {
		return false
	}
	for _, name := range names {
		v, ok := r.frame.columns[unwrapped(name)]
		if !ok {
			return false
		}
		levels := v.levels(func(int) bool { return true })
		if len(levels) == 0 || slices.Equal(levels, []string{"0", "1"}) || slices.Equal(levels, []string{"1"}) {
			return false
		}
	}
	return true
}

func (r *run) condition(d *node) ([]bool, string, error) {
	in := make([]bool, r.frame.n)
	for i := range in {
		in[i] = true
	}
	var labels []string
	hold := func(hit []float64, label string) {
		for i := range in {
			in[i] = in[i] && hit[i] != 0 && !math.IsNaN(hit[i])
		}
		labels = append(labels, label)
	}
	switch d.kind {
	case '[':
		for _, item := range d.items {
			more, label, err := r.condition(item)
			if err != nil {
				return nil, "", err
			}
			for i := range in {
				in[i] = in[i] && more[i]
			}
			labels = append(labels, label)
		}
	case '{':
		name, level := d.get("variable", "column", "var").str(), d.get("equals", "value", "level", "is")
		expr := d.get("expression", "expr", "formula").str()
		switch {
		case expr != "":
			v, err := r.column(d, strings.TrimPrefix(expr, "~"))
			if err != nil {
				return nil, "", err
			}
			hold(v.number, expr)
		case name != "" && level != nil:
			v, err := r.column(d, name)
			if err != nil {
				return nil, "", err
			}
			hold(v.hits(level.str()), name+"="+level.str())
		default:
			for i, key := range d.keys {
				d.get(key)
				v, err := r.column(d, key)
				if err != nil {
					return nil, "", err
				}
				hold(v.any(d.items[i]), key+"="+d.items[i].str())
			}
		}
	default:
		v, err := r.column(d, strings.TrimPrefix(d.str(), "~"))
		if err != nil {
			return nil, "", err
		}
		hold(v.number, d.str())
	}
	return in, strings.Join(labels, " & "), nil
}

// any is 1 where the text is the value, or one of a list of values.
func (v *variable) any(n *node) []float64 {
	out := make([]float64, len(v.text))
	for _, item := range n.list() {
		for i, h := range v.hits(item.str()) {
			if h == 1 {
				out[i] = 1
			}
		}
	}
	return out
}

// grouped repeats the request for each combination of values of the variables in "by".
func (q request) grouped(by *node) []Result {
	names := by.names()
	columns := make([]*variable, len(names))
	for j, name := range names {
		var err error
		if columns[j], err = q.column(by, unwrapped(name)); err != nil {
			return []Result{q.refuse(q.row, err)}
		}
	}
	var all []Result
	var walk func(s *Sample, j int, groups []string, label string)
	walk = func(s *Sample, j int, groups []string, label string) {
		if j < 0 {
			g := q
			g.sample, g.row.Groups, g.row.Domain = s, groups, label
			if q.row.Domain != "" {
				g.row.Domain = q.row.Domain + " & " + label
			}
			all = append(all, g.rows()...)
			return
		}
		for _, level := range columns[j].levels(func(i int) bool { return s.weight(i) != 0 }) {
			in := make([]bool, s.Len())
			for i, h := range columns[j].hits(level) {
				in[i] = h == 1
			}
			more := names[j] + "=" + level
			if label != "" {
				more += "," + label
			}
			walk(s.Domain(in), j-1, append([]string{level}, groups...), more)
		}
	}
	walk(q.sample, len(names)-1, nil, "")
	return all
}
