package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStaffingDeadline(t *testing.T) {
	// 30 e-mails of 10 minutes on one day, to be answered within three working days: four days share 300 minutes.
	out := kommandJSON[backlogJSON](t, exitDone, "datum;antal\n2026-11-23;30\n2026-11-24;0\n", "staffing", "deadline", "-", "-aht", "10m", "-hours", "1", "-capacity", "50")
	assert.InDelta(t, 75.0, out.Capacity, 1e-9)
	require.NotNil(t, out.Agents)
	assert.Equal(t, 2, *out.Agents, "75 minutes are more than one hour")
	require.NotNil(t, out.Tried)
	assert.InDelta(t, 100.0, out.Tried.Late, 1e-9, "four days of 50 minutes leave 100")

	// Midsummer's eve, the weekend and the Friday's own e-mail: what comes on days off belongs to Monday.
	out = kommandJSON[backlogJSON](t, exitDone, "dag;minuter\n2026-06-18;60\n2026-06-19;60\n2026-06-20;60\n2026-06-22;60\n", "staffing", "deadline", "-", "-days", "0")
	assert.Equal(t, 2, out.WorkingDays)
	assert.InDelta(t, 180.0, out.Capacity, 1e-9)

	// A working day without a row is a day on which nothing came.
	out = kommandJSON[backlogJSON](t, exitFindings, "datum;minuter\n2026-11-23;60\n2026-11-25;60\ninte en dag;60\n2026-11-26;-60\n", "staffing", "deadline", "-", "-days", "1")
	assert.Equal(t, 3, out.WorkingDays)
	assert.Len(t, out.Problems, 2)

	status, _, errs := kommand(t, "datum;antal\n2026-11-23;30\n", "staffing", "deadline", "-")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "-aht")
}

func TestStaffingChat(t *testing.T) {
	type need struct{ Agents float64 }
	one := kommandJSON[need](t, exitDone, "", "staffing", "-calls", "60", "-aht", "10m", "-within", "60s")
	three := kommandJSON[need](t, exitDone, "", "staffing", "-calls", "60", "-aht", "10m", "-within", "60s", "-concurrent", "3")
	assert.InDelta(t, 24, one.Agents, 0, "20 erlang; Erlang C by its recursion in Python: 24 answer 80 % within a tenth of the handling time, 23 do not")
	assert.InDelta(t, 8, three.Agents, 0, "three places each: 24 ÷ 3")
}
