package governance_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(governance.SMARTA()))
	require.NoError(t, kvalitet.ValidateRules(governance.RegisterRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("governance",
		rulesdoc.Of("governance.SMARTA", kvalitet.Label{SV: "Målets kvalitet", EN: "The quality of a goal"}, governance.SMARTA()),
		rulesdoc.Of("governance.TextRules", kvalitet.Label{SV: "Målets text", EN: "The text of a goal"}, governance.TextRules()),
		rulesdoc.Of("governance.IndicatorRules", kvalitet.Label{SV: "En bra indikator", EN: "A good indicator"}, governance.IndicatorRules()),
		rulesdoc.Of("governance.RegisterRules", kvalitet.Label{SV: "Hela målregistret", EN: "The whole register of goals"}, governance.RegisterRules()),
	))
}

// A goal that answers every rule with yes; each case breaks one thing and exactly one rule must notice.
func TestSMARTA(t *testing.T) {
	tests := map[string]struct {
		change func(*governance.Pass)
		rule   string
		want   kvalitet.Outcome
		path   string
	}{
		"no scope and no unit": {func(p *governance.Pass) { p.Goal.Scope = ""; p.Indicators[0].Unit = "" },
			"governance.smarta.specific", kvalitet.OutcomeNotMet, "/scope"},
		"no indicator": {func(p *governance.Pass) { p.Goal.Indicators = nil },
			"governance.smarta.measurable", kvalitet.OutcomeNotMet, "/indicators"},
		"indicator without target": {func(p *governance.Pass) { p.Indicators[0].Targets = nil },
			"governance.smarta.measurable", kvalitet.OutcomeNotMet, "/indicators/0"},
		"indicator not loaded": {func(p *governance.Pass) { p.Indicators = nil },
			"governance.smarta.measurable", kvalitet.OutcomeUnknown, "/indicators/0"},
		"participants not noted": {func(p *governance.Pass) { p.Goal.Participants = nil },
			"governance.smarta.accepted", kvalitet.OutcomeUnknown, "/participants"},
		"basis not noted": {func(p *governance.Pass) { p.Goal.Basis = " " },
			"governance.smarta.realistic", kvalitet.OutcomeUnknown, "/basis"},
		"no end": {func(p *governance.Pass) { p.Goal.Period = kvalitet.Period{} },
			"governance.smarta.timebound", kvalitet.OutcomeNotMet, "/due"},
		"nobody responsible": {func(p *governance.Pass) { p.Goal.Responsible = "" },
			"governance.smarta.responsible", kvalitet.OutcomeNotMet, "/responsible"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := wholePass()
			tt.change(p)
			for _, f := range kvalitet.Run(governance.SMARTA(), p) {
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

func TestSMARTADoesNotScoldAVision(t *testing.T) {
	level, ok := governance.Haparanda().Level(governance.LevelVision)
	require.True(t, ok)
	p := governance.NewPass(governance.Goal{Text: "En stad i två länder"})
	p.Level = level
	for _, f := range kvalitet.Run(governance.SMARTA(), p) {
		assert.Equal(t, kvalitet.OutcomeNotApplicable, f.Outcome, f.Rule)
	}
}
