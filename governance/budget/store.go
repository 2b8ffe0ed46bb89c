package budget

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// AllocationReader reads allocations.
type AllocationReader interface {
	// Allocation returns the allocation, or wraps [kvalitet.ErrNotFound].
	Allocation(ctx context.Context, id uuid.UUID) (Allocation, error)
	// Allocations yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged over
	// again.
	Allocations(ctx context.Context, q AllocationQuery) iter.Seq2[Allocation, error]
}

// AllocationWriter writes allocations.
type AllocationWriter interface {
	// PutAllocation creates when the version is 0 and otherwise replaces the version that it names; the answer has the
	// new version. Another stored version wraps [kvalitet.ErrConflict].
	PutAllocation(ctx context.Context, a Allocation) (Allocation, error)
}

// AllocationStore reads and writes allocations.
type AllocationStore interface {
	AllocationReader
	AllocationWriter
}

// AllocationQuery narrows a list of allocations; the zero value matches all.
type AllocationQuery struct {
	Body string
	// On leaves out allocations whose period does not contain the day; zero is any day.
	On kvalitet.Date
}

// Match reports whether the allocation is asked for. Stores may use it, or say the same in their own language.
func (q AllocationQuery) Match(a Allocation) bool {
	return (q.Body == "" || q.Body == a.Body) && (q.On.IsZero() || a.Period.Contains(q.On))
}

// BalanceStatementReader reads balance statements.
type BalanceStatementReader interface {
	// BalanceStatement returns the statement, or wraps [kvalitet.ErrNotFound].
	BalanceStatement(ctx context.Context, id uuid.UUID) (BalanceStatement, error)
	// BalanceStatements yields those that match, ordered by ID, as [AllocationReader].Allocations does.
	BalanceStatements(ctx context.Context, q BalanceStatementQuery) iter.Seq2[BalanceStatement, error]
}

// BalanceStatementWriter writes balance statements.
type BalanceStatementWriter interface {
	// PutBalanceStatement creates or replaces, as [AllocationWriter].PutAllocation does.
	PutBalanceStatement(ctx context.Context, s BalanceStatement) (BalanceStatement, error)
}

// BalanceStatementStore reads and writes balance statements.
type BalanceStatementStore interface {
	BalanceStatementReader
	BalanceStatementWriter
}

// BalanceStatementQuery narrows a list of statements; the zero value matches all.
type BalanceStatementQuery struct {
	Municipality string
	// From and Until are years, half-open; 0 is without end.
	From, Until int
}

// Match reports whether the statement is asked for.
func (q BalanceStatementQuery) Match(s BalanceStatement) bool {
	return (q.Municipality == "" || q.Municipality == s.Municipality) && s.Year >= q.From && (q.Until == 0 || s.Year < q.Until)
}

// LoadParts reads an allocation and splits it.
func LoadParts(ctx context.Context, r AllocationReader, id uuid.UUID) ([]Part, error) {
	a, err := r.Allocation(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.Parts()
}

// LoadAllocations reads the allocations that match.
func LoadAllocations(ctx context.Context, r AllocationReader, q AllocationQuery) ([]Allocation, error) {
	return seq.Collect(r.Allocations(ctx, q))
}

// SaveAllocation writes an allocation that is valid.
func SaveAllocation(ctx context.Context, w AllocationWriter, a Allocation) (Allocation, error) {
	if err := a.Validate(); err != nil {
		return Allocation{}, err
	}
	return w.PutAllocation(ctx, a)
}

// LoadBalancePass reads a statement, follows the deficits of the municipality's earlier statements, and returns the
// pass for [BalanceRules].
func LoadBalancePass(ctx context.Context, r BalanceStatementReader, id uuid.UUID) (*BalancePass, error) {
	s, err := r.BalanceStatement(ctx, id)
	if err != nil {
		return nil, err
	}
	p, err := NewBalancePass(s)
	if err != nil {
		return nil, err
	}
	earlier, err := seq.Collect(r.BalanceStatements(ctx, BalanceStatementQuery{Municipality: s.Municipality, Until: s.Year + 1}))
	if err != nil {
		return nil, err
	}
	years := make([]YearBalance, 0, len(earlier))
	for _, e := range earlier {
		b, err := e.Compute()
		if err != nil {
			return nil, err
		}
		years = append(years, YearBalance{e.Year, b.Balance})
	}
	p.Deficits, err = Restore(years)
	return p, err
}

// SaveBalanceStatement writes a statement that is valid.
func SaveBalanceStatement(ctx context.Context, w BalanceStatementWriter, s BalanceStatement) (BalanceStatement, error) {
	if err := s.Validate(); err != nil {
		return BalanceStatement{}, err
	}
	return w.PutBalanceStatement(ctx, s)
}
