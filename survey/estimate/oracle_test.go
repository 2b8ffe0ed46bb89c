package estimate_test

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

// The expected figures in testdata/r come from R 4.2.2 with survey 4.1-1 by testdata/r/oracle.R, with 17 digits.
func TestAgainstR(t *testing.T) {
	expected := make(map[string][]string)
	for _, row := range readCSV(t, "testdata/r/expected.csv")[1:] {
		expected[row[0]] = row[1:]
	}
	require.Greater(t, len(expected), 1900)
	files, err := filepath.Glob("testdata/r/*.json")
	require.NoError(t, err)
	require.Len(t, files, 24)
	seen := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			report := runPlan(t, file)
			require.Empty(t, report.Problems)
			for _, r := range report.Results {
				want, ok := expected[r.Case]
				require.True(t, ok, r.Case)
				seen++
				tolerance := 1e-9
				if r.Statistic == "quantile" || strings.Contains(r.Case, "rake") {
					tolerance = 1e-7
				}
				got := []float64{r.Value, r.SE, r.Low, r.High, r.DF, math.NaN()}
				if r.Test != nil {
					got[5] = r.Test.P
				}
				for k, name := range []string{"estimate", "se", "low", "high", "df", "p"} {
					near(t, r, name, want[k], got[k], tolerance)
				}
			}
		})
	}
	require.Equal(t, len(expected), seen, "every expected figure is compared once")
}

func near(t *testing.T, r estimate.Result, name, want string, got, tolerance float64) {
	t.Helper()
	if want == "" {
		return
	}
	x, err := strconv.ParseFloat(want, 64)
	require.NoError(t, err)
	if !(math.Abs(got-x) <= tolerance*math.Abs(x)+1e-13) {
		t.Errorf("%s %s %s [%s] %s %s: got %.17g, R says %.17g (relative %.2g) %v", r.Case, r.Statistic, r.Variable, r.Domain, r.Level, name,
			got, x, math.Abs(got-x)/math.Abs(x), r.Problem.EN)
	}
}

func runPlan(t *testing.T, file string) estimate.Report {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	plan, err := estimate.ParsePlan(text)
	require.NoError(t, err)
	var head struct {
		Data string `json:"data"`
	}
	require.NoError(t, json.Unmarshal(text, &head))
	return plan.Run(frame(t, filepath.Join(filepath.Dir(file), head.Data)))
}

func frame(t testing.TB, file string) *estimate.Frame {
	t.Helper()
	rows := readCSV(t, file)
	columns := make([][]string, len(rows[0]))
	for _, row := range rows[1:] {
		for j, cell := range row {
			columns[j] = append(columns[j], cell)
		}
	}
	f, err := estimate.NewFrame(rows[0], columns)
	require.NoError(t, err)
	return f
}

func readCSV(t testing.TB, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return rows
}
