package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

var effectColumns = []table.Column{
	{Name: "id", Aliases: []string{"nr", "nummer"}, Required: true},
	{Name: "level", Aliases: []string{"nivå", "slag"}, Required: true},
	{Name: "text", Aliases: []string{"beskrivning", "namn"}, Required: true},
	{Name: "serves", Aliases: []string{"tjänar", "bidrar till", "för"}},
	{Name: "metric", Aliases: []string{"mått", "mätpunkt"}},
	{Name: "baseline", Aliases: []string{"utgångsvärde", "nuläge"}},
	{Name: "target", Aliases: []string{"målvärde", "mål"}},
	{Name: "due", Aliases: []string{"senast", "slutdatum"}},
}

// effectWords are usual words for the levels: why, who, what and how.
var effectWords = map[string]effect.Level{"varför": effect.LevelPurpose, "effektmål": effect.LevelPurpose, "vilka": effect.LevelGroup, "vem": effect.LevelGroup,
	"vad": effect.LevelNeed, "behov": effect.LevelNeed, "användningsmål": effect.LevelNeed, "hur": effect.LevelMeasure, "lösning": effect.LevelMeasure}

// effectsCommand checks an effect map and shows what each part stands for.
func effectsCommand(h *host) *cobra.Command {
	return &cobra.Command{
		Use:   "effects FILE",
		Short: "Granska en effektkarta och se vad som bidrar mest / check an effect map and see what contributes most",
		Long: `Läser en ruta per rad: id, nivå (varför/syfte, vilka/målgrupp, vad/behov, hur/åtgärd), text, och tjänar (id för rutorna på
nivån före, flera skilda med |; vikt efter kolon, som p1:3); om de finns mått, nuläge, målvärde och senast. Eller ett dokument
governance/effect-map/v1 i JSON. Visar det som inte hänger ihop, och hur stor del av syftet som varje ruta står för.

Reads a box per row, or a document, and shows what does not hang together and how much of the purpose each box stands for.`,
		Example: `  printf 'id;nivå;text;tjänar;mått;nuläge;målvärde\np;varför;Kortare väntan;;dagar;70;30\ng;vilka;Villaägare;p;;;\nb;vad;Veta vad som krävs;g;frågor;900;300\na;hur;Guide på webben;b;;;\n' | kvalitet effects -`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.effects(args[0]) },
	}
}

// effectNode is one box of the JSON document.
type effectNode struct {
	ID    string       `json:"id"`
	Level effect.Level `json:"level"`
	Text  string       `json:"text"`
	Share float64      `json:"share"` // of the map's purposes, 0–1
}

func (h *host) effects(file string) error {
	data, err := table.Bytes(file, h.in)
	if err != nil {
		return err
	}
	var m effect.Map
	problems := []table.Problem{}
	if isDocument(data) {
		all, err := documents[effect.Map](file, data)
		if err == nil && len(all) != 1 {
			err = fmt.Errorf("%s: %s", file, h.t("väntade en effektkarta", "expected one effect map"))
		}
		if err != nil {
			return err
		}
		m = all[0]
	} else {
		t, err := table.Parse(data, effectColumns...)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		m = effectMap(t)
		problems = h.badRows(t)
	}
	if err := m.Validate(); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	document := struct {
		Name     string          `json:"name"`
		Nodes    []effectNode    `json:"nodes"`
		Findings []namedFinding  `json:"findings"`
		Problems []table.Problem `json:"problems"`
	}{m.Name, []effectNode{}, []namedFinding{}, problems}
	boxes := sheet{Name: column("Effektkarta", "Effect map"), Columns: []kvalitet.Label{column("nivå", "level"), column("ruta", "box"), column("andel av syftet, %", "share of the purpose, %")}}
	for i, c := range m.Contributions() {
		n := m.Nodes[i]
		document.Nodes = append(document.Nodes, effectNode{n.ID, n.Level, n.Text, c.Share})
	}
	order := slices.Clone(document.Nodes)
	slices.SortStableFunc(order, func(a, b effectNode) int { return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(b.Share, a.Share)) })
	for _, n := range order {
		boxes.Rows = append(boxes.Rows, []any{n.Level.Label(), n.Text, decimal.NewFromFloat(n.Share * 100).Round(1)})
	}
	todo := sheet{Name: column("Att göra", "To do"), Columns: []kvalitet.Label{column("regel", "rule"), column("iakttagelse", "finding"), column("gäller", "about")}}
	findings := kvalitet.Run(effect.MapRules(), &m)
	for _, f := range findings {
		row := findingOf(f, h.lang)
		document.Findings = append(document.Findings, row)
		if f.Outcome != kvalitet.OutcomeMet {
			todo.Rows = append(todo.Rows, []any{f.Rule, f.Text, strings.Join(row.About, ", ")})
		}
	}
	h.failOnFinding(kvalitet.Evaluate(kvalitet.Profile{}, findings))
	return h.emit(document, boxes, todo)
}

// effectMap makes the map of a table. A row that is bad is left out, and ties to it with it.
func effectMap(t *table.Table) effect.Map {
	m := effect.Map{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/effects")), Name: "Effektkarta"}
	seen := map[string]effect.Level{}
	var rows []*table.Row
	for _, row := range t.Rows {
		if !row.Require("id", "level", "text") {
			continue
		}
		level, ok := effectLevel(row.Text("level"))
		if !ok {
			row.Fail("level", "unknown", fmt.Sprintf("nivån %q är varken varför, vilka, vad eller hur", row.Text("level")), fmt.Sprintf("the level %q is neither why, who, what nor how", row.Text("level")))
			continue
		}
		n := effect.Node{ID: row.Text("id"), Level: level, Text: row.Text("text")}
		if seen[n.ID] != 0 {
			row.Fail("id", "duplicate", "id finns redan", "the id is there already")
			continue
		}
		for _, part := range several(row.Text("serves")) {
			id, weight, weighted := strings.Cut(part, ":")
			e := effect.Edge{Node: strings.TrimSpace(id)}
			if weighted {
				w, err := strconv.Atoi(strings.TrimSpace(weight))
				if ok = err == nil && w > 0; !ok {
					row.Fail("serves", "number", fmt.Sprintf("vikten %q är inget positivt heltal", weight), fmt.Sprintf("the weight %q is not a positive whole number", weight))
				}
				e.Weight = w
			}
			if !slices.ContainsFunc(t.Rows, func(r *table.Row) bool { return r.Text("id") == e.Node }) {
				row.Fail("serves", "unknown", fmt.Sprintf("rutan %q finns inte", e.Node), fmt.Sprintf("there is no box %q", e.Node))
				continue
			}
			n.Serves = append(n.Serves, e)
		}
		n.Metric.Method = row.Text("metric")
		for _, x := range []struct {
			column string
			to     *decimal.NullDecimal
		}{{"baseline", &n.Metric.Baseline}, {"target", &n.Metric.Target}} {
			if d, ok := row.Decimal(x.column); ok {
				*x.to = decimal.NewNullDecimal(d)
			}
		}
		n.Metric.Due, _ = row.Date("due")
		seen[n.ID] = level
		m.Nodes, rows = append(m.Nodes, n), append(rows, row)
	}
	for i, n := range m.Nodes {
		m.Nodes[i].Serves = slices.DeleteFunc(n.Serves, func(e effect.Edge) bool {
			above, there := seen[e.Node]
			if there && above != n.Level-1 {
				rows[i].Fail("serves", "order", fmt.Sprintf("rutan %q ligger inte på nivån före", e.Node), fmt.Sprintf("the box %q is not on the level before", e.Node))
			}
			return !there || above != n.Level-1
		})
	}
	return m
}

// effectLevel reads a level by its code, its name or the question that it answers.
func effectLevel(word string) (effect.Level, bool) {
	w := fold(word)
	for _, l := range effect.Levels() {
		if w == strings.ToLower(l.String()) || w == l.Label().SV || w == l.Label().EN {
			return l, true
		}
	}
	l, ok := effectWords[w]
	return l, ok
}
