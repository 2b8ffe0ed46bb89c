package governance

import (
	"iter"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Tree is the goals of a model, hung together (målträd). A goal may answer several goals, so the whole is a directed
// graph without cycles; along primary parents it is a tree. A Tree is read-only after NewTree.
type Tree struct {
	model      Model
	goals      []Goal
	place      map[uuid.UUID]int // goal → index in goals
	children   [][]int           // along primary parents, in the order given
	below      [][]int           // along all parents, in the order given
	roots      []int
	measured   []Indicator
	indicators map[uuid.UUID]Indicator
}

// NewTree hangs the goals together and returns an error that lists everything that is wrong: the problems of each goal
// and indicator, goals with the same identity ("duplicate"), a level that is not in the model or a parent or an
// indicator that is not there ("unknown"), a goal without a parent on a level that answers to another ("orphan"), a
// parent on a level that the goal's level does not answer to ("order"), goals that answer each other in a ring
// ("cycle"), and a period that reaches outside the primary parent's ("period"). Paths begin with the place in the
// slices: "/goals/3/parents/0".
//
// A goal whose indicators are not given can be walked but not followed up; give all or none.
func NewTree(model Model, goals []Goal, indicators ...Indicator) (*Tree, error) {
	t := &Tree{
		model:      model,
		goals:      goals,
		place:      make(map[uuid.UUID]int, len(goals)),
		children:   make([][]int, len(goals)),
		below:      make([][]int, len(goals)),
		measured:   indicators,
		indicators: make(map[uuid.UUID]Indicator, len(indicators)),
	}
	var ps check.List
	ps.Under("/model", model.Problems())
	check.Unique(&ps, "/goals", goals, func(g Goal) uuid.UUID { return g.ID })
	check.Unique(&ps, "/indicators", indicators, func(in Indicator) uuid.UUID { return in.ID })
	for i, g := range goals {
		ps.Under(check.At("/goals", i), g.Problems())
		t.place[g.ID] = i
	}
	for i, in := range indicators {
		ps.Under(check.At("/indicators", i), in.Problems())
		t.indicators[in.ID] = in
	}
	for i, g := range goals {
		t.checkGoal(&ps, check.At("/goals", i), g)
		if parent, ok := g.Primary(); !ok {
			t.roots = append(t.roots, i)
		} else if at, ok := t.place[parent]; ok {
			t.children[at] = append(t.children[at], i)
		}
	}
	for _, i := range t.cyclic() {
		ps.Add("cycle", check.At("/goals", i)+"/parents", "målen besvarar varandra i en ring", "the goals answer each other in a ring")
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	return t, nil
}

func (t *Tree) checkGoal(ps *check.List, at string, g Goal) {
	level, known := t.model.Level(g.Level)
	ps.If(!known, "unknown", at+"/level", "nivån finns inte i modellen", "the level is not in the model")
	if len(g.Parents) == 0 && len(level.Parents) > 0 {
		above := t.named(level.Parents...)
		ps.Add("orphan", at+"/parents", "målet besvarar inget överordnat mål; överordnad nivå: "+above.SV,
			"the goal answers no goal above it; level above: "+above.EN)
	}
	for j, id := range g.Parents {
		path := check.At(at+"/parents", j)
		p, ok := t.place[id]
		if !ok {
			ps.Add("unknown", path, "det överordnade målet finns inte", "the parent goal does not exist")
			continue
		}
		parent := t.goals[p]
		if known && !slices.Contains(level.Parents, parent.Level) {
			own, other := t.named(g.Level), t.named(parent.Level)
			ps.Add("order", path, "nivån "+own.SV+" besvarar inte nivån "+other.SV, "level "+own.EN+" does not answer level "+other.EN)
		}
		ps.If(j == 0 && !g.Period.Within(parent.Period), "period", at+"/period",
			"perioden går utanför det överordnade målets", "the period reaches outside the parent goal's")
	}
	if len(t.indicators) == 0 {
		return
	}
	for j, m := range g.Indicators {
		_, ok := t.indicators[m.Indicator]
		ps.If(!ok, "unknown", check.At(at+"/indicators", j)+"/indicator", "indikatorn finns inte", "the indicator does not exist")
	}
}

// named lists levels by the model's names, or by their codes where it does not have them.
func (t *Tree) named(codes ...LevelCode) kvalitet.Label {
	var all kvalitet.Label
	for i, code := range codes {
		name := kvalitet.Label{SV: string(code), EN: string(code)}
		if level, ok := t.model.Level(code); ok {
			name = level.Name
		}
		if i > 0 {
			all.SV, all.EN = all.SV+", ", all.EN+", "
		}
		all.SV, all.EN = all.SV+name.SV, all.EN+name.EN
	}
	return all
}

// cyclic also notes who answers whom. It returns the goals that lie on a ring or below one, in the order given: those
// that remain when goals all of whose parents are gone are taken away again and again.
func (t *Tree) cyclic() []int {
	open := make([]int, len(t.goals)) // parents not yet taken away
	var free []int
	for i, g := range t.goals {
		for _, id := range g.Parents {
			if p, ok := t.place[id]; ok {
				open[i]++
				t.below[p] = append(t.below[p], i)
			}
		}
		if open[i] == 0 {
			free = append(free, i)
		}
	}
	for len(free) > 0 {
		i := free[len(free)-1]
		free = free[:len(free)-1]
		for _, c := range t.below[i] {
			if open[c]--; open[c] == 0 {
				free = append(free, c)
			}
		}
	}
	var ring []int
	for i := range t.goals {
		if open[i] > 0 {
			ring = append(ring, i)
		}
	}
	return ring
}

// Model returns the model of the tree.
func (t *Tree) Model() Model { return t.model }

// Len returns the number of goals.
func (t *Tree) Len() int { return len(t.goals) }

// Goal returns the goal with the identity.
func (t *Tree) Goal(id uuid.UUID) (Goal, bool) {
	i, ok := t.place[id]
	if !ok {
		return Goal{}, false
	}
	return t.goals[i], true
}

// Indicator returns the indicator with the identity.
func (t *Tree) Indicator(id uuid.UUID) (Indicator, bool) {
	in, ok := t.indicators[id]
	return in, ok
}

// Roots returns the goals at the top, in the order given to NewTree.
func (t *Tree) Roots() []Goal { return t.pick(t.roots) }

// Children returns the goals whose primary parent is the goal, in the order given to NewTree.
func (t *Tree) Children(id uuid.UUID) []Goal {
	i, ok := t.place[id]
	if !ok {
		return nil
	}
	return t.pick(t.children[i])
}

func (t *Tree) pick(places []int) []Goal {
	goals := make([]Goal, len(places))
	for i, p := range places {
		goals[i] = t.goals[p]
	}
	return goals
}

// Walk yields every goal once with its depth along primary parents, each goal before those below it.
func (t *Tree) Walk() iter.Seq2[int, Goal] {
	return func(yield func(int, Goal) bool) {
		type step struct{ depth, goal int }
		var stack []step
		push := func(depth int, goals []int) {
			for _, g := range slices.Backward(goals) {
				stack = append(stack, step{depth, g})
			}
		}
		push(0, t.roots)
		for len(stack) > 0 {
			s := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if !yield(s.depth, t.goals[s.goal]) {
				return
			}
			push(s.depth+1, t.children[s.goal])
		}
	}
}

// Ancestors yields the primary parent of the goal, then that one's, up to the top.
func (t *Tree) Ancestors(id uuid.UUID) iter.Seq[Goal] {
	return func(yield func(Goal) bool) {
		for g, ok := t.Goal(id); ok; {
			var parent uuid.UUID
			if parent, ok = g.Primary(); ok {
				if g, ok = t.Goal(parent); ok && !yield(g) {
					return
				}
			}
		}
	}
}

// Pass returns what the rules look at for one goal: the goal, its level and its indicators.
func (t *Tree) Pass(id uuid.UUID) (*Pass, bool) {
	g, ok := t.Goal(id)
	if !ok {
		return nil, false
	}
	p := NewPass(g)
	p.Level, _ = t.model.Level(g.Level)
	for _, m := range g.Indicators {
		if in, ok := t.indicators[m.Indicator]; ok {
			p.Indicators = append(p.Indicators, in)
		}
	}
	return p, true
}
