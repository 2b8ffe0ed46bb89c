package cycle_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/cycle/cycletest"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func TestEnums(t *testing.T) {
	t.Run("HolidayKind", func(t *testing.T) { enumtest.Run(t, cycle.HolidayKinds(), cycle.ParseHolidayKind) })
	t.Run("ReportKind", func(t *testing.T) { enumtest.Run(t, cycle.ReportKinds(), cycle.ParseReportKind) })
	t.Run("Years", func(t *testing.T) { enumtest.Run(t, cycle.YearsKinds(), cycle.ParseYears) })
}

func id(n byte) uuid.UUID { return uuid.UUID{15: n} }

// ladder is a plan for 2027 in Örebro's ladder with everything above it, adopted in the right order.
func wholePlan() *cycle.PlanPass {
	osb := cycle.Plan{ID: id(1), Kind: cycle.PlanStrategy, Title: "ÖSB 2027", Body: "kf", Period: kvalitet.Year(2027),
		Adoption: cycle.Adoption{Body: "kf", On: date(2026, 10, 27), Section: "§ 210"}}
	programme := cycle.Plan{ID: id(2), Kind: cycle.PlanProgramme, Title: "Programplan", Body: "pn", Period: kvalitet.Year(2027), BuildsOn: []uuid.UUID{id(1)},
		Adoption: cycle.Adoption{Body: "pn", On: date(2026, 11, 20), Section: "§ 80"}}
	return &cycle.PlanPass{Ladder: cycle.OrebroLadder(), Upper: []cycle.Plan{osb, programme}, BodyKind: "operatingBoard", Goals: []uuid.UUID{id(11), id(12)},
		Plan: cycle.Plan{ID: id(3), Kind: cycle.PlanOperations, Title: "Verksamhetsplan", Body: "nämnd", Period: kvalitet.Year(2027),
			BuildsOn: []uuid.UUID{id(1), id(2)}, Prepared: "administrationManagement",
			Answers:  []cycle.Answer{{To: id(11), Goals: []uuid.UUID{id(21)}}, {To: id(12), Declined: true, Text: "rör inte nämnden"}},
			Sections: []cycle.Section{{Code: "budget", Text: "Ram 10 mnkr"}},
			Adoption: cycle.Adoption{Body: "nämnd", On: date(2026, 12, 15), Section: "§ 44"}}}
}

func outcomes[P any](rules []*kvalitet.Rule[P], pass P) map[string]kvalitet.Outcome {
	got := map[string]kvalitet.Outcome{}
	for _, f := range kvalitet.Run(rules, pass) {
		got[f.Rule] = f.Outcome
	}
	return got
}

func TestPlanRules(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*cycle.PlanPass)
		rule   string
		want   kvalitet.Outcome
	}{
		{"builds on nothing", func(p *cycle.PlanPass) { p.Plan.BuildsOn = nil }, "upper", kvalitet.OutcomeNotMet},
		{"builds on a plan below", func(p *cycle.PlanPass) { p.Upper[1].Kind = cycle.PlanUnit }, "upper", kvalitet.OutcomeNotMet},
		{"a plan above is not loaded", func(p *cycle.PlanPass) { p.Upper = p.Upper[:1] }, "upper", kvalitet.OutcomeUnknown},
		{"a kind outside the ladder", func(p *cycle.PlanPass) { p.Plan.Kind = "vision" }, "upper", kvalitet.OutcomeUnknown},
		{"the top", func(p *cycle.PlanPass) { p.Plan.Kind = cycle.PlanStrategy }, "upper", kvalitet.OutcomeNotApplicable},
		{"adopted before the plan above", func(p *cycle.PlanPass) { p.Upper[0].Adoption.On = date(2026, 12, 16) }, "order", kvalitet.OutcomeNotMet},
		{"the plan above is not adopted", func(p *cycle.PlanPass) { p.Upper[1].Adoption = cycle.Adoption{} }, "order", kvalitet.OutcomeNotMet},
		{"not known when", func(p *cycle.PlanPass) { p.Upper = p.Upper[:1] }, "order", kvalitet.OutcomeUnknown},
		{"builds on no other", func(p *cycle.PlanPass) { p.Plan.BuildsOn = nil }, "order", kvalitet.OutcomeNotApplicable},
		{"a draft has no order", func(p *cycle.PlanPass) { p.Plan.Adoption = cycle.Adoption{} }, "order", kvalitet.OutcomeNotApplicable},
		{"not adopted", func(p *cycle.PlanPass) { p.Plan.Adoption = cycle.Adoption{} }, "adopted", kvalitet.OutcomeNotMet},
		{"adopted by the wrong body", func(p *cycle.PlanPass) { p.BodyKind = "council" }, "adopted", kvalitet.OutcomeNotMet},
		{"body not known", func(p *cycle.PlanPass) { p.BodyKind = "" }, "adopted", kvalitet.OutcomeUnknown},
		{"no paragraph", func(p *cycle.PlanPass) { p.Plan.Adoption.Section = "" }, "adopted", kvalitet.OutcomeNotMet},
		{"a goal without an answer", func(p *cycle.PlanPass) { p.Goals = append(p.Goals, id(13)) }, "answers", kvalitet.OutcomeNotMet},
		{"an empty answer", func(p *cycle.PlanPass) { p.Plan.Answers[0].Goals = nil }, "answers", kvalitet.OutcomeNotMet},
		{"no goals given", func(p *cycle.PlanPass) { p.Goals = nil }, "answers", kvalitet.OutcomeNotApplicable},
		{"the budget of the old council", func(p *cycle.PlanPass) { p.Plan = p.Upper[0]; p.Plan.Adoption.On = date(2026, 10, 14) }, "term", kvalitet.OutcomeNotMet},
		{"the budget of the new council", func(p *cycle.PlanPass) { p.Plan = p.Upper[0]; p.Plan.Adoption.On = date(2026, 10, 15) }, "term", kvalitet.OutcomeMet},
		{"no election", func(p *cycle.PlanPass) {
			p.Plan = p.Upper[0]
			p.Plan.Period, p.Plan.Adoption.On = kvalitet.Year(2028), date(2027, 10, 1)
		}, "term", kvalitet.OutcomeNotApplicable},
		{"a draft budget", func(p *cycle.PlanPass) { p.Plan = p.Upper[0]; p.Plan.Adoption = cycle.Adoption{} }, "term", kvalitet.OutcomeNotApplicable},
	} {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			p := wholePlan()
			for rule, outcome := range outcomes(cycle.PlanRules(), p) {
				assert.Contains(t, []kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotApplicable}, outcome, rule)
			}
			c.change(p)
			assert.Equal(t, c.want, outcomes(cycle.PlanRules(), p)["governance.cycle.plan."+c.rule])
		})
	}
}

func TestReportRules(t *testing.T) {
	yes, no := true, false
	whole := func() *cycle.ReportPass {
		return &cycle.ReportPass{Calendar: cycle.Sweden(), Report: cycle.PeriodReport{ID: id(1), Kind: cycle.ReportInterim2, Body: "ks",
			Period:     cycle.ReportInterim2.PeriodOf(2026),
			Sections:   []cycle.Section{{Code: cycle.SectionLinks, Text: "…"}, {Code: cycle.SectionImprovements, Text: "…"}},
			HandedOver: date(2026, 11, 2), Negative: &yes, ActionsDecided: date(2026, 12, 2)}}
	}
	for _, outcome := range outcomes(cycle.ReportRules(), whole()) {
		assert.Equal(t, kvalitet.OutcomeMet, outcome)
	}
	for _, c := range []struct {
		name   string
		change func(*cycle.ReportPass)
		rule   string
		want   kvalitet.Outcome
	}{
		{"no section", func(p *cycle.ReportPass) { p.Report.Sections = p.Report.Sections[1:] }, "links", kvalitet.OutcomeNotMet},
		{"an empty section", func(p *cycle.ReportPass) { p.Report.Sections[1].Text = " " }, "improvements", kvalitet.OutcomeNotMet},
		{"too short", func(p *cycle.ReportPass) { p.Report.Period.Until = date(2026, 6, 30) }, "period", kvalitet.OutcomeNotMet},
		{"half a year", func(p *cycle.ReportPass) { p.Report.Period.Until = date(2026, 7, 1) }, "period", kvalitet.OutcomeMet},
		{"too long", func(p *cycle.ReportPass) { p.Report.Period.Until = date(2026, 9, 2) }, "period", kvalitet.OutcomeNotMet},
		{"a late start", func(p *cycle.ReportPass) { p.Report.Period.From = date(2026, 1, 2) }, "period", kvalitet.OutcomeNotMet},
		{"another kind", func(p *cycle.ReportPass) { p.Report.Kind = cycle.ReportBoard }, "period", kvalitet.OutcomeNotApplicable},
		{"a day late", func(p *cycle.ReportPass) { p.Report.HandedOver = date(2026, 11, 3) }, "handed-over", kvalitet.OutcomeNotMet},
		{"not noted", func(p *cycle.ReportPass) { p.Report.HandedOver = kvalitet.Date{} }, "handed-over", kvalitet.OutcomeUnknown},
		{"no calendar", func(p *cycle.ReportPass) { p.Calendar = nil }, "handed-over", kvalitet.OutcomeUnknown},
		{"thirty-one days", func(p *cycle.ReportPass) { p.Report.ActionsDecided = date(2026, 12, 3) }, "actions", kvalitet.OutcomeNotMet},
		{"a time of one's own", func(p *cycle.ReportPass) { p.ActionDays = 29 }, "actions", kvalitet.OutcomeNotMet},
		{"no deviation", func(p *cycle.ReportPass) { p.Report.Negative = &no }, "actions", kvalitet.OutcomeNotApplicable},
		{"a deviation not asked about", func(p *cycle.ReportPass) { p.Report.Negative = nil }, "actions", kvalitet.OutcomeUnknown},
		{"not yet handed over", func(p *cycle.ReportPass) { p.Report.HandedOver = kvalitet.Date{} }, "actions", kvalitet.OutcomeUnknown},
		{"no decision noted", func(p *cycle.ReportPass) { p.Report.ActionsDecided = kvalitet.Date{} }, "actions", kvalitet.OutcomeUnknown},
		{"no decision on the last day", func(p *cycle.ReportPass) {
			p.Report.ActionsDecided, p.On = kvalitet.Date{}, date(2026, 12, 2)
		}, "actions", kvalitet.OutcomeNotApplicable},
		{"no decision the day after", func(p *cycle.ReportPass) {
			p.Report.ActionsDecided, p.On = kvalitet.Date{}, date(2026, 12, 3)
		}, "actions", kvalitet.OutcomeNotMet},
		{"no day in law", func(p *cycle.ReportPass) { p.Report.Kind = cycle.ReportInterim1 }, "handed-over", kvalitet.OutcomeNotApplicable},
		{"the annual report on the rolled day", func(p *cycle.ReportPass) {
			p.Report.Kind, p.Report.Period, p.Report.HandedOver = cycle.ReportAnnual, kvalitet.Year(2027), date(2028, 4, 18)
		}, "handed-over", kvalitet.OutcomeMet},
	} {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			p := whole()
			c.change(p)
			assert.Equal(t, c.want, outcomes(cycle.ReportRules(), p)["governance.cycle.report."+c.rule])
		})
	}
	assert.True(t, cycle.ReportInterim1.Forecasts())
	assert.False(t, cycle.ReportAnnual.Forecasts())
	assert.Equal(t, date(2026, 4, 30), cycle.ReportInterim1.PeriodOf(2026).Last())
}

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(cycle.PlanRules()))
	require.NoError(t, kvalitet.ValidateRules(cycle.ReportRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("cycle",
		rulesdoc.Of("cycle.PlanRules", kvalitet.Label{SV: "Planer", EN: "Plans"}, cycle.PlanRules()),
		rulesdoc.Of("cycle.ReportRules", kvalitet.Label{SV: "Rapporter", EN: "Reports"}, cycle.ReportRules())))
}

func TestLadders(t *testing.T) {
	for name, l := range map[string]cycle.Ladder{"orebro": cycle.OrebroLadder(), "lidkoping": cycle.LidkopingLadder()} {
		assert.Empty(t, l.Problems(), name)
		w, ok := cycle.WheelNamed(name)
		require.True(t, ok)
		for _, r := range l {
			assert.True(t, slices.ContainsFunc(w.Deadlines, func(d cycle.Deadline) bool { return d.Code == r.Deadline }), "%s has a deadline", r.Kind)
		}
	}
	l := cycle.OrebroLadder()
	slices.Reverse(l)
	assert.Equal(t, "order", l.Problems()[0].Code)
	l[1] = l[0]
	assert.Equal(t, "duplicate", l.Problems()[0].Code)
}

func TestPlanProblems(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*cycle.Plan)
		code   string
		path   string
	}{
		{"no kind", func(p *cycle.Plan) { p.Kind = "" }, "missing", "/kind"},
		{"without end", func(p *cycle.Plan) { p.Period.Until = kvalitet.Date{} }, "missing", "/period/until"},
		{"builds on itself", func(p *cycle.Plan) { p.BuildsOn[0] = p.ID }, "cycle", "/buildsOn/0"},
		{"answers twice", func(p *cycle.Plan) { p.Answers[1].To = p.Answers[0].To }, "duplicate", "/answers/1"},
		{"declines without a reason", func(p *cycle.Plan) { p.Answers[1].Text = "" }, "missing", "/answers/1/text"},
		{"declines and answers", func(p *cycle.Plan) { p.Answers[1].Goals = []uuid.UUID{id(5)} }, "conflict", "/answers/1/goals"},
		{"answers with nothing", func(p *cycle.Plan) { p.Answers[0].Goals[0] = uuid.Nil }, "missing", "/answers/0/goals/0"},
		{"a section twice", func(p *cycle.Plan) { p.Sections = append(p.Sections, p.Sections[0]) }, "duplicate", "/sections/1"},
		{"adopted by nobody", func(p *cycle.Plan) { p.Adoption.Body = "" }, "missing", "/adoption/body"},
		{"adopted on no day", func(p *cycle.Plan) { p.Adoption.On = kvalitet.Date{} }, "missing", "/adoption/on"},
		{"supersedes itself", func(p *cycle.Plan) { p.Supersedes = p.ID }, "cycle", "/supersedes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := wholePlan().Plan
			require.NoError(t, p.Validate())
			c.change(&p)
			require.Len(t, p.Problems(), 1)
			assert.Equal(t, c.code, p.Problems()[0].Code)
			assert.Equal(t, c.path, p.Problems()[0].Path)
		})
	}
}

func TestAnAdoptedPlanIsFrozen(t *testing.T) {
	ctx, s := t.Context(), cycletest.NewMemStore()
	draft := wholePlan().Plan
	adoption := draft.Adoption
	draft.Adoption = cycle.Adoption{}
	p, err := cycle.SavePlan(ctx, s, draft)
	require.NoError(t, err)
	p.Title = "Ny rubrik"
	p, err = cycle.SavePlan(ctx, s, p)
	require.NoError(t, err, "a draft may change")
	p.Adoption = adoption
	p, err = cycle.SavePlan(ctx, s, p)
	require.NoError(t, err)

	changed := p
	changed.Title = "Ändrad i efterhand"
	_, err = cycle.SavePlan(ctx, s, changed)
	var invalid *kvalitet.ValidationError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, "frozen", invalid.Problems[0].Code)
	withdrawn := p
	withdrawn.Adoption = cycle.Adoption{}
	_, err = cycle.SavePlan(ctx, s, withdrawn)
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "an adoption is not taken back")
	p.Retired = date(2027, 6, 1)
	_, err = cycle.SavePlan(ctx, s, p)
	require.NoError(t, err, "a plan may be retired")
	next := wholePlan().Plan
	next.ID, next.Supersedes = id(4), p.ID
	_, err = cycle.SavePlan(ctx, s, next)
	require.NoError(t, err, "and superseded")
	_, err = cycle.SavePlan(ctx, s, cycle.Plan{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestStoreCallers(t *testing.T) {
	ctx, s := t.Context(), cycletest.NewMemStore()
	whole := wholePlan()
	for _, p := range append(whole.Upper, whole.Plan) {
		_, err := cycle.SavePlan(ctx, s, p)
		require.NoError(t, err)
	}
	pass, err := cycle.LoadPlanPass(ctx, s, whole.Plan.ID, cycle.OrebroLadder())
	require.NoError(t, err)
	assert.Len(t, pass.Upper, 2)
	_, err = cycle.LoadPlanPass(ctx, s, id(99), cycle.OrebroLadder())
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	plans, err := cycle.LoadPlans(ctx, s, cycle.PlanQuery{Kind: cycle.PlanStrategy})
	require.NoError(t, err)
	assert.Len(t, plans, 1)

	w, def := cycle.Orebro(), cycle.SwedishDefinition()
	require.NoError(t, cycle.SaveYear(ctx, s, w, def))
	entries, err := cycle.LoadYear(ctx, s, w.ID, def.ID, 2028)
	require.NoError(t, err)
	assert.Equal(t, slices.Collect(w.Year(2028, cycle.Sweden())), slices.Collect(entries))
	require.ErrorIs(t, cycle.SaveYear(ctx, s, cycle.Wheel{}, def), kvalitet.ErrInvalid)
	require.ErrorIs(t, cycle.SaveYear(ctx, s, w, def), kvalitet.ErrConflict)
	_, err = cycle.LoadYear(ctx, s, id(99), def.ID, 2028)
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = cycle.LoadYear(ctx, s, w.ID, id(99), 2028)
	require.ErrorIs(t, err, kvalitet.ErrNotFound)

	r := cycle.PeriodReport{ID: id(7), Kind: cycle.ReportAnnual, Body: "ks", Period: kvalitet.Year(2027)}
	_, err = cycle.SavePeriodReport(ctx, s, r)
	require.NoError(t, err)
	reports, err := cycle.LoadPeriodReports(ctx, s, cycle.PeriodReportQuery{Kind: cycle.ReportAnnual})
	require.NoError(t, err)
	assert.Len(t, reports, 1)
	_, err = cycle.SavePeriodReport(ctx, s, cycle.PeriodReport{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/calendar.json", cycle.SwedishDefinition())
	golden.JSON(t, "testdata/wheel-orebro.json", cycle.Orebro())
	golden.JSON(t, "testdata/wheel-lidkoping.json", cycle.Lidkoping())
	golden.JSON(t, "testdata/wheel-empty.json", cycle.Wheel{})
	golden.JSON(t, "testdata/plan.json", wholePlan().Plan)
	golden.JSON(t, "testdata/report.json", cycle.PeriodReport{ID: id(7), Kind: cycle.ReportAnnual, Body: "ks", Period: kvalitet.Year(2027),
		Sections: []cycle.Section{{Code: cycle.SectionLinks, Text: "…"}}, HandedOver: date(2028, 4, 18)})
}

func FuzzWheelJSON(f *testing.F) {
	w := cycle.StatutoryWheel()
	w.Deadlines = w.Deadlines[1:2]
	w.Deadlines[0].After = nil
	seed, err := json.Marshal(w)
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var w cycle.Wheel
		if json.Unmarshal(data, &w) != nil || w.Validate() != nil || len(w.Deadlines) > 60 {
			return
		}
		for e := range w.Year(2028, cycle.Sweden()) {
			require.Equal(t, 2028, e.Date.Year)
		}
	})
}

func FuzzCalendarDefinitionJSON(f *testing.F) {
	def := cycle.SwedishDefinition()
	def.Rules = def.Rules[3:4]
	seed, err := json.Marshal(def)
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var d cycle.CalendarDefinition
		if json.Unmarshal(data, &d) != nil || len(d.Rules) > 60 {
			return
		}
		if cal, err := cycle.NewCalendar(d); err == nil {
			require.True(t, cal.AddWorkingDays(date(2026, 1, 1), 1).IsZero() || cal.WorkingDays(date(1900, 1, 1), date(2200, 1, 1)) > 0)
		}
	})
}

// The seeds of the fuzz tests are short: a long one is spent on shortening it.
func FuzzPlanJSON(f *testing.F) {
	f.Add([]byte(`{"id":"00000000-0000-0000-0000-000000000003","kind":"unit","title":"x","body":"b","period":{"from":"2027-01-01","until":"2028-01-01"}}`))
	f.Add([]byte(`{"adoption":{"body":"b","on":"2026-12-15"},"answers":[{"to":"00000000-0000-0000-0000-000000000001","declined":true,"text":"x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p cycle.Plan
		if json.Unmarshal(data, &p) != nil || p.Validate() != nil {
			return
		}
		kvalitet.Run(cycle.PlanRules(), &cycle.PlanPass{Plan: p, Ladder: cycle.OrebroLadder()})
		require.NoError(t, cycle.ValidateChange(p, p))
	})
}

func FuzzPeriodReportJSON(f *testing.F) {
	f.Add([]byte(`{"id":"00000000-0000-0000-0000-000000000001","kind":"annual","body":"ks","period":{"from":"2027-01-01","until":"2028-01-01"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var r cycle.PeriodReport
		if json.Unmarshal(data, &r) != nil || r.Validate() != nil {
			return
		}
		kvalitet.Run(cycle.ReportRules(), &cycle.ReportPass{Report: r, Calendar: cycle.Sweden()})
	})
}
