package governance

// SetOutcome changes a leaf's outcome, [Absent] for none, and brings the nodes above it up to date in as many steps as
// there are levels. It reports false for a row that does not exist or is no leaf, and for a figure beyond ±10¹⁵. Sums
// are whole numbers, so after any number of changes the values are those of a new [Forest.Compute].
func (f *Forest) SetOutcome(row int, outcome int64) bool {
	if row < 0 || row >= len(f.place) || outcome != Absent && (outcome > maxFigure || outcome < -maxFigure) {
		return false
	}
	p := f.place[row]
	if f.inner[p] >= 0 {
		return false
	}
	before := f.leaf(int(p))
	f.outcome[p] = outcome
	now := f.leaf(int(p))
	measured := int32(0)
	if before >= 0 {
		measured--
	}
	if now >= 0 {
		measured++
	}
	for up := f.up[p]; up >= 0; up = f.up[p] {
		node, weight := &f.nodes[up], int64(f.weight[p])
		if before >= 0 {
			node.with -= weight
			node.sum -= uint64(weight) * uint64(before)
		}
		if now >= 0 {
			node.with += weight
			node.sum += uint64(weight) * uint64(now)
		}
		node.measured += measured
		before = node.value
		node.finish()
		now, p = node.value, node.place
	}
	return true
}
