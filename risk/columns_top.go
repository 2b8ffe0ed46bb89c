package risk

import (
	"cmp"
	"slices"
)

type candidate struct {
	key uint64 // value and consequence falling, then day rising
	row int
}

// top finds the highest risks: the heat map says which cells they are in, so only the risks of those cells are sorted.
func (c Columns) top(n int, into *Scored) {
	into.Top, into.candidates = into.Top[:0], into.candidates[:0]
	if n <= 0 {
		return
	}
	r, s := c.Ratings[0], &into.Ratings[0]
	var order [64]int // cells that are, the highest first
	cells := order[:0]
	var count [64]int
	for i, cell := range r.Table.at {
		if cell.place() == 0 {
			continue
		}
		cells = append(cells, i)
		for at := cell.place(); at < len(s.Heat); at += s.stride {
			count[i] += int(s.Heat[at])
		}
	}
	slices.SortFunc(cells, func(a, b int) int {
		return cmp.Or(cmp.Compare(r.Table.at[b].value(), r.Table.at[a].value()), cmp.Compare(b&7, a&7), cmp.Compare(b, a))
	})
	var rank [64]uint8 // from 1; cells of one value and consequence share a rank
	total, last := 0, uint8(0)
	for i, cell := range cells {
		if i == 0 || r.Table.at[cell].value() != r.Table.at[cells[i-1]].value() || cell&7 != cells[i-1]&7 {
			if total >= n {
				break
			}
			last++
		}
		rank[cell] = last
		total += count[cell]
	}
	into.each(len(c.Unit), func(w *worker, lo, hi int) {
		w.candidates = w.candidates[:0]
		for row := lo; row < hi; row++ {
			if at := rank[(r.Likelihood[row]<<3|r.Consequence[row])&63]; at > 0 {
				day := int32(0)
				if c.Day != nil {
					day = c.Day[row]
				}
				w.candidates = append(w.candidates, candidate{uint64(at)<<32 | uint64(uint32(day)^1<<31), row})
			}
		}
	})
	for _, w := range into.workers {
		into.candidates = append(into.candidates, w.candidates...)
	}
	best := into.candidates[:min(n, len(into.candidates))]
	partition(into.candidates, len(best))
	slices.SortFunc(best, candidate.compare)
	for _, k := range best {
		into.Top = append(into.Top, k.row)
	}
}

func (c candidate) compare(o candidate) int {
	return cmp.Or(cmp.Compare(c.key, o.key), cmp.Compare(c.row, o.row))
}

func (c candidate) less(o candidate) bool { return c.key < o.key || c.key == o.key && c.row < o.row }

// partition moves the n lowest candidates first, in no order: of ten thousand that share the highest value it is enough to
// sort those that are shown. No two candidates are equal.
func partition(all []candidate, n int) {
	for len(all) > 1 && n > 0 && n < len(all) {
		a, pivot, b := all[0], all[len(all)/2], all[len(all)-1]
		if pivot.less(a) {
			a, pivot = pivot, a
		}
		if b.less(pivot) {
			pivot = b
		}
		if pivot.less(a) {
			pivot = a
		}
		low, high := 0, len(all)-1
		for low <= high {
			for all[low].less(pivot) {
				low++
			}
			for pivot.less(all[high]) {
				high--
			}
			if low <= high {
				all[low], all[high] = all[high], all[low]
				low, high = low+1, high-1
			}
		}
		switch {
		case n <= high:
			all = all[:high+1]
		case n > low:
			all, n = all[low:], n-low
		default:
			return
		}
	}
}
