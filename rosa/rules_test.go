package rosa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(rosa.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("rosa",
		rulesdoc.Of("rosa.Rules", kvalitet.Label{SV: "Ärendetypens genomgång", EN: "The walk-through of a case type"}, rosa.Rules()),
	))
}

// permit answers every rule with yes; each case breaks one thing, and exactly the rules named must notice.
func TestQuality(t *testing.T) {
	const met, notMet, unknown, na = kvalitet.OutcomeMet, kvalitet.OutcomeNotMet, kvalitet.OutcomeUnknown, kvalitet.OutcomeNotApplicable
	type want map[string]kvalitet.Outcome
	tests := map[string]struct {
		change func(*rosa.CaseType)
		want   want
		path   string // of the first of the rules that is not met
	}{
		"whole":     {func(*rosa.CaseType) {}, want{}, ""},
		"no volume": {func(c *rosa.CaseType) { c.Volume = dec("0") }, want{"rosa.case.volume": unknown}, "/volume"},
		"open web": {func(c *rosa.CaseType) { c.Parts[2].Findings.Web = 0 },
			want{"rosa.case.complete": unknown, "rosa.case.web": unknown}, "/parts/2/findings/web"},
		"no web": {func(c *rosa.CaseType) { c.Parts[1].Findings.Web = rosa.AnswerNo }, want{"rosa.case.web": notMet}, "/parts/1/findings/web"},
		"single figure": {func(c *rosa.CaseType) { c.Parts[0].Minutes = rosa.Exactly(dec("3")) },
			want{"rosa.case.spread": notMet}, "/parts/0/minutes"},
		"no referral": {func(c *rosa.CaseType) { c.Parts[2].ReferTo = "" },
			want{"rosa.case.complete": unknown, "rosa.case.referral": notMet}, "/parts/2/referTo"},
		"form on paper": {func(c *rosa.CaseType) { c.Parts[0].Findings.FormOnWeb = rosa.AnswerNo },
			want{"rosa.case.form": notMet}, "/parts/0/findings/formOnWeb"},
		"no forms at all": {func(c *rosa.CaseType) {
			for i := range c.Parts {
				c.Parts[i].Findings.Form, c.Parts[i].Findings.FormOnWeb = rosa.AnswerNo, 0
			}
		}, want{"rosa.case.form": na}, ""},
		"e-service needed": {func(c *rosa.CaseType) {
			c.Parts[0].Findings.Service, c.Parts[0].Findings.NeedsIt = rosa.AnswerNo, rosa.AnswerYes
		}, want{"rosa.case.service": notMet}, "/parts/0/findings/service"},
		"e-service not needed": {func(c *rosa.CaseType) {
			c.Parts[0].Findings.Service, c.Parts[0].Findings.NeedsIt = rosa.AnswerNo, rosa.AnswerNo
		}, want{}, ""},
		"need of an e-service open": {func(c *rosa.CaseType) { c.Parts[0].Findings.Service = rosa.AnswerNo },
			want{"rosa.case.complete": unknown, "rosa.case.service": unknown}, "/parts/0/findings/needsIt"},
		"e-service open": {func(c *rosa.CaseType) { c.Parts[0].Findings.Service = 0 },
			want{"rosa.case.complete": unknown, "rosa.case.service": unknown}, "/parts/0/findings/service"},
		"no routine": {func(c *rosa.CaseType) { c.Parts[0].Findings.Routine = rosa.AnswerNo },
			want{"rosa.case.routine": notMet}, "/parts/0/findings/routine"},
		"routine above the boundary": {func(c *rosa.CaseType) { c.Parts[2].Findings.Routine = rosa.AnswerNo }, want{}, ""},
		"no delegation": {func(c *rosa.CaseType) { c.Parts[1].Findings.Delegation = rosa.AnswerNo },
			want{"rosa.case.delegation": notMet}, "/parts/1/findings/delegation"},
		"secrecy": {func(c *rosa.CaseType) { c.Parts[1].Findings.Secrecy = rosa.AnswerNo },
			want{"rosa.case.secrecy": notMet}, "/parts/1/findings/secrecy"},
		"one queue": {func(c *rosa.CaseType) { c.Parts[1].Queue = "snabb" }, want{"rosa.case.queue": notMet}, "/parts/1/queue"},
		"no queues": {func(c *rosa.CaseType) {
			for i := range c.Parts {
				c.Parts[i].Queue = ""
			}
		}, want{"rosa.case.queue": unknown}, "/parts"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := permit()
			tt.change(&c)
			for _, f := range kvalitet.Run(rosa.Rules(), rosa.NewPass(c)) {
				outcome, named := tt.want[f.Rule]
				if !named {
					assert.Equal(t, met, f.Outcome, f.Rule)
					continue
				}
				assert.Equal(t, outcome, f.Outcome, f.Rule)
				assert.Equal(t, tt.path, f.Path, f.Rule)
				assert.True(t, f.Text.Complete())
			}
		})
	}
}

func TestQualityOfAnEmptyCase(t *testing.T) {
	findings := kvalitet.Run(rosa.Rules(), rosa.NewPass(rosa.CaseType{ID: id(1), Name: "tomt"}))
	assert.Equal(t, kvalitet.OutcomeNotMet, findings[0].Outcome)
	for _, f := range findings[1:] {
		assert.NotEqual(t, kvalitet.OutcomeNotMet, f.Outcome, f.Rule)
	}
}

// Quick questions of another case type in the same queue count too.
func TestMixedQueueAcrossCases(t *testing.T) {
	c, other := permit(), permit()
	other.ID = id(2)
	other.Parts[0].Queue = "utredning"
	findings := kvalitet.Run(rosa.Rules(), rosa.NewPass(c, other))
	last := findings[len(findings)-1]
	assert.Equal(t, "rosa.case.queue", last.Rule)
	assert.Equal(t, kvalitet.OutcomeNotMet, last.Outcome)
	assert.Len(t, last.Places(), 2)
}
