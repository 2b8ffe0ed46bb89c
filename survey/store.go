package survey

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// InstrumentReader reads instruments.
type InstrumentReader interface {
	// Instrument returns the instrument, or wraps [kvalitet.ErrNotFound].
	Instrument(ctx context.Context, id uuid.UUID) (Instrument, error)
	// Instruments yields all instruments, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Instruments(ctx context.Context) iter.Seq2[Instrument, error]
}

// InstrumentWriter writes instruments.
type InstrumentWriter interface {
	// PutInstrument creates the instrument when its version is 0 and otherwise replaces the version that it names; the
	// answer has the new version. An instrument that has another version wraps [kvalitet.ErrConflict].
	PutInstrument(ctx context.Context, in Instrument) (Instrument, error)
}

// InstrumentStore reads and writes instruments.
type InstrumentStore interface {
	InstrumentReader
	InstrumentWriter
}

// OrderReader reads orders.
type OrderReader interface {
	// Order returns the order, or wraps [kvalitet.ErrNotFound].
	Order(ctx context.Context, id uuid.UUID) (Order, error)
	// Orders yields those that match, ordered by ID, as [InstrumentReader].Instruments does.
	Orders(ctx context.Context, q OrderQuery) iter.Seq2[Order, error]
}

// OrderWriter writes orders.
type OrderWriter interface {
	// PutOrder creates or replaces, as [InstrumentWriter].PutInstrument does.
	PutOrder(ctx context.Context, o Order) (Order, error)
}

// OrderStore reads and writes orders.
type OrderStore interface {
	OrderReader
	OrderWriter
}

// OrderQuery narrows a list of orders; the zero value matches all.
type OrderQuery struct {
	Population string
	Instrument uuid.UUID
	// Within leaves out orders whose fieldwork begins outside the period; zero is always.
	Within kvalitet.Period
}

// Match reports whether the order is asked for. Stores may use it, or say the same in their own language.
func (q OrderQuery) Match(o Order) bool {
	return (q.Population == "" || q.Population == o.Population) && (q.Instrument == uuid.Nil || q.Instrument == o.Instrument) &&
		(q.Within.IsZero() || q.Within.Contains(o.Field.From))
}

// PlanReader is what [LoadPlan] reads from.
type PlanReader interface {
	OrderReader
	InstrumentReader
}

// Planning is the surveys of a period with their instruments.
type Planning struct {
	Orders      []Order
	Instruments map[uuid.UUID]Instrument
}

// LoadPlan reads the orders whose fieldwork begins in the period, and the instruments that they name. An instrument
// that is not there is left out: [Rules] tells.
func LoadPlan(ctx context.Context, r PlanReader, within kvalitet.Period) (Planning, error) {
	p := Planning{Instruments: make(map[uuid.UUID]Instrument)}
	for o, err := range r.Orders(ctx, OrderQuery{Within: within}) {
		if err != nil {
			return Planning{}, err
		}
		p.Orders = append(p.Orders, o)
	}
	for in, err := range r.Instruments(ctx) {
		if err != nil {
			return Planning{}, err
		}
		for _, o := range p.Orders {
			if o.Instrument == in.ID {
				p.Instruments[in.ID] = in
			}
		}
	}
	return p, nil
}

// PlanWriter is what [SavePlan] writes to.
type PlanWriter interface {
	InstrumentWriter
	OrderWriter
}

// SavePlan checks the orders and the instruments and then writes them, instruments first; nothing is written when one
// of them is invalid. It returns how they were stored.
func SavePlan(ctx context.Context, w PlanWriter, instruments []Instrument, orders []Order) ([]Instrument, []Order, error) {
	for _, in := range instruments {
		if err := in.Validate(); err != nil {
			return nil, nil, err
		}
	}
	if err := kvalitet.Invalid(CheckAll(orders)); err != nil {
		return nil, nil, err
	}
	var ins []Instrument
	for _, in := range instruments {
		stored, err := w.PutInstrument(ctx, in)
		if err != nil {
			return ins, nil, err
		}
		ins = append(ins, stored)
	}
	var ords []Order
	for _, o := range orders {
		stored, err := w.PutOrder(ctx, o)
		if err != nil {
			return ins, ords, err
		}
		ords = append(ords, stored)
	}
	return ins, ords, nil
}
