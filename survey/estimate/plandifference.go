package estimate

import (
	"math"
	"strings"
)

// term is one part of a difference: a variable in a domain.
type part struct {
	label       string
	linear      Linearised
	coefficient float64
}

// difference is a linear combination of means or totals of variables, or of one variable in several domains, with
// their covariance. Without coefficients it is the first less the second for variables and for listed levels or
// domains, and the second value less the first for "by" alone, as in a t test.
func (q request) difference() []Result {
	parts, err := q.parts()
	if err != nil {
		return []Result{q.refuse(q.row, err)}
	}
	if len(parts) == 0 {
		return []Result{q.refuse(q.row, fault(q.n, "missing", "det finns inget att jämföra", "there is nothing to compare"))}
	}
	row := q.row
	sum := parts[0].linear.Times(parts[0].coefficient)
	for _, p := range parts[1:] {
		if p.coefficient != 0 {
			sum = sum.Plus(p.linear, p.coefficient)
		}
	}
	row.Estimate = q.sample.Estimate(sum)
	if q.n.get("independent", "oberoende").yes() && row.Problem.Code == "" {
		row.Estimate = q.independent(row.Estimate, parts)
	}
	return []Result{row}
}

// independent leaves the covariance of the parts out, as for samples that were drawn apart.
func (q request) independent(e Estimate, parts []part) Estimate {
	e.SE = 0
	for _, p := range parts {
		e.SE = math.Hypot(e.SE, p.coefficient*q.sample.Estimate(p.linear).SE)
	}
	df := q.sample.df
	if math.IsNaN(df) {
		df = math.Inf(1)
	}
	return e.At(q.sample.confidence, df)
}

func (q *request) parts() ([]part, error) {
	names := q.variableNames(q.n)
	coefficients := q.n.get("coefficients", "contrast", "contrasts", "weights", "koefficienter", "coef")
	if len(names) == 0 && coefficients != nil && coefficients.kind == '{' {
		names = coefficients.keys
	}
	if denominators := q.n.get("denominator", "denominators").names(); len(denominators) > 0 {
		return q.contrasted(q.ratios(names, denominators), coefficients, 0)
	}
	var parts []part
	q.row.Variable = strings.Join(names, "-")
	if by := q.n.get("by", "group", "grupp", "groups"); by != nil && len(names) > 0 {
		v, err := q.column(by, unwrapped(strings.Join(by.names(), "")))
		if err != nil {
			return nil, err
		}
		var levels []string
		swap := 1
		for _, l := range q.n.get("levels", "compare", "between", "values").list() {
			levels, swap = append(levels, l.str()), 0
		}
		if levels == nil && coefficients != nil && coefficients.kind == '{' {
			levels = coefficients.keys
		}
		if levels == nil {
			levels = v.levels(func(i int) bool { return q.sample.weight(i) != 0 })
		}
		for _, l := range levels {
			in := make([]bool, q.frame.n)
			for i, h := range v.hits(l) {
				in[i] = h == 1
			}
			p, err := q.part(names[0], q.sample.Domain(in), l)
			if err != nil {
				return nil, err
			}
			parts = append(parts, p)
		}
		q.row.Variable, q.row.Domain = names[0], joined(q.row.Domain, by.str())
		return q.contrasted(parts, coefficients, swap)
	}
	if domains := q.n.get("domains", "subsets", "between", "delgrupper"); domains != nil && len(names) > 0 {
		for _, d := range domains.list() {
			in, label, err := q.condition(d)
			if err != nil {
				return nil, err
			}
			p, err := q.part(names[0], q.sample.Domain(in), label)
			if err != nil {
				return nil, err
			}
			parts = append(parts, p)
		}
		return q.contrasted(parts, coefficients, 0)
	}
	for _, name := range names {
		p, err := q.part(name, q.sample, name)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return q.contrasted(parts, coefficients, 0)
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + " & " + b
}

func (q request) ratios(names, denominators []string) []part {
	var parts []part
	for i, name := range names {
		top, err := q.column(q.n, name)
		bottom, err2 := q.column(q.n, denominators[min(i, len(denominators)-1)])
		if err != nil || err2 != nil {
			return nil
		}
		parts = append(parts, part{label: name, linear: q.sample.RatioOf(top.number, bottom.number)})
	}
	return parts
}

// part is the mean or the total of a variable in a domain. A name such as "stypeE" is the share of a value.
func (q request) part(name string, s *Sample, label string) (part, error) {
	v, err := q.column(q.n, name)
	var y []float64
	switch {
	case err == nil && v.numeric:
		y = v.number
	default:
		level := q.n.get("level", "value", "equals")
		if err == nil && level != nil {
			y = v.hits(level.str())
			break
		}
		if y, err = q.term(q.n, name, nil); err != nil {
			return part{}, err
		}
	}
	p := part{label: label, linear: s.MeanOf(y)}
	if canonical(q.n.get("statisticOf", "fun", "estimator", "of", "what", "measure").str()) == "total" {
		p.linear = s.TotalOf(y)
	}
	return p, nil
}

// contrasted gives the parts their coefficients: by name, in order, or 1 and −1 (with swap the other way round).
func (q request) contrasted(parts []part, n *node, swap int) ([]part, error) {
	switch {
	case n == nil:
		if len(parts) != 2 {
			return nil, fault(q.n, "size", "ange koefficienter när det inte är två som jämförs", "give coefficients when it is not two that are compared")
		}
		parts[swap].coefficient, parts[1-swap].coefficient = 1, -1
	case n.kind == '{':
		for i := range parts {
			parts[i].coefficient, _ = n.get(parts[i].label).num()
		}
	default:
		c := n.nums()
		if len(c) != len(parts) {
			return nil, fault(n, "size", "antalet koefficienter är fel", "the number of coefficients is wrong")
		}
		for i := range parts {
			parts[i].coefficient = c[i]
		}
	}
	return parts, nil
}
