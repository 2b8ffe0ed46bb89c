package process_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

// remarks are the rules that a map does not meet, by their numbers.
func remarks(m process.Map) map[string]bool {
	out := make(map[string]bool)
	for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(m)) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			out[f.Rule[len("process.map."):][:3]] = true
		}
	}
	return out
}

// An event at an activity's border is a way out of its own: it is no parting without a gateway, and no way on.
func TestEventsAtABorder(t *testing.T) {
	bordered := func(kind process.FlowKind) process.Map {
		m := permit()
		m.Nodes = append(m.Nodes, process.Node{ID: "tid", Kind: process.NodeEvent, Name: "Tiden utgången", Lane: "handl"},
			process.Node{ID: "avvisad", Kind: process.NodeEnd, Name: "Ansökan avvisad", Lane: "handl"})
		m.Flows = append(m.Flows, process.Flow{ID: "b0", Kind: kind, From: "granska", To: "tid"}, process.Flow{ID: "b1", From: "tid", To: "avvisad"})
		return m
	}
	assert.Equal(t, map[string]bool{"p07": true}, remarks(bordered(process.FlowBoundary)))
	assert.Equal(t, map[string]bool{"p07": true, "p12": true}, remarks(bordered(process.FlowSequence)))
	m := bordered(process.FlowBoundary)
	m.Flows[11].From = "tid" // the last activity has only the event at its border
	m.Flows[len(m.Flows)-2].From = "besluta"
	assert.True(t, remarks(m)["p04"])
}

// A choice by what happens first is exclusive and asks no question.
func TestChoiceByEvents(t *testing.T) {
	choice := func(kind, join process.NodeKind) process.Map {
		m := permit()
		m.Nodes = append(m.Nodes, process.Node{ID: "vanta", Kind: kind, Lane: "handl"}, process.Node{ID: "svar_in", Kind: process.NodeEvent, Name: "Svar inkommet", Lane: "handl"},
			process.Node{ID: "tid", Kind: process.NodeEvent, Name: "Tiden utgången", Lane: "handl"}, process.Node{ID: "vidare", Kind: join, Lane: "handl"})
		m.Flows[10].To = "vanta"
		m.Flows = append(m.Flows, process.Flow{ID: "e0", From: "vanta", To: "svar_in", Probability: probability(0.5)}, process.Flow{ID: "e1", From: "vanta", To: "tid", Probability: probability(0.5)},
			process.Flow{ID: "e2", From: "svar_in", To: "vidare"}, process.Flow{ID: "e3", From: "tid", To: "vidare"}, process.Flow{ID: "e4", From: "vidare", To: "besluta"})
		return m
	}
	assert.Empty(t, remarks(choice(process.NodeEventBased, process.NodeDecision)))
	assert.Equal(t, map[string]bool{"p10": true}, remarks(choice(process.NodeEventBased, process.NodeParallel)))
	assert.Equal(t, map[string]bool{"p11": true}, remarks(choice(process.NodeComplex, process.NodeDecision)))
	m := choice(process.NodeEventBased, process.NodeDecision)
	m.Flows[len(m.Flows)-5].Probability = probability(0.6)
	assert.Equal(t, map[string]bool{"p14": true}, remarks(m))
	m.Flows[len(m.Flows)-5].Probability = nil
	assert.Equal(t, map[string]bool{"p15": true}, remarks(m))
}

// Every pool has a process of its own, with a start and an end of its own.
func TestEachPoolHasItsStartAndEnd(t *testing.T) {
	m := permit()
	m.Lanes = append(m.Lanes, process.Lane{ID: "granne", Name: "Granne", Pool: "Granne"})
	m.Nodes = append(m.Nodes, process.Node{ID: "g0", Kind: process.NodeStart, Name: "Ansökan inkommen", Lane: "granne"},
		process.Node{ID: "g1", Kind: process.NodeActivity, Name: "Lämna yttrande", Lane: "granne", System: "E-post"},
		process.Node{ID: "g2", Kind: process.NodeEnd, Name: "Yttrande lämnat", Lane: "granne"})
	m.Flows = append(m.Flows, process.Flow{ID: "g3", From: "g0", To: "g1"}, process.Flow{ID: "g4", From: "g1", To: "g2"})
	assert.Empty(t, remarks(m))
	m.Nodes = append(m.Nodes, process.Node{ID: "g5", Kind: process.NodeStart, Lane: "granne"})
	m.Flows = append(m.Flows, process.Flow{ID: "g6", From: "g5", To: "g1"})
	assert.Equal(t, map[string]bool{"p01": true, "p07": true, "p12": true, "p58": true}, remarks(m))
}
