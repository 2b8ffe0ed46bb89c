package estimate

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Margin is one known distribution of the population (marginalfördelning): as in [Sample.PostStratify].
type Margin struct {
	Cell       []int
	Population []float64
}

// RakeOptions say when raking stops; the zero value is ten rounds and a change of at most one person in any cell.
type RakeOptions struct {
	// Epsilon is the largest change of a cell of the crossed margins in the last round: a number of people when it is
	// at least 1, a share of the whole below. Zero is 1.
	Epsilon float64
	// MaxIterations is the most rounds; zero is 10.
	MaxIterations int
}

// Rake post-stratifies by one margin after another until the weights stand still (raking, iterativ proportionell
// anpassning). Margins that do not speak of the same number of people are refused ("sum"), and so are weights that
// do not stand still in time ("convergence"). The variance is that of what is
// left when every margin's means have been taken out, ten rounds.
func (s *Sample) Rake(margins []Margin, o RakeOptions) (*Sample, error) {
	if o.MaxIterations == 0 {
		o.MaxIterations = 10
	}
	if o.Epsilon == 0 {
		o.Epsilon = 1
	}
	if o.Epsilon < 1 {
		o.Epsilon *= sumOf(s.weights)
	}
	crossed := make([]int32, len(s.weights))
	cells := 1
	for j, m := range margins {
		if _, err := s.cellSums(check.At("/margins", j), m.Cell, m.Population); err != nil {
			return nil, err
		}
		if people, first := sumOf(m.Population), sumOf(margins[0].Population); math.Abs(people-first) > apart*first {
			return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "sum", Path: check.At("/margins", j),
				SV: fmt.Sprintf("marginalen summerar till %g, den första till %g", people, first),
				EN: fmt.Sprintf("the margin sums to %g, the first one to %g", people, first)}})
		}
		numbers := dense{}
		for i, c := range m.Cell {
			crossed[i] = numbers.of(int(crossed[i]), c)
		}
		cells = len(numbers)
	}
	table := func(w []float64) []float64 {
		t := make([]float64, cells)
		for i, c := range crossed {
			t[c] += w[i]
		}
		return t
	}
	c, old := s, table(s.weights)
	psw := make([][]float64, len(margins))
	for range o.MaxIterations {
		for j, m := range margins {
			next, err := c.postStratify(check.At("/margins", j), m.Cell, m.Population)
			if err != nil {
				return nil, err
			}
			next.residuals = nil
			c, psw[j] = next, next.weights
		}
		change, now := 0.0, table(c.weights)
		for k := range now {
			change = math.Max(change, math.Abs(now[k]-old[k]))
		}
		if change < o.Epsilon {
			raked := s.with(c.probs)
			raked.residuals = append(s.residuals[:len(s.residuals):len(s.residuals)], func(z []float64) { unrake(z, margins, psw) })
			return raked, nil
		}
		old = now
	}
	return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "convergence", Path: "/margins", SV: "vikterna stannar inte på de angivna varven",
		EN: "the weights do not settle in the rounds given"}})
}

// apart is how far margins of the same population may sum from each other, as a share.
const apart = 0.01

// rounds is how often the margins are taken out of a variable; each round leaves less of them.
const rounds = 10

func unrake(z []float64, margins []Margin, weights [][]float64) {
	for range rounds {
		for j, m := range margins {
			means, count := make([]float64, len(m.Population)), make([]float64, len(m.Population))
			for i, c := range m.Cell {
				if w := weights[j][i]; w != 0 {
					means[c] += z[i] / w
					count[c]++
				}
			}
			for i, c := range m.Cell {
				if count[c] > 0 {
					z[i] -= weights[j][i] * means[c] / count[c]
				}
			}
		}
	}
}

func sumOf(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum
}
