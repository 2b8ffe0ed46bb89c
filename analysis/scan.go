package analysis

import (
	"fmt"
	"iter"
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// ScanOptions says how [ScanPairs] looks.
type ScanOptions struct {
	Ranks   bool    // Spearman, each pair re-ranked among the units that both have; otherwise Pearson
	Level   float64 // the false discovery rate (0.05)
	AtLeast int     // the fewest units with both values; a pair with fewer is not tested. At least 3
	// Into, when it has room for all m(m−1)/2 pairs, gets every correlation in the order (0,1), (0,2) …, NaN for those
	// that are not tested.
	Into []float64
}

// Scan is what was found among all pairs of many columns (sökning efter mönster). Only pairs that are established by
// Benjamini and Hochberg's rule over all that were tested are kept.
type Scan struct {
	Tested    int     // pairs
	NotTested int     // too few units in common, or a column that does not vary among them
	Threshold float64 // the largest P that is established; 0 when none is
	SumAbs    float64 // Σ|R| over the tested
	pairs     []ScanPair
}

// ScanPair is two columns that vary together.
type ScanPair struct {
	A, B int // the columns' places
	Correlation
	Q float64
}

// Len returns the number of established pairs.
func (s *Scan) Len() int { return len(s.pairs) }

// Pairs yields the established pairs in the order (0,1), (0,2) …
func (s *Scan) Pairs() iter.Seq[ScanPair] { return slices.Values(s.pairs) }

// scanRows is how many columns are held near while the others pass by.
const scanRows = 8

// ScanPairs correlates every pair of columns, which have a value per unit and NaN where there is none, on all
// processors. Columns are centred or ranked once; only correlations that could be established get a P. The result does
// not depend on the number of processors. Columns of different length are [kvalitet.ErrInvalid].
func ScanPairs(columns [][]float64, o ScanOptions) (*Scan, error) {
	m := len(columns)
	if m == 0 {
		return &Scan{}, nil
	}
	units := len(columns[0])
	for _, c := range columns {
		if len(c) != units || units > math.MaxUint16 {
			return nil, fmt.Errorf("%w: kolumnerna är inte lika långa / the columns are not of the same length", kvalitet.ErrInvalid)
		}
	}
	if !(o.Level > 0 && o.Level < 1) {
		return nil, fmt.Errorf("%w: nivån är inte mellan 0 och 1 / the level is not between 0 and 1", kvalitet.ErrInvalid)
	}
	o.AtLeast = max(o.AtLeast, 3)
	if len(o.Into) < m*(m-1)/2 {
		o.Into = nil
	}
	t := newTable(columns, units, o)
	blocks := make([]block, (m+scanRows-1)/scanRows)
	parallel(len(blocks), 1, func(low, _ int) { t.block(&blocks[low], low*scanRows, min((low+1)*scanRows, m)) })
	return gather(blocks, units, o), nil
}

// block is the result of a run of columns against those after them.
type block struct {
	tested, not int
	sum         float64
	candidates  []ScanPair
}

// table is the columns as the inner loops want them.
type table struct {
	o            ScanOptions
	m, units     int
	words        int
	present      []uint64  // bitmaps
	values, mask []float64 // centred, 0 where missing; 1 or 0
	codes        []uint16  // dense ranks from 0 among the column's own values
	groups       []int     // how many different values
	critical     []float64 // by number of units: R² below it cannot be established
	scratch      sync.Pool
}

func newTable(columns [][]float64, units int, o ScanOptions) *table {
	m := len(columns)
	t := &table{o: o, m: m, units: units, words: (units + 63) / 64}
	t.present = make([]uint64, m*t.words)
	if o.Ranks {
		t.codes, t.groups = make([]uint16, m*units), make([]int, m)
	} else {
		t.values, t.mask = make([]float64, m*units), make([]float64, m*units)
	}
	parallel(m, 16, func(low, high int) {
		for c := low; c < high; c++ {
			t.column(c, columns[c])
		}
	})
	t.critical = critical(units, o.AtLeast, o.Level)
	t.scratch.New = func() any {
		return &ranker{units: make([]uint16, units), x: make([]int32, units+1), y: make([]int32, units+1)}
	}
	return t
}

// critical is, by number of units, the R² below which P is above the level; a hair lower, so that P itself decides.
func critical(units, least int, level float64) []float64 {
	squares := make([]float64, units+1)
	for n := range squares {
		squares[n] = 2
		if df := float64(n - 2); n >= least {
			q := stat.StudentQuantile(1-level/2, df)
			squares[n] = q * q / (q*q + df) * (1 - 1e-9)
		}
	}
	return squares
}

// column prepares one column.
func (t *table) column(c int, column []float64) {
	for u, v := range column {
		if v == v {
			t.present[c*t.words+u/64] |= 1 << (u % 64)
		}
	}
	if t.o.Ranks {
		codes := t.codes[c*t.units : (c+1)*t.units]
		for u, r := range Ranks(column, TiesDense) {
			if r == r {
				codes[u] = uint16(r) - 1
				t.groups[c] = max(t.groups[c], int(r))
			}
		}
		return
	}
	sum, n := 0.0, 0.0
	for _, v := range column {
		if v == v {
			sum, n = sum+v, n+1
		}
	}
	values, mask := t.values[c*t.units:(c+1)*t.units], t.mask[c*t.units:(c+1)*t.units]
	for u, v := range column {
		if v == v {
			values[u], mask[u] = v-sum/n, 1
		}
	}
}

// block correlates the columns from low to high with all after them.
func (t *table) block(b *block, low, high int) {
	r := t.scratch.Get().(*ranker)
	for j := low + 1; j < t.m; j++ {
		for i := low; i < min(high, j); i++ {
			n := t.common(i, j)
			at := i*(2*t.m-i-1)/2 + j - i - 1
			if t.o.Into != nil {
				t.o.Into[at] = math.NaN()
			}
			if n < t.o.AtLeast {
				b.not++
				continue
			}
			var cov, sxx, syy float64
			if t.o.Ranks {
				cov, sxx, syy = t.ranked(r, i, j, n)
			} else {
				cov, sxx, syy = t.moments(i, j, float64(n))
			}
			if !(sxx > 0 && syy > 0) {
				b.not++
				continue
			}
			b.tested++
			rho := cov / math.Sqrt(sxx*syy)
			b.sum += math.Abs(rho)
			if t.o.Into != nil {
				t.o.Into[at] = rho
			}
			if rho*rho >= t.critical[n] {
				b.candidates = append(b.candidates, ScanPair{A: i, B: j, Correlation: Correlation{N: n, R: min(max(rho, -1), 1)}})
			}
		}
	}
	t.scratch.Put(r)
	slices.SortFunc(b.candidates, func(x, y ScanPair) int { return (x.A-y.A)*t.m + x.B - y.B })
}

// common counts the units that both columns have.
func (t *table) common(i, j int) int {
	a, b := t.present[i*t.words:(i+1)*t.words], t.present[j*t.words:(j+1)*t.words]
	n := 0
	for w, x := range a {
		n += bits.OnesCount64(x & b[w])
	}
	return n
}

// moments gives n times the covariance and the variances over the common units, in one pass; a missing value is a zero
// that its mask keeps out of the other column's sums.
func (t *table) moments(i, j int, n float64) (cov, sxx, syy float64) {
	x, mx := t.values[i*t.units:(i+1)*t.units], t.mask[i*t.units:(i+1)*t.units]
	y, my := t.values[j*t.units:(j+1)*t.units], t.mask[j*t.units:(j+1)*t.units]
	mx, y, my = mx[:len(x)], y[:len(x)], my[:len(x)]
	var sx, sy, xx, yy, xy, sx2, sy2, xx2, yy2, xy2 float64
	u := 0
	for ; u+1 < len(x); u += 2 {
		vx, vy := x[u], y[u]
		a, b := vx*my[u], vy*mx[u]
		sx, sy, xx, yy, xy = sx+a, sy+b, xx+a*vx, yy+b*vy, xy+vx*vy
		wx, wy := x[u+1], y[u+1]
		c, d := wx*my[u+1], wy*mx[u+1]
		sx2, sy2, xx2, yy2, xy2 = sx2+c, sy2+d, xx2+c*wx, yy2+d*wy, xy2+wx*wy
	}
	if u < len(x) {
		a, b := x[u]*my[u], y[u]*mx[u]
		sx, sy, xx, yy, xy = sx+a, sy+b, xx+a*x[u], yy+b*y[u], xy+x[u]*y[u]
	}
	sx, sy, xx, yy, xy = sx+sx2, sy+sy2, xx+xx2, yy+yy2, xy+xy2
	cov, sxx, syy = xy-sx*sy/n, xx-sx*sx/n, yy-sy*sy/n
	if sxx <= 1e-12*xx { // what is left of equal values is rounding
		sxx = 0
	}
	if syy <= 1e-12*yy {
		syy = 0
	}
	return cov, sxx, syy
}

// ranker is a worker's scratch: the common units, and counts and then ranks by code for two columns.
type ranker struct {
	units []uint16
	x, y  []int32
}

// ranked gives the sums of products of twice the centred ranks among the common units: whole numbers, so no rounding.
// Equal values share their mean rank. Ranking is counting: the codes are in order already.
func (t *table) ranked(r *ranker, i, j, n int) (cov, sxx, syy float64) {
	cx, cy := t.codes[i*t.units:(i+1)*t.units], t.codes[j*t.units:(j+1)*t.units]
	a, b := t.present[i*t.words:(i+1)*t.words], t.present[j*t.words:(j+1)*t.words]
	gx, gy := r.x[:t.groups[i]], r.y[:t.groups[j]]
	clear(gx)
	clear(gy)
	k := 0
	for w, x := range a {
		for x &= b[w]; x != 0; x &= x - 1 {
			u := w*64 + bits.TrailingZeros64(x)
			r.units[k] = uint16(u)
			k++
			gx[cx[u]]++
			gy[cy[u]]++
		}
	}
	sxx, syy = float64(rankCounts(gx, int32(n))), float64(rankCounts(gy, int32(n)))
	sum := int64(0)
	for _, u := range r.units[:k] {
		sum += int64(gx[cx[u]]) * int64(gy[cy[u]])
	}
	return float64(sum), sxx, syy
}

// rankCounts turns counts by code into twice the centred mean rank, and returns the sum of the squares.
func rankCounts(counts []int32, n int32) int64 {
	before, square := int32(0), int64(0)
	for g, c := range counts {
		rank := 2*before + c - n
		counts[g] = rank
		square += int64(c) * int64(rank) * int64(rank)
		before += c
	}
	return square
}

// gather applies Benjamini and Hochberg's rule to all pairs.
func gather(blocks []block, units int, o ScanOptions) *Scan {
	s := &Scan{}
	var candidates []ScanPair
	for _, b := range blocks {
		s.Tested += b.tested
		s.NotTested += b.not
		s.SumAbs += b.sum
		candidates = append(candidates, b.candidates...)
	}
	candidates = narrow(candidates, units, s.Tested, o)
	parallel(len(candidates), 1024, func(low, high int) {
		for i := low; i < high; i++ {
			candidates[i].P = correlationP(candidates[i].R, float64(candidates[i].N))
		}
	})
	order := make([]int32, len(candidates))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		switch pa, pb := candidates[a].P, candidates[b].P; {
		case pa < pb:
			return -1
		case pa > pb:
			return 1
		default:
			return int(a - b)
		}
	})
	least := math.Inf(1)
	for k, i := range slices.Backward(order) {
		c := &candidates[i]
		least = math.Min(least, c.P*float64(s.Tested)/float64(k+1))
		c.Q = least
		if c.Q <= o.Level {
			s.Threshold = math.Max(s.Threshold, c.P)
		}
	}
	s.pairs = slices.DeleteFunc(candidates, func(p ScanPair) bool { return p.Q > o.Level })
	return s
}

// narrow leaves out pairs that cannot be established, before any P is computed. If k pairs of m have a P within a bound,
// an established one has at most level·k/m, which is the next bound. What is left out has a larger P than every pair
// that is established, and so does not touch its Q either.
func narrow(pairs []ScanPair, units, tested int, o ScanOptions) []ScanPair {
	for before := math.MaxInt; len(pairs) < before-before/50; {
		before = len(pairs)
		squares := critical(units, o.AtLeast, o.Level*float64(before)/float64(max(tested, 1)))
		pairs = slices.DeleteFunc(pairs, func(p ScanPair) bool { return p.R*p.R < squares[p.N] })
	}
	return pairs
}
