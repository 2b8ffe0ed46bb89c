package kolada

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

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
	rows     [][]row // by measure, in the order of kpiNames
}

// row is a cell of a measure; the entity is a number in order of appearance until build.
type row struct {
	entity  uint16
	year    int16
	count   uint16
	sex     uint8
	missing uint8
	value   float64
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

func (b *builder) kpi(id string) uint32 {
	n := number(b.kpiIDs, &b.kpiNames, id)
	if int(n) == len(b.rows) {
		b.rows = append(b.rows, nil)
	}
	return n
}

func (b *builder) entity(id string) uint16 { return uint16(number(b.entIDs, &b.entNames, id)) }

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
		k := b.kpi(kpi)
		b.rows[k] = append(b.rows[k], row{b.entity(entity), int16(year), uint16(min(max(count, 0), math.MaxUint16)),
			uint8(sex), uint8(missing), value})
	}
}

func (b *builder) knows(entity string) bool { _, ok := b.entIDs[entity]; return ok }

// build orders the rows into columns; of several rows for a cell the last one read is kept.
func (b *builder) build() *Data {
	d := b.data
	kpiAt, kpis := ordered(b.kpiNames)
	entAt, entities := ordered(b.entNames)
	from := make([]int, len(kpis)) // the measure of each place, by number of appearance
	for i, at := range kpiAt {
		from[at] = i
	}
	d.kpis, d.entities = kpis, entities
	replaced := make([]int, len(from))
	eachMeasure(len(from), func(k int) {
		rows := tidy(b.rows[from[k]], entAt)
		replaced[k], b.rows[from[k]] = len(b.rows[from[k]])-len(rows), rows
	})
	d.kpiStart = make([]int, 1, len(kpis)+1)
	n := 0
	for k, i := range from {
		n += len(b.rows[i])
		d.Replaced += replaced[k]
		d.kpiStart = append(d.kpiStart, n)
	}
	d.sex, d.entity, d.year = make([]uint8, n), make([]uint16, n), make([]int16, n)
	d.missing, d.count, d.value = make([]uint8, n), make([]uint16, n), make([]float64, n)
	eachMeasure(len(from), func(k int) {
		at := d.kpiStart[k]
		for i, r := range b.rows[from[k]] {
			i += at
			d.sex[i], d.missing[i], d.entity[i], d.year[i], d.count[i], d.value[i] = r.sex, r.missing, r.entity, r.year, r.count, r.value
		}
		b.rows[from[k]] = nil
	})
	d.announce()
	return d
}

// eachMeasure runs do for 0 up to n on all processors.
func eachMeasure(n int, do func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for k := int(next.Add(1)) - 1; k < n; k = int(next.Add(1)) - 1 {
				do(k)
			}
		})
	}
	wg.Wait()
}

// tidy orders a measure's rows, with the entities' final numbers, and keeps the last of several for a cell.
func tidy(rows []row, entAt []uint32) []row {
	sorted, before := true, uint64(0)
	for i := range rows {
		rows[i].entity = uint16(entAt[rows[i].entity])
		key := rows[i].key()
		sorted = sorted && key >= before
		before = key
	}
	if !sorted {
		slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.key(), b.key()) })
	}
	kept := 0
	for i, r := range rows {
		if i+1 < len(rows) && r.key() == rows[i+1].key() {
			continue
		}
		rows[kept] = r
		kept++
	}
	return rows[:kept]
}

// key orders the cells of a measure: part of the population, entity, year.
func (r row) key() uint64 { return uint64(r.sex)<<32 | uint64(r.entity)<<16 | uint64(uint16(r.year)) }

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
