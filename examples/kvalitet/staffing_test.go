package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStaffingKeepsTheTarget(t *testing.T) {
	r := kommandJSON[map[string]any](t, 0, "", "staffing", "-calls", "120", "-interval", "1h", "-aht", "4m", "-target", "0,8", "-within", "20", "-shrinkage", "30 %")
	assert.Equal(t, []any{"erlangC", 8.0, 11.0, 16.0, 0.0, true}, []any{r["model"], r["traffic"], r["agents"], r["scheduled"], r["abandonment"], r["met"]})
	// Recomputed with 300 bits in the library's tests: C(11, 8) = 0.24496, 1 − C·e^(−3·20/240) = 0.80923
	assert.InDelta(t, 0.24496, r["waitProbability"], 0.00001)
	assert.InDelta(t, 0.80923, r["serviceLevel"], 0.00001)
	assert.InDelta(t, 8.0/11, r["occupancy"], 1e-12)
	assert.InDelta(t, r["waitProbability"].(float64)*240/3, r["asa"], 1e-9)
}

// The ways to write a time and a share all give the same.
func TestStaffingReadsTimesAndShares(t *testing.T) {
	want := kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "1200", "-interval", "3600", "-aht", "270", "-target", "0.9", "-within", "120s", "-patience", "90")
	for _, args := range [][]string{
		{"-calls", "1 200", "-interval", "1h", "-aht", "4m30s", "-target", "90 %", "-within", "2m", "-patience", "1:30"},
		{"-calls=1200", "-interval=1:00:00", "-aht=4:30", "-target=90", "-within=02:00", "-patience=1m30s"},
		{"--calls", "1200", "--interval", "60m", "--aht", "270,0", "--target", "0,90", "--within", "120", "--patience", "90,0s"},
		{"-calls", "1200", "-interval", "1 timme", "-aht", "4 min 30 sek", "-target", "90%", "-within", "2 minuter", "-patience", "1 Min 30 s"},
	} {
		got := kommandJSON[staffingResult](t, 0, "", append([]string{"staffing"}, args...)...)
		assert.Equal(t, want, got, args)
	}
	assert.Equal(t, "erlangA", want.Model.String())
	assert.Less(t, want.Agents, 91.0)
}

func TestStaffingOverloadIsNoNumber(t *testing.T) {
	status, out, errs := kommand(t, "", "staffing", "-calls", "120", "-interval", "1h", "-aht", "240", "-agents", "8", "-format", "json")
	assert.Equal(t, exitFindings, status)
	assert.Contains(t, errs, "kön växer utan slut")
	assert.Contains(t, out, `"serviceLevel": null`)
	assert.Contains(t, out, `"code": "overload"`)
}

func TestStaffingEvaluates(t *testing.T) {
	r := kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "200", "-interval", "1h", "-aht", "3m", "-agents", "14")
	assert.InDelta(t, 0.888, *r.ServiceLevel, 0.0005) // the handbooks' example
	r = kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "200", "-interval", "1h", "-aht", "3m", "-agents", "12,5")
	assert.InDelta(t, 12.5, r.Agents, 0)
	assert.Equal(t, 13, r.Scheduled)
	// Without patience at all Erlang A is Erlang B.
	a := kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "200", "-interval", "1h", "-aht", "3m", "-agents", "12", "-patience", "0")
	b := kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "200", "-interval", "1h", "-aht", "3m", "-agents", "12", "-model", "B")
	assert.InDelta(t, *b.Abandonment, *a.Abandonment, 0)
}

func TestStaffingPresetsAndMeanWait(t *testing.T) {
	r := kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "120", "-interval", "1h", "-aht", "4m", "-preset", "skelleftea")
	assert.Equal(t, 2*time.Minute, r.Target.Within)
	assert.InDelta(t, 10.0, r.Agents, 0)
	r = kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "120", "-interval", "1h", "-aht", "4m", "-mean-wait", "60")
	assert.Zero(t, r.Target.Share)
	assert.InDelta(t, 10.0, r.Agents, 0)
	assert.LessOrEqual(t, *r.ASA, 60.0)
}

func TestStaffingFindings(t *testing.T) {
	r := kommandJSON[staffingResult](t, 0, "", "staffing", "-calls", "5", "-interval", "8h", "-aht", "4m")
	require.Len(t, r.Findings, 2)
	assert.Equal(t, "staffing.interval.short", r.Findings[0].Rule)
	assert.Equal(t, "staffing.team.large", r.Findings[1].Rule)
	status, _, _ := kommand(t, "", "staffing", "-calls", "5", "-interval", "8h", "-aht", "4m", "-fail-on", "warning")
	assert.Equal(t, exitFindings, status)
}

func TestStaffingText(t *testing.T) {
	status, out, _ := kommand(t, "", "staffing", "-calls", "120", "-interval", "1h", "-aht", "4m", "-spread", "3")
	assert.Zero(t, status)
	assert.Contains(t, out, "kön växer utan slut") // 8 agents are in the table
	assert.Contains(t, out, "0,809")
}

func TestStaffingWrongUse(t *testing.T) {
	for name, args := range map[string][]string{
		"no calls":        {"-aht", "4m"},
		"no handling":     {"-calls", "4"},
		"negative calls":  {"-calls", "-4", "-aht", "4m"},
		"calls":           {"-calls", "många", "-aht", "4m"},
		"time":            {"-calls", "4", "-aht", "fyra"},
		"minutes of 75":   {"-calls", "4", "-aht", "1:75"},
		"endless time":    {"-calls", "4", "-aht", "99999999999999999999"},
		"share of 1":      {"-calls", "4", "-aht", "4m", "-target", "1"},
		"all away":        {"-calls", "4", "-aht", "4m", "-shrinkage", "100 %"},
		"model":           {"-calls", "4", "-aht", "4m", "-model", "X"},
		"preset":          {"-calls", "4", "-aht", "4m", "-preset", "X"},
		"negative agents": {"-calls", "4", "-aht", "4m", "-agents", "-1"},
		"interval":        {"-calls", "4", "-aht", "4m", "-interval", "0"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, errs := kommand(t, "", append([]string{"staffing"}, args...)...)
			assert.Equal(t, exitUsage, status)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
		})
	}
}

// The examples of the help work as they stand.
func TestStaffingHelpExamples(t *testing.T) {
	_, out, _ := kommand(t, "", "staffing", "-h")
	require.Contains(t, out, "-preset skelleftea")
	for _, args := range [][]string{
		{"staffing", "-calls", "120", "-interval", "1h", "-aht", "4m", "-target", "0.8", "-within", "20s", "-shrinkage", "0.3"},
		{"staffing", "-calls", "95", "-aht", "5:20", "-preset", "skelleftea", "-patience", "3m", "-format", "json"},
		{"staffing", "-calls", "200", "-interval", "3600", "-aht", "180", "-within", "20", "-agents", "14"},
	} {
		status, out, errs := kommand(t, "", args...)
		assert.Zero(t, status, errs)
		assert.NotEmpty(t, out)
	}
}
