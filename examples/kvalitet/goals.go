package main

import (
	"cmp"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// goalsCommand checks the wording of goals and follows them up.
func goalsCommand(h *host) *cobra.Command {
	c := &cobra.Command{
		Use:   "goals",
		Short: "Mål: pröva formuleringen och följ upp / goals: check the wording and follow up",
	}
	c.AddCommand(goalsCheckCommand(h), goalsFollowCommand(h))
	return c
}

func goalsCheckCommand(h *host) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Pröva om målen går att följa upp / check whether goals can be followed up",
		Long: `Läser en tabell med kolumnen text (eller mål) och, om de finns, level, target, unit, baseline, due, responsible, och säger för
varje mål om det är gott (mått, nivå och tid), delvis (mått men inte nivå eller tid) eller svagt, med ställena som avgjorde.
En fil utan rubriker med ett mål per rad går också bra.
/
Reads a table with the column text and, where they are, level, target, unit, baseline, due, responsible, and tells for each
goal whether it is good (measure, level and time), partial (a measure, but no level or time) or poor, with the places that
decided. Places count characters; byteStart and byteEnd count bytes.`,
		Example: `  printf 'text\nAndelen nöjda brukare ska vara minst 85 %% senast 2027\n' | kvalitet goals check -
  kvalitet goals check -format json -fail-on error mål.csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.goalsCheck(args[0]) },
	}
}

// checkedGoal is one goal in the document of "goals check".
type checkedGoal struct {
	Row          int                     `json:"row"`
	Text         string                  `json:"text"`
	Class        governance.Class        `json:"class"`
	Measurable   bool                    `json:"measurable"`
	HasNumber    bool                    `json:"hasNumber"`
	HasLevel     bool                    `json:"hasLevel"`
	HasDeadline  bool                    `json:"hasDeadline"`
	DeadlineKind governance.DeadlineKind `json:"deadlineKind"`
	Findings     []goalFinding           `json:"findings"`
}

type goalFinding struct {
	Rule      string           `json:"rule"`
	Outcome   kvalitet.Outcome `json:"outcome"`
	Path      string           `json:"path"`
	Start     int              `json:"start"`
	End       int              `json:"end"`
	ByteStart int              `json:"byteStart"`
	ByteEnd   int              `json:"byteEnd"`
	SV        string           `json:"sv"`
	EN        string           `json:"en"`
	Hint      *kvalitet.Label  `json:"hint,omitempty"`
	More      []kvalitet.Place `json:"more,omitempty"`
}

type goalsChecked struct {
	Goals    []checkedGoal            `json:"goals"`
	Count    int                      `json:"count"`
	Classes  map[governance.Class]int `json:"classes"`
	Problems []table.Problem          `json:"problems"`
}

var goalColumns = []table.Column{
	{Name: "text", Aliases: []string{"mål", "måltext", "målformulering", "formulering", "goal", "goals", "målet", "beskrivning", "nämndmål", "målsättning", "mal"}},
	{Name: "level", Aliases: []string{"nivå", "målnivå"}},
	{Name: "target", Aliases: []string{"målvärde", "målnivå värde"}},
	{Name: "unit", Aliases: []string{"enhet"}},
	{Name: "baseline", Aliases: []string{"utgångsvärde", "utgångsläge", "basvärde"}},
	{Name: "due", Aliases: []string{"slutdatum", "senast", "deadline", "måldatum", "år"}},
	{Name: "responsible", Aliases: []string{"ansvarig", "ansvar"}},
}

// goalTable reads the file; a file of one column that nobody calls a goal is taken to be goals from its first line.
func (h *host) goalTable(file string) (t *table.Table, bare bool, err error) {
	if t, err = h.read(file, goalColumns...); err != nil {
		return nil, false, err
	}
	if t.Has("text") {
		return t, false, nil
	}
	if len(t.Header) == 1 {
		return t, true, nil
	}
	return nil, false, kvalitet.Invalid([]kvalitet.Problem{{Code: "column",
		SV: "kolumnen text / mål saknas (filen har: " + strings.Join(t.Header, ", ") + ")",
		EN: "the column text is missing (the file has: " + strings.Join(t.Header, ", ") + ")"}})
}

func (h *host) goalsCheck(file string) error {
	t, bare, err := h.goalTable(file)
	if err != nil {
		return err
	}
	rules := goalRules(t)
	doc := goalsChecked{Goals: []checkedGoal{}, Classes: map[governance.Class]int{}}
	for _, c := range governance.Classes() {
		doc.Classes[c] = 0
	}
	if bare {
		doc.Goals = append(doc.Goals, h.checkGoal(1, governance.NewPass(governance.Goal{Text: t.Header[0]}), rules))
	}
	for _, row := range t.Rows {
		text := row.Text("text")
		if bare {
			text = row.Cell(0)
		}
		for i := 1; len(t.Header) == 1 && row.Cell(i) != ""; i++ {
			text += "; " + row.Cell(i) // the only column has no separator to be split at
		}
		if text == "" {
			row.Fail("text", "missing", "målet saknar text", "the goal has no text")
			continue
		}
		doc.Goals = append(doc.Goals, h.checkGoal(row.Number, goalPass(row, text), rules))
	}
	doc.Count = len(doc.Goals)
	s := sheet{Name: column("Mål", "Goals"), Columns: []kvalitet.Label{column("Rad", "Row"), column("Klass", "Class"), column("Mätbart", "Measurable"),
		column("Nivå", "Level"), column("Tid", "Time"), column("Mål", "Goal"), column("Att göra", "To do")}}
	for _, g := range doc.Goals {
		doc.Classes[g.Class]++
		var todo []string
		for _, f := range g.Findings {
			if f.Outcome == kvalitet.OutcomeNotMet {
				todo = append(todo, kvalitet.Label{SV: f.SV, EN: f.EN}.In(h.lang))
			}
		}
		s.Rows = append(s.Rows, []any{g.Row, g.Class.Label(), g.Measurable, g.HasLevel, g.DeadlineKind.Label(), g.Text, strings.Join(todo, " ")})
	}
	doc.Problems = h.badRows(t)
	return h.emit(doc, s)
}

// goalPass makes a goal of a row, with what the file knows beside the text.
func goalPass(row *table.Row, text string) *governance.Pass {
	g := governance.Goal{Text: text, Responsible: row.Text("responsible")}
	if due := row.Text("due"); len(due) == 4 {
		if year, ok := row.Int("due"); ok {
			g.Period = kvalitet.Year(year)
		}
	} else if d, ok := row.Date("due"); ok {
		g.Due = d
	}
	p := governance.NewPass(g)
	p.Level.Strictness = strictness(row.Text("level"))
	p.Level.Name = kvalitet.Label{SV: row.Text("level"), EN: row.Text("level")}
	target, ok := readTarget(row.Text("target"))
	if !target.spec.Kind.Valid() { // a bare figure: the least is meant, or what the text says
		target.spec.Kind, target.better = governance.TargetMinimum, governance.BetterHigher
	}
	if ok && !row.Blank("target") {
		in := governance.Indicator{ID: uuid.NewSHA1(uuid.Nil, []byte(text)), Name: text, Better: target.better,
			Unit: cmp.Or(row.Text("unit"), unitBehind(row.Text("target"))), Targets: []governance.Target{target.spec}}
		p.Indicators = []governance.Indicator{in}
		p.Goal.Indicators = []governance.Measure{{Indicator: in.ID}}
	} else if !row.Blank("target") && !ok {
		row.Fail("target", "number", "målvärdet går inte att läsa", "the target cannot be read")
	}
	return p
}

// strictness is how strictly goals of a level are held to SMARTA, by the levels' usual names; others are held to all.
func strictness(level string) governance.Strictness {
	folded := strings.ToLower(level)
	for _, m := range governance.Models() {
		for _, l := range m.Levels {
			if folded != "" && (folded == strings.ToLower(l.Name.SV) || folded == strings.ToLower(l.Name.EN) || folded == strings.ToLower(string(l.Code))) {
				return l.Strictness
			}
		}
	}
	switch {
	case strings.Contains(folded, "vision"), strings.Contains(folded, "övergripande"):
		return governance.StrictnessOff
	case strings.Contains(folded, "fullmäktige"), strings.HasPrefix(folded, "kf"), strings.Contains(folded, "inriktning"):
		return governance.StrictnessWarn
	}
	return governance.StrictnessFull
}

// goalRules are the rules that the file can answer: what it has no column for is not asked about.
func goalRules(t *table.Table) []*governance.Rule {
	rules := governance.TextRules()
	for _, structural := range governance.SMARTA() {
		if column := map[string]string{"governance.smarta.responsible": "responsible", "governance.smarta.timebound": "due",
			"governance.smarta.measurable": "target"}[structural.ID]; column != "" && t.Has(column) {
			rules = append(rules, structural)
		}
	}
	return rules
}

// checkGoal reads one goal.
func (h *host) checkGoal(row int, p *governance.Pass, rules []*governance.Rule) checkedGoal {
	r := p.Reading
	g := checkedGoal{Row: row, Text: p.Goal.Text, Class: r.Class, Measurable: r.Measurable, HasNumber: r.HasNumber, HasLevel: r.HasLevel,
		HasDeadline: r.Deadline != governance.DeadlineNone, DeadlineKind: r.Deadline, Findings: []goalFinding{}}
	findings := kvalitet.Run(rules, p)
	severity := kvalitet.SeverityError
	if p.Level.Strictness == governance.StrictnessWarn {
		severity = kvalitet.SeverityWarning
	}
	profile := kvalitet.Profile{Rules: map[string]kvalitet.Setting{}}
	for _, f := range findings {
		profile.Rules[f.Rule] = kvalitet.Setting{Severity: severity}
		gf := goalFinding{Rule: f.Rule, Outcome: f.Outcome, Path: f.Path, Start: f.Span.RuneStart, End: f.Span.RuneEnd,
			ByteStart: f.Span.Start, ByteEnd: f.Span.End, SV: f.Text.SV, EN: f.Text.EN, More: f.More}
		if !f.Hint.IsZero() {
			gf.Hint = &f.Hint
		}
		g.Findings = append(g.Findings, gf)
	}
	h.failOnFinding(kvalitet.Evaluate(profile, findings))
	return g
}
