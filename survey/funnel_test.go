package survey_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// Two grades of four, 1 and 5 on the scale 1–5, half each: σ is that of 0 and 100, and the limits can be reckoned by hand.
func TestFunnelByHand(t *testing.T) {
	in := survey.Service()
	in.Minimums = nil
	tally := survey.NewTally(in)
	answers := make([]uint8, len(in.Questions))
	add := func(name string, grade uint8, times int) {
		for range times {
			for q := range answers {
				answers[q] = grade
			}
			tally.Add(name, answers)
		}
	}
	low, high := uint8(1), uint8(len(scaleSteps(in)))
	add("jämn", low, 50)
	add("jämn", high, 50)
	add("hög", high, 20)
	add("liten", low, 20)
	code := in.Indices[0].Code
	units := tally.Funnel(code, survey.LevelUnit, kvalitet.Date{}, 0.05)
	require.Len(t, units, 3)
	// 140 respondents, half of them at each end: the whole is 50, σ² = 2500·140/139, z = Φ⁻¹(1 − 0.05/6) = 2.39398.
	sigma := math.Sqrt(2500 * 140.0 / 139)
	half := 2.3939797998 * sigma * math.Sqrt(1.0/20-1.0/140)
	for _, u := range units {
		if u.Name == "hög" {
			assert.InDelta(t, 50+half, u.High, 1e-6)
			assert.True(t, u.Above)
		}
		if u.Name == "jämn" {
			assert.False(t, u.Above || u.Below)
		}
		if u.Name == "liten" {
			assert.True(t, u.Below)
		}
	}
	assert.Nil(t, tally.Funnel("finns inte", survey.LevelUnit, kvalitet.Date{}, 0.05))
	assert.Nil(t, tally.Funnel(code, survey.LevelUnit, kvalitet.Date{}, 1.5))
	assert.Nil(t, survey.NewTally(in).Funnel(code, survey.LevelUnit, kvalitet.Date{}, 0.05))
}

func scaleSteps(in survey.Instrument) []int { return make([]int, in.Scale.Max-in.Scale.Min+1) }

// When all units are alike, some unit is outside in about one case of twenty, however many units there are.
func TestFunnelKeepsItsLevel(t *testing.T) {
	in := survey.Service()
	in.Minimums = nil
	r := rand.New(rand.NewPCG(1, 2))
	answers := make([]uint8, len(in.Questions))
	outside := 0
	const rounds = 300
	for range rounds {
		tally := survey.NewTally(in)
		for u := range 20 {
			for range 30 {
				for q := range answers {
					answers[q] = uint8(1 + r.IntN(5))
				}
				tally.Add(string(rune('a'+u)), answers)
			}
		}
		for _, u := range tally.Funnel(in.Indices[0].Code, survey.LevelUnit, kvalitet.Date{}, 0.05) {
			if u.Above || u.Below {
				outside++
				break
			}
		}
	}
	assert.InDelta(t, 0.05, float64(outside)/rounds, 0.03)
}
