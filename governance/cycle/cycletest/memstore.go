package cycletest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is every storage interface of package cycle.
type Store interface {
	cycle.CalendarDefinitionStore
	cycle.WheelStore
	cycle.PlanStore
	cycle.PeriodReportStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	definitions *memstore.Table[cycle.CalendarDefinition]
	wheels      *memstore.Table[cycle.Wheel]
	plans       *memstore.Table[cycle.Plan]
	reports     *memstore.Table[cycle.PeriodReport]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		definitions: memstore.New(definitionFields),
		wheels:      memstore.New(wheelFields),
		plans:       memstore.New(planFields),
		reports:     memstore.New(reportFields),
	}
}

func definitionFields(v *cycle.CalendarDefinition) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func wheelFields(v *cycle.Wheel) (*uuid.UUID, *int64)                   { return &v.ID, &v.Version }
func planFields(v *cycle.Plan) (*uuid.UUID, *int64)                     { return &v.ID, &v.Version }
func reportFields(v *cycle.PeriodReport) (*uuid.UUID, *int64)           { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// CalendarDefinition implements [cycle.CalendarDefinitionReader].
func (s *MemStore) CalendarDefinition(ctx context.Context, id uuid.UUID) (cycle.CalendarDefinition, error) {
	return s.definitions.Get(ctx, id)
}

// CalendarDefinitions implements [cycle.CalendarDefinitionReader].
func (s *MemStore) CalendarDefinitions(ctx context.Context) iter.Seq2[cycle.CalendarDefinition, error] {
	return s.definitions.List(ctx, all)
}

// PutCalendarDefinition implements [cycle.CalendarDefinitionWriter].
func (s *MemStore) PutCalendarDefinition(ctx context.Context, d cycle.CalendarDefinition) (cycle.CalendarDefinition, error) {
	return s.definitions.Put(ctx, d)
}

// Wheel implements [cycle.WheelReader].
func (s *MemStore) Wheel(ctx context.Context, id uuid.UUID) (cycle.Wheel, error) {
	return s.wheels.Get(ctx, id)
}

// Wheels implements [cycle.WheelReader].
func (s *MemStore) Wheels(ctx context.Context) iter.Seq2[cycle.Wheel, error] {
	return s.wheels.List(ctx, all)
}

// PutWheel implements [cycle.WheelWriter].
func (s *MemStore) PutWheel(ctx context.Context, w cycle.Wheel) (cycle.Wheel, error) {
	return s.wheels.Put(ctx, w)
}

// SteeringPlan implements [cycle.PlanReader].
func (s *MemStore) SteeringPlan(ctx context.Context, id uuid.UUID) (cycle.Plan, error) {
	return s.plans.Get(ctx, id)
}

// SteeringPlans implements [cycle.PlanReader].
func (s *MemStore) SteeringPlans(ctx context.Context, q cycle.PlanQuery) iter.Seq2[cycle.Plan, error] {
	return s.plans.List(ctx, func(p *cycle.Plan) bool { return q.Match(*p) })
}

// PutSteeringPlan implements [cycle.PlanWriter].
func (s *MemStore) PutSteeringPlan(ctx context.Context, p cycle.Plan) (cycle.Plan, error) {
	return s.plans.Put(ctx, p)
}

// PeriodReport implements [cycle.PeriodReportReader].
func (s *MemStore) PeriodReport(ctx context.Context, id uuid.UUID) (cycle.PeriodReport, error) {
	return s.reports.Get(ctx, id)
}

// PeriodReports implements [cycle.PeriodReportReader].
func (s *MemStore) PeriodReports(ctx context.Context, q cycle.PeriodReportQuery) iter.Seq2[cycle.PeriodReport, error] {
	return s.reports.List(ctx, func(r *cycle.PeriodReport) bool { return q.Match(*r) })
}

// PutPeriodReport implements [cycle.PeriodReportWriter].
func (s *MemStore) PutPeriodReport(ctx context.Context, r cycle.PeriodReport) (cycle.PeriodReport, error) {
	return s.reports.Put(ctx, r)
}
