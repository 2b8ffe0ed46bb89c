package service_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

// compilation makes one by hand: counts of view, complaint, praise, suggestion and question, and counts by pattern.
func compilation(types [5]int, patterns ...int) service.Compilation {
	c := service.Compilation{ByType: make([]int, len(service.ViewTypes()))}
	copy(c.ByType, types[:])
	for i, n := range patterns {
		c.Patterns = append(c.Patterns, service.Pattern{Process: fmt.Sprint("p", i), Count: n})
	}
	return c
}

func TestPublish(t *testing.T) {
	kinds := func(p service.Published) map[string]int {
		got := map[string]int{}
		for _, row := range p.Types {
			name := ""
			for _, k := range row.Types {
				if k.IsView() {
					name += k.String() + " "
				}
			}
			got[name] = row.Count
		}
		return got
	}
	p := compilation([5]int{10, 7, 0, 6, 9}, 12, 11).Publish(service.FewestShown)
	assert.Equal(t, map[string]int{"view ": 10, "complaint ": 7, "suggestion ": 6, "question ": 9, "praise ": 0}, kinds(p))
	assert.Len(t, p.Patterns, 2)
	assert.Zero(t, p.Rest)

	p = compilation([5]int{10, 3, 4, 3, 9}, 8, 6, 2).Publish(5)
	assert.Equal(t, map[string]int{"view ": 10, "complaint suggestion ": 6, "praise question ": 13}, kinds(p),
		"four praises cannot be left over when nine questions are shown, so they go together")
	assert.Equal(t, []service.PublishedPattern{{Process: "p0", Count: 8}}, p.Patterns, "the two join the six")
	assert.Equal(t, 8, p.Rest)

	p = compilation([5]int{2, 2, 0, 0, 0}, 2, 2).Publish(5)
	assert.Equal(t, map[string]int{"praise question ": 0}, kinds(p))
	assert.Empty(t, p.Patterns)
	assert.True(t, p.Few)
	assert.Zero(t, p.Rest)

	assert.Len(t, compilation([5]int{1, 2, 0, 0, 0}, 2, 1).Publish(1).Patterns, 2, "one hides nothing")
}

// Whoever adds and subtracts what is published never gets a count from 1 to below the minimum, and the two tables of the
// same views agree.
func TestPublishDisclosesNothing(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 7))
		types := [5]int{r.IntN(12), r.IntN(12), r.IntN(12), r.IntN(12), r.IntN(12)}
		var patterns []int
		for left := types[0] + types[1] + types[3]; left > 0; {
			n := 1 + r.IntN(min(left, 9))
			patterns = append(patterns, n)
			left -= n
		}
		minimum := 2 + r.IntN(6)
		p := compilation(types, patterns...).Publish(minimum)
		sums := map[bool]int{}
		for _, row := range p.Types {
			require.True(t, row.Count == 0 || row.Count >= minimum, "%v %v", types, p)
			sums[row.Types[0] == service.TypePraise || row.Types[0] == service.TypeQuestion || !row.Types[0].IsView()] += row.Count
		}
		total := p.Rest
		require.True(t, p.Rest == 0 || p.Rest >= minimum, "%v %v", patterns, p)
		for _, row := range p.Patterns {
			require.GreaterOrEqual(t, row.Count, minimum)
			total += row.Count
		}
		require.Equal(t, sums[false], total, "%v %v", types, p)
		if !p.Few {
			require.Equal(t, types[0]+types[1]+types[3], total)
		}
	}
}

func TestClocksByType(t *testing.T) {
	c := service.DefaultClocks().With(service.TypePraise, service.Limits{Acknowledge: 2}).With(service.TypeComplaint, service.Limits{Acknowledge: 1, Answer: 5})
	require.NoError(t, c.Validate())
	monday := kvalitet.NewDate(2026, 3, 2)
	due := func(typ service.ViewType) []string {
		d := service.View{Type: typ, Received: monday}.Due(c, swedish)
		return []string{d.Acknowledge.String(), d.Answer.String()}
	}
	assert.Equal(t, []string{"2026-03-03", "2026-03-09"}, due(service.TypeComplaint))
	assert.Equal(t, []string{"2026-03-04", "2026-03-16"}, due(service.TypeView))
	kil := service.Clocks{Limits: service.Limits{Answer: 14, CalendarDays: true}}
	assert.Equal(t, service.Due{Answer: kvalitet.NewDate(2026, 3, 16)}, service.View{Type: service.TypeView, Received: monday}.Due(kil, swedish), "Kil: fourteen days, weekends among them")
	assert.Equal(t, []string{"2026-03-04", ""}, due(service.TypePraise), "praise has no answer clock here")
	_, late := service.View{Type: service.TypePraise, Received: monday}.Late(c, kvalitet.NewDate(2026, 12, 1), swedish)
	assert.False(t, late, "what has no clock is never late")
	assert.Equal(t, service.Limits{Acknowledge: 2, Answer: 10}, service.DefaultClocks().For(service.TypePraise), "the presets keep their own")

	data, err := json.Marshal(c)
	require.NoError(t, err)
	assert.JSONEq(t, `{"acknowledge":2,"answer":10,"byType":{"complaint":{"acknowledge":1,"answer":5},"praise":{"acknowledge":2,"answer":0}}}`, string(data))
	var back service.Clocks
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, c, back)

	bad := service.Clocks{Limits: service.Limits{Acknowledge: -1, Answer: -1}}.With(service.TypeAppeal, service.Limits{Acknowledge: 5, Answer: 2})
	var codes []string
	for _, p := range bad.Problems() {
		codes = append(codes, p.Code+" "+p.Path)
	}
	assert.Equal(t, []string{"range /acknowledge", "range /answer", "type /byType/appeal", "order /byType/appeal/answer"}, codes)
}

func ExampleCompilation_Publish() {
	c := service.Compilation{ByType: make([]int, len(service.ViewTypes())), Patterns: []service.Pattern{
		{Process: "bygglov", Cause: "väntetid", Count: 14, Recurring: true}, {Process: "hemtjänst", Cause: "bemötande", Count: 9}, {Process: "förskola", Cause: "mat", Count: 2}}}
	p := c.Publish(service.FewestShown)
	for _, row := range p.Patterns {
		fmt.Println(row.Process, row.Cause, row.Count)
	}
	fmt.Println("övriga", p.Rest)
	// Output:
	// bygglov väntetid 14
	// övriga 11
}
