package kvalitet_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
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
	Of    string `json:"of"` // the function or the rules that answer
	Cases []any  `json:"cases"`
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
		rules.Cases = append(rules.Cases, struct {
			Goal     governance.Goal `json:"goal"`
			Findings []answer        `json:"findings"`
		}{g, answers(kvalitet.Run(append(governance.SMARTA(), governance.TextRules()...), governance.NewPass(g)))})
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
		classes.Cases = append(classes.Cases, struct {
			Text  string           `json:"text"`
			Class governance.Class `json:"class"`
		}{row[0], class})
	}
	classes.write(t, "governance/governancetest", "classify")
}

func TestVectorsOfMaps(t *testing.T) {
	v := vectors{Of: "process.MapRules"}
	for _, m := range process.Presets() {
		v.Cases = append(v.Cases, struct {
			Map      process.Map `json:"map"`
			Findings []answer    `json:"findings"`
		}{m, answers(kvalitet.Run(process.MapRules(), process.NewPass(m)))})
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
		v.Cases = append(v.Cases, struct {
			Matrix risk.Matrix `json:"matrix"`
			Cells  []cell      `json:"cells"`
		}{m, cells})
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
		c := struct {
			Year        int   `json:"year"`
			WorkingDays int   `json:"workingDays"`
			Holidays    []day `json:"holidays"`
			Statutory   []day `json:"statutory"`
		}{Year: year, WorkingDays: calendar.WorkingDays(kvalitet.NewDate(year, 1, 1), kvalitet.NewDate(year+1, 1, 1))}
		for _, h := range calendar.Holidays(year) {
			c.Holidays = append(c.Holidays, day{h.Date, h.Code})
		}
		for e := range cycle.StatutoryWheel().Year(year, calendar) {
			c.Statutory = append(c.Statutory, day{e.Date, e.Code})
		}
		v.Cases = append(v.Cases, c)
	}
	v.write(t, "governance/cycle/cycletest", "calendar")
}

func TestVectorsOfFrames(t *testing.T) {
	type share struct {
		ID     string          `json:"id"`
		Weight decimal.Decimal `json:"weight"`
		Amount decimal.Decimal `json:"amount"`
	}
	v := vectors{Of: "budget.Split"}
	for _, c := range []struct {
		frame   string
		weights []string
	}{
		{"100", []string{"1", "1", "1"}}, {"0.05", []string{"1", "1"}}, {"-100", []string{"1", "1", "1"}}, {"1000000", []string{"0.1", "0.2", "0.7"}},
		{"1234567.89", []string{"812", "455", "0", "1033"}}, {"0", []string{"1", "2"}},
	} {
		var keys []budget.Key
		for i, w := range c.weights {
			keys = append(keys, budget.Key{ID: string(rune('a' + i)), Weight: decimal.RequireFromString(w)})
		}
		parts, err := budget.Split(decimal.RequireFromString(c.frame), keys)
		require.NoError(t, err)
		var shares []share
		for i, p := range parts {
			shares = append(shares, share{keys[i].ID, keys[i].Weight, p.Amount})
		}
		v.Cases = append(v.Cases, struct {
			Frame  decimal.Decimal `json:"frame"`
			Shares []share         `json:"shares"`
		}{decimal.RequireFromString(c.frame), shares})
	}
	v.write(t, "governance/budget/budgettest", "split")
}

func TestVectorsOfQueues(t *testing.T) {
	v := vectors{Of: "staffing.ErlangB, staffing.ErlangC"}
	for _, c := range []struct{ agents, traffic float64 }{{1, 0.5}, {5, 4}, {10, 8}, {14, 10}, {55, 50}, {110, 100}, {1020, 1000}} {
		blocked, err := staffing.ErlangB(c.agents, c.traffic)
		require.NoError(t, err)
		waits, err := staffing.ErlangC(c.agents, c.traffic)
		require.NoError(t, err)
		digits := func(x float64) decimal.Decimal { return decimal.NewFromFloat(x).Round(10) } // the same on every processor
		v.Cases = append(v.Cases, struct {
			Agents  float64         `json:"agents"`
			Traffic float64         `json:"traffic"`
			Blocked decimal.Decimal `json:"blocked"`
			Waits   decimal.Decimal `json:"waits"`
		}{c.agents, c.traffic, digits(blocked), digits(waits)})
	}
	v.write(t, "rosa/staffing/staffingtest", "erlang")
}
