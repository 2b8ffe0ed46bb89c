package estimate

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Design is how the respondents were drawn (urvalsdesign): one element per respondent in every column that is there.
// The zero value is a simple random sample with weight 1 from a population of unknown size.
type Design struct {
	// Strata are the labels of the first-stage strata (stratum); nil is one stratum.
	Strata []int
	// Clusters are the labels of the primary sampling units (klusterenhet, PSU); nil draws each respondent alone.
	Clusters []int
	// Population is the number of primary units in the respondent's stratum, at least 1, or the share that was drawn, at
	// most 1 (ändlighetskorrektion, fpc); nil is none. It does not vary within a stratum.
	Population []float64
	// Further are the later stages of a multi-stage sample, from the second.
	Further []Stage
	// Weights are the design weights (uppräkningstal). Without them they follow from Population, and are 1 without that.
	Weights []float64
	// Nest says that labels of clusters are reused from stratum to stratum. Without it a cluster in two strata is a fault.
	Nest bool
	// Lonely is the policy for a stratum with a single unit; zero is [LonelyFail].
	Lonely Lonely
}

// Stage is one later stage of a sample (urvalssteg). Labels are read within the unit of the stage before.
type Stage struct {
	Clusters   []int
	Strata     []int     // nil is one stratum per unit of the stage before
	Population []float64 // as in [Design]; either every stage has one or none has
}

// Len is the number of respondents that the columns speak of: the length of the longest, 0 without columns.
func (d Design) Len() int {
	n := 0
	for _, l := range d.lengths() {
		n = max(n, l.n)
	}
	return n
}

type columnLength struct {
	path string
	n    int
}

func (d Design) lengths() []columnLength {
	all := []columnLength{{"/strata", len(d.Strata)}, {"/clusters", len(d.Clusters)},
		{"/population", len(d.Population)}, {"/weights", len(d.Weights)}}
	for i, s := range d.Further {
		at := check.At("/further", i)
		all = append(all, columnLength{at + "/clusters", len(s.Clusters)}, columnLength{at + "/strata", len(s.Strata)},
			columnLength{at + "/population", len(s.Population)})
	}
	return all
}

// Problems reports what keeps the design from existing: columns of different lengths ("size"), a weight or a
// population that is no number in range ("range"), a later stage without clusters or, unlike the others, without a
// population ("missing"). What only shows when the columns are read together, [Design.Sample] reports.
func (d Design) Problems() []kvalitet.Problem { return d.problems(d.Len()) }

func (d Design) problems(n int) []kvalitet.Problem {
	var ps check.List
	for _, l := range d.lengths() {
		ps.If(l.n != 0 && l.n != n, "size", l.path, "kolumnen har ett annat antal rader än de andra",
			"the column has another number of rows than the others")
	}
	ps.OptionalEnum("/lonely", d.Lonely)
	for _, w := range d.Weights {
		if !(w >= 0) || math.IsInf(w, 1) {
			ps.Add("range", "/weights", "en vikt är negativ eller inget tal", "a weight is negative or not a number")
			break
		}
	}
	populations := [][]float64{d.Population}
	for i, s := range d.Further {
		at := check.At("/further", i)
		ps.If(len(s.Clusters) == 0, "missing", at+"/clusters", "steget saknar enheter", "the stage has no units")
		ps.If((len(s.Population) == 0) != (len(d.Population) == 0), "missing", at+"/population",
			"populationen anges för alla steg eller för inget", "the population is given for every stage or for none")
		populations = append(populations, s.Population)
	}
	sizes := anyOver(populations, func(v float64) bool { return v > 1 })
	ps.If(anyOver(populations, func(v float64) bool { return !(v > 0) || sizes && v < 1 }), "range", "/population",
		"populationen ska vara antal (minst 1) eller andelar (högst 1), inte både och",
		"the population is numbers (at least 1) or shares (at most 1), not both")
	return ps
}

// Validate returns the problems as an error.
func (d Design) Validate() error { return kvalitet.Invalid(d.Problems()) }

func anyOver(columns [][]float64, is func(float64) bool) bool {
	for _, c := range columns {
		for _, v := range c {
			if is(v) {
				return true
			}
		}
	}
	return false
}

// Mean is [Sample.Mean] without keeping the sample. A design that cannot exist gives an estimate with its first problem.
func (d Design) Mean(y []float64) Estimate {
	s, err := d.Sample(len(y))
	if err != nil {
		return failed(err)
	}
	return s.Mean(y)
}

// Total is [Sample.Total] without keeping the sample.
func (d Design) Total(y []float64) Estimate {
	s, err := d.Sample(len(y))
	if err != nil {
		return failed(err)
	}
	return s.Total(y)
}
