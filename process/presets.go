package process

import (
	"github.com/google/uuid"
)

// presetID gives a preset the same identity in every program.
func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/process/"+name))
}

// Presets returns the maps that are shipped, in order.
func Presets() []Map { return []Map{LidkopingSteering(), LidkopingActionPlan()} }

// chain ties nodes together in order with flows f1, f2 … counted on from those already there.
func chain(m *Map, ids ...string) {
	for i := 1; i < len(ids); i++ {
		tie(m, ids[i-1], ids[i], "")
	}
}

func tie(m *Map, from, to, name string) {
	m.Flows = append(m.Flows, Flow{ID: "f" + itoa(len(m.Flows)+1), From: from, To: to, Name: name})
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// LidkopingSteering returns Lidköping's steering process (styrprocessen): planning from the dialogue day to the plans
// of action, and follow-up through two interim reports to the annual report. The document gives the steps; which body
// carries out each, and the question after the second interim report, is our reading.
func LidkopingSteering() Map {
	m := Map{ID: presetID("map/lidkoping-styrprocess"), Process: presetID("lidkoping-styrprocess"), Name: "Styra kommunen", State: StatePresent, Detail: DetailOperational,
		Lanes: []Lane{{ID: "kf", Name: "Kommunfullmäktige"}, {ID: "beredning", Name: "Beredning"}, {ID: "namnd", Name: "Nämnd"}, {ID: "forvaltning", Name: "Förvaltning"}},
		Objects: []Object{{ID: "statistik", Name: "Statistikpaket"}, {ID: "inriktning", Name: "Inriktning"}, {ID: "spb", Name: "Strategisk plan och budget"},
			{ID: "handlingsplaner", Name: "Handlingsplaner"}, {ID: "arsredovisning", Name: "Årsredovisning"}}}
	add := func(kind NodeKind, id, lane, name string, in, out []string) {
		m.Nodes = append(m.Nodes, Node{ID: id, Kind: kind, Lane: lane, Name: name, Inputs: in, Outputs: out})
	}
	add(NodeStart, "start", "forvaltning", "Nytt planeringsår påbörjat", nil, nil)
	add(NodeActivity, "underlag", "forvaltning", "Ta fram statistikpaket", nil, []string{"statistik"})
	add(NodeActivity, "dialog", "kf", "Genomföra dialogdag", []string{"statistik"}, nil)
	add(NodeActivity, "inriktningsbeslut", "kf", "Fatta inriktningsbeslut", nil, []string{"inriktning"})
	add(NodeActivity, "arbete", "namnd", "Arbeta fram nämndens SPB", []string{"inriktning"}, nil)
	add(NodeActivity, "beslut-spb", "namnd", "Fatta beslut om nämndens SPB", nil, nil)
	add(NodeActivity, "budgetberedning", "beredning", "Bereda budget och SPB", nil, []string{"spb"})
	add(NodeActivity, "kf-spb", "kf", "Besluta om SPB", []string{"spb"}, nil)
	add(NodeActivity, "detalj", "namnd", "Besluta om SPB i detalj", []string{"spb"}, nil)
	add(NodeSubprocess, "handlingsplan", "forvaltning", "Ta fram handlingsplaner", []string{"spb"}, []string{"handlingsplaner"})
	add(NodeActivity, "delar1", "namnd", "Besluta om delårsrapport 1", []string{"handlingsplaner"}, nil)
	add(NodeActivity, "kf-delar1", "kf", "Godkänna delårsrapport 1", nil, nil)
	add(NodeActivity, "delar2", "namnd", "Besluta om delårsrapport 2", nil, nil)
	add(NodeActivity, "uppfoljning", "beredning", "Bereda uppföljningen", nil, nil)
	add(NodeDecision, "atgard", "beredning", "Behövs åtgärder?", nil, nil)
	add(NodeActivity, "atgarda", "namnd", "Åtgärda avvikelser", nil, nil)
	add(NodeDecision, "samlat", "beredning", "", nil, nil)
	add(NodeActivity, "kf-delar2", "kf", "Godkänna delårsrapport 2", nil, nil)
	add(NodeActivity, "berattelse", "namnd", "Besluta om verksamhetsberättelse", nil, nil)
	add(NodeActivity, "arsberedning", "beredning", "Bereda årsredovisning", nil, []string{"arsredovisning"})
	add(NodeActivity, "kf-ar", "kf", "Godkänna årsredovisning", []string{"arsredovisning"}, nil)
	add(NodeEnd, "slut", "kf", "Årsredovisning godkänd", nil, nil)
	chain(&m, "start", "underlag", "dialog", "inriktningsbeslut", "arbete", "beslut-spb", "budgetberedning", "kf-spb", "detalj", "handlingsplan",
		"delar1", "kf-delar1", "delar2", "uppfoljning", "atgard")
	tie(&m, "atgard", "atgarda", "Ja")
	tie(&m, "atgard", "samlat", "Nej")
	chain(&m, "atgarda", "samlat", "kf-delar2", "berattelse", "arsberedning", "kf-ar", "slut")
	for i := range m.Nodes {
		if m.Nodes[i].ID == "handlingsplan" {
			m.Nodes[i].Process = presetID("lidkoping-handlingsplan")
		}
	}
	return m
}

// LidkopingActionPlan returns Lidköping's process for a unit's plan of action (framtagande av handlingsplan på
// enhetsnivå). The results that are gathered are the document's; that they are gathered in parallel, the roles and the
// way back are our reading.
func LidkopingActionPlan() Map {
	m := Map{ID: presetID("map/lidkoping-handlingsplan"), Process: presetID("lidkoping-handlingsplan"), Name: "Ta fram handlingsplan på enhetsnivå", State: StatePresent, Detail: DetailOperational,
		Lanes: []Lane{{ID: "ledare", Name: "Enhetens ledning"}, {ID: "medarbetare", Name: "Medarbetare"}},
		Objects: []Object{{ID: "styrkort", Name: "SPB och styrkort", External: true}, {ID: "forvaltningsplan", Name: "Förvaltningens handlingsplan", External: true},
			{ID: "enhetsresultat", Name: "Enhetens resultat"}, {ID: "brukarresultat", Name: "Resultat från brukarundersökning"}, {ID: "medarbetarresultat", Name: "Resultat från medarbetarundersökning"},
			{ID: "omraden", Name: "Utvecklingsområden"}, {ID: "plan", Name: "Handlingsplan"}}}
	add := func(kind NodeKind, id, lane, name string, in, out []string) {
		m.Nodes = append(m.Nodes, Node{ID: id, Kind: kind, Lane: lane, Name: name, Inputs: in, Outputs: out})
	}
	add(NodeStart, "start", "ledare", "Strategisk plan beslutad", nil, nil)
	add(NodeParallel, "samla", "ledare", "", nil, nil)
	add(NodeActivity, "styrdokument", "ledare", "Läsa styrande dokument", []string{"styrkort", "forvaltningsplan"}, nil)
	add(NodeActivity, "resultat", "ledare", "Sammanställa enhetens resultat", nil, []string{"enhetsresultat"})
	add(NodeActivity, "brukare", "medarbetare", "Sammanställa brukarundersökning", nil, []string{"brukarresultat"})
	add(NodeActivity, "personal", "medarbetare", "Sammanställa medarbetarundersökning", nil, []string{"medarbetarresultat"})
	add(NodeParallel, "samlat", "ledare", "", nil, nil)
	add(NodeActivity, "behov", "ledare", "Se över utvecklingsbehoven", []string{"enhetsresultat", "brukarresultat", "medarbetarresultat"}, nil)
	add(NodeDecision, "igen", "ledare", "", nil, nil)
	add(NodeActivity, "analysera", "ledare", "Prioritera utvecklingsområden", nil, []string{"omraden"})
	add(NodeActivity, "uppratta", "ledare", "Upprätta handlingsplan", []string{"omraden"}, []string{"plan"})
	add(NodeActivity, "lamna", "medarbetare", "Lämna synpunkter", []string{"plan"}, nil)
	add(NodeDecision, "forankrad", "ledare", "Är planen förankrad?", nil, nil)
	add(NodeEnd, "slut", "ledare", "Handlingsplan upprättad", nil, nil)
	tie(&m, "start", "samla", "")
	for _, id := range []string{"styrdokument", "resultat", "brukare", "personal"} {
		chain(&m, "samla", id, "samlat")
	}
	chain(&m, "samlat", "behov", "igen", "analysera", "uppratta", "lamna", "forankrad")
	tie(&m, "forankrad", "slut", "Ja")
	tie(&m, "forankrad", "igen", "Nej")
	m.Flows[len(m.Flows)-1].Limit = "högst 2 gånger"
	return m
}

// LidkopingSteeringSpecification describes the steering process as far as the document does.
func LidkopingSteeringSpecification() Specification {
	return Specification{ID: presetID("lidkoping-styrprocess"), Name: "Styra kommunen", Category: "management",
		Purpose: "Planera och följa upp verksamheten utifrån fullmäktiges styrkort", Trigger: "Ett nytt planeringsår börjar",
		Inputs: []string{"Vision och mål", "Omvärldsanalys"}, Results: []string{"Strategisk plan och budget", "Årsredovisning"},
		Receivers: []string{"Kommuninvånare"}, Suppliers: []string{"Kommunfullmäktige"},
		Status: StatusDraft}
}
