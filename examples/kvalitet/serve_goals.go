package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance"
)

var goalsLink = portal.Link{Text: kvalitet.Label{SV: "Mål", EN: "Goals"}, Path: "/goals"}

// judged is a year's goals: hung together, followed up and decided. The tree is nil when no model holds the goals.
type judged struct {
	tree    *governance.Tree
	result  *governance.Result
	decided verdicts
	period  kvalitet.Period
	fault   error // why the goals do not hang together
}

// judge follows up a year's goals in the first stored model that holds them. Each measure's latest outcome up to the end
// of the year counts: official figures are often a year late, and the page says of which year they are.
func (p *pages) judge(ctx context.Context, year int) (judged, error) {
	j := judged{period: kvalitet.Year(year)}
	models, err := collect(p.store.Models(ctx))
	if err != nil {
		return j, err
	}
	for _, m := range models {
		tree, err := governance.LoadTree(ctx, p.store, m.ID, j.period.Last())
		if err != nil {
			j.fault = cmp.Or(j.fault, err)
			continue
		}
		j.tree, j.fault = tree, nil
		break
	}
	if j.tree == nil || j.tree.Len() == 0 {
		j.tree = nil
		return j, ctx.Err()
	}
	measurements, err := governance.LoadMeasurements(ctx, p.store, kvalitet.Period{Until: j.period.Until})
	if err != nil {
		return j, err
	}
	if j.result, err = j.tree.FollowUp(measurements, governance.ShareMet()); err != nil {
		return j, err
	}
	j.decided, err = loadVerdicts(ctx, p.store, j.period)
	return j, err
}

// goals shows the tree with its follow-up, and how good the goals are.
func (p *pages) goals(r *portal.Request) (portal.Page, error) {
	year, err := p.year(r)
	if err != nil {
		return portal.Page{}, err
	}
	j, err := p.judge(r.Context(), year)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	title := fmt.Sprintf(c.t("Mål och måluppfyllelse %d", "Goals and their follow-up %d"), year)
	if j.tree == nil {
		if j.fault != nil {
			c.section(report.Section{ID: "fel", Title: c.t("Målen hänger inte ihop", "The goals do not hang together"), Blocks: []report.Block{{Notes: []report.Note{{Tone: "bad", Text: faultText(j.fault, c.lang)}}}}})
		} else {
			c.nothing()
		}
		return p.finish(r, c, title, "", "governance/goal")
	}
	_, section, err := c.followUpSection(j.tree, j.result, j.decided)
	if err != nil {
		return portal.Page{}, err
	}
	c.section(section)
	quality := sheet{Name: column("Målens kvalitet", "The quality of the goals"), Columns: []kvalitet.Label{column("Mål", "Goal"), column("Går att följa upp", "Can be followed up"), column("Inte uppfyllda krav", "Demands not met")}}
	for _, g := range j.tree.Walk() {
		pass, _ := j.tree.Pass(g.ID)
		class, _ := governance.Classify(g.Text)
		quality.Rows = append(quality.Rows, []any{c.to("governance/goal", g.ID, g.Text), class.Label(), kvalitet.Evaluate(kvalitet.Profile{}, kvalitet.Run(governance.SMARTA(), pass)).NotMet})
	}
	block, err := c.table("malens-kvalitet", quality, "")
	if err != nil {
		return portal.Page{}, err
	}
	c.section(report.Section{ID: "kvalitet", Title: c.t("Målens kvalitet", "The quality of the goals"), Blocks: []report.Block{block}})
	return p.finish(r, c, title, j.tree.Model().Name.In(r.Lang), "governance/goal")
}

// faultText is an error's problems, or the error itself.
func faultText(err error, lang string) string {
	text := ""
	for _, problem := range problemsOf(err) {
		text += problem.Text().In(lang) + " "
	}
	return cmp.Or(text, err.Error())
}

// goal shows one goal: its text, its measures, what was computed and what was decided.
func (p *pages) goal(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	g, err := p.store.Goal(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	year, err := p.year(r)
	if err != nil {
		return portal.Page{}, err
	}
	j, err := p.judge(r.Context(), year)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	pass := governance.NewPass(g)
	lead := g.Body
	in := false
	if j.tree != nil {
		if found, ok := j.tree.Pass(g.ID); ok {
			pass, in = found, true
			lead = j.level(g, c.lang) + ". " + g.Body
		}
	}
	_, texts := governance.Classify(g.Text)
	c.section(report.Section{ID: "smarta", Title: c.t("Målet mot SMARTA", "The goal against SMARTA"),
		Blocks: []report.Block{{Marked: []report.Marked{c.goalMarks(g.Text, texts, kvalitet.Run(governance.SMARTA(), pass))}}}})
	if in {
		if err := c.goalResult(g, j, year); err != nil {
			return portal.Page{}, err
		}
	}
	page, err := p.single(r, c, "governance/goal", id, g.Text, lead, goalsLink)
	page.Lang = "sv"
	if in {
		page.Forms = []portal.Form{decideForm(r, g, j)}
	}
	return page, err
}

func (j judged) level(g governance.Goal, lang string) string {
	level, _ := j.tree.Model().Level(g.Level)
	return level.Name.In(lang)
}

// goalResult shows how the goal came out: computed beside decided, each measure, and the goals above and below.
func (c *canvas) goalResult(g governance.Goal, j judged, year int) error {
	r, v := j.result.Goal(g.ID), j.decided[g.ID]
	computed := report.Fact{Name: c.t("Beräknad bedömning", "Computed verdict"), Value: r.Status.Label().In(c.lang), Note: fmt.Sprintf(c.t("%d av %d bedömda mått når målvärdet; %d mått i allt", "%d of %d judged measures reach their targets; %d measures in all"), r.Met, r.Judged, r.Total)}
	for s := range j.result.Trace(g.ID) {
		computed.Trace = append(computed.Trace, s.Text.In(c.lang))
	}
	decided := report.Fact{Name: c.t("Beslutad bedömning", "Decided verdict"), Value: decidedWord(v).In(c.lang), Note: v.Body}
	if v.Version > 0 {
		decided.Href = c.address("governance/verdict", v.ID) // where its history is
	}
	if !v.On.IsZero() {
		decided.Note += " " + v.On.String()
	}
	if v.Motive != "" {
		decided.Trace = []string{v.Motive}
	}
	table := sheet{Name: column("Mått", "Measures"), Columns: []kvalitet.Label{column("Mått", "Measure"), column("År", "Year"), column("Utfall", "Outcome"), column("Målvärde", "Target"), column("Bedömning", "Status"), column("Förändring", "Change")}}
	for _, m := range r.Measures {
		var value any = m.Missing.Label()
		if m.Value.Valid {
			value = m.Value.Decimal
		}
		var change, of any
		if !m.Period.Until.IsZero() {
			of = fmt.Sprint(m.Period.Last().Year)
		}
		if m.Trend.Direction.Valid() {
			change = m.Trend.Direction.Label()
		}
		table.Rows = append(table.Rows, []any{c.to("governance/indicator", m.Indicator, m.Name), of, value, targetText(m.Target, c.lang), m.Status.Label(), change})
	}
	block, err := c.table("matt", table, "")
	if err != nil {
		return err
	}
	for i, m := range r.Measures {
		block.Table.Rows[i][4].Tone = tone(m.Status).String()
	}
	blocks := []report.Block{{Facts: []report.Fact{computed, decided}}}
	if len(r.Measures) > 0 {
		blocks = append(blocks, block)
	}
	family := sheet{Name: column("Målen ovanför och under", "The goals above and below"), Columns: []kvalitet.Label{column("Var", "Where"), column("Mål", "Goal"), column("Nivå", "Level"), column("Beräknat", "Computed")}}
	row := func(where kvalitet.Label, other governance.Goal) {
		family.Rows = append(family.Rows, []any{where, c.to("governance/goal", other.ID, other.Text), j.level(other, c.lang), j.result.Goal(other.ID).Status.Label()})
	}
	for above := range j.tree.Ancestors(g.ID) {
		row(column("ovanför", "above"), above)
	}
	for _, below := range j.tree.Children(g.ID) {
		row(column("under", "below"), below)
	}
	if len(family.Rows) > 0 {
		block, err := c.table("malkedja", family, "")
		if err != nil {
			return err
		}
		blocks = append(blocks, block)
	}
	c.section(report.Section{ID: "uppfoljning", Title: fmt.Sprintf(c.t("Måluppfyllelse %d", "Follow-up %d"), year), Blocks: blocks})
	return nil
}

// targetText is a target in a few words; empty where there is none.
func targetText(t governance.Target, lang string) string {
	if !t.Kind.Valid() {
		return ""
	}
	text := t.Kind.Label().In(lang)
	if t.Kind == governance.TargetInterval {
		return text + " " + cell(t.Level, lang) + "–" + cell(t.High, lang)
	}
	return text + " " + cell(t.Level, lang)
}

// indicator shows a measure's outcomes over the years, and its targets.
func (p *pages) indicator(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	in, err := p.store.Indicator(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	measurements, err := collect(p.store.Measurements(r.Context(), governance.MeasurementQuery{Indicator: id}))
	if err != nil {
		return portal.Page{}, err
	}
	slices.SortStableFunc(measurements, func(a, b governance.Measurement) int { return a.Period.Until.Compare(b.Period.Until) })
	c := p.canvas(r)
	table := sheet{Name: column("Utfall", "Outcomes"), Columns: []kvalitet.Label{column("Period", "Period"), column("Grupp", "Group"), column("Utfall", "Outcome"), column("Prognos", "Prognosis"), column("Anmärkning", "Note")}}
	for _, m := range measurements {
		var value any = m.Missing.Label()
		if m.Value.Valid {
			value = m.Value.Decimal
		}
		table.Rows = append(table.Rows, []any{m.Period.From.String() + " – " + m.Period.Last().String(), m.Group, value, m.Prognosis, m.Note})
	}
	block, err := c.table("utfall", table, in.Source)
	if err != nil {
		return portal.Page{}, err
	}
	section := report.Section{ID: "utfall", Title: c.t("Utfall", "Outcomes"), Blocks: []report.Block{block}}
	if picture, ok := c.outcomes(in, measurements); ok {
		section.Blocks = append([]report.Block{picture}, section.Blocks...)
	}
	c.section(section)
	var notes []report.Note
	for _, t := range in.Targets {
		notes = append(notes, report.Note{Tone: "neutral", Text: c.t("Målvärde: ", "Target: ") + targetText(t, c.lang)})
	}
	if len(notes) > 0 {
		c.section(report.Section{ID: "malvarden", Title: c.t("Målvärden", "Targets"), Blocks: []report.Block{{Notes: notes}}})
	}
	return p.single(r, c, "governance/indicator", id, in.Name, in.Unit, goalsLink)
}

// outcomes draws the yearly outcomes of all, when there are two or more.
func (c *canvas) outcomes(in governance.Indicator, measurements []governance.Measurement) (report.Block, bool) {
	values := map[int]float64{}
	first, last := math.MaxInt, 0
	for _, m := range measurements {
		if year := m.Period.Last().Year; m.Group == "" && !m.Prognosis && m.Value.Valid && m.Period == kvalitet.Year(year) {
			values[year] = m.Value.Decimal.InexactFloat64()
			first, last = min(first, year), max(last, year)
		}
	}
	if len(values) < 2 || last-first > 60 {
		return report.Block{}, false
	}
	p := chart.Trend{ID: "utveckling", Title: in.Name, Unit: in.Unit, Lang: c.lang, From: first, Target: math.NaN(), Own: chart.Series{Name: c.t("Utfall", "Outcome")},
		Desc: c.t("Utfallet år för år.", "The outcome year by year.")}
	for year := first; year <= last; year++ {
		v, ok := values[year]
		if !ok {
			v = math.NaN()
		}
		p.Own.Values = append(p.Own.Values, v)
	}
	if t, ok := in.TargetOn(kvalitet.NewDate(last, 12, 31)); ok && (t.Kind == governance.TargetMinimum || t.Kind == governance.TargetMaximum) {
		p.Target = t.Level.InexactFloat64()
	}
	return c.chart("utveckling", p.SVG(), in.Name+"."), true
}
