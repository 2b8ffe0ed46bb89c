package risktest

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// TestStore runs every test of the package; open returns a fresh, empty store for each case.
func TestStore(t *testing.T, open func(*testing.T) Store) {
	t.Helper()
	TestRisks(t, func(t *testing.T) risk.Store { return open(t) })
	TestRatings(t, func(t *testing.T) risk.RatingStore { return open(t) })
	TestDecisions(t, func(t *testing.T) risk.DecisionStore { return open(t) })
	TestMeasures(t, func(t *testing.T) risk.MeasureStore { return open(t) })
	TestMatrices(t, func(t *testing.T) risk.MatrixStore { return open(t) })
}

// TestRisks tests a store of risks.
func TestRisks(t *testing.T, open func(*testing.T) risk.Store) {
	t.Helper()
	storetest.Run(t, risks, func(t *testing.T) storetest.Store[risk.Risk] {
		s := open(t)
		return storetest.Store[risk.Risk]{Get: s.Risk, Put: s.PutRisk,
			List: func(ctx context.Context) iter.Seq2[risk.Risk, error] { return s.Risks(ctx, risk.Query{}) }}
	})
	storetest.RunQueries(t, risks, []storetest.Query[risk.Risk, risk.Query]{
		{Name: "body", Query: risk.Query{Body: "nämnd 1"}},
		{Name: "body with another letter", Query: risk.Query{Body: "namnd 1"}},
		{Name: "area", Query: risk.Query{Area: risk.AreaEconomy}},
		{Name: "day", Query: risk.Query{On: kvalitet.NewDate(2027, time.June, 30)}},
		{Name: "first day", Query: risk.Query{On: kvalitet.NewDate(2027, time.January, 1)}},
		{Name: "day on which some are retired", Query: risk.Query{On: kvalitet.NewDate(2028, time.July, 1)}},
		{Name: "all at once", Query: risk.Query{Body: "nämnd 2", Area: risk.AreaPersonnel, On: kvalitet.NewDate(2028, time.May, 1)}},
	}, risk.Query.Match, func(t *testing.T) storetest.Queried[risk.Risk, risk.Query] {
		s := open(t)
		return storetest.Queried[risk.Risk, risk.Query]{Put: s.PutRisk, List: s.Risks}
	})
}

// TestRatings tests a store of ratings.
func TestRatings(t *testing.T, open func(*testing.T) risk.RatingStore) {
	t.Helper()
	storetest.Run(t, ratings, func(t *testing.T) storetest.Store[risk.Rating] {
		s := open(t)
		return storetest.Store[risk.Rating]{Get: s.RiskRating, Put: s.PutRiskRating, List: everything(s.RiskRatings)}
	})
	storetest.RunQueries(t, ratings, ofRisk[risk.Rating](), func(of uuid.UUID, v risk.Rating) bool { return v.Risk == of },
		func(t *testing.T) storetest.Queried[risk.Rating, uuid.UUID] {
			s := open(t)
			return storetest.Queried[risk.Rating, uuid.UUID]{Put: s.PutRiskRating, List: s.RiskRatings}
		})
}

// TestDecisions tests a store of decisions.
func TestDecisions(t *testing.T, open func(*testing.T) risk.DecisionStore) {
	t.Helper()
	storetest.Run(t, decisions, func(t *testing.T) storetest.Store[risk.Decision] {
		s := open(t)
		return storetest.Store[risk.Decision]{Get: s.RiskDecision, Put: s.PutRiskDecision, List: everything(s.RiskDecisions)}
	})
	storetest.RunQueries(t, decisions, ofRisk[risk.Decision](), func(of uuid.UUID, v risk.Decision) bool { return v.Risk == of },
		func(t *testing.T) storetest.Queried[risk.Decision, uuid.UUID] {
			s := open(t)
			return storetest.Queried[risk.Decision, uuid.UUID]{Put: s.PutRiskDecision, List: s.RiskDecisions}
		})
}

// TestMeasures tests a store of measures.
func TestMeasures(t *testing.T, open func(*testing.T) risk.MeasureStore) {
	t.Helper()
	storetest.Run(t, measures, func(t *testing.T) storetest.Store[risk.Measure] {
		s := open(t)
		return storetest.Store[risk.Measure]{Get: s.RiskMeasure, Put: s.PutRiskMeasure, List: everything(s.RiskMeasures)}
	})
	storetest.RunQueries(t, measures, ofRisk[risk.Measure](), func(of uuid.UUID, v risk.Measure) bool { return v.Risk == of },
		func(t *testing.T) storetest.Queried[risk.Measure, uuid.UUID] {
			s := open(t)
			return storetest.Queried[risk.Measure, uuid.UUID]{Put: s.PutRiskMeasure, List: s.RiskMeasures}
		})
}

// TestMatrices tests a store of matrices.
func TestMatrices(t *testing.T, open func(*testing.T) risk.MatrixStore) {
	t.Helper()
	storetest.Run(t, matrices, func(t *testing.T) storetest.Store[risk.Matrix] {
		s := open(t)
		return storetest.Store[risk.Matrix]{Get: s.RiskMatrix, Put: s.PutRiskMatrix, List: s.RiskMatrices}
	})
}

// ofRisk asks for what is said of one risk.
func ofRisk[T any]() []storetest.Query[T, uuid.UUID] {
	return []storetest.Query[T, uuid.UUID]{{Name: "risk", Query: storetest.ID(2)}, {Name: "another risk", Query: storetest.ID(3)}}
}

// everything asks for all, whatever the risk.
func everything[T any](list func(context.Context, uuid.UUID) iter.Seq2[T, error]) func(context.Context) iter.Seq2[T, error] {
	return func(ctx context.Context) iter.Seq2[T, error] { return list(ctx, uuid.Nil) }
}

var risks = storetest.Aggregate[risk.Risk]{
	Name: "Risk",
	Make: func(id uuid.UUID, n int) risk.Risk {
		material := n%2 == 0
		return risk.Risk{ID: id, Number: "V1", Event: "Fakturor betalas till fel mottagare", Cause: "fasta uppgifter ändras av många",
			Consequence: "pengar går förlorade", Area: []string{risk.AreaEconomy, risk.AreaPersonnel}[n%2], Category: "operations",
			Framework: "internal-control", Body: []string{"nämnd 1", "nämnd 2", "namnd 1"}[n%3], Owner: "ekonomichef",
			Goals: []uuid.UUID{storetest.ID(101), storetest.ID(102)}, Processes: []uuid.UUID{storetest.ID(103)}, Fraud: n%2 == 1, Material: &material,
			Flagged: n%4 == 0, Answers: storetest.ID(104), Identified: kvalitet.NewDate(2027, time.Month(1+n%12), 1),
			Retired: kvalitet.NewDate(2028, time.Month(1+n%12), 1)}
	},
	Fields: riskFields,
	Text:   func(v *risk.Risk) *string { return &v.Event },
	Touch:  func(v *risk.Risk) { v.Goals[0] = storetest.ID(77); *v.Material = !*v.Material },
}

var ratings = storetest.Aggregate[risk.Rating]{
	Name: "Rating",
	Make: func(id uuid.UUID, n int) risk.Rating {
		return risk.Rating{ID: id, Risk: storetest.ID(1 + n%3), Matrix: risk.Matrix4x4().Ref(), Stage: risk.Stages()[n%4],
			Date: kvalitet.NewDate(2027, time.September, 1+n%28), Role: "ledningsgruppen", Motive: "två händelser i år", Likelihood: n % 5,
			Impacts:    []risk.Impact{{Kind: risk.KindEconomy, Step: 3}, {Kind: risk.KindTrust, Step: 4}},
			Votes:      []risk.Vote{{Likelihood: 2, Consequence: 3}, {Likelihood: 3, Consequence: 4}},
			Supersedes: storetest.ID(105)}
	},
	Fields: ratingFields,
	Text:   func(v *risk.Rating) *string { return &v.Motive },
	Touch:  func(v *risk.Rating) { v.Impacts[0].Step = 1 },
	Reasons: map[string]string{
		"stale write": "a rating is never changed; a second writer of the same entry must be told",
	},
}

var decisions = storetest.Aggregate[risk.Decision]{
	Name: "Decision",
	Make: func(id uuid.UUID, n int) risk.Decision {
		return risk.Decision{ID: id, Risk: storetest.ID(1 + n%3), Treatment: risk.Treatments()[n%4], Route: risk.RouteReview, Body: "socialnämnden",
			Section: "§ 118", Date: kvalitet.NewDate(2027, time.November, 13), Expires: kvalitet.NewDate(2028, time.November, 30), Motive: "kostnaden är högre än nyttan",
			Value: 8, Matrix: risk.Matrix4x4().Ref(), Revoked: kvalitet.NewDate(2028, time.January, 1), Closed: kvalitet.NewDate(2028, time.February, 1)}
	},
	Fields: decisionFields,
	Text:   func(v *risk.Decision) *string { return &v.Motive },
}

var measures = storetest.Aggregate[risk.Measure]{
	Name: "Measure",
	Make: func(id uuid.UUID, n int) risk.Measure {
		return risk.Measure{ID: id, Risk: storetest.ID(1 + n%3), Text: "Två i förening godkänner ändrade mottagare", Owner: "ekonomichef",
			Due: kvalitet.NewDate(2027, time.June, 30), Done: kvalitet.NewDate(2027, time.May, 2), Cost: decimal.NewNullDecimal(decimal.New(int64(1_250_000+n), -2)),
			Claimed: risk.Reduction{Likelihood: 2, Consequence: 1}, Effect: risk.EffectPartial,
			Verified: kvalitet.NewDate(2027, time.October, 1), Verifier: "controller"}
	},
	Fields:  measureFields,
	Text:    func(v *risk.Measure) *string { return &v.Text },
	Decimal: func(v *risk.Measure) *decimal.Decimal { v.Cost.Valid = true; return &v.Cost.Decimal },
}

var matrices = storetest.Aggregate[risk.Matrix]{
	Name: "Matrix",
	Make: func(id uuid.UUID, n int) risk.Matrix {
		all := risk.Presets()
		m := all[n%len(all)]
		m.ID = id
		return m
	},
	Fields: matrixFields,
	Text:   func(v *risk.Matrix) *string { return &v.Name.SV },
	Touch:  func(v *risk.Matrix) { v.Bands[0].Code = "rörd" },
}
