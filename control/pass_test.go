package control_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

// A fault in a row that an amendment brought is found where the amendment stands.
func TestFindingsPointIntoTheAmendment(t *testing.T) {
	f := wholeFile()
	changed := f.Plan.Activities[0]
	changed.Recipient = ""
	plan, err := f.Plan.Amend(control.Amendment{Resolution: decision("2027-03-01", "§ 9"), Changes: []control.Change{{Number: number("V1"), Activity: &changed}}})
	require.NoError(t, err)
	f.Plan = &plan
	for _, found := range kvalitet.Run(control.CoverageRules(), control.NewPass(f, control.Orebro(), afterwards)) {
		if found.Rule == "control.plan.complete" {
			assert.Equal(t, "/plan/amendments/0/changes/0/activity/recipient", found.Path)
		}
	}
}

func TestMissedOccasionsAreNamed(t *testing.T) {
	for frequency, want := range map[control.Frequency]string{
		control.FrequencyMonthly: "för januari", control.FrequencyQuarterly: "för kvartal 1", control.FrequencyTertial: "för tertial 1",
		control.FrequencyHalfYearly: "för halvår 1", control.FrequencyWeekly: "för vecka 53", control.FrequencyContinuous: "för år 2027",
	} {
		f := wholeFile()
		f.Plan.Activities[2].Frequency = frequency
		f.Executions = f.Executions[:3]
		found := kvalitet.Run(control.ExecutionRules(), control.NewPass(f, control.Orebro(), afterwards))[0]
		assert.Contains(t, found.Text.SV, want)
		assert.Len(t, found.Places(), len(f.Plan.Activities[2].Occurrences(2027)), "a place for each")
	}
}

// What an item of last year is about decides whether a deviation repeats it and whether the plan takes it up.
func TestItemsAndActivitiesMeet(t *testing.T) {
	tests := map[string]struct {
		item  control.Item
		found bool
	}{
		"a risk in common":              {control.Item{Risks: []string{"R1"}, Process: "annat", Activity: number("E9")}, true},
		"another risk":                  {control.Item{Risks: []string{"R99"}, Activity: number("V1")}, false},
		"the same process":              {control.Item{Process: "Avgifter"}, true},
		"another process, same number":  {control.Item{Process: "arkivering", Activity: number("V1")}, false},
		"nothing known but the number":  {control.Item{Activity: number("V1")}, true},
		"nothing known but the text":    {control.Item{Text: "avgiftsbeslut är rätt räknade"}, true},
		"nothing in common":             {control.Item{Text: "annat"}, false},
		"it was no deviation last year": {control.Item{Process: "avgifter", Result: control.ResultNoDeviation}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := wholeFile()
			it := tt.item
			it.ID = "2026-V9"
			if it.Text == "" {
				it.Text = "något"
			}
			if it.Result == 0 {
				it.Result = control.ResultMinor
			}
			f.Previous = []control.Item{it}
			f.Report.FollowUps = []control.FollowUp{{Item: it.ID, Answer: control.AnswerDone}}
			for _, found := range kvalitet.Run(control.FollowUpRules(), control.NewPass(f, control.Orebro(), afterwards)) {
				if found.Rule == "control.deviation.repeated" {
					assert.Equal(t, tt.found, found.Outcome == kvalitet.OutcomeNotMet, found.Text.SV)
				}
			}
		})
	}
}

func TestARepetitionNeedsNoRecordedDeviation(t *testing.T) {
	f := wholeFile()
	f.Deviations = nil
	f.Previous[0].Process = "avgifter"
	for _, found := range kvalitet.Run(control.FollowUpRules(), control.NewPass(f, control.Orebro(), afterwards)) {
		if found.Rule == "control.deviation.repeated" {
			assert.Equal(t, "/plan/activities/0", found.Path)
		}
	}
}

func TestDaysThatAModelLacks(t *testing.T) {
	m := control.Orebro()
	m.Deadlines = nil
	f := wholeFile()
	f.Plan.Adopted.Date, f.Report.Registered = day("2027-06-01"), day("2029-01-01")
	for _, found := range kvalitet.Run(control.TimelinessRules(), control.NewPass(f, m, afterwards)) {
		if found.Rule == "control.plan.timely" || found.Rule == "control.report.timely" {
			assert.Equal(t, kvalitet.OutcomeNotApplicable, found.Outcome)
		}
	}
	for _, s := range control.State(control.NewPass(f, m, afterwards), nil, nil, nil) {
		assert.NotEqual(t, control.StepOverdue, s.Status)
		assert.NotEmpty(t, s.By, "the roles are known without days")
	}
}

func TestLongTextsAreCutInFindings(t *testing.T) {
	f := wholeFile()
	f.Plan.Analysis.Risks[0].Text = "En mycket lång beskrivning av en risk som ingen orkar läsa i en iakttagelse, å, ä och ö"
	f.Plan.Activities[0].Risks = nil
	found := kvalitet.Run(control.CoverageRules(), control.NewPass(f, control.Orebro(), afterwards))[0]
	assert.Contains(t, found.Text.SV, "…")
	assert.NotContains(t, found.Text.SV, "å, ä och ö")
}

func TestValidateIsTheErrorOfProblems(t *testing.T) {
	f := wholeFile()
	for _, v := range []interface{ Validate() error }{*f.Plan, f.Executions[0], f.Deviations[0], *f.Report} {
		require.NoError(t, v.Validate())
	}
	for _, v := range []interface{ Validate() error }{control.Plan{}, control.Execution{}, control.Deviation{}, control.Report{}, control.Assessment{}, control.Overview{}, control.Model{}} {
		assert.ErrorIs(t, v.Validate(), kvalitet.ErrInvalid)
	}
}
