package kolada

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

// builder gathers what the inputs hold, in blocks, and orders it once.
type builder struct {
	data   *Data
	blocks []*block
}

func newBuilder() *builder {
	return &builder{data: &Data{KPIs: make(map[string]KPI), Entities: make(map[string]Entity), Groups: make(map[string]Group),
		Directions: Directions()}}
}

// open returns the last block, or a new one when that is full.
func (b *builder) open() *block {
	if n := len(b.blocks); n > 0 && len(b.blocks[n-1].value) < blockRows {
		return b.blocks[n-1]
	}
	b.blocks = append(b.blocks, &block{})
	return b.blocks[len(b.blocks)-1]
}

// maxEntities is how many entities data holds: its column of them has 16 bits.
const maxEntities = math.MaxUint16

// joined is the blocks with what their numbers mean.
type joined struct {
	*builder
	entity [][]uint16  // of a block: the place among all entities of each of its own
	parts  [][]segment // of a measure: its runs, in the order of the input
}

// segment is runs of a block.
type segment struct{ block, from, until uint32 }

// join numbers the measures and the entities of all blocks in order of identity.
func (b *builder) join() joined {
	d := b.data
	var kpis, entities names
	for _, block := range b.blocks {
		full := false
		for i, id := range block.entities.list {
			id = fourDigits(id)
			block.entities.list[i] = id
			if entities.number([]byte(id)) >= maxEntities {
				full = true
				block.problem("size", "", fmt.Sprintf("fler än %d kommuner och enheter; rader för %q är inte med", maxEntities, id),
					fmt.Sprintf("more than %d entities; rows for %q are left out", maxEntities, id))
			}
		}
		if full {
			block.runs = slices.DeleteFunc(block.runs, func(r run) bool { return entities.at[block.entities.list[r.entity()]] >= maxEntities })
		}
		block.gather()
		for i, r := range block.runs {
			if i == 0 || r.kpi() != block.runs[i-1].kpi() {
				kpis.number([]byte(block.kpis.list[r.kpi()]))
			}
		}
		d.Problems = append(d.Problems, block.problems...)
	}
	d.Problems = d.Problems[:min(len(d.Problems), most)]
	var kpiAt, entityAt []uint32
	kpiAt, d.kpis = ordered(kpis.list)
	entityAt, d.entities = ordered(entities.list[:min(len(entities.list), maxEntities)])
	j := joined{b, make([][]uint16, len(b.blocks)), make([][]segment, len(d.kpis))}
	for n, block := range b.blocks {
		j.entity[n] = make([]uint16, len(block.entities.list))
		for i, id := range block.entities.list {
			if at := entities.at[id]; at < maxEntities {
				j.entity[n][i] = uint16(entityAt[at])
			}
		}
		for from := 0; from < len(block.runs); {
			kpi, until := block.runs[from].kpi(), from
			for until < len(block.runs) && block.runs[until].kpi() == kpi {
				until++
			}
			k := kpiAt[kpis.at[block.kpis.list[kpi]]]
			j.parts[k] = append(j.parts[k], segment{uint32(n), uint32(from), uint32(until)})
			from = until
		}
	}
	return j
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

// build orders the rows into columns; of several rows for a cell the last one read is kept.
func (b *builder) build() *Data {
	d, j := b.data, b.join()
	d.kpiStart = make([]int, 1, len(d.kpis)+1)
	n := 0
	for _, parts := range j.parts {
		for _, s := range parts {
			for _, r := range b.blocks[s.block].runs[s.from:s.until] {
				n += int(r.until - r.from)
			}
		}
		d.kpiStart = append(d.kpiStart, n)
	}
	d.sex, d.entity, d.year = make([]uint8, n), make([]uint16, n), make([]int16, n)
	d.missing, d.count, d.value = make([]uint8, n), make([]uint16, n), make([]float64, n)
	kept := make([]int, len(d.kpis))
	eachMeasure(len(d.kpis), func(k int) { kept[k] = j.columns(k, d.kpiStart[k]) })
	b.blocks = nil
	d.close(kept)
	d.announce()
	return d
}

// part is a run with its place among all.
type part struct {
	key         uint64 // of its first row
	block       *block
	from, until uint32
}

// of lists the runs of a measure, in the order of the input.
func (j joined) of(kpi int) []part {
	all := make([]part, 0, len(j.data.entities))
	for _, s := range j.parts[kpi] {
		block := j.blocks[s.block]
		for _, r := range block.runs[s.from:s.until] {
			key := row{entity: j.entity[s.block][r.entity()], year: block.year[r.from], sex: r.sex()}.key()
			all = append(all, part{key, block, r.from, r.until})
		}
	}
	return all
}

// columns writes a measure's rows, in order, from the place on, and returns how many they became. A file is most often
// ordered, if not as we are: then it is enough to order its runs.
func (j joined) columns(kpi, at int) int {
	d, from, before := j.data, at, int64(-1)
	parts, byKey := j.of(kpi), func(a, b part) int { return cmp.Compare(a.key, b.key) }
	if !slices.IsSortedFunc(parts, byKey) {
		slices.SortFunc(parts, byKey)
	}
	for _, p := range parts {
		if int64(p.key) <= before {
			return d.write(from, j.tidy(kpi))
		}
		n := copy(d.value[at:], p.block.value[p.from:p.until])
		copy(d.year[at:], p.block.year[p.from:p.until])
		entity, sex, count := d.entity[at:at+n], d.sex[at:at+n], d.count[at:at+n]
		for i := range n {
			entity[i], sex[i], count[i] = uint16(p.key>>16), uint8(p.key>>32), 1
		}
		for _, r := range p.block.between(p.from, p.until) {
			i := r.row - p.from
			count[i], d.missing[at+int(i)] = r.count, r.missing
		}
		at += n
		before = int64(p.key&^math.MaxUint16) | int64(d.year[at-1])
	}
	return at - from
}

// tidy orders a measure's rows one by one, and keeps the last of several for a cell.
func (j joined) tidy(kpi int) []row {
	var rows []row
	for _, p := range j.of(kpi) {
		for i := p.from; i < p.until; i++ {
			rows = append(rows, row{p.block.value[i], uint16(p.key >> 16), p.block.year[i], 1, uint8(p.key >> 32), 0})
		}
		for _, r := range p.block.between(p.from, p.until) {
			last := &rows[len(rows)-int(p.until-r.row)]
			last.count, last.missing = r.count, r.missing
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.key(), b.key()) })
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

func (d *Data) write(at int, rows []row) int {
	for i, r := range rows {
		i += at
		d.sex[i], d.missing[i], d.entity[i], d.year[i], d.count[i], d.value[i] = r.sex, r.missing, r.entity, r.year, r.count, r.value
	}
	return len(rows)
}

// close moves the measures' rows together where some were replaced.
func (d *Data) close(kept []int) {
	n := 0
	for k, rows := range kept {
		from := d.kpiStart[k]
		if d.kpiStart[k] = n; from > n {
			copy(d.sex[n:], d.sex[from:from+rows])
			copy(d.missing[n:], d.missing[from:from+rows])
			copy(d.entity[n:], d.entity[from:from+rows])
			copy(d.year[n:], d.year[from:from+rows])
			copy(d.count[n:], d.count[from:from+rows])
			copy(d.value[n:], d.value[from:from+rows])
		}
		n += rows
	}
	d.Replaced = len(d.value) - n
	d.kpiStart[len(kept)] = n
	d.sex, d.missing, d.entity, d.year, d.count, d.value = d.sex[:n], d.missing[:n], d.entity[:n], d.year[:n], d.count[:n], d.value[:n]
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

// announce reads what the metadata says of breaks and margins.
func (d *Data) announce() {
	d.Breaks, d.margins = make(map[string][]analysis.Break), d.companions()
	for id, k := range d.KPIs {
		if breaks := k.Breaks(); len(breaks) > 0 {
			d.Breaks[id] = breaks
		}
	}
}
