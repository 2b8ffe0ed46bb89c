package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// followFlags are what the user said about the follow-up.
type followFlags struct {
	rule, basis       string
	linear, yearEnd   bool
	met, partly, near int
	changed           func(string) bool
}

func goalsFollowCommand(h *host) *cobra.Command {
	var f followFlags
	c := &cobra.Command{
		Use:   "follow FILE [-rule share-met|mean-ratio|weighted|worst|gates]",
		Short: "Följ upp mål mot målvärden / follow goals up against their targets",
		Long: `Läser en rad per mått: goal (mål), measure (mått), better (riktning), target (målvärde), outcome (utfall) och, om de finns,
previous, baseline, weight, missing, min, max, mean, lower, upper, unit, prognosis. Ett mål bedöms av sina mått enligt regeln:
  share-met   andel av måtten som når målvärdet: uppfyllt vid 100 %, delvis från 50 % (standard)
  mean-ratio  medel av utfallens andel av målvärdet, högst 100 var: uppfyllt vid 100, delvis från 91 (Helsingborg)
  weighted    samma medel med vikter
  worst       som det sämsta måttet
  gates       träffbild och måluppfyllelse, båda (Malmö)
Värde som saknas är aldrig noll; under halva vikten blir målet ej bedömt. Spåret (trace) går att räkna om med papper och penna.

Reads a row per measure and judges each goal by the rule. What is missing is never zero; under half of the weight the goal is
not judged. The trace can be repeated with pen and paper. Ratios and values are per cent.`,
		Example: `  printf 'mål;mått;riktning;målvärde;utfall\nTrygg skola;Nöjda elever;högre;85;83,5\nTrygg skola;Frånvaro;lägre;5;4,8\n' | kvalitet goals follow -
  kvalitet goals follow -rule mean-ratio -format json uppföljning.csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.changed = cmd.Flags().Changed
			return h.goalsFollow(args[0], f)
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.rule, "rule", governance.RuleShareMet, "share-met, mean-ratio, weighted, worst, gates")
	flags.StringVar(&f.basis, "basis", "ratio", "vad ett mått hålls mot / what a measure is held against: ratio, met, previous, baseline, benchmark")
	flags.BoolVar(&f.linear, "linear", false, "lägre är bättre: 1 − (utfall − mål) ÷ mål / lower is better, linear")
	flags.BoolVar(&f.yearEnd, "year-end", false, "delvis räknas som ej uppfyllt / partly counts as not met")
	flags.IntVar(&f.met, "met", 0, "gräns i procent för uppfyllt / limit for met")
	flags.IntVar(&f.partly, "partly", 0, "gräns i procent för delvis / limit for partly met")
	flags.IntVar(&f.near, "near", 0, "andel av målvärdet i procent för delvis uppfyllt mått / ratio for a partly met measure")
	return c
}

// policy is the rule's preset with what the flags change.
func (f followFlags) policy() (governance.Policy, error) {
	p, ok := governance.PolicyFor(strings.ReplaceAll(f.rule, "_", "-"))
	if !ok {
		return p, fmt.Errorf("-rule %s: share-met, mean-ratio, weighted, worst, gates", f.rule)
	}
	basis := f.basis
	if basis == "target" {
		basis = "ratio"
	}
	var err error
	if p.Basis, err = governance.ParseBasis(basis); err != nil {
		return p, fmt.Errorf("-basis: %w", err)
	}
	p.Linear, p.ForbidPartly = f.linear, f.yearEnd
	for name, limit := range map[string]struct{ from, to *int }{"met": {&f.met, &p.Met}, "partly": {&f.partly, &p.Partly}, "near": {&f.near, &p.Near}} {
		if f.changed(name) {
			*limit.to = *limit.from
			p.Source = kvalitet.OurDefault("gränser från kommandoraden")
		}
	}
	return p, p.Validate()
}

var followColumns = []table.Column{
	{Name: "goal", Aliases: []string{"mål", "målet", "kf-mål", "nämndmål", "delmål", "måltext", "mal"}, Required: true},
	{Name: "measure", Aliases: []string{"mått", "indikator", "indicator", "mätetal", "nyckeltal", "resultatmått", "indikatorer", "matt"}, Required: true},
	{Name: "better", Aliases: []string{"riktning", "önskad riktning", "direction", "bättre"}},
	{Name: "target", Aliases: []string{"målvärde", "målvarde", "måltal", "målnivå", "årsmål"}},
	{Name: "outcome", Aliases: []string{"utfall", "resultat", "värde", "value", "actual", "utfall i år", "result"}, Required: true},
	{Name: "previous", Aliases: []string{"föregående", "föregående utfall", "föregående år", "tidigare", "utfall föregående år"}},
	{Name: "baseline", Aliases: []string{"utgångsvärde", "utgångsläge", "basvärde", "startvärde"}},
	{Name: "weight", Aliases: []string{"vikt"}},
	{Name: "missing", Aliases: []string{"bortfall", "saknas", "orsak", "orsak till bortfall"}},
	{Name: "min", Aliases: []string{"minimum", "minsta"}},
	{Name: "max", Aliases: []string{"maximum", "största"}},
	{Name: "mean", Aliases: []string{"medel", "medelvärde", "genomsnitt", "riket", "rikssnitt", "snitt"}},
	{Name: "lower", Aliases: []string{"undre kvartil", "kvartil 1", "q1"}},
	{Name: "upper", Aliases: []string{"övre kvartil", "kvartil 3", "q3"}},
	{Name: "unit", Aliases: []string{"enhet"}},
	{Name: "prognosis", Aliases: []string{"prognos"}},
}

type followedGoal struct {
	Goal     string            `json:"goal"`
	Status   governance.Status `json:"status"`
	Met      int               `json:"met"`
	Judged   int               `json:"judged"`
	Total    int               `json:"total"`
	Value    *float64          `json:"value"`
	Measures []followedMeasure `json:"measures"`
	Trace    []string          `json:"trace"`
}

type followedMeasure struct {
	Measure      string                   `json:"measure"`
	Status       governance.Status        `json:"status"`
	Ratio        *float64                 `json:"ratio"`
	Trend        *governance.Direction    `json:"trend"`
	Desirable    *bool                    `json:"desirable"`
	Desirability *governance.Desirability `json:"desirability"`
	Outcome      *float64                 `json:"outcome"`
	Weight       decimal.Decimal          `json:"weight"`
	Missing      governance.Missing       `json:"missing"`
}

type goalsFollowed struct {
	Goals    []followedGoal            `json:"goals"`
	Rule     string                    `json:"rule"`
	Policy   governance.Policy         `json:"policy"`
	Counts   map[governance.Status]int `json:"counts"`
	Problems []table.Problem           `json:"problems"`
}

// follow gathers the tree that a file describes.
type follow struct {
	goals        []governance.Goal
	place        map[string]int
	names        []string
	indicators   []governance.Indicator
	measurements []governance.Measurement
	weights      [][]decimal.Decimal // per goal, in the order of its measures
}

var flatModel = governance.Model{
	ID: uuid.NewSHA1(uuid.Nil, []byte("goals follow")), Name: kvalitet.Label{SV: "Mål ur en tabell", EN: "Goals of a table"},
	Levels: []governance.Level{{Code: governance.LevelGoal, Name: kvalitet.Label{SV: "mål", EN: "goal"}, Strictness: governance.StrictnessFull}},
	Source: kvalitet.OurDefault("en nivå"),
}

func (h *host) goalsFollow(file string, flags followFlags) error {
	policy, err := flags.policy()
	if err != nil {
		return err
	}
	t, err := h.read(file, followColumns...)
	if err != nil {
		return err
	}
	f := follow{place: map[string]int{}}
	last := ""
	for _, row := range t.Rows {
		goal := row.Text("goal")
		if goal == "" {
			goal = last // a merged cell
		}
		last = goal
		if goal == "" {
			row.Fail("goal", "missing", "målet saknas", "the goal is missing")
			continue
		}
		if row.Text("measure") == "" && row.Blank("outcome") && row.Blank("target") {
			row.Fail("measure", "missing", "måttet saknas", "the measure is missing")
			continue
		}
		f.add(row, goal)
	}
	f.weigh()
	tree, err := governance.NewTree(flatModel, f.goals, f.indicators...)
	if err != nil {
		return err
	}
	result, err := tree.FollowUp(f.measurements, policy)
	if err != nil {
		return err
	}
	doc := goalsFollowed{Goals: []followedGoal{}, Rule: policy.Rule, Policy: policy, Counts: map[governance.Status]int{}}
	for _, s := range governance.Statuses() {
		doc.Counts[s] = 0
	}
	for i, g := range f.goals {
		res := result.Goal(g.ID)
		doc.Counts[res.Status]++
		fg := followedGoal{Goal: f.names[i], Status: res.Status, Met: res.Met, Judged: res.Judged, Total: res.Total,
			Value: floatOf(res.Value), Measures: []followedMeasure{}, Trace: []string{}}
		for j, m := range res.Measures {
			fg.Measures = append(fg.Measures, followedAs(m, f.weights[i][j]))
		}
		for step := range result.Trace(g.ID) {
			fg.Trace = append(fg.Trace, step.In(h.lang))
		}
		doc.Goals = append(doc.Goals, fg)
	}
	doc.Problems = h.badRows(t)
	return h.emit(doc, followSheets(doc)...)
}

func followedAs(m governance.MeasureResult, weight decimal.Decimal) followedMeasure {
	fm := followedMeasure{Measure: m.Name, Status: m.Status, Ratio: floatOf(m.Ratio), Outcome: floatOf(m.Value), Weight: weight, Missing: m.Missing}
	if d := m.Trend.Direction; d.Valid() {
		fm.Trend = &d
	}
	if d := m.Trend.Desirability; d.Valid() {
		fm.Desirability = &d
		if d != governance.DesirabilitySame {
			better := d == governance.DesirabilityBetter
			fm.Desirable = &better
		}
	}
	return fm
}

func floatOf(d decimal.NullDecimal) *float64 {
	if !d.Valid {
		return nil
	}
	v := d.Decimal.InexactFloat64()
	return &v
}

func followSheets(doc goalsFollowed) []sheet {
	goals := sheet{Name: column("Mål", "Goals"), Columns: []kvalitet.Label{column("Mål", "Goal"), column("Status", "Status"), column("Uppfyllda", "Met"),
		column("Bedömda", "Judged"), column("Mått", "Measures"), column("Värde %", "Value %")}}
	measures := sheet{Name: column("Mått", "Measures"), Columns: []kvalitet.Label{column("Mål", "Goal"), column("Mått", "Measure"), column("Status", "Status"),
		column("Utfall", "Outcome"), column("Andel av målvärdet %", "Ratio %"), column("Trend", "Trend"), column("Önskvärt", "Desirable")}}
	trace := sheet{Name: column("Spår", "Trace"), Columns: []kvalitet.Label{column("Mål", "Goal"), column("Steg", "Step")}}
	number := func(v *float64) any {
		if v == nil {
			return nil
		}
		return *v
	}
	for _, g := range doc.Goals {
		goals.Rows = append(goals.Rows, []any{g.Goal, g.Status.Label(), g.Met, g.Judged, g.Total, number(g.Value)})
		for _, m := range g.Measures {
			var trend, desirable any
			if m.Trend != nil {
				trend = m.Trend.Label()
			}
			if m.Desirability != nil {
				desirable = m.Desirability.Label()
			}
			measures.Rows = append(measures.Rows, []any{g.Goal, m.Measure, m.Status.Label(), number(m.Outcome), number(m.Ratio), trend, desirable})
		}
		for _, step := range g.Trace {
			trace.Rows = append(trace.Rows, []any{g.Goal, step})
		}
	}
	return []sheet{goals, measures, trace}
}

// add takes a row's measure into its goal.
func (f *follow) add(row *table.Row, goal string) {
	i, ok := f.place[goal]
	if !ok {
		i = len(f.goals)
		f.place[goal] = i
		f.goals = append(f.goals, governance.Goal{ID: uuid.NewSHA1(flatModel.ID, []byte(goal)), Level: governance.LevelGoal, Text: goal})
		f.names, f.weights = append(f.names, goal), append(f.weights, nil)
	}
	weight := decimal.NewFromInt(1)
	if w, ok := row.Decimal("weight"); ok {
		if weight = w; w.IsNegative() || w.Cmp(decimal.NewFromInt(1_000_000)) > 0 {
			row.Fail("weight", "range", "vikten är inte 0–1 000 000", "the weight is not 0–1 000 000")
			return
		}
	}
	in := governance.Indicator{ID: uuid.NewSHA1(f.goals[i].ID, fmt.Appendf(nil, "%d", row.Number)), Name: row.Text("measure"), Unit: row.Text("unit")}
	if in.Name == "" {
		in.Name = fmt.Sprintf("rad %d", row.Number)
	}
	f.target(row, &in)
	f.outcome(row, &in)
	f.goals[i].Indicators = append(f.goals[i].Indicators, governance.Measure{Indicator: in.ID})
	f.weights[i] = append(f.weights[i], weight)
	f.indicators = append(f.indicators, in)
}

// target reads the direction, the target and what it is relative to.
func (f *follow) target(row *table.Row, in *governance.Indicator) {
	target, ok := readTarget(row.Text("target"))
	if !ok {
		row.Fail("target", "number", fmt.Sprintf("målvärdet %q går inte att läsa", row.Text("target")),
			fmt.Sprintf("the target %q cannot be read", row.Text("target")))
	}
	better, said := readBetter(row.Text("better"))
	if !said && !row.Blank("better") {
		row.Fail("better", "unknown", fmt.Sprintf("riktningen %q är varken högre, lägre eller nära", row.Text("better")),
			fmt.Sprintf("the direction %q is neither higher, lower nor near", row.Text("better")))
	}
	low, hasLow := row.Decimal("min")
	high, hasHigh := row.Decimal("max")
	switch {
	case said:
		in.Better = better
	case target.better.Valid():
		in.Better = target.better
	case row.Blank("target") && hasLow && hasHigh:
		in.Better = governance.BetterNear
	case row.Blank("target") && hasHigh:
		in.Better = governance.BetterLower
	default:
		in.Better = governance.BetterHigher
	}
	in.Balance = target.exact || isRank(in.Name, in.Unit)
	if d, ok := row.Decimal("baseline"); ok {
		in.Baseline = decimal.NewNullDecimal(d)
	}
	spec := target.spec
	switch {
	case !row.Blank("target") && ok:
		if spec.Kind == 0 {
			spec.Kind = map[governance.Better]governance.TargetKind{governance.BetterHigher: governance.TargetMinimum,
				governance.BetterLower: governance.TargetMaximum, governance.BetterNear: governance.TargetExact}[in.Better]
			if spec.Kind == governance.TargetExact && hasLow && hasHigh && low.Cmp(high) <= 0 {
				spec = governance.Target{Kind: governance.TargetInterval, Level: low, High: high}
			}
		}
	case hasLow && hasHigh && low.Cmp(high) > 0:
		row.Fail("max", "order", "max är mindre än min", "max is less than min")
		return
	case hasLow && hasHigh:
		spec = governance.Target{Kind: governance.TargetInterval, Level: low, High: high}
	case hasLow:
		spec = governance.Target{Kind: governance.TargetMinimum, Level: low}
	case hasHigh:
		spec = governance.Target{Kind: governance.TargetMaximum, Level: high}
	default:
		return
	}
	if problems := spec.Problems(); len(problems) > 0 {
		row.Fail("target", problems[0].Code, problems[0].SV, problems[0].EN)
		return
	}
	in.Targets = []governance.Target{spec}
}

// isRank reports whether a measure is a place in an order, of which a ratio means nothing.
func isRank(name, unit string) bool {
	text := strings.ToLower(name + " " + unit)
	return slices.ContainsFunc([]string{"ranking", "rankning", "placering i ", "plats i ", "rangordning"}, func(w string) bool { return strings.Contains(text, w) }) ||
		strings.EqualFold(unit, "plats") || strings.EqualFold(unit, "rank")
}

// outcome reads the outcome or why there is none, and the outcome before it.
func (f *follow) outcome(row *table.Row, in *governance.Indicator) {
	m := governance.Measurement{ID: uuid.NewSHA1(in.ID, []byte("now")), Indicator: in.ID, Period: kvalitet.Year(2001)}
	if d, ok := row.Decimal("previous"); ok {
		f.measurements = append(f.measurements, governance.Measured(uuid.NewSHA1(in.ID, []byte("before")), in.ID, kvalitet.Year(2000), d))
	}
	for _, b := range []struct {
		column string
		to     *decimal.NullDecimal
	}{{"mean", &m.Others.Mean}, {"lower", &m.Others.Lower}, {"upper", &m.Others.Upper}} {
		if d, ok := row.Decimal(b.column); ok {
			*b.to = decimal.NewNullDecimal(d)
		}
	}
	if m.Others.Lower.Valid && m.Others.Upper.Valid && m.Others.Upper.Decimal.Cmp(m.Others.Lower.Decimal) < 0 {
		row.Fail("upper", "order", "övre kvartilen är mindre än den undre", "the upper quartile is less than the lower")
		m.Others = governance.Benchmark{}
	}
	m.Prognosis, _ = row.Bool("prognosis")
	why, known := readMissing(row.Text("missing"))
	if !known {
		row.Fail("missing", "unknown", fmt.Sprintf("orsaken %q finns inte", row.Text("missing")), fmt.Sprintf("no such reason %q", row.Text("missing")))
		why = governance.MissingNotReported
	}
	cell := strings.TrimSpace(row.Text("outcome"))
	value, err := readOutcome(cell)
	switch {
	case err == nil && (why == 0 || why == governance.MissingMethodChanged):
		m.Value, m.Missing = decimal.NewNullDecimal(value), why
	case err == nil:
		m.Missing = why // a figure that somebody has set aside
	case table.Blank(cell):
		m.Missing = why
	default:
		if said, ok := readMissing(cell); ok {
			m.Missing = said
			break
		}
		row.Fail("outcome", "number", fmt.Sprintf("utfallet %q är inget tal", cell), fmt.Sprintf("the outcome %q is not a number", cell))
	}
	if !m.Value.Valid && m.Missing == 0 {
		m.Missing = governance.MissingNotReported
	}
	f.measurements = append(f.measurements, m)
}

// readOutcome reads a figure, yes or no, or a date.
func readOutcome(cell string) (decimal.Decimal, error) {
	switch strings.ToLower(cell) {
	case "ja", "yes":
		return decimal.NewFromInt(1), nil
	case "nej", "no":
		return decimal.Zero, nil
	}
	if d, err := table.ParseDate(cell); err == nil && len(cell) >= 8 && strings.ContainsAny(cell, "-/.") {
		return decimal.NewFromInt(int64(d.Days(dayZero))), nil
	}
	return readFigure(strings.ToLower(cell))
}

// missingWords are what people write for each kind of missing value.
var missingWords = []struct {
	missing governance.Missing
	words   []string
}{
	{governance.MissingNotMeasured, []string{"ej mätt", "inte mätt", "mäts ej", "ingen mätning", "mätning saknas", "ej mätning", "mätning ej genomförd", "uppföljning ej genomförd", "not measured"}},
	{governance.MissingNotPublished, []string{"ej publicerat", "ej publicerat ännu", "ännu ej publicerat", "kommer senare", "ej klart", "not published", "not yet published"}},
	{governance.MissingMethodChanged, []string{"metod ändrad", "metoden ändrad", "ändrad metod", "ny metod", "ej jämförbart", "ej jämförbar", "method changed"}},
	{governance.MissingHardToJudge, []string{"svårbedömt", "kan ej bedömas", "kan inte bedömas", "hard to judge"}},
	{governance.MissingOutsideRemit, []string{"utanför uppdraget", "utanför uppdrag", "ej relevant", "ej tillämpligt", "ej aktuellt", "outside the remit", "outside remit", "not applicable", "n/a", "na"}},
	{governance.MissingSecret, []string{"sekretess", "för få", "få individer", "för få individer", "secret", "suppressed"}},
	{governance.MissingNotReported, []string{"ej rapporterat", "inte rapporterat", "uppgift saknas", "saknas", "värde saknas", "not reported", "missing", "null", "nan", "x", "ja", "yes", "1", "true"}},
}

// readMissing reads why a value is missing; a blank cell is no reason.
func readMissing(cell string) (governance.Missing, bool) {
	text := strings.ToLower(strings.TrimSpace(cell))
	if table.Blank(text) || text == "nej" || text == "no" || text == "0" || text == "false" {
		return 0, true
	}
	for _, m := range missingWords {
		if slices.Contains(m.words, text) || text == strings.ToLower(m.missing.String()) {
			return m.missing, true
		}
	}
	return 0, false
}

// weigh makes whole numbers of the weights of each goal: they are multiplied by the same power of ten.
func (f *follow) weigh() {
	for i := range f.goals {
		places := int32(0)
		for _, w := range f.weights[i] {
			places = max(places, -w.Exponent())
		}
		limit := decimal.NewFromInt(1_000_000)
		for places > 0 && slices.ContainsFunc(f.weights[i], func(w decimal.Decimal) bool { return w.Shift(places).Cmp(limit) > 0 }) {
			places--
		}
		for j, w := range f.weights[i] {
			whole := int(w.Shift(places).Round(0).IntPart())
			f.goals[i].Indicators[j].Weight = &whole
		}
	}
}
