package risk

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// DecisionSchema is the schema member of a decision's JSON form.
const DecisionSchema = "risk/decision/v1"

// Decision is what a body has decided about a risk (beslut om risken). A risk has at most one that is open.
type Decision struct {
	ID        uuid.UUID `json:"id"`
	Version   int64     `json:"version"`
	Risk      uuid.UUID `json:"risk"`
	Treatment Treatment `json:"treatment"`
	// Route is the way of a risk that is treated; optional.
	Route Route `json:"route,omitzero"`
	// Body, Section and Date say where it was decided: "socialnämnden", "§ 118", the day.
	Body    string        `json:"body"`
	Section string        `json:"section,omitempty"`
	Date    kvalitet.Date `json:"date"`
	// Expires is the last day on which it holds; zero is without end, which an acceptance should not be.
	Expires kvalitet.Date `json:"expires,omitzero"`
	Motive  string        `json:"motive,omitempty"`
	// Value is the risk's value when it was decided, with the matrix it was made with. An acceptance does not cover a
	// higher one.
	Value  int       `json:"value,omitzero"`
	Matrix MatrixRef `json:"matrix,omitzero"`
	// Revoked is the day on which the body took it back; Closed the day on which it was done with.
	Revoked kvalitet.Date `json:"revoked,omitzero"`
	Closed  kvalitet.Date `json:"closed,omitzero"`
}

// State tells whether the decision holds on a day, given the risk's value then and the matrix that gave it. An
// acceptance is to be decided again when the value is higher than the one accepted, by the same edition of the matrix.
func (d Decision) State(on kvalitet.Date, now Value, matrix MatrixRef) DecisionState {
	since := func(day kvalitet.Date) bool { return !day.IsZero() && (on.IsZero() || !on.Before(day)) }
	switch {
	case since(d.Revoked):
		return DecisionRevoked
	case since(d.Closed):
		return DecisionClosed
	case !d.Expires.IsZero() && !on.IsZero() && on.After(d.Expires):
		return DecisionExpired
	case d.Treatment == TreatmentAccept && now.Rated() && now.Value > d.Value && d.Matrix.ID == matrix.ID && d.Matrix.Edition == matrix.Edition:
		return DecisionReopened
	default:
		return DecisionOpen
	}
}

// Problems reports what keeps the decision from existing: among others days that come before the decision ("order").
func (d Decision) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", d.ID)
	ps.Version(d.Version)
	ps.ID("/risk", d.Risk)
	ps.Enum("/treatment", d.Treatment)
	ps.OptionalEnum("/route", d.Route)
	ps.Text("/body", d.Body)
	ps.OptionalText("/section", d.Section)
	ps.Date("/date", d.Date)
	ps.OptionalText("/motive", d.Motive)
	ps.If(d.Value < 0 || d.Value > MaxValue, "range", "/value", "värdet är inte mellan 0 och 65 535", "the value is not between 0 and 65,535")
	for _, day := range []struct {
		path string
		day  kvalitet.Date
	}{{"/expires", d.Expires}, {"/revoked", d.Revoked}, {"/closed", d.Closed}} {
		ps.OptionalDate(day.path, day.day)
		ps.If(!day.day.IsZero() && day.day.Before(d.Date), "order", day.path, "dagen ligger före beslutet", "the day is before the decision")
	}
	return ps
}

// Validate returns the problems as an error.
func (d Decision) Validate() error { return kvalitet.Invalid(d.Problems()) }

// MarshalJSON writes the decision as a document of [DecisionSchema].
func (d Decision) MarshalJSON() ([]byte, error) {
	type plain Decision
	return jsondoc.Marshal(DecisionSchema, plain(d))
}

// UnmarshalJSON reads a document of [DecisionSchema]; an unknown member is [kvalitet.ErrInvalid].
func (d *Decision) UnmarshalJSON(data []byte) error {
	type plain Decision
	return jsondoc.Unmarshal(DecisionSchema, data, (*plain)(d))
}
