package survey_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

func TestWeightedHistogramAllocatesNothingPerRespondent(t *testing.T) {
	add := func(n int) float64 {
		s := makeNational(n, 2)
		h := survey.NewWeightedHistogram(2, len(s.groups))
		require.NoError(t, h.Add(s.group, s.weight, s.answers))
		return testing.AllocsPerRun(5, func() { _ = h.Add(s.group, s.weight, s.answers) })
	}
	assert.InDelta(t, add(2_000), add(40_000), float64(10*runtime.GOMAXPROCS(0)), "what is allocated is per processor")
}

// Indices of three hundred units, with margins from sums of products.
func BenchmarkGroups(b *testing.B) {
	tally := survey.NewTally(survey.HME())
	for i := range 300 * 20 {
		a := uint8(1 + i%5)
		tally.Add(fmt.Sprint("enhet ", i%300), []uint8{a, 3, 4, 5, a, 2, 3, 4, 5})
	}
	b.ReportAllocs()
	for b.Loop() {
		tally.Groups()
	}
}

func BenchmarkMerge(b *testing.B) {
	part := survey.NewTally(survey.HME())
	for i := range 300 {
		part.Add(fmt.Sprint("enhet ", i), []uint8{1, 2, 3, 4, 5, 1, 2, 3, 4})
	}
	whole := survey.NewTally(survey.HME())
	require.NoError(b, whole.Merge(part))
	b.ReportAllocs()
	for b.Loop() {
		if err := whole.Merge(part); err != nil {
			b.Fatal(err)
		}
	}
}

// Units by sex and age: three hundred cells, of which some are small.
func BenchmarkSuppress(b *testing.B) {
	counts := make([][]int, 30)
	for i := range counts {
		for j := range 10 {
			counts[i] = append(counts[i], 3+(i*7+j*11)%40)
		}
	}
	table := crossTable(counts)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := table.Suppress(5); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCollisions(b *testing.B) {
	orders := make([]survey.Order, 500)
	for i := range orders {
		from := kvalitet.NewDate(2026, 1, 1).AddDays(i * 3 % 700)
		orders[i] = survey.Order{Title: fmt.Sprint("enkät ", i), Population: fmt.Sprint("grupp ", i%20), Field: kvalitet.Period{From: from, Until: from.AddDays(21)}}
	}
	b.ReportAllocs()
	for b.Loop() {
		survey.Collisions(orders, 30)
	}
}
