package governance_test

import (
	"encoding/binary"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// municipality is a tree of a large municipality: a vision, twenty directions, two thousand goals with two measures each.
func municipality(b *testing.B) ([]governance.Goal, []governance.Indicator, []governance.Measurement) {
	b.Helper()
	numbered := func(kind byte, n int) uuid.UUID {
		id := uuid.UUID{kind}
		binary.BigEndian.PutUint32(id[12:], uint32(n))
		return id
	}
	goals := []governance.Goal{{ID: numbered(1, 0), Level: governance.LevelVision, Text: "En trygg kommun"}}
	for i := range 20 {
		goals = append(goals, governance.Goal{ID: numbered(2, i), Level: governance.LevelDirection, Text: "Trygg hela livet", Parents: []uuid.UUID{goals[0].ID}})
	}
	var indicators []governance.Indicator
	var measurements []governance.Measurement
	for i := range 2_000 {
		goal := governance.Goal{ID: numbered(3, i), Level: governance.LevelBoardGoal, Text: "Andelen nöjda ska vara minst 85 procent senast 2027",
			Parents: []uuid.UUID{goals[1+i%20].ID}, Responsible: "förvaltningschef"}
		for j := range 2 {
			in := governance.Indicator{ID: numbered(4, 2*i+j), Name: "nöjda", Better: governance.BetterHigher, Targets: []governance.Target{atLeast("85")}}
			goal.Indicators, indicators = append(goal.Indicators, governance.Measure{Indicator: in.ID}), append(indicators, in)
			measurements = append(measurements, governance.Measured(numbered(5, 2*i+j), in.ID, kvalitet.Year(2027), decimal.NewFromInt(int64(70+(i+j)%30))))
		}
		goals = append(goals, goal)
	}
	return goals, indicators, measurements
}

func BenchmarkNewTree(b *testing.B) {
	goals, indicators, _ := municipality(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := governance.NewTree(governance.Haparanda(), goals, indicators...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFollowUp(b *testing.B) {
	goals, indicators, measurements := municipality(b)
	tree, err := governance.NewTree(governance.Haparanda(), goals, indicators...)
	require.NoError(b, err)
	for _, policy := range governance.Policies() {
		b.Run(policy.Rule, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := tree.FollowUp(measurements, policy); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRedThread(b *testing.B) {
	goals, indicators, measurements := municipality(b)
	tree, err := governance.NewTree(governance.Haparanda(), goals, indicators...)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		tree.RedThread(measurements)
	}
}

// Every rule about one goal, with the texts of what is not met.
func BenchmarkSMARTA(b *testing.B) {
	pass, rules := wholePass(), governance.SMARTA()
	b.ReportAllocs()
	for b.Loop() {
		kvalitet.Run(rules, pass)
	}
}
