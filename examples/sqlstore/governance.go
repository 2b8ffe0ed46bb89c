package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance"
)

var (
	goals = aggregate[governance.Goal]{
		kind:   "governance/goal",
		fields: func(v *governance.Goal) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *governance.Goal) keys { return keys{string(v.Level), v.Body} },
	}
	indicators = aggregate[governance.Indicator]{
		kind:   "governance/indicator",
		fields: func(v *governance.Indicator) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[governance.Indicator],
	}
	measurements = aggregate[governance.Measurement]{
		kind:   "governance/measurement",
		fields: func(v *governance.Measurement) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *governance.Measurement) keys { return keys{v.Indicator.String()} },
	}
	models = aggregate[governance.Model]{
		kind:   "governance/model",
		fields: func(v *governance.Model) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[governance.Model],
	}
	verdicts = aggregate[governance.Verdict]{
		kind:   "governance/verdict",
		fields: func(v *governance.Verdict) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *governance.Verdict) keys { return keys{v.Goal.String()} },
	}
	economyVerdicts = aggregate[governance.EconomyVerdict]{
		kind:   "governance/economy-verdict",
		fields: func(v *governance.EconomyVerdict) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[governance.EconomyVerdict],
	}
)

// Goal implements [governance.GoalReader].
func (s *Store) Goal(ctx context.Context, id uuid.UUID) (governance.Goal, error) {
	return get(ctx, s, goals, id)
}

// Goals implements [governance.GoalReader].
func (s *Store) Goals(ctx context.Context, q governance.GoalQuery) iter.Seq2[governance.Goal, error] {
	return list(ctx, s, goals, keys{string(q.Level), q.Body}, func(g *governance.Goal) bool { return q.Match(*g) })
}

// PutGoal implements [governance.GoalWriter].
func (s *Store) PutGoal(ctx context.Context, g governance.Goal) (governance.Goal, error) {
	return put(ctx, s, goals, g)
}

// Indicator implements [governance.IndicatorReader].
func (s *Store) Indicator(ctx context.Context, id uuid.UUID) (governance.Indicator, error) {
	return get(ctx, s, indicators, id)
}

// Indicators implements [governance.IndicatorReader].
func (s *Store) Indicators(ctx context.Context) iter.Seq2[governance.Indicator, error] {
	return list(ctx, s, indicators, keys{}, anyValue)
}

// PutIndicator implements [governance.IndicatorWriter].
func (s *Store) PutIndicator(ctx context.Context, in governance.Indicator) (governance.Indicator, error) {
	return put(ctx, s, indicators, in)
}

// Measurement implements [governance.MeasurementReader].
func (s *Store) Measurement(ctx context.Context, id uuid.UUID) (governance.Measurement, error) {
	return get(ctx, s, measurements, id)
}

// Measurements implements [governance.MeasurementReader].
func (s *Store) Measurements(ctx context.Context, q governance.MeasurementQuery) iter.Seq2[governance.Measurement, error] {
	var k keys
	if q.Indicator != uuid.Nil {
		k[0] = q.Indicator.String()
	}
	return list(ctx, s, measurements, k, func(m *governance.Measurement) bool { return q.Match(*m) })
}

// PutMeasurement implements [governance.MeasurementWriter].
func (s *Store) PutMeasurement(ctx context.Context, m governance.Measurement) (governance.Measurement, error) {
	return put(ctx, s, measurements, m)
}

// Model implements [governance.ModelReader].
func (s *Store) Model(ctx context.Context, id uuid.UUID) (governance.Model, error) {
	return get(ctx, s, models, id)
}

// Models implements [governance.ModelReader].
func (s *Store) Models(ctx context.Context) iter.Seq2[governance.Model, error] {
	return list(ctx, s, models, keys{}, anyValue)
}

// PutModel implements [governance.ModelWriter].
func (s *Store) PutModel(ctx context.Context, m governance.Model) (governance.Model, error) {
	return put(ctx, s, models, m)
}

// Verdict implements [governance.VerdictReader].
func (s *Store) Verdict(ctx context.Context, id uuid.UUID) (governance.Verdict, error) {
	return get(ctx, s, verdicts, id)
}

// Verdicts implements [governance.VerdictReader].
func (s *Store) Verdicts(ctx context.Context, q governance.VerdictQuery) iter.Seq2[governance.Verdict, error] {
	var k keys
	if q.Goal != uuid.Nil {
		k = keys{q.Goal.String()}
	}
	return list(ctx, s, verdicts, k, func(v *governance.Verdict) bool { return q.Match(*v) })
}

// PutVerdict implements [governance.VerdictWriter].
func (s *Store) PutVerdict(ctx context.Context, v governance.Verdict) (governance.Verdict, error) {
	return put(ctx, s, verdicts, v)
}

// EconomyVerdict implements [governance.EconomyVerdictReader].
func (s *Store) EconomyVerdict(ctx context.Context, id uuid.UUID) (governance.EconomyVerdict, error) {
	return get(ctx, s, economyVerdicts, id)
}

// EconomyVerdicts implements [governance.EconomyVerdictReader].
func (s *Store) EconomyVerdicts(ctx context.Context, q governance.EconomyVerdictQuery) iter.Seq2[governance.EconomyVerdict, error] {
	return list(ctx, s, economyVerdicts, keys{}, func(v *governance.EconomyVerdict) bool { return q.Match(*v) })
}

// PutEconomyVerdict implements [governance.EconomyVerdictWriter].
func (s *Store) PutEconomyVerdict(ctx context.Context, v governance.EconomyVerdict) (governance.EconomyVerdict, error) {
	return put(ctx, s, economyVerdicts, v)
}
