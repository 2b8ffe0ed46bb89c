package processtest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/process"
)

// Store is every storage interface of package process.
type Store interface {
	process.SpecificationStore
	process.MapStore
	process.ArchitectureStore
	process.AssessmentStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	specifications *memstore.Table[process.Specification]
	maps           *memstore.Table[process.Map]
	architectures  *memstore.Table[process.Architecture]
	assessments    *memstore.Table[process.Assessment]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		specifications: memstore.New(specificationFields),
		maps:           memstore.New(processMapFields),
		architectures:  memstore.New(architectureFields),
		assessments:    memstore.New(assessmentFields),
	}
}

func specificationFields(v *process.Specification) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func processMapFields(v *process.Map) (*uuid.UUID, *int64)              { return &v.ID, &v.Version }
func architectureFields(v *process.Architecture) (*uuid.UUID, *int64)   { return &v.ID, &v.Version }
func assessmentFields(v *process.Assessment) (*uuid.UUID, *int64)       { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// Specification implements [process.SpecificationReader].
func (s *MemStore) Specification(ctx context.Context, id uuid.UUID) (process.Specification, error) {
	return s.specifications.Get(ctx, id)
}

// Specifications implements [process.SpecificationReader].
func (s *MemStore) Specifications(ctx context.Context) iter.Seq2[process.Specification, error] {
	return s.specifications.List(ctx, all)
}

// PutSpecification implements [process.SpecificationWriter].
func (s *MemStore) PutSpecification(ctx context.Context, v process.Specification) (process.Specification, error) {
	return s.specifications.Put(ctx, v)
}

// Map implements [process.MapReader].
func (s *MemStore) Map(ctx context.Context, id uuid.UUID) (process.Map, error) {
	return s.maps.Get(ctx, id)
}

// Maps implements [process.MapReader].
func (s *MemStore) Maps(ctx context.Context, q process.MapQuery) iter.Seq2[process.Map, error] {
	return s.maps.List(ctx, func(v *process.Map) bool { return q.Match(*v) })
}

// PutMap implements [process.MapWriter].
func (s *MemStore) PutMap(ctx context.Context, v process.Map) (process.Map, error) {
	return s.maps.Put(ctx, v)
}

// Architecture implements [process.ArchitectureReader].
func (s *MemStore) Architecture(ctx context.Context, id uuid.UUID) (process.Architecture, error) {
	return s.architectures.Get(ctx, id)
}

// Architectures implements [process.ArchitectureReader].
func (s *MemStore) Architectures(ctx context.Context) iter.Seq2[process.Architecture, error] {
	return s.architectures.List(ctx, all)
}

// PutArchitecture implements [process.ArchitectureWriter].
func (s *MemStore) PutArchitecture(ctx context.Context, v process.Architecture) (process.Architecture, error) {
	return s.architectures.Put(ctx, v)
}

// Assessment implements [process.AssessmentReader].
func (s *MemStore) Assessment(ctx context.Context, id uuid.UUID) (process.Assessment, error) {
	return s.assessments.Get(ctx, id)
}

// Assessments implements [process.AssessmentReader].
func (s *MemStore) Assessments(ctx context.Context, q process.AssessmentQuery) iter.Seq2[process.Assessment, error] {
	return s.assessments.List(ctx, func(v *process.Assessment) bool { return q.Match(*v) })
}

// PutAssessment implements [process.AssessmentWriter].
func (s *MemStore) PutAssessment(ctx context.Context, v process.Assessment) (process.Assessment, error) {
	return s.assessments.Put(ctx, v)
}
