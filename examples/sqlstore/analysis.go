package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
)

var (
	ladders = aggregate[analysis.Ladder]{
		kind:   "analysis/ladder",
		fields: func(v *analysis.Ladder) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *analysis.Ladder) keys { return keys{v.Subject.KPI, v.Subject.Entity} },
	}
	ladderModels = aggregate[analysis.Model]{
		kind:   "analysis/model",
		fields: func(v *analysis.Model) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[analysis.Model],
	}
	compassCards = aggregate[compass.Card]{
		kind:   "compass/card",
		fields: func(v *compass.Card) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *compass.Card) keys { return keys{v.Municipality, v.Edition} },
	}
)

// Ladder implements [analysis.LadderReader].
func (s *Store) Ladder(ctx context.Context, id uuid.UUID) (analysis.Ladder, error) {
	return get(ctx, s, ladders, id)
}

// Ladders implements [analysis.LadderReader].
func (s *Store) Ladders(ctx context.Context, q analysis.LadderQuery) iter.Seq2[analysis.Ladder, error] {
	return list(ctx, s, ladders, keys{q.KPI, q.Entity}, func(l *analysis.Ladder) bool { return q.Match(*l) })
}

// PutLadder implements [analysis.LadderWriter].
func (s *Store) PutLadder(ctx context.Context, l analysis.Ladder) (analysis.Ladder, error) {
	return put(ctx, s, ladders, l)
}

// LadderModel implements [analysis.LadderModelReader].
func (s *Store) LadderModel(ctx context.Context, id uuid.UUID) (analysis.Model, error) {
	return get(ctx, s, ladderModels, id)
}

// LadderModels implements [analysis.LadderModelReader].
func (s *Store) LadderModels(ctx context.Context) iter.Seq2[analysis.Model, error] {
	return list(ctx, s, ladderModels, keys{}, anyValue[analysis.Model])
}

// PutLadderModel implements [analysis.LadderModelWriter].
func (s *Store) PutLadderModel(ctx context.Context, m analysis.Model) (analysis.Model, error) {
	return put(ctx, s, ladderModels, m)
}

// CompassCard implements [compass.CardReader].
func (s *Store) CompassCard(ctx context.Context, id uuid.UUID) (compass.Card, error) {
	return get(ctx, s, compassCards, id)
}

// CompassCards implements [compass.CardReader].
func (s *Store) CompassCards(ctx context.Context, q compass.CardQuery) iter.Seq2[compass.Card, error] {
	return list(ctx, s, compassCards, keys{q.Municipality, q.Edition}, func(c *compass.Card) bool { return q.Match(*c) })
}

// PutCompassCard implements [compass.CardWriter].
func (s *Store) PutCompassCard(ctx context.Context, c compass.Card) (compass.Card, error) {
	return put(ctx, s, compassCards, c)
}
