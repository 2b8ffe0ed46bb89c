package governance

import (
	"context"
	"iter"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// GoalReader reads goals.
type GoalReader interface {
	// Goal returns the goal, or wraps [kvalitet.ErrNotFound].
	Goal(ctx context.Context, id uuid.UUID) (Goal, error)
	// Goals yields the goals that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Goals(ctx context.Context, q GoalQuery) iter.Seq2[Goal, error]
}

// GoalWriter writes goals.
type GoalWriter interface {
	// PutGoal creates the goal when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. A goal that has another version wraps [kvalitet.ErrConflict].
	PutGoal(ctx context.Context, g Goal) (Goal, error)
}

// GoalStore reads and writes goals.
type GoalStore interface {
	GoalReader
	GoalWriter
}

// GoalQuery narrows a list of goals; the zero value matches all.
type GoalQuery struct {
	Level LevelCode
	Body  string
	// On leaves out goals whose period does not contain the day, and those retired by then; zero is any day.
	On kvalitet.Date
	// Reference is what another system calls the goal; only its system and identity count.
	Reference kvalitet.Reference
}

// Match reports whether the goal is asked for. Stores may use it, or say the same in their own language.
func (q GoalQuery) Match(g Goal) bool {
	return (q.Level == "" || q.Level == g.Level) &&
		(q.Body == "" || q.Body == g.Body) &&
		(q.On.IsZero() || g.Period.Contains(q.On) && (g.Retired.IsZero() || q.On.Before(g.Retired))) &&
		(q.Reference.IsZero() || slices.ContainsFunc(g.References, q.Reference.Same))
}

// IndicatorReader reads indicators.
type IndicatorReader interface {
	// Indicator returns the indicator, or wraps [kvalitet.ErrNotFound].
	Indicator(ctx context.Context, id uuid.UUID) (Indicator, error)
	// Indicators yields all indicators, ordered by ID, as [GoalReader].Goals does.
	Indicators(ctx context.Context) iter.Seq2[Indicator, error]
}

// IndicatorWriter writes indicators.
type IndicatorWriter interface {
	// PutIndicator creates or replaces, as [GoalWriter].PutGoal does.
	PutIndicator(ctx context.Context, in Indicator) (Indicator, error)
}

// IndicatorStore reads and writes indicators.
type IndicatorStore interface {
	IndicatorReader
	IndicatorWriter
}

// MeasurementReader reads measurements.
type MeasurementReader interface {
	// Measurement returns the measurement, or wraps [kvalitet.ErrNotFound].
	Measurement(ctx context.Context, id uuid.UUID) (Measurement, error)
	// Measurements yields those that match, ordered by ID, as [GoalReader].Goals does.
	Measurements(ctx context.Context, q MeasurementQuery) iter.Seq2[Measurement, error]
}

// MeasurementWriter writes measurements.
type MeasurementWriter interface {
	// PutMeasurement creates or replaces, as [GoalWriter].PutGoal does.
	PutMeasurement(ctx context.Context, m Measurement) (Measurement, error)
}

// MeasurementStore reads and writes measurements.
type MeasurementStore interface {
	MeasurementReader
	MeasurementWriter
}

// MeasurementQuery narrows a list of measurements; the zero value matches all.
type MeasurementQuery struct {
	Indicator uuid.UUID
	// Within leaves out measurements whose period reaches outside it; zero is always.
	Within kvalitet.Period
}

// Match reports whether the measurement is asked for.
func (q MeasurementQuery) Match(m Measurement) bool {
	return (q.Indicator == uuid.Nil || q.Indicator == m.Indicator) && m.Period.Within(q.Within)
}

// ModelReader reads models.
type ModelReader interface {
	// Model returns the model, or wraps [kvalitet.ErrNotFound].
	Model(ctx context.Context, id uuid.UUID) (Model, error)
	// Models yields all models, ordered by ID, as [GoalReader].Goals does.
	Models(ctx context.Context) iter.Seq2[Model, error]
}

// ModelWriter writes models.
type ModelWriter interface {
	// PutModel creates or replaces, as [GoalWriter].PutGoal does.
	PutModel(ctx context.Context, m Model) (Model, error)
}

// ModelStore reads and writes models.
type ModelStore interface {
	ModelReader
	ModelWriter
}

// VerdictReader reads verdicts.
type VerdictReader interface {
	// Verdict returns the verdict, or wraps [kvalitet.ErrNotFound].
	Verdict(ctx context.Context, id uuid.UUID) (Verdict, error)
	// Verdicts yields those that match, ordered by ID, as [GoalReader].Goals does.
	Verdicts(ctx context.Context, q VerdictQuery) iter.Seq2[Verdict, error]
}

// VerdictWriter writes verdicts.
type VerdictWriter interface {
	// PutVerdict creates or replaces, as [GoalWriter].PutGoal does.
	PutVerdict(ctx context.Context, v Verdict) (Verdict, error)
}

// VerdictStore reads and writes verdicts.
type VerdictStore interface {
	VerdictReader
	VerdictWriter
}

// VerdictQuery narrows a list of verdicts; the zero value matches all.
type VerdictQuery struct {
	Goal uuid.UUID
	// Within leaves out verdicts whose period reaches outside it; zero is always.
	Within kvalitet.Period
}

// Match reports whether the verdict is asked for.
func (q VerdictQuery) Match(v Verdict) bool {
	return (q.Goal == uuid.Nil || q.Goal == v.Goal) && v.Period.Within(q.Within)
}

// SaveVerdicts checks all verdicts and then writes them, and returns them as stored; nothing is written when one of them
// is invalid.
func SaveVerdicts(ctx context.Context, w VerdictWriter, verdicts ...Verdict) ([]Verdict, error) {
	return seq.Save(ctx, w.PutVerdict, verdicts)
}

// LoadVerdicts reads the verdicts whose periods lie within the period.
func LoadVerdicts(ctx context.Context, r VerdictReader, within kvalitet.Period) ([]Verdict, error) {
	return seq.Collect(r.Verdicts(ctx, VerdictQuery{Within: within}))
}

// TreeReader is what [LoadTree] reads from.
type TreeReader interface {
	ModelReader
	GoalReader
	IndicatorReader
}

// LoadTree reads a model, the goals in force on a day (zero: all) and the indicators, and hangs them together.
func LoadTree(ctx context.Context, r TreeReader, model uuid.UUID, on kvalitet.Date) (*Tree, error) {
	m, err := r.Model(ctx, model)
	if err != nil {
		return nil, err
	}
	goals, err := seq.Collect(r.Goals(ctx, GoalQuery{On: on}))
	if err != nil {
		return nil, err
	}
	indicators, err := seq.Collect(r.Indicators(ctx))
	if err != nil {
		return nil, err
	}
	return NewTree(m, goals, indicators...)
}

// LoadMeasurements reads the measurements whose periods lie within the period.
func LoadMeasurements(ctx context.Context, r MeasurementReader, within kvalitet.Period) ([]Measurement, error) {
	return seq.Collect(r.Measurements(ctx, MeasurementQuery{Within: within}))
}

// TreeWriter is what [SaveTree] writes to.
type TreeWriter interface {
	ModelWriter
	GoalWriter
	IndicatorWriter
}

// SaveTree writes a tree's model, indicators and goals, those above before those below. A tree has been checked, so
// only what is storable is written; what is already stored in another version wraps [kvalitet.ErrConflict].
func SaveTree(ctx context.Context, w TreeWriter, t *Tree) error {
	if _, err := w.PutModel(ctx, t.model); err != nil {
		return err
	}
	for _, in := range t.measured {
		if _, err := w.PutIndicator(ctx, in); err != nil {
			return err
		}
	}
	for _, g := range t.Walk() {
		if _, err := w.PutGoal(ctx, g); err != nil {
			return err
		}
	}
	return nil
}

// SaveMeasurements checks all measurements and then writes them, and returns them as stored; nothing is written when one
// of them is invalid.
func SaveMeasurements(ctx context.Context, w MeasurementWriter, measurements ...Measurement) ([]Measurement, error) {
	return seq.Save(ctx, w.PutMeasurement, measurements)
}
