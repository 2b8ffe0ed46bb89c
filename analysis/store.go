package analysis

import (
	"context"
	"fmt"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// LadderReader reads analyses.
type LadderReader interface {
	// Ladder returns the analysis, or wraps [kvalitet.ErrNotFound].
	Ladder(ctx context.Context, id uuid.UUID) (Ladder, error)
	// Ladders yields the analyses that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Ladders(ctx context.Context, q LadderQuery) iter.Seq2[Ladder, error]
}

// LadderWriter writes analyses.
type LadderWriter interface {
	// PutLadder creates the analysis when its version is 0 and otherwise replaces the version that it names; the answer
	// has the new version. One that has another version wraps [kvalitet.ErrConflict].
	PutLadder(ctx context.Context, l Ladder) (Ladder, error)
}

// LadderStore reads and writes analyses.
type LadderStore interface {
	LadderReader
	LadderWriter
}

// LadderQuery narrows a list of analyses; the zero value matches all.
type LadderQuery struct {
	KPI    string
	Entity string
}

// Match reports whether the analysis is asked for. Stores may use it, or say the same in their own language.
func (q LadderQuery) Match(l Ladder) bool {
	return (q.KPI == "" || q.KPI == l.Subject.KPI) && (q.Entity == "" || q.Entity == l.Subject.Entity)
}

// LadderModelReader reads models. Its methods are named for the analysis, so that a host that also stores the steering
// models of another package can be both.
type LadderModelReader interface {
	// LadderModel returns the model, or wraps [kvalitet.ErrNotFound].
	LadderModel(ctx context.Context, id uuid.UUID) (Model, error)
	// LadderModels yields all models, ordered by ID, as [LadderReader].Ladders does.
	LadderModels(ctx context.Context) iter.Seq2[Model, error]
}

// LadderModelWriter writes models.
type LadderModelWriter interface {
	// PutLadderModel creates or replaces, as [LadderWriter].PutLadder does.
	PutLadderModel(ctx context.Context, m Model) (Model, error)
}

// LadderModelStore reads and writes models.
type LadderModelStore interface {
	LadderModelReader
	LadderModelWriter
}

// SaveLadder checks an analysis and writes it; what is invalid is not written.
func SaveLadder(ctx context.Context, w LadderWriter, l Ladder) (Ladder, error) {
	if err := l.Validate(); err != nil {
		return Ladder{}, err
	}
	return w.PutLadder(ctx, l)
}

// SaveModel checks a model and writes it; what is invalid is not written.
func SaveModel(ctx context.Context, w LadderModelWriter, m Model) (Model, error) {
	if err := m.Validate(); err != nil {
		return Model{}, err
	}
	return w.PutLadderModel(ctx, m)
}

// LoadModel reads a model that is to be climbed by; one that was stored and is no longer valid is [kvalitet.ErrInvalid].
func LoadModel(ctx context.Context, r LadderModelReader, id uuid.UUID) (Model, error) {
	m, err := r.LadderModel(ctx, id)
	if err != nil {
		return Model{}, err
	}
	return m, m.Validate()
}

// FindModel returns the stored model with a Swedish name; without one it wraps [kvalitet.ErrNotFound].
func FindModel(ctx context.Context, r LadderModelReader, name string) (Model, error) {
	for m, err := range r.LadderModels(ctx) {
		if err != nil {
			return Model{}, err
		}
		if m.Name.SV == name {
			return m, nil
		}
	}
	return Model{}, fmt.Errorf("modell/model %q: %w", name, kvalitet.ErrNotFound)
}

// LoadActions reads the actions of all analyses that match: what goes into the next year's plan.
func LoadActions(ctx context.Context, r LadderReader, q LadderQuery) ([]Action, error) {
	var all []Action
	for l, err := range r.Ladders(ctx, q) {
		if err != nil {
			return nil, err
		}
		all = append(all, l.Actions...)
	}
	return all, nil
}

// LoadLadder reads an analysis to go on with.
func LoadLadder(ctx context.Context, r LadderReader, id uuid.UUID) (Ladder, error) {
	return r.Ladder(ctx, id)
}
