package budgettest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestAllocations(t, func(t *testing.T) budget.AllocationStore { return open(t) })
	TestBalanceStatements(t, func(t *testing.T) budget.BalanceStatementStore { return open(t) })
}

// TestAllocations tests a store of allocations.
func TestAllocations(t *testing.T, open func(*testing.T) budget.AllocationStore) {
	t.Helper()
	storetest.Run(t, allocations, func(t *testing.T) storetest.Store[budget.Allocation] {
		s := open(t)
		return storetest.Store[budget.Allocation]{Get: s.Allocation, Put: s.PutAllocation,
			List: func(ctx context.Context) iter.Seq2[budget.Allocation, error] {
				return s.Allocations(ctx, budget.AllocationQuery{})
			}}
	})
	storetest.RunQueries(t, allocations, []storetest.Query[budget.Allocation, budget.AllocationQuery]{
		{Name: "body", Query: budget.AllocationQuery{Body: "nämnd 1"}},
		{Name: "body with another letter", Query: budget.AllocationQuery{Body: "namnd 1"}},
		{Name: "day", Query: budget.AllocationQuery{On: kvalitet.NewDate(2027, time.June, 30)}},
		{Name: "day after the last", Query: budget.AllocationQuery{On: kvalitet.NewDate(2028, time.January, 1)}},
	}, budget.AllocationQuery.Match, func(t *testing.T) storetest.Queried[budget.Allocation, budget.AllocationQuery] {
		s := open(t)
		return storetest.Queried[budget.Allocation, budget.AllocationQuery]{Put: s.PutAllocation, List: s.Allocations}
	})
}

// TestBalanceStatements tests a store of balance statements.
func TestBalanceStatements(t *testing.T, open func(*testing.T) budget.BalanceStatementStore) {
	t.Helper()
	storetest.Run(t, statements, func(t *testing.T) storetest.Store[budget.BalanceStatement] {
		s := open(t)
		return storetest.Store[budget.BalanceStatement]{Get: s.BalanceStatement, Put: s.PutBalanceStatement,
			List: func(ctx context.Context) iter.Seq2[budget.BalanceStatement, error] {
				return s.BalanceStatements(ctx, budget.BalanceStatementQuery{})
			}}
	})
	storetest.RunQueries(t, statements, []storetest.Query[budget.BalanceStatement, budget.BalanceStatementQuery]{
		{Name: "municipality", Query: budget.BalanceStatementQuery{Municipality: "1280"}},
		{Name: "from a year", Query: budget.BalanceStatementQuery{From: 2021}},
		{Name: "until a year", Query: budget.BalanceStatementQuery{Until: 2021}},
	}, budget.BalanceStatementQuery.Match, func(t *testing.T) storetest.Queried[budget.BalanceStatement, budget.BalanceStatementQuery] {
		s := open(t)
		return storetest.Queried[budget.BalanceStatement, budget.BalanceStatementQuery]{Put: s.PutBalanceStatement, List: s.BalanceStatements}
	})
}

var allocations = storetest.Aggregate[budget.Allocation]{
	Name: "Allocation",
	Make: func(id uuid.UUID, n int) budget.Allocation {
		return budget.Allocation{ID: id, Title: "Ram till driftnämnderna", Body: []string{"nämnd 1", "nämnd 2", "namnd 1"}[n%3],
			Period: kvalitet.Year(2027 + n%2), Frame: decimal.New(-100_000+int64(n), -2), Basis: "barn 1–15 år den 15 oktober",
			Keys: []budget.Key{{ID: "a", Weight: decimal.New(int64(n)+1, -1)}, {ID: "ä", Weight: decimal.Zero}}}
	},
	Fields:  allocationFields,
	Text:    func(v *budget.Allocation) *string { return &v.Title },
	Touch:   func(v *budget.Allocation) { v.Keys[0].ID = "rörd" },
	Decimal: func(v *budget.Allocation) *decimal.Decimal { return &v.Frame },
}

var statements = storetest.Aggregate[budget.BalanceStatement]{
	Name: "BalanceStatement",
	Make: func(id uuid.UUID, n int) budget.BalanceStatement {
		s := budget.BalanceStatement{ID: id, Municipality: []string{"1280", "0139"}[n%2], Year: 2019 + n%4, Result: decimal.New(5296_60+int64(n), -1),
			Adjustments: []budget.Adjustment{{Text: "realisationsvinster", Amount: decimal.New(-4644, 0)}},
			Exceptional: []budget.Adjustment{{Text: "sänkt diskonteringsränta", Amount: decimal.New(106, 0)}},
			ToReserve:   decimal.New(33397, 0), EarlierDeficit: decimal.New(int64(n), 0), NegativeEquity: n%2 == 0}
		if n%2 == 1 {
			s.OpeningReserve = decimal.NewNullDecimal(decimal.New(73690, 0))
			s.Base = decimal.NewNullDecimal(decimal.New(int64(n), 3))
		}
		return s
	},
	Fields:  statementFields,
	Text:    func(v *budget.BalanceStatement) *string { return &v.Municipality },
	Touch:   func(v *budget.BalanceStatement) { v.Exceptional[0].Text = "rörd" },
	Decimal: func(v *budget.BalanceStatement) *decimal.Decimal { return &v.Result },
}
