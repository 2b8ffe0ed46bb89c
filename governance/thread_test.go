package governance_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/governancetest"
)

// woven is a tree with every kind of hole: direction 2 of two parts, of which board goal 4 covers one and 5 the other;
// direction 3 that nothing answers; commitment 6 under 4 and 5; an indicator that measures 4 and 5, one without a target
// or an outcome, one that nothing uses.
func woven(t *testing.T, change func([]governance.Goal)) *governance.Tree {
	t.Helper()
	shared := governance.Indicator{ID: id(101), Name: "delad", Better: governance.BetterHigher, Targets: minimum("10")}
	bare := governance.Indicator{ID: id(102), Name: "bar", Better: governance.BetterHigher}
	unused := governance.Indicator{ID: id(103), Name: "oanvänd", Better: governance.BetterHigher}
	goals := []governance.Goal{
		{ID: id(1), Level: governance.LevelVision, Text: "vision", Unanswered: "visionen besvaras av inriktningarna"},
		{ID: id(2), Level: governance.LevelDirection, Text: "trygghet", Parents: []uuid.UUID{id(1)}, Parts: []string{"barn", "äldre"},
			Perspectives: []string{"citizen"}, Agenda: []governance.AgendaTag{{Number: 3}, {Number: 13, Against: true}}},
		{ID: id(3), Level: governance.LevelDirection, Text: "ekonomi", Parents: []uuid.UUID{id(1)}, Perspectives: []string{"economy", "citizen"}},
		{ID: id(4), Level: governance.LevelBoardGoal, Text: "barn", Parents: []uuid.UUID{id(2)}, Covers: []string{"barn"},
			Indicators: []governance.Measure{{Indicator: shared.ID}, {Indicator: bare.ID}}},
		{ID: id(5), Level: governance.LevelBoardGoal, Text: "äldre", Parents: []uuid.UUID{id(2)}, Covers: []string{"äldre"},
			Indicators: []governance.Measure{{Indicator: shared.ID}}, Agenda: []governance.AgendaTag{{Number: 3}}},
		{ID: id(6), Level: governance.LevelCommitment, Text: "åtagande", Parents: []uuid.UUID{id(4), id(5)}},
	}
	if change != nil {
		change(goals)
	}
	tree, err := governance.NewTree(governance.Haparanda(), goals, shared, bare, unused)
	require.NoError(t, err)
	return tree
}

func TestRedThread(t *testing.T) {
	tree := woven(t, nil)
	outcome := governance.Measured(id(201), id(101), kvalitet.Year(2020), dec("12"))
	r := tree.RedThread([]governance.Measurement{outcome})
	broken := map[uuid.UUID]bool{}
	for _, thread := range r.Threads {
		broken[thread.Goal] = thread.Broken()
	}
	assert.Equal(t, map[uuid.UUID]bool{id(1): false, id(2): false, id(3): true, id(4): false, id(5): false, id(6): true}, broken)
	assert.Equal(t, governance.Coverage{Covered: 2, Parts: 2}, r.Threads[1].Coverage)
	assert.Equal(t, []uuid.UUID{id(6), id(3)}, r.Unmeasured)
	assert.Equal(t, []uuid.UUID{id(102)}, r.Untargeted)
	assert.Equal(t, []uuid.UUID{id(102)}, r.Unreported)
	assert.Equal(t, []uuid.UUID{id(103)}, r.Unused)
	assert.Equal(t, []uuid.UUID{id(101)}, r.Shared)
	assert.Equal(t, []uuid.UUID{id(6)}, r.Twice)
	own := woven(t, func(goals []governance.Goal) {
		goals[3].Parts, goals[3].Indicators[0].Covers = []string{"skola", "fritid"}, []string{"fritid"}
	}).RedThread(nil)
	assert.Equal(t, governance.Coverage{Covered: 1, Parts: 2, Open: []string{"skola"}}, own.Threads[2].Coverage, "a measure of the goal's own covers too")
	gap := woven(t, func(goals []governance.Goal) {
		goals[4].Covers = nil
		goals[2].Unanswered = "ekonomin styrs av budgeten"
	}).RedThread(nil)
	assert.Equal(t, governance.Coverage{Covered: 1, Parts: 2, Open: []string{"äldre"}}, gap.Threads[1].Coverage)
	for _, thread := range gap.Threads {
		assert.Equal(t, thread.Goal == id(6), thread.Broken(), thread.Goal)
	}
}

// Malmö's two gates: all that answers a goal may be met, and the goal still is not, when a part of it is not answered.
func TestGates(t *testing.T) {
	met := []governance.Measurement{governance.Measured(id(201), id(101), kvalitet.Year(2020), dec("12"))}
	notMet := []governance.Measurement{governance.Measured(id(201), id(101), kvalitet.Year(2020), dec("1"))}
	whole := func(goals []governance.Goal) { goals[3].Indicators = goals[3].Indicators[:1] }
	uncovered := func(goals []governance.Goal) { whole(goals); goals[4].Covers = nil }
	for _, c := range []struct {
		name   string
		change func([]governance.Goal)
		ms     []governance.Measurement
		want   governance.Status
	}{
		{"both gates", whole, met, governance.StatusMet},
		{"a measure that could not be judged", nil, met, governance.StatusPartly},
		{"fulfilled but not covered", uncovered, met, governance.StatusPartly},
		{"covered but not fulfilled", whole, notMet, governance.StatusNotMet},
		{"neither", uncovered, notMet, governance.StatusNotMet},
		{"nothing judged", nil, nil, governance.StatusNotJudged},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := woven(t, c.change)
			result, err := tree.FollowUp(c.ms, governance.Gates())
			require.NoError(t, err)
			got := result.Goal(id(2))
			assert.Equal(t, c.want, got.Status)
			var last governance.Step
			for step := range result.Trace(id(2)) {
				last = step
			}
			assert.Contains(t, last.String(), "träffbild")
			assert.Equal(t, governance.StatusNotJudged, result.Goal(id(3)).Status)
		})
	}
}

func TestSummaries(t *testing.T) {
	tree := woven(t, nil)
	result, err := tree.FollowUp([]governance.Measurement{governance.Measured(id(201), id(101), kvalitet.Year(2020), dec("12"))}, governance.ShareMet())
	require.NoError(t, err)
	assert.Equal(t, governance.Summary{Met: 2}, result.Summary(governance.LevelBoardGoal))
	assert.Equal(t, governance.Summary{Met: 1, NotJudged: 1}, result.Summary(governance.LevelDirection))
	assert.Equal(t, governance.Summary{Met: 2, NotJudged: 1}, result.Area(id(2)))
	assert.Equal(t, governance.Summary{}, result.Area(id(99)))
	assert.Equal(t, governance.Summary{Met: 1, NotJudged: 1}, result.Measures(), "the shared indicator counts once")
	whole := result.Summary("")
	assert.Equal(t, 6, whole.Total())
	share, ok := governance.Summary{Met: 2, NotJudged: 1}.Share(governance.StatusMet)
	assert.True(t, ok)
	assert.Equal(t, "66.7", share.String())
	_, ok = governance.Summary{}.Share(governance.StatusMet)
	assert.False(t, ok)
	var told []string
	for g := range result.Goals() {
		told = append(told, fmt.Sprint(g.Goal[15], g.Status))
	}
	assert.Equal(t, []string{"1 met", "2 met", "4 met", "6 notJudged", "5 met", "3 notJudged"}, told)
}

func TestScorecard(t *testing.T) {
	tree := woven(t, nil)
	var goals []governance.Goal
	for _, g := range tree.Walk() {
		goals = append(goals, g)
	}
	card := governance.SkellefteaScorecard()
	require.NoError(t, card.Validate())
	result, err := tree.FollowUp([]governance.Measurement{governance.Measured(id(201), id(101), kvalitet.Year(2020), dec("12"))}, governance.ShareMet())
	require.NoError(t, err)
	b := card.Balance(goals, result)
	assert.Equal(t, []uuid.UUID{id(2), id(3)}, b.Perspectives[0].Goals)
	assert.Equal(t, governance.Summary{Met: 1, NotJudged: 1}, b.Perspectives[0].Summary)
	assert.Len(t, b.Unsorted, 4)
	var empty []string
	for _, p := range b.Empty() {
		empty = append(empty, p.Code)
	}
	assert.Equal(t, []string{"development", "employee"}, empty)
	assert.Equal(t, governance.Summary{}, card.Balance(goals, nil).Perspectives[0].Summary)
	require.ErrorIs(t, governance.Scorecard{}.Validate(), kvalitet.ErrInvalid)
	card.Perspectives[1].Code = card.Perspectives[0].Code
	require.ErrorIs(t, card.Validate(), kvalitet.ErrInvalid)
}

func TestAgenda(t *testing.T) {
	var goals []governance.Goal
	for _, g := range woven(t, nil).Walk() {
		goals = append(goals, g)
	}
	goals = append(goals, governance.Goal{Agenda: []governance.AgendaTag{{Number: 18}}})
	rows := governance.Agenda(goals)
	require.Len(t, rows, governance.AgendaGoals)
	assert.Equal(t, governance.AgendaCoverage{Number: 3, For: []uuid.UUID{id(2), id(5)}}, rows[2])
	assert.Equal(t, governance.AgendaCoverage{Number: 13, Against: []uuid.UUID{id(2)}}, rows[12])
	assert.Equal(t, governance.AgendaCoverage{Number: 1}, rows[0])
	assert.Len(t, governance.AgendaTag{Number: 18}.Problems(), 1)
	assert.Empty(t, governance.AgendaTag{Number: 17}.Problems())
}

// An assignment without indicators is judged when it is done or stopped; going on is not yellow.
func TestAssignment(t *testing.T) {
	for progress, want := range map[governance.Progress]governance.Status{
		governance.ProgressDone: governance.StatusMet, governance.ProgressStopped: governance.StatusNotMet,
		governance.ProgressOngoing: governance.StatusNotJudged, governance.ProgressNotStarted: governance.StatusNotJudged,
		0: governance.StatusNotJudged,
	} {
		goal := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "uppdrag", Progress: progress}
		tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{goal})
		require.NoError(t, err)
		result, err := tree.FollowUp(nil, governance.ShareMet())
		require.NoError(t, err)
		assert.Equal(t, want, result.Goal(goal.ID).Status, progress)
		steps := 0
		for range result.Trace(goal.ID) {
			steps++
		}
		assert.Equal(t, map[bool]int{true: 2, false: 1}[progress.Valid()], steps)
	}
}

func TestMeansOfGoalsBelow(t *testing.T) {
	tree := woven(t, nil)
	result, err := tree.FollowUp([]governance.Measurement{governance.Measured(id(201), id(101), kvalitet.Year(2020), dec("9.3"))}, governance.MeanRatio())
	require.NoError(t, err)
	assert.Equal(t, "93", result.Goal(id(2)).Value.Decimal.String(), "the mean of the means of the goals below")
	assert.Equal(t, governance.StatusPartly, result.Goal(id(2)).Status)
}

func TestEconomyVerdict(t *testing.T) {
	p := governance.DefaultEconomyPolicy()
	require.Empty(t, p.Problems())
	all, some, none := governance.Summary{Met: 3}, governance.Summary{Met: 2, NotMet: 1}, governance.Summary{NotMet: 3}
	for _, c := range []struct {
		name                   string
		financial, operational governance.Summary
		want                   governance.Conformity
	}{
		{"both", all, all, governance.ConformityFull},
		{"Hallsberg: most operational goals wholly or partly", all, governance.Summary{Met: 1, Partly: 3, NotMet: 4}, governance.ConformityFull},
		{"Uddevalla 2023: two of three financial goals", some, all, governance.ConformityPartly},
		{"money only", all, none, governance.ConformityPartly},
		{"neither", none, none, governance.ConformityNone},
		{"nothing judged", all, governance.Summary{NotJudged: 4}, governance.ConformityNotJudged},
		{"under half judged", all, governance.Summary{Met: 1, NotJudged: 2}, governance.ConformityNotJudged},
		{"no financial goals", governance.Summary{}, all, governance.ConformityNotJudged},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := p.Judge(c.financial, c.operational)
			assert.Equal(t, c.want, v.Computed)
			assert.Equal(t, c.want, v.Status())
			assert.Contains(t, p.Trace(v).SV, c.want.Label().SV)
			assert.True(t, p.Trace(v).Complete())
		})
	}
	v := p.Judge(some, all)
	v.ID, v.Period = id(1), kvalitet.Year(2023)
	require.NoError(t, v.Validate())
	v.Decided = governance.ConformityFull
	var codes []string
	for _, problem := range v.Problems() {
		codes = append(codes, problem.Code+" "+problem.Path)
	}
	assert.Equal(t, []string{"missing /motive", "missing /body"}, codes)
	assert.True(t, v.Overruled())
	assert.Equal(t, p.Trace(v), v.Trace(), "a stored verdict tells how it came about")
	v.Motive, v.Body = "engångskostnad", "kommunfullmäktige"
	require.NoError(t, v.Validate())
	assert.Equal(t, governance.ConformityFull, v.Status())
	v.Computed = governance.ConformityNone
	require.Len(t, v.Problems(), 1, "the counts give another result")
	assert.Equal(t, "conflict", v.Problems()[0].Code)
	v.Financial.Met = -1
	require.Len(t, v.Problems(), 1)
	assert.Equal(t, "/financial", v.Problems()[0].Path)
	p.Operational = 101
	assert.Len(t, p.Problems(), 1)
}

func TestVerdict(t *testing.T) {
	valid := governance.Verdict{ID: id(1), Goal: id(2), Period: kvalitet.Year(2027), Computed: governance.StatusNotMet, Rule: "share-met", Edition: 1, Judged: 3, Total: 4}
	require.NoError(t, valid.Validate())
	assert.Equal(t, governance.StatusNotMet, valid.Status())
	for name, c := range map[string]struct {
		change func(*governance.Verdict)
		want   string
	}{
		"overruled without a motive": {func(v *governance.Verdict) { v.Decided, v.Body = governance.StatusPartly, "nämnden" }, "missing /motive"},
		"decided by nobody":          {func(v *governance.Verdict) { v.Decided = governance.StatusNotMet }, "missing /body"},
		"nothing computed":           {func(v *governance.Verdict) { v.Computed = 0 }, "missing /computed"},
		"no rule":                    {func(v *governance.Verdict) { v.Rule = "" }, "missing /rule"},
		"no edition":                 {func(v *governance.Verdict) { v.Edition = 0 }, "range /edition"},
		"more met than judged":       {func(v *governance.Verdict) { v.Met = 4 }, "range /met"},
		"no end":                     {func(v *governance.Verdict) { v.Period = kvalitet.Period{} }, "missing /period/until"},
		"of no goal":                 {func(v *governance.Verdict) { v.Goal = uuid.Nil }, "missing /goal"},
	} {
		t.Run(name, func(t *testing.T) {
			v := valid
			c.change(&v)
			require.Len(t, v.Problems(), 1)
			assert.Equal(t, c.want, v.Problems()[0].Code+" "+v.Problems()[0].Path)
		})
	}
	agreed := valid
	agreed.Decided, agreed.Body = governance.StatusNotMet, "nämnden"
	require.NoError(t, agreed.Validate(), "who agrees with the rule needs no motive")
	assert.False(t, agreed.Overruled())

	ctx := context.Background()
	store := governancetest.NewMemStore()
	require.NoError(t, second(governance.SaveVerdicts(ctx, store, valid)))
	require.ErrorIs(t, second(governance.SaveVerdicts(ctx, store, governance.Verdict{})), kvalitet.ErrInvalid)
	require.ErrorIs(t, second(governance.SaveVerdicts(ctx, store, valid)), kvalitet.ErrConflict)
	loaded, err := governance.LoadVerdicts(ctx, store, kvalitet.Year(2027))
	require.NoError(t, err)
	require.Len(t, loaded, 1)
	loaded, err = governance.LoadVerdicts(ctx, store, kvalitet.Year(2028))
	require.NoError(t, err)
	assert.Empty(t, loaded)
}

func TestSaveAndLoadEconomyVerdicts(t *testing.T) {
	ctx, store, valid := t.Context(), governancetest.NewMemStore(), economyVerdict()
	require.ErrorIs(t, second(governance.SaveEconomyVerdicts(ctx, store, valid, governance.EconomyVerdict{})), kvalitet.ErrInvalid)
	none, err := governance.LoadEconomyVerdicts(ctx, store, kvalitet.Period{})
	require.NoError(t, err)
	assert.Empty(t, none, "nothing is written when one is invalid")
	require.NoError(t, second(governance.SaveEconomyVerdicts(ctx, store, valid)))
	require.ErrorIs(t, second(governance.SaveEconomyVerdicts(ctx, store, valid)), kvalitet.ErrConflict)
	loaded, err := governance.LoadEconomyVerdicts(ctx, store, kvalitet.Year(2027))
	require.NoError(t, err)
	require.Len(t, loaded, 1)
	assert.Equal(t, valid.Trace(), loaded[0].Trace())
	none, err = governance.LoadEconomyVerdicts(ctx, store, kvalitet.Year(2026))
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestSaveAndLoad(t *testing.T) {
	ctx := context.Background()
	store := governancetest.NewMemStore()
	tree := woven(t, nil)
	require.NoError(t, governance.SaveTree(ctx, store, tree))
	require.ErrorIs(t, governance.SaveTree(ctx, store, tree), kvalitet.ErrConflict)
	m := governance.Measured(id(201), id(101), kvalitet.Year(2020), dec("12"))
	require.NoError(t, second(governance.SaveMeasurements(ctx, store, m)))
	require.ErrorIs(t, second(governance.SaveMeasurements(ctx, store, governance.Measurement{})), kvalitet.ErrInvalid)
	require.ErrorIs(t, second(governance.SaveMeasurements(ctx, store, m)), kvalitet.ErrConflict)
	ms, err := governance.LoadMeasurements(ctx, store, kvalitet.Year(2020))
	require.NoError(t, err)
	assert.Len(t, ms, 1)
	_, err = governance.LoadTree(ctx, store, id(9), kvalitet.Date{})
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	_, err = governance.LoadMeasurements(gone, store, kvalitet.Period{})
	require.ErrorIs(t, err, context.Canceled)
}

func TestIndicatorRules(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(governance.IndicatorRules()))
	in := governance.Indicator{ID: id(1), Name: "nöjda", Code: "U21468", Better: governance.BetterHigher,
		Worth: governance.Worth{Citizens: "a", Elected: "b", Improvement: "c"}}
	series := func(n int) []governance.Measurement {
		var ms []governance.Measurement
		for i := range n {
			ms = append(ms, governance.Measured(id(10+i), in.ID, kvalitet.Year(2020+i), dec("1")))
		}
		return ms
	}
	for name, c := range map[string]struct {
		change func(*governance.IndicatorPass)
		rule   string
		want   kvalitet.Outcome
	}{
		"nothing wrong":      {func(*governance.IndicatorPass) {}, "none", 0},
		"two outcomes":       {func(p *governance.IndicatorPass) { p.Measurements = series(2) }, "overtime", kvalitet.OutcomeNotMet},
		"no outcomes loaded": {func(p *governance.IndicatorPass) { p.Measurements = nil }, "overtime", kvalitet.OutcomeUnknown},
		"citizens not noted": {func(p *governance.IndicatorPass) { p.Indicator.Worth.Citizens = "" }, "citizens", kvalitet.OutcomeUnknown},
		"elected not noted":  {func(p *governance.IndicatorPass) { p.Indicator.Worth.Elected = " " }, "elected", kvalitet.OutcomeUnknown},
		"use not noted":      {func(p *governance.IndicatorPass) { p.Indicator.Worth.Improvement = "" }, "improvement", kvalitet.OutcomeUnknown},
		"comparable to none": {func(p *governance.IndicatorPass) { p.Indicator.Code = "" }, "comparable", kvalitet.OutcomeUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			p := &governance.IndicatorPass{Indicator: in, Measurements: series(3)}
			c.change(p)
			for _, f := range kvalitet.Run(governance.IndicatorRules(), p) {
				want := kvalitet.OutcomeMet
				if f.Rule == "governance.indicator."+c.rule {
					want = c.want
				}
				assert.Equal(t, want, f.Outcome, f.Rule)
			}
		})
	}
}

func TestModels(t *testing.T) {
	ids := map[uuid.UUID]bool{}
	for _, m := range governance.Models() {
		require.NoError(t, m.Validate(), m.Name.SV)
		ids[m.ID] = true
	}
	assert.Len(t, ids, 4)
	assert.Equal(t, 2, governance.Lidkoping().FollowUps, "twice a year")
	bad := governance.Orebro()
	bad.FollowUps = -1
	require.ErrorIs(t, bad.Validate(), kvalitet.ErrInvalid)
}

// toSkelleftea maps Haparanda's levels on Skellefteå's: the vision stays, the council's directions become the joint card,
// and the individual's goals join the unit's.
func toSkelleftea() governance.Mapping {
	return governance.Mapping{From: governance.Haparanda().ID, To: governance.Skelleftea().ID, Levels: map[governance.LevelCode]governance.LevelCode{
		governance.LevelVision: governance.LevelVision, governance.LevelDirection: governance.LevelGoal, governance.LevelBoardGoal: governance.LevelBoardGoal,
		governance.LevelCommitment: governance.LevelCommitment, governance.LevelIndividual: governance.LevelCommitment}}
}

func TestMapping(t *testing.T) {
	from, to := governance.Haparanda(), governance.Skelleftea()
	goals := []governance.Goal{
		{ID: id(1), Level: governance.LevelVision, Text: "vision"},
		{ID: id(2), Level: governance.LevelDirection, Text: "inriktning", Parents: []uuid.UUID{id(1)}},
		{ID: id(3), Level: governance.LevelBoardGoal, Text: "nämndmål", Parents: []uuid.UUID{id(2)}},
		{ID: id(4), Level: governance.LevelCommitment, Text: "åtagande", Parents: []uuid.UUID{id(3)}},
		{ID: id(5), Level: governance.LevelIndividual, Text: "eget mål", Parents: []uuid.UUID{id(4)}},
	}
	moved, err := toSkelleftea().Apply(from, to, goals)
	require.NoError(t, err)
	assert.Equal(t, governance.LevelGoal, moved[1].Level)
	assert.Equal(t, []uuid.UUID{id(3)}, moved[4].Parents, "what answered its equal answers what that answered")
	_, err = governance.NewTree(to, moved)
	require.NoError(t, err)
	assert.Equal(t, governance.LevelDirection, goals[1].Level, "the goals that were given are as they were")
	for name, c := range map[string]struct {
		change func(*governance.Mapping)
		want   string
	}{
		"from another model":    {func(m *governance.Mapping) { m.From = id(9) }, "conflict /from"},
		"to another model":      {func(m *governance.Mapping) { m.To = id(9) }, "conflict /to"},
		"a level forgotten":     {func(m *governance.Mapping) { delete(m.Levels, governance.LevelIndividual) }, "missing /levels/individual"},
		"a level that is none":  {func(m *governance.Mapping) { m.Levels["dröm"] = governance.LevelVision }, "unknown /levels/dröm"},
		"to a level of no card": {func(m *governance.Mapping) { m.Levels[governance.LevelIndividual] = "dröm" }, "unknown /levels/individual"},
		"upside down":           {func(m *governance.Mapping) { m.Levels[governance.LevelCommitment] = governance.LevelVision }, "order /levels/commitment"},
	} {
		t.Run(name, func(t *testing.T) {
			m := toSkelleftea()
			c.change(&m)
			problems := m.Problems(from, to)
			require.NotEmpty(t, problems)
			assert.Equal(t, c.want, problems[0].Code+" "+problems[0].Path)
			_, err := m.Apply(from, to, goals)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
}

// second is the error of a call that gives two.
func second[T any](_ T, err error) error { return err }
