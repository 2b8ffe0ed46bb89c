package kvalitet_test

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

// respondents are so many people of a group who gave the same answers: 0 is none, 1 the lowest grade of the scale, and
// 15 "vet ej". Those that are left out at the end are not answered.
type respondents struct {
	Group   string      `json:"group"`
	Times   int         `json:"times"`
	Mode    survey.Mode `json:"mode,omitzero"`
	Answers []int       `json:"answers"`
}

func people(group string, times int, answers ...int) respondents {
	return respondents{Group: group, Times: times, Answers: append([]int{}, answers...)}
}

func TestVectorsOfIndices(t *testing.T) {
	ones := func(n, answer int) []int { return slices.Repeat([]int{answer}, n) }
	ohio, complete, reversed := survey.NKI(), survey.NKI(), survey.Service()
	for i, w := range []string{"0.3885", "0.3190", "0.2925"} {
		weight := decimal.RequireFromString(w)
		ohio.Indices[0].Questions[i].Weight = &weight
	}
	complete.Base = survey.BaseComplete
	reversed.Questions[0].Reversed = true
	byPhone := people("blandat", 6, 8, 8, 9)
	byPhone.Mode = survey.ModePhone
	onWeb := people("blandat", 6, 7, 8, 6)
	onWeb.Mode = survey.ModeWeb

	type given struct {
		name       string
		instrument survey.Instrument
		level      survey.Level
		population map[string]float64
		rows       []respondents
	}
	cases := []given{
		{name: "62.5 is rounded away from zero", instrument: survey.NKI(), rows: []respondents{people("a", 5, 7, 7, 7), people("a", 3, 6, 6, 6)}},
		{name: "vet ej and unanswered questions are in no base; a question may have fewer answers than the next", instrument: survey.NKI(), rows: []respondents{
			people("a", 6, 8, 9, 7), people("a", 2, 15, 15, 15), people("a", 3), people("a", 2, 4, 0, 15), people("a", 1, 0, 0, 10)}},
		{name: "too few are secret, nobody is none, neither is zero", instrument: survey.NKI(), rows: []respondents{
			people("exactly enough", 5, 10, 9, 8), people("nobody", 4), people("one too few", 4, 10, 9, 8), people("one too few", 1, 15)}},
		{name: "only those who answered every question", instrument: complete, rows: []respondents{
			people("a", 6, 10, 10, 9), people("a", 6, 1, 0, 0)}},
		{name: "published weights of the questions", instrument: ohio, rows: []respondents{people("a", 10, 10, 1, 1), people("a", 2, 9, 2, 1)}},
		{name: "questions weigh alike, not people: who answers one weighs less than who answers nine", instrument: survey.HME(), rows: []respondents{
			people("a", 9, ones(9, 4)...), people("a", 1, 1), people("a", 3, ones(9, 5)...)}},
		{name: "nobody answered one of the questions: the index does not exist", instrument: survey.NKI(), rows: []respondents{people("a", 8, 7, 0, 9)}},
		{name: "a published example", instrument: survey.Service(), rows: []respondents{
			people("a", 30, 1), people("a", 40, 2), people("a", 50, 4), people("a", 70, 5)}},
		{name: "a reversed question, and answers that do not vary: there is no margin", instrument: reversed, rows: []respondents{people("a", 40, 1)}},
		{name: "a share of positive answers", instrument: survey.Citizen(), rows: []respondents{
			people("a", 20, 1), people("a", 10, 2), people("a", 40, 3), people("a", 50, 4), people("a", 30, 15)}},
		{name: "nearly all have answered, and all have", instrument: survey.NKI(), population: map[string]float64{"all": 12, "nearly all": 15}, rows: []respondents{
			people("all", 6, 8, 9, 7), people("all", 6, 5, 6, 4), people("nearly all", 6, 8, 9, 7), people("nearly all", 6, 5, 6, 4)}},
		{name: "answers by telephone and on the web", instrument: survey.NKI(), rows: []respondents{byPhone, onWeb}},
		{name: "the minimum of the municipality as a whole", instrument: survey.Insikt(), level: survey.LevelTotal, rows: []respondents{
			people("a", 6, ones(3, 8)...), people("a", 3, ones(3, 9)...)}},
	}
	for _, in := range survey.Presets() { // each as it is shipped, with the grades taken in turn
		var rows []respondents
		for i := range 20 {
			answers := make([]int, len(in.Questions))
			for q := range answers {
				answers[q] = 1 + (i+i/3*q)%(in.Scale.Max-in.Scale.Min+1)
			}
			rows = append(rows, people("a", 2, answers...))
		}
		cases = append(cases, given{name: "as shipped: " + in.Code + " " + in.Edition, instrument: in, rows: rows})
	}
	v := vectors{Of: "survey.Tally, survey.Tally.GroupsAt", Oracle: "published examples and a textbook twin of the margin: survey/tally_test.go"}
	for _, c := range cases {
		require.NoError(t, c.instrument.Validate(), c.name)
		tally := survey.NewTally(c.instrument)
		for _, r := range c.rows {
			codes := make([]uint8, len(r.Answers))
			for i, a := range r.Answers {
				codes[i] = uint8(a)
			}
			for range r.Times {
				tally.AddBy(r.Group, r.Mode, codes)
			}
		}
		level := cmp.Or(c.level, survey.LevelUnit)
		input := object{"instrument": c.instrument, "respondents": c.rows, "level": level}
		for name, n := range c.population {
			tally.Population(name, n)
			input["population"] = c.population
		}
		groups := []object{}
		for _, g := range tally.GroupsAt(level, kvalitet.Date{}) {
			indices := []object{}
			for _, x := range g.Values() {
				index := object{"code": x.Code, "n": x.N, "index": figure(x.Index), "margin": figure(x.Margin), "minimum": x.Minimum.N}
				if x.Rounded.Valid {
					index["rounded"] = x.Rounded.Decimal
				}
				if x.Symbol.Valid() {
					index["symbol"] = x.Symbol
				}
				indices = append(indices, index)
			}
			groups = append(groups, object{"name": g.Name, "n": g.N, "empty": g.Empty, "mixed": g.Mixed, "indices": indices})
		}
		v.add(c.name, input, groups)
	}
	v.write(t, "survey/surveytest", "index")
}

func TestVectorsOfSuppression(t *testing.T) {
	cell := func(key string, n int) survey.Cell { return survey.Cell{Key: key, Count: n} }
	sum := func(total string, parts ...string) survey.Sum { return survey.Sum{Total: total, Parts: parts} }
	published := cell("norr+söder", 20)
	published.Out = true
	all := cell("alla", 60)
	all.Out = true
	shown := cell("söder", 17)
	shown.Out = true
	perturbed := sum("T", "K", "M")
	perturbed.Perturbed = true

	v := vectors{Of: "survey.Table.Suppress", Oracle: "an attacker who solves the sums with exact fractions: survey/suppress_test.go"}
	for _, c := range []struct {
		name  string
		min   int
		table survey.Table
	}{
		{"the other sex would tell", 7, survey.Table{Cells: []survey.Cell{cell("K", 4), cell("M", 16), cell("T", 20)}, Sums: []survey.Sum{sum("T", "K", "M")}}},
		{"nobody and exactly enough are shown", 5, survey.Table{Cells: []survey.Cell{cell("K", 0), cell("M", 5), cell("T", 5)}, Sums: []survey.Sum{sum("T", "K", "M")}}},
		{"the hidden ones together are still too few", 5, survey.Table{
			Cells: []survey.Cell{cell("a", 1), cell("b", 2), cell("c", 30), cell("d", 9), cell("t", 42)}, Sums: []survey.Sum{sum("t", "a", "b", "c", "d")}}},
		{"rows and columns", 5, survey.Table{
			Cells: []survey.Cell{cell("K norr", 3), cell("M norr", 20), cell("K söder", 12), cell("M söder", 15), cell("K mitt", 9), cell("M mitt", 30),
				cell("norr", 23), cell("söder", 27), cell("mitt", 39), cell("K", 24), cell("M", 65), cell("alla", 89)},
			Sums: []survey.Sum{sum("norr", "K norr", "M norr"), sum("söder", "K söder", "M söder"), sum("mitt", "K mitt", "M mitt"),
				sum("K", "K norr", "K söder", "K mitt"), sum("M", "M norr", "M söder", "M mitt"), sum("alla", "norr", "söder", "mitt"), sum("alla", "K", "M")}}},
		{"last year's report showed two units together", 5, survey.Table{Cells: []survey.Cell{cell("norr", 3), cell("söder", 17), cell("mitt", 40), published, all},
			Sums: []survey.Sum{sum("norr+söder", "norr", "söder"), sum("alla", "norr+söder", "mitt")}}},
		{"what is out already cannot be saved", 5, survey.Table{Cells: []survey.Cell{cell("norr", 3), shown, cell("mitt", 40), published, all},
			Sums: []survey.Sum{sum("norr+söder", "norr", "söder"), sum("alla", "norr+söder", "mitt")}}},
		{"cells that are changed each for itself are not repaired", 7, survey.Table{Cells: []survey.Cell{cell("K", 4), cell("M", 16), cell("T", 21)}, Sums: []survey.Sum{perturbed}}},
	} {
		s, err := c.table.Suppress(c.min)
		require.NoError(t, err, c.name)
		cells, sums := []object{}, []object{}
		for _, x := range c.table.Cells {
			cells = append(cells, object{"key": x.Key, "count": x.Count, "out": x.Out})
		}
		for _, x := range c.table.Sums {
			sums = append(sums, object{"total": x.Total, "parts": x.Parts, "perturbed": x.Perturbed})
		}
		list := func(keys []string) []string { return append([]string{}, keys...) }
		v.add(c.name, object{"min": c.min, "cells": cells, "sums": sums},
			object{"primary": list(s.Primary), "complementary": list(s.Complementary), "exposed": list(s.Exposed)})
	}
	v.write(t, "survey/surveytest", "suppress")
}

func TestVectorsOfEstimates(t *testing.T) {
	// Made up: pupils' answers and minutes from home in small and large schools, and from whole classes of eight.
	names := []string{"stratum", "pupils", "weight", "sex", "grade", "minutes"}
	stratified := [][]string{
		{"liten", "liten", "liten", "liten", "liten", "stor", "stor", "stor", "stor", "stor", "stor"},
		{"40", "40", "40", "40", "40", "300", "300", "300", "300", "300", "300"},
		{"8", "8", "8", "8", "8", "50", "50", "50", "50", "50", "50"},
		{"K", "M", "K", "M", "K", "K", "M", "K", "M", "K", "M"},
		{"7", "8", "", "6", "9", "5", "7", "6", "8", "", "4"},
		{"12", "8", "20", "15", "5", "30", "25", "10", "40", "35", "0"},
	}
	classes := [][]string{
		{"norr", "norr", "norr", "norr", "söder", "söder", "söder", "söder", "söder"},
		{"3a", "3a", "4b", "4b", "3a", "3a", "5c", "5c", "5c"},
		{"12.5", "12.5", "10", "10", "20", "20", "15", "15", "30"},
		{"K", "M", "K", "M", "K", "M", "K", "M", "K"},
		{"7", "9", "6", "5", "8", "8", "4", "", "6"},
		{"12", "8", "20", "15", "5", "30", "25", "10", "40"},
	}
	const statistics = `[{"statistic": "mean", "variable": "grade"}, {"statistic": "mean", "variable": "grade", "by": "sex"},
		{"statistic": "total", "variable": "minutes"}, {"statistic": "ratio", "variables": ["minutes", "grade"]}]`
	v := vectors{Of: "estimate.ParsePlan, estimate.Plan.Run", Oracle: "R's survey package, the same statistics on other data: survey/estimate/oracle_test.go"}
	for _, c := range []struct {
		name    string
		names   []string
		columns [][]string
		plan    string
	}{
		{"two strata of known size; some have not answered", names, stratified, `{"strata": "stratum", "weights": "weight", "fpc": "pupils", "statistics": ` + statistics + `}`},
		{"the same without known sizes", names, stratified, `{"strata": "stratum", "weights": "weight", "statistics": ` + statistics + `}`},
		{"whole classes within areas; class names are used again", []string{"area", "class", "weight", "sex", "grade", "minutes"}, classes,
			`{"strata": "area", "clusters": "class", "weights": "weight", "nest": true, "statistics": ` + statistics + `}`},
		{"a stratum with one class is refused unless it is said what to do", []string{"area", "class", "weight", "sex", "grade", "minutes"}, classes,
			`{"strata": "class", "clusters": "area", "weights": "weight", "nest": true, "statistics": [{"statistic": "mean", "variable": "grade"}]}`},
	} {
		plan, err := estimate.ParsePlan([]byte(c.plan))
		require.NoError(t, err, c.name)
		frame, err := estimate.NewFrame(c.names, c.columns)
		require.NoError(t, err, c.name)
		report := plan.Run(frame)
		require.Empty(t, report.Problems, c.name)
		results := []object{}
		for _, r := range report.Results {
			row := object{"statistic": r.Statistic, "variable": r.Variable, "domain": r.Domain, "n": r.N,
				"estimate": figure(r.Value), "se": figure(r.SE), "ciLow": figure(r.Low), "ciHigh": figure(r.High), "df": figure(r.DF)}
			if r.Problem.Code != "" {
				row["problem"] = r.Problem.Code
			}
			results = append(results, row)
		}
		columns := object{}
		for i, name := range c.names {
			columns[name] = c.columns[i]
		}
		v.add(c.name, object{"design": json.RawMessage(c.plan), "columns": columns}, results)
	}
	v.write(t, "survey/surveytest", "estimate")
}
