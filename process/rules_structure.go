package process

import "github.com/kommunkvalitet/kvalitet"

// structureRules are P01–P18.
func structureRules() []*Rule {
	return []*Rule{
		newRule("p01-start", "Har kartan en start, eller flera med olika namn?", "Does the map have one start, or several with different names?",
			"En process har en bestämd början. Flera starter måste ha var sitt namn, och inget flöde går in i en start.",
			"A process has a definite beginning. Several starts must each have a name, and no flow runs into a start.", sourceSilver, p01),
		newRule("p02-end", "Har kartan ett namngivet slut som inget går ut ur?", "Does the map have a named end that nothing leaves?",
			"Ett slut är ett resultat. Ge varje slut ett namn, och låt inget flöde gå ut ur det.",
			"An end is a result. Give every end a name, and let no flow leave it.", sourceSilver, p02),
		newRule("p03-reachable", "Går varje nod att nå från en start?", "Can every node be reached from a start?",
			"Det som inte går att nå utförs aldrig. Koppla ihop noden eller ta bort den.",
			"What cannot be reached is never carried out. Connect the node or remove it.", source7PMG, p03),
		newRule("p04-dead-end", "Slutar varje väg i ett slut?", "Does every way end in an end?",
			"En nod utan väg ut lämnar ärendet liggande. Dra ett flöde vidare eller gör noden till ett slut.",
			"A node without a way out leaves the case lying. Draw a flow on, or make the node an end.", sourceSilver, p04),
		newRule("p05-references", "Är alla id:n unika och leder alla flöden någonstans?", "Are all identities unique and do all flows lead somewhere?",
			"Samma id två gånger, två flöden mellan samma noder eller ett flöde till en nod som inte finns går inte att läsa entydigt.",
			"The same identity twice, two flows between the same nodes or a flow to a node that is not there cannot be read in one way only.", sourceSilver, p05),
		newRule("p06-connected", "Har varje nod minst ett flöde?", "Does every node have at least one flow?",
			"En nod utan flöden hör inte till förloppet. Koppla in den eller ta bort den.",
			"A node without flows is no part of the course. Connect it or remove it.", sourceSilver, p06),
		newRule("p07-single", "Har kartan bara en start och ett slut?", "Does the map have only one start and one end?",
			"En start och ett slut läses lättast (7PMG). Den som hellre visar flera sluttillstånd (Silver) stänger av regeln.",
			"One start and one end read most easily (7PMG). Those who prefer several end states (Silver) turn the rule off.", source7PMG, p07),
		newRule("p08-decision", "Har varje beslut minst två vägar ut?", "Does every decision have at least two ways out?",
			"Ett beslut med en väg ut är inget val. Lägg till det andra svaret eller gör det till en aktivitet.",
			"A decision with one way out is no choice. Add the other answer or make it an activity.", sourceSilver, p08),
		newRule("p09-join-fork", "Är varje vägval antingen ett möte eller en delning?", "Is every gateway either a meeting or a parting?",
			"Ett vägval som både samlar och delar läses på två sätt. Rita två.",
			"A gateway that both gathers and parts reads in two ways. Draw two.", source7PMG, p09),
		newRule("p10-matching", "Möts varje delning i ett vägval av samma slag?", "Does every parting meet in a gateway of the same kind?",
			"Delas flödet parallellt men möts som beslut görs resten flera gånger; delas det som beslut men möts parallellt stannar det för alltid.",
			"Ways that part in parallel and meet as a decision make the rest happen twice; ways that part as a decision and meet in parallel wait for ever.", source7PMG, p10),
		newRule("p11-inclusive", "Klarar sig kartan utan inklusiva och sammansatta vägval?", "Does the map do without inclusive and complex gateways?",
			"Det syns inte hur många vägar som tas. Använd beslut och parallella vägar.",
			"It cannot be seen how many ways are taken. Use decisions and parallel ways.", source7PMG, p11),
		newRule("p12-implicit", "Möts och delas vägar bara i vägval?", "Do ways meet and part only in gateways?",
			"Flera pilar in i eller ut ur en aktivitet döljer om alla väntas in eller en räcker. Rita ett vägval.",
			"Several arrows into or out of an activity hide whether all are awaited or one is enough. Draw a gateway.", sourceSilver, p12),
		newRule("p13-superfluous", "Har varje vägval något att göra?", "Does every gateway have something to do?",
			"Ett vägval med en väg in och en ut kan tas bort.", "A gateway with one way in and one way out can be removed.", source7PMG, p13),
		newRule("p14-probabilities", "Blir sannolikheterna ut ur varje beslut tillsammans 1?", "Do the probabilities out of every decision sum to 1?",
			"Vid ett beslut tas exakt en väg. Summan får avvika högst en miljondel från 1.",
			"At a decision exactly one way is taken. The sum may differ from 1 by at most a millionth.", sourceFlow, p14),
		newRule("p15-probability-missing", "Är varje vägs sannolikhet känd när kartan har tider?", "Is every way's probability known when the map has times?",
			"Ledtid och kostnad kan bara räknas när det är känt hur ofta varje väg tas.",
			"Cycle time and cost can only be calculated when it is known how often each way is taken.", sourceFlow, p15),
		newRule("p16-rework", "Är sannolikheten för omarbete mindre än 1?", "Is the probability of rework less than 1?",
			"Med sannolikheten 1 görs arbetet om för alltid.", "With the probability 1 the work is done again for ever.", sourceFlow, p16),
		newRule("p17-cycle-exit", "Går det att komma ur varje slinga?", "Is there a way out of every loop?",
			"En slinga utan utgång tar aldrig slut. Lägg till ett beslut som leder ut.",
			"A loop without an exit never ends. Add a decision that leads out.", source7PMG, p17),
		newRule("p18-cycle-limit", "Säger varje väg tillbaka hur många gånger den får tas?", "Does every way back say how often it may be taken?",
			"Ett ärende ska inte gå fram och tillbaka utan gräns. Ange högsta antal eller regeln som avgör.",
			"A case shall not go back and forth without a limit. State the highest number or the rule that decides.", kvalitet.OurDefault("P18"), p18),
	}
}

func p01(p *Pass) kvalitet.Finding {
	if !p.has(NodeStart) {
		return kvalitet.NotMet("Kartan har ingen start.", "The map has no start.").At(kvalitet.Place{Path: "/nodes"})
	}
	var ps places
	starts := p.perPool(NodeStart)
	type pooled struct{ pool, name string }
	taken := make(map[pooled]bool)
	for i, n := range p.Map.Nodes {
		if n.Kind != NodeStart {
			continue
		}
		name := pooled{p.pool(i), fold(n.Name)}
		switch {
		case len(p.g.In[i]) > 0:
			ps.add(node(i), "flöde in i starten", "a flow into the start")
		case taken[name]:
			ps.add(node(i), "samma namn som en annan start", "the same name as another start")
		case name.name == "" && starts[name.pool] > 1:
			ps.add(node(i), "en av flera starter saknar namn", "one of several starts has no name")
		}
		taken[name] = true
	}
	return ps.finding("Starten är inte entydig.", "The start is not clear.")
}

func p02(p *Pass) kvalitet.Finding {
	ends := 0
	ps := p.each(func(i int, n *Node) bool {
		if n.Kind != NodeEnd {
			return false
		}
		ends++
		return len(p.g.Out[i]) > 0 || !written(n.Name)
	})
	if ends == 0 {
		return kvalitet.NotMet("Kartan har inget slut.", "The map has no end.").At(kvalitet.Place{Path: "/nodes"})
	}
	return ps.finding("Slut som saknar namn eller har ett flöde ut: %d.", "Ends that have no name or a flow out: %d.")
}

func p03(p *Pass) kvalitet.Finding {
	if !p.has(NodeStart) {
		return kvalitet.NotApplicable("Kartan har ingen start.", "The map has no start.")
	}
	return p.each(func(i int, _ *Node) bool { return !p.g.reached[i] && p.touched(i) }).
		finding("Noder som inte går att nå från en start: %d.", "Nodes that cannot be reached from a start: %d.")
}

func p04(p *Pass) kvalitet.Finding {
	if !p.has(NodeEnd) {
		return kvalitet.NotApplicable("Kartan har inget slut.", "The map has no end.")
	}
	return p.each(func(i int, n *Node) bool { return n.Kind != NodeEnd && p.ways(i) == 0 && p.touched(i) }).
		finding("Noder utan väg ut: %d.", "Nodes without a way out: %d.")
}

func p05(p *Pass) kvalitet.Finding {
	var ps places
	ids := make(map[string]bool)
	for i, n := range p.Map.Nodes {
		if n.ID == "" || ids[n.ID] {
			ps.add(node(i)+"/id", "id saknas eller används två gånger", "the identity is missing or used twice")
		}
		ids[n.ID] = true
	}
	for _, other := range p.Map.Participants {
		ids[other.ID] = true
	}
	type pair struct {
		from, to string
		message  bool
	}
	pairs, flows := make(map[pair]bool), make(map[string]bool)
	for i, f := range p.Map.Flows {
		key := pair{f.From, f.To, f.IsMessage()}
		switch {
		case !ids[f.From] || !ids[f.To]:
			ps.add(flow(i), "flödets ände finns inte", "an end of the flow is not there")
		case pairs[key]:
			ps.add(flow(i), "samma flöde två gånger", "the same flow twice")
		case f.ID != "" && flows[f.ID]:
			ps.add(flow(i)+"/id", "id används två gånger", "the identity is used twice")
		}
		pairs[key], flows[f.ID] = true, true
	}
	return ps.finding("Id:n eller flöden som inte går att läsa entydigt: %d.", "Identities or flows that cannot be read in one way only: %d.")
}

func p06(p *Pass) kvalitet.Finding {
	return p.each(func(i int, _ *Node) bool { return !p.touched(i) }).
		finding("Noder utan flöden: %d.", "Nodes without flows: %d.")
}

func p07(p *Pass) kvalitet.Finding {
	starts, ends := p.perPool(NodeStart), p.perPool(NodeEnd)
	return p.each(func(i int, n *Node) bool {
		return n.Kind == NodeStart && starts[p.pool(i)] > 1 || n.Kind == NodeEnd && ends[p.pool(i)] > 1
	}).finding("Kartan har flera starter eller slut.", "The map has several starts or ends.")
}

func p08(p *Pass) kvalitet.Finding {
	return p.each(func(i int, n *Node) bool {
		merge := len(p.g.In[i]) > 1 && len(p.g.Out[i]) == 1
		return n.Kind == NodeDecision && written(n.Name) && !merge && len(p.g.Out[i]) == 1
	}).finding("Beslut med bara en väg ut: %d.", "Decisions with only one way out: %d.")
}

func p09(p *Pass) kvalitet.Finding {
	return p.each(func(i int, n *Node) bool { return n.isGateway() && len(p.g.In[i]) > 1 && len(p.g.Out[i]) > 1 }).
		finding("Vägval som både samlar och delar: %d.", "Gateways that both gather and part: %d.")
}

func p10(p *Pass) kvalitet.Finding {
	var ps places
	for i, j := range p.g.meet {
		if j < 0 || len(p.g.In[j]) < 2 || len(p.g.Out[j]) > 1 { // only a meeting can be of the wrong kind
			continue
		}
		split, join := p.Map.Nodes[i].Kind, p.Map.Nodes[j].Kind
		switch {
		case split == NodeParallel && join == NodeDecision:
			ps.add(node(int(j)), "det som följer görs en gång per väg", "what follows is done once per way")
		case (split == NodeDecision || split == NodeEventBased) && join == NodeParallel:
			ps.add(node(int(j)), "mötet väntar på en väg som aldrig tas", "the meeting waits for a way that is never taken")
		}
	}
	return ps.finding("Delningar som möts i ett vägval av annat slag: %d.", "Partings that meet in a gateway of another kind: %d.")
}

func p11(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool { return n.Kind == NodeInclusive || n.Kind == NodeComplex }).
		finding("Vägval som är inklusiva eller sammansatta: %d.", "Gateways that are inclusive or complex: %d.")
}

func p12(p *Pass) kvalitet.Finding {
	return p.each(func(i int, n *Node) bool {
		return (n.isWork() || n.Kind == NodeEvent) && (len(p.g.In[i]) > 1 || p.ways(i) > 1) ||
			n.Kind == NodeStart && len(p.g.Out[i]) > 1
	}).finding("Noder som samlar eller delar vägar utan vägval: %d.", "Nodes that gather or part ways without a gateway: %d.")
}

func p13(p *Pass) kvalitet.Finding {
	return p.each(func(i int, n *Node) bool {
		return n.isGateway() && len(p.g.In[i]) == 1 && len(p.g.Out[i]) == 1 && (n.Kind != NodeDecision || !written(n.Name))
	}).finding("Vägval med en väg in och en ut: %d.", "Gateways with one way in and one way out: %d.")
}

func p17(p *Pass) kvalitet.Finding {
	exit := make([]bool, len(p.g.Size))
	for f := range p.Map.Flows {
		if a, b := p.g.From[f], p.g.To[f]; a >= 0 && p.g.Comp[a] != p.g.Comp[b] {
			exit[p.g.Comp[a]] = true
		}
	}
	return p.each(func(i int, _ *Node) bool { return p.g.Cyclic(int32(i)) && !exit[p.g.Comp[i]] }).
		finding("Noder som står i en slinga utan utgång: %d.", "Nodes that are in a loop without an exit: %d.")
}

func p18(p *Pass) kvalitet.Finding {
	var ps places
	for f, back := range p.g.Back {
		if back && !written(p.Map.Flows[f].Limit) {
			ps.add(flow(f), p.Map.Nodes[p.g.From[f]].title(), p.Map.Nodes[p.g.From[f]].title())
		}
	}
	return ps.finding("Vägar tillbaka utan gräns: %d.", "Ways back without a limit: %d.")
}

// touched reports whether the node has any flow, messages left aside.
func (p *Pass) touched(i int) bool { return len(p.g.In[i])+len(p.g.Out[i]) > 0 }

// ways is how many ways out a node has, events at its border left aside.
func (p *Pass) ways(i int) int {
	n := 0
	for _, f := range p.g.Out[i] {
		if p.Map.Flows[f].Kind != FlowBoundary {
			n++
		}
	}
	return n
}

func (p *Pass) count(kind NodeKind) int {
	n := 0
	for _, node := range p.Map.Nodes {
		if node.Kind == kind {
			n++
		}
	}
	return n
}

// pool is the pool that a node stands in; each has a process of its own, with its own start and end.
func (p *Pass) pool(i int) string {
	if l, ok := p.lanes[p.Map.Nodes[i].Lane]; ok {
		return p.Map.Lanes[l].Pool
	}
	return ""
}

func (p *Pass) perPool(kind NodeKind) map[string]int {
	n := make(map[string]int)
	for i, node := range p.Map.Nodes {
		if node.Kind == kind {
			n[p.pool(i)]++
		}
	}
	return n
}

func (p *Pass) has(kind NodeKind) bool { return p.count(kind) > 0 }
