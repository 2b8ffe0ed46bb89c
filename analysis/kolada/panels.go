package kolada

import (
	"iter"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

// Units chooses the entities of a panel, each with its kind, for [analysis.NewPanelKernel].
type Units struct {
	IDs   []string
	Kinds []uint8 // 0 for municipalities, 1 for regions: the two are never ranked together
}

// Units returns the municipalities and the regions of the data, in order of identity; groups, the nation and units of
// service are left out.
func (d *Data) Units() Units {
	var u Units
	for _, id := range d.entities {
		if len(id) != 4 || id == Nation || id[0] < '0' || id[0] > '9' {
			continue
		}
		kind := uint8(0)
		if id[:2] == "00" {
			kind = 1
		}
		u.IDs, u.Kinds = append(u.IDs, id), append(u.Kinds, kind)
	}
	return u
}

// Panels yields every measure as a panel of the units over so many years from the first, for a part of the population:
// one measure at a time in a buffer that is used again, so that all of Kolada passes through 200 kilobytes. The targets
// are by measure; one without has none.
func (d *Data) Panels(u Units, first, years int, sex analysis.Sex, targets map[string]float64) iter.Seq2[string, analysis.Panel] {
	return func(yield func(string, analysis.Panel) bool) {
		place := make([]int, len(d.entities))
		for i := range place {
			place[i] = slices.Index(u.IDs, d.entities[i])
		}
		values := make([]float64, len(u.IDs)*years)
		for k, kpi := range d.kpis {
			for i := range values {
				values[i] = math.NaN()
			}
			for i := d.kpiStart[k]; i < d.kpiStart[k+1]; i++ {
				y, at := int(d.year[i])-first, place[d.entity[i]]
				if d.sex[i] == uint8(sex) && d.missing[i] == 0 && at >= 0 && y >= 0 && y < years {
					values[at*years+y] = d.value[i]
				}
			}
			p := analysis.Panel{Better: d.Directions[kpi].Better, Target: math.NaN(), Values: values}
			if t, ok := targets[kpi]; ok {
				p.Target = t
			}
			if !yield(kpi, p) {
				return
			}
		}
	}
}
