package main

import (
	"fmt"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// planSection shows the supervision plans of a year, an activity a row with why it is there, and counts the activities.
func (c *canvas) planSection(plans []control.Plan, year int) (int, report.Section, error) {
	table := sheet{Name: column(fmt.Sprintf("Tillsynsplaner %d", year), fmt.Sprintf("Supervision plans %d", year)), Columns: []kvalitet.Label{
		column("Nämnd", "Board"), column("Nr", "No."), column("Kontrollmoment", "Control activity"), column("Varför", "Why")}}
	for _, p := range plans {
		for _, a := range p.Activities {
			var why []string
			for _, reason := range a.Reasons {
				why = append(why, reason.Text.In(c.lang))
			}
			table.Rows = append(table.Rows, []any{c.to("control/plan", p.ID, p.Body), a.Number.String(), a.Text, strings.Join(why, "; ")})
		}
	}
	block, err := c.table("tillsynsplan", table, "")
	return len(table.Rows), report.Section{ID: "tillsynsplan", Title: c.t("Tillsynsplaner", "Supervision plans"),
		Lead: c.t("Varje risk över 8 får ett kontrollmoment, och varje område minst ett. Planen är antagen; det som ändras sedan är ett tillägg.",
			"Every risk above 8 gets a control activity, and every area at least one. The plan is adopted; what changes later is an amendment."),
		Blocks: []report.Block{block}}, err
}

// assessmentSection shows how the boards' internal control was graded, and the remarks behind each grade.
func (c *canvas) assessmentSection(passes []*control.Pass, assessments []control.Assessment) (report.Section, error) {
	table := sheet{Name: column("Bedömning av nämndernas internkontroll", "Assessment of the boards' internal control"), Columns: []kvalitet.Label{
		column("Nämnd", "Board"), column("Bedömning", "Grade"), column("Skäl", "Reasons")}}
	var reasons [][]string
	for i, a := range assessments {
		why := c.remarks(passes[i])
		table.Rows = append(table.Rows, []any{c.to("control/assessment", a.ID, a.Body), a.Grade().Label(), fmt.Sprintf(c.t("%d anmärkningar", "%d remarks"), len(why))})
		reasons = append(reasons, why)
	}
	block, err := c.table("internkontroll", table, "")
	if err != nil {
		return report.Section{}, err
	}
	for i := range block.Table.Rows {
		block.Table.Rows[i][2].Trace = reasons[i]
		block.Table.Rows[i][1].Tone = gradeTone(assessments[i].Grade()).String()
	}
	return report.Section{ID: "internkontroll", Title: c.t("Tillsynsrapporter och bedömning", "Supervision reports and assessment"),
		Lead:   c.t("Arbetsgruppen bedömer varje nämnd efter dess sämsta del; ett fel går inte att medelvärdesbilda bort.", "The working group grades each board by its worst part; a fault cannot be averaged away."),
		Blocks: []report.Block{block}}, nil
}

// remarks are what the rules of internal control hold against a board's year, warnings and worse.
func (c *canvas) remarks(p *control.Pass) []string {
	var why []string
	for _, j := range kvalitet.Evaluate(control.DefaultProfile(), kvalitet.RunOn(kvalitet.Year(p.File.Year).Last(), control.AllRules(), p)).Judged {
		if j.Outcome == kvalitet.OutcomeNotMet && j.Severity >= kvalitet.SeverityWarning {
			why = append(why, j.Text.In(c.lang))
		}
	}
	return why
}

// gradeTone is the picture's tone for a grade.
func gradeTone(g control.Grade) chart.Tone {
	switch g {
	case control.GradeGreen:
		return chart.Good
	case control.GradeYellow:
		return chart.Middle
	case control.GradeRed:
		return chart.Bad
	default:
		return chart.Missing
	}
}
