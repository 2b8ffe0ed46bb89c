// Package servicetest proves a host's storage of package service, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		servicetest.TestStore(t, func(t *testing.T) servicetest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestPromises] and [TestViews]. Every case
// says why it matters when it fails.
package servicetest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// Store is every storage interface of package service.
type Store interface {
	service.PromiseStore
	service.ViewStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	promises *memstore.Table[service.Promise]
	views    *memstore.Table[service.View]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{promises: memstore.New(promiseFields), views: memstore.New(viewFields)}
}

func promiseFields(v *service.Promise) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func viewFields(v *service.View) (*uuid.UUID, *int64)       { return &v.ID, &v.Version }

// Promise implements [service.PromiseReader].
func (s *MemStore) Promise(ctx context.Context, id uuid.UUID) (service.Promise, error) {
	return s.promises.Get(ctx, id)
}

// Promises implements [service.PromiseReader].
func (s *MemStore) Promises(ctx context.Context, q service.PromiseQuery) iter.Seq2[service.Promise, error] {
	return s.promises.List(ctx, func(p *service.Promise) bool { return q.Match(*p) })
}

// PutPromise implements [service.PromiseWriter].
func (s *MemStore) PutPromise(ctx context.Context, p service.Promise) (service.Promise, error) {
	return s.promises.Put(ctx, p)
}

// View implements [service.ViewReader].
func (s *MemStore) View(ctx context.Context, id uuid.UUID) (service.View, error) {
	return s.views.Get(ctx, id)
}

// Views implements [service.ViewReader].
func (s *MemStore) Views(ctx context.Context, q service.ViewQuery) iter.Seq2[service.View, error] {
	return s.views.List(ctx, func(v *service.View) bool { return q.Match(*v) })
}

// PutView implements [service.ViewWriter].
func (s *MemStore) PutView(ctx context.Context, v service.View) (service.View, error) {
	return s.views.Put(ctx, v)
}

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestPromises(t, func(t *testing.T) service.PromiseStore { return open(t) })
	TestViews(t, func(t *testing.T) service.ViewStore { return open(t) })
}

// TestPromises tests a store of promises.
func TestPromises(t *testing.T, open func(*testing.T) service.PromiseStore) {
	t.Helper()
	storetest.Run(t, promises, func(t *testing.T) storetest.Store[service.Promise] {
		s := open(t)
		return storetest.Store[service.Promise]{Get: s.Promise, Put: s.PutPromise,
			List: func(ctx context.Context) iter.Seq2[service.Promise, error] {
				return s.Promises(ctx, service.PromiseQuery{})
			}}
	})
	storetest.RunQueries(t, promises, []storetest.Query[service.Promise, service.PromiseQuery]{
		{Name: "body", Query: service.PromiseQuery{Body: "nämnd 1"}},
		{Name: "day", Query: service.PromiseQuery{On: kvalitet.NewDate(2027, time.June, 30)}},
	}, service.PromiseQuery.Match, func(t *testing.T) storetest.Queried[service.Promise, service.PromiseQuery] {
		s := open(t)
		return storetest.Queried[service.Promise, service.PromiseQuery]{Put: s.PutPromise, List: s.Promises}
	})
}

// TestViews tests a store of views.
func TestViews(t *testing.T, open func(*testing.T) service.ViewStore) {
	t.Helper()
	storetest.Run(t, views, func(t *testing.T) storetest.Store[service.View] {
		s := open(t)
		return storetest.Store[service.View]{Get: s.View, Put: s.PutView,
			List: func(ctx context.Context) iter.Seq2[service.View, error] { return s.Views(ctx, service.ViewQuery{}) }}
	})
	storetest.RunQueries(t, views, []storetest.Query[service.View, service.ViewQuery]{
		{Name: "process", Query: service.ViewQuery{Process: "bygglov"}},
		{Name: "period", Query: service.ViewQuery{Received: kvalitet.Year(2027)}},
	}, service.ViewQuery.Match, func(t *testing.T) storetest.Queried[service.View, service.ViewQuery] {
		s := open(t)
		return storetest.Queried[service.View, service.ViewQuery]{Put: s.PutView, List: s.Views}
	})
}

var promises = storetest.Aggregate[service.Promise]{
	Name: "Promise",
	Make: func(id uuid.UUID, n int) service.Promise {
		p := service.BuildingPermit()
		p.ID, p.Version = id, 0
		p.Body = []string{"nämnd 1", "nämnd 2"}[n%2]
		p.Share = decimal.NewNullDecimal(decimal.New(int64(900+n), -1))
		p.Clock.Opening = service.Weekdays(8*60, 16*60+30)
		p.Exclusions = []string{"återkallad"}
		p.Duties = []string{"lämna fullständiga handlingar"}
		p.Period = kvalitet.Year(2026 + n%3)
		p.Remedy.Compensation.Cap = decimal.NewNullDecimal(decimal.New(1000050, -2))
		return p
	},
	Fields: promiseFields,
	Text:   func(v *service.Promise) *string { return &v.Text },
	Touch:  func(v *service.Promise) { v.Exclusions[0] = "rörd"; v.Clock.Opening[0].From = 1 },
	Decimal: func(v *service.Promise) *decimal.Decimal {
		v.Share.Valid = true
		return &v.Share.Decimal
	},
}

var views = storetest.Aggregate[service.View]{
	Name: "View",
	Make: func(id uuid.UUID, n int) service.View {
		day := kvalitet.NewDate(2026+n%3, time.March, 1+n%20)
		return service.View{ID: id, Type: service.TypeComplaint, Process: []string{"bygglov", "hemtjänst"}[n%2], Cause: "väntetid",
			Body: "nämnd", Channel: "webb", Anonymous: n%3 == 0, Statutory: n%5 == 0, Received: day,
			Acknowledged: day.AddDays(1), Answered: day.AddDays(9)}
	},
	Fields: viewFields,
	Text:   func(v *service.View) *string { return &v.Cause },
}
