package process

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// SpecificationReader reads specifications.
type SpecificationReader interface {
	// ProcessSpecification returns the specification, or wraps [kvalitet.ErrNotFound].
	ProcessSpecification(ctx context.Context, id uuid.UUID) (Specification, error)
	// ProcessSpecifications yields all, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	ProcessSpecifications(ctx context.Context) iter.Seq2[Specification, error]
}

// SpecificationWriter writes specifications.
type SpecificationWriter interface {
	// PutProcessSpecification creates the specification when its version is 0 and otherwise replaces the version that it names;
	// the answer has the new version. One that has another version wraps [kvalitet.ErrConflict].
	PutProcessSpecification(ctx context.Context, s Specification) (Specification, error)
}

// SpecificationStore reads and writes specifications.
type SpecificationStore interface {
	SpecificationReader
	SpecificationWriter
}

// MapReader reads maps.
type MapReader interface {
	// ProcessMap returns the map, or wraps [kvalitet.ErrNotFound].
	ProcessMap(ctx context.Context, id uuid.UUID) (Map, error)
	// ProcessMaps yields those that match, ordered by ID, as [SpecificationReader].ProcessSpecifications does.
	ProcessMaps(ctx context.Context, q MapQuery) iter.Seq2[Map, error]
}

// MapWriter writes maps.
type MapWriter interface {
	// PutProcessMap creates or replaces, as [SpecificationWriter].PutProcessSpecification does.
	PutProcessMap(ctx context.Context, m Map) (Map, error)
}

// MapStore reads and writes maps.
type MapStore interface {
	MapReader
	MapWriter
}

// MapQuery narrows a list of maps; the zero value matches all.
type MapQuery struct {
	Process uuid.UUID
	State   MapState
}

// Match reports whether the map is asked for. Stores may use it, or say the same in their own language.
func (q MapQuery) Match(m Map) bool {
	return (q.Process == uuid.Nil || q.Process == m.Process) && (q.State == 0 || q.State == m.State)
}

// ArchitectureReader reads architectures.
type ArchitectureReader interface {
	// ProcessArchitecture returns the architecture, or wraps [kvalitet.ErrNotFound].
	ProcessArchitecture(ctx context.Context, id uuid.UUID) (Architecture, error)
	// ProcessArchitectures yields all, ordered by ID, as [SpecificationReader].ProcessSpecifications does.
	ProcessArchitectures(ctx context.Context) iter.Seq2[Architecture, error]
}

// ArchitectureWriter writes architectures.
type ArchitectureWriter interface {
	// PutProcessArchitecture creates or replaces, as [SpecificationWriter].PutProcessSpecification does.
	PutProcessArchitecture(ctx context.Context, a Architecture) (Architecture, error)
}

// ArchitectureStore reads and writes architectures.
type ArchitectureStore interface {
	ArchitectureReader
	ArchitectureWriter
}

// AssessmentReader reads assessments of maturity.
type AssessmentReader interface {
	// MaturityAssessment returns the assessment, or wraps [kvalitet.ErrNotFound].
	MaturityAssessment(ctx context.Context, id uuid.UUID) (Assessment, error)
	// MaturityAssessments yields those that match, ordered by ID, as [SpecificationReader].ProcessSpecifications does.
	MaturityAssessments(ctx context.Context, q AssessmentQuery) iter.Seq2[Assessment, error]
}

// AssessmentWriter writes assessments of maturity.
type AssessmentWriter interface {
	// PutMaturityAssessment creates or replaces, as [SpecificationWriter].PutProcessSpecification does.
	PutMaturityAssessment(ctx context.Context, a Assessment) (Assessment, error)
}

// AssessmentStore reads and writes assessments of maturity.
type AssessmentStore interface {
	AssessmentReader
	AssessmentWriter
}

// AssessmentQuery narrows a list of assessments; the zero value matches all.
type AssessmentQuery struct {
	Process uuid.UUID
	Ladder  string
}

// Match reports whether the assessment is asked for.
func (q AssessmentQuery) Match(a Assessment) bool {
	return (q.Process == uuid.Nil || q.Process == a.Process) && (q.Ladder == "" || q.Ladder == a.Ladder)
}

// PassReader is what [LoadPass] reads from.
type PassReader interface {
	MapReader
	SpecificationReader
}

// LoadPass reads a map with its specification and the maps of its sub-processes, all the way down, for the rules. What
// is not stored is left unknown; a store that fails is an error.
func LoadPass(ctx context.Context, r PassReader, id uuid.UUID, today kvalitet.Date) (*Pass, error) {
	m, err := r.ProcessMap(ctx, id)
	if err != nil {
		return nil, err
	}
	p := NewPass(m)
	p.Today = today
	switch s, err := r.ProcessSpecification(ctx, m.Process); {
	case err == nil:
		p.Spec = &s
	case !errors.Is(err, kvalitet.ErrNotFound):
		return nil, err
	}
	p.Children = make(map[uuid.UUID]Map)
	todo := []Map{m}
	for len(todo) > 0 {
		above := todo[0]
		todo = todo[1:]
		for _, n := range above.Nodes {
			if _, seen := p.Children[n.Process]; seen || n.Process == uuid.Nil {
				continue
			}
			child, found, err := firstOf(r.ProcessMaps(ctx, MapQuery{Process: n.Process, State: m.State}))
			if err != nil {
				return nil, err
			}
			if found {
				p.Children[n.Process] = child
				todo = append(todo, child)
			}
		}
	}
	return p, nil
}

func firstOf[T any](seq iter.Seq2[T, error]) (v T, found bool, err error) {
	for v, err := range seq {
		return v, err == nil, err
	}
	return v, false, nil
}

// SaveMap checks a map and writes it; an invalid one is not written.
func SaveMap(ctx context.Context, w MapWriter, m Map) (Map, error) {
	if err := m.Validate(); err != nil {
		return Map{}, fmt.Errorf("%s: %w", m.Name, err)
	}
	return w.PutProcessMap(ctx, m)
}

// SaveSpecification checks a specification and writes it; an invalid one is not written.
func SaveSpecification(ctx context.Context, w SpecificationWriter, s Specification) (Specification, error) {
	if err := s.Validate(); err != nil {
		return Specification{}, fmt.Errorf("%s: %w", s.Name, err)
	}
	return w.PutProcessSpecification(ctx, s)
}

// SaveArchitecture checks an architecture and writes it; an invalid one is not written.
func SaveArchitecture(ctx context.Context, w ArchitectureWriter, a Architecture) (Architecture, error) {
	if err := a.Validate(); err != nil {
		return Architecture{}, fmt.Errorf("%s: %w", a.Name, err)
	}
	return w.PutProcessArchitecture(ctx, a)
}

// CoverageReader is what [LoadCoverage] reads from.
type CoverageReader interface {
	ArchitectureReader
	SpecificationReader
}

// LoadCoverage reads an architecture, takes the owners, units and categories of its processes from their
// specifications where there are any, and tells what is not covered.
func LoadCoverage(ctx context.Context, r CoverageReader, id uuid.UUID) (Coverage, error) {
	a, err := r.ProcessArchitecture(ctx, id)
	if err != nil {
		return Coverage{}, err
	}
	specs := make(map[uuid.UUID]Specification)
	for s, err := range r.ProcessSpecifications(ctx) {
		if err != nil {
			return Coverage{}, err
		}
		specs[s.ID] = s
	}
	for i, e := range a.Processes {
		if s, ok := specs[e.Process]; ok {
			a.Processes[i] = EntryOf(s)
		}
	}
	return a.Coverage(), nil
}

// SaveAssessment checks an assessment and writes it; an invalid one is not written.
func SaveAssessment(ctx context.Context, w AssessmentWriter, a Assessment) (Assessment, error) {
	if err := a.Validate(); err != nil {
		return Assessment{}, err
	}
	return w.PutMaturityAssessment(ctx, a)
}

// LoadMaturity reads the latest assessment of a process on a ladder and places it there; without one every step is
// unknown. Of two from the same day the one with the higher identity counts.
func LoadMaturity(ctx context.Context, r AssessmentReader, process uuid.UUID, l Ladder) (Maturity, error) {
	var latest Assessment
	for a, err := range r.MaturityAssessments(ctx, AssessmentQuery{Process: process, Ladder: l.Code}) {
		if err != nil {
			return Maturity{}, err
		}
		if !a.Date.Before(latest.Date) {
			latest = a
		}
	}
	return l.Climb(latest.Answers...), nil
}
