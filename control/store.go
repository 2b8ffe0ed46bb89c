package control

import (
	"context"
	"iter"

	"github.com/google/uuid"
)

// Query narrows a list of plans, executions, deviations, reports or assessments; the zero value matches all.
type Query struct {
	Body string
	Year int
}

// Match reports whether something of the body and the year is asked for. Stores may use it, or say the same in their
// own language.
func (q Query) Match(body string, year int) bool {
	return (q.Body == "" || q.Body == body) && (q.Year == 0 || q.Year == year)
}

// PlanReader reads plans.
type PlanReader interface {
	// ControlPlan returns the plan, or wraps [kvalitet.ErrNotFound].
	ControlPlan(ctx context.Context, id uuid.UUID) (Plan, error)
	// ControlPlans yields the plans that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	ControlPlans(ctx context.Context, q Query) iter.Seq2[Plan, error]
}

// PlanWriter writes plans.
type PlanWriter interface {
	// PutControlPlan creates the plan when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. A plan that has another version wraps [kvalitet.ErrConflict].
	PutControlPlan(ctx context.Context, p Plan) (Plan, error)
}

// PlanStore reads and writes plans.
type PlanStore interface {
	PlanReader
	PlanWriter
}

// ExecutionReader reads executions, as [PlanReader] does plans.
type ExecutionReader interface {
	ControlExecution(ctx context.Context, id uuid.UUID) (Execution, error)
	ControlExecutions(ctx context.Context, q Query) iter.Seq2[Execution, error]
}

// ExecutionWriter writes executions, as [PlanWriter] does plans.
type ExecutionWriter interface {
	PutControlExecution(ctx context.Context, e Execution) (Execution, error)
}

// ExecutionStore reads and writes executions.
type ExecutionStore interface {
	ExecutionReader
	ExecutionWriter
}

// DeviationReader reads deviations, as [PlanReader] does plans.
type DeviationReader interface {
	ControlDeviation(ctx context.Context, id uuid.UUID) (Deviation, error)
	ControlDeviations(ctx context.Context, q Query) iter.Seq2[Deviation, error]
}

// DeviationWriter writes deviations, as [PlanWriter] does plans.
type DeviationWriter interface {
	PutControlDeviation(ctx context.Context, d Deviation) (Deviation, error)
}

// DeviationStore reads and writes deviations.
type DeviationStore interface {
	DeviationReader
	DeviationWriter
}

// ReportReader reads reports, as [PlanReader] does plans.
type ReportReader interface {
	ControlReport(ctx context.Context, id uuid.UUID) (Report, error)
	ControlReports(ctx context.Context, q Query) iter.Seq2[Report, error]
}

// ReportWriter writes reports, as [PlanWriter] does plans.
type ReportWriter interface {
	PutControlReport(ctx context.Context, r Report) (Report, error)
}

// ReportStore reads and writes reports.
type ReportStore interface {
	ReportReader
	ReportWriter
}

// AssessmentReader reads assessments, as [PlanReader] does plans.
type AssessmentReader interface {
	ControlAssessment(ctx context.Context, id uuid.UUID) (Assessment, error)
	ControlAssessments(ctx context.Context, q Query) iter.Seq2[Assessment, error]
}

// AssessmentWriter writes assessments, as [PlanWriter] does plans.
type AssessmentWriter interface {
	PutControlAssessment(ctx context.Context, a Assessment) (Assessment, error)
}

// AssessmentStore reads and writes assessments.
type AssessmentStore interface {
	AssessmentReader
	AssessmentWriter
}

// OverviewReader reads overviews, as [PlanReader] does plans.
type OverviewReader interface {
	ControlOverview(ctx context.Context, id uuid.UUID) (Overview, error)
	ControlOverviews(ctx context.Context) iter.Seq2[Overview, error]
}

// OverviewWriter writes overviews, as [PlanWriter] does plans.
type OverviewWriter interface {
	PutControlOverview(ctx context.Context, o Overview) (Overview, error)
}

// OverviewStore reads and writes overviews.
type OverviewStore interface {
	OverviewReader
	OverviewWriter
}

// ModelReader reads models, as [PlanReader] does plans.
type ModelReader interface {
	ControlModel(ctx context.Context, id uuid.UUID) (Model, error)
	ControlModels(ctx context.Context) iter.Seq2[Model, error]
}

// ModelWriter writes models, as [PlanWriter] does plans.
type ModelWriter interface {
	PutControlModel(ctx context.Context, m Model) (Model, error)
}

// ModelStore reads and writes models.
type ModelStore interface {
	ModelReader
	ModelWriter
}
