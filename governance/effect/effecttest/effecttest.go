// Package effecttest proves a host's storage of package effect, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		effecttest.TestStore(t, func(t *testing.T) effecttest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestMaps] and [TestCases]. Every case says
// why it matters when it fails.
package effecttest

import (
	"context"
	"iter"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// Store is every storage interface of package effect.
type Store interface {
	effect.MapStore
	effect.CaseStore
}

// MemStore is a Store in memory, for tests and demonstrations. Make one with NewMemStore.
type MemStore struct {
	maps  *memstore.Table[effect.Map]
	cases *memstore.Table[effect.Case]
}

var _ Store = (*MemStore)(nil)

// NewMemStore returns an empty store.
func NewMemStore() *MemStore {
	return &MemStore{maps: memstore.New(mapFields), cases: memstore.New(caseFields)}
}

func mapFields(v *effect.Map) (*uuid.UUID, *int64)   { return &v.ID, &v.Version }
func caseFields(v *effect.Case) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

func all[T any](*T) bool { return true }

// EffectMap implements [effect.MapReader].
func (s *MemStore) EffectMap(ctx context.Context, id uuid.UUID) (effect.Map, error) {
	return s.maps.Get(ctx, id)
}

// EffectMaps implements [effect.MapReader].
func (s *MemStore) EffectMaps(ctx context.Context) iter.Seq2[effect.Map, error] {
	return s.maps.List(ctx, all)
}

// PutEffectMap implements [effect.MapWriter].
func (s *MemStore) PutEffectMap(ctx context.Context, m effect.Map) (effect.Map, error) {
	return s.maps.Put(ctx, m)
}

// Case implements [effect.CaseReader].
func (s *MemStore) Case(ctx context.Context, id uuid.UUID) (effect.Case, error) {
	return s.cases.Get(ctx, id)
}

// Cases implements [effect.CaseReader].
func (s *MemStore) Cases(ctx context.Context) iter.Seq2[effect.Case, error] {
	return s.cases.List(ctx, all)
}

// PutCase implements [effect.CaseWriter].
func (s *MemStore) PutCase(ctx context.Context, c effect.Case) (effect.Case, error) {
	return s.cases.Put(ctx, c)
}

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestMaps(t, func(t *testing.T) effect.MapStore { return open(t) })
	TestCases(t, func(t *testing.T) effect.CaseStore { return open(t) })
}

// TestMaps tests a store of effect maps.
func TestMaps(t *testing.T, open func(*testing.T) effect.MapStore) {
	t.Helper()
	storetest.Run(t, maps, func(t *testing.T) storetest.Store[effect.Map] {
		s := open(t)
		return storetest.Store[effect.Map]{Get: s.EffectMap, Put: s.PutEffectMap, List: s.EffectMaps}
	})
}

// TestCases tests a store of business cases.
func TestCases(t *testing.T, open func(*testing.T) effect.CaseStore) {
	t.Helper()
	storetest.Run(t, cases, func(t *testing.T) storetest.Store[effect.Case] {
		s := open(t)
		return storetest.Store[effect.Case]{Get: s.Case, Put: s.PutCase, List: s.Cases}
	})
}

var maps = storetest.Aggregate[effect.Map]{
	Name: "Map",
	Make: func(id uuid.UUID, n int) effect.Map {
		return effect.Map{ID: id, Name: "Enklare bygglov", Nodes: []effect.Node{
			{ID: "p", Level: effect.LevelPurpose, Text: "Kortare väntan", Metric: effect.Metric{Method: "dagar till beslut",
				Baseline: decimal.NewNullDecimal(decimal.New(int64(700+n), -1)), Target: decimal.NewNullDecimal(decimal.NewFromInt(30)), Due: kvalitet.NewDate(2027, 12, 31)}},
			{ID: "g", Level: effect.LevelGroup, Text: "villaägare", Serves: []effect.Edge{{Node: "p", Weight: 2}}, Link: "process"},
		}}
	},
	Fields:  mapFields,
	Text:    func(v *effect.Map) *string { return &v.Name },
	Touch:   func(v *effect.Map) { v.Nodes[1].Serves[0].Weight = 9 },
	Decimal: func(v *effect.Map) *decimal.Decimal { return &v.Nodes[0].Metric.Baseline.Decimal },
}

var cases = storetest.Aggregate[effect.Case]{
	Name: "Case",
	Make: func(id uuid.UUID, n int) effect.Case {
		low := decimal.NewNullDecimal(decimal.New(int64(5000+n), -2))
		return effect.Case{ID: id, Name: "E-tjänst för bygglov", Start: 2026, Rate: effect.DefaultRate, GoLive: kvalitet.NewDate(2027, 1, 1),
			Benefits: []effect.Benefit{{Name: "färre samtal", Kind: effect.KindFreedTime, Owner: "enhetschef", Resource: "handläggare",
				Planned: []effect.Flow{{Year: 1, Base: decimal.NewFromInt(100), Low: low, Hours: decimal.NewFromInt(40)}}, Checks: []kvalitet.Date{kvalitet.NewDate(2028, 1, 15)}}},
			Costs: []effect.Cost{{Name: "utveckling", Planned: []effect.Flow{{Year: 0, Base: decimal.NewFromInt(90)}}}}}
	},
	Fields:  caseFields,
	Text:    func(v *effect.Case) *string { return &v.Name },
	Touch:   func(v *effect.Case) { v.Benefits[0].Planned[0].Year = 9 },
	Decimal: func(v *effect.Case) *decimal.Decimal { return &v.Benefits[0].Planned[0].Base },
}
