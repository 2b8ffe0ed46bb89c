package governance

import (
	"hash/maphash"
	"math/bits"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// ForestNode is a node with its identity: the convenient way in.
type ForestNode struct {
	ID, Parent                uuid.UUID // Parent is Nil for a root
	Weight                    int32
	Baseline, Target, Outcome decimal.NullDecimal // of a leaf
}

// CompileForest makes a forest of nodes with identities, in any order, with figures kept to scale decimals (0–6). A figure
// with more decimals is refused ("scale"), not rounded. Row i of the forest is node i.
func CompileForest(nodes []ForestNode, scale int32) (*Forest, error) {
	n := len(nodes)
	c := ForestColumns{Parent: make([]int32, n), Weight: make([]int32, n), Baseline: make([]int64, n), Target: make([]int64, n), Outcome: make([]int64, n)}
	var ps check.List
	ps.If(scale < 0 || scale > 6, "range", "/scale", "antalet decimaler är inte 0–6", "the number of decimals is not 0–6")
	rows := newNodeIndex(nodes)
	for i := range nodes {
		if !rows.add(int32(i)) {
			ps.Add("duplicate", check.At("", i)+"/id", "noden finns redan", "the node is there already")
		}
	}
	last := int32(-1) // the parent of the node before: siblings often stand together
	for i := range nodes {
		node := &nodes[i]
		c.Parent[i], c.Weight[i] = -1, node.Weight
		if node.Parent != uuid.Nil {
			if last < 0 || nodes[last].ID != node.Parent {
				last = rows.find(node.Parent)
			}
			if c.Parent[i] = last; last < 0 {
				ps.Add("unknown", check.At("", i)+"/parent", "den överordnade noden finns inte", "the parent node does not exist")
				continue
			}
		}
		for _, figure := range [3]struct {
			from *decimal.NullDecimal
			to   *int64
			path string
		}{{&node.Baseline, &c.Baseline[i], "/baseline"}, {&node.Target, &c.Target[i], "/target"}, {&node.Outcome, &c.Outcome[i], "/outcome"}} {
			fixed, ok := fixedPoint(figure.from, scale)
			if *figure.to = fixed; !ok {
				ps.Add("scale", check.At("", i)+figure.path, "talet är för stort eller har fler decimaler", "the figure is too large or has more decimals")
			}
		}
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	return NewForest(c)
}

// fixedPoint is the figure times ten to the scale.
func fixedPoint(d *decimal.NullDecimal, scale int32) (int64, bool) {
	if !d.Valid {
		return Absent, true
	}
	shift := int(scale) + int(d.Decimal.Exponent())
	if d.Decimal.NumDigits()+max(shift, 0) > 17 || shift < -30 {
		return Absent, d.Decimal.IsZero()
	}
	v := d.Decimal.CoefficientInt64()
	for ; shift > 0; shift-- {
		v *= 10
	}
	for ; shift < 0; shift++ {
		if v%10 != 0 {
			return Absent, false
		}
		v /= 10
	}
	return v, v <= maxFigure && v >= -maxFigure
}

// nodeIndex finds the row of an identity: an open hash table of rows, half full at most. It
// is quicker than a map because the identities stay in the nodes, and its seed keeps chosen identities from colliding.
type nodeIndex struct {
	nodes []ForestNode
	seed  maphash.Seed
	slots []int32 // row + 1; 0 is free
}

func newNodeIndex(nodes []ForestNode) nodeIndex {
	return nodeIndex{nodes: nodes, seed: maphash.MakeSeed(), slots: make([]int32, 1<<(bits.Len(uint(len(nodes)))+1))}
}

// slot is where the identity stands, or the free place where it would.
func (x nodeIndex) slot(id uuid.UUID) int {
	mask := len(x.slots) - 1
	at := int(maphash.Bytes(x.seed, id[:])) & mask
	for x.slots[at] != 0 && x.nodes[x.slots[at]-1].ID != id {
		at = (at + 1) & mask
	}
	return at
}

// add notes a row; false when its identity was there.
func (x nodeIndex) add(row int32) bool {
	at := x.slot(x.nodes[row].ID)
	if x.slots[at] != 0 {
		return false
	}
	x.slots[at] = row + 1
	return true
}

// find returns the row of the identity; −1 when there is none.
func (x nodeIndex) find(id uuid.UUID) int32 { return x.slots[x.slot(id)] - 1 }
