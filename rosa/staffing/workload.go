package staffing

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

// Post is what one full-time post works (årsarbetare). There is no sourced figure for the hours: they are the caller's.
type Post struct {
	// HoursPerYear that are paid, after holidays.
	HoursPerYear decimal.Decimal `json:"hoursPerYear"`
	// Shrinkage is the share of them away from cases, from 0 and below 1.
	Shrinkage decimal.Decimal `json:"shrinkage"`
}

// Problems reports hours that are not above zero and at most 8784, and a shrinkage outside 0–1 ("range").
func (p Post) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Decimal("/hoursPerYear", p.HoursPerYear)
	ps.Decimal("/shrinkage", p.Shrinkage)
	if len(ps) > 0 {
		return ps
	}
	ps.If(!p.HoursPerYear.IsPositive() || p.HoursPerYear.GreaterThan(decimal.NewFromInt(8784)), "range", "/hoursPerYear",
		"timmarna är inte fler än 0 och högst ett års", "the hours are not above 0 and at most a year's")
	ps.If(p.Shrinkage.IsNegative() || p.Shrinkage.GreaterThanOrEqual(decimal.NewFromInt(1)), "range", "/shrinkage",
		"andelen är inte minst 0 och under 1", "the share is not at least 0 and below 1")
	return ps
}

// FTE returns minutes a year as posts: minutes ÷ (60 · hours · (1 − shrinkage)), rounded half away from zero to one
// decimal; estimates bear no more.
func (p Post) FTE(minutes decimal.Decimal) (decimal.Decimal, error) {
	if err := kvalitet.Invalid(p.Problems()); err != nil {
		return decimal.Zero, err
	}
	return p.fte(minutes), nil
}

func (p Post) fte(minutes decimal.Decimal) decimal.Decimal {
	hours := p.HoursPerYear.Mul(decimal.NewFromInt(1).Sub(p.Shrinkage))
	return minutes.DivRound(hours.Mul(decimal.NewFromInt(60)), 1)
}

// LevelWork is the posts that the work of one ROSA level is: all of it, and what the contact centre has of it.
type LevelWork struct {
	// Level is "not set" in the last row, the total.
	Level   rosa.Level      `json:"level,omitzero"`
	Minutes decimal.Decimal `json:"minutes"`
	// All, Before, After and Potential are posts: of all parts, of what the centre does today, when the ready parts have
	// moved, and when every gate is in place. The total is of the total minutes, not of rounded posts.
	All       decimal.Decimal `json:"all"`
	Before    decimal.Decimal `json:"before"`
	After     decimal.Decimal `json:"after"`
	Potential decimal.Decimal `json:"potential"`
}

// Workload turns a ROSA summary into posts by level, for work that can wait. Calls take more: see [CallProfile.ForCases].
func Workload(summary []rosa.Summary, post Post) ([]LevelWork, error) {
	if err := kvalitet.Invalid(post.Problems()); err != nil {
		return nil, err
	}
	sums := make([]rosa.Summary, len(rosa.Levels())+1) // the total is at 0
	for _, s := range summary {
		if !s.Level.Valid() {
			continue
		}
		for _, sum := range []*rosa.Summary{&sums[0], &sums[s.Level]} {
			sum.Minutes = sum.Minutes.Add(s.Minutes)
			sum.Before = sum.Before.Add(s.Before)
			sum.After = sum.After.Add(s.After)
			sum.Potential = sum.Potential.Add(s.Potential)
		}
	}
	var rows []LevelWork
	for _, l := range append(rosa.Levels(), 0) {
		s := sums[l]
		rows = append(rows, LevelWork{l, s.Minutes, post.fte(s.Minutes), post.fte(s.Before), post.fte(s.After), post.fte(s.Potential)})
	}
	return rows, nil
}

// ForCases scales a week's profile to the volumes of a ROSA analysis: one contact per case that has a part up to the
// boundary in the channel, and the mean minutes of those parts as handling time. A year is so many open weeks. Without
// such cases, or without weeks, the profile is returned with no calls.
func (p CallProfile) ForCases(cases []rosa.CaseType, method rosa.Method, channel string, weeks int) CallProfile {
	if method.Boundary == 0 {
		method.Boundary = rosa.DefaultBoundary
	}
	var calls, minutes decimal.Decimal
	for _, c := range cases {
		var largest decimal.Decimal // how many of the cases make contact: those of the most common part
		for _, part := range c.Parts {
			if part.Channel != channel || part.Level > method.Boundary {
				continue
			}
			largest = decimal.Max(largest, c.Times(part))
			minutes = minutes.Add(c.Times(part).Mul(part.Minutes.Of(method.Estimate)))
		}
		calls = calls.Add(largest)
	}
	if !calls.IsPositive() || !minutes.IsPositive() || weeks <= 0 {
		return p.Scaled(0)
	}
	p.Handling = time.Duration(minutes.DivRound(calls, 12).InexactFloat64() * float64(time.Minute))
	return p.Scaled(calls.InexactFloat64() / float64(weeks))
}
