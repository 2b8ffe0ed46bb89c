package kvalitet_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
)

var none = math.NaN()

const besideR = "R 4.2 on figures from Kolada: analysis/oracle_test.go"

func TestVectorsOfTrends(t *testing.T) {
	v := vectors{Of: "analysis.MannKendall, analysis.TheilSen, analysis.FitLine, analysis.XmR", Oracle: besideR}
	v.Shared = object{"confidence": 0.95, "xmr": 2.66}
	for _, c := range []struct {
		name          string
		times, values []float64
	}{
		{"rises nearly every year", []float64{2017, 2018, 2019, 2020, 2021, 2022, 2023}, []float64{26479, 26597, 28061, 28594, 30123, 29423, 32058}},
		{"equal values: no exact probability", []float64{2018, 2019, 2020, 2021, 2022, 2023}, []float64{82, 84, 84, 83, 84, 85}},
		{"every second year: true time counts", []float64{2017, 2019, 2021, 2023, 2025}, []float64{16.1, 15.2, 17.5, 18.7, 8.8}},
		{"the same each year", []float64{2020, 2021, 2022, 2023}, []float64{7, 7, 7, 7}},
		{"two values", []float64{2022, 2023}, []float64{350.3, 345.5}},
		{"one value", []float64{2023}, []float64{345.5}},
		{"a year outside the limits", []float64{2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024}, []float64{10, 11, 10, 9, 10, 11, 10, 9, 19}},
	} {
		m, r, l, x := analysis.MannKendall(c.values), analysis.TheilSen(c.times, c.values, 0.95), analysis.FitLine(c.times, c.values), analysis.XmR(c.values, 2.66)
		v.add(c.name, object{"times": c.times, "values": c.values}, object{
			"mannKendall": object{"s": m.S, "varS": figure(m.VarS), "tau": figure(m.Tau), "z": figure(m.Z), "p": figure(m.P), "pExact": figure(m.PExact)},
			"theilSen":    object{"slope": figure(r.Slope), "low": figure(r.Low), "high": figure(r.High), "intercept": figure(r.Intercept)},
			"line":        object{"slope": figure(l.Slope), "p": figure(l.P), "r2": figure(l.R2)},
			"xmr":         object{"mean": figure(x.Mean), "lower": figure(x.Lower), "upper": figure(x.Upper), "outside": append([]int{}, x.Outside...), "run": x.Run}})
	}
	v.write(t, "analysis/analysistest", "trend")
}

func TestVectorsOfStandings(t *testing.T) {
	eight := []float64{346, 423, 380, 512, 420, 330, 450}
	v := vectors{Of: "analysis.Stand, analysis.Standing.Colour", Oracle: besideR}
	for _, c := range []struct {
		name   string
		own    float64
		others []float64
		better analysis.Better
		least  int
	}{
		{"a high value is good", 334, eight, analysis.BetterHigher, 8},
		{"a low value is good", 334, eight, analysis.BetterLower, 8},
		{"neither is good: ranked from the highest, no colour", 334, eight, analysis.BetterNeither, 8},
		{"equal values share the best rank, and a quarter", 423, []float64{346, 423, 380, 512, 423, 330, 450}, analysis.BetterHigher, 8},
		{"those without a value are not compared, and too few are left for a colour", 334, []float64{346, none, 380, 512, 420, 330, none}, analysis.BetterHigher, 8},
		{"all equal", 5, []float64{5, 5, 5, 5, 5, 5, 5}, analysis.BetterHigher, 8},
		{"alone", 5, []float64{none}, analysis.BetterHigher, 1},
		{"five: quarters are not alike in size", 2, []float64{1, 3, 4, 5}, analysis.BetterLower, 5},
	} {
		s, ok := analysis.Stand(c.own, c.others, c.better)
		require.True(t, ok, c.name)
		v.add(c.name, object{"own": c.own, "others": figures(c.others), "better": c.better, "least": c.least},
			object{"n": s.N, "rank": s.Rank, "quartile": s.Quartile, "midPercentile": figure(s.MidPercentile), "colour": s.Colour(c.better, c.least)})
	}
	v.write(t, "analysis/analysistest", "standing")

	ranks := vectors{Of: "analysis.Ranks", Oracle: besideR}
	for _, c := range []struct {
		name   string
		values []float64
	}{{"two equal", []float64{30, 10, 30, 20}}, {"one has no value", []float64{2, none, 1, 2, 2}}, {"all equal", []float64{4, 4, 4}}} {
		byRule := object{}
		for _, rule := range analysis.TieRules() {
			byRule[rule.String()] = figures(analysis.Ranks(c.values, rule))
		}
		ranks.add(c.name, object{"values": figures(c.values)}, byRule)
	}
	ranks.write(t, "analysis/analysistest", "ranks")

	quantiles := vectors{Of: "analysis.Quantile", Oracle: besideR}
	sorted := []float64{1, 2, 4, 8, 16, 32}
	for _, p := range []float64{0, 0.025, 0.25, 0.5, 0.9, 1} {
		byType := object{}
		for _, typ := range analysis.QuantileTypes() {
			byType[typ.String()] = figure(analysis.Quantile(sorted, p, typ))
		}
		quantiles.add(fmt.Sprintf("p = %g", p), object{"sorted": sorted, "p": p}, byType)
	}
	quantiles.write(t, "analysis/analysistest", "quantile")
}

func TestVectorsOfAdjustedProbabilities(t *testing.T) {
	v := vectors{Of: "analysis.BenjaminiHochberg", Oracle: besideR}
	for _, c := range []struct {
		name string
		p    []float64
	}{
		{"the published fifteen", []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1}},
		{"in the order given, and never falling with p", []float64{0.01, 0.04, 0.03, 0.5}},
		{"one that was not tested does not count", []float64{0.04, none, 0.01}},
		{"one alone, and one of zero", []float64{0}},
		{"all equal", []float64{0.2, 0.2, 0.2}},
	} {
		v.add(c.name, object{"p": figures(c.p)}, object{"q": figures(analysis.BenjaminiHochberg(c.p))})
	}
	v.write(t, "analysis/analysistest", "adjusted")
}

func TestVectorsOfGaps(t *testing.T) {
	v := vectors{Of: "analysis.GapBetween"}
	years := func(from float64, margin float64, values ...float64) analysis.Series {
		s := analysis.Series{KPI: "U30600", Entity: "0580"}
		for i, value := range values {
			p := analysis.Point{Time: from + float64(i), Value: value, Margin: margin}
			if math.IsNaN(value) {
				p.Value, p.Margin, p.Missing = 0, 0, analysis.MissingSecret
			}
			s.Points = append(s.Points, p)
		}
		return s
	}
	for _, c := range []struct {
		name          string
		first, second analysis.Series
		covariance    float64
	}{
		{"larger than the margin of the difference", years(2022, 3, 78, 82), years(2022, 4, 74, 74), 0},
		{"exactly as large as the margin is not established", years(2023, 3, 79), years(2023, 4, 74), 0},
		{"without margins only the years of one sign are counted", years(2019, 0, 80, 73, 78, 79, 82), years(2019, 0, 75, 75, 75, 75, 75), 0},
		{"the last year that both have", years(2020, 0, 80, 81, 82, none), years(2020, 0, 75, none, 78, 70), 0},
		{"a part against the whole has the part's variance in common", years(2023, 3, 81), years(2023, 2, 79), 1},
		{"no gap at all ends the row", years(2021, 0, 80, 75, 79), years(2021, 0, 75, 75, 75), 0},
		{"no year in common", years(2020, 0, 80), years(2021, 0, 75), 0},
	} {
		g, ok := analysis.GapBetween(c.first, c.second, c.covariance, 1.96)
		answer := object{"found": ok}
		if ok {
			answer = object{"found": ok, "time": figure(g.Time), "value": figure(g.Value), "margin": figure(g.Margin), "established": g.Established, "same": g.Same, "years": g.Years}
		}
		v.add(c.name, object{"first": c.first, "second": c.second, "covariance": c.covariance, "z": 1.96}, answer)
	}
	v.write(t, "analysis/analysistest", "gap")
}

func TestVectorsOfTheStaircase(t *testing.T) {
	years := []int{2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023}
	series := func(entity string, values ...float64) analysis.Series {
		return analysis.NewSeries("N15419", entity, years, values)
	}
	own := series("1715", 71, 72.5, 74, 73, 75, 76.5, 78, 79)
	var peers []analysis.Series
	for i := range 8 {
		s := series(fmt.Sprintf("%04d", 1801+i), 70, 71, 73, 74, 74, 76, 75, 72+float64(i))
		if i == 7 { // has not reported the last year
			s.Points[7].Missing = analysis.MissingNotReported
		}
		peers = append(peers, s)
	}
	changed := own
	changed.Breaks = []analysis.Break{{Time: 2022, Reason: analysis.MissingMethodChanged.Label()}}
	women, men := series("1715", 75, 76, 78, 77, 79, 81, 82, 84), series("1715", 67, 69, 70, 69, 71, 72, 74, 74)
	women.Sex, men.Sex = analysis.SexWomen, analysis.SexMen
	empty := analysis.Series{KPI: "N15419", Entity: "1715"}
	beside := analysis.NewSeries("N15813", "1715", years, []float64{10, 12, 11, 13, 15, 14, 16, 18})

	v := vectors{Of: "analysis.Climb, analysis.Ladder.Unanswered", Oracle: besideR}
	v.Shared = object{"model": analysis.Orebro(), "policy": analysis.DefaultPolicy()}
	for _, c := range []struct {
		name               string
		series             analysis.Series
		target             float64
		peers, parts, side []analysis.Series
	}{
		{"everything is known", own, 80, peers, []analysis.Series{women, men}, []analysis.Series{beside}},
		{"exactly on the target is reached; nothing to compare with", own, 79, nil, nil, nil},
		{"values before a break are not compared", changed, 80, peers, nil, nil},
		{"the series is empty: nothing is zero", empty, 80, peers, nil, nil},
	} {
		options := []analysis.Option{analysis.Toward(analysis.BetterHigher), analysis.Target(c.target), analysis.Subgroups(c.parts...), analysis.Beside(c.side...)}
		if c.peers != nil {
			options = append(options, analysis.Against(analysis.PeersOf(analysis.PeerSet{Kind: analysis.PeerSimilar}, c.peers...)))
		}
		ladder := analysis.Climb(c.series, options...)
		steps := []object{}
		for _, rung := range ladder.Steps {
			found := []object{}
			for _, e := range rung.Evidence {
				numbers, notes := object{}, []string{}
				for _, n := range e.Numbers {
					numbers[n.Name] = figure(n.Value)
				}
				for _, n := range e.Notes {
					notes = append(notes, n.Code)
				}
				found = append(found, object{"method": e.Method, "verdict": e.Verdict, "numbers": numbers, "notes": notes})
			}
			steps = append(steps, object{"code": rung.Code, "computed": rung.Computed, "evidence": found})
		}
		open := []string{}
		for _, p := range ladder.Unanswered() {
			open = append(open, p.Path)
		}
		list := func(s []analysis.Series) []analysis.Series { return append([]analysis.Series{}, s...) }
		v.add(c.name, object{"series": c.series, "better": analysis.BetterHigher, "target": c.target, "peers": list(c.peers), "subgroups": list(c.parts), "beside": list(c.side)},
			object{"steps": steps, "unanswered": open})
	}
	v.write(t, "analysis/analysistest", "staircase")
}

func TestVectorsOfTheCompass(t *testing.T) {
	card := func(year int, edition, total string, points ...string) compass.Card {
		c := compass.Card{ID: uuid.UUID{15: byte(year % 100)}, Municipality: "1463", Year: year, Edition: edition}
		for i, p := range points {
			if p != "" {
				c.Scores = append(c.Scores, compass.Score{Area: i + 1, Points: decimal.RequireFromString(p)})
			}
		}
		if total != "" {
			c.Total = decimal.NewNullDecimal(decimal.RequireFromString(total))
		}
		return c
	}
	mark := compass.Mark()
	whole := card(2014, "2010", "", "50", "55.5", "48", "61", "52", "40", "57", "60")

	accounts := vectors{Of: "compass.Card.Account", Oracle: "Mark's published table: analysis/compass/compass_test.go", Shared: object{"editions": compass.Editions()}}
	for _, c := range []struct {
		name string
		card compass.Card
	}{
		{"two areas did not reach us: the rest of the total is theirs", mark[0]}, {"the parts are the total", mark[1]},
		{"the published total is not the sum of its parts, and is not repaired", card(2011, "2010", "359", "45", "45", "45", "45", "45", "46", "46", "46")},
		{"no total was published", whole},
		{"more is left than the missing areas can have", card(2014, "2010", "300", "2", "2", "2", "2", "2", "2", "2")},
		{"nothing but a total", card(2014, "2010", "450")},
	} {
		e, ok := compass.EditionNamed(c.card.Edition)
		require.True(t, ok)
		a := c.card.Account(e)
		answer := object{"sum": a.Sum, "missing": append([]int{}, a.Missing...), "mismatch": a.Mismatch}
		if a.Difference.Valid {
			answer["difference"] = a.Difference.Decimal
		}
		accounts.add(c.name, object{"card": c.card}, answer)
	}
	accounts.write(t, "analysis/compass/compasstest", "account")

	compared := vectors{Of: "compass.Compare", Oracle: accounts.Oracle, Shared: accounts.Shared}
	for _, c := range []struct {
		name          string
		first, second compass.Card
	}{
		{"the same edition", mark[0], mark[1]},
		{"another edition is never compared, whatever its areas are called", whole, card(2018, "2016", "500", "60", "60", "60", "60", "60", "60", "70", "70")},
		{"without a published total the sum of all areas stands in", whole, card(2015, "2010", "450", "51", "56")},
		{"a total is not known: only areas are compared", card(2014, "2010", "", "50"), card(2015, "2010", "500", "60", "61")},
	} {
		r := compass.Compare(c.first, c.second)
		areas := []object{}
		for _, a := range r.Areas {
			areas = append(areas, object{"area": a.Area, "difference": a.Difference})
		}
		answer := object{"comparable": r.Comparable, "areas": areas, "reason": r.Reason.SV != ""}
		if r.Difference.Valid {
			answer["difference"] = r.Difference.Decimal
		}
		compared.add(c.name, object{"first": c.first, "second": c.second}, answer)
	}
	compared.write(t, "analysis/compass/compasstest", "compare")
}
