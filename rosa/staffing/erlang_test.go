package staffing_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// Traffic that gives a blocking of 1 percent, and of 10 percent, from the Erlang B tables that telephone engineering
// textbooks print, in their number of decimals.
func TestErlangBAgainstPublishedTable(t *testing.T) {
	for _, tt := range []struct{ agents, traffic, blocking, half float64 }{
		{1, 0.0101, 0.01, 0.00005}, {2, 0.153, 0.01, 0.0005}, {5, 1.36, 0.01, 0.005}, {10, 4.46, 0.01, 0.005},
		{20, 12.03, 0.01, 0.005}, {50, 37.90, 0.01, 0.005}, {100, 84.06, 0.01, 0.005},
		{1, 0.111, 0.10, 0.0005}, {10, 7.51, 0.10, 0.005}, {20, 17.61, 0.10, 0.005}, {100, 104.1, 0.10, 0.05},
	} {
		t.Run(fmt.Sprint(tt.agents, tt.blocking), func(t *testing.T) {
			below, err := staffing.ErlangB(tt.agents, tt.traffic-tt.half*1.01)
			require.NoError(t, err)
			above, err := staffing.ErlangB(tt.agents, tt.traffic+tt.half*1.01)
			require.NoError(t, err)
			assert.Less(t, below, tt.blocking)
			assert.Greater(t, above, tt.blocking)
		})
	}
}

// The worked example that call-centre handbooks use: 200 calls an hour of 3 minutes, 14 agents; 17.4 % wait, 88.8 %
// answered within 20 s, mean wait 7.8 s, occupancy 71.4 %.
func TestHandbookExample(t *testing.T) {
	p, err := staffing.Evaluate(staffing.Load{Calls: 200, Interval: time.Hour, Handling: 3 * time.Minute}, 14, 20*time.Second)
	require.NoError(t, err)
	assert.Equal(t, staffing.ModelC, p.Model)
	assert.InDelta(t, 10.0, p.Traffic, 0)
	assert.InDelta(t, 0.174, p.WaitProbability, 0.0005)
	assert.InDelta(t, 0.888, p.ServiceLevel, 0.0005)
	assert.InDelta(t, 7.8, p.MeanWait, 0.05)
	assert.InDelta(t, 0.714, p.Occupancy, 0.0005)
	assert.Zero(t, p.Abandonment)
}

// Mandelbaum & Zeltyn's contrast: 50 agents, 48 calls a minute of one minute, patience two minutes. 3.1 % hang up and the
// wait is 3.7 s; if nobody hung up it would be 20.8 s.
func TestErlangAContrast(t *testing.T) {
	load := staffing.Load{Calls: 48, Interval: time.Minute, Handling: time.Minute}
	c, err := staffing.Evaluate(load, 50, 0)
	require.NoError(t, err)
	assert.InDelta(t, 20.8, c.MeanWait, 0.05)
	load.Patience = 2 * time.Minute
	a, err := staffing.Evaluate(load, 50, 0)
	require.NoError(t, err)
	assert.Equal(t, staffing.ModelA, a.Model)
	assert.InDelta(t, 0.031, a.Abandonment, 0.0005)
	assert.InDelta(t, 3.7, a.MeanWait, 0.05)
}

func TestErlangBAndCExactly(t *testing.T) {
	for _, tt := range []struct {
		n int
		a float64
	}{{1, 0.5}, {1, 1e-9}, {3, 2.999999999999}, {8, 7.25}, {14, 10}, {50, 48}, {200, 12}, {1000, 999.5}, {12_000, 11_900.25},
		{30_000, 29_999}, {30_000, 29_999.999}, {50_000, 49_700}} {
		t.Run(fmt.Sprint(tt.n, tt.a), func(t *testing.T) {
			b, err := staffing.ErlangB(float64(tt.n), tt.a)
			require.NoError(t, err)
			assertRelative(t, float(bigErlangB(tt.n, tt.a)), b, 2e-12)
			c, err := staffing.ErlangC(float64(tt.n), tt.a)
			require.NoError(t, err)
			assertRelative(t, float(bigErlangC(tt.n, tt.a)), c, 2e-12)
		})
	}
}

// Fractions of an agent: values of the integral by mpmath's incomplete gamma function with 40 digits.
func TestErlangBOfFractions(t *testing.T) {
	for _, tt := range []struct{ agents, traffic, want float64 }{
		{0.5, 0.1, 0.33027003515927650741},
		{0.5, 1.4, 0.7774159969224600011},
		{0.5, 1.6, 0.79646974330447917219},
		{2.5, 2.1, 0.31128571482707059114},
		{0.25, 30, 0.99192950340507006236},
		{7.75, 8.5, 0.28027865404920235933},
		{10.1, 8.0, 0.11712786393455006086},
		{100.5, 99.25, 0.068483810032628706753},
		{0.999, 1.5, 0.6003476376397252093},
	} {
		t.Run(fmt.Sprint(tt.agents, tt.traffic), func(t *testing.T) {
			b, err := staffing.ErlangB(tt.agents, tt.traffic)
			require.NoError(t, err)
			assertRelative(t, tt.want, b, 1e-13)
		})
	}
}

// Between whole numbers the fraction lies between its neighbours, and it joins them without a jump.
func TestErlangBFallsWithAgents(t *testing.T) {
	for _, traffic := range []float64{0.01, 1.4999, 1.5001, 7.3, 120} {
		last := 1.0
		for n := 0.0; n < 30; n += 0.125 {
			b, err := staffing.ErlangB(n, traffic)
			require.NoError(t, err)
			if n > 0 {
				require.Less(t, b, last, "B(%g, %g)", n, traffic)
			}
			last = b
		}
		near, err := staffing.ErlangB(5-1e-9, traffic)
		require.NoError(t, err)
		at, err := staffing.ErlangB(5, traffic)
		require.NoError(t, err)
		assertRelative(t, at, near, 1e-7)
	}
}

func TestErlangEdges(t *testing.T) {
	b, err := staffing.ErlangB(0, 0)
	require.NoError(t, err)
	assert.InDelta(t, 1.0, b, 0)
	b, err = staffing.ErlangB(3.5, 0)
	require.NoError(t, err)
	assert.InDelta(t, 0.0, b, 0)
	b, err = staffing.ErlangB(1e7, 5)
	require.NoError(t, err)
	assert.Zero(t, b)
	for _, bad := range [][2]float64{{-1, 1}, {1, -1}, {math.NaN(), 1}, {1, math.NaN()}, {math.Inf(1), 1}, {1, math.Inf(1)}} {
		_, err := staffing.ErlangB(bad[0], bad[1])
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
		_, err = staffing.ErlangC(bad[0], bad[1])
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
	}
}

func TestOverloadIsAnError(t *testing.T) {
	for _, tt := range [][2]float64{{8, 8}, {8, 8.5}, {0, 0}, {29_999.5, 29_999.5}} {
		_, err := staffing.ErlangC(tt[0], tt[1])
		require.ErrorIs(t, err, staffing.ErrOverload)
		var overload *staffing.OverloadError
		require.ErrorAs(t, err, &overload)
		assert.InDelta(t, tt[1], overload.Traffic, 0)
		assert.Equal(t, "overload", overload.Problem().Code)
	}
	_, err := staffing.Evaluate(staffing.Load{Calls: 120, Interval: time.Hour, Handling: 4 * time.Minute}, 8, 0)
	require.ErrorIs(t, err, staffing.ErrOverload) // A = N
	assert.ErrorContains(t, err, "minst 9")
}

func assertRelative(t *testing.T, want, got, tolerance float64) {
	t.Helper()
	if want == got || math.Abs(want) < 1e-290 && math.Abs(got) < 1e-290 {
		return
	}
	assert.LessOrEqual(t, math.Abs(got-want), tolerance*math.Abs(want), "want %.17g, got %.17g", want, got)
}

func TestEvaluateRefusesWhatCannotBe(t *testing.T) {
	good := staffing.Load{Calls: 1, Interval: time.Hour, Handling: time.Minute}
	_, err := staffing.Evaluate(staffing.Load{}, 3, 0)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	for _, agents := range []float64{-1, math.NaN(), 1e9} {
		_, err := staffing.Evaluate(good, agents, 0)
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
	}
}
