package quant

import (
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/kommunkvalitet/kvalitet"
)

// Model is a portfolio made ready for simulation. Make one with [Portfolio.Model] or [Columns.Model]; it is read-only
// and may be used from many goroutines.
type Model struct {
	limits []uint64 // of events[i]: it happens when 53 random bits are below
	events []event
	rest   []compound
	shocks []common
}

// event is a loss that happens at most once a year and has a triangular cost: the case that a large register is made
// of. One random number decides both whether it happens and, if so, what it costs, without a branch on either.
type event struct {
	unit  float64 // from the bits, when below the limit, to a number between 0 and 1
	turn  float64 // the mode on the way from the least to the most
	sides [2]side // above and below the turn
}

// side is one of a triangle's sides: base + sign·√(scale·v), where v is u or 1−u.
type side struct{ base, scale float64 }

type compound struct {
	counting Counting
	rate     float64
	cost     sampler
}

type common struct {
	rate  float64
	costs []sampler
}

const full = 1 << 53

// Model works out the portfolio's parameters. An invalid portfolio is [kvalitet.ErrInvalid].
func (p Portfolio) Model() (*Model, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	m := &Model{}
	for _, l := range p.Losses {
		cost := newSampler(l.Severity)
		if l.Counting == CountingBernoulli && cost.shape == ShapeTriangular {
			m.addEvent(l.Rate, l.Severity.Low, l.Severity.Mode, l.Severity.High)
			continue
		}
		m.rest = append(m.rest, compound{l.Counting, l.Rate, cost})
	}
	for _, s := range p.Shocks {
		c := common{rate: s.Rate}
		for _, i := range s.Losses {
			c.costs = append(c.costs, newSampler(p.Losses[i].Severity))
		}
		m.shocks = append(m.shocks, c)
	}
	return m, nil
}

// Columns are losses that happen at most once a year and have triangular costs, a column per figure: what a large
// register holds. All columns have one length.
type Columns struct {
	Probability       []float64 // 0–1
	Least, Mode, Most []float64 // kronor, Least ≤ Mode ≤ Most
}

// Model works out the columns' parameters. Columns of different lengths ("size") and figures that a [Loss] could not
// have ("range", "order"; the first row that is wrong) are [kvalitet.ErrInvalid].
func (c Columns) Model() (*Model, error) {
	n := len(c.Probability)
	if len(c.Least) != n || len(c.Mode) != n || len(c.Most) != n {
		return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "size", SV: "kolumnerna är olika långa", EN: "the columns differ in length"}})
	}
	m := &Model{limits: make([]uint64, 0, n), events: make([]event, 0, n)}
	for i := range n {
		p, a, mode, b := c.Probability[i], c.Least[i], c.Mode[i], c.Most[i]
		if !(p >= 0 && p <= 1 && a >= 0 && a <= mode && mode <= b && b <= maxAmount) {
			l := Loss{Counting: CountingBernoulli, Rate: p, Severity: Triangular(a, mode, b)}
			return nil, fmt.Errorf("rad/row %d: %w", i, l.Validate())
		}
		m.addEvent(p, a, mode, b)
	}
	return m, nil
}

func (m *Model) addEvent(p, least, mode, most float64) {
	limit := uint64(p * full)
	e := event{sides: [2]side{{base: most}, {base: least}}}
	if limit > 0 {
		e.unit = 1 / float64(limit)
	}
	if width := most - least; width > 0 {
		e.turn = (mode - least) / width
		e.sides[0].scale, e.sides[1].scale = width*(most-mode), width*(mode-least)
	}
	m.limits, m.events = append(m.limits, limit), append(m.events, e)
}

// Run simulates a year as often as losses is long and puts each year's loss there, in the order of the trials. Trial
// number first+i is in losses[i], so that a long run can be done in parts. The trials are spread over the processors;
// the figures depend on the seed and the trial's number alone, to the last bit. It allocates nothing per trial.
func (m *Model) Run(seed uint64, first int, losses []float64) {
	const chunk = 64
	workers := min(runtime.GOMAXPROCS(0), (len(losses)+chunk-1)/chunk)
	if workers <= 1 {
		for i := range losses {
			losses[i] = m.trial(seed, first+i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				hi := int(next.Add(chunk))
				if hi-chunk >= len(losses) {
					return
				}
				for i := hi - chunk; i < min(hi, len(losses)); i++ {
					losses[i] = m.trial(seed, first+i)
				}
			}
		})
	}
	wg.Wait()
}

// trial is one year.
func (m *Model) trial(seed uint64, n int) float64 {
	s := newStream(seed, n)
	sum := m.happened(&s)
	for i := range m.rest {
		l := &m.rest[i]
		count := 0
		if l.counting == CountingBernoulli {
			if s.uniform() < l.rate {
				count = 1
			}
		} else {
			count = s.count(l.rate)
		}
		for range count {
			sum += l.cost.draw(&s)
		}
	}
	for i := range m.shocks {
		c := &m.shocks[i]
		for range s.count(c.rate) {
			for j := range c.costs {
				sum += c.costs[j].draw(&s)
			}
		}
	}
	return sum
}

// happened sums what the events of a year cost. A block at a time it first lists those that happen, and then works
// out their costs; neither loop guesses a branch, which is where the time would go.
func (m *Model) happened(s *stream) float64 {
	const block = 256
	var which [block]uint32
	var bits [block]uint64
	sum, state := 0.0, s.state
	for lo := 0; lo < len(m.events); lo += block {
		hi := min(lo+block, len(m.events))
		events, n := m.events[lo:hi], 0
		for i, limit := range m.limits[lo:hi] {
			state += golden
			x := mix(state) >> 11
			which[n&(block-1)] = uint32(i)
			bits[n&(block-1)] = x
			n += int((x - limit) >> 63) // 1 when x is below the limit: both are under 2⁶³
		}
		for j := range n {
			e := &events[which[j&(block-1)]]
			u := (float64(bits[j&(block-1)]) + 0.5) * e.unit
			// The sign bit of u−turn picks the side: 1 below the turn, where v is u; 0 above it, where v is 1−u.
			left := int(math.Float64bits(u-e.turn) >> 63)
			v := math.Abs(float64(1-left) - u)
			side := &e.sides[left&1]
			sum += side.base + float64(float64(2*left-1)*math.Sqrt(v*side.scale))
		}
	}
	s.state = state
	return sum
}
