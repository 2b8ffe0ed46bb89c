package org

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// OrganisationReader reads organisations.
type OrganisationReader interface {
	// Organisation returns the organisation, or wraps [kvalitet.ErrNotFound].
	Organisation(ctx context.Context, id uuid.UUID) (Organisation, error)
	// Organisations yields all, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Organisations(ctx context.Context) iter.Seq2[Organisation, error]
}

// OrganisationWriter writes organisations.
type OrganisationWriter interface {
	// PutOrganisation creates when the version is 0 and otherwise replaces the version that it names; the answer has the
	// new version. Another stored version wraps [kvalitet.ErrConflict].
	PutOrganisation(ctx context.Context, o Organisation) (Organisation, error)
}

// OrganisationStore reads and writes organisations.
type OrganisationStore interface {
	OrganisationReader
	OrganisationWriter
}

// DelegationReader reads delegations.
type DelegationReader interface {
	// Delegation returns the delegation, or wraps [kvalitet.ErrNotFound].
	Delegation(ctx context.Context, id uuid.UUID) (Delegation, error)
	// Delegations yields those that match, ordered by ID, as [OrganisationReader].Organisations does.
	Delegations(ctx context.Context, q DelegationQuery) iter.Seq2[Delegation, error]
}

// DelegationWriter writes delegations.
type DelegationWriter interface {
	// PutDelegation creates or replaces, as [OrganisationWriter].PutOrganisation does.
	PutDelegation(ctx context.Context, d Delegation) (Delegation, error)
}

// DelegationStore reads and writes delegations.
type DelegationStore interface {
	DelegationReader
	DelegationWriter
}

// DelegationQuery narrows a list of delegations; the zero value matches all.
type DelegationQuery struct {
	Body string
	// On leaves out delegations that are not in force on the day; zero is any day.
	On kvalitet.Date
}

// Match reports whether the delegation is asked for. Stores may use it, or say the same in their own language.
func (q DelegationQuery) Match(d Delegation) bool {
	return (q.Body == "" || q.Body == d.Body) && (q.On.IsZero() || d.Period.Contains(q.On))
}

// DelegatedDecisionReader reads delegated decisions.
type DelegatedDecisionReader interface {
	// DelegatedDecision returns the decision, or wraps [kvalitet.ErrNotFound].
	DelegatedDecision(ctx context.Context, id uuid.UUID) (DelegatedDecision, error)
	// DelegatedDecisions yields those that match, ordered by ID, as [OrganisationReader].Organisations does.
	DelegatedDecisions(ctx context.Context, q DelegatedDecisionQuery) iter.Seq2[DelegatedDecision, error]
}

// DelegatedDecisionWriter writes delegated decisions.
type DelegatedDecisionWriter interface {
	// PutDelegatedDecision creates or replaces, as [OrganisationWriter].PutOrganisation does.
	PutDelegatedDecision(ctx context.Context, d DelegatedDecision) (DelegatedDecision, error)
}

// DelegatedDecisionStore reads and writes delegated decisions.
type DelegatedDecisionStore interface {
	DelegatedDecisionReader
	DelegatedDecisionWriter
}

// DelegatedDecisionQuery narrows a list of decisions; the zero value matches all.
type DelegatedDecisionQuery struct {
	Body string
	// Within is when the decisions were taken; zero is always.
	Within kvalitet.Period
	// Pending leaves only those that are to be reported and have not been.
	Pending bool
}

// Match reports whether the decision is asked for.
func (q DelegatedDecisionQuery) Match(d DelegatedDecision) bool {
	return (q.Body == "" || q.Body == d.Body) && q.Within.Contains(d.On) && (!q.Pending || d.Report && d.Reported.IsZero())
}

// PassReader is what [LoadPass] reads from.
type PassReader interface {
	OrganisationReader
	DelegationReader
}

// LoadPass reads an organisation and the delegations in force on a day, for [Rules].
func LoadPass(ctx context.Context, r PassReader, id uuid.UUID, on kvalitet.Date) (*Pass, error) {
	o, err := r.Organisation(ctx, id)
	if err != nil {
		return nil, err
	}
	p := NewPass(o)
	p.Delegations, err = seq.Collect(r.Delegations(ctx, DelegationQuery{On: on}))
	return p, err
}

// SaveOrganisation writes an organisation that is valid.
func SaveOrganisation(ctx context.Context, w OrganisationWriter, o Organisation) (Organisation, error) {
	if err := o.Validate(); err != nil {
		return Organisation{}, err
	}
	return w.PutOrganisation(ctx, o)
}

// SaveDelegation writes a delegation that is valid and that the law allows; what it refuses is [kvalitet.ErrInvalid]
// with the clause.
func SaveDelegation(ctx context.Context, w DelegationWriter, d Delegation, matters []Matter) (Delegation, error) {
	ps := d.Problems()
	if r := d.Guard(matters); !r.Allowed {
		ps = append(ps, kvalitet.Problem{Code: "delegation", Path: "/bars",
			SV: r.Reason.SV + " (" + r.Source.String() + ")", EN: r.Reason.EN + " (" + r.Source.String() + ")"})
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return Delegation{}, err
	}
	return w.PutDelegation(ctx, d)
}

// DecisionStore is what [SaveDecision] reads the delegation from and writes the decision to.
type DecisionStore interface {
	DelegationReader
	DelegatedDecisionWriter
}

// SaveDecision takes a decision by a stored delegation and writes it; see [Delegation.Decide].
func SaveDecision(ctx context.Context, s DecisionStore, id, delegation uuid.UUID, on kvalitet.Date, reference string, matters []Matter) (DelegatedDecision, error) {
	d, err := s.Delegation(ctx, delegation)
	if err != nil {
		return DelegatedDecision{}, err
	}
	decision, err := d.Decide(id, on, reference, matters)
	if err != nil {
		return DelegatedDecision{}, err
	}
	return s.PutDelegatedDecision(ctx, decision)
}

// ReportDecisions reports at a meeting every decision of a body that waits for it, and returns them in the order of the
// list (anmälan av delegationsbeslut).
func ReportDecisions(ctx context.Context, s DelegatedDecisionStore, body string, meeting kvalitet.Date) ([]DelegatedDecision, error) {
	pending, err := seq.Collect(s.DelegatedDecisions(ctx, DelegatedDecisionQuery{Body: body, Pending: true, Within: kvalitet.Period{Until: meeting.AddDays(1)}}))
	if err != nil {
		return nil, err
	}
	list := ReportList(pending, meeting)
	for i := range list {
		list[i].Reported = meeting
		if list[i], err = s.PutDelegatedDecision(ctx, list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}
