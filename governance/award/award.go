package award

import (
	"fmt"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// AwardSchema is the schema member of an award's JSON form.
const AwardSchema = "governance/award/v1"

// Award is a prize (kvalitetspris) with its rules.
type Award struct {
	ID         uuid.UUID       `json:"id"`
	Version    int64           `json:"version"`
	Name       kvalitet.Label  `json:"name"`
	Categories []Category      `json:"categories"`
	Gates      []Gate          `json:"gates,omitempty"`
	MaxScore   int             `json:"maxScore"` // the highest score of a criterion; the lowest is 0
	Source     kvalitet.Source `json:"source"`
}

// Category is what entries compete in.
type Category struct {
	Code     string          `json:"code"`
	Name     kvalitet.Label  `json:"name"`
	Prize    decimal.Decimal `json:"prize"` // kronor
	Criteria []Criterion     `json:"criteria"`
}

// Criterion is something that the jury scores.
type Criterion struct {
	Code   string         `json:"code"`
	Name   kvalitet.Label `json:"name"`
	Weight int            `json:"weight"` // at least 1
}

// Gate is something that an entry must show before it is judged at all.
type Gate struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
}

// Category returns the category with the code.
func (a Award) Category(code string) (Category, bool) {
	for _, c := range a.Categories {
		if c.Code == code {
			return c, true
		}
	}
	return Category{}, false
}

// Problems reports what keeps the award from existing.
func (a Award) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", a.ID)
	ps.Version(a.Version)
	ps.Label("/name", a.Name)
	ps.If(len(a.Categories) == 0, "missing", "/categories", "kategori saknas", "there is no category")
	check.Unique(&ps, "/categories", a.Categories, func(c Category) string { return c.Code })
	for i, c := range a.Categories {
		at := check.At("/categories", i)
		ps.Text(at+"/code", c.Code)
		ps.Label(at+"/name", c.Name)
		ps.Decimal(at+"/prize", c.Prize)
		ps.If(len(c.Criteria) == 0, "missing", at+"/criteria", "kriterier saknas", "there are no criteria")
		check.Unique(&ps, at+"/criteria", c.Criteria, func(k Criterion) string { return k.Code })
		for j, k := range c.Criteria {
			path := check.At(at+"/criteria", j)
			ps.Text(path+"/code", k.Code)
			ps.Label(path+"/name", k.Name)
			ps.If(k.Weight < 1 || k.Weight > 1000, "range", path+"/weight", "vikten är inte 1–1000", "the weight is not 1–1000")
		}
	}
	check.Unique(&ps, "/gates", a.Gates, func(g Gate) string { return g.Code })
	ps.If(a.MaxScore < 1 || a.MaxScore > 1000, "range", "/maxScore", "högsta poäng är inte 1–1000", "the highest score is not 1–1000")
	return ps
}

// Validate returns the problems as an error.
func (a Award) Validate() error { return kvalitet.Invalid(a.Problems()) }

// MarshalJSON writes the award as a document of [AwardSchema].
func (a Award) MarshalJSON() ([]byte, error) {
	type plain Award
	return jsondoc.Marshal(AwardSchema, plain(a))
}

// UnmarshalJSON reads a document of [AwardSchema]; an unknown member is [kvalitet.ErrInvalid].
func (a *Award) UnmarshalJSON(data []byte) error {
	type plain Award
	return jsondoc.Unmarshal(AwardSchema, data, (*plain)(a))
}

// EntrySchema is the schema member of an entry's JSON form.
const EntrySchema = "governance/award-entry/v1"

// Entry is one unit's entry (bidrag).
type Entry struct {
	ID       uuid.UUID `json:"id"`
	Version  int64     `json:"version"`
	Award    uuid.UUID `json:"award"`
	Category string    `json:"category"`
	Unit     string    `json:"unit"`
	Title    string    `json:"title"`
	// Gates holds what the entry has shown: true passed, false not; a gate that is absent has not been looked at.
	Gates map[string]bool `json:"gates,omitempty"`
	// Votes are the jury's, by role.
	Votes []Vote `json:"votes,omitempty"`
}

// Vote is one jury member's scores by criterion; a criterion that is absent was not scored.
type Vote struct {
	Role   string         `json:"role"`
	Scores map[string]int `json:"scores"`
}

// Problems reports what keeps the entry from existing.
func (e Entry) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", e.ID)
	ps.Version(e.Version)
	ps.ID("/award", e.Award)
	ps.Text("/category", e.Category)
	ps.Text("/unit", e.Unit)
	ps.Text("/title", e.Title)
	check.Unique(&ps, "/votes", e.Votes, func(v Vote) string { return v.Role })
	for i, v := range e.Votes {
		ps.Text(check.At("/votes", i)+"/role", v.Role)
		for _, score := range v.Scores {
			if score < 0 || score > 1000 {
				ps.Add("range", check.At("/votes", i)+"/scores", fmt.Sprintf("poängen %d är inte 0–1000", score), fmt.Sprintf("the score %d is not 0–1000", score))
				break
			}
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (e Entry) Validate() error { return kvalitet.Invalid(e.Problems()) }

// MarshalJSON writes the entry as a document of [EntrySchema].
func (e Entry) MarshalJSON() ([]byte, error) {
	type plain Entry
	return jsondoc.Marshal(EntrySchema, plain(e))
}

// UnmarshalJSON reads a document of [EntrySchema]; an unknown member is [kvalitet.ErrInvalid].
func (e *Entry) UnmarshalJSON(data []byte) error {
	type plain Entry
	return jsondoc.Unmarshal(EntrySchema, data, (*plain)(e))
}
