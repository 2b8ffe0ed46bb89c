package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/budget"
)

var (
	allocations = aggregate[budget.Allocation]{
		kind:   "governance/allocation",
		fields: func(v *budget.Allocation) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *budget.Allocation) keys { return keys{v.Body} },
	}
	balanceStatements = aggregate[budget.BalanceStatement]{
		kind:   "governance/balance-statement",
		fields: func(v *budget.BalanceStatement) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *budget.BalanceStatement) keys { return keys{v.Municipality} },
	}
)

// Allocation implements [budget.AllocationReader].
func (s *Store) Allocation(ctx context.Context, id uuid.UUID) (budget.Allocation, error) {
	return get(ctx, s, allocations, id)
}

// Allocations implements [budget.AllocationReader].
func (s *Store) Allocations(ctx context.Context, q budget.AllocationQuery) iter.Seq2[budget.Allocation, error] {
	return list(ctx, s, allocations, keys{q.Body}, func(v *budget.Allocation) bool { return q.Match(*v) })
}

// PutAllocation implements [budget.AllocationWriter].
func (s *Store) PutAllocation(ctx context.Context, v budget.Allocation) (budget.Allocation, error) {
	return put(ctx, s, allocations, v)
}

// BalanceStatement implements [budget.BalanceStatementReader].
func (s *Store) BalanceStatement(ctx context.Context, id uuid.UUID) (budget.BalanceStatement, error) {
	return get(ctx, s, balanceStatements, id)
}

// BalanceStatements implements [budget.BalanceStatementReader].
func (s *Store) BalanceStatements(ctx context.Context, q budget.BalanceStatementQuery) iter.Seq2[budget.BalanceStatement, error] {
	return list(ctx, s, balanceStatements, keys{q.Municipality}, func(v *budget.BalanceStatement) bool { return q.Match(*v) })
}

// PutBalanceStatement implements [budget.BalanceStatementWriter].
func (s *Store) PutBalanceStatement(ctx context.Context, v budget.BalanceStatement) (budget.BalanceStatement, error) {
	return put(ctx, s, balanceStatements, v)
}
