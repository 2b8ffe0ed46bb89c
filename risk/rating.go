package risk

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// RatingSchema is the schema member of a rating's JSON form.
const RatingSchema = "risk/rating/v1"

// Rating is one entry of a risk's log (riskbedömning): who judged what, when, with which matrix. Entries are added and
// never changed; a new rating, or a correction that names the entry that it supersedes, is a new entry. A rating
// without a likelihood or without impacts says that the risk is not rated, which is no score at all.
type Rating struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Risk    uuid.UUID `json:"risk"`
	// Matrix is the edition of the matrix whose steps are meant.
	Matrix MatrixRef     `json:"matrix"`
	Stage  Stage         `json:"stage"`
	Date   kvalitet.Date `json:"date"`
	// Role is who rated: a role or a group, never a person.
	Role   string `json:"role,omitempty"`
	Motive string `json:"motive,omitempty"`
	// Likelihood is a step from 1; 0 is not rated.
	Likelihood int `json:"likelihood,omitzero"`
	// Impacts are the consequences, by kind. The most serious drives the value.
	Impacts []Impact `json:"impacts,omitempty"`
	// Votes are what the members of a workshop held before they agreed on the steps above.
	Votes []Vote `json:"votes,omitempty"`
	// Supersedes is the entry that this one corrects, or that it was migrated from.
	Supersedes uuid.UUID `json:"supersedes,omitzero"`
}

// Impact is how serious one kind of consequence would be (konsekvens per slag).
type Impact struct {
	// Kind is [KindEconomy] and the like; empty when the municipality does not tell kinds apart.
	Kind string `json:"kind,omitempty"`
	// Step is a step of the matrix's consequence axis, from 1.
	Step int `json:"step"`
}

// Rated reports whether there are steps to make a value of.
func (r Rating) Rated() bool { return r.Likelihood > 0 && len(r.Impacts) > 0 }

// Driver is the impact that drives the value: the most serious, the first of several; zero when there is none.
func (r Rating) Driver() Impact {
	var worst Impact
	for _, im := range r.Impacts {
		if im.Step > worst.Step {
			worst = im
		}
	}
	return worst
}

// Value gives the rating's value in the matrix that it was made with; another matrix, or another edition of it, is
// [kvalitet.ErrInvalid] ("matrix"): see [Migration]. A rating that is not rated gives the zero value.
func (r Rating) Value(m Matrix) (Value, error) {
	if !r.Rated() {
		return Value{}, nil
	}
	if r.Matrix.ID != m.ID || r.Matrix.Edition != m.Edition {
		return Value{}, kvalitet.Invalid([]kvalitet.Problem{{Code: "matrix", Path: "/matrix",
			SV: fmt.Sprintf("bedömningen är gjord med matrisen %s utgåva %d, inte %s utgåva %d", r.Matrix.Code, r.Matrix.Edition, m.Code, m.Edition),
			EN: fmt.Sprintf("the rating was made with matrix %s edition %d, not %s edition %d", r.Matrix.Code, r.Matrix.Edition, m.Code, m.Edition)}})
	}
	return m.Rate(r.Likelihood, r.Driver().Step)
}

// Problems reports what keeps the rating from existing: among others steps outside 1–6 ("range") and one kind of
// impact twice ("duplicate").
func (r Rating) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", r.ID)
	ps.Version(r.Version)
	ps.ID("/risk", r.Risk)
	ps.ID("/matrix/id", r.Matrix.ID)
	ps.Enum("/stage", r.Stage)
	ps.Date("/date", r.Date)
	ps.OptionalText("/role", r.Role)
	ps.OptionalText("/motive", r.Motive)
	ps.If(r.Likelihood < 0 || r.Likelihood > maxSteps, "range", "/likelihood", "steget är inte mellan 1 och 6", "the step is not between 1 and 6")
	check.Unique(&ps, "/impacts", r.Impacts, func(im Impact) string { return im.Kind })
	for i, im := range r.Impacts {
		ps.OptionalText(check.At("/impacts", i)+"/kind", im.Kind)
		ps.If(im.Step < 1 || im.Step > maxSteps, "range", check.At("/impacts", i)+"/step", "steget är inte mellan 1 och 6", "the step is not between 1 and 6")
	}
	for i, v := range r.Votes {
		ps.If(v.Likelihood < 1 || v.Likelihood > maxSteps || v.Consequence < 1 || v.Consequence > maxSteps, "range", check.At("/votes", i),
			"steget är inte mellan 1 och 6", "the step is not between 1 and 6")
	}
	ps.If(r.Supersedes != uuid.Nil && r.Supersedes == r.ID, "cycle", "/supersedes", "bedömningen ersätter sig själv", "the rating supersedes itself")
	return ps
}

// Validate returns the problems as an error.
func (r Rating) Validate() error { return kvalitet.Invalid(r.Problems()) }

// MarshalJSON writes the rating as a document of [RatingSchema].
func (r Rating) MarshalJSON() ([]byte, error) {
	type plain Rating
	return jsondoc.Marshal(RatingSchema, plain(r))
}

// UnmarshalJSON reads a document of [RatingSchema]; an unknown member is [kvalitet.ErrInvalid].
func (r *Rating) UnmarshalJSON(data []byte) error {
	type plain Rating
	return jsondoc.Unmarshal(RatingSchema, data, (*plain)(r))
}
