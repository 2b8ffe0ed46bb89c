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
	in      [][]int // by cell: the sums that it is in
	total   []bool  // by cell: whether it is the total of a sum
	hidden  []bool
}

func newAttack(t Table, minimum int) *attack {
	n := len(t.Cells)
	a := &attack{table: t, minimum: minimum, in: make([][]int, n), total: make([]bool, n), hidden: make([]bool, n)}
	place := t.places()
	for _, s := range t.Sums {
		if s.Perturbed {
			continue
		}
		cells := []int{place[s.Total]}
		for _, k := range s.Parts {
			cells = append(cells, place[k])
		}
		for _, c := range cells {
			a.in[c] = append(a.in[c], len(a.sums))
		}
		a.total[cells[0]] = true
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
// Each weak set gets the helper that is cheapest for it, unless one before it in the same round is near it too.
func (a *attack) protect() []int {
	var helpers []int
	for {
		before := len(helpers)
		for _, set := range a.weak() {
			if slices.ContainsFunc(helpers[before:], func(c int) bool { return a.near(c, set) }) {
				continue
			}
			if c := a.helper(set); c >= 0 {
				a.hidden[c] = true
				helpers = append(helpers, c)
			}
		}
		if len(helpers) == before {
			return helpers
		}
	}
}

// near reports whether a cell shares a sum with one of the set.
func (a *attack) near(cell int, set []int) bool {
	return slices.ContainsFunc(set, func(c int) bool {
		return slices.ContainsFunc(a.in[c], func(s int) bool { return slices.Contains(a.in[cell], s) })
	})
}

// helper is the cheapest cell that shares a sum with the set and is still shown; −1 when there is none. When the sums of
// the set are exhausted any cell that shares a sum with a hidden one will do.
func (a *attack) helper(set []int) int {
	best := -1
	look := func(of []int) {
		for _, c := range of {
			for _, s := range a.in[c] {
				for _, other := range a.sums[s] {
					cell := a.table.Cells[other]
					if !a.hidden[other] && !cell.Out && cell.Count > 0 && (best < 0 || a.cheaper(other, best) < 0) {
						best = other
					}
				}
			}
		}
	}
	if look(set); best >= 0 {
		return best
	}
	var all []int
	for c, h := range a.hidden {
		if h {
			all = append(all, c)
		}
	}
	look(all)
	return best
}

// cheaper orders cells by what is lost when they are hidden: cells to keep last, totals late, then by count and key.
func (a *attack) cheaper(x, y int) int {
	cx, cy := a.table.Cells[x], a.table.Cells[y]
	loss := func(c int, cell Cell) int {
		switch {
		case cell.Keep:
			return 2
		case a.total[c]:
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(loss(x, cx), loss(y, cy)), cmp.Compare(cx.Count, cy.Count), cmp.Compare(cx.Key, cy.Key))
}

// release shows a helper again, and with it the helpers that can then be found anyway, unless that gives a primary cell
// away.
func (a *attack) release(helper int, primary []bool) {
	before := slices.Clone(a.hidden)
	a.hidden[helper] = false
	for {
		if a.alone(helper, primary) { // told without any elimination
			a.hidden = before
			return
		}
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

// alone reports whether a primary cell is the only unknown of a sum that the helper is in.
func (a *attack) alone(helper int, primary []bool) bool {
	for _, s := range a.in[helper] {
		unknown, last := 0, 0
		for _, c := range a.sums[s] {
			if a.hidden[c] {
				unknown, last = unknown+1, c
			}
		}
		if unknown == 1 && primary[last] {
			return true
		}
	}
	return false
}
