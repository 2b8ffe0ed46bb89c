package staffing_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// week is a profile of our own making: a Monday with a peak, a quiet Friday morning, and a pause with no calls.
func week() staffing.CallProfile {
	return staffing.CallProfile{ID: uuid.UUID{15: 1}, Name: "Vanlig vecka", Interval: 30 * time.Minute, Handling: 4 * time.Minute,
		Patience: 3 * time.Minute, Days: []staffing.Day{
			{Weekday: 1, From: 8 * 60, Calls: []float64{60, 20, 10}},
			{Weekday: 5, From: 9*60 + 30, Calls: []float64{6, 0}},
		}}
}

func TestStaffAWeek(t *testing.T) {
	p := week()
	target := staffing.Industry()
	target.Shrinkage = 0.25
	s, err := p.Staff(target)
	require.NoError(t, err)
	require.Len(t, s.Slots, 5)
	hours, inTime := 0.0, 0.0
	for i, calls := range []float64{60, 20, 10, 6} {
		slot := s.Slots[i]
		need, err := staffing.Agents(staffing.Load{Calls: calls, Interval: p.Interval, Handling: p.Handling, Patience: p.Patience}, target)
		require.NoError(t, err)
		assert.Equal(t, need, slot.Need)
		hours += float64(need.Scheduled) / 2
		inTime += calls * need.ServiceLevel
	}
	assert.Equal(t, "08:30", s.Slots[1].From)
	assert.Equal(t, "09:00", s.Slots[1].Until)
	assert.Equal(t, 5, s.Slots[4].Weekday)
	assert.Zero(t, s.Slots[4].Scheduled)
	assert.Equal(t, s.Slots[0].Scheduled, s.Peak)
	assert.InDelta(t, 96.0, s.Calls, 0)
	assert.InDelta(t, hours, s.Hours, 1e-12)
	assert.InDelta(t, inTime/96, s.ServiceLevel, 1e-12)
	assert.InDelta(t, hours/40, s.FTE(40), 0.0500001)
	// The mean interval has 19.2 calls: staffed for it, the peak misses the target.
	assert.InDelta(t, 19.2*4/30, s.Mean.Traffic, 1e-12)
	assert.GreaterOrEqual(t, s.Missed, 1)
	assert.Less(t, s.Missed, 4)
}

func TestMinimumStaffing(t *testing.T) {
	p := week()
	p.Minimum = 3
	s, err := p.Staff(staffing.Industry())
	require.NoError(t, err)
	assert.InDelta(t, 3.0, s.Slots[4].Agents, 0)
	assert.InDelta(t, 3.0, s.Slots[3].Agents, 0)
	assert.Greater(t, s.Slots[0].Agents, 3.0)
}

func TestClosedWeek(t *testing.T) {
	p := week()
	p.Days = nil
	s, err := p.Staff(staffing.Industry())
	require.NoError(t, err)
	assert.Equal(t, staffing.Schedule{Slots: []staffing.Slot{}}, s)
	assert.Equal(t, p, p.Scaled(100), "no calls have no shape")
}

func TestScaled(t *testing.T) {
	p := week()
	q := p.Scaled(192)
	assert.InDelta(t, 192, q.Weekly(), 1e-9)
	assert.InDelta(t, 120, q.Days[0].Calls[0], 1e-9)
	assert.InDelta(t, 60.0, p.Days[0].Calls[0], 0, "the original is as it was")
}

func TestCallProfileProblems(t *testing.T) {
	require.NoError(t, week().Validate())
	for name, tt := range map[string]struct {
		change     func(*staffing.CallProfile)
		code, path string
	}{
		"no name":         {func(p *staffing.CallProfile) { p.Name = "" }, "missing", "/name"},
		"no interval":     {func(p *staffing.CallProfile) { p.Interval = 0 }, "range", "/interval"},
		"no handling":     {func(p *staffing.CallProfile) { p.Handling = 0 }, "range", "/handling"},
		"patience":        {func(p *staffing.CallProfile) { p.Patience = -1 }, "range", "/patience"},
		"minimum":         {func(p *staffing.CallProfile) { p.Minimum = -1 }, "range", "/minimum"},
		"weekday":         {func(p *staffing.CallProfile) { p.Days[0].Weekday = 8 }, "range", "/days/0/weekday"},
		"past midnight":   {func(p *staffing.CallProfile) { p.Days[0].From = 23 * 60 }, "range", "/days/0/from"},
		"endless day":     {func(p *staffing.CallProfile) { p.Days[0].Calls = make([]float64, 2000) }, "range", "/days/0/from"},
		"negative calls":  {func(p *staffing.CallProfile) { p.Days[1].Calls[0] = -1 }, "range", "/days/1/calls/0"},
		"the same twice":  {func(p *staffing.CallProfile) { p.Days[1].Weekday, p.Days[1].From = 1, 9*60 }, "overlap", "/days/1/from"},
		"negative start":  {func(p *staffing.CallProfile) { p.Days[0].From = -1 }, "range", "/days/0/from"},
		"no id":           {func(p *staffing.CallProfile) { p.ID = uuid.Nil }, "missing", "/id"},
		"version below 0": {func(p *staffing.CallProfile) { p.Version = -1 }, "range", "/version"},
	} {
		t.Run(name, func(t *testing.T) {
			p := week()
			tt.change(&p)
			ps := p.Problems()
			require.Len(t, ps, 1)
			assert.Equal(t, []string{tt.code, tt.path}, []string{ps[0].Code, ps[0].Path})
			_, err := p.Staff(staffing.Industry())
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
	golden.JSON(t, "testdata/callprofile.json", week())
}

// By hand: 300 minutes on one day with three days after it are 75 a day; two such days in a row are 600 in five, 120.
func TestBacklogByHand(t *testing.T) {
	for _, tt := range []struct {
		arrivals []float64
		days     int
		want     float64
	}{{nil, 3, 0}, {[]float64{300}, 3, 75}, {[]float64{300, 300}, 3, 120}, {[]float64{300, 0, 0, 0, 0, 300}, 3, 75}, {[]float64{10, 300}, 0, 300}} {
		got, err := staffing.Backlog{Arrivals: tt.arrivals, Days: tt.days}.Capacity()
		require.NoError(t, err)
		assert.InDelta(t, tt.want, got, 1e-9, "%v", tt.arrivals)
	}
}

// The capacity is enough, and a thousandth less is not: the work is simulated minute parcel by minute parcel.
func TestBacklogCapacityIsTheLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		b := staffing.Backlog{Days: r.IntN(5)}
		for range 1 + r.IntN(30) {
			b.Arrivals = append(b.Arrivals, float64(r.IntN(400)*r.IntN(2)))
		}
		c, err := b.Capacity()
		require.NoError(t, err)
		if c == 0 {
			continue
		}
		late, err := b.Late(c * (1 + 1e-12))
		require.NoError(t, err)
		assert.InDelta(t, 0, late, 1e-6)
		assert.InDelta(t, late, simulateBacklog(b, c*(1+1e-12)), 1e-6)
		less, err := b.Late(c * 0.999)
		require.NoError(t, err)
		assert.Positive(t, less)
		assert.InDelta(t, simulateBacklog(b, c*0.999), less, 1e-6)
		half, err := b.Late(c / 2)
		require.NoError(t, err)
		assert.InDelta(t, simulateBacklog(b, c/2), half, 1e-6)
	}
}

// simulateBacklog works the oldest first, day by day, and sums what is done after its deadline.
func simulateBacklog(b staffing.Backlog, capacity float64) (late float64) {
	left := append([]float64(nil), b.Arrivals...)
	for day := 0; day < 100_000; day++ {
		free := capacity
		open := false
		for i := range left {
			if i > day {
				break
			}
			done := min(left[i], free)
			left[i] -= done
			free -= done
			if day > i+b.Days {
				late += done
			}
		}
		for _, m := range left {
			open = open || m > 1e-9
		}
		if !open && day >= len(left) {
			return late
		}
	}
	return late
}

func TestBacklogProblems(t *testing.T) {
	for i, b := range []staffing.Backlog{{Arrivals: []float64{-1}}, {Days: -1}, {Arrivals: make([]float64, 20_000)}} {
		_, err := b.Capacity()
		require.ErrorIs(t, err, kvalitet.ErrInvalid, i)
		_, err = b.Late(1)
		require.ErrorIs(t, err, kvalitet.ErrInvalid, i)
	}
	_, err := staffing.Backlog{}.Late(-1)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	late, err := staffing.Backlog{Arrivals: []float64{5, 6}, Days: 3}.Late(0)
	require.NoError(t, err)
	assert.InDelta(t, 11.0, late, 0)
}

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// cases is a case type with two parts by phone, one of them for half of the cases, and a part that is not the centre's.
func cases() []rosa.CaseType {
	yes := rosa.AnswerYes
	ready := rosa.Findings{Web: yes, Routine: yes, System: yes, Delegation: yes, Secrecy: yes, Training: yes}
	return []rosa.CaseType{{ID: uuid.UUID{15: 7}, Name: "felanmälan", Body: "tekniska nämnden", Volume: d("5200"), Parts: []rosa.Part{
		{Code: "a", Level: rosa.LevelInformation, Channel: "telefon", Minutes: rosa.Exactly(d("3")), Findings: ready},
		{Code: "b", Level: rosa.LevelDistribution, Channel: "telefon", Minutes: rosa.Exactly(d("4")), Share: decimal.NewNullDecimal(d("0.5"))},
		{Code: "c", Level: rosa.LevelJudgement, Channel: "telefon", Minutes: rosa.Exactly(d("60")), Share: decimal.NewNullDecimal(d("0.1"))},
	}}}
}

// By hand: a post of 1 600 hours with a quarter away is 72 000 minutes. Level 1 is 15 600 minutes, level 3 10 400,
// level 6 31 200; 57 200 in all.
func TestWorkloadByLevel(t *testing.T) {
	report, err := rosa.Analyse(cases(), rosa.DefaultBoundary)
	require.NoError(t, err)
	post := staffing.Post{HoursPerYear: d("1600"), Shrinkage: d("0.25")}
	rows, err := staffing.Workload(report.Levels, post)
	require.NoError(t, err)
	require.Len(t, rows, 9)
	for i, want := range map[int][4]string{0: {"0.2", "0", "0.2", "0.2"}, 2: {"0.1", "0", "0", "0.1"}, 5: {"0.4", "0", "0", "0"}, 8: {"0.8", "0", "0.2", "0.4"}} {
		got := rows[i]
		assert.Equal(t, want, [4]string{got.All.String(), got.Before.String(), got.After.String(), got.Potential.String()}, i)
	}
	assert.Zero(t, rows[8].Level)
	assert.Equal(t, "57200", rows[8].Minutes.String())
	fte, err := post.FTE(d("72000"))
	require.NoError(t, err)
	assert.Equal(t, "1", fte.String())
	for _, bad := range []staffing.Post{{}, {HoursPerYear: d("9000")}, {HoursPerYear: d("1600"), Shrinkage: d("1")}, {HoursPerYear: decimal.New(1, 99)}} {
		_, err := staffing.Workload(report.Levels, bad)
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
		_, err = bad.FTE(d("1"))
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
	}
}

// 5 200 cases a year over 52 weeks are 100 contacts a week of 3 + 0.5·4 = 5 minutes.
func TestProfileForCases(t *testing.T) {
	p := week().ForCases(cases(), rosa.Method{}, "telefon", 52)
	assert.InDelta(t, 100, p.Weekly(), 1e-9)
	assert.Equal(t, 5*time.Minute, p.Handling)
	p = week().ForCases(cases(), rosa.Method{}, "e-post", 52)
	assert.Zero(t, p.Weekly())
	p = week().ForCases(cases(), rosa.Method{}, "telefon", 0)
	assert.Zero(t, p.Weekly())
}

func BenchmarkStaffWeek(b *testing.B) {
	p := week()
	p.Days = nil
	for weekday := 1; weekday <= 5; weekday++ {
		calls := make([]float64, 20)
		for i := range calls {
			calls[i] = float64(20 + (i*7+weekday*3)%40)
		}
		p.Days = append(p.Days, staffing.Day{Weekday: weekday, From: 8 * 60, Calls: calls})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Staff(staffing.Skelleftea()); err != nil {
			b.Fatal(err)
		}
	}
}
