package service_test

import (
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/governance/service/servicetest"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

// closed is a calendar of Monday to Friday without the days in it: the days around Easter, midsummer and New Year that
// the cases below cross, from the domain's list of holidays and closed eves.
type closed []string

var swedish = closed{"2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-19",
	"2025-12-24", "2025-12-25", "2025-12-26", "2025-12-31", "2026-12-24", "2026-12-25", "2026-12-31"}

func (c closed) IsWorkingDay(d kvalitet.Date) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !slices.Contains(c, d.String())
}

func (c closed) AddWorkingDays(from kvalitet.Date, n int) kvalitet.Date {
	for n > 0 {
		from = from.AddDays(1)
		if c.IsWorkingDay(from) {
			n--
		}
	}
	return from
}

func (c closed) WorkingDays(from, until kvalitet.Date) int {
	n := 0
	for d := from; d.Before(until); d = d.AddDays(1) {
		if c.IsWorkingDay(d) {
			n++
		}
	}
	return n
}

func at(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse("2006-01-02 15:04:05", s+"2000-01-01 00:00:00"[len(s):])
	if err != nil {
		panic(err)
	}
	return t
}

func TestOutcome(t *testing.T) {
	phone := service.Promise{Limit: service.Limit{Amount: 2, Unit: service.UnitMinute}}
	hours := service.Promise{Limit: service.Limit{Amount: 4, Unit: service.UnitHour},
		Clock: service.Clock{Opening: service.Weekdays(8*60, 16*60+30)}}
	saturdays := hours // 3 April is Good Friday, 4 April Easter Eve
	saturdays.Clock = service.Clock{Opening: append(service.Weekdays(8*60, 16*60+30), service.Opening{Weekday: time.Saturday, From: 600, Until: 840}),
		Closed: []kvalitet.Date{{Year: 2026, Month: time.April, Day: 4}}}
	days := func(n int, u service.Unit) service.Promise {
		return service.Promise{Limit: service.Limit{Amount: n, Unit: u}}
	}
	tests := map[string]struct {
		promise    service.Promise
		start, end string
		state      service.State
		time       float64
		late       int
	}{
		"exactly two minutes":                 {phone, "2026-03-02 08:00:00", "2026-03-02 08:02:00", service.StateWithin, 2, 0},
		"one second more":                     {phone, "2026-03-02 08:00:00", "2026-03-02 08:02:01", service.StateBreach, 2 + 1.0/60, 0},
		"over the night counts open time":     {hours, "2026-03-02 14:30:00", "2026-03-03 10:00:00", service.StateWithin, 4, 0},
		"a minute too long over the night":    {hours, "2026-03-02 14:30:00", "2026-03-03 10:01:00", service.StateBreach, 4 + 1.0/60, 1},
		"comes in the night":                  {hours, "2026-03-03 02:00:00", "2026-03-03 12:00:00", service.StateWithin, 4, 0},
		"over the weekend":                    {hours, "2026-03-06 15:30:00", "2026-03-09 11:00:00", service.StateWithin, 4, 0},
		"over Easter":                         {days(3, service.UnitWorkingDay), "2026-04-01 10:00", "2026-04-08 23:59", service.StateWithin, 3, 0},
		"over Easter, a day late":             {days(3, service.UnitWorkingDay), "2026-04-01 10:00", "2026-04-09 00:00", service.StateBreach, 4, 1},
		"over midsummer":                      {days(2, service.UnitWorkingDay), "2026-06-18 10:00", "2026-06-23 12:00", service.StateWithin, 2, 0},
		"over New Year":                       {days(5, service.UnitWorkingDay), "2025-12-23 10:00", "2026-01-07 12:00", service.StateWithin, 5, 0},
		"over New Year, a day late":           {days(5, service.UnitWorkingDay), "2025-12-23 10:00", "2026-01-08 12:00", service.StateBreach, 6, 1},
		"answered on the Saturday after":      {days(3, service.UnitWorkingDay), "2026-03-03 10:00", "2026-03-07 12:00", service.StateBreach, 3, 1},
		"received on a Saturday":              {days(1, service.UnitWorkingDay), "2026-03-07 10:00", "2026-03-09 16:00", service.StateWithin, 1, 0},
		"same day":                            {days(0, service.UnitCalendarDay), "2026-03-02 08:00", "2026-03-02 23:59", service.StateWithin, 0, 0},
		"next day":                            {days(0, service.UnitCalendarDay), "2026-03-02 23:59", "2026-03-03 00:00", service.StateBreach, 1, 1},
		"fourteen calendar days":              {days(14, service.UnitCalendarDay), "2026-03-02 08:00", "2026-03-16 23:00", service.StateWithin, 14, 0},
		"ten weeks to the day":                {days(10, service.UnitWeek), "2026-01-05 08:00", "2026-03-16 08:00", service.StateWithin, 10, 0},
		"ten weeks and a day":                 {days(10, service.UnitWeek), "2026-01-05 08:00", "2026-03-17 08:00", service.StateBreach, 71.0 / 7, 1},
		"a started week is a week":            {days(2, service.UnitStartedWeek), "2026-01-05 08:00", "2026-01-13 08:00", service.StateWithin, 2, 0},
		"by the start of next week":           {days(1, service.UnitWeekStart), "2026-03-05 08:00", "2026-03-09 23:59", service.StateWithin, 4.0 / 7, 0},
		"after the start of next week":        {days(1, service.UnitWeekStart), "2026-03-05 08:00", "2026-03-10 00:00", service.StateBreach, 5.0 / 7, 1},
		"received on the Monday":              {days(1, service.UnitWeekStart), "2026-03-02 08:00", "2026-03-09 12:00", service.StateWithin, 1, 0},
		"received on the Sunday":              {days(1, service.UnitWeekStart), "2026-03-08 08:00", "2026-03-09 12:00", service.StateWithin, 1.0 / 7, 0},
		"the week starts after Easter Monday": {days(1, service.UnitWeekStart), "2026-04-01 08:00", "2026-04-07 12:00", service.StateWithin, 6.0 / 7, 0},
		"Saturday's hours count":              {saturdays, "2026-03-06 16:00", "2026-03-07 12:00", service.StateWithin, 2.5, 0},
		"a closed Saturday's do not":          {saturdays, "2026-04-02 16:00", "2026-04-07 10:00", service.StateWithin, 2.5, 0},
		"still open within the limit":         {days(10, service.UnitWorkingDay), "2026-03-16 08:00", "", service.StateOpen, 10, 0},
		"still open after the limit":          {days(9, service.UnitWorkingDay), "2026-03-16 08:00", "", service.StateBreach, 10, 3},
		"starts after the day it is asked on": {days(9, service.UnitWorkingDay), "2026-04-16 08:00", "", service.StateNotStarted, 0, 0},
		"ends after the day it is asked on":   {days(20, service.UnitWorkingDay), "2026-03-16 08:00", "2026-04-02", service.StateOpen, 10, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			now := at("2026-03-30 12:00")
			if tt.end != "" && tt.end > "2026-03-30" && name != "ends after the day it is asked on" {
				now = at("2027-01-01")
			}
			got := tt.promise.Outcome(&service.Event{Start: at(tt.start), End: at(tt.end)}, now, swedish)
			assert.Equal(t, tt.state, got.State)
			assert.InDelta(t, tt.time, got.Time, 1e-12)
			assert.Equal(t, tt.late, got.Late)
		})
	}
}

func TestOutcomePausesCompletionAndExclusion(t *testing.T) {
	p := service.Promise{Limit: service.Limit{Amount: 5, Unit: service.UnitWorkingDay}, Exclusions: []string{"återkallad"},
		Clock: service.Clock{FromComplete: true, AfterHours: true, Opening: service.Weekdays(8*60, 16*60)}}
	e := service.Event{Start: at("2026-03-01"), Complete: at("2026-03-02 10:00"), End: at("2026-03-11 10:00"),
		Pauses: []service.Pause{{From: at("2026-03-04 10:00"), Until: at("2026-03-06 10:00")}, {From: at("2026-03-05 10:00"), Until: at("2026-03-06 09:00")}}}
	now := at("2026-12-01")
	assert.Equal(t, service.Outcome{State: service.StateWithin, Time: 5, Ended: true}, p.Outcome(&e, now, swedish), "two paused days do not count")
	e.Pauses = nil
	assert.Equal(t, service.Outcome{State: service.StateBreach, Time: 7, Late: 2, Ended: true}, p.Outcome(&e, now, swedish))
	e.Complete = at("2026-03-02 16:00")
	assert.Equal(t, service.Outcome{State: service.StateBreach, Time: 6, Late: 1, Ended: true}, p.Outcome(&e, now, swedish), "complete at closing time counts from the day after")
	e.Complete = time.Time{}
	assert.Equal(t, service.StateNotStarted, p.Outcome(&e, now, swedish).State)
	e.Excluded = "återkallad"
	assert.Equal(t, service.StateExcluded, p.Outcome(&e, now, swedish).State)
	e.Excluded = "okänd orsak"
	assert.Equal(t, service.StateNotStarted, p.Outcome(&e, now, swedish).State, "only a reason that the promise states excludes")
	assert.Equal(t, "2026-03-09", p.Due(at("2026-03-02 10:00"), swedish).String())
}

func TestOutcomeCountsFractionsOfASecond(t *testing.T) {
	p := service.Promise{Limit: service.Limit{Amount: 2, Unit: service.UnitMinute}}
	e := service.Event{Start: at("2026-03-02 08:00"), End: at("2026-03-02 08:02").Add(time.Nanosecond)}
	assert.Equal(t, service.StateBreach, p.Outcome(&e, at("2026-12-01"), swedish).State)
	p.Limit = service.Limit{Amount: math.MaxInt32, Unit: service.UnitHour}
	assert.Equal(t, service.StateWithin, p.Outcome(&e, at("2026-12-01"), swedish).State, "no limit overflows")
}

func TestJudge(t *testing.T) {
	p := service.Promise{Limit: service.Limit{Amount: 3, Unit: service.UnitWorkingDay}, Share: decimal.NewNullDecimal(decimal.NewFromInt(75))}
	events := []service.Event{
		{Start: at("2026-03-02"), End: at("2026-03-02")}, // 0
		{Start: at("2026-03-02"), End: at("2026-03-04")}, // 2
		{Start: at("2026-03-02"), End: at("2026-03-05")}, // 3
		{Start: at("2026-03-02"), End: at("2026-03-13")}, // 9, late
		{Start: at("2026-03-25")},                        // open within
	}
	f := p.Judge(events, at("2026-03-27 12:00"), swedish)
	assert.Equal(t, []int{3, 1, 4, 0, 1}, []int{f.Within, f.Breaches, f.Total, f.Overdue, f.Open})
	assert.Equal(t, service.VerdictKept, f.Verdict, "three of four is exactly 75 per cent")
	assert.InDeltaSlice(t, []float64{2.5, 7.2, 9}, []float64{f.Median, f.P90, f.Longest}, 1e-12) // R: quantile(c(0,2,3,9), c(.5,.9,1))
	share, ok := f.Share()
	assert.True(t, ok)
	assert.Equal(t, "75", share.String())

	later := p.Judge(events, at("2026-03-31 12:00"), swedish)
	assert.Equal(t, []int{3, 2, 5, 1, 0}, []int{later.Within, later.Breaches, later.Total, later.Overdue, later.Open})
	assert.Equal(t, service.VerdictBroken, later.Verdict)

	p.Soft = true
	assert.Equal(t, service.VerdictNotJudged, p.Judge(events, at("2026-03-31"), swedish).Verdict)
	none := p.Judge(nil, at("2026-03-31"), swedish)
	assert.True(t, math.IsNaN(none.Median))
	_, ok = none.Share()
	assert.False(t, ok)
}

// The count of open seconds, by walking every second of the time: slow and plain.
func TestRunningTimeAgainstASlowTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	p := service.Promise{Limit: service.Limit{Amount: 1, Unit: service.UnitSecond},
		Clock: service.Clock{Opening: append(service.Weekdays(9*60, 12*60), service.Weekdays(13*60, 15*60+1)...)}}
	for range 40 {
		start := at("2026-04-01 00:00").Add(time.Duration(rng.IntN(5*86400)) * time.Second)
		end := start.Add(time.Duration(rng.IntN(3*86400)) * time.Second)
		pause := service.Pause{From: start.Add(time.Duration(rng.IntN(86400)) * time.Second)}
		pause.Until = pause.From.Add(time.Duration(rng.IntN(86400)) * time.Second)
		want := 0
		for s := start; s.Before(end); s = s.Add(time.Second) {
			m := s.Hour()*60 + s.Minute()
			open := swedish.IsWorkingDay(kvalitet.DateOf(s)) && (m >= 540 && m < 720 || m >= 780 && m < 901)
			if open && (s.Before(pause.From) || !s.Before(pause.Until)) {
				want++
			}
		}
		got := p.Outcome(&service.Event{Start: start, End: end, Pauses: []service.Pause{pause}}, end.AddDate(1, 0, 0), swedish)
		assert.InDelta(t, float64(want), got.Time, 0)
	}
}

func TestCompensation(t *testing.T) {
	kr := decimal.RequireFromString
	permit := service.BuildingPermit().Remedy.Compensation
	capped := service.Compensation{Amount: kr("500"), PerStartedWeek: true, Cap: decimal.NewNullDecimal(kr("1200"))}
	tests := map[string]struct {
		c    service.Compensation
		late int
		fee  string
		want string
	}{
		"in time":                   {permit, 0, "10000", "0"},
		"one day is a started week": {permit, 1, "10000", "2000"},
		"seven days is one week":    {permit, 7, "10000", "2000"},
		"eight days is two":         {permit, 8, "10000", "4000"},
		"never more than the fee":   {permit, 100, "10000", "10000"},
		"a fifth to the öre":        {permit, 1, "999.99", "200"},
		"rounded away from zero":    {permit, 1, "0.03", "0.01"},
		"an amount once":            {service.Compensation{Amount: kr("500")}, 30, "0", "500"},
		"an amount a week":          {capped, 8, "0", "1000"},
		"an amount a week to a cap": {capped, 15, "0", "1200"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, tt.c.For(tt.late, kr(tt.fee)).String())
		})
	}
}

func TestPromiseRules(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(service.PromiseRules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("governance/service",
		rulesdoc.Of("service.PromiseRules", kvalitet.Label{SV: "Löftets kvalitet", EN: "The quality of a promise"}, service.PromiseRules())))
	whole := service.Skelleftea()[2]
	whole.Kind, whole.Period = service.KindDeclaration, kvalitet.Year(2026)
	tests := map[string]func(*service.Promise){
		"governance.service.measurable":  func(p *service.Promise) { p.End = " " },
		"governance.service.complain":    func(p *service.Promise) { p.Remedy.Complain = "" },
		"governance.service.declaration": func(p *service.Promise) { p.Remedy.Admit = false },
		"governance.service.soft":        func(p *service.Promise) { p.Soft = true },
		"governance.service.valid":       func(p *service.Promise) { p.Period = kvalitet.Year(2025) },
		"governance.service.remedy": func(p *service.Promise) {
			p.Kind, p.Remedy = service.KindService, service.Remedy{Complain: "kundtjänst"}
		},
	}
	for _, r := range service.PromiseRules() {
		require.Contains(t, tests, r.ID)
	}
	for rule, change := range tests {
		p := whole
		change(&p)
		for _, f := range kvalitet.Run(service.PromiseRules(), &service.Pass{Promise: p, On: kvalitet.NewDate(2026, 5, 1)}) {
			switch {
			case f.Rule == rule:
				assert.Equal(t, kvalitet.OutcomeNotMet, f.Outcome, rule)
			case rule != "governance.service.remedy":
				assert.Equal(t, kvalitet.OutcomeMet, f.Outcome, "%s when %s is broken", f.Rule, rule)
			}
		}
	}
	for _, f := range kvalitet.Run(service.PromiseRules(), service.NewPass(service.Orebro()[2])) {
		assert.Equal(t, kvalitet.OutcomeNotApplicable, f.Outcome, f.Rule)
	}
}

func TestPresetsAreValidAndJSON(t *testing.T) {
	var all []service.Promise
	for _, preset := range [][]service.Promise{service.Orebro(), service.Skelleftea(), service.Lulea(), service.Harryda(), {service.BuildingPermit()}} {
		all = append(all, preset...)
	}
	ids := map[uuid.UUID]bool{}
	for _, p := range all {
		require.NoError(t, p.Validate(), p.Text)
		assert.False(t, ids[p.ID], p.Text)
		ids[p.ID] = true
	}
	golden.JSON(t, "testdata/promises.json", all)
	golden.JSON(t, "testdata/view.json", service.View{ID: uuid.UUID{15: 1}, Type: service.TypeComplaint, Process: "bygglov", Cause: "väntetid", Received: kvalitet.NewDate(2026, 3, 2)})
}

func TestProblems(t *testing.T) {
	bad := service.Promise{Kind: 99, Limit: service.Limit{Amount: -1}, Share: decimal.NewNullDecimal(decimal.NewFromInt(101)),
		Clock:  service.Clock{Opening: []service.Opening{{Weekday: 9, From: -1, Until: -2}, {Weekday: 1, From: 60, Until: 120}, {Weekday: 1, From: 100, Until: 200}}},
		Remedy: service.Remedy{Compensation: service.Compensation{Amount: decimal.NewFromInt(-1), Part: 2, Parts: 1, Cap: decimal.NewNullDecimal(decimal.NewFromInt(-1))}}}
	var codes []string
	for _, p := range bad.Problems() {
		codes = append(codes, p.Code+" "+p.Path)
		assert.True(t, p.Text().Complete())
	}
	assert.Equal(t, []string{"missing /id", "enum /kind", "missing /text", "range /limit/amount", "missing /limit/unit", "range /share",
		"range /clock/opening/0/weekday", "range /clock/opening/0", "order /clock/opening/0/until", "overlap /clock/opening/2",
		"range /remedy/compensation/amount", "range /remedy/compensation/part", "range /remedy/compensation/cap"}, codes)
	early := service.View{ID: uuid.UUID{15: 1}, Type: service.TypeView, Received: kvalitet.NewDate(2026, 3, 2), Answered: kvalitet.NewDate(2026, 3, 1)}
	require.ErrorIs(t, early.Validate(), kvalitet.ErrInvalid)
}

func TestViewClocks(t *testing.T) {
	v := service.View{Type: service.TypeComplaint, Received: kvalitet.NewDate(2026, 4, 1), Statutory: true}
	due := v.Due(service.DefaultClocks(), swedish)
	assert.Equal(t, []string{"2026-04-07", "2026-04-17", "2026-10-01", "2026-10-29"},
		[]string{due.Acknowledge.String(), due.Answer.String(), due.Delay.String(), due.Decide.String()})
	ack, answer := v.Late(service.DefaultClocks(), kvalitet.NewDate(2026, 4, 10), swedish)
	assert.True(t, ack)
	assert.False(t, answer)
	v.Answered = kvalitet.NewDate(2026, 4, 7)
	ack, _ = v.Late(service.DefaultClocks(), kvalitet.NewDate(2026, 4, 10), swedish)
	assert.False(t, ack, "an answer is also an acknowledgement")
	v.Anonymous, v.Statutory = true, false
	assert.Equal(t, service.Due{}, v.Due(service.DefaultClocks(), swedish))
	v.Type, v.Statutory = service.TypeAppeal, true
	assert.Equal(t, service.Due{}, v.Due(service.DefaultClocks(), swedish), "an appeal is no view")
}

func TestCompileAndRegister(t *testing.T) {
	ctx := context.Background()
	store := servicetest.NewMemStore()
	n := 0
	add := func(typ service.ViewType, process, cause string, days ...string) {
		for _, d := range days {
			n++
			day, err := kvalitet.ParseDate(d)
			require.NoError(t, err)
			_, err = service.SaveView(ctx, store, service.View{ID: uuid.UUID{15: byte(n)}, Type: typ, Process: process, Cause: cause, Received: day, Answered: day})
			require.NoError(t, err)
		}
	}
	add(service.TypeComplaint, "bygglov", "väntetid", "2026-04-02", "2026-05-02", "2026-06-02", "2026-02-01")
	add(service.TypeComplaint, "hemtjänst", "bemötande", "2026-04-02", "2026-05-02", "2026-06-30", "2026-01-01", "2026-02-01", "2026-03-31")
	add(service.TypePraise, "bygglov", "bemötande", "2026-04-02")
	c, err := service.LoadCompilation(ctx, store, kvalitet.Period{From: kvalitet.NewDate(2026, 4, 1), Until: kvalitet.NewDate(2026, 7, 1)},
		service.RecurringFrom, service.DefaultClocks(), kvalitet.NewDate(2026, 7, 1), swedish)
	require.NoError(t, err)
	assert.Equal(t, []service.Pattern{
		{Process: "bygglov", Cause: "väntetid", Count: 3, Before: 1, Recurring: true},
		{Process: "hemtjänst", Cause: "bemötande", Count: 3, Before: 3}}, c.Patterns, "as many as in the 91 days before is no pattern")
	assert.Equal(t, 6, c.ByType[service.TypeComplaint-1])
	assert.Equal(t, 1, c.ByType[service.TypePraise-1])

	_, err = service.SaveView(ctx, store, service.View{ID: uuid.UUID{15: 99}, Type: service.TypeFault, Received: kvalitet.NewDate(2026, 1, 1)})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	require.ErrorContains(t, err, "felanmälan")
	_, err = service.LoadCompilation(ctx, store, kvalitet.Period{}, 3, service.DefaultClocks(), kvalitet.Date{}, swedish)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)

	saved, err := service.SavePromise(ctx, store, service.Lulea()[0])
	require.NoError(t, err)
	assert.EqualValues(t, 1, saved.Version)
	inForce, err := service.LoadPromises(ctx, store, kvalitet.NewDate(2026, 1, 1))
	require.NoError(t, err)
	assert.Len(t, inForce, 1)
	_, err = service.SavePromise(ctx, store, service.Promise{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestMinute(t *testing.T) {
	for text, want := range map[string]service.Minute{"08:00": 480, "16.30": 990, "9:05": 545, "24:00": 1440} {
		var m service.Minute
		require.NoError(t, m.UnmarshalText([]byte(text)), text)
		assert.Equal(t, want, m)
	}
	for _, text := range []string{"", "8", "24:01", "8:60", "8:5", "-1:00", "x:00"} {
		var m service.Minute
		require.ErrorIs(t, m.UnmarshalText([]byte(text)), kvalitet.ErrInvalid, text)
	}
	_, err := service.Minute(-1).MarshalText()
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestEnums(t *testing.T) {
	t.Run("Kind", func(t *testing.T) { enumtest.Run(t, service.Kinds(), service.ParseKind) })
	t.Run("State", func(t *testing.T) { enumtest.Run(t, service.States(), service.ParseState) })
	t.Run("ReminderKind", func(t *testing.T) { enumtest.Run(t, service.ReminderKinds(), service.ParseReminderKind) })
	t.Run("Unit", func(t *testing.T) { enumtest.Run(t, service.Units(), service.ParseUnit) })
	t.Run("Verdict", func(t *testing.T) { enumtest.Run(t, service.Verdicts(), service.ParseVerdict) })
	t.Run("ViewType", func(t *testing.T) { enumtest.Run(t, service.ViewTypes(), service.ParseViewType) })
}

func FuzzPromiseJSON(f *testing.F) {
	seed, err := json.Marshal(service.BuildingPermit())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var p service.Promise
		if json.Unmarshal(data, &p) != nil || p.Validate() != nil {
			return
		}
		kvalitet.Run(service.PromiseRules(), service.NewPass(p))
		first, err := json.Marshal(p)
		require.NoError(t, err)
		var back service.Promise
		require.NoError(t, json.Unmarshal(first, &back))
	})
}

func BenchmarkJudge(b *testing.B) {
	p := service.Promise{Limit: service.Limit{Amount: 3, Unit: service.UnitCalendarDay}}
	events := make([]service.Event, 100_000)
	for i := range events {
		events[i] = service.Event{Start: at("2026-03-02"), End: at("2026-03-02").Add(time.Duration(i) * time.Minute)}
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Judge(events, at("2027-01-01"), swedish)
	}
}
