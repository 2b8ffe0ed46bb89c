package process_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/process"
)

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/map.json", permit())
	golden.JSON(t, "testdata/map-lidkoping-styrprocess.json", process.LidkopingSteering())
	golden.JSON(t, "testdata/map-lidkoping-handlingsplan.json", process.LidkopingActionPlan())
	golden.JSON(t, "testdata/specification.json", specification())
	golden.JSON(t, "testdata/architecture.json", architecture())
	for i, name := range []string{"orebro", "lidkoping", "eskilstuna", "lantmannen"} {
		golden.JSON(t, "testdata/architecture-"+name+".json", process.TopMaps()[i])
	}
	golden.JSON(t, "testdata/assessment.json", process.Assessment{ID: id(3), Process: id(2), Ladder: "lidkoping", Date: kvalitet.NewDate(2026, 11, 1), By: "Kvalitetsstrateg", ThirdParty: true,
		Answers: []process.Answer{{Step: "identified", Outcome: kvalitet.OutcomeMet, Evidence: "beslut"}}})
}

func TestJSONRefusesWhatItWouldLose(t *testing.T) {
	var m process.Map
	require.ErrorIs(t, json.Unmarshal([]byte(`{"schema":"process/map/v1","name":"x","colour":"red"}`), &m), kvalitet.ErrInvalid)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"schema":"process/map/v2","name":"x"}`), &m), kvalitet.ErrInvalid)
}

// What the strict reader reads, the forgiving one reads the same.
func TestReadFileReadsTheDocument(t *testing.T) {
	for _, want := range append(process.Presets(), permit()) {
		data, err := json.Marshal(want)
		require.NoError(t, err)
		got, problems, err := process.ReadFile(data)
		require.NoError(t, err)
		assert.Empty(t, problems)
		assert.Equal(t, want, got.Map)
	}
}

func TestReadFileReadsWhatPeopleWrite(t *testing.T) {
	f, problems, err := process.ReadFile([]byte("\ufeff" + `{
		"karta": {
			"Namn": "Pröva bygglov", "läge": "nuläge", "timeUnit": "min", "färg": "röd",
			"banor": ["Handläggare", {"namn": "Nämnd", "timkostnad": "1 200,50"}],
			"noder": [
				{"id": 1, "typ": "startEvent", "namn": "Ansökan inkommen", "roll": "Handläggare"},
				{"id": "grönt ljus", "typ": "task", "namn": "Granska ansökan", "roll": "handläggare", "tid": 30, "väntetid": "1,5 h", "kostnad": "99,50", "in": ["Ansökan"]},
				{"id": 3, "typ": "XOR", "namn": "Klar?", "roll": "Jurist"},
				{"typ": "end", "namn": "Beslut fattat", "ledtid": "PT2H", "omarbete": "10 %"}
			],
			"flöden": [
				{"från": 1, "till": "grönt ljus"}, {"source": "grönt ljus", "target": 3},
				{"id": "a", "from": "3", "to": "Beslut fattat", "svar": "Ja", "sannolikhet": "70 %"}, {"from": 3, "to": "grönt ljus", "p": "0,3"}
			]
		},
		"specifikation": {"syfte": "Besked i tid", "ägare": "Avdelningschef", "krav": ["Inom tio veckor"], "status": "fastställd", "fastställd": "2026-02-30", "mottagare": "Sökande"},
		"mognad": {"skelleftea": ["1", "2"], "lidkoping": {"known": "ja", "raised": false}}
	}`))
	require.NoError(t, err)
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code+" "+p.Path)
	}
	assert.Equal(t, []string{"unused /map/färg", "date /specification/adopted"}, codes)
	m := f.Map
	require.NoError(t, m.Validate())
	assert.Equal(t, "Pröva bygglov", m.Name)
	assert.Equal(t, process.StatePresent, m.State)
	require.Len(t, m.Lanes, 3) // the lawyer is only spoken of
	assert.Equal(t, "1200.5", m.Lanes[1].HourlyCost.String())
	require.Len(t, m.Nodes, 4)
	assert.Equal(t, []string{"1", "gront_ljus", "3", "n4"}, []string{m.Nodes[0].ID, m.Nodes[1].ID, m.Nodes[2].ID, m.Nodes[3].ID})
	assert.Equal(t, int64(1800), m.Nodes[1].Work)
	assert.Equal(t, int64(5400), m.Nodes[1].Wait)
	assert.Equal(t, "99.5", m.Nodes[1].Cost.String())
	assert.Equal(t, m.Lanes[0].ID, m.Nodes[1].Lane)
	assert.Equal(t, process.NodeDecision, m.Nodes[2].Kind)
	assert.Equal(t, int64(7200), m.Nodes[3].Wait)
	assert.InDelta(t, 0.1, m.Nodes[3].Rework, 1e-12)
	require.Len(t, m.Flows, 4)
	assert.Equal(t, "n4", m.Flows[2].To)
	assert.InDelta(t, 0.7, *m.Flows[2].Probability, 1e-12)
	assert.InDelta(t, 0.3, *m.Flows[3].Probability, 1e-12)
	require.NotNil(t, f.Spec)
	assert.Equal(t, process.StatusAdopted, f.Spec.Status)
	assert.Equal(t, "Inom tio veckor", f.Spec.Requirements[0].Text)
	assert.Equal(t, "Avdelningschef", f.Spec.Roles[0].Holder)
	assert.Len(t, f.Answers["skelleftea"], 2)
	assert.Equal(t, kvalitet.OutcomeNotMet, f.Answers["lidkoping"][1].Outcome)
}

func TestReadFileReadsPairs(t *testing.T) {
	f, problems, err := process.ReadFile([]byte(`{"name": "x", "lanes": {"h": "Handläggare", "n": {"name": "Nämnd"}}, "nodes": [{"id": "a", "kind": "start", "lane": "h"}, {"id": "b", "kind": "end", "lane": "Nämnd"}],
		"flows": [["a", "b", "Ja"]], "messageFlows": [{"from": "p", "to": "a"}], "participants": [{"id": "p", "name": "Sökande"}], "objects": [7]}`))
	require.NoError(t, err)
	assert.Equal(t, []string{"syntax /objects/0"}, codes(problems))
	require.NoError(t, f.Map.Validate())
	assert.Equal(t, []process.Flow{{ID: "f1", From: "a", To: "b", Name: "Ja"}, {ID: "f2", Kind: process.FlowMessage, From: "p", To: "a"}}, f.Map.Flows)
	assert.Equal(t, "n", f.Map.Nodes[1].Lane)
}

func TestReadFileKeepsWhatTheRulesShallTellOf(t *testing.T) {
	f, problems, err := process.ReadFile([]byte(`{"name": "x", "lanes": [{"id": "h", "name": ""}, {"id": "n"}, "Nämnd"],
		"nodes": [{"id": "a", "kind": "activity", "lane": ["h", "Nämnd"], "roles": "Granskare"}]}`))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Empty(t, f.Map.Lanes[0].Name, "an empty name is no name")
	assert.Equal(t, "n", f.Map.Lanes[1].Name, "without a name the identity is shown")
	assert.Equal(t, "h", f.Map.Nodes[0].Lane, "the first performer has the lane")
	assert.Equal(t, []string{"Granskare", "Nämnd"}, f.Map.Nodes[0].Roles)
}

func TestReadFileFindsLaddersAndStepsByOtherNames(t *testing.T) {
	f, problems, err := process.ReadFile([]byte(`{"name": "x", "mognad": {"Skellefteå": {"1": "ja", "processledare utsedd": "nej"}, "lidköping": [1, {"steg": "definierad", "svar": "ja", "belägg": "§ 4"}],
		"egen": {"a": true}, "pemm": {"P9": true}, "Förankring": 7}}`))
	require.NoError(t, err)
	assert.Equal(t, map[string][]process.Answer{
		"skelleftea": {{Step: "1", Outcome: kvalitet.OutcomeMet}, {Step: "2", Outcome: kvalitet.OutcomeNotMet}},
		"lidkoping":  {{Step: "identified", Outcome: kvalitet.OutcomeMet}, {Step: "defined", Outcome: kvalitet.OutcomeMet, Evidence: "§ 4"}},
		"egen":       {{Step: "a", Outcome: kvalitet.OutcomeMet}}, // a ladder of one's own
	}, f.Answers)
	require.Len(t, problems, 2)
	assert.Equal(t, "/maturity/Förankring", problems[0].Path)
	assert.Equal(t, "/maturity/pemm/P9", problems[1].Path)
}

func TestReadFileRefusesWhatIsNoObject(t *testing.T) {
	for _, text := range []string{"", "[]", "null x", "{", `"x"`} {
		_, _, err := process.ReadFile([]byte(text))
		assert.ErrorIs(t, err, kvalitet.ErrInvalid, text)
	}
}

// Whatever can be read is checked without a panic, and comes back the same through the strict document.
func FuzzReadFile(f *testing.F) {
	seed, err := json.Marshal(permit())
	require.NoError(f, err)
	f.Add(seed)
	f.Add([]byte(`{"banor":["a"],"noder":[{"id":1,"typ":"xor","tid":"2 h"}],"flöden":[{"från":1,"till":1}],"specification":{"mål":["x"],"roller":[{"roll":"ägare"}]},"maturity":{"pemm":["P1"]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, _, err := process.ReadFile(data)
		if err != nil {
			return
		}
		kvalitet.Run(process.MapRules(), process.NewPass(file.Map))
		if file.Spec != nil {
			process.Completeness(*file.Spec)
		}
		if file.Map.Validate() != nil {
			return
		}
		text, err := json.Marshal(file.Map)
		require.NoError(t, err)
		var back process.Map
		require.NoError(t, json.Unmarshal(text, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
	})
}
