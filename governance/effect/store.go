package effect

import (
	"context"
	"iter"

	"github.com/google/uuid"
)

// MapReader reads effect maps.
type MapReader interface {
	// EffectMap returns the map, or wraps kvalitet.ErrNotFound.
	EffectMap(ctx context.Context, id uuid.UUID) (Map, error)
	// EffectMaps yields all maps, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	EffectMaps(ctx context.Context) iter.Seq2[Map, error]
}

// MapWriter writes effect maps.
type MapWriter interface {
	// PutEffectMap creates the map when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. A map that has another version wraps kvalitet.ErrConflict.
	PutEffectMap(ctx context.Context, m Map) (Map, error)
}

// MapStore reads and writes effect maps.
type MapStore interface {
	MapReader
	MapWriter
}

// CaseReader reads business cases.
type CaseReader interface {
	// Case returns the case, or wraps kvalitet.ErrNotFound.
	Case(ctx context.Context, id uuid.UUID) (Case, error)
	// Cases yields all cases, as [MapReader].EffectMaps does.
	Cases(ctx context.Context) iter.Seq2[Case, error]
}

// CaseWriter writes business cases.
type CaseWriter interface {
	// PutCase creates or replaces, as [MapWriter].PutEffectMap does.
	PutCase(ctx context.Context, c Case) (Case, error)
}

// CaseStore reads and writes business cases.
type CaseStore interface {
	CaseReader
	CaseWriter
}

// SaveMap checks the map and writes it.
func SaveMap(ctx context.Context, w MapWriter, m Map) (Map, error) {
	if err := m.Validate(); err != nil {
		return Map{}, err
	}
	return w.PutEffectMap(ctx, m)
}

// SaveCase checks the case and writes it.
func SaveCase(ctx context.Context, w CaseWriter, c Case) (Case, error) {
	if err := c.Validate(); err != nil {
		return Case{}, err
	}
	return w.PutCase(ctx, c)
}

// Overview is a stored case with its appraisals, planned and realised.
type Overview struct {
	Case              Case
	Planned, Realised Appraisal
}

// LoadOverviews reads every case and appraises it.
func LoadOverviews(ctx context.Context, r CaseReader) ([]Overview, error) {
	var all []Overview
	for c, err := range r.Cases(ctx) {
		if err != nil {
			return nil, err
		}
		all = append(all, Overview{c, c.Appraise(EstimateBase), c.Appraise(EstimateRealised)})
	}
	return all, nil
}

// LoadMaps reads every effect map.
func LoadMaps(ctx context.Context, r MapReader) ([]Map, error) {
	var all []Map
	for m, err := range r.EffectMaps(ctx) {
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}
