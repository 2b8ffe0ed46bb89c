package kolada

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"sync"

	"github.com/kommunkvalitet/kvalitet"
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

// Window is what a panel is about: the units' figures of so many years from the first, for a part of the population.
type Window struct {
	Units
	First, Years int
	Sex          analysis.Sex       // zero is everyone
	Targets      map[string]float64 // by measure; one that is not there has no target
}

// Panels yields every measure as a panel, one measure at a time in a buffer that is used again, so that all of Kolada
// passes through 200 kilobytes.
func (d *Data) Panels(w Window) iter.Seq2[string, analysis.Panel] {
	return func(yield func(string, analysis.Panel) bool) {
		place, values := d.places(w.Units), make([]float64, len(w.IDs)*max(w.Years, 0))
		for k, kpi := range d.kpis {
			if !yield(kpi, d.panel(w, k, place, values)) {
				return
			}
		}
	}
}

// PanelResults computes every measure as a panel on all processors, one panel in memory for each: the results of the
// measures after each other, in the order of [Data.Measures], each with a place per unit. A window without units, with
// another number of kinds than of identities, or of years that [analysis.NewPanelKernel] does not take, is
// [kvalitet.ErrInvalid].
func (d *Data) PanelResults(w Window) (*analysis.PanelResult, error) {
	if len(w.IDs) != len(w.Kinds) {
		return nil, fmt.Errorf("%w: antalet enheter är inte antalet slag / the number of units is not the number of kinds", kvalitet.ErrInvalid)
	}
	kernel, err := analysis.NewPanelKernel(w.Years, w.Kinds)
	if err != nil {
		return nil, err
	}
	place, units := d.places(w.Units), len(w.IDs)
	result := analysis.NewPanelResult(len(d.kpis) * units)
	buffers := sync.Pool{New: func() any { values := make([]float64, units*w.Years); return &values }}
	eachMeasure(len(d.kpis), func(k int) {
		values := buffers.Get().(*[]float64)
		kernel.Into(result.Part(k*units, (k+1)*units), d.panel(w, k, place, *values))
		buffers.Put(values)
	})
	return result, nil
}

// places returns the place of each entity among the units, -1 for none.
func (d *Data) places(u Units) []int {
	place := make([]int, len(d.entities))
	for i := range place {
		place[i] = slices.Index(u.IDs, d.entities[i])
	}
	return place
}

// panel fills the values with a measure's figures.
func (d *Data) panel(w Window, k int, place []int, values []float64) analysis.Panel {
	for i := range values {
		values[i] = math.NaN()
	}
	from, until := d.kpiStart[k], d.kpiStart[k+1]
	wanted := uint8(cmp.Or(w.Sex, analysis.SexTotal))
	sex, missing, year, entity := d.sex[from:until], d.missing[from:until], d.year[from:until], d.entity[from:until]
	for i, v := range d.value[from:until] {
		y, at := int(year[i])-w.First, place[entity[i]]
		if sex[i] == wanted && missing[i] == 0 && at >= 0 && y >= 0 && y < w.Years {
			values[at*w.Years+y] = v
		}
	}
	p := analysis.Panel{Better: d.Directions[d.kpis[k]].Better, Target: math.NaN(), Values: values}
	if t, ok := w.Targets[d.kpis[k]]; ok {
		p.Target = t
	}
	return p
}
