package risktest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// Store is every storage interface of package risk.
type Store interface {
	risk.Store
	risk.RatingStore
	risk.DecisionStore
	risk.MeasureStore
	risk.MatrixStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	risks     *memstore.Table[risk.Risk]
	ratings   *memstore.Table[risk.Rating]
	decisions *memstore.Table[risk.Decision]
	measures  *memstore.Table[risk.Measure]
	matrices  *memstore.Table[risk.Matrix]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{
		risks:     memstore.New(riskFields),
		ratings:   memstore.New(ratingFields),
		decisions: memstore.New(decisionFields),
		measures:  memstore.New(measureFields),
		matrices:  memstore.New(matrixFields),
	}
}

func riskFields(v *risk.Risk) (*uuid.UUID, *int64)         { return &v.ID, &v.Version }
func ratingFields(v *risk.Rating) (*uuid.UUID, *int64)     { return &v.ID, &v.Version }
func decisionFields(v *risk.Decision) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func measureFields(v *risk.Measure) (*uuid.UUID, *int64)   { return &v.ID, &v.Version }
func matrixFields(v *risk.Matrix) (*uuid.UUID, *int64)     { return &v.ID, &v.Version }

// about matches what is said of a risk; all for no risk.
func about(want, got uuid.UUID) bool { return want == uuid.Nil || want == got }

// Risk implements [risk.Reader].
func (s *MemStore) Risk(ctx context.Context, id uuid.UUID) (risk.Risk, error) {
	return s.risks.Get(ctx, id)
}

// Risks implements [risk.Reader].
func (s *MemStore) Risks(ctx context.Context, q risk.Query) iter.Seq2[risk.Risk, error] {
	return s.risks.List(ctx, func(r *risk.Risk) bool { return q.Match(*r) })
}

// PutRisk implements [risk.Writer].
func (s *MemStore) PutRisk(ctx context.Context, r risk.Risk) (risk.Risk, error) {
	return s.risks.Put(ctx, r)
}

// RiskRating implements [risk.RatingReader].
func (s *MemStore) RiskRating(ctx context.Context, id uuid.UUID) (risk.Rating, error) {
	return s.ratings.Get(ctx, id)
}

// RiskRatings implements [risk.RatingReader].
func (s *MemStore) RiskRatings(ctx context.Context, of uuid.UUID) iter.Seq2[risk.Rating, error] {
	return s.ratings.List(ctx, func(r *risk.Rating) bool { return about(of, r.Risk) })
}

// PutRiskRating implements [risk.RatingWriter].
func (s *MemStore) PutRiskRating(ctx context.Context, r risk.Rating) (risk.Rating, error) {
	return s.ratings.Put(ctx, r)
}

// RiskDecision implements [risk.DecisionReader].
func (s *MemStore) RiskDecision(ctx context.Context, id uuid.UUID) (risk.Decision, error) {
	return s.decisions.Get(ctx, id)
}

// RiskDecisions implements [risk.DecisionReader].
func (s *MemStore) RiskDecisions(ctx context.Context, of uuid.UUID) iter.Seq2[risk.Decision, error] {
	return s.decisions.List(ctx, func(d *risk.Decision) bool { return about(of, d.Risk) })
}

// PutRiskDecision implements [risk.DecisionWriter].
func (s *MemStore) PutRiskDecision(ctx context.Context, d risk.Decision) (risk.Decision, error) {
	return s.decisions.Put(ctx, d)
}

// RiskMeasure implements [risk.MeasureReader].
func (s *MemStore) RiskMeasure(ctx context.Context, id uuid.UUID) (risk.Measure, error) {
	return s.measures.Get(ctx, id)
}

// RiskMeasures implements [risk.MeasureReader].
func (s *MemStore) RiskMeasures(ctx context.Context, of uuid.UUID) iter.Seq2[risk.Measure, error] {
	return s.measures.List(ctx, func(m *risk.Measure) bool { return about(of, m.Risk) })
}

// PutRiskMeasure implements [risk.MeasureWriter].
func (s *MemStore) PutRiskMeasure(ctx context.Context, m risk.Measure) (risk.Measure, error) {
	return s.measures.Put(ctx, m)
}

// RiskMatrix implements [risk.MatrixReader].
func (s *MemStore) RiskMatrix(ctx context.Context, id uuid.UUID) (risk.Matrix, error) {
	return s.matrices.Get(ctx, id)
}

// RiskMatrices implements [risk.MatrixReader].
func (s *MemStore) RiskMatrices(ctx context.Context) iter.Seq2[risk.Matrix, error] {
	return s.matrices.List(ctx, func(*risk.Matrix) bool { return true })
}

// PutRiskMatrix implements [risk.MatrixWriter].
func (s *MemStore) PutRiskMatrix(ctx context.Context, m risk.Matrix) (risk.Matrix, error) {
	return s.matrices.Put(ctx, m)
}
