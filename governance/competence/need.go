package competence

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// NeedSchema is the schema member of a need's JSON form.
const NeedSchema = "governance/competence-need/v1"

// Need is a competence that a goal asks for (kompetensbehov), with how many have it and how many are needed.
type Need struct {
	ID         uuid.UUID `json:"id"`
	Version    int64     `json:"version"`
	Goal       uuid.UUID `json:"goal"` // the host's identity
	Competence string    `json:"competence"`
	Unit       string    `json:"unit,omitempty"`
	Needed     int       `json:"needed"`
	// Have is how many have it; nil is not counted.
	Have *int `json:"have,omitempty"`
	// Leaving is how many of those are expected to leave within the plan's time.
	Leaving int    `json:"leaving,omitzero"`
	Steps   []Step `json:"steps,omitempty"` // how it is to be met
}

// Gap is needed less those who stay (kompetensgap); negative is a surplus, and false is not counted.
func (n Need) Gap() (int, bool) {
	if n.Have == nil {
		return 0, false
	}
	return n.Needed - (*n.Have - n.Leaving), true
}

// Problems reports what keeps the need from existing.
func (n Need) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", n.ID)
	ps.Version(n.Version)
	ps.ID("/goal", n.Goal)
	ps.Text("/competence", n.Competence)
	ps.OptionalText("/unit", n.Unit)
	ps.If(n.Needed < 0, "range", "/needed", "antalet är negativt", "the number is negative")
	ps.If(n.Have != nil && *n.Have < 0, "range", "/have", "antalet är negativt", "the number is negative")
	ps.If(n.Leaving < 0 || n.Have != nil && n.Leaving > *n.Have, "range", "/leaving", "fler slutar än som finns", "more leave than there are")
	for i, s := range n.Steps {
		ps.Enum(check.At("/steps", i), s)
	}
	return ps
}

// Validate returns the problems as an error.
func (n Need) Validate() error { return kvalitet.Invalid(n.Problems()) }

// MarshalJSON writes the need as a document of [NeedSchema].
func (n Need) MarshalJSON() ([]byte, error) {
	type plain Need
	return jsondoc.Marshal(NeedSchema, plain(n))
}

// UnmarshalJSON reads a document of [NeedSchema]; an unknown member is [kvalitet.ErrInvalid].
func (n *Need) UnmarshalJSON(data []byte) error {
	type plain Need
	return jsondoc.Unmarshal(NeedSchema, data, (*plain)(n))
}
