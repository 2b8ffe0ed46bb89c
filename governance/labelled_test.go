package governance_test

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance"
)

// notLabelled is the answer of a person who found that both can be said.
const notLabelled = "-"

// labelled is a goal with what a person read out of it.
type labelled struct{ text, class, number, deadline, level string }

func labelledGoals(t testing.TB, path string) []labelled {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = ';'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	var goals []labelled
	for _, row := range rows[1:] {
		goal := labelled{row[0], row[1], row[2], row[3], notLabelled}
		if len(row) > 4 {
			goal.level = row[4]
		}
		goals = append(goals, goal)
	}
	return goals
}

// agreement is the share of goals that are read as the person read them.
type agreement struct{ class, number, deadline, level float64 }

func agree(t testing.TB, goals []labelled, tell bool) agreement {
	t.Helper()
	deadlines := map[governance.DeadlineKind]string{governance.DeadlineExplicit: "yes",
		governance.DeadlineImplicit: "implicit", governance.DeadlineNone: "no"}
	var same agreement
	for _, g := range goals {
		r := governance.Read(g.text)
		number := map[bool]string{true: "yes", false: "no"}[r.HasNumber]
		level := map[bool]string{true: "yes", false: "no"}[r.HasLevel]
		deadline := deadlines[r.Deadline]
		if r.Class.String() == g.class {
			same.class++
		}
		if number == g.number || g.number == notLabelled {
			same.number++
		}
		if level == g.level || g.level == notLabelled {
			same.level++
		}
		if deadline == g.deadline {
			same.deadline++
		}
		if tell && (r.Class.String() != g.class || number != g.number && g.number != notLabelled || deadline != g.deadline) {
			t.Logf("%s: read %v number %s deadline %s, a person: %s %s %s", g.text, r.Class, number, deadline, g.class, g.number, g.deadline)
		}
	}
	n := float64(len(goals))
	return agreement{same.class / n, same.number / n, same.deadline / n, same.level / n}
}

// The word lists were adjusted on the odd rows of testdata/goals.csv; the even rows were held out.
func TestReadingAgreesWithAPerson(t *testing.T) {
	var tuned, heldOut []labelled
	for i, g := range labelledGoals(t, "testdata/goals.csv") {
		if i%2 == 0 {
			tuned = append(tuned, g)
		} else {
			heldOut = append(heldOut, g)
		}
	}
	require.GreaterOrEqual(t, len(heldOut), 75)
	got := agree(t, tuned, testing.Verbose())
	t.Logf("tuned on: %+v of %d", got, len(tuned))
	got = agree(t, heldOut, false)
	t.Logf("held out: %+v of %d", got, len(heldOut))
	assert.GreaterOrEqual(t, got.class, 0.85)
	assert.GreaterOrEqual(t, got.number, 0.98)
	assert.GreaterOrEqual(t, got.deadline, 0.97)
}

// These goals were written after the word lists, in other words and shorter forms, in four rounds. On their first
// reading the classes agreed for 92.5, 98.3, 90 and 96.7 per cent, the numbers for 98.8, 100, 100 and 98.3, the deadlines
// for 100, 98.3, 100 and 98.3. The lists were adjusted after each round.
func TestReadingAgreesOnGoalsWrittenLater(t *testing.T) {
	got := agree(t, labelledGoals(t, "testdata/goals_unseen.csv"), testing.Verbose())
	assert.GreaterOrEqual(t, got.class, 0.90)
	assert.GreaterOrEqual(t, got.number, 0.98)
	assert.GreaterOrEqual(t, got.deadline, 0.97)
}

// A fifth round, written as a stranger would test the command: 640 goals in seven sets, labelled before they were read. On
// their first reading the classes agreed for 95.9, 94.7, 94.6, 84.4, 85.4, 85.7 and 95.0 per cent, the numbers for 100,
// 98.2, 98.2, 100, 100, 95.7 and 97.5, the deadlines for 100, 96.5, 99.1, 98.7, 100, 98.6 and 100. The lists were adjusted after each set.
func TestReadingAgreesOnTheFifthRound(t *testing.T) {
	got := agree(t, labelledGoals(t, "testdata/goals_round5.csv"), testing.Verbose())
	assert.GreaterOrEqual(t, got.class, 0.95)
	assert.GreaterOrEqual(t, got.number, 0.98)
	assert.GreaterOrEqual(t, got.deadline, 0.97)
	assert.GreaterOrEqual(t, got.level, 0.97)
}

// A sixth round: sets of 120, 82, 68 and 35 goals, written by someone who had seen neither the lists nor the earlier sets. On
// their first reading the classes agreed for 94.2, 86.6, 91.2 and 97.1 per cent, the numbers for 98.3, 98.8, 100 and 100, the deadlines
// for 100, 97.6, 98.5 and 100. The lists were adjusted after each of the first three; four labels that the published rule decides otherwise were mended.
func TestReadingAgreesOnTheSixthRound(t *testing.T) {
	got := agree(t, labelledGoals(t, "testdata/goals_round6.csv"), testing.Verbose())
	assert.GreaterOrEqual(t, got.class, 0.95)
	assert.GreaterOrEqual(t, got.number, 0.98)
	assert.GreaterOrEqual(t, got.deadline, 0.97)
	assert.GreaterOrEqual(t, got.level, 0.97)
}

// The ends of compounds are measures of their own only where the whole word is one.
func TestReadingTellsWholeWordsFromCompounds(t *testing.T) {
	for text, want := range map[string]governance.Class{
		"Öka försäljningen":                                          governance.ClassPoor, // a published teaching example: too general
		"Öka markförsäljningen":                                      governance.ClassPartial,
		"Sveriges bästa skolkommun":                                  governance.ClassPoor, // does not begin with skolk, truancy
		"Skolket ska minska":                                         governance.ClassPartial,
		"Tryggheten ska öka. Fler ska cykla.":                        governance.ClassPartial, // the first sentence is a heading
		"Andelen nöjda och antalet fel ska öka och kostnaden minska": governance.ClassPoor,
	} {
		assert.Equal(t, want, governance.Read(text).Class, text)
	}
}
