package improvetest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/improve"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestCases(t, func(t *testing.T) improve.CaseStore { return open(t) })
	TestProposals(t, func(t *testing.T) improve.ProposalStore { return open(t) })
	TestWheels(t, func(t *testing.T) improve.WheelStore { return open(t) })
}

// TestCases tests a store of cases.
func TestCases(t *testing.T, open func(*testing.T) improve.CaseStore) {
	t.Helper()
	storetest.Run(t, improveCases, func(t *testing.T) storetest.Store[improve.Case] {
		s := open(t)
		return storetest.Store[improve.Case]{Get: s.ImprovementCase, Put: s.PutImprovementCase,
			List: func(ctx context.Context) iter.Seq2[improve.Case, error] {
				return s.ImprovementCases(ctx, improve.CaseQuery{})
			}}
	})
	storetest.RunQueries(t, improveCases, []storetest.Query[improve.Case, improve.CaseQuery]{
		{Name: "process", Query: improve.CaseQuery{Process: storetest.ID(1)}},
		{Name: "category", Query: improve.CaseQuery{Category: "läkemedel"}},
		{Name: "category with another letter", Query: improve.CaseQuery{Category: "lakemedel"}},
		{Name: "observed", Query: improve.CaseQuery{Observed: kvalitet.Year(2026)}},
		{Name: "open", Query: improve.CaseQuery{Open: true}},
	}, improve.CaseQuery.Match, func(t *testing.T) storetest.Queried[improve.Case, improve.CaseQuery] {
		s := open(t)
		return storetest.Queried[improve.Case, improve.CaseQuery]{Put: s.PutImprovementCase, List: s.ImprovementCases}
	})
}

// TestProposals tests a store of proposals.
func TestProposals(t *testing.T, open func(*testing.T) improve.ProposalStore) {
	t.Helper()
	storetest.Run(t, proposals, func(t *testing.T) storetest.Store[improve.Proposal] {
		s := open(t)
		return storetest.Store[improve.Proposal]{Get: s.ImprovementProposal, Put: s.PutImprovementProposal,
			List: func(ctx context.Context) iter.Seq2[improve.Proposal, error] {
				return s.ImprovementProposals(ctx, improve.ProposalQuery{})
			}}
	})
	storetest.RunQueries(t, proposals, []storetest.Query[improve.Proposal, improve.ProposalQuery]{
		{Name: "process", Query: improve.ProposalQuery{Process: storetest.ID(1)}},
	}, improve.ProposalQuery.Match, func(t *testing.T) storetest.Queried[improve.Proposal, improve.ProposalQuery] {
		s := open(t)
		return storetest.Queried[improve.Proposal, improve.ProposalQuery]{Put: s.PutImprovementProposal, List: s.ImprovementProposals}
	})
}

// TestWheels tests a store of turns of the wheel.
func TestWheels(t *testing.T, open func(*testing.T) improve.WheelStore) {
	t.Helper()
	storetest.Run(t, wheels, func(t *testing.T) storetest.Store[improve.Wheel] {
		s := open(t)
		return storetest.Store[improve.Wheel]{Get: s.ImprovementWheel, Put: s.PutImprovementWheel, List: s.ImprovementWheels}
	})
}

var improveCases = storetest.Aggregate[improve.Case]{
	Name: "Case",
	Make: func(id uuid.UUID, n int) improve.Case {
		c := improve.Case{ID: id, Kind: improve.KindDeviation, Date: kvalitet.NewDate(2026+n%2, 3, 1), Process: storetest.ID(n % 3), Activity: "granska", Unit: "Bygg",
			Category: []string{"läkemedel", "lakemedel", "fall"}[n%3], Reference: "A 12", Responsible: "Enhetschef",
			Assessment: &improve.Assessment{Date: kvalitet.NewDate(2026+n%2, 3, 4), Severity: 2, Probability: 3, By: "Enhetschef"},
			Cause:      &improve.Cause{Method: improve.MethodFiveWhys, Chain: []string{"glömdes", "ingen lista"}, Root: "rutin saknas", Key: "rutin"},
			Actions:    []improve.Action{{Kind: improve.ActionPreventing, Text: "Införa lista", Owner: "Processledare", Due: kvalitet.NewDate(2027, 4, 1), Done: kvalitet.NewDate(2027, 3, 20), Prevents: "listan påminner"}}}
		if n%4 == 0 {
			c.Effect = &improve.Effect{Date: kvalitet.NewDate(2027, 6, 1), Measure: "fall per månad", Baseline: "4", Outcome: "1", Shown: true, By: "MAS"}
			c.Closed = kvalitet.NewDate(2027, 6, 2)
		}
		return c
	},
	Fields: improveCaseFields,
	Text:   func(v *improve.Case) *string { return &v.Category },
	Touch: func(v *improve.Case) {
		v.Cause.Chain[0] = "rörd"
		v.Actions[0].Text = "rörd"
		v.Assessment.By = "rörd"
	},
}

var proposals = storetest.Aggregate[improve.Proposal]{
	Name: "Proposal",
	Make: func(id uuid.UUID, n int) improve.Proposal {
		return improve.Proposal{ID: id, Process: storetest.ID(1 + n%2), Date: kvalitet.NewDate(2026, 2, 1), Text: "Förtryckt blankett", Cases: []uuid.UUID{storetest.ID(9)},
			Scope: improve.Scope{Map: true}, Decision: "declined", Role: process.RoleOwner, Motive: "e-tjänst kommer", Decided: kvalitet.NewDate(2026, 3, 1)}
	},
	Fields: proposalFields,
	Text:   func(v *improve.Proposal) *string { return &v.Text },
	Touch:  func(v *improve.Proposal) { v.Cases[0] = storetest.ID(77) },
}

var wheels = storetest.Aggregate[improve.Wheel]{
	Name: "Wheel",
	Make: func(id uuid.UUID, n int) improve.Wheel {
		return improve.Wheel{ID: id, Process: storetest.ID(1), Name: "Kortare väntan", Round: 1 + n, Previous: storetest.ID(50), Aim: "halverad väntan", Measure: "dagar", Baseline: "20", Expected: "10",
			Change: "daglig fördelning", Cases: []uuid.UUID{storetest.ID(3)}, Begun: kvalitet.NewDate(2026, 1, 1), Ended: kvalitet.NewDate(2026, 3, 1), Outcome: "12", Learnt: "måndagar är tyngst",
			Decision: "keep", DecidedBy: "processägare", Decided: kvalitet.NewDate(2026, 3, 10)}
	},
	Fields: wheelFields,
	Text:   func(v *improve.Wheel) *string { return &v.Name },
	Touch:  func(v *improve.Wheel) { v.Cases[0] = storetest.ID(77) },
}
