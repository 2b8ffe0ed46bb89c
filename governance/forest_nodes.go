package governance

import (
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
	row := make(map[uuid.UUID]int32, n)
	var ps check.List
	ps.If(scale < 0 || scale > 6, "range", "/scale", "antalet decimaler är inte 0–6", "the number of decimals is not 0–6")
	for i := range nodes {
		if _, twice := row[nodes[i].ID]; twice {
			ps.Add("duplicate", check.At("", i)+"/id", "noden finns redan", "the node is there already")
		}
		row[nodes[i].ID] = int32(i)
	}
	for i := range nodes {
		node := &nodes[i]
		c.Parent[i], c.Weight[i] = -1, node.Weight
		if node.Parent != uuid.Nil {
			p, ok := row[node.Parent]
			if !ok {
				ps.Add("unknown", check.At("", i)+"/parent", "den överordnade noden finns inte", "the parent node does not exist")
				continue
			}
			c.Parent[i] = p
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
