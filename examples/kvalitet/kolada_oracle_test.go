package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the command line gives for real series is what R gives, to nine digits: analysis/testdata/oracle.R.
func TestKoladaAnalyseAgainstR(t *testing.T) {
	f, err := os.Open("../../analysis/testdata/oracle.csv")
	require.NoError(t, err)
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	got := fromCommand(t, "0580", "linkoping_series_v3_2026.csv")
	for _, entity := range []string{"0319", "0562", "0687", "1082", "1083", "1885", "1984", "2084"} {
		for name, v := range fromCommand(t, entity, "v3_data_N03702_N03703.json") {
			got[name] = v
		}
	}
	compared := 0
	for _, r := range rows[1:] {
		g, ok := got[r[0]+" "+r[1]]
		if !ok {
			continue
		}
		want, err := strconv.ParseFloat(r[2], 64)
		require.NoError(t, err)
		assert.True(t, want == g || math.Abs(want-g) <= 1e-9*math.Abs(want) || math.Abs(want) < 1e-12 && math.Abs(g) < 1e-12, "%s %s: R %v, here %v", r[0], r[1], want, g)
		compared++
	}
	assert.Greater(t, compared, 2500)
}

// fromCommand names the command's numbers as the oracle does.
func fromCommand(t *testing.T, entity, file string) map[string]float64 {
	t.Helper()
	status, out, errs := kommand(t, "", "kolada", "analyse", "-municipality", entity, "-better", "higher", "-format", "json", koladaTestdata+file)
	require.Equal(t, 0, status, errs)
	var doc struct {
		KPIs []struct {
			KPI, Entity                     string
			Rank, Quartile                  *float64
			MidPercentile, RobustZ          *float64
			LatestYear                      *float64
			OLS, MannKendall, TheilSen, XmR map[string]float64
			Quantiles                       map[string]map[string]float64
		}
		Patterns, Correlations []struct {
			A, B, Method, On, Scope string
			N                       int
			R, P, Q                 *float64
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &doc))
	got := make(map[string]float64)
	for _, k := range doc.KPIs {
		name := k.KPI + "/" + k.Entity + " "
		for prefix, numbers := range map[string]map[string]float64{"": k.OLS, "mk.": k.MannKendall, "ts.": k.TheilSen, "xmr.": k.XmR} {
			for stat, v := range numbers {
				got[name+prefix+stat] = v
			}
		}
		for typ, quantiles := range k.Quantiles {
			for p, v := range quantiles {
				at, err := strconv.ParseFloat(p, 64)
				require.NoError(t, err)
				got[fmt.Sprintf("%sq%s.%.17g", name, strings.TrimPrefix(typ, "type"), at)] = v
			}
		}
		for stat, v := range map[string]*float64{"rank.best": k.Rank, "quartile": k.Quartile, "midPercentile": k.MidPercentile, "robustZ": k.RobustZ} {
			if v != nil {
				got[fmt.Sprintf("%s/%s/%.0f %s", k.KPI, k.Entity, *k.LatestYear, stat)] = *v
			}
		}
	}
	for _, p := range append(doc.Patterns, doc.Correlations...) {
		if p.Scope == "entity" && entity == "0580" {
			name := p.On + "/" + p.Method + "/" + p.A + "~" + p.B + " "
			got[name+"n"], got[name+"r"], got[name+"p"], got[name+"q"] = float64(p.N), *p.R, *p.P, *p.Q
		}
	}
	return got
}
