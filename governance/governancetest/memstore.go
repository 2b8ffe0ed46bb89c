package governancetest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is every storage interface of package governance.
type Store interface {
	governance.GoalStore
	governance.IndicatorStore
	governance.MeasurementStore
	governance.ModelStore
	governance.VerdictStore
	governance.EconomyVerdictStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	goals        *memstore.Table[governance.Goal]
	indicators   *memstore.Table[governance.Indicator]
	measurements *memstore.Table[governance.Measurement]
	models       *memstore.Table[governance.Model]
	verdicts     *memstore.Table[governance.Verdict]
	economy      *memstore.Table[governance.EconomyVerdict]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		goals:        memstore.New(goalFields),
		indicators:   memstore.New(indicatorFields),
		measurements: memstore.New(measurementFields),
		models:       memstore.New(modelFields),
		verdicts:     memstore.New(verdictFields),
		economy:      memstore.New(economyFields),
	}
}

func goalFields(v *governance.Goal) (*uuid.UUID, *int64)               { return &v.ID, &v.Version }
func indicatorFields(v *governance.Indicator) (*uuid.UUID, *int64)     { return &v.ID, &v.Version }
func measurementFields(v *governance.Measurement) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func modelFields(v *governance.Model) (*uuid.UUID, *int64)             { return &v.ID, &v.Version }
func verdictFields(v *governance.Verdict) (*uuid.UUID, *int64)         { return &v.ID, &v.Version }
func economyFields(v *governance.EconomyVerdict) (*uuid.UUID, *int64)  { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// Goal implements [governance.GoalReader].
func (s *MemStore) Goal(ctx context.Context, id uuid.UUID) (governance.Goal, error) {
	return s.goals.Get(ctx, id)
}

// Goals implements [governance.GoalReader].
func (s *MemStore) Goals(ctx context.Context, q governance.GoalQuery) iter.Seq2[governance.Goal, error] {
	return s.goals.List(ctx, func(g *governance.Goal) bool { return q.Match(*g) })
}

// PutGoal implements [governance.GoalWriter].
func (s *MemStore) PutGoal(ctx context.Context, g governance.Goal) (governance.Goal, error) {
	return s.goals.Put(ctx, g)
}

// Indicator implements [governance.IndicatorReader].
func (s *MemStore) Indicator(ctx context.Context, id uuid.UUID) (governance.Indicator, error) {
	return s.indicators.Get(ctx, id)
}

// Indicators implements [governance.IndicatorReader].
func (s *MemStore) Indicators(ctx context.Context) iter.Seq2[governance.Indicator, error] {
	return s.indicators.List(ctx, all)
}

// PutIndicator implements [governance.IndicatorWriter].
func (s *MemStore) PutIndicator(ctx context.Context, in governance.Indicator) (governance.Indicator, error) {
	return s.indicators.Put(ctx, in)
}

// Measurement implements [governance.MeasurementReader].
func (s *MemStore) Measurement(ctx context.Context, id uuid.UUID) (governance.Measurement, error) {
	return s.measurements.Get(ctx, id)
}

// Measurements implements [governance.MeasurementReader].
func (s *MemStore) Measurements(ctx context.Context, q governance.MeasurementQuery) iter.Seq2[governance.Measurement, error] {
	return s.measurements.List(ctx, func(m *governance.Measurement) bool { return q.Match(*m) })
}

// PutMeasurement implements [governance.MeasurementWriter].
func (s *MemStore) PutMeasurement(ctx context.Context, m governance.Measurement) (governance.Measurement, error) {
	return s.measurements.Put(ctx, m)
}

// Model implements [governance.ModelReader].
func (s *MemStore) Model(ctx context.Context, id uuid.UUID) (governance.Model, error) {
	return s.models.Get(ctx, id)
}

// Models implements [governance.ModelReader].
func (s *MemStore) Models(ctx context.Context) iter.Seq2[governance.Model, error] {
	return s.models.List(ctx, all)
}

// PutModel implements [governance.ModelWriter].
func (s *MemStore) PutModel(ctx context.Context, m governance.Model) (governance.Model, error) {
	return s.models.Put(ctx, m)
}

// Verdict implements [governance.VerdictReader].
func (s *MemStore) Verdict(ctx context.Context, id uuid.UUID) (governance.Verdict, error) {
	return s.verdicts.Get(ctx, id)
}

// Verdicts implements [governance.VerdictReader].
func (s *MemStore) Verdicts(ctx context.Context, q governance.VerdictQuery) iter.Seq2[governance.Verdict, error] {
	return s.verdicts.List(ctx, func(v *governance.Verdict) bool { return q.Match(*v) })
}

// PutVerdict implements [governance.VerdictWriter].
func (s *MemStore) PutVerdict(ctx context.Context, v governance.Verdict) (governance.Verdict, error) {
	return s.verdicts.Put(ctx, v)
}

// EconomyVerdict implements [governance.EconomyVerdictReader].
func (s *MemStore) EconomyVerdict(ctx context.Context, id uuid.UUID) (governance.EconomyVerdict, error) {
	return s.economy.Get(ctx, id)
}

// EconomyVerdicts implements [governance.EconomyVerdictReader].
func (s *MemStore) EconomyVerdicts(ctx context.Context, q governance.EconomyVerdictQuery) iter.Seq2[governance.EconomyVerdict, error] {
	return s.economy.List(ctx, func(v *governance.EconomyVerdict) bool { return q.Match(*v) })
}

// PutEconomyVerdict implements [governance.EconomyVerdictWriter].
func (s *MemStore) PutEconomyVerdict(ctx context.Context, v governance.EconomyVerdict) (governance.EconomyVerdict, error) {
	return s.economy.Put(ctx, v)
}
