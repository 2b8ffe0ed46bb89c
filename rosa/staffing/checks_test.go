package staffing_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

func TestEnums(t *testing.T) {
	t.Run("Demand", func(t *testing.T) { enumtest.Run(t, staffing.Demands(), staffing.ParseDemand) })
	t.Run("Denominator", func(t *testing.T) { enumtest.Run(t, staffing.Denominators(), staffing.ParseDenominator) })
	t.Run("Model", func(t *testing.T) { enumtest.Run(t, staffing.Models(), staffing.ParseModel) })
}

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(staffing.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("staffing",
		rulesdoc.Of("staffing.Rules", kvalitet.Label{SV: "Bemanningens rimlighet", EN: "Whether a staffing is sound"}, staffing.Rules()),
	))
}

func TestChecks(t *testing.T) {
	const met, notMet, unknown, na = kvalitet.OutcomeMet, kvalitet.OutcomeNotMet, kvalitet.OutcomeUnknown, kvalitet.OutcomeNotApplicable
	for name, tt := range map[string]struct {
		change func(*staffing.Pass)
		want   map[string]kvalitet.Outcome
	}{
		"sound":         {func(*staffing.Pass) {}, nil},
		"a whole day":   {func(p *staffing.Pass) { p.Load.Interval = 10 * time.Hour }, map[string]kvalitet.Outcome{"staffing.interval.short": notMet}},
		"no patience":   {func(p *staffing.Pass) { p.Load.Patience = 0 }, map[string]kvalitet.Outcome{"staffing.patience.known": unknown, "staffing.abandonment.low": na}},
		"blocking":      {func(p *staffing.Pass) { p.Load.Model = staffing.ModelB }, map[string]kvalitet.Outcome{"staffing.patience.known": na}},
		"three agents":  {func(p *staffing.Pass) { p.Need.Agents = 3 }, map[string]kvalitet.Outcome{"staffing.team.large": notMet}},
		"no pauses":     {func(p *staffing.Pass) { p.Need.Occupancy = 0.95 }, map[string]kvalitet.Outcome{"staffing.occupancy.bearable": notMet}},
		"no absence":    {func(p *staffing.Pass) { p.Target.Shrinkage = 0 }, map[string]kvalitet.Outcome{"staffing.shrinkage.counted": unknown}},
		"many hang up":  {func(p *staffing.Pass) { p.Need.Abandonment = 0.2 }, map[string]kvalitet.Outcome{"staffing.abandonment.low": notMet}},
		"three chats":   {func(p *staffing.Pass) { p.Load.Concurrent = 3 }, map[string]kvalitet.Outcome{"staffing.concurrent.few": met}},
		"nine chats":    {func(p *staffing.Pass) { p.Load.Concurrent = 9 }, map[string]kvalitet.Outcome{"staffing.concurrent.few": notMet}},
		"own threshold": {func(p *staffing.Pass) { p.Profile.Thresholds = map[string]float64{"staffing.team.agents": 100} }, map[string]kvalitet.Outcome{"staffing.team.large": notMet}},
	} {
		t.Run(name, func(t *testing.T) {
			load := staffing.Load{Calls: 100, Interval: 30 * time.Minute, Handling: 4 * time.Minute, Patience: 3 * time.Minute}
			target := staffing.Industry()
			target.Shrinkage, target.MaxOccupancy = 0.3, 0.85
			need, err := staffing.Agents(load, target)
			require.NoError(t, err)
			p := staffing.NewPass(load, target, need)
			tt.change(p)
			for _, f := range kvalitet.Run(staffing.Rules(), p) {
				want, ok := tt.want[f.Rule]
				switch {
				case !ok && f.Rule == "staffing.concurrent.few":
					want = na // calls
				case !ok:
					want = met
				}
				assert.Equal(t, want, f.Outcome, f.Rule)
			}
		})
	}
}
