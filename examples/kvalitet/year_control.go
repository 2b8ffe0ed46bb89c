package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
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
	for _, p := range plans {
		if err := control.SaveFile(y.ctx, y.store, control.File{Body: p.Body, Year: p.Year, Plan: &p}); err != nil {
			return 0, err
		}
	}
	rows, section, err := y.planSection(plans, yearEnd.Year+1)
	if err != nil {
		return 0, err
	}
	section.Title = y.t("Tillsynsplaner för nästa år", "Next year's supervision plans")
	y.section(section)
	y.fact(y.t("Kontrollmoment nästa år", "Control activities next year"), fmt.Sprint(rows), fmt.Sprintf("%d %s", len(plans), y.t("nämnder", "boards")))
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
	section, err := y.assessmentSection(passes, assessments)
	if err != nil {
		return 0, err
	}
	section.Lead += " " + y.t("Utfallen är påhittade.", "The outcomes are made up.")
	y.section(section)
	y.data["internalControl"] = overview
	return len(files), nil
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
