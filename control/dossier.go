package control

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/google/uuid"
)

// Dossier is what the auditors get to read of a body's year (underlag till revisionen): which documents there are, in
// which version, with a hash of each, and what evidence they point at. It holds no material of its own, so it can be
// given away, and whoever has the documents can see that they are the same.
type Dossier struct {
	Body      string            `json:"body"`
	Year      int               `json:"year"`
	Documents []DossierEntry    `json:"documents"`
	Evidence  []DossierEvidence `json:"evidence"`
}

// DossierEntry is one document.
type DossierEntry struct {
	// Schema is the document's schema member.
	Schema  string    `json:"schema"`
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Hash is the SHA-256 of the document's JSON form, in hexadecimal.
	Hash string `json:"hash"`
}

// DossierEvidence is a piece of evidence and the execution that points at it.
type DossierEvidence struct {
	Execution uuid.UUID `json:"execution"`
	Activity  Number    `json:"activity"`
	Evidence
}

// NewDossier makes the dossier of a body's year, documents in the order of the file. A document that cannot be written
// wraps [github.com/kommunkvalitet/kvalitet.ErrInvalid].
func NewDossier(f File) (Dossier, error) {
	d := Dossier{Body: f.Body, Year: f.Year, Documents: []DossierEntry{}, Evidence: []DossierEvidence{}}
	add := func(schema string, id uuid.UUID, version int64, v any) error {
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(text)
		d.Documents = append(d.Documents, DossierEntry{schema, id, version, hex.EncodeToString(sum[:])})
		return nil
	}
	if f.Plan != nil {
		if err := add(PlanSchema, f.Plan.ID, f.Plan.Version, f.Plan); err != nil {
			return Dossier{}, err
		}
	}
	for _, e := range f.Executions {
		if err := add(ExecutionSchema, e.ID, e.Version, e); err != nil {
			return Dossier{}, err
		}
		for _, ev := range e.Evidence {
			d.Evidence = append(d.Evidence, DossierEvidence{e.ID, e.Activity, ev})
		}
	}
	for _, dev := range f.Deviations {
		if err := add(DeviationSchema, dev.ID, dev.Version, dev); err != nil {
			return Dossier{}, err
		}
	}
	if f.Report != nil {
		if err := add(ReportSchema, f.Report.ID, f.Report.Version, f.Report); err != nil {
			return Dossier{}, err
		}
	}
	return d, nil
}
