package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/document"
)

var (
	steeringDocuments = aggregate[document.SteeringDocument]{
		kind:   "governance/steering-document",
		fields: func(v *document.SteeringDocument) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *document.SteeringDocument) keys { return keys{string(v.Type), v.Body} },
	}
	requirementSets = aggregate[document.RequirementSet]{
		kind:   "governance/requirement-set",
		fields: func(v *document.RequirementSet) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[document.RequirementSet],
	}
	evidence = aggregate[document.Evidence]{
		kind:   "governance/evidence",
		fields: func(v *document.Evidence) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *document.Evidence) keys { return keys{string(v.Kind)} },
	}
)

// SteeringDocument implements [document.SteeringDocumentReader].
func (s *Store) SteeringDocument(ctx context.Context, id uuid.UUID) (document.SteeringDocument, error) {
	return get(ctx, s, steeringDocuments, id)
}

// SteeringDocuments implements [document.SteeringDocumentReader].
func (s *Store) SteeringDocuments(ctx context.Context, q document.SteeringDocumentQuery) iter.Seq2[document.SteeringDocument, error] {
	return list(ctx, s, steeringDocuments, keys{string(q.Type), q.Body}, func(v *document.SteeringDocument) bool { return q.Match(*v) })
}

// PutSteeringDocument implements [document.SteeringDocumentWriter].
func (s *Store) PutSteeringDocument(ctx context.Context, v document.SteeringDocument) (document.SteeringDocument, error) {
	return put(ctx, s, steeringDocuments, v)
}

// RequirementSet implements [document.RequirementSetReader].
func (s *Store) RequirementSet(ctx context.Context, id uuid.UUID) (document.RequirementSet, error) {
	return get(ctx, s, requirementSets, id)
}

// RequirementSets implements [document.RequirementSetReader].
func (s *Store) RequirementSets(ctx context.Context) iter.Seq2[document.RequirementSet, error] {
	return list(ctx, s, requirementSets, keys{}, anyValue)
}

// PutRequirementSet implements [document.RequirementSetWriter].
func (s *Store) PutRequirementSet(ctx context.Context, v document.RequirementSet) (document.RequirementSet, error) {
	return put(ctx, s, requirementSets, v)
}

// Evidence implements [document.EvidenceReader].
func (s *Store) Evidence(ctx context.Context, id uuid.UUID) (document.Evidence, error) {
	return get(ctx, s, evidence, id)
}

// AllEvidence implements [document.EvidenceReader].
func (s *Store) AllEvidence(ctx context.Context, q document.EvidenceQuery) iter.Seq2[document.Evidence, error] {
	return list(ctx, s, evidence, keys{string(q.Kind)}, func(v *document.Evidence) bool { return q.Match(*v) })
}

// PutEvidence implements [document.EvidenceWriter].
func (s *Store) PutEvidence(ctx context.Context, v document.Evidence) (document.Evidence, error) {
	return put(ctx, s, evidence, v)
}
