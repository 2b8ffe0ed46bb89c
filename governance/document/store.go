package document

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// SteeringDocumentReader reads steering documents.
type SteeringDocumentReader interface {
	// SteeringDocument returns the document, or wraps [kvalitet.ErrNotFound].
	SteeringDocument(ctx context.Context, id uuid.UUID) (SteeringDocument, error)
	// SteeringDocuments yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged
	// over again.
	SteeringDocuments(ctx context.Context, q SteeringDocumentQuery) iter.Seq2[SteeringDocument, error]
}

// SteeringDocumentWriter writes steering documents.
type SteeringDocumentWriter interface {
	// PutSteeringDocument creates when the version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. Another stored version wraps [kvalitet.ErrConflict].
	PutSteeringDocument(ctx context.Context, d SteeringDocument) (SteeringDocument, error)
}

// SteeringDocumentStore reads and writes steering documents.
type SteeringDocumentStore interface {
	SteeringDocumentReader
	SteeringDocumentWriter
}

// SteeringDocumentQuery narrows a list of documents; the zero value matches all.
type SteeringDocumentQuery struct {
	Type TypeCode
	Body string
	// ReviewBefore leaves only documents whose review is due before the day.
	ReviewBefore kvalitet.Date
}

// Match reports whether the document is asked for. Stores may use it, or say the same in their own language.
func (q SteeringDocumentQuery) Match(d SteeringDocument) bool {
	return (q.Type == "" || q.Type == d.Type) && (q.Body == "" || q.Body == d.Body) &&
		(q.ReviewBefore.IsZero() || !d.ReviewBy.IsZero() && d.ReviewBy.Before(q.ReviewBefore))
}

// RequirementSetReader reads requirement sets.
type RequirementSetReader interface {
	// RequirementSet returns the set, or wraps [kvalitet.ErrNotFound].
	RequirementSet(ctx context.Context, id uuid.UUID) (RequirementSet, error)
	// RequirementSets yields all, ordered by ID, as [SteeringDocumentReader].SteeringDocuments does.
	RequirementSets(ctx context.Context) iter.Seq2[RequirementSet, error]
}

// RequirementSetWriter writes requirement sets.
type RequirementSetWriter interface {
	// PutRequirementSet creates or replaces, as [SteeringDocumentWriter].PutSteeringDocument does.
	PutRequirementSet(ctx context.Context, s RequirementSet) (RequirementSet, error)
}

// RequirementSetStore reads and writes requirement sets.
type RequirementSetStore interface {
	RequirementSetReader
	RequirementSetWriter
}

// EvidenceReader reads evidence. Evidence is its own plural, so the list is called AllEvidence.
type EvidenceReader interface {
	// Evidence returns the evidence, or wraps [kvalitet.ErrNotFound].
	Evidence(ctx context.Context, id uuid.UUID) (Evidence, error)
	// AllEvidence yields what matches, ordered by ID, as [SteeringDocumentReader].SteeringDocuments does.
	AllEvidence(ctx context.Context, q EvidenceQuery) iter.Seq2[Evidence, error]
}

// EvidenceWriter writes evidence.
type EvidenceWriter interface {
	// PutEvidence creates or replaces, as [SteeringDocumentWriter].PutSteeringDocument does.
	PutEvidence(ctx context.Context, e Evidence) (Evidence, error)
}

// EvidenceStore reads and writes evidence.
type EvidenceStore interface {
	EvidenceReader
	EvidenceWriter
}

// EvidenceQuery narrows a list of evidence; the zero value matches all.
type EvidenceQuery struct {
	Kind EvidenceKind
	// On leaves out evidence that is not good on the day; zero is any day.
	On kvalitet.Date
}

// Match reports whether the evidence is asked for.
func (q EvidenceQuery) Match(e Evidence) bool {
	return (q.Kind == "" || q.Kind == e.Kind) && (q.On.IsZero() || e.Period.Contains(q.On))
}

// LoadRegister reads the documents and makes a register of them.
func LoadRegister(ctx context.Context, r SteeringDocumentReader) (*Register, error) {
	documents, err := seq.Collect(r.SteeringDocuments(ctx, SteeringDocumentQuery{}))
	if err != nil {
		return nil, err
	}
	return NewRegister(documents...)
}

// SaveSteeringDocument writes a document that is valid.
func SaveSteeringDocument(ctx context.Context, w SteeringDocumentWriter, d SteeringDocument) (SteeringDocument, error) {
	if err := d.Validate(); err != nil {
		return SteeringDocument{}, err
	}
	return w.PutSteeringDocument(ctx, d)
}

// CoverageReader is what [LoadCoverage] reads from.
type CoverageReader interface {
	RequirementSetReader
	EvidenceReader
}

// LoadCoverage reads a set and all evidence, and maps the one to the other on a day.
func LoadCoverage(ctx context.Context, r CoverageReader, set uuid.UUID, on kvalitet.Date) (Coverage, error) {
	s, err := r.RequirementSet(ctx, set)
	if err != nil {
		return Coverage{}, err
	}
	evidence, err := seq.Collect(r.AllEvidence(ctx, EvidenceQuery{}))
	if err != nil {
		return Coverage{}, err
	}
	return Cover(s, evidence, on), nil
}

// SaveRequirementSet writes a set that is valid.
func SaveRequirementSet(ctx context.Context, w RequirementSetWriter, s RequirementSet) (RequirementSet, error) {
	if err := s.Validate(); err != nil {
		return RequirementSet{}, err
	}
	return w.PutRequirementSet(ctx, s)
}

// SaveEvidence writes evidence that is valid.
func SaveEvidence(ctx context.Context, w EvidenceWriter, e Evidence) (Evidence, error) {
	if err := e.Validate(); err != nil {
		return Evidence{}, err
	}
	return w.PutEvidence(ctx, e)
}
