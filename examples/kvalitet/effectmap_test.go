package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

type effectResult struct {
	Contributions []contributedJSON
	Findings      []riskFinding
	Problems      []struct {
		Row          int
		Column, Code string
	}
}

func TestEffectmap(t *testing.T) {
	csv := "id;nivå;text;bidrar till;mätmetod;utgångsvärde;målvärde;slutdatum\n" +
		"E1;varför;Fler löser ärendet själva;;Andel i statistiken;36;60;2028-12-31\n" +
		"G1;vilka;Den som bygger;E1;;;;\n" +
		"B1;vad;Veta vad som krävs;G1:75;Enkät;;;\nB2;vad;Följa ärendet;G1:25;;;;\n" +
		"A1;hur;Checklista på webben;B1;;;;\nA2;hur;E-tjänst;B1 + B2;;;;\nA3;hur;Affisch;;;;;\n"
	out := kommandJSON[effectResult](t, exitDone, csv, "effectmap", "-")
	share := map[string]float64{}
	for _, c := range out.Contributions {
		share[c.ID] = c.Share
	}
	// B1 is three quarters; A1 and A2 share it alike, and A2 has all of B2: 0.375 and 0.375 + 0.25.
	assert.InDelta(t, 0.75, share["B1"], 1e-12)
	assert.InDelta(t, 0.375, share["A1"], 1e-12)
	assert.InDelta(t, 0.625, share["A2"], 1e-12)
	assert.Zero(t, share["A3"])
	assert.NotEmpty(t, out.Findings, "a measure without a need")
	assert.Equal(t, "A2", out.Contributions[4].ID, "the largest first within a level")

	// In impact mapping "how" is the need and "what" the measure.
	out = kommandJSON[effectResult](t, exitDone, "id;level;text;serves\nE;why;x;\nG;who;y;E\nN;how;z;G\nM;what;w;N\n", "effectmap", "-", "-impact")
	require.Len(t, out.Contributions, 4)
	assert.Equal(t, effect.LevelNeed, out.Contributions[2].Level)

	out = kommandJSON[effectResult](t, exitFindings, "id;nivå;text;bidrar till\nE;syfte;x;\nA;åtgärd;y;E\nB;kanske;z;\n", "effectmap", "-")
	require.Len(t, out.Problems, 2)
	assert.Equal(t, []any{3, "bidrar till", "order"}, []any{out.Problems[0].Row, out.Problems[0].Column, out.Problems[0].Code})
	assert.Equal(t, "nivå", out.Problems[1].Column)
}
