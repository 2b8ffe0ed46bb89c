package main

import (
	"math"
	"os"
	"path/filepath"
	"runtime"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/governance"
)

// forest is W1: a million goals and measures rolled up; compiled from identities and decimals; one leaf changed.
func (b *bench) forest() error {
	parent, err := column[int32](b, "w1_parent.i32")
	if err != nil {
		return err
	}
	level, err := column[uint8](b, "w1_level.u8")
	if err != nil {
		return err
	}
	weight, err := column[int32](b, "w1_weight.i32")
	if err != nil {
		return err
	}
	figures, err := columns[int64](b, "w1_baseline.i64", "w1_target.i64", "w1_outcome.i64")
	if err != nil {
		return err
	}
	var f *governance.Forest
	c := governance.ForestColumns{Parent: parent, Weight: weight, Baseline: figures[0], Target: figures[1], Outcome: figures[2]}
	if err := b.time("W1", "load", 1, func() error { f, err = governance.NewForest(c); return err }, nil); err != nil {
		return err
	}
	n := len(parent)
	into := governance.ForestResult{Value: make([]float64, n), Coverage: make([]float64, n), Leaves: make([]int32, n), Present: make([]int32, n)}
	check := func() map[string]any { return forestCheck(f, into, parent, level) }
	if err := b.time("W1", "run", b.reps, func() error { f.ComputeWith(runtime.GOMAXPROCS(0)); return nil }, check); err != nil {
		return err
	}
	if err := b.time("W1-update", "run", b.reps, func() error { return changes(f, level, figures[2]) }, nil); err != nil {
		return err
	}
	nodes, err := b.forestNodes(c)
	if err != nil {
		return err
	}
	return b.time("W1-edge", "run", b.reps, func() error { f, err = governance.CompileForest(nodes, 3); return err }, check)
}

func forestCheck(f *governance.Forest, into governance.ForestResult, parent []int32, level []uint8) map[string]any {
	f.Results(into)
	var value, root, coverage float64
	inner, missing, present := 0, 0, 0
	for i, l := range level {
		if l >= 4 {
			continue
		}
		inner++
		coverage += into.Coverage[i]
		present += int(into.Present[i])
		switch v := into.Value[i]; {
		case math.IsNaN(v):
			missing++
		default:
			value += v
			if parent[i] < 0 {
				root += v
			}
		}
	}
	return map[string]any{"inner": inner, "missing": missing, "sum_value": value, "sum_root": root, "sum_cov": coverage, "sum_npres": present}
}

// changes sets a million outcomes, one at a time, and sets them back.
func changes(f *governance.Forest, level []uint8, outcome []int64) error {
	const changes = 500_000
	row := 0
	for range changes {
		for row = (row + 7919) % len(level); level[row] < 4; row = (row + 1) % len(level) {
		}
		f.SetOutcome(row, 50_000)
		f.SetOutcome(row, outcome[row])
	}
	return nil
}

// forestNodes is the same as values with identities and decimals, as a host that reads rows has them.
func (b *bench) forestNodes(c governance.ForestColumns) ([]governance.ForestNode, error) {
	ids, err := os.ReadFile(filepath.Join(b.dir, "w1_uuid.b16"))
	if err != nil {
		return nil, err
	}
	id := func(i int32) (u uuid.UUID) { copy(u[:], ids[16*int(i):]); return u }
	figure := func(v int64) decimal.NullDecimal {
		if v == governance.Absent {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(decimal.New(v, -3))
	}
	nodes := make([]governance.ForestNode, len(c.Parent))
	for i := range nodes {
		nodes[i] = governance.ForestNode{ID: id(int32(i)), Weight: c.Weight[i], Baseline: figure(c.Baseline[i]), Target: figure(c.Target[i]), Outcome: figure(c.Outcome[i])}
		if c.Parent[i] >= 0 {
			nodes[i].Parent = id(c.Parent[i])
		}
	}
	return nodes, nil
}
