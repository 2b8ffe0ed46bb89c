package kolada

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

// layout is how the rows of a CSV file are cut.
type layout struct {
	input   int // its number among the inputs
	comma   byte
	at      map[string]int // the column of a name, -1 for none
	columns []column
	needed  int // how many columns a row must have
	leading int // how many columns there are before the first one of figures
}

// column is what the quick way looks for in a column.
type column uint8

const (
	columnOther column = iota
	columnKPI
	columnEntity
	columnYear
	columnValue
	columnSex
	columnCount
	columnStatus
)

func newLayout(input int, comma byte, header []string, at map[string]int) layout {
	l := layout{input: input, comma: comma, at: at, columns: make([]column, len(header))}
	for name, c := range map[string]column{"kpi": columnKPI, "entity": columnEntity, "year": columnYear, "value": columnValue,
		"sex": columnSex, "count": columnCount, "status": columnStatus} {
		if i := at[name]; i >= 0 {
			l.columns[i] = c
		}
	}
	l.needed = 1 + max(at["kpi"], at["entity"], at["year"], at["value"])
	l.leading = slices.IndexFunc(l.columns, func(c column) bool {
		return c == columnYear || c == columnValue || c == columnCount || c == columnStatus
	})
	return l
}

// plain reads whole lines without quotation marks, the first of which has the number. A row that is written plainly is
// read in place, without an allocation; another one goes the careful way.
func (b *block) plain(l layout, lines []byte, line int) {
	n := bytes.Count(lines, []byte{'\n'}) + 1
	b.value, b.year = make([]float64, 0, n), make([]int16, 0, n)
	p := plain{block: b, layout: l, text: lines}
	for at := 0; at < len(lines); line++ {
		if next := p.row(at); next > 0 {
			at = next
			continue
		}
		text, _, _ := bytes.Cut(lines[at:], []byte{'\n'})
		at += len(text) + 1
		if text = bytes.TrimRight(text, "\r"); len(text) > 0 {
			b.careful(l, string(text), line)
		}
	}
}

func (b *block) careful(l layout, text string, line int) {
	fields := strings.Split(text, string(rune(l.comma)))
	if len(fields) < l.needed {
		b.short(place(l.input, line), len(fields), l.needed)
		return
	}
	b.csvData(place(l.input, line), func(name string) string {
		if i := l.at[name]; i >= 0 && i < len(fields) {
			return strings.TrimSpace(fields[i])
		}
		return ""
	})
}

// plain is the quick way through lines.
type plain struct {
	*block
	layout
	text []byte
	// What the row before began with, up to its figures, and whose it was: files are most often ordered.
	lead   []byte
	before series
	// the identities that have the numbers of before
	kpi, entity []byte
}

// found is what a row has said so far.
type found struct {
	kpi, entity []byte // nil when they are those of the row before
	sex         analysis.Sex
	year        int16
	value       float64
}

// row keeps the row that begins there if it is written plainly, and returns where the next one begins; otherwise it does
// nothing and returns 0.
func (p *plain) row(start int) int {
	f, at, lead := found{sex: analysis.SexTotal}, start, p.lead
	if len(lead) > 0 && bytes.HasPrefix(p.text[start:], lead) {
		at, f.sex = start+len(lead), analysis.Sex(p.before.sex())
	} else {
		if at = p.fields(at, 0, p.leading, &f); at == 0 && p.leading > 0 {
			return 0
		}
		lead = p.text[start:at]
	}
	if at = p.fields(at, p.leading, len(p.columns), &f); at == 0 {
		return 0
	}
	kpi, entity := p.before.kpi(), uint32(p.before.entity())
	if f.kpi != nil && !bytes.Equal(f.kpi, p.kpi) {
		p.kpi, kpi = f.kpi, p.kpis.number(f.kpi)
	}
	if f.entity != nil && !bytes.Equal(f.entity, p.entity) {
		p.entity, entity = f.entity, p.entities.number(f.entity)
	}
	p.lead, p.before = lead, seriesOf(kpi, entity, uint8(f.sex))
	p.put(p.before, f.year, f.value)
	return at
}

// fields reads the columns from the first up to the last, and returns where the field behind them begins, or 0.
func (p *plain) fields(at, first, last int, f *found) int {
	for i := first; i < last; i++ {
		from, ok := at, false
		switch c := p.columns[i]; c {
		case columnYear:
			f.year, at, ok = p.year(at)
		case columnValue:
			f.value, at, ok = p.number(at)
		case columnKPI:
			at, ok = p.name(at)
			f.kpi = p.text[from:at]
		case columnEntity:
			at, ok = p.name(at)
			f.entity = p.text[from:at]
		case columnSex:
			at = p.end(at)
			f.sex, ok = sexOf(string(p.text[from:at]))
		default:
			at = p.end(at)
			ok = c == columnOther || at == from // a count and a status are read with care
		}
		next := p.next(at, i == len(p.columns)-1)
		if !ok || next == 0 {
			return 0
		}
		at = next
	}
	return at
}

// next is where the next field begins behind the separator there, or the next row behind the line break when this was the
// last column; 0 when neither stands there.
func (p *plain) next(at int, last bool) int {
	switch {
	case at >= len(p.text):
		return 0
	case !last && p.text[at] == p.comma, last && p.text[at] == '\n':
		return at + 1
	case last && p.text[at] == '\r' && at+1 < len(p.text) && p.text[at+1] == '\n':
		return at + 2
	default:
		return 0
	}
}

// end is where the field that begins there ends.
func (p *plain) end(at int) int {
	for at < len(p.text) && p.text[at] != p.comma && p.text[at] != '\n' && p.text[at] != '\r' {
		at++
	}
	return at
}

// name wants an identity without surrounding space.
func (p *plain) name(at int) (end int, ok bool) {
	end = p.end(at)
	return end, end > at && p.text[at]-'!' < 0x80-'!' && p.text[end-1]-'!' < 0x80-'!'
}

func (p *plain) year(at int) (year int16, end int, ok bool) {
	if at+4 > len(p.text) {
		return 0, at, false
	}
	t := p.text[at : at+4 : at+4]
	a, b, c, d := t[0]-'0', t[1]-'0', t[2]-'0', t[3]-'0'
	year = int16(a)*1000 + int16(b)*100 + int16(c)*10 + int16(d)
	return year, at + 4, max(a, b, c, d) < 10 && year >= minYear && year <= maxYear
}

// powers are the powers of ten that a float64 holds exactly, as far as they are needed.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// number reads digits with at most one point or comma among them, at most 15 digits: the quotient of two numbers that are
// exact is rounded once, so it is the number that strconv would read.
func (p *plain) number(at int) (v float64, end int, ok bool) {
	from := at
	if at < len(p.text) && p.text[at] == '-' {
		at++
	}
	digits, n, decimals := p.eight(at)
	if n == 0 {
		digits, n, decimals = p.digits(at)
	}
	if n == 0 {
		return 0, from, false
	}
	v = float64(digits) / powers[decimals]
	if p.text[from] == '-' {
		v = -v
	}
	return v, at + n, true
}

// digits reads a number byte by byte: its digits, how many bytes it takes, and how many of the digits are decimals.
func (p *plain) digits(at int) (digits int64, n, decimals int) {
	text, point := p.text[at:min(at+17, len(p.text))], -1
	for ; n < len(text); n++ {
		c := text[n]
		if d := c - '0'; d < 10 {
			digits = digits*10 + int64(d)
		} else if point < 0 && c != p.comma && (c == '.' || c == ',') {
			point = n
		} else {
			break
		}
	}
	count := n
	if point >= 0 {
		count, decimals = n-1, n-point-1
	}
	if count == 0 || count > 15 {
		return 0, 0, 0
	}
	return digits, n, decimals
}

// eight is digits for a number that ends within eight bytes: they are read as one word, without a loop.
func (p *plain) eight(at int) (digits int64, n, decimals int) {
	if at+8 > len(p.text) {
		return 0, 0, 0
	}
	const each = 0x0101010101010101
	w := binary.LittleEndian.Uint64(p.text[at:]) ^ '0'*each // a digit's byte becomes its value
	other := (w + (0x7f-9)*each | w) & (0x80 * each)        // the high bit of every byte that is no digit, from the first one on
	first := bits.TrailingZeros64(other) / 8
	if first == 8 {
		return 0, 0, 0
	}
	n = first
	if c := p.text[at+first]; c != p.comma && (c == '.' || c == ',') {
		if n = bits.TrailingZeros64(other&(other-1)) / 8; n == 8 {
			return 0, 0, 0
		}
		before := uint64(1)<<(8*first) - 1
		w = w&before | w>>8&^before
		first, decimals = n-1, n-first-1
	}
	if first == 0 {
		return 0, 0, 0
	}
	w <<= 64 - 8*first // what stands behind the digits goes, and zeros come before them
	w = (w&(0x0f*each))*10 + w>>8&(0x0f*each)
	w = (w&0x00ff00ff00ff00ff)*100 + w>>16&0x00ff00ff00ff00ff
	w = (w&0x0000ffff0000ffff)*10000 + w>>32&0x0000ffff0000ffff
	return int64(w & 0xffffffff), n, decimals
}
