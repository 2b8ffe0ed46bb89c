package compass

import (
	"context"
	"iter"
	"slices"

	"github.com/google/uuid"
)

// CardReader reads cards.
type CardReader interface {
	// CompassCard returns the card, or wraps [kvalitet.ErrNotFound].
	CompassCard(ctx context.Context, id uuid.UUID) (Card, error)
	// CompassCards yields the cards that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	CompassCards(ctx context.Context, q CardQuery) iter.Seq2[Card, error]
}

// CardWriter writes cards.
type CardWriter interface {
	// PutCompassCard creates the card when its version is 0 and otherwise replaces the version that it names; the answer
	// has the new version. One that has another version wraps [kvalitet.ErrConflict].
	PutCompassCard(ctx context.Context, c Card) (Card, error)
}

// CardStore reads and writes cards.
type CardStore interface {
	CardReader
	CardWriter
}

// CardQuery narrows a list of cards; the zero value matches all.
type CardQuery struct {
	Municipality string
	Edition      string
}

// Match reports whether the card is asked for. Stores may use it, or say the same in their own language.
func (q CardQuery) Match(c Card) bool {
	return (q.Municipality == "" || q.Municipality == c.Municipality) && (q.Edition == "" || q.Edition == c.Edition)
}

// SaveCard checks a card and writes it; what is invalid is not written.
func SaveCard(ctx context.Context, w CardWriter, c Card) (Card, error) {
	if err := c.Validate(); err != nil {
		return Card{}, err
	}
	return w.PutCompassCard(ctx, c)
}

// LoadCard reads a card.
func LoadCard(ctx context.Context, r CardReader, id uuid.UUID) (Card, error) {
	return r.CompassCard(ctx, id)
}

// LoadCards reads a municipality's cards, the oldest first.
func LoadCards(ctx context.Context, r CardReader, municipality string) ([]Card, error) {
	var cards []Card
	for c, err := range r.CompassCards(ctx, CardQuery{Municipality: municipality}) {
		if err != nil {
			return nil, err
		}
		cards = append(cards, c)
	}
	slices.SortStableFunc(cards, func(a, b Card) int { return a.Year - b.Year })
	return cards, nil
}
