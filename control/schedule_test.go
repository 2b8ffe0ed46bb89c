package control_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

func TestOccurrences(t *testing.T) {
	half := kvalitet.Period{From: day("2027-02-10"), Until: day("2027-08-01")}
	tests := map[string]struct {
		activity    control.Activity
		count       int
		first, last string
	}{
		"once":                       {control.Activity{Frequency: control.FrequencyOnce}, 1, "2027-12-31", "2027-12-31"},
		"no frequency":               {control.Activity{}, 1, "2027-12-31", "2027-12-31"},
		"half-yearly":                {control.Activity{Frequency: control.FrequencyHalfYearly}, 2, "2027-06-30", "2027-12-31"},
		"every four months":          {control.Activity{Frequency: control.FrequencyTertial}, 3, "2027-04-30", "2027-12-31"},
		"quarterly":                  {control.Activity{Frequency: control.FrequencyQuarterly}, 4, "2027-03-31", "2027-12-31"},
		"monthly":                    {control.Activity{Frequency: control.FrequencyMonthly}, 12, "2027-01-31", "2027-12-31"},
		"weekly":                     {control.Activity{Frequency: control.FrequencyWeekly}, 53, "2027-01-03", "2027-12-31"}, // 1 January 2027 is a Friday
		"quarterly in a part":        {control.Activity{Frequency: control.FrequencyQuarterly, Period: half}, 3, "2027-03-31", "2027-07-31"},
		"a day of its own":           {control.Activity{Frequency: control.FrequencyHalfYearly, Due: day("2027-11-15")}, 2, "2027-06-30", "2027-11-15"},
		"a period of another year":   {control.Activity{Frequency: control.FrequencyMonthly, Period: kvalitet.Year(2030)}, 0, "", ""},
		"a period without beginning": {control.Activity{Frequency: control.FrequencyMonthly, Period: kvalitet.Period{Until: day("2027-02-01")}}, 1, "2027-01-31", "2027-01-31"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := tt.activity.Occurrences(2027)
			require.Len(t, got, tt.count)
			if tt.count == 0 {
				return
			}
			assert.Equal(t, tt.first, got[0].Due.String())
			assert.Equal(t, tt.last, got[len(got)-1].Due.String())
			for i := 1; i < len(got); i++ {
				assert.Equal(t, got[i-1].Period.Until, got[i].Period.From, "no gap and no overlap")
			}
		})
	}
}

func TestSchedule(t *testing.T) {
	a := control.Activity{Number: number("V1"), Frequency: control.FrequencyQuarterly}
	on := func(dates ...string) []control.Execution {
		out := []control.Execution{{Activity: number("E1"), Date: day("2027-02-01")}}
		for _, d := range dates {
			out = append(out, control.Execution{Activity: number("V1"), Date: day(d)})
		}
		return out
	}
	tests := map[string]struct {
		executions []control.Execution
		on         string
		want       []control.OccurrenceStatus
	}{
		"each in its quarter":          {on("2027-03-31", "2027-04-01", "2027-09-01", "2027-12-31"), "2028-01-01", statuses("done done done done")},
		"none":                         {nil, "2028-01-01", statuses("missed missed missed missed")},
		"on the last day it is due":    {nil, "2027-03-31", statuses("due ahead ahead ahead")},
		"the day after it is missed":   {nil, "2027-04-01", statuses("missed due ahead ahead")},
		"two in a quarter make up one": {on("2027-04-05", "2027-06-20", "2027-08-01", "2027-11-01"), "2028-01-01", statuses("late done done done")},
		"one too many does not hurt":   {on("2027-02-05", "2027-02-06"), "2027-06-01", statuses("done due ahead ahead")},
		"the order of the file is not": {on("2027-11-01", "2027-08-01", "2027-06-20", "2027-04-05"), "2028-01-01", statuses("late done done done")},
		"a number says which": {[]control.Execution{{Activity: number("V1"), Date: day("2027-09-01"), Occasion: 1}}, "2027-09-02",
			statuses("late missed due ahead")},
		"without a day the first": {[]control.Execution{{Activity: number("V1")}}, "2027-03-01", statuses("done ahead ahead ahead")},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []control.OccurrenceStatus
			for _, o := range a.Schedule(2027, tt.executions, day(tt.on)) {
				got = append(got, o.Status)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func statuses(codes string) []control.OccurrenceStatus {
	var out []control.OccurrenceStatus
	word := ""
	for _, c := range codes + " " {
		if c != ' ' {
			word += string(c)
			continue
		}
		s, err := control.ParseOccurrenceStatus(word)
		if err != nil {
			panic(err)
		}
		out, word = append(out, s), ""
	}
	return out
}

func TestWorstResult(t *testing.T) {
	const na, ok, minor, major, due, none = control.ResultNotApplicable, control.ResultNoDeviation, control.ResultMinor, control.ResultMajor, control.ResultNotDue, control.ResultNotDone
	tests := map[string]struct {
		results []control.Result
		want    control.Result
	}{
		"nothing is nothing":            {nil, 0},
		"only not applicable":           {[]control.Result{na, na}, na},
		"not applicable beside a pass":  {[]control.Result{na, ok}, ok},
		"not applicable and not due":    {[]control.Result{na, due}, due},
		"one minor among many":          {[]control.Result{ok, minor, ok}, minor},
		"major beats all":               {[]control.Result{none, major, minor, ok}, major},
		"not done is worse than a pass": {[]control.Result{ok, none}, none},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, control.WorstResult(tt.results...))
			reversed := append([]control.Result(nil), tt.results...)
			for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
				reversed[i], reversed[j] = reversed[j], reversed[i]
			}
			assert.Equal(t, tt.want, control.WorstResult(reversed...), "in any order")
		})
	}
}

func TestDeviationClosesOnlyWithAnEffect(t *testing.T) {
	d := wholeFile().Deviations[0]
	d.Closed = kvalitet.Date{}
	assert.True(t, d.Open(day("2027-12-01")))
	closed, err := d.Close(day("2027-10-15"))
	require.NoError(t, err)
	assert.False(t, closed.Open(day("2027-10-15")))
	_, err = d.Close(day("2027-10-01"))
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "before the effect was shown")
	d.Effect.Shown = ptr(false)
	_, err = d.Close(day("2027-10-15"))
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	d.Done = kvalitet.Date{}
	assert.False(t, d.Overdue(day("2027-06-30")))
	assert.True(t, d.Overdue(day("2027-07-01")))
}
