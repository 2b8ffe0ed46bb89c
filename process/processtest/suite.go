package processtest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
	"github.com/kommunkvalitet/kvalitet/process"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestSpecifications(t, func(t *testing.T) process.SpecificationStore { return open(t) })
	TestMaps(t, func(t *testing.T) process.MapStore { return open(t) })
	TestArchitectures(t, func(t *testing.T) process.ArchitectureStore { return open(t) })
	TestAssessments(t, func(t *testing.T) process.AssessmentStore { return open(t) })
}

// TestSpecifications tests a store of specifications.
func TestSpecifications(t *testing.T, open func(*testing.T) process.SpecificationStore) {
	t.Helper()
	storetest.Run(t, specifications, func(t *testing.T) storetest.Store[process.Specification] {
		s := open(t)
		return storetest.Store[process.Specification]{Get: s.ProcessSpecification, Put: s.PutProcessSpecification, List: s.ProcessSpecifications}
	})
}

// TestMaps tests a store of maps.
func TestMaps(t *testing.T, open func(*testing.T) process.MapStore) {
	t.Helper()
	storetest.Run(t, processMaps, func(t *testing.T) storetest.Store[process.Map] {
		s := open(t)
		return storetest.Store[process.Map]{Get: s.ProcessMap, Put: s.PutProcessMap,
			List: func(ctx context.Context) iter.Seq2[process.Map, error] { return s.ProcessMaps(ctx, process.MapQuery{}) }}
	})
	storetest.RunQueries(t, processMaps, []storetest.Query[process.Map, process.MapQuery]{
		{Name: "process", Query: process.MapQuery{Process: process.LidkopingSteering().Process}},
		{Name: "state", Query: process.MapQuery{State: process.StateWanted}},
	}, process.MapQuery.Match, func(t *testing.T) storetest.Queried[process.Map, process.MapQuery] {
		s := open(t)
		return storetest.Queried[process.Map, process.MapQuery]{Put: s.PutProcessMap, List: s.ProcessMaps}
	})
}

// TestArchitectures tests a store of architectures.
func TestArchitectures(t *testing.T, open func(*testing.T) process.ArchitectureStore) {
	t.Helper()
	storetest.Run(t, architectures, func(t *testing.T) storetest.Store[process.Architecture] {
		s := open(t)
		return storetest.Store[process.Architecture]{Get: s.ProcessArchitecture, Put: s.PutProcessArchitecture, List: s.ProcessArchitectures}
	})
}

// TestAssessments tests a store of assessments of maturity.
func TestAssessments(t *testing.T, open func(*testing.T) process.AssessmentStore) {
	t.Helper()
	storetest.Run(t, assessments, func(t *testing.T) storetest.Store[process.Assessment] {
		s := open(t)
		return storetest.Store[process.Assessment]{Get: s.MaturityAssessment, Put: s.PutMaturityAssessment,
			List: func(ctx context.Context) iter.Seq2[process.Assessment, error] {
				return s.MaturityAssessments(ctx, process.AssessmentQuery{})
			}}
	})
	storetest.RunQueries(t, assessments, []storetest.Query[process.Assessment, process.AssessmentQuery]{
		{Name: "process", Query: process.AssessmentQuery{Process: storetest.ID(1)}},
		{Name: "ladder", Query: process.AssessmentQuery{Ladder: "skelleftea"}},
		{Name: "ladder with another letter", Query: process.AssessmentQuery{Ladder: "skellefteå"}},
	}, process.AssessmentQuery.Match, func(t *testing.T) storetest.Queried[process.Assessment, process.AssessmentQuery] {
		s := open(t)
		return storetest.Queried[process.Assessment, process.AssessmentQuery]{Put: s.PutMaturityAssessment, List: s.MaturityAssessments}
	})
}

var specifications = storetest.Aggregate[process.Specification]{
	Name: "Specification",
	Make: func(id uuid.UUID, n int) process.Specification {
		return process.Specification{ID: id, Name: "Pröva bygglov", Category: []string{"main", "support"}[n%2], Klassa: "4.2.1", Parent: storetest.ID(101),
			Purpose: "Rättssäkert besked i tid", Trigger: "Ansökan", Suppliers: []string{"Sökande"}, Inputs: []string{"Ansökan"}, Results: []string{"Beslut"}, Receivers: []string{"Sökande"},
			Requirements: []process.Requirement{{Text: "Inom tio veckor", Measure: "tid"}}, Measures: []process.Measure{{Code: "tid", Name: "Tid", Source: "Diariet", Frequency: "månad", Owner: "Processledare"}},
			Goals:     []process.Goal{{Text: "Kortare tid", Baseline: "12 veckor", Target: "8 veckor", Due: kvalitet.NewDate(2027, 12, 31), MunicipalGoal: storetest.ID(7)}},
			Documents: []process.Document{{Code: "r1", Title: "Rutin", Kind: process.DocumentRoutine, Revised: kvalitet.NewDate(2026, 5, 1), Months: 12}},
			Roles:     []process.Assignment{{Role: process.RoleOwner, Holder: "Avdelningschef", Unit: "Bygg", Level: 2}}, Units: []string{"Bygglovsenheten"},
			Status: process.StatusPublished, Adopted: kvalitet.NewDate(2026, 1, 10), Decision: "BN 2026-01-10 § 4", Reviewed: kvalitet.NewDate(2026, 6, 1), ReviewMonths: 12 + n}
	},
	Fields: specificationFields,
	Text:   func(v *process.Specification) *string { return &v.Name },
	Touch:  func(v *process.Specification) { v.Results[0] = "rörd"; v.Roles[0].Holder = "rörd" },
}

var processMaps = storetest.Aggregate[process.Map]{
	Name: "Map",
	Make: func(id uuid.UUID, n int) process.Map {
		m := process.Presets()[n%2]
		m.ID = id
		if n%3 == 0 {
			m.State = process.StateWanted
		}
		p := 0.25
		m.Flows[0].Probability = &p
		return m
	},
	Fields: processMapFields,
	Text:   func(v *process.Map) *string { return &v.Name },
	Touch:  func(v *process.Map) { v.Nodes[0].Name = "rörd"; *v.Flows[0].Probability = 0.75 },
}

var architectures = storetest.Aggregate[process.Architecture]{
	Name: "Architecture",
	Make: func(id uuid.UUID, n int) process.Architecture {
		return process.Architecture{ID: id, Name: "Kommunens processer", Categories: process.ThreeCategories(), Units: []string{"Bygg", "Skola"},
			Processes: []process.Entry{{Process: storetest.ID(1 + n), Name: "Pröva bygglov", Category: "main", Klassa: "4.2.1", Owner: "Avdelningschef", Units: []string{"Bygg"}}}}
	},
	Fields: architectureFields,
	Text:   func(v *process.Architecture) *string { return &v.Name },
	Touch:  func(v *process.Architecture) { v.Units[0] = "rörd"; v.Processes[0].Units[0] = "rörd" },
}

var assessments = storetest.Aggregate[process.Assessment]{
	Name: "Assessment",
	Make: func(id uuid.UUID, n int) process.Assessment {
		return process.Assessment{ID: id, Process: storetest.ID(n % 2), Ladder: []string{"lidkoping", "skelleftea", "skellefteå"}[n%3], Date: kvalitet.NewDate(2026, 11, 1+n), By: "Kvalitetsstrateg", ThirdParty: n%2 == 0,
			Answers: []process.Answer{{Step: "identified", Outcome: kvalitet.OutcomeMet, Evidence: "beslut", Date: kvalitet.NewDate(2026, 1, 1)}, {Step: "goals", Outcome: kvalitet.OutcomeUnknown}}}
	},
	Fields: assessmentFields,
	Text:   func(v *process.Assessment) *string { return &v.By },
	Touch:  func(v *process.Assessment) { v.Answers[0].Evidence = "rörd" },
}
