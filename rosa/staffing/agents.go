package staffing

import (
	"errors"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Need is the answer of [Agents] (bemanningsbehov): the smallest number of agents that keeps a target, what they give,
// and how many must be scheduled.
type Need struct {
	Performance
	// Scheduled is the agents with shrinkage, rounded up.
	Scheduled int `json:"scheduled"`
}

// Agents returns the smallest whole number of agents that keeps the target for the load. Where everyone waits the search
// begins with floor(A) + 1, the fewest that end the queue; where callers hang up fewer than A can be right, and it begins
// with one. Performance improves with every agent, so that the number is found by doubling and halving; Erlang B is
// carried along and not calculated anew. A target that no number within [MaxAgents] keeps wraps [ErrUnreachable].
func Agents(load Load, target Target) (Need, error) {
	if err := both(load, target); err != nil {
		return Need{}, err
	}
	s := search{load: load, target: target, from: load.fewest(target)}
	s.b = climb(0, 1, load.places(float64(s.from-1)), load.Traffic())
	p, ok := s.smallest()
	if !ok {
		return Need{}, ErrUnreachable
	}
	return Need{Performance: p, Scheduled: target.Scheduled(int(p.Agents))}, nil
}

// both validates a load and a target, with paths that begin with /load and /target.
func both(load Load, target Target) error {
	var ps check.List
	ps.Under("/load", load.Problems())
	ps.Under("/target", target.Problems())
	return kvalitet.Invalid(ps)
}

// fewest is a number of agents below which the target cannot be kept.
func (l Load) fewest(t Target) int {
	a := l.Traffic() / l.places(1)
	if l.Queue() == ModelC || l.Callback == 1 {
		return int(math.Floor(a)) + 1
	}
	// The agents answer no more than they have time for: Share ≤ answered ≤ n/A.
	return max(int(t.Share*a), 1)
}

// search looks for the smallest number of agents from a first one, with Erlang B of the one before it.
type search struct {
	load   Load
	target Target
	from   int
	b      float64
}

// try evaluates a number of agents.
func (s search) try(n int) (Performance, bool) {
	b := climb(s.load.places(float64(s.from-1)), s.b, s.load.places(float64(n)), s.load.Traffic())
	p, err := s.load.evaluate(float64(n), b, s.target.Within)
	return p, err == nil && s.target.MetBy(p)
}

// smallest doubles its step until the target is kept and then halves what is between.
func (s search) smallest() (Performance, bool) {
	low, step := s.from-1, 1 // low keeps the target not
	best, ok := s.try(low + step)
	for !ok {
		low += step
		step *= 2
		if low+step > MaxAgents {
			return Performance{}, false
		}
		best, ok = s.try(low + step)
	}
	for high := low + step; high-low > 1; {
		mid := low + (high-low)/2
		if p, ok := s.try(mid); ok {
			high, best = mid, p
		} else {
			low = mid
		}
	}
	return best, true
}

// Row is one line of a table of agents around a number (känslighet): a small team is sensitive to a single one.
type Row struct {
	Agents    int `json:"agents"`
	Scheduled int `json:"scheduled"`
	// Met says whether the target is kept.
	Met bool `json:"met"`
	// Performance is nil when the queue grows without end with so few.
	Performance *Performance `json:"performance,omitempty"`
}

// Around evaluates the numbers of agents from n − spread to n + spread, from at least one.
func Around(load Load, target Target, n, spread int) ([]Row, error) {
	if err := both(load, target); err != nil {
		return nil, err
	}
	var rows []Row
	for k := max(n-spread, 1); k <= n+spread; k++ {
		p, err := Evaluate(load, float64(k), target.Within)
		row := Row{Agents: k, Scheduled: target.Scheduled(k)}
		switch {
		case err == nil:
			row.Performance, row.Met = &p, target.MetBy(p)
		case !errors.Is(err, ErrOverload):
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}
