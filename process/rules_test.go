package process_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
	"github.com/kommunkvalitet/kvalitet/process"
)

func TestRulesAreWellFormedAndDocumented(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(process.MapRules()))
	require.NoError(t, kvalitet.ValidateProfile(process.DefaultProfile(), process.MapRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("process",
		rulesdoc.Of("process.MapRules", kvalitet.Label{SV: "Kartans regler", EN: "Rules of a map"}, process.MapRules())))
}

func at(p *plan, id string) *process.Node {
	for i := range p.m.Nodes {
		if p.m.Nodes[i].ID == id {
			return &p.m.Nodes[i]
		}
	}
	panic(id)
}

func (p *plan) flow(id string) *process.Flow {
	for i := range p.m.Flows {
		if p.m.Flows[i].ID == id {
			return &p.m.Flows[i]
		}
	}
	panic(id)
}

func (p *plan) add(n process.Node, flows ...process.Flow) {
	p.m.Nodes = append(p.m.Nodes, n)
	p.m.Flows = append(p.m.Flows, flows...)
}

func (p *plan) drop(flow string) {
	p.m.Flows = slices.DeleteFunc(p.m.Flows, func(f process.Flow) bool { return f.ID == flow })
}

// defects are planted one at a time; exactly the rule named must notice, and no other.
var defects = map[string]struct {
	rule   string
	change func(*plan)
}{
	"start with a way in": {"p01-start", func(p *plan) { p.merge(); p.flow("f5").To = "start"; at(p, "registrera").Lane = "handl" }},
	"end without a name":  {"p02-end", func(p *plan) { at(p, "slut").Name = "" }},
	"not reachable": {"p03-reachable", func(p *plan) {
		p.add(process.Node{ID: "ny", Kind: process.NodeActivity, Name: "Skicka kopia", Lane: "reg", System: "E-post"}, process.Flow{ID: "x", From: "ny", To: "igen"})
	}},
	"dead end": {"p04-dead-end", func(p *plan) {
		p.add(process.Node{ID: "mata", Kind: process.NodeActivity, Name: "Mäta fasaden", Lane: "handl", System: "Kartan"}, process.Flow{ID: "x", From: "dela", To: "mata"})
	}},
	"flow to nowhere": {"p05-references", func(p *plan) { p.m.Flows = append(p.m.Flows, process.Flow{ID: "x", From: "granska", To: "finnsinte"}) }},
	"node without flows": {"p06-connected", func(p *plan) {
		p.add(process.Node{ID: "ny", Kind: process.NodeActivity, Name: "Skicka kopia", Lane: "reg", System: "E-post"})
	}},
	"two ends": {"p07-single", func(p *plan) {
		p.flow("f5").To, p.flow("f5").Limit = "avvisad", ""
		p.add(process.Node{ID: "avvisad", Kind: process.NodeEnd, Name: "Ansökan avvisad", Lane: "handl"})
		p.merge()
	}},
	"decision with one way": {"p08-decision", func(p *plan) { p.drop("f5"); p.flow("f4").Probability = nil; p.merge() }},
	"gathers and parts": {"p09-join-fork", func(p *plan) {
		p.merge()
		p.flow("f1").To, p.flow("f5").To, p.flow("f3").Limit = "komplett", "granska", "högst 2 gånger"
	}},
	"parallel meets as decision": {"p10-matching", func(p *plan) { at(p, "samla").Kind = process.NodeDecision }},
	"inclusive":                  {"p11-inclusive", func(p *plan) { at(p, "dela").Kind, at(p, "samla").Kind = process.NodeInclusive, process.NodeInclusive }},
	"ways meet in an activity": {"p12-implicit", func(p *plan) {
		p.flow("f5").To = "granska"
		p.flow("f1").To = "granska"
		p.m.Nodes = slices.DeleteFunc(p.m.Nodes, func(n process.Node) bool { return n.ID == "igen" })
		p.drop("f2")
	}},
	"superfluous gateway": {"p13-superfluous", func(p *plan) {
		p.flow("f11").To = "onodig"
		p.add(process.Node{ID: "onodig", Kind: process.NodeParallel, Lane: "handl"}, process.Flow{ID: "x", From: "onodig", To: "slut"})
	}},
	"probabilities":            {"p14-probabilities", func(p *plan) { p.flow("f4").Probability = probability(0.7) }},
	"probability missing":      {"p15-probability-missing", func(p *plan) { p.flow("f4").Probability = nil }},
	"rework":                   {"p16-rework", func(p *plan) { at(p, "granska").Rework = 1 }},
	"loop without exit":        {"p17-cycle-exit", func(p *plan) { p.loop() }},
	"no limit":                 {"p18-cycle-limit", func(p *plan) { p.flow("f5").Limit = "" }},
	"no performer":             {"p20-performer", func(p *plan) { at(p, "granska").Lane = "" }},
	"several roles":            {"p21-several-roles", func(p *plan) { at(p, "granska").Roles = []string{"Jurist"} }},
	"two accountable":          {"p22-accountable", func(p *plan) { at(p, "granska").Accountable = []string{"a", "b"} }},
	"sequence to another pool": {"p23-sequence-pool", func(p *plan) { p.m.Lanes[0].Pool = "Kontaktcenter" }},
	"message within": {"p24-message-pool", func(p *plan) {
		p.m.Flows = append(p.m.Flows, process.Flow{ID: "x", Kind: process.FlowMessage, From: "granska", To: "besluta"})
	}},
	"lane not used":          {"p25-lane-used", func(p *plan) { p.m.Lanes = append(p.m.Lanes, process.Lane{ID: "jurist", Name: "Jurist"}) }},
	"ping-pong":              {"p26-handovers", func(p *plan) { at(p, "plan").Lane, at(p, "hora").Lane = "reg", "reg" }},
	"person":                 {"p27-person", func(p *plan) { p.m.Lanes[1].Name = "Anna Karlsson" }},
	"owner too low":          {"p28-owner-level", func(p *plan) { p.s.Roles[0].Level = 5 }},
	"receiver":               {"p30-receiver", func(p *plan) { p.s.Receivers = nil }},
	"result":                 {"p31-result", func(p *plan) { p.s.Results = nil }},
	"trigger":                {"p32-trigger", func(p *plan) { p.s.Trigger = " " }},
	"supplier":               {"p33-supplier", func(p *plan) { p.s.Suppliers = nil }},
	"not delivered":          {"p34-delivered", func(p *plan) { p.drop("m1") }},
	"other result":           {"p35-result-produced", func(p *plan) { p.s.Results = []string{"Tillstånd"} }},
	"input from nobody":      {"p36-input-known", func(p *plan) { p.m.Objects[0].External = false }},
	"output never used":      {"p37-output-used", func(p *plan) { at(p, "besluta").Inputs = nil }},
	"purpose":                {"p38-purpose", func(p *plan) { p.s.Purpose = "" }},
	"measure without source": {"p39-measurable", func(p *plan) { p.s.Measures[0].Source = "" }},
	"goal not tied":          {"p40-municipal-goal", func(p *plan) { p.s.Goals[0].MunicipalGoal = uuid.Nil }},
	"process name":           {"p50-process-name", func(p *plan) { p.m.Name = "Bygglov" }},
	"activity as a noun":     {"p51-activity-name", func(p *plan) { at(p, "granska").Name = "Granskning av ansökan" }},
	"decision no question":   {"p52-decision-question", func(p *plan) { at(p, "komplett").Name = "Komplett ansökan" }},
	"end no state":           {"p53-state-name", func(p *plan) { at(p, "slut").Name = "Slut" }},
	"lane as a position":     {"p54-role-name", func(p *plan) { p.m.Lanes[1].Name = "Enhetschef" }},
	"same name":              {"p55-duplicate-name", func(p *plan) { at(p, "hora").Name = "Granska ansökan" }},
	"long name":              {"p56-length", func(p *plan) { at(p, "hora").Name = "Höra alla grannar som berörs av den planerade byggnaden" }},
	"vague":                  {"p57-vague", func(p *plan) { at(p, "hora").Name = "Hantera grannar" }},
	"no name":                {"p58-empty", func(p *plan) { at(p, "hora").Name = "" }},
	"too large": {"p60-elements", func(p *plan) {
		p.pass = func(x *process.Pass) { x.Profile.Thresholds = map[string]float64{"process.map.elements": 10} }
	}},
	"overview": {"p61-overview", func(p *plan) {
		p.m.Detail = process.DetailOverview
		p.pass = func(x *process.Pass) { x.Profile.Thresholds = map[string]float64{"process.map.activities": 4} }
	}},
	"interface":            {"p62-interface", func(p *plan) { p.child(func(c *process.Map) { c.Nodes[0].Outputs = nil }) }},
	"part of itself":       {"p63-nesting", func(p *plan) { p.child(func(c *process.Map) { c.Nodes[0].Process = p.m.Process }) }},
	"activity broken down": {"p64-decomposed", func(p *plan) { at(p, "hora").Process = id(77) }},
	"many branches": {"p65-branches", func(p *plan) {
		p.pass = func(x *process.Pass) { x.Profile.Thresholds = map[string]float64{"process.map.branches": 1} }
	}},
	"no routine":       {"p70-routine", func(p *plan) { at(p, "registrera").System = "" }},
	"routine expired":  {"p71-routine-valid", func(p *plan) { p.s.Documents[0].Revised = kvalitet.NewDate(2024, 1, 1) }},
	"not adopted":      {"p72-adopted", func(p *plan) { p.s.Adopted = kvalitet.Date{} }},
	"not reviewed":     {"p73-reviewed", func(p *plan) { p.s.Reviewed, p.s.Adopted = kvalitet.NewDate(2024, 1, 1), kvalitet.NewDate(2024, 1, 1) }},
	"no baseline":      {"p74-baseline", func(p *plan) { p.m.State = process.StateWanted }},
	"no risk analysis": {"p75-risk", func(p *plan) { at(p, "besluta").Risk = "" }},
}

// merge takes away the merge before the review, which has nothing to do when no way leads back.
func (p *plan) merge() {
	p.m.Nodes = slices.DeleteFunc(p.m.Nodes, func(n process.Node) bool { return n.ID == "igen" })
	p.drop("f2")
	p.flow("f1").To = "granska"
}

// loop adds a third parallel way that leads into a loop without an exit.
func (p *plan) loop() {
	work := func(id, name string) process.Node {
		return process.Node{ID: id, Kind: process.NodeActivity, Name: name, Lane: "handl", Routines: []string{"granskning"}}
	}
	p.add(process.Node{ID: "in", Kind: process.NodeDecision, Lane: "handl"}, process.Flow{ID: "x1", From: "dela", To: "in"})
	p.add(work("mata", "Mäta fasaden"), process.Flow{ID: "x2", From: "in", To: "mata"})
	p.add(work("rita", "Rita fasaden"), process.Flow{ID: "x3", From: "mata", To: "rita"}, process.Flow{ID: "x4", From: "rita", To: "in", Limit: "tills det är rätt"})
}

// child makes the hearing of the neighbours a sub-process with a map of its own.
func (p *plan) child(change func(*process.Map)) {
	n := at(p, "hora")
	n.Kind, n.Process = process.NodeSubprocess, id(50)
	c := process.Map{ID: id(51), Process: id(50), Name: "Höra grannar", Objects: []process.Object{{ID: "o", Name: "Grannarnas svar"}},
		Nodes: []process.Node{{ID: "a", Kind: process.NodeActivity, Name: "Skicka brev", Outputs: []string{"o"}}}}
	change(&c)
	p.pass = func(x *process.Pass) { x.Children = map[uuid.UUID]process.Map{id(50): c} }
}

func TestAWholeMapHasNothingToRemark(t *testing.T) {
	p := plan{m: permit(), s: specification()}
	require.NoError(t, p.m.Validate())
	require.NoError(t, p.s.Validate())
	for _, f := range kvalitet.Run(process.MapRules(), p.newPass()) {
		assert.Contains(t, []kvalitet.Outcome{kvalitet.OutcomeMet, kvalitet.OutcomeNotApplicable}, f.Outcome, "%s: %s %v", f.Rule, f.Text.SV, f.Places())
	}
}

func TestPlantedDefects(t *testing.T) {
	planted := make(map[string]bool)
	for name, d := range defects {
		t.Run(name, func(t *testing.T) {
			p := plan{m: permit(), s: specification()}
			d.change(&p)
			planted["process.map."+d.rule] = true
			var found []string
			for _, f := range kvalitet.Run(process.MapRules(), p.newPass()) {
				if f.Outcome == kvalitet.OutcomeNotMet {
					found = append(found, strings.TrimPrefix(f.Rule, "process.map."))
					assert.True(t, f.Text.Complete(), f.Rule)
				}
			}
			assert.Equal(t, []string{d.rule}, found)
		})
	}
	for _, r := range process.MapRules() {
		assert.True(t, planted[r.ID], "no defect is planted for %s", r.ID)
	}
}

// Without a specification the rules that need one answer "unknown", never "no".
func TestUnknownIsNotNo(t *testing.T) {
	for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(permit())) {
		assert.NotEqual(t, kvalitet.OutcomeNotMet, f.Outcome, f.Rule)
	}
}

func TestRulesStandAnyMap(t *testing.T) {
	for _, m := range []process.Map{{}, {Nodes: []process.Node{{}}}, {Flows: []process.Flow{{}}}, {Nodes: []process.Node{{ID: "a", Kind: process.NodeActivity}}, Flows: []process.Flow{{From: "a", To: "a"}}}} {
		assert.Len(t, kvalitet.Run(process.MapRules(), process.NewPass(m)), len(process.MapRules()))
	}
}
