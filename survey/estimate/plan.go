package estimate

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Plan is a design file: how a sample was drawn, how its weights are adjusted, and the statistics that are wanted
// (skattningsplan). The package documentation gives its grammar. Make one with [ParsePlan]; it is read-only after that.
type Plan struct{ root *node }

// ParsePlan reads a design file. What it says about a table's columns only shows in [Plan.Run].
func ParsePlan(data []byte) (*Plan, error) {
	root, err := parse(data)
	if err != nil {
		return nil, err
	}
	if root.kind != '{' {
		return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "type", Path: "", SV: "designen är inget JSON-objekt", EN: "the design is not a JSON object"}})
	}
	return &Plan{root: root}, nil
}

// Report is what a plan gave.
type Report struct {
	Results []Result
	// Problems are what is wrong with the plan or the design; results that they concern are NaN with a problem.
	Problems []kvalitet.Problem
	// Cells are texts in columns of numbers; they count as not answered.
	Cells []Cell
}

// run is one plan on one table.
type run struct {
	frame    *Frame
	root     *node // the outermost object: defaults of level, df and so on
	sample   *Sample
	problem  *kvalitet.Problem // why there is no sample
	problems check.List
	cells    []Cell
}

// Run estimates everything that the plan asks for, in its order. A statistic that cannot be estimated is there with
// its problem; the others are not affected.
func (p *Plan) Run(f *Frame) Report {
	r := &run{frame: f, root: p.root.copy()}
	design := r.root
	if d := r.root.get("design"); d != nil && d.kind == '{' {
		design = d
	}
	if err := r.draw(design); err != nil {
		r.fault(err)
	}
	statistics := r.root.get("statistics", "statistic", "estimates", "cases", "results", "skattningar", "statistik")
	if statistics == nil {
		statistics = design.get("statistics", "statistic", "estimates", "cases", "results", "skattningar", "statistik")
	}
	if statistics == nil {
		r.problems.Add("missing", "/statistics", "inga skattningar är begärda", "no statistics are asked for")
	}
	report := Report{}
	list := statistics.list()
	one := statistics.get("statistic", "variable", "variables", "type") != nil
	if one {
		list = []*node{statistics}
	}
	for i, n := range list {
		number := fmt.Sprint(i + 1)
		if statistics.kind == '{' && !one { // by name: of a case, or of a statistic with its variables
			key := statistics.keys[i]
			statistics.get(key)
			if number = key; n.kind != '{' && canonical(key) != "" {
				n = &node{kind: '{', path: n.path, keys: []string{"statistic", "variable"}, items: []*node{{kind: '"', text: key}, n}}
			}
		}
		report.Results = append(report.Results, r.statistic(n, number)...)
	}
	r.problems = append(r.problems, r.root.unknown()...)
	report.Problems, report.Cells = r.problems, r.cells
	return report
}

// copy gives a tree of its own, so that a plan can be run by many at once.
func (n *node) copy() *node {
	c := *n
	c.used = nil
	c.items = make([]*node, len(n.items))
	for i, item := range n.items {
		c.items[i] = item.copy()
	}
	return &c
}

// fault notes why there is no sample.
func (r *run) fault(err error) {
	e := failed(err)
	r.problem = &e.Problem
	r.problems = append(r.problems, e.Problem)
}

// column finds or computes a variable.
func (r *run) column(at *node, name string) (*variable, error) {
	v, err := r.frame.evaluate(strings.TrimSpace(name))
	if err != nil {
		p := failed(err).Problem
		if at != nil {
			p.Path = at.path
		}
		return nil, kvalitet.Invalid([]kvalitet.Problem{p})
	}
	if v.numeric && v.bad != nil && !slices.ContainsFunc(r.cells, func(c Cell) bool { return c.Column == name }) {
		for _, i := range v.bad {
			r.cells = append(r.cells, Cell{Row: i, Column: name, Problem: kvalitet.Problem{Code: "number", Path: "/" + name,
				SV: strconv.Quote(v.text[i]) + " är inget tal", EN: strconv.Quote(v.text[i]) + " is not a number"}})
		}
	}
	return v, nil
}

// draw reads the design and its adjustments and lays out the sample.
func (r *run) draw(n *node) error {
	var d Design
	ids := n.get("ids", "clusters", "cluster", "psu", "kluster", "id")
	strata := n.get("strata", "stratum", "stratas", "strat")
	fpc := n.get("fpc", "population", "populationSize", "popsize", "N")
	clusters, strataNames := ids.names(), strata.names()
	for stage := range max(len(clusters), 1) {
		var s Stage
		var err error
		if stage < len(clusters) {
			if s.Clusters, err = r.labels(ids, clusters[stage]); err != nil {
				return err
			}
		}
		if stage < len(strataNames) {
			if s.Strata, err = r.labels(strata, strataNames[stage]); err != nil {
				return err
			}
		}
		if s.Population, err = r.sizes(fpc, stage, strataNames); err != nil {
			return err
		}
		if stage == 0 {
			d.Clusters, d.Strata, d.Population = s.Clusters, s.Strata, s.Population
			continue
		}
		d.Further = append(d.Further, s)
	}
	var err error
	if d.Weights, err = r.weights(n); err != nil {
		return err
	}
	d.Nest = n.get("nest", "nested").yes()
	if lonely := n.get("lonelyPSU", "lonely", "survey.lonely.psu", "singlePSU"); lonely != nil {
		if d.Lonely, err = ParseLonely(strings.ToLower(lonely.str())); err != nil {
			return kvalitet.Invalid([]kvalitet.Problem{{Code: "enum", Path: lonely.path, SV: "okänd policy: " + lonely.str(), EN: "unknown policy: " + lonely.str()}})
		}
	}
	if r.sample, err = d.Sample(r.frame.n); err != nil {
		return err
	}
	return r.adjust(n)
}

// labels numbers the values of a column; every row has one.
func (r *run) labels(at *node, name string) ([]int, error) {
	v, err := r.column(at, name)
	if err != nil {
		return nil, err
	}
	codes := v.codes(v.levels(func(int) bool { return true }))
	for i, c := range codes {
		if c < 0 {
			return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "missing", Path: at.path,
				SV: fmt.Sprintf("%s saknas på rad %d", name, i+2), EN: fmt.Sprintf("%s is missing in row %d", name, i+2)}})
		}
	}
	return codes, nil
}

// numbers is a numeric column; every row has one.
func (r *run) numbers(at *node, name string) ([]float64, error) {
	v, err := r.column(at, name)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(v.number)
	for i, x := range out {
		switch {
		case !math.IsNaN(x):
		case strings.EqualFold(v.text[i], "inf"):
			out[i] = math.Inf(1)
		default:
			return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "missing", Path: at.path,
				SV: fmt.Sprintf("%s är inget tal på rad %d", name, i+2), EN: fmt.Sprintf("%s is not a number in row %d", name, i+2)}})
		}
	}
	return out, nil
}

// sizes is the population of a stage: a column, a number, or an object by the stratum's value.
func (r *run) sizes(fpc *node, stage int, strata []string) ([]float64, error) {
	switch {
	case fpc == nil:
		return nil, nil
	case fpc.kind == '{':
		if stage > 0 || len(strata) == 0 {
			return nil, nil
		}
		v, err := r.column(fpc, strata[0])
		if err != nil {
			return nil, err
		}
		out := make([]float64, r.frame.n)
		for i, t := range v.text {
			out[i], _ = fpc.get(t).num()
		}
		return out, nil
	case fpc.kind == '0':
		x, _ := fpc.num()
		out := make([]float64, r.frame.n)
		for i := range out {
			out[i] = x
		}
		return out, nil
	}
	names := fpc.names()
	if stage >= len(names) {
		return nil, nil
	}
	return r.numbers(fpc, names[stage])
}

// weights multiplies the columns of weights, or of one over probabilities; nil without either.
func (r *run) weights(n *node) ([]float64, error) {
	at, inverse := n.get("weights", "weight", "vikt", "vikter", "w"), false
	if at == nil {
		at, inverse = n.get("probs", "prob", "probabilities", "probability", "sannolikhet"), true
	}
	var w []float64
	for _, name := range at.names() {
		x, err := r.numbers(at, name)
		if err != nil {
			return nil, err
		}
		if w == nil {
			w = make([]float64, len(x))
			for i := range w {
				w[i] = 1
			}
		}
		for i := range w {
			if inverse {
				w[i] /= x[i]
			} else {
				w[i] *= x[i]
			}
		}
	}
	return w, nil
}
