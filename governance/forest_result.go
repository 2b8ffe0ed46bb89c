package governance

import "math"

// ForestResult is the roll-up as columns, in the order of the rows given to [NewForest]. A slice that is nil is not
// filled; the others must have room for every node.
type ForestResult struct {
	// Value is 0–100 per cent; NaN is missing.
	Value []float64
	// Coverage is the share of the weight of an inner node's children that have a value, 0–1; 1 or 0 for a leaf.
	Coverage []float64
	// Leaves and Present count the leaves below a node, itself when it is one, and those that have a value.
	Leaves, Present []int32
}

// Results writes the roll-up into the slices, without allocating. It reports false, and writes nothing, when a slice is
// too short.
func (f *Forest) Results(into ForestResult) bool {
	n := len(f.row)
	for _, length := range [4]int{len(into.Value), len(into.Coverage), len(into.Leaves), len(into.Present)} {
		if length != 0 && length < n {
			return false
		}
	}
	for p, row := range f.row {
		v := f.at(p)
		if len(into.Value) > 0 {
			into.Value[row] = v.Value
		}
		if len(into.Coverage) > 0 {
			into.Coverage[row] = v.Coverage
		}
		if len(into.Leaves) > 0 {
			into.Leaves[row] = int32(v.Leaves)
		}
		if len(into.Present) > 0 {
			into.Present[row] = int32(v.Present)
		}
	}
	return true
}

// ForestValue is what is known of one node.
type ForestValue struct {
	Value    float64 // 0–100 per cent; NaN is missing
	Coverage float64
	Leaves   int
	Present  int
}

// At returns what is known of the node of a row; false for a row that does not exist.
func (f *Forest) At(row int) (ForestValue, bool) {
	if row < 0 || row >= len(f.place) {
		return ForestValue{}, false
	}
	return f.at(int(f.place[row])), true
}

func (f *Forest) at(p int) ForestValue {
	if f.inner[p] < 0 {
		v := ForestValue{Value: percentOf(f.leaf(p)), Leaves: 1}
		if !math.IsNaN(v.Value) {
			v.Coverage, v.Present = 1, 1
		}
		return v
	}
	n := &f.nodes[f.inner[p]]
	v := ForestValue{Value: percentOf(n.value), Leaves: int(n.leaves), Present: int(n.measured)}
	if n.all > 0 {
		v.Coverage = float64(n.with) / float64(n.all)
	}
	return v
}

func percentOf(value int64) float64 {
	if value < 0 {
		return math.NaN()
	}
	return float64(value) / valueScale
}
