package staffing_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// The slow twin: one agent at a time from the bottom.
func slowAgents(t *testing.T, load staffing.Load, target staffing.Target) int {
	t.Helper()
	for n := 1; ; n++ {
		p, err := staffing.Evaluate(load, float64(n), target.Within)
		if err == nil && target.MetBy(p) {
			return n
		}
	}
}

func TestAgentsIsTheSmallestNumber(t *testing.T) {
	targets := []staffing.Target{staffing.Industry(), staffing.Skelleftea(), staffing.Taby(),
		{Share: 0.999, Within: 0}, {Share: 0.5, Within: time.Hour}, {Share: 0.8, Within: 20 * time.Second, MaxOccupancy: 0.85}}
	loads := []staffing.Load{
		{Calls: 120, Interval: time.Hour, Handling: 4 * time.Minute},
		{Calls: 0.4, Interval: 30 * time.Minute, Handling: 3 * time.Minute},
		{Calls: 101, Interval: 30 * time.Minute, Handling: 317 * time.Second},
		{Calls: 101, Interval: 30 * time.Minute, Handling: 317 * time.Second, Patience: 90 * time.Second},
		{Calls: 400, Interval: 30 * time.Minute, Handling: 240 * time.Second, Patience: 2 * time.Second},
		{Calls: 60, Interval: 30 * time.Minute, Handling: 240 * time.Second, Model: staffing.ModelB},
		{Calls: 60, Interval: 30 * time.Minute, Handling: 240 * time.Second, Model: staffing.ModelA},
		{Calls: 90, Interval: 30 * time.Minute, Handling: 240 * time.Second, Redial: 1.5, Patience: time.Minute, Callback: 0.4},
	}
	for i, load := range loads {
		for j, target := range targets {
			t.Run(fmt.Sprint(i, j), func(t *testing.T) {
				need, err := staffing.Agents(load, target)
				require.NoError(t, err)
				assert.InDelta(t, float64(slowAgents(t, load, target)), need.Agents, 0)
				again, err := staffing.Evaluate(load, need.Agents, target.Within)
				require.NoError(t, err)
				assert.InDelta(t, again.ServiceLevel, need.ServiceLevel, 1e-13)
			})
		}
	}
}

// 8 erlang and 80/20: 10 agents give 65.4 %, 11 give 80.9 % (recomputed with 300 bits), and 8 is overload.
func TestAgentsWorkedExample(t *testing.T) {
	load := staffing.Load{Calls: 120, Interval: time.Hour, Handling: 4 * time.Minute}
	target := staffing.Industry()
	target.Shrinkage = 0.3
	need, err := staffing.Agents(load, target)
	require.NoError(t, err)
	for n := 9; n <= int(need.Agents); n++ {
		level := 1 - float(bigErlangC(n, 8))*math.Exp(-float64(n-8)*20/240)
		assert.Equal(t, n == int(need.Agents), level >= 0.8, n)
	}
	rows, err := staffing.Around(load, target, 9, 1)
	require.NoError(t, err)
	require.Len(t, rows, 3)
	assert.Nil(t, rows[0].Performance)     // overload
	assert.Equal(t, 12, rows[0].Scheduled) // 8/0.7 = 11.4
	assert.False(t, rows[1].Met)
	text, err := json.Marshal(rows[0])
	require.NoError(t, err)
	assert.JSONEq(t, `{"agents":8,"scheduled":12,"met":false}`, string(text))
}

// With callers who hang up, fewer agents than erlang can keep a modest target.
func TestFewerAgentsThanErlang(t *testing.T) {
	load := staffing.Load{Calls: 1000, Interval: time.Hour, Handling: 6 * time.Minute, Patience: 30 * time.Second}
	need, err := staffing.Agents(load, staffing.Target{Share: 0.6, Within: time.Minute})
	require.NoError(t, err)
	assert.InDelta(t, 100.0, need.Traffic, 0)
	assert.Less(t, need.Agents, 100.0)
}

// Fractional traffic begins at floor(A) + 1: 4.5 erlang can be 5 agents.
func TestFractionalTrafficSkipsNobody(t *testing.T) {
	need, err := staffing.Agents(staffing.Load{Calls: 4.5, Interval: time.Hour, Handling: time.Hour}, staffing.Target{MeanWait: 24 * time.Hour})
	require.NoError(t, err)
	assert.InDelta(t, 5.0, need.Agents, 0)
	need, err = staffing.Agents(staffing.Load{Calls: 5, Interval: time.Hour, Handling: time.Hour}, staffing.Target{MeanWait: 24 * time.Hour})
	require.NoError(t, err)
	assert.InDelta(t, 6.0, need.Agents, 0)
}

func TestAgentsAtSize(t *testing.T) {
	for _, a := range []float64{30_000, 45_678.9} {
		need, err := staffing.Agents(loadWithoutPatience(a), staffing.Industry())
		require.NoError(t, err)
		level := func(n int) float64 { return 1 - float(bigErlangC(n, a))*math.Exp(-(float64(n)-a)*0.2) }
		assert.GreaterOrEqual(t, level(int(need.Agents)), 0.8)
		assert.True(t, need.Agents == math.Floor(a)+1 || level(int(need.Agents)-1) < 0.8)
	}
}

func loadWithoutPatience(a float64) staffing.Load {
	load := loadOf(a, 1)
	load.Patience = 0
	return load
}

func TestScheduled(t *testing.T) {
	for _, tt := range []struct {
		agents    int
		shrinkage float64
		want      int
	}{{10, 0.30, 15}, {7, 0.30, 10}, {11, 0, 11}, {9, 0.1, 10}, {0, 0.3, 0}, {1, 0.999, 1000}, {3, 0.25, 4}, {4, 0.25, 6}} {
		assert.Equal(t, tt.want, staffing.Target{Shrinkage: tt.shrinkage}.Scheduled(tt.agents), "%d, %g", tt.agents, tt.shrinkage)
	}
}

func TestATargetExactlyReachedIsKept(t *testing.T) {
	target := staffing.Target{Share: 0.8, MeanWait: time.Minute, MaxOccupancy: 0.85}
	at := staffing.Performance{ServiceLevel: 0.8, MeanWait: 60, Occupancy: 0.85}
	assert.True(t, target.MetBy(at))
	for name, past := range map[string]staffing.Performance{
		"service level": {ServiceLevel: 0.79, MeanWait: 60, Occupancy: 0.85},
		"mean wait":     {ServiceLevel: 0.8, MeanWait: 61, Occupancy: 0.85},
		"occupancy":     {ServiceLevel: 0.8, MeanWait: 60, Occupancy: 0.86},
	} {
		assert.False(t, target.MetBy(past), name)
	}
}

func TestInvalidLoadsAndTargets(t *testing.T) {
	good := staffing.Load{Calls: 1, Interval: time.Hour, Handling: time.Minute}
	for name, tt := range map[string]struct {
		load   func(*staffing.Load)
		target func(*staffing.Target)
		path   string
	}{
		"negative calls":     {load: func(l *staffing.Load) { l.Calls = -1 }, path: "/load/calls"},
		"calls not a number": {load: func(l *staffing.Load) { l.Calls = math.NaN() }, path: "/load/calls"},
		"too much traffic":   {load: func(l *staffing.Load) { l.Calls = 1e12 }, path: "/load/calls"},
		"no interval":        {load: func(l *staffing.Load) { l.Interval = 0 }, path: "/load/interval"},
		"no handling":        {load: func(l *staffing.Load) { l.Handling = 0 }, path: "/load/handling"},
		"negative patience":  {load: func(l *staffing.Load) { l.Patience = -1 }, path: "/load/patience"},
		"unknown model":      {load: func(l *staffing.Load) { l.Model = 9 }, path: "/load/model"},
		"redial below one":   {load: func(l *staffing.Load) { l.Redial = 0.5 }, path: "/load/redial"},
		"callback above one": {load: func(l *staffing.Load) { l.Callback = 1.5 }, path: "/load/callback"},
		"empty target":       {target: func(g *staffing.Target) { *g = staffing.Target{} }, path: "/target/share"},
		"all of them":        {target: func(g *staffing.Target) { g.Share = 1 }, path: "/target/share"},
		"negative within":    {target: func(g *staffing.Target) { g.Within = -1 }, path: "/target/within"},
		"negative wait":      {target: func(g *staffing.Target) { g.MeanWait = -1 }, path: "/target/meanWait"},
		"occupancy over 1":   {target: func(g *staffing.Target) { g.MaxOccupancy = 1.1 }, path: "/target/maxOccupancy"},
		"all away":           {target: func(g *staffing.Target) { g.Shrinkage = 1 }, path: "/target/shrinkage"},
	} {
		t.Run(name, func(t *testing.T) {
			load, target := good, staffing.Industry()
			if tt.load != nil {
				tt.load(&load)
			} else {
				tt.target(&target)
			}
			_, err := staffing.Agents(load, target)
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			require.Len(t, invalid.Problems, 1)
			assert.Equal(t, tt.path, invalid.Problems[0].Path)
			_, err = staffing.Around(load, target, 3, 1)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
}

func TestUnreachableTarget(t *testing.T) {
	_, err := staffing.Agents(staffing.Load{Calls: 9e6, Interval: time.Hour, Handling: time.Hour},
		staffing.Target{Share: 0.8, MaxOccupancy: 0.1})
	assert.ErrorIs(t, err, staffing.ErrUnreachable)
}

func TestTargetJSON(t *testing.T) {
	golden.JSON(t, "testdata/target-skelleftea.json", staffing.Skelleftea())
	golden.JSON(t, "testdata/target-taby.json", staffing.Taby())
}

func BenchmarkAgents(b *testing.B) {
	load := loadWithoutPatience(1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := staffing.Agents(load, staffing.Industry()); err != nil {
			b.Fatal(err)
		}
	}
}

// An agent with c chats at once is c places: the need is that of single calls divided by c and rounded up, in every model.
func TestConcurrentMatters(t *testing.T) {
	for _, patience := range []time.Duration{0, 2 * time.Minute} {
		for calls := 1.0; calls < 400; calls *= 1.7 {
			load := staffing.Load{Calls: calls, Interval: 30 * time.Minute, Handling: 9 * time.Minute, Patience: patience}
			single, err := staffing.Agents(load, staffing.Industry())
			require.NoError(t, err)
			for c := 1; c <= 4; c++ {
				load.Concurrent = c
				need, err := staffing.Agents(load, staffing.Industry())
				require.NoError(t, err)
				assert.InDelta(t, math.Ceil(single.Agents/float64(c)), need.Agents, 0, "%v calls, %d at once, patience %v", calls, c, patience)
				alike, err := staffing.Evaluate(load, need.Agents, staffing.Industry().Within)
				require.NoError(t, err)
				load.Concurrent = 0
				places, err := staffing.Evaluate(load, need.Agents*float64(c), staffing.Industry().Within)
				require.NoError(t, err)
				assert.InDelta(t, places.ServiceLevel, alike.ServiceLevel, 1e-12)
				assert.InDelta(t, places.Occupancy, alike.Occupancy, 1e-12, "the share of the places")
			}
		}
	}
	load := staffing.Load{Calls: 100, Interval: 30 * time.Minute, Handling: 9 * time.Minute, Concurrent: 3}
	_, err := staffing.Evaluate(load, 10, 0) // 30 erlang on 30 places
	var overload *staffing.OverloadError
	require.ErrorAs(t, err, &overload)
	assert.Contains(t, err.Error(), "minst 11")
	load.Concurrent = 21
	require.ErrorIs(t, load.Validate(), kvalitet.ErrInvalid)
}
