package staffing_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// loadOf gives the traffic a, with calls of 100 seconds and patience 100/theta seconds.
func loadOf(a, theta float64) staffing.Load {
	patience := 100 / theta * float64(time.Second)
	return staffing.Load{Calls: a, Interval: 100 * time.Second, Handling: 100 * time.Second, Patience: time.Duration(patience)}
}

func TestErlangAExactly(t *testing.T) {
	for _, n := range []int{1, 3, 10, 100, 1000} {
		for _, rho := range []float64{0.2, 0.8, 0.99, 1, 1.05, 1.6} {
			for _, theta := range []float64{0.01, 0.5, 1, 40, 1e5} {
				if n == 1000 && theta < 0.5 && rho > 1 {
					continue // the slow twin would take a minute
				}
				a := float64(n) * rho
				load := loadOf(a, theta)
				theta = float64(load.Handling) / float64(load.Patience) // as it was rounded to a nanosecond
				for _, within := range []time.Duration{0, time.Second, 120 * time.Second} {
					p, err := staffing.Evaluate(load, float64(n), within)
					require.NoError(t, err)
					want := bigErlangA(n, a, theta, within.Seconds()/100)
					name := fmt.Sprint(n, a, theta, within)
					assertRelative(t, want.wait, p.WaitProbability, 1e-12)
					assertRelative(t, want.abandon, p.Abandonment, 1e-12)
					assertRelative(t, want.meanWait*100, p.MeanWait, 1e-12)
					require.InDelta(t, want.served, p.ServiceLevel, 1e-12, name)
				}
			}
		}
	}
}

// Patience without end is Erlang C, no patience is Erlang B, at any size.
func TestErlangABetweenBAndC(t *testing.T) {
	for _, tt := range []struct{ n, a float64 }{{1, 0.5}, {12, 10}, {12.5, 10.75}, {1000, 990}, {20_000, 19_900}} {
		t.Run(fmt.Sprint(tt.n, tt.a), func(t *testing.T) {
			c := loadOf(tt.a, 1)
			c.Patience = 0
			endless, err := staffing.Evaluate(c, tt.n, 20*time.Second)
			require.NoError(t, err)
			patient := c
			patient.Patience = 1<<63 - 1 // 292 years
			p, err := staffing.Evaluate(patient, tt.n, 20*time.Second)
			require.NoError(t, err)
			assert.InEpsilon(t, endless.WaitProbability, p.WaitProbability, 1e-6)
			assert.InDelta(t, endless.ServiceLevel, p.ServiceLevel, 1e-6)
			assert.InEpsilon(t, endless.MeanWait, p.MeanWait, 1e-6)
			assert.InDelta(t, 0, p.Abandonment, 1e-7)

			c.Callback, c.Patience = 1, time.Minute // everyone is rung up and nobody hangs up
			called, err := staffing.Evaluate(c, tt.n, 20*time.Second)
			require.NoError(t, err)
			called.Model = endless.Model
			assert.Equal(t, endless, called)

			b, err := staffing.ErlangB(tt.n, tt.a)
			require.NoError(t, err)
			impatient := loadOf(tt.a, 1)
			impatient.Patience = 1 // a nanosecond
			p, err = staffing.Evaluate(impatient, tt.n, 20*time.Second)
			require.NoError(t, err)
			assert.InEpsilon(t, b, p.WaitProbability, 1e-5)
			assert.InEpsilon(t, b, p.Abandonment, 1e-5)
			impatient.Patience, impatient.Model = 0, staffing.ModelA
			none, err := staffing.Evaluate(impatient, tt.n, 20*time.Second)
			require.NoError(t, err)
			assert.InDelta(t, b, none.Abandonment, 0)
			impatient.Model = staffing.ModelB
			blocked, err := staffing.Evaluate(impatient, tt.n, 20*time.Second)
			require.NoError(t, err)
			blocked.Model = none.Model
			assert.Equal(t, none, blocked)
		})
	}
}

// Overload of any size has an answer when callers hang up: in the limit exactly the surplus does.
func TestErlangAOverloaded(t *testing.T) {
	for _, tt := range []struct{ n, a, theta float64 }{{1, 1e5, 1000}, {10, 200, 1e-7}, {100, 130, 1e-7}, {20_000, 30_000, 1e-4}} {
		p, err := staffing.Evaluate(loadOf(tt.a, tt.theta), tt.n, time.Minute)
		require.NoError(t, err)
		assert.InDelta(t, 1-tt.n/tt.a, p.Abandonment, 1e-5)
		assert.InDelta(t, 1, p.Occupancy, 1e-3)
	}
	p, err := staffing.Evaluate(loadOf(5, 0.5), 0, time.Minute)
	require.NoError(t, err)
	assert.Equal(t, []float64{1, 1, 0, 0, 200}, []float64{p.WaitProbability, p.Abandonment, p.ServiceLevel, p.Occupancy, p.MeanWait})
}

// What goes in comes out, and an agent more never makes it worse.
func TestErlangAProperties(t *testing.T) {
	for _, a := range []float64{0.3, 4, 75} {
		for _, theta := range []float64{1e-3, 0.7, 25} {
			last := staffing.Performance{Abandonment: 1, MeanWait: 1e18}
			for n := 1.0; n < 1.5*a+5; n++ {
				p, err := staffing.Evaluate(loadOf(a, theta), n, 20*time.Second)
				require.NoError(t, err)
				assert.InEpsilon(t, a*(1-p.Abandonment), p.Occupancy*n, 1e-12)
				assert.LessOrEqual(t, p.Abandonment, last.Abandonment)
				assert.LessOrEqual(t, p.MeanWait, last.MeanWait)
				assert.GreaterOrEqual(t, p.ServiceLevel, last.ServiceLevel)
				assert.LessOrEqual(t, p.ServiceLevel+p.Abandonment, 1+1e-12)
				assert.GreaterOrEqual(t, p.ServiceLevelAnswered, p.ServiceLevel)
				last = p
			}
		}
	}
}

func BenchmarkErlangA(b *testing.B) {
	load := loadOf(1000, 0.5)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := staffing.Evaluate(load, 1010, 20*time.Second); err != nil {
			b.Fatal(err)
		}
	}
}
