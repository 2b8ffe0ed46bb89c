package rollout

import (
	"context"
	"iter"

	"github.com/google/uuid"
)

// PlanReader reads plans.
type PlanReader interface {
	// RolloutPlan returns the plan, or wraps kvalitet.ErrNotFound.
	RolloutPlan(ctx context.Context, id uuid.UUID) (Plan, error)
	// RolloutPlans yields all plans, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	RolloutPlans(ctx context.Context) iter.Seq2[Plan, error]
}

// PlanWriter writes plans.
type PlanWriter interface {
	// PutRolloutPlan creates the plan when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. A plan that has another version wraps kvalitet.ErrConflict.
	PutRolloutPlan(ctx context.Context, p Plan) (Plan, error)
}

// PlanStore reads and writes plans.
type PlanStore interface {
	PlanReader
	PlanWriter
}

// LoadPass reads a plan and multiplies it out, ready for the rules.
func LoadPass(ctx context.Context, r PlanReader, id uuid.UUID) (*Pass, error) {
	p, err := r.RolloutPlan(ctx, id)
	if err != nil {
		return nil, err
	}
	return NewPass(p), nil
}

// LoadEffort adds up the hours of all plans that are stored.
func LoadEffort(ctx context.Context, r PlanReader) (Effort, error) {
	var sum Effort
	for p, err := range r.RolloutPlans(ctx) {
		if err != nil {
			return Effort{}, err
		}
		e := p.Effort()
		sum.Maps += e.Maps
		sum.Leaders += e.Leaders
		sum.Business += e.Business
		sum.Manager += e.Manager
		sum.Total += e.Total
		sum.TrainingFrom, sum.TrainingTo = sum.TrainingFrom.Add(e.TrainingFrom), sum.TrainingTo.Add(e.TrainingTo)
	}
	return sum, nil
}

// SavePlan checks a plan and writes it; an invalid one is not written.
func SavePlan(ctx context.Context, w PlanWriter, p Plan) (Plan, error) {
	if err := p.Validate(); err != nil {
		return Plan{}, err
	}
	return w.PutRolloutPlan(ctx, p)
}
