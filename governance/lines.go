package governance

import "sync"

// LineReading is what is kept of each text when many are read: the conclusions of a [Reading] without its places.
type LineReading struct {
	Class                           Class
	Deadline                        DeadlineKind
	Measurable, HasNumber, HasLevel bool
}

// Lines reads many texts that stand after one another: text i is the bytes from offset i to offset i+1. Conclusions go into
// the slice, which must have room for len(offsets)−1; false when it has not, or when the offsets do not rise within the
// text. The work is split on the workers, at least one; the conclusions do not depend on how many.
func (v *Vocabulary) Lines(text string, offsets []uint32, into []LineReading, workers int) bool {
	if !risingOffsets(len(text), offsets, len(into)) {
		return false
	}
	share(len(offsets)-1, workers, func(from, to int) {
		var r Reading
		for i := from; i < to; i++ {
			v.Scan(text[offsets[i]:offsets[i+1]], &r)
			into[i] = LineReading{r.Class, r.Deadline, r.Measurable, r.HasNumber, r.HasLevel}
		}
	})
	return true
}

// risingOffsets reports whether the offsets rise within a text of the size and there is room for what lies between them.
func risingOffsets(size int, offsets []uint32, room int) bool {
	n := len(offsets) - 1
	if n < 0 || room < n || int(offsets[n]) > size {
		return false
	}
	for i := range n {
		if offsets[i] > offsets[i+1] {
			return false
		}
	}
	return true
}

// share splits n pieces of work on the workers; few pieces are not worth a second one.
func share(n, workers int, work func(from, to int)) {
	workers = max(1, min(workers, n/1000+1))
	if workers == 1 {
		work(0, n)
		return
	}
	var done sync.WaitGroup
	for w := range workers {
		from, to := n*w/workers, n*(w+1)/workers
		done.Go(func() { work(from, to) })
	}
	done.Wait()
}
