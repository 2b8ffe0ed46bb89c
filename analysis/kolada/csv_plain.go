package kolada

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

// plainFields is how many fields of a line are told apart; a row whose figures lie behind them goes the careful way.
const plainFields = 16

// plain is the quick way through the figures of a CSV file: a line without quotation marks is cut at its separators in
// place, and one whose figures are written plainly becomes a row without an allocation.
type plain struct {
	b     *builder
	comma byte
	at    map[string]int
	n     int

	text []byte
	ends [plainFields]int // where each field ends; the next begins after the separator
	got  int
	// the measure and the entity of the line before: files are most often ordered
	kpi, entity []byte
	kpiNo       uint32
	entityNo    uint16
	known       bool
	columns     struct{ kpi, entity, year, value, sex, count int }
}

// lines reads until the end, or until a line with a quotation mark, which it gives back with its number.
func (p *plain) lines(in *bufio.Reader, line int) (int, []byte, error) {
	c := &p.columns
	c.kpi, c.entity, c.year, c.value, c.sex, c.count = p.at["kpi"], p.at["entity"], p.at["year"], p.at["value"], p.at["sex"], p.at["count"]
	for ; ; line++ {
		text, err := in.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || bytes.IndexByte(text, '"') >= 0:
			return line, bytes.Clone(text), nil
		case err != nil && !errors.Is(err, io.EOF):
			return line, nil, err
		}
		for len(text) > 0 && (text[len(text)-1] == '\n' || text[len(text)-1] == '\r') {
			text = text[:len(text)-1]
		}
		if len(text) > 0 {
			p.line(text, line)
		}
		if err != nil {
			return line, nil, nil
		}
	}
}

func (p *plain) line(text []byte, line int) {
	p.text, p.got = text, 0
	for i, c := range text {
		if c == p.comma && p.got < plainFields-1 {
			p.ends[p.got] = i
			p.got++
		}
	}
	p.ends[p.got] = len(text)
	p.got++
	if p.row() {
		return
	}
	fields := strings.Split(string(text), string(rune(p.comma)))
	p.b.csvData(place(p.n, line), func(name string) string {
		if i := p.at[name]; i >= 0 && i < len(fields) {
			return strings.TrimSpace(fields[i])
		}
		return ""
	})
}

// field is the text of a column, nil for one that the file or the line does not have.
func (p *plain) field(i int) []byte {
	switch {
	case i < 0 || i >= p.got || i == plainFields-1:
		return nil
	case i == 0:
		return p.text[:p.ends[0]]
	default:
		return p.text[p.ends[i-1]+1 : p.ends[i]]
	}
}

// row keeps the line's figures if they are written plainly; otherwise it does nothing and reports false.
func (p *plain) row() bool {
	kpi, entity := p.field(p.columns.kpi), p.field(p.columns.entity)
	year, okYear := plainYear(p.field(p.columns.year))
	value, okValue := plainNumber(p.field(p.columns.value))
	sex, okSex := plainSex(p.field(p.columns.sex))
	if !okYear || !okValue || !okSex || len(p.field(p.columns.count)) > 0 || !plainName(kpi) || !plainName(entity) {
		return false
	}
	if !p.known || !bytes.Equal(kpi, p.kpi) {
		p.kpi, p.kpiNo = append(p.kpi[:0], kpi...), p.b.kpi(string(kpi))
	}
	if !p.known || !bytes.Equal(entity, p.entity) {
		if len(p.b.entNames) >= maxEntities && !p.b.knows(string(entity)) {
			return false
		}
		p.entity, p.entityNo = append(p.entity[:0], entity...), p.b.entity(string(entity))
	}
	p.known = true
	p.b.rows[p.kpiNo] = append(p.b.rows[p.kpiNo], row{entity: p.entityNo, year: year, count: 1, sex: uint8(sex), value: value})
	return true
}

// plainName wants an identity without surrounding space.
func plainName(b []byte) bool {
	return len(b) > 0 && b[0] > ' ' && b[len(b)-1] > ' ' && b[0] < 0x80 && b[len(b)-1] < 0x80
}

func plainSex(b []byte) (analysis.Sex, bool) {
	if len(b) == 0 {
		return analysis.SexTotal, true
	}
	if len(b) > 1 {
		return 0, false
	}
	switch b[0] {
	case 'T':
		return analysis.SexTotal, true
	case 'K':
		return analysis.SexWomen, true
	case 'M':
		return analysis.SexMen, true
	default:
		return 0, false
	}
}

func plainYear(b []byte) (int16, bool) {
	if len(b) != 4 {
		return 0, false
	}
	year := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		year = year*10 + int(c-'0')
	}
	return int16(year), year >= minYear && year <= maxYear
}

// powers are the powers of ten that a float64 holds exactly, as far as they are needed.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// plainNumber reads digits with at most one point or comma among them, at most 15 digits: the quotient of two numbers
// that are exact is rounded once, so it is the number that strconv would read.
func plainNumber(b []byte) (float64, bool) {
	negative := len(b) > 0 && b[0] == '-'
	if negative {
		b = b[1:]
	}
	if len(b) == 0 || len(b) > 16 {
		return 0, false
	}
	digits, decimals, n := int64(0), -1, 0
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits = digits*10 + int64(c-'0')
			n++
			if decimals >= 0 {
				decimals++
			}
		case (c == '.' || c == ',') && decimals < 0:
			decimals = 0
		default:
			return 0, false
		}
	}
	if n == 0 || n > 15 {
		return 0, false
	}
	v := float64(digits) / powers[max(decimals, 0)]
	if negative {
		v = -v
	}
	return v, true
}
