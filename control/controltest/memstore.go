package controltest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is every storage interface of package control.
type Store interface {
	FileStore
	YearStore
	control.ModelStore
}

// FileStore keeps what a body's file is put together from.
type FileStore interface {
	control.PlanStore
	control.ExecutionStore
	control.DeviationStore
	control.ReportStore
}

// YearStore keeps what is said of all bodies.
type YearStore interface {
	control.AssessmentStore
	control.OverviewStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	plans       *memstore.Table[control.Plan]
	executions  *memstore.Table[control.Execution]
	deviations  *memstore.Table[control.Deviation]
	reports     *memstore.Table[control.Report]
	assessments *memstore.Table[control.Assessment]
	overviews   *memstore.Table[control.Overview]
	models      *memstore.Table[control.Model]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		plans:       memstore.New(planFields),
		executions:  memstore.New(executionFields),
		deviations:  memstore.New(deviationFields),
		reports:     memstore.New(reportFields),
		assessments: memstore.New(assessmentFields),
		overviews:   memstore.New(overviewFields),
		models:      memstore.New(modelFields),
	}
}

func planFields(v *control.Plan) (*uuid.UUID, *int64)             { return &v.ID, &v.Version }
func executionFields(v *control.Execution) (*uuid.UUID, *int64)   { return &v.ID, &v.Version }
func deviationFields(v *control.Deviation) (*uuid.UUID, *int64)   { return &v.ID, &v.Version }
func reportFields(v *control.Report) (*uuid.UUID, *int64)         { return &v.ID, &v.Version }
func assessmentFields(v *control.Assessment) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func overviewFields(v *control.Overview) (*uuid.UUID, *int64)     { return &v.ID, &v.Version }
func modelFields(v *control.Model) (*uuid.UUID, *int64)           { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// ControlPlan implements [control.PlanReader].
func (s *MemStore) ControlPlan(ctx context.Context, id uuid.UUID) (control.Plan, error) {
	return s.plans.Get(ctx, id)
}

// ControlPlans implements [control.PlanReader].
func (s *MemStore) ControlPlans(ctx context.Context, q control.Query) iter.Seq2[control.Plan, error] {
	return s.plans.List(ctx, func(v *control.Plan) bool { return q.Match(v.Body, v.Year) })
}

// PutControlPlan implements [control.PlanWriter].
func (s *MemStore) PutControlPlan(ctx context.Context, v control.Plan) (control.Plan, error) {
	return s.plans.Put(ctx, v)
}

// ControlExecution implements [control.ExecutionReader].
func (s *MemStore) ControlExecution(ctx context.Context, id uuid.UUID) (control.Execution, error) {
	return s.executions.Get(ctx, id)
}

// ControlExecutions implements [control.ExecutionReader].
func (s *MemStore) ControlExecutions(ctx context.Context, q control.Query) iter.Seq2[control.Execution, error] {
	return s.executions.List(ctx, func(v *control.Execution) bool { return q.Match(v.Body, v.Year) })
}

// PutControlExecution implements [control.ExecutionWriter].
func (s *MemStore) PutControlExecution(ctx context.Context, v control.Execution) (control.Execution, error) {
	return s.executions.Put(ctx, v)
}

// ControlDeviation implements [control.DeviationReader].
func (s *MemStore) ControlDeviation(ctx context.Context, id uuid.UUID) (control.Deviation, error) {
	return s.deviations.Get(ctx, id)
}

// ControlDeviations implements [control.DeviationReader].
func (s *MemStore) ControlDeviations(ctx context.Context, q control.Query) iter.Seq2[control.Deviation, error] {
	return s.deviations.List(ctx, func(v *control.Deviation) bool { return q.Match(v.Body, v.Year) })
}

// PutControlDeviation implements [control.DeviationWriter].
func (s *MemStore) PutControlDeviation(ctx context.Context, v control.Deviation) (control.Deviation, error) {
	return s.deviations.Put(ctx, v)
}

// ControlReport implements [control.ReportReader].
func (s *MemStore) ControlReport(ctx context.Context, id uuid.UUID) (control.Report, error) {
	return s.reports.Get(ctx, id)
}

// ControlReports implements [control.ReportReader].
func (s *MemStore) ControlReports(ctx context.Context, q control.Query) iter.Seq2[control.Report, error] {
	return s.reports.List(ctx, func(v *control.Report) bool { return q.Match(v.Body, v.Year) })
}

// PutControlReport implements [control.ReportWriter].
func (s *MemStore) PutControlReport(ctx context.Context, v control.Report) (control.Report, error) {
	return s.reports.Put(ctx, v)
}

// ControlAssessment implements [control.AssessmentReader].
func (s *MemStore) ControlAssessment(ctx context.Context, id uuid.UUID) (control.Assessment, error) {
	return s.assessments.Get(ctx, id)
}

// ControlAssessments implements [control.AssessmentReader].
func (s *MemStore) ControlAssessments(ctx context.Context, q control.Query) iter.Seq2[control.Assessment, error] {
	return s.assessments.List(ctx, func(v *control.Assessment) bool { return q.Match(v.Body, v.Year) })
}

// PutControlAssessment implements [control.AssessmentWriter].
func (s *MemStore) PutControlAssessment(ctx context.Context, v control.Assessment) (control.Assessment, error) {
	return s.assessments.Put(ctx, v)
}

// ControlOverview implements [control.OverviewReader].
func (s *MemStore) ControlOverview(ctx context.Context, id uuid.UUID) (control.Overview, error) {
	return s.overviews.Get(ctx, id)
}

// ControlOverviews implements [control.OverviewReader].
func (s *MemStore) ControlOverviews(ctx context.Context) iter.Seq2[control.Overview, error] {
	return s.overviews.List(ctx, all)
}

// PutControlOverview implements [control.OverviewWriter].
func (s *MemStore) PutControlOverview(ctx context.Context, v control.Overview) (control.Overview, error) {
	return s.overviews.Put(ctx, v)
}

// ControlModel implements [control.ModelReader].
func (s *MemStore) ControlModel(ctx context.Context, id uuid.UUID) (control.Model, error) {
	return s.models.Get(ctx, id)
}

// ControlModels implements [control.ModelReader].
func (s *MemStore) ControlModels(ctx context.Context) iter.Seq2[control.Model, error] {
	return s.models.List(ctx, all)
}

// PutControlModel implements [control.ModelWriter].
func (s *MemStore) PutControlModel(ctx context.Context, v control.Model) (control.Model, error) {
	return s.models.Put(ctx, v)
}
