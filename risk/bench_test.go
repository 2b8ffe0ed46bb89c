package risk_test

import (
	"encoding/binary"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// register holds n risks of twenty boards, each rated twice.
func register(n int) risk.Register {
	numbered := func(kind byte, n int) uuid.UUID {
		id := uuid.UUID{kind}
		binary.BigEndian.PutUint32(id[12:], uint32(n))
		return id
	}
	var r risk.Register
	for i := range n {
		k := payments()
		k.ID, k.Body = numbered(1, i), string(rune('A'+i%20))
		r.Risks = append(r.Risks, k)
		for j := range 2 {
			rating := ratingOf(0, 0, risk.StageCurrent, kvalitet.NewDate(2026+j, 10, 1), 1+(i+j)%4, 1+i/4%4)
			rating.ID, rating.Risk = numbered(2, 2*i+j), k.ID
			r.Ratings = append(r.Ratings, rating)
		}
	}
	return r
}

func TestHeatAllocatesNothingPerRisk(t *testing.T) {
	m := risk.Matrix4x4()
	v, err := m.Rate(3, 4)
	require.NoError(t, err)
	h := risk.NewHeat(m)
	assert.Zero(t, testing.AllocsPerRun(100, func() { h.Add(v) }))
}

func BenchmarkRank(b *testing.B) {
	r, m := register(20_000), risk.Matrix4x4()
	b.ReportAllocs()
	for b.Loop() {
		risk.Rank(r, m)
	}
}

func BenchmarkSelect(b *testing.B) {
	m := risk.Matrix4x4()
	ranked := risk.Rank(register(20_000), m)
	b.ReportAllocs()
	for b.Loop() {
		risk.Select(ranked, m.Plan)
	}
}

func BenchmarkSummarise(b *testing.B) {
	m := risk.Matrix4x4()
	ranked := risk.Rank(register(20_000), m)
	b.ReportAllocs()
	for b.Loop() {
		risk.Summarise(ranked, m, risk.ByBody)
	}
}

func BenchmarkHeatMap(b *testing.B) {
	r, m := register(20_000), risk.Matrix4x4()
	b.ReportAllocs()
	for b.Loop() {
		risk.HeatMap(r, m, risk.StageCurrent, "")
	}
}

func BenchmarkDiff(b *testing.B) {
	m := risk.Matrix4x4()
	r := register(20_000)
	before, after := risk.Rank(r.AsOf(kvalitet.NewDate(2026, 12, 31)), m), risk.Rank(r, m)
	b.ReportAllocs()
	for b.Loop() {
		risk.Diff(before, after)
	}
}

// Every rule about every risk of a board's register.
func BenchmarkRules(b *testing.B) {
	passes, rules := risk.Passes(register(1_000), risk.Matrix4x4(), kvalitet.NewDate(2027, 12, 1)), risk.Rules()
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range passes {
			kvalitet.Run(rules, p)
		}
	}
}
