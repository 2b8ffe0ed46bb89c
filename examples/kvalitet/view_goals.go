package main

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// goalMarks shows a goal's text with what the rules found in it, and below it the demands that it does not answer.
func (c *canvas) goalMarks(text string, texts, findings []kvalitet.Finding) report.Marked {
	marked := report.Mark(text, goalSpans(texts, c.lang)...)
	marked.Lang = "sv" // as the municipality adopted it, whatever the report's language
	marked.Notes = append(marked.Notes, goalNotes(findings, c.lang)...)
	if !slices.ContainsFunc(marked.Notes, func(n report.Note) bool { return n.Tone != "good" }) {
		marked.Notes = append(marked.Notes, report.Note{Tone: "good", Text: c.t("Målet svarar mot alla sex kraven.", "The goal answers all six demands.")})
	}
	return marked
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

// verdicts are the verdicts of a period by goal.
type verdicts map[uuid.UUID]governance.Verdict

// verdictID is that of a goal's verdict for a period: there is one, however many make it at once.
func verdictID(goal uuid.UUID, period kvalitet.Period) uuid.UUID {
	return uuid.NewSHA1(goal, []byte("verdict/"+period.From.String()+"/"+period.Until.String()))
}

func loadVerdicts(ctx context.Context, r governance.VerdictReader, period kvalitet.Period) (verdicts, error) {
	list, err := governance.LoadVerdicts(ctx, r, period)
	if err != nil {
		return nil, err
	}
	of := verdicts{}
	for _, v := range list {
		if v.Period == period && !v.Prognosis {
			of[v.Goal] = v
		}
	}
	return of, nil
}

// followUpSection shows the tree of goals with what was computed and what was decided, each figure's trace a click away.
func (c *canvas) followUpSection(tree *governance.Tree, result *governance.Result, decided verdicts) (sheet, report.Section, error) {
	picture := chart.Tree{ID: "maltrad", Title: c.t("Målträdet med årets måluppfyllelse", "The goal tree with this year's status"),
		Desc: c.t("Mål på varje nivå med bedömning.", "Goals on each level with their status.")}
	table := sheet{Name: column("Måluppfyllelse per mål", "Status per goal"), Columns: []kvalitet.Label{
		column("Mål", "Goal"), column("Nivå", "Level"), column("Beräknat", "Computed"), column("Beslutat", "Decided"), column("Når målvärdet", "Reach target"), column("Bedömda", "Judged"), column("Alla", "All")}}
	var traces [][]string
	for depth, g := range tree.Walk() {
		r := result.Goal(g.ID)
		level, _ := tree.Model().Level(g.Level)
		picture.Nodes = append(picture.Nodes, chart.Node{Depth: depth, Text: g.Text, Level: level.Name.In(c.lang),
			State: r.Status.Label().In(c.lang), Tone: tone(r.Status)})
		table.Rows = append(table.Rows, []any{c.to("governance/goal", g.ID, g.Text), level.Name, r.Status.Label(), decidedWord(decided[g.ID]), r.Met, r.Judged, r.Total})
		var trace []string
		for s := range result.Trace(g.ID) {
			trace = append(trace, s.Text.In(c.lang))
		}
		traces = append(traces, trace)
	}
	block, err := c.table("maluppfyllelse", table, c.t("Regel: andelen bedömda mått som når målvärdet.", "Rule: the share of judged measures that reach their targets."))
	if err != nil {
		return table, report.Section{}, err
	}
	i := 0
	for _, g := range tree.Walk() {
		row := block.Table.Rows[i]
		row[2].Trace, row[2].Tone = traces[i], picture.Nodes[i].Tone.String()
		if v := decided[g.ID]; v.Decided.Valid() {
			row[3].Tone = tone(v.Decided).String()
			if v.Motive != "" {
				row[3].Trace = []string{v.Motive}
			}
		}
		i++
	}
	return table, report.Section{ID: "uppfoljning", Title: c.t("Måluppfyllelse", "Follow-up of goals"),
		Lead:   c.t("Ett mål är uppfyllt när alla bedömda mått når målvärdet, delvis när minst hälften gör det. Det som inte är mätt räknas inte som noll.", "A goal is met when every judged measure reaches its target, and partly met when at least half do. What is not measured is not counted as zero."),
		Blocks: []report.Block{c.chart("maltrad", picture.SVG(), c.t("Målträdet. Tecknen betyder: ✔ uppfyllt, ◆ delvis, ✖ ej uppfyllt, – ej bedömt.", "The goal tree. ✔ met, ◆ partly, ✖ not met, – not judged.")), block}}, nil
}

// decidedWord says what was decided, or that nobody has.
func decidedWord(v governance.Verdict) kvalitet.Label {
	if !v.Decided.Valid() {
		return kvalitet.Label{SV: "ej beslutat", EN: "not decided"}
	}
	return v.Decided.Label()
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
