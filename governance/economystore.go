package governance

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// EconomyVerdictReader reads verdicts on good economic management.
type EconomyVerdictReader interface {
	// EconomyVerdict returns the verdict, or wraps [kvalitet.ErrNotFound].
	EconomyVerdict(ctx context.Context, id uuid.UUID) (EconomyVerdict, error)
	// EconomyVerdicts yields those that match, ordered by ID, as [GoalReader].Goals does.
	EconomyVerdicts(ctx context.Context, q EconomyVerdictQuery) iter.Seq2[EconomyVerdict, error]
}

// EconomyVerdictWriter writes verdicts on good economic management.
type EconomyVerdictWriter interface {
	// PutEconomyVerdict creates or replaces, as [GoalWriter].PutGoal does.
	PutEconomyVerdict(ctx context.Context, v EconomyVerdict) (EconomyVerdict, error)
}

// EconomyVerdictStore reads and writes verdicts on good economic management.
type EconomyVerdictStore interface {
	EconomyVerdictReader
	EconomyVerdictWriter
}

// EconomyVerdictQuery narrows a list of verdicts; the zero value matches all.
type EconomyVerdictQuery struct {
	// Within leaves out verdicts whose period reaches outside it; zero is always.
	Within kvalitet.Period
}

// Match reports whether the verdict is asked for.
func (q EconomyVerdictQuery) Match(v EconomyVerdict) bool { return v.Period.Within(q.Within) }

// SaveEconomyVerdicts checks all verdicts and then writes them, and returns them as stored; nothing is written when one
// of them is invalid.
func SaveEconomyVerdicts(ctx context.Context, w EconomyVerdictWriter, verdicts ...EconomyVerdict) ([]EconomyVerdict, error) {
	return seq.Save(ctx, w.PutEconomyVerdict, verdicts)
}

// LoadEconomyVerdicts reads the verdicts whose periods lie within the period.
func LoadEconomyVerdicts(ctx context.Context, r EconomyVerdictReader, within kvalitet.Period) ([]EconomyVerdict, error) {
	return seq.Collect(r.EconomyVerdicts(ctx, EconomyVerdictQuery{Within: within}))
}
