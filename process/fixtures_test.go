package process_test

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

func id(n int) uuid.UUID { return uuid.UUID{15: byte(n)} }

func probability(p float64) *float64 { return &p }

// permit is a map that answers every rule with yes or "not applicable".
func permit() process.Map {
	routine := []string{"granskning"}
	return process.Map{
		ID: id(1), Process: id(2), Name: "Pröva bygglov", State: process.StatePresent, Detail: process.DetailOperational,
		Participants: []process.Participant{{ID: "sokande", Name: "Sökande"}},
		Lanes:        []process.Lane{{ID: "reg", Name: "Registrator", HourlyCost: decimal.NewFromInt(380)}, {ID: "handl", Name: "Handläggare", Count: 3}},
		Nodes: []process.Node{
			{ID: "start", Kind: process.NodeStart, Name: "Ansökan inkommen", Lane: "reg"},
			{ID: "registrera", Kind: process.NodeActivity, Name: "Registrera ansökan", Lane: "reg", Work: 600, Inputs: []string{"ansokan"}, Outputs: []string{"arende"}, System: "Diariet"},
			{ID: "igen", Kind: process.NodeDecision, Lane: "handl"},
			{ID: "granska", Kind: process.NodeActivity, Name: "Granska ansökan", Lane: "handl", Work: 1800, Inputs: []string{"arende"}, Routines: routine},
			{ID: "komplett", Kind: process.NodeDecision, Name: "Är ansökan komplett?", Lane: "handl"},
			{ID: "dela", Kind: process.NodeParallel, Lane: "handl"},
			{ID: "hora", Kind: process.NodeActivity, Name: "Höra grannar", Lane: "handl", Routines: routine, Outputs: []string{"svar"}},
			{ID: "plan", Kind: process.NodeActivity, Name: "Ta fram planunderlag", Lane: "handl", Routines: routine},
			{ID: "samla", Kind: process.NodeParallel, Lane: "handl"},
			{ID: "besluta", Kind: process.NodeActivity, Name: "Fatta beslut", Lane: "handl", Routines: routine, Inputs: []string{"svar"}, Outputs: []string{"beslut"}, Critical: true, Risk: "R 12"},
			{ID: "slut", Kind: process.NodeEnd, Name: "Beslut skickat", Lane: "handl"},
		},
		Flows: []process.Flow{
			{ID: "f0", From: "start", To: "registrera"}, {ID: "f1", From: "registrera", To: "igen"}, {ID: "f2", From: "igen", To: "granska"}, {ID: "f3", From: "granska", To: "komplett"},
			{ID: "f4", From: "komplett", To: "dela", Name: "Ja", Probability: probability(0.75)},
			{ID: "f5", From: "komplett", To: "igen", Name: "Nej", Probability: probability(0.25), Limit: "högst 2 gånger"},
			{ID: "f6", From: "dela", To: "hora"}, {ID: "f7", From: "dela", To: "plan"}, {ID: "f8", From: "hora", To: "samla"}, {ID: "f9", From: "plan", To: "samla"},
			{ID: "f10", From: "samla", To: "besluta"}, {ID: "f11", From: "besluta", To: "slut"},
			{ID: "m0", Kind: process.FlowMessage, From: "sokande", To: "start", Name: "Ansökan"}, {ID: "m1", Kind: process.FlowMessage, From: "besluta", To: "sokande", Name: "Beslut"},
		},
		Objects: []process.Object{{ID: "ansokan", Name: "Ansökan", External: true}, {ID: "arende", Name: "Ärende"}, {ID: "svar", Name: "Grannarnas svar"}, {ID: "beslut", Name: "Beslut"}},
	}
}

func specification() process.Specification {
	return process.Specification{
		ID: id(2), Name: "Pröva bygglov", Category: "huvudprocess", Klassa: "4.2.1", Purpose: "Den som vill bygga får ett rättssäkert besked i tid", Trigger: "Ansökan om bygglov",
		Suppliers: []string{"Sökande"}, Inputs: []string{"Ansökan"}, Results: []string{"Beslut"}, Receivers: []string{"Sökande"},
		Requirements: []process.Requirement{{Text: "Beslut inom tio veckor", Measure: "tid"}},
		Measures:     []process.Measure{{Code: "tid", Name: "Handläggningstid", Source: "Diariet", Frequency: "månad", Owner: "Processledare"}},
		Goals:        []process.Goal{{Text: "Kortare tid", Baseline: "9 veckor", Target: "7 veckor", Due: kvalitet.NewDate(2027, 12, 31), MunicipalGoal: id(9)}},
		Documents:    []process.Document{{Code: "granskning", Title: "Rutin för granskning", Kind: process.DocumentRoutine, Revised: kvalitet.NewDate(2026, 6, 1), Months: 12}},
		Roles:        []process.Assignment{{Role: process.RoleOwner, Holder: "Avdelningschef", Level: 2}, {Role: process.RoleLeader, Holder: "Verksamhetsutvecklare"}},
		Units:        []string{"Bygglovsenheten"}, Status: process.StatusPublished, Adopted: kvalitet.NewDate(2026, 1, 15), Decision: "BN § 4",
		Reviewed: kvalitet.NewDate(2026, 9, 1), ReviewMonths: 12,
	}
}

// plan is a change of a map, its specification and what is around it.
type plan struct {
	m    process.Map
	s    process.Specification
	pass func(*process.Pass)
}

func (p plan) newPass() *process.Pass {
	pass := process.NewPass(p.m).WithSpec(p.s)
	pass.Today = kvalitet.NewDate(2026, 11, 22)
	if p.pass != nil {
		p.pass(pass)
	}
	return pass
}
