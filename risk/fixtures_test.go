package risk_test

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func id(n int) uuid.UUID { return uuid.UUID{14: byte(n >> 8), 15: byte(n)} }

// payments is a risk of the kind that auditors complain of: payee data that many can change.
func payments() risk.Risk {
	material := true
	return risk.Risk{ID: id(1), Number: "E1", Event: "Fakturor betalas till fel mottagare", Cause: "många kan ändra mottagaruppgifter",
		Consequence: "pengar går förlorade", Area: risk.AreaEconomy, Category: "operations", Framework: "internal-control", Body: "SN",
		Owner: "ekonomichef", Goals: []uuid.UUID{id(101)}, Processes: []uuid.UUID{id(102)}, Fraud: true, Material: &material,
		Identified: kvalitet.NewDate(2027, 1, 15)}
}

func ratingOf(n, of int, stage risk.Stage, on kvalitet.Date, l, c int) risk.Rating {
	r := risk.Rating{ID: id(n), Risk: id(of), Matrix: risk.Matrix4x4().Ref(), Stage: stage, Date: on, Role: "ledningsgruppen", Likelihood: l}
	if c > 0 {
		r.Impacts = []risk.Impact{{Kind: risk.KindEconomy, Step: c}}
	}
	return r
}

// wholeRegister holds one risk that is rated, decided on, treated and followed up: every rule answers yes.
func wholeRegister() risk.Register {
	return risk.Register{
		Risks: []risk.Risk{payments()},
		Ratings: []risk.Rating{
			ratingOf(11, 1, risk.StageInherent, kvalitet.NewDate(2027, 2, 1), 4, 4),
			ratingOf(12, 1, risk.StageCurrent, kvalitet.NewDate(2027, 10, 1), 3, 4),
			ratingOf(13, 1, risk.StageResidual, kvalitet.NewDate(2027, 10, 1), 2, 3),
		},
		Decisions: []risk.Decision{{ID: id(21), Risk: id(1), Treatment: risk.TreatmentTreat, Route: risk.RouteDirect, Body: "SN", Section: "§ 118",
			Date: kvalitet.NewDate(2027, 3, 1), Value: 16, Matrix: risk.Matrix4x4().Ref()}},
		Measures: []risk.Measure{{ID: id(31), Risk: id(1), Text: "Två i förening godkänner ändrad mottagare", Owner: "ekonomichef",
			Due: kvalitet.NewDate(2027, 6, 30), Done: kvalitet.NewDate(2027, 6, 1), Cost: decimal.NewNullDecimal(decimal.RequireFromString("12500.50")),
			Claimed: risk.Reduction{Likelihood: 1}, Effect: risk.EffectFull, Verified: kvalitet.NewDate(2027, 9, 1), Verifier: "controller"}},
		Bodies: []risk.Body{{Code: "KF"}, {Code: "SN", Parent: "KF"}, {Code: "SN-IFO", Parent: "SN"}, {Code: "BN", Parent: "KF"}},
	}
}
