package governance

import (
	"fmt"
	"iter"
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
	// Measures are the goal's own, in its order.
	Measures []MeasureResult `json:"measures,omitempty"`

	weight weights
}

// weights sum the weights behind Met, Judged and Total.
type weights struct{ met, judged, total int }

// MeasureResult is what became of one measure.
type MeasureResult struct {
	Indicator uuid.UUID           `json:"indicator"`
	Name      string              `json:"name"`
	Weight    int                 `json:"weight"`
	Status    Status              `json:"status"`
	Value     decimal.NullDecimal `json:"value,omitzero"`
	Missing   Missing             `json:"missing,omitzero"`
	Target    Target              `json:"target,omitzero"`
	Period    kvalitet.Period     `json:"period,omitzero"`
}

// FollowUp judges every goal of the tree from the measurements under the policy. Each indicator's latest measurement
// counts, by the end of its period, and is held against the target in force on the last day of that period. A goal
// with measures is judged by them; a goal without is judged by the goals whose primary parent it is, each of weight 1.
// Measures outside the remit are in no sum. Invalid measurements or an invalid policy are [kvalitet.ErrInvalid].
func (t *Tree) FollowUp(measurements []Measurement, policy Policy) (*Result, error) {
	if err := policy.Validate(); err != nil {
		return nil, err
	}
	latest := make(map[uuid.UUID]Measurement, len(t.indicators))
	for i, m := range measurements {
		if err := m.Validate(); err != nil {
			return nil, fmt.Errorf("mätvärde/measurement %d: %w", i, err)
		}
		if last, ok := latest[m.Indicator]; !ok || m.Period.Until.After(last.Period.Until) {
			latest[m.Indicator] = m
		}
	}
	r := &Result{policy: policy, tree: t, goals: make([]GoalResult, len(t.goals))}
	order := make([]int, 0, len(t.goals))
	for _, g := range t.Walk() {
		order = append(order, t.place[g.ID])
	}
	for _, i := range slices.Backward(order) { // children before their parents
		r.goals[i] = r.judge(i, latest)
	}
	return r, nil
}

func (r *Result) judge(i int, latest map[uuid.UUID]Measurement) GoalResult {
	g := r.tree.goals[i]
	res := GoalResult{Goal: g.ID}
	for _, m := range g.Indicators {
		mr := r.tree.measure(m, latest)
		res.Measures = append(res.Measures, mr)
		if mr.Missing != MissingOutsideRemit && mr.Weight > 0 {
			res.count(mr.Status, mr.Weight)
		}
	}
	if len(g.Indicators) == 0 {
		for _, c := range r.tree.children[i] {
			res.count(r.goals[c].Status, 1)
		}
	}
	res.Status = r.policy.judge(res.weight.met, res.weight.judged, res.weight.total)
	return res
}

func (g *GoalResult) count(s Status, weight int) {
	g.Total++
	g.weight.total += weight
	if s == StatusNotJudged {
		return
	}
	g.Judged++
	g.weight.judged += weight
	if s == StatusMet {
		g.Met++
		g.weight.met += weight
	}
}

func (t *Tree) measure(m Measure, latest map[uuid.UUID]Measurement) MeasureResult {
	in := t.indicators[m.Indicator]
	res := MeasureResult{Indicator: m.Indicator, Name: in.Name, Weight: m.weight(), Status: StatusNotJudged}
	got, ok := latest[m.Indicator]
	if !ok {
		res.Missing = MissingNotReported
		return res
	}
	res.Value, res.Missing, res.Period = got.Value, got.Missing, got.Period
	target, ok := in.TargetOn(got.Period.Last())
	if !ok || !got.Value.Valid {
		return res
	}
	res.Target = target
	res.Status = StatusNotMet
	if target.Met(got.Value.Decimal) {
		res.Status = StatusMet
	}
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
