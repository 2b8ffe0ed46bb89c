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
	if len(denominator) == 0 && len(numerator) == 1 {
		if top, bottom, ok := strings.Cut(numerator[0], "/"); ok {
			numerator, denominator = []string{strings.TrimSpace(top)}, []string{strings.TrimSpace(bottom)}
		}
	}
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
	for _, at := range []*node{q.n.get("test"), q.n.get("method"), q.n.get("statisticType"), q.n.get("variant", "kind"), q.n.get("type")} {
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
