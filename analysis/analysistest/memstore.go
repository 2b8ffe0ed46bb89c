package analysistest

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is every storage interface of package analysis.
type Store interface {
	analysis.LadderStore
	analysis.LadderModelStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	ladders *memstore.Table[analysis.Ladder]
	models  *memstore.Table[analysis.Model]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{ladders: memstore.New(ladderFields), models: memstore.New(modelFields)}
}

func ladderFields(v *analysis.Ladder) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func modelFields(v *analysis.Model) (*uuid.UUID, *int64)   { return &v.ID, &v.Version }

// Ladder implements [analysis.LadderReader].
func (s *MemStore) Ladder(ctx context.Context, id uuid.UUID) (analysis.Ladder, error) {
	return s.ladders.Get(ctx, id)
}

// Ladders implements [analysis.LadderReader].
func (s *MemStore) Ladders(ctx context.Context, q analysis.LadderQuery) iter.Seq2[analysis.Ladder, error] {
	return s.ladders.List(ctx, func(l *analysis.Ladder) bool { return q.Match(*l) })
}

// PutLadder implements [analysis.LadderWriter].
func (s *MemStore) PutLadder(ctx context.Context, l analysis.Ladder) (analysis.Ladder, error) {
	return s.ladders.Put(ctx, l)
}

// LadderModel implements [analysis.LadderModelReader].
func (s *MemStore) LadderModel(ctx context.Context, id uuid.UUID) (analysis.Model, error) {
	return s.models.Get(ctx, id)
}

// LadderModels implements [analysis.LadderModelReader].
func (s *MemStore) LadderModels(ctx context.Context) iter.Seq2[analysis.Model, error] {
	return s.models.List(ctx, func(*analysis.Model) bool { return true })
}

// PutLadderModel implements [analysis.LadderModelWriter].
func (s *MemStore) PutLadderModel(ctx context.Context, m analysis.Model) (analysis.Model, error) {
	return s.models.Put(ctx, m)
}
