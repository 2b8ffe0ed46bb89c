package control

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Activity is a control activity of a plan (kontrollmoment): what is tested, how, how often, and by whom. Whoever tests
// must not own the control.
type Activity struct {
	Number Number   `json:"number"`
	Area   AreaCode `json:"area,omitempty"`
	// Risks are the IDs of the risks in the analysis that it answers.
	Risks   []string `json:"risks,omitempty"`
	Process string   `json:"process,omitempty"`
	Text    string   `json:"text"`
	// Method is how it is tested: "stickprov", "genomgång av logg".
	Method    string    `json:"method,omitempty"`
	Frequency Frequency `json:"frequency,omitzero"`
	// Period is the part of the year in which it is tested; zero is the whole year.
	Period kvalitet.Period `json:"period,omitzero"`
	// Due is the last day of the last occasion; zero is the end of the period.
	Due kvalitet.Date `json:"due,omitzero"`
	// Sample is how many items each occasion tests; 0 is not a sample.
	Sample int `json:"sample,omitzero"`
	// Owner is the role that owns the control (kontrollägare), Responsible the role that tests it, and Recipient who
	// gets the result.
	Owner       string `json:"owner,omitempty"`
	Responsible string `json:"responsible,omitempty"`
	Recipient   string `json:"recipient,omitempty"`
	// Common says that the executive decided it for all bodies.
	Common bool `json:"common,omitempty"`
	// Outsourced says that it tests what somebody else does for the body.
	Outsourced bool `json:"outsourced,omitempty"`
	// Changed is the day of the latest change of the row itself. After the plan's adoption it needs an amendment.
	Changed kvalitet.Date `json:"changed,omitzero"`
	// Reasons tell why it is in the plan.
	Reasons []Reason `json:"reasons,omitempty"`
}

// name gives the number and the text, for findings.
func (a Activity) name() string {
	switch {
	case a.Text == "":
		return a.Number.String()
	case a.Number.IsZero():
		return short(a.Text)
	default:
		return a.Number.String() + " (" + short(a.Text) + ")"
	}
}

// Problems reports what keeps the activity from existing. What a good row has is for [CoverageRules] to say.
func (a Activity) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(a.Number.IsZero(), "missing", "/number", "löpnumret saknas", "the number is missing")
	_, err := a.Number.MarshalText()
	ps.If(err != nil, "number", "/number", "löpnumret är inte bokstäver och ett tal", "the number is not letters and a number")
	ps.OptionalText("/area", string(a.Area))
	check.Unique(&ps, "/risks", a.Risks, func(id string) string { return id })
	ps.OptionalText("/process", a.Process)
	ps.Text("/text", a.Text)
	ps.OptionalText("/method", a.Method)
	ps.OptionalEnum("/frequency", a.Frequency)
	ps.Under("/period", a.Period.Problems())
	ps.OptionalDate("/due", a.Due)
	ps.If(a.Sample < 0, "range", "/sample", "stickprovets storlek är negativ", "the size of the sample is negative")
	ps.OptionalText("/owner", a.Owner)
	ps.OptionalText("/responsible", a.Responsible)
	ps.OptionalText("/recipient", a.Recipient)
	ps.OptionalDate("/changed", a.Changed)
	return ps
}

// sameRole reports whether two roles are the same, apart from case and space. A role that is not known is nobody's.
func sameRole(a, b string) bool {
	a, b = strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")
	return a != "" && strings.EqualFold(a, b)
}
