package documenttest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/document"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestSteeringDocuments(t, func(t *testing.T) document.SteeringDocumentStore { return open(t) })
	TestRequirementSets(t, func(t *testing.T) document.RequirementSetStore { return open(t) })
	TestEvidence(t, func(t *testing.T) document.EvidenceStore { return open(t) })
}

// TestSteeringDocuments tests a store of steering documents.
func TestSteeringDocuments(t *testing.T, open func(*testing.T) document.SteeringDocumentStore) {
	t.Helper()
	storetest.Run(t, documents, func(t *testing.T) storetest.Store[document.SteeringDocument] {
		s := open(t)
		return storetest.Store[document.SteeringDocument]{Get: s.SteeringDocument, Put: s.PutSteeringDocument,
			List: func(ctx context.Context) iter.Seq2[document.SteeringDocument, error] {
				return s.SteeringDocuments(ctx, document.SteeringDocumentQuery{})
			}}
	})
	storetest.RunQueries(t, documents, []storetest.Query[document.SteeringDocument, document.SteeringDocumentQuery]{
		{Name: "type", Query: document.SteeringDocumentQuery{Type: "policy"}},
		{Name: "body", Query: document.SteeringDocumentQuery{Body: "nämnd 1"}},
		{Name: "body with another letter", Query: document.SteeringDocumentQuery{Body: "namnd 1"}},
		{Name: "review", Query: document.SteeringDocumentQuery{ReviewBefore: kvalitet.NewDate(2028, time.January, 1)}},
	}, document.SteeringDocumentQuery.Match, func(t *testing.T) storetest.Queried[document.SteeringDocument, document.SteeringDocumentQuery] {
		s := open(t)
		return storetest.Queried[document.SteeringDocument, document.SteeringDocumentQuery]{Put: s.PutSteeringDocument, List: s.SteeringDocuments}
	})
}

// TestRequirementSets tests a store of requirement sets.
func TestRequirementSets(t *testing.T, open func(*testing.T) document.RequirementSetStore) {
	t.Helper()
	storetest.Run(t, sets, func(t *testing.T) storetest.Store[document.RequirementSet] {
		s := open(t)
		return storetest.Store[document.RequirementSet]{Get: s.RequirementSet, Put: s.PutRequirementSet, List: s.RequirementSets}
	})
}

// TestEvidence tests a store of evidence.
func TestEvidence(t *testing.T, open func(*testing.T) document.EvidenceStore) {
	t.Helper()
	storetest.Run(t, evidence, func(t *testing.T) storetest.Store[document.Evidence] {
		s := open(t)
		return storetest.Store[document.Evidence]{Get: s.Evidence, Put: s.PutEvidence,
			List: func(ctx context.Context) iter.Seq2[document.Evidence, error] {
				return s.AllEvidence(ctx, document.EvidenceQuery{})
			}}
	})
	storetest.RunQueries(t, evidence, []storetest.Query[document.Evidence, document.EvidenceQuery]{
		{Name: "kind", Query: document.EvidenceQuery{Kind: document.EvidenceRisk}},
		{Name: "day", Query: document.EvidenceQuery{On: kvalitet.NewDate(2027, time.June, 30)}},
	}, document.EvidenceQuery.Match, func(t *testing.T) storetest.Queried[document.Evidence, document.EvidenceQuery] {
		s := open(t)
		return storetest.Queried[document.Evidence, document.EvidenceQuery]{Put: s.PutEvidence, List: s.AllEvidence}
	})
}

var documents = storetest.Aggregate[document.SteeringDocument]{
	Name: "SteeringDocument",
	Make: func(id uuid.UUID, n int) document.SteeringDocument {
		d := document.SteeringDocument{ID: id, Title: "Kvalitetspolicy", Type: []document.TypeCode{"policy", "guideline"}[n%2], Subject: "kvalitet",
			Body: []string{"nämnd 1", "nämnd 2", "namnd 1"}[n%3], Level: document.Levels()[n%5], Adopted: kvalitet.NewDate(2026, time.May, 1+n%28), Section: "§ 9",
			Period: kvalitet.Year(2027 + n%2), Owner: "qualityDirector", Supersedes: []uuid.UUID{storetest.ID(101)}, Follows: []uuid.UUID{storetest.ID(102)},
			Applies: []string{"company"}, Reference: "KS 2026/7", Retired: kvalitet.NewDate(2029, time.May, 1)}
		if n%4 != 3 {
			d.ReviewBy = kvalitet.NewDate(2027+n%3, time.June, 30)
		}
		return d
	},
	Fields: documentFields,
	Text:   func(v *document.SteeringDocument) *string { return &v.Title },
	Touch:  func(v *document.SteeringDocument) { v.Applies[0] = "rörd"; v.Follows[0] = storetest.ID(77) },
}

var sets = storetest.Aggregate[document.RequirementSet]{
	Name: "RequirementSet",
	Make: func(id uuid.UUID, n int) document.RequirementSet {
		all := document.RequirementSets()
		s := all[n%len(all)]
		s.ID = id
		return s
	},
	Fields: setFields,
	Text:   func(v *document.RequirementSet) *string { return &v.Name.SV },
	Touch: func(v *document.RequirementSet) {
		v.Requirements[0].Number = "rörd"
		v.Requirements[1].Needs[0] = "rörd"
	},
}

var evidence = storetest.Aggregate[document.Evidence]{
	Name: "Evidence",
	Make: func(id uuid.UUID, n int) document.Evidence {
		return document.Evidence{ID: id, Title: "Riskanalys hemtjänst", Kind: []document.EvidenceKind{document.EvidenceRisk, document.EvidenceControl}[n%2],
			Thing: storetest.ID(5), Answers: []document.Clause{{Set: "SOSFS 2011:9", Number: "5 kap. 1 §"}, {Set: "ISO 9001:2015", Number: "6.1"}},
			NotApplicable: n%5 == 0, Text: "görs varje år", Period: kvalitet.Year(2026 + n%3), Owner: "headOfAdministration"}
	},
	Fields: evidenceFields,
	Text:   func(v *document.Evidence) *string { return &v.Title },
	Touch:  func(v *document.Evidence) { v.Answers[0].Number = "rörd" },
}
