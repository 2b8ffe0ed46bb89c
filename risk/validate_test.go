package risk_test

import (
	"math/big"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func TestRegisterProblems(t *testing.T) {
	require.NoError(t, wholeRegister().Validate())
	tests := map[string]struct {
		change     func(*risk.Register)
		code, path string
	}{
		"no id":                   {func(r *risk.Register) { r.Risks[0].ID = uuid.Nil }, "missing", "/risks/0/id"},
		"no event":                {func(r *risk.Register) { r.Risks[0].Event = "" }, "missing", "/risks/0/event"},
		"goal twice":              {func(r *risk.Register) { r.Risks[0].Goals = []uuid.UUID{id(1), id(1)} }, "duplicate", "/risks/0/goals/1"},
		"answers itself":          {func(r *risk.Register) { r.Risks[0].Answers = id(1) }, "cycle", "/risks/0/answers"},
		"common and answer":       {func(r *risk.Register) { r.Risks[0].Answers, r.Risks[0].Common = id(2), true }, "conflict", "/risks/0/answers"},
		"retired too early":       {func(r *risk.Register) { r.Risks[0].Retired = kvalitet.NewDate(2026, 1, 1) }, "order", "/risks/0/retired"},
		"same risk twice":         {func(r *risk.Register) { r.Risks = append(r.Risks, payments()) }, "duplicate", "/risks/1"},
		"rating of nothing":       {func(r *risk.Register) { r.Ratings[0].Risk = id(9) }, "unknown", "/ratings/0/risk"},
		"rating off":              {func(r *risk.Register) { r.Ratings[0].Likelihood = 7 }, "range", "/ratings/0/likelihood"},
		"negative step":           {func(r *risk.Register) { r.Ratings[0].Likelihood = -1 }, "range", "/ratings/0/likelihood"},
		"impact off":              {func(r *risk.Register) { r.Ratings[0].Impacts[0].Step = 0 }, "range", "/ratings/0/impacts/0/step"},
		"impact twice":            {func(r *risk.Register) { r.Ratings[0].Impacts = append(r.Ratings[0].Impacts, r.Ratings[0].Impacts[0]) }, "duplicate", "/ratings/0/impacts/1"},
		"vote off":                {func(r *risk.Register) { r.Ratings[0].Votes = []risk.Vote{{Likelihood: 1}} }, "range", "/ratings/0/votes/0"},
		"supersedes itself":       {func(r *risk.Register) { r.Ratings[0].Supersedes = r.Ratings[0].ID }, "cycle", "/ratings/0/supersedes"},
		"rating without day":      {func(r *risk.Register) { r.Ratings[0].Date = kvalitet.Date{} }, "missing", "/ratings/0/date"},
		"rating twice":            {func(r *risk.Register) { r.Ratings[1].ID = r.Ratings[0].ID }, "duplicate", "/ratings/1"},
		"decision undecided":      {func(r *risk.Register) { r.Decisions[0].Treatment = 0 }, "missing", "/decisions/0/treatment"},
		"decision without body":   {func(r *risk.Register) { r.Decisions[0].Body = "" }, "missing", "/decisions/0/body"},
		"decision expires before": {func(r *risk.Register) { r.Decisions[0].Expires = kvalitet.NewDate(2027, 2, 1) }, "order", "/decisions/0/expires"},
		"decision value":          {func(r *risk.Register) { r.Decisions[0].Value = -1 }, "range", "/decisions/0/value"},
		"measure without text":    {func(r *risk.Register) { r.Measures[0].Text = "" }, "missing", "/measures/0/text"},
		"cost too long": {func(r *risk.Register) {
			r.Measures[0].Cost = decimal.NewNullDecimal(decimal.NewFromBigInt(big.NewInt(1), 1_000_000))
		},
			"size", "/measures/0/cost"},
		"effect unseen":      {func(r *risk.Register) { r.Measures[0].Verified = kvalitet.Date{} }, "missing", "/measures/0/verified"},
		"verified too early": {func(r *risk.Register) { r.Measures[0].Verified = kvalitet.NewDate(2027, 5, 1) }, "order", "/measures/0/verified"},
		"claims too much":    {func(r *risk.Register) { r.Measures[0].Claimed.Likelihood = 6 }, "range", "/measures/0/claimed"},
		"body above itself":  {func(r *risk.Register) { r.Bodies[0].Parent = "SN-IFO" }, "cycle", "/bodies/0/parent"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := wholeRegister()
			tt.change(&r)
			problems := r.Problems()
			require.NotEmpty(t, problems)
			assert.Equal(t, tt.code, problems[0].Code)
			assert.Equal(t, tt.path, problems[0].Path)
			require.ErrorIs(t, r.Validate(), kvalitet.ErrInvalid)
		})
	}
}

func TestMatrixProblems(t *testing.T) {
	number := func(n int) *int { return &n }
	tests := map[string]struct {
		change     func(*risk.Matrix)
		code, path string
	}{
		"no id":             {func(m *risk.Matrix) { m.ID = uuid.Nil }, "missing", "/id"},
		"no edition":        {func(m *risk.Matrix) { m.Edition = 0 }, "range", "/edition"},
		"one step":          {func(m *risk.Matrix) { m.Likelihood.Steps = m.Likelihood.Steps[:1]; m.Likelihood.Words = nil }, "size", "/likelihood/steps"},
		"same word twice":   {func(m *risk.Matrix) { m.Consequence.Steps[1].Name = m.Consequence.Steps[0].Name }, "duplicate", "/consequence/steps/1"},
		"words too few":     {func(m *risk.Matrix) { m.Likelihood.Words[0] = m.Likelihood.Words[0][:2] }, "size", "/likelihood/words/0"},
		"empty word":        {func(m *risk.Matrix) { m.Likelihood.Words[0][0] = " " }, "missing", "/likelihood/words/0"},
		"figures that fall": {func(m *risk.Matrix) { m.Likelihood.Steps[2].Anchors[0].Least.Decimal = decimal.New(1, -2) }, "order", "/likelihood/steps/2/anchors/0/least"},
		"no formula":        {func(m *risk.Matrix) { m.Formula = 0 }, "missing", "/formula"},
		"table not used":    {func(m *risk.Matrix) { m.Values = [][]int{{1}} }, "conflict", "/values"},
		"table too small":   {func(m *risk.Matrix) { m.Formula, m.Values = risk.FormulaTable, [][]int{{1}} }, "size", "/values"},
		"value too high": {func(m *risk.Matrix) {
			m.Formula, m.Values = risk.FormulaTable, [][]int{{1, 1, 1, 70_000}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}}
		}, "range", "/values/0/3"},
		"no bands":               {func(m *risk.Matrix) { m.Bands = nil }, "missing", "/bands"},
		"band twice":             {func(m *risk.Matrix) { m.Bands[1].Code = m.Bands[0].Code }, "duplicate", "/bands/1"},
		"band ends before":       {func(m *risk.Matrix) { m.Bands[1].Highest = number(3) }, "order", "/bands/1/highest"},
		"no limits, no grid":     {func(m *risk.Matrix) { m.Bands[1].Lower = risk.Limit{} }, "missing", "/bands"},
		"limit without operator": {func(m *risk.Matrix) { m.Bands[1].Lower.Operator = 0 }, "missing", "/bands/1/lower/operator"},
		"limit too high":         {func(m *risk.Matrix) { m.Bands[3].Lower.Value = 70_000 }, "range", "/bands/3/lower/value"},
		"level without grid":     {func(m *risk.Matrix) { m.Formula = risk.FormulaLevel }, "missing", "/grid"},
		"grid of strangers":      {func(m *risk.Matrix) { m.Grid = sound(); m.Grid[0][0] = "x" }, "unknown", "/grid/0/0"},
		"grid too narrow":        {func(m *risk.Matrix) { m.Grid = sound(); m.Grid[1] = m.Grid[1][:3] }, "size", "/grid/1"},
		"plan off the scale":     {func(m *risk.Matrix) { m.Plan.Consequence = 7 }, "range", "/plan/consequence"},
		"plan negative":          {func(m *risk.Matrix) { m.Plan.PerArea = -1 }, "range", "/plan/perArea"},
		"no source":              {func(m *risk.Matrix) { m.Source.Title = "" }, "missing", "/source"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m := risk.Matrix4x4()
			tt.change(&m)
			problems := m.Problems()
			require.NotEmpty(t, problems)
			assert.Equal(t, tt.code, problems[0].Code)
			assert.Equal(t, tt.path, problems[0].Path)
			assert.NotEmpty(t, problems[0].SV)
			m.Lint() // does not panic on what cannot exist
		})
	}
}

func TestRate(t *testing.T) {
	// The values and bands of the two defaults, cell by cell, as the figures were set down.
	four := [][]string{{"1 Acceptera", "2 Acceptera", "3 Acceptera", "4 Bevaka"}, {"2 Acceptera", "4 Bevaka", "6 Bevaka", "8 Åtgärda"},
		{"3 Acceptera", "6 Bevaka", "9 Åtgärda", "12 Åtgärda nu"}, {"4 Bevaka", "8 Åtgärda", "12 Åtgärda nu", "16 Åtgärda nu"}}
	for l, row := range four {
		for c, want := range row {
			assert.Equal(t, want, rate(t, risk.Matrix4x4(), l+1, c+1))
		}
	}
	five := risk.Matrix5x5()
	for cell, want := range map[[2]int]string{{1, 3}: "3 Låg", {2, 2}: "4 Medel", {1, 5}: "5 Medel", {2, 3}: "6 Medel", {2, 4}: "8 Hög", {2, 5}: "10 Hög", {3, 4}: "12 Hög", {3, 5}: "15 Mycket hög", {5, 5}: "25 Mycket hög"} {
		assert.Equal(t, want, rate(t, five, cell[0], cell[1]))
	}
	for cell, path := range map[[2]int]string{{0, 1}: "/likelihood", {5, 1}: "/likelihood", {1, -1}: "/consequence", {1, 5}: "/consequence"} {
		_, err := risk.Matrix4x4().Rate(cell[0], cell[1])
		var invalid *kvalitet.ValidationError
		require.ErrorAs(t, err, &invalid)
		assert.Equal(t, path, invalid.Problems[0].Path)
	}
	assert.Equal(t, "ej bedömd", risk.Value{}.String())
	gap := risk.Matrix4x4()
	gap.Bands = gap.Bands[1:]
	v, err := gap.Rate(1, 2)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	assert.Equal(t, 2, v.Value, "the value stands although it lies in no band")
}

func TestAxisStep(t *testing.T) {
	a := risk.Matrix4x4().Likelihood
	for figure, want := range map[string]int{"0": 1, "0.0999": 1, "0.1": 2, "0.5": 3, "0.999": 3, "1": 4, "52": 4} {
		got, ok := a.Step(risk.KindFrequency, decimal.RequireFromString(figure))
		assert.True(t, ok)
		assert.Equal(t, want, got, figure)
	}
	_, ok := a.Step(risk.KindFrequency, decimal.New(-1, 0))
	assert.False(t, ok)
	_, ok = a.Step(risk.KindEconomy, decimal.New(1, 0))
	assert.False(t, ok)
	_, ok = a.Step(risk.KindFrequency, decimal.New(1, 1_000_000))
	assert.False(t, ok)
}

func TestAreas(t *testing.T) {
	a, ok := risk.AreaNamed(risk.Areas(), " Personal ")
	assert.True(t, ok)
	assert.Equal(t, risk.AreaPersonnel, a.Code)
	_, ok = risk.AreaNamed(risk.KalmarCategories(), "")
	assert.False(t, ok)
	assert.Len(t, risk.KalmarCategories(), 5)
}
