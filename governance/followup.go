package governance

import (
	"fmt"
	"iter"
	"math/big"
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Result is a follow-up of a tree (uppföljning). It is read-only.
type Result struct {
	policy Policy
	tree   *Tree
	goals  []GoalResult // parallel to the tree's goals
	newest int          // the year of the newest measurement
}

// GoalResult is what became of a goal.
type GoalResult struct {
	Goal   uuid.UUID `json:"goal"`
	Status Status    `json:"status"`
	// Met, Judged and Total count the goal's measures: those that reach their targets, those that could be judged, and
	// all that lie within the remit and have a weight. For a goal without measures of its own they count the goals
	// below it.
	Met    int `json:"met"`
	Judged int `json:"judged"`
	Total  int `json:"total"`
	// Value is what the policy's limits were compared with, in per cent, rounded to four decimals half away from zero:
	// a share or a mean. There is none when nothing was judged, and none under the rule of the worst.
	Value decimal.NullDecimal `json:"value,omitzero"`
	// Prognosis says that at least one measure was judged by what is expected, not by an outcome.
	Prognosis bool `json:"prognosis,omitempty"`
	// Coverage is how much of the goal is answered (träffbild); only [RuleGates] asks for all of it.
	Coverage Coverage `json:"coverage"`
	// Measures are the goal's own, in its order.
	Measures []MeasureResult `json:"measures,omitempty"`

	sum sum
}

// MeasureResult is what became of one measure.
type MeasureResult struct {
	Indicator uuid.UUID           `json:"indicator"`
	Name      string              `json:"name"`
	Weight    int                 `json:"weight"`
	Status    Status              `json:"status"`
	Value     decimal.NullDecimal `json:"value,omitzero"`
	Missing   Missing             `json:"missing,omitzero"`
	// Target is what the value was held against, resolved; Original is the first target decided for the period, when it
	// has been revised since.
	Target   Target  `json:"target,omitzero"`
	Original *Target `json:"original,omitempty"`
	// Ratio is the outcome's share of the target in per cent, rounded to four decimals half away from zero; none where
	// a ratio has no meaning.
	Ratio decimal.NullDecimal `json:"ratio,omitzero"`
	Trend Trend               `json:"trend,omitzero"`
	// Previous is the outcome before, and Others what others reached.
	Previous  decimal.NullDecimal `json:"previous,omitzero"`
	Others    Benchmark           `json:"others,omitzero"`
	Period    kvalitet.Period     `json:"period,omitzero"`
	Prognosis bool                `json:"prognosis,omitempty"`
	// Lag is how many years older the value is than the newest measurement of the follow-up: official statistics often
	// come a year late, and are used as they are.
	Lag int `json:"lag,omitempty"`

	basis  Basis
	reason kvalitet.Label // why it was not judged, or not by a ratio
	score  *big.Rat       // 0–100, for means
}

// FollowUp judges every goal of the tree from the measurements under the policy. Each indicator's latest measurement of
// all (not of women or men apart) counts, by the end of its period, an outcome before a prognosis; it is held against
// the target in force on the last day of that period. A goal with measures is judged by them; a goal without is judged
// by the goals whose primary parent it is, each of weight 1; an assignment with neither by its progress. Measures
// outside the remit are in no sum. Invalid measurements or an invalid policy are [kvalitet.ErrInvalid].
func (t *Tree) FollowUp(measurements []Measurement, policy Policy) (*Result, error) {
	if err := policy.Validate(); err != nil {
		return nil, err
	}
	for i, m := range measurements {
		if err := m.Validate(); err != nil {
			return nil, fmt.Errorf("mätvärde/measurement %d: %w", i, err)
		}
	}
	known := evidenceOf(measurements)
	r := &Result{newest: newest(measurements), policy: policy, tree: t, goals: make([]GoalResult, len(t.goals))}
	order := make([]int, 0, len(t.goals))
	for _, g := range t.Walk() {
		order = append(order, t.place[g.ID])
	}
	for _, i := range slices.Backward(order) { // children before their parents
		r.goals[i] = r.judge(i, known)
	}
	return r, nil
}

func (r *Result) judge(i int, known map[uuid.UUID]evidence) GoalResult {
	g := r.tree.goals[i]
	res := GoalResult{Goal: g.ID}
	for _, m := range g.Indicators {
		mr := r.policy.measure(r.tree.indicators[m.Indicator], known[m.Indicator])
		mr.Indicator, mr.Weight = m.Indicator, m.weight()
		if mr.Value.Valid {
			mr.Lag = r.newest - mr.Period.Last().Year
		}
		res.Measures = append(res.Measures, mr)
		if mr.Missing != MissingOutsideRemit && mr.Weight > 0 {
			res.sum.add(mr.Status, mr.Weight, mr.score)
			res.Prognosis = res.Prognosis || mr.Prognosis && mr.Status != StatusNotJudged
		}
	}
	if len(g.Indicators) == 0 {
		for _, c := range r.tree.children[i] {
			child := r.goals[c]
			score := scoreOf(child.Status)
			if r.policy.means() && child.sum.value != nil {
				score = child.sum.value
			}
			res.sum.add(child.Status, 1, score)
			res.Prognosis = res.Prognosis || child.Prognosis
		}
		if len(r.tree.children[i]) == 0 && g.Progress.Valid() {
			res.sum.add(g.Progress.status(), 1, scoreOf(g.Progress.status()))
		}
	}
	res.Coverage = r.tree.coverage(i)
	res.Status = r.policy.verdict(&res.sum, res.Coverage.full())
	res.Met, res.Judged, res.Total = res.sum.count.met, res.sum.count.judged, res.sum.count.all
	res.Value = percent(res.sum.value)
	return res
}

// Policy returns the policy that the result was made under.
func (r *Result) Policy() Policy { return r.policy }

// Goal returns what became of the goal; a goal that is not in the tree is "not judged".
func (r *Result) Goal(id uuid.UUID) GoalResult {
	i, ok := r.tree.place[id]
	if !ok {
		return GoalResult{Goal: id, Status: StatusNotJudged}
	}
	return r.goals[i]
}

// Goals yields the results in the order of [Tree.Walk].
func (r *Result) Goals() iter.Seq[GoalResult] {
	return func(yield func(GoalResult) bool) {
		for _, g := range r.tree.Walk() {
			if !yield(r.Goal(g.ID)) {
				return
			}
		}
	}
}

// Counts returns the number of goals of a level per status; goals that are not judged have a count of their own.
func (r *Result) Counts(level LevelCode) map[Status]int {
	counts := make(map[Status]int, len(Statuses()))
	for i, g := range r.tree.goals {
		if g.Level == level {
			counts[r.goals[i].Status]++
		}
	}
	return counts
}
