package orgtest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is every storage interface of package org.
type Store interface {
	org.OrganisationStore
	org.DelegationStore
	org.DelegatedDecisionStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	organisations *memstore.Table[org.Organisation]
	delegations   *memstore.Table[org.Delegation]
	decisions     *memstore.Table[org.DelegatedDecision]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{organisations: memstore.New(organisationFields), delegations: memstore.New(delegationFields), decisions: memstore.New(decisionFields)}
}

func organisationFields(v *org.Organisation) (*uuid.UUID, *int64)  { return &v.ID, &v.Version }
func delegationFields(v *org.Delegation) (*uuid.UUID, *int64)      { return &v.ID, &v.Version }
func decisionFields(v *org.DelegatedDecision) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

// Organisation implements [org.OrganisationReader].
func (s *MemStore) Organisation(ctx context.Context, id uuid.UUID) (org.Organisation, error) {
	return s.organisations.Get(ctx, id)
}

// Organisations implements [org.OrganisationReader].
func (s *MemStore) Organisations(ctx context.Context) iter.Seq2[org.Organisation, error] {
	return s.organisations.List(ctx, func(*org.Organisation) bool { return true })
}

// PutOrganisation implements [org.OrganisationWriter].
func (s *MemStore) PutOrganisation(ctx context.Context, o org.Organisation) (org.Organisation, error) {
	return s.organisations.Put(ctx, o)
}

// Delegation implements [org.DelegationReader].
func (s *MemStore) Delegation(ctx context.Context, id uuid.UUID) (org.Delegation, error) {
	return s.delegations.Get(ctx, id)
}

// Delegations implements [org.DelegationReader].
func (s *MemStore) Delegations(ctx context.Context, q org.DelegationQuery) iter.Seq2[org.Delegation, error] {
	return s.delegations.List(ctx, func(d *org.Delegation) bool { return q.Match(*d) })
}

// PutDelegation implements [org.DelegationWriter].
func (s *MemStore) PutDelegation(ctx context.Context, d org.Delegation) (org.Delegation, error) {
	return s.delegations.Put(ctx, d)
}

// DelegatedDecision implements [org.DelegatedDecisionReader].
func (s *MemStore) DelegatedDecision(ctx context.Context, id uuid.UUID) (org.DelegatedDecision, error) {
	return s.decisions.Get(ctx, id)
}

// DelegatedDecisions implements [org.DelegatedDecisionReader].
func (s *MemStore) DelegatedDecisions(ctx context.Context, q org.DelegatedDecisionQuery) iter.Seq2[org.DelegatedDecision, error] {
	return s.decisions.List(ctx, func(d *org.DelegatedDecision) bool { return q.Match(*d) })
}

// PutDelegatedDecision implements [org.DelegatedDecisionWriter].
func (s *MemStore) PutDelegatedDecision(ctx context.Context, d org.DelegatedDecision) (org.DelegatedDecision, error) {
	return s.decisions.Put(ctx, d)
}
