package estimate_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

func run(t *testing.T, f *estimate.Frame, plan string) estimate.Report {
	t.Helper()
	p, err := estimate.ParsePlan([]byte(plan))
	require.NoError(t, err, plan)
	return p.Run(f)
}

// The same thing said in several ways gives the same figures.
func TestPlansThatSayTheSame(t *testing.T) {
	f := frame(t, "testdata/r/apiclus1.csv")
	for name, group := range map[string][]string{
		"design": {
			`{"ids": "~dnum", "weights": "~pw", "fpc": "~fpc", "statistics": [{"statistic": "svymean", "variable": "~api00"}]}`,
			`{"clusters": ["dnum"], "weight": ["pw"], "population": "fpc", "statistics": {"a": {"type": "mean", "variables": ["api00"]}}}`,
			`{"design": {"psu": "dnum", "probs": "1/pw", "N": 757, "nest": false, "statistics": "mean"}, "statistics": [{"stat": "medel", "var": "api00", "ci": "normal"}]}`,
			`{"id": "dnum", "vikt": "pw", "FPC": "fpc", "lonely.psu": "remove", "estimates": [{"fun": "average", "formula": "~api00", "df": "Inf"}]}`,
		},
		"post-stratification": {
			`{"ids": "dnum", "weights": "pw", "calibration": [{"method": "poststratification", "strata": "stype", "population": {"E": 4421, "H": 755, "M": 1018}}], "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "postStratify": {"strata": "stype", "population": {"E": 4421, "H": 755, "M": 1018}}, "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "adjust": [{"type": "poststratification", "population": [{"stype": "E", "Freq": 4421}, {"stype": "M", "Freq": 1018}, {"stype": "H", "Freq": 755}]}], "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "calibrate": {"population": {"stype": {"E": 4421, "H": 755, "M": 1018}}}, "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "calibrate": {"formula": "~stype", "population": [6194, 755, 1018]}, "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "calibrate": {"formula": "~stype-1", "population": [4421, 755, 1018]}, "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "kalibrering": {"population": [{"name": "(Intercept)", "total": 6194}, {"name": "stype=H", "total": 755}, {"name": "stype:M", "total": 1018}]}, "statistics": [{"variable": "api00"}]}`,
		},
		"one limit": {
			`{"weights": "pw*api00/500", "trim": 50, "statistics": [{"variable": "api00"}]}`,
			`{"weights": "pw*api00/500", "adjust": [{"type": "trim", "upper": 50}], "statistics": [{"variable": "api00"}]}`,
		},
		"two margins as one": {
			`{"ids": "dnum", "weights": "pw", "postStratify": {"strata": ["stype", "awards"], "population": {"E": {"No": 1, "Yes": 2}, "H": {"No": 3, "Yes": 4}, "M": {"No": 5, "Yes": 6}}}, "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "postStratify": {"strata": "~stype+awards", "population": {"E.No": 1, "E.Yes": 2, "H.No": 3, "H.Yes": 4, "M.No": 5, "M.Yes": 6}}, "statistics": [{"variable": "api00"}]}`,
		},
		"raking": {
			`{"ids": "dnum", "weights": "pw", "calibration": {"method": "raking", "margins": {"stype": {"E": 4421, "H": 755, "M": 1018}, "sch.wide": {"No": 1072, "Yes": 5122}}}, "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "rake": {"margins": {"stype": {"E": 4421, "H": 755, "M": 1018}, "sch.wide": {"No": 1072, "Yes": 5122}}}, "statistics": [{"variable": "api00"}]}`,
			`{"ids": "dnum", "weights": "pw", "rake": {"variables": ["~stype", "~sch.wide"], "populations": [[{"stype": "E", "Freq": 4421}, {"stype": "H", "Freq": 755}, {"stype": "M", "Freq": 1018}], {"No": 1072, "Yes": 5122}], "control": {"maxit": 10, "epsilon": 1}}, "statistics": [{"variable": "api00"}]}`,
		},
		"trimming": {
			`{"weights": "pw*api00/500", "trim": {"lower": 30, "upper": 50}, "statistics": [{"variable": "api00"}]}`,
			`{"weights": "pw*api00/500", "trim": [30, 50], "statistics": [{"variable": "api00"}]}`,
			`{"weights": ["pw", "api00/500"], "trimWeights": {"bounds": [30, 50], "strict": false}, "statistics": [{"variable": "api00"}]}`,
		},
		"domain": {
			`{"ids": "dnum", "statistics": [{"variable": "api00", "domain": "stype == 'E' & awards == \"Yes\""}]}`,
			`{"ids": "dnum", "statistics": [{"variable": "api00", "subset": {"stype": "E", "awards": ["Yes"]}}]}`,
			`{"ids": "dnum", "statistics": [{"variable": "api00", "where": [{"variable": "stype", "equals": "E"}, {"expression": "~awards=='Yes'"}]}]}`,
			`{"ids": "dnum", "statistics": [{"variable": "api00", "filter": "!(stype %in% c('H','M')) && !(awards != 'Yes')"}]}`,
		},
		"difference": {
			`{"ids": "dnum", "statistics": [{"statistic": "difference", "variable": "api00", "by": "awards"}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "diff", "variable": "api00", "by": "awards", "levels": ["Yes", "No"]}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "contrast", "variable": "api00", "by": "awards", "contrast": {"No": -1, "Yes": 1}}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "skillnad", "variable": "api00", "domains": ["awards == 'Yes'", {"awards": "No"}], "coefficients": [1, -1]}]}`,
		},
		"share": {
			`{"ids": "dnum", "statistics": [{"statistic": "proportion", "variable": "stype", "level": "H", "method": "clopper-pearson"}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "svyciprop", "variable": "I(stype == 'H')", "method": "beta"}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "andel", "variable": "stype", "levels": ["H"], "method": "beta", "conf": 95}]}`,
		},
		"ratio": {
			`{"ids": "dnum", "statistics": [{"statistic": "ratio", "numerator": "api.stu", "denominator": "enroll"}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "kvot", "variables": ["api.stu", "enroll"]}]}`,
			`{"ids": "dnum", "statistics": {"ratio": "api.stu/enroll"}}`,
			`{"ids": "dnum", "statistics": [{"statistic": "difference", "variables": ["api.stu"], "denominator": "enroll", "coefficients": [1]}]}`,
		},
		"test": {
			`{"ids": "dnum", "statistics": [{"statistic": "ttest", "variable": "api00~awards"}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "svyttest", "y": "api00", "group": "factor(awards)"}]}`,
		},
		"association": {
			`{"ids": "dnum", "statistics": [{"statistic": "svychisq", "formula": "~stype+awards"}]}`,
			`{"ids": "dnum", "statistics": [{"statistic": "chisq", "rows": "stype", "columns": "awards", "test": "F"}]}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			var first estimate.Result
			for i, plan := range group {
				report := run(t, f, plan)
				require.Len(t, report.Results, 1, plan)
				r := report.Results[0]
				require.Empty(t, r.Problem.Code, "%s: %s", plan, r.Problem.EN)
				if i == 0 {
					first = r
				}
				assert.InEpsilon(t, first.Value, r.Value, 1e-8, plan)
				if !math.IsNaN(first.SE) {
					assert.InEpsilon(t, first.SE, r.SE, 1e-6, plan)
				}
			}
		})
	}
}

func TestBySpellsOutTheGroups(t *testing.T) {
	f := frame(t, "testdata/r/apiclus1.csv")
	report := run(t, f, `{"ids": "dnum", "statistics": [{"case": "a", "variable": ["api00", "api99"], "by": ["stype", "awards"], "domain": "api00 > 300"},
		{"statistic": "total", "variable": "stype", "df": "design"}, {"statistic": "df"}, {"statistic": "size"}, {"statistic": "deff", "variable": "api00", "of": "total", "replace": true},
		{"statistic": "mean", "variable": "dnum", "factors": ["dnum"]}, {"statistic": "quantile", "variable": "api00", "p": [0.1, 0.9]},
		{"statistic": "difference", "variables": ["stypeE", "stypeH"]}, {"statistic": "difference", "variables": ["api00", "api99"], "independent": true, "of": "total"}]}`)
	require.Empty(t, report.Problems)
	assert.Equal(t, "stype=E,awards=No & api00 > 300", reversed(report.Results[0].Domain))
	assert.Equal(t, []string{"E", "No"}, report.Results[0].Groups)
	each := run(t, f, `{"ids": "dnum", "statistics": {"a": {"variable": "api00", "domain": "stype"}, "b": {"variable": "api00", "domain": {"by": ["stype"]}}, "c": {"variable": "api00", "by": "~stype"}}}`)
	require.Len(t, each.Results, 9)
	for i := range 3 {
		assert.InDelta(t, each.Results[i].Value, each.Results[3+i].Value, 0)
		assert.InDelta(t, each.Results[i].SE, each.Results[6+i].SE, 0)
		assert.Equal(t, "a", each.Results[i].Case)
		assert.Equal(t, each.Results[i].Domain, each.Results[6+i].Domain)
	}
	var names []string
	for _, r := range report.Results {
		assert.Empty(t, r.Problem.Code, r.Problem.EN)
		names = append(names, r.Variable)
	}
	assert.Contains(t, names, "stypeE")
	assert.Contains(t, names, "dnum637")
	text, err := json.Marshal(report.Results[0])
	require.NoError(t, err)
	assert.Contains(t, string(text), `"problem":null`)
}

func reversed(domain string) string {
	a, b, _ := strings.Cut(domain, " & ")
	return b + " & " + a
}

func TestPlanFaults(t *testing.T) {
	f := frame(t, "testdata/r/apiclus1.csv")
	for plan, want := range map[string]string{
		`{"statistics": [{"statistic": "magic", "variable": "api00"}]}`:                                                "enum",
		`{"statistics": [{"variable": "nope"}]}`:                                                                       "expression",
		`{"statistics": [{}]}`:                                                                                         "missing",
		`{"statistics": [{"variable": "api00", "domain": "stype =="}]}`:                                                "expression",
		`{"statistics": [{"variable": "api00", "domain": {"nope": 1}}]}`:                                               "expression",
		`{"statistics": [{"variable": "api00", "by": "nope"}]}`:                                                        "expression",
		`{"statistics": [{"statistic": "proportion", "variable": "api00"}]}`:                                           "range",
		`{"statistics": [{"statistic": "proportion", "variable": "stype", "level": "E", "method": "magic"}]}`:          "enum",
		`{"statistics": [{"statistic": "quantile", "variable": "api00", "qrule": "magic"}]}`:                           "enum",
		`{"statistics": [{"statistic": "quantile", "variable": "api00", "intervalType": "magic"}]}`:                    "enum",
		`{"statistics": [{"statistic": "ratio", "numerator": "api00"}]}`:                                               "missing",
		`{"statistics": [{"statistic": "ratio", "numerator": "api00", "denominator": "nope"}]}`:                        "expression",
		`{"statistics": [{"statistic": "difference", "variable": "api00"}]}`:                                           "size",
		`{"statistics": [{"statistic": "difference"}]}`:                                                                "size",
		`{"statistics": [{"statistic": "difference", "variable": "api00", "by": "stype"}]}`:                            "size",
		`{"statistics": [{"statistic": "difference", "variables": ["api00", "api99"], "coefficients": [1]}]}`:          "size",
		`{"statistics": [{"statistic": "difference", "variables": ["api00", "nope"]}]}`:                                "expression",
		`{"statistics": [{"statistic": "ttest"}]}`:                                                                     "missing",
		`{"statistics": [{"statistic": "ttest", "variable": "nope"}]}`:                                                 "expression",
		`{"statistics": [{"statistic": "ttest", "variable": "api00", "group": "stype"}]}`:                              "size",
		`{"statistics": [{"statistic": "ttest", "variable": "api00", "group": "nope"}]}`:                               "expression",
		`{"statistics": [{"statistic": "chisq", "variables": ["stype"]}]}`:                                             "size",
		`{"statistics": [{"statistic": "chisq", "variables": ["stype", "nope"]}]}`:                                     "expression",
		`{"statistics": [{"statistic": "chisq", "variables": ["stype", "awards"], "test": "Wald"}]}`:                   "enum",
		`{"ids": "nope", "statistics": [{"variable": "api00"}]}`:                                                       "expression",
		`{"strata": "nope", "statistics": [{"variable": "api00"}]}`:                                                    "expression",
		`{"weights": "stype", "statistics": [{"variable": "api00"}]}`:                                                  "missing",
		`{"fpc": "stype", "statistics": [{"variable": "api00"}]}`:                                                      "missing",
		`{"strata": "avg.ed", "statistics": [{"variable": "api00"}]}`:                                                  "missing",
		`{"lonelyPSU": "magic", "statistics": [{"variable": "api00"}]}`:                                                "enum",
		`{"strata": "stype", "fpc": {"E": 4421}, "statistics": [{"variable": "api00"}]}`:                               "range",
		`{"adjust": [{"type": "magic"}], "statistics": [{"variable": "api00"}]}`:                                       "enum",
		`{"postStratify": {"strata": "stype"}, "statistics": [{"variable": "api00"}]}`:                                 "missing",
		`{"postStratify": {"population": {"E": 1}}, "statistics": [{"variable": "api00"}]}`:                            "missing",
		`{"postStratify": {"strata": "nope", "population": {"E": 1}}, "statistics": [{"variable": "api00"}]}`:          "expression",
		`{"postStratify": {"strata": "stype", "population": {"E": 1}}, "statistics": [{"variable": "api00"}]}`:         "unknown",
		`{"rake": {}, "statistics": [{"variable": "api00"}]}`:                                                          "missing",
		`{"rake": {"margins": {"nope": {"E": 1}}}, "statistics": [{"variable": "api00"}]}`:                             "expression",
		`{"rake": {"margins": [{"variable": "nope", "population": {"E": 1}}]}, "statistics": [{"variable": "api00"}]}`: "expression",
		`{"calibrate": {}, "statistics": [{"variable": "api00"}]}`:                                                     "missing",
		`{"calibrate": {"calfun": "magic"}, "statistics": [{"variable": "api00"}]}`:                                    "enum",
		`{"calibrate": {"bounds": [1]}, "statistics": [{"variable": "api00"}]}`:                                        "size",
		`{"calibrate": {"bounds": {"lower": 0.5}}, "statistics": [{"variable": "api00"}]}`:                             "size",
		`{"calibrate": {"variance": "stype"}, "statistics": [{"variable": "api00"}]}`:                                  "missing",
		`{"calibrate": {"formula": "~stype", "population": [1]}, "statistics": [{"variable": "api00"}]}`:               "size",
		`{"calibrate": {"formula": "~nope", "population": [1]}, "statistics": [{"variable": "api00"}]}`:                "expression",
		`{"calibrate": {"population": {"nope": 1}}, "statistics": [{"variable": "api00"}]}`:                            "expression",
		`{"calibrate": {"population": {"nope": {"a": 1}}}, "statistics": [{"variable": "api00"}]}`:                     "expression",
		`{"calibrate": {"population": {"(Intercept)": "x"}}, "statistics": [{"variable": "api00"}]}`:                   "type",
		`{"calibrate": {"population": {"a:b": 1}}, "statistics": [{"variable": "api00"}]}`:                             "expression",
	} {
		report := run(t, f, plan)
		require.NotEmpty(t, report.Results, plan)
		r := report.Results[0]
		assert.Equal(t, want, r.Problem.Code, "%s: %s", plan, r.Problem.EN)
		assert.True(t, math.IsNaN(r.Value), plan)
		text, err := json.Marshal(r)
		require.NoError(t, err)
		assert.Contains(t, string(text), `"estimate":null`)
	}
	report := run(t, f, `{"weigths": "pw"}`)
	assert.Equal(t, "missing", report.Problems[0].Code)
	assert.Equal(t, "/weigths", report.Problems[1].Path)
	for _, bad := range []string{"", "[]", "{", "{} {}", "null"} {
		_, err := estimate.ParsePlan([]byte(bad))
		require.ErrorIs(t, err, kvalitet.ErrInvalid, bad)
	}
}

func TestFrame(t *testing.T) {
	_, err := estimate.NewFrame([]string{"a"}, nil)
	assert.Equal(t, "size", code(t, err))
	_, err = estimate.NewFrame([]string{"a", "a"}, [][]string{{"1"}, {"2"}})
	assert.Equal(t, "duplicate", code(t, err))
	_, err = estimate.NewFrame([]string{"a", "b"}, [][]string{{"1"}, {"2", "3"}})
	assert.Equal(t, "size", code(t, err))
	cells := []string{"1 000", "1 001,5", "vet ej", "1002", "1003", "1004", "1005", "1006", "1007", "1008", "1009", "tusen", "999"}
	f, err := estimate.NewFrame([]string{"inkomst"}, [][]string{cells}, "999")
	require.NoError(t, err)
	assert.Equal(t, 13, f.Len())
	report := run(t, f, `{"statistics": [{"variable": "Inkomst"}]}`)
	assert.Equal(t, 10, report.Results[0].N)
	require.Len(t, report.Cells, 1)
	assert.Equal(t, 11, report.Cells[0].Row)
}

func TestExpressions(t *testing.T) {
	f, err := estimate.NewFrame([]string{"a", "b", "ö x"}, [][]string{{"1", "2", "", "4"}, {"x", "y", "x", ""}, {"1", "1", "0", "0"}})
	require.NoError(t, err)
	for expr, want := range map[string]float64{
		"a + 1": 10. / 3, "-a": -7. / 3, "a^2": 7, "a/2*4 - 1": 11. / 3, "sqrt(a^2)": 7. / 3, "log(exp(a))": 7. / 3, "abs(0-a)": 7. / 3,
		"is.na(a)": .25, "b == 'x'": 2. / 3, "b != \"x\"": 1. / 3, "a >= 2": 2. / 3, "a < 2 | b == 'y'": 1, "!(a > 1)": 1. / 3, "!!(a > 1)": 2. / 3,
		"a %in% c(1, 4)": .5, "b %in% 'x'": .5, "`ö x`": .5, "TRUE": 1, "FALSE | a > 0": 1, "a > 1 && b == 'y'": 1. / 3, "1e1": 10, ".5": .5, "a <= 1": 1. / 3, "b > 'x'": 1. / 3,
	} {
		report := run(t, f, `{"statistics": [{"variable": `+string(quoted(expr))+`}]}`)
		assert.InDelta(t, want, report.Results[0].Value, 1e-12, expr)
	}
	for _, expr := range []string{"a +", "(a", "a)", "a %in% (1", "'x", "1.2.3", "a § b", "nope", "I(a", strings.Repeat("(", 500), strings.Repeat("-", 500) + "a", "%in%"} {
		report := run(t, f, `{"statistics": [{"variable": `+string(quoted(expr))+`}]}`)
		assert.Equal(t, "expression", report.Results[0].Problem.Code, expr)
	}
}

func quoted(s string) []byte { text, _ := json.Marshal(s); return text }

func FuzzPlan(f *testing.F) {
	f.Add(`{"ids": "a", "weights": "b", "statistics": [{"variable": "a", "by": "b"}]}`)
	f.Add(`{"strata": "b", "rake": {"margins": {"b": {"1": 3, "2": 4}}}, "statistics": [{"statistic": "quantile", "variable": "a"}, {"statistic": "chisq", "variables": ["a", "b"]}]}`)
	f.Add(`{"calibrate": {"formula": "~a*b", "population": [1, 2]}, "statistics": [{"statistic": "difference", "variables": ["a", "b"]}]}`)
	f.Add(`{"postStratify": {"strata": "b", "population": [{"b": 1, "Freq": 3}]}, "trim": {"lower": 1}, "statistics": "mean"}`)
	fr, err := estimate.NewFrame([]string{"a", "b"}, [][]string{{"1", "2", "3", "", "5"}, {"1", "2", "1", "2", "2"}})
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, plan string) {
		p, err := estimate.ParsePlan([]byte(plan))
		if err != nil {
			return
		}
		for _, r := range p.Run(fr).Results {
			_, err := json.Marshal(r)
			require.NoError(t, err)
		}
	})
}

func FuzzExpression(f *testing.F) {
	for _, s := range []string{"a == 'x' & !b", "c(1,2)", "a %in% c('x', 2)", "I(log(a)^-2)", "((((", "1e", "`"} {
		f.Add(s)
	}
	fr, err := estimate.NewFrame([]string{"a", "b"}, [][]string{{"1", "2", "x"}, {"1", "", "0"}})
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, s string) {
		p, err := estimate.ParsePlan([]byte(`{"statistics": [{"variable": ` + string(quoted(s)) + `}]}`))
		require.NoError(t, err)
		p.Run(fr)
	})
}

// A plan and a frame may be shared: each run gives the same.
func TestPlansAndFramesAreShared(t *testing.T) {
	f := frame(t, "testdata/r/apiclus1.csv")
	p, err := estimate.ParsePlan([]byte(`{"ids": "dnum", "weights": "pw", "rake": {"margins": {"stype": {"E": 4421, "H": 755, "M": 1018}, "sch.wide": {"No": 1072, "Yes": 5122}}}, "statistics": [{"variable": "api00", "by": "stype"}]}`))
	require.NoError(t, err)
	want := p.Run(f).Results
	done := make(chan []estimate.Result)
	for range 4 {
		go func() { done <- p.Run(f).Results }()
	}
	for range 4 {
		got := <-done
		require.Len(t, got, len(want))
		for i := range want {
			assert.Equal(t, math.Float64bits(want[i].SE), math.Float64bits(got[i].SE))
		}
	}
}

func TestAFaultIsSaidInEachLanguage(t *testing.T) {
	frame, err := estimate.NewFrame([]string{"y"}, [][]string{{"1", "2", "4"}})
	require.NoError(t, err)
	plan, err := estimate.ParsePlan([]byte(`{"statistics": [{"variable": "nope"}, {"statistic": "quantile", "variable": "y", "p": 1.5}, {"variable": "y +"}]}`))
	require.NoError(t, err)
	got := plan.Run(frame).Results
	require.Len(t, got, 3)
	assert.Equal(t, `uttrycket "nope" kan inte läsas: kolumnen "nope" finns inte`, got[0].Problem.SV)
	assert.Equal(t, `the expression "nope" cannot be read: there is no column "nope"`, got[0].Problem.EN)
	assert.Equal(t, "range", got[1].Problem.Code, "a share outside 0 to 1 is no empty answer")
	assert.Equal(t, "expression", got[2].Problem.Code)
}
