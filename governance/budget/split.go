package budget

import (
	"cmp"
	"errors"
	"math/big"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Key is one receiver's claim on a frame (fördelningsnyckel): number of pupils, share, points.
type Key struct {
	ID string `json:"id"`
	// Weight is zero or more, in any unit; only the proportions matter.
	Weight decimal.Decimal `json:"weight"`
}

// Part is what a receiver gets.
type Part struct {
	ID     string          `json:"id"`
	Amount decimal.Decimal `json:"amount"` // kronor, two decimals
}

// Split divides a frame in kronor by the keys with the method of largest remainder: everyone gets the whole öre of the
// exact share, rounded towards zero, and the öre left over go one each to the largest fractions, at equal fractions to
// the key that stands first. The parts come in the keys' order and always sum to the frame. A negative frame (a saving)
// splits as its positive twin. A key of weight zero gets nothing.
//
// It is [kvalitet.ErrInvalid] for a frame with parts of an öre or too large, a key without an ID or twice, a negative
// weight, and keys whose weights sum to zero.
func Split(frame decimal.Decimal, keys []Key) ([]Part, error) {
	ore, weights, err := units(frame, keys)
	if err != nil {
		return nil, err
	}
	amounts := make([]int64, len(keys))
	if small, ok := int64s(weights); ok {
		SplitOre(amounts, ore, small)
	} else {
		splitBig(amounts, ore, weights)
	}
	parts := make([]Part, len(keys))
	for i, k := range keys {
		parts[i] = Part{k.ID, Kronor(amounts[i])}
	}
	return parts, nil
}

// units checks the frame and the keys, and returns the frame in öre and the weights as whole numbers of one unit.
func units(frame decimal.Decimal, keys []Key) (int64, []*big.Int, error) {
	var ps check.List
	ore, err := Ore(frame)
	if err != nil {
		ps.Under("/frame", problems(err))
	}
	keysAt(&ps, "/keys", keys)
	if len(ps) > 0 {
		return 0, nil, kvalitet.Invalid(ps)
	}
	least := int32(0)
	for _, k := range keys {
		least = min(least, k.Weight.Exponent())
	}
	weights := make([]*big.Int, len(keys))
	for i, k := range keys {
		weights[i] = k.Weight.Shift(-least).BigInt()
	}
	return ore, weights, nil
}

func keysAt(ps *check.List, path string, keys []Key) {
	check.Unique(ps, path, keys, func(k Key) string { return k.ID })
	positive := false
	for i, k := range keys {
		at := check.At(path, i)
		ps.Text(at+"/id", k.ID)
		if amount(ps, at+"/weight", k.Weight) {
			ps.If(k.Weight.IsNegative(), "range", at+"/weight", "vikten är negativ", "the weight is negative")
			positive = positive || k.Weight.IsPositive()
		}
	}
	ps.If(!positive, "missing", path, "ingen nyckel har en vikt större än noll", "no key has a weight above zero")
}

// int64s returns the weights as int64 when they and their sum fit.
func int64s(weights []*big.Int) ([]int64, bool) {
	small, sum := make([]int64, len(weights)), int64(0)
	for i, w := range weights {
		if !w.IsInt64() || sum+w.Int64() < sum {
			return nil, false
		}
		small[i] = w.Int64()
		sum += small[i]
	}
	return small, true
}

// SplitOre is [Split] on whole öre and whole weights, for many frames: dst gets the parts, one per weight. The weights
// are not negative, and their sum is positive and fits an int64; otherwise dst is all zero. It allocates once.
func SplitOre(dst []int64, frame int64, weights []int64) {
	clear(dst)
	total := uint64(0)
	for _, w := range weights {
		if w < 0 || total+uint64(w) > 1<<63-1 {
			return
		}
		total += uint64(w)
	}
	if total == 0 {
		return
	}
	size, sign := uint64(frame), int64(1)
	if frame < 0 {
		size, sign = -size, -1
	}
	type rest struct {
		fraction uint64 // of total
		at       int
	}
	rests := make([]rest, len(weights))
	left := size
	for i, w := range weights {
		high, low := bits.Mul64(size, uint64(w))
		whole, fraction := bits.Div64(high, low, total) // high < total since w ≤ total and size < 2⁶⁴
		dst[i] = sign * int64(whole)
		left -= whole
		rests[i] = rest{fraction, i}
	}
	if left == 0 {
		return
	}
	slices.SortFunc(rests, func(a, b rest) int {
		return cmp.Or(cmp.Compare(b.fraction, a.fraction), cmp.Compare(a.at, b.at))
	})
	for _, r := range rests[:left] {
		dst[r.at] += sign
	}
}

// splitBig is SplitOre for weights of any size.
func splitBig(dst []int64, frame int64, weights []*big.Int) {
	total, size := new(big.Int), new(big.Int).Abs(big.NewInt(frame))
	for _, w := range weights {
		total.Add(total, w)
	}
	type rest struct {
		fraction *big.Int
		at       int
	}
	rests := make([]rest, len(weights))
	sign, left := int64(1), new(big.Int).Set(size)
	if frame < 0 {
		sign = -1
	}
	for i, w := range weights {
		whole, fraction := new(big.Int).QuoRem(new(big.Int).Mul(size, w), total, new(big.Int))
		dst[i] = sign * whole.Int64()
		left.Sub(left, whole)
		rests[i] = rest{fraction, i}
	}
	slices.SortFunc(rests, func(a, b rest) int { return cmp.Or(b.fraction.Cmp(a.fraction), cmp.Compare(a.at, b.at)) })
	for _, r := range rests[:left.Int64()] {
		dst[r.at] += sign
	}
}

// problems unwraps what [kvalitet.Invalid] wrapped.
func problems(err error) []kvalitet.Problem {
	var v *kvalitet.ValidationError
	if errors.As(err, &v) {
		return v.Problems
	}
	return nil
}
