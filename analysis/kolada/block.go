package kolada

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// block is a part of an input: its rows in the order in which they were read, with measures and entities numbered as
// they appeared in it. Blocks are filled apart from each other, and joined in the order of the input by build.
type block struct {
	kpis, entities names
	runs           []run
	value          []float64
	year           []int16
	rare           []rare
	problems       []kvalitet.Problem
}

// rare is a row that is not one value for one entity.
type rare struct {
	row     uint32
	count   uint16
	missing uint8
}

// run is rows after each other of one series, the years rising.
type run struct {
	series
	from, until uint32
}

// series is a measure (32 bits), an entity (16) and a part of the population (8) in one word.
type series uint64

func seriesOf(kpi, entity uint32, sex uint8) series {
	return series(kpi)<<24 | series(uint16(entity))<<8 | series(sex)
}

func (s series) kpi() uint32    { return uint32(s >> 24) }
func (s series) entity() uint16 { return uint16(s >> 8) }
func (s series) sex() uint8     { return uint8(s) }

// row is a cell of a measure.
type row struct {
	value   float64
	entity  uint16
	year    int16
	count   uint16
	sex     uint8
	missing uint8
}

// blockRows is the most rows of a block: as many entities can be told apart.
const blockRows = math.MaxUint16

// The years that are read: others are mistakes.
const (
	minYear = 1900
	maxYear = 2200
)

// names numbers identities in order of appearance.
type names struct {
	at   map[string]uint32
	list []string
}

// number gives the identity's number. It allocates for a new one only.
func (n *names) number(id []byte) uint32 {
	i, ok := n.at[string(id)]
	if !ok {
		if n.at == nil {
			n.at = make(map[string]uint32)
		}
		i = uint32(len(n.list))
		n.list = append(n.list, string(id))
		n.at[n.list[i]] = i
	}
	return i
}

// most is how many problems are kept: of the same broken file nobody reads more.
const most = 1000

func (b *block) problem(code, path, sv, en string) {
	if len(b.problems) < most {
		b.problems = append(b.problems, kvalitet.Problem{Code: code, Path: path, SV: sv, EN: en})
	}
}

// add keeps a cell, or says what is wrong with it.
func (b *block) add(at, kpi, entity string, year int, sex analysis.Sex, value float64, missing analysis.Missing, count int) {
	switch {
	case kpi == "":
		b.problem("missing", at+"/kpi", "nyckeltalet saknas", "the measure is missing")
	case entity == "":
		b.problem("missing", at+"/municipality", "kommunen saknas", "the municipality is missing")
	case year < minYear || year > maxYear:
		b.problem("range", at+"/period", fmt.Sprintf("året %d är orimligt", year), fmt.Sprintf("the year %d is unreasonable", year))
	case missing == 0 && (math.IsNaN(value) || math.Abs(value) > 1e100):
		b.problem("range", at+"/value", "värdet är inget rimligt tal", "the value is no reasonable number")
	default:
		if count != 1 || missing != 0 {
			b.rare = append(b.rare, rare{uint32(len(b.value)), uint16(min(max(count, 0), math.MaxUint16)), uint8(missing)})
		}
		b.put(seriesOf(b.kpis.number([]byte(kpi)), b.entities.number([]byte(entity)), uint8(sex)), int16(year), value)
	}
}

// put keeps a cell of the series.
func (b *block) put(s series, year int16, value float64) {
	n, last := len(b.value), len(b.runs)-1
	if last < 0 || b.runs[last].series != s || year <= b.year[n-1] {
		b.runs = append(b.runs, run{s, uint32(n), 0})
		last++
	}
	b.runs[last].until = uint32(n + 1)
	b.value, b.year = append(b.value, value), append(b.year, year)
}

// between returns the rare ones of the rows from from up to until.
func (b *block) between(from, until uint32) []rare {
	at := func(row uint32) int {
		i, _ := slices.BinarySearchFunc(b.rare, row, func(r rare, row uint32) int { return cmp.Compare(r.row, row) })
		return i
	}
	return b.rare[at(from):at(until)]
}

// gather brings the runs of each measure together, in their order.
func (b *block) gather() {
	byMeasure := func(x, y run) int { return cmp.Compare(x.kpi(), y.kpi()) }
	if !slices.IsSortedFunc(b.runs, byMeasure) {
		slices.SortStableFunc(b.runs, byMeasure)
	}
}

// key orders the cells of a measure: part of the population, entity, year.
func (r row) key() uint64 { return uint64(r.sex)<<32 | uint64(r.entity)<<16 | uint64(uint16(r.year)) }
