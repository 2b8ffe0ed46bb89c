package estimate

import (
	"math"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

func (q request) quantiles(row Result, y []float64) []Result {
	shares := q.n.get("quantiles", "quantile", "probs", "p", "prob", "kvantiler").nums()
	if len(shares) == 0 {
		shares = []float64{0.5}
	}
	o := QuantileOptions{Rule: QuantileMath}
	if at := q.n.get("qrule", "rule", "kvantilregel"); at != nil {
		var err error
		if o.Rule, err = ParseQuantileRule(strings.ToLower(at.str())); err != nil {
			return []Result{q.refuse(row, fault(at, "enum", "okänd kvantilregel: "+at.str(), "unknown quantile rule: "+at.str()))}
		}
	}
	var err error
	if o.Interval, err = interval(q.n.get("intervalType", "interval.type", "method", "ciMethod"), IntervalMean); err != nil {
		return []Result{q.refuse(row, err)}
	}
	var all []Result
	for _, p := range shares {
		one := row
		one.P, one.Estimate = p, q.sample.Quantile(y, p, o)
		all = append(all, one)
	}
	return all
}

func (q request) ratio() []Result {
	numerator := q.n.get("numerator", "täljare").names()
	if numerator == nil {
		numerator = q.variableNames(q.n)
	}
	denominator := q.n.get("denominator", "nämnare", "per", "over").names()
	if len(denominator) == 0 && len(numerator) == 2 {
		numerator, denominator = numerator[:1], numerator[1:]
	}
	if len(numerator) == 0 || len(denominator) == 0 {
		return []Result{q.refuse(q.row, fault(q.n, "missing", "täljare eller nämnare saknas", "the numerator or the denominator is missing"))}
	}
	var all []Result
	for _, d := range denominator {
		for _, name := range numerator {
			row := q.row
			row.Variable = name + "/" + d
			top, err := q.column(q.n, name)
			var bottom *variable
			if err == nil {
				bottom, err = q.column(q.n, d)
			}
			if err != nil {
				all = append(all, q.refuse(row, err))
				continue
			}
			row.Estimate = q.sample.Ratio(top.number, bottom.number)
			row.Effect = q.chosen(row.Estimate)
			all = append(all, row)
		}
	}
	return all
}

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

func (q request) ttest() []Result {
	row := q.row
	at := q.n.get("variable", "formula", "y", "variables")
	names, group := q.variableNames(q.n), q.n.get("group", "by", "grupp", "groups", "x").names()
	if at != nil && len(group) == 0 {
		if _, right, ok := strings.Cut(at.text, "~"); ok && len(names) == 1 && !strings.HasPrefix(strings.TrimSpace(at.text), "~") {
			group = terms("~" + right)
		}
	}
	if len(names) == 0 {
		return []Result{q.refuse(row, fault(q.n, "missing", "variabeln saknas", "the variable is missing"))}
	}
	row.Variable = names[0]
	v, err := q.column(q.n, names[0])
	if err != nil {
		return []Result{q.refuse(row, err)}
	}
	if len(group) == 0 {
		null, _ := q.n.get("mu", "null", "mean", "value").num()
		return []Result{tested(row, q.sample.TTestMean(v.number, null))}
	}
	g, err := q.column(q.n, unwrapped(group[0]))
	if err != nil {
		return []Result{q.refuse(row, err)}
	}
	row.Domain = joined(row.Domain, group[0])
	var levels []string
	for _, l := range q.n.get("levels").list() {
		levels = append(levels, l.str())
	}
	if levels == nil {
		levels = g.levels(func(i int) bool { return q.sample.weight(i) != 0 })
	}
	if len(levels) != 2 {
		return []Result{q.refuse(row, fault(q.n, "size", "gruppen ska ha två värden", "the group must have two values"))}
	}
	side := make([]float64, q.frame.n)
	for i, c := range g.codes(levels) {
		if side[i] = float64(c); c < 0 {
			side[i] = math.NaN()
		}
	}
	return []Result{tested(row, q.sample.TTest(v.number, side))}
}

func tested(row Result, t Test) Result {
	row.Estimate, row.Test = t.Estimate, &t
	if row.Problem.Code == "" {
		row.Problem = t.Problem
	}
	return row
}

// chisq gives the statistic as the estimate; se and the interval have no meaning and are null without a problem.
func (q request) chisq() []Result {
	row := q.row
	names := append(q.n.get("rows", "row", "rader").names(), q.n.get("columns", "cols", "col", "kolumner").names()...)
	if len(names) == 0 {
		names = q.variableNames(q.n)
	}
	if len(names) != 2 {
		return []Result{q.refuse(row, fault(q.n, "size", "testet kräver två variabler", "the test needs two variables"))}
	}
	row.Variable = names[0] + "*" + names[1]
	var classes [2][]int
	for k, name := range names {
		v, err := q.column(q.n, unwrapped(name))
		if err != nil {
			return []Result{q.refuse(row, err)}
		}
		classes[k] = v.codes(v.levels(func(int) bool { return true }))
	}
	second := true
	for _, at := range []*node{q.n.get("test"), q.n.get("method"), q.n.get("statisticType"), q.n.get("variant", "kind")} {
		switch strings.ToLower(at.str()) {
		case "chisq", "chi2", "chi-square", "first", "first-order":
			second = false
		case "":
			second = second && !strings.HasSuffix(fold(q.n.get("statistic", "type").str()), "chisqchisq") && !strings.HasSuffix(fold(q.n.get("statistic", "type").str()), "scottchisq")
		case "wald", "adjwald", "lincom", "saddlepoint":
			return []Result{q.refuse(row, fault(at, "enum", "testet finns inte: "+at.str(), "no such test: "+at.str()))}
		}
	}
	t := q.sample.ChiSquare(classes[0], classes[1], second)
	row = tested(row, t)
	row.Value, row.DF = t.Statistic, t.DF
	row.N, _, _ = q.sample.base()
	if t.Problem.Code == "" {
		row.Problem = kvalitet.Problem{}
	}
	return []Result{row}
}
