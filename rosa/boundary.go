package rosa

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// Boundary is the boundary document of one body (gränsdokument): what the contact centre does of its cases, and what it
// refers and to whom.
type Boundary struct {
	Body string `json:"body"`
	// Do are the parts up to the boundary, Refer those above it. A part that is to be done but is not ready says what is
	// missing.
	Do    []Line `json:"do"`
	Refer []Line `json:"refer"`
}

// Line is one part in a boundary document.
type Line struct {
	Case     uuid.UUID `json:"case"`
	CaseName string    `json:"caseName"`
	Part     string    `json:"part"`
	Name     string    `json:"name,omitempty"`
	Level    Level     `json:"level"`
	// Who does the part today for a line in Do, and whom to refer to for one in Refer.
	Who string `json:"who,omitempty"`
	// Needs is the information to ask for.
	Needs string `json:"needs,omitempty"`
	// References are the routine, the delegation and so on, by gate.
	References map[Gate]string `json:"references,omitempty"`
	// Missing and Open are the gates that are not in place and those that are not known.
	Missing []Gate `json:"missing,omitempty"`
	Open    []Gate `json:"open,omitempty"`
}

// Boundaries writes the boundary documents of the cases, ordered by body; lines stand in the order of the cases.
func Boundaries(cases []CaseType, boundary Level) []Boundary {
	var all []Boundary
	for _, c := range cases {
		i := slices.IndexFunc(all, func(b Boundary) bool { return b.Body == c.Body })
		if i < 0 {
			i = len(all)
			all = append(all, Boundary{Body: c.Body, Do: []Line{}, Refer: []Line{}})
		}
		for _, p := range c.Parts {
			line := Line{Case: c.ID, CaseName: c.Name, Part: p.Code, Name: p.Name, Level: p.Level, Needs: p.Needs, References: p.Findings.References}
			if p.Level > boundary {
				line.Who = p.ReferTo
				all[i].Refer = append(all[i].Refer, line)
				continue
			}
			line.Who = p.Performer
			missing, open := p.lacks()
			line.Missing, line.Open = missing.gates(), open.gates()
			all[i].Do = append(all[i].Do, line)
		}
	}
	slices.SortStableFunc(all, func(a, b Boundary) int { return cmp.Compare(a.Body, b.Body) })
	return all
}

// Link is the working time of the parts that belong to one activity of a process map.
type Link struct {
	Activity Activity        `json:"activity"`
	Minutes  decimal.Decimal `json:"minutes"`
	Movable  decimal.Decimal `json:"movable"`
	// Parts counts them.
	Parts int `json:"parts"`
}

// Links sums minutes per activity, so that a process map can show what would leave it; parts without an activity are left
// out. Activities stand in the order in which they first occur.
func (m Method) Links(cases []CaseType) []Link {
	m = m.withDefaults()
	var links []Link
	for _, c := range cases {
		for _, p := range c.Parts {
			if p.Activity == (Activity{}) {
				continue
			}
			i := slices.IndexFunc(links, func(l Link) bool { return l.Activity == p.Activity })
			if i < 0 {
				i = len(links)
				links = append(links, Link{Activity: p.Activity})
			}
			minutes := p.Minutes.Times(c.Times(p)).Of(m.Estimate)
			links[i].Parts++
			links[i].Minutes = links[i].Minutes.Add(minutes)
			if p.Level <= m.Boundary {
				links[i].Movable = links[i].Movable.Add(minutes)
			}
		}
	}
	return links
}
