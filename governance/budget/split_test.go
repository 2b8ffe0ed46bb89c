package budget_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func keys(weights ...string) []budget.Key {
	ks := make([]budget.Key, len(weights))
	for i, w := range weights {
		ks[i] = budget.Key{ID: strconv.Itoa(i), Weight: dec(w)}
	}
	return ks
}

func amounts(parts []budget.Part) []string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.Amount.StringFixed(2)
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, frame string
		weights     []string
		want        []string
	}{
		{"thirds: the öre to the first", "1000.00", []string{"1", "1", "1"}, []string{"333.34", "333.33", "333.33"}},
		{"a saving in thirds", "-1000.00", []string{"1", "1", "1"}, []string{"-333.34", "-333.33", "-333.33"}},
		{"the largest fraction, not the first", "0.10", []string{"1", "2", "3"}, []string{"0.02", "0.03", "0.05"}},
		{"largest remainder by hand: 1.66 1.66 6.66", "0.10", []string{"1", "1", "4"}, []string{"0.02", "0.02", "0.06"}},
		{"a zero weight gets nothing", "0.01", []string{"0", "1", "0"}, []string{"0.00", "0.01", "0.00"}},
		{"one öre on many", "0.01", []string{"1", "1", "1"}, []string{"0.01", "0.00", "0.00"}},
		{"two savings of an öre", "-0.02", []string{"1", "1", "1"}, []string{"-0.01", "-0.01", "0.00"}},
		{"nothing to split", "0", []string{"1", "2"}, []string{"0.00", "0.00"}},
		{"decimal weights", "100", []string{"0.5", "0.25", "0.25"}, []string{"50.00", "25.00", "25.00"}},
		{"weights with exponents", "100", []string{"1e3", "3000"}, []string{"25.00", "75.00"}},
		{"one key", "92233720368547758.07", []string{"7"}, []string{"92233720368547758.07"}},
		{"the smallest frame", "-92233720368547758.08", []string{"1", "1"}, []string{"-46116860184273879.04", "-46116860184273879.04"}},
		{"weights beyond int64", "1.00", []string{"12345678901234567890.123456789012345678", "12345678901234567890.123456789012345678", "0.000000000000000001"}, []string{"0.50", "0.50", "0.00"}},
		{"weights beyond int64, thirds of a saving", "-0.10", []string{"99999999999999999999", "99999999999999999999", "99999999999999999999"}, []string{"-0.04", "-0.03", "-0.03"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts, err := budget.Split(dec(c.frame), keys(c.weights...))
			require.NoError(t, err)
			assert.Equal(t, c.want, amounts(parts))
		})
	}
}

func TestSplitRefuses(t *testing.T) {
	for _, c := range []struct {
		name, frame string
		keys        []budget.Key
		code, path  string
	}{
		{"parts of an öre", "0.001", keys("1"), "scale", "/frame"},
		{"a frame too large", "92233720368547758.08", keys("1"), "size", "/frame"},
		{"a frame that must never be expanded", "1e9999", keys("1"), "size", "/frame"},
		{"a negative weight", "1", keys("1", "-1"), "range", "/keys/1/weight"},
		{"a weight that must never be expanded", "1", keys("1", "1e9999"), "size", "/keys/1/weight"},
		{"no weights", "1", keys("0", "0"), "missing", "/keys"},
		{"no keys", "1", nil, "missing", "/keys"},
		{"the same key twice", "1", []budget.Key{{ID: "a", Weight: dec("1")}, {ID: "a", Weight: dec("1")}}, "duplicate", "/keys/1"},
		{"a key without a name", "1", []budget.Key{{Weight: dec("1")}}, "missing", "/keys/0/id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := budget.Split(dec(c.frame), c.keys)
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, c.code, invalid.Problems[0].Code)
			assert.Equal(t, c.path, invalid.Problems[0].Path)
		})
	}
}

// twin is the method of largest remainder in fractions, one öre at a time.
func twin(frame int64, weights []int64) []int64 {
	total := new(big.Rat)
	for _, w := range weights {
		total.Add(total, new(big.Rat).SetInt64(w))
	}
	size := new(big.Rat).Abs(new(big.Rat).SetInt64(frame))
	parts, rests := make([]int64, len(weights)), make([]*big.Rat, len(weights))
	left := new(big.Int).Abs(big.NewInt(frame))
	for i, w := range weights {
		exact := new(big.Rat).Mul(size, new(big.Rat).Quo(new(big.Rat).SetInt64(w), total))
		whole := new(big.Int).Quo(exact.Num(), exact.Denom())
		rests[i] = exact.Sub(exact, new(big.Rat).SetInt(whole))
		parts[i] = whole.Int64()
		left.Sub(left, whole)
	}
	for range left.Int64() {
		best := 0
		for i := range rests {
			if rests[i].Cmp(rests[best]) > 0 {
				best = i
			}
		}
		rests[best].SetInt64(-1)
		parts[best]++
	}
	if frame < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts
}

// A thousand random frames and keys: every sum exact to the öre, every part the twin's, no part further than an öre
// from its exact share.
func TestSplitOreAgainstTheTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 11))
	for range 1000 {
		weights := make([]int64, 1+r.IntN(30))
		for i := range weights {
			weights[i] = r.Int64N(1 << (1 + r.IntN(50)))
		}
		weights[r.IntN(len(weights))] = 1 + r.Int64N(1000)
		frame := r.Int64N(math.MaxInt64) >> r.IntN(63)
		if r.IntN(2) == 0 {
			frame = -frame
		}
		got := make([]int64, len(weights))
		budget.SplitOre(got, frame, weights)
		require.Equal(t, twin(frame, weights), got, "%d %v", frame, weights)
		sum := int64(0)
		for _, p := range got {
			sum += p
		}
		require.Equal(t, frame, sum)

		ks := make([]budget.Key, len(weights))
		for i, w := range weights { // the same proportions in weights that do not fit an int64
			ks[i] = budget.Key{ID: strconv.Itoa(i), Weight: decimal.NewFromInt(w).Mul(dec("1000000000000000000"))}
		}
		parts, err := budget.Split(budget.Kronor(frame), ks)
		require.NoError(t, err)
		for i, p := range parts {
			require.True(t, p.Amount.Equal(budget.Kronor(got[i])))
		}
	}
}

func TestSplitOreWithoutAnAnswer(t *testing.T) {
	for name, weights := range map[string][]int64{"no weight": {0, 0}, "negative": {1, -1}, "too large a sum": {math.MaxInt64, 1}} {
		dst := []int64{7, 7}
		budget.SplitOre(dst, 100, weights)
		assert.Equal(t, []int64{0, 0}, dst, name)
	}
	dst := []int64{0, 0}
	budget.SplitOre(dst, math.MinInt64, []int64{math.MaxInt64, 0})
	assert.Equal(t, []int64{math.MinInt64, 0}, dst)
}

// With different fractions the order of the keys does not matter; adding to the frame takes nothing from the whole.
func TestSplitIsStableUnderOrder(t *testing.T) {
	a, err := budget.Split(dec("1000.01"), keys("1", "2", "4", "8.5"))
	require.NoError(t, err)
	ks := keys("1", "2", "4", "8.5")
	slices.Reverse(ks)
	b, err := budget.Split(dec("1000.01"), ks)
	require.NoError(t, err)
	slices.Reverse(b)
	assert.Equal(t, a, b)
}

func FuzzSplit(f *testing.F) {
	f.Add("1000.00", "3", "1.5")
	f.Add("-0.01", "1e9", "0.000000001")
	f.Fuzz(func(t *testing.T, frame, a, b string) {
		fr, err1 := decimal.NewFromString(frame)
		wa, err2 := decimal.NewFromString(a)
		wb, err3 := decimal.NewFromString(b)
		if err1 != nil || err2 != nil || err3 != nil {
			return
		}
		parts, err := budget.Split(fr, []budget.Key{{ID: "a", Weight: wa}, {ID: "b", Weight: wb}})
		if err != nil {
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
			return
		}
		require.True(t, fr.Equal(parts[0].Amount.Add(parts[1].Amount)))
	})
}

func TestSplitOreAllocatesByCallOnly(t *testing.T) {
	weights, dst := make([]int64, 1000), make([]int64, 1000)
	for i := range weights {
		weights[i] = int64(i*7919%997 + 1)
	}
	few := testing.AllocsPerRun(10, func() { budget.SplitOre(dst[:10], 123_456_789_01, weights[:10]) })
	assert.InDelta(t, few, testing.AllocsPerRun(10, func() { budget.SplitOre(dst, 123_456_789_01, weights) }), 0)
}

func BenchmarkSplitOre(b *testing.B) {
	weights, dst := make([]int64, 1000), make([]int64, 1000)
	for i := range weights {
		weights[i] = int64(i*7919%997 + 1)
	}
	b.ReportAllocs()
	for b.Loop() {
		budget.SplitOre(dst, 123_456_789_01, weights)
	}
}

func BenchmarkSplitTwin(b *testing.B) {
	weights := make([]int64, 1000)
	for i := range weights {
		weights[i] = int64(i*7919%997 + 1)
	}
	for b.Loop() {
		twin(123_456_789_01, weights)
	}
}
