package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type rateResult struct {
	Risks    []ratedJSON         `json:"risks"`
	Matrix   [][]int             `json:"matrix"`
	Unrated  int                 `json:"unrated"`
	Profile  string              `json:"profile"`
	Words    map[string][]string `json:"words"`
	Findings []riskFinding       `json:"findings"`
	Problems []struct {
		Row    int    `json:"row"`
		Column string `json:"column"`
		Code   string `json:"code"`
	} `json:"problems"`
}

func findingRules(findings []riskFinding) []string {
	rules := []string{}
	for _, f := range findings {
		rules = append(rules, f.Rule)
	}
	return rules
}

func TestRiskRateMessyRegister(t *testing.T) {
	csv := "Nr;Riskbeskrivning;Sannolikhet;Konsekvens;Beslut;Risk\xe4gare\r\n" + // Windows-1252 from Excel
		"E1;Fakturor betalas till fel mottagare;3 - M\xf6jlig;Allvarlig;\xe5tg\xe4rdas;ekonomichef\r\n" +
		"E2;Vi ska f\xf6rb\xe4ttra rutinerna;Sannolik;K\xe4nnbar;;\r\n" +
		"P1;Bemanningen brister p\xe5 sommaren;2;2,0;;\r\n" +
		"V1;Handlingar f\xf6rsvinner vid flytt;;4;;\r\n" +
		"V2;Fel;5;4;;\r\n" +
		"V3;Fel;kanske;0;;\r\n"
	got := kommandJSON[rateResult](t, exitFindings, csv, "risk", "rate", "-")
	require.Len(t, got.Risks, 4)
	e1, e2, p1, v1 := got.Risks[0], got.Risks[1], got.Risks[2], got.Risks[3]
	assert.Equal(t, []int{12, 12, 4}, []int{*e1.Value, *e2.Value, *p1.Value})
	assert.Equal(t, []string{"Åtgärda nu", "Åtgärda nu", "Bevaka"}, []string{e1.BandLabel, e2.BandLabel, p1.BandLabel})
	assert.Equal(t, []bool{true, true, false, false}, []bool{e1.InPlan, e2.InPlan, p1.InPlan, v1.InPlan})
	assert.Equal(t, []int{1, 2, 3}, []int{*e1.Rank, *e2.Rank, *p1.Rank})
	assert.Len(t, e1.Reasons, 2)
	assert.False(t, v1.Rated)
	assert.Nil(t, v1.Value, "not rated is not zero")
	assert.Equal(t, [][]int{{0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}}, got.Matrix)
	assert.Equal(t, 1, got.Unrated)
	assert.Equal(t, []string{"risk.decision.taken", "risk.decision.owner", "risk.step1.identified", "risk.rated", "risk.register.words"}, findingRules(got.Findings))
	assert.Equal(t, []int{3, 3, 3, 5}, []int{got.Findings[0].Row, got.Findings[1].Row, got.Findings[2].Row, got.Findings[3].Row})
	require.Len(t, got.Problems, 3)
	assert.Equal(t, []int{6, 7, 7}, []int{got.Problems[0].Row, got.Problems[1].Row, got.Problems[2].Row})
	assert.Equal(t, []string{"range", "unknown", "range"}, []string{got.Problems[0].Code, got.Problems[1].Code, got.Problems[2].Code})
}

func TestRiskRateLeavesOutSumsAndNamesIdsThatStandTwice(t *testing.T) {
	got := kommandJSON[rateResult](t, exitDone, "Id;Risk (händelse);Sannolikhet (1–4);Konsekvens (1–4);Riskvärde\nE1;Fel;2;3;6\nE1;Brand;1;1;1\nSumma;;;;7\n;Totalt;4;4;16\n", "risk", "rate", "-")
	require.Len(t, got.Risks, 3, "a sum is no risk; a risk called Totalt is")
	assert.Equal(t, []string{"risk.register.id"}, findingRules(got.Findings))
	assert.Equal(t, 3, got.Findings[0].Row)
	assert.Equal(t, 1, got.Matrix[1][2])
}

func TestRiskRatePublishedRegisterThatContradictsItself(t *testing.T) {
	csv := "id,risk,sannolikhet,konsekvens,riskvärde,nivå\n" +
		"1,Avtal följs inte,Trolig,Lindrig,8,Åtgärda\n" +
		"2,Lön betalas fel,Trolig,Lindrig,6,Bevaka\n" + // the same steps with another value
		"3,System ligger nere,Möjlig,Allvarlig,8,Åtgärda\n" + // 2 × 4
		"4,Osann uppgift lämnas,Osannolik,Försumbar,1,Acceptera\n" +
		"5,Bygglov dröjer,Sannolik,Kännbar,9,Åtgärda\n"
	got := kommandJSON[rateResult](t, exitDone, csv, "risk", "rate", "-")
	assert.Equal(t, []string{"Osannolik", "Möjlig", "Sannolik", "Trolig"}, got.Words["likelihood"])
	var values []int
	for _, r := range got.Risks {
		values = append(values, *r.Value)
	}
	assert.Equal(t, []int{8, 8, 8, 1, 9}, values)
	assert.Equal(t, []string{"risk.published.consistent", "risk.published.value", "risk.published.band"}, findingRules(got.Findings))
	assert.Equal(t, 3, got.Findings[0].Row)
}

func TestRiskRateTheRegistersValuesDecideItsWords(t *testing.T) {
	csv := "id,risk,sannolikhet,konsekvens,riskvärde\n1,Avtal följs inte,Möjlig,3,6\n2,Lön betalas fel,Sannolik,3,9\n"
	got := kommandJSON[rateResult](t, exitDone, csv, "risk", "rate", "-")
	assert.Equal(t, []int{6, 9}, []int{*got.Risks[0].Value, *got.Risks[1].Value})
	assert.Empty(t, got.Findings)
	without := kommandJSON[rateResult](t, exitDone, "id,risk,sannolikhet,konsekvens\n1,Avtal följs inte,Möjlig,3\n", "risk", "rate", "-")
	assert.Equal(t, 9, *without.Risks[0].Value, "our own words when nothing tells otherwise")
	assert.Equal(t, []string{"risk.register.words"}, findingRules(without.Findings), "but it is said")
}

func TestRiskRateProfiles(t *testing.T) {
	csv := "id,likelihood,consequence\na,Låg,Hög\nb,Medel,Medel\nc,Hög,Hög\n"
	for profile, want := range map[string][]string{"3x3": {"Medel", "Medel", "Hög"}, "malmo": {"Medel", "Medel", "Hög"}} {
		got := kommandJSON[rateResult](t, exitDone, csv, "risk", "rate", "-", "-profile", profile)
		var bands []string
		for _, r := range got.Risks {
			bands = append(bands, r.BandLabel)
		}
		assert.Equal(t, want, bands, profile)
	}
	five := kommandJSON[rateResult](t, exitDone, "id;S;K\n1;5;2\n2;3;5\n", "risk", "rate", "-", "-profile", "5×5")
	assert.Equal(t, []string{"Hög", "Mycket hög"}, []string{five.Risks[0].BandLabel, five.Risks[1].BandLabel})
	own := file(t, "m.json", "\ufeff{\"sannolikhet\":[\"Sällan\",\"Ibland\",\"Ofta\"],\"konsekvens\":3,\"rutnät\":[[\"Låg\",\"Låg\",\"Medel\"],[\"Medel\",\"Medel\",\"Hög\"],[\"Medel\",\"Hög\",\"Hög\"]],\"gräns\":\"> 2\"}")
	got := kommandJSON[rateResult](t, exitDone, "id,likelihood,consequence\na,Ibland,1\nb,Ofta,3\n", "risk", "rate", "-", "-profile", own)
	assert.Equal(t, []string{"Medel", "Hög"}, []string{got.Risks[0].Band, got.Risks[1].Band})
	assert.True(t, got.Risks[1].InPlan)
	assert.Equal(t, []string{"risk.matrix.symmetric"}, findingRules(got.Findings))
}

// Kalmar takes risks over 9: on four steps by four that is 12 and 16, and not 9.
func TestRiskRateLimit(t *testing.T) {
	csv := "id,likelihood,consequence\na,3,3\nb,3,4\nc,1,4\n"
	plan := func(args ...string) []bool {
		var in []bool
		for _, r := range kommandJSON[rateResult](t, exitDone, csv, append([]string{"risk", "rate", "-"}, args...)...).Risks {
			in = append(in, r.InPlan)
		}
		return in
	}
	assert.Equal(t, []bool{true, true, true}, plan())
	assert.Equal(t, []bool{false, true, false}, plan("-limit", "> 9"))
	assert.Equal(t, []bool{true, true, false}, plan("-limit", "minst 9"))
	status, _, _ := kommand(t, csv, "risk", "rate", "-", "-limit", "hög")
	assert.Equal(t, exitUsage, status)
}

func TestRiskRateBeforeAndAfter(t *testing.T) {
	got := kommandJSON[struct {
		After    [][]int       `json:"matrixAfter"`
		Findings []riskFinding `json:"findings"`
	}](t, exitDone, "id;risk;sannolikhet;konsekvens;sannolikhet efter åtgärd;konsekvens efter åtgärd\n1;Lön betalas fel;3;4;2;2\n2;Avtal följs inte;2;2;3;3\n", "risk", "rate", "-")
	assert.Equal(t, 1, got.After[1][1])
	assert.Equal(t, 1, got.After[2][2])
	assert.Equal(t, []string{"risk.residual.measure", "risk.residual.lower"}, findingRules(got.Findings))
}

func TestRiskRateAsksTheWholeRegister(t *testing.T) {
	csv := "id;område;nämnd;oegentlighet;sannolikhet;konsekvens\n1;Ekonomi;SN;ja;1;1\n2;Verksamhet;BN;nej;1;1\n"
	got := kommandJSON[rateResult](t, exitDone, csv, "risk", "rate", "-")
	require.Equal(t, []string{"risk.register.areas", "risk.register.fraud"}, findingRules(got.Findings))
	assert.Contains(t, got.Findings[0].SV, "personal")
	assert.Contains(t, got.Findings[1].SV, "BN")
	own := kommandJSON[rateResult](t, exitDone, "id;område;sannolikhet;konsekvens\n1;Skola;1;1\n", "risk", "rate", "-")
	assert.Empty(t, own.Findings, "areas of its own are not held against the three")
}

func TestRiskRateText(t *testing.T) {
	svg := filepath.Join(t.TempDir(), "karta.svg")
	status, out, _ := kommand(t, "id;risk;sannolikhet;konsekvens\nE1;A<b&c;3;4\nE2;b;;\n", "risk", "rate", "-", "-svg", svg)
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "12  Åtgärda nu")
	assert.Contains(t, out, "ej bedömd")
	data, err := os.ReadFile(svg)
	require.NoError(t, err)
	dec := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestRiskRateRefuses(t *testing.T) {
	for name, args := range map[string][]string{
		"no such profile": {"-", "-profile", "finns-inte"},
		"no matrix":       {"-", "-profile", file(t, "m.json", `{"a":1}`)},
		"no columns":      {file(t, "r.csv", "id;risk\n1;x\n")},
		"no file":         {"finns-inte.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			status, _, errs := kommand(t, "id,likelihood,consequence\na,1,1\n", append([]string{"risk", "rate"}, args...)...)
			assert.Equal(t, exitUsage, status)
			assert.NotEmpty(t, errs)
		})
	}
}

type matrixResult struct {
	Sound    bool           `json:"sound"`
	Findings []riskFinding  `json:"findings"`
	Cells    [][]matrixCell `json:"cells"`
}

func TestRiskMatrix(t *testing.T) {
	tests := map[string]struct {
		text string
		want []string
	}{
		"sound":      {`{"size":4,"bands":{"Låg":"1–3","Medel":"4–8","Hög":"9–16"}}`, []string{}},
		"gap":        {`{"size":4,"bands":[{"name":"Låg","min":1,"max":3},{"name":"Hög","min":6,"max":16}]}`, []string{"risk.matrix.covered"}},
		"overlap":    {`{"size":4,"bands":[{"name":"Låg","min":1,"max":4},{"name":"Hög","min":4,"max":16}]}`, []string{"risk.matrix.once"}},
		"asymmetric": {`{"grid":[[1,1,2],[2,2,3],[2,3,3]],"bands":["Låg","Medel","Hög"]}`, []string{"risk.matrix.symmetric"}},
		"contradiction": {`{"cells":[{"likelihood":1,"consequence":1,"value":1},{"likelihood":1,"consequence":2,"value":2},{"likelihood":2,"consequence":1,"value":2},{"likelihood":2,"consequence":2,"value":4},{"likelihood":2,"consequence":2,"value":3}]}`,
			[]string{"risk.matrix.file.contradiction"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := kommandJSON[matrixResult](t, exitDone, tt.text, "risk", "matrix", "-")
			assert.Equal(t, tt.want, findingRules(got.Findings))
			assert.Equal(t, len(tt.want) == 0, got.Sound)
		})
	}
	got := kommandJSON[matrixResult](t, exitDone, "", "risk", "matrix", "iso27005")
	assert.Equal(t, "low", got.Cells[0][4].Band)
	status, out, _ := kommand(t, tests["gap"].text, "risk", "matrix", "-", "-fail-on", "warning")
	assert.Equal(t, exitFindings, status)
	assert.Contains(t, out, "lucka")
	status, _, _ = kommand(t, "{", "risk", "matrix", "-")
	assert.Equal(t, exitUsage, status)
}

type simulateResult struct {
	Mean          float64            `json:"mean"`
	SD            float64            `json:"standardDeviation"`
	StandardError float64            `json:"standardError"`
	Quantiles     map[string]float64 `json:"quantiles"`
	Exceedance    []struct{ Loss, Probability float64 }
	Analytic      struct{ Mean, StandardDeviation float64 }
	Risks         []lossJSON `json:"risks"`
	Problems      []struct {
		Row    int    `json:"row"`
		Column string `json:"column"`
	} `json:"problems"`
}

// The golden value of riskquant: 0.10 a year, 100 000–1 000 000, gives 40 400.128269457266.
func TestRiskSimulate(t *testing.T) {
	csv := "id;frekvens;låg;hög\nvite;0,1;100 000;1 000 000\nfel;0,1;10;5\n"
	got := kommandJSON[simulateResult](t, exitFindings, csv, "risk", "simulate", "-", "-trials", "50000", "-seed", "7", "-loss", "500000,1000000")
	assert.InEpsilon(t, 40_400.128269457266, got.Analytic.Mean, 1e-12)
	assert.InDelta(t, got.Analytic.Mean, got.Mean, 3*got.StandardError)
	assert.InEpsilon(t, 12.664218, *got.Risks[0].Mu, 1e-6)
	assert.InEpsilon(t, 0.699936, *got.Risks[0].Sigma, 1e-6)
	assert.InEpsilon(t, 1e6, got.Risks[0].SeverityQuantiles["0.95"], 1e-9)
	assert.Zero(t, got.Quantiles["0.5"])
	assert.Len(t, got.Exceedance, 2)
	require.Len(t, got.Problems, 1)
	assert.Equal(t, 3, got.Problems[0].Row)
	assert.Equal(t, "hög", got.Problems[0].Column)
}

func TestRiskSimulateReadsKronor(t *testing.T) {
	got := kommandJSON[simulateResult](t, exitDone, "risk;frekvens;lägst;högst\nvite;10 %;100 000 kr;1,0 mkr\nstöld;0,1;100 tkr;1000000\n", "risk", "simulate", "-", "-trials", "10")
	assert.InEpsilon(t, 2*40_400.128269457266, got.Analytic.Mean, 1e-12)
}

func TestRiskSimulateReadsSwedishShapes(t *testing.T) {
	got := kommandJSON[simulateResult](t, exitDone, "risk;frekvens;låg;trolig;hög;fördelning\na;1;100;;;fast\nb;1;10;20;60;Triangulär\nc;1;10;20;60;PERT\nTotalt;;110;;;\n", "risk", "simulate", "-", "-trials", "10")
	assert.InDelta(t, 100+(10+20+60)/3.+(10+4*20+60)/6., got.Analytic.Mean, 1e-9, "the means of a triangle and of PERT")
}

func TestRiskSimulateDistributionOfAllRows(t *testing.T) {
	got := kommandJSON[simulateResult](t, exitDone, "p,min,mode,max\n0.2,10,20,60\n", "risk", "simulate", "-", "-distribution", "triangular", "-counting", "bernoulli", "-trials", "5000")
	assert.InDelta(t, 0.2*30, got.Analytic.Mean, 1e-12)
	assert.InDelta(t, got.Analytic.Mean, got.Mean, 3*got.StandardError)
	status, _, _ := kommand(t, "p,min\n1,1\n", "risk", "simulate", "-", "-distribution", "normal")
	assert.Equal(t, exitUsage, status)
}

func TestRiskSimulateSameBytesOnAnyNumberOfProcessors(t *testing.T) {
	csv := "id,rate,low,high,mode,distribution,counting\na,0.5,1000,9000,,,\nb,20%,100,900,300,triangular,bernoulli\nc,3,10,90,20,pert,\nd,1,50,,,fixed,\n"
	var outs []string
	for _, n := range []int{1, 2, 3} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			_, out, _ := kommand(t, csv, "risk", "simulate", "-", "-trials", "2000", "-seed", "5", "-format", "json")
			outs = append(outs, out)
		}()
	}
	assert.Equal(t, outs[0], outs[1])
	assert.Equal(t, outs[0], outs[2])
	status, text, _ := kommand(t, csv, "risk", "simulate", "-")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, text, "standardavvikelse")
}

func TestRiskSimulateRefuses(t *testing.T) {
	csv := "id,rate,low,high\na,0.5,1000,9000\n"
	for name, args := range map[string][]string{"trials": {"-trials", "0"}, "counting": {"-counting", "ofta"}, "loss": {"-loss", "mycket"}} {
		t.Run(name, func(t *testing.T) {
			status, _, errs := kommand(t, csv, append([]string{"risk", "simulate", "-"}, args...)...)
			assert.Equal(t, exitUsage, status)
			assert.NotEmpty(t, errs)
		})
	}
	bad := kommandJSON[simulateResult](t, exitFindings, "id,rate,low,high,distribution,counting\na,x,1,2,,\nb,1,1,2,normal,\nc,1,1,2,,ofta\nd,2,1,2,,bernoulli\ne,1,,2,,\nf,1,1,y,,\ng,x%,1,2,,\n", "risk", "simulate", "-")
	assert.Len(t, bad.Problems, 7)
	assert.Zero(t, bad.Mean)
}

func TestRiskHelpShowsAnExample(t *testing.T) {
	for _, c := range []string{"rate", "matrix", "simulate"} {
		status, out, _ := kommand(t, "", "risk", c, "-h")
		assert.Equal(t, exitDone, status)
		assert.Contains(t, out, "kvalitet risk "+c)
	}
}
