package main

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// yearEnd is the day on which the example's year is judged.
var yearEnd = kvalitet.NewDate(2026, 12, 31)

// goals stores the model, the goals, the indicators and the year's outcomes.
func (y *yearRun) goals() (int, error) {
	data, err := load[struct {
		Goals        []governance.Goal        `json:"goals"`
		Indicators   []governance.Indicator   `json:"indicators"`
		Measurements []governance.Measurement `json:"measurements"`
	}]("goals.json")
	if err != nil {
		return 0, err
	}
	tree, err := governance.NewTree(governance.Haparanda(), data.Goals, data.Indicators...)
	if err != nil {
		return 0, err
	}
	if err := governance.SaveTree(y.ctx, y.store, tree); err != nil {
		return 0, err
	}
	return tree.Len() + len(data.Measurements), governance.SaveMeasurements(y.ctx, y.store, data.Measurements...)
}

// tree reads back what goals stored.
func (y *yearRun) tree() (*governance.Tree, error) {
	return governance.LoadTree(y.ctx, y.store, governance.Haparanda().ID, yearEnd)
}

// goalQuality runs the SMARTA rules on every goal.
func (y *yearRun) goalQuality() (int, error) {
	tree, err := y.tree()
	if err != nil {
		return 0, err
	}
	h := y.host
	section := report.Section{ID: "mal", Title: h.t("Målen och deras kvalitet", "The goals and their quality"),
		Lead: h.t("Varje mål prövas mot SMARTA: specifikt, mätbart, accepterat, realistiskt, tidsbundet och ansvarsfördelat. Visionen och inriktningarna prövas mildare än nämndernas mål.",
			"Every goal is held against SMARTA: specific, measurable, accepted, realistic, time-bound and with responsibility assigned. The vision is not scolded.")}
	type goalFindings struct {
		Goal     string             `json:"goal"`
		Findings []kvalitet.Finding `json:"findings"`
	}
	var all []goalFindings
	good, counted := 0, 0
	for _, g := range tree.Walk() {
		pass, _ := tree.Pass(g.ID)
		findings := kvalitet.Run(governance.SMARTA(), pass)
		all = append(all, goalFindings{g.Text, findings})
		if pass.Level.Strictness != governance.StrictnessFull {
			continue
		}
		class, texts := governance.Classify(g.Text)
		if counted++; class == governance.ClassGood {
			good++
		}
		marked := report.Mark(g.Text, goalSpans(texts, h.lang)...)
		marked.Heading = g.Body
		marked.Lang = "sv" // as the municipality adopted it, whatever the report's language
		marked.Notes = append(marked.Notes, goalNotes(findings, h.lang)...)
		if !slices.ContainsFunc(marked.Notes, func(n report.Note) bool { return n.Tone != "good" }) {
			marked.Notes = append(marked.Notes, report.Note{Tone: "good", Text: h.t("Målet svarar mot alla sex kraven.", "The goal answers all six demands.")})
		}
		section.Blocks = append(section.Blocks, report.Block{Marked: []report.Marked{marked}})
	}
	y.data["goals"] = all
	y.section(section)
	y.fact(h.t("Nämndmål som går att följa upp", "Board goals that can be followed up"), fmt.Sprintf("%d %s %d", good, h.t("av", "of"), counted),
		h.t("nämner mått, nivå och tid", "name a measure, a level and a time"))
	return len(all), nil
}

// goalSpans are the places in a goal's text where the rules found what a goal needs, or what it should be without.
func goalSpans(findings []kvalitet.Finding, lang string) []report.Span {
	found := map[string]kvalitet.Label{
		"governance.text.measure":  {SV: "mätbar storhet", EN: "a measurable quantity"},
		"governance.text.level":    {SV: "nivå", EN: "level"},
		"governance.text.deadline": {SV: "tid", EN: "time"},
	}
	var spans []report.Span
	seen := map[kvalitet.Span]bool{}
	for _, f := range findings {
		label, needed := found[f.Rule]
		bad := f.Outcome == kvalitet.OutcomeNotMet
		if good := needed && f.Outcome == kvalitet.OutcomeMet; !bad && !good {
			continue
		}
		for _, p := range f.Places() {
			if seen[p.Span] && !p.Span.IsZero() {
				continue
			}
			seen[p.Span] = true
			note := report.Note{Tone: "good", Text: label.In(lang), Code: f.Rule}
			if n := p.Note.In(lang); n != "" {
				note.Text = n
			}
			if bad {
				note.Tone, note.Text = "bad", f.Text.In(lang)
			}
			spans = append(spans, report.Span{Span: p.Span, Note: note})
		}
	}
	return spans
}

// goalNotes are the demands that the goal does not answer, or that nobody can judge yet.
func goalNotes(findings []kvalitet.Finding, lang string) []report.Note {
	var notes []report.Note
	for _, f := range findings {
		tone := map[kvalitet.Outcome]string{kvalitet.OutcomeNotMet: "bad", kvalitet.OutcomeUnknown: "missing"}[f.Outcome]
		if tone != "" {
			notes = append(notes, report.Note{Tone: tone, Text: f.Text.In(lang), Code: f.Rule})
		}
	}
	return notes
}

// followUp judges the goals from the year's outcomes.
func (y *yearRun) followUp() (int, error) {
	tree, err := y.tree()
	if err != nil {
		return 0, err
	}
	measurements, err := governance.LoadMeasurements(y.ctx, y.store, kvalitet.Year(yearEnd.Year))
	if err != nil {
		return 0, err
	}
	result, err := tree.FollowUp(measurements, governance.ShareMet())
	if err != nil {
		return 0, err
	}
	h := y.host
	picture := chart.Tree{ID: "maltrad", Title: h.t("Målträdet med årets måluppfyllelse", "The goal tree with this year's status"),
		Desc: h.t("Mål på varje nivå med bedömning.", "Goals on each level with their status.")}
	table := sheet{Name: column("Måluppfyllelse per mål", "Status per goal"), Columns: []kvalitet.Label{
		column("Mål", "Goal"), column("Nivå", "Level"), column("Bedömning", "Status"), column("Når målvärdet", "Reach target"), column("Bedömda", "Judged"), column("Alla", "All")}}
	counts := map[governance.Status]int{}
	var traces [][]string
	for depth, g := range tree.Walk() {
		r := result.Goal(g.ID)
		level, _ := tree.Model().Level(g.Level)
		picture.Nodes = append(picture.Nodes, chart.Node{Depth: depth, Text: g.Text, Level: level.Name.In(h.lang),
			State: r.Status.Label().In(h.lang), Tone: tone(r.Status)})
		table.Rows = append(table.Rows, []any{g.Text, level.Name, r.Status.Label(), r.Met, r.Judged, r.Total})
		var trace []string
		for s := range result.Trace(g.ID) {
			trace = append(trace, s.Text.In(h.lang))
		}
		traces = append(traces, trace)
		if g.Level == governance.LevelBoardGoal {
			counts[r.Status]++
		}
	}
	block, err := y.table("maluppfyllelse", table, h.t("Utfallen är påhittade. Regel: andelen bedömda mått som når målvärdet.", "The outcomes are made up. Rule: the share of judged measures that reach their targets."))
	if err != nil {
		return 0, err
	}
	for i := range block.Table.Rows {
		block.Table.Rows[i][2].Trace = traces[i]
		block.Table.Rows[i][2].Tone = picture.Nodes[i].Tone.String()
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	y.fact(h.t("Nämndmål som är uppfyllda", "Board goals that are met"), fmt.Sprintf("%d %s %d", counts[governance.StatusMet], h.t("av", "of"), total),
		fmt.Sprintf("%d %s, %d %s", counts[governance.StatusPartly], h.t("delvis", "partly"), counts[governance.StatusNotJudged], h.t("ej bedömda", "not judged")))
	y.section(report.Section{ID: "uppfoljning", Title: h.t("Måluppfyllelse", "Follow-up of goals"),
		Lead:   h.t("Ett mål är uppfyllt när alla bedömda mått når målvärdet, delvis när minst hälften gör det. Det som inte är mätt räknas inte som noll.", "A goal is met when every judged measure reaches its target, and partly met when at least half do. What is not measured is not counted as zero."),
		Blocks: []report.Block{y.chart("maltrad", picture.SVG(), h.t("Målträdet. Tecknen betyder: ✔ uppfyllt, ◆ delvis, ✖ ej uppfyllt, – ej bedömt.", "The goal tree. ✔ met, ◆ partly, ✖ not met, – not judged.")), block}})
	y.data["followUp"] = table.Rows
	return tree.Len(), nil
}

// tone is the picture's tone for a status.
func tone(s governance.Status) chart.Tone {
	switch s {
	case governance.StatusMet:
		return chart.Good
	case governance.StatusPartly:
		return chart.Middle
	case governance.StatusNotMet:
		return chart.Bad
	default:
		return chart.Missing
	}
}
