package staffing_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

func TestFollowUpByHand(t *testing.T) {
	var tally staffing.Tally
	for _, c := range []staffing.Contact{
		{Wait: 10 * time.Second, Answered: true, Solved: true, Demand: staffing.DemandNeeded},
		{Wait: 20 * time.Second, Answered: true, Solved: true, Repeated: true, Demand: staffing.DemandStatus},
		{Wait: 30 * time.Second, Answered: true, Demand: staffing.DemandStatus},
		{Wait: 119500 * time.Millisecond, Answered: true, Demand: staffing.DemandUnclear},
		{Wait: 200 * time.Second},
	} {
		require.NoError(t, tally.Add("bygglov", c))
	}
	rows := tally.FollowUp(staffing.Skelleftea(), map[string]float64{"bygglov": 0.8})
	require.Len(t, rows, 2)
	f := rows[1]
	assert.Equal(t, "bygglov", f.Case)
	assert.Equal(t, []uint64{5, 4, 1, 1}, []uint64{f.Contacts, f.Answered, f.Abandoned, f.Repeated})
	assert.InDelta(t, 2.0/5, *f.Solved[0].Share, 0)
	assert.InDelta(t, 2.0/4, *f.Solved[1].Share, 0)
	assert.InDelta(t, 1.0/4, *f.Solved[2].Share, 0) // one of four matters at the first contact
	assert.Equal(t, staffing.OfMatters, f.Solved[2].Of)
	assert.InDelta(t, 0.5/0.8, *f.Ratio, 0)
	assert.Equal(t, staffing.Wait{Mean: 45, Median: 20, P80: 120, P90: 120, Longest: 120}, *f.Wait)
	assert.InDelta(t, 0.8, *f.ServiceLevel, 0)
	assert.True(t, *f.Met)
	assert.InDelta(t, 0.75, *f.Unnecessary, 0) // of four with a noted reason
	assert.Equal(t, []staffing.DemandShare{{Demand: staffing.DemandStatus, Count: 2, Share: 0.5},
		{Demand: staffing.DemandUnclear, Count: 1, Share: 0.25}}, f.Reasons)
	assert.Nil(t, rows[0].Ratio)
}

func TestFollowUpOfNothingIsNotZero(t *testing.T) {
	var tally staffing.Tally
	f := tally.FollowUp(staffing.Industry(), nil)
	require.Len(t, f, 1)
	assert.Nil(t, f[0].Wait)
	assert.Nil(t, f[0].ServiceLevel)
	assert.Nil(t, f[0].Met)
	assert.Nil(t, f[0].Unnecessary)
	assert.Nil(t, f[0].Solved[0].Share)
	require.NoError(t, tally.Add("x", staffing.Contact{Wait: time.Second}))
	f = tally.FollowUp(staffing.Taby(), map[string]float64{"x": 0})
	assert.Nil(t, f[1].Ratio)
	assert.False(t, *f[1].Met)
}

func TestTallyRefusesWhatCannotBe(t *testing.T) {
	var tally staffing.Tally
	for _, c := range []staffing.Contact{{Wait: -1}, {Wait: 25 * time.Hour}, {Solved: true}, {Demand: 77}} {
		require.ErrorIs(t, tally.Add("x", c), kvalitet.ErrInvalid)
	}
	assert.Len(t, tally.FollowUp(staffing.Industry(), nil), 1)
}

// The slow twin keeps every contact and sorts the waits; parts merged in any order give the same.
func TestTallyAgainstTheContactsThemselves(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	var whole staffing.Tally
	parts := make([]staffing.Tally, 3)
	waits := map[string][]int{}
	for range 5000 {
		name := fmt.Sprint("typ ", r.IntN(4))
		c := staffing.Contact{Wait: time.Duration(r.ExpFloat64() * float64(90*time.Second)), Answered: r.IntN(10) > 0, Demand: staffing.Demand(r.IntN(8))}
		c.Solved = c.Answered && r.IntN(2) == 0
		require.NoError(t, whole.Add(name, c))
		require.NoError(t, parts[r.IntN(3)].Add(name, c))
		if c.Answered {
			waits[name] = append(waits[name], int(math.Ceil(c.Wait.Seconds())))
		}
	}
	rows := whole.FollowUp(staffing.Skelleftea(), nil)
	for _, f := range rows[1:] {
		w := waits[f.Case]
		slices.Sort(w)
		sum := 0
		for _, s := range w {
			sum += s
		}
		rank := func(p float64) int { return w[int(math.Ceil(p*float64(len(w))))-1] }
		assert.Equal(t, staffing.Wait{Mean: float64(sum) / float64(len(w)), Median: rank(0.5), P80: rank(0.8), P90: rank(0.9), Longest: w[len(w)-1]}, *f.Wait)
	}
	var merged staffing.Tally
	for _, i := range []int{2, 0, 1} {
		merged.Merge(&parts[i])
	}
	assert.Equal(t, rows, merged.FollowUp(staffing.Skelleftea(), nil))
}

func TestExpectedComesFromROSA(t *testing.T) {
	report, err := rosa.Analyse(cases(), rosa.DefaultBoundary)
	require.NoError(t, err)
	assert.Equal(t, map[string]float64{"felanmälan": 0.9}, staffing.Expected(report))
}

func TestTallyAllocatesNothingPerContact(t *testing.T) {
	var tally staffing.Tally
	c := staffing.Contact{Wait: 43 * time.Second, Answered: true, Solved: true, Demand: staffing.DemandNeeded}
	require.NoError(t, tally.Add("bygglov", c))
	assert.Zero(t, testing.AllocsPerRun(100, func() { _ = tally.Add("bygglov", c) }))
}

func BenchmarkTallyAdd(b *testing.B) {
	var tally staffing.Tally
	c := staffing.Contact{Wait: 43 * time.Second, Answered: true, Solved: true, Demand: staffing.DemandNeeded}
	b.ReportAllocs()
	for b.Loop() {
		if err := tally.Add("bygglov", c); err != nil {
			b.Fatal(err)
		}
	}
}
