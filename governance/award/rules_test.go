package award_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/award"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func TestRules(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(award.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("governance/award",
		rulesdoc.Of("award.Rules", kvalitet.Label{SV: "Bidraget", EN: "The entry"}, award.Rules())))
	tests := map[string]struct {
		change func(*award.Award, *award.Entry)
		want   [3]kvalitet.Outcome // category, gates, scored
	}{
		"whole":               {func(*award.Award, *award.Entry) {}, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeMet, kvalitet.OutcomeMet}},
		"another category":    {func(_ *award.Award, e *award.Entry) { e.Category = "annan" }, [3]kvalitet.Outcome{kvalitet.OutcomeNotMet, kvalitet.OutcomeMet, kvalitet.OutcomeUnknown}},
		"another award":       {func(_ *award.Award, e *award.Entry) { e.Award = award.Uppsala().ID }, [3]kvalitet.Outcome{kvalitet.OutcomeNotMet, kvalitet.OutcomeMet, kvalitet.OutcomeMet}},
		"a gate failed":       {func(_ *award.Award, e *award.Entry) { e.Gates["funded"] = false }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotMet, kvalitet.OutcomeMet}},
		"a gate not seen":     {func(_ *award.Award, e *award.Entry) { e.Gates = nil }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeUnknown, kvalitet.OutcomeMet}},
		"an award of no gate": {func(a *award.Award, _ *award.Entry) { a.Gates = nil }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotApplicable, kvalitet.OutcomeMet}},
		"a score missing":     {func(_ *award.Award, e *award.Entry) { delete(e.Votes[0].Scores, "renew") }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeMet, kvalitet.OutcomeNotMet}},
		"a score too high":    {func(_ *award.Award, e *award.Entry) { e.Votes[0].Scores["renew"] = 6 }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeMet, kvalitet.OutcomeNotMet}},
		"no vote":             {func(_ *award.Award, e *award.Entry) { e.Votes = nil }, [3]kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeMet, kvalitet.OutcomeUnknown}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, e := award.Orebro(), entry(1, [3]int{3, 4, 5})
			tt.change(&a, &e)
			var got [3]kvalitet.Outcome
			for i, f := range kvalitet.Run(award.Rules(), award.NewPass(a, e)) {
				got[i] = f.Outcome
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func ExampleRules() {
	e := entry(1, [3]int{3, 4, 5})
	e.Gates["funded"] = false
	for _, f := range kvalitet.Run(award.Rules(), award.NewPass(award.Orebro(), e)) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// governance.award.category met
	// governance.award.gates notMet
	// governance.award.scored met
}
