package control_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(control.AllRules()))
	require.NoError(t, kvalitet.ValidateRules(control.OverviewRules()))
	require.NoError(t, kvalitet.ValidateProfile(control.DefaultProfile(), control.AllRules()), "the default profile names rules that exist")
	require.NoError(t, kvalitet.ValidateRules(control.PlanRules()))
	assert.Len(t, control.PlanRules(), len(control.AnalysisRules())+len(control.CoverageRules())+3)
	var sets []rulesdoc.Set
	for _, s := range []struct {
		name   string
		aspect control.Aspect
	}{{"AnalysisRules", control.AspectAnalysis}, {"CoverageRules", control.AspectCoverage}, {"ExecutionRules", control.AspectExecution},
		{"FollowUpRules", control.AspectFollowUp}, {"TimelinessRules", control.AspectTimeliness}} {
		sets = append(sets, rulesdoc.Of("control."+s.name, s.aspect.Label(), control.Rules(s.aspect)))
	}
	sets = append(sets, rulesdoc.Of("control.OverviewRules", kvalitet.Label{SV: "Rapporten om alla nämnder", EN: "The report on all bodies"}, control.OverviewRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("control", sets...))
	assert.Nil(t, control.Rules(0))
}

func TestAYearWithoutAFault(t *testing.T) {
	require.NoError(t, kvalitet.Invalid(wholeFile().Problems()))
	for _, f := range kvalitet.RunOn(day("2027-12-31"), control.AllRules(), control.NewPass(wholeFile(), control.Orebro(), afterwards)) {
		assert.Contains(t, []kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotApplicable}, f.Outcome, "%s: %s", f.Rule, f.Text.SV)
	}
}

// One fault at a time in a year without a fault: its rule must notice, point at it and name it, and no other may answer
// "no" than those that are told of.
func TestPlantedFaults(t *testing.T) {
	tests := map[string]struct {
		plant   func(*control.File)
		rule    string
		outcome kvalitet.Outcome
		path    string
		names   string
		also    []string
	}{
		"no analysis": {func(f *control.File) { f.Plan.Analysis = control.Analysis{} },
			"control.analysis.done", kvalitet.OutcomeNotMet, "/plan/analysis", "ingen risk- och väsentlighetsanalys",
			[]string{"control.analysis.areas", "control.analysis.fraud", "control.plan.traceable"}},
		"an area not analysed": {func(f *control.File) {
			f.Plan.Analysis.Areas = f.Plan.Analysis.Areas[:2]
			f.Plan.Analysis.Risks[0].Area = control.AreaEconomy
		}, "control.analysis.areas", kvalitet.OutcomeNotMet, "/plan/analysis/areas", "verksamhet", nil},
		"a risk not rated": {func(f *control.File) { f.Plan.Analysis.Risks[2].Value = 0 },
			"control.analysis.rated", kvalitet.OutcomeUnknown, "/plan/analysis/risks/2/value", "R3", nil},
		"a goal without a risk": {func(f *control.File) {
			f.Plan.Analysis.Goals, f.Plan.Analysis.Risks[0].Goals = []string{"M1", "M2"}, []string{"M1"}
		}, "control.analysis.goals", kvalitet.OutcomeNotMet, "/plan/analysis/goals/1", "M2", nil},
		"a risk for a goal that is not there": {func(f *control.File) {
			f.Plan.Analysis.Goals, f.Plan.Analysis.Risks[0].Goals = []string{"M1"}, []string{"M1", "M7"}
		}, "control.analysis.goals", kvalitet.OutcomeNotMet, "/plan/analysis/risks/0/goals", "M7", nil},
		"a provider nobody tests": {func(f *control.File) { f.Plan.Analysis.Outsourced = true },
			"control.plan.outsourced", kvalitet.OutcomeNotMet, "/plan/activities", "överlämnat", nil},
		"fraud not noted": {func(f *control.File) { f.Plan.Analysis.Fraud = nil },
			"control.analysis.fraud", kvalitet.OutcomeUnknown, "/plan/analysis/fraud", "oegentligheter", nil},
		"fraud not considered": {func(f *control.File) { f.Plan.Analysis.Fraud = ptr(false) },
			"control.analysis.fraud", kvalitet.OutcomeNotMet, "/plan/analysis/fraud", "oegentligheter", nil},
		"accepted without a decision": {func(f *control.File) { f.Plan.Analysis.Risks[3].Resolution = control.Resolution{} },
			"control.analysis.decided", kvalitet.OutcomeNotMet, "/plan/analysis/risks/3/resolution", "R4", nil},
		"an uncovered risk": {func(f *control.File) {
			f.Plan.Analysis.Risks = append(f.Plan.Analysis.Risks, control.Risk{ID: "R9", Text: "Ny risk", Area: control.AreaEconomy, Value: 16})
		}, "control.plan.covered", kvalitet.OutcomeNotMet, "/plan/analysis/risks/5", "R9", nil},
		"a common control left out": {func(f *control.File) { f.Plan.Activities[2].Risks = []string{"R3"}; f.Plan.Seal = "" },
			"control.plan.common", kvalitet.OutcomeNotMet, "/plan/analysis/risks/4", "KG1", nil},
		"last year's deviation forgotten": {func(f *control.File) { f.Report.FollowUps[0].Answer = control.AnswerUnderway },
			"control.plan.last-year", kvalitet.OutcomeNotMet, "/previous/0", "2026-V1", nil},
		"no recipient": {func(f *control.File) { f.Plan.Activities[0].Recipient = ""; f.Plan.Seal = "" },
			"control.plan.complete", kvalitet.OutcomeNotMet, "/plan/activities/0/recipient", "mottagare", nil},
		"the letter of another area": {func(f *control.File) { f.Plan.Activities[1].Area = control.AreaPersonnel; f.Plan.Seal = "" },
			"control.plan.numbered", kvalitet.OutcomeNotMet, "/plan/activities/1/number", "E1", []string{"control.plan.areas"}},
		"an area that is not the model's": {func(f *control.File) { f.Plan.Activities[2].Area = "it"; f.Plan.Seal = "" },
			"control.plan.numbered", kvalitet.OutcomeNotMet, "/plan/activities/2/area", "P1", []string{"control.plan.areas"}},
		"a risk that does not exist": {func(f *control.File) { f.Plan.Activities[0].Risks = []string{"R1", "R77"}; f.Plan.Seal = "" },
			"control.plan.traceable", kvalitet.OutcomeNotMet, "/plan/activities/0/risks", "R77", nil},
		"the tester is to own the control": {func(f *control.File) { f.Plan.Activities[1].Responsible = " Ekonomichef"; f.Plan.Seal = "" },
			"control.plan.separation", kvalitet.OutcomeNotMet, "/plan/activities/1/responsible", "E1", nil},
		"a day after the year": {func(f *control.File) { f.Plan.Activities[1].Due = day("2028-02-01"); f.Plan.Seal = "" },
			"control.plan.year", kvalitet.OutcomeNotMet, "/plan/activities/1/due", "2028-02-01", nil},
		"a day before the year": {func(f *control.File) { f.Plan.Activities[1].Due = day("2026-12-01"); f.Plan.Seal = "" },
			"control.plan.year", kvalitet.OutcomeNotMet, "/plan/activities/1/due", "före planens år", []string{"control.execution.late"}},
		"a period of another year": {func(f *control.File) {
			f.Plan.Activities[1].Period, f.Plan.Activities[1].Due, f.Plan.Seal = kvalitet.Year(2028), kvalitet.Date{}, ""
		}, "control.plan.year", kvalitet.OutcomeNotMet, "/plan/activities/1/period", "utanför 2027", nil},
		"an answer to what nobody asked": {func(f *control.File) {
			f.Report.FollowUps = append(f.Report.FollowUps, control.FollowUp{Item: "2026-V9", Answer: control.AnswerDone})
		}, "control.followup.answered", kvalitet.OutcomeNotMet, "/report/followUps/1/item", "2026-V9", nil},
		"a sample without a size": {func(f *control.File) { f.Plan.Activities[1].Sample = 0; f.Plan.Seal = "" },
			"control.plan.sampled", kvalitet.OutcomeNotMet, "/plan/activities/1/sample", "E1", nil},
		"changed after the seal": {func(f *control.File) { f.Plan.Activities[1].Method = "genomgång" },
			"control.plan.frozen", kvalitet.OutcomeNotMet, "/plan/seal", "inte desamma", nil},
		"changed after the decision": {func(f *control.File) { f.Plan.Activities[1].Changed = day("2027-03-01"); f.Plan.Seal = "" },
			"control.plan.frozen", kvalitet.OutcomeNotMet, "/plan/activities/1/changed", "E1", nil},
		"an amendment nobody decided": {func(f *control.File) {
			f.Plan.Amendments = []control.Amendment{{Motive: "hinns inte", Changes: []control.Change{{Number: number("P1")}}}}
		}, "control.plan.frozen", kvalitet.OutcomeNotMet, "/plan/amendments/0", "P1", nil},
		"a missed test": {func(f *control.File) { f.Executions = f.Executions[:3] },
			"control.execution.missed", kvalitet.OutcomeNotMet, "/plan/activities/2", "P1", nil},
		"a late test": {func(f *control.File) { f.Executions[2].Date = day("2027-12-03") },
			"control.execution.late", kvalitet.OutcomeNotMet, "/executions/2/date", "3 dagar", nil},
		"a test of what was not planned": {func(f *control.File) { f.Executions[1].Activity = number("V7") },
			"control.execution.planned", kvalitet.OutcomeNotMet, "/executions/1/activity", "V7", []string{"control.execution.missed"}},
		"the tester owns the control": {func(f *control.File) { f.Executions[2].Tester = "ekonomichef" },
			"control.execution.separation", kvalitet.OutcomeNotMet, "/executions/2/tester", "ekonomichef", nil},
		"a tester nobody knows": {func(f *control.File) {
			f.Executions[2].Tester, f.Plan.Activities[1].Responsible, f.Plan.Seal = "", "", ""
		}, "control.execution.separation", kvalitet.OutcomeUnknown, "/executions/2/tester", "E1", []string{"control.plan.complete"}},
		"the planned tester owns the control": {func(f *control.File) {
			f.Executions[2].Tester, f.Plan.Activities[1].Responsible, f.Plan.Seal = "", "ekonomichef", ""
		}, "control.execution.separation", kvalitet.OutcomeNotMet, "/executions/2/tester", "ekonomichef", []string{"control.plan.separation"}},
		"no number tested": {func(f *control.File) { f.Executions[3].Tested, f.Executions[3].Wrong = nil, nil },
			"control.execution.counted", kvalitet.OutcomeNotMet, "/executions/3/tested", "P1", nil},
		"errors called no deviation": {func(f *control.File) { *f.Executions[2].Wrong = 4 },
			"control.execution.consistent", kvalitet.OutcomeNotMet, "/executions/2/result", "4 fel", nil},
		"a deviation without an error": {func(f *control.File) { *f.Executions[0].Wrong = 0 },
			"control.execution.consistent", kvalitet.OutcomeNotMet, "/executions/0/wrong", "V1", nil},
		"half the sample": {func(f *control.File) { *f.Executions[2].Tested = 30 },
			"control.execution.sampled", kvalitet.OutcomeNotMet, "/executions/2/tested", "30 av 59", nil},
		"no evidence": {func(f *control.File) { f.Executions[2].Evidence = nil },
			"control.execution.evidence", kvalitet.OutcomeNotMet, "/executions/2/evidence", "E1", nil},
		"only not applicable": {func(f *control.File) { f.Executions[3].Result = control.ResultNotApplicable },
			"control.execution.applicable", kvalitet.OutcomeNotMet, "/plan/activities/2", "P1", nil},
		"a deviation nobody recorded": {func(f *control.File) { f.Deviations = nil },
			"control.deviation.recorded", kvalitet.OutcomeNotMet, "/executions/0/result", "V1", []string{"control.report.actions"}},
		"a deviation without a cause": {func(f *control.File) { f.Deviations[0].Cause = "" },
			"control.deviation.complete", kvalitet.OutcomeNotMet, "/deviations/0/cause", "orsak", nil},
		"a severity off the scale": {func(f *control.File) { f.Deviations[0].Severity = "pinsam" },
			"control.deviation.complete", kvalitet.OutcomeNotMet, "/deviations/0/severity", "pinsam", nil},
		"an item nobody answered": {func(f *control.File) { f.Report.FollowUps = nil },
			"control.followup.answered", kvalitet.OutcomeNotMet, "/previous/0", "2026-V1", []string{"control.plan.last-year"}},
		"dropped without a reason": {func(f *control.File) {
			f.Report.FollowUps[0] = control.FollowUp{Item: "2026-V1", Answer: control.AnswerDropped}
		}, "control.followup.answered", kvalitet.OutcomeNotMet, "/report/followUps/0/text", "skäl", nil},
		"closed without an effect": {func(f *control.File) { f.Deviations[0].Effect = control.Effect{} },
			"control.deviation.effect", kvalitet.OutcomeNotMet, "/deviations/0/effect", "effekt", nil},
		"an action that is overdue": {func(f *control.File) {
			d := &f.Deviations[0]
			d.Done, d.Closed, d.Effect = kvalitet.Date{}, kvalitet.Date{}, control.Effect{}
		}, "control.deviation.overdue", kvalitet.OutcomeNotMet, "/deviations/0/due", "2027-06-30", nil},
		"the same as last year": {func(f *control.File) { f.Previous[0].Process = "avgifter" },
			"control.deviation.repeated", kvalitet.OutcomeNotMet, "/deviations/0", "2026-V1", nil},
		"twice in the year": {func(f *control.File) { f.Executions[1].Result = control.ResultMinor; *f.Executions[1].Wrong = 1 },
			"control.deviation.repeated", kvalitet.OutcomeNotMet, "/plan/activities/0", "2 tillfällen", nil},
		"an action without anybody": {func(f *control.File) {
			f.Report.Rows = []control.Row{{Activity: number("V1"), Action: "ny blankett"}, {Activity: number("E1")}, {Activity: number("P1")}}
		}, "control.report.actions", kvalitet.OutcomeNotMet, "/report/rows/0/responsible", "V1", nil},
		"no plan": {func(f *control.File) { f.Plan, f.Executions, f.Deviations = nil, nil, nil },
			"control.plan.exists", kvalitet.OutcomeNotMet, "/plan", "Socialnämnden", nil},
		"a plan nobody adopted": {func(f *control.File) { f.Plan.Adopted, f.Plan.Seal = control.Resolution{}, "" },
			"control.plan.adopted", kvalitet.OutcomeNotMet, "/plan/adopted", "inte beslutad", nil},
		"a decision without a reference": {func(f *control.File) { f.Plan.Adopted.Reference = "" },
			"control.plan.adopted", kvalitet.OutcomeNotMet, "/plan/adopted/reference", "beteckning", nil},
		"a late plan": {func(f *control.File) { f.Plan.Adopted.Date = day("2027-01-20") },
			"control.plan.timely", kvalitet.OutcomeNotMet, "/plan/adopted/date", "2027-01-20", nil},
		"no report": {func(f *control.File) { f.Report = nil },
			"control.report.exists", kvalitet.OutcomeNotMet, "/report", "Socialnämnden", []string{"control.plan.last-year"}},
		"a late report": {func(f *control.File) { f.Report.Registered = day("2028-01-03") },
			"control.report.timely", kvalitet.OutcomeNotMet, "/report/registered", "3 dagar", nil},
		"a report not registered": {func(f *control.File) { f.Report.Registered = kvalitet.Date{} },
			"control.report.timely", kvalitet.OutcomeNotMet, "/report/registered", "inte registrerad", nil},
		"no case reference": {func(f *control.File) { f.Report.Case = "" },
			"control.report.case", kvalitet.OutcomeNotMet, "/report/case", "ärendebeteckning", nil},
		"not handed over": {func(f *control.File) { f.Report.HandedOver = kvalitet.Date{} },
			"control.report.approved", kvalitet.OutcomeNotMet, "/report/handedOver", "kommunstyrelsen", nil},
		"tested after the report": {func(f *control.File) { f.Executions[3].Date = day("2027-12-20") },
			"control.report.final", kvalitet.OutcomeNotMet, "/executions/3/date", "P1", nil},
		"an activity left out": {func(f *control.File) {
			f.Report.Rows = []control.Row{{Activity: number("V1"), Result: control.ResultMinor}, {Activity: number("E1")}}
		}, "control.report.rows", kvalitet.OutcomeNotMet, "/report/rows", "P1", nil},
		"a better result than the tests": {func(f *control.File) {
			f.Report.Rows = []control.Row{{Activity: number("V1"), Result: control.ResultNoDeviation}, {Activity: number("E1")}, {Activity: number("P1")}}
		}, "control.report.rows", kvalitet.OutcomeNotMet, "/report/rows/0/result", "V1", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file := wholeFile()
			tt.plant(&file)
			for _, f := range kvalitet.RunOn(day("2027-12-31"), control.AllRules(), control.NewPass(file, control.Orebro(), afterwards)) {
				switch {
				case f.Rule == tt.rule:
					assert.Equal(t, tt.outcome, f.Outcome, f.Rule)
					require.NotEmpty(t, f.Places())
					assert.Equal(t, tt.path, f.Places()[0].Path)
					assert.Contains(t, f.Text.SV, tt.names)
					assert.True(t, f.Text.Complete())
				case f.Outcome == kvalitet.OutcomeNotMet || f.Outcome == kvalitet.OutcomeUnknown:
					assert.Contains(t, tt.also, f.Rule, f.Text.SV)
				}
			}
		})
	}
}

func TestTheFraudDutyBeginsIn2025(t *testing.T) {
	file := wholeFile()
	file.Plan.Analysis.Fraud = ptr(false)
	p := control.NewPass(file, control.Orebro(), afterwards)
	last := len(control.AnalysisRules()) - 2
	assert.Equal(t, kvalitet.OutcomeNotInForce, kvalitet.RunOn(day("2025-06-30"), control.AnalysisRules(), p)[last].Outcome)
	assert.Equal(t, kvalitet.OutcomeNotMet, kvalitet.RunOn(day("2025-07-01"), control.AnalysisRules(), p)[last].Outcome)
	assert.Contains(t, control.DutiesOn(day("2025-06-30"))[0].Source.Section, "före")
	assert.Contains(t, control.DutiesOn(day("2025-07-01"))[0].Text.SV, "oegentligheter")
	assert.Len(t, control.DutiesOn(day("2027-01-01")), 3)
	assert.Len(t, control.Objectives(), 3)
}

// What is not due is not late, and what is missing is unknown: before the days nothing of the year's end is a fault.
func TestBeforeTheDaysNothingIsLate(t *testing.T) {
	file := wholeFile()
	file.Report, file.Executions = nil, file.Executions[:1]
	p := control.NewPass(file, control.Orebro(), day("2027-05-01"))
	for _, f := range kvalitet.RunOn(day("2027-12-31"), append(control.ExecutionRules(), control.TimelinessRules()...), p) {
		assert.NotEqual(t, kvalitet.OutcomeNotMet, f.Outcome, "%s: %s", f.Rule, f.Text.SV)
	}
	assert.Equal(t, control.OccurrenceAhead, p.Schedule(number("V1"))[1].Status)
	assert.Equal(t, control.OccurrenceDue, p.Schedule(number("P1"))[0].Status)
}
