package competence_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/competence"
	"github.com/kommunkvalitet/kvalitet/governance/competence/competencetest"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func review() competence.Review {
	r := competence.Review{ID: uuid.UUID{15: 1}, Employee: uuid.UUID{15: 7}, Post: "handläggare", Unit: "bygglov", Date: kvalitet.NewDate(2026, 3, 1), Scale: competence.DefaultScale}
	for _, d := range competence.Demands() {
		r.Ratings = append(r.Ratings, competence.Rating{Demand: d, Self: 3, Manager: 3, Agreed: 3, Wanted: 3})
	}
	r.Ratings[1].Agreed = 2
	r.Plan = []competence.Activity{{Demand: competence.DemandChange, Text: "leda ett förbättringsarbete", Due: kvalitet.NewDate(2026, 12, 1)}}
	return r
}

func TestRules(t *testing.T) {
	rules := competence.Rules()
	require.NoError(t, kvalitet.ValidateRules(rules))
	golden.File(t, "RULES.md", rulesdoc.Markdown("governance/competence", rulesdoc.Of("competence.Rules", kvalitet.Label{SV: "Bedömningen", EN: "The review"}, rules)))
	tests := map[string]struct {
		rule   string
		want   kvalitet.Outcome
		change func(*competence.Review)
	}{
		"whole":               {"", 0, func(*competence.Review) {}},
		"a demand is missing": {"governance.competence.demands", kvalitet.OutcomeNotMet, func(r *competence.Review) { r.Ratings = r.Ratings[:3] }},
		"not rated by both":   {"governance.competence.both", kvalitet.OutcomeUnknown, func(r *competence.Review) { r.Ratings[0].Self = 0 }},
		"not agreed":          {"governance.competence.agreed", kvalitet.OutcomeUnknown, func(r *competence.Review) { r.Ratings[0].Agreed = 0 }},
		"gap without a plan":  {"governance.competence.plan", kvalitet.OutcomeNotMet, func(r *competence.Review) { r.Plan = nil }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := review()
			tt.change(&r)
			for _, f := range kvalitet.Run(rules, &r) {
				want := kvalitet.OutcomeMet
				if f.Rule == tt.rule {
					want = tt.want
				}
				assert.Equal(t, want, f.Outcome, f.Rule)
			}
		})
	}
}

func TestCalibrate(t *testing.T) {
	var reviews []competence.Review
	add := func(unit string, ratings ...[2]int) { // manager, self
		for _, x := range ratings {
			reviews = append(reviews, competence.Review{Unit: unit, Ratings: []competence.Rating{{Demand: competence.DemandResults, Manager: x[0], Self: x[1]}}})
		}
	}
	add("a", [2]int{4, 4}, [2]int{4, 3}, [2]int{3, 0}, [2]int{0, 2})
	add("b", [2]int{2, 3}, [2]int{2, 3}, [2]int{3, 4})
	add("c", [2]int{1, 1})
	got := competence.Calibrate(reviews, 3, 1)
	require.Len(t, got, 2, "one person alone is not shown")
	assert.Equal(t, "a", got[0].Unit)
	assert.InDelta(t, 11.0/3, got[0].Mean, 1e-12)
	assert.InDelta(t, 2, got[0].Others, 1e-12)
	assert.InDelta(t, -0.5, got[0].SelfAbove, 1e-12)
	assert.True(t, got[0].Apart)
	assert.InDelta(t, 7.0/3, got[1].Mean, 1e-12)
	assert.False(t, got[1].Apart)
	assert.Empty(t, competence.Calibrate(reviews[:3], 1, 1), "a unit alone has nothing to be compared with")
	none := competence.Calibrate([]competence.Review{{Unit: "x", Ratings: []competence.Rating{{Demand: 1, Manager: 1}}}, {Unit: "y", Ratings: []competence.Rating{{Demand: 1, Manager: 1}}}}, 1, 1)
	assert.True(t, math.IsNaN(none[0].SelfAbove))
}

func TestGaps(t *testing.T) {
	n := func(i, needed, have, leaving int) competence.Need {
		return competence.Need{ID: uuid.UUID{15: byte(i)}, Goal: uuid.UUID{15: 99}, Competence: "x", Needed: needed, Have: &have, Leaving: leaving}
	}
	uncounted := competence.Need{ID: uuid.UUID{15: 9}, Needed: 3}
	short, unknown := competence.Shortages([]competence.Need{n(1, 5, 4, 0), n(2, 5, 5, 3), uncounted, n(3, 5, 9, 1)})
	assert.Len(t, short, 2)
	gap, ok := short[0].Gap()
	assert.True(t, ok)
	assert.Equal(t, 3, gap)
	assert.Equal(t, []competence.Need{uncounted}, unknown, "not counted is not none")
	_, ok = competence.Rating{Agreed: 2}.Gap()
	assert.False(t, ok)
}

func TestProblemsAndRedaction(t *testing.T) {
	bad := review()
	bad.Scale, bad.Ratings[0].Self, bad.Ratings[1].Demand = 11, 12, competence.DemandCommunication
	bad.Plan[0].Text = ""
	four := 4
	need := competence.Need{Needed: -1, Have: &four, Leaving: 5, Steps: []competence.Step{0}}
	var codes []string
	for _, p := range append(bad.Problems(), need.Problems()...) {
		codes = append(codes, p.Code+" "+p.Path)
	}
	assert.Equal(t, []string{"range /scale", "duplicate /ratings/1", "range /ratings/0/self", "missing /plan/0/text",
		"missing /id", "missing /goal", "missing /competence", "range /needed", "range /leaving", "missing /steps/0"}, codes)
	redacted := review().Redacted()
	assert.Equal(t, uuid.Nil, redacted.Employee)
	assert.Empty(t, redacted.Plan)
	require.NoError(t, redacted.Validate())
}

func TestStoredAndJSON(t *testing.T) {
	ctx := context.Background()
	store := competencetest.NewMemStore()
	_, err := competence.SaveReview(ctx, store, review())
	require.NoError(t, err)
	_, err = competence.SaveReview(ctx, store, competence.Review{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	have := 2
	need := competence.Need{ID: uuid.UUID{15: 3}, Goal: uuid.UUID{15: 4}, Competence: "demensvård", Needed: 3, Have: &have, Steps: []competence.Step{competence.StepDevelop}}
	_, err = competence.SaveNeed(ctx, store, need)
	require.NoError(t, err)
	_, err = competence.SaveNeed(ctx, store, competence.Need{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	reviews, err := competence.LoadReviews(ctx, store)
	require.NoError(t, err)
	assert.Len(t, reviews, 1)
	needs, err := competence.LoadNeeds(ctx, store)
	require.NoError(t, err)
	assert.Len(t, needs, 1)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = competence.LoadNeeds(cancelled, store)
	require.ErrorIs(t, err, context.Canceled)
	golden.JSON(t, "testdata/review.json", review())
	golden.JSON(t, "testdata/need.json", need)
}

func TestEnums(t *testing.T) {
	t.Run("Demand", func(t *testing.T) { enumtest.Run(t, competence.Demands(), competence.ParseDemand) })
	t.Run("Step", func(t *testing.T) { enumtest.Run(t, competence.Steps(), competence.ParseStep) })
}

func FuzzReviewJSON(f *testing.F) {
	seed, err := json.Marshal(review())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var r competence.Review
		if json.Unmarshal(data, &r) != nil || r.Validate() != nil {
			return
		}
		kvalitet.Run(competence.Rules(), &r)
		competence.Calibrate([]competence.Review{r, r}, 1, 1)
	})
}

func FuzzNeedJSON(f *testing.F) {
	f.Add([]byte(`{"needed":3,"have":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var n competence.Need
		if json.Unmarshal(data, &n) == nil && n.Validate() == nil {
			competence.Shortages([]competence.Need{n})
		}
	})
}

func ExampleNeed_Gap() {
	have := 5
	gap, _ := competence.Need{Needed: 6, Have: &have, Leaving: 2}.Gap()
	fmt.Println(gap)
	// Output: 3
}
