// Package portfoliotest proves a host's storage of package portfolio, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		portfoliotest.TestStore(t, func(t *testing.T) portfolio.Store { return open(t) })
//	}
//
// Every case says why it matters when it fails.
package portfoliotest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// MemStore is a portfolio.Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	initiatives *memstore.Table[portfolio.Initiative]
}

var _ portfolio.Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore { return &MemStore{initiatives: memstore.New(fields)} }

func fields(v *portfolio.Initiative) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

// Initiative implements [portfolio.Reader].
func (s *MemStore) Initiative(ctx context.Context, id uuid.UUID) (portfolio.Initiative, error) {
	return s.initiatives.Get(ctx, id)
}

// Initiatives implements [portfolio.Reader].
func (s *MemStore) Initiatives(ctx context.Context, q portfolio.Query) iter.Seq2[portfolio.Initiative, error] {
	return s.initiatives.List(ctx, func(in *portfolio.Initiative) bool { return q.Match(*in) })
}

// PutInitiative implements [portfolio.Writer].
func (s *MemStore) PutInitiative(ctx context.Context, in portfolio.Initiative) (portfolio.Initiative, error) {
	return s.initiatives.Put(ctx, in)
}

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) portfolio.Store) {
	t.Helper()
	storetest.Run(t, initiatives, func(t *testing.T) storetest.Store[portfolio.Initiative] {
		s := open(t)
		return storetest.Store[portfolio.Initiative]{Get: s.Initiative, Put: s.PutInitiative,
			List: func(ctx context.Context) iter.Seq2[portfolio.Initiative, error] {
				return s.Initiatives(ctx, portfolio.Query{})
			}}
	})
	storetest.RunQueries(t, initiatives, []storetest.Query[portfolio.Initiative, portfolio.Query]{
		{Name: "board", Query: portfolio.Query{Board: "move"}},
		{Name: "live", Query: portfolio.Query{Live: true}},
	}, portfolio.Query.Match, func(t *testing.T) storetest.Queried[portfolio.Initiative, portfolio.Query] {
		s := open(t)
		return storetest.Queried[portfolio.Initiative, portfolio.Query]{Put: s.PutInitiative, List: s.Initiatives}
	})
}

var initiatives = storetest.Aggregate[portfolio.Initiative]{
	Name: "Initiative",
	Make: func(id uuid.UUID, n int) portfolio.Initiative {
		decided := portfolio.Decision{Point: "BP0", Phase: portfolio.PhaseIdea, Verdict: portfolio.VerdictContinue, Next: portfolio.PhasePrestudy, By: "Move", Date: kvalitet.NewDate(2026, 5, 1)}
		phase := portfolio.PhasePrestudy
		if n/2%2 == 1 {
			phase = portfolio.PhaseStopped
			decided.Verdict, decided.Next = portfolio.VerdictStop, phase
		}
		return portfolio.Initiative{ID: id, Name: "E-tjänst", Size: portfolio.SizeProject, Board: []string{"move", "pisa"}[n%2],
			Phase: phase, Owner: "förvaltningschef", Leader: "projektledare",
			Roles: map[string]string{"styrgrupp": "Move"}, Financed: "ram", Cost: decimal.NewNullDecimal(decimal.New(int64(10000+n), -2)), Goal: "en tjänst",
			Effects: []string{"kortare väntan"}, Groups: []string{"villaägare"}, Processes: []string{"bygglov"}, Systems: []string{"ärendesystem"},
			Documents: map[portfolio.Document][]string{portfolio.DocumentIdea: {"behov"}}, Period: kvalitet.Year(2027),
			Decisions: []portfolio.Decision{decided}}
	},
	Fields:  fields,
	Text:    func(v *portfolio.Initiative) *string { return &v.Name },
	Touch:   func(v *portfolio.Initiative) { v.Groups[0] = "rörd"; v.Roles["styrgrupp"] = "rörd" },
	Decimal: func(v *portfolio.Initiative) *decimal.Decimal { return &v.Cost.Decimal },
}
