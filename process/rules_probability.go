package process

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// sums adds up the probabilities out of each decision: how many are known, and their sum.
func (p *Pass) sums(i int) (known int, sum float64) {
	for _, f := range p.g.Out[i] {
		if pr := p.Map.Flows[f].Probability; pr != nil {
			known++
			sum += *pr
		}
	}
	return known, sum
}

// isChoice reports whether a question is answered there; chooses also when what happens first decides.
func (p *Pass) isChoice(i int) bool {
	return p.Map.Nodes[i].Kind == NodeDecision && len(p.g.Out[i]) > 1
}

func (p *Pass) chooses(i int) bool {
	return p.isChoice(i) || p.Map.Nodes[i].Kind == NodeEventBased && len(p.g.Out[i]) > 1
}

const tolerance = 1e-6

func p14(p *Pass) kvalitet.Finding {
	return p.each(func(i int, _ *Node) bool {
		known, sum := p.sums(i)
		return p.chooses(i) && known == len(p.g.Out[i]) && !(math.Abs(sum-1) <= tolerance)
	}).finding("Beslut där sannolikheterna ut inte blir 1: %d.", "Decisions whose probabilities out do not sum to 1: %d.")
}

func p15(p *Pass) kvalitet.Finding {
	timed := false
	for _, n := range p.Map.Nodes {
		timed = timed || n.Work > 0 || n.Wait > 0 || !n.Cost.IsZero()
	}
	for _, f := range p.Map.Flows {
		timed = timed || f.Probability != nil
	}
	if !timed {
		return kvalitet.NotApplicable("Kartan har inga tider eller kostnader.", "The map has no times or costs.")
	}
	return p.each(func(i int, _ *Node) bool {
		known, _ := p.sums(i)
		return p.chooses(i) && known < len(p.g.Out[i])
	}).finding("Beslut utan sannolikheter: %d.", "Decisions without probabilities: %d.")
}

func p16(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool { return !(n.Rework >= 0 && n.Rework < 1) }).
		finding("Aktiviteter med en sannolikhet för omarbete som inte är minst 0 och under 1: %d.", "Activities with a probability of rework that is not at least 0 and below 1: %d.")
}
