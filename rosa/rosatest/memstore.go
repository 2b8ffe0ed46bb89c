package rosatest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

// Store is every storage interface of package rosa.
type Store interface {
	rosa.CaseTypeStore
	rosa.SessionStore
	rosa.AgreementStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	caseTypes  *memstore.Table[rosa.CaseType]
	sessions   *memstore.Table[rosa.Session]
	agreements *memstore.Table[rosa.Agreement]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		caseTypes:  memstore.New(caseTypeFields),
		sessions:   memstore.New(sessionFields),
		agreements: memstore.New(agreementFields),
	}
}

func caseTypeFields(v *rosa.CaseType) (*uuid.UUID, *int64)   { return &v.ID, &v.Version }
func sessionFields(v *rosa.Session) (*uuid.UUID, *int64)     { return &v.ID, &v.Version }
func agreementFields(v *rosa.Agreement) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

// CaseType implements [rosa.CaseTypeReader].
func (s *MemStore) CaseType(ctx context.Context, id uuid.UUID) (rosa.CaseType, error) {
	return s.caseTypes.Get(ctx, id)
}

// CaseTypes implements [rosa.CaseTypeReader].
func (s *MemStore) CaseTypes(ctx context.Context, q rosa.CaseTypeQuery) iter.Seq2[rosa.CaseType, error] {
	return s.caseTypes.List(ctx, func(c *rosa.CaseType) bool { return q.Match(*c) })
}

// PutCaseType implements [rosa.CaseTypeWriter].
func (s *MemStore) PutCaseType(ctx context.Context, c rosa.CaseType) (rosa.CaseType, error) {
	return s.caseTypes.Put(ctx, c)
}

// Session implements [rosa.SessionReader].
func (s *MemStore) Session(ctx context.Context, id uuid.UUID) (rosa.Session, error) {
	return s.sessions.Get(ctx, id)
}

// Sessions implements [rosa.SessionReader].
func (s *MemStore) Sessions(ctx context.Context, q rosa.SessionQuery) iter.Seq2[rosa.Session, error] {
	return s.sessions.List(ctx, func(v *rosa.Session) bool { return q.Match(*v) })
}

// PutSession implements [rosa.SessionWriter].
func (s *MemStore) PutSession(ctx context.Context, v rosa.Session) (rosa.Session, error) {
	return s.sessions.Put(ctx, v)
}

// Agreement implements [rosa.AgreementReader].
func (s *MemStore) Agreement(ctx context.Context, id uuid.UUID) (rosa.Agreement, error) {
	return s.agreements.Get(ctx, id)
}

// Agreements implements [rosa.AgreementReader].
func (s *MemStore) Agreements(ctx context.Context, q rosa.AgreementQuery) iter.Seq2[rosa.Agreement, error] {
	return s.agreements.List(ctx, func(a *rosa.Agreement) bool { return q.Match(*a) })
}

// PutAgreement implements [rosa.AgreementWriter].
func (s *MemStore) PutAgreement(ctx context.Context, a rosa.Agreement) (rosa.Agreement, error) {
	return s.agreements.Put(ctx, a)
}
