package sampling

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The floating-point probabilities against whole numbers of any length.
func TestAtMostAgainstWholeNumbers(t *testing.T) {
	for _, d := range []draw{
		{n: 1, rate: 0.5}, {n: 59, rate: 0.05}, {n: 93, rate: 0.05}, {n: 500, rate: 0.001}, {n: 400, rate: 0.97},
		{n: 10, size: 10, errors: 3}, {n: 19, size: 20, errors: 1}, {n: 50, size: 80, errors: 60}, {n: 45, size: 500, errors: 25},
		{n: 300, size: 100_000, errors: 2_000}, {n: 700, size: 1_000_000_000, errors: 30_000_000}, {n: 5, size: 7, errors: 0}, {n: 5, size: 7, errors: 7},
	} {
		for _, k := range []int{0, 1, 2, 5, d.n / 20, d.n / 2, d.n - 1, d.n} {
			t.Run(fmt.Sprintf("%+v at most %d", d, k), func(t *testing.T) {
				want, _ := d.exactAtMost(k).Float64()
				if want == 0 || want == 1 {
					assert.InDelta(t, want, d.atMost(k), 1e-14)
					return
				}
				assert.InEpsilon(t, want, d.atMost(k), 5e-13)
			})
		}
	}
}

// The sums against the slow and readable: every term by itself.
func TestAtMostIsTheSumOfItsTerms(t *testing.T) {
	for _, d := range []draw{{n: 60, rate: 0.3}, {n: 40, size: 90, errors: 70}} {
		sum := 0.0
		for k := d.lowest(); k <= d.highest(); k++ {
			sum += d.term(k)
			assert.InDelta(t, sum, d.atMost(k), 1e-13, "%+v at most %d", d, k)
		}
		assert.Zero(t, d.atMost(d.lowest()-1))
	}
}

func TestShareRoundsUpExactly(t *testing.T) {
	assert.Equal(t, 1, share(0.05, 20))
	assert.Equal(t, 7, share(0.07, 100), "0.07·100 is 7.000000000000001 in floating point")
	assert.Equal(t, 2, share(0.05, 21))
}

func BenchmarkAtMost(b *testing.B) {
	for b.Loop() {
		draw{n: 300, size: 100_000, errors: 2_000}.atMost(4)
	}
}

func BenchmarkAtMostInWholeNumbers(b *testing.B) {
	for b.Loop() {
		draw{n: 300, size: 100_000, errors: 2_000}.exactAtMost(4)
	}
}
