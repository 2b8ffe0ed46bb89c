package kolada

import (
	_ "embed"
	"strings"
)

// similar2025 has a line per municipality: its code, the group's identity and the codes of the seven similar ones, as
// Kolada published the overall groups in 2025.
//
//go:embed similar_2025.txt
var similar2025 string

// Similar2025 returns Kolada's overall groups of similar municipalities of 2025, in the order of the municipalities'
// codes. They let an analysis name its comparison set without fetching; newer groups that are read come before them.
// Similarity is in structure (reference cost, population), not in results, and it is not mutual.
func Similar2025() []Group {
	var groups []Group
	for line := range strings.Lines(similar2025) {
		fields := strings.Fields(line)
		groups = append(groups, Group{ID: fields[1], Of: fields[0], Title: "Liknande kommuner, " + Overall + ", " + fields[0] + ", 2025",
			Members: fields[2:]})
	}
	return groups
}

// AddGroups adds groups that were not read; one that was read under the same identity is kept.
func (d *Data) AddGroups(groups ...Group) {
	for _, g := range groups {
		if have, ok := d.Groups[g.ID]; ok {
			have.Of = g.Of
			d.Groups[g.ID] = have
			continue
		}
		d.Groups[g.ID] = g
	}
}
