package improvetest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/process/improve"
)

// Store is every storage interface of package improve.
type Store interface {
	improve.CaseStore
	improve.ProposalStore
	improve.WheelStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	cases     *memstore.Table[improve.Case]
	proposals *memstore.Table[improve.Proposal]
	wheels    *memstore.Table[improve.Wheel]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		cases:     memstore.New(improveCaseFields),
		proposals: memstore.New(proposalFields),
		wheels:    memstore.New(wheelFields),
	}
}

func improveCaseFields(v *improve.Case) (*uuid.UUID, *int64)  { return &v.ID, &v.Version }
func proposalFields(v *improve.Proposal) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func wheelFields(v *improve.Wheel) (*uuid.UUID, *int64)       { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// ImprovementCase implements [improve.CaseReader].
func (s *MemStore) ImprovementCase(ctx context.Context, id uuid.UUID) (improve.Case, error) {
	return s.cases.Get(ctx, id)
}

// ImprovementCases implements [improve.CaseReader].
func (s *MemStore) ImprovementCases(ctx context.Context, q improve.CaseQuery) iter.Seq2[improve.Case, error] {
	return s.cases.List(ctx, func(v *improve.Case) bool { return q.Match(*v) })
}

// PutImprovementCase implements [improve.CaseWriter].
func (s *MemStore) PutImprovementCase(ctx context.Context, v improve.Case) (improve.Case, error) {
	return s.cases.Put(ctx, v)
}

// ImprovementProposal implements [improve.ProposalReader].
func (s *MemStore) ImprovementProposal(ctx context.Context, id uuid.UUID) (improve.Proposal, error) {
	return s.proposals.Get(ctx, id)
}

// ImprovementProposals implements [improve.ProposalReader].
func (s *MemStore) ImprovementProposals(ctx context.Context, q improve.ProposalQuery) iter.Seq2[improve.Proposal, error] {
	return s.proposals.List(ctx, func(v *improve.Proposal) bool { return q.Match(*v) })
}

// PutImprovementProposal implements [improve.ProposalWriter].
func (s *MemStore) PutImprovementProposal(ctx context.Context, v improve.Proposal) (improve.Proposal, error) {
	return s.proposals.Put(ctx, v)
}

// ImprovementWheel implements [improve.WheelReader].
func (s *MemStore) ImprovementWheel(ctx context.Context, id uuid.UUID) (improve.Wheel, error) {
	return s.wheels.Get(ctx, id)
}

// ImprovementWheels implements [improve.WheelReader].
func (s *MemStore) ImprovementWheels(ctx context.Context) iter.Seq2[improve.Wheel, error] {
	return s.wheels.List(ctx, all)
}

// PutImprovementWheel implements [improve.WheelWriter].
func (s *MemStore) PutImprovementWheel(ctx context.Context, v improve.Wheel) (improve.Wheel, error) {
	return s.wheels.Put(ctx, v)
}
