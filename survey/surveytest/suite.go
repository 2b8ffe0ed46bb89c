package surveytest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestInstruments(t, func(t *testing.T) survey.InstrumentStore { return open(t) })
	TestOrders(t, func(t *testing.T) survey.OrderStore { return open(t) })
}

// TestInstruments tests a store of instruments.
func TestInstruments(t *testing.T, open func(*testing.T) survey.InstrumentStore) {
	t.Helper()
	storetest.Run(t, instruments, func(t *testing.T) storetest.Store[survey.Instrument] {
		s := open(t)
		return storetest.Store[survey.Instrument]{Get: s.Instrument, Put: s.PutInstrument, List: s.Instruments}
	})
}

// TestOrders tests a store of orders.
func TestOrders(t *testing.T, open func(*testing.T) survey.OrderStore) {
	t.Helper()
	storetest.Run(t, orders, func(t *testing.T) storetest.Store[survey.Order] {
		s := open(t)
		return storetest.Store[survey.Order]{Get: s.Order, Put: s.PutOrder,
			List: func(ctx context.Context) iter.Seq2[survey.Order, error] { return s.Orders(ctx, survey.OrderQuery{}) }}
	})
	storetest.RunQueries(t, orders, []storetest.Query[survey.Order, survey.OrderQuery]{
		{Name: "population", Query: survey.OrderQuery{Population: "föräldrar"}},
		{Name: "population with another letter", Query: survey.OrderQuery{Population: "foräldrar"}},
		{Name: "instrument", Query: survey.OrderQuery{Instrument: survey.HME().ID}},
		{Name: "period", Query: survey.OrderQuery{Within: kvalitet.Year(2027)}},
		{Name: "all at once", Query: survey.OrderQuery{Population: "föräldrar", Instrument: survey.HME().ID, Within: kvalitet.Year(2026)}},
	}, survey.OrderQuery.Match, func(t *testing.T) storetest.Queried[survey.Order, survey.OrderQuery] {
		s := open(t)
		return storetest.Queried[survey.Order, survey.OrderQuery]{Put: s.PutOrder, List: s.Orders}
	})
}

var instruments = storetest.Aggregate[survey.Instrument]{
	Name: "Instrument",
	Make: func(id uuid.UUID, n int) survey.Instrument {
		all := survey.Presets()
		in := all[n%len(all)]
		in.ID = id
		weight := decimal.New(int64(n+1), -2)
		for i := range in.Indices[0].Questions {
			in.Indices[0].Questions[i].Weight = &weight
		}
		return in
	},
	Fields:  instrumentFields,
	Text:    func(v *survey.Instrument) *string { return &v.Name.SV },
	Touch:   func(v *survey.Instrument) { v.Questions[0].Code = "rörd" },
	Decimal: func(v *survey.Instrument) *decimal.Decimal { return v.Indices[0].Questions[0].Weight },
}

var orders = storetest.Aggregate[survey.Order]{
	Name: "Order",
	Make: func(id uuid.UUID, n int) survey.Order {
		from := kvalitet.NewDate(2026+n%3, time.October, 1)
		return survey.Order{ID: id, Title: "Brukarundersökning förskola", Kind: survey.KindUsers, Method: survey.MethodQuestionnaire,
			DecidedBy: "programnämnd", OrderedBy: "programdirektör", Decided: kvalitet.NewDate(2026, time.March, 1), Interval: 24,
			Funded: true, Large: true, Procured: true, AllProviders: true, Questions: []string{survey.DialogueLeader, "rektor"},
			Population: []string{"föräldrar", "elever", "foräldrar"}[n%3], Invited: 800, Minutes: 10 + n,
			Field: kvalitet.Period{From: from, Until: from.AddDays(30)}, Instrument: []uuid.UUID{survey.NKI().ID, survey.HME().ID}[(n/3)%2],
			Edition: "2005", Result: from.AddDays(60),
			Response: &survey.Response{Frame: 9064, Sample: 1000, OverCoverage: 4, Answers: 656, Weighted: decimal.NewNullDecimal(decimal.New(641, -1))},
			Duties:   []survey.Duty{{Role: "enhetschef", Perspective: survey.PerspectiveUnit, Done: from.AddDays(90)}}}
	},
	Fields:  orderFields,
	Text:    func(v *survey.Order) *string { return &v.Title },
	Touch:   func(v *survey.Order) { v.Duties[0].Role = "rörd"; v.Response.Answers = 7 },
	Decimal: func(v *survey.Order) *decimal.Decimal { return &v.Response.Weighted.Decimal },
}
