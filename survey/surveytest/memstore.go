package surveytest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// Store is every storage interface of package survey.
type Store interface {
	survey.InstrumentStore
	survey.OrderStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	instruments *memstore.Table[survey.Instrument]
	orders      *memstore.Table[survey.Order]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{instruments: memstore.New(instrumentFields), orders: memstore.New(orderFields)}
}

func instrumentFields(v *survey.Instrument) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func orderFields(v *survey.Order) (*uuid.UUID, *int64)           { return &v.ID, &v.Version }

// Instrument implements [survey.InstrumentReader].
func (s *MemStore) Instrument(ctx context.Context, id uuid.UUID) (survey.Instrument, error) {
	return s.instruments.Get(ctx, id)
}

// Instruments implements [survey.InstrumentReader].
func (s *MemStore) Instruments(ctx context.Context) iter.Seq2[survey.Instrument, error] {
	return s.instruments.List(ctx, func(*survey.Instrument) bool { return true })
}

// PutInstrument implements [survey.InstrumentWriter].
func (s *MemStore) PutInstrument(ctx context.Context, in survey.Instrument) (survey.Instrument, error) {
	return s.instruments.Put(ctx, in)
}

// Order implements [survey.OrderReader].
func (s *MemStore) Order(ctx context.Context, id uuid.UUID) (survey.Order, error) {
	return s.orders.Get(ctx, id)
}

// Orders implements [survey.OrderReader].
func (s *MemStore) Orders(ctx context.Context, q survey.OrderQuery) iter.Seq2[survey.Order, error] {
	return s.orders.List(ctx, func(o *survey.Order) bool { return q.Match(*o) })
}

// PutOrder implements [survey.OrderWriter].
func (s *MemStore) PutOrder(ctx context.Context, o survey.Order) (survey.Order, error) {
	return s.orders.Put(ctx, o)
}
