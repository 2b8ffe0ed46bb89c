package analysis

import (
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

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
	var sx, sy, xx, yy, xy float64
	for u, vx := range x {
		vy := y[u]
		a, b := vx*my[u], vy*mx[u] // both present, or zero
		sx += a
		sy += b
		xx += a * a
		yy += b * b
		xy += a * b
	}
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
