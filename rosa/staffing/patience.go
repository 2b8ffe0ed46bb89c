package staffing

import "math"

// palm is the queue where waiting callers hang up (Erlang A, Palm's model M/M/n+M), in units of the mean handling time:
// n > 0 agents, traffic a > 0, and callers who lose patience at the rate theta = handling ÷ patience.
type palm struct {
	n, a, theta float64
	b           float64 // Erlang B of n and a
}

// palmResult is what the queue gives; times in units of the mean handling time.
type palmResult struct {
	wait           float64 // share that has to wait
	abandon        float64 // share that hangs up
	served         float64 // share that is answered within t, of all
	meanWait       float64 // of all, whether answered or not
	answeredInWait float64 // mean of the wait over all, counting those who hang up as zero
}

// result evaluates the queue.
//
// The offered wait V, which is what a caller of endless patience would wait, has at x > 0 the density a·e^g(x)/D with
//
//	g(x) = a·h(x) − n·x,   h(x) = (1 − e^(−θx))/θ,   D = (a/n)(1 − B)/B + a∫e^g
//
// and everything asked for is an integral of it times h(x), e^(−θx) or x·e^(−θx) (Mandelbaum & Zeltyn 2007, with the
// state sum written as an Erlang B). All integrands are positive and nearly all are log-concave: they are taken relative
// to the greatest value of e^g, on panels that widen away from it, so that no patience is too short and none too long.
func (p palm) result(t float64) palmResult {
	scaled := p.a / p.n * (1 - p.b) // B·D without its integral, relative to the peak
	peak := 0.0                     // where e^g is greatest
	if p.a > p.n {
		peak = math.Log1p((p.a-p.n)/p.n) / p.theta
		scaled *= math.Exp(-p.n / p.theta * convex(-p.theta*peak))
	}
	tail := func(weight func(x float64) float64) float64 {
		return p.a * p.b * (p.integrate(peak, math.Inf(1), peak, weight) + p.integrate(peak, 0, peak, weight))
	}
	waiting := tail(func(float64) float64 { return 1 })
	d := scaled + waiting
	short := p.short
	r := palmResult{
		wait:           waiting / d,
		meanWait:       tail(short) / d,
		answeredInWait: tail(func(x float64) float64 { return x * math.Exp(-p.theta*x) }) / d,
	}
	r.abandon = p.theta * r.meanWait
	served := scaled
	if t > 0 {
		m := 0.0 // where e^(g − θx) is greatest
		if p.a > p.n+p.theta {
			m = min(math.Log1p((p.a-p.n-p.theta)/(p.n+p.theta))/p.theta, t)
		}
		patient := func(x float64) float64 { return math.Exp(-p.theta * x) }
		served += p.a * p.b * (p.integrate(m, t, peak, patient) + p.integrate(m, 0, peak, patient))
	}
	r.served = min(served/d, 1-r.abandon)
	return r
}

// short is h(x): the mean time until patience or x ends.
func (p palm) short(x float64) float64 { return -math.Expm1(-p.theta*x) / p.theta }

// density is e^(g(x) − g(peak)), written so that nothing cancels.
func (p palm) density(x, peak float64) float64 {
	if p.a <= p.n {
		return math.Exp(-(p.n-p.a)*x - p.a/p.theta*convex(p.theta*x))
	}
	return math.Exp(-p.n / p.theta * convex(p.theta*(x-peak)))
}

// convex is e^(−u) − 1 + u, accurate near zero, where it is u²/2.
func convex(u float64) float64 {
	if math.Abs(u) > 0.5 {
		return math.Expm1(-u) + u
	}
	sum := 0.0
	for k := 16.0; k >= 3; k-- {
		sum = -u / k * (1 + sum)
	}
	return u * u / 2 * (1 + sum)
}

// integrate takes ∫ density·weight between m and end, a positive number, on panels that begin at m with the shortest
// length on which the integrand can change there and double from each to the next, until nothing more is added. Below
// the peak they stay within 2/θ, because e^(−θx) falls ever more steeply there.
func (p palm) integrate(m, end, peak float64, weight func(float64) float64) float64 {
	slope := math.Abs(p.a*math.Exp(-p.theta*m)-p.n) + p.theta
	bend := math.Sqrt(p.a * p.theta * math.Exp(-p.theta*m))
	width := 0.5 / max(slope, bend)
	direction, widest := 1.0, math.Inf(1)
	if end < m {
		direction, widest = -1, 2/p.theta
	}
	length := math.Abs(end - m)
	sum := 0.0
	for from := 0.0; from < length; {
		to := min(from+width, length)
		half, mid := (to-from)/2, from+(to-from)/2
		panel := 0.0
		for _, q := range gauss {
			for _, u := range [2]float64{-q.node, q.node} {
				x := m + direction*(mid+half*u)
				panel += q.weight * p.density(x, peak) * weight(x)
			}
		}
		panel *= half
		sum += panel
		if from > 0 && panel <= sum*0x1p-70 {
			break
		}
		from, width = to, min(width*2, widest)
	}
	return sum
}

// gauss holds the positive nodes and the weights of the Gauss–Legendre rule with twenty points.
var gauss = [10]struct{ node, weight float64 }{
	{0.07652652113349733831, 0.15275338713072583730},
	{0.22778585114164506820, 0.14917298647260374134},
	{0.37370608871541954876, 0.14209610931838204118},
	{0.51086700195082712650, 0.13168863844917663708},
	{0.63605368072651502498, 0.11819453196151841201},
	{0.74633190646015079572, 0.10193011981724044157},
	{0.83911697182221878233, 0.08327674157670475474},
	{0.91223442825132594614, 0.06267204833410906784},
	{0.96397192727791380928, 0.04060142980038693866},
	{0.99312859918509488466, 0.01761400713915211788},
}
