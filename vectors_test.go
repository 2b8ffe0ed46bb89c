package kvalitet_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// Vectors are questions with the library's answers, as JSON, so that a system in another language can hold its own
// answers against them. One that changes shows that an answer changed; the packages' own tests say which is right.
type vectors struct {
	Of     string   `json:"of"`               // the functions that answer, as they are called
	Oracle string   `json:"oracle,omitempty"` // who else says so, and the test that asks them
	Note   string   `json:"note,omitempty"`   // what else another implementation must know
	Shared object   `json:"shared,omitempty"` // given in every case
	Cases  []vector `json:"cases"`
}

// vector is one question. Its name says what the answer settles.
type vector struct {
	Case   string `json:"case"`
	Given  any    `json:"given"`
	Answer any    `json:"answer"`
}

func (v *vectors) add(name string, given, answer any) {
	v.Cases = append(v.Cases, vector{name, given, answer})
}

// object is given or answered; members are written in the order of their names.
type object map[string]any

// figure is a number that was computed in floating point. It is written with ten significant digits, since processors
// differ in the last ones, and as null where there is none.
type figure float64

func (f figure) MarshalJSON() ([]byte, error) {
	x := float64(f)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return []byte("null"), nil
	}
	if math.Abs(x) < 1e-12 {
		x = 0
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 9, 64), 64)
	if err != nil {
		return nil, err
	}
	return json.Marshal(short)
}

func figures(values []float64) []figure {
	all := make([]figure, len(values))
	for i, x := range values {
		all[i] = figure(x)
	}
	return all
}

func (v vectors) write(t *testing.T, dir, name string) {
	t.Helper()
	text, err := json.MarshalIndent(v, "", "\t")
	require.NoError(t, err)
	golden.File(t, filepath.Join(dir, "vectors", name+".json"), append(text, '\n'))
}

type answer struct {
	Rule    string           `json:"rule"`
	Outcome kvalitet.Outcome `json:"outcome"`
	Path    string           `json:"path,omitempty"`
}

func answers(findings []kvalitet.Finding) []answer {
	all := []answer{}
	for _, f := range findings {
		all = append(all, answer{f.Rule, f.Outcome, f.Path})
	}
	return all
}

// written finds where a test writes a file of vectors.
var written = regexp.MustCompile(`\.write\(t, "([^"]+)", "([^"]+)"\)`)

// A file of vectors that no test writes any more, or that names a function that is gone, would stay as it was.
func TestVectorsAreWrittenAndNamed(t *testing.T) {
	exports, kept := map[string]bool{}, []string{}
	for _, f := range house(t) {
		for _, e := range f.api() {
			exports[path.Base(f.path())+"."+e.name] = true
		}
	}
	tests, err := filepath.Glob("vectors*_test.go")
	require.NoError(t, err)
	for _, test := range tests {
		text, err := os.ReadFile(test)
		require.NoError(t, err)
		for _, m := range written.FindAllStringSubmatch(string(text), -1) {
			kept = append(kept, m[1]+"/vectors/"+m[2]+".json")
		}
	}
	require.NoError(t, filepath.WalkDir(".", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Base(filepath.Dir(file)) != "vectors" || filepath.Ext(file) != ".json" {
			return err
		}
		assert.Contains(t, kept, filepath.ToSlash(file), "no test writes it")
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var v struct {
			Of    string
			Cases []struct{ Case string }
		}
		require.NoError(t, json.Unmarshal(text, &v))
		for name := range strings.SplitSeq(v.Of, ", ") {
			assert.True(t, exports[name], "%s: there is no %s", file, name)
		}
		seen := map[string]bool{}
		for _, c := range v.Cases {
			assert.False(t, seen[c.Case], "%s: %q stands twice", file, c.Case)
			seen[c.Case] = true
		}
		return nil
	}))
}

func TestVectorsOfGoals(t *testing.T) {
	rules := vectors{Of: "governance.SMARTA, governance.TextRules"}
	for i, text := range []string{
		"Fler barn ska lära sig simma", "Andelen elever med gymnasiebehörighet ska vara minst 90 procent senast 2027.",
		"Sjukfrånvaron ska minska från 7,2 till 5 procent till 2028.", "Kommunen ska arbeta för en god miljö.", "Ge 50 ungdomar sommarjobb under 2026.",
	} {
		g := governance.Goal{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte(text)), Level: governance.LevelBoardGoal, Text: text}
		if i%2 == 1 {
			g.Period, g.Responsible, g.Basis = kvalitet.Year(2027), "förvaltningschef", "nuläget är känt och medel är avsatta"
		}
		rules.add(text, object{"goal": g}, answers(kvalitet.Run(append(governance.SMARTA(), governance.TextRules()...), governance.NewPass(g))))
	}
	rules.write(t, "governance/governancetest", "rules")

	file, err := os.Open("governance/testdata/goals.csv")
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	r := csv.NewReader(file)
	r.Comma = ';'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	classes := vectors{Of: "governance.Classify"}
	for _, row := range rows[1:61] {
		class, _ := governance.Classify(row[0])
		classes.add(row[0], object{"text": row[0]}, object{"class": class})
	}
	classes.write(t, "governance/governancetest", "classify")
}

func TestVectorsOfMaps(t *testing.T) {
	v := vectors{Of: "process.MapRules"}
	for _, m := range process.Presets() {
		v.add(m.Name, object{"map": m}, answers(kvalitet.Run(process.MapRules(), process.NewPass(m))))
	}
	v.write(t, "process/processtest", "map-rules")
}

func TestVectorsOfMatrices(t *testing.T) {
	type cell struct {
		Likelihood  int    `json:"likelihood"`
		Consequence int    `json:"consequence"`
		Value       int    `json:"value"`
		Level       int    `json:"level"`
		Band        string `json:"band"`
	}
	v := vectors{Of: "risk.Matrix.Rate"}
	for _, m := range risk.Presets() {
		var cells []cell
		for likelihood := range len(m.Likelihood.Steps) {
			for consequence := range len(m.Consequence.Steps) {
				value, err := m.Rate(likelihood+1, consequence+1)
				require.NoError(t, err)
				cells = append(cells, cell{likelihood + 1, consequence + 1, value.Value, value.Level, value.Band.Code})
			}
		}
		v.add(m.Name.SV, object{"matrix": m}, cells)
	}
	v.write(t, "risk/risktest", "rate")
}

func TestVectorsOfTheCalendar(t *testing.T) {
	type day struct {
		Date kvalitet.Date `json:"date"`
		Code string        `json:"code"`
	}
	v := vectors{Of: "cycle.Sweden, cycle.StatutoryWheel"}
	calendar := cycle.Sweden()
	for year := 2024; year <= 2032; year++ {
		var holidays, statutory []day
		for _, h := range calendar.Holidays(year) {
			holidays = append(holidays, day{h.Date, h.Code})
		}
		for e := range cycle.StatutoryWheel().Year(year, calendar) {
			statutory = append(statutory, day{e.Date, e.Code})
		}
		v.add(strconv.Itoa(year), object{"year": year}, object{"holidays": holidays, "statutory": statutory,
			"workingDays": calendar.WorkingDays(kvalitet.NewDate(year, 1, 1), kvalitet.NewDate(year+1, 1, 1))})
	}
	v.write(t, "governance/cycle/cycletest", "calendar")
}

func TestVectorsOfFrames(t *testing.T) {
	v := vectors{Of: "budget.Split"}
	for _, c := range []struct {
		name, frame string
		weights     []string
	}{
		{"the odd öre goes to the first of equals", "100", []string{"1", "1", "1"}}, {"an odd öre between two", "0.05", []string{"1", "1"}},
		{"less than nothing to share", "-100", []string{"1", "1", "1"}}, {"weights in parts", "1000000", []string{"0.1", "0.2", "0.7"}},
		{"one weighs nothing", "1234567.89", []string{"812", "455", "0", "1033"}}, {"nothing to share", "0", []string{"1", "2"}},
	} {
		var keys []budget.Key
		for i, w := range c.weights {
			keys = append(keys, budget.Key{ID: string(rune('a' + i)), Weight: decimal.RequireFromString(w)})
		}
		parts, err := budget.Split(decimal.RequireFromString(c.frame), keys)
		require.NoError(t, err)
		v.add(c.name, object{"frame": decimal.RequireFromString(c.frame), "keys": keys}, parts)
	}
	v.write(t, "governance/budget/budgettest", "split")
}

func TestVectorsOfQueues(t *testing.T) {
	v := vectors{Of: "staffing.ErlangB, staffing.ErlangC", Oracle: "published tables of Erlang B and a handbook example of Erlang C: rosa/staffing/erlang_test.go"}
	for _, c := range []struct{ agents, traffic float64 }{{1, 0.5}, {5, 4}, {10, 8}, {14, 10}, {55, 50}, {110, 100}, {1020, 1000}} {
		blocked, err := staffing.ErlangB(c.agents, c.traffic)
		require.NoError(t, err)
		waits, err := staffing.ErlangC(c.agents, c.traffic)
		require.NoError(t, err)
		v.add(fmt.Sprintf("%g agents, %g erlang", c.agents, c.traffic), object{"agents": c.agents, "traffic": c.traffic},
			object{"blocked": figure(blocked), "waits": figure(waits)})
	}
	v.write(t, "rosa/staffing/staffingtest", "erlang")
}
