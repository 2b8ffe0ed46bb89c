package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestIdeas(t *testing.T) {
	type answer struct {
		Ideas     []ideaJSON
		Synergies []synergyJSON
		Problems  []problemRow
	}
	rows := "idé;nytta;mål;genomförbarhet;brådska;omfattning;komplexitet;analysbehov;berörda;resurser;tid;system;målgrupper\n" +
		"Chatt;3;3;5;1;låg;låg;medel;låg;låg;låg;telefoni|bygglov;boende\n" +
		"E-tjänst;5;4;3;2;hög;hög;hög;medel;låg;låg;bygglov;\n" +
		"Robot;5;5;5;;hög;;;;;;;boende\n"
	d := kommandJSON[answer](t, exitDone, rows, "ideas", "-")
	require.Len(t, d.Ideas, 3)
	assert.Equal(t, []any{"E-tjänst", 1, 35}, []any{d.Ideas[0].Idea, d.Ideas[0].Place, d.Ideas[0].Sum}, "5·3 + 4·3 + 3·2 + 2·1")
	assert.Equal(t, map[string]int{"benefit": 15, "goals": 12, "feasible": 6, "urgent": 2}, d.Ideas[0].Parts)
	assert.Equal(t, []any{"Chatt", 2, 29}, []any{d.Ideas[1].Idea, d.Ideas[1].Place, d.Ideas[1].Sum})
	assert.Equal(t, []any{"Robot", 0}, []any{d.Ideas[2].Idea, d.Ideas[2].Place}, "what lacks a judgement is not ranked, whatever it has else")
	assert.Equal(t, []string{"urgent"}, d.Ideas[2].Open)
	assert.Equal(t, []string{"project", "task"}, []string{d.Ideas[0].Size.String(), d.Ideas[1].Size.String()}, "7 points of 12, and 1")
	assert.Nil(t, d.Ideas[2].Size)
	require.Len(t, d.Synergies, 2)
	assert.Equal(t, synergyJSON{"Chatt", "E-tjänst", []string{}, []string{}, []string{"bygglov"}}, d.Synergies[0])

	orebro := kommandJSON[answer](t, exitDone, "idé;behov;förenkla;förnya;förbättra\nA;5;4;1;2\n", "ideas", "-", "-criteria", "orebro")
	assert.Equal(t, 12, orebro.Ideas[0].Sum)
	bad := kommandJSON[answer](t, exitFindings, "idé;nytta;tid\nA;6;låg\nB;1,5;\nC;1;evig\n;1;\n", "ideas", "-")
	assert.Equal(t, []problemRow{{2, "range"}, {3, "integer"}, {4, "unknown"}, {5, "missing"}}, bad.Problems)
	assert.Empty(t, bad.Ideas)
	status, _, errs := kommand(t, rows, "ideas", "-", "-criteria", "egna")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "orebro")
}
