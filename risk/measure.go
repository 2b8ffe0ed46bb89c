package risk

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// MeasureSchema is the schema member of a measure's JSON form.
const MeasureSchema = "risk/measure/v1"

// Measure is what is done about a risk (åtgärd). That it is done does not mean that it has had effect.
type Measure struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Risk    uuid.UUID `json:"risk"`
	Text    string    `json:"text"`
	// Owner is the role that carries it out.
	Owner string        `json:"owner,omitempty"`
	Due   kvalitet.Date `json:"due,omitzero"`
	Done  kvalitet.Date `json:"done,omitzero"`
	// Cost is kronor a year; invalid when it has not been estimated.
	Cost decimal.NullDecimal `json:"cost,omitzero"`
	// Claimed is the effect that it is meant to have.
	Claimed Reduction `json:"claimed,omitzero"`
	// Effect is what it turned out to do, seen on the day Verified by the role Verifier.
	Effect   Effect        `json:"effect,omitzero"`
	Verified kvalitet.Date `json:"verified,omitzero"`
	Verifier string        `json:"verifier,omitempty"`
}

// Reduction is a number of steps down on each axis.
type Reduction struct {
	Likelihood  int `json:"likelihood,omitzero"`
	Consequence int `json:"consequence,omitzero"`
}

// Overdue reports whether the measure should have been done before the day and is not.
func (m Measure) Overdue(on kvalitet.Date) bool {
	return m.Done.IsZero() && !m.Due.IsZero() && !on.IsZero() && on.After(m.Due)
}

// Problems reports what keeps the measure from existing: among others an effect that was seen before it was done
// ("order"), and an effect without the day it was seen ("missing").
func (m Measure) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.ID("/risk", m.Risk)
	ps.Text("/text", m.Text)
	ps.OptionalText("/owner", m.Owner)
	ps.OptionalDate("/due", m.Due)
	ps.OptionalDate("/done", m.Done)
	if m.Cost.Valid {
		ps.Decimal("/cost", m.Cost.Decimal)
	}
	ps.If(m.Claimed.Likelihood < 0 || m.Claimed.Likelihood >= maxSteps || m.Claimed.Consequence < 0 || m.Claimed.Consequence >= maxSteps,
		"range", "/claimed", "effekten är inte 0–5 steg", "the effect is not 0–5 steps")
	ps.OptionalEnum("/effect", m.Effect)
	ps.OptionalDate("/verified", m.Verified)
	ps.If(m.Effect.Valid() && m.Verified.IsZero(), "missing", "/verified", "dagen då effekten följdes upp saknas", "the day when the effect was followed up is missing")
	ps.If(!m.Verified.IsZero() && (m.Done.IsZero() || m.Verified.Before(m.Done)), "order", "/verified",
		"effekten är uppföljd innan åtgärden är genomförd", "the effect was followed up before the measure was done")
	ps.OptionalText("/verifier", m.Verifier)
	return ps
}

// Validate returns the problems as an error.
func (m Measure) Validate() error { return kvalitet.Invalid(m.Problems()) }

// MarshalJSON writes the measure as a document of [MeasureSchema].
func (m Measure) MarshalJSON() ([]byte, error) {
	type plain Measure
	return jsondoc.Marshal(MeasureSchema, plain(m))
}

// UnmarshalJSON reads a document of [MeasureSchema]; an unknown member is [kvalitet.ErrInvalid].
func (m *Measure) UnmarshalJSON(data []byte) error {
	type plain Measure
	return jsondoc.Unmarshal(MeasureSchema, data, (*plain)(m))
}
