package diagram_test

import (
	"fmt"
	"math/rand/v2"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/process"
)

// randomMap makes a valid map: blocks of decisions and parallel ways inside each other, loops by a merging decision,
// activities in random lanes, messages to participants.
func randomMap(seed uint64, nodes, lanes int) process.Map {
	r := rand.New(rand.NewPCG(seed, 1))
	m := process.Map{ID: uuid.NewSHA1(uuid.NameSpaceOID, fmt.Appendf(nil, "random %d %d %d", seed, nodes, lanes)), Name: fmt.Sprintf("Pröva ärende %d", seed)}
	for i := range lanes {
		m.Lanes = append(m.Lanes, process.Lane{ID: fmt.Sprintf("lane%d", i), Name: []string{"Handläggare", "Nämnd", "Registrator", "Sökandens ombud", "Ekonom", "Jurist"}[i]})
	}
	names := []string{"Granska ansökan", "Begära komplettering", "Upprätta tjänsteskrivelse", "Besluta i ärendet", "Skicka beslut", "Sammanställa medarbetarundersökning", "Kommunicera"}
	add := func(kind process.NodeKind, name string) string {
		id := fmt.Sprintf("n%d", len(m.Nodes)+1)
		n := process.Node{ID: id, Kind: kind, Name: name}
		if lanes > 0 {
			n.Lane = m.Lanes[r.IntN(lanes)].ID
		}
		m.Nodes = append(m.Nodes, n)
		return id
	}
	tie := func(from, to, name string) {
		m.Flows = append(m.Flows, process.Flow{ID: fmt.Sprintf("f%d", len(m.Flows)+1), From: from, To: to, Name: name})
	}
	left := nodes - 2
	var block func(from, label string, depth int) (string, string)
	block = func(from, label string, depth int) (string, string) {
		switch pick := r.IntN(10); {
		case pick < 2 && left >= 5 && depth < 4: // decision
			left -= 2
			split := add(process.NodeDecision, fmt.Sprintf("Är ärendet %d komplett?", len(m.Nodes)))
			tie(from, split, label)
			ways := 2 + r.IntN(2)
			var ends, labels []string
			for w := range ways {
				at, l := split, []string{"Ja", "Nej", "Delvis, behöver kompletteras"}[w]
				if w == 1 && r.IntN(3) == 0 {
					ends, labels = append(ends, at), append(labels, l)
					continue
				}
				for range 1 + r.IntN(2) {
					at, l = block(at, l, depth+1)
				}
				ends, labels = append(ends, at), append(labels, l)
			}
			join := add(process.NodeDecision, "")
			for i, e := range ends {
				tie(e, join, labels[i])
			}
			return join, ""
		case pick < 4 && left >= 5 && depth < 4: // parallel
			left -= 2
			split := add(process.NodeParallel, "")
			tie(from, split, label)
			var ends, labels []string
			for range 2 + r.IntN(3) {
				at, l := split, ""
				for range 1 + r.IntN(2) {
					at, l = block(at, l, depth+1)
				}
				ends, labels = append(ends, at), append(labels, l)
			}
			join := add(process.NodeParallel, "")
			for i, e := range ends {
				tie(e, join, labels[i])
			}
			return join, ""
		case pick < 5 && left >= 4 && depth < 4: // loop
			left -= 2
			merge := add(process.NodeDecision, "")
			tie(from, merge, label)
			at, l := block(merge, "", depth+1)
			ask := add(process.NodeDecision, fmt.Sprintf("Är %d godkänt?", len(m.Nodes)))
			tie(at, ask, l)
			tie(ask, merge, "Nej")
			return ask, "Ja"
		default:
			left--
			id := add(process.NodeActivity, names[r.IntN(len(names))])
			tie(from, id, label)
			return id, ""
		}
	}
	at, label := add(process.NodeStart, "Ansökan inkommen"), ""
	for left > 0 {
		at, label = block(at, label, 0)
	}
	tie(at, add(process.NodeEnd, "Beslut fattat"), label)
	for p := range r.IntN(3) {
		id := fmt.Sprintf("p%d", p)
		m.Participants = append(m.Participants, process.Participant{ID: id, Name: []string{"Sökande", "Grannar"}[p]})
		for k := range 2 {
			node := m.Nodes[r.IntN(len(m.Nodes))]
			if node.Kind != process.NodeActivity && node.Kind != process.NodeStart {
				continue
			}
			f := process.Flow{ID: fmt.Sprintf("m%d_%d", p, k), Kind: process.FlowMessage, From: id, To: node.ID, Name: "Ansökan"}
			if k == 1 && node.Kind == process.NodeActivity {
				f.From, f.To, f.Name = node.ID, id, "Begäran om komplettering"
			}
			m.Flows = append(m.Flows, f)
		}
	}
	return m
}
