package competence

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// ReviewReader reads competenceReviews.
type ReviewReader interface {
	// CompetenceReview returns the competenceReview, or wraps kvalitet.ErrNotFound.
	CompetenceReview(ctx context.Context, id uuid.UUID) (Review, error)
	// CompetenceReviews yields all, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	CompetenceReviews(ctx context.Context) iter.Seq2[Review, error]
}

// ReviewWriter writes competenceReviews.
type ReviewWriter interface {
	// PutCompetenceReview creates the competenceReview when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. One that has another version wraps kvalitet.ErrConflict.
	PutCompetenceReview(ctx context.Context, v Review) (Review, error)
}

// ReviewStore reads and writes competenceReviews.
type ReviewStore interface {
	ReviewReader
	ReviewWriter
}

// SaveReview checks the competenceReview and writes it.
func SaveReview(ctx context.Context, w ReviewWriter, v Review) (Review, error) {
	if err := v.Validate(); err != nil {
		return Review{}, err
	}
	return w.PutCompetenceReview(ctx, v)
}

// LoadReviews reads all competenceReviews.
func LoadReviews(ctx context.Context, r ReviewReader) ([]Review, error) {
	return seq.Collect(r.CompetenceReviews(ctx))
}

// NeedReader reads competenceNeeds.
type NeedReader interface {
	// CompetenceNeed returns the competenceNeed, or wraps kvalitet.ErrNotFound.
	CompetenceNeed(ctx context.Context, id uuid.UUID) (Need, error)
	// CompetenceNeeds yields all, as [ReviewReader].CompetenceReviews does.
	CompetenceNeeds(ctx context.Context) iter.Seq2[Need, error]
}

// NeedWriter writes competenceNeeds.
type NeedWriter interface {
	// PutCompetenceNeed creates or replaces, as [ReviewWriter].PutCompetenceReview does.
	PutCompetenceNeed(ctx context.Context, v Need) (Need, error)
}

// NeedStore reads and writes competenceNeeds.
type NeedStore interface {
	NeedReader
	NeedWriter
}

// SaveNeed checks the competenceNeed and writes it.
func SaveNeed(ctx context.Context, w NeedWriter, v Need) (Need, error) {
	if err := v.Validate(); err != nil {
		return Need{}, err
	}
	return w.PutCompetenceNeed(ctx, v)
}

// LoadNeeds reads all competenceNeeds.
func LoadNeeds(ctx context.Context, r NeedReader) ([]Need, error) {
	return seq.Collect(r.CompetenceNeeds(ctx))
}
