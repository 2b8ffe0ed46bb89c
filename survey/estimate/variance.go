package estimate

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// wholly is the share left undrawn below which a stratum counts as drawn whole.
const wholly = 1e-7

// covariance is the design's covariance of totals of linearised variables: z[k][i] is the weighted contribution of
// respondent i to statistic k. For each stage and stratum h with n units it sums (1−n/N)·n/(n−1)·Σ(z−z̄)(z−z̄)', where z
// are the units' totals, times the shares that were drawn in the stages before. The result is k×k.
func (s *Sample) covariance(z ...[]float64) ([][]float64, *kvalitet.Problem) {
	v := make([][]float64, len(z))
	for k := range v {
		v[k] = make([]float64, len(z))
	}
	left := make([][]float64, len(z))
	for k := range z {
		left[k] = z[k]
		if len(s.residuals) > 0 {
			left[k] = append([]float64(nil), z[k]...)
			for _, residual := range s.residuals {
				residual(left[k])
			}
		}
	}
	for i := range s.levels {
		if i > 0 && s.levels[i-1].unknown() {
			break // the first stage alone stands for all
		}
		if p := s.addLevel(v, left, &s.levels[i]); p != nil {
			return nil, p
		}
	}
	return v, nil
}

// unknown reports whether no population size is known in the stage: then it is taken as drawn with replacement, and
// the later stages add nothing.
func (l *level) unknown() bool {
	for _, n := range l.exists {
		if !math.IsInf(n, 1) {
			return false
		}
	}
	return true
}

func (s *Sample) addLevel(v, z [][]float64, l *level) *kvalitet.Problem {
	k, strata := len(z), len(l.drawn)
	present := make([]bool, strata)
	totals, means := make([]float64, k*len(l.stratum)), make([]float64, k*strata)
	for i, u := range l.unit {
		if s.present(i) {
			present[l.stratum[u]] = true
		}
		for a := range z {
			totals[int(u)*k+a] += z[a][i]
		}
	}
	for u, h := range l.stratum {
		for a := range k {
			means[int(h)*k+a] += totals[u*k+a] / float64(l.drawn[h])
		}
	}
	scale := make([]float64, strata)
	inflate := make(map[int32][2]int) // by the unit before: strata that are present, and those of them with a variance
	for h := range strata {
		if !present[h] {
			continue
		}
		count := inflate[l.parent[h]]
		count[0]++
		n, free := float64(l.drawn[h]), l.free(h)
		lonely := l.drawn[h] == 1 && free >= wholly
		switch {
		case free < wholly:
		case !lonely:
			scale[h] = free * n / (n - 1)
		case s.lonely == LonelyFail:
			return &kvalitet.Problem{Code: "lonely", Path: "/strata",
				SV: "ett stratum har en enda enhet; välj hur det ska hanteras", EN: "a stratum has a single unit; choose a policy for it"}
		case s.lonely == LonelyAdjust:
			scale[h] = free
			for a := range k {
				means[h*k+a] = 0
			}
		}
		if !lonely || s.lonely != LonelyAverage {
			count[1]++
		}
		inflate[l.parent[h]] = count
	}
	for h := range scale {
		scale[h] *= l.scale[h]
		if s.lonely == LonelyAverage && scale[h] != 0 {
			count := inflate[l.parent[h]]
			scale[h] *= float64(count[0]) / float64(count[1])
		}
	}
	for u, h := range l.stratum {
		if scale[h] == 0 {
			continue
		}
		for a := range k {
			off := scale[h] * (totals[u*k+a] - means[int(h)*k+a])
			for b := range k {
				v[a][b] += off * (totals[u*k+b] - means[int(h)*k+b])
			}
		}
	}
	return nil
}
