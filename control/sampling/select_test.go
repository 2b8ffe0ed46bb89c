package sampling_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control/sampling"
)

func TestRandomHasNoDoubleAndGrows(t *testing.T) {
	for seed := range uint64(50) {
		whole, err := sampling.Random(40, 40, seed)
		require.NoError(t, err)
		sorted := slices.Sorted(slices.Values(whole))
		for i, item := range sorted {
			require.Equal(t, i+1, item)
		}
		part, err := sampling.Random(40, 7, seed)
		require.NoError(t, err)
		require.Equal(t, whole[:7], part, "a larger sample begins with the smaller")
	}
}

// These items must never change: samples drawn before must be drawn again.
func TestDrawsStayAsTheyAre(t *testing.T) {
	random, err := sampling.Random(1000, 5, 42)
	require.NoError(t, err)
	assert.Equal(t, []int{858, 961, 139, 92, 189}, random)
	systematic, err := sampling.Systematic(1000, 5, 42)
	require.NoError(t, err)
	assert.Equal(t, []int{172, 372, 572, 772, 972}, systematic)
}

// Each of 10 items is drawn in 3 of 10 samples; 20 000 samples give a standard deviation of 65.
func TestEveryItemIsEquallyProbable(t *testing.T) {
	for name, draw := range map[string]func(int, int, uint64) ([]int, error){"random": sampling.Random, "systematic": sampling.Systematic} {
		t.Run(name, func(t *testing.T) {
			counts := make([]int, 10)
			for seed := range uint64(20_000) {
				items, err := draw(10, 3, seed)
				require.NoError(t, err)
				for _, item := range items {
					counts[item-1]++
				}
			}
			for item, count := range counts {
				assert.InDelta(t, 6000, count, 5*65, "item %d", item+1)
			}
		})
	}
}

func TestSystematicKeepsTheDistance(t *testing.T) {
	items, err := sampling.Systematic(103, 10, 7)
	require.NoError(t, err)
	for i := 1; i < len(items); i++ {
		assert.Contains(t, []int{10, 11}, items[i]-items[i-1])
	}
}

func TestAllocate(t *testing.T) {
	strata := func(populations ...int) []sampling.Stratum {
		var s []sampling.Stratum
		for i, p := range populations {
			s = append(s, sampling.Stratum{Name: fmt.Sprint("enhet ", i+1), Population: p})
		}
		return s
	}
	tests := map[string]struct {
		strata []sampling.Stratum
		n      int
		want   []int
	}{
		"in proportion":               {strata(100, 300, 600), 10, []int{1, 3, 6}},
		"largest remainder":           {strata(50, 30, 20), 7, []int{4, 2, 1}}, // 3.5, 2.1, 1.4
		"a small one gets one":        {strata(1, 1000, 1000), 11, []int{1, 5, 5}},
		"many small ones":             {strata(1, 1, 1, 997), 5, []int{1, 1, 1, 2}},
		"everything":                  {strata(3, 5), 8, []int{3, 5}},
		"the first when equal":        {strata(10, 10), 3, []int{2, 1}},
		"as many as there are strata": {strata(1, 1, 98), 3, []int{1, 1, 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := sampling.Stratified(tt.strata, tt.n, 1)
			require.NoError(t, err)
			for i, s := range got {
				assert.Equal(t, tt.want[i], s.Size)
				assert.Len(t, s.Items, s.Size)
				for _, item := range s.Items {
					assert.True(t, item >= 1 && item <= s.Population)
				}
			}
			assert.Zero(t, tt.strata[0].Size, "the caller's strata are left alone")
		})
	}
}

func TestWhatCannotBeDrawn(t *testing.T) {
	for name, err := range map[string]error{
		"nothing":            second(sampling.Random(10, 0, 1)),
		"more than there is": second(sampling.Systematic(10, 11, 1)),
		"no strata":          second(sampling.Stratified(nil, 1, 1)),
		"the same stratum":   second(sampling.Stratified([]sampling.Stratum{{Name: "a", Population: 1}, {Name: "a", Population: 1}}, 2, 1)),
		"an empty stratum":   second(sampling.Stratified([]sampling.Stratum{{Name: "a"}}, 1, 1)),
		"fewer than strata":  second(sampling.Stratified([]sampling.Stratum{{Name: "a", Population: 5}, {Name: "b", Population: 5}}, 1, 1)),
		"interval of zero":   second(sampling.Money([]int64{1}, 0, 1)),
		"sum too large":      second(sampling.Money([]int64{sampling.MaxAmount, 1}, 1, 1)),
	} {
		t.Run(name, func(t *testing.T) { require.ErrorIs(t, err, kvalitet.ErrInvalid) })
	}
}

func second[T any](_ T, err error) error { return err }

// AICPA, Audit Sampling: confidence factors at 5 and 10 per cent risk, two decimals.
func TestReliabilityFactors(t *testing.T) {
	for errors, want := range []float64{3.00, 4.75, 6.30, 7.76, 9.16, 10.52, 11.85, 13.15, 14.44, 15.71, 16.97} {
		assert.InDelta(t, want, sampling.ReliabilityFactor(errors, 0.95), 0.0101, "%d errors", errors)
	}
	for errors, want := range []float64{2.31, 3.89, 5.33, 6.69, 8.00, 9.28, 10.54} {
		assert.InDelta(t, want, sampling.ReliabilityFactor(errors, 0.90), 0.0101, "%d errors", errors)
	}
	assert.True(t, math.IsNaN(sampling.ReliabilityFactor(-1, 0.95)))
	assert.True(t, math.IsNaN(sampling.ReliabilityFactor(0, 1)))
	assert.InDelta(t, 1.6, sampling.ExpansionFactor(0.95), 1e-12)
	assert.InDelta(t, 1.55, sampling.ExpansionFactor(0.925), 1e-12)
	assert.InDelta(t, 1.9, sampling.ExpansionFactor(0.999), 1e-12)
	assert.InDelta(t, 1, sampling.ExpansionFactor(0.3), 1e-12)
}

// By hand: 5 % of 10 million kronor at 95 % is 500 000/2.9957 = 166 905 kronor between two draws, 60 draws.
func TestMoneyPlan(t *testing.T) {
	plan := sampling.MoneyPlan{Amount: 1_000_000_000, Tolerable: 50_000_000, Confidence: 0.95}
	interval, err := plan.Interval()
	require.NoError(t, err)
	assert.Equal(t, int64(16_690_410), interval)
	size, err := plan.Size()
	require.NoError(t, err)
	assert.Equal(t, 60, size)
	plan.Expected = 10_000_000 // (50 − 1.6·10) million öre
	interval, err = plan.Interval()
	require.NoError(t, err)
	assert.Equal(t, int64(11_349_478), interval)
	plan.Expected = 40_000_000
	_, err = plan.Size()
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestMoneyDrawsLargeItemsForCertain(t *testing.T) {
	amounts := []int64{500, 0, 90, -700, 1200, 40, 370}
	for seed := range uint64(300) {
		items, err := sampling.Money(amounts, 500, seed)
		require.NoError(t, err)
		drawn := map[int]bool{}
		for _, item := range items {
			assert.False(t, drawn[item.Item], "each item once")
			drawn[item.Item] = true
			assert.Equal(t, amounts[item.Item-1] >= 500, item.Certain)
		}
		assert.True(t, drawn[1] && drawn[5], "an item of at least the interval is always drawn")
		assert.False(t, drawn[2] || drawn[4], "neither zero nor credits")
	}
}

// The slow twin walks every öre.
func TestMoneyAgainstEveryOre(t *testing.T) {
	amounts := []int64{13, 7, 90, 1, 22, 250, 4, 4, 61}
	for interval := int64(1); interval < 130; interval += 3 {
		items, err := sampling.Money(amounts, interval, uint64(interval))
		require.NoError(t, err)
		whole, err := sampling.Money([]int64{interval, 0}, interval, uint64(interval))
		require.NoError(t, err)
		require.Len(t, whole, 1)
		found := false
		for start := range interval { // one of the starts gives the same items
			var want []int
			at := int64(0)
			for i, a := range amounts {
				hit := false
				for ore := at; ore < at+a; ore++ {
					hit = hit || ore%interval == start
				}
				at += a
				if hit {
					want = append(want, i+1)
				}
			}
			got := []int{}
			for _, item := range items {
				got = append(got, item.Item)
			}
			found = found || slices.Equal(want, got)
		}
		assert.True(t, found, "interval %d", interval)
	}
}

// By hand, interval 10 000 öre at 95 %: taints 0.5 and 0.2; upper = 10 000·(2.9957 + 0.5·(4.7439−2.9957) +
// 0.2·(6.2958−4.7439)) = 41 802, and an item above the interval with its own 3 000.
func TestProject(t *testing.T) {
	found := []sampling.Misstatement{{Book: 1000, Right: 800}, {Book: 4000, Right: 2000}, {Book: 20_000, Right: 17_000}, {Book: 500, Right: 600}}
	got, err := sampling.Project(found, 10_000, 0.95)
	require.NoError(t, err)
	assert.Equal(t, sampling.Projection{Likely: 10_000, Upper: 44_802, Basic: 29_957, Understated: 100}, got)
	clean, err := sampling.Project(nil, 10_000, 0.95)
	require.NoError(t, err)
	assert.Equal(t, clean.Basic, clean.Upper)
	_, err = sampling.Project([]sampling.Misstatement{{Book: 0}}, 0, 2)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func FuzzMoney(f *testing.F) {
	f.Add(int64(500), uint64(1), int64(90), int64(1200), int64(-4))
	f.Fuzz(func(t *testing.T, interval int64, seed uint64, a, b, c int64) {
		items, err := sampling.Money([]int64{a, b, c}, interval, seed)
		if err == nil && len(items) > 3 {
			t.Fatal("an item was drawn twice")
		}
	})
}

func BenchmarkRandom(b *testing.B) {
	for b.Loop() {
		if _, err := sampling.Random(1_000_000, 100, 1); err != nil {
			b.Fatal(err)
		}
	}
}
