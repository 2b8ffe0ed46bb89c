package control_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/control/controltest"
)

func TestAssess(t *testing.T) {
	grade := func(change func(*control.File)) control.Assessment {
		f := wholeFile()
		change(&f)
		return control.Assess(id(1), control.NewPass(f, control.Orebro(), afterwards), control.DefaultProfile())
	}
	clean := grade(func(*control.File) {})
	assert.Equal(t, control.GradeGreen, clean.Grade())
	require.NoError(t, clean.Validate())
	assert.Equal(t, "Socialnämnden 2027: grön", clean.String())
	yellow := grade(func(f *control.File) { f.Executions[2].Evidence = nil })
	assert.Equal(t, control.GradeYellow, yellow.Grade())
	assert.Equal(t, control.GradeYellow, yellow.Aspects[control.AspectExecution-1].Grade)
	assert.Equal(t, control.GradeGreen, yellow.Aspects[control.AspectCoverage-1].Grade)
	red := grade(func(f *control.File) { f.Executions = f.Executions[:3] })
	assert.Equal(t, control.GradeRed, red.Grade(), "the worst decides")
	assert.Equal(t, "control.execution.missed", red.Aspects[control.AspectExecution-1].Reasons[0].Rule)
	unknown := grade(func(f *control.File) { f.Plan.Analysis.Fraud = nil })
	assert.Equal(t, control.GradeGreen, unknown.Grade(), "what is not noted is no fault")
	assert.Len(t, unknown.Aspects[0].Reasons, 1, "but it is told of")
	nothing := control.Assess(id(1), control.NewPass(control.File{Body: "x", Year: 2027}, control.Orebro(), day("2026-05-01")), kvalitet.Profile{})
	assert.Equal(t, control.GradeNotJudged, nothing.Aspects[0].Grade)
	red.Decided, red.Motive = control.GradeYellow, "rättat i januari"
	require.NoError(t, red.Validate())
	assert.Equal(t, control.GradeYellow, red.Grade())
}

// To add a test that was missed never makes a grade worse.
func TestMoreDoneIsNeverWorse(t *testing.T) {
	before := control.Grade(0)
	for n := len(wholeFile().Executions); n >= 0; n-- {
		f := wholeFile()
		f.Executions = f.Executions[:n]
		g := control.Assess(id(1), control.NewPass(f, control.Orebro(), afterwards), control.DefaultProfile()).Grade()
		assert.GreaterOrEqual(t, g, before)
		before = g
	}
	assert.Equal(t, control.GradeRed, before)
}

func TestState(t *testing.T) {
	f := wholeFile()
	status := func(f control.File, on string, a *control.Assessment, o *control.Overview, next *control.File) string {
		out := ""
		for _, s := range control.State(control.NewPass(f, control.Orebro(), day(on)), a, o, next) {
			assert.True(t, s.Needs.Complete())
			assert.NotEmpty(t, s.By)
			out += s.Status.String() + " "
		}
		return out
	}
	draft := f
	plan := *f.Plan
	plan.Adopted, plan.Seal = control.Resolution{}, ""
	draft.Plan, draft.Executions, draft.Report = &plan, nil, nil
	assert.Equal(t, "open waiting waiting waiting waiting waiting waiting waiting ", status(control.File{Body: "x", Year: 2027}, "2026-09-01", nil, nil, nil))
	assert.Equal(t, "done open waiting waiting waiting waiting waiting waiting ", status(draft, "2026-12-31", nil, nil, nil))
	assert.Equal(t, "done overdue waiting waiting waiting waiting waiting waiting ", status(draft, "2027-01-01", nil, nil, nil))
	assert.Equal(t, "done done done done open waiting waiting waiting ", status(f, "2027-12-31", nil, nil, nil))
	late := f
	report := *f.Report
	report.Registered = day("2028-01-07")
	late.Report = &report
	assert.Equal(t, "done done done late open waiting waiting waiting ", status(late, "2028-01-08", nil, nil, nil))
	a := control.Assess(id(1), control.NewPass(f, control.Orebro(), afterwards), control.DefaultProfile())
	o := control.Overview{Executive: control.Statement{Text: "x", Resolution: decision("2028-02-15", "§ 22")}, Auditors: control.Statement{Text: "y"}}
	next := control.File{Body: f.Body, Year: 2028, Previous: control.CarryForward(f, control.Orebro(), afterwards),
		Report: &control.Report{Body: f.Body, Year: 2028, FollowUps: []control.FollowUp{{Item: "2027-V1", Answer: control.AnswerDone}}}}
	assert.Equal(t, "done done done done done done done done ", status(f, "2029-01-01", &a, &o, &next))
	next.Report.FollowUps = nil
	assert.Equal(t, "done done done done done done done open ", status(f, "2029-01-01", &a, &o, &next))
}

func TestCompileKeepsWhatTheBodySays(t *testing.T) {
	f := wholeFile()
	f.Report.Rows = []control.Row{{Activity: number("V1"), Result: control.ResultMajor, Motive: "omprövat", Text: "två fel", Action: "utbildning", Responsible: "enhetschef"}, {Activity: number("E1"), Result: control.ResultMajor}}
	f.Report.FollowUps = nil
	r := control.Compile(control.NewPass(f, control.Orebro(), afterwards))
	require.NoError(t, r.Validate())
	assert.Equal(t, control.Row{Activity: number("V1"), Result: control.ResultMajor, Motive: "omprövat", Occasions: 2, Done: 2, Tested: 50, Wrong: 2, Deviations: 1,
		Text: "två fel", Action: "utbildning", Responsible: "enhetschef"}, r.Rows[0])
	assert.Equal(t, control.ResultNoDeviation, r.Rows[1].Result, "without a motive the tests decide")
	assert.Equal(t, []control.FollowUp{{Item: "2026-V1"}}, r.FollowUps, "carried forward to be answered")
	assert.Equal(t, "SOC 2027/31", r.Case)
}

func TestCarryForward(t *testing.T) {
	f := wholeFile()
	f.Executions = f.Executions[:3]
	f.Report.FollowUps[0].Answer = control.AnswerUnderway
	items := control.CarryForward(f, control.Orebro(), afterwards)
	var got []string
	for _, it := range items {
		got = append(got, it.ID+" "+it.Result.String())
	}
	assert.Equal(t, []string{"2027-V1 minor", "2027-P1 notDone", "2026-V1 major"}, got, "a deviation, what was not done, and what is still under way")
	assert.Equal(t, "ny blankett", items[0].Action)
	assert.True(t, items[1].Weighty())
	assert.False(t, items[0].Weighty())
	f.Deviations[0].Severity = "critical"
	assert.True(t, control.CarryForward(f, control.Orebro(), afterwards)[0].Weighty(), "a severe deviation in a minor result")
}

// A year of 24 bodies, as many as in Örebro's handbook: what is planted in four of them is counted and told of.
func TestOverviewOf24Bodies(t *testing.T) {
	var passes []*control.Pass
	var assessments []control.Assessment
	expected := []string{"Nämnden som glömdes"}
	for n := range 24 {
		f := wholeFile()
		f.Body = fmt.Sprintf("Nämnd %02d", 24-n)
		switch n {
		case 3:
			f.Executions = f.Executions[:1]
		case 7:
			f.Report.Registered = day("2028-01-20")
		case 11:
			*f.Executions[3].Wrong, f.Executions[3].Result = 9, control.ResultMajor
		case 15:
			f.Plan, f.Executions, f.Deviations, f.Report = nil, nil, nil, nil
		}
		p := control.NewPass(f, control.Orebro(), afterwards)
		passes, assessments = append(passes, p), append(assessments, control.Assess(id(100+n), p, control.DefaultProfile()))
		expected = append(expected, f.Body)
	}
	o, err := control.Summarise(id(1), 2027, afterwards, passes, assessments)
	require.NoError(t, err)
	assert.Len(t, o.Bodies, 24)
	assert.Equal(t, "Nämnd 01", o.Bodies[0].Body)
	assert.Equal(t, []control.GradeCount{{Grade: control.GradeGreen, Bodies: 20}, {Grade: control.GradeYellow}, {Grade: control.GradeRed, Bodies: 4}, {Grade: control.GradeNotJudged}}, o.Grades)
	assert.Equal(t, 23*4, o.Total.Occasions)
	assert.Equal(t, 23*4-3, o.Total.Done)
	assert.Equal(t, 3, o.Total.Missed())
	assert.Equal(t, 1, o.Total.Major)
	assert.Equal(t, 23, o.Total.Answered)
	sum := control.Counts{}
	for _, b := range o.Bodies {
		sum = sum.Add(b.Counts)
	}
	assert.Equal(t, o.Total, sum)
	var outliers []string
	for _, out := range o.Outliers {
		outliers = append(outliers, out.Body+" "+out.Measure)
		assert.Greater(t, out.Share, out.Fence)
	}
	assert.Contains(t, outliers, "Nämnd 21 missed")
	assert.Contains(t, outliers, "Nämnd 13 wrong")
	slices.Reverse(passes)
	slices.Reverse(assessments)
	reversed, err := control.Summarise(id(1), 2027, afterwards, passes, assessments)
	require.NoError(t, err)
	assert.Equal(t, o, reversed, "in any order")
	_, err = control.Summarise(id(1), 2027, afterwards, passes, nil)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)

	pass := &control.OverviewPass{Overview: o, Expected: expected}
	outcomes := map[string]kvalitet.Finding{}
	for _, f := range kvalitet.Run(control.OverviewRules(), pass) {
		outcomes[f.Rule] = f
	}
	assert.Equal(t, "Nämnden som glömdes saknas i rapporten.", outcomes["control.overview.bodies"].Text.SV)
	assert.Contains(t, outcomes["control.overview.judged"].Text.SV, "Nämnd 09")
	assert.Equal(t, kvalitet.OutcomeUnknown, outcomes["control.overview.executive"].Outcome, "not there yet is no fault")
	assert.Equal(t, kvalitet.OutcomeUnknown, outcomes["control.overview.auditors"].Outcome)
	pass.Overview.Executive.Text, pass.Overview.Auditors.Text, pass.Expected = "Gott.", "Vi delar den.", nil
	got := kvalitet.Run(control.OverviewRules(), pass)
	assert.Equal(t, kvalitet.OutcomeUnknown, got[0].Outcome)
	assert.Equal(t, kvalitet.OutcomeNotMet, got[2].Outcome, "a statement is decided")
	assert.Equal(t, kvalitet.OutcomeMet, got[3].Outcome)
	pass.Overview.Executive.Resolution = decision("2028-02-15", "§ 22")
	assert.Equal(t, kvalitet.OutcomeMet, kvalitet.Run(control.OverviewRules(), pass)[2].Outcome)
}

func TestGradeSystem(t *testing.T) {
	all := func(change func(*control.Judgement)) []control.Judgement {
		var js []control.Judgement
		for _, p := range control.Principles() {
			j := control.Judgement{Principle: p.Number, Present: ptr(true), Functioning: ptr(true), Deficiency: control.DeficiencyNone}
			change(&j)
			js = append(js, j)
		}
		return js
	}
	nothing := func(*control.Judgement) {}
	tests := map[string]struct {
		year       int
		focus      []control.Focus
		judgements []control.Judgement
		want       kvalitet.Outcome
		reasons    int
	}{
		"all present and functioning": {2027, nil, all(nothing), kvalitet.OutcomeMet, 0},
		"sixteen good do not offset one major": {2027, nil, all(func(j *control.Judgement) {
			if j.Principle == 8 {
				j.Deficiency = control.DeficiencyMajor
			}
		}), kvalitet.OutcomeNotMet, 1},
		"a smaller deficiency is borne": {2027, nil, all(func(j *control.Judgement) { j.Deficiency = control.DeficiencyMinor }), kvalitet.OutcomeMet, 0},
		"present but not functioning": {2027, nil, all(func(j *control.Judgement) {
			if j.Principle == 16 {
				j.Functioning = ptr(false)
			}
		}), kvalitet.OutcomeNotMet, 1},
		"one not judged leaves it unknown":         {2027, nil, all(nothing)[:16], kvalitet.OutcomeUnknown, 1},
		"a no is a no beside what is unknown":      {2027, nil, []control.Judgement{{Principle: 1, Present: ptr(false)}}, kvalitet.OutcomeNotMet, 17},
		"Örebro's focus asks of supervision alone": {2027, control.Orebro().Focus, all(nothing)[15:], kvalitet.OutcomeMet, 0},
		"a major deficiency outside the focus is no less one": {2027, control.Orebro().Focus, all(func(j *control.Judgement) {
			if j.Principle == 8 {
				j.Deficiency = control.DeficiencyMajor
			}
		}), kvalitet.OutcomeNotMet, 1},
		"a smaller one there is not asked for": {2027, control.Orebro().Focus, all(func(j *control.Judgement) {
			if j.Principle == 8 {
				j.Functioning, j.Deficiency = ptr(false), control.DeficiencyMinor
			}
		}), kvalitet.OutcomeMet, 0},
		"before the focus there is nothing": {2013, control.Orebro().Focus, all(nothing), kvalitet.OutcomeNotApplicable, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			g, err := control.GradeSystem(tt.year, tt.focus, tt.judgements...)
			require.NoError(t, err)
			assert.Equal(t, tt.want, g.Effective)
			assert.Len(t, g.Reasons, tt.reasons)
			assert.Len(t, g.Components, 5)
			sum := 0
			for _, c := range g.Components {
				sum += c.Principles
			}
			assert.Equal(t, 17, sum, "COSO 2013 has five components and seventeen principles")
		})
	}
	_, err := control.GradeSystem(2027, nil, control.Judgement{Principle: 18}, control.Judgement{Principle: 18})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

// Two years through a store: what was found in the first is carried into the second without anybody noting it.
func TestFilesThroughAStore(t *testing.T) {
	ctx := t.Context()
	s := controltest.NewMemStore()
	m, err := control.SaveModel(ctx, s, control.Orebro())
	require.NoError(t, err)
	m, err = control.LoadModel(ctx, s, m.ID)
	require.NoError(t, err)
	f := wholeFile()
	require.NoError(t, control.SaveFile(ctx, s, f))
	require.ErrorIs(t, control.SaveFile(ctx, s, f), kvalitet.ErrConflict)
	f.Deviations[0].Text = ""
	require.ErrorIs(t, control.SaveFile(ctx, s, f), kvalitet.ErrInvalid)
	files, err := control.LoadFiles(ctx, s, m, 2027)
	require.NoError(t, err)
	require.Len(t, files, 1)
	assert.Len(t, files[0].Executions, 4)
	assert.Equal(t, "SOC 2027/31", files[0].Report.Case)
	next, err := control.LoadFiles(ctx, s, m, 2028)
	require.NoError(t, err)
	require.Len(t, next, 1, "a body that has done nothing this year still has to answer")
	assert.Equal(t, "2027-V1", next[0].Previous[0].ID)
	assert.Nil(t, next[0].Plan)

	a := control.Assess(id(61), control.NewPass(files[0], m, afterwards), control.DefaultProfile())
	o, err := control.Summarise(id(62), 2027, afterwards, []*control.Pass{control.NewPass(files[0], m, afterwards)}, []control.Assessment{a})
	require.NoError(t, err)
	require.NoError(t, control.SaveYear(ctx, s, o, a))
	assessments, overview, err := control.LoadYear(ctx, s, 2027)
	require.NoError(t, err)
	assert.Len(t, assessments, 1)
	assert.Equal(t, id(62), overview.ID)
	_, none, err := control.LoadYear(ctx, s, 2026)
	require.NoError(t, err)
	assert.Nil(t, none)
	require.ErrorIs(t, control.SaveYear(ctx, s, control.Overview{}), kvalitet.ErrInvalid)
	_, err = control.SaveModel(ctx, s, control.Model{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)

	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = control.LoadFiles(cancelled, s, m, 2027)
	require.ErrorIs(t, err, context.Canceled)
	_, _, err = control.LoadYear(cancelled, s, 2027)
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, control.SaveFile(cancelled, s, wholeFile()), context.Canceled)
}

func BenchmarkYearOf24Bodies(b *testing.B) {
	f := wholeFile()
	for b.Loop() {
		for range 24 {
			control.Assess(id(1), control.NewPass(f, control.Orebro(), afterwards), control.DefaultProfile())
		}
	}
}

func TestDossier(t *testing.T) {
	f := wholeFile()
	d, err := control.NewDossier(f)
	require.NoError(t, err)
	assert.Len(t, d.Documents, 1+4+1+1)
	assert.Len(t, d.Evidence, 4)
	assert.Equal(t, control.PlanSchema, d.Documents[0].Schema)
	f.Executions[1].Note = "ändrad i efterhand"
	again, err := control.NewDossier(f)
	require.NoError(t, err)
	for i := range d.Documents {
		assert.Equal(t, i == 2, d.Documents[i].Hash != again.Documents[i].Hash, "only the changed document has another hash")
	}
	f.Executions[0].Result = 99
	_, err = control.NewDossier(f)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}
