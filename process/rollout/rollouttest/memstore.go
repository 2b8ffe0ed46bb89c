package rollouttest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
)

// Store is every storage interface of package rollout.
type Store interface {
	rollout.PlanStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	plans *memstore.Table[rollout.Plan]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		plans: memstore.New(planFields),
	}
}

func planFields(v *rollout.Plan) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// RolloutPlan implements [rollout.PlanReader].
func (s *MemStore) RolloutPlan(ctx context.Context, id uuid.UUID) (rollout.Plan, error) {
	return s.plans.Get(ctx, id)
}

// RolloutPlans implements [rollout.PlanReader].
func (s *MemStore) RolloutPlans(ctx context.Context) iter.Seq2[rollout.Plan, error] {
	return s.plans.List(ctx, all)
}

// PutRolloutPlan implements [rollout.PlanWriter].
func (s *MemStore) PutRolloutPlan(ctx context.Context, v rollout.Plan) (rollout.Plan, error) {
	return s.plans.Put(ctx, v)
}
