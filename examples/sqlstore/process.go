package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/improve"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
)

var (
	processSpecifications = aggregate[process.Specification]{
		kind:   "process/specification",
		fields: func(v *process.Specification) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[process.Specification],
	}
	processMaps = aggregate[process.Map]{
		kind:   "process/map",
		fields: func(v *process.Map) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *process.Map) keys { return keys{v.Process.String(), v.State.String()} },
	}
	processArchitectures = aggregate[process.Architecture]{
		kind:   "process/architecture",
		fields: func(v *process.Architecture) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[process.Architecture],
	}
	processAssessments = aggregate[process.Assessment]{
		kind:   "process/assessment",
		fields: func(v *process.Assessment) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *process.Assessment) keys { return keys{v.Process.String(), v.Ladder} },
	}
	rolloutPlans = aggregate[rollout.Plan]{
		kind:   "process/rollout/plan",
		fields: func(v *rollout.Plan) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[rollout.Plan],
	}
	improveCases = aggregate[improve.Case]{
		kind:   "process/improve/case",
		fields: func(v *improve.Case) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *improve.Case) keys { return keys{v.Process.String(), v.Category} },
	}
	improveProposals = aggregate[improve.Proposal]{
		kind:   "process/improve/proposal",
		fields: func(v *improve.Proposal) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *improve.Proposal) keys { return keys{v.Process.String()} },
	}
	improveWheels = aggregate[improve.Wheel]{
		kind:   "process/improve/wheel",
		fields: func(v *improve.Wheel) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[improve.Wheel],
	}
)

// ofProcess is the key of a query for a process; the zero identity is any.
func ofProcess(id uuid.UUID) string {
	if id == uuid.Nil {
		return ""
	}
	return id.String()
}

// ProcessSpecification implements [process.SpecificationReader].
func (s *Store) ProcessSpecification(ctx context.Context, id uuid.UUID) (process.Specification, error) {
	return get(ctx, s, processSpecifications, id)
}

// ProcessSpecifications implements [process.SpecificationReader].
func (s *Store) ProcessSpecifications(ctx context.Context) iter.Seq2[process.Specification, error] {
	return list(ctx, s, processSpecifications, keys{}, anyValue)
}

// PutProcessSpecification implements [process.SpecificationWriter].
func (s *Store) PutProcessSpecification(ctx context.Context, v process.Specification) (process.Specification, error) {
	return put(ctx, s, processSpecifications, v)
}

// ProcessMap implements [process.MapReader].
func (s *Store) ProcessMap(ctx context.Context, id uuid.UUID) (process.Map, error) {
	return get(ctx, s, processMaps, id)
}

// ProcessMaps implements [process.MapReader].
func (s *Store) ProcessMaps(ctx context.Context, q process.MapQuery) iter.Seq2[process.Map, error] {
	return list(ctx, s, processMaps, keys{ofProcess(q.Process), q.State.String()}, func(v *process.Map) bool { return q.Match(*v) })
}

// PutProcessMap implements [process.MapWriter].
func (s *Store) PutProcessMap(ctx context.Context, v process.Map) (process.Map, error) {
	return put(ctx, s, processMaps, v)
}

// ProcessArchitecture implements [process.ArchitectureReader].
func (s *Store) ProcessArchitecture(ctx context.Context, id uuid.UUID) (process.Architecture, error) {
	return get(ctx, s, processArchitectures, id)
}

// ProcessArchitectures implements [process.ArchitectureReader].
func (s *Store) ProcessArchitectures(ctx context.Context) iter.Seq2[process.Architecture, error] {
	return list(ctx, s, processArchitectures, keys{}, anyValue)
}

// PutProcessArchitecture implements [process.ArchitectureWriter].
func (s *Store) PutProcessArchitecture(ctx context.Context, v process.Architecture) (process.Architecture, error) {
	return put(ctx, s, processArchitectures, v)
}

// MaturityAssessment implements [process.AssessmentReader].
func (s *Store) MaturityAssessment(ctx context.Context, id uuid.UUID) (process.Assessment, error) {
	return get(ctx, s, processAssessments, id)
}

// MaturityAssessments implements [process.AssessmentReader].
func (s *Store) MaturityAssessments(ctx context.Context, q process.AssessmentQuery) iter.Seq2[process.Assessment, error] {
	return list(ctx, s, processAssessments, keys{ofProcess(q.Process), q.Ladder}, func(v *process.Assessment) bool { return q.Match(*v) })
}

// PutMaturityAssessment implements [process.AssessmentWriter].
func (s *Store) PutMaturityAssessment(ctx context.Context, v process.Assessment) (process.Assessment, error) {
	return put(ctx, s, processAssessments, v)
}

// RolloutPlan implements [rollout.PlanReader].
func (s *Store) RolloutPlan(ctx context.Context, id uuid.UUID) (rollout.Plan, error) {
	return get(ctx, s, rolloutPlans, id)
}

// RolloutPlans implements [rollout.PlanReader].
func (s *Store) RolloutPlans(ctx context.Context) iter.Seq2[rollout.Plan, error] {
	return list(ctx, s, rolloutPlans, keys{}, anyValue)
}

// PutRolloutPlan implements [rollout.PlanWriter].
func (s *Store) PutRolloutPlan(ctx context.Context, v rollout.Plan) (rollout.Plan, error) {
	return put(ctx, s, rolloutPlans, v)
}

// ImprovementCase implements [improve.CaseReader].
func (s *Store) ImprovementCase(ctx context.Context, id uuid.UUID) (improve.Case, error) {
	return get(ctx, s, improveCases, id)
}

// ImprovementCases implements [improve.CaseReader].
func (s *Store) ImprovementCases(ctx context.Context, q improve.CaseQuery) iter.Seq2[improve.Case, error] {
	return list(ctx, s, improveCases, keys{ofProcess(q.Process), q.Category}, func(v *improve.Case) bool { return q.Match(*v) })
}

// PutImprovementCase implements [improve.CaseWriter].
func (s *Store) PutImprovementCase(ctx context.Context, v improve.Case) (improve.Case, error) {
	return put(ctx, s, improveCases, v)
}

// ImprovementProposal implements [improve.ProposalReader].
func (s *Store) ImprovementProposal(ctx context.Context, id uuid.UUID) (improve.Proposal, error) {
	return get(ctx, s, improveProposals, id)
}

// ImprovementProposals implements [improve.ProposalReader].
func (s *Store) ImprovementProposals(ctx context.Context, q improve.ProposalQuery) iter.Seq2[improve.Proposal, error] {
	return list(ctx, s, improveProposals, keys{ofProcess(q.Process)}, func(v *improve.Proposal) bool { return q.Match(*v) })
}

// PutImprovementProposal implements [improve.ProposalWriter].
func (s *Store) PutImprovementProposal(ctx context.Context, v improve.Proposal) (improve.Proposal, error) {
	return put(ctx, s, improveProposals, v)
}

// ImprovementWheel implements [improve.WheelReader].
func (s *Store) ImprovementWheel(ctx context.Context, id uuid.UUID) (improve.Wheel, error) {
	return get(ctx, s, improveWheels, id)
}

// ImprovementWheels implements [improve.WheelReader].
func (s *Store) ImprovementWheels(ctx context.Context) iter.Seq2[improve.Wheel, error] {
	return list(ctx, s, improveWheels, keys{}, anyValue)
}

// PutImprovementWheel implements [improve.WheelWriter].
func (s *Store) PutImprovementWheel(ctx context.Context, v improve.Wheel) (improve.Wheel, error) {
	return put(ctx, s, improveWheels, v)
}
