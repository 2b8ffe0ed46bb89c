package kolada

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// Data is a set of figures in columns, ordered by measure, part of the population, entity and year. Make one with
// [Read]. A row takes 16 bytes, so that all of Kolada fits in memory.
type Data struct {
	kpis     []string // in order; kpiStart[i] is where measure i begins, with one more for the end
	kpiStart []int
	entities []string // in order

	sex     []uint8
	entity  []uint16
	year    []int16
	missing []uint8
	count   []uint16
	value   []float64

	// KPIs, Entities and Groups are the metadata that was read, by identity.
	KPIs     map[string]KPI
	Entities map[string]Entity
	Groups   map[string]Group
	// Problems are the rows that could not be used, with their place; the other rows are here.
	Problems []kvalitet.Problem
	// Replaced counts rows that a later row for the same cell replaced: a page that came twice, or a revision.
	Replaced int
	// Breaks are the breaks in definition by measure that series get: those announced in the descriptions that were read,
	// and what a host adds.
	Breaks map[string][]analysis.Break
	// Directions is the table of directions of good that series get; [Directions] unless a host changes it.
	Directions map[string]Direction

	margins map[string]string // the measure that holds a measure's margins of error
}

// KPI is a measure's metadata.
type KPI struct {
	ID          string
	Title       string
	Description string
	ByGender    bool
	// Kind of entity that the measure is for: K municipality, L region, A both.
	MunicipalityType string
	Area             string // operating_area
	Perspective      string
}

// Entity is a municipality, a region, the nation (0000) or a unit.
type Entity struct {
	ID    string
	Title string
	Type  string // K municipality, L region or the nation
}

// Group is a set of municipalities that Kolada publishes.
type Group struct {
	ID    string
	Title string
	// Of is the municipality that a group of similar ones is for, when it is known; otherwise the title names it.
	Of      string
	Members []string // identities, in order
}

// Len returns the number of rows, those with a missing value counted.
func (d *Data) Len() int { return len(d.value) }

// Measures returns the identities of the measures that have rows, in order.
func (d *Data) Measures() []string { return slices.Clone(d.kpis) }

// EntityIDs returns the identities of the entities that have rows, in order.
func (d *Data) EntityIDs() []string { return slices.Clone(d.entities) }

// rows returns the half-open range of the measure's rows.
func (d *Data) rows(kpi string) (from, until int) {
	i, ok := slices.BinarySearch(d.kpis, kpi)
	if !ok {
		return 0, 0
	}
	return d.kpiStart[i], d.kpiStart[i+1]
}

// span returns the rows of one series.
func (d *Data) span(kpi, entity string, sex analysis.Sex) (from, until int) {
	e, ok := slices.BinarySearch(d.entities, entity)
	if !ok {
		return 0, 0
	}
	low, high := d.rows(kpi)
	find := func(after bool) int {
		a, b := low, high
		for a < b {
			m := int(uint(a+b) >> 1)
			c := cmp.Or(cmp.Compare(d.sex[m], uint8(sex)), cmp.Compare(int(d.entity[m]), e))
			if c < 0 || after && c == 0 {
				a = m + 1
			} else {
				b = m
			}
		}
		return a
	}
	return find(false), find(true)
}

// Series returns the series of a measure for an entity, for everyone or for the part of the population given. It has no
// points when the data has none; see [Data.Absent] for why. Margins of error are taken from the companion measure
// ("Osäkerhetstal - …") when it and the metadata are in the data.
func (d *Data) Series(kpi, entity string, sex ...analysis.Sex) analysis.Series {
	s := analysis.Series{KPI: kpi, Entity: entity, Sex: analysis.SexTotal, Better: d.Directions[kpi].Better, Breaks: slices.Clone(d.Breaks[kpi])}
	if len(sex) > 0 {
		s.Sex = sex[0]
	}
	if title := d.KPIs[kpi].Title; title != "" {
		s.Title = kvalitet.Label{SV: title, EN: title}
	}
	from, until := d.span(kpi, entity, s.Sex)
	for i := from; i < until; i++ {
		s.Points = append(s.Points, analysis.Point{Time: float64(d.year[i]), Value: d.value[i], Missing: analysis.Missing(d.missing[i])})
	}
	if companion := d.margins[kpi]; companion != "" {
		margins := d.Series(companion, entity, s.Sex)
		for i, p := range s.Points {
			if m, ok := margins.At(p.Time); ok && p.Missing == 0 && m.Value >= 0 {
				s.Points[i].Margin = m.Value
			}
		}
	}
	return s
}

// All yields every series of the entity that has rows, in the order of the measures, for everyone.
func (d *Data) All(entity string) iter.Seq[analysis.Series] {
	return func(yield func(analysis.Series) bool) {
		for _, kpi := range d.kpis {
			if s := d.Series(kpi, entity); len(s.Points) > 0 && !yield(s) {
				return
			}
		}
	}
}

// MetaKPIs returns the measures whose metadata was read, in order.
func (d *Data) MetaKPIs() []KPI {
	var all []KPI
	for _, id := range slices.Sorted(maps.Keys(d.KPIs)) {
		all = append(all, d.KPIs[id])
	}
	return all
}
