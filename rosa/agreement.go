package rosa

import (
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// AgreementSchema is the schema member of an agreement's JSON form.
const AgreementSchema = "rosa/agreement/v1"

// Agreement is what a body and the contact centre agree on (överenskommelse): which parts the centre does, how many and
// how much work, and what the body must put in place first.
type Agreement struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Body    string    `json:"body"`
	Centre  string    `json:"centre"`
	// Period is when the agreement holds.
	Period   kvalitet.Period `json:"period"`
	Boundary Level           `json:"boundary"`
	Items    []Item          `json:"items,omitempty"`
	// Decided is the day when both have agreed; zero is a draft.
	Decided kvalitet.Date `json:"decided,omitzero"`
}

// Item is a part that the agreement covers.
type Item struct {
	Case     uuid.UUID `json:"case"`
	CaseName string    `json:"caseName"`
	Part     string    `json:"part"`
	Level    Level     `json:"level"`
	// Times a year and Minutes a year.
	Times   decimal.Decimal `json:"times"`
	Minutes decimal.Decimal `json:"minutes"`
	// Missing are the gates that the centre waits for, known to be missing or not known; none for a ready part.
	Missing []Gate `json:"missing,omitempty"`
}

// Draft makes a draft of an agreement between a body and the centre: every part of the body's cases up to the boundary,
// with its volume and minutes.
func (m Method) Draft(id uuid.UUID, body, centre string, period kvalitet.Period, cases []CaseType) Agreement {
	m = m.withDefaults()
	a := Agreement{ID: id, Body: body, Centre: centre, Period: period, Boundary: m.Boundary}
	for _, c := range cases {
		if c.Body != body {
			continue
		}
		for _, p := range c.Parts {
			if p.Level > m.Boundary {
				continue
			}
			missing, open := p.lacks()
			times := c.Times(p)
			a.Items = append(a.Items, Item{Case: c.ID, CaseName: c.Name, Part: p.Code, Level: p.Level, Times: times,
				Minutes: p.Minutes.Times(times).Of(m.Estimate), Missing: (missing | open).gates()})
		}
	}
	return a
}

// Ready sums the minutes that can move at once, and Waiting those that wait for a gate.
func (a Agreement) Ready() (ready, waiting decimal.Decimal) {
	for _, i := range a.Items {
		if len(i.Missing) == 0 {
			ready = ready.Add(i.Minutes)
		} else {
			waiting = waiting.Add(i.Minutes)
		}
	}
	return ready, waiting
}

// Problems reports what keeps the agreement from existing: among others an item above the boundary ("boundary").
func (a Agreement) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", a.ID)
	ps.Version(a.Version)
	ps.Text("/body", a.Body)
	ps.Text("/centre", a.Centre)
	ps.Under("/period", a.Period.Problems())
	ps.Enum("/boundary", a.Boundary)
	for i, item := range a.Items {
		at := check.At("/items", i)
		ps.ID(at+"/case", item.Case)
		ps.Text(at+"/part", item.Part)
		ps.Enum(at+"/level", item.Level)
		ps.If(a.Boundary.Valid() && item.Level > a.Boundary, "boundary", at+"/level", "delen ligger över gränsen", "the part lies above the boundary")
		ps.If(item.Times.IsNegative(), "range", at+"/times", "antalet är negativt", "the number of times is negative")
		ps.If(item.Minutes.IsNegative(), "range", at+"/minutes", "tiden är negativ", "the time is negative")
		ps.If(slices.ContainsFunc(item.Missing, func(g Gate) bool { return !g.Valid() }), "enum", at+"/missing",
			"förutsättningen finns inte", "no such gate")
	}
	ps.OptionalDate("/decided", a.Decided)
	return ps
}

// Validate returns the problems as an error.
func (a Agreement) Validate() error { return kvalitet.Invalid(a.Problems()) }

// MarshalJSON writes the agreement as a document of [AgreementSchema].
func (a Agreement) MarshalJSON() ([]byte, error) {
	type plain Agreement
	return jsondoc.Marshal(AgreementSchema, plain(a))
}

// UnmarshalJSON reads a document of [AgreementSchema]; an unknown member is [kvalitet.ErrInvalid].
func (a *Agreement) UnmarshalJSON(data []byte) error {
	type plain Agreement
	return jsondoc.Unmarshal(AgreementSchema, data, (*plain)(a))
}
