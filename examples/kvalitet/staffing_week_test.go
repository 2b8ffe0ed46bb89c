package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

func TestStaffingWeek(t *testing.T) {
	text := "Veckodag;Start;Samtal\nmåndag;8.00;60\nMån;08:30;20\n1;9;10\nfredag;09:30:00;6,5\nfre;10:00;0\n" +
		"helg;10:00;1\n2;24:00;1\n2;08:00;-1\n2;08:00;många\nmåndag;08:15;5\n"
	r := kommandJSON[struct {
		staffing.Schedule
		Problems []any `json:"problems"`
	}](t, 1, text, "staffing", "week", "-", "-aht", "4m", "-patience", "3m", "-shrinkage", "0.25")
	require.Len(t, r.Slots, 5)
	assert.Len(t, r.Problems, 5)
	one := kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "60", "-aht", "4m", "-patience", "3m", "-shrinkage", "0.25")
	assert.InDelta(t, one.Agents, r.Slots[0].Agents, 0)
	assert.Equal(t, one.Scheduled, r.Peak)
	assert.Equal(t, "09:30", r.Slots[3].From)
	assert.Zero(t, r.Slots[4].Scheduled)
	assert.InDelta(t, 96.5, r.Calls, 1e-12)
	status, out, _ := kommand(t, text, "staffing", "week", "-", "-aht", "4m")
	assert.Equal(t, exitFindings, status)
	assert.Contains(t, out, "schemalagda timmar")
}

func TestStaffingFollow(t *testing.T) {
	text := "ärende;väntan;besvarad;löst;upprepad;orsak\nbygglov;10;ja;ja;nej;ärendet i sig\nbygglov;0:20;ja;ja;ja;status\n" +
		"bygglov;30s;ja;nej;;Status\nbygglov;119,5;ja;nej;;unclear\nbygglov;200;nej;;;\nbygglov;kort;ja;;;\nbygglov;5;nej;ja;;\nbygglov;5;ja;;;väder\n"
	parts := file(t, "parts.csv", "case,part,level,minutes,volume,share\nbygglov,a,1,3,100,\nbygglov,b,6,60,100,0.2\n")
	r := kommandJSON[struct {
		Rows     []staffing.FollowUp `json:"rows"`
		Problems []any               `json:"problems"`
	}](t, 1, text, "staffing", "follow", "-", "-preset", "skelleftea", "-rosa", parts)
	require.Len(t, r.Rows, 2)
	assert.Len(t, r.Problems, 3)
	f := r.Rows[1]
	assert.Equal(t, []uint64{5, 4}, []uint64{f.Contacts, f.Answered})
	assert.InDelta(t, 0.4, *f.Solved[0].Share, 1e-12)
	assert.InDelta(t, 0.5/0.8, *f.Ratio, 1e-12)
	assert.InDelta(t, 0.75, *f.Unnecessary, 1e-12)
	status, out, _ := kommand(t, text, "staffing", "follow", "-", "-lang", "en")
	assert.Equal(t, exitFindings, status)
	assert.Contains(t, out, "solved of matters")
}

func TestStaffingPatienceOfAnyLength(t *testing.T) {
	args := []string{"staffing", "-calls", "1000", "-interval", "1h", "-aht", "6m", "-agents", "105"}
	endless := kommandJSON[staffingResult](t, 0, "", args...)
	for _, patience := range []string{"1e12", "inf", "1000000000", "2000000h"} {
		p := kommandJSON[staffingResult](t, 0, "", append(args, "-patience", patience)...)
		assert.InEpsilon(t, *endless.WaitProbability, *p.WaitProbability, 1e-5, patience)
	}
	none := kommandJSON[staffingResult](t, 0, "", append(args, "-patience", "0")...)
	for _, patience := range []string{"1e-9", "1e-15", "1ns"} {
		p := kommandJSON[staffingResult](t, 0, "", append(args, "-patience", patience)...)
		assert.InEpsilon(t, *none.Abandonment, *p.Abandonment, 1e-5, patience)
	}
}

// Any file gives an answer or an error, never a panic, and a JSON document when it gives one.
func FuzzRosaCommand(f *testing.F) {
	f.Add([]byte(messyROSA))
	f.Add([]byte(`{"cases":[{"case":"A","volume":100,"parts":[{"part":"p","level":1,"minutes":{"low":1,"likely":2,"high":3}}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		status, out, _ := kommand(t, string(data), "rosa", "-", "-format", "json")
		if status != exitUsage && !json.Valid([]byte(out)) {
			t.Fatalf("no JSON: %s", out)
		}
	})
}
