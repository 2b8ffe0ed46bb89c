package risk_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func rate(t *testing.T, m risk.Matrix, l, c int) string {
	t.Helper()
	v, err := m.Rate(l, c)
	require.NoError(t, err)
	return v.String()
}

func TestParseMatrix(t *testing.T) {
	tests := map[string]struct {
		text string
		// want is the rating of cells (likelihood, consequence) as the text means it.
		want map[[2]int]string
		lint []string
	}{
		"English with ranges": {`{"likelihood":["Osannolik","Möjlig","Sannolik","Trolig"],"consequence":["Försumbar","Lindrig","Kännbar","Allvarlig"],
			"bands":[{"name":"Låg","from":1,"to":3},{"name":"Medel","from":4,"to":8},{"name":"Hög","from":9,"to":16}]}`,
			map[[2]int]string{{3, 4}: "12 Hög", {2, 4}: "8 Medel", {1, 3}: "3 Låg"}, nil},
		"Swedish with an object of ranges": {`{"Sannolikhet":4,"Väsentlighet":4,"Nivåer":{"Hög":"9–16","Låg":"1–3","Medel":"4-8"}}`,
			map[[2]int]string{{4, 4}: "16 Hög", {2, 2}: "4 Medel"}, nil},
		"operator over": {`{"size":4,"bands":[{"name":{"sv":"Under","en":"Below"},"above":0},{"name":"Över","över":9}]}`,
			map[[2]int]string{{3, 3}: "9 Under", {3, 4}: "12 Över"}, nil},
		"text limits": {`{"size":"5x5","bands":[{"namn":"Grön","gräns":"≥ 1"},{"namn":"Gul","gräns":"> 4"},{"namn":"Röd","gräns":"15+"}]}`,
			map[[2]int]string{{1, 4}: "4 Grön", {1, 5}: "5 Gul", {3, 5}: "15 Röd"}, nil},
		"numbers of bands from 0": {`{"grid":[[0,0,1],[0,1,2],[1,2,2]],"levels":["Låg","Medel","Hög"]}`,
			map[[2]int]string{{1, 1}: "0 Låg", {3, 1}: "1 Medel", {3, 3}: "2 Hög"}, nil},
		"numbers of bands from 1": {`{"grid":[[1,1,2],[1,2,3],[2,3,3]],"levels":["Låg","Medel","Hög"]}`,
			map[[2]int]string{{1, 1}: "1 Låg", {3, 3}: "3 Hög"}, nil},
		"product with numbers of bands": {`{"formula":"S×K","grid":[[1,1,2],[1,2,3],[2,3,3]],"levels":["Låg","Medel","Hög"]}`,
			map[[2]int]string{{1, 3}: "3 Medel", {3, 3}: "9 Hög"}, nil},
		"names, from the highest row": {`{"order":"descending","matris":[["Medel","Hög","Hög"],["Låg","Medel","Hög"],["Låg","Låg","Medel"]],"nivåer":["Hög","Medel","Låg"]}`,
			map[[2]int]string{{1, 1}: "1 Låg", {3, 2}: "3 Hög"}, nil},
		"names alone": {`[["Låg","Låg","Medel"],["Låg","Medel","Hög"],["Medel","Hög","Hög"]]`,
			map[[2]int]string{{1, 1}: "1 Låg", {2, 2}: "2 Medel", {3, 3}: "3 Hög"}, nil},
		"names and product": {`{"formula":"product","grid":[["Låg","Låg","Medel"],["Låg","Medel","Hög"],["Medel","Hög","Hög"]]}`,
			map[[2]int]string{{2, 3}: "6 Hög"}, nil},
		"both in a cell": {`{"grid":[["1 Låg","2 Låg"],["2 Låg","4 Hög"]],"bands":["Låg","Hög"]}`,
			map[[2]int]string{{2, 2}: "4 Hög"}, nil},
		"values with limits": {`{"values":[[1,2,3],[2,4,8],[3,8,16]],"bands":[{"name":"Låg","min":1},{"name":"Hög","min":4}]}`,
			map[[2]int]string{{2, 3}: "8 Hög"}, nil},
		"values alone": {`{"table":[[1,2],[2,3]]}`, map[[2]int]string{{2, 2}: "3 Nivå 3"}, nil},
		"list of cells": {`{"cells":[{"likelihood":1,"consequence":1,"value":1,"band":"Låg"},{"sannolikhet":1,"konsekvens":2,"värde":2,"nivå":"Låg"},
			{"likelihood":2,"consequence":1,"value":2,"band":"Låg"},{"likelihood":2,"consequence":2,"value":4,"band":"Hög"}]}`,
			map[[2]int]string{{2, 2}: "4 Hög", {1, 2}: "2 Låg"}, nil},
		"sum": {`{"formula":"summa","size":3,"bands":[{"name":"Låg","range":[2,3]},{"name":"Medel","range":"4"},{"name":"Hög","range":"5-6"}]}`,
			map[[2]int]string{{1, 3}: "4 Medel", {3, 3}: "6 Hög"}, nil},
		"rectangular, rows are the consequence": {`{"rows":"konsekvens","values":[[1,2,3],[2,4,6],[3,6,9],[4,8,12]],"bands":[{"name":"Låg","max":3},{"name":"Hög","max":12}]}`,
			map[[2]int]string{{3, 4}: "12 Hög", {1, 4}: "4 Hög"}, nil},
		"limits beside names": {`{"size":4,"bands":["Låg","Medel","Hög"],"thresholds":[4,9]}`,
			map[[2]int]string{{1, 3}: "3 Låg", {2, 2}: "4 Medel", {3, 3}: "9 Hög"}, nil},
		"ends beside names": {`{"size":3,"bands":["Låg","Medel","Hög"],"gränser":[2,4,9]}`,
			map[[2]int]string{{1, 2}: "2 Låg", {1, 3}: "3 Medel", {2, 3}: "6 Hög"}, nil},
		"ends, and what is above": {`{"axes":{"likelihood":["a","b","c"],"consequence":["x","y","z"]},"bands":[{"up_to":2,"name":"Låg"},{"upTo":4,"name":"Medel"},{"name":"Hög"}]}`,
			map[[2]int]string{{1, 2}: "2 Låg", {2, 2}: "4 Medel", {2, 3}: "6 Hög"}, nil},
		"beginnings, and what is below": {`{"size":4,"bands":[{"name":"Låg"},{"name":"Medel","from":4},{"name":"Hög","over":8}]}`,
			map[[2]int]string{{1, 3}: "3 Låg", {2, 4}: "8 Medel", {3, 3}: "9 Hög"}, nil},
		"by words": {`{"matris":{"Hög":{"Låg":"Medel","Medel":"Medel-Hög","Hög":"Hög"},"Medel":{"Låg":"Låg-Medel","Medel":"Medel","Hög":"Medel-Hög"},"Låg":{"Låg":"Låg","Medel":"Låg-Medel","Hög":"Medel"}}}`,
			map[[2]int]string{{1, 3}: "3 Medel", {3, 3}: "5 Hög", {2, 3}: "4 Medel-Hög", {1, 1}: "1 Låg"}, nil},
		"by words of its own": {`{"likelihoods":["sällan","jämt"],"consequences":["blåmärke","brutet ben"],"grid":{"jämt":{"blåmärke":2,"brutet ben":4},"sällan":{"blåmärke":1,"brutet ben":2}},"bands":[{"name":"A","values":[1,2]},{"name":"B","threshold":"> 2"}]}`,
			map[[2]int]string{{1, 2}: "2 A", {2, 2}: "4 B"}, nil},
		"rows": {`{"rows":[[1,2],[2,4]],"bands":[{"name":"A","values":[2,1]},{"name":"B","values":[4]}]}`,
			map[[2]int]string{{1, 2}: "2 A", {2, 2}: "4 B"}, nil},
		"a table of levels": {`{"values":[[1,2],[2,4]],"levels":[["Låg","Låg"],["Låg","Hög"]]}`,
			map[[2]int]string{{1, 2}: "2 Låg", {2, 2}: "4 Hög"}, nil},
		"asymmetric": {`{"grid":[[1,1,2],[2,2,3],[2,3,3]],"levels":["Låg","Medel","Hög"]}`,
			map[[2]int]string{{2, 1}: "2 Medel"}, []string{"risk.matrix.symmetric"}},
		"gap": {`{"size":5,"bands":[{"name":"Låg","from":1,"to":4},{"name":"Medel","from":6,"to":12},{"name":"Hög","from":15,"to":25}]}`,
			map[[2]int]string{{5, 5}: "25 Hög"}, []string{"risk.matrix.covered"}},
		"overlap": {`{"size":4,"bands":[{"name":"Låg","from":1,"to":4},{"name":"Medel","from":4,"to":9},{"name":"Hög","from":9,"to":16}]}`,
			map[[2]int]string{{3, 3}: "9 Hög"}, []string{"risk.matrix.once"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m, problems, err := risk.ParseMatrix([]byte(tt.text))
			require.NoError(t, err)
			assert.Empty(t, problems)
			assert.Empty(t, m.Problems())
			for cell, want := range tt.want {
				assert.Equal(t, want, rate(t, m, cell[0], cell[1]), cell)
			}
			assert.Equal(t, tt.lint, notMet(m.Lint()))
		})
	}
}

func TestParseMatrixSaysWhatContradictsItself(t *testing.T) {
	tests := map[string]struct{ text, code, path string }{
		"a cell twice": {`{"cells":[{"likelihood":1,"consequence":1,"value":1},{"likelihood":1,"consequence":1,"value":2}]}`, "contradiction", "/cells/1"},
		"a band twice": {`{"cells":[{"likelihood":1,"consequence":1,"band":"Låg"},{"likelihood":1,"consequence":1,"band":"Hög"}]}`, "contradiction", "/cells/1"},
		"a cell left out": {`{"cells":[{"likelihood":1,"consequence":1,"value":1},{"likelihood":2,"consequence":2,"value":4}]}`,
			"missing", "/cells"},
		"a cell without a step": {`{"cells":[{"likelihood":1,"consequence":1,"value":1},{"likelihood":9,"consequence":1,"value":4}]}`,
			"range", "/cells/1"},
		"table beside a product": {`{"formula":"product","values":[[1,2,3],[2,4,6],[3,6,8]],"bands":[{"name":"Låg","from":1},{"name":"Hög","from":6}]}`,
			"contradiction", "/values/2/2"},
		"two tables":        {`{"values":[[1,2],[2,4]],"grid":[[1,2],[3,4]]}`, "contradiction", "/grid"},
		"unknown band":      {`{"grid":[["Låg","Röd"],["Låg","Hög"]],"bands":["Låg","Hög"]}`, "unknown", "/grid/0/1"},
		"a word of no step": {`{"likelihood":["a","b"],"consequence":["c","d"],"grid":{"a":{"c":1,"d":2},"x":{"c":2,"d":4}}}`, "unknown", "/grid/x"},
		"band backwards":    {`{"size":4,"bands":[{"name":"Låg","from":3,"to":1},{"name":"Hög","from":4}]}`, "order", "/bands/0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, problems, err := risk.ParseMatrix([]byte(tt.text))
			require.NoError(t, err)
			require.NotEmpty(t, problems)
			assert.Equal(t, tt.code, problems[0].Code)
			assert.Equal(t, tt.path, problems[0].Path)
		})
	}
}

func TestParseMatrixReadsWhatWeWrite(t *testing.T) {
	for _, m := range risk.Presets() {
		data, err := json.Marshal(m)
		require.NoError(t, err)
		got, problems, err := risk.ParseMatrix(append([]byte("\ufeff"), data...))
		require.NoError(t, err)
		assert.Empty(t, problems)
		assert.Equal(t, m.Ref(), got.Ref())
	}
}

func TestParseMatrixRefuses(t *testing.T) {
	for name, text := range map[string]string{"not JSON": `{`, "a number": `7`, "nothing": `{}`, "two documents": `{"grid":[[1]]}{}`,
		"our schema with a stranger": `{"schema":"risk/matrix/v1","colour":"red"}`} {
		t.Run(name, func(t *testing.T) {
			_, _, err := risk.ParseMatrix([]byte(text))
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
}

func TestParseMatrixPlan(t *testing.T) {
	for text, want := range map[string]risk.PlanRule{
		`{"size":4,"bands":{"A":"1-16"},"limit":"> 9"}`:                                  {Limit: risk.Over(9)},
		`{"size":4,"bands":{"A":"1-16"},"gräns":9,"konsekvensgräns":4}`:                  {Limit: risk.AtLeast(9), Consequence: 4},
		`{"size":4,"bands":{"A":"1-16"},"plan":{"over":9,"konsekvens":4,"perArea":2}}`:   {Limit: risk.Over(9), Consequence: 4, PerArea: 2},
		`{"size":4,"bands":{"A":"1-16"},"plan":{"limit":{"operator":"over","value":6}}}`: {Limit: risk.Over(6)},
		`{"size":4,"bands":{"A":"1-16"},"threshold":{"operator":"atLeast","value":8}}`:   {Limit: risk.AtLeast(8)},
		`{"size":4,"bands":{"A":"1-16"},"plan":"minst 12"}`:                              {Limit: risk.AtLeast(12)},
	} {
		m, _, err := risk.ParseMatrix([]byte(text))
		require.NoError(t, err)
		assert.Equal(t, want, m.Plan, text)
	}
}

func TestParseLimit(t *testing.T) {
	for text, want := range map[string]risk.Limit{"> 9": risk.Over(9), "över 9": risk.Over(9), "≥9": risk.AtLeast(9), ">= 9": risk.AtLeast(9), "minst 9": risk.AtLeast(9), "9": risk.AtLeast(9), "9+": risk.AtLeast(9)} {
		got, err := risk.ParseLimit(text)
		require.NoError(t, err)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "hög", "999999", "1 eller 2"} {
		_, err := risk.ParseLimit(text)
		require.ErrorIs(t, err, kvalitet.ErrInvalid, text)
	}
}

// Whatever can be read is proved and rated without a panic.
func FuzzParseMatrix(f *testing.F) {
	for _, m := range risk.Presets() {
		data, err := json.Marshal(m)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"cells":[{"likelihood":1,"consequence":1,"value":1,"band":"Låg"}]}`))
	f.Add([]byte(`{"size":4,"bands":{"Låg":"1–3","Hög":"> 3"},"grid":[[1,"2 Hög"],[{"value":3}]],"plan":{"over":9}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, _, err := risk.ParseMatrix(data)
		if err != nil {
			return
		}
		m.Lint()
		for l := range 8 {
			for c := range 8 {
				_, _ = m.Rate(l, c)
			}
		}
		if m.Validate() != nil {
			return
		}
		out, err := json.Marshal(m)
		require.NoError(t, err)
		var back risk.Matrix
		require.NoError(t, json.Unmarshal(out, &back))
	})
}

func TestAnAxisGivenAsANumberHasItsOwnWords(t *testing.T) {
	m, problems, err := risk.ParseMatrix([]byte(`{"likelihood":4,"consequence":5,"bands":{"Låg":"1-9","Hög":"10-20"}}`))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, "Osannolik", m.Likelihood.Steps[0].Name.SV)
	assert.Equal(t, "Kritisk", m.Consequence.Steps[4].Name.SV)
}

// A step may say what it is in kronor or in words for each kind of consequence, as a list or as an object.
func TestParseMatrixAnchors(t *testing.T) {
	m, problems, err := risk.ParseMatrix([]byte(`{"likelihood": 2, "consequence": [
		{"name": "Liten", "anchors": [{"kind": "economy", "least": 10, "text": "märks i en enhet"}]},
		{"name": "Stor", "anchors": {"economy": "100 000", "trust": "syns i pressen"}}],
		"bands": {"Låg": "1–2", "Hög": "3–4"}}`))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Empty(t, m.Problems())
	step, ok := m.Consequence.Step(risk.KindEconomy, decimal.NewFromInt(250_000))
	assert.Equal(t, []any{2, true}, []any{step, ok})
	step, ok = m.Consequence.Step(risk.KindEconomy, decimal.NewFromInt(99_999))
	assert.Equal(t, []any{1, true}, []any{step, ok})
	_, ok = m.Consequence.Step(risk.KindTrust, decimal.NewFromInt(5))
	assert.False(t, ok, "words are no figure")
	assert.Equal(t, "syns i pressen", m.Consequence.Steps[1].Anchors[1].Text.SV)
}
