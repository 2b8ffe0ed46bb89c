package service

import (
	"fmt"
	"maps"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Clocks are the limits of views (tider för bekräftelse och svar): those of all, and those of types with their own.
// They are data: a municipality decides them.
type Clocks struct {
	Limits
	// ByType holds whole limits, not differences: a type that is here takes nothing from the common ones.
	ByType map[ViewType]Limits `json:"byType,omitempty"`
}

// Limits are two times in days from the day of receipt: to the acknowledgement and to the answer. 0 is no
// clock: praise is often thanked for but not answered.
type Limits struct {
	Acknowledge int `json:"acknowledge"`
	Answer      int `json:"answer"`
	// CalendarDays counts every day, as Kil's fourteen do, instead of working days.
	CalendarDays bool `json:"calendarDays,omitempty"`
}

// end returns the last day of a limit; the zero date when there is no clock.
func (l Limits) end(limit int, v View, days WorkingDays) kvalitet.Date {
	switch {
	case limit <= 0:
		return kvalitet.Date{}
	case l.CalendarDays:
		return v.Received.AddDays(limit)
	}
	return days.AddWorkingDays(v.Received, limit)
}

// DefaultClocks are Skövde's, for every type: acknowledged within two working days, answered within ten.
func DefaultClocks() Clocks { return Clocks{Limits: Limits{Acknowledge: 2, Answer: 10}} }

// With returns the clocks with limits of its own for a type.
func (c Clocks) With(t ViewType, l Limits) Clocks {
	own := maps.Clone(c.ByType)
	if own == nil {
		own = map[ViewType]Limits{}
	}
	own[t] = l
	c.ByType = own
	return c
}

// For returns the limits of a type.
func (c Clocks) For(t ViewType) Limits {
	if l, ok := c.ByType[t]; ok {
		return l
	}
	return c.Limits
}

// Problems reports limits that are negative ("range"), an answer due before its acknowledgement ("order"), and a type
// that has no clocks because it is no view ("type").
func (c Clocks) Problems() []kvalitet.Problem {
	var ps check.List
	c.problems(&ps, "")
	for _, t := range slices.Sorted(maps.Keys(c.ByType)) {
		at := "/byType/" + t.String()
		ps.If(!t.IsView(), "type", at, fmt.Sprintf("%s hanteras inte som synpunkt", t.Label().SV), fmt.Sprintf("a %s is not handled as a view", t.Label().EN))
		c.ByType[t].problems(&ps, at)
	}
	return ps
}

func (l Limits) problems(ps *check.List, at string) {
	ps.If(l.Acknowledge < 0, "range", at+"/acknowledge", "tiden är negativ", "the limit is negative")
	ps.If(l.Answer < 0, "range", at+"/answer", "tiden är negativ", "the limit is negative")
	ps.If(l.Answer > 0 && l.Acknowledge > l.Answer, "order", at+"/answer", "svaret ska ges före bekräftelsen", "the answer is due before the acknowledgement")
}

// Validate returns the problems as an error.
func (c Clocks) Validate() error { return kvalitet.Invalid(c.Problems()) }
