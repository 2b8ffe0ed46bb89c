package improve_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/improve"
	"github.com/kommunkvalitet/kvalitet/process/improve/improvetest"
)

func id(n int) uuid.UUID { return uuid.UUID{15: byte(n)} }

func day(month, d int) kvalitet.Date {
	return kvalitet.NewDate(2026, 1, 1).AddMonths(month - 1).AddDays(d - 1)
}

// missed is a case that has gone all the way.
func missed(n int) improve.Case {
	return improve.Case{ID: id(n), Kind: improve.KindDeviation, Date: day(2, 2), Process: id(100), Activity: "granska", Category: "läkemedel", Responsible: "Enhetschef",
		Assessment: &improve.Assessment{Date: day(2, 4), Severity: 3, Probability: 3},
		Cause:      &improve.Cause{Method: improve.MethodFiveWhys, Chain: []string{"dosen glömdes", "ingen lista fanns"}, Root: "rutin saknas", Key: "rutin"},
		Actions:    []improve.Action{{Kind: improve.ActionPreventing, Text: "Införa signeringslista", Owner: "Processledare", Due: day(3, 1), Done: day(2, 20), Prevents: "listan påminner"}},
		Effect:     &improve.Effect{Date: day(4, 1), Measure: "glömda doser per månad", Baseline: "4", Outcome: "0", Shown: true}, Closed: day(4, 2)}
}

func TestEnums(t *testing.T) {
	t.Run("ActionKind", func(t *testing.T) { enumtest.Run(t, improve.ActionKinds(), improve.ParseActionKind) })
	t.Run("Kind", func(t *testing.T) { enumtest.Run(t, improve.Kinds(), improve.ParseKind) })
	t.Run("Method", func(t *testing.T) { enumtest.Run(t, improve.Methods(), improve.ParseMethod) })
	t.Run("Phase", func(t *testing.T) { enumtest.Run(t, improve.Phases(), improve.ParsePhase) })
	t.Run("Stage", func(t *testing.T) { enumtest.Run(t, improve.Stages(), improve.ParseStage) })
}

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/case.json", missed(1))
	golden.JSON(t, "testdata/wheel.json", turn())
	golden.JSON(t, "testdata/proposal.json", proposal())
}

func codes(problems []kvalitet.Problem) []string {
	out := []string{}
	for _, p := range problems {
		out = append(out, p.Code+" "+p.Path)
	}
	return out
}

// A case is closed only when the effect is shown, or with a motive for doing nothing.
func TestClosing(t *testing.T) {
	tests := map[string]struct {
		change func(*improve.Case)
		want   []string
	}{
		"effect shown":                     {func(*improve.Case) {}, []string{}},
		"effect not shown":                 {func(c *improve.Case) { c.Effect.Shown = false }, []string{"effect /closed"}},
		"no effect check":                  {func(c *improve.Case) { c.Effect = nil }, []string{"effect /closed"}},
		"nothing done, with a motive":      {func(c *improve.Case) { c.Effect, c.Actions, c.NoAction = nil, nil, "enstaka händelse" }, []string{}},
		"motive does not excuse an action": {func(c *improve.Case) { c.Effect, c.NoAction = nil, "enstaka händelse" }, []string{"effect /closed"}},
		"nothing done, without a motive":   {func(c *improve.Case) { c.Effect, c.Actions = nil, nil }, []string{"effect /closed"}},
		"assessed before it was observed":  {func(c *improve.Case) { c.Assessment.Date = day(1, 1) }, []string{"order /assessment/date"}},
		"cause without a key":              {func(c *improve.Case) { c.Cause.Key = "" }, []string{"missing /cause/key"}},
		"action without a text":            {func(c *improve.Case) { c.Actions[0].Text = "" }, []string{"missing /actions/0/text"}},
		"severity outside every scale":     {func(c *improve.Case) { c.Assessment.Severity = 11 }, []string{"range /assessment/severity"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := missed(1)
			tt.change(&c)
			assert.Equal(t, tt.want, codes(c.Problems()))
		})
	}
	c := missed(1)
	c.Closed, c.Effect = kvalitet.Date{}, nil
	_, err := c.Close(day(5, 1))
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestStages(t *testing.T) {
	c := improve.Case{Date: day(2, 2)}
	full := missed(1)
	assert.Equal(t, improve.StageObserved, c.Stage())
	c.Assessment = full.Assessment
	assert.Equal(t, improve.StageAssessed, c.Stage())
	c.Cause = full.Cause
	assert.Equal(t, improve.StageExplained, c.Stage())
	c.Actions = []improve.Action{{Text: "x"}}
	assert.Equal(t, improve.StageActing, c.Stage())
	c.Actions = full.Actions
	assert.Equal(t, improve.StageWaiting, c.Stage())
	assert.Equal(t, improve.StageClosed, full.Stage())
}

// Kristianstad: assessed within 5 working days, investigated within 10, flagged from a score of 8 with grave severity.
func TestTasks(t *testing.T) {
	p := improve.Kristianstad()
	require.NoError(t, p.Validate())
	c := improve.Case{Kind: improve.KindDeviation, Date: day(2, 2)} // a Monday
	tasks := p.Tasks(c, day(2, 10), improve.Weekdays{})
	require.Len(t, tasks, 2)
	assert.Equal(t, []any{"assess", day(2, 9), true, false}, []any{tasks[0].Code, tasks[0].Due, tasks[0].Late, tasks[0].Escalate})
	assert.Equal(t, []any{"investigate", day(2, 16), false}, []any{tasks[1].Code, tasks[1].Due, tasks[1].Late})
	assert.True(t, p.Tasks(c, day(2, 17), improve.Weekdays{})[0].Escalate)
	full := missed(1)
	assert.Empty(t, p.Tasks(full, day(12, 1), improve.Weekdays{}))
	full.Closed, full.Effect = kvalitet.Date{}, nil
	assert.Equal(t, "checkEffect", p.Tasks(full, day(12, 1), improve.Weekdays{})[0].Code)
	full.Actions[0].Done = kvalitet.Date{}
	assert.Equal(t, []any{"act", 0, day(3, 1)}, []any{p.Tasks(full, day(2, 28), improve.Weekdays{})[0].Code, p.Tasks(full, day(2, 28), improve.Weekdays{})[0].Index, p.Tasks(full, day(2, 28), improve.Weekdays{})[0].Due})

	for _, tt := range []struct {
		severity, probability int
		grave                 bool
	}{{3, 3, true}, {4, 2, true}, {2, 4, false}, {3, 2, false}, {4, 1, false}} {
		a := improve.Assessment{Severity: tt.severity, Probability: tt.probability}
		assert.Equal(t, tt.grave, p.Grave(improve.Case{Assessment: &a}), "%d·%d", tt.severity, tt.probability)
	}
	assert.False(t, p.Grave(improve.Case{}))
	assert.Equal(t, "chef", p.Deputy("chef", "ersättare", day(2, 2), day(2, 4), improve.Weekdays{}))
	assert.Equal(t, "ersättare", p.Deputy("chef", "ersättare", day(2, 2), day(2, 5), improve.Weekdays{}))
	p.Scale, p.WindowDays = 0, -1
	assert.Equal(t, []string{"range /windowDays", "range /scale"}, codes(p.Problems()))
}

func TestRecurrence(t *testing.T) {
	p := improve.Kristianstad()
	first := missed(1) // effect shown on 1 April
	again := missed(2)
	again.Date, again.Closed, again.Effect = day(9, 1), kvalitet.Date{}, nil
	other := again
	other.ID, other.Category = id(3), "fall"
	late := again
	late.ID, late.Date = id(4), day(16, 3) // 367 days after the effect
	early := again
	early.ID, early.Date = id(5), day(3, 1) // before the effect
	unknown := again
	unknown.ID, unknown.Cause = id(6), nil
	cases := []improve.Case{first, again, other, late, early, unknown}
	r := p.Recurrences(cases)
	assert.Equal(t, []improve.Recurrence{{Case: id(2), Of: id(1), Days: 153}}, r.Found)
	assert.Equal(t, []improve.CauseCount{{Key: "rutin", Count: 1}}, r.ByCause)
	rate, ok := r.Rate()
	assert.True(t, ok)
	assert.InDelta(t, 1, rate, 0)
	_, ok = p.Recurrences(nil).Rate()
	assert.False(t, ok)
	for seed := range uint64(20) { // the order of the cases does not matter
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
		assert.Equal(t, r, p.Recurrences(cases))
	}
	assert.Equal(t, []improve.Fix{{Severity: 3, Cases: 1, Mean: 59}}, improve.TimeToFix(cases))
}

func turn() improve.Wheel {
	return improve.Wheel{ID: id(1), Process: id(100), Name: "Kortare väntan", Round: 1, Aim: "halverad väntan", Measure: "dagar", Baseline: "20", Expected: "10", Change: "daglig fördelning",
		Begun: day(1, 10), Ended: day(3, 1), Outcome: "12", Learnt: "måndagar är tyngst", Decision: "keep", DecidedBy: "processägare", Decided: day(3, 10)}
}

func TestWheel(t *testing.T) {
	w := turn()
	require.NoError(t, w.Validate())
	assert.Equal(t, improve.Phase(0), w.Phase())
	next, err := w.Next(id(2))
	require.NoError(t, err)
	assert.Equal(t, []any{2, id(1), "12", improve.PhasePlan}, []any{next.Round, next.Previous, next.Baseline, next.Phase()})
	_, err = next.Next(id(3))
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	w.Expected = "" // the do phase was entered without a plan
	assert.Equal(t, []string{"phase /expected", "phase /expected", "phase /expected"}, codes(w.Problems()))
	w = turn()
	w.Decision, w.Ended = "perhaps", day(1, 1)
	assert.Equal(t, []string{"order /ended", "enum /decision"}, codes(w.Problems()))
}

func proposal() improve.Proposal {
	return improve.Proposal{ID: id(1), Process: id(100), Date: day(2, 1), Text: "Förtryckt blankett", Scope: improve.Scope{Map: true}, Decision: "accepted", Role: process.RoleOwner, Decided: day(2, 9)}
}

func TestApproaches(t *testing.T) {
	all := improve.Approaches()
	require.Len(t, all, 3)
	require.Len(t, all[0].Steps, len(improve.Phases()), "the wheel's steps are its phases")
	for _, a := range all {
		assert.True(t, a.Name.Complete() && a.Source.Grade.Valid(), a.Code)
		w := turn()
		w.Approach = a.Code
		require.NoError(t, w.Validate())
	}
	w := turn()
	w.Approach = string([]byte{0xff})
	assert.Equal(t, []string{"encoding /approach"}, codes(w.Problems()))
}

func TestProposal(t *testing.T) {
	p := proposal()
	require.NoError(t, p.Validate())
	p.Role = process.RoleImprover // may only decide for one place
	assert.Equal(t, []string{"role /role"}, codes(p.Problems()))
	p.Scope.Map = false
	assert.Empty(t, p.Problems())
	p.Scope.Resources = true
	assert.Equal(t, []process.RoleCode{process.RoleManagement}, improve.MayDecide(p.Scope))
	p = proposal()
	p.Decision = "declined"
	assert.Equal(t, []string{"missing /motive"}, codes(p.Problems()))
	p.Decision = "perhaps"
	assert.Equal(t, []string{"enum /decision"}, codes(p.Problems()))
}

func TestLoadAndSave(t *testing.T) {
	ctx, s, p := t.Context(), improvetest.NewMemStore(), improve.Kristianstad()
	_, err := improve.SaveCase(ctx, s, missed(1))
	require.NoError(t, err)
	again := missed(2)
	again.Date, again.Closed, again.Effect, again.Assessment = day(9, 1), kvalitet.Date{}, nil, nil
	again.Actions = nil
	_, err = improve.SaveCase(ctx, s, again)
	require.NoError(t, err)
	r, err := improve.LoadRecurrences(ctx, s, p, id(100))
	require.NoError(t, err)
	assert.Len(t, r.Found, 1)
	due, err := improve.LoadDue(ctx, s, p, day(10, 1), improve.Weekdays{})
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, "assess", due[0].Code)
	w, err := improve.SaveWheel(ctx, s, turn())
	require.NoError(t, err)
	next, err := w.Next(id(2))
	require.NoError(t, err)
	_, err = improve.SaveWheel(ctx, s, next)
	require.NoError(t, err)
	turns, err := improve.LoadTurns(ctx, s, id(2))
	require.NoError(t, err)
	require.Len(t, turns, 2)
	assert.Equal(t, 1, turns[0].Round)
	_, err = improve.LoadTurns(ctx, s, id(9))
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	open := proposal()
	open.Decision, open.Role, open.Decided = "", 0, kvalitet.Date{}
	_, err = improve.SaveProposal(ctx, s, open)
	require.NoError(t, err)
	proposals, err := improve.LoadProposals(ctx, s, id(100))
	require.NoError(t, err)
	assert.Len(t, proposals, 1)
	for _, err := range []error{second(improve.SaveCase(ctx, s, improve.Case{})), second(improve.SaveWheel(ctx, s, improve.Wheel{})), second(improve.SaveProposal(ctx, s, improve.Proposal{}))} {
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
	}
}

func second[T any](_ T, err error) error { return err }

func FuzzCaseJSON(f *testing.F) {
	seed, err := json.Marshal(missed(1))
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var c improve.Case
		if json.Unmarshal(data, &c) != nil || c.Validate() != nil {
			return
		}
		improve.Kristianstad().Tasks(c, day(12, 1), improve.Weekdays{})
		improve.Kristianstad().Recurrences([]improve.Case{c, c})
		first, err := json.Marshal(c)
		require.NoError(t, err)
		var back improve.Case
		require.NoError(t, json.Unmarshal(first, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(again))
	})
}

func BenchmarkRecurrences(b *testing.B) {
	cases := make([]improve.Case, 10_000)
	for i := range cases {
		cases[i] = missed(i % 250)
		cases[i].Date = day(1+i%12, 1)
	}
	p := improve.Kristianstad()
	b.ReportAllocs()
	for b.Loop() {
		p.Recurrences(cases)
	}
}

func ExamplePolicy_Recurrences() {
	first, again := missed(1), missed(2)
	again.Date, again.Effect, again.Closed = day(9, 1), nil, kvalitet.Date{}
	r := improve.Kristianstad().Recurrences([]improve.Case{first, again})
	rate, _ := r.Rate()
	fmt.Println(len(r.Found), r.Found[0].Days, rate)
	// Output: 1 153 1
}

func ExampleCase_Close() {
	c := missed(1)
	c.Effect = nil
	_, err := c.Close(day(5, 1))
	fmt.Println(err)
	// Output: ogiltigt värde / invalid value: /closed: ärendet är avslutat utan visad effekt och utan skäl att inget göra / the case is closed without a shown effect and without a motive for doing nothing
}
