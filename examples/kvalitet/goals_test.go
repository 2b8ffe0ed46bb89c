package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func TestGoalsCheck(t *testing.T) {
	messy := "\ufeffNr;Målformulering;Målvärde;Slutdatum;Ansvarig\r\n" +
		"1;Andelen nöjda brukare ska vara minst 85 % senast 2027;minst 80 %;2027;förvaltningschef\r\n" +
		"2;\"Vi ska verka för en god miljö; alltid\";;;\r\n" +
		"3;;;;\r\n"
	doc := kommandJSON[goalsChecked](t, exitFindings, messy, "goals", "check", "-")
	require.Len(t, doc.Goals, 2)
	assert.Equal(t, 2, doc.Count)
	good, poor := doc.Goals[0], doc.Goals[1]
	assert.Equal(t, 2, good.Row)
	assert.Equal(t, governance.ClassGood, good.Class)
	assert.True(t, good.Measurable && good.HasNumber && good.HasLevel && good.HasDeadline)
	assert.Equal(t, governance.DeadlineExplicit, good.DeadlineKind)
	assert.Equal(t, governance.ClassPoor, poor.Class)
	assert.Equal(t, governance.DeadlineNone, poor.DeadlineKind)
	found := map[string]goalFinding{}
	for _, f := range good.Findings {
		found[f.Rule] = f
	}
	conflict := found["governance.text.target"]
	assert.Equal(t, kvalitet.OutcomeNotMet, conflict.Outcome, "the text says 85, the target 80")
	assert.Equal(t, "85 %", string([]rune(good.Text)[conflict.Start:conflict.End]))
	assert.Equal(t, "85 %", good.Text[conflict.ByteStart:conflict.ByteEnd])
	assert.Equal(t, kvalitet.OutcomeMet, found["governance.smarta.responsible"].Outcome)
	require.Len(t, doc.Problems, 1)
	assert.Equal(t, 4, doc.Problems[0].Row)
	assert.Equal(t, map[governance.Class]int{governance.ClassGood: 1, governance.ClassPartial: 0, governance.ClassPoor: 1}, doc.Classes)
}

// A plan printed 60 per cent in the text and 100 beside it (Munkedal): a bare figure in the target's column is held
// against the text, with the unit behind it when there is no column of units.
func TestGoalsCheckHoldsABareTargetAgainstTheText(t *testing.T) {
	got := kommandJSON[goalsChecked](t, exitDone, `text;målvärde
Andelen nöjda ska vara minst 60 % 2027;100
Andelen nöjda ska vara minst 60 % 2027;60 %
Andelen nöjda ska vara minst 60 % 2027;0,6
Andelen nöjda ska vara minst 60 % 2027;60 kr
Andelen nöjda ska öka;85
`, "goals", "check", "-")
	outcomes := map[string][]string{}
	for _, g := range got.Goals {
		for _, f := range g.Findings {
			outcomes[f.Rule] = append(outcomes[f.Rule], f.Outcome.String())
		}
	}
	assert.Equal(t, []string{"notMet", "met", "met", "met", "notApplicable"}, outcomes["governance.text.target"])
	assert.Equal(t, []string{"notApplicable", "met", "notApplicable", "notMet", "notApplicable"}, outcomes["governance.text.unit"])
	assert.Equal(t, []string{"met", "met", "met", "met", "met"}, outcomes["governance.smarta.measurable"])
}

func TestGoalsCheckOfABareList(t *testing.T) {
	doc := kommandJSON[goalsChecked](t, exitDone, "Soliditeten ska öka\nEn trygg kommun\n", "goals", "check", "-")
	require.Len(t, doc.Goals, 2)
	assert.Equal(t, governance.ClassPartial, doc.Goals[0].Class)
	assert.Equal(t, 1, doc.Goals[0].Row)
	doc = kommandJSON[goalsChecked](t, exitDone, "text\nSoliditeten ska öka; minst 20 %, senast 2027\n", "goals", "check", "-")
	assert.Equal(t, governance.ClassGood, doc.Goals[0].Class)
	status, _, errs := kommand(t, "a;b\n1;2\n", "goals", "check", "-")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "text")
}

func TestGoalsCheckFailsOnWhatIsAsked(t *testing.T) {
	file := "text,level\nEn trygg kommun,vision\n"
	status, _, _ := kommand(t, file, "goals", "check", "-", "-fail-on", "error")
	assert.Equal(t, exitDone, status, "a vision is not scolded")
	status, _, _ = kommand(t, "text,level\nEn trygg kommun,nämndmål\n", "goals", "check", "-", "-fail-on", "error")
	assert.Equal(t, exitFindings, status)
	status, out, _ := kommand(t, "text\nEn trygg kommun\n", "goals", "check", "-", "-lang", "en")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "poor")
}

// The figures of two goals of Helsingborg's annual report for 2016, as ratios to their targets: the first has no measure
// that reaches its target and a capped mean of 93.2 per cent, the second two of four and 93.4.
const helsingborg = `mål;mått;riktning;målvärde;utfall
Öppen;a;högre;100;98
Öppen;b;högre;100;97
Öppen;c;högre;100;96
Öppen;d;högre;100;95
Öppen;e;högre;100;92,46
Öppen;f;lägre;13;16,1
Egna liv;a;högre;60;61
Egna liv;b;högre;60;60
Egna liv;c;högre;50;45,5
Egna liv;d;lägre;9;10,93
`

func TestGoalsFollowTheRuleDecides(t *testing.T) {
	statuses := func(args ...string) map[string]governance.Status {
		doc := kommandJSON[goalsFollowed](t, exitDone, helsingborg, append([]string{"goals", "follow", "-"}, args...)...)
		got := map[string]governance.Status{}
		for _, g := range doc.Goals {
			got[g.Goal] = g.Status
		}
		return got
	}
	assert.Equal(t, map[string]governance.Status{"Öppen": governance.StatusNotMet, "Egna liv": governance.StatusPartly}, statuses())
	assert.Equal(t, map[string]governance.Status{"Öppen": governance.StatusPartly, "Egna liv": governance.StatusPartly}, statuses("-rule", "mean-ratio"))
	assert.Equal(t, map[string]governance.Status{"Öppen": governance.StatusNotMet, "Egna liv": governance.StatusNotMet}, statuses("-rule", "worst"))
	assert.Equal(t, map[string]governance.Status{"Öppen": governance.StatusNotMet, "Egna liv": governance.StatusNotMet}, statuses("-year-end"))
	doc := kommandJSON[goalsFollowed](t, exitDone, helsingborg, "goals", "follow", "-", "-rule", "mean-ratio")
	assert.InDelta(t, 93.2, *doc.Goals[0].Value, 0.05)
	assert.InDelta(t, 80.7453, *doc.Goals[0].Measures[5].Ratio, 0.0001) // 13 ÷ 16,1
	linear := kommandJSON[goalsFollowed](t, exitDone, helsingborg, "goals", "follow", "-", "-rule", "mean-ratio", "-linear")
	assert.InDelta(t, 76.1538, *linear.Goals[0].Measures[5].Ratio, 0.0001)
	assert.Equal(t, 0, doc.Goals[0].Met)
	assert.Equal(t, 6, doc.Goals[0].Judged)
}

func TestGoalsFollowMessyTables(t *testing.T) {
	messy := "Mål;Indikator;Riktning;Målvärde;Utfall;Föregående;Vikt;Bortfall;Min;Max\n" +
		"Trygg;Nöjda;Högre är bättre;minst 80 %;1 080,5;79;1,5;;;\n" +
		";Kostnad;lägre;151 700;148 815;151 697;;;;\n" + // Ale: a cost that fell
		"Trygg;Personaltäthet;lägre;5,0;5,3;5,1;0;;;\n" +
		"Skola;Sekretessbelagt;högre;10;;;;sekretess;;\n" +
		"Skola;Lagom;;;7;;;;5;8\n" +
		"Skola;Antagen plan;;ja;nej;;;;;\n" +
		"Skola;Ökning;;öka;12;11;;;;\n" +
		"Skola;Ändrad;högre;10;12;11;;metod ändrad;;\n" +
		"Skola;Utanför;högre;10;;;;utanför uppdraget;;\n" +
		"Skola;Ranking;lägre;50;60;70;;;;\n" +
		"Skola;Trasigt;högre;10;tolv;;;;;\n" +
		"Skola;Negativ vikt;högre;10;12;;-1;;;\n"
	doc := kommandJSON[goalsFollowed](t, exitFindings, messy, "goals", "follow", "-")
	require.Len(t, doc.Goals, 2)
	trygg, skola := doc.Goals[0], doc.Goals[1]
	assert.Equal(t, governance.StatusMet, trygg.Status)
	assert.Equal(t, []int{2, 2, 2}, []int{trygg.Met, trygg.Judged, trygg.Total}, "weight 0 only informs")
	cost := trygg.Measures[1]
	assert.Equal(t, governance.DirectionDown, *cost.Trend)
	assert.True(t, *cost.Desirable)
	assert.Equal(t, governance.DirectionUp, *trygg.Measures[2].Trend)
	assert.False(t, *trygg.Measures[2].Desirable)
	byName := map[string]followedMeasure{}
	for _, m := range skola.Measures {
		byName[m.Measure] = m
	}
	assert.Equal(t, governance.MissingSecret, byName["Sekretessbelagt"].Missing)
	assert.Equal(t, governance.StatusNotJudged, byName["Sekretessbelagt"].Status)
	assert.Equal(t, governance.StatusMet, byName["Lagom"].Status)
	assert.Nil(t, byName["Lagom"].Ratio)
	assert.Equal(t, governance.StatusNotMet, byName["Antagen plan"].Status)
	assert.Equal(t, governance.StatusMet, byName["Ökning"].Status)
	assert.Equal(t, governance.StatusMet, byName["Ändrad"].Status)
	assert.Nil(t, byName["Ändrad"].Trend, "a changed method blocks the trend")
	assert.Nil(t, byName["Ranking"].Ratio, "a ratio of ranks means nothing")
	assert.Equal(t, governance.StatusNotMet, byName["Ranking"].Status)
	assert.Equal(t, governance.StatusNotJudged, byName["Trasigt"].Status)
	assert.Equal(t, []int{3, 5, 7}, []int{skola.Met, skola.Judged, skola.Total}, "what is outside the remit is in no sum")
	assert.Len(t, skola.Trace, 9)
	require.Len(t, doc.Problems, 2)
	assert.Equal(t, []int{12, 13}, []int{doc.Problems[0].Row, doc.Problems[1].Row})
}

// Malmö's two gates: what is followed must cover the whole goal, and all of it must be met.
func TestGoalsFollowTheGatesAskForEveryPart(t *testing.T) {
	const half = "mål;mått;riktning;målvärde;utfall;del;delar\n" +
		"Trygg;Barn som är trygga;högre;80;85;barn;Barn, äldre\n" +
		"Trygg;Ungas trygghet;högre;80;85;unga;\n" +
		"Trygg;Ungas oro;lägre;10;8;;\n" +
		"Ren;Nedskräpning;lägre;10;8;gator|torg;\n" +
		"Grön;Ekologiskt;högre;10;12;;\n"
	doc := kommandJSON[goalsFollowed](t, exitFindings, half, "goals", "follow", "-", "-rule", "gates")
	require.Len(t, doc.Problems, 1, "unga is no part of the goal")
	assert.Equal(t, 3, doc.Problems[0].Row)
	assert.Equal(t, governance.StatusPartly, doc.Goals[0].Status)
	assert.Equal(t, goalCoverage{Covered: 1, Parts: 2, Open: []string{"äldre"}}, doc.Goals[0].Coverage)
	assert.Contains(t, strings.Join(doc.Goals[0].Trace, " "), "träffbild 1 av 2 delar")
	assert.Equal(t, governance.StatusMet, doc.Goals[1].Status, "without a list the goal is what its measures name")
	assert.Equal(t, goalCoverage{Covered: 2, Parts: 2, Open: []string{}}, doc.Goals[1].Coverage)
	assert.Equal(t, goalCoverage{Covered: 1, Parts: 1, Open: []string{}}, doc.Goals[2].Coverage)
	whole := half + "Trygg;Trygga äldre;högre;80;85;ÄLDRE;\n"
	doc = kommandJSON[goalsFollowed](t, exitFindings, whole, "goals", "follow", "-", "-rule", "gates")
	assert.Equal(t, governance.StatusMet, doc.Goals[0].Status)
	doc = kommandJSON[goalsFollowed](t, exitFindings, half, "goals", "follow", "-")
	assert.Equal(t, governance.StatusMet, doc.Goals[0].Status, "the other rules do not ask")
}

// A direction that nobody can read is told of, and the measure is not judged by a guess.
func TestGoalsFollowDoesNotGuessTheDirection(t *testing.T) {
	type document struct {
		Goals []struct {
			Measures []struct{ Status string }
		}
	}
	got := kommandJSON[document](t, exitFindings, "mål;mått;riktning;målvärde;utfall\nA;a;sidledes;80;90\nA;b;sidledes;minst 80;90\nA;c;;80;90\n", "goals", "follow", "-")
	var statuses []string
	for _, m := range got.Goals[0].Measures {
		statuses = append(statuses, m.Status)
	}
	assert.Equal(t, []string{"notJudged", "met", "met"}, statuses)
}

func TestGoalsFollowUsage(t *testing.T) {
	status, _, errs := kommand(t, helsingborg, "goals", "follow", "-", "-rule", "magic")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "share-met")
	status, _, _ = kommand(t, "a;b\n1;2\n", "goals", "follow", "-")
	assert.Equal(t, exitUsage, status)
	status, out, _ := kommand(t, helsingborg, "goals", "follow", "-", "-format", "csv")
	assert.Equal(t, exitDone, status)
	assert.True(t, strings.HasPrefix(out, "Mål;Status;"), out)
}

// The examples of the help work.
func TestGoalsHelp(t *testing.T) {
	for _, name := range []string{"check", "follow"} {
		status, out, _ := kommand(t, "", "goals", name, "-h")
		assert.Equal(t, exitDone, status)
		assert.Contains(t, out, "kvalitet goals "+name)
	}
}

func TestReadBetter(t *testing.T) {
	for cell, want := range map[string]governance.Better{
		"högre": governance.BetterHigher, "Högst": governance.BetterLower, "minst": governance.BetterHigher, "lower is better": governance.BetterLower,
		"högre_är_bättre": governance.BetterHigher, "lägre är bättre": governance.BetterLower, "↓": governance.BetterLower, "nära": governance.BetterNear,
		"higher": governance.BetterHigher, "?": 0, "": 0,
	} {
		got, ok := readBetter(cell)
		assert.Equal(t, want, got, cell)
		assert.Equal(t, want != 0, ok, cell)
	}
}

func TestReadTarget(t *testing.T) {
	for cell, want := range map[string]struct {
		kind      governance.TargetKind
		level     string
		exclusive bool
	}{
		"85": {0, "85", false}, "minst 85 %": {governance.TargetMinimum, "85", false}, "≥ 85": {governance.TargetMinimum, "85", false},
		"högst 1 000 kr": {governance.TargetMaximum, "1000", false}, "< 5": {governance.TargetMaximum, "5", true}, "över 50": {governance.TargetMinimum, "50", true},
		"80–90 %": {governance.TargetInterval, "80", false}, "-5": {0, "-5", false}, "topp 10": {governance.TargetRank, "10", false},
		"ja": {governance.TargetMinimum, "1", false}, "öka": {governance.TargetChange, "0", true}, "16 mnkr": {0, "16", false}, "85 % eller mer": {0, "85", false},
		"2026-06-30": {0, "9677", false},
	} {
		got, ok := readTarget(cell)
		assert.True(t, ok, cell)
		assert.Equal(t, want.kind, got.spec.Kind, cell)
		assert.Equal(t, want.level, got.spec.Level.String(), cell)
		assert.Equal(t, want.exclusive, got.spec.Exclusive, cell)
	}
	_, ok := readTarget("bra")
	assert.False(t, ok)
}
