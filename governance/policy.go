package governance

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Policy says how measures become a verdict on a goal (principer för resultatbedömning). It is data: a municipality
// decides it once and states it in every report. Make one with [ShareMet].
type Policy struct {
	// Rule names the way of judging, for the trace: "share-met".
	Rule string `json:"rule"`
	// Edition is raised when the rule comes to mean something else.
	Edition int `json:"edition"`
	// Met and Partly are the shares of the judged weight, in per cent, from which a goal is met and partly met. A share
	// exactly on the limit reaches it. Shares are compared unrounded.
	Met    int `json:"met"`
	Partly int `json:"partly"`
	// Judged is the share of all weight, in per cent, that must have a value for the goal to be judged at all.
	Judged int `json:"judged"`
	// Source says where the thresholds come from.
	Source kvalitet.Source `json:"source"`
}

// ShareMet returns the default policy: a goal is met when every judged measure reaches its target, partly met when at
// least half of their weight does, and not judged when less than half of the weight has a value. The limit of
// one half is our default: no municipality that we know publishes one.
func ShareMet() Policy {
	return Policy{
		Rule: "share-met", Edition: 1, Met: 100, Partly: 50, Judged: 50,
		Source: kvalitet.OurDefault("uppfyllt vid 100 %, delvis från 50 %, ej bedömt under halva vikten"),
	}
}

// Problems reports thresholds outside 0–100 ("range") or in the wrong order ("order").
func (p Policy) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/rule", p.Rule)
	ps.If(p.Edition < 1, "range", "/edition", "utgåvan är mindre än 1", "the edition is less than 1")
	for _, limit := range []struct {
		path  string
		value int
	}{{"/met", p.Met}, {"/partly", p.Partly}, {"/judged", p.Judged}} {
		ps.If(limit.value < 0 || limit.value > 100, "range", limit.path, "andelen är inte 0–100", "the share is not 0–100")
	}
	ps.If(p.Partly > p.Met, "order", "/partly", "gränsen för delvis ligger över gränsen för uppfyllt",
		"the limit for partly met is above the limit for met")
	return ps
}

// Validate returns the problems as an error.
func (p Policy) Validate() error { return kvalitet.Invalid(p.Problems()) }

// judge turns weights into a status: met of judged of all. Whole-number products, so no share is ever rounded.
func (p Policy) judge(met, judged, all int) Status {
	switch {
	case judged == 0 || judged*100 < all*p.Judged:
		return StatusNotJudged
	case met*100 >= judged*p.Met:
		return StatusMet
	case met*100 >= judged*p.Partly:
		return StatusPartly
	default:
		return StatusNotMet
	}
}
