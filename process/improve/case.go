package improve

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// CaseSchema is the schema member of a case's JSON form.
const CaseSchema = "process/improve/case/v1"

// Case is an observation and what became of it (avvikelseärende): assessment, cause, actions, effect. It holds no free
// text from citizens; what they wrote stays in the register that Reference points to.
type Case struct {
	ID      uuid.UUID     `json:"id"`
	Version int64         `json:"version"`
	Kind    Kind          `json:"kind"`
	Date    kvalitet.Date `json:"date"`
	// Process, Activity (a node of its map), Unit and Category say where and what.
	Process   uuid.UUID `json:"process,omitzero"`
	Activity  string    `json:"activity,omitempty"`
	Unit      string    `json:"unit,omitempty"`
	Category  string    `json:"category,omitempty"`
	Reference string    `json:"reference,omitempty"`
	// Responsible is the role that handles the case.
	Responsible string      `json:"responsible,omitempty"`
	Assessment  *Assessment `json:"assessment,omitempty"`
	Cause       *Cause      `json:"cause,omitempty"`
	Actions     []Action    `json:"actions,omitempty"`
	Effect      *Effect     `json:"effect,omitempty"`
	// NoAction is the motive for closing without an action.
	NoAction string        `json:"noAction,omitempty"`
	Closed   kvalitet.Date `json:"closed,omitzero"`
}

// Assessment judges how bad it was and whether it will happen again, on scales that the [Policy] describes.
type Assessment struct {
	Date        kvalitet.Date `json:"date"`
	Severity    int           `json:"severity"`
	Probability int           `json:"probability"`
	By          string        `json:"by,omitempty"`
}

// Score is severity times probability.
func (a Assessment) Score() int { return a.Severity * a.Probability }

// Cause is why it happened (orsak). Chain is what led to what, the last answer first found to be the Root; Key is the
// category of root cause that recurrence is counted by.
type Cause struct {
	Method Method        `json:"method"`
	Chain  []string      `json:"chain,omitempty"`
	Root   string        `json:"root"`
	Key    string        `json:"key"`
	Date   kvalitet.Date `json:"date,omitzero"`
}

// Action is what is done about it (åtgärd).
type Action struct {
	Kind  ActionKind    `json:"kind"`
	Text  string        `json:"text"`
	Owner string        `json:"owner,omitempty"`
	Due   kvalitet.Date `json:"due,omitzero"`
	Done  kvalitet.Date `json:"done,omitzero"`
	// Prevents says how the action keeps the same thing from happening again.
	Prevents string `json:"prevents,omitempty"`
}

// Effect is the check of whether it helped (effektkontroll).
type Effect struct {
	Date     kvalitet.Date `json:"date"`
	Measure  string        `json:"measure"`
	Baseline string        `json:"baseline"`
	Outcome  string        `json:"outcome"`
	// Shown is the judgement: the effect was there.
	Shown bool   `json:"shown,omitzero"`
	By    string `json:"by,omitempty"`
}

// Problems reports what keeps the case from existing: days out of order, an action without a text, a case closed
// without an effect that is shown or a motive for doing nothing.
func (c Case) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", c.ID)
	ps.Version(c.Version)
	ps.Enum("/kind", c.Kind)
	ps.Date("/date", c.Date)
	ps.OptionalText("/activity", c.Activity)
	ps.OptionalText("/unit", c.Unit)
	ps.OptionalText("/category", c.Category)
	early := func(path string, d kvalitet.Date) {
		ps.OptionalDate(path, d)
		ps.If(!d.IsZero() && d.Before(c.Date), "order", path, "dagen är före iakttagelsen", "the day is before the observation")
	}
	if a := c.Assessment; a != nil {
		ps.Date("/assessment/date", a.Date)
		early("/assessment/date", a.Date)
		ps.If(a.Severity < 1 || a.Severity > 10, "range", "/assessment/severity", "allvarligheten är inte 1–10", "the severity is not 1–10")
		ps.If(a.Probability < 1 || a.Probability > 10, "range", "/assessment/probability", "sannolikheten är inte 1–10", "the probability is not 1–10")
	}
	if x := c.Cause; x != nil {
		ps.Enum("/cause/method", x.Method)
		ps.Text("/cause/root", x.Root)
		ps.Text("/cause/key", x.Key)
		early("/cause/date", x.Date)
	}
	for i, a := range c.Actions {
		at := check.At("/actions", i)
		ps.Enum(at+"/kind", a.Kind)
		ps.Text(at+"/text", a.Text)
		ps.OptionalDate(at+"/due", a.Due)
		early(at+"/done", a.Done)
	}
	if e := c.Effect; e != nil {
		ps.Date("/effect/date", e.Date)
		early("/effect/date", e.Date)
		ps.Text("/effect/measure", e.Measure)
	}
	early("/closed", c.Closed)
	ps.If(!c.Closed.IsZero() && !c.mayClose(), "effect", "/closed", "ärendet är avslutat utan visad effekt och utan skäl att inget göra",
		"the case is closed without a shown effect and without a motive for doing nothing")
	return ps
}

// mayClose reports whether the case may be closed: its effect is shown, or it was decided, with a motive, to do nothing.
func (c Case) mayClose() bool {
	if c.Effect != nil && c.Effect.Shown {
		return true
	}
	return c.NoAction != "" && len(c.Actions) == 0
}

// Validate returns the problems as an error.
func (c Case) Validate() error { return kvalitet.Invalid(c.Problems()) }

// Close closes the case on the day, or says what is missing.
func (c Case) Close(on kvalitet.Date) (Case, error) {
	c.Closed = on
	return c, c.Validate()
}

// Stage tells how far the case has come.
func (c Case) Stage() Stage {
	switch {
	case !c.Closed.IsZero():
		return StageClosed
	case len(c.Actions) > 0:
		for _, a := range c.Actions {
			if a.Done.IsZero() {
				return StageActing
			}
		}
		return StageWaiting
	case c.Cause != nil:
		return StageExplained
	case c.Assessment != nil:
		return StageAssessed
	default:
		return StageObserved
	}
}

// MarshalJSON writes the case as a document of [CaseSchema].
func (c Case) MarshalJSON() ([]byte, error) {
	type plain Case
	return jsondoc.Marshal(CaseSchema, plain(c))
}

// UnmarshalJSON reads a document of [CaseSchema]; an unknown member is [kvalitet.ErrInvalid].
func (c *Case) UnmarshalJSON(data []byte) error {
	type plain Case
	return jsondoc.Unmarshal(CaseSchema, data, (*plain)(c))
}
