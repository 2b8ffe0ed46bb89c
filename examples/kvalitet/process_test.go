package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

// messyMap is written by hand: Swedish names, lanes by name, a decimal comma, a member that means nothing, a defect.
const messyMap = `{"Namn": "Bygglovsprocessen", "färg": "röd", "banor": ["Handläggare", "Nämnd"], "timeUnit": "min",
	"noder": [{"id": 1, "typ": "start", "namn": "Ansökan inkommen", "bana": "Handläggare"},
		{"id": 2, "typ": "uppgift", "namn": "Granskning av ansökan", "bana": "Handläggare", "tid": 30, "väntan": "1,5 h", "kostnad": "100,50"},
		{"id": 3, "typ": "xor", "namn": "Är ansökan komplett?", "bana": "Handläggare"},
		{"id": 4, "typ": "uppgift", "namn": "Fatta beslut", "bana": "Nämnd", "tid": 10},
		{"id": 5, "typ": "slut", "namn": "Beslut fattat", "bana": "Nämnd"}],
	"flöden": [{"från": 1, "till": 2}, {"från": 2, "till": 3}, {"från": 3, "till": 4, "svar": "Ja", "sannolikhet": "80 %"},
		{"från": 3, "till": 2, "svar": "Nej", "sannolikhet": "0,2", "gräns": "2"}, {"från": 4, "till": 5}]}`

func TestProcessCheck(t *testing.T) {
	v := kommandJSON[processChecked](t, exitDone, messyMap, "process", "check", "-")
	var rules []string
	for _, f := range v.Findings {
		rules = append(rules, f.Rule)
	}
	assert.Equal(t, []string{"process.map.p12-implicit", "process.map.p50-process-name", "process.map.p51-activity-name", "process.map.p70-routine"}, rules)
	assert.Equal(t, "2", v.Findings[0].Places[0].ID)
	assert.True(t, v.Valid)
	require.Len(t, v.Maturity, 3)
	assert.Equal(t, []any{"lidkoping", 0, 1, "identified"}, []any{v.Maturity[0].Ladder, v.Maturity[0].Strict, v.Maturity[0].Count, v.Maturity[0].Next})
	assert.Equal(t, "unused", v.Problems[0].Code)
	status, _, _ := kommand(t, messyMap, "process", "check", "-", "-fail-on", "warning")
	assert.Equal(t, exitFindings, status)
}

// A map that cannot be drawn is still checked; what is wrong with it is said.
func TestProcessCheckOfABrokenMap(t *testing.T) {
	v := kommandJSON[processChecked](t, exitFindings, `{"name": "Pröva bygglov", "nodes": [{"id": "a", "kind": "start"}], "flows": [{"from": "a", "to": "finns inte"}]}`, "process", "check", "-")
	assert.False(t, v.Valid)
	assert.Equal(t, "process.map.p02-end", v.Findings[0].Rule)
	for _, bad := range []string{"", "[]", "<html/>", "{"} {
		status, _, errs := kommand(t, bad, "process", "check", "-")
		assert.Equal(t, exitUsage, status, bad)
		assert.NotEmpty(t, errs)
	}
}

func TestProcessFlow(t *testing.T) {
	v := kommandJSON[processMeasured](t, exitDone, messyMap, "process", "flow", "-")
	assert.InDelta(t, (30+90)*60/0.8+600, *v.CycleTime, 1e-6) // 30 + 90 min with rework 0.2, then 10 min
	assert.InDelta(t, 30*60/0.8+600, *v.WorkTime, 1e-6)
	assert.InDelta(t, 100.5/0.8, v.Cost, 1e-6)
	assert.InDelta(t, *v.TheoreticalTime / *v.CycleTime, *v.Efficiency, 1e-9)
	assert.InDelta(t, 1, v.Handovers, 1e-9)
	assert.Equal(t, []string{"2", "4"}, v.CriticalPath)
	untimed := kommandJSON[processMeasured](t, exitDone, `{"name":"Pröva ansökan","nodes":[{"id":"s","kind":"start"},{"id":"a","kind":"task"},{"id":"e","kind":"end"}],"flows":[["s","a"],["a","e"]]}`, "process", "flow", "-")
	assert.Nil(t, untimed.CycleTime, "a time that nobody measured is not zero")
	assert.Nil(t, untimed.Efficiency)
	once := kommandJSON[processMeasured](t, exitDone, messyMap, "process", "flow", "-", "-rework", "once")
	assert.InDelta(t, (30+90)*60*1.2+600, *once.CycleTime, 1e-6)
	status, _, _ := kommand(t, messyMap, "process", "flow", "-", "-rework", "never")
	assert.Equal(t, exitUsage, status)
}

func TestProcessDrawings(t *testing.T) {
	dir := t.TempDir()
	bpmn := filepath.Join(dir, "karta.bpmn")
	status, _, errs := kommand(t, messyMap, "process", "bpmn", "-", "-o", bpmn)
	require.Equal(t, exitDone, status, errs)
	f, err := os.Open(bpmn)
	require.NoError(t, err)
	defer f.Close()
	doc, err := diagram.ReadBPMN(f)
	require.NoError(t, err)
	assert.True(t, doc.Drawn())
	assert.Len(t, doc.Map.Nodes, 5)
	for form, begins := range map[string]string{"svg": "<svg ", "mermaid": "---\ntitle: \"Bygglovsprocessen\"", "bpmn": "<?xml ", "json": "{\n  \"schema\": \"process/map/v1\""} {
		status, out, errs := kommand(t, "", "process", form, bpmn)
		require.Equal(t, exitDone, status, errs)
		assert.True(t, strings.HasPrefix(out, begins), form)
	}
	status, _, _ = kommand(t, `{"name": "x", "nodes": [{"id": "a"}]}`, "process", "bpmn", "-", "-o", bpmn+"2")
	assert.Equal(t, exitUsage, status)
	assert.NoFileExists(t, bpmn+"2")
}

func TestProcessPresetsAndExample(t *testing.T) {
	_, example, _ := kommand(t, "", "process", "example")
	v := kommandJSON[processChecked](t, exitDone, example, "process", "check", "-")
	assert.Empty(t, v.Findings)
	assert.Empty(t, v.Problems)
	assert.Equal(t, 6, v.Maturity[0].Strict)
	assert.Equal(t, []int{2, 2}, []int{v.Maturity[1].Strict, v.Maturity[1].Count})
	_, out, _ := kommand(t, "", "process", "json", "-preset", "styrprocess")
	var m process.Map
	require.NoError(t, json.Unmarshal([]byte(out), &m))
	assert.Equal(t, process.LidkopingSteering(), m)
	for _, args := range [][]string{{"process", "svg", "-preset", "ingen"}, {"process", "svg"}, {"process", "svg", "finns-inte.json"}} {
		status, _, _ := kommand(t, "", args...)
		assert.Equal(t, exitUsage, status, args)
	}
	status, help, _ := kommand(t, "", "process", "-h")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, help, `"kind": "activity"`)
}

func TestRollout(t *testing.T) {
	v := kommandJSON[rolloutReport](t, exitDone, "", "rollout", "-preset", "lidkoping")
	assert.Equal(t, rolloutHours{Leaders: 2720, Business: 3672, Total: 6392, BusinessPerProcess: 54, LeadersPerProcess: 40, Manager: 2040}, v.Hours)
	assert.InDelta(t, 2.9, v.PerLeaderWeek, 0.05)
	assert.Len(t, v.Findings, 6)
	assert.Len(t, v.Schedule, 68)

	// The same plan in the library's own JSON, and as people write it.
	_, example, _ := kommand(t, "", "rollout", "-example")
	assert.Equal(t, v, kommandJSON[rolloutReport](t, exitDone, example, "rollout", "-"))
	short := kommandJSON[rolloutReport](t, exitDone, `{"veckor": "68", "timmar": 20, "ledare": 14, "ledarePerProcess": 2, "deltagare": 5,
		"möten": [{"timmar": 5}, {"timmar": 5}, {"timmar": 2, "deltagare": 1}, {"timmar": "2,0", "deltagare": 1}], "mappingShare": "5 %"}`, "rollout", "-")
	assert.InDelta(t, 2720, short.Hours.Leaders, 0)
	assert.InDelta(t, 54, short.Hours.BusinessPerProcess, 0)
	assert.Equal(t, "process.rollout.parts", short.Findings[0].Rule)
	assert.Equal(t, "process.rollout.share", short.Findings[1].Rule)
	shorter := kommandJSON[rolloutReport](t, exitDone, `{"weeks": 68, "hours": 20, "leaders": 14, "leadersPerProcess": 2, "participants": 5, "participantHours": 10, "ownerHours": 4}`, "rollout", "-")
	assert.InDelta(t, 54, shorter.Hours.BusinessPerProcess, 0)

	// The shortest plan: what it leaves out is as in Lidköping's, and said. 54 h, 2 720 h and 2,9 h are printed there.
	shortest := kommandJSON[rolloutReport](t, exitDone, `{"weeks": 68, "hours": 20, "leaders": 14, "participants": 5}`, "rollout", "-")
	assert.Equal(t, rolloutHours{Leaders: 2720, Business: 3672, Total: 6392, BusinessPerProcess: 54, LeadersPerProcess: 40}, shortest.Hours)
	assert.InDelta(t, 2.9, shortest.PerLeaderWeek, 0.05)
	require.Len(t, shortest.Problems, 2)
	assert.Equal(t, "guess", shortest.Problems[0].Code)
	alone := kommandJSON[rolloutReport](t, exitDone, `{"weeks": 10, "hours": 20, "leaders": 1}`, "rollout", "-")
	assert.InDelta(t, 200, alone.Hours.Leaders, 0)

	bad := kommandJSON[rolloutReport](t, exitFindings, `{"weeks": "många", "leaders": 2, "start": "i höst"}`, "rollout", "-")
	assert.Len(t, bad.Problems, 4)
	assert.Equal(t, "/hoursPerProcess", bad.Problems[3].Path, "hours that nobody wrote are not zero")
	for _, args := range [][]string{{"rollout"}, {"rollout", "-preset", "x"}, {"rollout", "finns-inte"}} {
		status, _, _ := kommand(t, "", args...)
		assert.Equal(t, exitUsage, status, args)
	}
	status, out, _ := kommand(t, "", "rollout", "-preset", "lidkoping", "-schedule")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "2720")
}
