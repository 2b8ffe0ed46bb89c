package analysis_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/analysistest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

var signed = analysis.Signature{Role: "kvalitetsledare", Date: kvalitet.NewDate(2026, time.March, 1)}

// climbed is an analysis whose first three steps have evidence and whose fourth has not.
func climbed() analysis.Ladder {
	l := analysis.Climb(brp(), analysis.Against(peers(300, 340, 345.5, 360, 400, 420, 430)), analysis.Target(350), analysis.Toward(analysis.BetterHigher))
	l.ID = uuid.UUID{15: 1}
	return l
}

func concluded(t *testing.T) analysis.Ladder {
	t.Helper()
	l := climbed()
	require.NoError(t, l.Accept(signed))
	require.NoError(t, l.Excuse(analysis.StepPatterns, analysis.Excuse{Reason: "bara ett mått finns", Signed: signed}))
	for _, s := range l.Steps {
		for _, q := range s.Questions {
			if !s.Computed && s.Code != analysis.StepSelfAssessment && s.Code != analysis.StepActions {
				require.NoError(t, l.Judge(analysis.Judgement{Question: q.Code, Text: "svar", Signed: signed}))
			}
		}
	}
	require.NoError(t, l.Conclude(analysis.Conclusion{Text: "Målet är inte nått", Rests: []string{analysis.MethodGap, "factors.events"}, Signed: signed}))
	return l
}

func codes(t *testing.T, err error) []string {
	t.Helper()
	var invalid *kvalitet.ValidationError
	require.ErrorAs(t, err, &invalid)
	var codes []string
	for _, p := range invalid.Problems {
		assert.True(t, p.Text().Complete())
		codes = append(codes, p.Code+" "+p.Path)
	}
	return codes
}

func TestAConclusionNeedsEvidenceOrAReason(t *testing.T) {
	l := climbed()
	c := analysis.Conclusion{Text: "Målet är inte nått", Signed: signed}
	assert.Equal(t, []string{"evidence /steps/3"}, codes(t, l.Conclude(c)))
	assert.Nil(t, l.Conclusion)
	assert.Equal(t, []string{"conflict "}, codes(t, l.Excuse(analysis.StepOthers, analysis.Excuse{Reason: "orkar inte", Signed: signed})))
	assert.Equal(t, []string{"unknown "}, codes(t, l.Excuse(analysis.StepFactors, analysis.Excuse{Reason: "x", Signed: signed})))
	assert.Equal(t, []string{"missing /reason", "missing /signed/role", "missing /signed/date"}, codes(t, l.Excuse(analysis.StepPatterns, analysis.Excuse{})))
	require.NoError(t, l.Excuse(analysis.StepPatterns, analysis.Excuse{Reason: "bara ett mått finns", Signed: signed}))
	c.Rests = []string{analysis.MethodPatterns}
	assert.Equal(t, []string{"unknown /conclusion/rests/0"}, codes(t, l.Conclude(c)), "evidence that could not be assessed carries nothing")
	c.Rests = []string{analysis.MethodGap}
	require.NoError(t, l.Conclude(c))
	require.NoError(t, l.Validate())
}

func TestTheSelfAssessmentMayDifferWithAMotive(t *testing.T) {
	l := climbed()
	green := analysis.SelfAssessment{Colour: analysis.ColourGreen, Signed: signed}
	assert.Contains(t, codes(t, l.Assess(green)), "order ")
	l = concluded(t)
	assert.Equal(t, analysis.ColourRed, l.ComputedColour(), "the target is missed")
	assert.Equal(t, []string{"motive /motive"}, codes(t, l.Assess(green)))
	green.Motive = "preliminära siffror visar att målet nås"
	require.NoError(t, l.Assess(green))
	assert.Equal(t, analysis.ColourRed, l.SelfAssessment.Computed)
	require.NoError(t, l.Assess(analysis.SelfAssessment{Colour: analysis.ColourRed, Signed: signed}), "the computed one needs no motive")
}

func TestPropose(t *testing.T) {
	l := concluded(t)
	a := analysis.Action{Text: "Se över rutinen", Owner: "enhetschef", Due: kvalitet.NewDate(2027, time.May, 1), FollowUp: kvalitet.NewDate(2027, time.April, 1)}
	assert.Equal(t, []string{"order /actions/0/followUp"}, codes(t, l.Propose(a)))
	a.FollowUp = kvalitet.NewDate(2027, time.November, 1)
	require.NoError(t, l.Propose(a))
	store := analysistest.NewMemStore()
	_, err := analysis.SaveLadder(t.Context(), store, l)
	require.NoError(t, err)
	actions, err := analysis.LoadActions(t.Context(), store, analysis.LadderQuery{Entity: "0319"})
	require.NoError(t, err)
	assert.Equal(t, []analysis.Action{a}, actions)
	_, err = analysis.SaveLadder(t.Context(), store, analysis.Ladder{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	back, err := analysis.LoadLadder(t.Context(), store, l.ID)
	require.NoError(t, err)
	assert.Equal(t, l.Record, back.Record)
}

func TestACopyKeepsWhatItHad(t *testing.T) {
	before := climbed()
	after := before
	require.NoError(t, after.Judge(analysis.Judgement{Question: "factors.events", Text: "ny lag", Signed: signed}))
	require.NoError(t, after.Excuse(analysis.StepPatterns, analysis.Excuse{Reason: "bara ett mått", Signed: signed}))
	assert.Empty(t, before.Steps[4].Judgements)
	assert.Nil(t, before.Steps[3].Excuse)
	assert.Equal(t, []string{"unknown /question"}, codes(t, after.Judge(analysis.Judgement{Question: "finns inte", Text: "x", Signed: signed})))
}

func TestModelsAreStored(t *testing.T) {
	store := analysistest.NewMemStore()
	m := analysis.RKA()
	require.NoError(t, m.Validate())
	_, err := analysis.SaveModel(t.Context(), store, m)
	require.NoError(t, err)
	found, err := analysis.FindModel(t.Context(), store, m.Name.SV)
	require.NoError(t, err)
	assert.Len(t, found.Steps, 10)
	back, err := analysis.LoadModel(t.Context(), store, m.ID)
	require.NoError(t, err)
	assert.Len(t, analysis.Climb(brp(), analysis.By(back)).Steps, 10)
	_, err = analysis.FindModel(t.Context(), store, "någon annan")
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = analysis.SaveModel(t.Context(), store, analysis.Model{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestTheRecordChangesWithTheInputs(t *testing.T) {
	base := climbed().Record
	assert.Equal(t, base, climbed().Record, "same inputs, same hash")
	s := brp()
	s.Points[0].Value = 310.2
	for name, l := range map[string]analysis.Ladder{
		"value":  analysis.Climb(s, analysis.Target(350)),
		"target": analysis.Climb(brp(), analysis.Target(351)),
		"peers":  analysis.Climb(brp(), analysis.Against(peers(1)), analysis.Target(350)),
	} {
		assert.NotEqual(t, base.Inputs, l.Record.Inputs, name)
		assert.Len(t, l.Record.Inputs, 64)
	}
}

// A host's own step and method stand beside ours.
func TestOwnStepAndMethod(t *testing.T) {
	m := analysis.Orebro()
	m.Steps = append(m.Steps, analysis.Step{Number: 10, Code: "cost", Computed: true, Title: kvalitet.Label{SV: "Vad kostar det?", EN: "What does it cost?"},
		Questions: []analysis.Question{{Code: "cost.total", Text: kvalitet.Label{SV: "Kostnad?", EN: "Cost?"}, Methods: []string{"ale.cost"}}}})
	require.NoError(t, m.Validate())
	own := &analysis.Method{ID: "ale.cost", Compute: func(p *analysis.Pass) analysis.Evidence {
		return analysis.Evidence{Verdict: analysis.VerdictNeutral, Text: kvalitet.Label{SV: "100 kr", EN: "100 kr"}}
	}}
	l := analysis.Climb(brp(), analysis.By(m), analysis.Using(append(analysis.Methods(), own)...))
	assert.True(t, l.Steps[9].Assessed())
	assert.Equal(t, "100 kr", evidence(t, l, "ale.cost").String())
}

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(analysis.Rules()))
	require.NoError(t, kvalitet.ValidateRules(analysis.IndicatorRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("analysis",
		rulesdoc.Of("analysis.Rules", kvalitet.Label{SV: "En analys", EN: "An analysis"}, analysis.Rules()),
		rulesdoc.Of("analysis.IndicatorRules", kvalitet.Label{SV: "En bra indikator", EN: "A good indicator"}, analysis.IndicatorRules()),
	))
}

// A ladder that answers every rule with yes; each case breaks one thing and exactly one rule must notice.
func TestRules(t *testing.T) {
	whole := func(t *testing.T) analysis.Ladder {
		l := concluded(t)
		require.NoError(t, l.Judge(analysis.Judgement{Question: "patterns.expected", Text: "de två måtten samvarierar", Signed: signed}))
		require.NoError(t, l.Assess(analysis.SelfAssessment{Colour: analysis.ColourRed, Signed: signed}))
		require.NoError(t, l.Propose(analysis.Action{Text: "Se över", Owner: "chef", Due: kvalitet.NewDate(2027, time.May, 1), FollowUp: kvalitet.NewDate(2027, time.June, 1)}))
		return l
	}
	tests := map[string]struct {
		change func(*analysis.Ladder)
		rule   string
		want   kvalitet.Outcome
		path   string
	}{
		"evidence lost":    {func(l *analysis.Ladder) { l.Steps[3].Excuse = nil }, "analysis.ladder.evidence", kvalitet.OutcomeNotMet, "/steps/3"},
		"not accepted":     {func(l *analysis.Ladder) { l.Record.Computed = analysis.Signature{} }, "analysis.ladder.accepted", kvalitet.OutcomeNotMet, "/record/computed"},
		"question open":    {func(l *analysis.Ladder) { l.Steps[5].Judgements = l.Steps[5].Judgements[1:] }, "analysis.ladder.answered", kvalitet.OutcomeNotMet, "/steps/5/questions/0"},
		"causal word":      {func(l *analysis.Ladder) { l.Steps[3].Judgements[0].Text = "Det ena beror på det andra" }, "analysis.ladder.causal", kvalitet.OutcomeNotMet, "/steps/3/judgements/0/text"},
		"rests on air":     {func(l *analysis.Ladder) { l.Conclusion.Rests = nil }, "analysis.ladder.rests", kvalitet.OutcomeNotMet, "/conclusion/rests"},
		"red, no action":   {func(l *analysis.Ladder) { l.Actions = nil }, "analysis.ladder.actions", kvalitet.OutcomeNotMet, "/actions"},
		"green, no action": {func(l *analysis.Ladder) { l.SelfAssessment.Colour, l.Actions = analysis.ColourGreen, nil }, "analysis.ladder.actions", kvalitet.OutcomeNotApplicable, ""},
		"not assessed":     {func(l *analysis.Ladder) { l.SelfAssessment = nil }, "analysis.ladder.actions", kvalitet.OutcomeUnknown, ""},
		"one explanation": {func(l *analysis.Ladder) {
			l.Steps[4].Judgements = l.Steps[4].Judgements[:1]
			l.Steps[4].Questions = l.Steps[4].Questions[:1]
		}, "analysis.ladder.challenged", kvalitet.OutcomeNotMet, "/steps/4/judgements"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			l := whole(t)
			tt.change(&l)
			for _, f := range kvalitet.Run(analysis.Rules(), &l) {
				if f.Rule != tt.rule {
					assert.Equal(t, kvalitet.OutcomeMet, f.Outcome, f.Rule)
					continue
				}
				assert.Equal(t, tt.want, f.Outcome)
				assert.Equal(t, tt.path, f.Path)
				assert.True(t, f.Text.Complete())
			}
		})
	}
}

func TestIndicatorCriteria(t *testing.T) {
	yes, no := true, false
	others := peers(1, 2, 3).PeerSeries("N03702", analysis.SexTotal)
	outcomes := func(p analysis.IndicatorPass) []kvalitet.Outcome {
		var all []kvalitet.Outcome
		for _, f := range kvalitet.Run(analysis.IndicatorRules(), &p) {
			all = append(all, f.Outcome)
		}
		return all
	}
	assert.Equal(t, []kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeMet, kvalitet.OutcomeNotMet, kvalitet.OutcomeUnknown, kvalitet.OutcomeMet},
		outcomes(analysis.IndicatorPass{Series: brp(), Peers: others, Residents: &yes, Elected: &no}))
	short := brp()
	short.Breaks = []analysis.Break{{Time: 2022}}
	assert.Equal(t, []kvalitet.Outcome{kvalitet.OutcomeNotMet, kvalitet.OutcomeUnknown, kvalitet.OutcomeUnknown, kvalitet.OutcomeUnknown, kvalitet.OutcomeNotMet},
		outcomes(analysis.IndicatorPass{Series: short}))
	assert.Equal(t, kvalitet.OutcomeUnknown, outcomes(analysis.IndicatorPass{})[4])
}
