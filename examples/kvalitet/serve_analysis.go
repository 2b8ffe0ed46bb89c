package main

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// analyses lists the analyses: what was computed of each, and whether people have concluded.
func (p *pages) analyses(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	ladders, err := collect(p.store.Ladders(r.Context(), analysis.LadderQuery{}))
	if err != nil {
		return portal.Page{}, err
	}
	slices.SortStableFunc(ladders, func(a, b analysis.Ladder) int { // those that people have concluded first
		rank := func(l analysis.Ladder) int { return map[bool]int{true: 0, false: 1}[l.Conclusion != nil] }
		return cmp.Or(rank(a)-rank(b), strings.Compare(a.Subject.Entity, b.Subject.Entity), strings.Compare(a.Subject.KPI, b.Subject.KPI))
	})
	table := sheet{Name: column("Analyser", "Analyses"), Columns: []kvalitet.Label{column("Vad", "What"), column("Enhet", "Unit"), column("Förändring", "Change"), column("Utveckling", "Trend"), column("Jämfört med andra", "Against others"), column("Slutsats", "Conclusion")}}
	var traces [][3][]string
	for _, l := range ladders {
		change, trend, rank := verdictOf(l, analysis.MethodChange), verdictOf(l, analysis.MethodMannKendall), verdictOf(l, "analysis.rank")
		conclusion := c.t("inte dragen", "not drawn")
		if l.Conclusion != nil {
			conclusion = l.Conclusion.Text
		}
		table.Rows = append(table.Rows, []any{c.to("analysis/ladder", l.ID, subject(l, c.lang)), l.Subject.Entity, change.word, trend.word, rank.word, conclusion})
		traces = append(traces, [3][]string{change.trace(c.lang), trend.trace(c.lang), rank.trace(c.lang)})
	}
	if len(ladders) == 0 {
		c.nothing()
	} else {
		block, err := c.table("analyser", table, c.credit(ladders...))
		if err != nil {
			return portal.Page{}, err
		}
		for i, trace := range traces {
			for j := range trace {
				block.Table.Rows[i][2+j].Trace = trace[j]
			}
		}
		c.section(report.Section{ID: "analyser", Title: c.t("Analyser", "Analyses"), Lead: c.t("Steg 1–4 är beräknade, steg 5–9 är människors bedömning och undertecknas. Ett samband sägs samvariera, aldrig orsaka.",
			"Steps 1–4 are computed, steps 5–9 are people's judgement and are signed. Figures are said to vary together, never to cause."), Blocks: []report.Block{block}})
	}
	return p.finish(r, c, c.t("Analystrappan", "The analysis staircase"), "", "analysis/ladder")
}

// koladaKPI is how Kolada numbers its measures.
var koladaKPI = regexp.MustCompile(`^[NU][0-9]{5}$`)

// credit names Kolada where its figures are shown, as its terms ask.
func (c *canvas) credit(ladders ...analysis.Ladder) string {
	if !slices.ContainsFunc(ladders, func(l analysis.Ladder) bool { return koladaKPI.MatchString(l.Subject.KPI) }) {
		return ""
	}
	return c.koladaCredit()
}

// analysis shows the nine steps of an analysis, its conclusion and its actions.
func (p *pages) analysis(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	l, err := analysis.LoadLadder(r.Context(), p.store, id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	if l.Conclusion != nil {
		c.fact(c.t("Slutsats", "Conclusion"), l.Conclusion.Text, signed(l.Conclusion.Signed))
	}
	if s := l.SelfAssessment; s != nil {
		c.fact(c.t("Självskattning", "Self-assessment"), s.Colour.Label().In(c.lang), c.t("beräknat: ", "computed: ")+s.Computed.Label().In(c.lang)+". "+s.Motive)
	}
	c.section(report.Section{ID: "steg", Title: c.t("Steg för steg", "Step by step"), Blocks: []report.Block{c.staircase(l), {Text: c.credit(l)}}})
	if len(l.Actions) > 0 {
		table := sheet{Name: column("Åtgärder", "Actions"), Columns: []kvalitet.Label{column("Åtgärd", "Action"), column("Plan", "Plan"), column("Ansvarig", "Responsible"), column("Klar", "Due"), column("Följs upp", "Followed up")}}
		for _, a := range l.Actions {
			table.Rows = append(table.Rows, []any{a.Text, a.Plan, a.Owner, dayText(a.Due), dayText(a.FollowUp)})
		}
		block, err := c.table("atgarder", table, "")
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: "atgarder", Title: c.t("Åtgärder", "Actions"), Blocks: []report.Block{block}})
	}
	return p.single(r, c, "analysis/ladder", id, cmp.Or(subject(l, c.lang), l.Subject.KPI), l.Subject.KPI+" · "+l.Subject.Entity, portal.Link{Text: kvalitet.Label{SV: "Analys", EN: "Analysis"}, Path: "/analysis"})
}
