package rosa_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

func TestQuestionsAriseWhenTheyMeanSomething(t *testing.T) {
	part := rosa.Part{Code: "x", Level: rosa.LevelGuidance}
	arises := func(q rosa.Question) bool { return q.Arises(part, rosa.DefaultBoundary) }
	assert.True(t, arises(rosa.QuestionRoutine))
	assert.False(t, arises(rosa.QuestionDelegation), "nothing is decided on level 2")
	assert.False(t, arises(rosa.QuestionReferral), "the centre does it itself")
	assert.False(t, arises(rosa.QuestionFormOnWeb), "no form is known")
	part.Findings.Form = rosa.AnswerYes
	assert.True(t, arises(rosa.QuestionFormOnWeb))
	part.Findings.Service = rosa.AnswerYes
	assert.False(t, arises(rosa.QuestionServiceNeed), "there is one")
	part.Findings.Service = rosa.AnswerNo
	assert.True(t, arises(rosa.QuestionServiceNeed))
	part.Level = rosa.LevelRuleGoverned
	assert.True(t, arises(rosa.QuestionDelegation))
	assert.False(t, rosa.QuestionDelegation.Arises(part, rosa.LevelGuidance), "a centre that stops at 2 decides nothing")
	part.Level = rosa.LevelJudgement
	assert.True(t, arises(rosa.QuestionReferral))
	assert.False(t, arises(rosa.QuestionTraining))
	assert.False(t, rosa.Question(99).Arises(part, rosa.DefaultBoundary))
	assert.Zero(t, rosa.Question(99).By())
}

func TestOpenQuestions(t *testing.T) {
	c := permit()
	assert.Empty(t, c.Open(rosa.DefaultBoundary))
	c.Parts[1].Findings.System = 0
	c.Parts[2].ReferTo = ""
	open := c.Open(rosa.DefaultBoundary)
	assert.Equal(t, []rosa.Asked{
		{Question: rosa.QuestionSystem, Part: "beslut", Path: "/parts/1/findings/system", By: rosa.RoleCentre},
		{Question: rosa.QuestionReferral, Part: "bedömning", Path: "/parts/2/referTo", By: rosa.RoleExpert},
	}, open)
	c.Parts[1].Findings.System = rosa.AnswerNotApplicable
	assert.Len(t, c.Open(rosa.DefaultBoundary), 1)
}

// A question is answered exactly when its field is set: clearing each answer opens exactly the questions about it.
func TestEveryQuestionCanBeOpen(t *testing.T) {
	opened := map[rosa.Question]bool{}
	for _, c := range []rosa.CaseType{{Parts: []rosa.Part{{Level: rosa.LevelRuleGoverned, Findings: rosa.Findings{Form: rosa.AnswerYes, Service: rosa.AnswerNo}}}},
		{Parts: []rosa.Part{{}}}, {Parts: []rosa.Part{{Level: rosa.LevelJudgement}}}} {
		for _, a := range c.Open(rosa.DefaultBoundary) {
			opened[a.Question] = true
			assert.True(t, a.By.Valid())
		}
	}
	assert.Len(t, opened, len(rosa.Questions()))
}

func session() rosa.Session {
	return rosa.Session{ID: id(50), Body: "samhällsbyggnadsnämnden", Held: kvalitet.NewDate(2027, 2, 3), Leader: "kommunledningskontoret",
		Experts: []string{"handläggare"}, Cases: []uuid.UUID{id(1)}, Replies: []rosa.Reply{
			{Case: id(1), Part: "info", Question: rosa.QuestionWeb, By: rosa.RoleExpert, Note: "sidan är ny"},
			{Case: id(1), Part: "info", Question: rosa.QuestionSystem, By: rosa.RoleCentre},
		}}
}

// Permit's parts put 10, 11 and 8 questions: all have level, performer, minutes, web, form, form on web and e-service
// (7); routine, system, secrecy and training are asked up to the boundary (4), delegation on level 4, referral above.
func TestProgress(t *testing.T) {
	c := permit()
	c.Parts[0].Findings.Training = 0
	other := permit()
	other.ID = id(2) // not in the session
	got := session().Progress([]rosa.CaseType{c, other})
	assert.Equal(t, []rosa.Progress{
		{Asked: 31, Answered: 30, Noted: 2},
		{Role: rosa.RoleLeader, Asked: 3, Answered: 3},
		{Role: rosa.RoleExpert, Asked: 24, Answered: 24, Noted: 1},
		{Role: rosa.RoleCentre, Asked: 4, Answered: 3, Noted: 1},
	}, got)
}

func TestSessionProblems(t *testing.T) {
	require.NoError(t, session().Validate())
	for name, tt := range map[string]struct {
		change     func(*rosa.Session)
		code, path string
	}{
		"no leader":          {func(s *rosa.Session) { s.Leader = "" }, "missing", "/leader"},
		"no body":            {func(s *rosa.Session) { s.Body = " " }, "missing", "/body"},
		"no such day":        {func(s *rosa.Session) { s.Held = kvalitet.NewDate(2027, 2, 30) }, "date", "/held"},
		"empty expert":       {func(s *rosa.Session) { s.Experts[0] = "" }, "missing", "/experts/0"},
		"boundary nine":      {func(s *rosa.Session) { s.Boundary = 9 }, "enum", "/boundary"},
		"case twice":         {func(s *rosa.Session) { s.Cases = append(s.Cases, s.Cases[0]) }, "duplicate", "/cases/1"},
		"reply about others": {func(s *rosa.Session) { s.Replies[0].Case = id(3) }, "unknown", "/replies/0/case"},
		"no question":        {func(s *rosa.Session) { s.Replies[1].Question = 0 }, "missing", "/replies/1/question"},
		"wrong role":         {func(s *rosa.Session) { s.Replies[1].By = rosa.RoleLeader }, "role", "/replies/1/by"},
	} {
		t.Run(name, func(t *testing.T) {
			s := session()
			tt.change(&s)
			ps := s.Problems()
			require.Len(t, ps, 1)
			assert.Equal(t, []string{tt.code, tt.path}, []string{ps[0].Code, ps[0].Path})
		})
	}
}
