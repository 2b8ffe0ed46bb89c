package risk

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// Schema is the schema member of a risk's JSON form.
const Schema = "risk/risk/v1"

// Risk is an unwanted event that, if it happens, can keep goals from being reached (risk). What it is worth is told by
// its ratings, which are stored apart and never changed.
type Risk struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Number is what people call it: "V1", "E 3".
	Number string `json:"number,omitempty"`
	// Event is what can happen; Cause is what it comes of, and Consequence what follows.
	Event       string `json:"event"`
	Cause       string `json:"cause,omitempty"`
	Consequence string `json:"consequence,omitempty"`
	// Area is the part of the analysis that it belongs to; [Areas] has the usual three.
	Area string `json:"area,omitempty"`
	// Category is a kind of risk of the municipality's own; [KalmarCategories] is one list.
	Category string `json:"category,omitempty"`
	// Framework is what the risk is analysed for, when a register holds several kinds: internal control, work
	// environment, information security, crisis preparedness. Empty is internal control.
	Framework string `json:"framework,omitempty"`
	// Body is the code of the body that answers for the risk, and Owner the role (riskägare): never a person.
	Body  string `json:"body,omitempty"`
	Owner string `json:"owner,omitempty"`
	// Goals and Processes are what the event would hurt.
	Goals     []uuid.UUID `json:"goals,omitempty"`
	Processes []uuid.UUID `json:"processes,omitempty"`
	// Common is set on a risk that every body must answer (kommungemensam risk). Answers names the one that this is a
	// body's answer to.
	Common  bool      `json:"common,omitempty"`
	Answers uuid.UUID `json:"answers,omitzero"`
	// Fraud is set when the event is intended: corruption, theft, conflict of interest (oegentlighet).
	Fraud bool `json:"fraud,omitempty"`
	// Material is the answer of a separate screening of what is essential (väsentlighet), where the municipality makes
	// one beside the matrix; nil when it was not asked.
	Material *bool `json:"material,omitempty"`
	// Flagged puts the risk in the plan whatever its value.
	Flagged bool `json:"flagged,omitempty"`
	// Identified is the day when it was entered; Retired the day from which it is no longer followed.
	Identified kvalitet.Date `json:"identified,omitzero"`
	Retired    kvalitet.Date `json:"retired,omitzero"`
}

// Active reports whether the risk is followed on the day; "no date" asks about no day in particular and leaves out
// nothing but the retired.
func (r Risk) Active(on kvalitet.Date) bool {
	if on.IsZero() {
		return r.Retired.IsZero()
	}
	return !r.Identified.After(on) && (r.Retired.IsZero() || on.Before(r.Retired))
}

// Area is a part of a risk analysis (område) or a category of risks: a code and its name. The sets are open.
type Area struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
}

// The codes of the three areas.
const (
	AreaEconomy    = "economy"    // ekonomi
	AreaPersonnel  = "personnel"  // personal
	AreaOperations = "operations" // verksamhet
)

// Areas returns the areas in which Örebro's boards make their analysis every year: economy, personnel, operations.
func Areas() []Area {
	return []Area{{AreaEconomy, label("ekonomi", "economy")}, {AreaPersonnel, label("personal", "personnel")},
		{AreaOperations, label("verksamhet", "operations")}}
}

// KalmarCategories returns the five categories of a published follow-up from Kalmar.
func KalmarCategories() []Area {
	return []Area{{"environment", label("omvärldsrisk", "external risk")}, {"operations", label("verksamhetsrisk", "operational risk")},
		{"legal", label("legal risk", "legal risk")}, {"it", label("IT-risk", "IT risk")},
		{"reporting", label("risk i rapportering", "reporting risk")}}
}

// AreaNamed finds an area by its code or its name in either language, as a register would write it.
func AreaNamed(areas []Area, text string) (Area, bool) {
	key := wordKey(text)
	for _, a := range areas {
		if key != "" && (wordKey(a.Code) == key || wordKey(a.Name.SV) == key || wordKey(a.Name.EN) == key) {
			return a, true
		}
	}
	return Area{}, false
}

// Problems reports what keeps the risk from existing. Whether it is well put is for [SixSteps] and [Rules].
func (r Risk) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", r.ID)
	ps.Version(r.Version)
	ps.Text("/event", r.Event)
	for _, f := range []struct{ path, text string }{{"/number", r.Number}, {"/cause", r.Cause}, {"/consequence", r.Consequence},
		{"/area", r.Area}, {"/category", r.Category}, {"/framework", r.Framework}, {"/body", r.Body}, {"/owner", r.Owner}} {
		ps.OptionalText(f.path, f.text)
	}
	for _, list := range []struct {
		path string
		ids  []uuid.UUID
	}{{"/goals", r.Goals}, {"/processes", r.Processes}} {
		check.Unique(&ps, list.path, list.ids, func(id uuid.UUID) uuid.UUID { return id })
		for i, id := range list.ids {
			ps.ID(check.At(list.path, i), id)
		}
	}
	ps.If(r.Answers != uuid.Nil && r.Answers == r.ID, "cycle", "/answers", "risken svarar på sig själv", "the risk answers itself")
	ps.If(r.Common && r.Answers != uuid.Nil, "conflict", "/answers", "en kommungemensam risk är inte ett svar på en annan",
		"a common risk is not an answer to another")
	ps.OptionalDate("/identified", r.Identified)
	ps.OptionalDate("/retired", r.Retired)
	ps.If(!r.Retired.IsZero() && r.Retired.Before(r.Identified), "order", "/retired",
		"risken utgår innan den har tagits upp", "the risk is retired before it is identified")
	return ps
}

// Validate returns the problems as an error.
func (r Risk) Validate() error { return kvalitet.Invalid(r.Problems()) }

// MarshalJSON writes the risk as a document of [Schema].
func (r Risk) MarshalJSON() ([]byte, error) {
	type plain Risk
	return jsondoc.Marshal(Schema, plain(r))
}

// UnmarshalJSON reads a document of [Schema]; an unknown member is [kvalitet.ErrInvalid].
func (r *Risk) UnmarshalJSON(data []byte) error {
	type plain Risk
	return jsondoc.Unmarshal(Schema, data, (*plain)(r))
}
