package rosa

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// CaseTypeSchema is the schema member of a case type's JSON form.
const CaseTypeSchema = "rosa/casetype/v1"

// CaseType is a type of case (ärendetyp), such as an application for a parking permit, with the parts that it falls into.
type CaseType struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Name    string    `json:"name"`
	// Body is the code of the body that owns the case (nämnd, förvaltning).
	Body string `json:"body,omitempty"`
	// Volume is the number of cases a year. Together with a part's share it gives how often the part is done.
	Volume decimal.Decimal `json:"volume"`
	// Parts in the order in which they are done.
	Parts []Part `json:"parts,omitempty"`
}

// MaxLevel returns the highest level that occurs, and "not set" for a case without parts. A part that no case has, of
// share 0, does not count.
func (c CaseType) MaxLevel() Level {
	var highest Level
	for _, p := range c.Parts {
		if p.occurs().IsPositive() {
			highest = max(highest, p.Level)
		}
	}
	return highest
}

// Times is how often a part is done in a year: volume × share, the volume being the part's own when it has one.
func (c CaseType) Times(p Part) decimal.Decimal {
	v := c.Volume
	if p.Volume.Valid {
		v = p.Volume.Decimal
	}
	return v.Mul(p.occurs())
}

// Problems reports what keeps the case from existing: among others two parts with the same code ("duplicate").
func (c CaseType) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", c.ID)
	ps.Version(c.Version)
	ps.Text("/name", c.Name)
	ps.OptionalText("/body", c.Body)
	volume(&ps, c.Volume)
	check.Unique(&ps, "/parts", c.Parts, func(p Part) string { return p.Code })
	for i, p := range c.Parts {
		ps.Under(check.At("/parts", i), p.Problems())
	}
	return ps
}

// Validate returns the problems as an error.
func (c CaseType) Validate() error { return kvalitet.Invalid(c.Problems()) }

// MarshalJSON writes the case as a document of [CaseTypeSchema].
func (c CaseType) MarshalJSON() ([]byte, error) {
	type plain CaseType
	return jsondoc.Marshal(CaseTypeSchema, plain(c))
}

// UnmarshalJSON reads a document of [CaseTypeSchema]; an unknown member is [kvalitet.ErrInvalid].
func (c *CaseType) UnmarshalJSON(data []byte) error {
	type plain CaseType
	return jsondoc.Unmarshal(CaseTypeSchema, data, (*plain)(c))
}
