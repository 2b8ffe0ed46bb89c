package analysistest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestLadders(t, func(t *testing.T) analysis.LadderStore { return open(t) })
	TestModels(t, func(t *testing.T) analysis.LadderModelStore { return open(t) })
}

// TestLadders tests a store of analyses.
func TestLadders(t *testing.T, open func(*testing.T) analysis.LadderStore) {
	t.Helper()
	storetest.Run(t, ladders, func(t *testing.T) storetest.Store[analysis.Ladder] {
		s := open(t)
		return storetest.Store[analysis.Ladder]{Get: s.Ladder, Put: s.PutLadder,
			List: func(ctx context.Context) iter.Seq2[analysis.Ladder, error] {
				return s.Ladders(ctx, analysis.LadderQuery{})
			}}
	})
	storetest.RunQueries(t, ladders, []storetest.Query[analysis.Ladder, analysis.LadderQuery]{
		{Name: "measure", Query: analysis.LadderQuery{KPI: "N1"}},
		{Name: "entity", Query: analysis.LadderQuery{Entity: "0319"}},
		{Name: "both", Query: analysis.LadderQuery{KPI: "N0", Entity: "0320"}},
	}, analysis.LadderQuery.Match, func(t *testing.T) storetest.Queried[analysis.Ladder, analysis.LadderQuery] {
		s := open(t)
		return storetest.Queried[analysis.Ladder, analysis.LadderQuery]{Put: s.PutLadder, List: s.Ladders}
	})
}

// TestModels tests a store of models.
func TestModels(t *testing.T, open func(*testing.T) analysis.LadderModelStore) {
	t.Helper()
	storetest.Run(t, models, func(t *testing.T) storetest.Store[analysis.Model] {
		s := open(t)
		return storetest.Store[analysis.Model]{Get: s.LadderModel, Put: s.PutLadderModel, List: s.LadderModels}
	})
}

var ladders = storetest.Aggregate[analysis.Ladder]{
	Name: "Ladder",
	Make: func(id uuid.UUID, n int) analysis.Ladder {
		kpi, entity := []string{"N0", "N1"}[n%2], []string{"0319", "0320", "0321"}[n%3]
		s := analysis.NewSeries(kpi, entity, []int{2018, 2019, 2020, 2021, 2022, 2023, 2024}, []float64{1, 2, 3.25, 4, 5.5, 6, 7 + float64(n)})
		l := analysis.Climb(s, analysis.Target(5), analysis.Toward(analysis.BetterHigher))
		l.ID = id
		signed := analysis.Signature{Role: "kvalitetsledare", Date: kvalitet.NewDate(2026, time.March, 1)}
		for _, err := range []error{
			l.Accept(signed),
			l.Judge(analysis.Judgement{Question: "factors.events", Text: "Ny lag från årsskiftet", Signed: signed}),
			l.Excuse(analysis.StepOthers, analysis.Excuse{Reason: "ingen jämförelse finns", Signed: signed}),
			l.Excuse(analysis.StepPatterns, analysis.Excuse{Reason: "bara ett mått", Signed: signed}),
			l.Conclude(analysis.Conclusion{Text: "Målet är nått", Rests: []string{analysis.MethodGap}, Causes: []string{"nytt arbetssätt"}, Signed: signed}),
			l.Assess(analysis.SelfAssessment{Colour: analysis.ColourYellow, Motive: "skillnader mellan enheter", Signed: signed}),
			l.Propose(analysis.Action{Text: "Sprid arbetssättet", Owner: "enhetschef", Due: kvalitet.NewDate(2026, time.October, 1), FollowUp: kvalitet.NewDate(2027, time.March, 1)}),
		} {
			if err != nil {
				panic(err) // the test's own value
			}
		}
		return l
	},
	Fields: ladderFields,
	Text:   func(v *analysis.Ladder) *string { return &v.Conclusion.Text },
	Touch: func(v *analysis.Ladder) {
		v.Steps[0].Evidence[0].Numbers[0].Value = 77
		v.Actions[0].Owner = "rörd"
		v.Conclusion.Rests[0] = "rörd"
	},
}

var models = storetest.Aggregate[analysis.Model]{
	Name: "Model",
	Make: func(id uuid.UUID, n int) analysis.Model {
		m := []analysis.Model{analysis.Orebro(), analysis.RKA()}[n%2]
		m.ID = id
		return m
	},
	Fields: modelFields,
	Text:   func(v *analysis.Model) *string { return &v.Name.SV },
	Touch:  func(v *analysis.Model) { v.Steps[2].Questions[0].Methods[0] = "rörd" },
}
