package risk

import (
	"context"
	"fmt"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// Reader reads risks.
type Reader interface {
	// Risk returns the risk, or wraps [kvalitet.ErrNotFound].
	Risk(ctx context.Context, id uuid.UUID) (Risk, error)
	// Risks yields the risks that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Risks(ctx context.Context, q Query) iter.Seq2[Risk, error]
}

// Writer writes risks.
type Writer interface {
	// PutRisk creates the risk when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. A risk that has another version wraps [kvalitet.ErrConflict].
	PutRisk(ctx context.Context, r Risk) (Risk, error)
}

// Store reads and writes risks.
type Store interface {
	Reader
	Writer
}

// Query narrows a list of risks; the zero value matches all.
type Query struct {
	Body string
	Area string
	// On leaves out risks that are not followed on the day; zero leaves out none, not even the retired.
	On kvalitet.Date
}

// Match reports whether the risk is asked for. Stores may use it, or say the same in their own language.
func (q Query) Match(r Risk) bool {
	return (q.Body == "" || q.Body == r.Body) && (q.Area == "" || q.Area == r.Area) && (q.On.IsZero() || r.Active(q.On))
}

// RatingReader reads the log of ratings.
type RatingReader interface {
	// RiskRating returns the rating, or wraps [kvalitet.ErrNotFound].
	RiskRating(ctx context.Context, id uuid.UUID) (Rating, error)
	// RiskRatings yields the ratings of a risk, or all for [uuid.Nil], ordered by ID, as [Reader].Risks does.
	RiskRatings(ctx context.Context, risk uuid.UUID) iter.Seq2[Rating, error]
}

// RatingWriter writes ratings. The package itself only adds: see [SaveRating].
type RatingWriter interface {
	// PutRiskRating creates or replaces, as [Writer].PutRisk does.
	PutRiskRating(ctx context.Context, r Rating) (Rating, error)
}

// RatingStore reads and writes ratings.
type RatingStore interface {
	RatingReader
	RatingWriter
}

// DecisionReader reads decisions.
type DecisionReader interface {
	// RiskDecision returns the decision, or wraps [kvalitet.ErrNotFound].
	RiskDecision(ctx context.Context, id uuid.UUID) (Decision, error)
	// RiskDecisions yields the decisions on a risk, or all for [uuid.Nil], ordered by ID, as [Reader].Risks does.
	RiskDecisions(ctx context.Context, risk uuid.UUID) iter.Seq2[Decision, error]
}

// DecisionWriter writes decisions.
type DecisionWriter interface {
	// PutRiskDecision creates or replaces, as [Writer].PutRisk does.
	PutRiskDecision(ctx context.Context, d Decision) (Decision, error)
}

// DecisionStore reads and writes decisions.
type DecisionStore interface {
	DecisionReader
	DecisionWriter
}

// MeasureReader reads measures.
type MeasureReader interface {
	// RiskMeasure returns the measure, or wraps [kvalitet.ErrNotFound].
	RiskMeasure(ctx context.Context, id uuid.UUID) (Measure, error)
	// RiskMeasures yields the measures of a risk, or all for [uuid.Nil], ordered by ID, as [Reader].Risks does.
	RiskMeasures(ctx context.Context, risk uuid.UUID) iter.Seq2[Measure, error]
}

// MeasureWriter writes measures.
type MeasureWriter interface {
	// PutRiskMeasure creates or replaces, as [Writer].PutRisk does.
	PutRiskMeasure(ctx context.Context, m Measure) (Measure, error)
}

// MeasureStore reads and writes measures.
type MeasureStore interface {
	MeasureReader
	MeasureWriter
}

// MatrixReader reads matrices.
type MatrixReader interface {
	// RiskMatrix returns the matrix, or wraps [kvalitet.ErrNotFound].
	RiskMatrix(ctx context.Context, id uuid.UUID) (Matrix, error)
	// RiskMatrices yields all matrices, ordered by ID, as [Reader].Risks does.
	RiskMatrices(ctx context.Context) iter.Seq2[Matrix, error]
}

// MatrixWriter writes matrices.
type MatrixWriter interface {
	// PutRiskMatrix creates or replaces, as [Writer].PutRisk does.
	PutRiskMatrix(ctx context.Context, m Matrix) (Matrix, error)
}

// MatrixStore reads and writes matrices.
type MatrixStore interface {
	MatrixReader
	MatrixWriter
}

// RegisterReader is what [LoadRegister] reads from.
type RegisterReader interface {
	Reader
	RatingReader
	DecisionReader
	MeasureReader
}

// LoadRegister reads the risks that match, with their ratings, decisions and measures.
func LoadRegister(ctx context.Context, r RegisterReader, q Query) (Register, error) {
	var reg Register
	var err error
	if reg.Risks, err = seq.Collect(r.Risks(ctx, q)); err != nil {
		return Register{}, err
	}
	if reg.Ratings, err = seq.Collect(r.RiskRatings(ctx, uuid.Nil)); err != nil {
		return Register{}, err
	}
	if reg.Decisions, err = seq.Collect(r.RiskDecisions(ctx, uuid.Nil)); err != nil {
		return Register{}, err
	}
	if reg.Measures, err = seq.Collect(r.RiskMeasures(ctx, uuid.Nil)); err != nil {
		return Register{}, err
	}
	return reg.filter(func(Risk) bool { return true }), nil
}

// PassReader is what [LoadPass] reads from.
type PassReader interface {
	RegisterReader
	MatrixReader
}

// LoadPass reads one risk with all that is known about it, and the matrix.
func LoadPass(ctx context.Context, r PassReader, risk, matrix uuid.UUID, on kvalitet.Date) (*Pass, error) {
	k, err := r.Risk(ctx, risk)
	if err != nil {
		return nil, err
	}
	m, err := r.RiskMatrix(ctx, matrix)
	if err != nil {
		return nil, err
	}
	reg := Register{Risks: []Risk{k}}
	if reg.Ratings, err = seq.Collect(r.RiskRatings(ctx, risk)); err != nil {
		return nil, err
	}
	if reg.Decisions, err = seq.Collect(r.RiskDecisions(ctx, risk)); err != nil {
		return nil, err
	}
	if reg.Measures, err = seq.Collect(r.RiskMeasures(ctx, risk)); err != nil {
		return nil, err
	}
	return NewPass(reg, k, m, on), nil
}

// SaveRating adds a rating to the log: it has to be valid, new (version 0, otherwise [kvalitet.ErrConflict]), and made of
// steps of the matrix that it names.
func SaveRating(ctx context.Context, w RatingWriter, r Rating, m Matrix) (Rating, error) {
	if r.Version != 0 {
		return Rating{}, fmt.Errorf("bedömningar läggs till och ändras inte / ratings are added and never changed: %w", kvalitet.ErrConflict)
	}
	if err := r.Validate(); err != nil {
		return Rating{}, err
	}
	if _, err := r.Value(m); err != nil {
		return Rating{}, err
	}
	return w.PutRiskRating(ctx, r)
}

// SaveDecision stores a new decision and closes those that hold, on its day, so that a risk never has two. The value and the
// matrix are taken from the pass's current rating.
func SaveDecision(ctx context.Context, w DecisionWriter, p *Pass, d Decision) (Decision, error) {
	d.Risk, d.Value, d.Matrix = p.Risk.ID, p.Value(StageCurrent).Value, p.Matrix.Ref()
	if err := d.Validate(); err != nil {
		return Decision{}, err
	}
	for _, old := range p.Open() {
		old.Closed = d.Date
		if err := old.Validate(); err != nil {
			return Decision{}, err
		}
		if _, err := w.PutRiskDecision(ctx, old); err != nil {
			return Decision{}, err
		}
	}
	return w.PutRiskDecision(ctx, d)
}

// RegisterWriter is what [SaveRegister] writes to.
type RegisterWriter interface {
	Writer
	RatingWriter
	DecisionWriter
	MeasureWriter
	MatrixWriter
}

// SaveRegister checks a register and its matrix and writes them; nothing is written when something is invalid. What is
// already stored in another version wraps [kvalitet.ErrConflict].
func SaveRegister(ctx context.Context, w RegisterWriter, r Register, m Matrix) error {
	var ps check.List
	ps.Under("/matrix", m.Problems())
	ps = append(ps, r.Problems()...)
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	if _, err := w.PutRiskMatrix(ctx, m); err != nil {
		return err
	}
	return inOrder(put(ctx, w.PutRisk, r.Risks), put(ctx, w.PutRiskRating, r.Ratings), put(ctx, w.PutRiskDecision, r.Decisions), put(ctx, w.PutRiskMeasure, r.Measures))
}

func put[T any](ctx context.Context, one func(context.Context, T) (T, error), all []T) func() error {
	return func() error {
		for _, v := range all {
			if _, err := one(ctx, v); err != nil {
				return err
			}
		}
		return nil
	}
}

// inOrder does the steps in order until one fails.
func inOrder(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
