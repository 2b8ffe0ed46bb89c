package documenttest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/document"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is every storage interface of package document.
type Store interface {
	document.SteeringDocumentStore
	document.RequirementSetStore
	document.EvidenceStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	documents *memstore.Table[document.SteeringDocument]
	sets      *memstore.Table[document.RequirementSet]
	evidence  *memstore.Table[document.Evidence]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{documents: memstore.New(documentFields), sets: memstore.New(setFields), evidence: memstore.New(evidenceFields)}
}

func documentFields(v *document.SteeringDocument) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func setFields(v *document.RequirementSet) (*uuid.UUID, *int64)        { return &v.ID, &v.Version }
func evidenceFields(v *document.Evidence) (*uuid.UUID, *int64)         { return &v.ID, &v.Version }

// SteeringDocument implements [document.SteeringDocumentReader].
func (s *MemStore) SteeringDocument(ctx context.Context, id uuid.UUID) (document.SteeringDocument, error) {
	return s.documents.Get(ctx, id)
}

// SteeringDocuments implements [document.SteeringDocumentReader].
func (s *MemStore) SteeringDocuments(ctx context.Context, q document.SteeringDocumentQuery) iter.Seq2[document.SteeringDocument, error] {
	return s.documents.List(ctx, func(d *document.SteeringDocument) bool { return q.Match(*d) })
}

// PutSteeringDocument implements [document.SteeringDocumentWriter].
func (s *MemStore) PutSteeringDocument(ctx context.Context, d document.SteeringDocument) (document.SteeringDocument, error) {
	return s.documents.Put(ctx, d)
}

// RequirementSet implements [document.RequirementSetReader].
func (s *MemStore) RequirementSet(ctx context.Context, id uuid.UUID) (document.RequirementSet, error) {
	return s.sets.Get(ctx, id)
}

// RequirementSets implements [document.RequirementSetReader].
func (s *MemStore) RequirementSets(ctx context.Context) iter.Seq2[document.RequirementSet, error] {
	return s.sets.List(ctx, func(*document.RequirementSet) bool { return true })
}

// PutRequirementSet implements [document.RequirementSetWriter].
func (s *MemStore) PutRequirementSet(ctx context.Context, r document.RequirementSet) (document.RequirementSet, error) {
	return s.sets.Put(ctx, r)
}

// Evidence implements [document.EvidenceReader].
func (s *MemStore) Evidence(ctx context.Context, id uuid.UUID) (document.Evidence, error) {
	return s.evidence.Get(ctx, id)
}

// AllEvidence implements [document.EvidenceReader].
func (s *MemStore) AllEvidence(ctx context.Context, q document.EvidenceQuery) iter.Seq2[document.Evidence, error] {
	return s.evidence.List(ctx, func(e *document.Evidence) bool { return q.Match(*e) })
}

// PutEvidence implements [document.EvidenceWriter].
func (s *MemStore) PutEvidence(ctx context.Context, e document.Evidence) (document.Evidence, error) {
	return s.evidence.Put(ctx, e)
}
