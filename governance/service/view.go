package service

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ViewSchema is the schema member of a view's JSON form.
const ViewSchema = "governance/view/v1"

// View is one message from a citizen (synpunkt), as a count and two clocks. What was written stays in the host's case
// system: no text and no name is kept here.
type View struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Type    ViewType  `json:"type"`
	// Process and Cause are codes, for patterns.
	Process string `json:"process,omitempty"`
	Cause   string `json:"cause,omitempty"`
	Body    string `json:"body,omitempty"`
	Channel string `json:"channel,omitempty"`
	// Anonymous views are handled but have no answer clock: there is nobody to answer.
	Anonymous bool `json:"anonymous,omitempty"`
	// Statutory says that the matter falls under förvaltningslagen 11–12 §§. Most views do not.
	Statutory    bool          `json:"statutory,omitempty"`
	Received     kvalitet.Date `json:"received"`
	Acknowledged kvalitet.Date `json:"acknowledged,omitzero"`
	Answered     kvalitet.Date `json:"answered,omitzero"`
}

// Problems reports what keeps the view from existing.
func (v View) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", v.ID)
	ps.Version(v.Version)
	ps.Enum("/type", v.Type)
	for _, text := range []struct{ path, text string }{{"/process", v.Process}, {"/cause", v.Cause}, {"/body", v.Body}, {"/channel", v.Channel}} {
		ps.OptionalText(text.path, text.text)
	}
	ps.Date("/received", v.Received)
	ps.OptionalDate("/acknowledged", v.Acknowledged)
	ps.OptionalDate("/answered", v.Answered)
	ps.If(!v.Acknowledged.IsZero() && v.Acknowledged.Before(v.Received), "order", "/acknowledged", "bekräftad innan den kom in", "acknowledged before it came in")
	ps.If(!v.Answered.IsZero() && v.Answered.Before(v.Received), "order", "/answered", "besvarad innan den kom in", "answered before it came in")
	return ps
}

// Validate returns the problems as an error.
func (v View) Validate() error { return kvalitet.Invalid(v.Problems()) }

// MarshalJSON writes the view as a document of [ViewSchema].
func (v View) MarshalJSON() ([]byte, error) {
	type plain View
	return jsondoc.Marshal(ViewSchema, plain(v))
}

// UnmarshalJSON reads a document of [ViewSchema]; an unknown member is [kvalitet.ErrInvalid].
func (v *View) UnmarshalJSON(data []byte) error {
	type plain View
	return jsondoc.Unmarshal(ViewSchema, data, (*plain)(v))
}

// Due is when a view's clocks end. A zero date means that the clock does not run.
type Due struct {
	Acknowledge kvalitet.Date `json:"acknowledge,omitzero"`
	Answer      kvalitet.Date `json:"answer,omitzero"`
	// Delay is when the citizen may ask that the matter be decided (FL 12 §, six months), and Decide the last day to
	// decide after such a request made that day (four weeks). Both only where the statute applies.
	Delay  kvalitet.Date `json:"delay,omitzero"`
	Decide kvalitet.Date `json:"decide,omitzero"`
}

// Due returns when the view's clocks end. What is no view has none; an anonymous view has no answer clock.
func (v View) Due(c Clocks, days WorkingDays) Due {
	var d Due
	if !v.Type.IsView() {
		return d
	}
	if !v.Anonymous {
		limits := c.For(v.Type)
		d.Acknowledge, d.Answer = limits.end(limits.Acknowledge, v, days), limits.end(limits.Answer, v, days)
	}
	if v.Statutory {
		d.Delay = v.Received.AddMonths(6)
		d.Decide = d.Delay.AddDays(28)
	}
	return d
}

// Late reports whether the acknowledgement and the answer were late, or are late on the day.
func (v View) Late(c Clocks, on kvalitet.Date, days WorkingDays) (acknowledgement, answer bool) {
	due := v.Due(c, days)
	late := func(limit, done kvalitet.Date) bool {
		if done.IsZero() {
			done = on
		}
		return !limit.IsZero() && done.After(limit)
	}
	// An answer is also an acknowledgement.
	first := v.Acknowledged
	if first.IsZero() || !v.Answered.IsZero() && v.Answered.Before(first) {
		first = v.Answered
	}
	return late(due.Acknowledge, first), late(due.Answer, v.Answered)
}
