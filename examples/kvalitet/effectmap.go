package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

var effectColumns = []table.Column{
	{Name: "id", Aliases: []string{"nr", "kod"}, Required: true},
	{Name: "level", Aliases: []string{"nivå", "fråga"}, Required: true},
	{Name: "text", Aliases: []string{"beskrivning", "namn"}, Required: true},
	{Name: "serves", Aliases: []string{"bidrar till", "till", "för"}},
	{Name: "method", Aliases: []string{"mätmetod", "mätpunkt", "mått"}},
	{Name: "baseline", Aliases: []string{"utgångsvärde", "nuläge"}},
	{Name: "target", Aliases: []string{"målvärde"}},
	{Name: "due", Aliases: []string{"slutdatum", "senast"}},
	{Name: "link", Aliases: []string{"länk", "projekt", "process"}},
}

// effectmapCommand checks an effect map and weighs what its measures contribute.
func effectmapCommand(h *host) *cobra.Command {
	var impact bool
	var name string
	cmd := &cobra.Command{
		Use:   "effectmap FILE [-impact]",
		Short: "Effektkarta: hänger den ihop, och vad bidrar mest? / effect map: does it hang together, and what contributes most?",
		Long: `Läser en effektkarta, en ruta per rad: id, nivå, text, bidrar till (id på nivån före, med vikt: S1, eller S1:60 + S2:40), och för
effektmål och behov mätmetod, utgångsvärde, målvärde, slutdatum; länk pekar på projekt eller process. Nivån är effektmål (varför),
målgrupp (vilka), behov (vad) eller åtgärd (hur). I impact mapping byter vad och hur plats: ange -impact om nivåerna är skrivna som
frågor i den ordningen. Ger vad som saknas och varje rutas bidrag till effektmålen, störst först: det visar vad som ska göras först.
/
Reads an effect map, a box a row: id, level, text, serves (identities on the level before, with weights), and metrics. With
-impact the questions what and how change places, as in impact mapping. Gives what is missing and what each box contributes.`,
		Example: `  kvalitet effectmap effektkarta.csv
  kvalitet effectmap effektkarta.csv -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.effectmap(args[0], name, impact) },
	}
	cmd.Flags().BoolVar(&impact, "impact", false, "nivåerna är skrivna som why, who, how, what / levels are written as in impact mapping")
	cmd.Flags().StringVar(&name, "name", "Effektkarta", "kartans namn / name of the map")
	return cmd
}

type effectJSON struct {
	Map           effect.Map        `json:"map"`
	Contributions []contributedJSON `json:"contributions"`
	Findings      []riskFinding     `json:"findings"`
	Problems      []table.Problem   `json:"problems"`
}

type contributedJSON struct {
	ID    string       `json:"id"`
	Level effect.Level `json:"level"`
	Text  string       `json:"text"`
	Share float64      `json:"share"` // of all purposes, 0–1
	Link  string       `json:"link"`
}

func (h *host) effectmap(file, name string, impact bool) error {
	t, err := h.read(file, effectColumns...)
	if err != nil {
		return err
	}
	m := effect.Map{ID: exampleID("effectmap", name), Name: name}
	rows := map[int]*table.Row{}
	for _, r := range t.Rows {
		if n, ok := effectNode(r, impact); ok {
			rows[len(m.Nodes)] = r
			m.Nodes = append(m.Nodes, n)
		}
	}
	for _, p := range m.Problems() {
		parts := strings.Split(p.Path, "/") // /nodes/3/serves/0/node
		i := -1
		if len(parts) > 2 {
			i, _ = strconv.Atoi(parts[2])
		}
		r, ok := rows[i]
		if !ok || len(parts) < 4 {
			return fmt.Errorf("%s: %s", file, p.Text().In(h.lang))
		}
		p.Path = "/" + map[string]string{"serves": "serves", "level": "level", "metric": parts[len(parts)-1]}[parts[3]]
		r.FailAll([]kvalitet.Problem{p})
	}
	out := effectJSON{Map: m, Contributions: []contributedJSON{}, Findings: []riskFinding{}}
	out.Problems = h.badRows(t)
	if m.Validate() == nil {
		for i, c := range m.Contributions() {
			n := m.Nodes[i]
			out.Contributions = append(out.Contributions, contributedJSON{c.Node, n.Level, n.Text, c.Share, n.Link})
		}
		slices.SortStableFunc(out.Contributions, func(a, b contributedJSON) int {
			return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(b.Share, a.Share))
		})
		out.Findings = h.riskFindings(kvalitet.Run(effect.MapRules(), &m))
	}
	return h.emit(out, out.sheets(h, impact)...)
}

// effectNode reads a box.
func effectNode(r *table.Row, impact bool) (effect.Node, bool) {
	n := effect.Node{ID: r.Text("id"), Text: r.Text("text"), Link: r.Text("link")}
	if !r.Require("id", "level", "text") {
		return n, false
	}
	if n.Level = effectLevel(r.Text("level"), impact); n.Level == 0 {
		r.Fail("level", "unknown", "nivån är inte effektmål, målgrupp, behov eller åtgärd", "the level is not purpose, group, need or measure")
		return n, false
	}
	for _, part := range strings.FieldsFunc(r.Text("serves"), func(c rune) bool { return c == '+' || c == ',' || c == '|' }) {
		id, weight, weighted := strings.Cut(strings.TrimSpace(part), ":")
		e := effect.Edge{Node: strings.TrimSpace(id)}
		if weighted {
			w, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(weight), "%"))
			if err != nil {
				r.Fail("serves", "integer", fmt.Sprintf("vikten %q är inget helt tal", weight), fmt.Sprintf("the weight %q is not a whole number", weight))
				return n, false
			}
			e.Weight = w
		}
		if !table.Blank(e.Node) {
			n.Serves = append(n.Serves, e)
		}
	}
	if !r.Blank("method") {
		n.Metric.Method = r.Text("method")
	}
	for column, into := range map[string]*decimal.NullDecimal{"baseline": &n.Metric.Baseline, "target": &n.Metric.Target} {
		if v, ok := r.Decimal(column); ok {
			*into = decimal.NewNullDecimal(v)
		}
	}
	n.Metric.Due, _ = r.Date("due")
	return n, true
}

// effectLevel reads a level by its code, its name or its question, with or without the question mark.
func effectLevel(text string, impact bool) effect.Level {
	for _, l := range effect.Levels() {
		q := l.Question(impact)
		for _, name := range []string{l.String(), l.Label().SV, q.SV, q.EN, strings.TrimSuffix(q.SV, "?"), strings.TrimSuffix(q.EN, "?")} {
			if strings.EqualFold(text, name) {
				return l
			}
		}
	}
	switch strings.ToLower(text) {
	case "syfte", "mål":
		return effect.LevelPurpose
	case "aktör", "aktörer", "målgrupper", "actor":
		return effect.LevelGroup
	case "användningsmål", "behov och önskemål", "impact":
		return effect.LevelNeed
	case "åtgärder", "leverans", "deliverable":
		return effect.LevelMeasure
	}
	return 0
}

func (out effectJSON) sheets(h *host, impact bool) []sheet {
	s := sheet{Name: column("Bidrag till effektmålen", "Contributions to the purposes"), Columns: []kvalitet.Label{column("fråga", "question"), column("id", "id"), column("ruta", "box"),
		column("andel, %", "share, %"), column("länk", "link")}}
	for _, c := range out.Contributions {
		s.Rows = append(s.Rows, []any{c.Level.Question(impact), c.ID, c.Text, rounded(100*c.Share, 1), c.Link})
	}
	f := sheet{Name: column("Iakttagelser", "Findings"), Columns: []kvalitet.Label{column("iakttagelse", "finding"), column("plats", "place")}}
	for _, one := range out.Findings {
		var places []string
		for _, p := range one.Places {
			parts := strings.Split(p.Path, "/")
			if len(parts) > 2 {
				if i, err := strconv.Atoi(parts[2]); err == nil && i < len(out.Map.Nodes) {
					places = append(places, out.Map.Nodes[i].ID)
				}
			}
		}
		f.Rows = append(f.Rows, []any{h.t(one.SV, one.EN), strings.Join(places, " ")})
	}
	return []sheet{s, f}
}
