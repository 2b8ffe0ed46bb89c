// Package awardtest proves a host's storage of package award, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		awardtest.TestStore(t, func(t *testing.T) awardtest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestAwards] and [TestEntries]. Every
// case says why it matters when it fails.
package awardtest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/award"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// Store is every storage interface of package award.
type Store interface {
	award.AwardStore
	award.EntryStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	awards       *memstore.Table[award.Award]
	awardEntries *memstore.Table[award.Entry]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{awards: memstore.New(awardFields), awardEntries: memstore.New(awardEntryFields)}
}

func awardFields(v *award.Award) (*uuid.UUID, *int64)      { return &v.ID, &v.Version }
func awardEntryFields(v *award.Entry) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// Award implements [award.AwardReader].
func (s *MemStore) Award(ctx context.Context, id uuid.UUID) (award.Award, error) {
	return s.awards.Get(ctx, id)
}

// Awards implements [award.AwardReader].
func (s *MemStore) Awards(ctx context.Context) iter.Seq2[award.Award, error] {
	return s.awards.List(ctx, all)
}

// PutAward implements [award.AwardWriter].
func (s *MemStore) PutAward(ctx context.Context, v award.Award) (award.Award, error) {
	return s.awards.Put(ctx, v)
}

// AwardEntry implements [award.EntryReader].
func (s *MemStore) AwardEntry(ctx context.Context, id uuid.UUID) (award.Entry, error) {
	return s.awardEntries.Get(ctx, id)
}

// AwardEntries implements [award.EntryReader].
func (s *MemStore) AwardEntries(ctx context.Context) iter.Seq2[award.Entry, error] {
	return s.awardEntries.List(ctx, all)
}

// PutAwardEntry implements [award.EntryWriter].
func (s *MemStore) PutAwardEntry(ctx context.Context, v award.Entry) (award.Entry, error) {
	return s.awardEntries.Put(ctx, v)
}

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestAwards(t, func(t *testing.T) award.AwardStore { return open(t) })
	TestEntries(t, func(t *testing.T) award.EntryStore { return open(t) })
}

// TestAwards tests a store of awards.
func TestAwards(t *testing.T, open func(*testing.T) award.AwardStore) {
	t.Helper()
	storetest.Run(t, awardAggregate, func(t *testing.T) storetest.Store[award.Award] {
		s := open(t)
		return storetest.Store[award.Award]{Get: s.Award, Put: s.PutAward, List: s.Awards}
	})
}

// TestEntries tests a store of awardEntries.
func TestEntries(t *testing.T, open func(*testing.T) award.EntryStore) {
	t.Helper()
	storetest.Run(t, awardEntryAggregate, func(t *testing.T) storetest.Store[award.Entry] {
		s := open(t)
		return storetest.Store[award.Entry]{Get: s.AwardEntry, Put: s.PutAwardEntry, List: s.AwardEntries}
	})
}
