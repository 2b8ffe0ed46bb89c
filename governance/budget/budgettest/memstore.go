package budgettest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is every storage interface of package budget.
type Store interface {
	budget.AllocationStore
	budget.BalanceStatementStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	allocations *memstore.Table[budget.Allocation]
	statements  *memstore.Table[budget.BalanceStatement]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{allocations: memstore.New(allocationFields), statements: memstore.New(statementFields)}
}

func allocationFields(v *budget.Allocation) (*uuid.UUID, *int64)      { return &v.ID, &v.Version }
func statementFields(v *budget.BalanceStatement) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

// Allocation implements [budget.AllocationReader].
func (s *MemStore) Allocation(ctx context.Context, id uuid.UUID) (budget.Allocation, error) {
	return s.allocations.Get(ctx, id)
}

// Allocations implements [budget.AllocationReader].
func (s *MemStore) Allocations(ctx context.Context, q budget.AllocationQuery) iter.Seq2[budget.Allocation, error] {
	return s.allocations.List(ctx, func(a *budget.Allocation) bool { return q.Match(*a) })
}

// PutAllocation implements [budget.AllocationWriter].
func (s *MemStore) PutAllocation(ctx context.Context, a budget.Allocation) (budget.Allocation, error) {
	return s.allocations.Put(ctx, a)
}

// BalanceStatement implements [budget.BalanceStatementReader].
func (s *MemStore) BalanceStatement(ctx context.Context, id uuid.UUID) (budget.BalanceStatement, error) {
	return s.statements.Get(ctx, id)
}

// BalanceStatements implements [budget.BalanceStatementReader].
func (s *MemStore) BalanceStatements(ctx context.Context, q budget.BalanceStatementQuery) iter.Seq2[budget.BalanceStatement, error] {
	return s.statements.List(ctx, func(b *budget.BalanceStatement) bool { return q.Match(*b) })
}

// PutBalanceStatement implements [budget.BalanceStatementWriter].
func (s *MemStore) PutBalanceStatement(ctx context.Context, b budget.BalanceStatement) (budget.BalanceStatement, error) {
	return s.statements.Put(ctx, b)
}
