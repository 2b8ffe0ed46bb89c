package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

var (
	effectMaps = aggregate[effect.Map]{
		kind:   "governance/effect-map",
		fields: func(v *effect.Map) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[effect.Map],
	}
	cases = aggregate[effect.Case]{
		kind:   "governance/benefit-case",
		fields: func(v *effect.Case) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[effect.Case],
	}
)

// EffectMap implements [effect.MapReader].
func (s *Store) EffectMap(ctx context.Context, id uuid.UUID) (effect.Map, error) {
	return get(ctx, s, effectMaps, id)
}

// EffectMaps implements [effect.MapReader].
func (s *Store) EffectMaps(ctx context.Context) iter.Seq2[effect.Map, error] {
	return list(ctx, s, effectMaps, keys{}, anyValue)
}

// PutEffectMap implements [effect.MapWriter].
func (s *Store) PutEffectMap(ctx context.Context, m effect.Map) (effect.Map, error) {
	return put(ctx, s, effectMaps, m)
}

// Case implements [effect.CaseReader].
func (s *Store) Case(ctx context.Context, id uuid.UUID) (effect.Case, error) {
	return get(ctx, s, cases, id)
}

// Cases implements [effect.CaseReader].
func (s *Store) Cases(ctx context.Context) iter.Seq2[effect.Case, error] {
	return list(ctx, s, cases, keys{}, anyValue)
}

// PutCase implements [effect.CaseWriter].
func (s *Store) PutCase(ctx context.Context, c effect.Case) (effect.Case, error) {
	return put(ctx, s, cases, c)
}
