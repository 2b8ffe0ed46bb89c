package estimate

import (
	"math"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// canonical is the name of a statistic by any of its names; "" for an unknown one.
func canonical(name string) string {
	switch f := fold(strings.TrimPrefix(fold(name), "svy")); f {
	case "", "mean", "medel", "medelvärde", "average":
		return "mean"
	case "total", "sum", "summa":
		return "total"
	case "ratio", "kvot":
		return "ratio"
	case "proportion", "prop", "share", "andel", "ciprop", "percentage":
		return "proportion"
	case "quantile", "quantiles", "median", "kvantil", "percentile":
		return "quantile"
	case "var", "variance", "varians":
		return "variance"
	case "difference", "diff", "contrast", "skillnad", "kontrast", "differens":
		return "difference"
	case "ttest", "t":
		return "ttest"
	case "chisq", "chisquare", "chi2", "raoscott", "chitvå", "chisquared":
		return "chisq"
	case "deff", "designeffect", "designeffekt":
		return "deff"
	case "df", "degf", "frihetsgrader":
		return "df"
	case "chisqf", "chisqchisq", "raoscottf", "raoscottchisq":
		return "chisq"
	case "n", "size", "populationsize", "sumweights", "storlek":
		return "size"
	}
	return ""
}

// request is one statistic of a plan on one domain.
type request struct {
	*run
	n      *node
	sample *Sample
	row    Result // what all rows of the request share
}

// statistic estimates what a member of "statistics" asks for: one row for each domain, variable and level.
func (r *run) statistic(n *node, number string) []Result {
	row := Result{Case: n.get("case", "id", "name", "label", "key").str(), P: math.NaN()}
	if row.Case == "" {
		row.Case = number
	}
	asked := n.get("statistic", "type", "stat", "kind", "fun", "function", "estimator", "typ").str()
	if n.kind == '"' {
		asked = n.text
	}
	by := n.get("by", "groupBy", "grupper", "svyby")
	if d := n.get("domain", "delgrupp"); by == nil && d != nil {
		if by = d.get("by"); by == nil && r.grouping(d) { // a domain that is just a variable is each of its groups
			by = d
		}
	}
	if strings.EqualFold(asked, "svyby") || strings.EqualFold(asked, "domain") || strings.EqualFold(asked, "by") {
		asked = n.get("fun", "function", "of", "inner").str()
	}
	row.Statistic = canonical(asked)
	if row.Statistic == "" {
		row.Statistic = asked
		return []Result{r.refuse(row, fault(n, "enum", "okänd skattning: "+asked, "unknown statistic: "+asked))}
	}
	if r.problem != nil {
		row.Variable, row.Estimate = strings.Join(r.variableNames(n), ","), refused(*r.problem)
		return []Result{row}
	}
	q := request{run: r, n: n, sample: r.levelled(n), row: row}
	if err := q.narrow(); err != nil {
		return []Result{r.refuse(row, err)}
	}
	if by == nil || row.Statistic == "difference" {
		return q.rows()
	}
	return q.grouped(by)
}

func (r *run) refuse(row Result, err error) Result {
	row.Estimate = failed(err)
	return row
}

// levelled is the sample with the level and the degrees of freedom that the statistic or the plan asks for.
func (r *run) levelled(n *node) *Sample {
	s := r.sample
	for _, at := range []*node{r.root, n} {
		if x, ok := at.get("confidence", "confidenceLevel", "conf", "confLevel", "conf.level", "ciLevel").num(); ok {
			s = s.AtLevel(percent(x))
		}
		if x, ok := at.get("level").num(); ok && x > 0.5 && x < 1 {
			s = s.AtLevel(x)
		}
		if x, ok := at.get("alpha").num(); ok {
			s = s.AtLevel(1 - x)
		}
		ci := strings.ToLower(at.get("ci", "interval", "quantileOf", "distribution").str())
		df := at.get("df", "ddf", "degf")
		switch text := strings.ToLower(df.str()); {
		case text == "design" || text == "degf" || text == "degf(design)" || text == "t" || (df == nil && (ci == "t" || ci == "student")):
			s = s.WithDF(r.sample.DF())
		case text == "normal" || text == "z" || (df == nil && (ci == "normal" || ci == "z" || ci == "norm")):
			s = s.WithDF(math.Inf(1))
		case text == "default":
			s = s.WithDF(math.NaN())
		default:
			if x, ok := df.num(); ok {
				s = s.WithDF(x)
			}
		}
	}
	return s
}

func percent(x float64) float64 {
	if x > 1 {
		return x / 100
	}
	return x
}

// variableNames are the statistic's variables; a formula with two sides gives its left one.
func (r *run) variableNames(n *node) []string {
	at := n.get("variable", "variables", "var", "vars", "y", "x", "formula", "numerator", "variabel", "variabler", "of")
	names := at.names()
	if at != nil && (at.kind == '"') {
		if left, right, ok := strings.Cut(at.text, "~"); ok && strings.TrimSpace(left) != "" && strings.TrimSpace(right) != "" {
			return []string{strings.TrimSpace(left)}
		}
	}
	return names
}

// rows estimates the request on its domain.
func (q request) rows() []Result {
	switch q.row.Statistic {
	case "df":
		e := refused(kvalitet.Problem{})
		e.Value, e.DF = q.sample.DF(), q.sample.DF()
		e.N, _, _ = q.sample.base()
		q.row.Estimate = e
		return []Result{q.row}
	case "size":
		q.row.Estimate = q.sample.Total(q.ones())
		return []Result{q.row}
	case "ratio":
		return q.ratio()
	case "difference":
		return q.difference()
	case "ttest":
		return q.ttest()
	case "chisq":
		return q.chisq()
	}
	names := q.variableNames(q.n)
	if len(names) == 0 {
		return []Result{q.refuse(q.row, fault(q.n, "missing", "variabeln saknas", "the variable is missing"))}
	}
	var all []Result
	for _, name := range names {
		all = append(all, q.variable(name)...)
	}
	return all
}

// variable estimates one variable; one that is no number, or a factor, gives a row for each of its values.
func (q request) variable(name string) []Result {
	row := q.row
	row.Variable = name
	v, err := q.column(q.n, name)
	if err != nil {
		return []Result{q.refuse(row, err)}
	}
	level := q.n.get("level", "value", "equals", "category", "is", "success", "nivå", "värde")
	if x, ok := level.num(); ok && x > 0.5 && x < 1 {
		level = nil // a confidence level
	}
	levels := level.list()
	_, listed := q.n.get("levels", "values").num()
	if more := q.n.get("levels", "values"); more != nil && !listed {
		levels = more.list()
	}
	if len(levels) > 0 {
		var all []Result
		for _, l := range levels {
			one := row
			one.Level = l.str()
			all = append(all, q.one(one, v.hits(l.str()))...)
		}
		return all
	}
	if v.numeric && !strings.HasPrefix(name, "factor(") && !strings.HasPrefix(name, "as.factor(") && !q.factor(name) {
		return q.one(row, v.number)
	}
	var all []Result
	for _, l := range v.levels(func(int) bool { return true }) {
		one := row
		one.Variable, one.Level = name+l, l
		all = append(all, q.one(one, v.hits(l))...)
	}
	return all
}

// factor reports whether the plan says that the variable's numbers are names of groups.
func (q request) factor(name string) bool {
	return slices.Contains(q.root.get("factors", "categorical", "faktorer").names(), name) ||
		slices.Contains(q.n.get("factors", "categorical", "faktorer").names(), name) || q.n.get("factor", "categorical").yes()
}

// one estimates a column.
func (q request) one(row Result, y []float64) []Result {
	switch row.Statistic {
	case "total":
		row.Estimate = q.sample.Total(y)
	case "variance":
		row.Estimate = q.sample.Variance(y)
	case "proportion":
		row.Estimate = q.share(y)
	case "quantile":
		return q.quantiles(row, y)
	case "deff":
		return []Result{q.designEffect(row, y)}
	default:
		row.Estimate = q.sample.Mean(y)
	}
	row.Effect = q.chosen(row.Estimate)
	return []Result{row}
}

// chosen is the design effect of the kind that is asked for.
func (q request) chosen(e Estimate) float64 {
	if strings.HasPrefix(strings.ToLower(q.n.get("deff", "designEffect").str()), "repl") {
		return e.EffectReplaced
	}
	return e.Effect
}

func (q request) designEffect(row Result, y []float64) Result {
	e := q.sample.Mean(y)
	if canonical(q.n.get("of", "statisticOf", "estimator").str()) == "total" {
		e = q.sample.Total(y)
	}
	effect := e.Effect
	if kind := strings.ToLower(q.n.get("method", "kind", "deff").str()); strings.HasPrefix(kind, "repl") || q.n.get("replace").yes() {
		effect = e.EffectReplaced
	}
	row.Estimate = refused(e.Problem)
	row.Value, row.N, row.DF, row.Effect = effect, e.N, e.DF, effect
	if math.IsNaN(effect) && e.Problem.Code == "" {
		row.Problem = problemSame
	}
	return row
}

func (q request) share(y []float64) Estimate {
	for _, v := range y {
		if !math.IsNaN(v) && v != 0 && v != 1 {
			return refused(kvalitet.Problem{Code: "range", SV: "en andel räknas på 0 och 1; ange vilket värde som avses",
				EN: "a share is of 0 and 1; say which value is meant"})
		}
	}
	method, err := interval(q.n.get("method", "ciMethod", "metod", "interval"), IntervalLogit)
	if err != nil {
		return failed(err)
	}
	return q.sample.Proportion(y, method)
}

func interval(n *node, fallback Interval) (Interval, error) {
	switch name := strings.ToLower(n.str()); name {
	case "", "t", "normal", "default":
		return fallback, nil
	case "wald", "linear":
		return IntervalMean, nil
	case "clopper-pearson", "korn-graubard":
		return IntervalBeta, nil
	case "arcsine", "arcsin":
		return IntervalAsin, nil
	default:
		m, err := ParseInterval(name)
		if err != nil {
			err = fault(n, "enum", "okänd intervallmetod: "+name, "unknown interval method: "+name)
		}
		return m, err
	}
}
