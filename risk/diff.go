package risk

import (
	"bytes"
	"slices"

	"github.com/google/uuid"
)

// Difference is how one risk stands against another time (jämförelse mellan år).
type Difference struct {
	Risk   uuid.UUID
	Change Change
	// Before and After are the values; zero when there was none.
	Before, After Value
}

// Diff compares two rankings, last year's and this year's, risk by risk in the order of their identities. Values by
// different matrices, or different editions of one, are not compared.
func Diff(before, after []Ranked) []Difference {
	old := make(map[uuid.UUID]Ranked, len(before))
	for _, k := range before {
		old[k.Risk.ID] = k
	}
	var diffs []Difference
	for _, k := range after {
		was, ok := old[k.Risk.ID]
		delete(old, k.Risk.ID)
		d := Difference{Risk: k.Risk.ID, Before: was.Value, After: k.Value}
		switch {
		case !ok:
			d.Change = ChangeNew
		case !k.Rated() || !was.Rated() || k.Rating.Matrix != was.Rating.Matrix:
			d.Change = ChangeUnknown
		case k.Value.Value > was.Value.Value:
			d.Change = ChangeUp
		case k.Value.Value < was.Value.Value:
			d.Change = ChangeDown
		default:
			d.Change = ChangeSame
		}
		diffs = append(diffs, d)
	}
	for _, k := range before {
		if _, left := old[k.Risk.ID]; left {
			diffs = append(diffs, Difference{Risk: k.Risk.ID, Change: ChangeGone, Before: k.Value})
		}
	}
	slices.SortFunc(diffs, func(a, b Difference) int { return bytes.Compare(a.Risk[:], b.Risk[:]) })
	return diffs
}
