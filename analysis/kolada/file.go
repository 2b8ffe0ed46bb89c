package kolada

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// fileMagic begins a file of columns; the digit is its edition.
const fileMagic = "kolada-columns/1\n"

// rowBytes is what a row takes in a file and in memory: sex, missing, entity, year, count and value.
const rowBytes = 1 + 1 + 2 + 2 + 2 + 8

// fileHead is the table of contents, as JSON between the magic and the columns.
type fileHead struct {
	KPIs     []string          `json:"kpis"`
	Starts   []int             `json:"starts"` // kpiStart
	Entities []string          `json:"entities"`
	Meta     map[string]KPI    `json:"meta,omitempty"`
	Groups   map[string]Group  `json:"groups,omitempty"`
	Units    map[string]Entity `json:"units,omitempty"`
}

// WriteTo writes the data as a file of columns, a block per measure, that [OpenFile] reads a measure at a time.
func (d *Data) WriteTo(w io.Writer) (int64, error) {
	head, err := json.Marshal(fileHead{KPIs: d.kpis, Starts: d.kpiStart, Entities: d.entities, Meta: d.KPIs, Groups: d.Groups, Units: d.Entities})
	if err != nil {
		return 0, err
	}
	start := append([]byte(fileMagic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(start[len(fileMagic):], uint32(len(head)))
	written, err := w.Write(append(start, head...))
	total := int64(written)
	for k := 0; err == nil && k < len(d.kpis); k++ {
		block := make([]byte, 0, (d.kpiStart[k+1]-d.kpiStart[k])*rowBytes)
		from, until := d.kpiStart[k], d.kpiStart[k+1]
		block = append(append(block, d.sex[from:until]...), d.missing[from:until]...)
		for i := from; i < until; i++ {
			block = binary.LittleEndian.AppendUint16(block, d.entity[i])
		}
		for i := from; i < until; i++ {
			block = binary.LittleEndian.AppendUint16(block, uint16(d.year[i]))
		}
		for i := from; i < until; i++ {
			block = binary.LittleEndian.AppendUint16(block, d.count[i])
		}
		for i := from; i < until; i++ {
			block = binary.LittleEndian.AppendUint64(block, math.Float64bits(d.value[i]))
		}
		written, err = w.Write(block)
		total += int64(written)
	}
	return total, err
}

// File is a file of columns that is read a measure at a time: all of Kolada passes through the memory of one measure.
// The reader may be an open file or a file mapped into memory. It may be used from many goroutines.
type File struct {
	r    io.ReaderAt
	head fileHead
	base int64 // where the columns begin
}

// OpenFile reads the table of contents of what [Data.WriteTo] wrote; the size is that of the whole. What is no such file,
// or is cut off, is [kvalitet.ErrInvalid].
func OpenFile(r io.ReaderAt, size int64) (*File, error) {
	bad := func(sv, en string) error { return fmt.Errorf("%w: %s / %s", kvalitet.ErrInvalid, sv, en) }
	start := make([]byte, len(fileMagic)+4)
	if _, err := r.ReadAt(start, 0); err != nil || !bytes.HasPrefix(start, []byte(fileMagic)) {
		return nil, bad("inte en fil med kolumner", "not a file of columns")
	}
	n := int64(binary.LittleEndian.Uint32(start[len(fileMagic):]))
	f := &File{r: r, base: int64(len(start)) + n}
	if f.base > size {
		return nil, bad("filen är avklippt", "the file is cut off")
	}
	head := make([]byte, n)
	if _, err := r.ReadAt(head, int64(len(start))); err != nil {
		return nil, bad("filen är avklippt", "the file is cut off")
	}
	if err := json.Unmarshal(head, &f.head); err != nil {
		return nil, bad("filens innehållsförteckning går inte att läsa", "the table of contents cannot be read")
	}
	s := f.head.Starts
	if len(s) != len(f.head.KPIs)+1 || s[0] != 0 || !slices.IsSorted(s) || !slices.IsSorted(f.head.KPIs) || f.base+int64(s[len(s)-1])*rowBytes != size {
		return nil, bad("filens längd stämmer inte med dess innehållsförteckning", "the length does not agree with the table of contents")
	}
	return f, nil
}

// Measures returns the identities of the measures, in order.
func (f *File) Measures() []string { return slices.Clone(f.head.KPIs) }

// Load reads one measure with its metadata, and every entity and group; margins of error stand in a measure of their own
// and are not joined. One that the file does not have wraps
// [kvalitet.ErrNotFound].
func (f *File) Load(kpi string) (*Data, error) {
	k, ok := slices.BinarySearch(f.head.KPIs, kpi)
	if !ok {
		return nil, fmt.Errorf("%s: %w", kpi, kvalitet.ErrNotFound)
	}
	n := f.head.Starts[k+1] - f.head.Starts[k]
	block := make([]byte, n*rowBytes)
	if _, err := f.r.ReadAt(block, f.base+int64(f.head.Starts[k])*rowBytes); err != nil && n > 0 {
		return nil, err
	}
	d := newBuilder().data
	d.kpis, d.kpiStart, d.entities = []string{kpi}, []int{0, n}, f.head.Entities
	d.Entities, d.Groups = f.head.Units, f.head.Groups
	if meta, ok := f.head.Meta[kpi]; ok {
		d.KPIs[kpi] = meta
	}
	d.sex, d.missing = block[:n:n], block[n:2*n:2*n]
	d.entity, d.year, d.count, d.value = make([]uint16, n), make([]int16, n), make([]uint16, n), make([]float64, n)
	for i := range n {
		d.entity[i] = binary.LittleEndian.Uint16(block[2*n+2*i:])
		d.year[i] = int16(binary.LittleEndian.Uint16(block[4*n+2*i:]))
		d.count[i] = binary.LittleEndian.Uint16(block[6*n+2*i:])
		d.value[i] = math.Float64frombits(binary.LittleEndian.Uint64(block[8*n+8*i:]))
		if int(d.entity[i]) >= len(d.entities) {
			return nil, fmt.Errorf("%w: %s pekar på en kommun som inte finns / points at an entity that is not there", kvalitet.ErrInvalid, kpi)
		}
	}
	d.announce()
	return d, nil
}

// All yields the measures one at a time, in order; an error is the last pair.
func (f *File) All() iter.Seq2[*Data, error] {
	return func(yield func(*Data, error) bool) {
		for _, kpi := range f.head.KPIs {
			d, err := f.Load(kpi)
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}
