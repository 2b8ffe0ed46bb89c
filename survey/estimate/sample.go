package estimate

import (
	"errors"
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Sample is a design that has been checked and laid out, ready to estimate from (urval). Make one with
// [Design.Sample]; [Sample.Domain], [Sample.PostStratify] and the others return a new one and leave the old as it was.
// A Sample is read-only and may be shared.
type Sample struct {
	// probs are the inclusion probabilities and weights one over them, exactly: which sum of weights is just a tenth of
	// the whole hangs on the last digit.
	probs, weights []float64
	in             []bool // the domain; nil is everybody
	levels         []level
	lonely         Lonely
	// residuals take out of a weighted variable what the population totals already tell, in the order of the adjustments.
	residuals  []func([]float64)
	confidence float64
	df         float64 // NaN: each kind of estimate has its own default
}

// level is one stage: which unit each respondent is in, which stratum each unit is in, and the size of each stratum.
type level struct {
	unit    []int32   // by respondent
	stratum []int32   // by unit
	drawn   []int     // by stratum: units in the sample
	exists  []float64 // by stratum: units in the population, +Inf when unknown
	parent  []int32   // by stratum: the unit of the stage before
	scale   []float64 // by stratum: the share that was drawn in the stages before
}

// free is the finite population correction of a stratum.
func (l *level) free(h int) float64 {
	if math.IsInf(l.exists[h], 1) {
		return 1
	}
	return (l.exists[h] - float64(l.drawn[h])) / l.exists[h]
}

// Sample lays out the design for n respondents. Beside [Design.Problems] it reports a cluster that is in two strata
// ("nested"), a population that varies within a stratum ("range") or is smaller than what was drawn from it ("range"),
// and a sample of a single unit ("single").
func (d Design) Sample(n int) (*Sample, error) {
	if d.Len() != 0 && d.Len() != n {
		return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "size", Path: "", SV: fmt.Sprintf("designen har %d rader, svaren %d", d.Len(), n),
			EN: fmt.Sprintf("the design has %d rows, the answers %d", d.Len(), n)}})
	}
	var ps check.List = d.problems(n)
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	s := &Sample{lonely: d.Lonely, confidence: 0.95, df: math.NaN()}
	if s.lonely == 0 {
		s.lonely = LonelyFail
	}
	stages := append([]Stage{{Clusters: d.Clusters, Strata: d.Strata, Population: d.Population}}, d.Further...)
	sizes := anyOver(populations(stages), func(v float64) bool { return v > 1 })
	for i, stage := range stages {
		var before *level
		if i > 0 {
			before = &s.levels[i-1]
		}
		s.levels = append(s.levels, lay(&ps, n, stage, before, sizes, d.Nest))
	}
	ps.If(n > 0 && len(s.levels[0].stratum) < 2, "single", "/clusters", "urvalet har en enda enhet", "the sample has a single unit")
	if err := kvalitet.Invalid(ps); err != nil {
		return nil, err
	}
	if d.Weights == nil {
		return s.with(s.inclusion(n)), nil
	}
	probs := make([]float64, n)
	for i, w := range d.Weights {
		probs[i] = 1 / w
	}
	return s.with(probs), nil
}

// with returns a sample with other probabilities.
func (s *Sample) with(probs []float64) *Sample {
	c := *s
	c.probs, c.weights = probs, make([]float64, len(probs))
	for i, p := range probs {
		c.weights[i] = 1 / p
	}
	return &c
}

func populations(stages []Stage) [][]float64 {
	var all [][]float64
	for _, s := range stages {
		all = append(all, s.Population)
	}
	return all
}

// inclusion is each respondent's probability by the stages' sizes: the product of sample by population; 1 when unknown.
func (s *Sample) inclusion(n int) []float64 {
	probs := make([]float64, n)
	for i := range probs {
		probs[i] = 1
		for j := range s.levels {
			l := &s.levels[j]
			if h := l.stratum[l.unit[i]]; !math.IsInf(l.exists[h], 1) {
				probs[i] *= 1 / (l.exists[h] / float64(l.drawn[h]))
			}
		}
	}
	return probs
}

type pair struct{ a, b int }

// dense numbers the pairs in the order of their first appearance.
type dense map[pair]int32

func (d dense) of(a, b int) int32 {
	k := pair{a, b}
	id, ok := d[k]
	if !ok {
		id = int32(len(d))
		d[k] = id
	}
	return id
}

func at(labels []int, i, fallback int) int {
	if labels == nil {
		return fallback
	}
	return labels[i]
}

// lay makes the level of a stage.
func lay(ps *check.List, n int, stage Stage, before *level, sizes, nest bool) level {
	l := level{unit: make([]int32, n)}
	units, strata := dense{}, dense{}
	var shares []float64
	crossed, varies, small := false, false, false
	for i := range n {
		outer := 0
		if before != nil {
			outer = int(before.unit[i])
		}
		h := strata.of(at(stage.Strata, i, 0), outer)
		if int(h) == len(l.drawn) {
			l.drawn = append(l.drawn, 0)
			l.parent = append(l.parent, int32(outer))
			shares = append(shares, math.Inf(1))
			if stage.Population != nil {
				shares[h] = stage.Population[i]
			}
		}
		varies = varies || stage.Population != nil && shares[h] != stage.Population[i]
		within := outer
		if nest {
			within = int(h)
		}
		u := units.of(at(stage.Clusters, i, i), within)
		if int(u) == len(l.stratum) {
			l.stratum = append(l.stratum, h)
			l.drawn[h]++
		}
		crossed = crossed || l.stratum[u] != h
		l.unit[i] = u
	}
	l.exists = shares
	l.scale = make([]float64, len(shares))
	for h := range shares {
		if !sizes && stage.Population != nil {
			l.exists[h] = float64(l.drawn[h]) / shares[h]
		}
		small = small || l.exists[h] < float64(l.drawn[h])*(1-1e-12)
		l.scale[h] = 1
		if before != nil {
			above := before.stratum[l.parent[h]]
			l.scale[h] = before.scale[above] * float64(before.drawn[above]) / before.exists[above]
		}
	}
	ps.If(crossed, "nested", "/clusters", "en enhet finns i flera stratum; ange nest om namnen återanvänds",
		"a unit is in several strata; say nest when labels are reused")
	ps.If(varies, "range", "/population", "populationen varierar inom ett stratum", "the population varies within a stratum")
	ps.If(small, "range", "/population", "populationen är mindre än urvalet", "the population is smaller than the sample")
	return l
}

// Len is the number of respondents, those outside the domain included.
func (s *Sample) Len() int { return len(s.weights) }

// Weights returns a copy of the weights as they stand after the adjustments, 0 outside the domain.
func (s *Sample) Weights() []float64 {
	w := make([]float64, len(s.weights))
	for i := range w {
		w[i] = s.weight(i)
	}
	return w
}

func (s *Sample) weight(i int) float64 {
	if s.in != nil && !s.in[i] {
		return 0
	}
	return s.weights[i]
}

// Domain is the part of the sample that is in the domain (redovisningsgrupp), with the variance of the whole design:
// the others count as zero, they are not taken away. A domain of a domain is what both have in common.
func (s *Sample) Domain(in []bool) *Sample {
	c := *s
	c.in = make([]bool, len(s.weights))
	for i := range min(len(in), len(c.in)) {
		c.in[i] = in[i] && (s.in == nil || s.in[i])
	}
	return &c
}

// AtLevel sets the confidence level of the intervals, between 0 and 1; 0.95 without it.
func (s *Sample) AtLevel(level float64) *Sample {
	c := *s
	c.confidence = level
	return &c
}

// WithDF sets the degrees of freedom of the intervals: +Inf is the normal distribution, NaN the default of each kind
// of estimate, which is the normal distribution for totals, means and ratios and [Sample.DF] for the others.
func (s *Sample) WithDF(df float64) *Sample {
	c := *s
	c.df = df
	return &c
}

// DF is the design's degrees of freedom (frihetsgrader): primary units less strata among those with a weight.
func (s *Sample) DF() float64 {
	l := &s.levels[0]
	units, strata := make([]bool, len(l.stratum)), make([]bool, len(l.drawn))
	df := 0
	for i, u := range l.unit {
		if s.weight(i) == 0 {
			continue
		}
		if !units[u] {
			units[u] = true
			df++
		}
		if h := l.stratum[u]; !strata[h] {
			strata[h] = true
			df--
		}
	}
	return float64(df)
}

// present reports whether the respondent's row is in the data at hand: the rows outside a domain are gone, unless the
// weights were adjusted to the population, when they stay with weight zero.
func (s *Sample) present(i int) bool { return s.in == nil || s.in[i] || len(s.residuals) > 0 }

func (s *Sample) answered(y []float64) *Sample {
	for i, v := range y {
		if math.IsNaN(v) && s.weight(i) != 0 {
			in := make([]bool, len(y))
			for j, v := range y {
				in[j] = !math.IsNaN(v)
			}
			return s.Domain(in)
		}
	}
	return s
}

func failed(err error) Estimate {
	var invalid *kvalitet.ValidationError
	if errors.As(err, &invalid) && len(invalid.Problems) > 0 {
		return refused(invalid.Problems[0])
	}
	return refused(kvalitet.Problem{Code: "error", SV: err.Error(), EN: err.Error()})
}
