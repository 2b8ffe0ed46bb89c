// Package competencetest proves a host's storage of package competence, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		competencetest.TestStore(t, func(t *testing.T) competencetest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestReviews] and
// [TestNeeds]. Every case says why it matters when it fails.
package competencetest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/competence"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// Store is every storage interface of package competence.
type Store interface {
	competence.ReviewStore
	competence.NeedStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	competenceReviews *memstore.Table[competence.Review]
	competenceNeeds   *memstore.Table[competence.Need]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{competenceReviews: memstore.New(competenceReviewFields), competenceNeeds: memstore.New(competenceNeedFields)}
}

func competenceReviewFields(v *competence.Review) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func competenceNeedFields(v *competence.Need) (*uuid.UUID, *int64)     { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// CompetenceReview implements [competence.ReviewReader].
func (s *MemStore) CompetenceReview(ctx context.Context, id uuid.UUID) (competence.Review, error) {
	return s.competenceReviews.Get(ctx, id)
}

// CompetenceReviews implements [competence.ReviewReader].
func (s *MemStore) CompetenceReviews(ctx context.Context) iter.Seq2[competence.Review, error] {
	return s.competenceReviews.List(ctx, all)
}

// PutCompetenceReview implements [competence.ReviewWriter].
func (s *MemStore) PutCompetenceReview(ctx context.Context, v competence.Review) (competence.Review, error) {
	return s.competenceReviews.Put(ctx, v)
}

// CompetenceNeed implements [competence.NeedReader].
func (s *MemStore) CompetenceNeed(ctx context.Context, id uuid.UUID) (competence.Need, error) {
	return s.competenceNeeds.Get(ctx, id)
}

// CompetenceNeeds implements [competence.NeedReader].
func (s *MemStore) CompetenceNeeds(ctx context.Context) iter.Seq2[competence.Need, error] {
	return s.competenceNeeds.List(ctx, all)
}

// PutCompetenceNeed implements [competence.NeedWriter].
func (s *MemStore) PutCompetenceNeed(ctx context.Context, v competence.Need) (competence.Need, error) {
	return s.competenceNeeds.Put(ctx, v)
}

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestReviews(t, func(t *testing.T) competence.ReviewStore { return open(t) })
	TestNeeds(t, func(t *testing.T) competence.NeedStore { return open(t) })
}

// TestReviews tests a store of competenceReviews.
func TestReviews(t *testing.T, open func(*testing.T) competence.ReviewStore) {
	t.Helper()
	storetest.Run(t, competenceReviewAggregate, func(t *testing.T) storetest.Store[competence.Review] {
		s := open(t)
		return storetest.Store[competence.Review]{Get: s.CompetenceReview, Put: s.PutCompetenceReview, List: s.CompetenceReviews}
	})
}

// TestNeeds tests a store of competenceNeeds.
func TestNeeds(t *testing.T, open func(*testing.T) competence.NeedStore) {
	t.Helper()
	storetest.Run(t, competenceNeedAggregate, func(t *testing.T) storetest.Store[competence.Need] {
		s := open(t)
		return storetest.Store[competence.Need]{Get: s.CompetenceNeed, Put: s.PutCompetenceNeed, List: s.CompetenceNeeds}
	})
}
