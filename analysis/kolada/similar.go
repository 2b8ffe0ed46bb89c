package kolada

import (
	_ "embed"
	"slices"
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

// Cited returns how many of the groups each municipality is a member of, by code, for those that are in any. Similarity
// is not mutual: some are in many groups and a few in none.
func Cited(groups []Group) map[string]int {
	cited := make(map[string]int)
	for _, g := range groups {
		for _, id := range g.Members {
			cited[id]++
		}
	}
	return cited
}

// Mutual returns, for each member of the group in its order, whether the member's own group among the groups has the
// municipality that this group is for. Groups that do not say whom they are for have no mutual members.
func Mutual(g Group, groups []Group) []bool {
	mutual := make([]bool, len(g.Members))
	for i, id := range g.Members {
		for _, other := range groups {
			if g.Of != "" && other.Of == id && slices.Contains(other.Members, g.Of) {
				mutual[i] = true
			}
		}
	}
	return mutual
}
