package outlook

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// ObservationReader reads observations.
type ObservationReader interface {
	// Observation returns the observation, or wraps kvalitet.ErrNotFound.
	Observation(ctx context.Context, id uuid.UUID) (Observation, error)
	// Observations yields all, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Observations(ctx context.Context) iter.Seq2[Observation, error]
}

// ObservationWriter writes observations.
type ObservationWriter interface {
	// PutObservation creates the observation when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. One that has another version wraps kvalitet.ErrConflict.
	PutObservation(ctx context.Context, v Observation) (Observation, error)
}

// ObservationStore reads and writes observations.
type ObservationStore interface {
	ObservationReader
	ObservationWriter
}

// SaveObservation checks the observation and writes it.
func SaveObservation(ctx context.Context, w ObservationWriter, v Observation) (Observation, error) {
	if err := v.Validate(); err != nil {
		return Observation{}, err
	}
	return w.PutObservation(ctx, v)
}

// LoadObservations reads all observations.
func LoadObservations(ctx context.Context, r ObservationReader) ([]Observation, error) {
	return seq.Collect(r.Observations(ctx))
}

// DialogueReader reads dialogues.
type DialogueReader interface {
	// Dialogue returns the dialogue, or wraps kvalitet.ErrNotFound.
	Dialogue(ctx context.Context, id uuid.UUID) (Dialogue, error)
	// Dialogues yields all, as [ObservationReader].Observations does.
	Dialogues(ctx context.Context) iter.Seq2[Dialogue, error]
}

// DialogueWriter writes dialogues.
type DialogueWriter interface {
	// PutDialogue creates or replaces, as [ObservationWriter].PutObservation does.
	PutDialogue(ctx context.Context, v Dialogue) (Dialogue, error)
}

// DialogueStore reads and writes dialogues.
type DialogueStore interface {
	DialogueReader
	DialogueWriter
}

// SaveDialogue checks the dialogue and writes it.
func SaveDialogue(ctx context.Context, w DialogueWriter, v Dialogue) (Dialogue, error) {
	if err := v.Validate(); err != nil {
		return Dialogue{}, err
	}
	return w.PutDialogue(ctx, v)
}

// LoadDialogues reads all dialogues.
func LoadDialogues(ctx context.Context, r DialogueReader) ([]Dialogue, error) {
	return seq.Collect(r.Dialogues(ctx))
}
