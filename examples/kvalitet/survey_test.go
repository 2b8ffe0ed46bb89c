package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type indexDocument struct {
	Groups []struct {
		Group   string `json:"group"`
		N       int    `json:"n"`
		Indices map[string]struct {
			Index      *float64 `json:"index"`
			N          int      `json:"n"`
			Margin     *float64 `json:"marginOfError"`
			Suppressed bool     `json:"suppressed"`
		} `json:"indices"`
	} `json:"groups"`
	Rows []struct {
		Row    int    `json:"row"`
		Column string `json:"column"`
		Code   string `json:"code"`
	} `json:"rows"`
}

func TestSurveyIndexOnMessyAnswers(t *testing.T) {
	var b strings.Builder
	b.WriteString("\ufeffEnhet;1. Mitt arbete känns meningsfullt;Lär nytt och utvecklas;q3;q4;q5;q6;q7;q8;q9;kommentar\r\n")
	for i := range 12 {
		b.WriteString("Förskolan;5;4,0;" + []string{"4", "vet ej", ""}[i%3] + ";3;4;4;5 - stämmer mycket bra;2;3;bra\r\n")
	}
	b.WriteString("Skolan;5;4;4;3;3;4;5;7;x;\r\nSkolan;5;4;4;3;3;4;5;5;5;\r\n")
	d := kommandJSON[indexDocument](t, 1, b.String(), "survey", "index", "-", "-instrument", "hme", "-by", "enhet")
	require.Len(t, d.Groups, 2)
	first := d.Groups[0]
	assert.Equal(t, "Förskolan", first.Group)
	assert.Equal(t, 12, first.N)
	// Items 5 4 4 | 3 4 4 | 5 2 3: (Σ items/9 − 1)/4·100.
	assert.InDelta(t, (34./9-1)/4*100, *first.Indices["HME"].Index, 1e-9)
	assert.InDelta(t, (13./3-1)/4*100, *first.Indices["motivation"].Index, 1e-9)
	assert.True(t, d.Groups[1].Indices["HME"].Suppressed)
	assert.Nil(t, d.Groups[1].Indices["HME"].Index)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, 14, d.Rows[0].Row)
	assert.Equal(t, "q8", d.Rows[0].Column)
	assert.Equal(t, "range", d.Rows[0].Code)
	assert.Equal(t, "text", d.Rows[1].Code)
}

func TestSurveyIndexFindsColumns(t *testing.T) {
	rows := strings.Repeat("1,10,5,6\n2,8,5,4\n", 5)
	nki := kommandJSON[indexDocument](t, 0, "id,a,b,c\n"+rows, "survey", "index", "-", "-instrument", "nki")
	assert.InDelta(t, ((9.-1)/9+(5.-1)/9+(5.-1)/9)/3*100, *nki.Groups[0].Indices["NKI"].Index, 1e-9)
	require.NotNil(t, nki.Groups[0].Indices["NKI"].Margin)

	service := kommandJSON[indexDocument](t, 0, "kanal;betyg\n"+strings.Repeat("telefon;4\n", 40), "survey", "index", "-", "-instrument", "service", "-by", "kanal")
	assert.InDelta(t, 75, *service.Groups[0].Indices["service"].Index, 1e-9)

	own := file(t, "eget.json", `{"code": "TRYGG", "scale": {"min": 1, "max": 4}, "questions": [{"code": "kväll", "text": {"sv": "Trygg på kvällen", "en": "Safe at night"}}]}`)
	trygg := kommandJSON[indexDocument](t, 0, "kväll\n4\n1\n", "survey", "index", "-", "-instrument", own)
	assert.InDelta(t, 50, *trygg.Groups[0].Indices["TRYGG"].Index, 1e-9)
	hidden := kommandJSON[indexDocument](t, 0, "kväll\n4\n1\n", "survey", "index", "-", "-instrument", own, "-min", "3")
	assert.True(t, hidden.Groups[0].Indices["TRYGG"].Suppressed)
}

func TestSurveyIndexLeavesOutSumsAndReadsWords(t *testing.T) {
	header := "Enhet;q1;q2;q3;q4;q5;q6;q7;q8;q9\n"
	row := "Norr;Stämmer mycket bra;Stämmer varken bra eller dåligt;3;3;3;3;3;3;3\n"
	d := kommandJSON[indexDocument](t, 0, header+strings.Repeat(row, 10)+"Totalt;;;;;;;;;\n", "survey", "index", "-", "-instrument", "hme", "-by", "enhet")
	require.Len(t, d.Groups, 1)
	assert.InDelta(t, (29./9-1)/4*100, *d.Groups[0].Indices["HME"].Index, 1e-9)
	zero := kommandJSON[indexDocument](t, 1, header+strings.Repeat(row, 10)+"Norr;0;3;3;3;3;3;3;3;3\n", "survey", "index", "-", "-instrument", "hme")
	require.Len(t, zero.Rows, 1, "0 is no grade and is not taken for an answer left out")
	assert.Equal(t, 12, zero.Rows[0].Row)
}

func TestSurveyIndexRefusesWhatItCannotRead(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown instrument": {"survey", "index", "-", "-instrument", "finnsinte"},
		"no questions":       {"survey", "index", "-", "-instrument", "hme"},
		"no such level":      {"survey", "index", "-", "-instrument", "nki", "-level", "x"},
		"no such column":     {"survey", "index", "-", "-instrument", "nki", "-by", "skola"},
		"no instrument":      {"survey", "index", "-"},
		"no minimum":         {"survey", "index", "-", "-instrument", "service", "-min", "0"},
	} {
		status, _, errs := kommand(t, "q1;q2\n1;2\n", args...)
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
}

type estimateDocument struct {
	Results []struct {
		Case, Statistic, Variable, Domain string
		Estimate, SE, CILow, CIHigh, DF   *float64
		Problem                           *struct{ Code, SV, EN string }
	}
	Rows []struct{ Row int }
}

// The anchors of the survey package's vignettes: mean api00 662.29 (9.4089), total enroll 3 687 178 (114 642).
func TestSurveyEstimateGivesTheVignettesFigures(t *testing.T) {
	design := file(t, "design.json", `{"strata": "stype", "weights": "pw", "fpc": "fpc", "statistics": [
		{"case": "m", "statistic": "mean", "variable": "api00"},
		{"case": "t", "statistic": "total", "variable": "enroll"},
		{"case": "d", "statistic": "ttest", "variable": "api00", "group": "sch.wide"},
		{"case": "x", "statistic": "mean", "variable": "finns inte"}]}`)
	d := kommandJSON[estimateDocument](t, 0, "", "survey", "estimate", "../../survey/estimate/testdata/r/apistrat.csv", "-design", design)
	require.Len(t, d.Results, 4)
	assert.InDelta(t, 662.29, *d.Results[0].Estimate, 0.005)
	assert.InDelta(t, 9.4089, *d.Results[0].SE, 5e-5)
	assert.InDelta(t, 3687178, *d.Results[1].Estimate, 0.5)
	assert.InDelta(t, 114642, *d.Results[1].SE, 0.5)
	assert.InDelta(t, 196, *d.Results[2].DF, 0)
	assert.Nil(t, d.Results[3].Estimate)
	require.NotNil(t, d.Results[3].Problem)
}

func TestSurveyEstimateOnMessyAnswers(t *testing.T) {
	design := file(t, "design.json", `{"vikter": "vikt", "skattningar": [{"statistic": "medel", "variabel": "betyg", "by": "kön"}]}`)
	text := "kön;betyg;vikt\nK;7,5;1 000,0\nK;8;1000\nK;vet ej;1000\nM;5;2000\nM;6;2000\n" + strings.Repeat("M;5;2000\nK;8;1000\n", 10) + "K;okänt;1000\n"
	d := kommandJSON[estimateDocument](t, 1, text, "survey", "estimate", "-", "-design", design)
	require.Len(t, d.Results, 2)
	assert.Equal(t, "kön=K", d.Results[0].Domain)
	assert.InDelta(t, (7.5+11*8)/12, *d.Results[0].Estimate, 1e-9)
	require.Len(t, d.Rows, 1)
	assert.Equal(t, 27, d.Rows[0].Row)

	for name, bad := range map[string]string{"no JSON": "{", "a list": "[]"} {
		status, _, errs := kommand(t, text, "survey", "estimate", "-", "-design", file(t, "bad.json", bad))
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs)
	}
	status, _, errs := kommand(t, text, "survey", "estimate", "-", "-design", file(t, "d.json", `{"weigths": "vikt", "statistics": [{"variable": "betyg"}]}`))
	assert.Equal(t, exitFindings, status)
	assert.Contains(t, errs, "weigths")
}

type suppressDocument struct {
	Rows          []map[string]any `json:"rows"`
	Primary       []suppressedCell `json:"primary"`
	Complementary []suppressedCell `json:"complementary"`
	Problems      []any            `json:"problems"`
}

func TestSurveySuppress(t *testing.T) {
	wide := kommandJSON[suppressDocument](t, 0, "enhet;K;M;Totalt\nA;3;20;23\nB;12;15;27\nC;9;30;39\nTotalt;24;65;89\n", "survey", "suppress", "-", "-min", "5")
	assert.Equal(t, []suppressedCell{{Row: 2, Column: "K"}}, wide.Primary)
	assert.Len(t, wide.Complementary, 3)
	assert.Equal(t, "..", wide.Rows[0]["K"])
	assert.InDelta(t, 89, wide.Rows[3]["Totalt"], 0)

	long := kommandJSON[suppressDocument](t, 0, "enhet,kön,n,index\nA,K,3,70\nA,M,20,65\nA,Totalt,23,66\nB,K,12,71\nB,M,15,69\nB,Totalt,27,70\nTotalt,K,15,70\nTotalt,M,35,67\nTotalt,Totalt,50,68\n",
		"survey", "suppress", "-", "-min", "5")
	assert.Equal(t, "..", long.Rows[0]["index"])
	assert.Equal(t, "..", long.Rows[1]["n"])
	assert.Equal(t, "66", long.Rows[2]["index"])

	bad := kommandJSON[suppressDocument](t, 1, "enhet;K;M\nA;3;x\nB;4;5\nC;7;8\n", "survey", "suppress", "-", "-min", "5")
	assert.Len(t, bad.Problems, 1)
	assert.Len(t, bad.Primary, 2)
	assert.Empty(t, bad.Complementary)

	perturbed := kommandJSON[suppressDocument](t, 0, "enhet;antal\nA;3\nB;9\nTotalt;13\n", "survey", "suppress", "-", "-min", "5")
	assert.InDelta(t, 13, perturbed.Rows[2]["antal"], 0, "a total that does not add up is not repaired")

	unnamed := kommandJSON[suppressDocument](t, 0, "enhet;K;M;Båda;andel K\nA;3;20;23;13,0\nB;12;15;27;44,4\nC;9;30;39;23,1\nHela förvaltningen;24;65;89;27,0\n", "survey", "suppress", "-", "-min", "5")
	assert.Len(t, unnamed.Complementary, 3, "sums that only arithmetic tells")
	assert.Equal(t, "..", unnamed.Rows[0]["andel K"])

	sub := kommandJSON[suppressDocument](t, 0, "enhet;antal\nA;3\nB;20\nSumma norr;23\nC;9\nD;30\nSumma syd;39\nTotalt;62\n", "survey", "suppress", "-", "-min", "5")
	assert.Equal(t, []suppressedCell{{Row: 2, Column: "antal"}}, sub.Primary)
	assert.Equal(t, []suppressedCell{{Row: 3, Column: "antal"}}, sub.Complementary)

	fault := kommandJSON[suppressDocument](t, 1, "enhet;K;M;Totalt\nA;1200;3;1203\nB;4;12;16\nC;7;9,5;16\nTotalt;1211;24;1235\n", "survey", "suppress", "-", "-min", "5")
	assert.Equal(t, "..", fault.Rows[0]["M"], "one wrong cell does not make a column of counts one of figures")
	assert.Len(t, fault.Problems, 1)

	floats := kommandJSON[suppressDocument](t, 0, "enhet;K;M\nA;3.0;20.0\nB;<5;15.0\nC;9.0;30.0\n", "survey", "suppress", "-", "-min", "5")
	assert.Equal(t, []suppressedCell{{Row: 2, Column: "K"}}, floats.Primary, "counts that a program has written with decimals")

	for name, text := range map[string]string{"no counts": "a;b\nx;y\n", "empty": ""} {
		status, _, _ := kommand(t, text, "survey", "suppress", "-", "-min", "5")
		assert.Equal(t, exitUsage, status, name)
	}
	status, _, _ := kommand(t, "a;n\nx;3\n", "survey", "suppress", "-", "-min", "0")
	assert.Equal(t, exitUsage, status)
}

func TestSurveyHelpShowsADesignThatWorks(t *testing.T) {
	status, out, _ := kommand(t, "", "survey", "estimate", "-h")
	assert.Equal(t, exitDone, status)
	_, example, ok := strings.Cut(out, "design.json:\n")
	require.True(t, ok)
	var design json.RawMessage
	require.NoError(t, json.NewDecoder(strings.NewReader(example)).Decode(&design))
	path := file(t, "design.json", string(design))
	answers := "område;kön;vikt;N;q1;q2\n" + strings.Repeat("Norr;K;100;900;7;ja\nNorr;M;100;900;5;nej\nSyd;K;200;900;8;nej\nSyd;M;200;900;6;ja\nSyd;M;200;900;4;ja\n", 4)
	status, _, errs := kommand(t, answers, "survey", "estimate", "-", "-design", path)
	assert.Equal(t, exitDone, status, errs)
	require.NoError(t, os.Remove(path))
}
