package governance

import (
	"slices"

	"github.com/google/uuid"
)

// Coverage is how much of a goal is answered from below (träffbild).
type Coverage struct {
	// Covered and Parts count the goal's named parts; a part is covered by a goal below, or by a measure of the goal's own,
	// that names it. A goal without named parts is one part, covered by any goal below it or by an indicator of its own.
	Covered int `json:"covered"`
	Parts   int `json:"parts"`
	// Open are the parts that nothing below covers.
	Open []string `json:"open,omitempty"`
}

func (c Coverage) full() bool { return c.Covered == c.Parts }

func (t *Tree) coverage(i int) Coverage {
	g := t.goals[i]
	if len(g.Parts) == 0 {
		c := Coverage{Parts: 1}
		if len(t.answers(i)) > 0 || len(g.Indicators) > 0 || g.Progress.Valid() {
			c.Covered = 1
		}
		return c
	}
	c := Coverage{Parts: len(g.Parts)}
	for _, part := range g.Parts {
		below := slices.ContainsFunc(t.children[i], func(child int) bool { return slices.Contains(t.goals[child].Covers, part) })
		if below || slices.ContainsFunc(g.Indicators, func(m Measure) bool { return slices.Contains(m.Covers, part) }) {
			c.Covered++
		} else {
			c.Open = append(c.Open, part)
		}
	}
	return c
}

// answers are the goals below that name the goal among their parents, primary or not.
func (t *Tree) answers(i int) []int {
	return t.below[i]
}

// Thread is the red thread of a goal (röd tråd): who answers it.
type Thread struct {
	Goal    uuid.UUID   `json:"goal"`
	Answers []uuid.UUID `json:"answers,omitempty"`
	// Unanswered is why nobody does, when somebody has said so.
	Unanswered string   `json:"unanswered,omitempty"`
	Coverage   Coverage `json:"coverage"`
}

// Broken reports whether the goal has no answer and no reason for that.
func (t Thread) Broken() bool { return len(t.Answers) == 0 && t.Unanswered == "" }

// RedThread is what holds a tree together and what does not.
type RedThread struct {
	// Threads has one entry per goal that a goal below could answer, in the order of [Tree.Walk].
	Threads []Thread `json:"threads"`
	// Unmeasured are goals without an indicator and without a goal below that could have one.
	Unmeasured []uuid.UUID `json:"unmeasured,omitempty"`
	// Untargeted are indicators in use without any target, and Unreported those in use without an outcome.
	Untargeted []uuid.UUID `json:"untargeted,omitempty"`
	Unreported []uuid.UUID `json:"unreported,omitempty"`
	// Unused are indicators that measure no goal.
	Unused []uuid.UUID `json:"unused,omitempty"`
	// Shared are indicators that measure several goals: each goal counts them, a share of all measures must count them once.
	Shared []uuid.UUID `json:"shared,omitempty"`
	// Twice are goals that answer several goals: they count for their primary parent only.
	Twice []uuid.UUID `json:"twice,omitempty"`
}

// RedThread follows the thread through the tree; measurements tell which indicators have an outcome. Orphans are no part
// of it: [NewTree] refuses them, and [RegisterRules] list them.
func (t *Tree) RedThread(measurements []Measurement) RedThread {
	var r RedThread
	answerable := map[LevelCode]bool{}
	for _, l := range t.model.Levels {
		for _, parent := range l.Parents {
			answerable[parent] = true
		}
	}
	uses := make(map[uuid.UUID]int)
	for _, g := range t.Walk() {
		i := t.place[g.ID]
		if answerable[g.Level] {
			thread := Thread{Goal: g.ID, Unanswered: g.Unanswered, Coverage: t.coverage(i)}
			for _, c := range t.answers(i) {
				thread.Answers = append(thread.Answers, t.goals[c].ID)
			}
			r.Threads = append(r.Threads, thread)
		}
		if len(g.Indicators) == 0 && len(t.answers(i)) == 0 && !g.Progress.Valid() {
			r.Unmeasured = append(r.Unmeasured, g.ID)
		}
		if len(g.Parents) > 1 {
			r.Twice = append(r.Twice, g.ID)
		}
		for _, m := range g.Indicators {
			uses[m.Indicator]++
		}
	}
	reported := make(map[uuid.UUID]bool)
	for _, m := range measurements {
		reported[m.Indicator] = reported[m.Indicator] || m.Value.Valid
	}
	for _, in := range t.measured {
		switch n := uses[in.ID]; {
		case n == 0:
			r.Unused = append(r.Unused, in.ID)
			continue
		case n > 1:
			r.Shared = append(r.Shared, in.ID)
		}
		if len(in.Targets) == 0 {
			r.Untargeted = append(r.Untargeted, in.ID)
		}
		if !reported[in.ID] {
			r.Unreported = append(r.Unreported, in.ID)
		}
	}
	return r
}
