package outlook_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/outlook"
	"github.com/kommunkvalitet/kvalitet/governance/outlook/outlooktest"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func older() outlook.Observation {
	return outlook.Observation{ID: uuid.UUID{15: 1}, Text: "Antalet invånare över 80 år ökar", Source: "befolkningsprognosen", Seen: kvalitet.NewDate(2026, 11, 10),
		Class: outlook.ClassSocial, Effect: outlook.GradeHigh, Uncertainty: outlook.GradeLow, Plans: []uuid.UUID{{15: 9}}}
}

func square() outlook.DialoguePass {
	yes := true
	return outlook.DialoguePass{On: kvalitet.NewDate(2027, 6, 1), Dialogue: outlook.Dialogue{ID: uuid.UUID{15: 2}, Question: "Hur ska torget bli?", Influence: &yes, Open: &yes,
		Rung: outlook.RungInvolvement, Groups: []string{"unga", "handlare"}, Reached: []string{"handlare", "unga"}, Methods: []string{"möte"},
		Period: kvalitet.Year(2026), Decided: kvalitet.NewDate(2027, 3, 1), Feedback: kvalitet.NewDate(2027, 4, 1)}}
}

func TestScreening(t *testing.T) {
	low, high := outlook.GradeLow, outlook.GradeHigh
	for _, tt := range []struct {
		effect, uncertainty outlook.Grade
		want                outlook.Screen
	}{{high, low, outlook.ScreenPlan}, {high, high, outlook.ScreenScenario}, {low, high, outlook.ScreenWatch}, {low, low, outlook.ScreenLeave},
		{outlook.GradeMedium, outlook.GradeMedium, outlook.ScreenLeave}, {0, high, 0}, {high, 0, 0}} {
		o := outlook.Observation{Effect: tt.effect, Uncertainty: tt.uncertainty}
		assert.Equal(t, tt.want, outlook.DefaultScreening().Screen(o), "%v × %v", tt.effect, tt.uncertainty)
	}
}

func TestObservationRules(t *testing.T) {
	rules := outlook.ObservationRules(outlook.DefaultScreening())
	require.NoError(t, kvalitet.ValidateRules(rules))
	tests := map[string]struct {
		change func(*outlook.Observation)
		want   [3]kvalitet.Outcome // screened, trace, source
	}{
		"whole":                    {func(*outlook.Observation) {}, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeMet, kvalitet.OutcomeMet}},
		"led to nothing":           {func(o *outlook.Observation) { o.Plans = nil }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotMet, kvalitet.OutcomeMet}},
		"uncertain and in no risk": {func(o *outlook.Observation) { o.Uncertainty = outlook.GradeHigh }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotMet, kvalitet.OutcomeMet}},
		"small":                    {func(o *outlook.Observation) { o.Effect = outlook.GradeLow }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotApplicable, kvalitet.OutcomeMet}},
		"not screened":             {func(o *outlook.Observation) { o.Effect = 0 }, [3]kvalitet.Outcome{kvalitet.OutcomeUnknown, kvalitet.OutcomeUnknown, kvalitet.OutcomeMet}},
		"from nowhere":             {func(o *outlook.Observation) { o.Source = " " }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeMet, kvalitet.OutcomeNotMet}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			o := older()
			tt.change(&o)
			for i, f := range kvalitet.Run(rules, &o) {
				assert.Equal(t, tt.want[i], f.Outcome, f.Rule)
			}
		})
	}
}

func TestDialogueRules(t *testing.T) {
	rules := outlook.DialogueRules()
	require.NoError(t, kvalitet.ValidateRules(rules))
	golden.File(t, "RULES.md", rulesdoc.Markdown("governance/outlook",
		rulesdoc.Of("outlook.ObservationRules", kvalitet.Label{SV: "Omvärldsobservationen", EN: "The observation"}, outlook.ObservationRules(outlook.DefaultScreening())),
		rulesdoc.Of("outlook.DialogueRules", kvalitet.Label{SV: "Medborgardialogen", EN: "The dialogue"}, rules)))
	no := false
	tests := map[string]struct {
		rule   string
		want   kvalitet.Outcome
		change func(*outlook.DialoguePass)
	}{
		"whole":                          {"", 0, func(*outlook.DialoguePass) {}},
		"nothing to influence":           {"governance.dialogue.influence", kvalitet.OutcomeNotMet, func(p *outlook.DialoguePass) { p.Dialogue.Influence = &no }},
		"nobody listens":                 {"governance.dialogue.influence", kvalitet.OutcomeNotMet, func(p *outlook.DialoguePass) { p.Dialogue.Open = &no }},
		"influence not asked":            {"governance.dialogue.influence", kvalitet.OutcomeUnknown, func(p *outlook.DialoguePass) { p.Dialogue.Open = nil }},
		"a group was missed":             {"governance.dialogue.groups", kvalitet.OutcomeNotMet, func(p *outlook.DialoguePass) { p.Dialogue.Reached = []string{"handlare"} }},
		"nobody is said to be concerned": {"governance.dialogue.groups", kvalitet.OutcomeUnknown, func(p *outlook.DialoguePass) { p.Dialogue.Groups = nil }},
		"decided before":                 {"governance.dialogue.time", kvalitet.OutcomeNotMet, func(p *outlook.DialoguePass) { p.Dialogue.Decided = kvalitet.NewDate(2026, 12, 31) }},
		"no end":                         {"governance.dialogue.time", kvalitet.OutcomeUnknown, func(p *outlook.DialoguePass) { p.Dialogue.Period = kvalitet.Period{} }},
		"no feedback":                    {"governance.dialogue.feedback", kvalitet.OutcomeNotMet, func(p *outlook.DialoguePass) { p.Dialogue.Feedback = kvalitet.Date{} }},
		"not yet decided": {"governance.dialogue.feedback", kvalitet.OutcomeNotApplicable, func(p *outlook.DialoguePass) {
			p.Dialogue.Feedback, p.On = kvalitet.Date{}, kvalitet.NewDate(2027, 2, 1)
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := square()
			tt.change(&p)
			for _, f := range kvalitet.Run(rules, &p) {
				want := kvalitet.OutcomeMet
				if f.Rule == tt.rule {
					want = tt.want
				}
				assert.Equal(t, want, f.Outcome, f.Rule)
			}
		})
	}
	p := square()
	p.Dialogue.Reached = nil
	for methods, hint := range map[string]bool{"": true, "stormöte": true, "visit": false, "uppsökande samtal": false} {
		p.Dialogue.Methods = []string{methods}
		assert.Equal(t, hint, !kvalitet.Run(rules, &p)[2].Hint.IsZero(), methods)
	}
	p = square()
	p.Dialogue.Rung, p.Dialogue.Influence = outlook.RungInformation, &no
	findings := kvalitet.Run(rules, &p)
	assert.Equal(t, kvalitet.OutcomeNotApplicable, findings[0].Outcome, "what cannot be influenced may be told")
	assert.Equal(t, kvalitet.OutcomeNotMet, findings[1].Outcome, "but it is no dialogue")
}

func TestOccasions(t *testing.T) {
	for _, o := range outlook.Occasions() {
		assert.True(t, o.Name.Complete() && o.Before.Complete() && o.Who.Complete(), o.Code)
		assert.Equal(t, kvalitet.GradePublished, o.Source.Grade)
	}
}

func TestStoredAndJSON(t *testing.T) {
	ctx := context.Background()
	store := outlooktest.NewMemStore()
	_, err := outlook.SaveObservation(ctx, store, older())
	require.NoError(t, err)
	_, err = outlook.SaveObservation(ctx, store, outlook.Observation{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = outlook.SaveDialogue(ctx, store, square().Dialogue)
	require.NoError(t, err)
	_, err = outlook.SaveDialogue(ctx, store, outlook.Dialogue{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	observations, err := outlook.LoadObservations(ctx, store)
	require.NoError(t, err)
	assert.Len(t, observations, 1)
	dialogues, err := outlook.LoadDialogues(ctx, store)
	require.NoError(t, err)
	assert.Len(t, dialogues, 1)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = outlook.LoadDialogues(cancelled, store)
	require.ErrorIs(t, err, context.Canceled)
	golden.JSON(t, "testdata/observation.json", older())
	golden.JSON(t, "testdata/dialogue.json", square().Dialogue)
}

func TestEnums(t *testing.T) {
	t.Run("Class", func(t *testing.T) { enumtest.Run(t, outlook.Classes(), outlook.ParseClass) })
	t.Run("Grade", func(t *testing.T) { enumtest.Run(t, outlook.Grades(), outlook.ParseGrade) })
	t.Run("Rung", func(t *testing.T) { enumtest.Run(t, outlook.Rungs(), outlook.ParseRung) })
	t.Run("Screen", func(t *testing.T) { enumtest.Run(t, outlook.Screens(), outlook.ParseScreen) })
}

func FuzzObservationJSON(f *testing.F) {
	seed, err := json.Marshal(older())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var o outlook.Observation
		if json.Unmarshal(data, &o) != nil || o.Validate() != nil {
			return
		}
		kvalitet.Run(outlook.ObservationRules(outlook.DefaultScreening()), &o)
	})
}

func FuzzDialogueJSON(f *testing.F) {
	seed, err := json.Marshal(square().Dialogue)
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var d outlook.Dialogue
		if json.Unmarshal(data, &d) != nil || d.Validate() != nil {
			return
		}
		kvalitet.Run(outlook.DialogueRules(), &outlook.DialoguePass{Dialogue: d})
	})
}

func ExampleScreening_Screen() {
	fmt.Println(outlook.DefaultScreening().Screen(older()).Label().SV)
	// Output: tas in i planen
}
