package process

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of one map: add your own to the slice that [MapRules] returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a map and what is known around it. Make one with [NewPass] and fill in the rest; what
// is left out makes rules answer "unknown", never "no".
type Pass struct {
	Map Map
	// Spec describes the process in words; nil is not known.
	Spec *Specification
	// Children are the maps that sub-processes stand for, by the node's Process; nil is not known.
	Children map[uuid.UUID]Map
	// Today is the day that ages are counted from; zero is not known.
	Today kvalitet.Date
	// Profile holds thresholds; see [Threshold] for the names.
	Profile kvalitet.Profile
	g       *graph
	lanes   map[string]int // lane ID → index
}

// NewPass walks the map once, in time linear in its size. A map that is changed needs a new pass.
func NewPass(m Map) *Pass {
	p := &Pass{Map: m}
	p.g, p.lanes = newGraph(&p.Map), make(map[string]int, len(m.Lanes))
	for i, l := range m.Lanes {
		p.lanes[l.ID] = i
	}
	return p
}

// WithSpec adds the specification and returns the pass.
func (p *Pass) WithSpec(s Specification) *Pass {
	p.Spec = &s
	return p
}

// Threshold is a number that a rule of the map reads, with the value that it has until a profile says otherwise.
type Threshold struct {
	Name    string
	Default float64
	Title   kvalitet.Label
	Source  kvalitet.Source
}

// The thresholds of the map rules.
const (
	thresholdElements   = "process.map.elements"
	thresholdActivities = "process.map.activities"
	thresholdBranches   = "process.map.branches"
	thresholdWords      = "process.map.words"
	thresholdRunes      = "process.map.characters"
	thresholdLevels     = "process.map.levels"
	thresholdReview     = "process.map.reviewMonths"
	thresholdOwner      = "process.map.ownerLevel"
)

// Thresholds returns every threshold of the map rules in order.
func Thresholds() []Threshold {
	label := func(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }
	return []Threshold{
		{thresholdElements, 50, label("flest noder på en karta", "most nodes on a map"), source7PMG},
		{thresholdActivities, 10, label("flest aktiviteter på en översiktskarta", "most activities on an overview"), sourceSilver},
		{thresholdBranches, 4, label("flest vägar ut ur ett vägval", "most ways out of a gateway"), kvalitet.OurDefault("P65")},
		{thresholdWords, 6, label("flest ord i ett namn", "most words in a name"), kvalitet.OurDefault("P56")},
		{thresholdRunes, 60, label("flest tecken i ett namn", "most characters in a name"), kvalitet.OurDefault("P56")},
		{thresholdLevels, 4, label("flest nivåer av delprocesser", "most levels of sub-processes"), kvalitet.OurDefault("P63")},
		{thresholdReview, 12, label("månader mellan översyner", "months between reviews"), kvalitet.OurDefault("P73")},
		{thresholdOwner, 2, label("lägsta organisatoriska nivå för en processägare, 1 är högst", "lowest organisational level of a process owner, 1 is the top"), kvalitet.OurDefault("P28")},
	}
}

func (p *Pass) threshold(name string) float64 {
	for _, t := range Thresholds() {
		if t.Name == name {
			return p.Profile.Threshold(name, t.Default)
		}
	}
	return p.Profile.Threshold(name, 0)
}

// places gathers where a rule is not met.
type places []kvalitet.Place

func (ps *places) add(path string, notes ...string) {
	place := kvalitet.Place{Path: path}
	if len(notes) == 2 {
		place.Note = kvalitet.Label{SV: notes[0], EN: notes[1]}
	}
	*ps = append(*ps, place)
}

func node(i int) string { return check.At("/nodes", i) }
func flow(i int) string { return check.At("/flows", i) }
func lane(i int) string { return check.At("/lanes", i) }

// finding is met without places, and otherwise says the text with the count in place of %d.
func (ps places) finding(sv, en string) kvalitet.Finding {
	if len(ps) == 0 {
		return kvalitet.Met()
	}
	if strings.Contains(sv, "%d") {
		sv, en = fmt.Sprintf(sv, len(ps)), fmt.Sprintf(en, len(ps))
	}
	f := kvalitet.NotMet(sv, en)
	f.Place, f.More = ps[0], ps[1:] // At would copy the list once per place
	return f
}

// each gathers the nodes for which bad is true.
func (p *Pass) each(bad func(i int, n *Node) bool) places {
	var ps places
	for i := range p.Map.Nodes {
		if n := &p.Map.Nodes[i]; bad(i, n) {
			ps.add(node(i), n.title(), n.title())
		}
	}
	return ps
}

// title is the node's name or, without one, its ID.
func (n Node) title() string {
	if n.Name != "" {
		return n.Name
	}
	return n.ID
}

// isWork reports whether somebody carries the node out.
func (n Node) isWork() bool { return n.Kind == NodeActivity || n.Kind == NodeSubprocess }

// isGateway reports whether the node only sends the flow on.
func (n Node) isGateway() bool {
	switch n.Kind {
	case NodeDecision, NodeParallel, NodeInclusive, NodeComplex, NodeEventBased:
		return true
	default:
		return false
	}
}

// withSpec asks a rule only when there is a specification.
func withSpec(ask func(*Pass, *Specification) kvalitet.Finding) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		if p.Spec == nil {
			return kvalitet.Unknown("Processens specifikation är inte med.", "The process's specification is not there.")
		}
		return ask(p, p.Spec)
	}
}
