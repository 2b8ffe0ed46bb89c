package org

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Alias says that a body took over from another on a day (omorganisation). A rename is one alias; a split is several
// with the same Old, a merger several with the same New. Records keep the code that they were made with.
type Alias struct {
	Old string        `json:"old"`
	New string        `json:"new"`
	On  kvalitet.Date `json:"on"`
}

// Problems reports what keeps the alias from existing.
func (a Alias) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/old", a.Old)
	ps.Text("/new", a.New)
	ps.If(a.Old == a.New && a.Old != "", "cycle", "/new", "organet ersätter sig självt", "the body takes over from itself")
	ps.Date("/on", a.On)
	return ps
}

// Successors returns the codes of the bodies that stand on a day for the code of an older record, sorted; the code
// itself when nobody had taken over by then.
func (o Organisation) Successors(code string, on kvalitet.Date) []string {
	return o.follow(code, func(a Alias) (from, to string) { return a.Old, a.New }, on, false)
}

// Predecessors returns every code under which records of the body may stand by a day, sorted, its own included: the
// history survives a renamed board.
func (o Organisation) Predecessors(code string, on kvalitet.Date) []string {
	return o.follow(code, func(a Alias) (from, to string) { return a.New, a.Old }, on, true)
}

// follow goes from a code along the aliases in force. It returns every code that it passes, or only the last ones.
func (o Organisation) follow(code string, ends func(Alias) (from, to string), on kvalitet.Date, every bool) []string {
	seen := map[string]bool{code: true}
	var out []string
	next := []string{code}
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		last := true
		for _, a := range o.Aliases {
			if from, to := ends(a); from == at && !a.On.After(on) {
				last = false
				if !seen[to] {
					seen[to] = true
					next = append(next, to)
				}
			}
		}
		if last || every {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

func (o Organisation) aliasProblems(ps *check.List) {
	check.Unique(ps, "/aliases", o.Aliases, func(a Alias) [2]string { return [2]string{a.Old, a.New} })
	for i, a := range o.Aliases {
		at := check.At("/aliases", i)
		ps.Under(at, a.Problems())
		_, ok := o.Body(a.New)
		ps.If(!ok && a.New != "", "unknown", at+"/new", "inget organ har koden "+a.New, "no body has the code "+a.New)
		ps.If(a.Old != a.New && slices.Contains(o.Predecessors(a.Old, farthest), a.New), "cycle", at+"/new", "organen ersätter varandra", "the bodies take over from each other")
	}
}

// farthest is after every alias.
var farthest = kvalitet.NewDate(9999, 12, 31)
