package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/outlook"
)

var (
	observations = aggregate[outlook.Observation]{
		kind:   "governance/observation",
		fields: func(v *outlook.Observation) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[outlook.Observation],
	}
	dialogues = aggregate[outlook.Dialogue]{
		kind:   "governance/dialogue",
		fields: func(v *outlook.Dialogue) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[outlook.Dialogue],
	}
)

// Observation implements [outlook.ObservationReader].
func (s *Store) Observation(ctx context.Context, id uuid.UUID) (outlook.Observation, error) {
	return get(ctx, s, observations, id)
}

// Observations implements [outlook.ObservationReader].
func (s *Store) Observations(ctx context.Context) iter.Seq2[outlook.Observation, error] {
	return list(ctx, s, observations, keys{}, anyValue)
}

// PutObservation implements [outlook.ObservationWriter].
func (s *Store) PutObservation(ctx context.Context, v outlook.Observation) (outlook.Observation, error) {
	return put(ctx, s, observations, v)
}

// Dialogue implements [outlook.DialogueReader].
func (s *Store) Dialogue(ctx context.Context, id uuid.UUID) (outlook.Dialogue, error) {
	return get(ctx, s, dialogues, id)
}

// Dialogues implements [outlook.DialogueReader].
func (s *Store) Dialogues(ctx context.Context) iter.Seq2[outlook.Dialogue, error] {
	return list(ctx, s, dialogues, keys{}, anyValue)
}

// PutDialogue implements [outlook.DialogueWriter].
func (s *Store) PutDialogue(ctx context.Context, v outlook.Dialogue) (outlook.Dialogue, error) {
	return put(ctx, s, dialogues, v)
}
