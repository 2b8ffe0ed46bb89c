package sampling_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control/sampling"
)

// AICPA, Audit Sampling, table A-1: sample sizes at 5 per cent risk of overreliance, errors allowed in brackets.
// Rows are expected population deviation rates, columns tolerable rates. Cells that the table leaves out are empty.
func TestSizesOfTheAICPATable(t *testing.T) {
	tolerable := []float64{0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.10, 0.15, 0.20}
	rows := []struct {
		expected float64
		sizes    []string
	}{
		{0.0000, []string{"149(0)", "99(0)", "74(0)", "59(0)", "49(0)", "42(0)", "36(0)", "32(0)", "29(0)", "19(0)", "14(0)"}},
		{0.0025, []string{"236(1)", "157(1)", "117(1)", "93(1)", "78(1)", "66(1)", "58(1)", "51(1)", "46(1)", "30(1)", "22(1)"}},
		{0.0050, []string{"", "157(1)", "117(1)", "93(1)", "78(1)", "66(1)", "58(1)", "51(1)", "46(1)", "30(1)", "22(1)"}},
		{0.0075, []string{"", "208(2)", "117(1)", "93(1)", "78(1)", "66(1)", "58(1)", "51(1)", "46(1)", "30(1)", "22(1)"}},
		{0.0100, []string{"", "", "156(2)", "93(1)", "78(1)", "66(1)", "58(1)", "51(1)", "46(1)", "30(1)", "22(1)"}},
		{0.0125, []string{"", "", "156(2)", "124(2)", "78(1)", "66(1)", "58(1)", "51(1)", "46(1)", "30(1)", "22(1)"}},
		{0.0150, []string{"", "", "192(3)", "124(2)", "103(2)", "66(1)", "58(1)", "51(1)", "46(1)", "30(1)", "22(1)"}},
		{0.0175, []string{"", "", "227(4)", "153(3)", "103(2)", "88(2)", "77(2)", "51(1)", "46(1)", "30(1)", "22(1)"}},
		{0.0200, []string{"", "", "", "181(4)", "127(3)", "88(2)", "77(2)", "68(2)", "46(1)", "30(1)", "22(1)"}},
		{0.0225, []string{"", "", "", "208(5)", "127(3)", "88(2)", "77(2)", "68(2)", "61(2)", "30(1)", "22(1)"}},
		{0.0250, []string{"", "", "", "", "150(4)", "109(3)", "77(2)", "68(2)", "61(2)", "30(1)", "22(1)"}},
		{0.0300, []string{"", "", "", "", "195(6)", "129(4)", "95(3)", "84(3)", "61(2)", "30(1)", "22(1)"}},
		{0.0375, []string{"", "", "", "", "", "185(7)", "129(5)", "100(4)", "76(3)", "40(2)", "22(1)"}},
		{0.0400, []string{"", "", "", "", "", "", "146(6)", "100(4)", "89(4)", "40(2)", "22(1)"}},
		{0.0500, []string{"", "", "", "", "", "", "", "158(8)", "116(6)", "40(2)", "30(2)"}},
		{0.0600, []string{"", "", "", "", "", "", "", "", "179(11)", "50(3)", "30(2)"}},
		{0.0700, []string{"", "", "", "", "", "", "", "", "", "68(5)", "37(3)"}},
	}
	for _, row := range rows {
		for i, want := range row.sizes {
			if want == "" {
				continue
			}
			got, err := sampling.Size(sampling.Plan{Tolerable: tolerable[i], Confidence: 0.95, ExpectedRate: row.expected})
			require.NoError(t, err)
			assert.Equal(t, want, fmt.Sprintf("%d(%d)", got.Size, got.Allowed), "expected %v, tolerable %v", row.expected, tolerable[i])
			assert.LessOrEqual(t, got.Risk, 0.05)
		}
	}
}

// AICPA, Audit Sampling, table A-2: 10 per cent risk, the row of no expected errors and the one of 1 per cent.
func TestSizesAtTenPerCentRisk(t *testing.T) {
	for tolerable, want := range map[float64][2]int{
		0.02: {114, 0}, 0.03: {76, 176}, 0.04: {57, 96}, 0.05: {45, 77}, 0.06: {38, 64}, 0.07: {32, 55}, 0.08: {28, 48}, 0.09: {25, 42}, 0.10: {22, 38},
	} {
		got, err := sampling.Size(sampling.Plan{Tolerable: tolerable, Confidence: 0.90})
		require.NoError(t, err)
		assert.Equal(t, want[0], got.Size, tolerable)
		if want[1] == 0 {
			continue
		}
		got, err = sampling.Size(sampling.Plan{Tolerable: tolerable, Confidence: 0.90, ExpectedRate: 0.01})
		require.NoError(t, err)
		assert.Equal(t, want[1], got.Size, tolerable)
	}
}

// AICPA, Audit Sampling, table A-3: upper limits in per cent at 5 per cent risk, rounded up to one decimal.
func TestLimitsOfTheAICPATable(t *testing.T) {
	for n, limits := range map[int][]float64{
		25:  {11.3, 17.6},
		30:  {9.5, 14.9, 19.6},
		35:  {8.3, 12.9, 17.0},
		40:  {7.3, 11.4, 15.0, 18.3},
		45:  {6.5, 10.2, 13.4, 16.4, 19.2},
		50:  {5.9, 9.2, 12.1, 14.8, 17.4, 19.9},
		60:  {4.9, 7.7, 10.2, 12.5, 14.7, 16.8, 18.8},
		75:  {4.0, 6.2, 8.2, 10.1, 11.8, 13.6, 15.2},
		100: {3.0, 4.7, 6.2, 7.6, 9.0, 10.3, 11.5},
		150: {2.0, 3.2, 4.2, 5.1, 6.0, 6.9, 7.7},
		200: {1.5, 2.4, 3.2, 3.9, 4.6, 5.2, 5.9},
	} {
		for errors, want := range limits {
			got, err := sampling.UpperLimit(0, n, errors, 0.95)
			require.NoError(t, err)
			assert.InDelta(t, want, got.Rate*100, 0.1+1e-9, "n %d, errors %d", n, errors)
			assert.InDelta(t, float64(errors)/float64(n), got.Found, 1e-15)
		}
	}
}

func TestSizeOfASmallPopulation(t *testing.T) {
	tests := map[string]struct {
		plan sampling.Plan
		want sampling.Sized
	}{
		// One error of 20 is 5 per cent; it is missed with probability (20−n)/20, so 19 must be looked at.
		"one error of twenty": {sampling.Plan{Population: 20, Tolerable: 0.05, Confidence: 0.95}, sampling.Sized{Size: 19, Risk: 0.05}},
		// The same at 90 per cent: exactly one tenth is not above the risk, whatever 1−0.9 is in floating point.
		"a tie is decided exactly": {sampling.Plan{Population: 20, Tolerable: 0.05, Confidence: 0.90}, sampling.Sized{Size: 18, Risk: 0.1}},
		"a population of one":      {sampling.Plan{Population: 1, Tolerable: 0.05, Confidence: 0.95}, sampling.Sized{Size: 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := sampling.Size(tt.plan)
			require.NoError(t, err)
			assert.Equal(t, tt.want.Size, got.Size)
			assert.InDelta(t, tt.want.Risk, got.Risk, 1e-14)
		})
	}
}

// A sample that is one smaller would not do, and the limit after the planned sample lies below the tolerable rate.
func TestSizeIsTheSmallest(t *testing.T) {
	for _, size := range []int{0, 30, 75, 200, 1000, 5000} {
		for _, tolerable := range []float64{0.03, 0.05, 0.1, 0.25} {
			for _, allowed := range []int{0, 1, 3} {
				for _, confidence := range []float64{0.8, 0.9, 0.95, 0.99} {
					plan := sampling.Plan{Population: size, Tolerable: tolerable, Confidence: confidence, Expected: allowed}
					got, err := sampling.Size(plan)
					if err != nil {
						require.ErrorIs(t, err, kvalitet.ErrInvalid)
						continue
					}
					limit, err := sampling.UpperLimit(size, got.Size, got.Allowed, confidence)
					require.NoError(t, err)
					assert.Less(t, limit.Rate, tolerable+1e-12, "%+v %+v", plan, got)
					if got.Size > got.Allowed+1 {
						limit, err = sampling.UpperLimit(size, got.Size-1, got.Allowed, confidence)
						require.NoError(t, err)
						assert.GreaterOrEqual(t, limit.Rate, tolerable-1e-12, "%+v %+v", plan, got)
					}
				}
			}
		}
	}
}

func TestSizeGrowsTowardsTheBinomial(t *testing.T) {
	before := 0
	for _, size := range []int{50, 100, 500, 1000, 10_000, 1_000_000, sampling.MaxPopulation} {
		got, err := sampling.Size(sampling.Plan{Population: size, Tolerable: 0.05, Confidence: 0.95})
		require.NoError(t, err)
		assert.GreaterOrEqual(t, got.Size, before, size)
		before = got.Size
	}
	assert.Equal(t, 59, before)
}

func TestWhatCannotBePlanned(t *testing.T) {
	tests := map[string]struct {
		plan sampling.Plan
		path string
	}{
		"tolerable rate of nothing":  {sampling.Plan{Confidence: 0.95}, "/tolerable"},
		"certainty":                  {sampling.Plan{Tolerable: 0.05, Confidence: 1}, "/confidence"},
		"not a number":               {sampling.Plan{Tolerable: math.NaN(), Confidence: 0.95}, "/tolerable"},
		"negative population":        {sampling.Plan{Population: -1, Tolerable: 0.05, Confidence: 0.95}, "/population"},
		"negative expectation":       {sampling.Plan{Tolerable: 0.05, Confidence: 0.95, Expected: -1}, "/expected"},
		"expected twice":             {sampling.Plan{Tolerable: 0.05, Confidence: 0.95, Expected: 1, ExpectedRate: 0.01}, "/expectedRate"},
		"expected is too many":       {sampling.Plan{Tolerable: 0.05, Confidence: 0.95, ExpectedRate: 0.05}, "/expectedRate"},
		"expected almost too many":   {sampling.Plan{Tolerable: 0.05, Confidence: 0.95, ExpectedRate: 0.0499}, "/expected"},
		"all that are just too many": {sampling.Plan{Population: 20, Tolerable: 0.05, Confidence: 0.95, Expected: 1}, "/expected"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := sampling.Size(tt.plan)
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, tt.path, invalid.Problems[0].Path)
		})
	}
	for name, args := range map[string][3]int{"no sample": {0, 0, 0}, "more than there are": {10, 11, 0}, "more errors than items": {0, 10, 11}, "negative errors": {0, 10, -1}} {
		t.Run(name, func(t *testing.T) {
			_, err := sampling.UpperLimit(args[0], args[1], args[2], 0.95)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
}

func TestUpperLimitAtTheEnds(t *testing.T) {
	all, err := sampling.UpperLimit(0, 10, 10, 0.95)
	require.NoError(t, err)
	assert.InDelta(t, 1, all.Rate, 0)
	whole, err := sampling.UpperLimit(40, 40, 7, 0.95)
	require.NoError(t, err)
	assert.Equal(t, sampling.Limit{Rate: 7.0 / 40, Errors: 7, Found: 7.0 / 40}, whole, "nothing is left to estimate")
}

func FuzzSize(f *testing.F) {
	f.Add(500, 0.05, 0.95, 0, 0.01)
	f.Add(0, 1e-9, 0.999, 3, 0.0)
	f.Fuzz(func(t *testing.T, population int, tolerable, confidence float64, expected int, rate float64) {
		plan := sampling.Plan{Population: population, Tolerable: tolerable, Confidence: confidence, Expected: expected % 50, ExpectedRate: rate}
		if plan.Tolerable < 1e-4 || plan.Tolerable-plan.ExpectedRate < 1e-2 {
			return // sizes in the billions and searches without end are not what is sought
		}
		got, err := sampling.Size(plan)
		if err != nil {
			return
		}
		if got.Size <= got.Allowed || population > 0 && got.Size > population || got.Risk > 1-confidence+1e-9 {
			t.Fatalf("%+v gave %+v", plan, got)
		}
	})
}

func BenchmarkSize(b *testing.B) {
	for b.Loop() {
		if _, err := sampling.Size(sampling.Plan{Population: 100_000, Tolerable: 0.05, Confidence: 0.95, ExpectedRate: 0.02}); err != nil {
			b.Fatal(err)
		}
	}
}
