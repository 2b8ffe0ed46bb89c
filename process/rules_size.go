package process

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// sizeRules are P60–P65.
func sizeRules() []*Rule {
	return []*Rule{
		newRule("p60-elements", "Är kartan liten nog att läsa?", "Is the map small enough to read?",
			"Över 50 noder är det mer troligt än inte att kartan har fel. Lyft ut delprocesser.",
			"Beyond 50 nodes it is more likely than not that the map has faults. Lift out sub-processes.", source7PMG, p60),
		newRule("p61-overview", "Ryms översikten i några få aktiviteter?", "Does the overview fit in a few activities?",
			"En översikt visar 5–10 steg. Flytta resten till delprocesser.", "An overview shows 5–10 steps. Move the rest to sub-processes.", sourceSilver, p61),
		newRule("p62-interface", "Stämmer delprocessens in och ut med kartan ovanför?", "Do the sub-process's inputs and outputs agree with the map above?",
			"Objekten in och ut ska finnas på båda kartorna.", "The objects in and out shall be on both maps.", source2c8, p62),
		newRule("p63-nesting", "Är delprocesserna få nivåer djupa och utan cirklar?", "Are the sub-processes few levels deep and without circles?",
			"En process som ingår i sig själv går inte att läsa.", "A process that is a part of itself cannot be read.", sourceRJLWords, p63),
		newRule("p64-decomposed", "Är det bara delprocesser som bryts ned?", "Are only sub-processes broken down?",
			"En aktivitet bryts inte ned. Ska den ritas för sig är den en delprocess.", "An activity is not broken down. If it is to be drawn by itself it is a sub-process.", source2c8, p64),
		newRule("p65-branches", "Har varje vägval få vägar ut?", "Does every gateway have few ways out?",
			"Många vägar ur samma vägval är svåra att följa. Dela upp frågan.", "Many ways out of one gateway are hard to follow. Split the question.", source7PMG, p65),
	}
}

var sourceRJLWords = kvalitet.Source{Title: "Region Jönköpings län, Qulturum", Section: "Ordlista", URL: "https://plus.rjl.se/infopage.jsf?nodeId=42417&childId=19232",
	Grade: kvalitet.GradePublished}

func p60(p *Pass) kvalitet.Finding {
	if float64(len(p.Map.Nodes)) <= p.threshold(thresholdElements) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Kartan har för många noder.", "The map has too many nodes.").At(kvalitet.Place{Path: "/nodes"})
}

func p61(p *Pass) kvalitet.Finding {
	if p.Map.Detail != DetailOverview {
		return kvalitet.NotApplicable("Kartan är ingen översikt.", "The map is no overview.")
	}
	if float64(p.count(NodeActivity)+p.count(NodeSubprocess)) <= p.threshold(thresholdActivities) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Översikten har för många aktiviteter.", "The overview has too many activities.").At(kvalitet.Place{Path: "/nodes"})
}

// children asks only about sub-processes that lead somewhere; unknown without their maps.
func (p *Pass) children(ask func(i int, n *Node, child Map) bool) (places, kvalitet.Finding, bool) {
	linked, loaded := 0, 0
	ps := p.each(func(i int, n *Node) bool {
		if n.Kind != NodeSubprocess || n.Process == uuid.Nil {
			return false
		}
		linked++
		child, ok := p.Children[n.Process]
		if !ok {
			return false
		}
		loaded++
		return ask(i, n, child)
	})
	switch {
	case linked == 0:
		return ps, kvalitet.NotApplicable("Kartan har inga länkade delprocesser.", "The map has no linked sub-processes."), false
	case loaded < linked && len(ps) == 0:
		return ps, kvalitet.Unknown("Delprocessernas kartor är inte med.", "The maps of the sub-processes are not there."), false
	default:
		return ps, kvalitet.Finding{}, true
	}
}

func p62(p *Pass) kvalitet.Finding {
	names := p.objectNames()
	ps, other, ok := p.children(func(_ int, n *Node, child Map) bool {
		below := make(map[string]string, len(child.Objects))
		for _, o := range child.Objects {
			below[o.ID] = fold(o.Name)
		}
		var in, out []string
		for _, c := range child.Nodes {
			for _, o := range c.Inputs {
				in = append(in, below[o])
			}
			for _, o := range c.Outputs {
				out = append(out, below[o])
			}
		}
		lacks := func(ids, have []string) bool {
			return slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(have, fold(names[id])) })
		}
		return lacks(n.Inputs, in) || lacks(n.Outputs, out)
	})
	if !ok {
		return other
	}
	return ps.finding("Delprocesser med andra objekt in eller ut än kartan ovanför: %d.", "Sub-processes with other inputs or outputs than the map above: %d.")
}

func p63(p *Pass) kvalitet.Finding {
	most := int(p.threshold(thresholdLevels))
	ps, other, ok := p.children(func(_ int, n *Node, _ Map) bool {
		level := map[uuid.UUID]bool{n.Process: true}
		for range most {
			next := make(map[uuid.UUID]bool)
			for _, id := range sortedIDs(level) {
				if id == p.Map.ID || id == p.Map.Process && id != uuid.Nil {
					return true
				}
				for _, c := range p.Children[id].Nodes {
					if c.Process != uuid.Nil {
						next[c.Process] = true
					}
				}
			}
			level = next
		}
		return len(level) > 0
	})
	if !ok {
		return other
	}
	return ps.finding("Delprocesser som ingår i sig själva eller är för många nivåer djupa: %d.", "Sub-processes that are a part of themselves or too many levels deep: %d.")
}

func sortedIDs(set map[uuid.UUID]bool) []uuid.UUID {
	ids := make([]uuid.UUID, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	return ids
}

func p64(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool { return n.Kind == NodeActivity && n.Process != uuid.Nil }).
		finding("Aktiviteter som bryts ned utan att vara delprocesser: %d.", "Activities that are broken down without being sub-processes: %d.")
}

func p65(p *Pass) kvalitet.Finding {
	most := p.threshold(thresholdBranches)
	return p.each(func(i int, _ *Node) bool { return float64(len(p.g.Out[i])) > most }).
		finding("Vägval med många vägar ut: %d.", "Gateways with many ways out: %d.")
}
