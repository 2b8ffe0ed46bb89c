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

// ProcessSpecification implements [process.SpecificationReader].
func (s *MemStore) ProcessSpecification(ctx context.Context, id uuid.UUID) (process.Specification, error) {
	return s.specifications.Get(ctx, id)
}

// ProcessSpecifications implements [process.SpecificationReader].
func (s *MemStore) ProcessSpecifications(ctx context.Context) iter.Seq2[process.Specification, error] {
	return s.specifications.List(ctx, all)
}

// PutProcessSpecification implements [process.SpecificationWriter].
func (s *MemStore) PutProcessSpecification(ctx context.Context, v process.Specification) (process.Specification, error) {
	return s.specifications.Put(ctx, v)
}

// ProcessMap implements [process.MapReader].
func (s *MemStore) ProcessMap(ctx context.Context, id uuid.UUID) (process.Map, error) {
	return s.maps.Get(ctx, id)
}

// ProcessMaps implements [process.MapReader].
func (s *MemStore) ProcessMaps(ctx context.Context, q process.MapQuery) iter.Seq2[process.Map, error] {
	return s.maps.List(ctx, func(v *process.Map) bool { return q.Match(*v) })
}

// PutProcessMap implements [process.MapWriter].
func (s *MemStore) PutProcessMap(ctx context.Context, v process.Map) (process.Map, error) {
	return s.maps.Put(ctx, v)
}

// ProcessArchitecture implements [process.ArchitectureReader].
func (s *MemStore) ProcessArchitecture(ctx context.Context, id uuid.UUID) (process.Architecture, error) {
	return s.architectures.Get(ctx, id)
}

// ProcessArchitectures implements [process.ArchitectureReader].
func (s *MemStore) ProcessArchitectures(ctx context.Context) iter.Seq2[process.Architecture, error] {
	return s.architectures.List(ctx, all)
}

// PutProcessArchitecture implements [process.ArchitectureWriter].
func (s *MemStore) PutProcessArchitecture(ctx context.Context, v process.Architecture) (process.Architecture, error) {
	return s.architectures.Put(ctx, v)
}

// MaturityAssessment implements [process.AssessmentReader].
func (s *MemStore) MaturityAssessment(ctx context.Context, id uuid.UUID) (process.Assessment, error) {
	return s.assessments.Get(ctx, id)
}

// MaturityAssessments implements [process.AssessmentReader].
func (s *MemStore) MaturityAssessments(ctx context.Context, q process.AssessmentQuery) iter.Seq2[process.Assessment, error] {
	return s.assessments.List(ctx, func(v *process.Assessment) bool { return q.Match(*v) })
}

// PutMaturityAssessment implements [process.AssessmentWriter].
func (s *MemStore) PutMaturityAssessment(ctx context.Context, v process.Assessment) (process.Assessment, error) {
	return s.assessments.Put(ctx, v)
}
