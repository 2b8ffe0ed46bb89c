package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type deviationsResult struct {
	Cases []struct {
		ID, Stage string
		Score     *int
		Grave     bool
		Tasks     []struct {
			Code, Due      string
			Late, Escalate bool
		}
	}
	Recurrences      []recurrenceJSON
	Closed, Returned int
	Rate             *float64
	TimeToFix        []struct {
		Severity, Cases int
		Mean            float64
	}
	Problems []struct {
		Row          int
		Column, Code string
	}
}

func TestProcessDeviations(t *testing.T) {
	csv := "id;datum;process;kategori;allvarlighet;sannolikhet;orsak;åtgärd;senast;genomförd;effekt visad;effekt kontrollerad;avslutad\n" +
		"A1;2026-01-12;Läkemedel;utebliven dos;3;3;bemanning;Ny rutin;2026-02-01;2026-02-01;ja;2026-03-01;2026-03-02\n" +
		"A2;2026-06-01;Läkemedel;utebliven dos;2;2;bemanning;Schema;2026-12-01;;;;\n" +
		"A3;2026-11-02;Fakturor;sen;;;;;;;;;\n" +
		"A4;2026-11-20;Fakturor;sen;1;1;;;;;;;\n" +
		"A5;2026-11-20;Fakturor;sen;1;1;;Skrev till dem;;;nej;;2026-11-21\n"
	out := kommandJSON[deviationsResult](t, exitFindings, csv, "process", "deviations", "-", "-on", "2026-11-22")
	require.Len(t, out.Cases, 4)
	assert.Equal(t, []recurrenceJSON{{"A2", "A1", 92}}, out.Recurrences, "the same cause three months after the effect was shown")
	assert.Equal(t, []int{1, 1}, []int{out.Closed, out.Returned})
	assert.InDelta(t, 1.0, *out.Rate, 0)
	a1, a2, a3 := out.Cases[0], out.Cases[1], out.Cases[2]
	assert.Equal(t, []any{"closed", 9, true}, []any{a1.Stage, *a1.Score, a1.Grave}, "Kristianstad: 8 or more and at least significant")
	assert.False(t, a2.Grave)
	assert.Equal(t, "acting", a2.Stage)
	require.Len(t, a3.Tasks, 2)
	assert.Equal(t, "2026-11-09", a3.Tasks[0].Due, "five working days")
	assert.True(t, a3.Tasks[0].Late)
	assert.True(t, a3.Tasks[0].Escalate, "five more have passed")
	assert.True(t, a3.Tasks[1].Late)
	assert.Nil(t, a3.Score, "not assessed is no score")
	assert.InDelta(t, 49.0, out.TimeToFix[0].Mean, 0)
	require.Len(t, out.Problems, 1)
	assert.Equal(t, []any{6, "avslutad", "effect"}, []any{out.Problems[0].Row, out.Problems[0].Column, out.Problems[0].Code}, "closed although the effect was not shown")
}

type diffResult struct {
	Changes []struct{ What, ID, How, Field, Before, After string }
	Figures []struct {
		Figure                    string
		Before, After, Difference *float64
	}
}

func TestProcessDiff(t *testing.T) {
	dir := t.TempDir()
	present, wanted := filepath.Join(dir, "nu.json"), filepath.Join(dir, "sedan.json")
	require.Contains(t, processExample, `"work": "30 min"`)
	require.NoError(t, os.WriteFile(present, []byte(processExample), 0o600))
	require.NoError(t, os.WriteFile(wanted, []byte(strings.Replace(processExample, `"work": "30 min"`, `"work": "10 min"`, 1)), 0o600))
	out := kommandJSON[diffResult](t, exitDone, "", "process", "diff", present, wanted)
	require.Len(t, out.Changes, 1)
	assert.Equal(t, []string{"node", "granska", "changed", "work", "1800", "600"},
		[]string{out.Changes[0].What, out.Changes[0].ID, out.Changes[0].How, out.Changes[0].Field, out.Changes[0].Before, out.Changes[0].After})
	for _, f := range out.Figures {
		if f.Figure == "workTime" {
			assert.Negative(t, *f.Difference)
		}
	}
	same := kommandJSON[diffResult](t, exitDone, "", "process", "diff", present, present)
	assert.Empty(t, same.Changes)
}

type maturityResult struct {
	Processes []struct {
		Process string
		Ladders []struct {
			Ladder               string
			Strict, Count, Steps int
			Unknown              int
			Next                 string
		}
	}
	Problems []struct{ Column, Code string }
}

func TestProcessMaturity(t *testing.T) {
	csv := "process;trappa;steg;svar\nBygglov;lidkoping;1;ja\nBygglov;lidkoping;2;ja\nBygglov;lidkoping;4;ja\nBygglov;skelleftea;1;ja\n" +
		"Skolskjuts;lidkoping;1;nej\nSkolskjuts;lidkoping;99;ja\n"
	out := kommandJSON[maturityResult](t, exitFindings, csv, "process", "maturity", "-")
	require.Len(t, out.Processes, 2)
	l := out.Processes[0].Ladders[0]
	assert.Equal(t, []any{"lidkoping", 2, 3, 10, 7}, []any{l.Ladder, l.Strict, l.Count, l.Steps, l.Unknown}, "strictly two, three in all; the third is not answered")
	assert.Equal(t, "skelleftea", out.Processes[0].Ladders[1].Ladder)
	assert.Zero(t, out.Processes[1].Ladders[0].Strict)
	require.Len(t, out.Problems, 1)
	assert.Equal(t, "steg", out.Problems[0].Column)
}
