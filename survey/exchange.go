package survey

import (
	"encoding/binary"
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// exchangeForm begins the binary form of a histogram; the last byte is its version.
const exchangeForm = "kvhist\x01"

// maxCounts bounds the memory that reading a histogram may take: 64 million counts, a quarter of a gigabyte.
const maxCounts = 1 << 26

// MarshalBinary writes the histogram in a compact form without any person's answers together: what municipalities can
// exchange. Cells with few respondents are in it: keep them back first where that matters.
func (h *Histogram) MarshalBinary() ([]byte, error) {
	out := append([]byte(nil), exchangeForm...)
	out = binary.AppendUvarint(out, uint64(h.questions))
	out = binary.AppendUvarint(out, uint64(h.cells))
	for _, n := range h.respondents {
		out = binary.AppendUvarint(out, uint64(n))
	}
	for _, n := range h.counts {
		out = binary.AppendUvarint(out, uint64(n))
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary wrote. Anything else, or a histogram that is unreasonably large, is
// [kvalitet.ErrInvalid] and leaves h as it was.
func (h *Histogram) UnmarshalBinary(data []byte) error {
	r := reader{data: data}
	r.expect(exchangeForm)
	questions, cells := r.number(maxCounts), r.number(maxCounts)
	if r.bad || cells > 0 && questions > maxCounts/slots/cells || uint64(len(r.data)) < cells+questions*cells*slots {
		return notAHistogram()
	}
	read := NewHistogram(int(questions), int(cells))
	for c := range read.respondents {
		read.respondents[c] = int(r.number(math.MaxUint32))
	}
	for i := range read.counts {
		read.counts[i] = uint32(r.number(math.MaxUint32))
	}
	if r.bad || len(r.data) > 0 {
		return notAHistogram()
	}
	*h = *read
	return nil
}

func notAHistogram() error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: "format", Path: "", SV: "det är ingen svarstabell", EN: "it is not a histogram"}})
}

// reader takes numbers off the front of the data.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) expect(text string) {
	if len(r.data) < len(text) || string(r.data[:len(text)]) != text {
		r.bad, r.data = true, nil
		return
	}
	r.data = r.data[len(text):]
}

func (r *reader) number(most uint64) uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > most {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

// Quantile is the code of the answer below or at which the share p of a domain's weighted answers lies, 0 < p ≤ 1: the
// median for ½. Only codes 1 to top count. False when nobody answered.
func (h *Histogram) Quantile(d CellDesign, question int, domain []int, top uint8, p float64) (uint8, bool) {
	var weight [slots]float64
	total := 0.0
	for _, c := range domain {
		if question < 0 || question >= h.questions || c < 0 || c >= min(h.cells, len(d.Weight)) {
			continue // nobody has answered there
		}
		for a := uint8(1); a <= min(top, slots-1); a++ {
			w := d.Weight[c] * float64(h.Count(question, c, a))
			weight[a] += w
			total += w
		}
	}
	if total == 0 {
		return 0, false
	}
	sum, last := 0.0, uint8(0)
	for a := uint8(1); a < slots; a++ {
		if weight[a] == 0 {
			continue
		}
		sum, last = sum+weight[a], a
		if sum >= p*total {
			return a, true
		}
	}
	return last, true
}
