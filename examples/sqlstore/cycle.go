package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

var (
	calendarDefinitions = aggregate[cycle.CalendarDefinition]{
		kind:   "governance/calendar",
		fields: func(v *cycle.CalendarDefinition) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[cycle.CalendarDefinition],
	}
	wheels = aggregate[cycle.Wheel]{
		kind:   "governance/wheel",
		fields: func(v *cycle.Wheel) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[cycle.Wheel],
	}
	steeringPlans = aggregate[cycle.Plan]{
		kind:   "governance/plan",
		fields: func(v *cycle.Plan) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *cycle.Plan) keys { return keys{string(v.Kind), v.Body} },
	}
	periodReports = aggregate[cycle.PeriodReport]{
		kind:   "governance/period-report",
		fields: func(v *cycle.PeriodReport) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *cycle.PeriodReport) keys { return keys{v.Kind.String(), v.Body} },
	}
)

// CalendarDefinition implements [cycle.CalendarDefinitionReader].
func (s *Store) CalendarDefinition(ctx context.Context, id uuid.UUID) (cycle.CalendarDefinition, error) {
	return get(ctx, s, calendarDefinitions, id)
}

// CalendarDefinitions implements [cycle.CalendarDefinitionReader].
func (s *Store) CalendarDefinitions(ctx context.Context) iter.Seq2[cycle.CalendarDefinition, error] {
	return list(ctx, s, calendarDefinitions, keys{}, anyValue)
}

// PutCalendarDefinition implements [cycle.CalendarDefinitionWriter].
func (s *Store) PutCalendarDefinition(ctx context.Context, v cycle.CalendarDefinition) (cycle.CalendarDefinition, error) {
	return put(ctx, s, calendarDefinitions, v)
}

// Wheel implements [cycle.WheelReader].
func (s *Store) Wheel(ctx context.Context, id uuid.UUID) (cycle.Wheel, error) {
	return get(ctx, s, wheels, id)
}

// Wheels implements [cycle.WheelReader].
func (s *Store) Wheels(ctx context.Context) iter.Seq2[cycle.Wheel, error] {
	return list(ctx, s, wheels, keys{}, anyValue)
}

// PutWheel implements [cycle.WheelWriter].
func (s *Store) PutWheel(ctx context.Context, v cycle.Wheel) (cycle.Wheel, error) {
	return put(ctx, s, wheels, v)
}

// SteeringPlan implements [cycle.PlanReader].
func (s *Store) SteeringPlan(ctx context.Context, id uuid.UUID) (cycle.Plan, error) {
	return get(ctx, s, steeringPlans, id)
}

// SteeringPlans implements [cycle.PlanReader].
func (s *Store) SteeringPlans(ctx context.Context, q cycle.PlanQuery) iter.Seq2[cycle.Plan, error] {
	return list(ctx, s, steeringPlans, keys{string(q.Kind), q.Body}, func(v *cycle.Plan) bool { return q.Match(*v) })
}

// PutSteeringPlan implements [cycle.PlanWriter].
func (s *Store) PutSteeringPlan(ctx context.Context, v cycle.Plan) (cycle.Plan, error) {
	return put(ctx, s, steeringPlans, v)
}

// PeriodReport implements [cycle.PeriodReportReader].
func (s *Store) PeriodReport(ctx context.Context, id uuid.UUID) (cycle.PeriodReport, error) {
	return get(ctx, s, periodReports, id)
}

// PeriodReports implements [cycle.PeriodReportReader].
func (s *Store) PeriodReports(ctx context.Context, q cycle.PeriodReportQuery) iter.Seq2[cycle.PeriodReport, error] {
	return list(ctx, s, periodReports, keys{q.Kind.String(), q.Body}, func(v *cycle.PeriodReport) bool { return q.Match(*v) })
}

// PutPeriodReport implements [cycle.PeriodReportWriter].
func (s *Store) PutPeriodReport(ctx context.Context, v cycle.PeriodReport) (cycle.PeriodReport, error) {
	return put(ctx, s, periodReports, v)
}
