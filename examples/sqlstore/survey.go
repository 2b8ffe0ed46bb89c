package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/survey"
)

var (
	surveyInstruments = aggregate[survey.Instrument]{
		kind:   "survey/instrument",
		fields: func(v *survey.Instrument) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[survey.Instrument],
	}
	surveyOrders = aggregate[survey.Order]{
		kind:   "survey/order",
		fields: func(v *survey.Order) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *survey.Order) keys { return keys{v.Population, v.Instrument.String()} },
	}
)

// Instrument implements [survey.InstrumentReader].
func (s *Store) Instrument(ctx context.Context, id uuid.UUID) (survey.Instrument, error) {
	return get(ctx, s, surveyInstruments, id)
}

// Instruments implements [survey.InstrumentReader].
func (s *Store) Instruments(ctx context.Context) iter.Seq2[survey.Instrument, error] {
	return list(ctx, s, surveyInstruments, keys{}, anyValue)
}

// PutInstrument implements [survey.InstrumentWriter].
func (s *Store) PutInstrument(ctx context.Context, in survey.Instrument) (survey.Instrument, error) {
	return put(ctx, s, surveyInstruments, in)
}

// Order implements [survey.OrderReader].
func (s *Store) Order(ctx context.Context, id uuid.UUID) (survey.Order, error) {
	return get(ctx, s, surveyOrders, id)
}

// Orders implements [survey.OrderReader].
func (s *Store) Orders(ctx context.Context, q survey.OrderQuery) iter.Seq2[survey.Order, error] {
	k := keys{q.Population}
	if q.Instrument != uuid.Nil {
		k[1] = q.Instrument.String()
	}
	return list(ctx, s, surveyOrders, k, func(o *survey.Order) bool { return q.Match(*o) })
}

// PutOrder implements [survey.OrderWriter].
func (s *Store) PutOrder(ctx context.Context, o survey.Order) (survey.Order, error) {
	return put(ctx, s, surveyOrders, o)
}
