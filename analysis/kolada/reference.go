package kolada

import (
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Reference is a value that a municipality may be compared with: that of the nation or of a group. They are different
// statistics and are never mixed: the nation's is a sum over a sum, a group's an unweighted mean of its members.
type Reference struct {
	Entity string  `json:"entity"`
	Kind   string  `json:"kind"` // "nation" or "unweightedMean"
	Value  float64 `json:"value"`
	// Count is how many members of the group had a value; 1 for the nation.
	Count int            `json:"count"`
	Label kvalitet.Label `json:"label"`
}

// References returns the nation's and the groups' values of a measure in a year, for everyone, in order of identity.
// Where the nation has no value it is absent, also when groups have one.
func (d *Data) References(kpi string, year int) []Reference {
	var found []Reference
	from, until := d.rows(kpi)
	for i := from; i < until; i++ {
		id := d.entities[d.entity[i]]
		if int(d.year[i]) != year || d.sex[i] != 1 || d.missing[i] != 0 {
			continue
		}
		switch {
		case id == Nation:
			found = append(found, Reference{id, "nation", d.value[i], 1,
				kvalitet.Label{SV: "riket (normalt vägt)", EN: "the nation (normally weighted)"}})
		case strings.HasPrefix(id, "G"):
			found = append(found, Reference{id, "unweightedMean", d.value[i], int(d.count[i]),
				kvalitet.Label{SV: "ovägt medel i gruppen", EN: "unweighted mean of the group"}})
		}
	}
	slices.SortFunc(found, func(a, b Reference) int { return strings.Compare(a.Entity, b.Entity) })
	return found
}

// UnweightedMean is the sum of the values divided by their number (ovägt medel): not the same as the nation's value.
func UnweightedMean(values []float64) (float64, bool) {
	sum, n := 0.0, 0
	for _, v := range values {
		if v == v {
			sum, n = sum+v, n+1
		}
	}
	return sum / float64(max(n, 1)), n > 0
}
