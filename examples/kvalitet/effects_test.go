package main

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEffects(t *testing.T) {
	type answer struct {
		Name     string
		Nodes    []effectNode
		Findings []namedFinding
		Problems []problemRow
	}
	rows := "id;nivå;text;tjänar;mått;nuläge;målvärde;senast\n" +
		"p;varför;Kortare väntan;;dagar till beslut;70;30;2027-12-31\n" +
		"g1;vilka;Villaägare;p:3;;;;\ng2;målgrupp;Företag;p:1;;;;\n" +
		"b1;vad;Veta vad som krävs;g1|g2;frågor;900;300;\n" +
		"a1;hur;Guide på webben;b1;;;;\na2;hur;Chatt;b1;;;;\n"
	d := kommandJSON[answer](t, exitDone, rows, "effects", "-")
	share := map[string]float64{}
	for _, n := range d.Nodes {
		share[n.ID] = n.Share
	}
	assert.Equal(t, map[string]float64{"p": 1, "g1": 0.75, "g2": 0.25, "b1": 1, "a1": 0.5, "a2": 0.5}, share)
	for _, f := range d.Findings {
		assert.Equal(t, "met", f.Outcome.String(), f.Rule)
	}
	bad := kommandJSON[answer](t, exitFindings, "id;nivå;text;tjänar\np;varför;Syfte;\np;varför;Igen;\nx;rymd;X;\ng;vilka;G;q\ny;vilka;Y;p:noll\n;hur;Z;\n", "effects", "-")
	assert.Equal(t, []problemRow{{3, "duplicate"}, {4, "unknown"}, {5, "unknown"}, {6, "number"}, {7, "missing"}}, bad.Problems)
	leapt := kommandJSON[answer](t, exitFindings, "id;nivå;text;tjänar\np;varför;Syfte;\na;hur;Åtgärd;p|z\nz;rymd;Z;\n", "effects", "-")
	assert.Equal(t, []problemRow{{3, "order"}, {4, "unknown"}}, leapt.Problems)
	assert.Len(t, leapt.Nodes, 2)
	orphan := false
	for _, f := range bad.Findings {
		orphan = orphan || f.Rule == "governance.effect.orphan" && f.Outcome.String() == "notMet"
	}
	assert.True(t, orphan, "a group that serves nothing")

	document, err := os.ReadFile("../../governance/effect/testdata/map.json")
	require.NoError(t, err)
	assert.Equal(t, "Enklare bygglov", kommandJSON[answer](t, exitDone, string(document), "effects", "-").Name)
	for name, text := range map[string]string{"no document": "{", "two maps": "[" + string(document) + "," + string(document) + "]"} {
		require.True(t, name != "two maps" || json.Valid([]byte(text)))
		status, _, errs := kommand(t, text, "effects", "-")
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
	status, out, _ := kommand(t, rows, "effects", "-", "-lang", "en")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "share of the purpose")
}
