package estimate

import "math"

// basis is an orthonormal basis of the columns of a matrix together with the triangle that gives them back: X = QR,
// by the modified Gram–Schmidt method, twice. Columns that the earlier ones explain are left out.
type basis struct {
	q    [][]float64
	r    [][]float64 // r[j][k]: column kept[k] on q[j], j ≤ k
	kept []int
}

// rank is the share of a column's length below which nothing of it is left.
const rank = 1e-11

func orthonormal(columns [][]float64) basis {
	var b basis
	for j, column := range columns {
		v := append([]float64(nil), column...)
		length := norm(v)
		along := make([]float64, len(b.q)+1)
		for range 2 {
			for k, q := range b.q {
				c := dot(q, v)
				along[k] += c
				for i := range v {
					v[i] -= c * q[i]
				}
			}
		}
		left := norm(v)
		if left <= rank*length || length == 0 {
			continue
		}
		for i := range v {
			v[i] /= left
		}
		along[len(b.q)] = left
		b.q, b.r, b.kept = append(b.q, v), append(b.r, along), append(b.kept, j)
	}
	return b
}

// gram solves (X'X)t = y for the columns that were kept; the others get 0.
func (b basis) gram(y []float64) []float64 {
	p := len(b.q)
	u := make([]float64, p)
	for k := range p { // R'u = y
		u[k] = y[b.kept[k]]
		for j := range k {
			u[k] -= b.r[k][j] * u[j]
		}
		u[k] /= b.r[k][k]
	}
	t := make([]float64, len(y))
	for k := p - 1; k >= 0; k-- { // Rt = u
		v := u[k]
		for m := k + 1; m < p; m++ {
			v -= b.r[m][k] * t[b.kept[m]]
		}
		t[b.kept[k]] = v / b.r[k][k]
	}
	return t
}

// residual takes the columns out of v.
func (b basis) residual(v []float64) {
	for range 2 {
		for _, q := range b.q {
			c := dot(q, v)
			for i := range v {
				v[i] -= c * q[i]
			}
		}
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// norm is the length of v, scaled so that it neither overflows nor vanishes.
func norm(v []float64) float64 {
	largest := 0.0
	for _, x := range v {
		largest = math.Max(largest, math.Abs(x))
	}
	if largest == 0 || math.IsInf(largest, 1) || math.IsNaN(largest) {
		return largest
	}
	sum := 0.0
	for _, x := range v {
		sum += x / largest * (x / largest)
	}
	return largest * math.Sqrt(sum)
}

// precise is a sum whose rounding error is kept apart (Neumaier).
type precise struct{ sum, lost float64 }

func (p *precise) add(x float64) {
	t := p.sum + x
	if math.Abs(p.sum) >= math.Abs(x) {
		p.lost += (p.sum - t) + x
	} else {
		p.lost += (x - t) + p.sum
	}
	p.sum = t
}

func (p *precise) value() float64 { return p.sum + p.lost }
