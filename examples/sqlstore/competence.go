package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/competence"
)

var (
	competenceReviews = aggregate[competence.Review]{
		kind:   "governance/competence-review",
		fields: func(v *competence.Review) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[competence.Review],
	}
	competenceNeeds = aggregate[competence.Need]{
		kind:   "governance/competence-need",
		fields: func(v *competence.Need) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[competence.Need],
	}
)

// CompetenceReview implements [competence.ReviewReader].
func (s *Store) CompetenceReview(ctx context.Context, id uuid.UUID) (competence.Review, error) {
	return get(ctx, s, competenceReviews, id)
}

// CompetenceReviews implements [competence.ReviewReader].
func (s *Store) CompetenceReviews(ctx context.Context) iter.Seq2[competence.Review, error] {
	return list(ctx, s, competenceReviews, keys{}, anyValue)
}

// PutCompetenceReview implements [competence.ReviewWriter].
func (s *Store) PutCompetenceReview(ctx context.Context, v competence.Review) (competence.Review, error) {
	return put(ctx, s, competenceReviews, v)
}

// CompetenceNeed implements [competence.NeedReader].
func (s *Store) CompetenceNeed(ctx context.Context, id uuid.UUID) (competence.Need, error) {
	return get(ctx, s, competenceNeeds, id)
}

// CompetenceNeeds implements [competence.NeedReader].
func (s *Store) CompetenceNeeds(ctx context.Context) iter.Seq2[competence.Need, error] {
	return list(ctx, s, competenceNeeds, keys{}, anyValue)
}

// PutCompetenceNeed implements [competence.NeedWriter].
func (s *Store) PutCompetenceNeed(ctx context.Context, v competence.Need) (competence.Need, error) {
	return put(ctx, s, competenceNeeds, v)
}
