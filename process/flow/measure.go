package flow

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

// Measure computes the expected times, costs and loads of a case that runs through the map. It answers for any map;
// what makes the answer a guess or useless is told in Problems. The time taken grows with the number of activities
// times the size of the map.
func Measure(m process.Map, o Options) Result {
	n := newNet(&m, o)
	again := make([]float64, len(m.Nodes)) // how often a visit does the work
	rate := make(map[string]float64, len(m.Lanes))
	for _, l := range m.Lanes {
		rate[l.ID] = l.HourlyCost.InexactFloat64()
	}
	for v, node := range m.Nodes {
		again[v] = 1
		switch r := node.Rework; {
		case !(r >= 0 && r < 1):
			n.endless(int32(v))
		case n.once:
			again[v] = 1 + r
		default:
			again[v] = 1 / (1 - r)
		}
	}
	per := func(what func(node *process.Node) float64) func(int32) float64 {
		return func(v int32) float64 { return again[v] * what(&m.Nodes[v]) }
	}
	cycle := per(func(x *process.Node) float64 { return float64(x.Work) + float64(x.Wait) })
	work := per(func(x *process.Node) float64 { return float64(x.Work) })
	wait := per(func(x *process.Node) float64 { return float64(x.Wait) })
	cost := per(func(x *process.Node) float64 {
		return x.Cost.InexactFloat64() + float64(x.Work)/3600*rate[x.Lane]
	})

	r := Result{CriticalPath: []string{}, Activities: []Activity{}, Roles: []Role{}, Problems: []kvalitet.Problem{}}
	slack := n.network(cycle)
	var slowest map[int32]int
	if slack != nil {
		r.CycleTime = slack.length
		r.TheoreticalTime = n.network(work).length
	} else {
		n.checkShape()
		slowest = make(map[int32]int)
		r.CycleTime = n.total(measure{cycle, func(split int32, values []float64) float64 {
			best := 0
			for i, v := range values {
				if v > values[best] {
					best = i
				}
			}
			slowest[split] = best
			return values[best]
		}})
		r.TheoreticalTime = n.total(measure{work, longest})
	}
	r.WorkTime = n.total(measure{work, sum})
	r.WaitTime = n.total(measure{wait, sum})
	r.Cost = n.total(measure{cost, sum})
	if r.CycleTime > 0 {
		r.Efficiency = r.TheoreticalTime / r.CycleTime
	}
	if slack != nil {
		r.CriticalPath = slack.path
	} else {
		r.CriticalPath = n.critical(cycle, slowest)
	}
	n.details(&r, again, cost, slowest, slack)
	n.handovers(&r)
	n.untimed(&r)
	r.Problems = append(r.Problems, n.ps...)
	return r
}

// untimed says that a sum of times is a guess where activities have none: a time that nobody measured is not zero.
func (n *net) untimed(r *Result) {
	for v := range n.m.Nodes {
		if node := &n.m.Nodes[v]; n.isStep(int32(v)) && node.Work == 0 && node.Wait == 0 {
			r.Untimed++
		}
	}
	missing, all := r.Untimed, len(r.Activities)
	n.ps.If(missing > 0, "guess", "/nodes", fmt.Sprintf("%d av %d aktiviteter saknar tid och räknas som noll", missing, all),
		fmt.Sprintf("%d of %d activities have no time and are counted as zero", missing, all))
}

// details fills in activities and roles: how often each node is visited, and how much of its time reaches the end.
func (n *net) details(r *Result, again []float64, cost func(int32) float64, slowest map[int32]int, slack *longestPath) {
	load := make(map[string]float64)
	for v := range n.m.Nodes {
		node := &n.m.Nodes[v]
		if node.Kind != process.NodeActivity && node.Kind != process.NodeSubprocess {
			continue
		}
		one := func(w int32) float64 {
			if w == int32(v) {
				return again[v]
			}
			return 0
		}
		a := Activity{ID: node.ID, Name: node.Name, Executions: n.total(measure{one, sum}), Slack: -1}
		if slack != nil {
			if a.Slack = slack.slack[v]; a.Slack > -0.5 && a.Slack <= 1e-9 {
				a.Slack, a.Sensitivity = 0, again[v]
			}
		} else {
			a.Sensitivity = n.total(measure{one, func(split int32, values []float64) float64 { return values[slowest[split]] }})
		}
		a.Work = a.Executions * float64(node.Work)
		a.Cost = a.Executions / again[v] * cost(int32(v))
		load[node.Lane] += a.Work
		r.Activities = append(r.Activities, a)
	}
	least := 0.0
	for _, l := range n.m.Lanes {
		role := Role{ID: l.ID, Name: l.Name, Load: load[l.ID]}
		if role.Load > 0 {
			role.Capacity = 3600 * float64(max(l.Count, 1)) / role.Load
			if r.Bottleneck == "" || role.Capacity < least {
				r.Bottleneck, least = l.ID, role.Capacity
			}
		}
		r.Roles = append(r.Roles, role)
	}
}

// handovers counts the arrows between roles, each as often as it is taken.
func (n *net) handovers(r *Result) {
	count, pingPong := process.NewPass(*n.m).Handovers()
	r.HandoverFlows, r.PingPong = count, len(pingPong)
	role := func(v int32) string { return n.m.Nodes[v].Lane }
	r.Handovers = n.expectedHandovers(role)
}
