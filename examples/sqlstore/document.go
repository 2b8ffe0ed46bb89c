package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	governing "github.com/kommunkvalitet/kvalitet/governance/document"
)

var (
	steeringDocuments = aggregate[governing.SteeringDocument]{
		kind:   "governance/steering-document",
		fields: func(v *governing.SteeringDocument) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *governing.SteeringDocument) keys { return keys{string(v.Type), v.Body} },
	}
	requirementSets = aggregate[governing.RequirementSet]{
		kind:   "governance/requirement-set",
		fields: func(v *governing.RequirementSet) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[governing.RequirementSet],
	}
	evidence = aggregate[governing.Evidence]{
		kind:   "governance/evidence",
		fields: func(v *governing.Evidence) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *governing.Evidence) keys { return keys{string(v.Kind)} },
	}
)

// SteeringDocument implements [governing.SteeringDocumentReader].
func (s *Store) SteeringDocument(ctx context.Context, id uuid.UUID) (governing.SteeringDocument, error) {
	return get(ctx, s, steeringDocuments, id)
}

// SteeringDocuments implements [governing.SteeringDocumentReader].
func (s *Store) SteeringDocuments(ctx context.Context, q governing.SteeringDocumentQuery) iter.Seq2[governing.SteeringDocument, error] {
	return list(ctx, s, steeringDocuments, keys{string(q.Type), q.Body}, func(v *governing.SteeringDocument) bool { return q.Match(*v) })
}

// PutSteeringDocument implements [governing.SteeringDocumentWriter].
func (s *Store) PutSteeringDocument(ctx context.Context, v governing.SteeringDocument) (governing.SteeringDocument, error) {
	return put(ctx, s, steeringDocuments, v)
}

// RequirementSet implements [governing.RequirementSetReader].
func (s *Store) RequirementSet(ctx context.Context, id uuid.UUID) (governing.RequirementSet, error) {
	return get(ctx, s, requirementSets, id)
}

// RequirementSets implements [governing.RequirementSetReader].
func (s *Store) RequirementSets(ctx context.Context) iter.Seq2[governing.RequirementSet, error] {
	return list(ctx, s, requirementSets, keys{}, anyValue)
}

// PutRequirementSet implements [governing.RequirementSetWriter].
func (s *Store) PutRequirementSet(ctx context.Context, v governing.RequirementSet) (governing.RequirementSet, error) {
	return put(ctx, s, requirementSets, v)
}

// Evidence implements [governing.EvidenceReader].
func (s *Store) Evidence(ctx context.Context, id uuid.UUID) (governing.Evidence, error) {
	return get(ctx, s, evidence, id)
}

// AllEvidence implements [governing.EvidenceReader].
func (s *Store) AllEvidence(ctx context.Context, q governing.EvidenceQuery) iter.Seq2[governing.Evidence, error] {
	return list(ctx, s, evidence, keys{string(q.Kind)}, func(v *governing.Evidence) bool { return q.Match(*v) })
}

// PutEvidence implements [governing.EvidenceWriter].
func (s *Store) PutEvidence(ctx context.Context, v governing.Evidence) (governing.Evidence, error) {
	return put(ctx, s, evidence, v)
}
