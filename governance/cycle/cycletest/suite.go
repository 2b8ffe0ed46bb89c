package cycletest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestCalendarDefinitions(t, func(t *testing.T) cycle.CalendarDefinitionStore { return open(t) })
	TestWheels(t, func(t *testing.T) cycle.WheelStore { return open(t) })
	TestPlans(t, func(t *testing.T) cycle.PlanStore { return open(t) })
	TestPeriodReports(t, func(t *testing.T) cycle.PeriodReportStore { return open(t) })
}

// TestCalendarDefinitions tests a store of calendar definitions.
func TestCalendarDefinitions(t *testing.T, open func(*testing.T) cycle.CalendarDefinitionStore) {
	t.Helper()
	storetest.Run(t, definitions, func(t *testing.T) storetest.Store[cycle.CalendarDefinition] {
		s := open(t)
		return storetest.Store[cycle.CalendarDefinition]{Get: s.CalendarDefinition, Put: s.PutCalendarDefinition, List: s.CalendarDefinitions}
	})
}

// TestWheels tests a store of wheels.
func TestWheels(t *testing.T, open func(*testing.T) cycle.WheelStore) {
	t.Helper()
	storetest.Run(t, wheels, func(t *testing.T) storetest.Store[cycle.Wheel] {
		s := open(t)
		return storetest.Store[cycle.Wheel]{Get: s.Wheel, Put: s.PutWheel, List: s.Wheels}
	})
}

// TestPlans tests a store of plans.
func TestPlans(t *testing.T, open func(*testing.T) cycle.PlanStore) {
	t.Helper()
	storetest.Run(t, plans, func(t *testing.T) storetest.Store[cycle.Plan] {
		s := open(t)
		return storetest.Store[cycle.Plan]{Get: s.SteeringPlan, Put: s.PutSteeringPlan,
			List: func(ctx context.Context) iter.Seq2[cycle.Plan, error] { return s.SteeringPlans(ctx, cycle.PlanQuery{}) }}
	})
	storetest.RunQueries(t, plans, []storetest.Query[cycle.Plan, cycle.PlanQuery]{
		{Name: "kind", Query: cycle.PlanQuery{Kind: cycle.PlanUnit}},
		{Name: "body", Query: cycle.PlanQuery{Body: "nämnd 1"}},
		{Name: "body with another letter", Query: cycle.PlanQuery{Body: "namnd 1"}},
		{Name: "day", Query: cycle.PlanQuery{On: kvalitet.NewDate(2027, time.June, 30)}},
		{Name: "what another system calls it", Query: cycle.PlanQuery{Reference: kvalitet.Reference{System: "stratsys", ID: "18"}}},
		{Name: "day when some are retired", Query: cycle.PlanQuery{On: kvalitet.NewDate(2027, time.July, 1)}},
	}, cycle.PlanQuery.Match, func(t *testing.T) storetest.Queried[cycle.Plan, cycle.PlanQuery] {
		s := open(t)
		return storetest.Queried[cycle.Plan, cycle.PlanQuery]{Put: s.PutSteeringPlan, List: s.SteeringPlans}
	})
}

// TestPeriodReports tests a store of reports.
func TestPeriodReports(t *testing.T, open func(*testing.T) cycle.PeriodReportStore) {
	t.Helper()
	storetest.Run(t, reports, func(t *testing.T) storetest.Store[cycle.PeriodReport] {
		s := open(t)
		return storetest.Store[cycle.PeriodReport]{Get: s.PeriodReport, Put: s.PutPeriodReport,
			List: func(ctx context.Context) iter.Seq2[cycle.PeriodReport, error] {
				return s.PeriodReports(ctx, cycle.PeriodReportQuery{})
			}}
	})
	storetest.RunQueries(t, reports, []storetest.Query[cycle.PeriodReport, cycle.PeriodReportQuery]{
		{Name: "kind", Query: cycle.PeriodReportQuery{Kind: cycle.ReportAnnual}},
		{Name: "body", Query: cycle.PeriodReportQuery{Body: "nämnd 1"}},
		{Name: "period", Query: cycle.PeriodReportQuery{Within: kvalitet.Year(2027)}},
	}, cycle.PeriodReportQuery.Match, func(t *testing.T) storetest.Queried[cycle.PeriodReport, cycle.PeriodReportQuery] {
		s := open(t)
		return storetest.Queried[cycle.PeriodReport, cycle.PeriodReportQuery]{Put: s.PutPeriodReport, List: s.PeriodReports}
	})
}

var definitions = storetest.Aggregate[cycle.CalendarDefinition]{
	Name: "CalendarDefinition",
	Make: func(id uuid.UUID, n int) cycle.CalendarDefinition {
		d := cycle.SwedishDefinition()
		d.ID = id
		d.Closed = []kvalitet.Date{kvalitet.NewDate(2027, time.May, 7).AddDays(n)}
		d.Opened = []kvalitet.Date{kvalitet.NewDate(2027, time.May, 8)}
		return d
	},
	Fields: definitionFields,
	Text:   func(v *cycle.CalendarDefinition) *string { return &v.Name.SV },
	Touch:  func(v *cycle.CalendarDefinition) { v.Rules[0].Code = "rörd" },
}

var wheels = storetest.Aggregate[cycle.Wheel]{
	Name: "Wheel",
	Make: func(id uuid.UUID, n int) cycle.Wheel {
		w := []cycle.Wheel{cycle.Orebro(), cycle.Lidkoping()}[n%2]
		w.ID = id
		return w
	},
	Fields: wheelFields,
	Text:   func(v *cycle.Wheel) *string { return &v.Name.SV },
	Touch:  func(v *cycle.Wheel) { v.Deadlines[1].After[0] = "rörd" },
}

var plans = storetest.Aggregate[cycle.Plan]{
	Name: "Plan",
	Make: func(id uuid.UUID, n int) cycle.Plan {
		p := cycle.Plan{ID: id, Kind: []cycle.PlanKind{cycle.PlanOperations, cycle.PlanUnit}[n%2], Title: "Verksamhetsplan",
			Body: []string{"nämnd 1", "nämnd 2", "namnd 1"}[n%3], Period: kvalitet.Year(2027 + n%2), BuildsOn: []uuid.UUID{storetest.ID(101)},
			Prepared: "administrationManagement",
			Answers: []cycle.Answer{{To: storetest.ID(1), Goals: []uuid.UUID{storetest.ID(2)}, Text: "genom heltid"},
				{To: storetest.ID(3), Declined: true, Text: "rör inte nämnden"}},
			Sections: []cycle.Section{{Code: "budget", Text: "Ram 10 mnkr"}}, Supersedes: storetest.ID(99),
			References: []kvalitet.Reference{{System: "stratsys", ID: []string{"17", "18"}[n%2]}},
			Adoption:   cycle.Adoption{Body: "nämnd 1", On: kvalitet.NewDate(2026, time.December, 10), Section: "§ 214"}}
		if n%4 == 0 {
			p.Retired = kvalitet.NewDate(2027, time.July, 1)
		}
		return p
	},
	Fields: planFields,
	Text:   func(v *cycle.Plan) *string { return &v.Title },
	Touch:  func(v *cycle.Plan) { v.Answers[0].Goals[0] = storetest.ID(77) },
}

var reports = storetest.Aggregate[cycle.PeriodReport]{
	Name: "PeriodReport",
	Make: func(id uuid.UUID, n int) cycle.PeriodReport {
		kind := []cycle.ReportKind{cycle.ReportInterim2, cycle.ReportAnnual}[n%2]
		negative := n%3 == 0
		return cycle.PeriodReport{ID: id, Kind: kind, Body: []string{"nämnd 1", "nämnd 2"}[n%2], Period: kind.PeriodOf(2027 + n%3),
			Plans:      []uuid.UUID{storetest.ID(5)},
			Sections:   []cycle.Section{{Code: cycle.SectionLinks, Text: "Fler tider gav kortare köer."}, {Code: cycle.SectionImprovements, Text: "Kvällsöppet."}},
			HandedOver: kvalitet.NewDate(2028, time.April, 1).AddDays(n), Negative: &negative, ActionsDecided: kvalitet.NewDate(2028, time.April, 20),
			Adoption: cycle.Adoption{Body: "kf", On: kvalitet.NewDate(2028, time.May, 2), Section: "§ 7"}}
	},
	Fields: reportFields,
	Text:   func(v *cycle.PeriodReport) *string { return &v.Body },
	Touch:  func(v *cycle.PeriodReport) { v.Sections[1].Text = "rörd" },
}
