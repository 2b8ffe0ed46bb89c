package governance

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// The ways of judging that a policy can name.
const (
	RuleShareMet  = "share-met"  // the share of the judged weight that reaches its target
	RuleMeanRatio = "mean-ratio" // the mean of the measures' ratios to their targets, each at most 100 per cent
	RuleWeighted  = "weighted"   // the same mean with the measures' weights
	RuleWorst     = "worst"      // the status of the worst measure
	RuleGates     = "gates"      // coverage and fulfilment, both (Malmö)
)

// Policy says how measures become a verdict on a goal (principer för resultatbedömning). It is data: a municipality
// decides it once and states it in every report. Make one with [ShareMet], [MeanRatio], [Weighted], [Worst] or [Gates].
type Policy struct {
	// Rule names the way of judging: [RuleShareMet] and so on.
	Rule string `json:"rule"`
	// Edition is raised when the rule comes to mean something else.
	Edition int `json:"edition"`
	// Met and Partly are the shares, or the means, in per cent from which a goal is met and partly met. The intervals
	// are half-open: a value exactly on a limit reaches it. Values are compared unrounded.
	Met    int `json:"met"`
	Partly int `json:"partly"`
	// Judged is the share of all weight, in per cent, that must have a value for the goal to be judged at all.
	Judged int `json:"judged"`
	// Basis is what a measure's outcome is held against.
	Basis Basis `json:"basis"`
	// Near is the ratio to the target, in per cent, from which a measure that misses its target is partly met; 100
	// leaves only met and not met.
	Near int `json:"near"`
	// Linear takes 1 − (outcome − target) ÷ target as the ratio where lower is better, instead of target ÷ outcome.
	Linear bool `json:"linear,omitempty"`
	// ForbidPartly is for the year's end: what is partly met counts as not met (Luleå does so).
	ForbidPartly bool `json:"forbidPartly,omitempty"`
	// TrendOver says what the trend is taken over: 0 or 1 is the previous outcome, n ≥ 3 the line through the last n,
	// and −1 the baseline.
	TrendOver int `json:"trendOver,omitempty"`
	// Source says where the thresholds come from.
	Source kvalitet.Source `json:"source"`
}

var sourceHelsingborg = kvalitet.Source{Title: "Helsingborgs stad, årsredovisning 2016", Section: "Stadens mål",
	Grade: kvalitet.GradePublished}

// ShareMet returns the default policy: a goal is met when every judged measure reaches its target, partly met when at
// least half of their weight does, and not judged when less than half of the weight has a value. The limit of
// one half is our default: no municipality that we know publishes one. A measure within 91 per cent of its target is
// shown as partly met, as in Helsingborg, but does not count as met.
func ShareMet() Policy {
	return Policy{
		Rule: RuleShareMet, Edition: 1, Met: 100, Partly: 50, Judged: 50, Basis: BasisRatio, Near: 91,
		Source: kvalitet.OurDefault("uppfyllt vid 100 %, delvis från 50 %, ej bedömt under halva vikten"),
	}
}

// MeanRatio returns Helsingborg's limits for the mean of the measures' ratios: met from 100 per cent, partly from 91.
// The published limits leave 90–91 open; here the intervals are half-open.
func MeanRatio() Policy {
	return Policy{Rule: RuleMeanRatio, Edition: 1, Met: 100, Partly: 91, Judged: 50, Basis: BasisRatio, Near: 91, Source: sourceHelsingborg}
}

// Weighted returns [MeanRatio] with the measures' weights.
func Weighted() Policy {
	p := MeanRatio()
	p.Rule = RuleWeighted
	return p
}

// Worst returns the policy under which a goal is as its worst measure.
func Worst() Policy {
	p := ShareMet()
	p.Rule, p.Source = RuleWorst, kvalitet.OurDefault("målet är som sitt sämsta mått")
	return p
}

// Gates returns Malmö's two gates: a goal is met only when what answers it covers every part of it, and all of that has been
// judged and is met. Otherwise a goal at least half of which is met is partly met.
func Gates() Policy {
	p := ShareMet()
	p.Rule = RuleGates
	p.Source = kvalitet.Source{Title: "Malmö stad, årsredovisning 2016", Section: "träffbild och måluppfyllelse", Grade: kvalitet.GradePublished}
	return p
}

// Policies returns the presets in order, one per rule.
func Policies() []Policy {
	return []Policy{ShareMet(), MeanRatio(), Weighted(), Worst(), Gates()}
}

// PolicyNamed returns the preset of a rule, and false when there is none.
func PolicyNamed(rule string) (Policy, bool) {
	for _, p := range Policies() {
		if p.Rule == rule {
			return p, true
		}
	}
	return Policy{}, false
}

// means reports whether the rule is a mean of ratios.
func (p Policy) means() bool { return p.Rule == RuleMeanRatio || p.Rule == RuleWeighted }

// Problems reports a rule that does not exist ("unknown"), thresholds outside 0–100 ("range") or in the wrong order
// ("order"), and a trend over two values ("range").
func (p Policy) Problems() []kvalitet.Problem {
	var ps check.List
	known := slices.ContainsFunc(Policies(), func(q Policy) bool { return q.Rule == p.Rule })
	ps.If(!known, "unknown", "/rule", "regeln finns inte: "+p.Rule, "no such rule: "+p.Rule)
	ps.If(p.Edition < 1, "range", "/edition", "utgåvan är mindre än 1", "the edition is less than 1")
	for _, limit := range []struct {
		path  string
		value int
	}{{"/met", p.Met}, {"/partly", p.Partly}, {"/judged", p.Judged}, {"/near", p.Near}} {
		ps.If(limit.value < 0 || limit.value > 100, "range", limit.path, "andelen är inte 0–100", "the share is not 0–100")
	}
	ps.If(p.Partly > p.Met, "order", "/partly", "gränsen för delvis ligger över gränsen för uppfyllt",
		"the limit for partly met is above the limit for met")
	ps.Enum("/basis", p.Basis)
	ps.If(p.TrendOver < -1 || p.TrendOver == 2, "range", "/trendOver", "trenden tas över −1, 0, 1 eller minst 3 värden",
		"the trend is taken over −1, 0, 1 or at least 3 values")
	return ps
}

// Validate returns the problems as an error.
func (p Policy) Validate() error { return kvalitet.Invalid(p.Problems()) }
