package kvalitet_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

// instant reads a time of day in UTC; the empty text is no time.
func instant(t *testing.T, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse("2006-01-02 15:04:05", text)
	require.NoError(t, err)
	return at
}

func TestVectorsOfPromises(t *testing.T) {
	days := cycle.Sweden()
	promise := func(n int, unit service.Unit) service.Promise {
		return service.Promise{ID: uuid.UUID{15: 1}, Kind: service.KindService, Text: "Svar i tid", Limit: service.Limit{Amount: n, Unit: unit},
			Source: kvalitet.OurDefault("exempel")}
	}
	phone, hours, week := promise(2, service.UnitMinute), promise(4, service.UnitHour), promise(1, service.UnitWeekStart)
	hours.Clock.Opening = service.Weekdays(8*60, 16*60+30)
	most, application := promise(3, service.UnitWorkingDay), promise(5, service.UnitWorkingDay)
	most.Share = decimal.NewNullDecimal(decimal.NewFromInt(60))
	application.Exclusions = []string{"withdrawn"}
	application.Clock = service.Clock{FromComplete: true, AfterHours: true, Opening: service.Weekdays(8*60, 16*60)}
	soft := most
	soft.Soft = true
	v := vectors{Of: "service.Promise.Judge, service.Promise.Outcome"}
	event := func(start, end string) service.Event {
		return service.Event{Start: instant(t, start), End: instant(t, end)}
	}
	paused := service.Event{Start: instant(t, "2026-03-01 00:00:00"), Complete: instant(t, "2026-03-02 10:00:00"), End: instant(t, "2026-03-11 10:00:00"),
		Pauses: []service.Pause{{From: instant(t, "2026-03-04 10:00:00"), Until: instant(t, "2026-03-06 10:00:00")}, {From: instant(t, "2026-03-05 10:00:00"), Until: instant(t, "2026-03-06 09:00:00")}}}
	closing, incomplete, withdrawn := paused, paused, paused
	closing.Complete, closing.Pauses = instant(t, "2026-03-02 16:00:00"), nil
	incomplete.Complete, incomplete.End, incomplete.Pauses = time.Time{}, time.Time{}, nil
	withdrawn.Excluded = "withdrawn"
	easter := []service.Event{event("2026-04-01 10:00:00", "2026-04-08 23:59:00"), event("2026-04-01 10:00:00", "2026-04-09 00:00:00"),
		event("2026-04-10 09:00:00", "2026-04-10 09:05:00"), event("2026-04-29 10:00:00", ""), event("2026-03-16 10:00:00", ""),
		event("2026-04-11 12:00:00", "2026-04-15 08:00:00"), event("2026-06-01 08:00:00", "2026-06-02 08:00:00")}
	for _, c := range []struct {
		name    string
		promise service.Promise
		events  []service.Event
	}{
		{"to the second", phone, []service.Event{event("2026-03-02 08:00:00", "2026-03-02 08:02:00"), event("2026-03-02 08:00:00", "2026-03-02 08:02:01")}},
		{"only open hours count: over the night, at night, over a weekend", hours, []service.Event{event("2026-03-02 14:30:00", "2026-03-03 10:00:00"),
			event("2026-03-02 14:30:00", "2026-03-03 10:01:00"), event("2026-03-03 02:00:00", "2026-03-03 12:00:00"), event("2026-03-06 15:30:00", "2026-03-09 11:00:00")}},
		{"working days over Easter: every case within, or it is broken", promise(3, service.UnitWorkingDay), easter},
		{"the same where 60 per cent is enough: exactly the share is kept", most, easter},
		{"the same as a soft promise: measured, not judged", soft, easter},
		{"by the start of next week, which may be a holiday", week, []service.Event{event("2026-03-05 08:00:00", "2026-03-09 23:59:00"), event("2026-04-01 08:00:00", "2026-04-07 12:00:00"),
			event("2026-03-05 08:00:00", "2026-03-10 00:00:00")}},
		{"from a complete application, with pauses that overlap, after closing time, incomplete, withdrawn", application, []service.Event{paused, closing, incomplete, withdrawn}},
		{"a started week is a week", promise(2, service.UnitStartedWeek), []service.Event{event("2026-01-05 08:00:00", "2026-01-13 08:00:00"),
			event("2026-01-05 08:00:00", "2026-01-20 08:00:00")}},
		{"nothing to judge is not a hundred per cent", promise(3, service.UnitWorkingDay), nil},
	} {
		at := instant(t, "2026-04-30 12:00:00")
		require.NoError(t, c.promise.Validate(), c.name)
		outcomes := []object{}
		for i := range c.events {
			o := c.promise.Outcome(&c.events[i], at, days)
			outcomes = append(outcomes, object{"state": o.State, "time": figure(o.Time), "late": o.Late})
		}
		f := c.promise.Judge(c.events, at, days)
		v.add(c.name, object{"promise": c.promise, "events": append([]service.Event{}, c.events...), "at": at}, object{
			"outcomes": outcomes, "within": f.Within, "total": f.Total, "open": f.Open, "overdue": f.Overdue, "notStarted": f.NotStarted, "excluded": f.Excluded,
			"median": figure(f.Median), "p90": figure(f.P90), "longest": figure(f.Longest), "verdict": f.Verdict})
	}
	closed := []kvalitet.Date{}
	for d := kvalitet.NewDate(2026, 1, 1); d.Year == 2026; d = d.AddDays(1) {
		if d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !days.IsWorkingDay(d) {
			closed = append(closed, d)
		}
	}
	v.Shared = object{"closed": closed} // Monday to Friday, but no working day
	v.write(t, "governance/service/servicetest", "promise")
}

func TestVectorsOfRosa(t *testing.T) {
	number := decimal.RequireFromString
	yes, no, all := rosa.AnswerYes, rosa.AnswerNo, rosa.Findings{}
	for _, g := range rosa.Gates() {
		all.Answer(g, yes)
	}
	missing := func(answer rosa.Answer, gates ...rosa.Gate) rosa.Findings {
		f := all
		for _, g := range gates {
			f.Answer(g, answer)
		}
		return f
	}
	part := func(code string, level rosa.Level, f rosa.Findings, low, likely, high string) rosa.Part {
		return rosa.Part{Code: code, Name: code, Level: level, Findings: f, Minutes: rosa.Minutes{Low: number(low), Likely: number(likely), High: number(high)}}
	}
	permit := func(info, decision rosa.Findings) rosa.CaseType {
		c := rosa.CaseType{ID: uuid.UUID{15: 1}, Name: "Parkeringstillstånd", Body: "samhällsbyggnadsnämnden", Volume: number("300"), Parts: []rosa.Part{
			part("info", rosa.LevelInformation, info, "2", "3", "10"), part("beslut", rosa.LevelRuleGoverned, decision, "10", "15", "26"),
			part("bedömning", rosa.LevelJudgement, all, "30", "40", "110")}}
		c.Parts[1].Share, c.Parts[2].Share = decimal.NewNullDecimal(number("0.9")), decimal.NewNullDecimal(number("0.1"))
		return c
	}
	queue := rosa.CaseType{ID: uuid.UUID{15: 2}, Name: "Barnomsorgskö", Body: "barn- och utbildningsnämnden", Volume: number("1000"),
		Parts: []rosa.Part{part("info", rosa.LevelInformation, missing(no, rosa.GateWeb, rosa.GateTraining), "1", "2", "3"),
			part("plats", rosa.LevelDistribution, missing(no, rosa.GateSystem), "3", "5", "13")}}
	empty := rosa.CaseType{ID: uuid.UUID{15: 3}, Name: "Ej kartlagt", Body: "socialnämnden", Volume: number("50")}

	v := vectors{Of: "rosa.Method.Analyse"}
	for _, c := range []struct {
		name   string
		method rosa.Method
		cases  []rosa.CaseType
	}{
		{"everything is in place", rosa.Method{}, []rosa.CaseType{permit(all, all)}},
		{"a gate is missing; another question is open, which is not a no", rosa.Method{}, []rosa.CaseType{permit(missing(no, rosa.GateWeb), missing(0, rosa.GateDelegation))}},
		{"two case types; minutes that wait for two gates wait for both; a type that is not mapped is in no index", rosa.Method{}, []rosa.CaseType{permit(all, all), queue, empty}},
		{"a smaller centre, with three estimates weighed as PERT", rosa.Method{Boundary: rosa.LevelGuidance, Estimate: rosa.EstimatePERT}, []rosa.CaseType{permit(all, all), queue}},
		{"nothing is mapped: the index is not known", rosa.Method{}, []rosa.CaseType{empty}},
	} {
		report, err := c.method.Analyse(c.cases)
		require.NoError(t, err, c.name)
		gaps, cases := []object{}, []object{}
		for _, g := range report.Gaps {
			gaps = append(gaps, object{"gate": g.Gate, "minutes": g.Minutes, "touched": g.Touched})
		}
		for _, r := range report.Cases {
			level := 0
			if r.MaxLevel.Valid() {
				level = int(r.MaxLevel)
			}
			cases = append(cases, object{"name": r.Name, "maxLevel": level, "minutes": r.Minutes, "movable": r.Movable, "ready": r.Ready,
				"fullySolvable": r.FullySolvable, "solvableLow": r.SolvableLow, "solvableHigh": r.SolvableHigh})
		}
		index := object{"known": report.Index.Known}
		if report.Index.Known {
			index["ready"], index["potential"] = report.Index.Ready, report.Index.Potential
		}
		v.add(c.name, object{"method": report.Method, "cases": c.cases}, object{"minutes": report.Minutes, "movable": report.Movable, "ready": report.Ready,
			"missing": report.Missing, "unknown": report.Unknown, "gaps": gaps, "combinations": append([]rosa.Combination{}, report.Combinations...), "cases": cases, "index": index})
	}
	v.write(t, "rosa/rosatest", "analyse")
}
