package document

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// SteeringDocumentSchema is the schema member of a steering document's JSON form.
const SteeringDocumentSchema = "governance/steering-document/v1"

// SteeringDocument is a document that steers (styrdokument): what it is, who adopted it, how long it holds.
type SteeringDocument struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Title   string    `json:"title"`
	// Type is the code of its type: "policy", "guideline" …; see [Types].
	Type TypeCode `json:"type"`
	// Subject groups documents that rule the same thing ("upphandling"); documents of one subject may conflict.
	Subject string `json:"subject,omitempty"`
	// Body is the code of the body that adopted it, Level the level on which that body decides.
	Body  string `json:"body"`
	Level Level  `json:"level"`
	// Adopted is the day of the decision, Section its paragraph.
	Adopted kvalitet.Date `json:"adopted,omitzero"`
	Section string        `json:"section,omitempty"`
	// Period is when it holds; without an end until further notice.
	Period kvalitet.Period `json:"period,omitzero"`
	// ReviewBy is the day by which it is to be reviewed.
	ReviewBy kvalitet.Date `json:"reviewBy,omitzero"`
	// Owner is the code of the role that keeps it up to date: a role, never a person.
	Owner string `json:"owner,omitempty"`
	// Supersedes are the documents that it replaces.
	Supersedes []uuid.UUID `json:"supersedes,omitempty"`
	// Follows are the documents above that it carries out or makes precise.
	Follows []uuid.UUID `json:"follows,omitempty"`
	// Applies are the codes of the bodies and companies that it is for; none is all.
	Applies []string `json:"applies,omitempty"`
	// Reference is where the document is: a registry number or an address.
	Reference string        `json:"reference,omitempty"`
	Retired   kvalitet.Date `json:"retired,omitzero"`
}

// Problems reports what keeps the document from existing. Whether it is in order is for [Rules] to say.
func (d SteeringDocument) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", d.ID)
	ps.Version(d.Version)
	ps.Text("/title", d.Title)
	ps.Text("/type", string(d.Type))
	ps.OptionalText("/subject", d.Subject)
	ps.Text("/body", d.Body)
	ps.Enum("/level", d.Level)
	ps.OptionalDate("/adopted", d.Adopted)
	ps.Under("/period", d.Period.Problems())
	ps.OptionalDate("/reviewBy", d.ReviewBy)
	others(&ps, "/supersedes", d.Supersedes, d.ID)
	others(&ps, "/follows", d.Follows, d.ID)
	check.Unique(&ps, "/applies", d.Applies, func(code string) string { return code })
	ps.OptionalDate("/retired", d.Retired)
	return ps
}

func others(ps *check.List, path string, ids []uuid.UUID, self uuid.UUID) {
	check.Unique(ps, path, ids, func(id uuid.UUID) uuid.UUID { return id })
	for i, id := range ids {
		ps.ID(check.At(path, i), id)
		ps.If(id == self && id != uuid.Nil, "cycle", check.At(path, i), "dokumentet hänvisar till sig självt", "the document refers to itself")
	}
}

// Validate returns the problems as an error.
func (d SteeringDocument) Validate() error { return kvalitet.Invalid(d.Problems()) }

// MarshalJSON writes the document as a document of [SteeringDocumentSchema].
func (d SteeringDocument) MarshalJSON() ([]byte, error) {
	type plain SteeringDocument
	return jsondoc.Marshal(SteeringDocumentSchema, plain(d))
}

// UnmarshalJSON reads a document of [SteeringDocumentSchema]; an unknown member is [kvalitet.ErrInvalid].
func (d *SteeringDocument) UnmarshalJSON(data []byte) error {
	type plain SteeringDocument
	return jsondoc.Unmarshal(SteeringDocumentSchema, data, (*plain)(d))
}

// InForce reports whether the document holds on a day: adopted by then, within its period and not retired.
func (d SteeringDocument) InForce(on kvalitet.Date) bool {
	return !d.Adopted.IsZero() && !on.Before(d.Adopted) && d.Period.Contains(on) && (d.Retired.IsZero() || on.Before(d.Retired))
}

// Register is the documents of a municipality (dokumentregister). Make one with NewRegister.
type Register struct {
	documents []SteeringDocument
	at        map[uuid.UUID]int
	replaced  map[uuid.UUID][]int // by what is superseded
}

// NewRegister makes a register of documents in their order. It is [kvalitet.ErrInvalid] for documents that are invalid,
// the same identity twice ("duplicate"), and documents that follow each other in a ring ("cycle").
func NewRegister(documents ...SteeringDocument) (*Register, error) {
	r := &Register{documents: slices.Clone(documents), at: make(map[uuid.UUID]int, len(documents)), replaced: map[uuid.UUID][]int{}}
	var ps check.List
	check.Unique(&ps, "", documents, func(d SteeringDocument) uuid.UUID { return d.ID })
	for i, d := range documents {
		ps.Under(check.At("", i), d.Problems())
		r.at[d.ID] = i
		for _, old := range d.Supersedes {
			r.replaced[old] = append(r.replaced[old], i)
		}
	}
	for i, d := range documents {
		ps.If(r.rings(d.ID), "cycle", check.At("", i)+"/follows", "dokumenten följer på varandra", "the documents follow each other")
	}
	return r, kvalitet.Invalid(ps)
}

// rings reports whether following the documents above leads back.
func (r *Register) rings(start uuid.UUID) bool {
	seen := map[uuid.UUID]bool{}
	next := []uuid.UUID{start}
	for len(next) > 0 {
		i, ok := r.at[next[0]]
		next = next[1:]
		if !ok {
			continue
		}
		for _, id := range r.documents[i].Follows {
			if id == start {
				return id != uuid.Nil
			}
			if !seen[id] {
				seen[id] = true
				next = append(next, id)
			}
		}
	}
	return false
}

// Document returns the document with the identity.
func (r *Register) Document(id uuid.UUID) (SteeringDocument, bool) {
	i, ok := r.at[id]
	if !ok {
		return SteeringDocument{}, false
	}
	return r.documents[i], true
}

// InForce returns the documents that hold on a day and have not been superseded by one that does, in their order.
func (r *Register) InForce(on kvalitet.Date) []SteeringDocument {
	var out []SteeringDocument
	for _, d := range r.documents {
		if _, gone := r.Superseded(d.ID, on); d.InForce(on) && !gone {
			out = append(out, d)
		}
	}
	return out
}

// Superseded returns the first document in force on the day that replaces the one with the identity.
func (r *Register) Superseded(id uuid.UUID, on kvalitet.Date) (SteeringDocument, bool) {
	for _, i := range r.replaced[id] {
		if r.documents[i].InForce(on) {
			return r.documents[i], true
		}
	}
	return SteeringDocument{}, false
}

// Pass returns the pass for the rules of one document on a day.
func (r *Register) Pass(id uuid.UUID, on kvalitet.Date) (*Pass, bool) {
	d, ok := r.Document(id)
	return &Pass{Document: d, Register: r, On: on, Types: Types()}, ok
}
