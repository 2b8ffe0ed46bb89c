package survey_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

func times(t *survey.Tally, n int, answers ...uint8) {
	for range n {
		t.Add("", answers)
	}
}

// Brilliant Future's published example: 3 ones, 4 twos, no threes, 5 fours and 7 fives give 61.8 and the mean 3.47. Ten
// times as many give the same and are enough to be shown.
func TestServiceMeasurementExample(t *testing.T) {
	for _, k := range []int{1, 10} {
		tally := survey.NewTally(survey.Service())
		times(tally, 3*k, 1)
		times(tally, 4*k, 2)
		times(tally, 5*k, 4)
		times(tally, 7*k, 5)
		mean, ok := tally.ItemMean("", 0)
		require.True(t, ok)
		assert.InDelta(t, 3.47, mean, 0.005)
		v := tally.Groups()[0].Value("service")
		if k == 1 {
			assert.True(t, v.Suppressed(), "19 answers are fewer than 30")
			assert.True(t, math.IsNaN(v.Index))
			assert.False(t, v.Rounded.Valid)
			assert.Equal(t, "..", v.Symbol.Sign())
			continue
		}
		assert.Equal(t, "61.8", v.Rounded.Decimal.String())
		assert.Equal(t, 190, v.N)
	}
}

// SCB: an index of 72 is a grade of 1+72·9/100 = 7.48 on the ten-point scale, printed as 7.5.
func TestNKIOfAGrade(t *testing.T) {
	tally := survey.NewTally(survey.NKI())
	times(tally, 52, 7, 7, 7)
	times(tally, 48, 8, 8, 8)
	g := tally.Groups()[0]
	assert.InDelta(t, 72, g.Index("NKI"), 1e-12)
	assert.Equal(t, "72", g.Value("NKI").Rounded.Decimal.String())
}

// Ohio's published weights for the same three questions.
func TestWeightedIndex(t *testing.T) {
	in := survey.NKI()
	for i, w := range []string{"0.3885", "0.3190", "0.2925"} {
		d := decimal.RequireFromString(w)
		in.Indices[0].Questions[i].Weight = &d
	}
	tally := survey.NewTally(in)
	times(tally, 10, 10, 1, 1)
	assert.InDelta(t, 38.85, tally.Groups()[0].Index("NKI"), 1e-12)
}

// HME with item means 4.2, 4.4, 4.0 and so on: 76.67 / 78.33 / 73.33 and 76.11 in all (domain document, section b).
func TestHMEFromQuestions(t *testing.T) {
	tally := survey.NewTally(survey.HME())
	fives := []int{2, 2, 1, 3, 1, 3, 0, 0, 0} // of ten, the others answer 4: means 4.2 4.2 4.1 | 4.3 4.1 4.3 | …
	low := []int{0, 0, 1, 0, 0, 1, 1, 0, 1}   // so many answer 3 instead
	for i := range 10 {
		answers := make([]uint8, 9)
		for q := range answers {
			switch {
			case i < fives[q]:
				answers[q] = 5
			case i >= 10-low[q]:
				answers[q] = 3
			default:
				answers[q] = 4
			}
		}
		tally.Add("", answers)
	}
	g := tally.Groups()[0]
	want := func(means ...float64) float64 {
		sum := 0.0
		for _, m := range means {
			sum += (m - 1) / 4 * 100
		}
		return sum / float64(len(means))
	}
	assert.InDelta(t, want(4.2, 4.2, 4.0), g.Index("motivation"), 1e-9)
	assert.InDelta(t, want(4.3, 4.1, 4.2), g.Index("ledarskap"), 1e-9)
	assert.InDelta(t, want(3.9, 4.0, 3.9), g.Index("styrning"), 1e-9)
	assert.InDelta(t, (g.Index("motivation")+g.Index("ledarskap")+g.Index("styrning"))/3, g.Index("HME"), 1e-9)
}

// The total is of the questions: a person with one answer weighs less than one with nine, unlike in a mean of persons.
func TestHMEIsNotAMeanOfPersons(t *testing.T) {
	tally := survey.NewTally(survey.HME())
	times(tally, 9, 4, 4, 4, 4, 4, 4, 4, 4, 4)
	times(tally, 1, 1)
	g := tally.Groups()[0]
	assert.InDelta(t, (8*75+(9*75.)/10)/9, g.Index("HME"), 1e-9)
	assert.Greater(t, math.Abs(g.Index("HME")-(9*75.)/10), 1., "persons' own means would give 67.5")
}

func TestDontKnowAndNonresponseAreOutsideTheBase(t *testing.T) {
	in := survey.NKI()
	tally := survey.NewTally(in)
	times(tally, 10, 8, 8, 8)
	before := tally.Groups()[0]
	times(tally, 5, survey.DontKnow, survey.DontKnow, survey.DontKnow)
	times(tally, 3)
	times(tally, 2, 0, 0, 14)
	after := tally.Groups()[0]
	assert.InDelta(t, before.Index("NKI"), after.Index("NKI"), 0)
	assert.Equal(t, 15, after.N, "who says that they do not know has answered")
	assert.Equal(t, 5, after.Empty, "unit nonresponse")
	assert.Equal(t, 10, after.Value("NKI").N)
	assert.Equal(t, 5, tally.Count("", 0, survey.DontKnow))
	assert.Equal(t, 5, tally.Count("", 0, survey.NoAnswer), "item nonresponse")
	assert.Zero(t, tally.Count("x", 0, 1))
	_, ok := tally.ItemMean("x", 0)
	assert.False(t, ok)
}

func TestAvailableAndComplete(t *testing.T) {
	in := survey.NKI()
	for _, base := range survey.Bases() {
		in.Base = base
		tally := survey.NewTally(in)
		times(tally, 6, 10, 10, 10)
		times(tally, 6, 1, 0, 0)
		want := map[survey.Base]float64{survey.BaseAvailable: (50 + 100 + 100) / 3., survey.BaseComplete: 100}[base]
		assert.InDelta(t, want, tally.Groups()[0].Index("NKI"), 1e-9, base)
	}
}

func TestShareOfPositiveAnswers(t *testing.T) {
	tally := survey.NewTally(survey.Citizen())
	times(tally, 2, 1)
	times(tally, 1, 2)
	times(tally, 4, 3)
	times(tally, 5, 4)
	times(tally, 3, survey.DontKnow)
	v := tally.Groups()[0].Value("andel")
	assert.Equal(t, "75", v.Rounded.Decimal.String())
	n := 12.
	assert.InDelta(t, 1.959963984540054*100*math.Sqrt(.75*.25/(n-1)), v.Margin, 1e-9)
}

func TestReversedQuestion(t *testing.T) {
	in := survey.Service()
	in.Questions[0].Reversed = true
	tally := survey.NewTally(in)
	times(tally, 40, 1)
	g := tally.Groups()[0]
	assert.InDelta(t, 100, g.Index("service"), 1e-12)
	assert.True(t, math.IsNaN(g.Margin("service")), "answers that do not vary have no margin")
}

// naive is the index and its margin from the respondents one by one, as in a textbook.
func naive(rows [][]uint8, population float64) (index, margin float64) {
	const questions = 3
	var sum, n [questions]float64
	for _, r := range rows {
		for q := range questions {
			if r[q] > 0 {
				sum[q] += float64(r[q]-1) / 9 * 100
				n[q]++
			}
		}
	}
	for q := range questions {
		index += sum[q] / n[q] / questions
	}
	total, answered := 0.0, 0.0
	for _, r := range rows {
		u, any := 0.0, false
		for q := range questions {
			if r[q] > 0 {
				u += (float64(r[q]-1)/9*100 - sum[q]/n[q]) / n[q] / questions
				any = true
			}
		}
		if any {
			answered++
			total += u * u
		}
	}
	return index, 1.959963984540054 * math.Sqrt(answered/(answered-1)*(1-answered/population)*total)
}

func TestTallyAgainstItsReadableTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		var rows [][]uint8
		parts := []*survey.Tally{survey.NewTally(survey.NKI()), survey.NewTally(survey.NKI())}
		n := 8 + r.IntN(60)
		for range n {
			row := []uint8{uint8(r.IntN(11)), uint8(r.IntN(11)), uint8(r.IntN(11))}
			rows = append(rows, row)
			parts[r.IntN(2)].Add("skola", row)
		}
		parts[0].Population("skola", 500)
		require.NoError(t, parts[0].Merge(parts[1]))
		index, margin := naive(rows, 500)
		g := parts[0].Groups()[0]
		assert.InDelta(t, index, g.Index("NKI"), 1e-9)
		assert.InDelta(t, margin, g.Margin("NKI"), 1e-9)
	}
}

func TestRollUpIsFromAnswers(t *testing.T) {
	tally := survey.NewTally(survey.HME())
	for range 10 {
		tally.Add("skola a", []uint8{5, 5, 5, 5, 5, 5, 5, 5, 5})
	}
	for range 30 {
		tally.Add("skola b", []uint8{1, 1, 1, 1, 1, 1, 1, 1, 1})
	}
	tally.Add("annat", []uint8{3})
	tally.Population("skola a", 12)
	up := tally.RollUp(map[string]string{"skola a": "skolan", "skola b": "skolan"})
	require.Len(t, up.Groups(), 1)
	assert.InDelta(t, 25, up.Groups()[0].Index("HME"), 1e-9, "the mean of the two indices would be 50")
	assert.Equal(t, 10, tally.Groups()[1].N, "the parts are as they were")
}

func TestMergeRefusesAnotherInstrument(t *testing.T) {
	require.ErrorIs(t, survey.NewTally(survey.NKI()).Merge(survey.NewTally(survey.NMI())), kvalitet.ErrInvalid)
	require.ErrorIs(t, survey.NewTally(survey.Insikt()).Merge(survey.NewTally(survey.Insikt2010())), kvalitet.ErrInvalid)
}

func TestModesAreNoticed(t *testing.T) {
	tally := survey.NewTally(survey.NKI())
	for i := range 20 {
		tally.AddBy("", survey.Modes()[i%2], []uint8{uint8(1 + i%10), 5, 5})
	}
	assert.True(t, tally.Groups()[0].Mixed)
	assert.Equal(t, survey.SymbolNotApplicable, tally.Groups()[0].Value("x").Symbol)
	assert.Equal(t, survey.SymbolNone, func() survey.Symbol {
		empty := survey.NewTally(survey.NKI())
		empty.Add("", nil)
		return empty.Groups()[0].Value("NKI").Symbol
	}())
}

func TestAddDoesNotAllocate(t *testing.T) {
	tally := survey.NewTally(survey.HME())
	answers := []uint8{1, 2, 3, 4, 5, 1, 2, 3, 4}
	tally.Add("skola", answers)
	assert.Zero(t, testing.AllocsPerRun(100, func() { tally.Add("skola", answers) }))
}

func BenchmarkTallyAdd(b *testing.B) {
	tally := survey.NewTally(survey.HME())
	answers := []uint8{1, 2, 3, 4, 5, 1, 2, 3, 4}
	b.ReportAllocs()
	for b.Loop() {
		tally.Add("skola", answers)
	}
}
