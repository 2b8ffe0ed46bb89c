package kolada

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

// RevisionKind is what happened to a figure between two fetches. It is an open set of codes.
type RevisionKind string

// The kinds of revision. Kolada revises values and removes measures without notice.
const (
	RevisionAdded     RevisionKind = "added"     // the cell is new, or has got a value
	RevisionChanged   RevisionKind = "changed"   // another value
	RevisionWithdrawn RevisionKind = "withdrawn" // the value is gone, the cell is there and says why
	RevisionRemoved   RevisionKind = "removed"   // the cell is gone without a word
)

// Revision is one figure that is not what it was.
type Revision struct {
	KPI, Entity   string
	Sex           analysis.Sex
	Year          int
	Kind          RevisionKind
	Before, After float64          // NaN where there is no value
	Missing       analysis.Missing // why there is none now; zero when there is one, or when the cell is gone
}

// cellKey orders cells as the columns are ordered.
type cellKey struct {
	kpi    string
	sex    uint8
	entity string
	year   int16
}

func (a cellKey) compare(b cellKey) int {
	return cmp.Or(cmp.Compare(a.kpi, b.kpi), cmp.Compare(a.sex, b.sex), cmp.Compare(a.entity, b.entity), cmp.Compare(a.year, b.year))
}

// cells yields the data's cells in order, with their rows.
func (d *Data) cells() iter.Seq2[cellKey, int] {
	return func(yield func(cellKey, int) bool) {
		for k, kpi := range d.kpis {
			for i := d.kpiStart[k]; i < d.kpiStart[k+1]; i++ {
				if !yield(cellKey{kpi, d.sex[i], d.entities[d.entity[i]], d.year[i]}, i) {
					return
				}
			}
		}
	}
}

// Revisions yields what differs in the newer data, in order of measure, part, entity and year. Only measures that both
// have are compared cell by cell when the newer data is part of all: cells of measures that it does not have at all are
// removed too, so compare what was asked for in the same way.
func Revisions(older, newer *Data) iter.Seq[Revision] {
	return func(yield func(Revision) bool) {
		nextOld, stopOld := iter.Pull2(older.cells())
		defer stopOld()
		nextNew, stopNew := iter.Pull2(newer.cells())
		defer stopNew()
		a, i, okA := nextOld()
		b, j, okB := nextNew()
		for okA || okB {
			order := 0
			switch {
			case !okA:
				order = 1
			case !okB:
				order = -1
			default:
				order = a.compare(b)
			}
			var r Revision
			var differs bool
			switch {
			case order < 0:
				r, differs = revision(a, older.at(i), math.NaN(), 0, true), older.missing[i] == 0
			case order > 0:
				r, differs = revision(b, math.NaN(), newer.at(j), newer.missing[j], false), newer.missing[j] == 0
			default:
				before, after := older.at(i), newer.at(j)
				r = revision(b, before, after, newer.missing[j], false)
				differs = before != after && !(math.IsNaN(before) && math.IsNaN(after))
			}
			if differs && !yield(r) {
				return
			}
			if order <= 0 {
				a, i, okA = nextOld()
			}
			if order >= 0 {
				b, j, okB = nextNew()
			}
		}
	}
}

// at is the value of a row, NaN when it is missing.
func (d *Data) at(i int) float64 {
	if d.missing[i] != 0 {
		return math.NaN()
	}
	return d.value[i]
}

func revision(k cellKey, before, after float64, missing uint8, gone bool) Revision {
	r := Revision{KPI: k.kpi, Entity: k.entity, Sex: analysis.Sex(k.sex), Year: int(k.year), Before: before, After: after, Missing: analysis.Missing(missing)}
	switch {
	case gone:
		r.Kind = RevisionRemoved
	case math.IsNaN(before):
		r.Kind = RevisionAdded
	case math.IsNaN(after):
		r.Kind = RevisionWithdrawn
	default:
		r.Kind = RevisionChanged
	}
	return r
}

// Redefined returns the measures whose title or description is not what it was, in order: their series may have a break.
func Redefined(older, newer *Data) []string {
	var all []string
	for _, id := range slices.Sorted(maps.Keys(newer.KPIs)) {
		if was, ok := older.KPIs[id]; ok && was.DefinitionHash() != newer.KPIs[id].DefinitionHash() {
			all = append(all, id)
		}
	}
	return all
}
