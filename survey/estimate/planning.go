package estimate

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// Precision is what one domain is to be told apart with (precisionskrav): the size of its population and the margin
// that its share or mean may have.
type Precision struct {
	Name string
	// Population is the number of people in the domain; +Inf is a very large one.
	Population float64
	// Margin is half the width of the interval that is wanted, in the unit of the variable: 0.03 for a share.
	Margin float64
	// Deviation is the standard deviation that is expected; 0 is that of a share of a half, the worst case.
	Deviation float64
	// Effect is the design effect that is expected; 0 is 1.
	Effect float64
	// Response is the share that is expected to answer, in (0, 1]; 0 is everybody.
	Response float64
}

// Needed is how many it takes in a domain.
type Needed struct {
	Name string
	// Answers is the number of answers, Invited the number to draw. Both are at most the population; when nonresponse
	// makes even all of it too few, Reached is false and Margin what can be had.
	Answers, Invited int
	Reached          bool
	Margin           float64
}

// Problems reports numbers out of range ("range").
func (p Precision) Problems() []kvalitet.Problem {
	var ps check.List
	bad := func(ok bool, path string) {
		ps.If(!ok, "range", path, "värdet ligger utanför sitt område", "the value is out of range")
	}
	bad(p.Population >= 1, "/population")
	bad(p.Margin > 0 && !math.IsInf(p.Margin, 0), "/margin")
	bad(p.Deviation >= 0 && !math.IsInf(p.Deviation, 0), "/deviation")
	bad(p.Effect >= 0 && !math.IsInf(p.Effect, 0), "/effect")
	bad(p.Response >= 0 && p.Response <= 1, "/response")
	return ps
}

// SampleSizes plans a sample per domain (urvalsstorlek) at a confidence level: with S² the variance times the design
// effect, n = S²/((m/z)² + S²/N), rounded up, and n by the response rate to invite.
func SampleSizes(level float64, domains ...Precision) ([]Needed, error) {
	var ps check.List
	ps.If(!(level > 0 && level < 1), "range", "/level", "nivån ligger inte mellan 0 och 1", "the level is not between 0 and 1")
	for i, d := range domains {
		ps.Under(check.At("/domains", i), d.Problems())
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return nil, err
	}
	z := stat.NormalQuantile(0.5 + level/2)
	all := make([]Needed, len(domains))
	for i, d := range domains {
		all[i] = d.needed(z)
	}
	return all, nil
}

func (d Precision) needed(z float64) Needed {
	s2 := d.Deviation * d.Deviation
	if s2 == 0 {
		s2 = 0.25
		if !math.IsInf(d.Population, 1) && d.Population > 1 {
			s2 *= d.Population / (d.Population - 1)
		}
	}
	if d.Effect > 0 {
		s2 *= d.Effect
	}
	response := d.Response
	if response == 0 {
		response = 1
	}
	v := d.Margin / z * (d.Margin / z)
	n := math.Ceil(s2/(v+s2/d.Population) - 1e-9)
	most := math.Floor(d.Population*response + 1e-9)
	out := Needed{Name: d.Name, Reached: n <= most, Margin: d.Margin}
	if !out.Reached {
		n = most
		out.Margin = math.Inf(1)
		if n > 0 {
			out.Margin = z * math.Sqrt(s2*(1/n-1/d.Population))
		}
	}
	out.Answers = int(math.Min(n, math.MaxInt32))
	out.Invited = int(math.Min(math.Min(math.Ceil(n/response-1e-9), d.Population), math.MaxInt32))
	return out
}
