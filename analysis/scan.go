package analysis

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
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

// Pairs yields the established pairs in the order (0,1), (0,2) and so on.
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

// gather applies Benjamini and Hochberg's rule to all pairs.
func gather(blocks []block, units int, o ScanOptions) *Scan {
	s, n := &Scan{}, 0
	for _, b := range blocks {
		s.Tested += b.tested
		s.NotTested += b.not
		s.SumAbs += b.sum
		n += len(b.candidates)
	}
	candidates := make([]ScanPair, 0, n)
	for _, b := range blocks {
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
