package risk

import (
	"fmt"
	"math"
	"runtime"
	"sync"

	"github.com/kommunkvalitet/kvalitet"
)

// Columns is a register in columns (register i kolumner), a row per risk: what a database hands over. All columns that
// are given have one length.
type Columns struct {
	// Unit is the body's number, from 0.
	Unit []uint16
	// Day is the day when the risk was entered, in days since 1970-01-01; it may be nil.
	Day []int32
	// Ratings are the same risks rated with one matrix each. The ranking goes by the first.
	Ratings []Rated
}

// Rated is two columns of steps, from 1; 0 is not rated.
type Rated struct {
	Table                   *Table
	Likelihood, Consequence []uint8
}

// Scored is what one pass over the columns gives. Its slices are used again by the next pass that it is given to.
type Scored struct {
	Ratings []ScoredRating
	// Top are the highest risks by the first rating: rows, by value and consequence falling, then day and row rising.
	Top []int

	candidates []candidate
	workers    []worker
}

// worker is what one processor fills in.
type worker struct {
	heat       []uint32
	candidates []candidate
	bad        int // the first row that is wrong, or −1
}

// ScoredRating is one matrix's part of the result.
type ScoredRating struct {
	// Value and Band hold a figure per row; 0 in Band, which counts from 1, is not rated.
	Value []uint16
	Band  []uint8
	// Heat counts the cells unit by unit; see [ScoredRating.Count].
	Heat []uint32

	stride, consequences int
}

// Count is how many risks of the unit stand in the cell of the two steps.
func (s ScoredRating) Count(unit, likelihood, consequence int) int {
	return int(s.Heat[unit*s.stride+(likelihood-1)*s.consequences+consequence])
}

// Unrated is how many risks of the unit are not rated.
func (s ScoredRating) Unrated(unit int) int { return int(s.Heat[unit*s.stride]) }

// Rollup adds the counts of the units below to each unit: parent[u] is the unit above u, which must have a lower
// number, or −1. After it a unit's counts are those of itself and all below.
func (s ScoredRating) Rollup(parent []int32) {
	for u := len(parent) - 1; u >= 0; u-- {
		if parent[u] < 0 {
			continue
		}
		above, own := s.Heat[int(parent[u])*s.stride:][:s.stride], s.Heat[u*s.stride:][:s.stride]
		for i, n := range own {
			above[i] += n
		}
	}
}

// Score values every risk, counts the heat maps of all units and finds the top risks, without an allocation per risk.
// The rows are spread over the processors and the result does not depend on how many there are. Columns of different
// lengths ("size"), a unit that is not below units ("range"), and steps that are not on their axes ("range") are
// [kvalitet.ErrInvalid]; the last with the row and without a result.
func (c Columns) Score(units, top int, into *Scored) error {
	n := len(c.Unit)
	if len(c.Ratings) == 0 || c.Day != nil && len(c.Day) != n || units < 0 || units > math.MaxUint16+1 {
		return columnsProblem("size", "kolumnerna är olika långa eller bedömningarna saknas", "the columns differ in length or there are no ratings")
	}
	sizes := 0
	into.Ratings = resize(into.Ratings, len(c.Ratings))
	for i, r := range c.Ratings {
		if len(r.Likelihood) != n || len(r.Consequence) != n || r.Table == nil {
			return columnsProblem("size", "kolumnerna är olika långa", "the columns differ in length")
		}
		s := &into.Ratings[i]
		s.Value, s.Band = resize(s.Value, n), resize(s.Band, n)
		s.stride, s.consequences = r.Table.cells+1, r.Table.consequences
		s.Heat = resize(s.Heat, units*s.stride)
		clear(s.Heat)
		sizes += len(s.Heat)
	}
	const least = 1 << 14 // rows that are worth a goroutine
	workers := max(1, min(runtime.GOMAXPROCS(0), n/least))
	into.workers = resize(into.workers, workers)
	into.each(n, func(w *worker, lo, hi int) {
		w.heat = resize(w.heat, sizes)
		clear(w.heat)
		w.bad = c.score(units, lo, hi, into, w.heat)
	})
	for _, w := range into.workers {
		if w.bad >= 0 {
			return columnsProblem("range", fmt.Sprintf("rad %d: steget finns inte på skalan, eller enheten är inte under %d", w.bad, units),
				fmt.Sprintf("row %d: the step is not on the scale, or the unit is not below %d", w.bad, units))
		}
	}
	for _, w := range into.workers {
		part := w.heat
		for i := range into.Ratings {
			heat := into.Ratings[i].Heat
			for j, v := range part[:len(heat)] {
				heat[j] += v
			}
			part = part[len(heat):]
		}
	}
	c.top(top, into)
	return nil
}

// each gives every worker its part of n rows, in order, and waits for them.
func (s *Scored) each(n int, do func(w *worker, lo, hi int)) {
	var wg sync.WaitGroup
	for i := range s.workers {
		wg.Go(func() { do(&s.workers[i], n*i/len(s.workers), n*(i+1)/len(s.workers)) })
	}
	wg.Wait()
}

// score does rows lo to hi, a block at a time so that what one rating reads is still near when the next one does, and
// returns the first row that is wrong, or −1.
func (c Columns) score(units, lo, hi int, into *Scored, heat []uint32) int {
	const block = 1 << 13
	for ; lo < hi; lo += block {
		end := min(lo+block, hi)
		part := heat
		for i, r := range c.Ratings {
			s := &into.Ratings[i]
			if r.Table.scoreBlock(c.Unit[lo:end], r.Likelihood[lo:end], r.Consequence[lo:end], s.Value[lo:end], s.Band[lo:end], part[:len(s.Heat)], units) {
				for row := lo; row < end; row++ {
					if l, k := r.Likelihood[row], r.Consequence[row]; l|k > 7 || r.Table.at[l<<3|k] == badCell || int(c.Unit[row]) >= units {
						return row
					}
				}
			}
			part = part[len(s.Heat):]
		}
	}
	return -1
}

// scoreBlock reports whether a row was wrong.
func (t *Table) scoreBlock(unit []uint16, l, c []uint8, value []uint16, band []uint8, heat []uint32, units int) bool {
	l, c, value, band = l[:len(unit)], c[:len(unit)], value[:len(unit)], band[:len(unit)]
	stride := t.cells + 1
	steps, seen := uint8(0), worked(0)
	for i, u := range unit {
		cell := t.at[(l[i]<<3|c[i])&63]
		steps |= l[i] | c[i]
		seen |= cell
		value[i], band[i] = cell.value(), cell.band()
		at := int(u)*stride + cell.place()
		if at >= len(heat) {
			return true
		}
		heat[at]++
	}
	return steps > 7 || seen&badCell != 0
}

func columnsProblem(code, sv, en string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: code, SV: sv, EN: en}})
}

// resize returns s with length n, using its room when there is enough.
func resize[T any](s []T, n int) []T {
	if cap(s) >= n {
		return s[:n]
	}
	return append(s[:cap(s)], make([]T, n-cap(s))...)
}
