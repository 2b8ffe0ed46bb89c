package control

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Risk is a risk as the plan sees it (risk): its rating is taken from the host's risk analysis.
type Risk struct {
	// ID identifies the risk within the analysis.
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Area    AreaCode `json:"area,omitempty"`
	Process string   `json:"process,omitempty"`
	// Value is the risk value (riskvärde) and Consequence the step of the consequence; 0 is "not rated", never a low risk.
	Value       int `json:"value,omitzero"`
	Consequence int `json:"consequence,omitzero"`
	// Band is the name of the value's level, for people.
	Band string `json:"band,omitempty"`
	// Goals are the codes of the goals that it threatens.
	Goals []string `json:"goals,omitempty"`
	// Flagged says that somebody wants it in the plan whatever its value.
	Flagged bool `json:"flagged,omitempty"`
	// Common says that the executive decided it for all bodies (kommungemensam): every body must answer it.
	Common bool `json:"common,omitempty"`
	// Fraud says that it is a risk of errors on purpose (oegentlighet).
	Fraud bool `json:"fraud,omitempty"`
	// Deviated says that last year's test found a large or frequent deviation.
	Deviated bool `json:"deviated,omitempty"`
	// Treatment is the decision about it, and Resolution who took it; an accepted risk needs both.
	Treatment  Treatment  `json:"treatment,omitzero"`
	Resolution Resolution `json:"resolution,omitzero"`
	// Control is the control activity that is proposed for it, if any.
	Control string `json:"control,omitempty"`
}

// MaxValue is the highest risk value.
const MaxValue = 65_535

// Rated reports whether the risk has a value.
func (r Risk) Rated() bool { return r.Value > 0 }

// name gives the identity and the text, for findings.
func (r Risk) name() string {
	if r.Text == "" {
		return r.ID
	}
	return fmt.Sprintf("%s (%s)", r.ID, short(r.Text))
}

// Problems reports what keeps the risk from existing.
func (r Risk) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/id", r.ID)
	ps.Text("/text", r.Text)
	ps.OptionalText("/area", string(r.Area))
	ps.OptionalText("/process", r.Process)
	ps.If(r.Value < 0 || r.Value > MaxValue, "range", "/value", "riskvärdet är inte 0–65 535", "the risk value is not 0–65,535")
	ps.If(r.Consequence < 0 || r.Consequence > MaxValue, "range", "/consequence", "konsekvensen är inte 0–65 535", "the consequence is not 0–65,535")
	ps.OptionalText("/band", r.Band)
	check.Unique(&ps, "/goals", r.Goals, func(g string) string { return g })
	ps.OptionalEnum("/treatment", r.Treatment)
	ps.Under("/resolution", r.Resolution.Problems())
	ps.OptionalText("/control", r.Control)
	return ps
}

// short cuts a text that would make a finding unreadable.
func short(text string) string {
	const most = 60
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	return string(r[:most-1]) + "…"
}
