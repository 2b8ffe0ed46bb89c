package outlook

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// DialogueSchema is the schema member of a dialogue's JSON form.
const DialogueSchema = "governance/dialogue/v1"

// Dialogue is a conversation with citizens about a question (medborgardialog).
type Dialogue struct {
	ID       uuid.UUID `json:"id"`
	Version  int64     `json:"version"`
	Question string    `json:"question"`
	Body     string    `json:"body,omitempty"` // who decides
	// Influence says whether the question can still be influenced, and Open whether those who decide are; nil is not
	// asked. When either is no, citizens are informed, and not asked.
	Influence *bool `json:"influence,omitempty"`
	Open      *bool `json:"open,omitempty"`
	Rung      Rung  `json:"rung"`
	// Groups are whom it concerns, and Reached those who were met; methods are codes of a [DialogueMethod].
	Groups  []string        `json:"groups,omitempty"`
	Reached []string        `json:"reached,omitempty"`
	Methods []string        `json:"methods,omitempty"`
	Period  kvalitet.Period `json:"period,omitzero"`
	// Decided is when the question was decided, and Feedback when citizens were told what became of what they said.
	Decided  kvalitet.Date `json:"decided,omitzero"`
	Feedback kvalitet.Date `json:"feedback,omitzero"`
}

// Problems reports what keeps the dialogue from existing.
func (d Dialogue) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", d.ID)
	ps.Version(d.Version)
	ps.Text("/question", d.Question)
	ps.OptionalText("/body", d.Body)
	ps.Enum("/rung", d.Rung)
	ps.Under("/period", d.Period.Problems())
	ps.OptionalDate("/decided", d.Decided)
	ps.OptionalDate("/feedback", d.Feedback)
	return ps
}

// Validate returns the problems as an error.
func (d Dialogue) Validate() error { return kvalitet.Invalid(d.Problems()) }

// MarshalJSON writes the dialogue as a document of [DialogueSchema].
func (d Dialogue) MarshalJSON() ([]byte, error) {
	type plain Dialogue
	return jsondoc.Marshal(DialogueSchema, plain(d))
}

// UnmarshalJSON reads a document of [DialogueSchema]; an unknown member is [kvalitet.ErrInvalid].
func (d *Dialogue) UnmarshalJSON(data []byte) error {
	type plain Dialogue
	return jsondoc.Unmarshal(DialogueSchema, data, (*plain)(d))
}
