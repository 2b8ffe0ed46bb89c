package process

import (
	"strings"
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// namingRules are P50–P58. Swedish is judged by the form of words; what is found is a hint, never more.
func namingRules() []*Rule {
	return []*Rule{
		newRule("p50-process-name", "Heter processen vad den gör: verb i infinitiv och objekt?", "Is the process named after what it does: verb in the infinitive and object?",
			"\"Ansöka om bygglov\" säger vad som händer, \"Bygglov\" gör det inte. Partikelverb går bra.",
			"\"Ansöka om bygglov\" tells what happens, \"Bygglov\" does not. Particle verbs are fine.", source2c8, swedish(p50)),
		newRule("p51-activity-name", "Heter varje aktivitet verb i infinitiv och objekt?", "Is every activity named verb in the infinitive and object?",
			"Skriv \"Granska ansökan\", inte \"Granskning\", \"Ansökan granskas\" eller \"Granskas av handläggare\".",
			"Write \"Granska ansökan\", not a noun and not the passive voice.", source2c8, swedish(p51)),
		newRule("p52-decision-question", "Är varje beslut en fråga med ett svar på varje väg ut?", "Is every decision a question with an answer on every way out?",
			"Sluta namnet med frågetecken och skriv svaret på varje pil ut.", "End the name with a question mark and write the answer on every arrow out.", source2c8, p52),
		newRule("p53-state-name", "Heter start, händelser och slut som ett tillstånd?", "Are the start, events and ends named as a state?",
			"Ett slut är ett läge: \"Beslut skickat\", \"Nöjd sökande\".", "An end is a state: \"Beslut skickat\" (decision sent).", sourceSilver, swedish(p53)),
		newRule("p54-role-name", "Heter varje bana som rollen, inte som befattningen?", "Is every lane named after the role, not the position?",
			"En befattning kan ha flera roller, och organisationen ändras oftare än processen.", "A position may have several roles, and the organisation changes more often than the process.", source2c8, swedish(p54)),
		newRule("p55-duplicate-name", "Har varje aktivitet och beslut sitt eget namn?", "Does every activity and decision have a name of its own?",
			"Samma namn två gånger läses som samma sak.", "The same name twice reads as the same thing.", kvalitet.OurDefault("P55"), p55),
		newRule("p56-length", "Är namnen korta?", "Are the names short?",
			"Långa namn ryms inte på kartan. Flytta förklaringen till aktivitetens beskrivning.", "Long names do not fit on the map. Move the explanation to the description.", kvalitet.OurDefault("P56: högst 6 ord och 60 tecken"), p56),
		newRule("p57-vague", "Säger verben vad som görs?", "Do the verbs say what is done?",
			"\"Hantera\", \"jobba med\" och \"göra\" säger inte vad som händer. Byt till det som faktiskt utförs.", "\"Hantera\" (handle), \"jobba med\" (work with) and \"göra\" (do) do not say what happens.", kvalitet.OurDefault("P57"), swedish(p57)),
		newRule("p58-empty", "Har allt som ska ha ett namn ett?", "Does everything that should have a name have one?",
			"Banor, aktiviteter, starter, händelser och beslut med flera vägar ut behöver ett namn.", "Lanes, activities, starts, events and decisions with several ways out need a name.", source7PMG, p58),
	}
}

// swedish asks a rule only of maps with Swedish names.
func swedish(ask func(*Pass) kvalitet.Finding) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		if l := strings.ToLower(p.Map.Language); l != "" && !strings.HasPrefix(l, "sv") {
			return kvalitet.NotApplicable("Kartans namn är inte på svenska.", "The names of the map are not in Swedish.")
		}
		return ask(p)
	}
}

func p50(p *Pass) kvalitet.Finding {
	if !written(p.Map.Name) {
		return kvalitet.Unknown("Processen har inget namn.", "The process has no name.")
	}
	if sv, en := nameFault(p.Map.Name); sv != "" {
		return kvalitet.NotMet("Processens namn: "+sv+".", "The name of the process: "+en+".").At(kvalitet.Place{Path: "/name"})
	}
	return kvalitet.Met()
}

func p51(p *Pass) kvalitet.Finding {
	var ps places
	for i, n := range p.Map.Nodes {
		if n.Kind != NodeActivity {
			continue
		}
		if sv, en := nameFault(n.Name); sv != "" {
			ps.add(node(i)+"/name", n.Name+": "+sv, n.Name+": "+en)
		}
	}
	return ps.finding("Aktiviteter som inte heter verb och objekt: %d.", "Activities that are not named verb and object: %d.")
}

func p52(p *Pass) kvalitet.Finding {
	var ps places
	for i, n := range p.Map.Nodes {
		if !p.isChoice(i) || !written(n.Name) {
			continue
		}
		if !strings.HasSuffix(strings.TrimSpace(n.Name), "?") {
			ps.add(node(i)+"/name", n.Name+": frågetecken saknas", n.Name+": no question mark")
		}
		for _, f := range p.g.Out[i] {
			if !written(p.Map.Flows[f].Name) {
				ps.add(flow(int(f))+"/name", n.Name+": svar saknas", n.Name+": the answer is missing")
			}
		}
	}
	return ps.finding("Frågor eller svar som saknas vid beslut: %d.", "Questions or answers missing at decisions: %d.")
}

func p53(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool {
		return (n.Kind == NodeStart || n.Kind == NodeEnd || n.Kind == NodeEvent) && written(n.Name) && !stateName(n.Name)
	}).finding("Starter, händelser eller slut som inte heter som ett tillstånd: %d.", "Starts, events or ends that are not named as a state: %d.")
}

func p54(p *Pass) kvalitet.Finding {
	var ps places
	for i, l := range p.Map.Lanes {
		if looksLikePosition(l.Name) && !looksLikePerson(l.Name) {
			ps.add(lane(i)+"/name", l.Name, l.Name)
		}
	}
	return ps.finding("Banor som heter som en befattning: %d.", "Lanes that are named after a position: %d.")
}

func p55(p *Pass) kvalitet.Finding {
	first := make(map[string]string)
	return p.each(func(i int, n *Node) bool {
		if !n.isWork() && !p.isChoice(i) || !written(n.Name) {
			return false
		}
		key := fold(n.Name)
		if _, ok := first[key]; ok {
			return true
		}
		first[key] = n.ID
		return false
	}).finding("Namn som används mer än en gång: %d.", "Names that are used more than once: %d.")
}

func p56(p *Pass) kvalitet.Finding {
	mostWords, mostRunes := p.threshold(thresholdWords), p.threshold(thresholdRunes)
	return p.each(func(_ int, n *Node) bool {
		return float64(len(strings.Fields(n.Name))) > mostWords || float64(utf8.RuneCountInString(n.Name)) > mostRunes
	}).finding("Långa namn: %d.", "Long names: %d.")
}

func p57(p *Pass) kvalitet.Finding {
	return p.each(func(_ int, n *Node) bool {
		_, bad := vague(n.Name)
		return n.isWork() && bad
	}).finding("Aktiviteter med ett verb som inte säger vad som görs: %d.", "Activities with a verb that does not say what is done: %d.")
}

func p58(p *Pass) kvalitet.Finding {
	ps := p.each(func(i int, n *Node) bool {
		needs := n.isWork() || n.Kind == NodeEvent || n.Kind == NodeStart || p.isChoice(i)
		return needs && !written(n.Name)
	})
	for i, l := range p.Map.Lanes {
		if !written(l.Name) {
			ps.add(lane(i) + "/name")
		}
	}
	for i, other := range p.Map.Participants {
		if !written(other.Name) {
			ps.add(check.At("/participants", i) + "/name")
		}
	}
	return ps.finding("Namn som saknas: %d.", "Missing names: %d.")
}
