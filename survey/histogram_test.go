package survey_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// slow is the estimator respondent by respondent: y over all strata, z = w(y−ȳ)/Σw, Σ_h (1−f)·n/(n−1)·Σ(z−z̄)².
func slow(s national, q int, in map[int]bool) (mean, se float64) {
	var w, wy float64
	for i, c := range s.cell {
		if a := s.answers[q][i]; in[int(c)] && a > 0 {
			w += s.weight[i]
			wy += s.weight[i] * s.score[a]
		}
	}
	mean = wy / w
	sum, square, n := map[int]float64{}, map[int]float64{}, map[int]float64{}
	for i, c := range s.cell {
		h := s.design.Stratum[c]
		n[h]++
		if a := s.answers[q][i]; in[int(c)] && a > 0 {
			z := s.weight[i] * (s.score[a] - mean) / w
			sum[h] += z
			square[h] += z * z
		}
	}
	v := 0.0
	for h := range n {
		v += (1 - n[h]/s.design.Population[h]) * n[h] / (n[h] - 1) * (square[h] - sum[h]*sum[h]/n[h])
	}
	return mean, math.Sqrt(v)
}

func TestHistogramAgainstItsReadableTwin(t *testing.T) {
	s := makeNational(30_000, 3)
	all := make([]int, len(s.design.Stratum))
	for c := range all {
		all[c] = c
	}
	domains := append(s.domains[:9:9], all)
	mean, se := make([]float64, 3*len(domains)), make([]float64, 3*len(domains))
	whole := survey.NewHistogram(3, len(s.design.Stratum))
	part := survey.NewHistogram(3, len(s.design.Stratum))
	cut := func(a, b int) [][]uint8 {
		var out [][]uint8
		for _, c := range s.answers {
			out = append(out, c[a:b])
		}
		return out
	}
	require.NoError(t, whole.Add(s.cell[:10_001], cut(0, 10_001)))
	require.NoError(t, part.Add(s.cell[10_001:], cut(10_001, 30_000)))
	require.NoError(t, whole.Merge(part))
	require.NoError(t, whole.DomainMeans(s.design, domains, s.score, mean, se))
	weighted := survey.NewWeightedHistogram(3, len(s.groups))
	half := survey.NewWeightedHistogram(3, len(s.groups))
	require.NoError(t, weighted.Add(s.group[:10_001], s.weight[:10_001], cut(0, 10_001)))
	require.NoError(t, half.Add(s.group[10_001:], s.weight[10_001:], cut(10_001, 30_000)))
	require.NoError(t, weighted.Merge(half))
	byGroup := s.byGroup[:9:9]
	mean2, se2 := make([]float64, 3*9), make([]float64, 3*9)
	require.NoError(t, weighted.DomainMeans(s.groups, s.design.Population, byGroup, s.score, mean2, se2))
	for q := range 3 {
		for d, cells := range domains {
			in := map[int]bool{}
			for _, c := range cells {
				in[c] = true
			}
			m, e := slow(s, q, in)
			assert.InEpsilon(t, m, mean[q*len(domains)+d], 1e-10)
			assert.InEpsilon(t, e, se[q*len(domains)+d], 1e-9)
			if d < 9 {
				assert.InEpsilon(t, m, mean2[q*9+d], 1e-10)
				assert.InEpsilon(t, e, se2[q*9+d], 1e-9)
			}
		}
	}
	n := 0
	for c := range whole.Cells() {
		for a := range uint8(11) {
			n += whole.Count(1, c, a)
		}
	}
	assert.Equal(t, 30_000, n)
	assert.Equal(t, 3, whole.Questions())
}

func TestHistogramRefusesWhatItCannotCount(t *testing.T) {
	h := survey.NewHistogram(1, 2)
	w := survey.NewWeightedHistogram(1, 2)
	good, one := [][]uint8{{1, 2}}, []float64{1, 1}
	for name, err := range map[string]error{
		"cell":                  h.Add([]uint16{0, 2}, good),
		"questions":             h.Add([]uint16{0, 1}, nil),
		"length":                h.Add([]uint16{0}, good),
		"code above 15":         h.Add([]uint16{0, 1}, [][]uint8{{1, 16}}),
		"merge":                 h.Merge(survey.NewHistogram(2, 2)),
		"weighted cell":         w.Add([]uint16{0, 2}, one, good),
		"weighted code":         w.Add([]uint16{0, 1}, one, [][]uint8{{1, 16}}),
		"weight":                w.Add([]uint16{0, 1}, []float64{1, -1}, good),
		"weighted merge":        w.Merge(survey.NewWeightedHistogram(2, 2)),
		"design":                h.DomainMeans(survey.CellDesign{}, nil, nil, nil, nil),
		"stratum":               h.DomainMeans(survey.CellDesign{Stratum: []int{0, 5}, Weight: one, Population: one}, nil, nil, nil, nil),
		"cell weight":           h.DomainMeans(survey.CellDesign{Stratum: []int{0, 0}, Weight: []float64{1, nan}, Population: one}, nil, nil, nil, nil),
		"no room":               h.DomainMeans(survey.CellDesign{Stratum: []int{0, 0}, Weight: one, Population: one}, [][]int{{0}}, nil, nil, nil),
		"domain":                h.DomainMeans(survey.CellDesign{Stratum: []int{0, 0}, Weight: one, Population: one}, [][]int{{7}}, nil, one, one),
		"weighted stratum":      w.DomainMeans([]int{0, 9}, one, nil, nil, nil, nil),
		"weighted strata":       w.DomainMeans([]int{0}, one, nil, nil, nil, nil),
		"weighted domain":       w.DomainMeans([]int{0, 0}, one, [][]int{{7}}, nil, one, one),
		"weighted without room": w.DomainMeans([]int{0, 0}, one, [][]int{{0}}, nil, nil, nil),
	} {
		require.ErrorIs(t, err, kvalitet.ErrInvalid, name)
	}
	assert.Zero(t, h.Count(0, 0, 1)+h.Count(0, 1, 0)+h.Respondents(0), "what was refused has left nothing")
}

func TestDomainsWithFewAnswers(t *testing.T) {
	h := survey.NewHistogram(1, 3)
	require.NoError(t, h.Add([]uint16{0, 1, 1, 1}, [][]uint8{{5, 1, 2, 0}}))
	w := survey.NewWeightedHistogram(1, 3)
	require.NoError(t, w.Add([]uint16{0, 1, 1, 1}, []float64{2, 1, 1, 1}, [][]uint8{{5, 1, 2, 0}}))
	d := survey.CellDesign{Stratum: []int{0, 0, 0}, Weight: []float64{2, 1, 1}, Population: []float64{math.Inf(1)}}
	score := []float64{nan, 1, 2, 3, 4, 5}
	mean, se := make([]float64, 3), make([]float64, 3)
	for name, run := range map[string]func() error{
		"cells":   func() error { return h.DomainMeans(d, [][]int{{0}, {1}, {2}}, score, mean, se) },
		"weights": func() error { return w.DomainMeans(d.Stratum, d.Population, [][]int{{0}, {1}, {2}}, score, mean, se) },
	} {
		require.NoError(t, run(), name)
		assert.InDelta(t, 5, mean[0], 0, name)
		assert.True(t, math.IsNaN(se[0]), "%s: one respondent has no standard error", name)
		assert.InDelta(t, 1.5, mean[1], 0, name)
		assert.Greater(t, se[1], 0., name)
		assert.True(t, math.IsNaN(mean[2]) && math.IsNaN(se[2]), "%s: nobody is not zero", name)
	}
	h.Reset()
	assert.Zero(t, h.Count(0, 0, 5)+h.Respondents(1))
	w.Reset()
	require.NoError(t, w.DomainMeans(d.Stratum, d.Population, [][]int{{0}, {1}, {2}}, score, mean, se))
	assert.True(t, math.IsNaN(mean[0]) && math.IsNaN(mean[1]), "nothing is left")
}

func TestAnswersAboveTheScaleAreFoundWhereverTheyStand(t *testing.T) {
	for n := 1; n <= 20; n++ {
		for at := range n {
			answers := make([]uint8, n)
			answers[at] = 16
			w := survey.NewWeightedHistogram(1, 1)
			require.ErrorIs(t, w.Add(make([]uint16, n), make([]float64, n), [][]uint8{answers}), kvalitet.ErrInvalid, "%d of %d", at, n)
		}
	}
}

func TestCountingDoesNotAllocatePerAnswer(t *testing.T) {
	s := makeNational(20_000, 4)
	h := survey.NewHistogram(4, len(s.design.Stratum))
	assert.Less(t, testing.AllocsPerRun(5, func() { _ = h.Add(s.cell, s.answers) }), 40.)
}

// The cells of a domain may stand in any order: what one stratum contributes is one sum.
func TestDomainsInAnyOrder(t *testing.T) {
	s := makeNational(20_000, 2)
	h, w := survey.NewHistogram(2, len(s.design.Stratum)), survey.NewWeightedHistogram(2, len(s.groups))
	require.NoError(t, h.Add(s.cell, s.answers))
	require.NoError(t, w.Add(s.group, s.weight, s.answers))
	straight, mixed := []int{}, []int{}
	for c := range 40 {
		straight, mixed = append(straight, c), append(mixed, c*7%40) // five strata, in turns
	}
	domains := [][]int{straight, mixed}
	mean, se := make([]float64, 4), make([]float64, 4)
	require.NoError(t, h.DomainMeans(s.design, domains, s.score, mean, se))
	for q := range 2 {
		assert.InEpsilon(t, mean[2*q], mean[2*q+1], 1e-12)
		assert.InEpsilon(t, se[2*q], se[2*q+1], 1e-9)
	}
	require.NoError(t, w.DomainMeans(s.groups, s.design.Population, domains, s.score, mean, se))
	for q := range 2 {
		assert.InEpsilon(t, se[2*q], se[2*q+1], 1e-9)
	}
	assert.Equal(t, 7, mixed[1], "the domains are left as they were")
}
