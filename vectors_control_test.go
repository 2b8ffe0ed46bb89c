package kvalitet_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/control/sampling"
)

// stored reads one of a package's golden files.
func stored[T any](t *testing.T, path string) T {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var v T
	require.NoError(t, json.Unmarshal(text, &v))
	return v
}

// boardYear is a board's year that was planned, changed, carried out, deviated, mended and reported.
func boardYear(t *testing.T) control.File {
	t.Helper()
	plan := stored[control.Plan](t, "control/testdata/plan.json")
	first := stored[control.Execution](t, "control/testdata/execution.json")
	report := stored[control.Report](t, "control/testdata/report.json")
	report.Case, report.Rows = "SOC 2027/31", nil
	plan.Amendments[0].Changes = plan.Amendments[0].Changes[:1] // the other takes a row away
	test := func(n byte, activity, date string, items int) control.Execution {
		e, number, none := first, control.Number{}, 0
		require.NoError(t, number.UnmarshalText([]byte(activity)))
		e.ID, e.Activity, e.Result, e.Tested, e.Wrong = uuid.UUID{15: n}, number, control.ResultNoDeviation, &items, &none
		require.NoError(t, e.Date.UnmarshalText([]byte(date)))
		return e
	}
	return control.File{Body: plan.Body, Year: plan.Year, Plan: &plan, Report: &report,
		Executions: []control.Execution{first, test(12, "V1", "2027-10-12", 25), test(13, "E1", "2027-11-16", 59), test(14, "P1", "2027-10-20", 18)},
		Deviations: []control.Deviation{stored[control.Deviation](t, "control/testdata/deviation.json")},
		Previous: []control.Item{{ID: "2026-V1", Activity: first.Activity, Text: "Akter arkiverade för sent", Process: "arkivering",
			Result: control.ResultMajor, Action: "ny rutin"}}}
}

func TestVectorsOfControl(t *testing.T) {
	afterwards, before := kvalitet.NewDate(2028, 1, 1), kvalitet.NewDate(2027, 1, 15)
	v := vectors{Of: "control.AllRules, control.Assess, control.Compile, control.State",
		Shared: object{"model": control.Orebro(), "profile": control.DefaultProfile()}}
	for _, c := range []struct {
		name   string
		on     kvalitet.Date
		change func(f *control.File)
	}{
		{"a year without a fault", afterwards, func(*control.File) {}},
		{"the same plan before anything is due", before, func(f *control.File) { f.Executions, f.Deviations, f.Report = nil, nil, nil }},
		{"no plan", afterwards, func(f *control.File) { f.Plan, f.Executions, f.Deviations = nil, nil, nil }},
		{"not carried out and not reported", afterwards, func(f *control.File) { f.Executions, f.Deviations, f.Report = f.Executions[:1], nil, nil }},
		{"whoever owns the control tests it, without evidence", afterwards, func(f *control.File) {
			f.Executions[0].Tester, f.Executions[0].Evidence = "handläggare", nil
		}},
		{"the adopted rows were changed without a decision", afterwards, func(f *control.File) {
			plan := *f.Plan
			plan.Activities = append([]control.Activity{}, plan.Activities...)
			plan.Activities[1].Sample = 10
			f.Plan = &plan
		}},
		{"last year's item is unanswered, and the deviation has no action", afterwards, func(f *control.File) {
			f.Report.FollowUps = nil
			f.Deviations[0].Action, f.Deviations[0].Owner, f.Deviations[0].Due = "", "", kvalitet.Date{}
		}},
		{"tested once instead of twice, and late", afterwards, func(f *control.File) {
			f.Executions = f.Executions[1:]
			f.Executions[1].Date = kvalitet.NewDate(2027, 12, 28)
		}},
	} {
		f := boardYear(t)
		c.change(&f)
		require.NoError(t, kvalitet.Invalid(f.Problems()), c.name)
		pass := control.NewPass(f, control.Orebro(), c.on)
		assessment := control.Assess(uuid.UUID{15: 41}, pass, control.DefaultProfile())
		aspects, rows, steps := []object{}, []object{}, []object{}
		for _, a := range assessment.Aspects {
			aspects = append(aspects, object{"aspect": a.Aspect, "grade": a.Grade, "met": a.Met, "judged": a.Judged})
		}
		for _, r := range control.Compile(pass).Rows {
			rows = append(rows, object{"activity": r.Activity, "result": r.Result, "occasions": r.Occasions, "done": r.Done,
				"tested": r.Tested, "wrong": r.Wrong, "deviations": r.Deviations})
		}
		for _, s := range control.State(pass, nil, nil, nil) {
			steps = append(steps, object{"step": s.Step, "status": s.Status})
		}
		v.add(c.name, object{"file": f, "on": c.on},
			object{"findings": answers(kvalitet.Run(control.AllRules(), pass)), "grade": assessment.Computed, "aspects": aspects, "report": rows, "steps": steps})
	}
	v.write(t, "control/controltest", "year")
}

func TestVectorsOfSelection(t *testing.T) {
	risks := []control.Risk{
		{ID: "R1", Text: "Avgifter beslutas utan inkomster", Area: control.AreaOperations, Value: 12, Consequence: 3},
		{ID: "R2", Text: "Sen arkivering", Area: control.AreaOperations, Value: 9, Consequence: 2},
		{ID: "R3", Text: "Fakturor attesteras av fel person", Area: control.AreaEconomy, Value: 8, Consequence: 4},
		{ID: "R4", Text: "Ingen har värderat den", Area: control.AreaPersonnel},
		{ID: "R5", Text: "Avvek i fjol", Area: control.AreaPersonnel, Value: 4, Consequence: 2, Deviated: true},
	}
	v := vectors{Of: "control.Select"}
	for _, c := range []struct {
		name     string
		criteria []control.Criterion
	}{
		{"over nine is not nine", []control.Criterion{control.Over(9)}},
		{"at least nine", []control.Criterion{control.AtLeast(9)}},
		{"any of several reasons is enough", []control.Criterion{control.Over(9), control.Consequence(4), control.Deviated()}},
		{"the highest of each area", []control.Criterion{control.PerArea(1)}},
	} {
		rows := []object{}
		for _, row := range control.Select(risks, c.criteria...) {
			reasons := []string{}
			for _, why := range row.Reasons {
				reasons = append(reasons, why.Code)
			}
			rows = append(rows, object{"risk": row.Risk.ID, "chosen": row.Chosen, "reasons": reasons})
		}
		v.add(c.name, object{"risks": risks, "criteria": c.criteria}, rows)
	}
	v.write(t, "control/controltest", "select")
}

func TestVectorsOfSamples(t *testing.T) {
	sizes := vectors{Of: "sampling.Size", Oracle: "published tables and sums of exact fractions: control/sampling/attribute_test.go, probability_test.go"}
	for _, c := range []struct {
		name string
		plan sampling.Plan
	}{
		{"no error expected, population without end", sampling.Plan{Tolerable: 0.05, Confidence: 0.95}},
		{"a small population needs fewer", sampling.Plan{Tolerable: 0.05, Confidence: 0.95, Population: 200}},
		{"one of twenty: at exactly the risk", sampling.Plan{Tolerable: 0.05, Confidence: 0.95, Population: 20}},
		{"one error may be found", sampling.Plan{Tolerable: 0.1, Confidence: 0.9, Expected: 1}},
		{"a rate of errors is expected", sampling.Plan{Tolerable: 0.06, Confidence: 0.95, ExpectedRate: 0.01}},
		{"two errors of five thousand", sampling.Plan{Tolerable: 0.01, Confidence: 0.99, Population: 5000, Expected: 2}},
	} {
		s, err := sampling.Size(c.plan)
		require.NoError(t, err)
		sizes.add(c.name, object{"plan": c.plan}, object{"size": s.Size, "allowed": s.Allowed, "risk": figure(s.Risk)})
	}
	sizes.write(t, "control/controltest", "sample-size")

	limits := vectors{Of: "sampling.UpperLimit", Oracle: "published tables and sums of exact fractions: control/sampling/attribute_test.go, probability_test.go"}
	for _, l := range []struct {
		name                     string
		population, size, errors int
		confidence               float64
	}{
		{"none found, population without end", 0, 59, 0, 0.95}, {"two found", 0, 59, 2, 0.95},
		{"none found of 200, in whole errors", 200, 51, 0, 0.95}, {"one found of 200", 200, 51, 1, 0.95},
		{"all are tested: nothing is uncertain", 20, 20, 3, 0.95}, {"all that were tested are wrong", 0, 5, 5, 0.9},
	} {
		limit, err := sampling.UpperLimit(l.population, l.size, l.errors, l.confidence)
		require.NoError(t, err)
		limits.add(l.name, object{"population": l.population, "size": l.size, "errors": l.errors, "confidence": l.confidence},
			object{"rate": figure(limit.Rate), "errors": limit.Errors, "found": figure(limit.Found)})
	}
	limits.write(t, "control/controltest", "sample-limit")

	draws := vectors{Of: "sampling.Random, sampling.Systematic, sampling.Stratified, sampling.Money",
		Note: "PCG-DXSM with 128 bits of state, the seed before the stream; bounded by Lemire's multiplication; stratum i has stream i, all else stream 0"}
	for _, d := range []struct {
		population, size int
		seed             uint64
	}{{200, 5, 2027}, {200, 8, 2027}, {200, 5, 2028}, {7, 7, 1}, {1_000_000_000, 3, 18446744073709551615}} {
		given := object{"population": d.population, "size": d.size, "seed": fmt.Sprint(d.seed)}
		items, err := sampling.Random(d.population, d.size, d.seed)
		require.NoError(t, err)
		even, err := sampling.Systematic(d.population, d.size, d.seed)
		require.NoError(t, err)
		draws.add(fmt.Sprintf("%d of %d, seed %d", d.size, d.population, d.seed), given, object{"random": items, "systematic": even})
	}
	strata := []sampling.Stratum{{Name: "norr", Population: 40}, {Name: "söder", Population: 160}, {Name: "ö", Population: 3}}
	drawn, err := sampling.Stratified(strata, 12, 2027)
	require.NoError(t, err)
	draws.add("one of each stratum at least, the rest by largest remainder", object{"strata": strata, "size": 12, "seed": "2027"}, object{"stratified": drawn})
	amounts := []int64{1_200_000, 95_000, 4_000, 0, -25_000, 70_000, 499_999, 500_000}
	money, err := sampling.Money(amounts, 500_000, 2027)
	require.NoError(t, err)
	draws.add("by amount in öre: large ones are certain, zeros and credits are not drawn", object{"amounts": amounts, "interval": 500_000, "seed": "2027"}, object{"money": money})
	draws.write(t, "control/controltest", "sample-draw")
}
