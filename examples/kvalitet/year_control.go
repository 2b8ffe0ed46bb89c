package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// supervision makes next year's supervision plans out of the risks.
func (y *yearRun) supervision() (int, error) {
	r, err := y.register()
	if err != nil {
		return 0, err
	}
	m := control.Orebro()
	plans, err := supervisionPlans(risk.Rank(r, risk.Matrix4x4()), m, yearEnd.Year+1)
	if err != nil {
		return 0, err
	}
	h, rows := y.host, 0
	table := sheet{Name: column(fmt.Sprintf("Tillsynsplaner %d", yearEnd.Year+1), fmt.Sprintf("Supervision plans %d", yearEnd.Year+1)), Columns: []kvalitet.Label{
		column("Nämnd", "Board"), column("Nr", "No."), column("Kontrollmoment", "Control activity"), column("Varför", "Why")}}
	for _, p := range plans {
		if err := control.SaveFile(y.ctx, y.store, control.File{Body: p.Body, Year: p.Year, Plan: &p}); err != nil {
			return 0, err
		}
		for _, a := range p.Activities {
			why := ""
			for _, reason := range a.Reasons {
				if why != "" {
					why += "; "
				}
				why += reason.Text.In(h.lang)
			}
			table.Rows = append(table.Rows, []any{p.Body, a.Number.String(), a.Text, why})
			rows++
		}
	}
	block, err := y.table("tillsynsplan", table, "")
	if err != nil {
		return 0, err
	}
	y.section(report.Section{ID: "tillsynsplan", Title: h.t("Tillsynsplaner för nästa år", "Next year's supervision plans"),
		Lead: h.t("Varje risk över 8 får ett kontrollmoment, och varje område minst ett. Planen är antagen; det som ändras sedan är ett tillägg.",
			"Every risk above 8 gets a control activity, and every area at least one. The plan is adopted; what changes later is an amendment."),
		Blocks: []report.Block{block}})
	y.fact(h.t("Kontrollmoment nästa år", "Control activities next year"), fmt.Sprint(rows), fmt.Sprintf("%d %s", len(plans), h.t("nämnder", "boards")))
	y.data["plans"] = plans
	return rows, nil
}

// supervisionYear tests this year's plans (made up), reports and assesses the boards.
func (y *yearRun) supervisionYear() (int, error) {
	m, year := control.Orebro(), yearEnd.Year
	end := control.EndOf(m, year)
	given, err := register(risk.Matrix4x4())
	if err != nil {
		return 0, err
	}
	plans, err := supervisionPlans(risk.Rank(given, risk.Matrix4x4()), m, year)
	if err != nil {
		return 0, err
	}
	for i, p := range plans {
		if err := control.SaveFile(y.ctx, y.store, testedFile(p, i, m)); err != nil {
			return 0, err
		}
	}
	files, err := control.LoadFiles(y.ctx, y.store, m, year)
	if err != nil {
		return 0, err
	}
	var passes []*control.Pass
	var assessments []control.Assessment
	for _, f := range files {
		p := control.NewPass(f, m, end)
		passes = append(passes, p)
		assessments = append(assessments, control.Assess(exampleID("assessment", f.Body), p, control.DefaultProfile()))
	}
	overview, err := control.Summarise(exampleID("overview"), year, end, passes, assessments)
	if err != nil {
		return 0, err
	}
	if err := control.SaveYear(y.ctx, y.store, overview, assessments...); err != nil {
		return 0, err
	}
	h := y.host
	table := sheet{Name: column("Bedömning av nämndernas internkontroll", "Assessment of the boards' internal control"), Columns: []kvalitet.Label{
		column("Nämnd", "Board"), column("Bedömning", "Grade"), column("Skäl", "Reasons")}}
	var reasons [][]string
	for i, a := range assessments {
		var why []string
		for _, j := range kvalitet.Evaluate(control.DefaultProfile(), kvalitet.RunOn(kvalitet.Year(year).Last(), control.AllRules(), passes[i])).Judged {
			if j.Outcome == kvalitet.OutcomeNotMet && j.Severity >= kvalitet.SeverityWarning {
				why = append(why, j.Text.In(h.lang))
			}
		}
		table.Rows = append(table.Rows, []any{a.Body, a.Grade().Label(), fmt.Sprintf(h.t("%d anmärkningar", "%d remarks"), len(why))})
		reasons = append(reasons, why)
	}
	block, err := y.table("internkontroll", table, "")
	if err != nil {
		return 0, err
	}
	for i := range block.Table.Rows {
		block.Table.Rows[i][2].Trace = reasons[i]
		block.Table.Rows[i][1].Tone = gradeTone(assessments[i].Grade()).String()
	}
	y.section(report.Section{ID: "internkontroll", Title: h.t("Tillsynsrapporter och bedömning", "Supervision reports and assessment"),
		Lead:   h.t("Arbetsgruppen bedömer varje nämnd efter dess sämsta del; ett fel går inte att medelvärdesbilda bort. Utfallen är påhittade.", "The working group grades each board by its worst part; a fault cannot be averaged away. The outcomes are made up."),
		Blocks: []report.Block{block}})
	y.data["internalControl"] = overview
	return len(files), nil
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

// testedFile is a made-up year of testing: one board tests everything, one finds deviations, one forgets an occasion.
func testedFile(p control.Plan, board int, m control.Model) control.File {
	f := control.File{Body: p.Body, Year: p.Year, Plan: &p}
	for i, a := range p.Activities {
		for j, o := range a.Occurrences(p.Year) {
			if board == 2 && i == 0 && j == 3 {
				continue // forgotten
			}
			tested, wrong := a.Sample, 0
			result := control.ResultNoDeviation
			if board == 1 && i == 1 && j == 1 {
				wrong, result = 3, control.ResultMinor
			}
			f.Executions = append(f.Executions, control.Execution{ID: exampleID("execution", p.Body, a.Number.String(), fmt.Sprint(j)), Body: p.Body, Year: p.Year,
				Activity: a.Number, Occasion: o.Occasion, Date: o.Due, Tester: a.Responsible, Result: result, Tested: &tested, Wrong: &wrong})
		}
	}
	registered := kvalitet.NewDate(p.Year, 12, 31)
	if due := m.Due(control.StepReport, p.Year); !due.IsZero() {
		registered = due
	}
	r := control.Compile(control.NewPass(f, m, registered))
	r.ID, r.Case, r.Registered = exampleID("report", p.Body), fmt.Sprintf("KS %d/%d", p.Year, 100+board), registered
	r.Approved = control.Resolution{By: p.Body, Reference: "§ 140", Date: registered}
	f.Report = &r
	return f
}
