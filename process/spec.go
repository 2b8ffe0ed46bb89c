package process

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// SpecificationSchema is the schema member of a specification's JSON form.
const SpecificationSchema = "process/specification/v1"

// Specification describes a process in words (processpecifikation): why, from what to what, for whom, and by whose
// responsibility. A map is one more form of description.
type Specification struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Name    string    `json:"name"`
	// Category is a code of the [CategorySet]; Klassa an optional code of the national classification, "4.2.1".
	Category string `json:"category,omitempty"`
	Klassa   string `json:"klassa,omitempty"`
	// Parent is the main process (huvudprocess) that this is a part of.
	Parent uuid.UUID `json:"parent,omitzero"`
	// Purpose says why the process exists (syfte); Trigger what starts it; the rest follow SIPOC.
	Purpose   string   `json:"purpose,omitempty"`
	Trigger   string   `json:"trigger,omitempty"`
	Suppliers []string `json:"suppliers,omitempty"`
	Inputs    []string `json:"inputs,omitempty"`
	Results   []string `json:"results,omitempty"`
	Receivers []string `json:"receivers,omitempty"`
	// Requirements on the process (krav), what is measured (mått) and what is aimed for (mål).
	Requirements []Requirement `json:"requirements,omitempty"`
	Measures     []Measure     `json:"measures,omitempty"`
	Goals        []Goal        `json:"goals,omitempty"`
	Documents    []Document    `json:"documents,omitempty"`
	Roles        []Assignment  `json:"roles,omitempty"`
	// Units are the organisational units that work in the process.
	Units  []string `json:"units,omitempty"`
	Status Status   `json:"status,omitzero"`
	// Adopted is the day of the decision and Decision its reference; Reviewed the day of the latest review.
	Adopted  kvalitet.Date `json:"adopted,omitzero"`
	Decision string        `json:"decision,omitempty"`
	Reviewed kvalitet.Date `json:"reviewed,omitzero"`
	// ReviewMonths is the interval between reviews; zero is the default of the rules.
	ReviewMonths int `json:"reviewMonths,omitzero"`
	// Evaluated is the day of the latest evaluation by a third party; see [EvaluationDue].
	Evaluated kvalitet.Date `json:"evaluated,omitzero"`
}

// Requirement is what the process must live up to (krav) and the code of the measure that shows it.
type Requirement struct {
	Text    string `json:"text"`
	Measure string `json:"measure,omitempty"`
}

// Measure is what is measured in the process (mått).
type Measure struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	Source    string `json:"source,omitempty"`
	Frequency string `json:"frequency,omitempty"`
	Owner     string `json:"owner,omitempty"`
}

// Goal is what the process shall reach (processmål). MunicipalGoal is the identity of the goal that it serves.
type Goal struct {
	Text          string        `json:"text"`
	Baseline      string        `json:"baseline,omitempty"`
	Target        string        `json:"target,omitempty"`
	Due           kvalitet.Date `json:"due,omitzero"`
	MunicipalGoal uuid.UUID     `json:"municipalGoal,omitzero"`
}

// Document is a routine or another steering document (styrdokument) that activities refer to by its code.
type Document struct {
	Code    string        `json:"code"`
	Title   string        `json:"title"`
	Kind    DocumentKind  `json:"kind,omitzero"`
	Revised kvalitet.Date `json:"revised,omitzero"`
	// Months is how long a revision lasts; zero is for ever.
	Months int    `json:"months,omitzero"`
	URL    string `json:"url,omitempty"`
}

// Expired reports whether the document should have been revised before the day. Without a revision day it is not known.
func (d Document) Expired(on kvalitet.Date) (expired, known bool) {
	if d.Months == 0 {
		return false, true
	}
	if d.Revised.IsZero() || on.IsZero() {
		return false, false
	}
	return d.Revised.AddMonths(d.Months).Before(on), true
}

// Assignment gives a role in the process to a position (befattning), never to a person by name.
type Assignment struct {
	Role   RoleCode `json:"role"`
	Holder string   `json:"holder,omitempty"`
	Unit   string   `json:"unit,omitempty"`
	// Level of the holder in the organisation, 1 is the top; zero is not known.
	Level int `json:"level,omitzero"`
}

// Holder returns who has the role first in the list, and false when nobody has.
func (s Specification) Holder(role RoleCode) (Assignment, bool) {
	for _, a := range s.Roles {
		if a.Role == role && a.Holder != "" {
			return a, true
		}
	}
	return Assignment{}, false
}

// Problems reports what keeps the specification from existing; what it lacks is for [Completeness] to say.
func (s Specification) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", s.ID)
	ps.Version(s.Version)
	ps.Text("/name", s.Name)
	ps.OptionalText("/purpose", s.Purpose)
	ps.OptionalText("/trigger", s.Trigger)
	ps.If(s.ID != uuid.Nil && s.Parent == s.ID, "cycle", "/parent", "processen är sin egen huvudprocess", "the process is its own parent")
	check.Unique(&ps, "/measures", s.Measures, func(m Measure) string { return m.Code })
	for i, m := range s.Measures {
		ps.Text(check.At("/measures", i)+"/code", m.Code)
	}
	for i, g := range s.Goals {
		ps.OptionalDate(check.At("/goals", i)+"/due", g.Due)
	}
	check.Unique(&ps, "/documents", s.Documents, func(d Document) string { return d.Code })
	for i, d := range s.Documents {
		at := check.At("/documents", i)
		ps.Text(at+"/code", d.Code)
		ps.OptionalEnum(at+"/kind", d.Kind)
		ps.OptionalDate(at+"/revised", d.Revised)
		ps.If(!months(d.Months), "range", at+"/months", "antalet månader är inte mellan 0 och 1 200", "the months are not between 0 and 1,200")
	}
	for i, a := range s.Roles {
		ps.Enum(check.At("/roles", i)+"/role", a.Role)
		ps.If(a.Level < 0, "range", check.At("/roles", i)+"/level", "nivån är negativ", "the level is negative")
	}
	ps.OptionalEnum("/status", s.Status)
	ps.OptionalDate("/adopted", s.Adopted)
	ps.OptionalDate("/reviewed", s.Reviewed)
	ps.If(!months(s.ReviewMonths), "range", "/reviewMonths", "antalet månader är inte mellan 0 och 1 200", "the months are not between 0 and 1,200")
	ps.OptionalDate("/evaluated", s.Evaluated)
	return ps
}

func months(n int) bool { return n >= 0 && n <= 1200 }

// Validate returns the problems as an error.
func (s Specification) Validate() error { return kvalitet.Invalid(s.Problems()) }

// MarshalJSON writes the specification as a document of [SpecificationSchema].
func (s Specification) MarshalJSON() ([]byte, error) {
	type plain Specification
	return jsondoc.Marshal(SpecificationSchema, plain(s))
}

// UnmarshalJSON reads a document of [SpecificationSchema]; an unknown member is [kvalitet.ErrInvalid].
func (s *Specification) UnmarshalJSON(data []byte) error {
	type plain Specification
	return jsondoc.Unmarshal(SpecificationSchema, data, (*plain)(s))
}
