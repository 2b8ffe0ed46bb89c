package outlook_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/outlook"
)

// KL 8 kap. 2 §: a tenth of the electors, within six months.
func TestPeopleInitiative(t *testing.T) {
	day := kvalitet.NewDate
	p := outlook.PeopleInitiative{Question: "Ska skolan i byn vara kvar?", Electors: 10_001, Signed: []outlook.Signed{
		{day(2026, 7, 1), 300}, {day(2026, 1, 1), 400}, {day(2026, 6, 30), 600}, {day(2026, 12, 31), 1}}}
	assert.Empty(t, p.Problems())
	s := p.Support()
	assert.Equal(t, 1001, s.Needed, "a tenth of 10 001, rounded up")
	assert.Equal(t, 1000, s.Best, "1 July is the first day after six months from 1 January")
	assert.Equal(t, kvalitet.Period{From: day(2026, 1, 1), Until: day(2026, 7, 1)}, s.Period)
	assert.False(t, s.Enough())
	p.Signed[1].On = day(2026, 1, 2)
	assert.Equal(t, 1300, p.Support().Best, "a day later all three are within")
	assert.True(t, p.Support().Enough())
	assert.Equal(t, outlook.Support{Needed: 1}, outlook.PeopleInitiative{Electors: 1}.Support())

	bad := outlook.PeopleInitiative{Signed: []outlook.Signed{{day(2026, 1, 1), -1}, {day(2026, 1, 1), 1}, {}}}
	var codes []string
	for _, x := range bad.Problems() {
		codes = append(codes, x.Code+" "+x.Path)
	}
	assert.Equal(t, []string{"missing /question", "range /electors", "duplicate /signed/1", "range /signed/0/count", "missing /signed/2/on"}, codes)
}

// The sliding sum answers as the slow way does: every start against every day.
func TestPeopleInitiativeTwin(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		p := outlook.PeopleInitiative{Question: "x", Electors: 1000}
		taken := map[kvalitet.Date]bool{}
		for range r.IntN(30) {
			if on := kvalitet.NewDate(2026, 1, 1).AddDays(r.IntN(700)); !taken[on] {
				taken[on] = true
				p.Signed = append(p.Signed, outlook.Signed{On: on, Count: r.IntN(50)})
			}
		}
		best := 0
		for _, from := range p.Signed {
			sum := 0
			for _, s := range p.Signed {
				if !s.On.Before(from.On) && s.On.Before(from.On.AddMonths(6)) {
					sum += s.Count
				}
			}
			best = max(best, sum)
		}
		require.Equal(t, best, p.Support().Best)
	}
}
