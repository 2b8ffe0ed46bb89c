package budget

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// AllocationSchema is the schema member of an allocation's JSON form.
const AllocationSchema = "governance/allocation/v1"

// Allocation is a frame with the keys that split it (ramfördelning): a council's on boards, a programme board's on
// operating boards, an efficiency demand on everybody.
type Allocation struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Title   string    `json:"title"`
	// Body is the code of the body that splits.
	Body   string          `json:"body,omitempty"`
	Period kvalitet.Period `json:"period,omitzero"`
	// Frame is in kronor; negative for a saving.
	Frame decimal.Decimal `json:"frame"`
	Keys  []Key           `json:"keys"`
	// Basis says what the weights count and where they come from.
	Basis string `json:"basis,omitempty"`
}

// Parts splits the frame; see [Split].
func (a Allocation) Parts() ([]Part, error) { return Split(a.Frame, a.Keys) }

// Problems reports what keeps the allocation from existing.
func (a Allocation) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", a.ID)
	ps.Version(a.Version)
	ps.Text("/title", a.Title)
	ps.OptionalText("/body", a.Body)
	ps.Under("/period", a.Period.Problems())
	if _, err := Ore(a.Frame); err != nil {
		ps.Under("/frame", problems(err))
	}
	keysAt(&ps, "/keys", a.Keys)
	ps.OptionalText("/basis", a.Basis)
	return ps
}

// Validate returns the problems as an error.
func (a Allocation) Validate() error { return kvalitet.Invalid(a.Problems()) }

// MarshalJSON writes the allocation as a document of [AllocationSchema].
func (a Allocation) MarshalJSON() ([]byte, error) {
	type plain Allocation
	p := plain(a)
	p.Keys = append([]Key{}, a.Keys...)
	return jsondoc.Marshal(AllocationSchema, p)
}

// UnmarshalJSON reads a document of [AllocationSchema]; an unknown member is [kvalitet.ErrInvalid].
func (a *Allocation) UnmarshalJSON(data []byte) error {
	type plain Allocation
	return jsondoc.Unmarshal(AllocationSchema, data, (*plain)(a))
}
