package analysis

import (
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// CompositePart is one measure of a composite index, with a value per entity; NaN where there is none.
type CompositePart struct {
	KPI    string
	Better Better // lower is turned round; anything else counts as higher
	Values []float64
}

// CompositeSource is where the method of [Composite] comes from. RKA does not say which definition of a percentile it
// uses; ours is [QuantileR7].
func CompositeSource() kvalitet.Source {
	return kvalitet.Source{Title: "RKA, kvalitetsindex", Section: "2,5- och 97,5-percentilen till 0 och 100",
		URL: "https://rka.nu", Grade: kvalitet.GradePublished}
}

// Composite computes an index as RKA's quality indices (sammansatt index): each measure is put on a scale from 0, at the
// 2.5th percentile of all entities and below, to 100, at the 97.5th and above; entities that have every measure get the
// unweighted mean, which is put on the scale once more. An entity that lacks a measure has no index: NaN.
func Composite(parts []CompositePart, typ QuantileType) []float64 {
	if len(parts) == 0 {
		return nil
	}
	sums := make([]float64, len(parts[0].Values))
	for _, p := range parts {
		for i, v := range scale(p.Values, p.Better, typ) {
			sums[i] += v // NaN stays NaN
		}
	}
	for i := range sums {
		sums[i] /= float64(len(parts))
	}
	return scale(sums, BetterHigher, typ)
}

// scale puts values on 0–100 between their outer percentiles.
func scale(values []float64, b Better, typ QuantileType) []float64 {
	sorted := slices.DeleteFunc(slices.Clone(values), math.IsNaN)
	slices.Sort(sorted)
	low, high := Quantile(sorted, 0.025, typ), Quantile(sorted, 0.975, typ)
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = 100 * (v - low) / (high - low)
		switch {
		case out[i] < 0:
			out[i] = 0
		case out[i] > 100:
			out[i] = 100
		}
		if b == BetterLower {
			out[i] = 100 - out[i]
		}
	}
	return out
}

// Sensitivity is what an index would be without one of its measures (känslighet).
type Sensitivity struct {
	Left   string    // the measure left out
	Values []float64 // the index without it
	// Shift is the largest change of the index, and RankShift of the rank, among entities that have both.
	Shift     float64
	RankShift int
}

// LeaveOneOut recomputes the index without each measure in turn. An entity that only lacked that one gets an index
// there, but is not compared.
func LeaveOneOut(parts []CompositePart, typ QuantileType) []Sensitivity {
	whole := Composite(parts, typ)
	var all []Sensitivity
	for i, p := range parts {
		if len(parts) == 1 {
			break
		}
		s := Sensitivity{Left: p.KPI, Values: Composite(slices.Delete(slices.Clone(parts), i, i+1), typ)}
		both := slices.Clone(s.Values)
		for j, v := range whole {
			if math.IsNaN(v) {
				both[j] = v
			} else {
				s.Shift = math.Max(s.Shift, math.Abs(v-both[j]))
			}
		}
		before, after := Ranks(whole, TiesMin), Ranks(both, TiesMin)
		for j := range before {
			if !math.IsNaN(before[j]) && !math.IsNaN(after[j]) {
				s.RankShift = max(s.RankShift, int(math.Abs(before[j]-after[j])))
			}
		}
		all = append(all, s)
	}
	return all
}
