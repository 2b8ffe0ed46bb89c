// Package staffingtest proves a host's storage of package staffing, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		staffingtest.TestStore(t, func(t *testing.T) staffing.CallProfileStore { return open(t) })
//	}
//
// Every case says why it matters when it fails.
package staffingtest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// MemStore keeps call profiles in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	callProfiles *memstore.Table[staffing.CallProfile]
}

var _ staffing.CallProfileStore = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore { return &MemStore{callProfiles: memstore.New(fields)} }

func fields(v *staffing.CallProfile) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

// CallProfile implements [staffing.CallProfileReader].
func (s *MemStore) CallProfile(ctx context.Context, id uuid.UUID) (staffing.CallProfile, error) {
	return s.callProfiles.Get(ctx, id)
}

// CallProfiles implements [staffing.CallProfileReader].
func (s *MemStore) CallProfiles(ctx context.Context) iter.Seq2[staffing.CallProfile, error] {
	return s.callProfiles.List(ctx, func(*staffing.CallProfile) bool { return true })
}

// PutCallProfile implements [staffing.CallProfileWriter].
func (s *MemStore) PutCallProfile(ctx context.Context, p staffing.CallProfile) (staffing.CallProfile, error) {
	return s.callProfiles.Put(ctx, p)
}

// TestStore tests a store of call profiles; open returns a fresh, empty one for each case.
func TestStore(t *testing.T, open func(*testing.T) staffing.CallProfileStore) {
	t.Helper()
	storetest.Run(t, callProfiles, func(t *testing.T) storetest.Store[staffing.CallProfile] {
		s := open(t)
		return storetest.Store[staffing.CallProfile]{Get: s.CallProfile, Put: s.PutCallProfile, List: s.CallProfiles}
	})
}

var callProfiles = storetest.Aggregate[staffing.CallProfile]{
	Name: "CallProfile",
	Make: func(id uuid.UUID, n int) staffing.CallProfile {
		return staffing.CallProfile{ID: id, Name: "Skolstart", Interval: 30 * time.Minute, Handling: 254500 * time.Millisecond,
			Patience: 90 * time.Second, Minimum: 2, Days: []staffing.Day{
				{Weekday: 1, From: 8 * 60, Calls: []float64{12.5, float64(n), 7}}, {Weekday: 5, From: 9 * 60, Calls: []float64{3}}}}
	},
	Fields: fields,
	Text:   func(v *staffing.CallProfile) *string { return &v.Name },
	Touch:  func(v *staffing.CallProfile) { v.Days[0].Calls[0] = 77 },
}
