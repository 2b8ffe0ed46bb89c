package flow_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/flow"
)

// randomChoices is a map of decisions with ways to anywhere, loops and all, and a way to the end from each.
func randomChoices(r *rand.Rand) process.Map {
	s := draw("slump").node("s", process.NodeStart, 0, 0)
	n := 1 + r.IntN(8)
	for i := range n {
		s.work(fmt.Sprintf("a%d", i), int64(r.IntN(100)), int64(r.IntN(50))).node(fmt.Sprintf("x%d", i), process.NodeDecision, 0, 0)
		s.flow(fmt.Sprintf("a%d", i), fmt.Sprintf("x%d", i))
	}
	s.node("e", process.NodeEnd, 0, 0).flow("s", "a0")
	for i := range n {
		left := 1.0
		for range r.IntN(3) {
			p := left * r.Float64() / 2
			left -= p
			s.flow(fmt.Sprintf("x%d", i), fmt.Sprintf("a%d", r.IntN(n)), p)
		}
		s.flow(fmt.Sprintf("x%d", i), "e", left)
	}
	return s.m
}

// iterated is the slow twin: it lets a crowd walk the map until hardly anyone is left.
func iterated(m process.Map) (cycle float64) {
	at := map[string]float64{"s": 1}
	for range 20_000 {
		next := make(map[string]float64)
		for _, n := range m.Nodes {
			here := at[n.ID]
			if here == 0 {
				continue
			}
			cycle += here * float64(n.Work+n.Wait)
			for _, f := range m.Flows {
				if f.From != n.ID {
					continue
				}
				p := 1.0
				if f.Probability != nil {
					p = *f.Probability
				}
				if here*p > 1e-18 {
					next[f.To] += here * p
				}
			}
		}
		if len(next) == 0 {
			break
		}
		at = next
	}
	return cycle
}

func TestAgainstTheSlowTwin(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		m := randomChoices(r)
		want := iterated(m)
		got := flow.Of(m)
		require.Empty(t, got.Problems, "seed %d", seed)
		require.InDelta(t, want, got.CycleTime, 1e-6*(1+want), "seed %d", seed)
		require.InDelta(t, want, got.WorkTime+got.WaitTime, 1e-6*(1+want), "without parallel ways the times add up")

		// The order of nodes and flows does not matter.
		shuffled := m
		shuffled.Nodes, shuffled.Flows = slices.Clone(m.Nodes), slices.Clone(m.Flows)
		r.Shuffle(len(m.Nodes), func(i, j int) {
			shuffled.Nodes[i], shuffled.Nodes[j] = shuffled.Nodes[j], shuffled.Nodes[i]
		})
		r.Shuffle(len(m.Flows), func(i, j int) {
			shuffled.Flows[i], shuffled.Flows[j] = shuffled.Flows[j], shuffled.Flows[i]
		})
		require.InDelta(t, got.CycleTime, flow.Of(shuffled).CycleTime, 1e-6*(1+want))

		// The sensitivities are what the cycle time does when one activity takes a second longer.
		for i, a := range got.Activities {
			longer := m
			longer.Nodes = slices.Clone(m.Nodes)
			at := slices.IndexFunc(m.Nodes, func(n process.Node) bool { return n.ID == a.ID })
			longer.Nodes[at].Work++
			assert.InDelta(t, flow.Of(longer).CycleTime-got.CycleTime, a.Sensitivity, 1e-6*(1+want), "seed %d, activity %d", seed, i)
		}
	}
}

func FuzzMeasure(f *testing.F) {
	f.Add(uint64(1), []byte{0, 1, 1, 2, 2, 0})
	f.Fuzz(func(t *testing.T, kinds uint64, edges []byte) {
		s := draw("f")
		for i := range 8 {
			s.node(fmt.Sprint(i), process.NodeKinds()[(kinds>>(4*i)&15)%9], int64(i), 1)
		}
		for i := 0; i+1 < len(edges) && i < 60; i += 2 {
			s.flow(fmt.Sprint(edges[i]%8), fmt.Sprint(edges[i+1]%8))
		}
		for _, rework := range flow.Reworks() {
			r := flow.Measure(s.m, flow.Options{Rework: rework})
			if r.Exact() && r.CycleTime < -1e-6 {
				t.Errorf("cycle time %g", r.CycleTime)
			}
		}
	})
}
