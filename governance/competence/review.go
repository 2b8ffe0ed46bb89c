package competence

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ReviewSchema is the schema member of a review's JSON form.
const ReviewSchema = "governance/competence-review/v1"

// DefaultScale is the highest step of a rating: our default.
const DefaultScale = 4

// Review is the judgement before a development talk (underlag för utvecklingssamtal).
type Review struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Employee is an identity of the host's, never a name; zero when it has been redacted.
	Employee uuid.UUID     `json:"employee,omitzero"`
	Post     string        `json:"post"` // befattning
	Unit     string        `json:"unit,omitempty"`
	Date     kvalitet.Date `json:"date"`
	// Scale is the highest step of the ratings, 2–10.
	Scale   int      `json:"scale"`
	Ratings []Rating `json:"ratings"`
	// Plan is what is done about the gaps (utvecklingsplan).
	Plan []Activity `json:"plan,omitempty"`
}

// Rating is one demand as the employee and the manager see it; 0 is not rated.
type Rating struct {
	Demand  Demand `json:"demand"`
	Self    int    `json:"self,omitzero"`
	Manager int    `json:"manager,omitzero"`
	// Agreed is what they came to together, and Wanted what the post asks.
	Agreed int `json:"agreed,omitzero"`
	Wanted int `json:"wanted,omitzero"`
}

// Gap is how far what was agreed lies below what the post asks; false when either is not rated.
func (r Rating) Gap() (int, bool) {
	if r.Agreed == 0 || r.Wanted == 0 {
		return 0, false
	}
	return max(0, r.Wanted-r.Agreed), true
}

// Activity is something to do about a gap.
type Activity struct {
	Demand Demand        `json:"demand"`
	Text   string        `json:"text"`
	Due    kvalitet.Date `json:"due,omitzero"`
	Done   kvalitet.Date `json:"done,omitzero"`
}

// Problems reports what keeps the review from existing.
func (r Review) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", r.ID)
	ps.Version(r.Version)
	ps.Text("/post", r.Post)
	ps.OptionalText("/unit", r.Unit)
	ps.Date("/date", r.Date)
	ps.If(r.Scale < 2 || r.Scale > 10, "range", "/scale", "skalan är inte 2–10", "the scale is not 2–10")
	check.Unique(&ps, "/ratings", r.Ratings, func(r Rating) Demand { return r.Demand })
	for i, rating := range r.Ratings {
		at := check.At("/ratings", i)
		ps.Enum(at+"/demand", rating.Demand)
		for _, step := range []struct {
			name  string
			value int
		}{{"/self", rating.Self}, {"/manager", rating.Manager}, {"/agreed", rating.Agreed}, {"/wanted", rating.Wanted}} {
			ps.If(step.value < 0 || step.value > r.Scale, "range", at+step.name,
				fmt.Sprintf("steget är inte 1–%d (0 är ej bedömt)", r.Scale), fmt.Sprintf("the step is not 1–%d (0 is not rated)", r.Scale))
		}
	}
	for i, a := range r.Plan {
		at := check.At("/plan", i)
		ps.Enum(at+"/demand", a.Demand)
		ps.Text(at+"/text", a.Text)
		ps.OptionalDate(at+"/due", a.Due)
		ps.OptionalDate(at+"/done", a.Done)
	}
	return ps
}

// Validate returns the problems as an error.
func (r Review) Validate() error { return kvalitet.Invalid(r.Problems()) }

// Redacted returns the review without the employee's identity and the free text of the plan, for export.
func (r Review) Redacted() Review {
	r.Employee = uuid.Nil
	r.Plan = nil
	return r
}

// MarshalJSON writes the review as a document of [ReviewSchema].
func (r Review) MarshalJSON() ([]byte, error) {
	type plain Review
	return jsondoc.Marshal(ReviewSchema, plain(r))
}

// UnmarshalJSON reads a document of [ReviewSchema]; an unknown member is [kvalitet.ErrInvalid].
func (r *Review) UnmarshalJSON(data []byte) error {
	type plain Review
	return jsondoc.Unmarshal(ReviewSchema, data, (*plain)(r))
}
