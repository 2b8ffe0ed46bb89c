package governancetest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestGoals(t, func(t *testing.T) governance.GoalStore { return open(t) })
	TestIndicators(t, func(t *testing.T) governance.IndicatorStore { return open(t) })
	TestMeasurements(t, func(t *testing.T) governance.MeasurementStore { return open(t) })
	TestModels(t, func(t *testing.T) governance.ModelStore { return open(t) })
	TestVerdicts(t, func(t *testing.T) governance.VerdictStore { return open(t) })
	TestEconomyVerdicts(t, func(t *testing.T) governance.EconomyVerdictStore { return open(t) })
}

// TestGoals tests a store of goals.
func TestGoals(t *testing.T, open func(*testing.T) governance.GoalStore) {
	t.Helper()
	storetest.Run(t, goals, func(t *testing.T) storetest.Store[governance.Goal] {
		s := open(t)
		return storetest.Store[governance.Goal]{Get: s.Goal, Put: s.PutGoal,
			List: func(ctx context.Context) iter.Seq2[governance.Goal, error] {
				return s.Goals(ctx, governance.GoalQuery{})
			}}
	})
	storetest.RunQueries(t, goals, []storetest.Query[governance.Goal, governance.GoalQuery]{
		{Name: "level", Query: governance.GoalQuery{Level: governance.LevelBoardGoal}},
		{Name: "body", Query: governance.GoalQuery{Body: "nämnd 1"}},
		{Name: "body with another letter", Query: governance.GoalQuery{Body: "namnd 1"}},
		{Name: "day", Query: governance.GoalQuery{On: kvalitet.NewDate(2027, time.June, 30)}},
		{Name: "first day", Query: governance.GoalQuery{On: kvalitet.NewDate(2027, time.January, 1)}},
		{Name: "day after the last", Query: governance.GoalQuery{On: kvalitet.NewDate(2028, time.January, 1)}},
		{Name: "what another system calls it", Query: governance.GoalQuery{Reference: kvalitet.Reference{System: "stratsys", ID: "17"}}},
		{Name: "the same name in another system", Query: governance.GoalQuery{Reference: kvalitet.Reference{System: "w3d3", ID: "17"}}},
		{Name: "all at once", Query: governance.GoalQuery{Level: governance.LevelGoal, Body: "nämnd 2", On: kvalitet.NewDate(2028, time.May, 1)}},
	}, governance.GoalQuery.Match, func(t *testing.T) storetest.Queried[governance.Goal, governance.GoalQuery] {
		s := open(t)
		return storetest.Queried[governance.Goal, governance.GoalQuery]{Put: s.PutGoal, List: s.Goals}
	})
}

// TestIndicators tests a store of indicators.
func TestIndicators(t *testing.T, open func(*testing.T) governance.IndicatorStore) {
	t.Helper()
	storetest.Run(t, indicators, func(t *testing.T) storetest.Store[governance.Indicator] {
		s := open(t)
		return storetest.Store[governance.Indicator]{Get: s.Indicator, Put: s.PutIndicator, List: s.Indicators}
	})
}

// TestMeasurements tests a store of measurements.
func TestMeasurements(t *testing.T, open func(*testing.T) governance.MeasurementStore) {
	t.Helper()
	storetest.Run(t, measurements, func(t *testing.T) storetest.Store[governance.Measurement] {
		s := open(t)
		return storetest.Store[governance.Measurement]{Get: s.Measurement, Put: s.PutMeasurement,
			List: func(ctx context.Context) iter.Seq2[governance.Measurement, error] {
				return s.Measurements(ctx, governance.MeasurementQuery{})
			}}
	})
	storetest.RunQueries(t, measurements, []storetest.Query[governance.Measurement, governance.MeasurementQuery]{
		{Name: "indicator", Query: governance.MeasurementQuery{Indicator: storetest.ID(1)}},
		{Name: "period", Query: governance.MeasurementQuery{Within: kvalitet.Year(2027)}},
		{Name: "open period", Query: governance.MeasurementQuery{Within: kvalitet.Period{From: kvalitet.NewDate(2027, time.January, 1)}}},
	}, governance.MeasurementQuery.Match, func(t *testing.T) storetest.Queried[governance.Measurement, governance.MeasurementQuery] {
		s := open(t)
		return storetest.Queried[governance.Measurement, governance.MeasurementQuery]{Put: s.PutMeasurement, List: s.Measurements}
	})
}

// TestModels tests a store of models.
func TestModels(t *testing.T, open func(*testing.T) governance.ModelStore) {
	t.Helper()
	storetest.Run(t, models, func(t *testing.T) storetest.Store[governance.Model] {
		s := open(t)
		return storetest.Store[governance.Model]{Get: s.Model, Put: s.PutModel, List: s.Models}
	})
}

// TestVerdicts tests a store of verdicts.
func TestVerdicts(t *testing.T, open func(*testing.T) governance.VerdictStore) {
	t.Helper()
	storetest.Run(t, verdicts, func(t *testing.T) storetest.Store[governance.Verdict] {
		s := open(t)
		return storetest.Store[governance.Verdict]{Get: s.Verdict, Put: s.PutVerdict,
			List: func(ctx context.Context) iter.Seq2[governance.Verdict, error] {
				return s.Verdicts(ctx, governance.VerdictQuery{})
			}}
	})
	storetest.RunQueries(t, verdicts, []storetest.Query[governance.Verdict, governance.VerdictQuery]{
		{Name: "goal", Query: governance.VerdictQuery{Goal: storetest.ID(1)}},
		{Name: "period", Query: governance.VerdictQuery{Within: kvalitet.Year(2027)}},
		{Name: "both", Query: governance.VerdictQuery{Goal: storetest.ID(0), Within: kvalitet.Year(2026)}},
	}, governance.VerdictQuery.Match, func(t *testing.T) storetest.Queried[governance.Verdict, governance.VerdictQuery] {
		s := open(t)
		return storetest.Queried[governance.Verdict, governance.VerdictQuery]{Put: s.PutVerdict, List: s.Verdicts}
	})
}

// TestEconomyVerdicts tests a store of verdicts on good economic management.
func TestEconomyVerdicts(t *testing.T, open func(*testing.T) governance.EconomyVerdictStore) {
	t.Helper()
	storetest.Run(t, economyVerdicts, func(t *testing.T) storetest.Store[governance.EconomyVerdict] {
		s := open(t)
		return storetest.Store[governance.EconomyVerdict]{Get: s.EconomyVerdict, Put: s.PutEconomyVerdict,
			List: func(ctx context.Context) iter.Seq2[governance.EconomyVerdict, error] {
				return s.EconomyVerdicts(ctx, governance.EconomyVerdictQuery{})
			}}
	})
	storetest.RunQueries(t, economyVerdicts, []storetest.Query[governance.EconomyVerdict, governance.EconomyVerdictQuery]{
		{Name: "period", Query: governance.EconomyVerdictQuery{Within: kvalitet.Year(2027)}},
		{Name: "open period", Query: governance.EconomyVerdictQuery{Within: kvalitet.Period{From: kvalitet.NewDate(2027, time.January, 1)}}},
	}, governance.EconomyVerdictQuery.Match, func(t *testing.T) storetest.Queried[governance.EconomyVerdict, governance.EconomyVerdictQuery] {
		s := open(t)
		return storetest.Queried[governance.EconomyVerdict, governance.EconomyVerdictQuery]{Put: s.PutEconomyVerdict, List: s.EconomyVerdicts}
	})
}

var goals = storetest.Aggregate[governance.Goal]{
	Name: "Goal",
	Make: func(id uuid.UUID, n int) governance.Goal {
		weight := n
		return governance.Goal{
			ID:    id,
			Level: []governance.LevelCode{governance.LevelBoardGoal, governance.LevelGoal}[n%2],
			Text:  "Andelen nöjda brukare ska öka till minst 85 %", Scope: "hemtjänst",
			Parents: []uuid.UUID{storetest.ID(101), storetest.ID(102)}, Body: []string{"nämnd 1", "nämnd 2", "namnd 1"}[n%3],
			Responsible: "förvaltningschef", Participants: []string{"enhetschef", "medarbetare"}, Basis: "80 % i år",
			Period: kvalitet.Year(2027 + n%2), Due: kvalitet.NewDate(2027+n%2, time.November, 30),
			Indicators: []governance.Measure{{Indicator: storetest.ID(1), Weight: &weight}, {Indicator: storetest.ID(2)}},
			Retired:    kvalitet.NewDate(2028+n%2, time.July, 1),
			Parts:      []string{"barn", "äldre"}, Covers: []string{"trygghet"}, Unanswered: "besvaras nästa år", Progress: governance.ProgressOngoing,
			Perspectives: []string{"citizen"}, Agenda: []governance.AgendaTag{{Number: 3}, {Number: 13, Against: true}},
			Alignments: []governance.Alignment{{Framework: "europe2020", Goal: "inclusive"}},
			References: []kvalitet.Reference{{System: []string{"stratsys", "w3d3"}[n%2], ID: []string{"17", "18", "17"}[n%3], URL: "https://stratsys.example/mål"}},
		}
	},
	Fields: goalFields,
	Text:   func(v *governance.Goal) *string { return &v.Text },
	Touch:  func(v *governance.Goal) { v.Participants[0] = "rörd"; *v.Indicators[0].Weight = 77 },
}

var indicators = storetest.Aggregate[governance.Indicator]{
	Name: "Indicator",
	Make: func(id uuid.UUID, n int) governance.Indicator {
		return governance.Indicator{ID: id, Name: "Nöjda brukare", Code: "U21468", Kind: governance.IndicatorResult,
			Better: governance.BetterHigher, Unit: "%", Source: "Socialstyrelsen", Frequency: 12, BySex: true,
			Baseline: decimal.NewNullDecimal(decimal.New(801, -1)), Noise: decimal.New(5, -1), Balance: n%2 == 1,
			Worth: governance.Worth{Citizens: "trygg ålderdom", Elected: "fördelar resurser", Improvement: "scheman", Comparable: "Kolada"},
			Targets: []governance.Target{
				{Kind: governance.TargetMinimum, Level: decimal.New(int64(85+n), 0), Period: kvalitet.Year(2027)},
				{Kind: governance.TargetInterval, Level: decimal.New(850, -1), High: decimal.New(900, -1), Decided: kvalitet.NewDate(2027, time.May, 2), Motive: "ändrad metod"},
				{Kind: governance.TargetTrajectory, Exclusive: true, Steps: []governance.TargetStep{
					{By: kvalitet.NewDate(2027, time.December, 31), Level: decimal.New(86, 0)}, {By: kvalitet.NewDate(2030, time.December, 31), Level: decimal.New(905, -1)}}},
			}}
	},
	Fields:  indicatorFields,
	Text:    func(v *governance.Indicator) *string { return &v.Name },
	Touch:   func(v *governance.Indicator) { v.Targets[0].Motive = "rörd" },
	Decimal: func(v *governance.Indicator) *decimal.Decimal { return &v.Targets[0].Level },
}

var measurements = storetest.Aggregate[governance.Measurement]{
	Name: "Measurement",
	Make: func(id uuid.UUID, n int) governance.Measurement {
		m := governance.Measurement{ID: id, Indicator: storetest.ID(n % 2), Period: kvalitet.Year(2026 + n%3), Note: "preliminärt",
			Group: []string{"", "women"}[n%2], Prognosis: n%5 == 0,
			Others: governance.Benchmark{Mean: decimal.NewNullDecimal(decimal.New(795, -1)), Group: "riket", Year: 2025}}
		if n%4 == 3 {
			m.Missing = governance.MissingSecret
		} else {
			m.Value = decimal.NewNullDecimal(decimal.New(int64(8000+n), -2))
		}
		return m
	},
	Fields: measurementFields,
	Text:   func(v *governance.Measurement) *string { return &v.Note },
	Decimal: func(v *governance.Measurement) *decimal.Decimal {
		v.Value.Valid, v.Missing = true, 0
		return &v.Value.Decimal
	},
}

var models = storetest.Aggregate[governance.Model]{
	Name: "Model",
	Make: func(id uuid.UUID, n int) governance.Model {
		m := governance.Models()[n%4]
		m.ID = id
		return m
	},
	Fields: modelFields,
	Text:   func(v *governance.Model) *string { return &v.Name.SV },
	Touch:  func(v *governance.Model) { v.Levels[1].Parents[0] = "rörd" },
}

var verdicts = storetest.Aggregate[governance.Verdict]{
	Name: "Verdict",
	Make: func(id uuid.UUID, n int) governance.Verdict {
		return governance.Verdict{ID: id, Goal: storetest.ID(n % 2), Period: kvalitet.Year(2026 + n%3), Prognosis: n%2 == 1,
			Computed: governance.StatusNotMet, Rule: "share-met", Edition: 1, Met: 1, Judged: 3, Total: 4,
			Decided: governance.StatusPartly, Motive: "åtgärder pågår enligt plan", Body: "nämnd 1", On: kvalitet.NewDate(2027, time.March, 1+n%20)}
	},
	Fields: verdictFields,
	Text:   func(v *governance.Verdict) *string { return &v.Motive },
}

var economyVerdicts = storetest.Aggregate[governance.EconomyVerdict]{
	Name: "EconomyVerdict",
	Make: func(id uuid.UUID, n int) governance.EconomyVerdict {
		v := governance.DefaultEconomyPolicy().Judge(governance.Summary{Met: 2, NotMet: 1}, governance.Summary{Met: 5 + n, Partly: 2, NotJudged: 1})
		v.ID, v.Period, v.Prognosis = id, kvalitet.Year(2026+n%3), n%2 == 1
		v.Decided, v.Motive, v.Body = governance.ConformityFull, "engångskostnad för avveckling", "kommunfullmäktige"
		v.On = kvalitet.NewDate(2027, time.April, 1+n%20)
		return v
	},
	Fields: economyFields,
	Text:   func(v *governance.EconomyVerdict) *string { return &v.Motive },
}
