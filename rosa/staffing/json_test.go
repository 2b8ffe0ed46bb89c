package staffing_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// Whatever can be read is staffed without a panic, and what is valid comes back the same.
func FuzzCallProfileJSON(f *testing.F) {
	seed, err := json.Marshal(week())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var p staffing.CallProfile
		if json.Unmarshal(data, &p) != nil || p.Validate() != nil {
			return
		}
		if p.Weekly() < 1e5 && p.Handling < time.Hour {
			_, err := p.Staff(staffing.Industry())
			require.NoError(t, err)
		}
		roundTrip(t, p)
	})
}

func FuzzTargetJSON(f *testing.F) {
	for _, target := range []staffing.Target{staffing.Industry(), staffing.Skelleftea(), staffing.Taby()} {
		seed, err := json.Marshal(target)
		require.NoError(f, err)
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var target staffing.Target
		if json.Unmarshal(data, &target) == nil && target.Validate() == nil {
			target.Scheduled(1_000_000)
			roundTrip(t, target)
		}
	})
}

// Any load gives an answer or an error, and the answer keeps the target.
func FuzzAgents(f *testing.F) {
	f.Add(120.0, int64(time.Hour), int64(4*time.Minute), int64(0), 0.8, int64(20*time.Second))
	f.Add(1e6, int64(time.Second), int64(time.Hour), int64(1), 0.5, int64(0))
	f.Add(0.001, int64(1), int64(1), int64(1<<62), 0.999999, int64(1<<62))
	f.Fuzz(func(t *testing.T, calls float64, interval, handling, patience int64, share float64, within int64) {
		load := staffing.Load{Calls: calls, Interval: time.Duration(interval), Handling: time.Duration(handling), Patience: time.Duration(patience)}
		if load.Validate() == nil && load.Traffic() > 1e5 {
			return // slow only
		}
		target := staffing.Target{Share: share, Within: time.Duration(within)}
		need, err := staffing.Agents(load, target)
		if err != nil {
			if !errors.Is(err, kvalitet.ErrInvalid) && !errors.Is(err, staffing.ErrUnreachable) {
				t.Fatal(err)
			}
			return
		}
		if !target.MetBy(need.Performance) || !(need.ServiceLevel <= 1) || !(need.MeanWait >= 0) || !(need.Abandonment >= 0 && need.Abandonment <= 1) {
			t.Fatalf("%+v %+v: %+v", load, target, need)
		}
	})
}

func roundTrip[T any](t *testing.T, v T) {
	t.Helper()
	first, err := json.Marshal(v)
	require.NoError(t, err)
	var back T
	require.NoError(t, json.Unmarshal(first, &back))
	second, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(first), string(second))
}

func TestSecondsTooLong(t *testing.T) {
	var target staffing.Target
	require.ErrorIs(t, json.Unmarshal([]byte(`{"within":1e300}`), &target), kvalitet.ErrInvalid)
	require.Error(t, json.Unmarshal([]byte(`{"within":"x"}`), &target))
}
