package staffing

import (
	"math"
	"time"
)

// Performance is what a number of agents gives for a load (prestanda). Shares are 0–1, times are in seconds; nothing is
// rounded.
type Performance struct {
	Model   Model   `json:"model"`
	Traffic float64 `json:"traffic"` // erlang
	Agents  float64 `json:"agents"`
	// Occupancy is the share of the agents' time that goes to calls (beläggning); with several matters at once, of their places.
	Occupancy float64 `json:"occupancy"`
	// WaitProbability is the share of callers who find every agent busy.
	WaitProbability float64 `json:"waitProbability"`
	// ServiceLevel is the share of all callers who are answered within the time (servicenivå): answered ÷ offered, so
	// that those who hang up count against it.
	ServiceLevel float64 `json:"serviceLevel"`
	// ServiceLevelAnswered is the same of those who are answered: answered within ÷ answered.
	ServiceLevelAnswered float64 `json:"serviceLevelAnswered"`
	// MeanWait is the mean wait of all callers, those who hang up too (medelväntetid). The JSON member has the
	// industry's name, average speed of answer, which is the same where nobody hangs up.
	MeanWait float64 `json:"asa"`
	// MeanWaitAnswered is the mean wait of those who are answered.
	MeanWaitAnswered float64 `json:"asaAnswered"`
	// Abandonment is the share who leave without an answer: who hang up, or in [ModelB] are turned away.
	Abandonment float64 `json:"abandonment"`
}

// Evaluate gives the performance of a number of agents, which may be a fraction, for a load. In [ModelC]
//
//	ServiceLevel = 1 − C·e^(−(n−A)·t/h),  MeanWait = C·h/(n − A),  Occupancy = A/n
//
// with C from [ErlangC], t = within and h the handling time; n is agents × [Load.Concurrent], and traffic that is not less than the agents wraps
// [ErrOverload]. In [ModelA] there is no overload, since callers hang up: the wait is MeanWait = Abandonment × patience.
// In [ModelB] nobody waits.
func Evaluate(load Load, agents float64, within time.Duration) (Performance, error) {
	if err := load.Validate(); err != nil {
		return Performance{}, err
	}
	if err := valid(load.places(agents), load.Traffic()); err != nil {
		return Performance{}, err
	}
	return load.evaluate(agents, loss(load.places(agents), load.Traffic()), within)
}

// evaluate is Evaluate of valid values, with Erlang B given.
func (l Load) evaluate(n, b float64, within time.Duration) (Performance, error) {
	a := l.Traffic()
	p := Performance{Model: l.Queue(), Traffic: a, Agents: n, ServiceLevel: 1, ServiceLevelAnswered: 1}
	switch {
	case p.Model == ModelC || p.Model == ModelA && l.Patience > 0 && l.Callback == 1:
		if a >= l.places(n) {
			return Performance{}, &OverloadError{Traffic: a / l.places(1), Agents: n}
		}
		if a > 0 {
			l.endless(&p, b, within)
		}
	case n == 0:
		p.nobody(l)
	case a == 0: // whoever calls is answered at once
	case p.Model == ModelA && l.Patience > 0:
		l.impatient(&p, b, within)
	default: // Erlang B, which is Erlang A without patience
		p.WaitProbability, p.Abandonment = b, b
		p.ServiceLevel = 1 - b
		p.Occupancy = a * (1 - b) / l.places(n)
	}
	return p, nil
}

// endless fills in Erlang C.
func (l Load) endless(p *Performance, b float64, within time.Duration) {
	places := l.places(p.Agents)
	c, spare := wait(places, p.Traffic, b), places-p.Traffic
	p.WaitProbability = c
	p.ServiceLevel = 1 - c*math.Exp(-spare*float64(within)/float64(l.Handling))
	p.ServiceLevelAnswered = p.ServiceLevel
	p.MeanWait = c * l.Handling.Seconds() / spare
	p.MeanWaitAnswered = p.MeanWait
	p.Occupancy = p.Traffic / places
}

// impatient fills in Erlang A.
func (l Load) impatient(p *Performance, b float64, within time.Duration) {
	r := palm{n: l.places(p.Agents), a: p.Traffic, theta: l.impatience(), b: b}.result(float64(within) / float64(l.Handling))
	p.WaitProbability, p.Abandonment = r.wait, r.abandon
	p.ServiceLevel, p.ServiceLevelAnswered = r.served, r.served/(1-r.abandon)
	p.MeanWait = r.meanWait * l.Handling.Seconds()
	p.MeanWaitAnswered = r.answeredInWait / (1 - r.abandon) * l.Handling.Seconds()
	p.Occupancy = p.Traffic * (1 - r.abandon) / l.places(p.Agents)
}

// nobody fills in what happens without agents: everyone leaves when patience ends.
func (p *Performance) nobody(l Load) {
	p.WaitProbability, p.Abandonment, p.ServiceLevel, p.ServiceLevelAnswered = 1, 1, 0, 0
	if p.Model == ModelA {
		p.MeanWait = l.Patience.Seconds() / (1 - l.Callback)
	}
}
