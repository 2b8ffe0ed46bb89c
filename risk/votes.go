package risk

import "slices"

// Vote is one member's view in a workshop (röst), in steps from 1. It is not tied to a person.
type Vote struct {
	Likelihood  int `json:"likelihood"`
	Consequence int `json:"consequence"`
}

// Opinion is how a group's votes lie on one axis.
type Opinion struct {
	// Median is the middle vote, halfway between the two in the middle when the votes are even in number: then the
	// group has a step to agree on.
	Median float64 `json:"median"`
	// Least and Most are the ends; their distance is how much the group disagrees.
	Least int `json:"least"`
	Most  int `json:"most"`
}

// Spread is the distance between the ends, in steps. From 2 it is worth asking why before a value is written down.
func (o Opinion) Spread() int { return o.Most - o.Least }

// Opinions sums up the votes on both axes, and gives false without votes.
func Opinions(votes []Vote) (likelihood, consequence Opinion, ok bool) {
	if len(votes) == 0 {
		return Opinion{}, Opinion{}, false
	}
	ls, cs := make([]int, len(votes)), make([]int, len(votes))
	for i, v := range votes {
		ls[i], cs[i] = v.Likelihood, v.Consequence
	}
	return opinion(ls), opinion(cs), true
}

func opinion(steps []int) Opinion {
	slices.Sort(steps)
	n := len(steps)
	return Opinion{Median: float64(steps[(n-1)/2]+steps[n/2]) / 2, Least: steps[0], Most: steps[n-1]}
}
