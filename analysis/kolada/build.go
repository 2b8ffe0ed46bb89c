package kolada

import (
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// builder gathers rows as they come and orders them once.
type builder struct {
	data     *Data
	kpiIDs   map[string]uint32
	entIDs   map[string]uint32
	kpiNames []string
	entNames []string
	rows     []row
}

// row is a cell with identities as numbers in order of appearance.
type row struct {
	kpi, entity uint32
	year        int16
	sex         uint8
	missing     uint8
	count       uint16
	value       float64
}

// The bounds of what is read: entities and years have to fit their columns.
const (
	maxEntities = math.MaxUint16
	minYear     = 1900
	maxYear     = 2200
)

func newBuilder() *builder {
	return &builder{
		data: &Data{KPIs: make(map[string]KPI), Entities: make(map[string]Entity), Groups: make(map[string]Group),
			Directions: Directions()},
		kpiIDs: make(map[string]uint32), entIDs: make(map[string]uint32),
	}
}

func (b *builder) problem(code, path, sv, en string) {
	const most = 1000 // of the same broken file nobody reads more
	if len(b.data.Problems) < most {
		b.data.Problems = append(b.data.Problems, kvalitet.Problem{Code: code, Path: path, SV: sv, EN: en})
	}
}

func (b *builder) kpi(id string) uint32 { return number(b.kpiIDs, &b.kpiNames, id) }

func (b *builder) entity(id string) uint32 { return number(b.entIDs, &b.entNames, id) }

func number(ids map[string]uint32, names *[]string, id string) uint32 {
	n, ok := ids[id]
	if !ok {
		n = uint32(len(*names))
		ids[id] = n
		*names = append(*names, id)
	}
	return n
}

// add keeps a cell, or says what is wrong with it.
func (b *builder) add(at, kpi, entity string, year int, sex analysis.Sex, value float64, missing analysis.Missing, count int) {
	switch {
	case kpi == "":
		b.problem("missing", at+"/kpi", "nyckeltalet saknas", "the measure is missing")
	case entity == "":
		b.problem("missing", at+"/municipality", "kommunen saknas", "the municipality is missing")
	case year < minYear || year > maxYear:
		b.problem("range", at+"/period", fmt.Sprintf("året %d är orimligt", year), fmt.Sprintf("the year %d is unreasonable", year))
	case missing == 0 && (math.IsNaN(value) || math.Abs(value) > 1e100):
		b.problem("range", at+"/value", "värdet är inget rimligt tal", "the value is no reasonable number")
	case len(b.entNames) >= maxEntities && !b.knows(entity):
		b.problem("size", at+"/municipality", "för många kommuner och enheter", "too many entities")
	default:
		b.rows = append(b.rows, row{b.kpi(kpi), b.entity(entity), int16(year), uint8(sex), uint8(missing),
			uint16(min(max(count, 0), math.MaxUint16)), value})
	}
}

func (b *builder) knows(entity string) bool { _, ok := b.entIDs[entity]; return ok }

// build orders the rows into columns; of several rows for a cell the last one read is kept.
func (b *builder) build() *Data {
	d := b.data
	kpiAt, kpis := ordered(b.kpiNames)
	entAt, entities := ordered(b.entNames)
	for i := range b.rows {
		b.rows[i].kpi, b.rows[i].entity = kpiAt[b.rows[i].kpi], entAt[b.rows[i].entity]
	}
	slices.SortStableFunc(b.rows, compareCells)
	kept := b.rows[:0]
	for i, r := range b.rows {
		if i+1 < len(b.rows) && compareCells(r, b.rows[i+1]) == 0 {
			d.Replaced++
			continue
		}
		kept = append(kept, r)
	}
	n := len(kept)
	d.kpis, d.entities = kpis, entities
	d.sex, d.entity, d.year = make([]uint8, n), make([]uint16, n), make([]int16, n)
	d.missing, d.count, d.value = make([]uint8, n), make([]uint16, n), make([]float64, n)
	d.kpiStart = make([]int, len(kpis)+1)
	for i, r := range kept {
		d.sex[i], d.entity[i], d.year[i] = r.sex, uint16(r.entity), r.year
		d.missing[i], d.count[i], d.value[i] = r.missing, r.count, r.value
		d.kpiStart[r.kpi+1] = i + 1
	}
	for i := 1; i < len(d.kpiStart); i++ {
		d.kpiStart[i] = max(d.kpiStart[i], d.kpiStart[i-1])
	}
	b.rows = nil
	d.announce()
	return d
}

func compareCells(a, b row) int {
	ka := uint64(a.kpi)<<40 | uint64(a.sex)<<36 | uint64(a.entity)<<16 | uint64(uint16(a.year))
	kb := uint64(b.kpi)<<40 | uint64(b.sex)<<36 | uint64(b.entity)<<16 | uint64(uint16(b.year))
	switch {
	case ka < kb:
		return -1
	case ka > kb:
		return 1
	default:
		return 0
	}
}

// ordered returns the names in order, and where each one went.
func ordered(names []string) (at []uint32, sorted []string) {
	sorted = slices.Sorted(slices.Values(names))
	at = make([]uint32, len(names))
	for i, name := range names {
		j, _ := slices.BinarySearch(sorted, name)
		at[i] = uint32(j)
	}
	return at, sorted
}

// announce reads what the metadata says of breaks and margins.
func (d *Data) announce() {
	d.Breaks, d.margins = make(map[string][]analysis.Break), d.companions()
	for id, k := range d.KPIs {
		if breaks := k.Breaks(); len(breaks) > 0 {
			d.Breaks[id] = breaks
		}
	}
}
