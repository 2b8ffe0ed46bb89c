package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/risk"
)

var (
	risks = aggregate[risk.Risk]{
		kind:   "risk/risk",
		fields: func(v *risk.Risk) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *risk.Risk) keys { return keys{v.Body, v.Area} },
	}
	riskRatings = aggregate[risk.Rating]{
		kind:   "risk/rating",
		fields: func(v *risk.Rating) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *risk.Rating) keys { return keys{v.Risk.String()} },
	}
	riskDecisions = aggregate[risk.Decision]{
		kind:   "risk/decision",
		fields: func(v *risk.Decision) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *risk.Decision) keys { return keys{v.Risk.String()} },
	}
	riskMeasures = aggregate[risk.Measure]{
		kind:   "risk/measure",
		fields: func(v *risk.Measure) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *risk.Measure) keys { return keys{v.Risk.String()} },
	}
	riskMatrices = aggregate[risk.Matrix]{
		kind:   "risk/matrix",
		fields: func(v *risk.Matrix) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[risk.Matrix],
	}
)

// ofRisk looks for what is said of one risk; all for no risk.
func ofRisk(id uuid.UUID) keys {
	if id == uuid.Nil {
		return keys{}
	}
	return keys{id.String()}
}

// Risk implements [risk.Reader].
func (s *Store) Risk(ctx context.Context, id uuid.UUID) (risk.Risk, error) {
	return get(ctx, s, risks, id)
}

// Risks implements [risk.Reader].
func (s *Store) Risks(ctx context.Context, q risk.Query) iter.Seq2[risk.Risk, error] {
	return list(ctx, s, risks, keys{q.Body, q.Area}, func(r *risk.Risk) bool { return q.Match(*r) })
}

// PutRisk implements [risk.Writer].
func (s *Store) PutRisk(ctx context.Context, r risk.Risk) (risk.Risk, error) {
	return put(ctx, s, risks, r)
}

// RiskRating implements [risk.RatingReader].
func (s *Store) RiskRating(ctx context.Context, id uuid.UUID) (risk.Rating, error) {
	return get(ctx, s, riskRatings, id)
}

// RiskRatings implements [risk.RatingReader].
func (s *Store) RiskRatings(ctx context.Context, of uuid.UUID) iter.Seq2[risk.Rating, error] {
	return list(ctx, s, riskRatings, ofRisk(of), anyValue)
}

// PutRiskRating implements [risk.RatingWriter].
func (s *Store) PutRiskRating(ctx context.Context, r risk.Rating) (risk.Rating, error) {
	return put(ctx, s, riskRatings, r)
}

// RiskDecision implements [risk.DecisionReader].
func (s *Store) RiskDecision(ctx context.Context, id uuid.UUID) (risk.Decision, error) {
	return get(ctx, s, riskDecisions, id)
}

// RiskDecisions implements [risk.DecisionReader].
func (s *Store) RiskDecisions(ctx context.Context, of uuid.UUID) iter.Seq2[risk.Decision, error] {
	return list(ctx, s, riskDecisions, ofRisk(of), anyValue)
}

// PutRiskDecision implements [risk.DecisionWriter].
func (s *Store) PutRiskDecision(ctx context.Context, d risk.Decision) (risk.Decision, error) {
	return put(ctx, s, riskDecisions, d)
}

// RiskMeasure implements [risk.MeasureReader].
func (s *Store) RiskMeasure(ctx context.Context, id uuid.UUID) (risk.Measure, error) {
	return get(ctx, s, riskMeasures, id)
}

// RiskMeasures implements [risk.MeasureReader].
func (s *Store) RiskMeasures(ctx context.Context, of uuid.UUID) iter.Seq2[risk.Measure, error] {
	return list(ctx, s, riskMeasures, ofRisk(of), anyValue)
}

// PutRiskMeasure implements [risk.MeasureWriter].
func (s *Store) PutRiskMeasure(ctx context.Context, m risk.Measure) (risk.Measure, error) {
	return put(ctx, s, riskMeasures, m)
}

// RiskMatrix implements [risk.MatrixReader].
func (s *Store) RiskMatrix(ctx context.Context, id uuid.UUID) (risk.Matrix, error) {
	return get(ctx, s, riskMatrices, id)
}

// RiskMatrices implements [risk.MatrixReader].
func (s *Store) RiskMatrices(ctx context.Context) iter.Seq2[risk.Matrix, error] {
	return list(ctx, s, riskMatrices, keys{}, anyValue)
}

// PutRiskMatrix implements [risk.MatrixWriter].
func (s *Store) PutRiskMatrix(ctx context.Context, m risk.Matrix) (risk.Matrix, error) {
	return put(ctx, s, riskMatrices, m)
}
