package compasstest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// MemStore is a store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	cards *memstore.Table[compass.Card]
}

var _ compass.CardStore = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore { return &MemStore{cards: memstore.New(cardFields)} }

func cardFields(v *compass.Card) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

// CompassCard implements [compass.CardReader].
func (s *MemStore) CompassCard(ctx context.Context, id uuid.UUID) (compass.Card, error) {
	return s.cards.Get(ctx, id)
}

// CompassCards implements [compass.CardReader].
func (s *MemStore) CompassCards(ctx context.Context, q compass.CardQuery) iter.Seq2[compass.Card, error] {
	return s.cards.List(ctx, func(c *compass.Card) bool { return q.Match(*c) })
}

// PutCompassCard implements [compass.CardWriter].
func (s *MemStore) PutCompassCard(ctx context.Context, c compass.Card) (compass.Card, error) {
	return s.cards.Put(ctx, c)
}

// TestStore tests a store of cards; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) compass.CardStore) {
	t.Helper()
	storetest.Run(t, cards, func(t *testing.T) storetest.Store[compass.Card] {
		s := open(t)
		return storetest.Store[compass.Card]{Get: s.CompassCard, Put: s.PutCompassCard,
			List: func(ctx context.Context) iter.Seq2[compass.Card, error] {
				return s.CompassCards(ctx, compass.CardQuery{})
			}}
	})
	storetest.RunQueries(t, cards, []storetest.Query[compass.Card, compass.CardQuery]{
		{Name: "municipality", Query: compass.CardQuery{Municipality: "1463"}},
		{Name: "edition", Query: compass.CardQuery{Edition: "2010"}},
		{Name: "both", Query: compass.CardQuery{Municipality: "1880", Edition: "2020"}},
	}, compass.CardQuery.Match, func(t *testing.T) storetest.Queried[compass.Card, compass.CardQuery] {
		s := open(t)
		return storetest.Queried[compass.Card, compass.CardQuery]{Put: s.PutCompassCard, List: s.CompassCards}
	})
}

var cards = storetest.Aggregate[compass.Card]{
	Name: "Card",
	Make: func(id uuid.UUID, n int) compass.Card {
		return compass.Card{ID: id, Municipality: []string{"1463", "1880"}[n%2], Year: 2006 + n, Edition: []string{"2002", "2010", "2020"}[n%3],
			Scores: []compass.Score{{Area: 1, Points: decimal.New(int64(605+n), -1),
				Parts: []compass.Part{{Code: "1.1", Points: decimal.New(125, -1)}, {Code: "1.2", Planned: true}}}},
			Total:        decimal.NewNullDecimal(decimal.New(4635, -1)),
			Strengths:    []compass.Item{{Area: 1, Text: "öppna handlingar"}},
			Improvements: []compass.Item{{Area: 1, Text: "bredare medborgardialog", Actions: []uuid.UUID{{15: byte(n)}}}},
		}
	},
	Fields: cardFields,
	Text:   func(v *compass.Card) *string { return &v.Strengths[0].Text },
	Touch: func(v *compass.Card) {
		v.Scores[0].Parts[0].Code = "rörd"
		v.Improvements[0].Actions[0] = uuid.UUID{7}
	},
	Decimal: func(v *compass.Card) *decimal.Decimal { return &v.Scores[0].Points },
}
