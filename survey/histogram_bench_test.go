package survey_test

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/kommunkvalitet/kvalitet/survey"
	"github.com/stretchr/testify/require"
)

// A national citizen survey: 350 000 respondents, 128 questions, 290 municipalities × sex × age.
type national struct {
	cell, group []uint16
	weight      []float64
	answers     [][]uint8
	design      survey.CellDesign
	domains     [][]int // municipality × {women, men, both}, by cell
	byGroup     [][]int
	score       []float64
	groups      []int // group → stratum
}

func makeNational(n, questions int) national {
	const municipalities, perMunicipality = 290, 8
	r := rand.New(rand.NewPCG(1, 2))
	s := national{score: []float64{nan, 0, 100. / 9, 200. / 9, 300. / 9, 400. / 9, 500. / 9, 600. / 9, 700. / 9, 800. / 9, 100}}
	for range n {
		c := uint16(r.IntN(municipalities * perMunicipality))
		s.cell, s.group = append(s.cell, c), append(s.group, c/4)
	}
	for c := range municipalities * perMunicipality {
		s.design.Stratum = append(s.design.Stratum, c/perMunicipality)
		s.design.Weight = append(s.design.Weight, 1+float64(c%17))
	}
	for m := range municipalities {
		s.design.Population = append(s.design.Population, 5000+float64(m))
		s.groups = append(s.groups, m, m)
		var both []int
		for sex := range 2 {
			var cells []int
			for age := range 4 {
				cells = append(cells, m*perMunicipality+sex*4+age)
			}
			both = append(both, cells...)
			s.domains = append(s.domains, cells)
			s.byGroup = append(s.byGroup, []int{2*m + sex})
		}
		s.domains = append(s.domains, both)
		s.byGroup = append(s.byGroup, []int{2 * m, 2*m + 1})
	}
	for _, c := range s.cell {
		s.weight = append(s.weight, s.design.Weight[c])
	}
	for range questions {
		column := make([]uint8, n)
		for i := range column {
			column[i] = uint8(r.IntN(11))
		}
		s.answers = append(s.answers, column)
	}
	return s
}

func BenchmarkHistogram(b *testing.B) {
	s := makeNational(350_000, 128)
	mean, se := make([]float64, 128*len(s.domains)), make([]float64, 128*len(s.domains))
	b.Run("cell weights", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			h := survey.NewHistogram(128, len(s.design.Stratum))
			if err := h.Add(s.cell, s.answers); err != nil {
				b.Fatal(err)
			}
			if err := h.DomainMeans(s.design, s.domains, s.score, mean, se); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("own weights", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			h := survey.NewWeightedHistogram(128, len(s.groups))
			if err := h.Add(s.group, s.weight, s.answers); err != nil {
				b.Fatal(err)
			}
			if err := h.DomainMeans(s.groups, s.design.Population, s.byGroup, s.score, mean, se); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The same figures to the last bit, however many processors count.
func TestHistogramsDoNotDependOnTheProcessors(t *testing.T) {
	s := makeNational(20_000, 7)
	n := 7 * len(s.domains)
	var want [4][]float64
	for _, processors := range []int{1, 2, 3, 8} {
		got := [4][]float64{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)}
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			h, w := survey.NewHistogram(7, len(s.design.Stratum)), survey.NewWeightedHistogram(7, len(s.groups))
			require.NoError(t, h.Add(s.cell, s.answers))
			require.NoError(t, h.DomainMeans(s.design, s.domains, s.score, got[0], got[1]))
			require.NoError(t, w.Add(s.group, s.weight, s.answers))
			require.NoError(t, w.DomainMeans(s.groups, s.design.Population, s.byGroup, s.score, got[2], got[3]))
		}()
		if processors == 1 {
			want = got
			require.Greater(t, got[0][0], 0.0)
			require.Greater(t, got[3][0], 0.0)
		}
		for k := range got {
			for i, v := range got[k] {
				require.Equal(t, math.Float64bits(want[k][i]), math.Float64bits(v))
			}
		}
	}
}
