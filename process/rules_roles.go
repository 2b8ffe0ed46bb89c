package process

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
)

// roleRules are P20–P28.
func roleRules() []*Rule {
	return []*Rule{
		newRule("p20-performer", "Har varje aktivitet en utförande roll?", "Does every activity have one performing role?",
			"Kartan ska visa vem som gör vad. Ställ varje aktivitet i en bana.",
			"The map shall show who does what. Put every activity in a lane.", sourceOrebro, p20),
		newRule("p21-several-roles", "Utförs varje aktivitet av en roll, eller sägs det vem som svarar för den?", "Is every activity carried out by one role, or is it said who answers for it?",
			"När flera roller deltar blir ansvaret otydligt. Dela aktiviteten eller ange vem som är ansvarig (RACI).",
			"When several roles take part the responsibility is unclear. Split the activity or state who is accountable (RACI).", source2c8, p21),
		newRule("p22-accountable", "Svarar exakt en roll för varje aktivitet?", "Is exactly one role accountable for every activity?",
			"Flera ansvariga är ingen ansvarig. Låt en roll svara för aktiviteten.",
			"Several accountable are nobody accountable. Let one role answer for the activity.", kvalitet.OurDefault("P22: RACI"), p22),
		newRule("p23-sequence-pool", "Stannar varje ordningsföljd inom sin pool?", "Does every sequence stay within its pool?",
			"Den som inte ingår i processen styrs inte av den. Använd ett meddelande mellan pooler.",
			"Someone who is not a part of the process is not steered by it. Use a message between pools.", sourceSilver, p23),
		newRule("p24-message-pool", "Går meddelanden bara mellan pooler?", "Do messages run only between pools?",
			"Inom en pool visas vad som kommer härnäst med en ordningsföljd.",
			"Within a pool a sequence shows what comes next.", sourceSilver, p24),
		newRule("p25-lane-used", "Har varje roll minst en aktivitet?", "Does every role have at least one activity?",
			"En bana utan aktiviteter gör inget i processen. Ta bort den eller visa vad rollen gör.",
			"A lane without activities does nothing in the process. Remove it or show what the role does.", sourceOrebro, p25),
		newRule("p26-handovers", "Slipper ärendet studsa mellan två roller?", "Is the case spared from bouncing between two roles?",
			"Varje överlämning tar tid. En roll som lämnar över och genast får tillbaka kan kanske göra allt själv.",
			"Every handover takes time. A role that hands over and gets back at once could perhaps do it all.", kvalitet.OurDefault("P26"), p26),
		newRule("p27-person", "Är varje bana en roll och ingen person?", "Is every lane a role and no person?",
			"Personer byts ut, roller består, och personuppgifter hör inte hemma på en karta.",
			"Persons change, roles remain, and personal data does not belong on a map.", source2c8, p27),
		newRule("p28-owner-level", "Har processägaren tillräcklig överblick?", "Does the process owner have sufficient overview?",
			"En ägare långt ner i organisationen, eller som själv utför allt, kan inte ta ansvar för helheten.",
			"An owner far down in the organisation, or who carries out everything alone, cannot take responsibility for the whole.", sourceOrebro, withSpec(p28)),
	}
}

func p20(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool {
		_, ok := p.lanes[n.Lane]
		return n.isWork() && !ok
	}).finding("Aktiviteter utan utförande roll: %d.", "Activities without a performing role: %d.")
}

func p21(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool { return n.isWork() && len(n.Roles) > 0 && len(n.Accountable) == 0 }).
		finding("Aktiviteter med flera roller utan att det sägs vem som svarar: %d.", "Activities with several roles that do not say who is accountable: %d.")
}

func p22(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool { return len(n.Accountable) > 1 }).
		finding("Aktiviteter med flera ansvariga: %d.", "Activities with several accountable: %d.")
}

// poolOf gives the pool of a node or participant; false when it is not known.
func (p *Pass) poolOf(id string) (string, bool) {
	if i, ok := p.g.index[id]; ok {
		return "lane:" + p.pool(i), true
	}
	for _, other := range p.Map.Participants {
		if other.ID == id {
			return "participant:" + id, true
		}
	}
	return "", false
}

func (p *Pass) crossing(bad func(f *Flow, same bool) bool) places {
	var ps places
	for i := range p.Map.Flows {
		f := &p.Map.Flows[i]
		a, okA := p.poolOf(f.From)
		b, okB := p.poolOf(f.To)
		if okA && okB && bad(f, a == b) {
			ps.add(flow(i))
		}
	}
	return ps
}

func p23(p *Pass) kvalitet.Finding {
	return p.crossing(func(f *Flow, same bool) bool { return !f.IsMessage() && !same }).
		finding("Ordningsföljder som går mellan pooler: %d.", "Sequences that run between pools: %d.")
}

func p24(p *Pass) kvalitet.Finding {
	return p.crossing(func(f *Flow, same bool) bool { return f.IsMessage() && same }).
		finding("Meddelanden som går inom en pool: %d.", "Messages that run within a pool: %d.")
}

func p25(p *Pass) kvalitet.Finding {
	if len(p.Map.Lanes) == 0 {
		return kvalitet.NotApplicable("Kartan har inga banor.", "The map has no lanes.")
	}
	busy := make(map[string]bool)
	for _, n := range p.Map.Nodes {
		if n.isWork() || n.Kind == NodeEvent || n.Kind == NodeStart || n.Kind == NodeEnd {
			busy[n.Lane] = true
		}
	}
	var ps places
	for i, l := range p.Map.Lanes {
		if !busy[l.ID] {
			ps.add(lane(i), l.Name, l.Name)
		}
	}
	return ps.finding("Banor utan aktiviteter: %d.", "Lanes without activities: %d.")
}

// Handovers counts how often work goes from one role to another, and where it comes straight back (ping-pong): flow
// indices of the second handover. Gateways and events in between do not count as a stop.
func (p *Pass) Handovers() (count int, pingPong []int) {
	for v := range p.Map.Nodes {
		if !p.Map.Nodes[v].isWork() {
			continue
		}
		for _, hand := range p.handoversFrom(int32(v)) {
			count++
			for _, back := range p.handoversFrom(hand.to) {
				if p.Map.Nodes[back.to].Lane == p.Map.Nodes[v].Lane {
					pingPong = append(pingPong, int(back.flow))
				}
			}
		}
	}
	return count, pingPong
}

type handover struct{ flow, to int32 }

// handoversFrom finds the activities of other roles that come next after an activity.
func (p *Pass) handoversFrom(v int32) []handover {
	var found []handover
	seen := map[int32]bool{v: true}
	stack := []int32{v}
	for len(stack) > 0 {
		u := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, f := range p.g.Out[u] {
			w := p.g.To[f]
			if seen[w] {
				continue
			}
			seen[w] = true
			if n := &p.Map.Nodes[w]; !n.isWork() {
				stack = append(stack, w)
			} else if n.Lane != p.Map.Nodes[v].Lane {
				found = append(found, handover{f, w})
			}
		}
	}
	return found
}

func p26(p *Pass) kvalitet.Finding {
	if len(p.Map.Lanes) < 2 {
		return kvalitet.NotApplicable("Kartan har inte flera roller.", "The map does not have several roles.")
	}
	count, pingPong := p.Handovers()
	var ps places
	for _, f := range pingPong {
		ps.add(flow(f))
	}
	return ps.finding(fmt.Sprintf("Överlämningar: %d, varav direkt tillbaka: %d.", count, len(pingPong)),
		fmt.Sprintf("Handovers: %d, of them straight back: %d.", count, len(pingPong)))
}

func p27(p *Pass) kvalitet.Finding {
	var ps places
	for i, l := range p.Map.Lanes {
		if looksLikePerson(l.Name) {
			ps.add(lane(i)+"/name", l.Name, l.Name)
		}
	}
	return ps.finding("Banor som ser ut att vara personer: %d.", "Lanes that look like persons: %d.")
}

func p28(p *Pass, s *Specification) kvalitet.Finding {
	owner, ok := s.Holder(RoleOwner)
	if !ok {
		return kvalitet.Unknown("Processen har ingen ägare i specifikationen.", "The process has no owner in the specification.")
	}
	lowest := p.threshold(thresholdOwner)
	if float64(owner.Level) > lowest {
		return kvalitet.NotMet(fmt.Sprintf("Ägaren finns på nivå %d, lägst %g är satt.", owner.Level, lowest),
			fmt.Sprintf("The owner is on level %d, %g at the lowest is set.", owner.Level, lowest))
	}
	for _, l := range p.Map.Lanes {
		if fold(l.Name) != fold(owner.Holder) {
			return kvalitet.Met()
		}
	}
	if len(p.Map.Lanes) == 0 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Ägaren utför allt själv.", "The owner carries out everything alone.")
}
