package staffing

import (
	"math"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// DefaultInterval is the interval that loads are usually given for: half an hour. Our default.
const DefaultInterval = 30 * time.Minute

// maxConcurrent is more chats than anybody can hold.
const maxConcurrent = 20

// Load is the calls of one interval (belastning). An interval is short, a quarter or half an hour, and is the one that
// is staffed: the mean of a year hides every peak.
type Load struct {
	// Calls arrive during the interval; a forecast may be a fraction.
	Calls float64
	// Interval is how long the calls take to arrive.
	Interval time.Duration
	// Handling is the mean time for a call with the work after it (handläggningstid).
	Handling time.Duration
	// Patience is the mean time that a waiting caller waits before hanging up (tålamod). Zero is "not known": nobody
	// hangs up, except in [ModelA], where it is no patience at all.
	Patience time.Duration
	// Model is how callers behave; "not set" is chosen by [Load.Queue].
	Model Model
	// Redial is how many of the calls stand for one matter, when callers who gave up ring again; zero is 1. Calls are
	// divided by it, so that the same matter is not staffed for twice.
	Redial float64
	// Callback is the share of callers, 0–1, who would rather be rung up with their place in the queue kept
	// (återuppringning). They do not hang up, so patience is divided by 1 − Callback. Waiting times count until the
	// call back. Our default; it changes nothing in Erlang C.
	Callback float64
	// Concurrent is how many matters an agent handles at once: several chats, never several calls (samtidiga chattar).
	// Zero is 1. Each agent is that many places in the queue, and Handling is the mean time that a matter takes in such
	// company, which is longer than alone; what an agent gains is for the contact centre to measure.
	Concurrent int
}

// Queue returns the model: the one that is set, otherwise [ModelA] for a load with a patience and [ModelC] without.
func (l Load) Queue() Model {
	switch {
	case l.Model != 0:
		return l.Model
	case l.Patience > 0:
		return ModelA
	default:
		return ModelC
	}
}

// Traffic returns calls × handling ÷ interval in erlang: how many agents would be busy if none ever waited for a call.
func (l Load) Traffic() float64 {
	return l.Calls / l.redial() * float64(l.Handling) / float64(l.Interval)
}

// places is how many matters so many agents can have at once.
func (l Load) places(agents float64) float64 { return agents * float64(max(l.Concurrent, 1)) }

func (l Load) redial() float64 {
	if l.Redial == 0 {
		return 1
	}
	return l.Redial
}

// impatience is the rate at which a waiting caller hangs up, per mean handling time: zero is never.
func (l Load) impatience() float64 {
	return float64(l.Handling) / float64(l.Patience) * (1 - l.Callback)
}

// Problems reports calls or traffic that are negative or too large ("range"), an interval or a handling time that is not
// longer than zero, a negative patience, a redial below 1, a callback share outside 0–1, and concurrent outside 0–20.
func (l Load) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(!(l.Calls >= 0 && l.Calls <= math.MaxFloat64), "range", "/calls",
		"antalet samtal är negativt eller inget ändligt tal", "the number of calls is negative or not finite")
	ps.If(l.Interval <= 0, "range", "/interval", "intervallet är inte längre än noll", "the interval is not longer than zero")
	ps.If(l.Handling <= 0, "range", "/handling", "handläggningstiden är inte längre än noll", "the handling time is not longer than zero")
	ps.If(l.Patience < 0, "range", "/patience", "tålamodet är negativt", "the patience is negative")
	ps.OptionalEnum("/model", l.Model)
	ps.If(l.Redial != 0 && !(l.Redial >= 1 && l.Redial <= math.MaxFloat64), "range", "/redial",
		"antalet samtal per ärende är mindre än 1", "the number of calls per matter is less than 1")
	ps.If(!(l.Callback >= 0 && l.Callback <= 1), "range", "/callback",
		"andelen är inte mellan 0 och 1", "the share is not between 0 and 1")
	ps.If(l.Concurrent < 0 || l.Concurrent > maxConcurrent, "range", "/concurrent",
		"antalet samtidiga ärenden är inte mellan 0 och 20", "the number of matters at once is not between 0 and 20")
	if len(ps) == 0 {
		ps.If(!(l.Traffic() <= MaxTraffic), "range", "/calls",
			"trafiken är större än 10 000 000 erlang", "the traffic is greater than 10,000,000 erlang")
	}
	return ps
}

// Validate returns the problems as an error.
func (l Load) Validate() error { return kvalitet.Invalid(l.Problems()) }
