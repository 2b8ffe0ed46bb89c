package rosa_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

func TestLevelsHaveTheHandbooksNamesAndNumbers(t *testing.T) {
	want := []string{"Information och upplysningar", "Vägledning och rådgivning", "Administrativ fördelning",
		"Rutin- och regelstyrd handläggning och beslut", "Verksamhetsspecifika förberedelser", "Värderande handläggning och beslut",
		"Ledningsuppgifter", "Politisk ledning och styrning"} // Örebro kommuns kvalitetshandbok, ROSA-analyser
	for i, l := range rosa.Levels() {
		assert.Equal(t, i+1, int(l))
		assert.Equal(t, want[i], l.Label().SV)
	}
	assert.Len(t, rosa.Levels(), 8)
	assert.Equal(t, 4, int(rosa.DefaultBoundary))
}

// By hand: 300·3 = 900; 300·0.9·15 = 4 050; 300·0.1·40 = 1 200. Movable 4 950, low 300·2 + 270·10 = 3 300, high
// 300·7 + 270·26 = 9 120; index 100·4 950/6 150.
func TestAnalyseByHand(t *testing.T) {
	r, err := rosa.Analyse([]rosa.CaseType{permit()}, rosa.DefaultBoundary)
	require.NoError(t, err)
	equal(t, "6150", r.Minutes)
	equal(t, "4950", r.Movable)
	equal(t, "4950", r.Ready)
	equal(t, "3300", r.Range.Low)
	equal(t, "9120", r.Range.High)
	equal(t, "300", r.Volume)
	equal(t, "0", r.Solvable) // the case type goes to level 6 ...
	c, ok := r.Case(id(1))
	require.True(t, ok)
	assert.Equal(t, rosa.LevelJudgement, c.MaxLevel)
	assert.False(t, c.FullySolvable)
	equal(t, "0.9", c.SolvableLow) // ... but nine cases of ten do not
	equal(t, "0.9", c.SolvableHigh)
	assert.Empty(t, r.Gaps)
	require.True(t, r.Index.Known)
	equal(t, "80.487804878", r.Index.Ready) // 80.4878048780
	_, ok = r.Case(id(2))
	assert.False(t, ok)
}

func TestEstimates(t *testing.T) {
	m := rosa.Minutes{Low: dec("10"), Likely: dec("15"), High: dec("26")}
	equal(t, "15", m.Of(0))
	equal(t, "16", m.Of(rosa.EstimatePERT)) // (10 + 60 + 26)/6
	equal(t, "17", m.Of(rosa.EstimateTriangle))
	r, err := rosa.Method{Estimate: rosa.EstimatePERT}.Analyse([]rosa.CaseType{permit()})
	require.NoError(t, err)
	equal(t, "5370", r.Movable) // 300·3.5 + 270·16
}

func TestBoundaryIsConfigurable(t *testing.T) {
	for boundary, want := range map[rosa.Level]string{1: "900", 3: "900", 4: "4950", 5: "4950", 6: "6150", 8: "6150"} {
		r, err := rosa.Analyse([]rosa.CaseType{permit()}, boundary)
		require.NoError(t, err)
		equal(t, want, r.Movable)
		assert.Equal(t, boundary >= 6, r.Cases[0].FullySolvable)
	}
}

func TestPartThatNoCaseHasDoesNotCount(t *testing.T) {
	c := permit()
	c.Parts[2].Share = share("0")
	r, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
	require.NoError(t, err)
	assert.Equal(t, rosa.LevelRuleGoverned, r.Cases[0].MaxLevel)
	assert.True(t, r.Cases[0].FullySolvable)
	equal(t, "300", r.Solvable)
}

func TestGatesTakenAwayOneAtATime(t *testing.T) {
	for _, gate := range rosa.Gates() {
		t.Run(gate.String(), func(t *testing.T) {
			c := permit()
			for i := range c.Parts {
				c.Parts[i].Findings.Answer(gate, rosa.AnswerNo)
			}
			want := "4950"
			if gate == rosa.GateDelegation {
				want = "4050" // decisions only
			}
			r, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
			require.NoError(t, err)
			require.Len(t, r.Gaps, 1)
			assert.Equal(t, gate, r.Gaps[0].Gate)
			equal(t, want, r.Gaps[0].Minutes)
			equal(t, want, r.Gaps[0].Touched)
			equal(t, want, r.Missing)
			equal(t, dec("4950").Sub(dec(want)).String(), r.Ready)
			assert.Empty(t, r.Combinations)
		})
	}
}

func TestCombinationsOfGates(t *testing.T) {
	c := permit()
	c.Parts[0].Findings.Web = rosa.AnswerNo // 900: web
	c.Parts[1].Findings.Web = rosa.AnswerNo // 4 050: web and routine
	c.Parts[1].Findings.Routine = rosa.AnswerNo
	r, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
	require.NoError(t, err)
	require.Len(t, r.Gaps, 2)
	assert.Equal(t, rosa.GateWeb, r.Gaps[0].Gate)
	equal(t, "900", r.Gaps[0].Minutes)
	equal(t, "4950", r.Gaps[0].Touched)
	equal(t, "0", r.Gaps[1].Minutes)
	equal(t, "4050", r.Gaps[1].Touched)
	require.Len(t, r.Combinations, 1)
	assert.Equal(t, []rosa.Gate{rosa.GateWeb, rosa.GateRoutine}, r.Combinations[0].Gates)
	equal(t, "4950", r.Combinations[0].Minutes)
	equal(t, "4050", r.Combinations[0].Only)
}

func TestOpenQuestionIsNotNo(t *testing.T) {
	c := permit()
	c.Parts[0].Findings.System = 0
	c.Parts[1].Findings.Training = rosa.AnswerNotApplicable
	r, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
	require.NoError(t, err)
	equal(t, "900", r.Unknown)
	equal(t, "0", r.Missing)
	equal(t, "4050", r.Ready)
	require.Len(t, r.Gaps, 1)
	equal(t, "0", r.Gaps[0].Minutes)
	equal(t, "900", r.Gaps[0].Open)
}

// Sums and the index do not depend on the order of the cases.
func TestOrderDoesNotMatter(t *testing.T) {
	cases := randomCases(rand.New(rand.NewPCG(1, 2)), 40)
	first, err := rosa.Analyse(cases, rosa.DefaultBoundary)
	require.NoError(t, err)
	slices.Reverse(cases)
	second, err := rosa.Analyse(cases, rosa.DefaultBoundary)
	require.NoError(t, err)
	assert.Equal(t, first.Movable.String(), second.Movable.String())
	assert.Equal(t, fmt.Sprint(first.Gaps), fmt.Sprint(second.Gaps))
	assert.Equal(t, fmt.Sprint(first.Combinations), fmt.Sprint(second.Combinations))
	assert.Equal(t, fmt.Sprint(first.Levels), fmt.Sprint(second.Levels))
	assert.True(t, first.Index.Ready.Sub(second.Index.Ready).Abs().LessThan(dec("0.000000001")))
}

// The sensitivity moves the way its names say, and putting gates in place never lowers the index.
func TestIndexSensitivity(t *testing.T) {
	r, err := rosa.Analyse(randomCases(rand.New(rand.NewPCG(4, 4)), 40), rosa.DefaultBoundary)
	require.NoError(t, err)
	codes := map[string]rosa.Variant{}
	for _, v := range r.Index.Sensitivity {
		assert.True(t, v.Label.Complete())
		codes[v.Code] = v
	}
	assert.Len(t, codes, 6+len(rosa.Gates()))
	assert.True(t, codes["boundaryBelow"].Potential.LessThanOrEqual(r.Index.Potential))
	assert.True(t, codes["boundaryAbove"].Potential.GreaterThanOrEqual(r.Index.Potential))
	for _, g := range rosa.Gates() {
		assert.True(t, codes["with."+g.String()].Ready.GreaterThanOrEqual(r.Index.Ready), g)
	}
	assert.Equal(t, kvalitet.GradeDefault, rosa.IndexSource().Grade)
}

func TestIndexIsUnknownWithoutWork(t *testing.T) {
	r, err := rosa.Analyse([]rosa.CaseType{{ID: id(1), Name: "tomt", Volume: dec("10")}}, rosa.DefaultBoundary)
	require.NoError(t, err)
	assert.False(t, r.Index.Known)
	assert.False(t, r.Cases[0].FullySolvable)
	c := permit()
	c.Volume = dec("0")
	r, err = rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
	require.NoError(t, err)
	assert.False(t, r.Index.Known)
}

func TestSummaryBeforeAndAfter(t *testing.T) {
	c := permit()
	c.Parts[0].AtCentre = true
	c.Parts[0].Findings.Web = rosa.AnswerNo // the centre does it already
	c.Parts[1].Findings.System = rosa.AnswerNo
	other := permit()
	other.ID, other.Body = id(2), "kulturnämnden"
	r, err := rosa.Analyse([]rosa.CaseType{c, other}, rosa.DefaultBoundary)
	require.NoError(t, err)
	require.Len(t, r.Levels, 6)
	assert.Equal(t, "kulturnämnden", r.Levels[0].Body)
	row := r.Levels[3]
	assert.Equal(t, rosa.LevelInformation, row.Level)
	equal(t, "900", row.Before)
	equal(t, "900", row.After)
	row = r.Levels[4]
	equal(t, "270", row.Times)
	equal(t, "0", row.After)
	equal(t, "4050", row.Potential)
	equal(t, "0", r.Levels[5].Potential)
}

func TestAnalyseRefusesWhatCannotBe(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*rosa.CaseType)
		code   string
		path   string
	}{
		"no id":             {func(c *rosa.CaseType) { c.ID = [16]byte{} }, "missing", "/0/id"},
		"no name":           {func(c *rosa.CaseType) { c.Name = "" }, "missing", "/0/name"},
		"negative volume":   {func(c *rosa.CaseType) { c.Volume = dec("-1") }, "range", "/0/volume"},
		"huge volume":       {func(c *rosa.CaseType) { c.Volume = decimal.New(1, 999_999_999) }, "size", "/0/volume"},
		"no level":          {func(c *rosa.CaseType) { c.Parts[0].Level = 0 }, "missing", "/0/parts/0/level"},
		"level nine":        {func(c *rosa.CaseType) { c.Parts[0].Level = 9 }, "enum", "/0/parts/0/level"},
		"no code":           {func(c *rosa.CaseType) { c.Parts[0].Code = "" }, "missing", "/0/parts/0/code"},
		"same code twice":   {func(c *rosa.CaseType) { c.Parts[1].Code = "info" }, "duplicate", "/0/parts/1"},
		"share above one":   {func(c *rosa.CaseType) { c.Parts[1].Share = share("1.01") }, "range", "/0/parts/1/share"},
		"negative minutes":  {func(c *rosa.CaseType) { c.Parts[0].Minutes.Low = dec("-1") }, "range", "/0/parts/0/minutes/low"},
		"low above likely":  {func(c *rosa.CaseType) { c.Parts[0].Minutes.Low = dec("4") }, "order", "/0/parts/0/minutes/likely"},
		"likely above high": {func(c *rosa.CaseType) { c.Parts[0].Minutes.High = dec("2.5") }, "order", "/0/parts/0/minutes/high"},
		"minutes too long":  {func(c *rosa.CaseType) { c.Parts[0].Minutes.High = dec("1e12") }, "size", "/0/parts/0/minutes/high"},
		"part's volume":     {func(c *rosa.CaseType) { c.Parts[0].Volume = share("-3") }, "range", "/0/parts/0/volume"},
		"unknown answer":    {func(c *rosa.CaseType) { c.Parts[0].Findings.Web = 9 }, "enum", "/0/parts/0/findings/web"},
		"unknown gate": {func(c *rosa.CaseType) { c.Parts[0].Findings.References = map[rosa.Gate]string{77: "x"} },
			"enum", "/0/parts/0/findings/references"},
	} {
		t.Run(name, func(t *testing.T) {
			c := permit()
			tt.change(&c)
			_, err := rosa.Analyse([]rosa.CaseType{c}, rosa.DefaultBoundary)
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			require.Len(t, invalid.Problems, 1, err)
			assert.Equal(t, tt.code, invalid.Problems[0].Code)
			assert.Equal(t, tt.path, invalid.Problems[0].Path)
		})
	}
	_, err := rosa.Analyse(nil, 9)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func equal(t *testing.T, want string, got decimal.Decimal) {
	t.Helper()
	assert.True(t, dec(want).Equal(got), "want %s, got %s", want, got)
}

func BenchmarkAnalyse(b *testing.B) {
	cases := randomCases(rand.New(rand.NewPCG(1, 1)), 250)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rosa.Analyse(cases, rosa.DefaultBoundary); err != nil {
			b.Fatal(err)
		}
	}
}
