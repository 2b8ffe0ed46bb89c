package survey

import (
	"cmp"
	"math/bits"
	"slices"
)

// attack is what somebody can find out about kept-back cells with the published ones and the sums in hand.
type attack struct {
	table   Table
	minimum int
	sums    [][]int // the cells of each sum, total first
	hidden  []bool
}

func newAttack(t Table, minimum int) *attack {
	a := &attack{table: t, minimum: minimum, hidden: make([]bool, len(t.Cells))}
	place := t.places()
	for _, s := range t.Sums {
		if s.Perturbed {
			continue
		}
		cells := []int{place[s.Total]}
		for _, k := range s.Parts {
			cells = append(cells, place[k])
		}
		a.sums = append(a.sums, cells)
	}
	return a
}

// prime is the modulus of the elimination: a Mersenne prime so large that no table's coefficients meet it by chance.
const prime = 1<<61 - 1

func times(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	sum := lo&prime + (lo>>61 | hi<<3)
	if sum >= prime {
		sum -= prime
	}
	if sum >= prime {
		sum -= prime
	}
	return sum
}

func inverse(x uint64) uint64 {
	result, power := uint64(1), x
	for e := uint64(prime - 2); e > 0; e >>= 1 {
		if e&1 == 1 {
			result = times(result, power)
		}
		power = times(power, power)
	}
	return result
}

// weak are the sets of kept-back cells whose sum an attacker can find and that are too small: a single cell, or several
// with fewer people together than the minimum (but not none: that nobody is there may be told). Each equation that the
// sums imply about kept-back cells is looked at, after elimination: one with a single unknown gives it away.
func (a *attack) weak() [][]int {
	var found [][]int
	unknown := make([]int, len(a.hidden)) // cell → column
	var cells []int
	for i, h := range a.hidden {
		unknown[i] = -1
		if h {
			unknown[i] = len(cells)
			cells = append(cells, i)
		}
	}
	if len(cells) == 0 {
		return nil
	}
	var rows [][]uint64
	for _, sum := range a.sums {
		row := make([]uint64, len(cells))
		n, count, total := 0, 0, false
		var members []int
		for k, c := range sum {
			if unknown[c] < 0 {
				continue
			}
			n++
			row[unknown[c]] = 1
			if k == 0 {
				row[unknown[c]] = prime - 1
				total = true
			} else {
				count += a.table.Cells[c].Count
				members = append(members, c)
			}
		}
		if n == 0 {
			continue
		}
		rows = append(rows, row)
		if !total && n > 1 && count < a.minimum {
			found = append(found, members) // all of them together are a small group, or they are all empty and that shows
		}
	}
	for _, row := range reduced(rows) {
		at, n := -1, 0
		for c, v := range row {
			if v != 0 {
				at, n = c, n+1
			}
		}
		if n == 1 {
			found = append(found, []int{cells[at]})
		}
	}
	return found
}

// reduced brings the rows to reduced echelon form: an unknown that they determine then stands alone in its row.
func reduced(rows [][]uint64) [][]uint64 {
	rank := 0
	for c := 0; len(rows) > 0 && c < len(rows[0]) && rank < len(rows); c++ {
		pivot := -1
		for r := rank; r < len(rows); r++ {
			if rows[r][c] != 0 {
				pivot = r
				break
			}
		}
		if pivot < 0 {
			continue
		}
		rows[rank], rows[pivot] = rows[pivot], rows[rank]
		scale := inverse(rows[rank][c])
		for k := range rows[rank] {
			rows[rank][k] = times(rows[rank][k], scale)
		}
		for r := range rows {
			f := rows[r][c]
			if r == rank || f == 0 {
				continue
			}
			for k, v := range rows[rank] {
				if v != 0 {
					if rows[r][k] += prime - times(f, v); rows[r][k] >= prime {
						rows[r][k] -= prime
					}
				}
			}
		}
		rank++
	}
	return rows[:rank]
}

// protect hides more cells until nothing is weak, and returns them in order; it stops when nothing more can be hidden.
func (a *attack) protect() []int {
	var helpers []int
	for {
		best := -1
		for _, set := range a.weak() {
			if c := a.helper(set); c >= 0 && (best < 0 || a.cheaper(c, best) < 0) {
				best = c
			}
		}
		if best < 0 {
			return helpers
		}
		a.hidden[best] = true
		helpers = append(helpers, best)
	}
}

// helper is the cheapest cell that shares a sum with the set and is still shown; −1 when there is none. When the sums of
// the set are exhausted any cell that shares a sum with a hidden one will do.
func (a *attack) helper(set []int) int {
	near := func(of func(int) bool) int {
		best := -1
		for _, sum := range a.sums {
			if !slices.ContainsFunc(sum, of) {
				continue
			}
			for _, c := range sum {
				cell := a.table.Cells[c]
				if !a.hidden[c] && !cell.Out && cell.Count > 0 && (best < 0 || a.cheaper(c, best) < 0) {
					best = c
				}
			}
		}
		return best
	}
	if c := near(func(c int) bool { return slices.Contains(set, c) }); c >= 0 {
		return c
	}
	return near(func(c int) bool { return a.hidden[c] })
}

// cheaper orders cells by what is lost when they are hidden: cells to keep last, totals late, then by count and key.
func (a *attack) cheaper(x, y int) int {
	cx, cy := a.table.Cells[x], a.table.Cells[y]
	loss := func(c int, cell Cell) int {
		level := 0
		for _, sum := range a.sums {
			if sum[0] == c {
				level = 1
			}
		}
		if cell.Keep {
			level = 2
		}
		return level
	}
	return cmp.Or(cmp.Compare(loss(x, cx), loss(y, cy)), cmp.Compare(cx.Count, cy.Count), cmp.Compare(cx.Key, cy.Key))
}

// release shows a helper again, and with it the helpers that can then be found anyway, unless that gives a primary cell
// away.
func (a *attack) release(helper int, primary []bool) {
	before := slices.Clone(a.hidden)
	a.hidden[helper] = false
	for {
		weak := a.weak()
		if len(weak) == 0 {
			return
		}
		for _, set := range weak {
			if slices.ContainsFunc(set, func(c int) bool { return primary[c] }) {
				a.hidden = before
				return
			}
			for _, c := range set {
				a.hidden[c] = false
			}
		}
	}
}
