package estimate

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// ChiSquare tests whether two classifications are independent by Pearson's statistic with the correction of Rao and
// Scott (chi-två-test). Classes are numbered from 0; a negative one is "not answered". With second true it is the
// second-order correction with an F distribution; otherwise the first-order one with a chi-square distribution, where
// Statistic is Pearson's own and P that of it divided by the mean design effect.
func (s *Sample) ChiSquare(rows, cols []int, second bool) Test {
	table, p := s.cross(rows, cols)
	if p != nil {
		return noTest(*p)
	}
	rowShare, colShare := make([]float64, table.rows), make([]float64, table.cols)
	for k, l := range table.share {
		rowShare[k%table.rows] += l
		colShare[k/table.rows] += l
	}
	pearson := 0.0
	for k, l := range table.share {
		expected := rowShare[k%table.rows] * colShare[k/table.rows]
		pearson += (l - expected) * (l - expected) / expected
	}
	pearson *= float64(table.n)
	v, p := s.covariance(table.z...)
	if p != nil {
		return noTest(*p)
	}
	effects := table.effects(v)
	if effects == nil {
		return noTest(kvalitet.Problem{Code: "singular", SV: "tabellen har för få svar för testet", EN: "the table has too few answers for the test"})
	}
	trace, squares := 0.0, 0.0
	for i := range effects {
		trace += effects[i][i]
		for j := range effects {
			squares += effects[i][j] * effects[j][i]
		}
	}
	df := float64((table.rows - 1) * (table.cols - 1))
	t := Test{Estimate: refused(kvalitet.Problem{}), Statistic: pearson, DF: df, DF2: math.NaN()}
	if second {
		t.Statistic = pearson / trace
		t.DF = trace * trace / squares
		t.DF2 = t.DF * s.rowsDF()
		if !(t.DF2 > 0) {
			return noTest(problemDF)
		}
		t.P = stat.FTail(t.Statistic, t.DF, t.DF2)
		return t
	}
	t.P = stat.ChiSquareTail(pearson/(trace/df), df)
	return t
}

// rowsDF are the degrees of freedom of the rows at hand: those of the domain, or of the whole sample when its weights
// were adjusted.
func (s *Sample) rowsDF() float64 {
	if len(s.residuals) == 0 {
		return s.DF()
	}
	whole := *s
	whole.in = nil
	return whole.DF()
}

// crossed is a two-way table of shares, by columns.
type crossed struct {
	rows, cols int
	share      []float64
	z          [][]float64
	n          int // respondents in the domain
}

var problemTable = kvalitet.Problem{Code: "size", SV: "tabellen har mindre än två rader eller kolumner",
	EN: "the table has fewer than two rows or columns"}

func (s *Sample) cross(rows, cols []int) (crossed, *kvalitet.Problem) {
	if len(rows) != len(s.weights) || len(cols) != len(s.weights) {
		return crossed{}, &problemSize
	}
	both := make([]bool, len(rows))
	for i := range rows {
		both[i] = rows[i] >= 0 && cols[i] >= 0
	}
	a := s.Domain(both)
	rowOf, colOf := a.used(rows), a.used(cols)
	t := crossed{rows: len(rowOf), cols: len(colOf)}
	if t.rows < 2 || t.cols < 2 {
		return t, &problemTable
	}
	t.n = s.rows()
	if len(s.residuals) > 0 {
		t.n = len(s.weights)
	}
	for k := range t.rows * t.cols {
		hit := make([]float64, len(rows))
		for i := range rows {
			if both[i] && a.weight(i) != 0 && rowOf[rows[i]] == k%t.rows && colOf[cols[i]] == k/t.rows {
				hit[i] = 1
			}
		}
		l := a.MeanOf(hit)
		if l.problem != nil {
			return t, l.problem
		}
		t.share, t.z = append(t.share, l.value), append(t.z, l.z)
	}
	return t, nil
}

// used numbers the classes that somebody is in.
func (s *Sample) used(class []int) map[int]int {
	largest := -1
	for i, c := range class {
		if s.weight(i) != 0 {
			largest = max(largest, c)
		}
	}
	seen := make(map[int]int)
	for c := range largest + 1 {
		for i := range class {
			if class[i] == c && s.weight(i) != 0 {
				seen[c] = len(seen)
				break
			}
		}
	}
	return seen
}

// effects is the matrix whose eigenvalues are the design effects of the interaction: (C'D⁻¹C/n)⁻¹ C'D⁻¹VD⁻¹C with D
// the shares and C the interaction contrasts with the main effects taken out; nil when it cannot be made.
func (t crossed) effects(v [][]float64) [][]float64 {
	cells := t.rows * t.cols
	var main, inner [][]float64
	indicator := func(is func(r, c int) bool) []float64 {
		x := make([]float64, cells)
		for k := range x {
			if is(k%t.rows, k/t.rows) {
				x[k] = 1
			}
		}
		return x
	}
	main = append(main, indicator(func(int, int) bool { return true }))
	for i := 1; i < t.rows; i++ {
		main = append(main, indicator(func(r, _ int) bool { return r == i }))
	}
	for j := 1; j < t.cols; j++ {
		main = append(main, indicator(func(_, c int) bool { return c == j }))
	}
	b := orthonormal(main)
	for j := 1; j < t.cols; j++ {
		for i := 1; i < t.rows; i++ {
			x := indicator(func(r, c int) bool { return r == i && c == j })
			b.residual(x)
			inner = append(inner, x)
		}
	}
	over := make([][]float64, len(inner)) // D⁻¹C
	for a, x := range inner {
		over[a] = make([]float64, cells)
		for k := range x {
			if t.share[k] != 0 {
				over[a][k] = x[k] / t.share[k]
			}
		}
	}
	bottom, top := make([][]float64, len(inner)), make([][]float64, len(inner))
	for a := range inner {
		bottom[a], top[a] = make([]float64, len(inner)), make([]float64, len(inner))
		for c := range inner {
			bottom[a][c] = dot(inner[a], over[c]) / float64(t.n)
			for k := range cells {
				top[a][c] += over[a][k] * dot(v[k], over[c])
			}
		}
	}
	return solve(bottom, top)
}

// solve returns A⁻¹B by elimination with pivoting, in the place of b; nil when A is singular.
func solve(a, b [][]float64) [][]float64 {
	n := len(a)
	for k := range n {
		pivot := k
		for i := k + 1; i < n; i++ {
			if math.Abs(a[i][k]) > math.Abs(a[pivot][k]) {
				pivot = i
			}
		}
		if !(math.Abs(a[pivot][k]) > 0) {
			return nil
		}
		a[k], a[pivot], b[k], b[pivot] = a[pivot], a[k], b[pivot], b[k]
		for i := range n {
			if i == k {
				continue
			}
			f := a[i][k] / a[k][k]
			for j := k; j < n; j++ {
				a[i][j] -= f * a[k][j]
			}
			for j := range b[i] {
				b[i][j] -= f * b[k][j]
			}
		}
	}
	for k := range n {
		for j := range b[k] {
			b[k][j] /= a[k][k]
		}
	}
	return b
}
