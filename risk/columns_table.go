package risk

// Table is a matrix worked out cell by cell, for registers that are scored in columns. Make one with [Matrix.Table].
type Table struct {
	consequences int
	cells        int // likelihoods × consequences
	at           [64]worked
}

// worked is what a pair of steps gives, in one word: from the low end the value (16 bits), the band (8), its place in a heat
// map, from 1 (7; 0 is not rated), and 1 where the pair is neither a cell nor "not rated".
type worked uint32

const badCell worked = 1 << 31

func (w worked) value() uint16 { return uint16(w) }
func (w worked) band() uint8   { return uint8(w >> 16) }
func (w worked) place() int    { return int(w >> 24 & 127) }

// Table works the matrix out. A matrix with a cell that cannot be rated is [kvalitet.ErrInvalid].
func (m Matrix) Table() (*Table, error) {
	nl, nc := len(m.Likelihood.Steps), len(m.Consequence.Steps)
	t := &Table{consequences: nc, cells: nl * nc}
	for i := range t.at {
		l, c := i>>3, i&7
		if l == 0 || c == 0 {
			continue // one step without the other is not rated either
		}
		if l > nl || c > nc {
			t.at[i] = badCell
			continue
		}
		v, err := m.Rate(l, c)
		if err != nil {
			return nil, err
		}
		t.at[i] = worked(uint16(v.Value)) | worked(uint8(v.Level))<<16 | worked((l-1)*nc+c)<<24
	}
	return t, nil
}
