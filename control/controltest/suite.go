package controltest

import (
	"context"
	"iter"
	"testing"

	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestPlans(t, func(t *testing.T) control.PlanStore { return open(t) })
	TestExecutions(t, func(t *testing.T) control.ExecutionStore { return open(t) })
	TestDeviations(t, func(t *testing.T) control.DeviationStore { return open(t) })
	TestReports(t, func(t *testing.T) control.ReportStore { return open(t) })
	TestAssessments(t, func(t *testing.T) control.AssessmentStore { return open(t) })
	TestOverviews(t, func(t *testing.T) control.OverviewStore { return open(t) })
	TestModels(t, func(t *testing.T) control.ModelStore { return open(t) })
}

// queries are what lists of a body and a year are asked for.
func queries[T any]() []storetest.Query[T, control.Query] {
	return []storetest.Query[T, control.Query]{
		{Name: "body", Query: control.Query{Body: "nämnd 1"}},
		{Name: "body with another letter", Query: control.Query{Body: "namnd 1"}},
		{Name: "year", Query: control.Query{Year: 2027}},
		{Name: "both", Query: control.Query{Body: "nämnd 2", Year: 2028}},
	}
}

func bodyOf(n int) string { return []string{"nämnd 1", "nämnd 2", "namnd 1"}[n%3] }

func yearOf(n int) int { return 2027 + n%2 }

// TestPlans tests a store of plans.
func TestPlans(t *testing.T, open func(*testing.T) control.PlanStore) {
	t.Helper()
	storetest.Run(t, plans, func(t *testing.T) storetest.Store[control.Plan] {
		s := open(t)
		return storetest.Store[control.Plan]{Get: s.ControlPlan, Put: s.PutControlPlan,
			List: func(ctx context.Context) iter.Seq2[control.Plan, error] { return s.ControlPlans(ctx, control.Query{}) }}
	})
	storetest.RunQueries(t, plans, queries[control.Plan](), func(q control.Query, v control.Plan) bool { return q.Match(v.Body, v.Year) },
		func(t *testing.T) storetest.Queried[control.Plan, control.Query] {
			s := open(t)
			return storetest.Queried[control.Plan, control.Query]{Put: s.PutControlPlan, List: s.ControlPlans}
		})
}

// TestExecutions tests a store of executions.
func TestExecutions(t *testing.T, open func(*testing.T) control.ExecutionStore) {
	t.Helper()
	storetest.Run(t, executions, func(t *testing.T) storetest.Store[control.Execution] {
		s := open(t)
		return storetest.Store[control.Execution]{Get: s.ControlExecution, Put: s.PutControlExecution,
			List: func(ctx context.Context) iter.Seq2[control.Execution, error] {
				return s.ControlExecutions(ctx, control.Query{})
			}}
	})
	storetest.RunQueries(t, executions, queries[control.Execution](), func(q control.Query, v control.Execution) bool { return q.Match(v.Body, v.Year) },
		func(t *testing.T) storetest.Queried[control.Execution, control.Query] {
			s := open(t)
			return storetest.Queried[control.Execution, control.Query]{Put: s.PutControlExecution, List: s.ControlExecutions}
		})
}

// TestDeviations tests a store of deviations.
func TestDeviations(t *testing.T, open func(*testing.T) control.DeviationStore) {
	t.Helper()
	storetest.Run(t, deviations, func(t *testing.T) storetest.Store[control.Deviation] {
		s := open(t)
		return storetest.Store[control.Deviation]{Get: s.ControlDeviation, Put: s.PutControlDeviation,
			List: func(ctx context.Context) iter.Seq2[control.Deviation, error] {
				return s.ControlDeviations(ctx, control.Query{})
			}}
	})
	storetest.RunQueries(t, deviations, queries[control.Deviation](), func(q control.Query, v control.Deviation) bool { return q.Match(v.Body, v.Year) },
		func(t *testing.T) storetest.Queried[control.Deviation, control.Query] {
			s := open(t)
			return storetest.Queried[control.Deviation, control.Query]{Put: s.PutControlDeviation, List: s.ControlDeviations}
		})
}

// TestReports tests a store of reports.
func TestReports(t *testing.T, open func(*testing.T) control.ReportStore) {
	t.Helper()
	storetest.Run(t, reports, func(t *testing.T) storetest.Store[control.Report] {
		s := open(t)
		return storetest.Store[control.Report]{Get: s.ControlReport, Put: s.PutControlReport,
			List: func(ctx context.Context) iter.Seq2[control.Report, error] {
				return s.ControlReports(ctx, control.Query{})
			}}
	})
	storetest.RunQueries(t, reports, queries[control.Report](), func(q control.Query, v control.Report) bool { return q.Match(v.Body, v.Year) },
		func(t *testing.T) storetest.Queried[control.Report, control.Query] {
			s := open(t)
			return storetest.Queried[control.Report, control.Query]{Put: s.PutControlReport, List: s.ControlReports}
		})
}

// TestAssessments tests a store of assessments.
func TestAssessments(t *testing.T, open func(*testing.T) control.AssessmentStore) {
	t.Helper()
	storetest.Run(t, assessments, func(t *testing.T) storetest.Store[control.Assessment] {
		s := open(t)
		return storetest.Store[control.Assessment]{Get: s.ControlAssessment, Put: s.PutControlAssessment,
			List: func(ctx context.Context) iter.Seq2[control.Assessment, error] {
				return s.ControlAssessments(ctx, control.Query{})
			}}
	})
	storetest.RunQueries(t, assessments, queries[control.Assessment](), func(q control.Query, v control.Assessment) bool { return q.Match(v.Body, v.Year) },
		func(t *testing.T) storetest.Queried[control.Assessment, control.Query] {
			s := open(t)
			return storetest.Queried[control.Assessment, control.Query]{Put: s.PutControlAssessment, List: s.ControlAssessments}
		})
}

// TestOverviews tests a store of overviews.
func TestOverviews(t *testing.T, open func(*testing.T) control.OverviewStore) {
	t.Helper()
	storetest.Run(t, overviews, func(t *testing.T) storetest.Store[control.Overview] {
		s := open(t)
		return storetest.Store[control.Overview]{Get: s.ControlOverview, Put: s.PutControlOverview, List: s.ControlOverviews}
	})
}

// TestModels tests a store of models.
func TestModels(t *testing.T, open func(*testing.T) control.ModelStore) {
	t.Helper()
	storetest.Run(t, models, func(t *testing.T) storetest.Store[control.Model] {
		s := open(t)
		return storetest.Store[control.Model]{Get: s.ControlModel, Put: s.PutControlModel, List: s.ControlModels}
	})
}
