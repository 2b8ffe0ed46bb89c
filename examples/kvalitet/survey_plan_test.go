package main

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/survey"
)

type prioritiesResult struct {
	Factors  []placedJSON
	Problems []struct{ Row int }
}

func TestSurveyPriorities(t *testing.T) {
	csv := "faktor;betyg;effekt;felmarginal;effektens felmarginal\nBemötande;80;3;1;0,2\nTillgänglighet;50;4;1;0,2\nInformation;52;0,1;1;0,5\nKompetens;70;1;1;0,2\nMiljö;;1;;\n"
	svg := filepath.Join(t.TempDir(), "p.svg")
	out := kommandJSON[prioritiesResult](t, exitDone, csv, "survey", "priorities", "-", "-unit", "5", "-svg", svg)
	var got []survey.Quadrant
	for _, f := range out.Factors {
		got = append(got, f.Quadrant)
	}
	// The cross stands at the means of those that have both: grade 63, effect 2.025 per five.
	assert.Equal(t, []survey.Quadrant{survey.QuadrantKeep, survey.QuadrantPrioritise, survey.QuadrantNoEffect, survey.QuadrantLower, 0}, got)
	assert.InDelta(t, 0.8, *out.Factors[1].PerUnit, 1e-12)
	picture, err := os.ReadFile(svg)
	require.NoError(t, err)
	dec := xml.NewDecoder(strings.NewReader(string(picture)))
	for err == nil {
		_, err = dec.Token()
	}
	require.ErrorIs(t, err, io.EOF)

	status, _, errs := kommand(t, csv, "survey", "priorities", "-")
	assert.Equal(t, exitUsage, status, "an effect without a unit means nothing")
	assert.Contains(t, errs, "unit")
}

type comparisonResult struct {
	Comparisons []comparedJSON
}

func TestSurveyCompare(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, grades ...string) string {
		file := filepath.Join(dir, name)
		text := "enhet;nöjdhet;förväntningar;ideal\n"
		for i := range 40 {
			g := grades[i%len(grades)]
			text += "Skolan;" + g + ";" + g + ";" + g + "\n"
		}
		require.NoError(t, os.WriteFile(file, []byte(text+"Åsens skola;5;5;5\n"), 0o600))
		return file
	}
	low, high, same := write("low.csv", "4", "5"), write("high.csv", "8", "9"), write("same.csv", "4", "5", "5", "4", "5")
	out := kommandJSON[comparisonResult](t, exitDone, "", "survey", "compare", low, high, "-instrument", "nki", "-by", "enhet")
	require.NotEmpty(t, out.Comparisons)
	c := out.Comparisons[0]
	assert.Equal(t, "Skolan", c.Group)
	assert.InDelta(t, 400.0/9, *c.Difference, 1e-9, "four steps of nine")
	assert.True(t, c.Established)
	c = kommandJSON[comparisonResult](t, exitDone, "", "survey", "compare", low, same, "-instrument", "nki", "-by", "enhet").Comparisons[0]
	assert.False(t, c.Established)
	assert.Positive(t, *c.Margin)
	last := out.Comparisons[len(out.Comparisons)-1]
	assert.Nil(t, last.Difference, "one answer is not shown, and not compared")
}

type sizeResult struct {
	Domains          []neededJSON
	Answers, Invited int
	Problems         []struct{ Code string }
}

func TestSurveySize(t *testing.T) {
	// Trosa 2013: a frame of 9 064. S² = 0,25·N/(N−1), n = S²/((0,05/1,96)² + S²/N) = 368,6, and 369/0,4 = 922,5.
	out := kommandJSON[sizeResult](t, exitFindings, "grupp;population;felmarginal\nTrosa;9064;\nLiten skola;30;3\nFel;0;\n", "survey", "size", "-", "-margin", "5", "-response", "40 %")
	require.Len(t, out.Domains, 2)
	assert.Equal(t, []int{369, 923}, []int{out.Domains[0].Answers, out.Domains[0].Invited})
	assert.False(t, out.Domains[1].Reached, "not even all of thirty")
	assert.Equal(t, 30, out.Domains[1].Invited)
	assert.Greater(t, *out.Domains[1].Margin, 3.0)
	assert.Equal(t, 923+30, out.Invited)
	require.Len(t, out.Problems, 1)
}

type ordersResult struct {
	Orders []struct {
		Title, Next     string
		ResponsePercent *float64
	}
	Collisions []collisionJSON
	Burdens    []burdenJSON
	Findings   []riskFinding
	Problems   []struct{ Column, Code string }
}

func TestSurveyOrders(t *testing.T) {
	csv := "undersökning;slag;beslutad av;intervall;finansierad;målgrupp;tillfrågade;minuter;start;slut;urval;övertäckning;svar\n" +
		"Trosa;medborgarundersökning;enhetschef;24;ja;invånare;1000;15;2026-09-01;2026-10-15;1000;4;656\n" +
		"Trygghet;medborgarundersökning;;12;nej;invånare;500;6;2026-10-10;2026-11-10;;;\n" +
		"Fel;sagoundersökning;;;;;;;;;;;\n"
	out := kommandJSON[ordersResult](t, exitFindings, csv, "survey", "orders", "-")
	require.Len(t, out.Orders, 2)
	assert.InDelta(t, 65.9, *out.Orders[0].ResponsePercent, 0, "Trosa 2013")
	assert.Equal(t, "2028-09-01", out.Orders[0].Next)
	assert.Equal(t, []collisionJSON{{"Trosa", "Trygghet", out.Collisions[0].From, 6}}, out.Collisions)
	assert.Equal(t, []burdenJSON{{"invånare", 2, 1500, 300}}, out.Burdens)
	rules := findingRules(out.Findings)
	assert.Contains(t, rules, "survey.order.decided")
	assert.Contains(t, rules, "survey.order.funded")
	assert.NotContains(t, rules, "survey.order.procured", "no such column")
	require.Len(t, out.Problems, 1)
	assert.Equal(t, []string{"slag", "unknown"}, []string{out.Problems[0].Column, out.Problems[0].Code})
}

func TestSurveyIndexFunnel(t *testing.T) {
	csv := "enhet;nöjdhet;förväntningar;ideal\n" + strings.Repeat("A;8;8;8\nA;4;4;4\nB;8;8;8\nB;4;4;4\nC;10;10;10\n", 15) + "D;1;1;1\n"
	out := kommandJSON[struct{ Funnel []funnelUnit }](t, exitDone, csv, "survey", "index", "-", "-instrument", "nki", "-by", "enhet", "-funnel")
	above := map[string]bool{}
	for _, u := range out.Funnel {
		above[u.Group] = u.Above
		assert.False(t, u.Below)
	}
	assert.Equal(t, map[string]bool{"A": false, "B": false, "C": true}, above, "D is not shown, and not placed")
}
