package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCompassAward(t *testing.T) {
	csv := "fråga;gren;svar;belägg\n1;demokrati;ja;plan\n2;Demokrati;ja;\n3;verksamheter;nej;\n4;arbetsmiljö;;\n"
	out := kommandJSON[awardJSON](t, exitDone, csv, "compass", "award", "-")
	assert.Equal(t, []any{50, 3}, []any{out.Asked, out.Answered}, "Haparanda: fifty questions; one is not answered")
	assert.Equal(t, readinessJSON{"democracy", "demokrati", 2, 1, 0, 2}, out.Branches[0])
	assert.Equal(t, 1, out.Branches[1].No)
	assert.Zero(t, out.Branches[2].Answered, "what is not answered is no no")
	assert.Nil(t, out.Improvement)

	out = kommandJSON[awardJSON](t, exitFindings, "fråga;gren;svar\n1;demokrati;ja\n1;sport;kanske\n2;sport;nej\n", "compass", "award", "-")
	assert.Len(t, out.Problems, 1, "kanske is neither yes nor no")
	require.Len(t, out.Findings, 1)
	assert.Equal(t, "/answers/1/branch", out.Findings[0].Path)

	out = kommandJSON[awardJSON](t, exitDone, csv, "compass", "award", "-", "-results", koladaTestdata+"v3_data_N03702_N03703.json",
		"-municipality", "1984", "-better", "N03702=higher,N03703=neither", "-years", "4")
	require.NotNil(t, out.Improvement)
	assert.Equal(t, []int{1, 0, 1}, []int{out.Improvement.Better, out.Improvement.Worse, out.Improvement.NotAssessable})
	assert.InDelta(t, 1.0, *out.Improvement.Score, 0)
}
