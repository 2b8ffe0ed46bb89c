package rosa

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"
)

// Summary is the minutes of a body on a level, before and after (sammanställning före och efter).
type Summary struct {
	Body  string `json:"body"`
	Level Level  `json:"level"`
	// Times is how often parts on the level are done in a year.
	Times decimal.Decimal `json:"times"`
	// Minutes of all parts on the level.
	Minutes decimal.Decimal `json:"minutes"`
	// Before is what the centre does today: the parts that it performs.
	Before decimal.Decimal `json:"before"`
	// After is what it does when the ready parts have moved: those that it performs or that are ready.
	After decimal.Decimal `json:"after"`
	// Potential is what it does when every gate is in place: those that it performs or that are movable.
	Potential decimal.Decimal `json:"potential"`
}

// summary sums per body and level, ordered by body and level.
func (r *Report) summary(cases []CaseType) []Summary {
	type key struct {
		body  string
		level Level
	}
	rows := make(map[key]*Summary)
	for _, c := range cases {
		for _, p := range c.Parts {
			k := key{c.Body, p.Level}
			s := rows[k]
			if s == nil {
				s = &Summary{Body: c.Body, Level: p.Level}
				rows[k] = s
			}
			minutes := r.minutes(c, p)
			movable := p.Level <= r.Method.Boundary
			s.Times = s.Times.Add(c.Times(p))
			s.Minutes = s.Minutes.Add(minutes)
			if p.AtCentre {
				s.Before = s.Before.Add(minutes)
			}
			if p.AtCentre || movable && p.ready() {
				s.After = s.After.Add(minutes)
			}
			if p.AtCentre || movable {
				s.Potential = s.Potential.Add(minutes)
			}
		}
	}
	all := make([]Summary, 0, len(rows))
	for _, s := range rows {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(a, b Summary) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.Level, b.Level))
	})
	return all
}

// ready reports whether every gate is in place or does not apply.
func (p Part) ready() bool {
	missing, unknown := p.lacks()
	return missing|unknown == 0
}
