package kvalitet_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

// plan is a pass of the kind that a domain package has.
type plan struct{ goals int }

type planRule = kvalitet.Rule[*plan]

// rule returns a rule that is as it should be.
func rule(id string, check func(*plan) kvalitet.Finding) *planRule {
	return &planRule{
		ID:     id,
		Title:  kvalitet.Label{SV: "Finns mål?", EN: "Are there goals?"},
		Doc:    kvalitet.Label{SV: "Räknar målen.", EN: "Counts the goals."},
		Source: kvalitet.OurDefault("minst ett mål"),
		Check:  check,
	}
}

func met(*plan) kvalitet.Finding { return kvalitet.Met() }

func TestRunGivesOneFindingPerRuleInOrder(t *testing.T) {
	rules := []*planRule{
		rule("test.met", met),
		rule("test.not-met", func(p *plan) kvalitet.Finding {
			if p.goals > 0 {
				return kvalitet.Met()
			}
			return kvalitet.NotMet("inga mål", "no goals")
		}),
		rule("test.not-applicable", func(*plan) kvalitet.Finding { return kvalitet.NotApplicable("ett utkast", "a draft") }),
		rule("test.unknown", func(*plan) kvalitet.Finding { return kvalitet.Unknown("utfall saknas", "no outcome yet") }),
		rule("test.forged", func(*plan) kvalitet.Finding {
			return kvalitet.Finding{Rule: "test.other", Outcome: kvalitet.OutcomeMet}
		}),
	}
	assert.Equal(t, []kvalitet.Finding{
		{Rule: "test.met", Outcome: kvalitet.OutcomeMet},
		{Rule: "test.not-met", Outcome: kvalitet.OutcomeNotMet, Text: kvalitet.Label{SV: "inga mål", EN: "no goals"}},
		{Rule: "test.not-applicable", Outcome: kvalitet.OutcomeNotApplicable, Text: kvalitet.Label{SV: "ett utkast", EN: "a draft"}},
		{Rule: "test.unknown", Outcome: kvalitet.OutcomeUnknown, Text: kvalitet.Label{SV: "utfall saknas", EN: "no outcome yet"}},
		{Rule: "test.forged", Outcome: kvalitet.OutcomeMet},
	}, kvalitet.Run(rules, &plan{}))
	assert.Empty(t, kvalitet.Run[*plan](nil, &plan{}))
}

func TestRunOnADay(t *testing.T) {
	called := 0
	r := rule("test.days", func(*plan) kvalitet.Finding { called++; return kvalitet.Met() })
	r.From, r.Until = day(t, "2027-01-01"), day(t, "2028-01-01")
	for _, c := range []struct {
		name, on string
		inForce  bool
	}{
		{"the day before", "2026-12-31", false},
		{"first day", "2027-01-01", true},
		{"last day", "2027-12-31", true},
		{"the end day", "2028-01-01", false},
		{"no day in particular", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			called = 0
			found := kvalitet.RunOn(day(t, c.on), []*planRule{r}, &plan{})[0]
			assert.Equal(t, c.inForce, r.InForce(day(t, c.on)))
			if c.inForce {
				assert.Equal(t, kvalitet.OutcomeMet, found.Outcome)
				assert.Equal(t, 1, called)
				return
			}
			assert.Zero(t, called, "a rule that is not in force is not called")
			assert.Equal(t, kvalitet.Finding{Rule: "test.days", Outcome: kvalitet.OutcomeNotInForce, Text: kvalitet.Label{
				SV: "Regeln gäller inte " + c.on + ".", EN: "The rule is not in force on " + c.on + "."}}, found)
		})
	}
}

func TestProgrammingErrorsAreNotHidden(t *testing.T) {
	own := errors.New("index out of range")
	for _, c := range []struct {
		name  string
		check func(*plan) kvalitet.Finding
		want  string
	}{
		{"the rule panics", func(*plan) kvalitet.Finding { panic(own) }, own.Error()},
		{"no outcome", func(*plan) kvalitet.Finding { return kvalitet.Finding{} }, `kvalitet: rule test.bad returned the outcome ""`},
		{"an outcome outside the set", func(*plan) kvalitet.Finding { return kvalitet.Finding{Outcome: 99} },
			`kvalitet: rule test.bad returned the outcome "outcome(99)"`},
		{"an outcome that only RunOn may give", func(*plan) kvalitet.Finding { return kvalitet.Finding{Outcome: kvalitet.OutcomeNotInForce} },
			`kvalitet: rule test.bad returned the outcome "notInForce"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.PanicsWithError(t, c.want, func() { kvalitet.Run([]*planRule{rule("test.bad", c.check)}, &plan{}) })
		})
	}
}

func TestValidateRules(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*planRule)
		want   []string
	}{
		{"as it should be", func(*planRule) {}, nil},
		{"digits and hyphens", func(r *planRule) { r.ID = "sosfs-2011.9-kap-3" }, nil},
		{"no id", func(r *planRule) { r.ID = "" }, []string{"id /1/id"}},
		{"one part", func(r *planRule) { r.ID = "measurable" }, []string{"id /1/id"}},
		{"an empty part", func(r *planRule) { r.ID = "test..x" }, []string{"id /1/id"}},
		{"upper case", func(r *planRule) { r.ID = "test.Goal" }, []string{"id /1/id"}},
		{"Swedish letters", func(r *planRule) { r.ID = "test.mål" }, []string{"id /1/id"}},
		{"used twice", func(r *planRule) { r.ID = "test.first" }, []string{"duplicate /1/id"}},
		{"no English title", func(r *planRule) { r.Title.EN = "" }, []string{"missing /1/title"}},
		{"no Swedish doc", func(r *planRule) { r.Doc.SV = "" }, []string{"missing /1/doc"}},
		{"no source", func(r *planRule) { r.Source = kvalitet.Source{} }, []string{"missing /1/source"}},
		{"no grade", func(r *planRule) { r.Source.Grade = 0 }, []string{"missing /1/source"}},
		{"no such first day", func(r *planRule) { r.From = kvalitet.NewDate(2027, time.February, 30) }, []string{"date /1/from"}},
		{"backwards", func(r *planRule) { r.From, r.Until = day(t, "2028-01-01"), day(t, "2027-01-01") }, []string{"order /1/until"}},
		{"no check", func(r *planRule) { r.Check = nil }, []string{"missing /1/check"}},
		{"nothing at all", func(r *planRule) { *r = planRule{} },
			[]string{"id /1/id", "missing /1/title", "missing /1/doc", "missing /1/source", "missing /1/check"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rule("test.second", met)
			c.change(r)
			assert.Equal(t, c.want, codesOf(t, kvalitet.ValidateRules([]*planRule{rule("test.first", met), r})))
		})
	}
	assert.Equal(t, []string{"missing /0"}, codesOf(t, kvalitet.ValidateRules([]*planRule{nil})))
	require.NoError(t, kvalitet.ValidateRules[*plan](nil))
}

func TestPlaces(t *testing.T) {
	a, b, c := kvalitet.Place{Path: "/a"}, kvalitet.Place{Path: "/b"}, kvalitet.Place{Path: "/c"}
	base := kvalitet.NotMet("fel", "wrong")
	assert.Empty(t, base.Places())
	assert.Equal(t, []kvalitet.Place{a}, base.At(a).Places())
	two := base.At(a, b)
	assert.Equal(t, []kvalitet.Place{a, b}, two.Places())
	left, right := two.At(c), two.At(a)
	assert.Equal(t, []kvalitet.Place{a, b, c}, left.Places(), "two findings do not share their places")
	assert.Equal(t, []kvalitet.Place{a, b, a}, right.Places())
	assert.Empty(t, base.Places(), "At leaves the finding as it was")
}

func TestFindingJSON(t *testing.T) {
	for _, c := range []struct {
		name    string
		finding kvalitet.Finding
		want    string
	}{
		{"bare", kvalitet.Met(), `{"rule":"","outcome":"met","text":{"sv":"","en":""}}`},
		{"with its places", kvalitet.NotMet("mått saknas", "no measure").At(
			kvalitet.Place{Path: "/text", Span: kvalitet.Span{Start: 3, End: 10, RuneStart: 3, RuneEnd: 9}},
			kvalitet.Place{Path: "/due", Note: kvalitet.Label{SV: "dag", EN: "day"}},
		), `{"rule":"","outcome":"notMet","text":{"sv":"mått saknas","en":"no measure"},"path":"/text",` +
			`"span":{"start":3,"end":10,"runeStart":3,"runeEnd":9},"more":[{"path":"/due","note":{"sv":"dag","en":"day"}}]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := json.Marshal(c.finding)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(data))
			var back kvalitet.Finding
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, c.finding, back)
		})
	}
}

func TestSpan(t *testing.T) {
	assert.True(t, kvalitet.Span{}.IsZero())
	span := kvalitet.Span{Start: 3, End: 10, RuneStart: 3, RuneEnd: 9}
	assert.False(t, span.IsZero())
	assert.Equal(t, "3–9", span.String())
}
