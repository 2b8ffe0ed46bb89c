package rosa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

func TestBoundaries(t *testing.T) {
	c := permit()
	c.Parts[0].Findings.References = map[rosa.Gate]string{rosa.GateRoutine: "R 12"}
	c.Parts[1].Findings.Delegation = rosa.AnswerNo
	c.Parts[1].Findings.Training = 0
	other := permit()
	other.ID, other.Body = id(2), "kulturnämnden"
	docs := rosa.Boundaries([]rosa.CaseType{c, other}, rosa.DefaultBoundary)
	require.Len(t, docs, 2)
	assert.Equal(t, "kulturnämnden", docs[0].Body)
	doc := docs[1]
	require.Len(t, doc.Do, 2)
	require.Len(t, doc.Refer, 1)
	assert.Equal(t, "R 12", doc.Do[0].References[rosa.GateRoutine])
	assert.Empty(t, doc.Do[0].Missing)
	assert.Equal(t, []rosa.Gate{rosa.GateDelegation}, doc.Do[1].Missing)
	assert.Equal(t, []rosa.Gate{rosa.GateTraining}, doc.Do[1].Open)
	assert.Equal(t, "trafikenheten", doc.Refer[0].Who)
	assert.Empty(t, rosa.Boundaries(nil, rosa.DefaultBoundary))
}

func TestLinksToProcessActivities(t *testing.T) {
	c := permit()
	decide := rosa.Activity{Process: id(9), Activity: "a2"}
	c.Parts[1].Activity, c.Parts[2].Activity = decide, decide
	links := rosa.Method{}.Links([]rosa.CaseType{c})
	require.Len(t, links, 1)
	assert.Equal(t, 2, links[0].Parts)
	equal(t, "5250", links[0].Minutes)
	equal(t, "4050", links[0].Movable)
}

func agreement() rosa.Agreement {
	c := permit()
	c.Parts[1].Findings.System = rosa.AnswerNo
	other := permit()
	other.ID, other.Body = id(2), "kulturnämnden"
	return rosa.Method{}.Draft(id(60), "samhällsbyggnadsnämnden", "kontaktcenter", kvalitet.Year(2027), []rosa.CaseType{c, other})
}

func TestDraft(t *testing.T) {
	a := agreement()
	require.NoError(t, a.Validate())
	require.Len(t, a.Items, 2) // level 6 stays with the body, the other body's case is not here
	assert.Empty(t, a.Items[0].Missing)
	assert.Equal(t, []rosa.Gate{rosa.GateSystem}, a.Items[1].Missing)
	ready, waiting := a.Ready()
	equal(t, "900", ready)
	equal(t, "4050", waiting)
}

func TestAgreementProblems(t *testing.T) {
	for name, tt := range map[string]struct {
		change     func(*rosa.Agreement)
		code, path string
	}{
		"no centre":          {func(a *rosa.Agreement) { a.Centre = "" }, "missing", "/centre"},
		"no boundary":        {func(a *rosa.Agreement) { a.Boundary = 0 }, "missing", "/boundary"},
		"above the boundary": {func(a *rosa.Agreement) { a.Items[0].Level = 5 }, "boundary", "/items/0/level"},
		"no case":            {func(a *rosa.Agreement) { a.Items[0].Case = [16]byte{} }, "missing", "/items/0/case"},
		"negative minutes":   {func(a *rosa.Agreement) { a.Items[0].Minutes = dec("-1") }, "range", "/items/0/minutes"},
		"negative times":     {func(a *rosa.Agreement) { a.Items[0].Times = dec("-1") }, "range", "/items/0/times"},
		"unknown gate":       {func(a *rosa.Agreement) { a.Items[1].Missing[0] = 99 }, "enum", "/items/1/missing"},
		"no such day":        {func(a *rosa.Agreement) { a.Decided = kvalitet.NewDate(2027, 13, 1) }, "date", "/decided"},
	} {
		t.Run(name, func(t *testing.T) {
			a := agreement()
			tt.change(&a)
			ps := a.Problems()
			require.Len(t, ps, 1)
			assert.Equal(t, []string{tt.code, tt.path}, []string{ps[0].Code, ps[0].Path})
		})
	}
}
