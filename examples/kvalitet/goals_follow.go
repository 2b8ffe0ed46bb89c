package main

import (
	"fmt"
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
  gates       träffbild och måluppfyllelse, båda (Malmö): kolumnen part (del) säger vilka delar av målet som måttet täcker,
              kolumnen parts (delar) vilka målet består av; utan dem räcker ett mått
Värde som saknas är aldrig noll; under halva vikten blir målet ej bedömt. Spåret (trace) går att räkna om med papper och penna.

I JSON är ratio utfallets andel av målvärdet i procent (98,2 och inte 0,982; lägre är bättre: målvärde ÷ utfall), utan tak och
null där en kvot saknar mening. value är det tal som regelns gränser prövas mot, också i procent: andel av vikten som är
uppfylld (share-met, gates) eller medlet (mean-ratio, weighted); null för worst och för mål som inte bedöms. status är met,
partly, notMet eller notJudged.
/
Reads a row per measure and judges each goal by the rule; with gates, part says which parts of the goal a measure covers and
parts which there are. What is missing is never zero; under half of the weight the goal is not judged. The trace can be repeated
with pen and paper. In JSON, ratio is the outcome's share of the target in per cent, not capped, null where it means nothing;
value is what the rule's limits are held against, in per cent: the share of the weight that is met, or the mean; null for worst
and for goals that are not judged.`,
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
	p, ok := governance.PolicyNamed(strings.ReplaceAll(f.rule, "_", "-"))
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
	{Name: "part", Aliases: []string{"del", "täcker", "målets del", "träffbild", "covers"}},
	{Name: "parts", Aliases: []string{"delar", "målets delar", "alla delar"}},
}

type followedGoal struct {
	Goal     string            `json:"goal"`
	Status   governance.Status `json:"status"`
	Met      int               `json:"met"`
	Judged   int               `json:"judged"`
	Total    int               `json:"total"`
	Value    *float64          `json:"value"`
	Coverage goalCoverage      `json:"coverage"`
	Measures []followedMeasure `json:"measures"`
	Trace    []string          `json:"trace"`
}

// goalCoverage is how many of the goal's parts its measures cover, and which they leave open.
type goalCoverage struct {
	Covered int      `json:"covered"`
	Parts   int      `json:"parts"`
	Open    []string `json:"open"`
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
	f.cover()
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
			Value: floatOf(res.Value), Coverage: goalCoverage{res.Coverage.Covered, res.Coverage.Parts, append([]string{}, res.Coverage.Open...)}, Measures: []followedMeasure{}, Trace: []string{}}
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
