package analysis

import (
	"fmt"
	"iter"
	"math"
	"math/bits"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/kommunkvalitet/kvalitet"
)

// Panel is one measure for many units over consecutive years (panel): Values[unit·years+year], NaN where there is none.
type Panel struct {
	Better Better
	Target float64 // NaN when there is none
	Values []float64
}

// PanelResult has a place per unit, in the order of the panel. A figure that does not exist is NaN, a rank and a
// quartile 0.
type PanelResult struct {
	Change   []float64 // the last year minus the one before
	Gap      []float64 // to the target: positive is reached when there is a direction of good, last minus target without one
	Slope    []float64 // of the least-squares line over the years that have a value, at least three
	Rank     []int32   // among the units of the same kind that have a value the last year; 1 is best, equal values share the best
	Quartile []uint8   // ⌊4(Rank−1)/n⌋+1
}

// NewPanelResult returns a result with room for the units.
func NewPanelResult(units int) *PanelResult {
	return &PanelResult{Change: make([]float64, units), Gap: make([]float64, units), Slope: make([]float64, units),
		Rank: make([]int32, units), Quartile: make([]uint8, units)}
}

// Part is the result of the units from low up to high, in the same memory.
func (r *PanelResult) Part(low, high int) *PanelResult {
	return &PanelResult{r.Change[low:high], r.Gap[low:high], r.Slope[low:high], r.Rank[low:high], r.Quartile[low:high]}
}

// PanelKernel computes panels of one shape. It allocates nothing per panel. Make one with [NewPanelKernel]; it may be
// used from many goroutines.
type PanelKernel struct {
	years, units int
	kinds        [][]int32 // the units of each kind
	// low and high give the number, the sum and the sum of squares of the years (counted from the middle, in halves) whose
	// bits are set in the first half of a row's bitmap and in the rest.
	low, high []moments
	half      int
	scratch   sync.Pool
}

type moments struct{ n, t, tt int32 }

// The most years that a panel may have: their presence is kept in a bitmap.
const maxPanelYears = 26

// NewPanelKernel returns a kernel for panels of so many years with a unit for each element of kinds. Units are ranked
// among those of the same kind; municipalities and regions are never ranked together.
func NewPanelKernel(years int, kinds []uint8) (*PanelKernel, error) {
	if years < 2 || years > maxPanelYears || len(kinds) == 0 {
		return nil, fmt.Errorf("%w: en panel har 2–%d år och minst en enhet / a panel has 2–%d years and at least one unit", kvalitet.ErrInvalid, maxPanelYears, maxPanelYears)
	}
	k := &PanelKernel{years: years, units: len(kinds), half: years / 2}
	for kind := range 256 {
		var units []int32
		for u, v := range kinds {
			if int(v) == kind {
				units = append(units, int32(u))
			}
		}
		if len(units) > 0 {
			k.kinds = append(k.kinds, units)
		}
	}
	k.low, k.high = k.table(0, k.half), k.table(k.half, years)
	k.scratch.New = func() any { keys := make([]uint64, 0, 2*k.units); return &keys }
	return k, nil
}

// table is indexed by the bitmap of the years from first up to until.
func (k *PanelKernel) table(first, until int) []moments {
	t := make([]moments, 1<<(until-first))
	for b := 1; b < len(t); b++ {
		year := first + bits.TrailingZeros(uint(b))
		x := int32(2*year - (k.years - 1)) // twice the distance from the middle, a whole number
		rest := t[b&(b-1)]
		t[b] = moments{rest.n + 1, rest.t + x, rest.tt + x*x}
	}
	return t
}

// Into computes one panel into dst, which has room for the kernel's units.
func (k *PanelKernel) Into(dst *PanelResult, p Panel) {
	sign := 1.0
	if p.Better == BetterLower {
		sign = -1
	}
	n := k.years
	for u := range k.units {
		row := p.Values[u*n : u*n+n : u*n+n]
		last := row[n-1]
		dst.Change[u] = last - row[n-2]
		dst.Gap[u] = sign * (last - p.Target)
		dst.Slope[u] = k.slope(row)
	}
	buffer := k.scratch.Get().(*[]uint64)
	for _, units := range k.kinds {
		k.rank(dst, p.Values, units, sign > 0, buffer)
	}
	k.scratch.Put(buffer)
}

// isNaN is the smallest bit pattern of a NaN without its sign, shifted out.
const isNaN = 0x7ff<<53 + 1

// slope takes two sums and a bitmap in one pass without a branch: a missing value adds zero.
func (k *PanelKernel) slope(row []float64) float64 {
	sum, dot, present := 0.0, 0.0, uint64(0)
	t := float64(1 - len(row))
	for i, v := range row {
		raw := math.Float64bits(v)
		_, ok := bits.Sub64(raw<<1, isNaN, 0) // 1 unless NaN, without a branch
		z := math.Float64frombits(raw & -ok)
		present |= ok << i
		sum += z
		dot += t * z
		t += 2
	}
	a, b := k.low[present&(1<<k.half-1)], k.high[present>>k.half]
	m := moments{a.n + b.n, a.t + b.t, a.tt + b.tt}
	if m.n < 3 {
		return math.NaN()
	}
	c, st := float64(m.n), float64(m.t)
	return 2 * (c*dot - st*sum) / (c*float64(m.tt) - st*st)
}

// rank orders the units of a kind by their last value, as whole numbers.
func (k *PanelKernel) rank(dst *PanelResult, values []float64, units []int32, highFirst bool, buffer *[]uint64) {
	n := k.years
	flip := uint64(0)
	if highFirst {
		flip = ^flip
	}
	keys := (*buffer)[:len(units)]
	own := (*buffer)[len(units) : 2*len(units) : cap(*buffer)]
	count := 0
	for i, u := range units {
		raw := math.Float64bits(values[int(u)*n+n-1] + 0) // −0 is 0
		key := (raw ^ (uint64(int64(raw)>>63) | 1<<63)) ^ flip
		_, ok := bits.Sub64(raw<<1, isNaN, 0)
		own[i] = key
		keys[count] = key
		count += int(ok)
	}
	keys = keys[:count]
	slices.Sort(keys)
	for i, u := range units {
		if v := values[int(u)*n+n-1]; v != v {
			dst.Rank[u], dst.Quartile[u] = 0, 0
			continue
		}
		below := lowerBound(keys, own[i])
		dst.Rank[u] = int32(below + 1)
		dst.Quartile[u] = uint8(4*below/count + 1)
	}
}

// lowerBound is how many keys are smaller; the halving has no branch that depends on the data.
func lowerBound(keys []uint64, key uint64) int {
	base, n := 0, len(keys)
	for n > 1 {
		half := n / 2
		step := 0
		if keys[base+half-1] < key {
			step = half
		}
		base += step
		n -= half
	}
	if n == 1 && keys[base] < key {
		base++
	}
	return base
}

// All computes several panels into dst, panel after panel, on all processors; the result does not depend on how many.
func (k *PanelKernel) All(dst *PanelResult, panels []Panel) {
	parallel(len(panels), 8, func(low, high int) {
		for i := low; i < high; i++ {
			k.Into(dst.Part(i*k.units, (i+1)*k.units), panels[i])
		}
	})
}

// Stream computes panels as they come, one at a time, in memory for one: the result is valid until the next one.
func (k *PanelKernel) Stream(panels iter.Seq2[string, Panel]) iter.Seq2[string, *PanelResult] {
	return func(yield func(string, *PanelResult) bool) {
		result := NewPanelResult(k.units)
		for id, p := range panels {
			k.Into(result, p)
			if !yield(id, result) {
				return
			}
		}
	}
}

// parallel hands out runs of [0, n) to a goroutine per processor.
func parallel(n, run int, do func(low, high int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+run-1)/run) {
		wg.Go(func() {
			for {
				low := int(next.Add(int64(run))) - run
				if low >= n {
					return
				}
				do(low, min(low+run, n))
			}
		})
	}
	wg.Wait()
}
