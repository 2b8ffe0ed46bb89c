package process

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// definitionRules are P30–P40: who supplies what to whom (SIPOC), why, and how it is known.
func definitionRules() []*Rule {
	return []*Rule{
		newRule("p30-receiver", "Är det sagt vem som tar emot resultatet?", "Is it said who receives the result?",
			"Kartläggningen utgår från mottagaren. Ange minst en.", "The mapping starts from the receiver. State at least one.", sourceOrebro,
			withSpec(field("/receivers", "Mottagaren saknas.", "The receiver is missing.", func(s *Specification) bool { return anyWritten(s.Receivers) }))),
		newRule("p31-result", "Är det sagt vad processen ger?", "Is it said what the process yields?",
			"Resultatet är det värde som lämnar processen. Ange minst ett.", "The result is the value that leaves the process. State at least one.", sourceOrebro,
			withSpec(field("/results", "Resultatet saknas.", "The result is missing.", func(s *Specification) bool { return anyWritten(s.Results) }))),
		newRule("p32-trigger", "Är det sagt vad som startar processen?", "Is it said what starts the process?",
			"Ange händelsen eller behovet som sätter igång.", "State the event or the need that sets it going.", sourceOrebro,
			withSpec(field("/trigger", "Det som startar processen saknas.", "What starts the process is missing.", func(s *Specification) bool { return written(s.Trigger) }))),
		newRule("p33-supplier", "Är leverantör och objekt in kända?", "Are supplier and input known?",
			"Ange vem som lämnar vad till processen.", "State who hands what to the process.", kvalitet.OurDefault("P33: SIPOC"), withSpec(p33)),
		newRule("p34-delivered", "Når resultatet mottagaren på kartan?", "Does the result reach the receiver on the map?",
			"Finns mottagaren på kartan ska ett meddelande eller ett slut leda dit.", "When the receiver is on the map, a message or an end shall lead there.", sourceLidkoping, withSpec(p34)),
		newRule("p35-result-produced", "Är det som sista aktiviteten ger ett av resultaten?", "Is what the last activity yields one of the results?",
			"Stämmer inte kartans utfall med specifikationens resultat är en av dem fel.", "When the map's outcome is not the specification's result, one of them is wrong.", sourceLidkoping, withSpec(p35)),
		newRule("p36-input-known", "Kommer varje objekt som används någonstans ifrån?", "Does every object that is used come from somewhere?",
			"Ett objekt skapas av en aktivitet eller kommer utifrån. Märk det som externt om det kommer utifrån.", "An object is made by an activity or comes from outside. Mark it external when it does.", kvalitet.OurDefault("P36: SIPOC"), p36),
		newRule("p37-output-used", "Används varje objekt som skapas?", "Is every object that is made used?",
			"Det som ingen använder är kanske onödigt att göra.", "What nobody uses may be needless to make.", kvalitet.OurDefault("P37: SIPOC"), p37),
		newRule("p38-purpose", "Är processens syfte känt?", "Is the purpose of the process known?",
			"Syftet säger varför processen finns. Skriv det i specifikationen.", "The purpose says why the process exists. Write it in the specification.", sourceLidkoping,
			withSpec(field("/purpose", "Syftet saknas.", "The purpose is missing.", func(s *Specification) bool { return written(s.Purpose) }))),
		newRule("p39-measurable", "Hänger krav, mått och mål ihop?", "Do requirements, measures and goals hang together?",
			"Ett krav behöver ett mått, ett mått källa, frekvens och ansvarig, ett mål utgångsvärde och slutdatum.", "A requirement needs a measure, a measure a source, a frequency and an owner, a goal a baseline and a due day.", sourceLidkoping, withSpec(p39)),
		newRule("p40-municipal-goal", "Är processmålen kopplade till kommunens mål?", "Are the process goals tied to the municipality's goals?",
			"Kopplingen visar varför målet är värt att nå.", "The tie shows why the goal is worth reaching.", kvalitet.OurDefault("P40"), withSpec(p40)),
	}
}

func field(path, sv, en string, filled func(*Specification) bool) func(*Pass, *Specification) kvalitet.Finding {
	return func(_ *Pass, s *Specification) kvalitet.Finding {
		if filled(s) {
			return kvalitet.Met()
		}
		return kvalitet.NotMet(sv, en).At(kvalitet.Place{Path: "/specification" + path})
	}
}

func p33(_ *Pass, s *Specification) kvalitet.Finding {
	var ps places
	if !anyWritten(s.Suppliers) {
		ps.add("/specification/suppliers")
	}
	if !anyWritten(s.Inputs) {
		ps.add("/specification/inputs")
	}
	return ps.finding("Leverantören eller objektet in saknas.", "The supplier or the input is missing.")
}

func p34(p *Pass, s *Specification) kvalitet.Finding {
	receiver := make(map[string]bool)
	for _, r := range s.Receivers {
		receiver[fold(r)] = true
	}
	var ps places
	found := false
	for i, other := range p.Map.Participants {
		if !receiver[fold(other.Name)] {
			continue
		}
		found = true
		if !slices.ContainsFunc(p.Map.Flows, func(f Flow) bool { return f.IsMessage() && f.To == other.ID }) {
			ps.add(check.At("/participants", i), other.Name, other.Name)
		}
	}
	for i, l := range p.Map.Lanes {
		if !receiver[fold(l.Name)] {
			continue
		}
		found = true
		if !slices.ContainsFunc(p.Map.Nodes, func(n Node) bool { return n.Lane == l.ID && n.Kind == NodeEnd }) {
			ps.add(lane(i), l.Name, l.Name)
		}
	}
	if !found {
		return kvalitet.NotApplicable("Mottagaren finns inte på kartan.", "The receiver is not on the map.")
	}
	return ps.finding("Inget leder till mottagaren.", "Nothing leads to the receiver.")
}

// last reports whether an activity is followed by an end, with nothing but gateways and events in between.
func (p *Pass) last(v int32) bool {
	seen := map[int32]bool{v: true}
	stack := []int32{v}
	for len(stack) > 0 {
		u := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, f := range p.g.Out[u] {
			w := p.g.To[f]
			if p.Map.Nodes[w].Kind == NodeEnd {
				return true
			}
			if !seen[w] && !p.Map.Nodes[w].isWork() {
				seen[w] = true
				stack = append(stack, w)
			}
		}
	}
	return false
}

func p35(p *Pass, s *Specification) kvalitet.Finding {
	names := p.objectNames()
	made, match := false, false
	for i, n := range p.Map.Nodes {
		if !n.isWork() || len(n.Outputs) == 0 || !p.last(int32(i)) {
			continue
		}
		for _, o := range n.Outputs {
			made = true
			match = match || slices.ContainsFunc(s.Results, func(r string) bool { return fold(r) == fold(names[o]) })
		}
	}
	switch {
	case !made || !anyWritten(s.Results):
		return kvalitet.Unknown("Resultat eller den sista aktivitetens objekt ut är inte angivet.", "The result or the last activity's output is not stated.")
	case match:
		return kvalitet.Met()
	default:
		return kvalitet.NotMet("Ingen sista aktivitet ger något av processens resultat.", "No last activity yields any of the process's results.")
	}
}

func (p *Pass) objectNames() map[string]string {
	names := make(map[string]string, len(p.Map.Objects))
	for _, o := range p.Map.Objects {
		names[o.ID] = o.Name
	}
	return names
}

// uses tells which objects are taken and which are made by some node.
func (p *Pass) uses() (taken, made map[string]bool) {
	taken, made = make(map[string]bool), make(map[string]bool)
	for _, n := range p.Map.Nodes {
		for _, o := range n.Inputs {
			taken[o] = true
		}
		for _, o := range n.Outputs {
			made[o] = true
		}
	}
	return taken, made
}

func p36(p *Pass) kvalitet.Finding {
	taken, made := p.uses()
	var ps places
	for i, o := range p.Map.Objects {
		if taken[o.ID] && !made[o.ID] && !o.External {
			ps.add(check.At("/objects", i), o.Name, o.Name)
		}
	}
	return ps.finding("Objekt som används men skapas av ingen och inte är externa: %d.", "Objects that are used but made by nobody and not external: %d.")
}

func p37(p *Pass) kvalitet.Finding {
	taken, made := p.uses()
	delivered := make(map[string]bool)
	for i, n := range p.Map.Nodes {
		if len(n.Outputs) > 0 && p.last(int32(i)) {
			for _, o := range n.Outputs {
				delivered[o] = true
			}
		}
	}
	var ps places
	for i, o := range p.Map.Objects {
		if made[o.ID] && !taken[o.ID] && !delivered[o.ID] && !o.External {
			ps.add(check.At("/objects", i), o.Name, o.Name)
		}
	}
	return ps.finding("Objekt som skapas men aldrig används: %d.", "Objects that are made but never used: %d.")
}

func p39(_ *Pass, s *Specification) kvalitet.Finding {
	var ps places
	measures := make(map[string]bool)
	for i, m := range s.Measures {
		measures[m.Code] = true
		if !written(m.Source) || !written(m.Frequency) || !written(m.Owner) {
			ps.add(check.At("/specification/measures", i), "källa, frekvens eller ansvarig saknas", "source, frequency or owner is missing")
		}
	}
	for i, r := range s.Requirements {
		if !measures[r.Measure] {
			ps.add(check.At("/specification/requirements", i), "mått saknas", "the measure is missing")
		}
	}
	for i, g := range s.Goals {
		if !written(g.Baseline) || g.Due.IsZero() {
			ps.add(check.At("/specification/goals", i), "utgångsvärde eller slutdatum saknas", "baseline or due day is missing")
		}
	}
	if len(s.Measures)+len(s.Requirements)+len(s.Goals) == 0 {
		return kvalitet.Unknown("Krav, mått och mål är inte angivna.", "Requirements, measures and goals are not stated.")
	}
	return ps.finding("Krav, mått eller mål som inte är fullständiga: %d.", "Requirements, measures or goals that are not complete: %d.")
}

func p40(_ *Pass, s *Specification) kvalitet.Finding {
	if len(s.Goals) == 0 {
		return kvalitet.Unknown("Processen har inga mål angivna.", "The process has no goals stated.")
	}
	var ps places
	for i, g := range s.Goals {
		if g.MunicipalGoal == uuid.Nil {
			ps.add(check.At("/specification/goals", i), g.Text, g.Text)
		}
	}
	return ps.finding("Processmål som inte är kopplade till kommunens mål: %d.", "Process goals that are not tied to the municipality's goals: %d.")
}
