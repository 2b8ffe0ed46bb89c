package analysis_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// oracle holds what R 4.2 computes with testdata/oracle.R on real figures from Kolada, by case and statistic.
func oracle(t testing.TB) map[string]map[string]float64 {
	t.Helper()
	f, err := os.Open("testdata/oracle.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	cases := make(map[string]map[string]float64)
	for _, r := range rows[1:] {
		v, err := strconv.ParseFloat(r[2], 64)
		require.NoError(t, err)
		if cases[r[0]] == nil {
			cases[r[0]] = make(map[string]float64)
		}
		cases[r[0]][r[1]] = v
	}
	return cases
}

func realData(t testing.TB) *kolada.Data {
	t.Helper()
	var files []*os.File
	for _, name := range []string{"linkoping_series_v3_2026.csv", "v3_data_N03702_N03703.json"} {
		f, err := os.Open("kolada/testdata/" + name)
		require.NoError(t, err)
		t.Cleanup(func() { _ = f.Close() })
		files = append(files, f)
	}
	d, err := kolada.Read(files[0], files[1])
	require.NoError(t, err)
	return d
}

// near is 1e-9 relative; what R gives as zero but for rounding is compared with the size of the data.
func near(want, got float64) bool {
	return want == got || math.Abs(want-got) <= 1e-9*math.Abs(want) || math.Abs(want) < 1e-12 && math.Abs(got) < 1e-12
}

func TestSeriesAgainstR(t *testing.T) {
	cases, data := oracle(t), realData(t)
	compared := 0
	for name, want := range cases {
		parts := strings.Split(name, "/")
		if len(parts) != 2 || len(parts[1]) != 4 {
			continue
		}
		s := data.Series(parts[0], parts[1])
		times, values := s.Columns()
		l := analysis.FitLine(times, values)
		next := times[len(times)-1] + 1
		mk, ts, x := analysis.MannKendall(values), analysis.TheilSen(times, values, 0.95), analysis.XmR(values, 2.66)
		slope, f, fit := l.SlopeInterval(0.95), l.Predict(next, 0.95), l.Fitted(next, 0.95)
		got := map[string]float64{
			"slope": l.Slope, "intercept": l.Intercept, "slopeSE": l.SlopeSE, "interceptSE": l.InterceptSE, "t": l.T, "p": l.P,
			"residualSD": l.Sigma, "r2": l.R2, "slopeLow": slope.Low, "slopeHigh": slope.High, "durbinWatson": l.DurbinWatson,
			"forecast": f.Value, "forecastLow": f.Low, "forecastHigh": f.High, "fitLow": fit.Low, "fitHigh": fit.High,
			"mk.S": float64(mk.S), "mk.varS": mk.VarS, "mk.tau": mk.Tau, "mk.z": mk.Z, "mk.p": mk.P, "mk.pExact": mk.PExact,
			"ts.slope": ts.Slope, "ts.intercept": ts.Intercept, "ts.low": ts.Low, "ts.high": ts.High,
			"ts.lowInterpolated": ts.LowInterpolated, "ts.highInterpolated": ts.HighInterpolated,
			"xmr.mean": x.Mean, "xmr.mrBar": x.MRBar, "xmr.lower": x.Lower, "xmr.upper": x.Upper,
		}
		sorted := slices.Sorted(slices.Values(values))
		for stat, v := range want {
			g, ok := got[stat]
			var typ int
			var q float64
			if n, _ := fmt.Sscanf(stat, "q%d.%g", &typ, &q); !ok && n == 2 {
				g, ok = analysis.Quantile(sorted, q, analysis.QuantileType(typ)), true
			}
			if assert.True(t, ok, stat) {
				assert.True(t, near(v, g), "%s %s: R %.17g, here %.17g", name, stat, v, g)
				compared++
			}
		}
	}
	assert.Greater(t, compared, 4000)
}

func TestStandingAgainstR(t *testing.T) {
	cases, data := oracle(t), realData(t)
	compared := 0
	for name, want := range cases {
		parts := strings.Split(name, "/")
		if len(parts) != 3 || len(parts[2]) != 4 {
			continue
		}
		year, err := strconv.ParseFloat(parts[2], 64)
		require.NoError(t, err)
		var all, others []float64
		own, at := 0.0, 0
		for _, id := range data.EntityIDs() {
			p, ok := data.Series(parts[0], id).At(year)
			if !ok || parts[0] != "N03702" && parts[0] != "N03703" {
				continue
			}
			if id == parts[1] {
				own, at = p.Value, len(all)
			} else {
				others = append(others, p.Value)
			}
			all = append(all, p.Value)
		}
		s, ok := analysis.Stand(own, others, analysis.BetterHigher)
		require.True(t, ok)
		z, _, _ := analysis.RobustZ(own, others)
		got := map[string]float64{"rank.best": float64(s.Rank), "quartile": float64(s.Quartile), "midPercentile": s.MidPercentile, "robustZ": z,
			"rank.min": analysis.Ranks(all, analysis.TiesMin)[at], "rank.max": analysis.Ranks(all, analysis.TiesMax)[at],
			"rank.average": analysis.Ranks(all, analysis.TiesAverage)[at], "rank.first": analysis.Ranks(all, analysis.TiesFirst)[at]}
		for stat, v := range want {
			assert.True(t, near(v, got[stat]), "%s %s: R %.17g, here %.17g", name, stat, v, got[stat])
			compared++
		}
	}
	assert.Equal(t, 2*12*8*8, compared)
}

func TestPatternsAgainstR(t *testing.T) {
	cases, data := oracle(t), realData(t)
	var measures [][]analysis.Series
	for s := range data.All("0580") {
		measures = append(measures, []analysis.Series{s})
	}
	compared := 0
	for _, on := range []string{"changes", "levels"} {
		for _, method := range []string{"spearman", "pearson"} {
			for _, p := range analysis.Patterns(measures, analysis.PatternOptions{Levels: on == "levels", Linear: method == "pearson", Level: 0.05, AtLeast: 10}) {
				want := cases[on+"/"+method+"/"+p.A+"~"+p.B]
				require.NotNil(t, want, "%s %s %s %s", on, method, p.A, p.B)
				for stat, g := range map[string]float64{"n": float64(p.N), "r": p.R, "p": p.P, "q": p.Q} {
					assert.True(t, near(want[stat], g), "%s %s %s~%s %s: R %.17g, here %.17g", on, method, p.A, p.B, stat, want[stat], g)
					compared++
				}
			}
		}
	}
	assert.Greater(t, compared, 1000)

	var pooled [2][]analysis.Series
	for i, kpi := range []string{"N03702", "N03703"} {
		for _, id := range data.EntityIDs() {
			if s := data.Series(kpi, id); len(s.Points) > 0 {
				pooled[i] = append(pooled[i], s)
			}
		}
	}
	for name, o := range map[string]analysis.PatternOptions{
		"pooled/levels/pearson": {Levels: true, Linear: true}, "pooled/changes/pearson": {Linear: true}, "pooled/changes/spearman": {}} {
		got := analysis.Patterns(pooled[:], o)
		require.Len(t, got, 1)
		assert.True(t, near(cases[name]["r"], got[0].R), "%s: R %.17g, here %.17g", name, cases[name]["r"], got[0].R)
	}
}

// Benjamini and Hochberg (1995), section 3.2: at 5 % four of the fifteen are rejected.
func TestBenjaminiHochberg(t *testing.T) {
	p := []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1, math.NaN()}
	want := oracle(t)["bh1995"]
	rejected := 0
	for i, q := range analysis.BenjaminiHochberg(p) {
		if i == 15 {
			assert.True(t, math.IsNaN(q))
			continue
		}
		assert.True(t, near(want[strconv.Itoa(i+1)], q))
		if q <= 0.05 {
			rejected++
		}
	}
	assert.Equal(t, 4, rejected)
}
