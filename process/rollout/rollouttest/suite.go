package rollouttest

import (
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/internal/storetest"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestPlans(t, func(t *testing.T) rollout.PlanStore { return open(t) })
}

// TestPlans tests a store of plans.
func TestPlans(t *testing.T, open func(*testing.T) rollout.PlanStore) {
	t.Helper()
	storetest.Run(t, plans, func(t *testing.T) storetest.Store[rollout.Plan] {
		s := open(t)
		return storetest.Store[rollout.Plan]{Get: s.RolloutPlan, Put: s.PutRolloutPlan, List: s.RolloutPlans}
	})
}

var plans = storetest.Aggregate[rollout.Plan]{
	Name: "Plan",
	Make: func(id uuid.UUID, n int) rollout.Plan {
		p := rollout.Lidkoping()
		p.ID, p.Maps = id, n
		return p
	},
	Fields:  planFields,
	Text:    func(v *rollout.Plan) *string { return &v.Name },
	Touch:   func(v *rollout.Plan) { v.Meetings[0].Name = "rörd" },
	Decimal: func(v *rollout.Plan) *decimal.Decimal { return &v.Training[0].Cost },
}
