package rosatest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestCaseTypes(t, func(t *testing.T) rosa.CaseTypeStore { return open(t) })
	TestSessions(t, func(t *testing.T) rosa.SessionStore { return open(t) })
	TestAgreements(t, func(t *testing.T) rosa.AgreementStore { return open(t) })
}

// TestCaseTypes tests a store of case types.
func TestCaseTypes(t *testing.T, open func(*testing.T) rosa.CaseTypeStore) {
	t.Helper()
	storetest.Run(t, caseTypes, func(t *testing.T) storetest.Store[rosa.CaseType] {
		s := open(t)
		return storetest.Store[rosa.CaseType]{Get: s.CaseType, Put: s.PutCaseType,
			List: func(ctx context.Context) iter.Seq2[rosa.CaseType, error] {
				return s.CaseTypes(ctx, rosa.CaseTypeQuery{})
			}}
	})
	storetest.RunQueries(t, caseTypes, []storetest.Query[rosa.CaseType, rosa.CaseTypeQuery]{
		{Name: "body", Query: rosa.CaseTypeQuery{Body: bodies[0]}},
		{Name: "body with another letter", Query: rosa.CaseTypeQuery{Body: bodies[1]}},
	}, rosa.CaseTypeQuery.Match, func(t *testing.T) storetest.Queried[rosa.CaseType, rosa.CaseTypeQuery] {
		s := open(t)
		return storetest.Queried[rosa.CaseType, rosa.CaseTypeQuery]{Put: s.PutCaseType, List: s.CaseTypes}
	})
}

// TestSessions tests a store of sessions.
func TestSessions(t *testing.T, open func(*testing.T) rosa.SessionStore) {
	t.Helper()
	storetest.Run(t, sessions, func(t *testing.T) storetest.Store[rosa.Session] {
		s := open(t)
		return storetest.Store[rosa.Session]{Get: s.Session, Put: s.PutSession,
			List: func(ctx context.Context) iter.Seq2[rosa.Session, error] {
				return s.Sessions(ctx, rosa.SessionQuery{})
			}}
	})
	storetest.RunQueries(t, sessions, []storetest.Query[rosa.Session, rosa.SessionQuery]{
		{Name: "body", Query: rosa.SessionQuery{Body: bodies[0]}},
		{Name: "body with another letter", Query: rosa.SessionQuery{Body: bodies[1]}},
	}, rosa.SessionQuery.Match, func(t *testing.T) storetest.Queried[rosa.Session, rosa.SessionQuery] {
		s := open(t)
		return storetest.Queried[rosa.Session, rosa.SessionQuery]{Put: s.PutSession, List: s.Sessions}
	})
}

// TestAgreements tests a store of agreements.
func TestAgreements(t *testing.T, open func(*testing.T) rosa.AgreementStore) {
	t.Helper()
	storetest.Run(t, agreements, func(t *testing.T) storetest.Store[rosa.Agreement] {
		s := open(t)
		return storetest.Store[rosa.Agreement]{Get: s.Agreement, Put: s.PutAgreement,
			List: func(ctx context.Context) iter.Seq2[rosa.Agreement, error] {
				return s.Agreements(ctx, rosa.AgreementQuery{})
			}}
	})
	storetest.RunQueries(t, agreements, []storetest.Query[rosa.Agreement, rosa.AgreementQuery]{
		{Name: "body", Query: rosa.AgreementQuery{Body: bodies[0]}},
		{Name: "body with another letter", Query: rosa.AgreementQuery{Body: bodies[1]}},
	}, rosa.AgreementQuery.Match, func(t *testing.T) storetest.Queried[rosa.Agreement, rosa.AgreementQuery] {
		s := open(t)
		return storetest.Queried[rosa.Agreement, rosa.AgreementQuery]{Put: s.PutAgreement, List: s.Agreements}
	})
}

// bodies differ in a letter that some databases take for the same.
var bodies = []string{"nämnd 1", "namnd 1", "nämnd 2"}

func figure(text string) decimal.Decimal { return decimal.RequireFromString(text) }

var caseTypes = storetest.Aggregate[rosa.CaseType]{
	Name: "CaseType",
	Make: func(id uuid.UUID, n int) rosa.CaseType {
		return rosa.CaseType{ID: id, Name: "Parkeringstillstånd", Body: bodies[n%3], Volume: decimal.New(int64(300+n), 0), Parts: []rosa.Part{
			{Code: "info", Name: "Svara på frågor", Level: rosa.LevelInformation, Performer: "handläggare", Channel: "telefon", Queue: "växel",
				Share: decimal.NewNullDecimal(figure("0.85")), Minutes: rosa.Minutes{Low: figure("2"), Likely: figure("3.5"), High: figure("6")},
				Findings: rosa.Findings{Web: rosa.AnswerYes, Routine: rosa.AnswerNo, References: map[rosa.Gate]string{rosa.GateRoutine: "R 12"}}},
			{Code: "beslut", Level: rosa.LevelRuleGoverned, AtCentre: true, Volume: decimal.NewNullDecimal(figure("120")), Minutes: rosa.Exactly(figure("15")),
				Needs: "registreringsnummer", Activity: rosa.Activity{Process: storetest.ID(9), Activity: "a7"}},
			{Code: "bedömning", Level: rosa.LevelJudgement, ReferTo: "trafikenheten", Minutes: rosa.Exactly(figure("40"))},
		}}
	},
	Fields: caseTypeFields,
	Text:   func(v *rosa.CaseType) *string { return &v.Name },
	Touch: func(v *rosa.CaseType) {
		v.Parts[0].Findings.References[rosa.GateRoutine] = "rörd"
		v.Parts[1].Name = "rörd"
	},
	Decimal: func(v *rosa.CaseType) *decimal.Decimal { return &v.Volume },
}

var sessions = storetest.Aggregate[rosa.Session]{
	Name: "Session",
	Make: func(id uuid.UUID, n int) rosa.Session {
		return rosa.Session{ID: id, Body: bodies[n%3], Held: kvalitet.NewDate(2027, time.March, 1+n%28), Leader: "kommunledningskontoret",
			Experts: []string{"bygglovshandläggare", "registrator"}, Boundary: rosa.LevelDistribution, Cases: []uuid.UUID{storetest.ID(1), storetest.ID(2)},
			Replies: []rosa.Reply{{Case: storetest.ID(1), Part: "info", Question: rosa.QuestionWeb, By: rosa.RoleExpert, Note: "sidan är från 2024"}}}
	},
	Fields: sessionFields,
	Text:   func(v *rosa.Session) *string { return &v.Leader },
	Touch: func(v *rosa.Session) {
		v.Experts[0] = "rörd"
		v.Replies[0].Note = "rörd"
		v.Cases[1] = storetest.ID(77)
	},
}

var agreements = storetest.Aggregate[rosa.Agreement]{
	Name: "Agreement",
	Make: func(id uuid.UUID, n int) rosa.Agreement {
		return rosa.Agreement{ID: id, Body: bodies[n%3], Centre: "kontaktcenter", Period: kvalitet.Year(2027), Boundary: rosa.LevelRuleGoverned,
			Decided: kvalitet.NewDate(2026, time.December, 1), Items: []rosa.Item{
				{Case: storetest.ID(1), CaseName: "Parkeringstillstånd", Part: "info", Level: rosa.LevelInformation, Times: figure("255"),
					Minutes: figure("892.5"), Missing: []rosa.Gate{rosa.GateRoutine, rosa.GateTraining}}}}
	},
	Fields:  agreementFields,
	Text:    func(v *rosa.Agreement) *string { return &v.Centre },
	Touch:   func(v *rosa.Agreement) { v.Items[0].Part = "rörd"; v.Items[0].Missing[0] = rosa.GateWeb },
	Decimal: func(v *rosa.Agreement) *decimal.Decimal { return &v.Items[0].Minutes },
}
