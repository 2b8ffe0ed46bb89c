package flow

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

// Options say how to calculate. The zero value is the default.
type Options struct {
	// Rework is the rule for doing again; zero is [ReworkGeometric].
	Rework Rework
}

// Result is what a map's times, costs and probabilities amount to, per case.
type Result struct {
	// CycleTime is the expected time from start to end in seconds; TheoreticalTime the same without waiting.
	CycleTime       float64 `json:"cycleTime"`
	TheoreticalTime float64 `json:"theoreticalTime"`
	// WorkTime is the expected time of work in seconds, summed over parallel ways; WaitTime is likewise the waiting.
	WorkTime float64 `json:"workTime"`
	WaitTime float64 `json:"waitTime"`
	// Cost is in kronor: what the activities cost each time and the hours of the roles.
	Cost float64 `json:"cost"`
	// Efficiency is TheoreticalTime / CycleTime, 0–1; 0 when the cycle time is 0.
	Efficiency float64 `json:"efficiency"`
	// Handovers is the expected number of times that a case goes from one role to another; HandoverFlows how many
	// arrows on the map do so, and PingPong how many of them go straight back.
	Handovers     float64 `json:"handovers"`
	HandoverFlows int     `json:"handoverFlows"`
	PingPong      int     `json:"pingPong"`
	// CriticalPath are the IDs of the activities that decide the cycle time, from the start: at parallel ways the
	// slowest, at a decision the longest, ways back left out.
	CriticalPath []string `json:"criticalPath"`
	// Untimed is how many activities have no time at all; with as many as there are activities, no time is known.
	Untimed int `json:"untimed"`
	// Activities are in the order of the map.
	Activities []Activity `json:"activities"`
	// Roles are the lanes in the order of the map; Bottleneck is the ID of the one that can do the fewest cases an hour.
	Roles      []Role `json:"roles"`
	Bottleneck string `json:"bottleneck"`
	// Problems tell what could not be calculated exactly, and why: activities without a time are counted as zero
	// ("guess"). With any of code "probability", "cycle" or "shape" the figures are not to be used.
	Problems []kvalitet.Problem `json:"problems"`
}

// Activity is one step's part of the whole.
type Activity struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Executions is how often it is done per case.
	Executions float64 `json:"executions"`
	// Work is in seconds and Cost in kronor per case, all executions together.
	Work float64 `json:"work"`
	Cost float64 `json:"cost"`
	// Sensitivity is how much the cycle time changes when the activity changes: seconds per second. It is 0 for one
	// that runs beside something slower.
	Sensitivity float64 `json:"sensitivity"`
	// Slack is how many seconds the activity can be later without delaying the end; known only for maps without
	// decisions and ways back, elsewhere −1.
	Slack float64 `json:"slack"`
}

// Role is what a lane's work amounts to.
type Role struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Load is seconds of work per case; Capacity is how many cases an hour the role can do, 0 when it has no work.
	Load     float64 `json:"load"`
	Capacity float64 `json:"capacity"`
}

// Of measures a map with the default options.
func Of(m process.Map) Result { return Measure(m, Options{}) }

// Timed reports whether any activity has a time; without one the times are not known, however much they are 0.
func (r Result) Timed() bool { return r.Untimed < len(r.Activities) }

// Exact reports whether the figures can be used.
func (r Result) Exact() bool {
	for _, p := range r.Problems {
		switch p.Code {
		case "probability", "cycle", "shape":
			return false
		}
	}
	return true
}

// WorkInProgress is Little's law: how many cases are under way on average when so many arrive per hour.
func (r Result) WorkInProgress(arrivalsPerHour float64) float64 {
	return arrivalsPerHour * r.CycleTime / 3600
}
