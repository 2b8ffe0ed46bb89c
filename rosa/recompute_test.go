package rosa_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/rosa"
)

// The slow twin: forty case types with random answers, summed in fractions, gate by gate, from the formulas of doc.go.
func TestFortyCaseTypesRecomputed(t *testing.T) {
	for seed := range uint64(20) {
		cases := randomCases(rand.New(rand.NewPCG(seed, 9)), 40)
		for _, boundary := range []rosa.Level{2, 4, 5} {
			r, err := rosa.Analyse(cases, boundary)
			require.NoError(t, err)
			want := recompute(cases, boundary, nil)
			name := fmt.Sprint(seed, boundary)
			equalRat(t, want.movable, r.Movable, name)
			equalRat(t, want.ready, r.Ready, name)
			equalRat(t, want.missing, r.Missing, name)
			equalRat(t, new(big.Rat).Sub(want.movable, new(big.Rat).Add(want.ready, want.missing)), r.Unknown, name)
			for _, g := range r.Gaps {
				// Putting a gate in place moves exactly its minutes to the ready ones.
				given := recompute(cases, boundary, []rosa.Gate{g.Gate})
				equalRat(t, new(big.Rat).Sub(given.ready, want.ready), g.Minutes, name)
			}
			for _, c := range r.Combinations {
				given := recompute(cases, boundary, c.Gates)
				equalRat(t, new(big.Rat).Sub(given.ready, want.ready), c.Minutes, name)
			}
			equalRat(t, want.solvable, r.Solvable, name)
			index, _ := want.index.Float64()
			assert.InDelta(t, index, r.Index.Ready.InexactFloat64(), 1e-9, name)
			assert.True(t, slices.IsSortedFunc(r.Gaps, func(a, b rosa.Gap) int { return b.Minutes.Cmp(a.Minutes) }))
		}
	}
}

type recomputed struct{ movable, ready, missing, solvable, index *big.Rat }

// recompute counts once more; gates in place are yes wherever they are no, never where they are open.
func recompute(cases []rosa.CaseType, boundary rosa.Level, inPlace []rosa.Gate) recomputed {
	zero := func() *big.Rat { return new(big.Rat) }
	out := recomputed{zero(), zero(), zero(), zero(), zero()}
	weight := zero()
	for _, c := range cases {
		all, ready := zero(), zero()
		above := false
		for _, p := range c.Parts {
			v := c.Volume
			if p.Volume.Valid {
				v = p.Volume.Decimal
			}
			m := new(big.Rat).Mul(v.Rat(), p.Minutes.Likely.Rat())
			if p.Share.Valid {
				m.Mul(m, p.Share.Decimal.Rat())
			}
			all.Add(all, m)
			occurs := !p.Share.Valid || p.Share.Decimal.Sign() > 0
			above = above || occurs && p.Level > boundary
			if p.Level > boundary {
				continue
			}
			no, open := 0, 0
			for _, g := range rosa.Gates() {
				switch {
				case p.Gate(g) == rosa.AnswerNo && !slices.Contains(inPlace, g):
					no++
				case p.Gate(g) == 0:
					open++
				}
			}
			out.movable.Add(out.movable, m)
			if no > 0 {
				out.missing.Add(out.missing, m)
			} else if open == 0 {
				ready.Add(ready, m)
			}
		}
		out.ready.Add(out.ready, ready)
		if !above && c.MaxLevel() != 0 {
			out.solvable.Add(out.solvable, c.Volume.Rat())
		}
		if all.Sign() > 0 {
			weight.Add(weight, c.Volume.Rat())
			out.index.Add(out.index, new(big.Rat).Mul(c.Volume.Rat(), new(big.Rat).Quo(ready, all)))
		}
	}
	out.index.Quo(out.index.Mul(out.index, big.NewRat(100, 1)), weight)
	return out
}

func randomCases(r *rand.Rand, n int) []rosa.CaseType {
	answers := []rosa.Answer{rosa.AnswerYes, rosa.AnswerYes, rosa.AnswerYes, rosa.AnswerYes, rosa.AnswerNo, rosa.AnswerNo, rosa.AnswerNotApplicable, 0}
	cases := make([]rosa.CaseType, n)
	for i := range cases {
		c := rosa.CaseType{ID: id(i + 1), Name: fmt.Sprint("ärende ", i), Body: fmt.Sprint("nämnd ", i%5), Volume: decimal.New(int64(1+r.IntN(50_000)), -1)}
		for j := range 1 + r.IntN(6) {
			p := rosa.Part{Code: fmt.Sprint(j), Level: rosa.Level(1 + r.IntN(8)), Minutes: rosa.Exactly(decimal.New(int64(r.IntN(9000)), -2))}
			if r.IntN(2) == 0 {
				p.Share = decimal.NewNullDecimal(decimal.New(int64(r.IntN(1001)), -3))
			}
			if r.IntN(5) == 0 {
				p.Volume = decimal.NewNullDecimal(decimal.New(int64(r.IntN(900)), 0))
			}
			for _, g := range rosa.Gates() {
				p.Findings.Answer(g, answers[r.IntN(len(answers))])
			}
			c.Parts = append(c.Parts, p)
		}
		cases[i] = c
	}
	return cases
}

func equalRat(t *testing.T, want *big.Rat, got decimal.Decimal, name string) {
	t.Helper()
	require.Zero(t, want.Cmp(got.Rat()), "%s: want %s, got %s", name, want.FloatString(6), got)
}
