package rosa

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// SessionSchema is the schema member of a session's JSON form.
const SessionSchema = "rosa/session/v1"

// Session is a structured conversation (ROSA-genomgång): a leader talks case types through with those who know them. The
// answers stand in the case types; the session keeps who took part, and who answered what.
type Session struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Body whose cases are talked through.
	Body string        `json:"body"`
	Held kvalitet.Date `json:"held,omitzero"`
	// Leader and Experts are roles or units, never persons.
	Leader  string   `json:"leader"`
	Experts []string `json:"experts,omitempty"`
	// Boundary is the highest level that the centre does; "not set" is [DefaultBoundary].
	Boundary Level `json:"boundary,omitzero"`
	// Cases that are talked through.
	Cases []uuid.UUID `json:"cases,omitempty"`
	// Replies are who answered what, in the order given.
	Replies []Reply `json:"replies,omitempty"`
}

// Reply notes that a question was answered.
type Reply struct {
	Case     uuid.UUID `json:"case"`
	Part     string    `json:"part"`
	Question Question  `json:"question"`
	By       Role      `json:"by"`
	Note     string    `json:"note,omitempty"`
}

// boundary returns the boundary with its default.
func (s Session) boundary() Level {
	if s.Boundary == 0 {
		return DefaultBoundary
	}
	return s.Boundary
}

// Progress is how far a session has come (läge), for one role or for all.
type Progress struct {
	// Role is "not set" for all.
	Role     Role `json:"role,omitzero"`
	Asked    int  `json:"asked"`
	Answered int  `json:"answered"`
	// Noted are the answers for which the session says who gave them.
	Noted int `json:"noted"`
}

// Progress counts the questions that arise for the session's cases: the first row is all, then one per role that has
// questions. Cases that are not given are not counted.
func (s Session) Progress(cases []CaseType) []Progress {
	type key struct {
		id       uuid.UUID
		part     string
		question Question
	}
	noted := make(map[key]bool, len(s.Replies))
	for _, r := range s.Replies {
		noted[key{r.Case, r.Part, r.Question}] = true
	}
	rows := make([]Progress, len(Roles())+1)
	for _, c := range cases {
		if !slices.Contains(s.Cases, c.ID) {
			continue
		}
		for _, a := range c.Questions(s.boundary()) {
			for _, row := range []*Progress{&rows[0], &rows[a.By]} {
				row.Asked++
				if a.Answered {
					row.Answered++
					if noted[key{c.ID, a.Part, a.Question}] {
						row.Noted++
					}
				}
			}
		}
	}
	for _, r := range Roles() {
		rows[r].Role = r
	}
	return slices.DeleteFunc(rows, func(p Progress) bool { return p.Role != 0 && p.Asked == 0 })
}

// Problems reports what keeps the session from existing: among others a reply about a case that is not in it ("unknown")
// and a reply by a role that does not answer the question ("role").
func (s Session) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", s.ID)
	ps.Version(s.Version)
	ps.Text("/body", s.Body)
	ps.OptionalDate("/held", s.Held)
	ps.Text("/leader", s.Leader)
	for i, e := range s.Experts {
		ps.Text(check.At("/experts", i), e)
	}
	ps.OptionalEnum("/boundary", s.Boundary)
	check.Unique(&ps, "/cases", s.Cases, func(id uuid.UUID) uuid.UUID { return id })
	for i, id := range s.Cases {
		ps.ID(check.At("/cases", i), id)
	}
	for i, r := range s.Replies {
		at := check.At("/replies", i)
		ps.If(!slices.Contains(s.Cases, r.Case), "unknown", at+"/case", "ärendet hör inte till genomgången", "the case is not in the session")
		ps.Text(at+"/part", r.Part)
		ps.Enum(at+"/question", r.Question)
		ps.Enum(at+"/by", r.By)
		ps.If(r.Question.Valid() && r.By.Valid() && r.By != r.Question.By(), "role", at+"/by",
			fmt.Sprintf("frågan besvaras av rollen %s", r.Question.By().Label().SV), fmt.Sprintf("the question is answered by the role %s", r.Question.By().Label().EN))
		ps.OptionalText(at+"/note", r.Note)
	}
	return ps
}

// Validate returns the problems as an error.
func (s Session) Validate() error { return kvalitet.Invalid(s.Problems()) }

// MarshalJSON writes the session as a document of [SessionSchema].
func (s Session) MarshalJSON() ([]byte, error) {
	type plain Session
	return jsondoc.Marshal(SessionSchema, plain(s))
}

// UnmarshalJSON reads a document of [SessionSchema]; an unknown member is [kvalitet.ErrInvalid].
func (s *Session) UnmarshalJSON(data []byte) error {
	type plain Session
	return jsondoc.Unmarshal(SessionSchema, data, (*plain)(s))
}
