package rollout_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
	"github.com/kommunkvalitet/kvalitet/process/rollout/rollouttest"
)

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(rollout.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("rollout", rulesdoc.Of("rollout.Rules", kvalitet.Label{SV: "Planens räkning", EN: "The plan's arithmetic"}, rollout.Rules())))
	golden.JSON(t, "testdata/plan.json", rollout.Lidkoping())
}

// The figures are those printed in Lidköping's plan, section 8: 54 h, 2 720 h and 2,9 h; the rest follow from them.
func TestLidkoping(t *testing.T) {
	p := rollout.Lidkoping()
	require.NoError(t, p.Validate())
	e := p.Effort()
	assert.InDelta(t, 54, e.BusinessPerMap, 0)
	assert.InDelta(t, 2720, e.Leaders, 0)
	assert.InDelta(t, 2.857, e.PerLeaderWeek, 0.0005)
	assert.InDelta(t, 3672, e.Business, 0)
	assert.InDelta(t, 6392, e.Total, 0)
	assert.InDelta(t, 2040, e.Manager, 1e-9)
	assert.InDelta(t, 952, e.OtherFrom, 0)
	assert.InDelta(t, 1904, e.OtherTo, 0)
	assert.InDelta(t, 6.36, e.PerLeaderWindowWeek, 0.005)
	assert.Equal(t, "85000", e.TrainingFrom.String())
	assert.Equal(t, "125000", e.TrainingTo.String())
}

func outcomes(p rollout.Plan) map[string]kvalitet.Outcome {
	out := make(map[string]kvalitet.Outcome)
	for _, f := range kvalitet.Run(rollout.Rules(), rollout.NewPass(p)) {
		out[f.Rule[len("process.rollout."):]] = f.Outcome
	}
	return out
}

func TestWhatDoesNotAddUpInLidkoping(t *testing.T) {
	met, not := kvalitet.OutcomeMet, kvalitet.OutcomeNotMet
	assert.Equal(t, map[string]kvalitet.Outcome{"weeks": not, "parts": met, "business": met, "leaders": met, "per-week": met, "share": not, "share-hours": not,
		"window": not, "training": not, "timetable": met, "follow-up": met}, outcomes(rollout.Lidkoping()))
}

// sound is Lidköping's plan with everything put right.
func sound() rollout.Plan {
	p := rollout.Lidkoping()
	p.Weeks, p.Maps, p.Window = 78.14, 68, kvalitet.Period{From: kvalitet.NewDate(2015, 10, 1), Until: kvalitet.NewDate(2016, 12, 1)}
	p.LeaderShare, p.MappingShare, p.MappingHours, p.OtherShare, p.OtherHours = 0.15, 0.10, [2]float64{4, 4}, 0.05, [2]float64{2, 2}
	p.Training[1].Unclear, p.Stated.PerLeaderWeek = false, 2.5
	return p
}

func TestPlantedContradictions(t *testing.T) {
	for rule, change := range map[string]func(*rollout.Plan){
		"weeks": func(p *rollout.Plan) { p.Period.Until = kvalitet.NewDate(2017, 12, 1) },
		"parts": func(p *rollout.Plan) {
			p.DocumentationOutside, p.Stated.LeaderHours, p.Stated.PerLeaderWeek = true, 0, 0
		},
		"business":    func(p *rollout.Plan) { p.Stated.BusinessPerMap = 60 },
		"leaders":     func(p *rollout.Plan) { p.Stated.LeaderHours = 2000 },
		"per-week":    func(p *rollout.Plan) { p.Stated.PerLeaderWeek = 4 },
		"share":       func(p *rollout.Plan) { p.MappingShare, p.MappingHours = 0.06, [2]float64{2, 4} },
		"share-hours": func(p *rollout.Plan) { p.MappingHours = [2]float64{5, 6} },
		"window":      func(p *rollout.Plan) { p.Window.Until = kvalitet.NewDate(2016, 3, 1) },
		"training":    func(p *rollout.Plan) { p.Training[1].Unclear = true },
		"timetable":   func(p *rollout.Plan) { p.Activities[0].Period.From = kvalitet.NewDate(2015, 1, 1) },
		"follow-up":   func(p *rollout.Plan) { p.Window.Until = kvalitet.NewDate(2017, 3, 1) },
	} {
		t.Run(rule, func(t *testing.T) {
			p := sound()
			change(&p)
			for r, got := range outcomes(p) {
				want := kvalitet.OutcomeMet
				if r == rule {
					want = kvalitet.OutcomeNotMet
				}
				if got != kvalitet.OutcomeUnknown {
					assert.Equal(t, want, got, r)
				}
			}
		})
	}
	for rule, got := range outcomes(rollout.Plan{}) {
		assert.Equal(t, kvalitet.OutcomeUnknown, got, rule)
	}
}

func TestDocumentationOutsideAddsToTheHours(t *testing.T) {
	p := rollout.Lidkoping()
	p.DocumentationOutside = true
	assert.InDelta(t, 24, p.Effort().LeaderPerMap, 0)
	p.HoursPerMap = 0
	assert.InDelta(t, 16, p.Effort().LeaderPerMap, 0)
	p.DocumentationOutside = false
	assert.InDelta(t, 20, p.Effort().LeaderPerMap, 0)
}

// The hours in the weeks sum to the hours in all, and every leader gets a fair share.
func TestSchedule(t *testing.T) {
	p := rollout.Lidkoping()
	slots := p.Schedule()
	require.Len(t, slots, 68)
	assert.Equal(t, kvalitet.NewDate(2016, 4, 1), slots[0].Week)
	assert.Equal(t, []int{1, 2}, slots[0].Leaders)
	assert.Equal(t, kvalitet.NewDate(2016, 5, 13), slots[0].FollowUp.From)
	assert.Equal(t, kvalitet.NewDate(2016, 6, 10), slots[0].FollowUp.Last())
	assert.True(t, slots[67].Week.Before(p.Window.Until))
	sum, over := 0.0, 0
	for _, l := range p.Loads() {
		sum += l.Hours
		if l.Over {
			over++
		}
	}
	assert.InDelta(t, 2720, sum, 1e-9)
	assert.Positive(t, over)
	assert.Empty(t, rollout.Plan{}.Schedule())
	assert.Empty(t, rollout.Plan{}.Loads())
}

func TestProblems(t *testing.T) {
	p := rollout.Plan{Name: " ", Weeks: -1, LeaderShare: 2, MappingHours: [2]float64{3, 2}, FollowUpWeeks: [2]int{6, 3}, WeekHours: math.NaN()}
	var got []string
	for _, x := range p.Problems() {
		got = append(got, x.Code+" "+x.Path)
	}
	assert.Equal(t, []string{"missing /id", "missing /name", "range /weeks", "range /weekHours", "range /leaderShare", "order /mappingHours", "order /followUpWeeks"}, got)
}

func TestLoadAndSave(t *testing.T) {
	s := rollouttest.NewMemStore()
	p, err := rollout.SavePlan(t.Context(), s, rollout.Lidkoping())
	require.NoError(t, err)
	pass, err := rollout.LoadPass(t.Context(), s, p.ID)
	require.NoError(t, err)
	assert.InDelta(t, 2720, pass.Effort.Leaders, 0)
	sum, err := rollout.LoadEffort(t.Context(), s)
	require.NoError(t, err)
	assert.InDelta(t, 6392, sum.Total, 0)
	_, err = rollout.LoadPass(t.Context(), s, uuid.UUID{9})
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = rollout.SavePlan(t.Context(), s, rollout.Plan{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func FuzzPlanJSON(f *testing.F) {
	seed, err := json.Marshal(rollout.Lidkoping())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var p rollout.Plan
		if json.Unmarshal(data, &p) != nil || p.Validate() != nil {
			return
		}
		kvalitet.Run(rollout.Rules(), rollout.NewPass(p))
		p.Loads()
	})
}

func ExamplePlan_Effort() {
	e := rollout.Lidkoping().Effort()
	fmt.Printf("%g h per process, %g h, %.1f h i veckan\n", e.BusinessPerMap, e.Leaders, e.PerLeaderWeek)
	// Output: 54 h per process, 2720 h, 2.9 h i veckan
}

func ExampleRules() {
	for _, f := range kvalitet.Run(rollout.Rules(), rollout.NewPass(rollout.Lidkoping())) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Text.SV)
			break
		}
	}
	// Output: Planen räknar med 68 veckor, men det är 78,14 veckor från start till slut; 10,14 veckor är inte förklarade.
}
