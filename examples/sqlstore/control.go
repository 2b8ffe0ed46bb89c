package sqlstore

import (
	"context"
	"iter"
	"strconv"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/control"
)

// bodyYear are the keys of what belongs to a body and a year.
func bodyYear(body string, year int) keys {
	k := keys{body}
	if year != 0 {
		k[1] = strconv.Itoa(year)
	}
	return k
}

var (
	controlPlans = aggregate[control.Plan]{
		kind:   "control/plan",
		fields: func(v *control.Plan) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *control.Plan) keys { return bodyYear(v.Body, v.Year) },
	}
	controlExecutions = aggregate[control.Execution]{
		kind:   "control/execution",
		fields: func(v *control.Execution) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *control.Execution) keys { return bodyYear(v.Body, v.Year) },
	}
	controlDeviations = aggregate[control.Deviation]{
		kind:   "control/deviation",
		fields: func(v *control.Deviation) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *control.Deviation) keys { return bodyYear(v.Body, v.Year) },
	}
	controlReports = aggregate[control.Report]{
		kind:   "control/report",
		fields: func(v *control.Report) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *control.Report) keys { return bodyYear(v.Body, v.Year) },
	}
	controlAssessments = aggregate[control.Assessment]{
		kind:   "control/assessment",
		fields: func(v *control.Assessment) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *control.Assessment) keys { return bodyYear(v.Body, v.Year) },
	}
	controlOverviews = aggregate[control.Overview]{
		kind:   "control/overview",
		fields: func(v *control.Overview) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[control.Overview],
	}
	controlModels = aggregate[control.Model]{
		kind:   "control/model",
		fields: func(v *control.Model) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[control.Model],
	}
)

// ControlPlan implements [control.PlanReader].
func (s *Store) ControlPlan(ctx context.Context, id uuid.UUID) (control.Plan, error) {
	return get(ctx, s, controlPlans, id)
}

// ControlPlans implements [control.PlanReader].
func (s *Store) ControlPlans(ctx context.Context, q control.Query) iter.Seq2[control.Plan, error] {
	return list(ctx, s, controlPlans, bodyYear(q.Body, q.Year), func(v *control.Plan) bool { return q.Match(v.Body, v.Year) })
}

// PutControlPlan implements [control.PlanWriter].
func (s *Store) PutControlPlan(ctx context.Context, v control.Plan) (control.Plan, error) {
	return put(ctx, s, controlPlans, v)
}

// ControlExecution implements [control.ExecutionReader].
func (s *Store) ControlExecution(ctx context.Context, id uuid.UUID) (control.Execution, error) {
	return get(ctx, s, controlExecutions, id)
}

// ControlExecutions implements [control.ExecutionReader].
func (s *Store) ControlExecutions(ctx context.Context, q control.Query) iter.Seq2[control.Execution, error] {
	return list(ctx, s, controlExecutions, bodyYear(q.Body, q.Year), func(v *control.Execution) bool { return q.Match(v.Body, v.Year) })
}

// PutControlExecution implements [control.ExecutionWriter].
func (s *Store) PutControlExecution(ctx context.Context, v control.Execution) (control.Execution, error) {
	return put(ctx, s, controlExecutions, v)
}

// ControlDeviation implements [control.DeviationReader].
func (s *Store) ControlDeviation(ctx context.Context, id uuid.UUID) (control.Deviation, error) {
	return get(ctx, s, controlDeviations, id)
}

// ControlDeviations implements [control.DeviationReader].
func (s *Store) ControlDeviations(ctx context.Context, q control.Query) iter.Seq2[control.Deviation, error] {
	return list(ctx, s, controlDeviations, bodyYear(q.Body, q.Year), func(v *control.Deviation) bool { return q.Match(v.Body, v.Year) })
}

// PutControlDeviation implements [control.DeviationWriter].
func (s *Store) PutControlDeviation(ctx context.Context, v control.Deviation) (control.Deviation, error) {
	return put(ctx, s, controlDeviations, v)
}

// ControlReport implements [control.ReportReader].
func (s *Store) ControlReport(ctx context.Context, id uuid.UUID) (control.Report, error) {
	return get(ctx, s, controlReports, id)
}

// ControlReports implements [control.ReportReader].
func (s *Store) ControlReports(ctx context.Context, q control.Query) iter.Seq2[control.Report, error] {
	return list(ctx, s, controlReports, bodyYear(q.Body, q.Year), func(v *control.Report) bool { return q.Match(v.Body, v.Year) })
}

// PutControlReport implements [control.ReportWriter].
func (s *Store) PutControlReport(ctx context.Context, v control.Report) (control.Report, error) {
	return put(ctx, s, controlReports, v)
}

// ControlAssessment implements [control.AssessmentReader].
func (s *Store) ControlAssessment(ctx context.Context, id uuid.UUID) (control.Assessment, error) {
	return get(ctx, s, controlAssessments, id)
}

// ControlAssessments implements [control.AssessmentReader].
func (s *Store) ControlAssessments(ctx context.Context, q control.Query) iter.Seq2[control.Assessment, error] {
	return list(ctx, s, controlAssessments, bodyYear(q.Body, q.Year), func(v *control.Assessment) bool { return q.Match(v.Body, v.Year) })
}

// PutControlAssessment implements [control.AssessmentWriter].
func (s *Store) PutControlAssessment(ctx context.Context, v control.Assessment) (control.Assessment, error) {
	return put(ctx, s, controlAssessments, v)
}

// ControlOverview implements [control.OverviewReader].
func (s *Store) ControlOverview(ctx context.Context, id uuid.UUID) (control.Overview, error) {
	return get(ctx, s, controlOverviews, id)
}

// ControlOverviews implements [control.OverviewReader].
func (s *Store) ControlOverviews(ctx context.Context) iter.Seq2[control.Overview, error] {
	return list(ctx, s, controlOverviews, keys{}, anyValue)
}

// PutControlOverview implements [control.OverviewWriter].
func (s *Store) PutControlOverview(ctx context.Context, v control.Overview) (control.Overview, error) {
	return put(ctx, s, controlOverviews, v)
}

// ControlModel implements [control.ModelReader].
func (s *Store) ControlModel(ctx context.Context, id uuid.UUID) (control.Model, error) {
	return get(ctx, s, controlModels, id)
}

// ControlModels implements [control.ModelReader].
func (s *Store) ControlModels(ctx context.Context) iter.Seq2[control.Model, error] {
	return list(ctx, s, controlModels, keys{}, anyValue)
}

// PutControlModel implements [control.ModelWriter].
func (s *Store) PutControlModel(ctx context.Context, v control.Model) (control.Model, error) {
	return put(ctx, s, controlModels, v)
}
