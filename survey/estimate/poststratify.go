package estimate

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// PostStratify scales the weights so that every cell sums to its known population (efterstratifiering). Cells are
// numbered from 0; population[c] is the number of people in cell c. A cell with people and no respondent ("empty") and
// one with respondents and no people ("range") are refused. The variance is that of the distance from the cell's mean.
func (s *Sample) PostStratify(cell []int, population []float64) (*Sample, error) {
	return s.postStratify("", cell, population)
}

func (s *Sample) postStratify(path string, cell []int, population []float64) (*Sample, error) {
	sums, err := s.cellSums(path, cell, population)
	if err != nil {
		return nil, err
	}
	probs := make([]float64, len(s.probs))
	for i, p := range s.probs {
		probs[i] = p / (population[cell[i]] / sums[cell[i]])
	}
	c := s.with(probs)
	before, after := s.weights, c.weights
	c.residuals = append(s.residuals[:len(s.residuals):len(s.residuals)], func(z []float64) {
		means := make([]float64, len(population))
		for i, v := range z {
			if after[i] != 0 {
				means[cell[i]] += v * before[i] / after[i]
			}
		}
		for i := range z {
			z[i] -= means[cell[i]] / sums[cell[i]] * after[i]
		}
	})
	return c, nil
}

// cellSums are the sums of weights by cell, when the cells and their populations go together.
func (s *Sample) cellSums(path string, cell []int, population []float64) ([]float64, error) {
	var ps check.List
	ps.If(s.in != nil, "domain", path, "vikterna justeras innan redovisningsgruppen väljs", "adjust the weights before the domain is chosen")
	ps.If(len(cell) != len(s.weights), "size", path, "cellerna har ett annat antal rader än designen",
		"the cells have another number of rows than the design")
	sums := make([]float64, len(population))
	for i, k := range cell {
		if k < 0 || k >= len(population) {
			ps.Add("unknown", path, "en svarande saknar cell i populationen", "a respondent has no cell in the population")
			break
		}
		if i < len(s.weights) {
			sums[k] += s.weights[i]
		}
	}
	for k, n := range population {
		at := check.At(path+"/population", k)
		ps.If(!(n >= 0) || math.IsInf(n, 1), "range", at, "populationen är inget antal", "the population is not a number")
		ps.If(n > 0 && sums[k] == 0, "empty", at, fmt.Sprintf("cell %d har inga svarande", k), fmt.Sprintf("cell %d has no respondents", k))
		ps.If(n == 0 && sums[k] > 0, "range", at, fmt.Sprintf("cell %d har svarande men ingen befolkning", k),
			fmt.Sprintf("cell %d has respondents but no people", k))
	}
	return sums, kvalitet.Invalid(ps)
}

// Trim moves weights into the interval and spreads what was cut off evenly over the others (viktbeskärning). Strictly
// means again until none is outside. A sample where nobody is left to take the cut is refused ("range").
func (s *Sample) Trim(lower, upper float64, strict bool) (*Sample, error) {
	if !(lower <= upper) {
		return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "range", Path: "/trim", SV: "undre gränsen är större än den övre",
			EN: "the lower limit is larger than the upper"}})
	}
	weights := append([]float64(nil), s.weights...)
	trimmed := func() (*Sample, error) {
		probs := make([]float64, len(weights))
		for i, w := range weights {
			probs[i] = 1 / w
		}
		return s.with(probs), nil
	}
	for range 1000 {
		cut, inside := 0.0, 0
		for _, w := range weights {
			clamped := math.Max(lower, math.Min(w, upper))
			cut += w - clamped
			if clamped == w {
				inside++
			}
		}
		if inside == len(weights) {
			return trimmed()
		}
		if inside == 0 {
			break
		}
		for i, w := range weights {
			if clamped := math.Max(lower, math.Min(w, upper)); clamped != w {
				weights[i] = clamped
			} else {
				weights[i] = w + cut/float64(inside)
			}
		}
		if !strict {
			return trimmed()
		}
	}
	return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "range", Path: "/trim", SV: "vikterna ryms inte inom gränserna",
		EN: "the weights do not fit within the limits"}})
}
