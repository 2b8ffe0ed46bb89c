package survey

import (
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Codes of answers that are no grade. Grades are coded from 1: the lowest grade of the scale is 1, whatever it is called.
const (
	NoAnswer uint8 = 0         // not answered (partiellt bortfall)
	DontKnow uint8 = slots - 1 // "vet ej", "ingen åsikt": outside every base
)

// Tally counts answers by group as they come in (svarsräkning) and keeps what indices and their margins need: nothing
// of a single person. It can be fed in parts and merged. Make one with [NewTally]; it is used by one at a time.
type Tally struct {
	instrument Instrument
	groups     map[string]*tallied
	indices    []tallyIndex
}

// tallyIndex is where an index's questions are, and how their answers count.
type tallyIndex struct {
	questions []int
	scores    [][]int64 // by question of the index and code: the grade's steps from the lowest, or 1 for positive
	steps     int64     // the highest score
	complete  bool
}

// tallied is one group.
type tallied struct {
	name        string
	n           int     // answered something
	empty       int     // answered nothing
	population  float64 // 0 is unknown
	counts      [][slots]int64
	modes       [5]int64
	cross       [][]int64 // by index: for each pair of its questions j ≤ k: answered both, Σyj, Σyk, Σyjyk
	respondents []int     // by index: answered at least one of its questions, or all of them
}

// NewTally makes an empty tally for an instrument, which must be valid: see [Instrument.Validate].
func NewTally(in Instrument) *Tally {
	t := &Tally{instrument: in, groups: make(map[string]*tallied)}
	for _, x := range in.Indices {
		ti := tallyIndex{steps: int64(in.Scale.Max - in.Scale.Min), complete: in.Base == BaseComplete}
		for _, p := range x.Questions {
			q := in.question(p.Question)
			if q < 0 {
				continue
			}
			score := make([]int64, slots)
			for a := range score {
				score[a] = -1
				if grade := in.Scale.Min + a - 1; a >= 1 && grade <= in.Scale.Max {
					if in.Questions[q].Reversed {
						grade = in.Scale.Max + in.Scale.Min - grade
					}
					score[a] = int64(grade - in.Scale.Min)
					if x.Kind == IndexShare {
						score[a] = 0
						if grade >= x.Positive {
							score[a] = 1
						}
					}
				}
			}
			ti.questions, ti.scores = append(ti.questions, q), append(ti.scores, score)
		}
		if x.Kind == IndexShare {
			ti.steps = 1
		}
		t.indices = append(t.indices, ti)
	}
	return t
}

// Instrument is the instrument that the tally was made for.
func (t *Tally) Instrument() Instrument { return t.instrument }

func (t *Tally) group(name string) *tallied {
	g, ok := t.groups[name]
	if ok {
		return g
	}
	g = &tallied{name: strings.Clone(name), counts: make([][slots]int64, len(t.instrument.Questions)), respondents: make([]int, len(t.indices))}
	for _, x := range t.indices {
		k := len(x.questions)
		g.cross = append(g.cross, make([]int64, 4*k*(k+1)/2))
	}
	t.groups[g.name] = g
	return g
}

// Add counts one respondent: answers[q] is the code of the answer to the instrument's question q; those that are left
// out at the end are not answered. A code that is no grade, [NoAnswer] or [DontKnow] counts as not answered. A group
// that has been seen before costs no allocation. A respondent who answered nothing is unit nonresponse (objektsbortfall).
func (t *Tally) Add(group string, answers []uint8) { t.AddBy(group, 0, answers) }

// AddBy is Add with the mode of the answer.
func (t *Tally) AddBy(group string, mode Mode, answers []uint8) {
	g := t.group(group)
	answered := false
	for q := range g.counts {
		a := NoAnswer
		if q < len(answers) {
			a = answers[q]
		}
		if a != DontKnow && int(a) > t.instrument.Scale.steps() {
			a = NoAnswer
		}
		answered = answered || a != NoAnswer
		g.counts[q][a]++
	}
	if !answered {
		g.empty++
		return
	}
	g.n++
	if int(mode) < len(g.modes) {
		g.modes[mode]++
	}
	for i := range t.indices {
		if t.indices[i].add(g.cross[i], answers) {
			g.respondents[i]++
		}
	}
}

// add counts a respondent's answers to the index's questions, each with each, and reports whether there were any.
func (x *tallyIndex) add(cross []int64, answers []uint8) bool {
	if x.complete {
		for k, q := range x.questions {
			if x.at(k, q, answers) < 0 {
				return false
			}
		}
	}
	any, i := false, 0
	for j, p := range x.questions {
		yj := x.at(j, p, answers)
		if yj < 0 {
			i += 4 * (len(x.questions) - j)
			continue
		}
		any = true
		for k := j; k < len(x.questions); k++ {
			if yk := x.at(k, x.questions[k], answers); yk >= 0 {
				cross[i]++
				cross[i+1] += yj
				cross[i+2] += yk
				cross[i+3] += yj * yk
			}
			i += 4
		}
	}
	return any
}

func (x *tallyIndex) at(k, question int, answers []uint8) int64 {
	if question >= len(answers) {
		return -1
	}
	return x.scores[k][answers[question]&(slots-1)]
}

// Population sets how many people a group has, for the finite population correction of its margins.
func (t *Tally) Population(group string, n float64) { t.group(group).population = n }

// Merge adds another tally of the same instrument: its edition, its questions and its indices.
func (t *Tally) Merge(o *Tally) error {
	same := t.instrument.Code == o.instrument.Code && t.instrument.Edition == o.instrument.Edition &&
		len(t.instrument.Questions) == len(o.instrument.Questions) && len(t.indices) == len(o.indices)
	for i := range t.indices {
		same = same && slices.Equal(t.indices[i].questions, o.indices[i].questions)
	}
	if !same {
		return kvalitet.Invalid([]kvalitet.Problem{{Code: "instrument", Path: "", SV: "svaren hör till olika instrument eller utgåvor",
			EN: "the answers belong to different instruments or editions"}})
	}
	for _, from := range o.sorted() {
		g := t.group(from.name)
		g.n += from.n
		g.empty += from.empty
		g.population = max(g.population, from.population)
		for q := range g.counts {
			for a, n := range from.counts[q] {
				g.counts[q][a] += n
			}
		}
		for m, n := range from.modes {
			g.modes[m] += n
		}
		for i := range g.cross {
			for k, v := range from.cross[i] {
				g.cross[i][k] += v
			}
			g.respondents[i] += from.respondents[i]
		}
	}
	return nil
}

// sorted are the groups by name.
func (t *Tally) sorted() []*tallied {
	all := make([]*tallied, 0, len(t.groups))
	for _, g := range t.groups {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b *tallied) int { return strings.Compare(a.name, b.name) })
	return all
}

// RollUp is a tally where groups have been joined: to[name] is the larger group that a group belongs to; groups that
// are not there are left out. The larger group's indices are made from the answers, not from the parts' indices.
func (t *Tally) RollUp(to map[string]string) *Tally {
	up := NewTally(t.instrument)
	for _, g := range t.sorted() {
		name, ok := to[g.name]
		if !ok {
			continue
		}
		part := NewTally(t.instrument)
		renamed := *g
		renamed.name = name
		part.groups[name] = &renamed
		population := up.group(name).population
		_ = up.Merge(part) // the same instrument
		up.group(name).population = population + g.population
	}
	return up
}
