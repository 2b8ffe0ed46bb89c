package risk_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(append(risk.Rules(), risk.SixSteps()...)))
	require.NoError(t, kvalitet.ValidateRules(risk.MatrixRules()))
	require.NoError(t, kvalitet.ValidateRules(risk.RegisterRules()))
	require.NoError(t, kvalitet.ValidateRules(risk.PublishedRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("risk",
		rulesdoc.Of("risk.MatrixRules", kvalitet.Label{SV: "Riskmatrisen", EN: "The matrix"}, risk.MatrixRules()),
		rulesdoc.Of("risk.SixSteps", kvalitet.Label{SV: "Riskanalysens sex steg", EN: "The six steps of an analysis"}, risk.SixSteps()),
		rulesdoc.Of("risk.Rules", kvalitet.Label{SV: "En risk i registret", EN: "A risk in the register"}, risk.Rules()),
		rulesdoc.Of("risk.RegisterRules", kvalitet.Label{SV: "Registret", EN: "The register"}, risk.RegisterRules()),
		rulesdoc.Of("risk.PublishedRules", kvalitet.Label{SV: "Ett publicerat register", EN: "A published register"}, risk.PublishedRules()),
	))
}

var on = kvalitet.NewDate(2027, 11, 22)

// A risk that answers every rule with yes; each case breaks one thing, and exactly the rules named must notice.
func TestRules(t *testing.T) {
	accept := func(expires kvalitet.Date, value int) risk.Decision {
		return risk.Decision{ID: id(22), Risk: id(1), Treatment: risk.TreatmentAccept, Body: "SN", Date: kvalitet.NewDate(2027, 3, 1), Expires: expires,
			Value: value, Matrix: risk.Matrix4x4().Ref()}
	}
	next := kvalitet.NewDate(2028, 3, 1)
	tests := map[string]struct {
		change func(*risk.Register)
		want   []string
	}{
		"nothing":                    {func(*risk.Register) {}, nil},
		"not rated":                  {func(r *risk.Register) { r.Ratings[1].Likelihood = 0 }, []string{"risk.rated", "risk.step3.likelihood", "risk.step5.value"}},
		"only half rated":            {func(r *risk.Register) { r.Ratings[1].Impacts = nil }, []string{"risk.rated", "risk.step4.consequence", "risk.step5.value"}},
		"with another matrix":        {func(r *risk.Register) { r.Ratings[1].Matrix.Edition = 2 }, []string{"risk.rated", "risk.step5.value"}},
		"step off the scale":         {func(r *risk.Register) { r.Ratings[1].Likelihood = 5 }, []string{"risk.rated", "risk.step5.value"}},
		"no decision":                {func(r *risk.Register) { r.Decisions = nil }, []string{"risk.decision.taken"}},
		"decision revoked":           {func(r *risk.Register) { r.Decisions[0].Revoked = on }, []string{"risk.decision.taken"}},
		"decision not yet closed":    {func(r *risk.Register) { r.Decisions[0].Closed = on.AddDays(1) }, nil},
		"no owner":                   {func(r *risk.Register) { r.Risks[0].Owner = "" }, []string{"risk.decision.owner"}},
		"two decisions":              {func(r *risk.Register) { r.Decisions = append(r.Decisions, accept(next, 16)) }, []string{"risk.decision.single"}},
		"accepted":                   {func(r *risk.Register) { r.Decisions[0] = accept(next, 12) }, nil},
		"acceptance expired":         {func(r *risk.Register) { r.Decisions[0] = accept(on.AddDays(-1), 12) }, []string{"risk.decision.taken", "risk.decision.lasting"}},
		"acceptance on its last day": {func(r *risk.Register) { r.Decisions[0] = accept(on, 12) }, nil},
		"accepted when it was lower": {func(r *risk.Register) { r.Decisions[0] = accept(next, 9) }, []string{"risk.decision.taken", "risk.decision.lasting"}},
		"accepted without end":       {func(r *risk.Register) { r.Decisions[0] = accept(kvalitet.Date{}, 12) }, []string{"risk.decision.lasting"}},
		"residual above current":     {func(r *risk.Register) { r.Ratings[2].Likelihood = 4; r.Ratings[2].Impacts[0].Step = 4 }, []string{"risk.residual.lower"}},
		"residual falls by itself":   {func(r *risk.Register) { r.Measures = nil }, []string{"risk.residual.measure", "risk.step6.measures"}},
		"measure without owner":      {func(r *risk.Register) { r.Measures[0].Owner = "" }, []string{"risk.measure.complete"}},
		"measure overdue":            {func(r *risk.Register) { r.Measures[0].Done, r.Measures[0].Effect = kvalitet.Date{}, 0 }, []string{"risk.measure.due"}},
		"effect not seen":            {func(r *risk.Register) { r.Measures[0].Effect = 0 }, []string{"risk.measure.effect"}},
		"done, not rated again":      {func(r *risk.Register) { r.Ratings[1].Date = kvalitet.NewDate(2027, 5, 1) }, []string{"risk.measure.rerated"}},
		"a wish":                     {func(r *risk.Register) { r.Risks[0].Event = "Förbättra fakturahanteringen" }, []string{"risk.step1.identified"}},
		"an instruction":             {func(r *risk.Register) { r.Risks[0].Event = "Fakturor ska betalas i tid" }, []string{"risk.step1.identified"}},
		"an event with ska in it":    {func(r *risk.Register) { r.Risks[0].Event = "Risk att fakturor som ska betalas blir liggande" }, nil},
		"nothing at all":             {func(r *risk.Register) { r.Risks[0].Event = " " }, []string{"risk.step1.identified"}},
		"no cause":                   {func(r *risk.Register) { r.Risks[0].Cause = "" }, []string{"risk.step2.described"}},
		"no consequence":             {func(r *risk.Register) { r.Risks[0].Consequence = "" }, []string{"risk.step2.described"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := wholeRegister()
			tt.change(&r)
			p := risk.NewPass(r, r.Risks[0], risk.Matrix4x4(), on)
			findings := kvalitet.Run(append(risk.Rules(), risk.SixSteps()...), p)
			assert.Equal(t, tt.want, notMet(findings))
			for _, f := range findings {
				if f.Outcome != kvalitet.OutcomeMet {
					assert.True(t, f.Text.Complete(), f.Rule)
				}
			}
		})
	}
}

func TestASubjectIsNoEventButNobodyKnows(t *testing.T) {
	findings := kvalitet.Run(risk.SixSteps(), &risk.Pass{Risk: risk.Risk{Event: "Ekonomi"}, Matrix: risk.Matrix4x4()})
	assert.Equal(t, kvalitet.OutcomeUnknown, findings[0].Outcome)
	next, ok := risk.Next(findings)
	assert.True(t, ok)
	assert.Equal(t, "risk.step1.identified", next.Rule)
	r := wholeRegister()
	_, ok = risk.Next(kvalitet.Run(risk.SixSteps(), risk.NewPass(r, r.Risks[0], risk.Matrix4x4(), on)))
	assert.False(t, ok)
}

func TestARiskBelowTheLimitNeedsNoDecision(t *testing.T) {
	r := wholeRegister()
	r.Ratings[1].Likelihood, r.Ratings[1].Impacts[0].Step = 2, 3 // 6: below the limit 9, and not the highest consequence
	r.Ratings, r.Decisions, r.Measures = r.Ratings[:2], nil, nil
	for _, f := range kvalitet.Run(risk.Rules(), risk.NewPass(r, r.Risks[0], risk.Matrix4x4(), on)) {
		assert.NotEqual(t, kvalitet.OutcomeNotMet, f.Outcome, f.Rule)
	}
}

func TestPassesAreThoseOfTheRisks(t *testing.T) {
	r := wholeRegister()
	gone := payments()
	gone.ID, gone.Retired = id(2), kvalitet.NewDate(2027, 5, 1)
	r.Risks = append(r.Risks, gone)
	passes := risk.Passes(r, risk.Matrix4x4(), on)
	require.Len(t, passes, 1)
	assert.Equal(t, risk.NewPass(r, r.Risks[0], risk.Matrix4x4(), on), passes[0])
}

func TestRegisterRules(t *testing.T) {
	whole := func() *risk.RegisterPass {
		r := wholeRegister()
		for i, area := range []string{risk.AreaPersonnel, risk.AreaOperations} {
			k := payments()
			k.ID, k.Area, k.Body = id(2+i), area, "BN"
			r.Risks = append(r.Risks, k)
			r.Ratings = append(r.Ratings, ratingOf(40+i, 2+i, risk.StageCurrent, kvalitet.NewDate(2027, 9, 1), 1, 1))
		}
		common := payments()
		common.ID, common.Common, common.Body = id(9), true, ""
		r.Risks[0].Answers, r.Risks[1].Answers = id(9), id(9)
		r.Risks = append(r.Risks, common)
		return &risk.RegisterPass{Register: r, Period: kvalitet.Year(2027), Scope: risk.Scope{Bodies: []string{"SN", "BN"},
			Areas: []string{risk.AreaEconomy, risk.AreaPersonnel, risk.AreaOperations}, Processes: []uuid.UUID{id(102)}}}
	}
	tests := map[string]struct {
		change func(*risk.RegisterPass)
		want   []string
	}{
		"nothing":                    {func(*risk.RegisterPass) {}, nil},
		"an area left out":           {func(p *risk.RegisterPass) { p.Register.Risks[2].Area = risk.AreaEconomy }, []string{"risk.register.areas"}},
		"rated another year":         {func(p *risk.RegisterPass) { p.Period = kvalitet.Year(2026) }, []string{"risk.register.areas", "risk.register.bodies", "risk.register.processes", "risk.register.common"}},
		"a process left out":         {func(p *risk.RegisterPass) { p.Scope.Processes = append(p.Scope.Processes, id(103)) }, []string{"risk.register.processes"}},
		"fraud not considered":       {func(p *risk.RegisterPass) { p.Register.Risks[0].Fraud = false }, []string{"risk.register.fraud"}},
		"a common risk not answered": {func(p *risk.RegisterPass) { p.Register.Risks[1].Answers = uuid.Nil }, []string{"risk.register.common"}},
		"a body left out": {func(p *risk.RegisterPass) { p.Scope.Bodies = append(p.Scope.Bodies, "KN") },
			[]string{"risk.register.bodies", "risk.register.fraud", "risk.register.common"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := whole()
			tt.change(p)
			assert.Equal(t, tt.want, notMet(kvalitet.Run(risk.RegisterRules(), p)))
		})
	}
	// The law asks for it from 1 July 2025 (Lag 2025:374).
	for _, f := range kvalitet.RunOn(kvalitet.NewDate(2025, 6, 30), risk.RegisterRules(), whole()) {
		assert.Equal(t, f.Rule == "risk.register.fraud", f.Outcome == kvalitet.OutcomeNotInForce, f.Rule)
	}
	empty := &risk.RegisterPass{}
	for _, f := range kvalitet.Run(risk.RegisterRules(), empty) {
		assert.Equal(t, kvalitet.OutcomeNotApplicable, f.Outcome, f.Rule)
	}
}

func TestPublishedRules(t *testing.T) {
	value := func(n int) *int { return &n }
	row := func(l, c int, v *int, band string) risk.Published {
		return risk.Published{Likelihood: l, Consequence: c, Value: v, Band: band, Path: "/risks/0", Name: "E1"}
	}
	tests := map[string]struct {
		rows []risk.Published
		want []string
	}{
		"as the matrix":     {[]risk.Published{row(3, 4, value(12), "Åtgärda nu"), row(2, 2, value(4), "Bevaka"), row(0, 2, nil, "")}, nil},
		"states nothing":    {[]risk.Published{row(3, 4, nil, "")}, nil},
		"another value":     {[]risk.Published{row(3, 4, value(11), "")}, []string{"risk.published.value"}},
		"another level":     {[]risk.Published{row(3, 4, nil, "Bevaka")}, []string{"risk.published.band"}},
		"levels of its own": {[]risk.Published{row(3, 4, nil, "Röd")}, nil},
		"one step two values": {[]risk.Published{row(3, 4, value(12), ""), row(3, 4, value(9), "")},
			[]string{"risk.published.consistent", "risk.published.value"}},
		"one step two levels": {[]risk.Published{row(3, 3, nil, "Gul"), row(3, 3, nil, "röd")}, []string{"risk.published.consistent"}},
		"asymmetric":          {[]risk.Published{row(1, 3, nil, "Gul"), row(3, 1, nil, "Grön")}, []string{"risk.published.symmetric"}},
		"falls":               {[]risk.Published{row(2, 2, value(8), ""), row(3, 3, value(6), "")}, []string{"risk.published.monotone", "risk.published.value"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, notMet(kvalitet.Run(risk.PublishedRules(), &risk.PublishedPass{Rows: tt.rows, Matrix: risk.Matrix4x4()})))
		})
	}
}

func TestTreatmentNamed(t *testing.T) {
	for text, want := range map[string]risk.Treatment{"Accepteras": risk.TreatmentAccept, "åtgärdas under året": risk.TreatmentTreat, "Mitigate": risk.TreatmentTreat,
		"Överförs till försäkring": risk.TreatmentTransfer, "undviks": risk.TreatmentAvoid, "nej": 0, "": 0} {
		got, ok := risk.TreatmentNamed(text)
		assert.Equal(t, want, got, text)
		assert.Equal(t, want != 0, ok, text)
	}
}
