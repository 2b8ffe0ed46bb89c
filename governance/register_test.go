package governance_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/governancetest"
)

// soundRegister answers every rule with yes: a vision, a direction and two board goals of Haparanda's model.
func soundRegister() *governance.Register {
	r := &governance.Register{Model: governance.Haparanda()}
	for n := range 2 {
		r.Indicators = append(r.Indicators, governance.Indicator{ID: id(101 + n), Name: fmt.Sprintf("mått %d", n+1), Better: governance.BetterHigher, Targets: minimum("10")})
		r.Measurements = append(r.Measurements, governance.Measured(id(201+n), id(101+n), kvalitet.Year(2026), dec("12")))
	}
	r.Goals = []governance.Goal{
		{ID: id(1), Level: governance.LevelVision, Text: "vision"},
		{ID: id(2), Level: governance.LevelDirection, Text: "trygghet", Parents: []uuid.UUID{id(1)}},
		{ID: id(3), Level: governance.LevelBoardGoal, Text: "barn", Parents: []uuid.UUID{id(2)}, Indicators: []governance.Measure{{Indicator: id(101)}}},
		{ID: id(4), Level: governance.LevelBoardGoal, Text: "äldre", Parents: []uuid.UUID{id(2)}, Indicators: []governance.Measure{{Indicator: id(102)}}},
	}
	return r
}

func TestRegisterRules(t *testing.T) {
	ended := kvalitet.Period{Until: kvalitet.NewDate(2026, 1, 1)}
	tests := map[string]struct {
		change func(*governance.Register)
		broken map[string][]string // rule → paths; the others are met
	}{
		"sound":          {func(*governance.Register) {}, nil},
		"no parent":      {func(r *governance.Register) { r.Goals[3].Parents = nil }, map[string][]string{"orphan": {"/goals/3"}}},
		"parent is gone": {func(r *governance.Register) { r.Goals[3].Parents = []uuid.UUID{id(99)} }, map[string][]string{"orphan": {"/goals/3"}}},
		"its own parent": {func(r *governance.Register) { r.Goals[3].Parents = []uuid.UUID{id(4)} }, map[string][]string{"orphan": {"/goals/3"}}},
		"unknown level":  {func(r *governance.Register) { r.Goals[0].Level = "dream" }, map[string][]string{"orphan": {"/goals/0"}}},
		"parent has ended": {func(r *governance.Register) { r.Goals[1].Period, r.On = ended, kvalitet.NewDate(2026, 6, 1) },
			map[string][]string{"orphan": {"/goals/2", "/goals/3"}, "measured": {"/goals/0"}}},
		"no indicator": {func(r *governance.Register) { r.Goals[3].Indicators = nil }, map[string][]string{"measured": {"/goals/3"}}},
		"an assignment's progress is enough": {func(r *governance.Register) {
			r.Goals[3].Indicators, r.Goals[3].Progress = nil, governance.ProgressOngoing
		}, nil},
		"indicator is gone": {func(r *governance.Register) { r.Indicators = r.Indicators[:1] }, map[string][]string{"known": {"/goals/3/indicators/0"}}},
		"no target":         {func(r *governance.Register) { r.Indicators[1].Targets = nil }, map[string][]string{"targeted": {"/indicators/1"}}},
		"no outcome":        {func(r *governance.Register) { r.Measurements = r.Measurements[:1] }, map[string][]string{"reported": {"/indicators/1"}}},
		"a prognosis only":  {func(r *governance.Register) { r.Measurements[1].Prognosis = true }, map[string][]string{"reported": {"/indicators/1"}}},
		"two parents": {func(r *governance.Register) {
			r.Goals = append(r.Goals, governance.Goal{ID: id(5), Level: governance.LevelCommitment, Text: "åtagande", Progress: governance.ProgressOngoing, Parents: []uuid.UUID{id(3), id(4)}})
		}, map[string][]string{"once": {"/goals/4/parents"}}},
		"shared indicator": {func(r *governance.Register) { r.Goals[3].Indicators[0].Indicator = id(101) }, map[string][]string{"once": {"/indicators/0"}}},
		"too many":         {func(r *governance.Register) { r.Model.Levels[2].MostGoals = 1 }, map[string][]string{"few": {"/goals/3"}}},
		"a body each": {func(r *governance.Register) {
			r.Model.Levels[2].MostGoals = 1
			r.Goals[3].Body = "socialnämnden"
		}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := soundRegister()
			tt.change(r)
			for _, f := range kvalitet.Run(governance.RegisterRules(), r) {
				want, broken := tt.broken[f.Rule[len("governance.register."):]]
				if !broken {
					assert.Equal(t, kvalitet.OutcomeMet, f.Outcome, f.Rule)
					continue
				}
				assert.Equal(t, kvalitet.OutcomeNotMet, f.Outcome, f.Rule)
				var paths []string
				for _, place := range f.Places() {
					paths = append(paths, place.Path)
					assert.True(t, place.Note.Complete())
				}
				assert.Equal(t, want, paths)
			}
		})
	}
}

func TestMostGoalsHasADefault(t *testing.T) {
	few := func(n int) kvalitet.Finding {
		r := &governance.Register{Model: governance.Haparanda()}
		for i := range n {
			r.Goals = append(r.Goals, governance.Goal{ID: id(i + 1), Level: governance.LevelBoardGoal, Text: "mål", Body: "nämnden"})
		}
		findings := kvalitet.Run(governance.RegisterRules(), r)
		return findings[len(findings)-1]
	}
	assert.Equal(t, kvalitet.OutcomeMet, few(governance.DefaultMostGoals).Outcome)
	over := few(governance.DefaultMostGoals + 1)
	assert.Equal(t, "/goals/10", over.Path)
	assert.Equal(t, "nämnden, nämndmål: 11 mål, högst 10", over.Note.SV)
	level := governance.Haparanda().Levels[0]
	level.MostGoals = -1
	require.Len(t, level.Problems(), 1)
}

// An empty register has no indicator to ask about; that is not a yes.
func TestAnEmptyRegister(t *testing.T) {
	for _, f := range kvalitet.Run(governance.RegisterRules(), &governance.Register{Model: governance.Orebro()}) {
		if f.Rule == "governance.register.targeted" || f.Rule == "governance.register.reported" {
			assert.Equal(t, kvalitet.OutcomeNotApplicable, f.Outcome)
		}
	}
}

// What NewTree refuses can be read and listed all the same.
func TestLoadRegister(t *testing.T) {
	ctx, store, r := t.Context(), governancetest.NewMemStore(), soundRegister()
	r.Goals[3].Parents = nil
	_, err := governance.NewTree(r.Model, r.Goals, r.Indicators...)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = governance.LoadRegister(ctx, store, r.Model.ID, kvalitet.Date{})
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = store.PutModel(ctx, r.Model)
	require.NoError(t, err)
	for _, g := range r.Goals {
		_, err = store.PutGoal(ctx, g)
		require.NoError(t, err)
	}
	for _, in := range r.Indicators {
		_, err = store.PutIndicator(ctx, in)
		require.NoError(t, err)
	}
	require.NoError(t, second(governance.SaveMeasurements(ctx, store, r.Measurements...)))
	loaded, err := governance.LoadRegister(ctx, store, r.Model.ID, kvalitet.Date{})
	require.NoError(t, err)
	findings := kvalitet.Run(governance.RegisterRules(), loaded)
	assert.Equal(t, kvalitet.OutcomeNotMet, findings[0].Outcome)
	assert.Equal(t, "äldre", findings[0].Note.SV)
	assert.Equal(t, kvalitet.OutcomeMet, findings[4].Outcome)
}

func ExampleRegisterRules() {
	r := soundRegister()
	r.Goals[3].Parents = nil
	for _, f := range kvalitet.Run(governance.RegisterRules(), r) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Text.SV, f.Path, f.Note.SV)
		}
	}
	// Output: Mål som inte besvarar något överordnat mål: 1. /goals/3 äldre
}
