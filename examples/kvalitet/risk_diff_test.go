package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/risk"
)

func TestRiskDiff(t *testing.T) {
	dir := t.TempDir()
	before, after := filepath.Join(dir, "2025.csv"), filepath.Join(dir, "2026.csv")
	header := "id;risk;sannolikhet;konsekvens\n"
	require.NoError(t, os.WriteFile(before, []byte(header+"R1;A;3;4\nR2;B;2;2\nR3;C;1;1\nR5;E;;\n"), 0o600))
	require.NoError(t, os.WriteFile(after, []byte(header+"R5;E;2;2\nR3;C;1;1\nR1;A;2;4\nR4;D;4;4\n"), 0o600))
	out := kommandJSON[riskDiffJSON](t, exitDone, "", "risk", "diff", before, after)
	got := map[string]risk.Change{}
	for _, r := range out.Risks {
		got[r.ID] = r.Change
	}
	assert.Equal(t, map[string]risk.Change{"R1": risk.ChangeDown, "R2": risk.ChangeGone, "R3": risk.ChangeSame, "R4": risk.ChangeNew, "R5": risk.ChangeUnknown}, got)
	assert.Equal(t, 1, out.Counts["down"])
	last := out.Bands[len(out.Bands)-1]
	assert.Equal(t, []int{1, 1}, []int{last.Before, last.After}, "3 × 4 before, 4 × 4 after, of 12–16")
	status, _, errs := kommand(t, "risk;sannolikhet;konsekvens\nA;1;1\n", "risk", "diff", "-", after)
	assert.Equal(t, exitUsage, status, "without identities there is nothing to compare by")
	assert.NotEmpty(t, errs)
}

func TestRiskVotes(t *testing.T) {
	csv := "id;sannolikhet;konsekvens\nE1;2;3\nE1;4;3\nE1;Möjlig;3\nP1;2;2\nP1;3;2\nP1;;2\nV1;9;1\n"
	out := kommandJSON[struct {
		Risks    []votedJSON
		Problems []struct{ Row int }
	}](t, exitFindings, csv, "risk", "votes", "-")
	require.Len(t, out.Risks, 2)
	e1, p1 := out.Risks[0], out.Risks[1]
	assert.Equal(t, []any{3, 3.0, 2, true, 9}, []any{e1.Votes, e1.Likelihood.Median, e1.Spread, e1.Discuss, *e1.Value})
	assert.Equal(t, []any{2, 2.5, 1, false}, []any{p1.Votes, p1.Likelihood.Median, p1.Spread, p1.Discuss})
	assert.Nil(t, p1.Value, "the group has a step to agree on")
	assert.Len(t, out.Problems, 1)
}
