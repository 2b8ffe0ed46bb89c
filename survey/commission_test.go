package survey_test

import (
	"context"
	"math"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
	"github.com/kommunkvalitet/kvalitet/survey"
	"github.com/kommunkvalitet/kvalitet/survey/surveytest"
)

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(survey.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("survey",
		rulesdoc.Of("survey.Rules", kvalitet.Label{SV: "Beställning av undersökningar", EN: "Ordering of surveys"}, survey.Rules())))
}

// An order that answers every rule with yes; each case breaks one thing, and the rule named notices it.
func TestCommissioning(t *testing.T) {
	for _, f := range kvalitet.Run(survey.Rules(), survey.NewPass(wholeOrder())) {
		assert.Equal(t, kvalitet.OutcomeMet, f.Outcome, f.Rule)
	}
	tests := map[string]struct {
		change func(*survey.Order)
		rule   string
		want   kvalitet.Outcome
	}{
		"decided by nobody":          {func(o *survey.Order) { o.DecidedBy = "" }, "decided", kvalitet.OutcomeUnknown},
		"decided by the wrong one":   {func(o *survey.Order) { o.DecidedBy = "enhetschef" }, "decided", kvalitet.OutcomeNotMet},
		"ordered by nobody":          {func(o *survey.Order) { o.OrderedBy = "" }, "ordered", kvalitet.OutcomeUnknown},
		"ordered by the wrong one":   {func(o *survey.Order) { o.OrderedBy = "kommundirektör" }, "ordered", kvalitet.OutcomeNotMet},
		"no interval":                {func(o *survey.Order) { o.Interval = 0 }, "interval", kvalitet.OutcomeNotMet},
		"no money":                   {func(o *survey.Order) { o.Funded = false }, "funded", kvalitet.OutcomeNotMet},
		"not procured":               {func(o *survey.Order) { o.Procured = false }, "procured", kvalitet.OutcomeNotMet},
		"small":                      {func(o *survey.Order) { o.Large = false }, "procured", kvalitet.OutcomeNotApplicable},
		"own providers only":         {func(o *survey.Order) { o.AllProviders = false }, "all-providers", kvalitet.OutcomeNotMet},
		"no one to set questions":    {func(o *survey.Order) { o.Questions = nil }, "questions", kvalitet.OutcomeUnknown},
		"without the dialogue":       {func(o *survey.Order) { o.Questions = []string{"rektor"} }, "questions", kvalitet.OutcomeNotMet},
		"without the service":        {func(o *survey.Order) { o.Questions = o.Questions[:1] }, "questions", kvalitet.OutcomeNotMet},
		"the whole is not analysed":  {func(o *survey.Order) { o.Duties = o.Duties[:2] }, "analysis", kvalitet.OutcomeNotMet},
		"analysis not done":          {func(o *survey.Order) { o.Duties[2].Done = kvalitet.Date{} }, "chain", kvalitet.OutcomeNotMet},
		"no result yet":              {func(o *survey.Order) { o.Result = kvalitet.Date{} }, "chain", kvalitet.OutcomeNotApplicable},
		"no edition":                 {func(o *survey.Order) { o.Edition = "" }, "version", kvalitet.OutcomeNotMet},
		"no account of responses":    {func(o *survey.Order) { o.Response = nil }, "response", kvalitet.OutcomeNotMet},
		"focus group has no edition": {func(o *survey.Order) { o.Method = survey.MethodFocusGroup }, "version", kvalitet.OutcomeNotApplicable},
		"a kind outside the routine": {func(o *survey.Order) { o.Kind = 0 }, "decided", kvalitet.OutcomeNotApplicable},
		"a unit's own survey":        {func(o *survey.Order) { o.Kind = survey.KindOwn; o.Interval = 0 }, "interval", kvalitet.OutcomeNotApplicable},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			o := wholeOrder()
			tt.change(&o)
			for _, f := range kvalitet.Run(survey.Rules(), survey.NewPass(o)) {
				if f.Rule == "survey.order."+tt.rule {
					assert.Equal(t, tt.want, f.Outcome)
					assert.True(t, f.Text.Complete())
				}
			}
		})
	}
}

func TestOrderProblems(t *testing.T) {
	require.NoError(t, wholeOrder().Validate())
	bad := survey.Order{Interval: -1, Invited: -1, Minutes: -1, Response: &survey.Response{Sample: 5, Answers: 6},
		Duties: []survey.Duty{{}}}
	codes := map[string]bool{}
	for _, p := range bad.Problems() {
		codes[p.Path] = true
	}
	for _, path := range []string{"/id", "/title", "/kind", "/method", "/interval", "/invited", "/minutes", "/response/answers", "/duties/0/role", "/duties/0/perspective"} {
		assert.True(t, codes[path], path)
	}
}

func TestChainNamesItsGaps(t *testing.T) {
	for _, l := range wholeOrder().Chain() {
		assert.True(t, l.Done, l.Name.SV)
	}
	for _, l := range (survey.Order{Method: survey.MethodQuestionnaire}).Chain() {
		assert.False(t, l.Done)
		assert.True(t, l.Gap.Complete(), l.Name.SV)
	}
}

func TestCommissionersCoverEveryKind(t *testing.T) {
	seen := map[survey.Kind]bool{}
	for _, c := range survey.Commissioners() {
		seen[c.Kind] = true
		assert.NotEmpty(t, c.DecidedBy)
		assert.NotEmpty(t, c.Analysed)
	}
	assert.Len(t, seen, len(survey.Kinds()))
}

func TestCollisionsBurdenAndCalendar(t *testing.T) {
	day := func(m, d int) kvalitet.Date { return kvalitet.NewDate(2027, 1, 1).AddMonths(m - 1).AddDays(d - 1) }
	order := func(title, population string, from, until kvalitet.Date) survey.Order {
		return survey.Order{Title: title, Population: population, Field: kvalitet.Period{From: from, Until: until}, Invited: 100, Minutes: 5}
	}
	orders := []survey.Order{
		order("skola", "föräldrar", day(3, 1), day(4, 1)),
		order("fritids", "föräldrar", day(3, 25), day(4, 10)),
		order("förskola", "föräldrar", day(6, 1), day(7, 1)),
		order("hemtjänst", "äldre", day(3, 1), day(4, 1)),
		order("utan period", "äldre", kvalitet.Date{}, kvalitet.Date{}),
	}
	orders[0].Interval = 24
	got := survey.Collisions(orders, 0)
	require.Len(t, got, 1)
	assert.Equal(t, "skola", got[0].First.Title)
	assert.Equal(t, "fritids", got[0].Second.Title)
	assert.Equal(t, 7, got[0].Days)
	assert.Equal(t, day(3, 25), got[0].From)
	assert.Len(t, survey.Collisions(orders, 60), 2, "and those that stand too close, from the end of each")

	assert.Equal(t, []survey.Burden{{Population: "föräldrar", Surveys: 3, Invited: 300, Minutes: 1500}, {Population: "äldre", Surveys: 1, Invited: 100, Minutes: 500}},
		survey.Burdens(orders, kvalitet.Year(2027)))
	calendar := survey.Calendar(orders)
	require.Len(t, calendar, 4)
	assert.Equal(t, "hemtjänst", calendar[0].Order.Title)
	assert.Equal(t, kvalitet.NewDate(2029, 3, 1), calendar[1].Next)
	assert.True(t, calendar[0].Next.IsZero())
}

// Trosa 2013: frame 9 064, 1 000 drawn, 4 over-coverage, 656 answers: 65.9 per cent. Helsingborg 2016: 398 of 904, 44.
func TestResponseRate(t *testing.T) {
	r := survey.Response{Frame: 9064, Sample: 1000, OverCoverage: 4, Answers: 656}
	require.NoError(t, r.Validate())
	rate, ok := r.Rate()
	assert.True(t, ok)
	assert.Equal(t, "65.9", rate.String())
	rate, _ = survey.Response{Sample: 904, Answers: 398}.Rate()
	assert.Equal(t, "44", rate.String())
	_, ok = survey.Response{Sample: 4, OverCoverage: 4}.Rate()
	assert.False(t, ok)
	weighted := survey.Response{Sample: 1000, Answers: 400, Weighted: decimal.NewNullDecimal(decimal.NewFromInt(38))}
	ok, why := weighted.Comparable(r)
	assert.False(t, ok)
	assert.True(t, why.Complete())
	ok, _ = r.Comparable(r)
	assert.True(t, ok)
	for name, bad := range map[string]survey.Response{
		"more than the frame": {Frame: 5, Sample: 6}, "over-coverage": {Sample: 5, OverCoverage: 6}, "answers": {Sample: 5, OverCoverage: 2, Answers: 4},
		"huge": {Sample: 5, Weighted: decimal.NewNullDecimal(decimal.New(1, 9999))},
	} {
		assert.ErrorIs(t, bad.Validate(), kvalitet.ErrInvalid, name)
	}
}

// The school example: 17.4 against 19.8 with ±2.5 is not established; NKI 74→72 was not, while a factor's −3 was (SCB).
func TestEstablished(t *testing.T) {
	for name, tt := range map[string]struct {
		d, margin float64
		want      bool
	}{
		"school example": {19.8 - 17.4, 2.5, false}, "as large as the margin": {2.5, 2.5, false}, "larger": {-3, 2.9, true}, "no margin": {3, nan, false},
	} {
		got, why := survey.Established(tt.d, tt.margin)
		assert.Equal(t, tt.want, got, name)
		assert.True(t, why.Complete(), name)
	}
}

func group(n int, grades ...uint8) survey.Group {
	t := survey.NewTally(survey.NKI())
	for i := range n {
		g := grades[i%len(grades)]
		t.Add("", []uint8{g, g, g})
	}
	return t.Groups()[0]
}

func TestCompare(t *testing.T) {
	old := survey.Occasion{Instrument: survey.NKI(), On: kvalitet.NewDate(2016, 10, 1)}
	new := survey.Occasion{Instrument: survey.NKI(), On: kvalitet.NewDate(2018, 10, 1)}
	low, high := group(200, 5, 6, 7), group(200, 7, 8, 9)
	c := survey.Compare("NKI", old, new, low, high)
	assert.False(t, c.Refused)
	assert.True(t, c.Established)
	assert.InDelta(t, 200./9, c.Difference, 1e-9)
	assert.InDelta(t, math.Hypot(low.Margin("NKI"), high.Margin("NKI")), c.Margin, 1e-12)
	assert.Empty(t, c.Notes)

	new.Mixed = true
	assert.Len(t, survey.Compare("NKI", old, new, low, high).Notes, 1)
	c = survey.Compare("NKI", old, new, low, group(2, 7, 8))
	assert.True(t, math.IsNaN(c.Difference))
	assert.False(t, c.Established)
	assert.True(t, c.Reason.Complete())

	after := survey.Occasion{Instrument: survey.NKI(), On: kvalitet.NewDate(2022, 10, 1)}
	for name, o := range map[string]survey.Occasion{"break": after, "another instrument": {Instrument: survey.NMI(), On: old.On},
		"another edition": {Instrument: func() survey.Instrument { in := survey.NKI(); in.Edition = "2"; return in }(), On: old.On}} {
		c := survey.Compare("NKI", o, old, low, high)
		assert.True(t, c.Refused, name)
		assert.True(t, math.IsNaN(c.Difference), name)
		assert.True(t, c.Reason.Complete(), name)
	}
	six := survey.Occasion{Instrument: survey.Insikt2010(), On: kvalitet.NewDate(2023, 10, 1)}
	four := survey.Occasion{Instrument: survey.Insikt(), On: kvalitet.NewDate(2024, 10, 1)}
	ok, why := survey.Comparable("NKI", six, four)
	assert.False(t, ok)
	assert.Contains(t, why.SV, "fyra myndighetsområden")
}

func TestPriorities(t *testing.T) {
	factor := func(code string, grade, effect, unit float64) survey.Factor {
		return survey.Factor{Code: code, Grade: grade, Effect: effect, Unit: unit}
	}
	factors := []survey.Factor{factor("a", 50, 0.5, 1), factor("b", 80, 0.4, 1), factor("c", 52, 0.1, 1), factor("d", 78, 0.05, 1),
		factor("per five", 50, 2.5, 5), factor("no unit", 50, 1, 0), {Code: "unsure", Grade: 50, Effect: 0.5, EffectMargin: 0.6, Unit: 1}}
	got := map[string]survey.Placed{}
	for _, p := range survey.Priorities(factors, survey.Cross{Grade: 65, Effect: 0.25}) {
		got[p.Code] = p
	}
	assert.Equal(t, survey.QuadrantPrioritise, got["a"].Quadrant)
	assert.Equal(t, survey.QuadrantKeep, got["b"].Quadrant)
	assert.Equal(t, survey.QuadrantImprove, got["c"].Quadrant)
	assert.Equal(t, survey.QuadrantLower, got["d"].Quadrant)
	assert.Equal(t, survey.QuadrantPrioritise, got["per five"].Quadrant)
	assert.InDelta(t, 0.5, got["per five"].PerUnit, 1e-12)
	assert.Zero(t, got["no unit"].Quadrant)
	assert.Equal(t, survey.QuadrantNoEffect, got["unsure"].Quadrant)

	near := []survey.Factor{{Code: "x", Grade: 60, GradeMargin: 6, Effect: 1, Unit: 1}, {Code: "y", Grade: 70, Effect: 2, Unit: 1}}
	placed := survey.Priorities(near, survey.MeanCross())
	assert.True(t, placed[0].Uncertain)
	assert.False(t, placed[1].Uncertain)
}

func TestPlanIsSavedAndLoaded(t *testing.T) {
	ctx := context.Background()
	store := surveytest.NewMemStore()
	ins, orders, err := survey.SavePlan(ctx, store, []survey.Instrument{survey.NKI(), survey.HME()}, []survey.Order{wholeOrder()})
	require.NoError(t, err)
	assert.Len(t, ins, 2)
	assert.EqualValues(t, 1, orders[0].Version)
	plan, err := survey.LoadPlan(ctx, store, kvalitet.Year(2026))
	require.NoError(t, err)
	assert.Len(t, plan.Orders, 1)
	assert.Equal(t, map[uuid.UUID]bool{survey.NKI().ID: true}, func() map[uuid.UUID]bool {
		m := map[uuid.UUID]bool{}
		for k := range plan.Instruments {
			m[k] = true
		}
		return m
	}())
	_, _, err = survey.SavePlan(ctx, store, nil, []survey.Order{wholeOrder()})
	require.ErrorIs(t, err, kvalitet.ErrConflict)
	_, _, err = survey.SavePlan(ctx, store, []survey.Instrument{survey.NKI()}, nil)
	require.ErrorIs(t, err, kvalitet.ErrConflict)
	_, _, err = survey.SavePlan(ctx, store, nil, []survey.Order{{}})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, _, err = survey.SavePlan(ctx, store, []survey.Instrument{{}}, nil)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	cancelled, stop := context.WithCancel(ctx)
	stop()
	_, err = survey.LoadPlan(cancelled, store, kvalitet.Period{})
	require.ErrorIs(t, err, context.Canceled)
}

// Kolada's HME variants U00204–U00207 take the latest value in three years.
func TestLatestInThreeYears(t *testing.T) {
	at := func(year int, index float64, s survey.Symbol) survey.Dated {
		return survey.Dated{On: kvalitet.NewDate(year, 10, 1), Value: survey.Value{Index: index, Symbol: s}}
	}
	values := []survey.Dated{at(2022, 77, 0), at(2024, 79, 0), at(2025, nan, survey.SymbolSecret), at(2026, 80, 0)}
	got, ok := survey.Latest(values, 2025, 3)
	assert.True(t, ok)
	assert.Equal(t, 2024, got.On.Year)
	_, ok = survey.Latest(values[:1], 2025, 3)
	assert.False(t, ok)
}

func TestEveryMethodHasAGuide(t *testing.T) {
	for _, m := range survey.Methods() {
		assert.True(t, m.Guide().Complete(), m)
		assert.Equal(t, m == survey.MethodQuestionnaire, m.Quantitative())
	}
	assert.True(t, survey.Method(0).Guide().IsZero())
}
