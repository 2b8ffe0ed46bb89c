package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const koladaTestdata = "../../analysis/kolada/testdata/"

type analysed struct {
	KPIs []struct {
		KPI, Entity, Trend, Colour string
		Change                     *float64
		Rank, Of, Quartile         *float64
		Target                     *struct {
			Gap     *float64
			Verdict string
		}
		Peers                           []struct{ Entity string }
		PeerSet                         struct{ ID, Kind string }
		OLS, MannKendall, TheilSen, XmR map[string]float64
		Quantiles                       map[string]map[string]float64
		Evidence                        []struct{ Step int }
		References                      []struct{ Kind string }
	}
	Patterns []struct {
		A, B    string
		N       int
		R, P, Q float64
	}
	Problems []struct {
		Row        int
		Code, Path string
	}
	Attribution string
}

func TestKoladaAnalyse(t *testing.T) {
	out := kommandJSON[analysed](t, 0, "", "kolada", "analyse", "-municipality", "1984", "-target", "N03702=400", "-better", "N03702=högre",
		koladaTestdata+"v3_data_N03702_N03703.json", koladaTestdata+"v3_municipality.json", koladaTestdata+"v3_municipality_groups.json")
	require.Len(t, out.KPIs, 2)
	k := out.KPIs[0]
	assert.Equal(t, "G176199", k.PeerSet.ID, "the similar municipalities that have figures")
	assert.Equal(t, "similar", k.PeerSet.Kind)
	assert.Len(t, k.Peers, 7)
	assert.InDelta(t, 30.254029, *k.Change, 1e-9)
	assert.Equal(t, []float64{7, 8, 4}, []float64{*k.Rank, *k.Of, *k.Quartile})
	assert.Equal(t, "red", k.Colour)
	assert.Equal(t, "rising", k.Trend)
	assert.InDelta(t, -65.833452, *k.Target.Gap, 1e-9)
	assert.Equal(t, "negative", k.Target.Verdict)
	// R: lm(value ~ year), predict(interval = "prediction"); see analysis/testdata/oracle.R.
	assert.InEpsilon(t, 4.654657576923077, k.OLS["slope"], 1e-9)
	assert.InEpsilon(t, 357.63038103220646, k.OLS["forecastHigh"], 1e-9)
	assert.InDelta(t, 46.0, k.MannKendall["S"], 1e-9)
	assert.InEpsilon(t, 5.149117583333338, k.TheilSen["slope"], 1e-9)
	assert.NotEmpty(t, k.XmR["mrBar"])
	assert.Len(t, k.Quantiles, 9)
	require.Len(t, out.Patterns, 1)
	assert.Equal(t, 11, out.Patterns[0].N)
	assert.Equal(t, "Egen beräkning", out.Attribution, "processed figures are not Kolada's")
}

func TestKoladaAnalyseWithoutPeers(t *testing.T) {
	out := kommandJSON[analysed](t, 0, "", "kolada", "analyse", "-municipality", "0580", koladaTestdata+"linkoping_series_v3_2026.csv")
	require.Len(t, out.KPIs, 20)
	for _, k := range out.KPIs {
		assert.Nil(t, k.Rank, "%s: there is nobody to compare with", k.KPI)
		assert.NotEmpty(t, k.Evidence)
	}
	assert.NotEmpty(t, out.KPIs[0].References, "the nation and the groups")
}

func TestKoladaAnalyseMessyInput(t *testing.T) {
	in := "\ufeffÅr;Nyckeltal;Kommun;Värde;Kommentar\n2022;N1;0319;1 234,5;\n2023;N1;0319;1 240;x\ntvåtusen;N1;0319;7;\n2024;N1;0319;många;\n2022;N1;0320;1000;\n2023;N1;0320;..;\n"
	out := kommandJSON[analysed](t, 1, in, "kolada", "analyse", "-municipality", "0319", "-peers", "0320, 0321", "-")
	require.Len(t, out.KPIs, 1)
	assert.InDelta(t, 5.5, *out.KPIs[0].Change, 1e-9)
	assert.Nil(t, out.KPIs[0].Rank, "the peer's latest value is secret")
	require.Len(t, out.Problems, 2)
	assert.Equal(t, []int{4, 5}, []int{out.Problems[0].Row, out.Problems[1].Row})
}

func TestKoladaAnalyseRefuses(t *testing.T) {
	for name, args := range map[string][]string{
		"no file":              {"-municipality", "0319"},
		"file that is not":     {"-municipality", "0319", "nowhere.json"},
		"unknown municipality": {"-municipality", "9999", koladaTestdata + "linkoping_series_v3_2026.csv"},
		"unknown group":        {"-municipality", "0580", "-peers", "G1", koladaTestdata + "linkoping_series_v3_2026.csv"},
		"unknown direction":    {"-municipality", "0580", "-better", "N07928=bäst", koladaTestdata + "linkoping_series_v3_2026.csv"},
		"unknown sex":          {"-municipality", "0580", "-sex", "X", koladaTestdata + "linkoping_series_v3_2026.csv"},
		"target is no number":  {"-municipality", "0580", "-target", "hög", koladaTestdata + "linkoping_series_v3_2026.csv"},
		"alpha of one":         {"-municipality", "0580", "-alpha", "1", koladaTestdata + "linkoping_series_v3_2026.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, errs := kommand(t, "", append([]string{"kolada", "analyse"}, args...)...)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
		})
	}
}

func TestKoladaAnalyseKKiK(t *testing.T) {
	in := "kpi,entity,year,value\nN15419,0319,2023,80\nN15419,0319,2024,85\nN15419,0320,2024,70\nN15419,0321,2024,75\nN00090,0319,2023,5\nN00090,0319,2024,6\nN1,0319,2024,6\n"
	out := kommandJSON[struct {
		KPIs []struct{ KPI, Arrow string }
		KKiK []struct{ Area, KPI, Colour, Arrow string }
	}](t, 0, in, "kolada", "analyse", "-municipality", "0319", "-min-compared", "3", "-")
	require.Len(t, out.KKiK, 2)
	assert.Equal(t, "Barn och unga N15419 green better", strings.Join([]string{out.KKiK[0].Area, out.KKiK[0].KPI, out.KKiK[0].Colour, out.KKiK[0].Arrow}, " "))
	assert.Equal(t, "worse", out.KKiK[1].Arrow, "sick leave rose")
	assert.Equal(t, "grey", out.KKiK[1].Colour, "nobody to compare with")
	assert.Equal(t, "unknown", out.KPIs[1].Arrow)
}

func TestKoladaAnalyseManyMeasures(t *testing.T) {
	var in strings.Builder
	in.WriteString("kpi,entity,year,value\n")
	for kpi := range 400 {
		for year := range 12 {
			fmt.Fprintf(&in, "N%05d,0319,%d,%d\nN%05d,0320,%d,%d\n", kpi, 2010+year, kpi*year%17, kpi, 2010+year, year)
		}
	}
	status, out, errs := kommand(t, in.String(), "kolada", "analyse", "-municipality", "0319", "-format", "json", "-")
	assert.Equal(t, 0, status)
	assert.Contains(t, errs, "400 nyckeltal är för många")
	assert.Contains(t, out, `"patterns": []`)
	few := kommandJSON[analysed](t, 0, in.String(), "kolada", "analyse", "-municipality", "0319", "-kpi", "N00003,N00005,N00007", "-")
	assert.Len(t, few.KPIs, 3)
	assert.Len(t, few.Patterns, 3)
}

func TestKoladaAnalyseForPeople(t *testing.T) {
	status, out, _ := kommand(t, "", "kolada", "analyse", "-municipality", "0580", "-kpi", "N01951", koladaTestdata+"linkoping_series_v3_2026.csv")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "En stigande trend är fastställd 2015–2025")
	assert.False(t, strings.Contains(out, "beror på") || strings.Contains(out, "orsakar"), "no causal words")
	status, out, _ = kommand(t, "", "kolada", "analyse", "-h")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "kvalitet kolada analyse -municipality 1984")
}

func TestKoladaSaysWhichFileIsWrongAndWhatIsCutOff(t *testing.T) {
	good := file(t, "bra.csv", "kpi,entity,year,value\nN00001,0580,2020,1\nN00001,0580,2021,2\n")
	for name, c := range map[string]struct{ text, want string }{
		"no columns":    {"kpi,entity,yaer,value\nN1,0580,2020,1\n", "fel.csv: kolumnerna kpi, entity, year och value saknas; det finns kpi, entity, yaer, value"},
		"empty":         {"  \n", "fel.csv: filen är tom"},
		"JSON cut off":  {`{"values":[{"kpi":"N1","municipality":"0580","per`, "fel.csv: filen går inte att läsa som JSON"},
		"another JSON":  {`{"a":1}`, `fel.csv: filen har ingen lista "values"`},
		"another place": {"kpi,entity,year,value\nN1,0180,2020,1\n", ""},
	} {
		status, out, errs := kommand(t, "", "kolada", "analyse", "-municipality", "0580", good, file(t, "fel.csv", c.text))
		if c.want == "" {
			assert.Equal(t, exitDone, status, name)
			continue
		}
		assert.Equal(t, exitUsage, status, name)
		assert.Empty(t, out, name)
		assert.Contains(t, errs, c.want, name)
	}
	// A row that is cut off is a bad row, and the others are read: the value, or more, is not there.
	for _, end := range []string{"N00001,058", "N00001,0580,2022", "\"N00001,0580"} {
		status, out, errs := kommand(t, "kpi,entity,year,value\nN00001,0580,2020,1\nN00001,0580,2021,2\n"+end, "kolada", "analyse", "-municipality", "580", "-")
		assert.Equal(t, exitFindings, status, end)
		assert.Contains(t, errs, "- rad 4: raden slutar efter", end)
		assert.Contains(t, out, "2021", end)
	}
	status, _, errs := kommand(t, "kpi,entity,year,value\nN1,0180,2020,1\n", "kolada", "analyse", "-municipality", "0580", "-", "-lang", "en")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "-municipality 0580: the municipality has no figures in the files; there are 0180")
}

func TestKoladaReadsWhatASpreadsheetMakesOfAFile(t *testing.T) {
	got := kommandJSON[analyseJSON](t, exitDone, "Nyckeltal;Kommun;År;Värde;;\r\nN00001;580;2020;1\u00a0234,5;;\r\n;;;;;\r\nN00001;0580;2021;1250;;\r\nN00001;14;2021;7;;\r\n",
		"kolada", "analyse", "-municipality", "0580", "-peers", "all", "-")
	require.Len(t, got.KPIs, 1)
	assert.Equal(t, 2, got.KPIs[0].N, "580 is 0580")
	assert.InDelta(t, 1250-1234.5, *got.KPIs[0].Change, 1e-9)
}
