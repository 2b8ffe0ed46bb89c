package governance_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// forest builds a board goal under a direction, with one indicator per target; an outcome "" is a kind of missing.
func forest(t *testing.T, targets ...governance.Target) (*governance.Tree, []governance.Indicator) {
	t.Helper()
	vision := governance.Goal{ID: id(1), Level: governance.LevelVision, Text: "Vision 2020"}
	direction := governance.Goal{ID: id(2), Level: governance.LevelDirection, Text: "En bra skola", Parents: []uuid.UUID{id(1)}}
	board := governance.Goal{ID: id(3), Level: governance.LevelBoardGoal, Text: "Fler ska klara gymnasiet", Parents: []uuid.UUID{id(2)}}
	var indicators []governance.Indicator
	for i, target := range targets {
		in := governance.Indicator{ID: id(100 + i), Name: "mått", Better: governance.BetterHigher, Targets: []governance.Target{target}}
		indicators = append(indicators, in)
		board.Indicators = append(board.Indicators, governance.Measure{Indicator: in.ID})
	}
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{vision, direction, board}, indicators...)
	require.NoError(t, err)
	return tree, indicators
}

func atLeast(level string) governance.Target {
	return governance.Target{Kind: governance.TargetMinimum, Level: decimal.RequireFromString(level)}
}

func outcomes(indicators []governance.Indicator, values ...string) []governance.Measurement {
	var ms []governance.Measurement
	for i, v := range values {
		m := governance.Measurement{ID: id(200 + i), Indicator: indicators[i].ID, Period: kvalitet.Year(2012)}
		if d, err := decimal.NewFromString(v); err == nil {
			m.Value = decimal.NewNullDecimal(d)
		} else {
			m.Missing, _ = governance.ParseMissing(v)
		}
		ms = append(ms, m)
	}
	return ms
}

func TestShareMet(t *testing.T) {
	tests := map[string]struct {
		outcomes           []string
		status             governance.Status
		met, judged, total int
	}{
		"all met":                        {[]string{"85", "85", "99", "85"}, governance.StatusMet, 4, 4, 4},
		"exactly half":                   {[]string{"85", "85", "84.9", "0"}, governance.StatusPartly, 2, 4, 4},
		"under half":                     {[]string{"85", "84.999", "84.9", "0"}, governance.StatusNotMet, 1, 4, 4},
		"none met is never yellow":       {[]string{"84.9", "84.9", "84.9", "84.9"}, governance.StatusNotMet, 0, 4, 4},
		"missing is not zero":            {[]string{"85", "85", "notMeasured", "secret"}, governance.StatusMet, 2, 2, 4},
		"too little to judge":            {[]string{"85", "notMeasured", "notMeasured", "notPublished"}, governance.StatusNotJudged, 1, 1, 4},
		"outside the remit never counts": {[]string{"85", "outsideRemit", "outsideRemit", "outsideRemit"}, governance.StatusMet, 1, 1, 1},
		"nothing reported":               {nil, governance.StatusNotJudged, 0, 0, 4},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tree, indicators := forest(t, atLeast("85"), atLeast("85"), atLeast("85"), atLeast("85"))
			r, err := tree.FollowUp(outcomes(indicators, tt.outcomes...), governance.ShareMet())
			require.NoError(t, err)
			got := r.Goal(id(3))
			assert.Equal(t, tt.status, got.Status)
			assert.Equal(t, []int{tt.met, tt.judged, tt.total}, []int{got.Met, got.Judged, got.Total})
		})
	}
}

func TestFollowUpRollsUpAlongPrimaryParents(t *testing.T) {
	tree, indicators := forest(t, atLeast("85"))
	r, err := tree.FollowUp(outcomes(indicators, "90"), governance.ShareMet())
	require.NoError(t, err)
	for _, n := range []int{1, 2, 3} {
		assert.Equal(t, governance.StatusMet, r.Goal(id(n)).Status, n)
	}
	assert.Equal(t, map[governance.Status]int{governance.StatusMet: 1}, r.Counts(governance.LevelDirection))
	assert.Equal(t, governance.StatusNotJudged, r.Goal(id(77)).Status, "a goal that is not in the tree")
}

func TestFollowUpUsesTheLatestMeasurementAndTheTargetInForceThen(t *testing.T) {
	first := governance.Target{Kind: governance.TargetMinimum, Level: decimal.NewFromInt(85)}
	tree, indicators := forest(t, first)
	in := indicators[0]
	in.Targets = append(in.Targets, governance.Target{Kind: governance.TargetMinimum, Level: decimal.NewFromInt(70), Period: kvalitet.Year(2013)})
	board, _ := tree.Goal(id(3))
	board.Parents = nil
	board.Level = governance.LevelVision
	tree, err := governance.NewTree(governance.Haparanda(), []governance.Goal{board}, in)
	require.NoError(t, err)
	old := governance.Measured(id(201), in.ID, kvalitet.Year(2012), decimal.NewFromInt(75))
	latest := governance.Measured(id(202), in.ID, kvalitet.Year(2013), decimal.NewFromInt(75))
	for _, order := range [][]governance.Measurement{{old, latest}, {latest, old}} {
		r, err := tree.FollowUp(order, governance.ShareMet())
		require.NoError(t, err)
		assert.Equal(t, governance.StatusMet, r.Goal(id(3)).Status)
	}
	r, err := tree.FollowUp([]governance.Measurement{old}, governance.ShareMet())
	require.NoError(t, err)
	assert.Equal(t, governance.StatusNotMet, r.Goal(id(3)).Status)
}

func TestTraceCanBeRepeatedByHand(t *testing.T) {
	tree, indicators := forest(t, atLeast("85"), atLeast("85.5"))
	r, err := tree.FollowUp(outcomes(indicators, "90", "secret"), governance.ShareMet())
	require.NoError(t, err)
	var steps []string
	for s := range r.Trace(id(3)) {
		steps = append(steps, s.String())
	}
	assert.Equal(t, []string{
		"mått: utfall 90, målvärde minst 85 → uppfyllt (regel share-met v1)",
		"mått: sekretess (regel share-met v1)",
		"1 av 1 mått når målvärdet; 1 av 2 bedömda; vikt 1 av 1; uppfyllt från 100 %, delvis från 50 %, bedöms från 50 % av vikten → uppfyllt (regel share-met v1)",
	}, steps)
}

func TestFollowUpRefusesInvalidInput(t *testing.T) {
	tree, indicators := forest(t, atLeast("85"))
	huge := outcomes(indicators, "1e999999999")
	_, err := tree.FollowUp(huge, governance.ShareMet())
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = tree.FollowUp(nil, governance.Policy{Rule: "x", Edition: 1, Met: 50, Partly: 60})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestNewTreeNamesEveryFault(t *testing.T) {
	good := func() []governance.Goal {
		return []governance.Goal{
			{ID: id(1), Level: governance.LevelVision, Text: "v", Period: kvalitet.Year(2027)},
			{ID: id(2), Level: governance.LevelDirection, Text: "d", Parents: []uuid.UUID{id(1)}, Period: kvalitet.Year(2027)},
			{ID: id(3), Level: governance.LevelBoardGoal, Text: "b", Parents: []uuid.UUID{id(2)}, Period: kvalitet.Year(2027)},
		}
	}
	tests := map[string]struct {
		change     func([]governance.Goal)
		code, path string
	}{
		"same identity":     {func(g []governance.Goal) { g[2].ID = id(2) }, "duplicate", "/goals/2"},
		"unknown level":     {func(g []governance.Goal) { g[2].Level = "finns inte" }, "unknown", "/goals/2/level"},
		"unknown parent":    {func(g []governance.Goal) { g[2].Parents[0] = id(9) }, "unknown", "/goals/2/parents/0"},
		"orphan":            {func(g []governance.Goal) { g[2].Parents = nil }, "orphan", "/goals/2/parents"},
		"level order":       {func(g []governance.Goal) { g[2].Parents[0] = id(1) }, "order", "/goals/2/parents/0"},
		"own parent":        {func(g []governance.Goal) { g[2].Parents[0] = id(3) }, "cycle", "/goals/2/parents"},
		"ring":              {func(g []governance.Goal) { g[1].Parents[0] = id(3) }, "cycle", "/goals/1/parents"},
		"period too long":   {func(g []governance.Goal) { g[2].Period.Until = kvalitet.Date{} }, "period", "/goals/2/period"},
		"goal without text": {func(g []governance.Goal) { g[0].Text = " " }, "missing", "/goals/0/text"},
		"unknown indicator": {func(g []governance.Goal) { g[0].Indicators = []governance.Measure{{Indicator: id(9)}} }, "unknown", "/goals/0/indicators/0/indicator"},
		"date that is none": {func(g []governance.Goal) { g[0].Due = kvalitet.NewDate(2027, 2, 30) }, "date", "/goals/0/due"},
		"weight below zero": {func(g []governance.Goal) {
			w := -1
			g[0].Indicators = []governance.Measure{{Indicator: id(101), Weight: &w}}
		}, "range", "/goals/0/indicators/0/weight"},
		"parent named twice": {func(g []governance.Goal) { g[2].Parents = append(g[2].Parents, id(2)) }, "duplicate", "/goals/2/parents/1"},
	}
	_, in := graduates()
	_, err := governance.NewTree(governance.Haparanda(), good(), in)
	require.NoError(t, err)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			goals := good()
			tt.change(goals)
			_, err := governance.NewTree(governance.Haparanda(), goals, in)
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			assert.True(t, slices.ContainsFunc(invalid.Problems, func(p kvalitet.Problem) bool {
				return p.Code == tt.code && p.Path == tt.path && p.Text().Complete()
			}), "%v", invalid)
		})
	}
}

func TestTreeSaysWhatIsAbove(t *testing.T) {
	goals := []governance.Goal{{ID: id(1), Level: governance.LevelBoardGoal, Text: "a"}}
	_, err := governance.NewTree(governance.Haparanda(), goals)
	require.EqualError(t, err, "ogiltigt värde / invalid value: /goals/0/parents: målet besvarar inget överordnat mål; överordnad nivå: inriktning / "+
		"the goal answers no goal above it; level above: direction")
	goals = append(goals, governance.Goal{ID: id(2), Level: governance.LevelCommitment, Text: "b", Parents: []uuid.UUID{id(3)}},
		governance.Goal{ID: id(3), Level: governance.LevelVision, Text: "c"})
	_, err = governance.NewTree(governance.Haparanda(), goals)
	assert.ErrorContains(t, err, "nivån åtagande besvarar inte nivån vision / level commitment does not answer level vision")
}

func TestWalkAndAncestors(t *testing.T) {
	tree, _ := forest(t)
	var depths []int
	for depth := range tree.Walk() {
		depths = append(depths, depth)
	}
	assert.Equal(t, []int{0, 1, 2}, depths)
	var up []uuid.UUID
	for g := range tree.Ancestors(id(3)) {
		up = append(up, g.ID)
	}
	assert.Equal(t, []uuid.UUID{id(2), id(1)}, up)
	assert.Equal(t, id(3), tree.Children(id(2))[0].ID)
	assert.Equal(t, id(1), tree.Roots()[0].ID)
}
