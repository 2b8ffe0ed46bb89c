package orgtest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestOrganisations(t, func(t *testing.T) org.OrganisationStore { return open(t) })
	TestDelegations(t, func(t *testing.T) org.DelegationStore { return open(t) })
	TestDelegatedDecisions(t, func(t *testing.T) org.DelegatedDecisionStore { return open(t) })
}

// TestOrganisations tests a store of organisations.
func TestOrganisations(t *testing.T, open func(*testing.T) org.OrganisationStore) {
	t.Helper()
	storetest.Run(t, organisations, func(t *testing.T) storetest.Store[org.Organisation] {
		s := open(t)
		return storetest.Store[org.Organisation]{Get: s.Organisation, Put: s.PutOrganisation, List: s.Organisations}
	})
}

// TestDelegations tests a store of delegations.
func TestDelegations(t *testing.T, open func(*testing.T) org.DelegationStore) {
	t.Helper()
	storetest.Run(t, delegations, func(t *testing.T) storetest.Store[org.Delegation] {
		s := open(t)
		return storetest.Store[org.Delegation]{Get: s.Delegation, Put: s.PutDelegation,
			List: func(ctx context.Context) iter.Seq2[org.Delegation, error] {
				return s.Delegations(ctx, org.DelegationQuery{})
			}}
	})
	storetest.RunQueries(t, delegations, []storetest.Query[org.Delegation, org.DelegationQuery]{
		{Name: "body", Query: org.DelegationQuery{Body: "nämnd 1"}},
		{Name: "body with another letter", Query: org.DelegationQuery{Body: "namnd 1"}},
		{Name: "day", Query: org.DelegationQuery{On: kvalitet.NewDate(2027, time.June, 30)}},
	}, org.DelegationQuery.Match, func(t *testing.T) storetest.Queried[org.Delegation, org.DelegationQuery] {
		s := open(t)
		return storetest.Queried[org.Delegation, org.DelegationQuery]{Put: s.PutDelegation, List: s.Delegations}
	})
}

// TestDelegatedDecisions tests a store of delegated decisions.
func TestDelegatedDecisions(t *testing.T, open func(*testing.T) org.DelegatedDecisionStore) {
	t.Helper()
	storetest.Run(t, decisions, func(t *testing.T) storetest.Store[org.DelegatedDecision] {
		s := open(t)
		return storetest.Store[org.DelegatedDecision]{Get: s.DelegatedDecision, Put: s.PutDelegatedDecision,
			List: func(ctx context.Context) iter.Seq2[org.DelegatedDecision, error] {
				return s.DelegatedDecisions(ctx, org.DelegatedDecisionQuery{})
			}}
	})
	storetest.RunQueries(t, decisions, []storetest.Query[org.DelegatedDecision, org.DelegatedDecisionQuery]{
		{Name: "body", Query: org.DelegatedDecisionQuery{Body: "nämnd 1"}},
		{Name: "pending", Query: org.DelegatedDecisionQuery{Pending: true}},
		{Name: "period", Query: org.DelegatedDecisionQuery{Within: kvalitet.Period{Until: kvalitet.NewDate(2027, time.May, 10)}}},
	}, org.DelegatedDecisionQuery.Match, func(t *testing.T) storetest.Queried[org.DelegatedDecision, org.DelegatedDecisionQuery] {
		s := open(t)
		return storetest.Queried[org.DelegatedDecision, org.DelegatedDecisionQuery]{Put: s.PutDelegatedDecision, List: s.DelegatedDecisions}
	})
}

var organisations = storetest.Aggregate[org.Organisation]{
	Name: "Organisation",
	Make: func(id uuid.UUID, n int) org.Organisation {
		presets := []org.Organisation{org.Orebro(), org.Lidkoping(), org.Skelleftea()} // those with a company
		o := presets[n%len(presets)]
		o.ID = id
		o.Responsibilities = []org.Responsibility{{Thing: org.Thing{Kind: "goal", ID: storetest.ID(1 + n), Name: "mål"}, Role: "manager", Part: org.PartAccountable}}
		o.Aliases = []org.Alias{{Old: "kultur", New: "executive", On: kvalitet.NewDate(2027, time.January, 1)}}
		o.Directives = []org.OwnerDirective{{Company: "company", Purpose: "bostäder", Adopted: kvalitet.NewDate(2026, time.May, 2), Section: "§ 7"}}
		o.Reviews = []org.CompanyReview{{Company: "company", Year: 2026, On: kvalitet.NewDate(2027, time.April, 6), WithinPurpose: true, WithinPowers: true}}
		return o
	},
	Fields: organisationFields,
	Text:   func(v *org.Organisation) *string { return &v.Name.SV },
	Touch: func(v *org.Organisation) {
		v.Roles[0].AlsoCalled = []string{"rörd"}
		v.Bodies[0].AlsoCalled[0] = "rörd"
	},
}

var delegations = storetest.Aggregate[org.Delegation]{
	Name: "Delegation",
	Make: func(id uuid.UUID, n int) org.Delegation {
		return org.Delegation{ID: id, Body: []string{"nämnd 1", "nämnd 2", "namnd 1"}[n%3], Number: "3.2", Text: "Avtal upp till 500 000 kr", Matter: "individual",
			To: org.DelegateEmployee, Role: "unitManager", Conditions: "samråd med ekonom", Bars: []org.Bar{org.BarAppealable},
			Subdelegated: storetest.ID(109), Period: kvalitet.Year(2027 + n%2)}
	},
	Fields: delegationFields,
	Text:   func(v *org.Delegation) *string { return &v.Text },
	Touch:  func(v *org.Delegation) { v.Bars[0] = org.BarGoals },
}

var decisions = storetest.Aggregate[org.DelegatedDecision]{
	Name: "DelegatedDecision",
	Make: func(id uuid.UUID, n int) org.DelegatedDecision {
		d := org.DelegatedDecision{ID: id, Delegation: storetest.ID(5), Body: []string{"nämnd 1", "nämnd 2"}[n%2], On: kvalitet.NewDate(2027, time.May, 1).AddDays(n % 30),
			Role: "unitManager", Reference: "SN 2027/14", Report: n%3 != 0}
		if n%4 == 1 {
			d.Reported = kvalitet.NewDate(2027, time.June, 8)
		}
		return d
	},
	Fields: decisionFields,
	Text:   func(v *org.DelegatedDecision) *string { return &v.Reference },
}
