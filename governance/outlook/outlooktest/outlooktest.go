// Package outlooktest proves a host's storage of package outlook, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		outlooktest.TestStore(t, func(t *testing.T) outlooktest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestObservations] and [TestDialogues]. Every
// case says why it matters when it fails.
package outlooktest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/outlook"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// Store is every storage interface of package outlook.
type Store interface {
	outlook.ObservationStore
	outlook.DialogueStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	observations *memstore.Table[outlook.Observation]
	dialogues    *memstore.Table[outlook.Dialogue]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{observations: memstore.New(observationFields), dialogues: memstore.New(dialogueFields)}
}

func observationFields(v *outlook.Observation) (*uuid.UUID, *int64) { return &v.ID, &v.Version }
func dialogueFields(v *outlook.Dialogue) (*uuid.UUID, *int64)       { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// Observation implements [outlook.ObservationReader].
func (s *MemStore) Observation(ctx context.Context, id uuid.UUID) (outlook.Observation, error) {
	return s.observations.Get(ctx, id)
}

// Observations implements [outlook.ObservationReader].
func (s *MemStore) Observations(ctx context.Context) iter.Seq2[outlook.Observation, error] {
	return s.observations.List(ctx, all)
}

// PutObservation implements [outlook.ObservationWriter].
func (s *MemStore) PutObservation(ctx context.Context, v outlook.Observation) (outlook.Observation, error) {
	return s.observations.Put(ctx, v)
}

// Dialogue implements [outlook.DialogueReader].
func (s *MemStore) Dialogue(ctx context.Context, id uuid.UUID) (outlook.Dialogue, error) {
	return s.dialogues.Get(ctx, id)
}

// Dialogues implements [outlook.DialogueReader].
func (s *MemStore) Dialogues(ctx context.Context) iter.Seq2[outlook.Dialogue, error] {
	return s.dialogues.List(ctx, all)
}

// PutDialogue implements [outlook.DialogueWriter].
func (s *MemStore) PutDialogue(ctx context.Context, v outlook.Dialogue) (outlook.Dialogue, error) {
	return s.dialogues.Put(ctx, v)
}

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestObservations(t, func(t *testing.T) outlook.ObservationStore { return open(t) })
	TestDialogues(t, func(t *testing.T) outlook.DialogueStore { return open(t) })
}

// TestObservations tests a store of observations.
func TestObservations(t *testing.T, open func(*testing.T) outlook.ObservationStore) {
	t.Helper()
	storetest.Run(t, observationAggregate, func(t *testing.T) storetest.Store[outlook.Observation] {
		s := open(t)
		return storetest.Store[outlook.Observation]{Get: s.Observation, Put: s.PutObservation, List: s.Observations}
	})
}

// TestDialogues tests a store of dialogues.
func TestDialogues(t *testing.T, open func(*testing.T) outlook.DialogueStore) {
	t.Helper()
	storetest.Run(t, dialogueAggregate, func(t *testing.T) storetest.Store[outlook.Dialogue] {
		s := open(t)
		return storetest.Store[outlook.Dialogue]{Get: s.Dialogue, Put: s.PutDialogue, List: s.Dialogues}
	})
}
