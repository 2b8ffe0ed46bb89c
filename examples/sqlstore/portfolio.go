package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
)

var initiatives = aggregate[portfolio.Initiative]{
	kind:   "governance/initiative",
	fields: func(v *portfolio.Initiative) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
	keys:   func(v *portfolio.Initiative) keys { return keys{v.Board} },
}

// Initiative implements [portfolio.Reader].
func (s *Store) Initiative(ctx context.Context, id uuid.UUID) (portfolio.Initiative, error) {
	return get(ctx, s, initiatives, id)
}

// Initiatives implements [portfolio.Reader].
func (s *Store) Initiatives(ctx context.Context, q portfolio.Query) iter.Seq2[portfolio.Initiative, error] {
	return list(ctx, s, initiatives, keys{q.Board}, func(in *portfolio.Initiative) bool { return q.Match(*in) })
}

// PutInitiative implements [portfolio.Writer].
func (s *Store) PutInitiative(ctx context.Context, in portfolio.Initiative) (portfolio.Initiative, error) {
	return put(ctx, s, initiatives, in)
}
