package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

var (
	caseTypes = aggregate[rosa.CaseType]{
		kind:   "rosa/casetype",
		fields: func(v *rosa.CaseType) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *rosa.CaseType) keys { return keys{v.Body} },
	}
	sessions = aggregate[rosa.Session]{
		kind:   "rosa/session",
		fields: func(v *rosa.Session) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *rosa.Session) keys { return keys{v.Body} },
	}
	agreements = aggregate[rosa.Agreement]{
		kind:   "rosa/agreement",
		fields: func(v *rosa.Agreement) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *rosa.Agreement) keys { return keys{v.Body} },
	}
	callProfiles = aggregate[staffing.CallProfile]{
		kind:   "rosa/staffing/callprofile",
		fields: func(v *staffing.CallProfile) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[staffing.CallProfile],
	}
)

// CaseType implements [rosa.CaseTypeReader].
func (s *Store) CaseType(ctx context.Context, id uuid.UUID) (rosa.CaseType, error) {
	return get(ctx, s, caseTypes, id)
}

// CaseTypes implements [rosa.CaseTypeReader].
func (s *Store) CaseTypes(ctx context.Context, q rosa.CaseTypeQuery) iter.Seq2[rosa.CaseType, error] {
	return list(ctx, s, caseTypes, keys{q.Body}, func(c *rosa.CaseType) bool { return q.Match(*c) })
}

// PutCaseType implements [rosa.CaseTypeWriter].
func (s *Store) PutCaseType(ctx context.Context, c rosa.CaseType) (rosa.CaseType, error) {
	return put(ctx, s, caseTypes, c)
}

// Session implements [rosa.SessionReader].
func (s *Store) Session(ctx context.Context, id uuid.UUID) (rosa.Session, error) {
	return get(ctx, s, sessions, id)
}

// Sessions implements [rosa.SessionReader].
func (s *Store) Sessions(ctx context.Context, q rosa.SessionQuery) iter.Seq2[rosa.Session, error] {
	return list(ctx, s, sessions, keys{q.Body}, func(v *rosa.Session) bool { return q.Match(*v) })
}

// PutSession implements [rosa.SessionWriter].
func (s *Store) PutSession(ctx context.Context, v rosa.Session) (rosa.Session, error) {
	return put(ctx, s, sessions, v)
}

// Agreement implements [rosa.AgreementReader].
func (s *Store) Agreement(ctx context.Context, id uuid.UUID) (rosa.Agreement, error) {
	return get(ctx, s, agreements, id)
}

// Agreements implements [rosa.AgreementReader].
func (s *Store) Agreements(ctx context.Context, q rosa.AgreementQuery) iter.Seq2[rosa.Agreement, error] {
	return list(ctx, s, agreements, keys{q.Body}, func(a *rosa.Agreement) bool { return q.Match(*a) })
}

// PutAgreement implements [rosa.AgreementWriter].
func (s *Store) PutAgreement(ctx context.Context, a rosa.Agreement) (rosa.Agreement, error) {
	return put(ctx, s, agreements, a)
}

// CallProfile implements [staffing.CallProfileReader].
func (s *Store) CallProfile(ctx context.Context, id uuid.UUID) (staffing.CallProfile, error) {
	return get(ctx, s, callProfiles, id)
}

// CallProfiles implements [staffing.CallProfileReader].
func (s *Store) CallProfiles(ctx context.Context) iter.Seq2[staffing.CallProfile, error] {
	return list(ctx, s, callProfiles, keys{}, anyValue)
}

// PutCallProfile implements [staffing.CallProfileWriter].
func (s *Store) PutCallProfile(ctx context.Context, p staffing.CallProfile) (staffing.CallProfile, error) {
	return put(ctx, s, callProfiles, p)
}
