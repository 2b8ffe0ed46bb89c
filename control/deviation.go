package control

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// DeviationSchema is the schema member of a deviation's JSON form.
const DeviationSchema = "control/deviation/v1"

// Deviation is a shortcoming that a test found (avvikelse), with its cause and what is done about it. It is a deviation
// of a control; events and injuries have their own law and their own register.
type Deviation struct {
	ID       uuid.UUID `json:"id"`
	Version  int64     `json:"version"`
	Body     string    `json:"body"`
	Year     int       `json:"year"`
	Activity Number    `json:"activity"`
	// Found is the day on which it was found.
	Found kvalitet.Date `json:"found,omitzero"`
	Text  string        `json:"text"`
	// Severity is the code of a step on the model's scale.
	Severity string `json:"severity,omitempty"`
	Cause    string `json:"cause,omitempty"`
	// Action is what is done, Owner the role that does it, Due the last day and Done the day when it was done.
	Action string        `json:"action,omitempty"`
	Owner  string        `json:"owner,omitempty"`
	Due    kvalitet.Date `json:"due,omitzero"`
	Done   kvalitet.Date `json:"done,omitzero"`
	// Effect is what a new test showed after the action: a done action is not yet an effective one.
	Effect Effect `json:"effect,omitzero"`
	// Closed is the day on which it was closed, which asks for an effect shown.
	Closed kvalitet.Date `json:"closed,omitzero"`
	// RepeatOf tells that the same was found before: the ID of an item or a deviation.
	RepeatOf string `json:"repeatOf,omitempty"`
}

// Effect is the check of an action's effect (effektkontroll).
type Effect struct {
	Date kvalitet.Date `json:"date,omitzero"`
	// Shown says whether the action had the wished effect; nil is not checked.
	Shown *bool  `json:"shown,omitempty"`
	Text  string `json:"text,omitempty"`
}

// shown reports whether the effect was checked and found.
func (e Effect) shown() bool { return e.Shown != nil && *e.Shown }

// Open reports whether the deviation is not closed on the day.
func (d Deviation) Open(on kvalitet.Date) bool { return d.Closed.IsZero() || on.Before(d.Closed) }

// Overdue reports whether the action should have been done by the day and is not.
func (d Deviation) Overdue(on kvalitet.Date) bool {
	return !d.Due.IsZero() && on.After(d.Due) && (d.Done.IsZero() || on.Before(d.Done)) && d.Open(on)
}

// Close returns the deviation closed. Without an effect shown by then it wraps [kvalitet.ErrInvalid].
func (d Deviation) Close(on kvalitet.Date) (Deviation, error) {
	d.Closed = on
	var ps check.List
	ps.Date("/closed", on)
	ps.If(!d.Effect.shown() || d.Effect.Date.After(on), "effect", "/effect",
		"avvikelsen kan inte avslutas förrän åtgärdens effekt är visad", "the deviation cannot be closed until the effect of the action is shown")
	ps.Under("", d.Problems())
	if len(ps) > 0 {
		return Deviation{}, kvalitet.Invalid(ps)
	}
	return d, nil
}

// name gives the activity and the text, for findings.
func (d Deviation) name() string { return d.Activity.String() + " (" + short(d.Text) + ")" }

// Problems reports what keeps the deviation from existing.
func (d Deviation) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", d.ID)
	ps.Version(d.Version)
	ps.Text("/body", d.Body)
	year(&ps, d.Year)
	ps.If(d.Activity.IsZero(), "missing", "/activity", "kontrollmomentets nummer saknas", "the number of the activity is missing")
	ps.Text("/text", d.Text)
	ps.OptionalText("/severity", d.Severity)
	ps.OptionalText("/cause", d.Cause)
	ps.OptionalText("/action", d.Action)
	ps.OptionalText("/owner", d.Owner)
	for _, day := range []struct {
		path string
		date kvalitet.Date
	}{{"/found", d.Found}, {"/due", d.Due}, {"/done", d.Done}, {"/effect/date", d.Effect.Date}, {"/closed", d.Closed}} {
		ps.OptionalDate(day.path, day.date)
	}
	return ps
}

// Validate returns the problems as an error.
func (d Deviation) Validate() error { return kvalitet.Invalid(d.Problems()) }

// MarshalJSON writes the deviation as a document of [DeviationSchema].
func (d Deviation) MarshalJSON() ([]byte, error) {
	type plain Deviation
	return jsondoc.Marshal(DeviationSchema, plain(d))
}

// UnmarshalJSON reads a document of [DeviationSchema]; an unknown member is [kvalitet.ErrInvalid].
func (d *Deviation) UnmarshalJSON(data []byte) error {
	type plain Deviation
	return jsondoc.Unmarshal(DeviationSchema, data, (*plain)(d))
}
