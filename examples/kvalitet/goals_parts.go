package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// claim is a row that says which parts of its goal the measure covers.
type claim struct {
	row           *table.Row
	goal, measure int
	parts         []string
}

// parts notes what the row says of the goal's parts (parts) and of those that the measure covers (part).
func (f *follow) parts(row *table.Row, goal int) {
	g := &f.goals[goal]
	for _, part := range partsOf(row.Text("parts")) {
		if _, ok := match(g.Parts, part); !ok {
			g.Parts = append(g.Parts, part)
		}
	}
	if parts := partsOf(row.Text("part")); len(parts) > 0 {
		f.claims = append(f.claims, claim{row, goal, len(g.Indicators) - 1, parts})
	}
}

// cover says which parts each measure covers, when every row has been read. A goal whose parts no row lists is made of
// those that its measures name.
func (f *follow) cover() {
	listed := make([]bool, len(f.goals))
	for i, g := range f.goals {
		listed[i] = len(g.Parts) > 0
	}
	for _, c := range f.claims {
		g := &f.goals[c.goal]
		measure := &g.Indicators[c.measure]
		for _, part := range c.parts {
			name, ok := match(g.Parts, part)
			switch {
			case !ok && listed[c.goal]:
				c.row.Fail("part", "unknown", fmt.Sprintf("delen %q finns inte bland målets delar: %s", part, strings.Join(g.Parts, ", ")),
					fmt.Sprintf("the part %q is not among those of the goal: %s", part, strings.Join(g.Parts, ", ")))
				continue
			case !ok:
				g.Parts = append(g.Parts, part)
			}
			if _, twice := match(measure.Covers, name); !twice {
				measure.Covers = append(measure.Covers, name)
			}
		}
	}
}

// partsOf splits a cell at semicolons, bars and commas.
func partsOf(cell string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(cell, func(c rune) bool { return strings.ContainsRune(";|,", c) }) {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// match finds a part however it is capitalised; without one it returns the part itself.
func match(parts []string, part string) (string, bool) {
	if i := slices.IndexFunc(parts, func(p string) bool { return strings.EqualFold(p, part) }); i >= 0 {
		return parts[i], true
	}
	return part, false
}
