package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

var controlLink = portal.Link{Text: kvalitet.Label{SV: "Tillsyn", EN: "Supervision"}, Path: "/control"}

// controlModel is the first of the stored models, or Örebro's.
func (p *pages) controlModel(ctx context.Context) (control.Model, error) {
	for m, err := range p.store.ControlModels(ctx) {
		return m, err
	}
	return control.Orebro(), nil
}

// controlYears are the years that have plans or reports, the last one first.
func (p *pages) controlYears(ctx context.Context) ([]int, error) {
	years := map[int]bool{}
	for v, err := range p.store.ControlPlans(ctx, control.Query{}) {
		if err != nil {
			return nil, err
		}
		years[v.Year] = true
	}
	for v, err := range p.store.ControlReports(ctx, control.Query{}) {
		if err != nil {
			return nil, err
		}
		years[v.Year] = true
	}
	list := slices.Sorted(maps.Keys(years))
	slices.Reverse(list)
	return list, nil
}

// control shows a year's supervision: the plans, what the tests showed, and how each board's control was graded.
func (p *pages) control(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	years, err := p.controlYears(r.Context())
	if err != nil {
		return portal.Page{}, err
	}
	year, err := p.year(r)
	if err != nil {
		return portal.Page{}, err
	}
	title := fmt.Sprintf(c.t("Tillsyn och internkontroll %d", "Supervision and internal control %d"), year)
	if len(years) == 0 {
		c.nothing()
		return p.finish(r, c, title, "", "control/plan")
	}
	m, err := p.controlModel(r.Context())
	if err != nil {
		return portal.Page{}, err
	}
	files, err := control.LoadFiles(r.Context(), p.store, m, year)
	if err != nil {
		return portal.Page{}, err
	}
	assessments, _, err := control.LoadYear(r.Context(), p.store, year)
	if err != nil {
		return portal.Page{}, err
	}
	if err := c.controlYear(files, assessments, m, year); err != nil {
		return portal.Page{}, err
	}
	if others := slices.DeleteFunc(years, func(y int) bool { return y == year }); len(others) > 0 {
		c.section(p.otherYears(r, others...))
	}
	return p.finish(r, c, title, m.Name.In(r.Lang), "control/plan", "control/report", "control/assessment")
}

func (c *canvas) controlYear(files []control.File, assessments []control.Assessment, m control.Model, year int) error {
	var plans []control.Plan
	var passes []*control.Pass
	var graded []control.Assessment
	tests := sheet{Name: column("Kontroller per nämnd", "Controls by board"), Columns: []kvalitet.Label{column("Nämnd", "Board"), column("Moment", "Activities"), column("Tillfällen", "Occasions"), column("Gjorda", "Done"), column("Ej gjorda", "Not done"), column("Mindre avvikelser", "Minor deviations"), column("Större avvikelser", "Major deviations")}}
	for _, f := range files {
		pass := control.NewPass(f, m, control.EndOf(m, year))
		if f.Plan != nil {
			plans = append(plans, *f.Plan)
		}
		if i := slices.IndexFunc(assessments, func(a control.Assessment) bool { return a.Body == f.Body }); i >= 0 {
			passes, graded = append(passes, pass), append(graded, assessments[i])
		}
		if f.Report == nil {
			continue
		}
		n := control.Count(pass)
		tests.Rows = append(tests.Rows, []any{c.to("control/report", f.Report.ID, f.Body), n.Activities, n.Occasions, n.Done, n.NotDone, n.Minor, n.Major})
	}
	if len(graded) > 0 {
		section, err := c.assessmentSection(passes, graded)
		if err != nil {
			return err
		}
		c.section(section)
	}
	if len(tests.Rows) > 0 {
		block, err := c.table("kontroller", tests, "")
		if err != nil {
			return err
		}
		c.section(report.Section{ID: "kontroller", Title: c.t("Vad kontrollerna visade", "What the controls showed"), Blocks: []report.Block{block}})
	}
	if len(plans) > 0 {
		_, section, err := c.planSection(plans, year)
		if err != nil {
			return err
		}
		section.Lead = ""
		c.section(section)
	}
	return nil
}

func resolutionText(r control.Resolution) string {
	return cmp.Or(strings.TrimSpace(strings.Join([]string{r.By, r.Reference, dayText(r.Date)}, " ")), "–")
}

// dayText is a day, or nothing.
func dayText(d kvalitet.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// controlPlan shows a board's plan: what is checked, how, by whom and why.
func (p *pages) controlPlan(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	plan, err := p.store.ControlPlan(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	table := sheet{Name: column("Kontrollmoment", "Control activities"), Columns: []kvalitet.Label{column("Nr", "No."), column("Moment", "Activity"), column("Metod", "Method"), column("Hur ofta", "Frequency"), column("Ansvarig", "Responsible"), column("Varför", "Why")}}
	for _, a := range plan.Current() {
		var why []string
		for _, reason := range a.Reasons {
			why = append(why, reason.Text.In(c.lang))
		}
		table.Rows = append(table.Rows, []any{a.Number.String(), a.Text, a.Method, a.Frequency.Label(), a.Responsible, strings.Join(why, "; ")})
	}
	block, err := c.table("kontrollmoment", table, "")
	if err != nil {
		return portal.Page{}, err
	}
	c.report.Summary = []report.Fact{{Name: c.t("Antagen", "Adopted"), Value: resolutionText(plan.Adopted)}, {Name: c.t("Tillägg", "Amendments"), Value: fmt.Sprint(len(plan.Amendments))}}
	c.section(report.Section{ID: "kontrollmoment", Title: c.t("Kontrollmoment", "Control activities"), Blocks: []report.Block{block}})
	return p.single(r, c, "control/plan", id, fmt.Sprintf(c.t("Tillsynsplan %d, %s", "Supervision plan %d, %s"), plan.Year, plan.Body), "", controlLink)
}

// controlReport shows a board's report, activity by activity.
func (p *pages) controlReport(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	v, err := p.store.ControlReport(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	table := sheet{Name: column("Utfall per kontrollmoment", "Outcome by activity"), Columns: []kvalitet.Label{column("Nr", "No."), column("Resultat", "Result"), column("Tillfällen", "Occasions"), column("Gjorda", "Done"), column("Granskade", "Tested"), column("Fel", "Wrong"), column("Åtgärd", "Action")}}
	for _, row := range v.Rows {
		table.Rows = append(table.Rows, []any{row.Activity.String(), row.Result.Label(), row.Occasions, row.Done, row.Tested, row.Wrong, row.Action})
	}
	block, err := c.table("utfall", table, "")
	if err != nil {
		return portal.Page{}, err
	}
	c.report.Summary = []report.Fact{{Name: c.t("Diarienummer", "Case"), Value: cmp.Or(v.Case, "–")}, {Name: c.t("Inkommen", "Registered"), Value: cmp.Or(dayText(v.Registered), "–")}, {Name: c.t("Godkänd", "Approved"), Value: resolutionText(v.Approved)}}
	c.section(report.Section{ID: "utfall", Title: c.t("Utfall", "Outcome"), Lead: v.Text, Blocks: []report.Block{block}})
	return p.single(r, c, "control/report", id, fmt.Sprintf(c.t("Tillsynsrapport %d, %s", "Supervision report %d, %s"), v.Year, v.Body), "", controlLink)
}

// controlAssessment shows how a board's control was graded, part by part.
func (p *pages) controlAssessment(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	v, err := p.store.ControlAssessment(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	table := sheet{Name: column("Bedömning del för del", "The grade part by part"), Columns: []kvalitet.Label{column("Del", "Part"), column("Bedömning", "Grade"), column("Uppfyllda regler", "Rules met"), column("Bedömda regler", "Rules judged")}}
	for _, a := range v.Aspects {
		table.Rows = append(table.Rows, []any{a.Aspect.Label(), a.Grade.Label(), a.Met, a.Judged})
	}
	block, err := c.table("delar", table, "")
	if err != nil {
		return portal.Page{}, err
	}
	for i, a := range v.Aspects {
		block.Table.Rows[i][1].Tone = gradeTone(a.Grade).String()
		for _, reason := range a.Reasons {
			block.Table.Rows[i][2].Trace = append(block.Table.Rows[i][2].Trace, reason.Text.In(c.lang))
		}
	}
	decided := v.Decided.Label().In(c.lang)
	if !v.Decided.Valid() {
		decided = c.t("ej beslutat", "not decided")
	}
	c.report.Summary = []report.Fact{{Name: c.t("Beräknad bedömning", "Computed grade"), Value: v.Computed.Label().In(c.lang)}, {Name: c.t("Beslutad bedömning", "Decided grade"), Value: decided, Note: v.Motive}}
	c.section(report.Section{ID: "delar", Title: c.t("Del för del", "Part by part"), Blocks: []report.Block{block}})
	return p.single(r, c, "control/assessment", id, fmt.Sprintf(c.t("Internkontroll %d, %s", "Internal control %d, %s"), v.Year, v.Body), "", controlLink)
}
