package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/org"
)

var (
	organisations = aggregate[org.Organisation]{
		kind:   "governance/organisation",
		fields: func(v *org.Organisation) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[org.Organisation],
	}
	delegations = aggregate[org.Delegation]{
		kind:   "governance/delegation",
		fields: func(v *org.Delegation) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *org.Delegation) keys { return keys{v.Body} },
	}
	delegatedDecisions = aggregate[org.DelegatedDecision]{
		kind:   "governance/delegated-decision",
		fields: func(v *org.DelegatedDecision) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *org.DelegatedDecision) keys { return keys{v.Body} },
	}
)

// Organisation implements [org.OrganisationReader].
func (s *Store) Organisation(ctx context.Context, id uuid.UUID) (org.Organisation, error) {
	return get(ctx, s, organisations, id)
}

// Organisations implements [org.OrganisationReader].
func (s *Store) Organisations(ctx context.Context) iter.Seq2[org.Organisation, error] {
	return list(ctx, s, organisations, keys{}, anyValue)
}

// PutOrganisation implements [org.OrganisationWriter].
func (s *Store) PutOrganisation(ctx context.Context, v org.Organisation) (org.Organisation, error) {
	return put(ctx, s, organisations, v)
}

// Delegation implements [org.DelegationReader].
func (s *Store) Delegation(ctx context.Context, id uuid.UUID) (org.Delegation, error) {
	return get(ctx, s, delegations, id)
}

// Delegations implements [org.DelegationReader].
func (s *Store) Delegations(ctx context.Context, q org.DelegationQuery) iter.Seq2[org.Delegation, error] {
	return list(ctx, s, delegations, keys{q.Body}, func(v *org.Delegation) bool { return q.Match(*v) })
}

// PutDelegation implements [org.DelegationWriter].
func (s *Store) PutDelegation(ctx context.Context, v org.Delegation) (org.Delegation, error) {
	return put(ctx, s, delegations, v)
}

// DelegatedDecision implements [org.DelegatedDecisionReader].
func (s *Store) DelegatedDecision(ctx context.Context, id uuid.UUID) (org.DelegatedDecision, error) {
	return get(ctx, s, delegatedDecisions, id)
}

// DelegatedDecisions implements [org.DelegatedDecisionReader].
func (s *Store) DelegatedDecisions(ctx context.Context, q org.DelegatedDecisionQuery) iter.Seq2[org.DelegatedDecision, error] {
	return list(ctx, s, delegatedDecisions, keys{q.Body}, func(v *org.DelegatedDecision) bool { return q.Match(*v) })
}

// PutDelegatedDecision implements [org.DelegatedDecisionWriter].
func (s *Store) PutDelegatedDecision(ctx context.Context, v org.DelegatedDecision) (org.DelegatedDecision, error) {
	return put(ctx, s, delegatedDecisions, v)
}
